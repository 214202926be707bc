"""Reading stories, practices and events; numbers of people as the public may see them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from letsema.journal.queries import told_window
from letsema.partners import queries as partners
from letsema.partners.queries import OrganisationView
from letsema.programmes.queries import Basis
from letsema.results.models import (
    EventCountry,
    EventGroup,
    LearningEvent,
    Story,
    StoryCountry,
)
from letsema.results.queries.belonging import Pointed, Reach, began_by, codes_of
from letsema.results.queries.instruments import instrument_pks
from letsema.results.queries.views import InstrumentLink
from letsema.results.rules import (
    EVENT_GROUPS,
    SEXES,
    Cell,
    Table,
    joined_qualifier,
    suppressed,
    whole,
)
from letsema.values import When


@dataclass(frozen=True, slots=True)
class StoryView:
    """A case study, or a practice with what it takes to do it elsewhere."""

    number: int
    kind: str
    programme: str
    title: str
    country: str
    words: str
    lessons: str
    conditions: str
    replicable_in: tuple[str, ...]
    when: When | None
    instrument: InstrumentLink | None
    basis: Basis


def stories(
    programme: str = "",
    *,
    kind: str = "",
    country: str = "",
    replicable_in: str = "",
    instrument: str = "",
    with_parts: bool = True,
    public_only: bool = True,
) -> tuple[StoryView, ...]:
    """Stories and practices under any cuts, in the order they were recorded."""
    rows = Story.objects.all()
    for column, value in (("kind", kind), ("country", country)):
        rows = rows.filter(**{column: value}) if value else rows
    if replicable_in:
        told = StoryCountry.objects.filter(country=replicable_in)
        rows = rows.filter(pk__in=told.values("story"))
    if instrument:
        rows = rows.filter(instrument__in=instrument_pks(instrument))
    return _stories(Reach(programme, with_parts, public_only).narrowed(rows).order_by("pk"))


def story(number: int, *, public_only: bool = True) -> StoryView | None:
    """The story of that number, or None."""
    rows = Reach(public_only=public_only).narrowed(Story.objects.filter(pk=number))
    return next(iter(_stories(rows)), None)


def _stories(rows: Iterable[Story]) -> tuple[StoryView, ...]:
    rows = list(rows)
    pointed = Pointed.at_by(rows)
    countries = codes_of(StoryCountry, "story", rows)
    return tuple(
        StoryView(
            number=row.pk,
            kind=row.kind,
            programme=pointed.programme(row),
            title=row.title,
            country=row.country,
            words=row.words,
            lessons=row.lessons,
            conditions=row.conditions,
            replicable_in=countries.get(row.pk, ()),
            when=told_window(row),
            instrument=pointed.instrument(row),
            basis=pointed.basis(row),
        )
        for row in rows
    )


@dataclass(frozen=True, slots=True)
class EventView:
    """An event where people learn, and how many took part.

    `people` holds the numbers by (group, sex) with their sums, None for what is kept from the
    public; it is None where nothing is told. `qualifiers` say of each cell what stands before it,
    `qualifier` before the sums. Numbers of several events are added nowhere: people may have come
    to both, and a sum would give away what each hides.
    """

    number: int
    programme: str
    kind: str
    title: str
    country: str
    countries: tuple[str, ...]
    place_name: str
    organiser: OrganisationView | None
    words: str
    when: When | None
    people: Table | None
    qualifiers: Mapping[Cell, str]
    basis: Basis

    @property
    def qualifier(self) -> str:
        """What stands before sums of its people."""
        return joined_qualifier(self.qualifiers.values())

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups that took part, in the order of `rules.EVENT_GROUPS`."""
        return tuple(self.people.rows) if self.people else ()

    @property
    def sexes(self) -> tuple[str, ...]:
        """The columns told, in the order of `rules.SEXES`."""
        return tuple(self.people.columns) if self.people else ()


def events(
    programme: str = "",
    *,
    kind: str = "",
    country: str = "",
    group: str = "",
    organisation: str = "",
    on: date | None = None,
    with_parts: bool = True,
    public_only: bool = True,
) -> tuple[EventView, ...]:
    """Events under any cuts, by date, what has none last; `country` took part or was the place."""
    rows = began_by(LearningEvent.objects.all(), on)
    if kind:
        rows = rows.filter(kind=kind)
    if country:
        told = EventCountry.objects.filter(country=country)
        rows = rows.filter(Q(country=country) | Q(pk__in=told.values("event")))
    if group:
        rows = rows.filter(pk__in=EventGroup.objects.filter(group=group).values("event"))
    if organisation:
        rows = rows.filter(organiser__in=partners.organisation_pks(organisation))
    found = Reach(programme, with_parts, public_only).narrowed(rows)
    in_order = sorted(found, key=lambda row: (row.latest or date.max, row.pk))
    return _events(in_order, public_only)


def event(number: int, *, public_only: bool = True) -> EventView | None:
    """The event of that number, or None."""
    rows = Reach(public_only=public_only).narrowed(LearningEvent.objects.filter(pk=number))
    return next(iter(_events(rows, public_only)), None)


def _events(rows: Iterable[LearningEvent], public_only: bool) -> tuple[EventView, ...]:
    rows = list(rows)
    pointed = Pointed.at_by(rows)
    countries = codes_of(EventCountry, "event", rows)
    told = _people(rows)
    return tuple(
        EventView(
            number=row.pk,
            programme=pointed.programme(row),
            kind=row.kind,
            title=row.title,
            country=row.country,
            countries=countries.get(row.pk, ()),
            place_name=row.place_name,
            organiser=pointed.organisation(row.organiser_id),
            words=row.words,
            when=told_window(row),
            people=_table(told.get(row.pk, ()), public_only),
            qualifiers={(each.group, each.sex): each.qualifier for each in told.get(row.pk, ())},
            basis=pointed.basis(row),
        )
        for row in rows
    )


def _people(rows: Iterable[LearningEvent]) -> dict[int, list[EventGroup]]:
    """By event, its groups in the order of the lists."""
    found: dict[int, list[EventGroup]] = {}
    for each in EventGroup.objects.filter(event__in=rows):
        found.setdefault(each.event_id, []).append(each)
    for told in found.values():
        told.sort(key=lambda each: (EVENT_GROUPS.index(each.group), SEXES.index(each.sex)))
    return found


def _table(told: Collection[EventGroup], public_only: bool) -> Table | None:
    cells = {(each.group, each.sex): each.number for each in told}
    if not cells:
        return None
    return suppressed(cells, _later(told)) if public_only else whole(cells)


def _later(told: Collection[EventGroup]) -> list[Cell]:
    """The cells that were not told in the act which told the first."""
    first = min(told, key=lambda each: each.pk).recorded_at
    return [(each.group, each.sex) for each in told if each.recorded_at != first]
