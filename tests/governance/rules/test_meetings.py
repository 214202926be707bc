"""Numbers, deadlines, quorum and what may be done to a meeting in which state."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letsema.governance.rules import (
    GROUPS,
    STATES,
    Presence,
    deadline_after,
    held_window,
    judge_move,
    judge_plan,
    missing_groups,
    next_number,
    quorum_met,
    quorum_needed,
)
from letsema.governance.rules.meetings import MOVES
from letsema.values import When

SEATS = st.lists(st.builds(Presence, st.sampled_from(("", *GROUPS)), st.booleans()), max_size=15)


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(1, 60))
def test_a_deadline_leaves_exactly_so_many_working_days(opened, days):
    deadline = deadline_after(opened, days)
    between = [opened + timedelta(days=n + 1) for n in range((deadline - opened).days)]
    assert sum(day.weekday() < 5 for day in between) == days
    assert deadline.weekday() < 5


def test_ten_working_days_from_a_friday_end_on_a_friday():
    assert deadline_after(date(2026, 11, 20), 10) == date(2026, 12, 4)
    with pytest.raises(ValueError, match="at least one"):
        deadline_after(date(2026, 11, 20), 0)


@given(SEATS, st.integers(1, 100), st.booleans())
def test_a_quorum_is_the_share_of_seats_and_each_group_where_asked(seats, percent, each_group):
    present = sum(seat.present for seat in seats)
    share = bool(seats) and Fraction(present, len(seats)) >= Fraction(percent, 100)
    groups = all(
        any(seat.present for seat in seats if seat.group == group)
        for group in {seat.group for seat in seats if seat.group}
    )
    assert quorum_met(seats, percent, each_group=each_group) is (
        share and (groups or not each_group)
    )
    assert (missing_groups(seats) == ()) is groups
    assert 1 <= quorum_needed(len(seats), percent) <= max(1, len(seats))


def test_half_of_twelve_seats_is_six_and_of_seven_four():
    assert [quorum_needed(seats, 50) for seats in (0, 1, 7, 12)] == [1, 1, 4, 6]


@given(st.sets(st.integers(1, 200)))
def test_the_next_number_is_after_the_highest_of_its_prefix(numbers):
    taken = [f"SC-{number:02d}" for number in numbers]
    others = ["SCX-900", "SC-X-901", "XSC-902", "SC-"]
    assert next_number("SC", [*taken, *others]) == f"SC-{max(numbers, default=0) + 1:02d}"


def test_numbers_of_decisions_run_in_their_meeting():
    taken = ["SC-07/2021-01", "SC-07/2021-02", "SC-06/2021-09"]
    assert next_number("SC-07/2021", taken) == "SC-07/2021-03"


DAY = date(2021, 6, 30)


@pytest.mark.parametrize(
    ("procedure", "ends_on", "deadline", "codes"),
    [
        ("meeting", DAY, None, []),
        ("meeting", DAY - timedelta(1), None, ["meeting-days"]),
        ("meeting", DAY, DAY, ["no-deadline"]),
        ("no-objection", DAY, DAY, []),
        ("no-objection", DAY, None, ["deadline"]),
        ("no-objection", DAY, DAY - timedelta(1), ["deadline"]),
        ("vote", DAY, None, ["meeting-procedure"]),
    ],
)
def test_a_plan_that_cannot_be_is_judged(procedure, ends_on, deadline, codes):
    assert [r.code for r in judge_plan(procedure, DAY, ends_on, deadline)] == codes


def test_every_act_is_done_in_its_states_only():
    for act, states in MOVES.items():
        for state in STATES:
            refused = [r.code for r in judge_move(act, state, "SC-01")]
            assert refused == ([] if state in states else ["meeting-state"])
    assert not any("closed" in states or "cancelled" in states for states in MOVES.values())


def test_a_meeting_of_two_days_lies_between_them():
    assert held_window(DAY, DAY) == When.on(DAY)
    assert held_window(DAY, DAY + timedelta(1)).latest == DAY + timedelta(1)
