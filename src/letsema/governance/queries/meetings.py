"""Reading meetings: their days and state, who took part, whether they have a quorum."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import models
from django.db.models.functions import Least, TruncDate

from letsema.governance.models import Attendance, Meeting
from letsema.governance.queries.funds import funds_of_committee, settings, settings_of_body
from letsema.governance.queries.members import MemberView, members_by_number, seats_on
from letsema.governance.rules import (
    PRESENT,
    Presence,
    initials,
    missing_groups,
    next_number,
    quorum_met,
    quorum_needed,
)
from letsema.values import When


@dataclass(frozen=True, slots=True)
class MeetingView:
    """A meeting or no-objection round; one that is only told has no number and no days."""

    label: str
    held: When
    place: str
    number: str | None = None
    body: str = ""
    funds: tuple[str, ...] = ()
    procedure: str = "meeting"
    state: str = "told"
    starts_on: date | None = None
    ends_on: date | None = None
    deadline: date | None = None
    venue: str = ""
    note: str = ""
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    cancelled_why: str = ""
    source: int | None = None
    pk: int = 0

    @property
    def day(self) -> date:
        """The day whose seats count: its first, or the latest it may have been held."""
        return self.starts_on or self.held.latest


@dataclass(frozen=True, slots=True)
class AttendanceView:
    """How a member took part, as recorded last."""

    member: MemberView
    how: str
    words: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class QuorumView:
    """Voting seats, how many are filled and needed; `missing` are groups with nobody present."""

    seats: int
    present: int
    needed: int
    met: bool
    missing: tuple[str, ...]


def meeting_views(rows: Iterable[Meeting], body: str) -> tuple[MeetingView, ...]:
    """Meetings of one body as others may read them, in the order given."""
    funds = funds_of_committee(body)
    return tuple(_view(row, body, funds) for row in rows)


def _view(row: Meeting, body: str, funds: tuple[str, ...]) -> MeetingView:
    return MeetingView(
        label=row.label,
        held=When(row.precision, row.earliest, row.latest),
        place=row.place,
        number=row.number,
        body=body,
        funds=funds,
        procedure=row.procedure,
        state=row.state,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        deadline=row.deadline,
        venue=row.venue,
        note=row.note,
        opened_at=row.opened_at,
        closed_at=row.closed_at,
        cancelled_why=row.cancelled_why,
        source=row.source_id,
        pk=row.pk,
    )


def meeting(number: str, *, lock: bool = False) -> MeetingView | None:
    """The meeting of that number, or None; locked until the transaction ends where asked."""
    rows = Meeting.objects.select_related("body").filter(number=number)
    row = (rows.select_for_update(of=("self",)) if lock else rows).first()
    return _view(row, row.body.slug, funds_of_committee(row.body.slug)) if row else None


def meetings(body: str | None = None) -> tuple[MeetingView, ...]:
    """The meetings of a body, or of all, from the earliest; cancelled and told ones too."""
    rows = Meeting.objects.select_related("body").order_by("latest", "pk")
    rows = rows.filter(body__slug=body) if body is not None else rows
    found = list(rows)
    funds = {slug: funds_of_committee(slug) for slug in {row.body.slug for row in found}}
    return tuple(_view(row, row.body.slug, funds[row.body.slug]) for row in found)


def meeting_numbers(pks: Iterable[int]) -> dict[int, str | None]:
    """Number by row number, for rooms above that point at meetings."""
    return dict(Meeting.objects.filter(pk__in=set(pks)).values_list("pk", "number"))


def meeting_before(committee: str, day: date) -> MeetingView | None:
    """The last meeting of a body that is told or was closed by that day, or None."""
    closed = Least("latest", TruncDate("closed_at"))  # one may be closed before its last day
    over = models.Case(models.When(state="closed", then=closed), default=models.F("latest"))
    rows = Meeting.objects.filter(body__slug=committee, state__in=("told", "closed"))
    rows = rows.annotate(over=over).filter(over__lte=day)
    row = rows.order_by("-over", models.F("closed_at").desc(nulls_last=True), "-pk").first()
    return _view(row, committee, funds_of_committee(committee)) if row else None


def next_meeting_number(body: str) -> str:
    """The number the next meeting of a body gets: by its fund's prefix, else its initials."""
    funded = funds_of_committee(body)
    prefix = settings_of_body(body)["meeting-prefix"] if funded else initials(body)
    taken = Meeting.objects.filter(number__startswith=f"{prefix}-")
    return next_number(prefix, taken.values_list("number", flat=True))


def attendance(meeting: str) -> tuple[AttendanceView, ...]:
    """Who took part in a meeting and how: the last word on each member, in order of entry."""
    rows = Attendance.objects.filter(meeting__number=meeting, membership__withdrawn_at=None)
    last = {row.membership_id: row for row in rows.order_by("pk")}
    members = members_by_number(last)
    return tuple(
        AttendanceView(members[number], row.how, row.words, row.recorded_at)
        for number, row in sorted(last.items())
    )


def quorum(meeting: str) -> QuorumView | None:
    """The quorum of a meeting by its fund's settings, or None where there is no such meeting.

    A no-objection round needs nobody present: silence consents.
    """
    found = _found(meeting)
    return quorum_of(found, seats_on(found.body, found.day)) if found else None


def quorum_of(found: MeetingView, held: Sequence[MemberView]) -> QuorumView:
    """The same for a meeting whose voting seats are read already (two questions asked)."""
    seats = presences(held, _there(found.number or ""))
    present = sum(seat.present for seat in seats)
    if found.procedure == "no-objection":
        return QuorumView(len(seats), present, 0, True, ())
    told = settings(next(iter(found.funds), ""))
    percent, each_group = told["quorum-percent"], told["quorum-each-group"]
    return QuorumView(
        seats=len(seats),
        present=present,
        needed=quorum_needed(len(seats), percent),
        met=quorum_met(seats, percent, each_group=each_group),
        missing=missing_groups(seats),
    )


def _found(number: str) -> MeetingView | None:
    return meeting(number)


def _there(meeting: str) -> set[int]:
    """The numbers of the members who are there, by the last word on each."""
    rows = Attendance.objects.filter(meeting__number=meeting, membership__withdrawn_at=None)
    last = dict(rows.order_by("pk").values_list("membership_id", "how"))
    return {number for number, how in last.items() if how in PRESENT}


def presences(seats: Sequence[MemberView], there: Container[int]) -> tuple[Presence, ...]:
    """Which seats are filled: by their holder, or by an alternate who is there."""
    return tuple(
        Presence(
            seat.group,
            any(number in there for number in (seat.number, *(a.number for a in seat.alternates))),
        )
        for seat in seats
    )
