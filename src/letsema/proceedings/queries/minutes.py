"""All that the minutes of a meeting need."""

from __future__ import annotations

from collections.abc import Iterable

from letsema.governance import queries as governance
from letsema.governance.queries import AttendanceView, MeetingView
from letsema.governance.rules import PRESENT
from letsema.proceedings.models import SignedMinutes
from letsema.proceedings.queries.agenda import agenda
from letsema.proceedings.queries.views import (
    AgendaView,
    ConditionSet,
    GroupAttended,
    Minutes,
    SeatAttended,
    SignedView,
)
from letsema.programmes import queries as programmes


def minutes_of(meeting: str) -> Minutes | None:
    """Attendance, items, interests, positions, decisions and conditions; None without a meeting.

    Internal words stand in it: doors leave them out for whoever may not see them.
    """
    held = agenda(meeting)
    if held is None:
        return None
    attended = governance.attendance(meeting)
    groups, seated = _groups(held.meeting, attended)
    return Minutes(
        meeting=held.meeting,
        attendance=groups,
        others=tuple(each for each in attended if each.member.number not in seated),
        quorum=held.quorum,
        items=tuple(each for each in held.items if each.state != "taken-off"),
        resolutions=held.resolutions,
        conditions=_conditions_set(held),
        arising=tuple(each for each in held.items if each.kind == "condition"),
        deferred=tuple(each for each in held.items if each.state == "deferred"),
        signed=signed_minutes(meeting),
    )


def _groups(
    held: MeetingView, attended: tuple[AttendanceView, ...]
) -> tuple[tuple[GroupAttended, ...], set[int]]:
    """The voting seats by group with who came for them, and the numbers of all those."""
    how = {each.member.number: each for each in attended}
    groups: dict[str, list[SeatAttended]] = {}
    seated: set[int] = set()
    for seat in governance.seats_on(held.body, held.day):
        came = how.get(seat.number)
        instead = [a for a in seat.alternates if a.number in how and how[a.number].how in PRESENT]
        groups.setdefault(seat.group, []).append(
            SeatAttended(
                member=seat,
                how=came.how if came else "absent",
                words=came.words if came else "",
                alternate=next(iter(instead), None),
            )
        )
        seated |= {seat.number, *(each.number for each in seat.alternates)}
    return tuple(GroupAttended(group, tuple(seats)) for group, seats in groups.items()), seated


def _conditions_set(held: AgendaView) -> tuple[ConditionSet, ...]:
    """The conditions the meeting's decisions set: the programmes' own, once applied."""
    decided = {each.decision for each in held.resolutions if each.decision}
    named = dict.fromkeys(each.programme for each in held.items if each.programme)
    return tuple(
        ConditionSet(
            number=each.number,
            programme=each.reference,
            decision=each.decision,
            words=each.words,
            owner=each.owner_name,
            due_on=each.due_on,
            release=each.release,
            met=not each.is_open,
        )
        for reference in named
        for each in programmes.conditions(reference)
        if each.decision in decided
    )


def signed_minutes(meeting: str) -> tuple[SignedView, ...]:
    """The signed copies of a meeting's minutes, the first kept first."""
    rows = SignedMinutes.objects.filter(sitting__meeting_id=meeting).order_by("pk")
    return tuple(SignedView(row.file_id, row.signed_on, row.words) for row in rows)


def minutes_signed(meetings: Iterable[str]) -> frozenset[str]:
    """Those of these meetings, by number, whose signed minutes are kept."""
    rows = SignedMinutes.objects.filter(sitting__meeting_id__in=set(meetings))
    return frozenset(rows.values_list("sitting__meeting_id", flat=True))
