"""Reading initiatives: where, who leads, what they scale up, which policies they informed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from letsema.journal.queries import told_window
from letsema.partners import queries as partners
from letsema.partners.queries import OrganisationView
from letsema.programmes.queries import Basis
from letsema.reference import queries as reference
from letsema.reference.queries import ElementView
from letsema.results.models import Initiative, InitiativeInstrument, InitiativeSector
from letsema.results.queries.belonging import Pointed, Reach, began_by
from letsema.results.queries.instruments import instrument_pks
from letsema.results.queries.views import InstrumentLink
from letsema.values import Money, When, lasts


@dataclass(frozen=True, slots=True)
class InitiativeLink:
    """An initiative by key and title."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class WorkingIn:
    """A sector an initiative works in, and the number a command calls that by."""

    number: int
    element: ElementView
    basis: Basis

    @property
    def key(self) -> str:
        """`framework/code`: what initiatives are narrowed by."""
        return f"{self.element.framework}/{self.element.code}"


@dataclass(frozen=True, slots=True)
class Informed:
    """A policy an initiative informed, and the number a command calls that by."""

    number: int
    instrument: InstrumentLink
    basis: Basis


@dataclass(frozen=True, slots=True)
class InitiativeView:
    """An initiative with all that is told of it; `programme` is the reference it goes on under.

    `scaled_up_by` are the initiatives that scale it up.
    """

    key: str
    programme: str
    title: str
    country: str
    place_name: str
    lead: OrganisationView | None
    lead_words: str
    scales_up: InitiativeLink | None
    scales_up_words: str
    scaled_up_by: tuple[InitiativeLink, ...]
    cost: Money | None
    words: str
    since: When | None
    until: When | None
    sectors: tuple[WorkingIn, ...]
    instruments: tuple[Informed, ...]
    basis: Basis

    def running_on(self, day: date) -> bool:
        """Whether it ran at the end of a day, for all that is told."""
        return lasts(self.since, self.until, day)


def initiatives(
    programme: str = "",
    *,
    country: str = "",
    sector: str = "",
    instrument: str = "",
    organisation: str = "",
    on: date | None = None,
    with_parts: bool = True,
    public_only: bool = True,
) -> tuple[InitiativeView, ...]:
    """Initiatives under any cuts, by country and key; `sector` is `framework/code`.

    `organisation` leads them. `on`: begun by that day, where a date is told.
    """
    rows = began_by(Initiative.objects.all(), on)
    if country:
        rows = rows.filter(country=country)
    if sector:
        framework, _, code = sector.rpartition("/")
        inside = {"element__framework__slug": framework, "element__code": code}
        told = InitiativeSector.objects.filter(withdrawn_at=None, **inside)
        rows = rows.filter(pk__in=told.values("initiative"))
    if instrument:
        pks = instrument_pks(instrument)
        told = InitiativeInstrument.objects.filter(withdrawn_at=None, instrument__in=pks)
        rows = rows.filter(pk__in=told.values("initiative"))
    if organisation:
        rows = rows.filter(lead__in=partners.organisation_pks(organisation))
    reach = Reach(programme, with_parts, public_only)
    return _views(reach.narrowed(rows).order_by("country", "key"), public_only)


def initiative(key: str, *, public_only: bool = True) -> InitiativeView | None:
    """The initiative of that key, or None. One that was withdrawn is none."""
    rows = Reach(public_only=public_only).narrowed(Initiative.objects.filter(key=key))
    return next(iter(_views(rows, public_only)), None)


def _views(rows: Iterable[Initiative], public_only: bool) -> tuple[InitiativeView, ...]:
    rows = list(rows)
    sectors, informed = _parts(InitiativeSector, rows), _parts(InitiativeInstrument, rows)
    parts = [part for told in (sectors, informed) for each in told.values() for part in each]
    pointed = Pointed.at_by([*rows, *parts])
    elements = reference.elements_by_key(
        part.element_id for told in sectors.values() for part in told
    )
    links, after = _scaling(rows, public_only)
    return tuple(
        InitiativeView(
            key=row.key,
            programme=pointed.programme(row),
            title=row.title,
            country=row.country,
            place_name=row.place_name,
            lead=pointed.organisation(row.lead_id),
            lead_words=row.lead_words,
            scales_up=links.get(row.scales_up_id or 0),
            scales_up_words=row.scales_up_words,
            scaled_up_by=tuple(after.get(row.pk, ())),
            cost=None if row.cost is None else Money(row.cost, row.currency),
            words=row.words,
            since=told_window(row),
            until=told_window(row, "until_"),
            sectors=tuple(
                WorkingIn(part.pk, elements[part.element_id], pointed.basis(part))
                for part in sectors[row.pk]
            ),
            instruments=tuple(
                Informed(part.pk, link, pointed.basis(part))
                for part in informed[row.pk]
                if (link := pointed.instrument(part))
            ),
            basis=pointed.basis(row),
        )
        for row in rows
    )


def _parts(table: Any, rows: list[Initiative]) -> dict[int, list[Any]]:
    """The standing rows of a table by the initiative they are told of."""
    found: dict[int, list[Any]] = defaultdict(list)
    for part in table.objects.filter(initiative__in=rows, withdrawn_at=None).order_by("pk"):
        found[part.initiative_id].append(part)
    return found


def _scaling(
    rows: list[Initiative], public_only: bool
) -> tuple[dict[int, InitiativeLink], dict[int, list[InitiativeLink]]]:
    """What initiatives scale up, by row number, and what scales each of them up."""
    before = {row.scales_up_id for row in rows if row.scales_up_id}
    kin = Initiative.objects.filter(pk__in=before) | Initiative.objects.filter(scales_up__in=rows)
    links: dict[int, InitiativeLink] = {}
    after: dict[int, list[InitiativeLink]] = defaultdict(list)
    for each in Reach(public_only=public_only).narrowed(kin).order_by("key"):
        links[each.pk] = InitiativeLink(each.key, each.title)
        if each.scales_up_id:
            after[each.scales_up_id].append(links[each.pk])
    return links, after
