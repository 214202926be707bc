"""Whose rows are read: a programme's with its parts, and only what anybody may read of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet

from letsema.partners import queries as partners
from letsema.partners.queries import OrganisationView
from letsema.programmes import queries as programmes
from letsema.programmes.queries import Basis
from letsema.programmes.queries.standing import Bases
from letsema.results.queries.instruments import instrument_keys, instruments_by_pk
from letsema.results.queries.views import InstrumentLink
from letsema.values import Quantity

Row = TypeVar("Row", bound=Model)
LINKS = ("organisation_id", "organiser_id", "lead_id")
"""Columns of rows that name an organisation."""


@dataclass(frozen=True, slots=True)
class Reach:
    """Which rows are read: of a programme (of its parts too), and whether of public ones only."""

    programme: str = ""
    with_parts: bool = True
    public_only: bool = True

    def narrowed(self, rows: QuerySet[Row]) -> QuerySet[Row]:
        """The standing rows within reach; a row of no programme is public."""
        rows = rows.filter(withdrawn_at=None)
        if self.programme:
            rows = rows.filter(programme__in=self._family())
        if not self.public_only:
            return rows
        named = rows.order_by().exclude(programme=None).values_list("programme_id", flat=True)
        asked = set(named.distinct())
        gone_on = programmes.gone_on() if asked else {}
        shown = programmes.public_references(gone_on.get(each, each) for each in asked)
        public = {each for each in asked if gone_on.get(each, each) in shown}
        return rows.filter(Q(programme=None) | Q(programme__in=public))

    def _family(self) -> frozenset[str]:
        """The references whose rows are the programme's."""
        if self.with_parts:
            return programmes.with_parts(self.programme)
        gone_on = programmes.gone_on()
        end = gone_on.get(self.programme, self.programme)
        return frozenset({end, *(old for old, into in gone_on.items() if into == end)})


@dataclass(frozen=True, slots=True)
class Pointed:
    """What rows point at, read once for all of them."""

    bases: Bases
    organisations: Mapping[int, OrganisationView]
    instruments: Mapping[int, InstrumentLink]
    gone_on: Mapping[str, str]

    @classmethod
    def at_by(cls, rows: Iterable[Any], organisations: Iterable[int] = ()) -> Pointed:
        """What these rows point at, and more organisations by row number."""
        rows = list(rows)
        named = {getattr(row, column, None) for row in rows for column in LINKS}
        links = instruments_by_pk({getattr(row, "instrument_id", None) for row in rows} - {None})
        standing = set(instrument_keys(link.key for link in links.values())) if links else set()
        return cls(
            Bases.of(rows),
            partners.organisations_by_pk({*named, *organisations} - {None}),
            {pk: link for pk, link in links.items() if link.key in standing},
            programmes.gone_on() if rows else {},
        )

    def programme(self, row: Any) -> str:
        """The reference a row's programme goes on under; empty where it has none."""
        return self.gone_on.get(row.programme_id, row.programme_id) or ""

    def basis(self, row: Any) -> Basis:
        """What a row rests on."""
        return self.bases.basis(row)

    def organisation(self, pk: int | None) -> OrganisationView | None:
        """The organisation of a row number, as it goes on now."""
        return self.organisations.get(pk or 0)

    def instrument(self, row: Any) -> InstrumentLink | None:
        """The instrument a row points at, as it goes on now; None where that was withdrawn."""
        return self.instruments.get(row.instrument_id or 0)


def quantity_of(row: Any) -> Quantity | None:
    """The number that stands in a row's columns, or None."""
    return None if row.number is None else Quantity(row.number, row.qualifier, row.unit)


def codes_of(table: Any, of: str, rows: Iterable[Any]) -> dict[int, tuple[str, ...]]:
    """Country codes in a table of countries, in order, by the row they are told of."""
    found: dict[int, tuple[str, ...]] = {}
    told = table.objects.filter(**{f"{of}__in": [row.pk for row in rows]}).order_by("country")
    for pk, code in told.values_list(f"{of}_id", "country"):
        found[pk] = (*found.get(pk, ()), code)
    return found


def began_by(rows: QuerySet[Row], on: Any) -> QuerySet[Row]:
    """The rows that were so by the end of a day; what is told without a date counts. None: all."""
    return rows.filter(Q(latest=None) | Q(latest__lte=on)) if on else rows
