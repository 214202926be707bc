"""A meeting as somebody meets it: what they may see of it, keep, and say in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from letsema.doors.web import acting, writing
from letsema.doors.web.seeing import sees_judgements
from letsema.governance import queries as governance
from letsema.governance.queries import FundView, MeetingView, MemberView
from letsema.proceedings import queries as proceedings
from letsema.proceedings.queries import AgendaView, Effect, ItemView, PositionView
from letsema.proceedings.rules.sitting import may_speak_for
from letsema.values import Actor, Refusal, Refused, Scope, may_keep_record

LIVE = ("planned", "open")
OURS = Refusal("not-yours", "this is for the committee and its secretariat")


@dataclass(frozen=True, slots=True)
class Voice:
    """A seat, what was last said for it of an item, and whether it leaves for it."""

    seat: MemberView
    position: PositionView | None
    leaves: bool


@dataclass(frozen=True, slots=True)
class Chamber:
    """A meeting, and who has come to its door; `funds` reads every fund on record."""

    meeting: MeetingView
    by: Actor
    funds: Callable[[], Sequence[FundView]] = governance.funds

    @property
    def number(self) -> str:
        """The meeting's number."""
        return self.meeting.number or ""

    @property
    def fund(self) -> str:
        """The fund whose committee meets; the first, where one committee serves several."""
        return next(iter(self.meeting.funds), "")

    @property
    def keeps(self) -> bool:
        """Whether they keep the record of this committee."""
        return not may_keep_record(self.by, *self.meeting.funds)

    @property
    def sees(self) -> bool:
        """Whether they see what is before the committee: papers, scores, positions."""
        funds = self.meeting.funds or ("",)
        return self.keeps or any(sees_judgements(self.by, Scope(fund=fund)) for fund in funds)

    @property
    def areas(self) -> dict[str, str]:
        """The fund's thematic areas: their names by number."""
        found = self.of_fund
        return {str(number): name for number, name in found.areas} if found else {}

    @property
    def of_fund(self) -> FundView | None:
        """That fund as it stands; None where the committee serves none."""
        return next((each for each in self.funds() if each.slug == self.fund), None)

    @property
    def round(self) -> bool:
        """Whether it is a round by no-objection: silence consents."""
        return self.meeting.procedure == "no-objection"

    @property
    def drafting(self) -> bool:
        """Whether its list and resolutions may still be changed: a round that is out may not."""
        return self.live and not (self.round and self.meeting.state == "open")

    @property
    def not_keeping(self) -> list[Refusal]:
        """Why they do not keep the record of this committee."""
        return may_keep_record(self.by, *self.meeting.funds)

    @property
    def live(self) -> bool:
        """Whether the meeting is still to be held, or is being held."""
        return self.meeting.state in LIVE

    def members(self) -> tuple[MemberView, ...]:
        """Who is of the body on the day: voting seats with their alternates, then the others."""
        seats = governance.seats_on(self.meeting.body, self.meeting.day)
        inside = {each.number for seat in seats for each in (seat, *seat.alternates)}
        sitting = governance.who_sat(self.meeting.body, self.meeting.day)
        return (*seats, *(h.member for h in sitting if h.member.number not in inside))

    def speaks_for(self) -> tuple[MemberView, ...]:
        """The members they may declare and take positions for: their own seat, or all."""
        return tuple(member for member in self.members() if not self.silent(member))

    def heard(self, item: ItemView, seats: Sequence[MemberView] | None = None) -> tuple[Voice, ...]:
        """What every seat has said of an item: its holder, or an alternate in its place."""
        said = {each.member.number: each for each in item.positions}
        if seats is None:
            seats = governance.seats_on(self.meeting.body, self.meeting.day)
        return tuple(
            Voice(
                seat,
                next((said[n] for n in _holders(seat) if n in said), None),
                seat.number in item.leaving,
            )
            for seat in seats
        )

    def effect(self, agenda: AgendaView) -> Effect | None:
        """What the resolutions on a list that is read already would change of the fund."""
        found = self.of_fund
        return proceedings.effect_of(agenda, found) if found else None

    def silent(self, member: MemberView) -> list[Refusal]:
        """Why they may not speak for a member."""
        return may_speak_for(self.by, proceedings.seat_of(member), self.meeting.funds)


def _holders(seat: MemberView) -> tuple[int, ...]:
    return (seat.number, *(each.number for each in seat.alternates))


def door(request: HttpRequest, number: str) -> Chamber:
    """The meeting of that number for who asks; no page where there is none."""
    meeting = governance.meeting(number)
    if meeting is None:
        raise Http404(_("There is no meeting “%(number)s”.") % {"number": number[:40]})
    return Chamber(meeting, acting.actor(request), partial(acting.funds, request))


def inside(request: HttpRequest, number: str) -> Chamber:
    """The same for who may see what is before the committee; others are turned away."""
    found = door(request, number)
    if not found.sees:
        raise PermissionDenied(OURS)
    return found


def desk(request: HttpRequest, number: str) -> Chamber:
    """The same for who keeps the record of the committee; others are turned away."""
    found = door(request, number)
    acting.insist(may_keep_record(found.by, *found.meeting.funds))
    return found


def before(request: HttpRequest, number: int) -> tuple[Chamber, ItemView]:
    """An item and its meeting, for who may see what is before the committee."""
    found = proceedings.item(number)
    if found is None:
        raise Http404(_("There is no item %(number)d.") % {"number": number})
    return inside(request, found.meeting), found


def done(request: HttpRequest, command: Callable[..., Any], words: str, /, **told: Any) -> bool:
    """Do one act that needs no form, and say what was done, or why not."""
    try:
        command(**told, by=acting.actor(request), at=writing.now())
    except Refused as refused:
        for refusal in refused.refusals:
            messages.error(request, acting.told(refusal))
        return False
    messages.success(request, words)
    return True
