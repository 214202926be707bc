"""What begins and ends: against a plain list of days."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from letsema.values import When, lasts, standing

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
    assert not (told == "no" and lasts(since, until, day))
    assert not (told == "certain" and not lasts(since, until, day))


@given(st.lists(st.tuples(windows(), st.none() | windows()), max_size=6), DAYS)
def test_what_lasts_is_a_replay_of_beginnings_and_ends(terms, day):
    present = set()
    events = [(since.latest, 0, n) for n, (since, _) in enumerate(terms)]
    events += [(until.latest, 1, n) for n, (_, until) in enumerate(terms) if until]
    gone = set()
    for when, end, number in sorted(events):
        if when <= day:
            (gone if end else present).add(number)
    told = {n for n, (since, until) in enumerate(terms) if lasts(since, until, day)}
    assert told == present - gone


def test_a_beginning_no_source_tells_leaves_it_possible():
    assert standing(None, None, START) == "possible"
    assert lasts(None, None, START)
