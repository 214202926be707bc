"""Who works with whom: read from programmes, bodies, agreements, support and works.

Only what is public counts. What was worked out is kept while the journal ends where it ended.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from letsema.governance import queries as governance
from letsema.governance.queries.ties_of_bodies import bodies_together, body_names
from letsema.insight.rules import network as rules
from letsema.insight.rules.network import KINDS, Circle, Drawing, Edge, Measure, Seat
from letsema.journal import queries as journal
from letsema.partners import queries as partners
from letsema.partners.queries import OrganisationView, together
from letsema.partners.queries.together import Together
from letsema.programmes.queries.ties_of_programmes import programmes_together

MOST_DRAWN = 60
AT_ONCE = 10_000
"""Organisations asked for in one question."""


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What of the network is asked for; empty asks for all. `area` is `fund.number`."""

    country: str = ""
    area: str = ""
    kind: str = ""
    fund: str = ""


WHOLE = Narrowed()


@dataclass(frozen=True, slots=True)
class Row:
    """An organisation of the network with its measures, and the partner it has most ties with."""

    organisation: OrganisationView
    measure: Measure
    most: OrganisationView | None


@dataclass(frozen=True, slots=True)
class Network:
    """The network of a day: its organisations, those with most partners first.

    `groups`, `walked` and `nodes` as `rules.network.Measured`; `counts` are (kind, circles that
    tie somebody); `large` are (kind, key, name, members) of the circles that pair nobody.
    `countries` and `areas` are those it may be narrowed to. The drawing knows organisations by
    `pk` and large circles by `kind:key`.
    """

    on: date
    rows: tuple[Row, ...]
    groups: tuple[int, ...]
    walked: int
    nodes: int
    counts: tuple[tuple[str, int], ...]
    large: tuple[tuple[str, str, str, int], ...]
    countries: frozenset[str]
    areas: frozenset[str]
    drawing: Drawing


@dataclass(frozen=True, slots=True)
class Shared:
    """What two organisations have in common: its kind, its key there, what it is called."""

    kind: str
    what: str
    title: str


@dataclass(frozen=True, slots=True)
class PartnerView:
    """Whom an organisation works with, in how many things of each kind, and in which."""

    organisation: OrganisationView
    ties: int
    kinds: tuple[tuple[str, int], ...]
    shared: tuple[Shared, ...]


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """One organisation's partners on a day, those it has most ties with first."""

    organisation: OrganisationView
    on: date
    partners: tuple[PartnerView, ...]
    large: tuple[tuple[str, str, str, int], ...]
    countries: frozenset[str]
    areas: frozenset[str]
    drawing: Drawing


def _circles(
    on: date, pks: Collection[int] | None, fund: str
) -> tuple[list[Circle], dict[tuple[str, str], str]]:
    """Everything organisations come together in, and what it is called, by kind and key.

    Of a fund: its programmes and its committee. Bodies come without their names.
    """
    told: dict[str, list[Together]] = {
        "programme": programmes_together(on, pks, fund=fund),
        "body": bodies_together(pks, bodies=_committee(fund) if fund else None),
    }
    if not fund:
        told["agreement"] = together.agreements_together(on, pks)
        told["support"] = together.support_together(pks)
        told["work"] = together.works_together(pks)
    roots = together.roots()
    circles, titles = [], {}
    for kind, found in told.items():
        for each in found:
            seats = tuple(Seat(roots.get(pk, pk), *times) for pk, *times in each.places)
            circles.append(Circle(kind, each.what, seats, each.countries, each.area))
            titles[kind, each.what] = each.title
    return circles, titles


def _committee(fund: str) -> list[str]:
    found = governance.fund(fund)
    return [found.committee] if found and found.committee else []


def network(on: date, narrowed: Narrowed = WHOLE) -> Network:
    """The whole network of a day, or part of it."""
    sequence, digest = journal.head()
    if not sequence:
        return _network(on, narrowed, _read(on, narrowed.fund), {})
    return _kept_network(digest, on, narrowed)


@lru_cache(maxsize=8)
def _kept_network(end: str, on: date, narrowed: Narrowed) -> Network:
    return _network(on, narrowed, _kept_circles(end, on, narrowed.fund), _kept_views(end))


@lru_cache(maxsize=2)
def _kept_circles(_end: str, on: date, fund: str) -> list[Circle]:
    return _read(on, fund)


@lru_cache(maxsize=1)
def _kept_views(_end: str) -> dict[int, OrganisationView]:
    """The organisations read since the journal ended so."""
    return {}


def _read(on: date, fund: str) -> list[Circle]:
    """The circles two organisations sit in on a day."""
    circles, _titles = _circles(on, None, fund)
    return [each for each in circles if len(each.sitting(on)) > 1]


def _network(
    on: date, narrowed: Narrowed, circles: list[Circle], known: dict[int, OrganisationView]
) -> Network:
    asked = _asked(circles, narrowed)
    measured = rules.measures(asked, on)
    _learn(known, (each.organisation for each in measured.rows))
    rows = sorted((_row(each, known) for each in measured.rows), key=_first)
    drawn = [row.measure.organisation for row in rows[:MOST_DRAWN]]
    large = rules.large_circles(asked, on)
    return Network(
        on=on,
        rows=tuple(rows),
        groups=measured.groups,
        walked=measured.walked,
        nodes=measured.nodes,
        counts=_counts(asked),
        large=_large(large),
        countries=frozenset(code for each in circles for code in each.countries),
        areas=frozenset(each.area for each in circles if each.area),
        drawing=rules.drawing(asked, on, drawn),
    )


def _asked(circles: Iterable[Circle], narrowed: Narrowed) -> list[Circle]:
    told = {"country": narrowed.country, "area": narrowed.area, "kind": narrowed.kind}
    return rules.chosen(circles, **told)


def _row(measure: Measure, known: dict[int, OrganisationView]) -> Row:
    most = known[measure.most[0]] if measure.most else None
    return Row(known[measure.organisation], measure, most)


def _first(row: Row) -> tuple[Any, ...]:
    """Most partners first, then most ties, then large circles, then by name."""
    measure = row.measure
    return -measure.partners, -measure.ties, -measure.large, row.organisation.name.casefold()


def _counts(circles: Iterable[Circle]) -> tuple[tuple[str, int], ...]:
    kinds = [each.kind for each in circles]
    return tuple((kind, kinds.count(kind)) for kind in KINDS if kind in kinds)


def _large(
    found: Iterable[tuple[Circle, int]], titles: dict[tuple[str, str], str] | None = None
) -> tuple[tuple[str, str, str, int], ...]:
    """(kind, key, name, members) of large circles."""
    found = list(found)
    names = body_names(circle.what for circle, _ in found if circle.kind == "body")
    told = {("body", slug): name for slug, name in names.items()} | {
        key: title for key, title in (titles or {}).items() if title
    }
    return tuple(
        (circle.kind, circle.what, told.get((circle.kind, circle.what), circle.what), size)
        for circle, size in found
    )


def _learn(known: dict[int, OrganisationView], pks: Iterable[int]) -> None:
    """Read the organisations that are not known yet."""
    missing = sorted(set(pks) - known.keys())
    for first in range(0, len(missing), AT_ONCE):
        known |= partners.organisations_by_pk(missing[first : first + AT_ONCE])


def ties(on: date, narrowed: Narrowed = WHOLE) -> Iterator[Edge]:
    """Every tie of the network, once for each thing two organisations have in common."""
    return rules.edges(_asked(_read(on, narrowed.fund), narrowed), on)


def neighbourhood(
    organisation: str, on: date, narrowed: Narrowed = WHOLE, limit: int | None = None
) -> Neighbourhood | None:
    """An organisation's partners on a day, under any key it has gone by; None if not known."""
    found = partners.organisation(organisation)
    if found is None:
        return None
    circles, titles = _circles(on, partners.organisation_pks(organisation), narrowed.fund)
    circles = [each for each in circles if found.pk in each.sitting(on)]
    asked = _asked(circles, narrowed)
    told = rules.works_most_with(asked, found.pk, on, limit)
    known: dict[int, OrganisationView] = {}
    _learn(known, (each.organisation for each in told))
    slugs = {what for each in told for kind, what in each.shared if kind == "body"}
    titles |= {("body", slug): name for slug, name in body_names(slugs).items()}
    views = [
        PartnerView(known[each.organisation], each.ties, each.kinds, _shared(each, titles))
        for each in told
    ]
    views.sort(key=lambda each: (-each.ties, each.organisation.name))
    drawn = [found.pk, *(each.organisation.pk for each in views)][:MOST_DRAWN]
    return Neighbourhood(
        organisation=found,
        on=on,
        partners=tuple(views),
        large=_large(rules.large_circles(asked, on), titles),
        countries=frozenset(code for each in circles for code in each.countries),
        areas=frozenset(each.area for each in circles if each.area),
        drawing=rules.drawing(asked, on, drawn),
    )


def _shared(partner: rules.Partner, titles: dict[tuple[str, str], str]) -> tuple[Shared, ...]:
    return tuple(
        Shared(kind, what, titles.get((kind, what)) or what) for kind, what in partner.shared
    )


def works_most_with(organisation: str, on: date, limit: int = 8) -> tuple[PartnerView, ...]:
    """Those an organisation has most in common with on a day, the most first; none if unknown."""
    found = neighbourhood(organisation, on, limit=limit)
    return found.partners if found else ()
