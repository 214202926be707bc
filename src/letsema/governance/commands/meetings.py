"""Meetings: told by a source, or planned, opened, attended and closed in the record."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, models, transaction

from letsema.governance import queries
from letsema.governance.commands.citing import (
    found_body,
    may_keep_body,
    source_key,
)
from letsema.governance.commands.members import found_member
from letsema.governance.models import Attendance, Meeting
from letsema.governance.rules import (
    ATTENDANCE,
    MEETING_NUMBER,
    deadline_after,
    held_window,
    judge_move,
    judge_plan,
)
from letsema.journal import commands as journal
from letsema.journal.queries import fitting, window_columns
from letsema.values import Actor, Citation, Refusal, Refused, When, lasts

TRIES = 20
AMENDABLE = ("label", "starts_on", "ends_on", "procedure", "deadline", "venue", "note")


@transaction.atomic
def enter_meeting(
    *,
    body: str,
    label: str,
    held: When,
    by: Actor,
    at: datetime,
    citing: Citation | None = None,
    procedure: str = "meeting",
    venue: str = "",
) -> None:
    """Enter a meeting of a body as far as it is known; the same label is the same meeting.

    Who may `admit_member` may. Refused: an unknown body or source, a text that does not fit.
    """
    may_keep_body(by, body)
    row = Meeting(
        body=found_body(body, lock=True),
        label=label,
        procedure=procedure,
        venue=venue,
        source_id=source_key(citing, by=by, at=at),
        place=citing.place if citing else "",
        recorded_at=at,
        **window_columns(held),
    )
    fitting(row)
    if not _labelled(row):
        row.save()
        _record("entered", row, [row], by, at)


def _labelled(row: Meeting) -> bool:
    """Whether another meeting of the body that was not cancelled bears the label."""
    same = Meeting.objects.filter(body=row.body, label=row.label).exclude(state="cancelled")
    return same.exclude(pk=row.pk).exists()


@transaction.atomic
def plan_meeting(
    *,
    body: str,
    label: str,
    starts_on: date,
    ends_on: date,
    by: Actor,
    at: datetime,
    procedure: str = "meeting",
    deadline: date | None = None,
    venue: str = "",
    note: str = "",
    number: str | None = None,
) -> str:
    """Plan a meeting or a no-objection round and return its number, `SC-07`.

    Without a number it gets the next of the body's prefix. A round opens on `starts_on` and ends
    on its deadline: the fund's working days after it opens, where none is given. Who may
    `admit_member` may. Refused: an unknown body or procedure, days out of order, a deadline of a
    meeting, a number or a label that is taken, a text that does not fit.
    """
    may_keep_body(by, body)
    if procedure == "no-objection" and deadline is None:
        days = queries.settings_of_body(body)["no-objection-working-days"]
        deadline = deadline_after(starts_on, days)
    row = Meeting(
        body=found_body(body, lock=True),
        label=label,
        procedure=procedure,
        state="planned",
        starts_on=starts_on,
        ends_on=ends_on,
        deadline=deadline,
        venue=venue,
        note=note,
        recorded_at=at,
    )
    _judged(row)
    _save_numbered(row, number)
    _record("planned", row, [row], by, at)
    return row.number


def _judged(row: Meeting) -> None:
    """Refused: days, procedure, deadline or label that cannot be. Else its window is set."""
    if row.procedure == "no-objection" and row.deadline:
        row.ends_on = row.deadline
    if refusals := judge_plan(row.procedure, row.starts_on, row.ends_on, row.deadline):
        raise Refused(*refusals)
    if not row.label.strip() or _labelled(row):
        raise Refused(
            Refusal(
                "meeting-label",
                "%(label)s: a meeting needs a name no other of the body has",
                field="label",
                label=row.label,
            )
        )
    for column, value in window_columns(held_window(row.starts_on, row.ends_on)).items():
        setattr(row, column, value)


def _save_numbered(row: Meeting, number: str | None) -> None:
    """Save a new row under a number; where somebody takes the next one first, the one after."""
    if number is not None and not (re.fullmatch(MEETING_NUMBER, number) and len(number) <= 20):
        raise Refused(_not_a_number(number))
    for _ in range(TRIES):
        row.number = number or queries.next_meeting_number(row.body.slug)
        fitting(row)
        try:
            with transaction.atomic():
                row.save()
        except IntegrityError:
            row.pk = None
            if not Meeting.objects.filter(number=row.number).exists():
                raise
        else:
            return
        if number:
            break
    raise Refused(
        Refusal(
            "meeting-number",
            "%(number)s is another meeting's number",
            field="number",
            number=row.number,
        )
    )


def _not_a_number(number: str) -> Refusal:
    return Refusal(
        "meeting-number",
        "%(number)s is not a meeting's number: capitals, a hyphen and digits, such as SC-07",
        field="number",
        number=number,
    )


def _record(
    verb: str, row: Meeting, wrote: list[models.Model], by: Actor, at: datetime, **told: Any
) -> None:
    journal.record(
        kind=f"governance.meeting.{verb}",
        subject=row.body.slug,
        wrote=wrote,
        told={"meeting": row.number or row.label, **told},
        by=by,
        at=at,
    )


def _locked(meeting: str, act: str, by: Actor) -> Meeting:
    """The meeting, locked. Refused: none of that number, not theirs, not in that state."""
    rows = Meeting.objects.select_for_update(of=("self",)).select_related("body")
    row = rows.filter(number=meeting).first()
    if row is None:
        raise Refused(
            Refusal(
                "unknown-meeting",
                "there is no meeting %(meeting)s",
                field="meeting",
                meeting=meeting,
            )
        )
    may_keep_body(by, row.body.slug)
    if refusals := judge_move(act, row.state, meeting):
        raise Refused(*refusals)
    return row


@transaction.atomic
def amend_meeting(*, meeting: str, by: Actor, at: datetime, **what: Any) -> None:
    """Change what is planned of a meeting: label, days, procedure, deadline, venue, note.

    Only while it is planned. A round whose day of opening moves keeps its deadline unless another
    is given. Refused: as `plan_meeting`, an unknown field.
    """
    row = _locked(meeting, "amend", by)
    if unknown := sorted(set(what) - set(AMENDABLE)):
        raise Refused(
            Refusal(
                "unknown-field",
                "%(name)s of a meeting cannot be amended",
                field=unknown[0],
                name=unknown[0],
            )
        )
    before = {name: getattr(row, name) for name in what}
    for name, value in what.items():
        setattr(row, name, value)
    _judged(row)
    changed = [name for name in what if getattr(row, name) != before[name]]
    if not changed:
        return
    fitting(row).save()
    _record("amended", row, [row], by, at, changed=changed)


@transaction.atomic
def cancel_meeting(*, meeting: str, why: str, by: Actor, at: datetime) -> None:
    """Cancel a planned meeting, with the reason; its number is not given again."""
    row = _locked(meeting, "cancel", by)
    if not why.strip():
        raise Refused(Refusal("no-reason", "say why it is cancelled", field="why"))
    row.state, row.cancelled_why = "cancelled", why.strip()
    fitting(row, cancelled_why="why").save()
    _record("cancelled", row, [row], by, at, why=why.strip())


@transaction.atomic
def open_meeting(*, meeting: str, by: Actor, at: datetime) -> None:
    """Open a planned meeting or round."""
    row = _locked(meeting, "open", by)
    row.state, row.opened_at = "open", at
    row.save()
    _record("opened", row, [row], by, at)


@transaction.atomic
def close_meeting(*, meeting: str, by: Actor, at: datetime) -> None:
    """Close an open meeting or round; from now on nothing of it changes.

    Only its state: what it decided is applied by whoever calls this. Refused: not open, an
    instant before its opening.
    """
    row = _locked(meeting, "close", by)
    if row.opened_at and at < row.opened_at:
        raise Refused(Refusal("meeting-days", "it cannot close before it opened", field="at"))
    row.state, row.closed_at = "closed", at
    row.save()
    _record("closed", row, [row], by, at)


@transaction.atomic
def record_attendance(
    *, meeting: str, member: int, how: str, by: Actor, at: datetime, words: str = ""
) -> None:
    """Record how a member takes part: present, online, represented or absent; the last counts.

    While the meeting is planned (apologies) or open. Who may `admit_member` may. Refused: an
    unknown meeting, member or way, a member of another body or with no seat on its first day.
    """
    row = _locked(meeting, "attend", by)
    seat = found_member(member)
    if how not in ATTENDANCE:
        raise Refused(
            Refusal("attendance-how", "%(how)s is not a way to take part", field="how", how=how)
        )
    since, until = (
        When(getattr(seat, f"{p}precision"), getattr(seat, f"{p}earliest"), latest)
        if (latest := getattr(seat, f"{p}latest"))
        else None
        for p in ("", "until_")
    )
    if seat.body_id != row.body_id or not lasts(since, until, row.starts_on):
        raise Refused(
            Refusal(
                "no-seat",
                "the member under the number %(member)d has no seat at %(meeting)s",
                field="member",
                member=member,
                meeting=meeting,
            )
        )
    last = row.attendance.filter(membership=seat).order_by("-pk").first()
    if last and (last.how, last.words) == (how, words):
        return
    entry = Attendance(meeting=row, membership=seat, how=how, words=words, recorded_at=at)
    fitting(entry).save()
    _record("attended", row, [entry], by, at, member=member, how=how)
