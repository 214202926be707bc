"""Any history of agreements, told in any order and partly taken back, is answered like a replay."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letsema.journal import queries as journal
from letsema.partners import commands, queries
from letsema.values import OPERATOR, When
from tests import making
from tests.partners import agreements_told as told
from tests.replaying import attempt, taken_back
from tests.trying import tries

HOW = {"by": OPERATOR, "at": making.at()}
START = date(2020, 1, 1)
SPAN = range(-1, 14)
STEP = 40
"""One number of a history is so many days: the last ninety days of an agreement are told apart."""
NUMBERS = st.integers(0, 11)
WINDOWS = st.tuples(NUMBERS, NUMBERS).map(sorted) | NUMBERS.map(lambda n: [n, n])
KEYS = ("first", "second")
NAMED = st.sampled_from((KEYS[0], KEYS[0], KEYS[0], KEYS[1]))
CHANGED = st.tuples(
    st.sampled_from(("amended", "renewed")),
    NAMED,
    WINDOWS,
    st.integers(0, 11).map(lambda n: [n, n]),
)
ENDED = st.tuples(st.just("terminated"), NAMED, WINDOWS, st.none() | WINDOWS)
GONE = st.tuples(st.just("withdraw"), st.integers(0, 5), st.none(), st.none())
ACTS = st.one_of(CHANGED, CHANGED, CHANGED, CHANGED, CHANGED, ENDED, GONE)
TERMS = st.tuples(
    st.sampled_from((None, [0, 0], [1, 3], [5, 5])),
    st.sampled_from((None, [2, 2], [4, 6])),
    st.sampled_from((None, [6, 7], [9, 9], [10, 11])),
)
"""Signed, in force from, until: in order, or not told."""
HISTORIES = st.tuples(TERMS, TERMS, st.lists(ACTS, min_size=9, max_size=14))


def day(number):
    return START + timedelta(days=number * STEP)


def when(window):
    if window is None:
        return None
    first, last = map(day, window)
    return When.on(first) if first == last else When("not-before", first, last)


def fits(events, kind, on, until):
    """Whether an event may be told beside those that stand: one termination, nothing after it."""
    ends = [each for each in events if each["kind"] == "terminated"]
    if kind == "terminated":
        later = [each for each in events if each["on"][0] > on[1]]
        return until is None and not ends and not later
    return (until is None or until[1] >= on[0]) and not any(on[0] > each["on"][1] for each in ends)


def replay(history):
    """Tell the record each event, and keep it in a plain list; events by their number."""
    *terms, acts = history
    events = {key: {} for key in KEYS}
    for key, (signed, starts, until) in zip(KEYS, terms, strict=True):
        how = {"signed": when(signed), "starts": when(starts), "until": when(until)}
        told.agreement(key, title=key, **how)
    for kind, key, on, until in acts:
        if kind == "withdraw":
            standing = [(of, number) for of in KEYS for number in events[of]]
            if key < len(standing):
                of, number = standing[key]
                assert attempt(commands.withdraw_agreement_event, number=number, why="w", **HOW)
                del events[of][number]
            continue
        event = {"kind": kind, "on": on, "until": until}
        number = attempt(
            commands.tell_agreement_event,
            key=key,
            kind=kind,
            on=when(on),
            until=when(until),
            citing=making.say(),
            **HOW,
        )
        again = event in events[key].values()
        assert bool(number) == (again or fits(events[key].values(), kind, on, until))
        if number and not again:
            events[key][number] = event
    return dict(zip(KEYS, terms, strict=True)), events


def state(terms, events, at):
    """The state at the end of a day: walk the days up to it and let happen what happens."""
    signed, starts, end = terms
    is_signed, is_over = False, False
    for today in range(at + 1):
        is_signed = is_signed or (signed is not None and signed[1] == today)
        for _, event in sorted(events.items()):
            if event["on"][1] == today:
                is_over = is_over or event["kind"] == "terminated"
                end = event["until"] or end
    if is_over:
        return "terminated"
    if not is_signed:
        return "unsigned"
    if end is not None and end[1] <= at:
        return "expired"
    if starts is not None and starts[1] > at:
        return "to-start"
    if end is None:
        return "unknown"
    return "ending" if (end[1] - at) * STEP <= 90 else "in-force"


def compare(terms, events):
    """Ask the state of each agreement on every day, and now and then for those in a state."""
    views = {key: queries.agreement(key) for key in KEYS}
    for at in SPAN:
        states = {key: state(terms[key], events[key], at) for key in KEYS}
        assert {key: view.state_on(day(at)) for key, view in views.items()} == states
        for each in set(states.values()) if at % 5 == 0 else ():
            listed = {a.key for a in queries.agreements(state=each, on=day(at))}
            assert listed == {key for key in KEYS if states[key] == each}


@pytest.mark.django_db
def test_the_state_of_agreements_on_a_day_is_what_a_replay_of_any_history_gives():
    making.world()

    @settings(max_examples=tries(40))
    @given(HISTORIES)
    def holds(history):
        with taken_back():
            compare(*replay(history))
            assert list(journal.breaches()) == []

    holds()
