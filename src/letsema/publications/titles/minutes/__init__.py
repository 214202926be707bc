"""The minutes of a meeting, or of a no-objection round, drafted from the record.

They are a draft until a signed copy is kept. The words kept from readers outside the secretariat
stand in the internal edition only (`gather(…, internal=True)`).
"""

from django.utils.translation import gettext_noop

from letsema.publications.titles.minutes.gathering import gather
from letsema.publications.titles.minutes.rendering import FORMS, render

SUBJECT = "meeting"
RELEASED = False
ABOUT = gettext_noop("The minutes of a meeting: who attended, each item, what was decided")

__all__ = ["ABOUT", "FORMS", "RELEASED", "SUBJECT", "gather", "render"]
