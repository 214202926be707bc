"""Reading instruments: each as the one it goes on under, with all that is told of both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q

from letsema.journal.queries import told_window
from letsema.partners import queries as partners
from letsema.programmes import queries as programmes
from letsema.programmes.queries.standing import Bases
from letsema.reference import queries as reference
from letsema.results.models import (
    Instrument,
    InstrumentName,
    InstrumentSector,
    InstrumentStage,
    InstrumentSupport,
    Mainstreaming,
)
from letsema.results.queries.views import (
    AnswerView,
    InstrumentLink,
    InstrumentView,
    NameTold,
    SectorTold,
    StageView,
    SupportView,
)

Told = dict[int, list[Any]]
"""Rows by the row number of the instrument they count for."""


def instrument(
    key: str, *, on: date | None = None, public_only: bool = True
) -> InstrumentView | None:
    """The instrument of that key, or the one it goes on under; None if there is none.

    `on`: the day its stage is asked of. `public_only` leaves out the claims of programmes that
    nobody may read of yet. One that was withdrawn is no instrument.
    """
    row = Instrument.objects.select_related("stands_as").filter(key=key, withdrawn_at=None).first()
    if row is None:
        return None
    return views_of([row.stands_as or row], on=on, public_only=public_only)[0]


def instrument_keys(keys: Iterable[str]) -> dict[str, int]:
    """Row number by key, for those that stand, for rooms and tables that point at them."""
    rows = Instrument.objects.filter(key__in=set(keys), withdrawn_at=None)
    return dict(rows.values_list("key", "pk"))


def instruments_by_pk(pks: Iterable[int]) -> dict[int, InstrumentLink]:
    """By row number, the instrument it goes on under, by key and name, for rows that point here.

    Two questions asked.
    """
    rows = list(Instrument.objects.select_related("stands_as").filter(pk__in=set(pks)))
    ends = {row.pk: row.stands_as or row for row in rows}
    names = _told_of(InstrumentName, {end.pk: end.pk for end in ends.values()})
    return {
        pk: InstrumentLink(end.pk, end.key, _shown(names.get(end.pk, ()), end.key))
        for pk, end in ends.items()
    }


def _shown(names: Iterable[InstrumentName], key: str) -> str:
    in_order = sorted(names, key=lambda name: (name.language != "en", name.pk))
    return in_order[0].text if in_order else key


def instrument_pks(key: str) -> frozenset[int]:
    """The row numbers an instrument of that key goes under: its own and all merged into it."""
    row = Instrument.objects.filter(key=key).first()
    if row is None:
        return frozenset()
    end = row.stands_as_id or row.pk
    rows = Instrument.objects.filter(Q(pk=end) | Q(stands_as=end))
    return frozenset(rows.values_list("pk", flat=True))


def views_of(
    rows: Iterable[Instrument], *, on: date | None = None, public_only: bool = True
) -> tuple[InstrumentView, ...]:
    """Instruments that stand for themselves, with all that is told: a fixed number of queries."""
    rows = list(rows)
    ends = {row.pk: row.pk for row in rows}
    merged = list(Instrument.objects.filter(stands_as__in=ends).order_by("key")) if rows else []
    ends |= {row.pk: row.stands_as_id for row in merged}
    keys = {row.pk: row.key for row in (*rows, *merged)}
    told = _Telling(keys, ends, public_only)
    issuers = partners.organisations_by_pk(row.issuer_id for row in rows if row.issuer_id)
    bases = Bases.of(rows)
    return tuple(
        InstrumentView(
            pk=row.pk,
            key=row.key,
            kind=row.kind,
            country=row.country,
            region_words=row.region_words,
            level=row.level,
            change=row.change,
            issuer=issuers.get(row.issuer_id),
            issuer_words=row.issuer_words,
            body=row.body_id or "",
            note=row.note,
            basis=bases.basis(row),
            merged=tuple(each.key for each in merged if each.stands_as_id == row.pk),
            on=on,
            **told.of(row.pk),
        )
        for row in rows
    )


def _told_of(table: Any, ends: dict[int, int]) -> Told:
    """The standing rows of a table, by the instrument they count for, its own first."""
    found: Told = defaultdict(list)
    rows = table.objects.filter(instrument__in=ends, withdrawn_at=None).order_by("pk")
    for row in sorted(rows, key=lambda row: row.instrument_id != ends[row.instrument_id]):
        found[ends[row.instrument_id]].append(row)
    return found


class _Telling:
    """What hangs on instruments, read once for all of them."""

    def __init__(self, keys: dict[int, str], ends: dict[int, int], public_only: bool) -> None:
        self.keys = keys
        self.names = _told_of(InstrumentName, ends)
        self.sectors = _told_of(InstrumentSector, ends)
        self.stages = _told_of(InstrumentStage, ends)
        self.answers = _told_of(Mainstreaming, ends)
        self.supports = _told_of(InstrumentSupport, ends)
        tables = (self.names, self.sectors, self.stages, self.answers, self.supports)
        self.bases = Bases.of(row for table in tables for rows in table.values() for row in rows)
        sectors = (row.element_id for rows in self.sectors.values() for row in rows)
        self.elements = reference.elements_by_key(sectors)
        claimed = {row.programme_id for rows in self.supports.values() for row in rows}
        self.gone_on = programmes.gone_on() if claimed else {}
        told = {self.gone_on.get(each, each) for each in claimed}
        self.shown = programmes.public_references(told) if public_only else told

    def of(self, pk: int) -> dict[str, tuple[Any, ...]]:
        """The parts of a view that hang on an instrument."""
        stages = sorted(self.stages.get(pk, ()), key=lambda row: (row.latest or date.min, row.pk))
        supports = [row for row in self.supports.get(pk, ()) if self.programme(row) in self.shown]
        return {
            "names": tuple(
                NameTold(row.pk, row.text, row.language, *self.rest(row))
                for row in self.names.get(pk, ())
            ),
            "sectors": tuple(
                SectorTold(row.pk, self.elements[row.element_id], *self.rest(row))
                for row in self.sectors.get(pk, ())
            ),
            "stages": tuple(
                StageView(row.pk, row.stage, told_window(row), *self.rest(row)) for row in stages
            ),
            "answers": tuple(
                AnswerView(row.pk, row.question, row.answer, row.passage, *self.rest(row))
                for row in self.answers.get(pk, ())
            ),
            "supports": tuple(
                SupportView(
                    row.pk, self.programme(row), row.contribution, row.words, *self.rest(row)
                )
                for row in supports
            ),
        }

    def programme(self, row: InstrumentSupport) -> str:
        """The reference a claim's programme goes on under."""
        return self.gone_on.get(row.programme_id, row.programme_id)

    def rest(self, row: Any) -> tuple[Any, str]:
        """What a row rests on, and the key it was told of."""
        return self.bases.basis(row), self.keys[row.instrument_id]
