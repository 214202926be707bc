"""What closing a sitting depends on, and what hinders it: told before anybody closes it."""

from __future__ import annotations

from datetime import date

from letsema.governance import queries as governance
from letsema.governance.rules import PRESENT, Presence, quorum_met
from letsema.proceedings.queries.agenda import agenda
from letsema.proceedings.queries.views import AgendaView, ItemView
from letsema.proceedings.rules.sitting import Closing, OpenItem, judge_closing
from letsema.values import Refusal


def hindrances(meeting: str, today: date) -> tuple[Refusal, ...]:
    """Why an open sitting could not be closed on a day: time, quorum, items, objections.

    What a room below would refuse of an act's terms is only known when it is carried out.
    """
    held = governance.meeting(meeting)
    if held is None or held.state != "open":
        return ()
    return tuple(judge_closing(closing_of(meeting, today)))


def closing_of(meeting: str, today: date) -> Closing:
    """All that decides whether a sitting may be closed. `LookupError` where there is none."""
    held = agenda(meeting)
    if held is None:
        raise LookupError(meeting)
    quorum, rows = held.quorum, [each for each in held.items if each.state == "listed"]
    quorate = _quorate(held, rows)
    return Closing(
        meeting=meeting,
        state=held.meeting.state,
        procedure=held.meeting.procedure,
        starts_on=held.meeting.day,
        deadline=held.meeting.deadline,
        today=today,
        quorum_met=bool(quorum and quorum.met),
        present=quorum.present if quorum else 0,
        needed=quorum.needed if quorum else 0,
        items=tuple(_open(each, quorate[each.number]) for each in rows),
    )


def _open(item: ItemView, quorate: bool) -> OpenItem:
    return OpenItem(
        position=item.position,
        title=item.title,
        state=item.state,
        resolution=item.resolution.number if item.resolution else "",
        act=item.resolution.act if item.resolution else "",
        objecting=tuple(
            each.member.label
            for each in item.positions
            if each.stand == "object" and each.member.number not in item.leaving
        ),
        quorate=quorate,
    )


def _quorate(held: AgendaView, items: list[ItemView]) -> dict[int, bool]:
    """By item, whether the seats without those who leave for it have a quorum."""
    meeting = held.meeting
    told = governance.settings_of_body(meeting.body)
    percent, each_group = told["quorum-percent"], told["quorum-each-group"]
    attended = governance.attendance(meeting.number or "")
    there = {each.member.number for each in attended if each.how in PRESENT}
    seats = [
        (seat, {seat.number, *(each.number for each in seat.alternates)})
        for seat in governance.seats_on(meeting.body, meeting.day)
    ]
    return {
        item.number: quorum_met(
            [
                Presence(seat.group, bool((there - item.leaving) & holders))
                for seat, holders in seats
                if seat.number not in item.leaving
            ],
            percent,
            each_group=each_group,
        )
        for item in items
    }
