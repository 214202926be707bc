"""Who works with whom on a day, and the measures of it. Pure.

Organisations come together in circles: a programme, a body, an agreement, an act of support, a
work. Two of them that are in one circle on a day are tied by it. A circle of more than
`MOST_PAIRED` ties nobody to somebody: each is tied to the circle alone, or one large body would
make everybody everybody's partner.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, combinations
from typing import Any, NamedTuple

KINDS = ("programme", "body", "agreement", "support", "work")
MOST_PAIRED = 60
"""Members of a circle, beyond which they are not paired."""
SAMPLED_ABOVE = 2_000
"""Nodes, beyond which the ways between them are walked from some of them only."""
SAMPLED_FROM = 500
STEPS = 4_000_000
"""Nodes and ties that are walked over at the most; a few seconds."""
FEWEST = 30
"""From fewer nodes than this nothing is said of ways that lead through others."""
SEED = 4

Node = int | str
"""An organisation by its row number, or a large circle by `kind:what`."""


class Seat(NamedTuple):
    """An organisation's place in a circle: from a day, and until the first day it is no more.

    None: no source says since when, or until when; it counts as lasting.
    """

    organisation: int
    since: date | None = None
    until: date | None = None

    def lasts(self, on: date) -> bool:
        """Whether it is held at the end of that day."""
        return (self.since is None or self.since <= on) and (self.until is None or on < self.until)


@dataclass(frozen=True, slots=True)
class Circle:
    """What organisations come together in; `what` is its key among those of its kind.

    `countries` are alpha-3 codes, `area` a thematic area as `fund.number` or empty.
    """

    kind: str
    what: str
    seats: tuple[Seat, ...]
    countries: frozenset[str] = frozenset()
    area: str = ""

    @property
    def node(self) -> str:
        """What it is called where it stands for itself."""
        return f"{self.kind}:{self.what}"

    def sitting(self, on: date) -> dict[int, Seat]:
        """Who is in it on a day, each once: with the seat held longest."""
        told = [seat for seat in self.seats if seat.lasts(on)]
        found = {seat.organisation: seat for seat in told}
        if len(found) == len(told):
            return found
        told.sort(key=lambda seat: seat.since or date.min, reverse=True)
        return {seat.organisation: seat for seat in told}


@dataclass(frozen=True, slots=True)
class Edge:
    """That two organisations are in one circle, or an organisation in a large one.

    `since` is the day the later of the two came, `until` the day the earlier goes.
    """

    one: int
    other: Node
    kind: str
    what: str
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class Measure:
    """An organisation measured.

    `partners`: how many others it is in a circle with. `ties`: how often, each circle counted
    for each partner. `large`: in how many circles that pair nobody. `group`: the number of the
    group in which ways lead from everybody to everybody. `between`: of all shortest ways between
    two others, the share that leads through it; None where they were not walked. `most`: the
    partner it has most ties with, and how many.
    """

    organisation: int
    partners: int
    ties: int
    large: int
    group: int
    between: float | None
    most: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Measured:
    """Every organisation that is tied to another, by row number.

    `groups` are the sizes of the groups, group 1 first; `walked` is from how many of `nodes`
    nodes the ways were walked (none: there are too many ties).
    """

    rows: tuple[Measure, ...]
    groups: tuple[int, ...]
    walked: int
    nodes: int


@dataclass(frozen=True, slots=True)
class Partner:
    """Whom an organisation works with: in how many circles, and in which, by kind."""

    organisation: int
    ties: int
    kinds: tuple[tuple[str, int], ...]
    shared: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """The nodes that are drawn, in the order they stand in, and (one, other, ties) of each pair."""

    nodes: tuple[Node, ...]
    lines: tuple[tuple[Node, Node, int], ...]


def chosen(
    circles: Iterable[Circle], *, country: str = "", area: str = "", kind: str = ""
) -> list[Circle]:
    """The circles of a country, a thematic area, a kind; empty asks for all."""
    return [
        each
        for each in circles
        if (not country or country in each.countries)
        and area in ("", each.area)
        and kind in ("", each.kind)
    ]


def edges(circles: Iterable[Circle], on: date) -> Iterator[Edge]:
    """Every tie of a day, once for each circle it stands in, the lower row number first."""
    for circle in circles:
        seats = circle.sitting(on)
        named = circle.kind, circle.what
        if len(seats) > MOST_PAIRED:
            for each in sorted(seats.values()):
                yield Edge(each.organisation, circle.node, *named, each.since, each.until)
        else:
            for one, other in combinations(sorted(seats), 2):
                yield Edge(one, other, *named, *_together(seats[one], seats[other]))


def _together(one: Seat, other: Seat) -> tuple[date | None, date | None]:
    """From when and until when two seats are both held."""
    since = max((seat.since for seat in (one, other) if seat.since), default=None)
    until = min((seat.until for seat in (one, other) if seat.until), default=None)
    return since, until


def _library() -> Any:
    """The library of graphs, read when a network is asked for: it takes as long as all the rest."""
    import networkx  # noqa: PLC0415

    return networkx


def graph(told: Iterable[Edge]) -> Any:
    """The ties as a graph: nodes in order, on each line `ties` and `kinds`, {kind: number}."""
    kinds: dict[tuple[int, Node], Counter[str]] = defaultdict(Counter)
    for each in told:
        kinds[each.one, each.other][each.kind] += 1
    made = _library().Graph()
    made.add_nodes_from(sorted({node for pair in kinds for node in pair}, key=_place))
    for (one, other), counted in kinds.items():
        made.add_edge(one, other, ties=counted.total(), kinds=dict(counted))
    return made


def _place(node: Node) -> tuple[bool, int, str]:
    """Organisations by row number before large circles by name."""
    return (True, 0, node) if isinstance(node, str) else (False, node, "")


def measures(circles: Iterable[Circle], on: date) -> Measured:
    """Every organisation that is in a circle with another on a day, measured."""
    held = [(circle, tuple(circle.sitting(on))) for circle in circles]
    held = [(circle, seated) for circle, seated in held if len(seated) > 1]
    belongs: dict[int, list[tuple[int, ...]]] = defaultdict(list)
    groups = _library().utils.UnionFind()
    for _circle, seated in held:
        groups.union(*seated)
        for organisation in seated:
            belongs[organisation].append(seated)
    sizes, group_of = _numbered(groups)
    between, walked, nodes = _between([circle for circle, _ in held], on, belongs)
    rows = []
    for organisation in sorted(belongs):
        pairing = [each for each in belongs[organisation] if len(each) <= MOST_PAIRED]
        partners = Counter(chain.from_iterable(pairing))
        partners.pop(organisation, None)
        most = min(partners.items(), key=lambda each: (-each[1], each[0]), default=None)
        rows.append(
            Measure(
                organisation,
                partners=len(partners),
                ties=partners.total(),
                large=len(belongs[organisation]) - len(pairing),
                group=group_of[organisation],
                between=between.get(organisation, 0.0) if walked else None,
                most=most,
            )
        )
    return Measured(tuple(rows), sizes, walked, nodes)


def _numbered(groups: Any) -> tuple[tuple[int, ...], dict[int, int]]:
    """The sizes of groups, the largest first, and by organisation the number of its group."""
    told = sorted((sorted(each) for each in groups.to_sets()), key=lambda each: (-len(each), each))
    numbers = {one: number for number, each in enumerate(told, start=1) for one in each}
    return tuple(map(len, told)), numbers


def _between(
    circles: Sequence[Circle], on: date, belongs: Mapping[int, Sequence[tuple[int, ...]]]
) -> tuple[dict[Node, float], int, int]:
    """By node, the share of shortest ways between two others that lead through it.

    With the number of nodes they were walked from, 0 where that would take too long, and of all.
    """
    sizes = Counter({len(each): 0 for seats in belongs.values() for each in seats})
    for seats in belongs.values():
        sizes.update(len(each) for each in seats)
    large = sum(count // size for size, count in sizes.items() if size > MOST_PAIRED)
    # a circle of n told by each of its n members: n (n - 1) / 2 pairs
    ties = sum(
        count if size > MOST_PAIRED else count * (size - 1) // 2 for size, count in sizes.items()
    )
    nodes = len(belongs) + large
    wanted = nodes if nodes <= SAMPLED_ABOVE else SAMPLED_FROM
    walked = min(wanted, STEPS // (nodes + 2 * ties) if nodes else 0)
    if walked < min(FEWEST, nodes):
        return {}, 0, nodes
    made = graph(edges(circles, on))
    sample = None if walked == nodes else walked
    return _library().betweenness_centrality(made, k=sample, seed=SEED), walked, nodes


def works_most_with(
    circles: Iterable[Circle], organisation: int, on: date, limit: int | None = None
) -> tuple[Partner, ...]:
    """Those an organisation shares most circles with on a day; large circles pair nobody."""
    shared: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for circle in circles:
        seats = circle.sitting(on)
        if organisation in seats and len(seats) <= MOST_PAIRED:
            for other in seats.keys() - {organisation}:
                shared[other].append((circle.kind, circle.what))
    told = sorted(shared.items(), key=lambda each: (-len(each[1]), each[0]))[:limit]
    return tuple(Partner(other, len(of), _by_kind(of), _in_order(of)) for other, of in told)


def _by_kind(shared: Iterable[tuple[str, str]]) -> tuple[tuple[str, int], ...]:
    counted = Counter(kind for kind, _what in shared)
    return tuple((kind, counted[kind]) for kind in KINDS if counted[kind])


def _in_order(shared: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(shared, key=lambda each: (KINDS.index(each[0]), each[1])))


def large_circles(circles: Iterable[Circle], on: date) -> tuple[tuple[Circle, int], ...]:
    """The circles too large to pair, with their numbers of members, the largest first."""
    told = ((circle, len(circle.sitting(on))) for circle in circles)
    found = [(circle, size) for circle, size in told if size > MOST_PAIRED]
    return tuple(sorted(found, key=lambda each: (-each[1], each[0].node)))


def drawing(circles: Iterable[Circle], on: date, wanted: Sequence[int]) -> Drawing:
    """The organisations wanted with their ties, and the large circles two of them are in.

    Each stands beside the one it has most ties with, so that the longest lines are the fewest.
    """
    seen = set(wanted)
    lines: Counter[tuple[Node, Node]] = Counter()
    for circle in circles:
        seats = circle.sitting(on)
        here = sorted(seen & seats.keys())
        if len(seats) <= MOST_PAIRED:
            lines.update(combinations(here, 2))
        elif len(here) > 1:
            lines.update((each, circle.node) for each in here)
    hubs = sorted({other for _, other in lines if isinstance(other, str)})
    order = _seated([*wanted, *hubs], lines)
    told = sorted(lines.items(), key=lambda each: tuple(map(_place, each[0])))
    return Drawing(order, tuple((one, other, ties) for (one, other), ties in told))


def _seated(nodes: Sequence[Node], lines: Mapping[tuple[Node, Node], int]) -> tuple[Node, ...]:
    """Nodes in a ring: after each the one most tied to those last seated."""
    near: dict[Node, dict[Node, int]] = defaultdict(dict)
    for (one, other), ties in lines.items():
        near[one][other] = near[other][one] = ties
    left, order = list(dict.fromkeys(nodes)), list[Node]()
    while left:
        last = order[-3:]
        tied = [sum(near[each].get(before, 0) for before in last) for each in left]
        order.append(left.pop(tied.index(max(tied))))
    return tuple(order)
