"""Meetings: states and moves, numbers, deadlines, quorum. Pure."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from letsema.values import Refusal, When

PROCEDURES = ("meeting", "no-objection")
STATES = ("told", "planned", "open", "closed", "cancelled")
"""`told`: known from a source only; the rest are prepared and held in the record."""
ATTENDANCE = ("present", "online", "represented", "absent")
PRESENT = ("present", "online", "represented")
MEETING_NUMBER = r"^[A-Z][A-Z0-9]*(-[A-Z][A-Z0-9]*)*-[0-9]{2,4}$"

MOVES = {
    "amend": ("planned",),
    "cancel": ("planned",),
    "open": ("planned",),
    "close": ("open",),
    "attend": ("planned", "open"),
    "decide": ("told", "open"),
}
"""What may be done to a meeting, and in which states."""


def judge_move(act: str, state: str, meeting: str) -> list[Refusal]:
    """Why an act of `MOVES` may not be done to a meeting in that state."""
    if state in MOVES[act]:
        return []
    return [
        Refusal(
            "meeting-state",
            "%(meeting)s is %(state)s: that is done while it is %(states)s",
            field="meeting",
            meeting=meeting,
            state=state,
            states=" or ".join(MOVES[act]),
        )
    ]


def judge_plan(
    procedure: str, starts_on: date, ends_on: date, deadline: date | None
) -> list[Refusal]:
    """Why a meeting may not be planned so: its procedure, the order of its days, its deadline.

    A no-objection round ends on its deadline: its other end is not asked.
    """
    if procedure not in PROCEDURES:
        return [
            Refusal(
                "meeting-procedure",
                "%(procedure)s is not a procedure",
                field="procedure",
                procedure=procedure,
            )
        ]
    found = []
    if procedure == "meeting" and ends_on < starts_on:
        found.append(Refusal("meeting-days", "it ends before it starts", field="ends_on"))
    if procedure == "meeting" and deadline is not None:
        found.append(
            Refusal("no-deadline", "only a no-objection round has a deadline", field="deadline")
        )
    if procedure == "no-objection" and (deadline is None or deadline < starts_on):
        found.append(
            Refusal(
                "deadline",
                "a no-objection round has a deadline, not before it opens",
                field="deadline",
            )
        )
    return found


def held_window(starts_on: date, ends_on: date) -> When:
    """The days of a meeting as a date with its precision."""
    if starts_on == ends_on:
        return When.on(starts_on)
    return When("not-before", starts_on, ends_on)


def next_number(prefix: str, taken: Iterable[str], places: int = 2) -> str:
    """The number after the highest of that prefix: `SC-06` gives `SC-07`, none gives `SC-01`."""
    form = re.compile(re.escape(prefix) + r"-([0-9]+)")
    found = (form.fullmatch(each) for each in taken)
    highest = max((int(each[1]) for each in found if each), default=0)
    return f"{prefix}-{highest + 1:0{places}d}"


def deadline_after(opened_on: date, working_days: int) -> date:
    """The last of so many working days after the day of opening; Saturdays and Sundays are none.

    Holidays are not known here: who opens a round may set a later deadline. Refused with
    `ValueError`: less than one day.
    """
    if working_days < 1:
        raise ValueError("a deadline lies at least one working day ahead")
    day = opened_on
    while working_days:
        day += timedelta(days=1)
        working_days -= day.weekday() < 5
    return day


@dataclass(frozen=True, slots=True)
class Presence:
    """A voting seat at a meeting: its group, and whether its holder or an alternate is there."""

    group: str
    present: bool


def quorum_needed(seats: int, percent: int) -> int:
    """How many seats must be present: that share of them rounded up, and at least one."""
    return max(1, math.ceil(seats * percent / 100))


def missing_groups(seats: Sequence[Presence]) -> tuple[str, ...]:
    """The groups that hold seats and have nobody present, in the order they come."""
    there = {seat.group for seat in seats if seat.present}
    return tuple(dict.fromkeys(s.group for s in seats if s.group and s.group not in there))


def quorum_met(seats: Sequence[Presence], percent: int, *, each_group: bool = False) -> bool:
    """Whether enough seats are present, and one of every group where the fund asks for that."""
    present = sum(seat.present for seat in seats)
    enough = present >= quorum_needed(len(seats), percent)
    return enough and not (each_group and missing_groups(seats))
