"""What proceedings tell others: frozen, and made of plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from letsema.governance.queries import AttendanceView, MeetingView, MemberView, QuorumView
from letsema.proceedings.rules.acts import ACTS, Act
from letsema.proceedings.rules.terms import Terms
from letsema.values import Money


@dataclass(frozen=True, slots=True)
class RequestView:
    """Something asked of a committee; `terms` as the act tells them, or None."""

    number: int
    fund: str
    kind: str
    programme: str
    title: str
    words: str
    terms: Mapping[str, Any] | None
    requested_on: date
    state: str
    withdrawn_why: str


@dataclass(frozen=True, slots=True)
class PaperView:
    """A file put before the committee, by the hash of its content."""

    title: str
    sha256: str


@dataclass(frozen=True, slots=True)
class InterestView:
    """A declared interest and what follows from it: `declare`, `no-scoring` or `leave`."""

    member: MemberView
    ground: str
    words: str
    consequence: str


@dataclass(frozen=True, slots=True)
class SuggestedInterest:
    """An interest a member has by rule; `declared` where it stands declared already."""

    member: MemberView
    ground: str
    consequence: str
    declared: bool


@dataclass(frozen=True, slots=True)
class PositionView:
    """What a member last said of an item."""

    member: MemberView
    stand: str
    words: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class ResolutionView:
    """A resolution: a draft until `settled_at`; `items` are the numbers of the items it decides."""

    number: str
    meeting: str
    act: str
    terms: Terms
    words: str
    internal_words: str
    items: tuple[int, ...]
    settled_at: datetime | None
    decision: str | None
    struck_at: datetime | None
    struck_why: str

    @property
    def label(self) -> str:
        """What the act is called in English."""
        return ACTS[self.act].label

    @property
    def standing(self) -> bool:
        """Whether it was not struck."""
        return self.struck_at is None


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item on a meeting's list with all that was said of it."""

    number: int
    meeting: str
    position: int
    kind: str
    programme: str
    request: RequestView | None
    condition: int | None
    title: str
    words: str
    minutes: int | None
    ineligible_reason: str
    state: str
    why: str
    deferred_to: str
    papers: tuple[PaperView, ...] = ()
    interests: tuple[InterestView, ...] = ()
    positions: tuple[PositionView, ...] = ()
    resolution: ResolutionView | None = None

    @property
    def leaving(self) -> frozenset[int]:
        """The numbers of the members who leave for this item."""
        return frozenset(i.member.number for i in self.interests if i.consequence == "leave")


@dataclass(frozen=True, slots=True)
class AgendaView:
    """A meeting's list: the items in order, taken-off ones last; `shown` is the one on screen.

    `seats` are the voting seats of its day, each with its alternates.
    """

    meeting: MeetingView
    items: tuple[ItemView, ...]
    resolutions: tuple[ResolutionView, ...]
    shown: int | None
    quorum: QuorumView | None
    seats: tuple[MemberView, ...] = ()

    def item(self, number: int) -> ItemView | None:
        """The item of that number, or None."""
        return next((each for each in self.items if each.number == number), None)


@dataclass(frozen=True, slots=True)
class Carried:
    """From where an item comes back: `deferred` or `sent-to-meeting`, why, and to which meeting."""

    meeting: str
    how: str
    why: str
    to: str


@dataclass(frozen=True, slots=True)
class ReadyItem:
    """Something ready for a committee; `group` is one of `rules.sitting.GROUPS`."""

    group: str
    kind: str
    fund: str
    programme: str
    title: str
    since: date | None = None
    request: int | None = None
    condition: int | None = None
    ineligible_reason: str = ""
    words: str = ""
    carried: Carried | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """An act that fits an item, and the terms asked for where a request names them."""

    act: Act
    terms: Terms | None


@dataclass(frozen=True, slots=True)
class Balance:
    """How much stands somewhere: programmes in the pipeline and funded, budgets, allocations.

    Budgets and allocations are sums of each currency apart, and are never added to each other.
    """

    pipeline: int
    funded: int
    budgets: tuple[Money, ...]
    allocated: tuple[Money, ...]


@dataclass(frozen=True, slots=True)
class Shift:
    """A thematic area or a region before and after the resolutions that are not yet applied."""

    key: str
    title: str
    before: Balance
    after: Balance


@dataclass(frozen=True, slots=True)
class Effect:
    """What a sitting's resolutions would change of a fund's balance."""

    fund: str
    day: date
    areas: tuple[Shift, ...]
    regions: tuple[Shift, ...]
    total: Shift


@dataclass(frozen=True, slots=True)
class SeatAttended:
    """A seat at a meeting: how its holder took part, and the alternate who came in its place."""

    member: MemberView
    how: str
    words: str
    alternate: MemberView | None


@dataclass(frozen=True, slots=True)
class GroupAttended:
    """The seats of one group; the group "" holds who sits outside the groups."""

    group: str
    seats: tuple[SeatAttended, ...]


@dataclass(frozen=True, slots=True)
class ConditionSet:
    """A condition as the minutes tell it."""

    number: int
    programme: str
    decision: str
    words: str
    owner: str
    due_on: date | None
    release: bool
    met: bool


@dataclass(frozen=True, slots=True)
class SignedView:
    """A signed copy of the minutes, by the hash of its content."""

    sha256: str
    signed_on: date
    words: str


@dataclass(frozen=True, slots=True)
class Minutes:
    """All that the minutes of a meeting need; `arising` are the matters arising it looked at."""

    meeting: MeetingView
    attendance: tuple[GroupAttended, ...]
    others: tuple[AttendanceView, ...]
    quorum: QuorumView | None
    items: tuple[ItemView, ...]
    resolutions: tuple[ResolutionView, ...]
    conditions: tuple[ConditionSet, ...]
    arising: tuple[ItemView, ...]
    deferred: tuple[ItemView, ...]
    signed: tuple[SignedView, ...]
