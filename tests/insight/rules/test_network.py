"""Who works with whom: ties, measures and drawings against a recount by hand."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import combinations

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from letsema.insight.rules import network as rules
from letsema.insight.rules.network import (
    KINDS,
    MOST_PAIRED,
    Circle,
    Seat,
    chosen,
    drawing,
    edges,
    graph,
    large_circles,
    measures,
    works_most_with,
)

ON = date(2020, 6, 30)
DAYS = st.none() | st.dates(ON - timedelta(days=3), ON + timedelta(days=3))
SEATS = st.builds(Seat, st.integers(1, 8), DAYS, DAYS)
CODES = st.frozensets(st.sampled_from(("GHA", "MLI")))
TOLD = st.tuples(
    st.sampled_from(KINDS), st.lists(SEATS, max_size=7), CODES, st.sampled_from(("", "f.1"))
)


@st.composite
def circles(draw):
    told = draw(st.lists(TOLD, max_size=6))
    return [
        Circle(kind, str(number), tuple(seats), codes, area)
        for number, (kind, seats, codes, area) in enumerate(told)
    ]


def there(circle: Circle, on: date) -> set[int]:
    """Who is in a circle on a day, by walking through the days one by one."""
    found = set()
    for organisation, since, until in circle.seats:
        held = since is None
        day = ON - timedelta(days=10)
        while day <= on:
            held = (held or day == since) and day != until
            if until is not None and until <= day:
                held = False
                break
            day += timedelta(days=1)
        if held:
            found.add(organisation)
    return found


def pairs(told: list[Circle], on: date = ON) -> Counter[tuple[int, int]]:
    """How many circles every two are in together."""
    found: Counter[tuple[int, int]] = Counter()
    for circle in told:
        found.update(combinations(sorted(there(circle, on)), 2))
    return found


def large(size: int = MOST_PAIRED + 1, first: int = 1, what: str = "all") -> Circle:
    return Circle("body", what, tuple(Seat(n) for n in range(first, first + size)))


def of(kind: str, what: str, *organisations: int) -> Circle:
    return Circle(kind, what, tuple(map(Seat, organisations)))


@given(circles(), st.integers(-4, 4))
def test_the_ties_of_a_day_are_those_of_a_replay_day_by_day(told, days):
    on = ON + timedelta(days=days)
    assert Counter((each.one, each.other) for each in edges(told, on)) == pairs(told, on)


@given(circles(), st.integers(-4, 4))
def test_a_tie_lasts_on_every_day_between_its_ends(told, days):
    on = ON + timedelta(days=days)
    for each in edges(told, on):
        assert (each.since or on) <= on < (each.until or date.max)


@given(circles())
def test_measures_equal_a_naive_recount(told):
    counted, rows = pairs(told), measures(told, ON).rows
    assert [row.organisation for row in rows] == sorted({one for pair in counted for one in pair})
    for row in rows:
        mine = {pair: ties for pair, ties in counted.items() if row.organisation in pair}
        others = {one if other == row.organisation else other for one, other in mine}
        assert (row.partners, row.ties, row.large) == (len(others), sum(mine.values()), 0)
        assert row.most[1] == max(mine.values())
        assert tuple(sorted((row.organisation, row.most[0]))) in mine


@given(circles())
def test_groups_and_ways_between_are_those_of_the_graph(told):
    measured = measures(told, ON)
    plain = networkx.Graph(list(pairs(told)))
    sizes = sorted((len(each) for each in networkx.connected_components(plain)), reverse=True)
    assert list(measured.groups) == sizes
    assert measured.walked == measured.nodes == len(plain)
    for row in measured.rows:
        group = networkx.node_connected_component(plain, row.organisation)
        assert measured.groups[row.group - 1] == len(group)
    assert {row.organisation: round(row.between, 9) for row in measured.rows} == {
        node: round(share, 9) for node, share in networkx.betweenness_centrality(plain).items()
    }


@given(circles())
def test_the_graph_tells_on_each_line_how_often_and_by_what(told):
    made, counted = graph(edges(told, ON)), pairs(told)
    assert {tuple(sorted(pair)): made.edges[pair]["ties"] for pair in made.edges} == counted
    for pair in made.edges:
        kinds = Counter(c.kind for c in told if set(pair) <= there(c, ON))
        assert made.edges[pair]["kinds"] == kinds


@given(circles())
def test_who_one_works_most_with_is_counted_once_for_each_circle(told):
    counted = pairs(told)
    for one in range(1, 9):
        found = works_most_with(told, one, ON)
        assert {tuple(sorted((one, p.organisation))): p.ties for p in found} == {
            pair: ties for pair, ties in counted.items() if one in pair
        }
        assert [p.ties for p in found] == sorted((p.ties for p in found), reverse=True)
        assert all(sum(n for _, n in p.kinds) == len(p.shared) == p.ties for p in found)
        assert works_most_with(told, one, ON, 2) == found[:2]


@given(circles(), st.sampled_from(("", "GHA")), st.sampled_from(("", "f.1")))
def test_narrowing_leaves_only_circles_that_fit(told, country, area):
    kept = chosen(told, country=country, area=area, kind="body")
    assert kept == [
        c
        for c in told
        if c.kind == "body"
        and (country == "" or country in c.countries)
        and (not area or c.area == area)
    ]


@given(circles())
def test_a_drawing_holds_who_is_wanted_and_the_ties_among_them(told):
    wanted = [5, 1, 3]
    drawn = drawing(told, ON, wanted)
    assert sorted(drawn.nodes) == [1, 3, 5]
    assert drawn == drawing(list(reversed(told)), ON, wanted)
    among = {pair: n for pair, n in pairs(told).items() if set(pair) <= set(wanted)}
    assert {(one, other): ties for one, other, ties in drawn.lines} == among


def test_a_large_circle_ties_each_to_itself_and_pairs_nobody():
    told = [large(), of("support", "7", 1, 2)]
    found = list(edges(told, ON))
    assert len(found) == MOST_PAIRED + 2
    assert {each.other for each in found} == {"body:all", 2}
    rows = {row.organisation: row for row in measures(told, ON).rows}
    assert (rows[1].partners, rows[1].ties, rows[1].large) == (1, 1, 1)
    assert (rows[9].partners, rows[9].ties, rows[9].large, rows[9].most) == (0, 0, 1, None)
    assert measures(told, ON).groups == (MOST_PAIRED + 1,)
    assert works_most_with([large()], 1, ON) == ()
    assert large_circles(told, ON) == ((told[0], MOST_PAIRED + 1),)
    assert drawing(told, ON, [9, 4]).lines == ((4, "body:all", 1), (9, "body:all", 1))


def test_a_circle_is_large_by_who_is_in_it_on_the_day():
    left = tuple(Seat(n, None, ON) for n in range(1, 60))
    circle = Circle("body", "b", (*left, Seat(60), Seat(61)))
    assert [(e.one, e.other) for e in edges([circle], ON)] == [(60, 61)]
    assert large_circles([circle], ON - timedelta(days=1)) == ((circle, 61),)


def test_one_who_holds_two_seats_is_in_a_circle_once_and_longest():
    circle = Circle("body", "b", (Seat(1, ON, None), Seat(1, date(2001, 1, 1), None), Seat(2)))
    (found,) = edges([circle], ON)
    assert (found.one, found.other, found.since) == (1, 2, date(2001, 1, 1))


def test_the_same_network_gives_the_same_measures_where_ways_are_sampled(monkeypatch):
    monkeypatch.setattr(rules, "SAMPLED_ABOVE", 30)
    monkeypatch.setattr(rules, "SAMPLED_FROM", 30)
    told = [of("work", str(n), n, n + 1) for n in range(1, 60)]
    first = measures(told, ON)
    assert (first.walked, first.nodes) == (30, 60)
    assert first == measures(list(reversed(told)), ON)


@pytest.mark.parametrize(("steps", "walked"), [(20_000, 60), (10, 0)])
def test_ways_are_not_walked_where_there_are_too_many(monkeypatch, steps, walked):
    monkeypatch.setattr(rules, "STEPS", steps)
    measured = measures([of("work", str(n), n, n + 1) for n in range(1, 60)], ON)
    assert measured.walked == walked
    assert {row.between is None for row in measured.rows} == {walked == 0}


def test_neighbours_stand_beside_each_other_in_a_drawing():
    told = [of("work", "1", 1, 2), of("work", "2", 3, 4), of("body", "3", 1, 2)]
    nodes = drawing(told, ON, [1, 3, 2, 4]).nodes
    assert nodes in ((1, 2, 3, 4), (1, 2, 4, 3))
