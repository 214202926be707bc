"""What the journal tells, and the columns that recur in what it tells of."""

from letsema.journal.queries.columns import (
    ALPHA3,
    WITHDRAWN_WHOLE,
    country_or_none,
    in_order,
    keep_in_order,
    told_window,
    window,
    window_columns,
)
from letsema.journal.queries.telling import (
    Act,
    acts_about,
    acts_since,
    breaches,
    fitting,
    head,
    recorded_tables,
    row_values,
    subjects_since,
)

__all__ = [
    "ALPHA3",
    "WITHDRAWN_WHOLE",
    "Act",
    "acts_about",
    "acts_since",
    "breaches",
    "country_or_none",
    "fitting",
    "head",
    "in_order",
    "keep_in_order",
    "recorded_tables",
    "row_values",
    "subjects_since",
    "told_window",
    "window",
    "window_columns",
]
