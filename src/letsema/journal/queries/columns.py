"""Columns and constraints that recur over the tables of many rooms.

`precision`, `earliest`, `latest` say when it was so, `until_…` until when; `source` or `decision`
with `place` and `stated` what it rests on; `recorded_at` when the record learned it;
`withdrawn_at` with `withdrawn_why` that it no longer counts, from then on.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q

from letsema.values import Refusal, Refused, When
from letsema.values.citation import PRECISIONS

ALPHA3 = r"^[A-Z]{3}$"

WITHDRAWN_WHOLE = Q(withdrawn_at=None, withdrawn_why="") | (
    Q(withdrawn_at__isnull=False) & ~Q(withdrawn_why="")
)


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


def window_columns(told: When | date | None, prefix: str = "") -> dict[str, Any]:
    """The columns of a date with its precision; a plain day is one known to the day."""
    told = When.on(told) if isinstance(told, date) else told
    return {
        f"{prefix}precision": told.precision if told else "",
        f"{prefix}earliest": told.earliest if told else None,
        f"{prefix}latest": told.latest if told else None,
    }


def told_window(row: models.Model, prefix: str = "") -> When | None:
    """The date that stands in a row's columns, or None."""
    latest = getattr(row, f"{prefix}latest")
    if latest is None:
        return None
    return When(getattr(row, f"{prefix}precision"), getattr(row, f"{prefix}earliest"), latest)


def keep_in_order(since: When | None, until: When | None) -> None:
    """Refused: an end before its beginning, where both are known."""
    if since and until and since.earliest and until.latest < since.earliest:
        raise Refused(
            Refusal(
                "ends-before",
                "it cannot end (%(until)s) before it begins (%(since)s)",
                field="until",
                since=since.earliest,
                until=until.latest,
            )
        )
