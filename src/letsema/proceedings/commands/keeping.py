"""What every act on a sitting asks first: who may, the lock, the state it must be in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import models

from letsema.governance import queries as governance
from letsema.governance.queries import MeetingView, MemberView
from letsema.journal import commands as journal
from letsema.proceedings.models import Item, Resolution, ResolutionItem, Sitting
from letsema.values import Actor, Refusal, Refused, may_keep_record

LIVE = ("planned", "open")


def unknown(noun: str, number: Any) -> Refusal:
    """The refusal of a number nothing stands under."""
    return Refusal(
        f"unknown-{noun}",
        "nothing of that kind stands under %(number)s",
        field=noun,
        number=str(number),
    )


def found_meeting(number: str) -> MeetingView:
    """The meeting of that number. Refused: there is none."""
    held = governance.meeting(number)
    if held is None:
        raise Refused(unknown("meeting", number))
    return held


def locked_sitting(
    meeting: str,
    at: datetime,
    by: Actor,
    *states: str,
    keeps: bool = True,
) -> tuple[Sitting, MeetingView]:
    """A meeting's sitting, locked until the transaction ends, and the meeting as it now stands.

    Refused: no such meeting; not theirs to keep, unless `keeps` is False; not in one of the
    states, where any are named.
    """
    held = found_meeting(meeting)
    if keeps and (refusals := may_keep_record(by, *held.funds)):
        raise Refused(*refusals)
    row, made = Sitting.objects.get_or_create(meeting_id=meeting, defaults={"recorded_at": at})
    if made:
        governance.meeting(meeting, lock=True)  # before the journal, as whoever writes to it does
        record("sitting.prepared", meeting, [row], by, at)
    row = Sitting.objects.select_for_update(of=("self",)).get(pk=row.pk)
    held = found_meeting(meeting)  # asked again: while we waited, somebody may have closed it
    if states and held.state not in states:
        raise Refused(
            Refusal(
                "meeting-state",
                "%(meeting)s is %(state)s: that is done while it is %(states)s",
                field="meeting",
                meeting=meeting,
                state=held.state,
                states=" or ".join(states),
            )
        )
    return row, held


def locked_item(
    number: int, at: datetime, by: Actor, *states: str, keeps: bool = True
) -> tuple[Item, MeetingView]:
    """An item whose sitting is locked. Refused: as `locked_sitting`, an item there is not."""
    meeting = Item.objects.filter(pk=number).values_list("sitting__meeting_id", flat=True).first()
    if meeting is None:
        raise Refused(unknown("item", number))
    _, held = locked_sitting(meeting, at, by, *states, keeps=keeps)
    return Item.objects.select_related("sitting", "request").get(pk=number), held


def needs_listed(row: Item) -> None:
    """Refused: an item that is decided, deferred, sent on or taken off already."""
    if row.state != "listed":
        raise Refused(
            Refusal(
                "item-settled",
                "“%(title)s” is settled already: %(state)s",
                field="item",
                title=row.title,
                state=row.state,
            )
        )


def judge_untouched_round(held: MeetingView) -> list[Refusal]:
    """Why a no-objection round may not be altered: it is out, and silence consents to it."""
    if held.procedure == "no-objection" and held.state == "open":
        return [
            Refusal(
                "round-out",
                "%(meeting)s is out: what members consent to by silence stays as it is",
                field="meeting",
                meeting=held.number,
            )
        ]
    return []


def found_member(number: int, held: MeetingView) -> MemberView:
    """Who sits on the meeting's day under that number, a seat with its alternates.

    Refused: nobody of the meeting's body does.
    """
    seats = {each.number: each for each in governance.seats_on(held.body, held.day)}
    others = {h.member.number: h.member for h in governance.who_sat(held.body, held.day)}
    member = seats.get(number) or others.get(number)
    if member is None:
        raise Refused(unknown("member", number))
    return member


def standing_row(item: Item) -> ResolutionItem | None:
    """The row of the resolution that stands for an item, or None."""
    rows = ResolutionItem.objects.select_related("resolution")
    return rows.filter(item=item, dropped_at=None).first()


def strike(row: Resolution, why: str, at: datetime) -> list[models.Model]:
    """Strike a resolution and let go of its items; what was written."""
    row.struck_at, row.struck_why = at, why
    row.save(update_fields=["struck_at", "struck_why"])
    return [row, *drop(row.rows.filter(dropped_at=None), at)]


def drop(rows: Any, at: datetime) -> list[models.Model]:
    """Let go of items of a resolution; what was written."""
    dropped: list[models.Model] = []
    for row in rows:
        row.dropped_at = at
        row.save(update_fields=["dropped_at"])
        dropped.append(row)
    return dropped


def record(
    verb: str,
    subject: str,
    wrote: Sequence[models.Model],
    by: Actor,
    at: datetime,
    **told: Any,
) -> None:
    """Record an act of this room in the journal."""
    journal.record(
        kind=f"proceedings.{verb}", subject=subject, wrote=wrote, told=told, by=by, at=at
    )
