"""What waits for a committee member: the seat they speak for, in rounds and before meetings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from letsema.governance import queries as governance
from letsema.governance.queries import MeetingView, MemberView
from letsema.insight.queries.waiting.desk import Desk, meeting_page, title_of
from letsema.insight.rules.sayings import Where
from letsema.insight.rules.waiting import MEETING_SOON, Waiting, comes_within, waits
from letsema.proceedings.queries import ItemView
from letsema.proceedings.rules.sitting import Seat, may_speak_for, suggested_ground
from letsema.values import Actor


def for_member(desk: Desk, actor: Actor) -> Iterator[Waiting]:
    """Positions to take in rounds that are open, interests to declare before a meeting."""
    if not actor.has("committee", desk.fund.slug):
        return
    speaking = replace(actor, grants=frozenset(g for g in actor.grants if g.role == "committee"))
    for meeting in desk.live:
        seats = _mine(desk, speaking, meeting)
        if meeting.procedure == "no-objection":
            yield from _round(desk, meeting, seats)
        if meeting.state == "open" or comes_within(meeting.starts_on, desk.on, MEETING_SOON):
            yield from _interests(desk, meeting, seats)


def _seat(member: MemberView) -> Seat:
    return Seat(
        role=member.role,
        organisation=member.organisation.key if member.organisation else "",
        country=member.country,
        alternates=tuple(
            (each.organisation.key if each.organisation else "", each.country)
            for each in member.alternates
        ),
    )


def _mine(desk: Desk, actor: Actor, meeting: MeetingView) -> list[MemberView]:
    """The seats somebody speaks for; who sits outside the seats speaks for themselves."""
    seats = governance.seats_on(meeting.body, meeting.day)
    voting = {each.number for each in seats}
    sat = [each.member for each in governance.who_sat(meeting.body, meeting.day)]
    beside = [m for m in sat if m.number not in voting and m.alternate_for is None]
    members = [*seats, *beside]
    return [m for m in members if not may_speak_for(actor, _seat(m), [desk.fund.slug])]


def _round(desk: Desk, meeting: MeetingView, seats: Sequence[MemberView]) -> Iterator[Waiting]:
    began = meeting.starts_on is not None and meeting.starts_on <= desk.on
    voting = [seat for seat in seats if seat.takes_positions]
    if meeting.state != "open" or not began or not voting:
        return
    if meeting.deadline and meeting.deadline < desk.on:
        return
    silent = [item for item in desk.items[str(meeting.number)] if _silent(item, voting)]
    if silent:
        told = {"meeting": title_of(meeting), "count": len(silent), "fund": desk.fund.slug}
        where, due = meeting_page(meeting), meeting.deadline
        since = meeting.starts_on
        yield waits("position", str(meeting.number), where, due=due, since=since, **told)


def _silent(item: ItemView, seats: Sequence[MemberView]) -> bool:
    """Whether a seat that may still say something of an item has not."""
    spoken = {each.member.number for each in item.positions} | item.leaving
    return any(seat.number not in spoken for seat in seats)


def _interests(desk: Desk, meeting: MeetingView, seats: Sequence[MemberView]) -> Iterator[Waiting]:
    for item in desk.items[str(meeting.number)]:
        scope = desk.scope(item.programme) if item.programme else None
        declared = {each.member.number for each in item.interests}
        for seat in seats:
            if scope is None or seat.number in declared:
                continue
            if suggested_ground(_seat(seat), scope.organisations, scope.countries):
                yield waits(
                    "interest",
                    item.programme,
                    Where("item-interest", (item.number,)),
                    due=meeting.starts_on,
                    fund=desk.fund.slug,
                    name=item.title,
                    meeting=title_of(meeting),
                )
