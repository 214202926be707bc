"""Who sits, who may stand for whom: against a plain list of days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letsema.governance.rules import (
    BODY_KINDS,
    CHAIRING,
    MEMBER_ROLES,
    POSITIONED,
    compared,
    initials,
    leads_back,
    sits,
    standing,
    takes_positions,
)
from letsema.values import When

START = date(2013, 1, 1)
DAYS = st.integers(0, 40).map(lambda n: START + timedelta(days=n))


@st.composite
def windows(draw):
    """A date known to lie in a window, or by a day."""
    first, last = sorted((draw(DAYS), draw(DAYS)))
    if draw(st.booleans()):
        return When.by(last)
    return When.on(first) if first == last else When("not-before", first, last)


def possible_days(told: When) -> list[date]:
    """Every day the event may have happened on, by a naive list."""
    first = told.earliest or START - timedelta(days=50)
    return [first + timedelta(days=n) for n in range((told.latest - first).days + 1)]


@given(windows(), windows(), DAYS)
def test_standing_is_what_every_possible_pair_of_days_says(since, until, day):
    held = {
        begun <= day and not ended <= day
        for begun in possible_days(since)
        for ended in possible_days(until)
    }
    told = standing(since, until, day)
    assert told == ("certain" if held == {True} else "no" if held == {False} else "possible")
    assert not (told == "no" and sits(since, until, day))
    assert not (told == "certain" and not sits(since, until, day))


@given(st.lists(st.tuples(windows(), st.none() | windows()), max_size=6), DAYS)
def test_who_sits_is_a_replay_of_beginnings_and_ends(terms, day):
    present = set()
    events = [(since.latest, 0, n) for n, (since, _) in enumerate(terms)]
    events += [(until.latest, 1, n) for n, (_, until) in enumerate(terms) if until]
    gone = set()
    for when, end, number in sorted(events):
        if when <= day:
            (gone if end else present).add(number)
    told = {n for n, (since, until) in enumerate(terms) if sits(since, until, day)}
    assert told == present - gone


def test_a_beginning_no_source_tells_leaves_it_possible():
    assert standing(None, None, START) == "possible"
    assert sits(None, None, START)


def test_seats_take_positions_and_those_beside_them_do_not():
    assert {role for role in MEMBER_ROLES if takes_positions(role)} == set(POSITIONED)
    outside = ("chair", "ex-officio", "secretariat", "observer", "alternate")
    assert not any(map(takes_positions, outside))
    assert set(CHAIRING) <= set(MEMBER_ROLES)
    assert "forum" in BODY_KINDS


@pytest.mark.parametrize(
    ("slug", "prefix"),
    [("global-migration-group", "GMG"), ("task-force-2", "TF"), ("x", "X"), ("2", "M")],
)
def test_a_body_without_fund_numbers_its_meetings_by_its_initials(slug, prefix):
    assert initials(slug) == prefix


@given(st.dictionaries(st.sampled_from("abcde"), st.none() | st.sampled_from("abcde")))
def test_a_circle_of_successors_is_found(following):
    for start in "abcde":
        each, met = following.get(start), False
        for _ in range(10):
            met = met or each == start
            each = following.get(each) if each else None
        assert leads_back(start, following) is met


def test_a_printed_list_is_told_beside_the_account():
    difference = compared(["iom", "who", "ilo"], ["iom", "ilo", "iso", ""])
    assert (difference.counted, difference.listed) == (3, 4)
    assert (difference.missing, difference.added) == ({"who"}, {"iso"})
    assert not difference.agrees
    assert compared(["iom"], ["iom"]).agrees
