"""Interests declared and positions taken on an item."""

from __future__ import annotations

from datetime import datetime

from django.db import models, transaction

from letsema.governance.queries import MeetingView
from letsema.journal.queries import fitting
from letsema.proceedings.commands.keeping import (
    LIVE,
    drop,
    found_member,
    locked_item,
    needs_listed,
    record,
    standing_row,
    strike,
    unknown,
)
from letsema.proceedings.models import Interest, Item, Position
from letsema.proceedings.queries.subjects import consequence, interests_suggested, seat_of
from letsema.proceedings.rules.sitting import judge_position, may_speak_for
from letsema.values import Actor, Refusal, Refused

SENT = "An objection in a no-objection round sends it to a meeting."


@transaction.atomic
def declare_interest(*, item: int, member: int, words: str, by: Actor, at: datetime) -> str:
    """Declare that a member has an interest in an item; returns what follows from it.

    `declare`, `no-scoring` or `leave`, by the fund's setting for the member's role. The
    secretariat may, and who holds the seat. Refused: no such member, settled, declared already,
    no words where no rule suggests it.
    """
    row, held = locked_item(item, at, by, *LIVE, keeps=False)
    seat = found_member(member, held)
    if refusals := may_speak_for(by, seat_of(seat), held.funds):
        raise Refused(*refusals)
    needs_listed(row)
    if row.interests.filter(membership_id=member, withdrawn_at=None).exists():
        raise Refused(
            Refusal("declared", "%(member)s has declared it", field="member", member=seat.label)
        )
    suggested = {each.member.number: each.ground for each in interests_suggested(item)}
    ground = suggested.get(member, "declared")
    if ground == "declared" and not words.strip():
        raise Refused(Refusal("empty", "%(field)s: a text is missing", field="words"))
    made = Interest(
        item=row,
        membership_id=member,
        ground=ground,
        words=words.strip(),
        consequence=consequence(held, seat),
        recorded_at=at,
    )
    fitting(made).save()
    record("interest.declared", held.number or "", [made], by, at, item=item, member=member)
    return made.consequence


@transaction.atomic
def withdraw_interest(*, item: int, member: int, why: str, by: Actor, at: datetime) -> None:
    """Withdraw an interest that was declared by mistake, with the reason. The secretariat may."""
    row, held = locked_item(item, at, by, *LIVE)
    needs_listed(row)
    made = row.interests.filter(membership_id=member, withdrawn_at=None).first()
    if made is None:
        raise Refused(unknown("interest", member))
    if not why.strip():
        raise Refused(Refusal("no-reason", "say why it is withdrawn", field="why"))
    made.withdrawn_at, made.withdrawn_why = at, why.strip()
    fitting(made, withdrawn_why="why").save()
    record("interest.withdrawn", held.number or "", [made], by, at, item=item, member=member)


@transaction.atomic
def take_position(
    *, item: int, member: int, stand: str, by: Actor, at: datetime, words: str = ""
) -> None:
    """Take a member's position on an item: agree, comment, object or stand aside; the last counts.

    In a no-objection round an objection sends the item to a meeting at once. The secretariat may
    record it for any member, and who holds the seat (or stands in for it) for their own. Refused:
    no such member, an item that is settled, who leaves for it, who has no seat (but to comment),
    a round that is not out or whose deadline has passed, no words to an objection or comment.
    """
    row, held = locked_item(item, at, by, *LIVE, keeps=False)
    seat = found_member(member, held)
    if refusals := may_speak_for(by, seat_of(seat), held.funds):
        raise Refused(*refusals)
    needs_listed(row)
    leaves = row.interests.filter(
        membership_id=member, withdrawn_at=None, consequence="leave"
    ).exists()
    refusals = judge_position(stand, words, votes=seat.takes_positions, leaves=leaves)
    if refusals := [*refusals, *_judge_round(held, at)]:
        raise Refused(*refusals)
    made = Position(
        item=row, membership_id=member, stand=stand, words=words.strip(), recorded_at=at
    )
    fitting(made).save()
    wrote: list[models.Model] = [made]
    if stand == "object" and held.procedure == "no-objection":
        wrote += _send_to_meeting(row, at)
    told = {"item": item, "member": member, "stand": stand}
    record("position.taken", held.number or "", wrote, by, at, **told)


def _judge_round(held: MeetingView, at: datetime) -> list[Refusal]:
    """A round hears members while it is out, until the end of its deadline."""
    if held.procedure != "no-objection":
        return []
    if held.state == "open" and held.deadline and at.date() <= held.deadline:
        return []
    return [
        Refusal(
            "round-not-out",
            "%(meeting)s hears members from its opening until the end of %(day)s",
            field="meeting",
            meeting=held.number,
            day=held.deadline.isoformat() if held.deadline else "",
        )
    ]


def _send_to_meeting(row: Item, at: datetime) -> list[models.Model]:
    """Send an item to a meeting: its resolution lets go of it, and is struck if it has no other."""
    row.state, row.why = "sent-to-meeting", SENT
    row.save(update_fields=["state", "why"])
    standing = standing_row(row)
    if standing is None:
        return [row]
    resolution = standing.resolution
    if resolution.rows.filter(dropped_at=None).count() == 1:
        return [row, *strike(resolution, SENT, at)]
    return [row, *drop([standing], at)]
