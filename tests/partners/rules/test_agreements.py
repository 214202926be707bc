"""The state of an agreement on a day, and what may befall it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letsema.partners.rules.agreements import (
    ENDING_WITHIN,
    IN_FORCE,
    STATES,
    Change,
    Party,
    judge_agreement,
    judge_change,
    state,
    terms_on,
)
from letsema.values import When

START = date(2013, 1, 1)
SPAN = 150
DAYS = st.integers(0, SPAN).map(lambda n: START + timedelta(days=n))
KINDS = st.sampled_from(("amended", "renewed"))


@st.composite
def windows(draw):
    """A day, a window of days, or by a day."""
    first, last = sorted((draw(DAYS), draw(DAYS)))
    if draw(st.booleans()):
        return When.by(last)
    return When.on(first) if first == last else When("not-before", first, last)


@st.composite
def histories(draw):
    """(signed, starts, until, changes): amendments and renewals, then perhaps a termination."""
    changes = [
        Change(draw(KINDS), draw(windows()), draw(st.none() | windows()))
        for _ in range(draw(st.integers(0, 5)))
    ]
    if draw(st.booleans()):
        ended = Change("terminated", draw(windows()))
        if not judge_change(ended, changes):
            changes.insert(draw(st.integers(0, len(changes))), ended)
    return *(draw(st.none() | windows()) for _ in range(3)), changes


def replayed(signed, starts, until, changes, day):
    """The state on a day, by going through the days one by one."""
    is_signed, has_begun, end, over = False, starts is None, until, False
    today = START - timedelta(days=1)
    while today < day:
        today += timedelta(days=1)
        is_signed = is_signed or (signed is not None and signed.latest == today)
        has_begun = has_begun or (starts is not None and starts.latest == today)
        for change in changes:
            if change.on.latest == today:
                over = over or change.kind == "terminated"
                end = change.until or end
    if over or not is_signed:
        return "terminated" if over else "unsigned"
    left = None if end is None else (end.latest - day).days
    if left is not None and left <= 0:
        return "expired"
    if not has_begun:
        return "to-start"
    return "unknown" if left is None else "ending" if left <= 90 else "in-force"


@given(histories(), DAYS)
def test_the_state_on_a_day_is_a_replay_of_the_days_before(history, day):
    signed, starts, until, changes = history
    told = state(signed, starts, *terms_on(until, changes, day), day)
    assert told == replayed(signed, starts, until, changes, day)
    assert told in STATES


@given(histories(), DAYS)
def test_what_befalls_later_does_not_change_what_was_so(history, day):
    _, _, until, changes = history
    by_then = [each for each in changes if each.on.latest <= day]
    assert terms_on(until, changes, day) == terms_on(until, by_then, day)


@given(histories(), DAYS)
def test_after_its_termination_it_is_terminated_for_good(history, day):
    signed, starts, until, changes = history
    ended = [each.on for each in changes if each.kind == "terminated" and each.on.holds(day)]
    told = state(signed, starts, *terms_on(until, changes, day), day)
    assert (told == "terminated") is bool(ended)


def on(text: str) -> When:
    return When.parse(text)


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2019-12-31", "unsigned"),
        ("2020-01-01", "to-start"),
        ("2020-03-01", "in-force"),
        ("2021-10-02", "in-force"),
        ("2021-10-03", "ending"),
        ("2021-12-31", "ending"),
        ("2022-01-01", "expired"),
    ],
)
def test_the_last_ninety_days_are_ending(day, told):
    asked = date.fromisoformat(day)
    terms = (on("2020-01-01"), on("2020-03-01"), on("2022-01-01"), None)
    assert state(*terms, asked) == told
    assert ENDING_WITHIN.days == 90
    assert (told in IN_FORCE) is (date(2020, 3, 1) <= asked < date(2022, 1, 1))


def test_one_whose_end_no_source_tells_is_in_force_and_said_so():
    assert state(on("by 2014-01-01"), None, None, None, date(2030, 1, 1)) == "unknown"
    assert "unknown" in IN_FORCE


def test_a_renewal_after_the_end_puts_it_in_force_again():
    until, changes = on("2015-01-01"), [Change("renewed", on("2015-06-01"), on("2019-01-01"))]
    between, after = date(2015, 3, 1), date(2015, 6, 1)
    assert state(on("2014-01-01"), None, *terms_on(until, changes, between), between) == "expired"
    assert state(on("2014-01-01"), None, *terms_on(until, changes, after), after) == "in-force"


def parties(number: int, **told) -> list[Party]:
    return [Party(f"partner-{n}", **told) for n in range(number)]


@pytest.mark.parametrize(
    ("kind", "number", "code", "words"),
    [
        ("trilateral", 2, "too-few-parties", "3 parties or more; 2 are named"),
        ("bilateral", 1, "too-few-parties", "2 parties or more; 1 are named"),
        ("bilateral", 3, "too-many-parties", "2 parties; 3 are named"),
        ("memorandum", 0, "too-few-parties", "1 parties or more; 0 are named"),
    ],
)
def test_an_agreement_has_as_many_parties_as_its_kind_says(kind, number, code, words):
    (refused,) = judge_agreement(kind, "A title", parties(number))
    assert refused.code == code
    assert words in str(refused)


@pytest.mark.parametrize(
    ("kind", "number"), [("trilateral", 3), ("trilateral", 4), ("bilateral", 2), ("other", 1)]
)
def test_an_agreement_of_the_right_number_stands(kind, number):
    assert judge_agreement(kind, "A title", parties(number)) == []


def test_a_witness_is_not_one_of_three_parties():
    told = [*parties(2), Party("guest", role="witness")]
    assert [r.code for r in judge_agreement("trilateral", "T", told)] == ["too-few-parties"]
    assert judge_agreement("bilateral", "T", told) == []


def test_one_party_in_two_roles_is_one_party():
    told = [Party("one"), Party("one", role="host")]
    assert [r.code for r in judge_agreement("bilateral", "T", told)] == ["too-few-parties"]


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"kind": "treaty"}, "agreement-kind"),
        ({"title": " "}, "no-title"),
        ({"parties": [Party("one", role="friend"), Party("two")]}, "party-role"),
        ({"parties": [Party(), Party("two"), Party("three")]}, "party-nobody"),
        ({"parties": [Party("one", "GHA"), Party("two")]}, "party-nobody"),
        ({"parties": [Party("one"), Party("one"), Party("two")]}, "named-twice"),
    ],
)
def test_an_agreement_that_cannot_be_is_refused_with_its_reason(told, code):
    full = {"kind": "memorandum", "title": "A title", "parties": parties(2), **told}
    assert [r.code for r in judge_agreement(**full)] == [code]


TERMINATED = Change("terminated", on("2016-05-01"))


@pytest.mark.parametrize(
    ("change", "standing", "code"),
    [
        (Change("forgotten", on("2016-01-01")), [], "change-kind"),
        (Change("terminated", on("2016-01-01"), on("2017")), [], "termination-until"),
        (Change("terminated", on("2017-01-01")), [TERMINATED], "already-terminated"),
        (Change("renewed", on("2016-06")), [TERMINATED], "after-termination"),
        (TERMINATED, [Change("amended", on("2016-06"))], "after-termination"),
    ],
)
def test_what_cannot_befall_an_agreement_is_refused(change, standing, code):
    assert [r.code for r in judge_change(change, standing)] == [code]


@pytest.mark.parametrize(
    ("change", "standing"),
    [
        (Change("renewed", on("2016-04")), [TERMINATED]),
        (Change("amended", on("2016")), [TERMINATED]),
        (Change("amended", on("by 2019-01-01")), [TERMINATED]),
        (TERMINATED, [Change("amended", on("2016-05"))]),
    ],
)
def test_a_change_that_may_lie_before_the_termination_stands(change, standing):
    assert judge_change(change, standing) == []
