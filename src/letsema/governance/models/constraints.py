"""Constraints that recur over the tables of governance.

Columns that recur: `precision`, `earliest`, `latest` say when it was so, `until_…` until when;
`source` or `decision` with `place` what it rests on; `recorded_at` when the record learned it;
`withdrawn_at` with `withdrawn_why` that it no longer counts, from then on.
"""

from django.db.models import F, Q

from letsema.values.citation import PRECISIONS

ALPHA3 = r"^[A-Z]{3}$"


def window(prefix: str = "") -> Q:
    """A date with its precision stands whole, in order, or not at all."""
    precision, earliest, latest = (prefix + name for name in ("precision", "earliest", "latest"))
    return Q(**{precision: "", earliest: None, latest: None}) | (
        Q(**{f"{precision}__in": PRECISIONS, f"{latest}__isnull": False})
        & (
            Q(**{precision: "not-after", earliest: None})
            | Q(**{f"{earliest}__isnull": False, f"{earliest}__lte": F(latest)})
        )
    )


def in_order() -> Q:
    """An end is not before its beginning, where both are known."""
    return Q(earliest=None) | Q(until_latest=None) | Q(until_latest__gte=F("earliest"))


def country_or_none() -> Q:
    """An alpha-3 code, or none."""
    return Q(country="") | Q(country__regex=ALPHA3)


WITHDRAWN_WHOLE = Q(withdrawn_at=None, withdrawn_why="") | (
    Q(withdrawn_at__isnull=False) & ~Q(withdrawn_why="")
)
