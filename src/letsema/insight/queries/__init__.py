"""What the record tells as a whole: search, and what its index is made from."""

from letsema.insight.queries.following import is_behind, shape
from letsema.insight.queries.search import Hit, Suggestion, search, suggestions

__all__ = ["Hit", "Suggestion", "is_behind", "search", "shape", "suggestions"]
