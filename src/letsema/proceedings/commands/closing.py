"""Opening a sitting, and closing it: all that was resolved is applied at once, or nothing is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db import models, transaction

from letsema.documents import commands as documents
from letsema.governance import commands as governing
from letsema.governance import queries as governance
from letsema.governance.queries import MeetingView
from letsema.journal.queries import fitting
from letsema.proceedings.commands.applying import Applying, apply
from letsema.proceedings.commands.keeping import (
    locked_item,
    locked_sitting,
    record,
    standing_row,
)
from letsema.proceedings.models import Item, Resolution, SignedMinutes, Sitting
from letsema.proceedings.queries.hindrances import closing_of
from letsema.proceedings.queries.subjects import subject_for
from letsema.proceedings.rules.acts import ACTS, VOID, Correction, read_terms
from letsema.proceedings.rules.sitting import (
    counts_from,
    judge_closing,
    settled_state,
    told,
)
from letsema.proceedings.rules.subjects import Subject
from letsema.proceedings.rules.terms import Deferral, Terms
from letsema.programmes.commands.registering import lock_in_order
from letsema.values import Actor, Refusal, Refused


@transaction.atomic
def open_sitting(*, meeting: str, by: Actor, at: datetime) -> None:
    """Open a planned meeting, or send a no-objection round out. The secretariat may.

    Refused: not planned; a round with an item nothing is proposed for, or none at all.
    """
    sitting, held = locked_sitting(meeting, at, by, "planned")
    if held.procedure == "no-objection":
        rows = list(sitting.items.filter(state="listed").order_by("position"))
        refusals = [_nothing_proposed(row) for row in rows if standing_row(row) is None]
        if not rows:
            refusals = [Refusal("no-items", "a round proposes something", field="items")]
        if refusals:
            raise Refused(*refusals)
    governing.open_meeting(meeting=meeting, by=by, at=at)
    record("sitting.opened", meeting, [], by, at)


def _nothing_proposed(row: Item) -> Refusal:
    return Refusal(
        "not-resolved",
        "item %(position)d (%(title)s): nothing is proposed to which silence could consent",
        position=row.position,
        title=row.title,
    )


@transaction.atomic
def show_item(*, meeting: str, item: int | None, by: Actor, at: datetime) -> None:
    """Put an item of an open meeting on screen, or none. The secretariat may."""
    sitting, _ = locked_sitting(meeting, at, by, "open")
    if item is not None:
        row, held = locked_item(item, at, by)
        if held.number != meeting:
            raise Refused(
                Refusal("unknown-item", "it stands on another meeting's list", field="item")
            )
        item = row.pk
    if sitting.shown_id == item:
        return
    sitting.shown_id = item
    sitting.save(update_fields=["shown"])
    record("item.shown", meeting, [sitting], by, at, item=item)


@transaction.atomic
def close_sitting(*, meeting: str, by: Actor, at: datetime) -> tuple[str, ...]:
    """Close a sitting and apply everything it resolved; returns the decisions' numbers.

    In one transaction: the decisions are entered, programmes moved and changed, money allocated,
    requests and items settled. The secretariat may. Refused as a whole, nothing written, every
    reason told with its resolution and item: not open, no quorum, an item that is neither resolved
    nor taken off, an objection, a round whose deadline has not passed, what a room below refuses.
    """
    sitting, _ = locked_sitting(meeting, at, by)
    rows = list(sitting.items.select_related("request").filter(state="listed").order_by("position"))
    lock_in_order(row.programme_id for row in rows if row.programme_id)
    held = governance.meeting(meeting, lock=True)
    if held is None:
        raise LookupError(meeting)  # its sitting points at it
    if refusals := judge_closing(closing_of(meeting, at.date())):
        raise Refused(*refusals)
    day = counts_from(held.held.latest, at.date())
    wrote = _apply_all(sitting, held, day, by, at)
    governing.close_meeting(meeting=meeting, by=by, at=at)
    numbers = tuple(row.number for row in wrote if isinstance(row, Resolution))
    record("sitting.closed", meeting, wrote, by, at, decisions=list(numbers))
    return numbers


def _apply_all(
    sitting: Sitting, held: MeetingView, day: date, by: Actor, at: datetime
) -> list[models.Model]:
    """Apply every standing resolution in the order of their numbers; what was written here.

    Refused: all that any of them is refused, each in a savepoint of its own.
    """
    wrote: list[models.Model] = []
    refusals: list[Refusal] = []
    for row in sitting.resolutions.filter(struck_at=None, settled_at=None).order_by("pk"):
        try:
            with transaction.atomic():
                wrote += _apply_one(row, held, day, by, at)
        except Refused as answer:
            refusals += answer.refusals
    if refusals:
        raise Refused(*refusals)
    return wrote


def _apply_one(
    row: Resolution, held: MeetingView, day: date, by: Actor, at: datetime
) -> list[models.Model]:
    terms = read_terms(row.act, row.terms)
    if isinstance(terms, Refusal):
        raise Refused(told(terms, row.number, 0))
    items = _items_of(row)
    subjects = {
        item.pk: subject_for(item.kind, item.programme_id or "", day, terms, item.condition_id)
        for item in items
    }
    governing.enter_decision(
        body=held.body,
        number=row.number,
        taken_on=day,
        words=row.words,
        meeting=held.number,
        corrects=terms.decision if isinstance(terms, Correction) else None,
        internal=any(is_internal(row.act, terms, each) for each in subjects.values()),
        by=by,
        at=at,
    )
    for item in items:
        subject = subjects[item.pk]
        whole = (row.act, terms, subject, row.number, held.body, row.internal_words, by, at)
        try:
            apply(Applying(*whole, condition=item.condition_id))
        except Refused as answer:
            raise Refused(
                *(told(each, row.number, item.position) for each in answer.refusals)
            ) from None
    row.decision_id, row.settled_at = row.number, at
    row.save(update_fields=["decision", "settled_at"])
    return [row, *_settle(items, row.act, terms)]


def _items_of(row: Resolution) -> list[Item]:
    standing = row.rows.filter(dropped_at=None).select_related("item__request")
    return [each.item for each in standing.order_by("item__position")]


def is_internal(act: str, terms: Terms, subject: Subject) -> bool:
    """Whether a decision concerns what is not public: before, and by what was decided in truth."""
    if not isinstance(terms, Correction) or subject.earlier is None:
        return bool(subject.stage) and ACTS[act].is_internal(subject.stage)
    before = subject.earlier.before
    if not subject.earlier.internal or terms.act == VOID or before is None:
        return subject.earlier.internal
    return ACTS[terms.act].is_internal(before.stage)


def _settle(items: Iterable[Item], act: str, terms: Terms) -> list[models.Model]:
    """Settle the items of an applied resolution, and the requests that are done with."""
    wrote: list[models.Model] = []
    for item in items:
        item.state = settled_state(act)
        if isinstance(terms, Deferral):
            item.why, item.deferred_to = terms.reason, terms.to
        item.save(update_fields=["state", "why", "deferred_to"])
        wrote.append(item)
        if item.request and ACTS[act].settles:
            item.request.state = "decided"
            item.request.save(update_fields=["state"])
            wrote.append(item.request)
    return wrote


@transaction.atomic
def keep_signed_minutes(
    *,
    meeting: str,
    content: bytes,
    filename: str,
    signed_on: date,
    by: Actor,
    at: datetime,
    words: str = "",
) -> str:
    """Keep the signed copy of a closed meeting's minutes; returns its hash. The secretariat may.

    A later copy stands beside the earlier one. Refused: not closed, signed before the meeting, a
    file that is not kept.
    """
    sitting, held = locked_sitting(meeting, at, by, "closed")
    if signed_on < held.day:
        raise Refused(
            Refusal("signed-on", "minutes are signed after the meeting", field="signed_on")
        )
    sha256 = documents.keep_file(content=content, name=filename, by=by, at=at)
    if not sitting.signed_minutes.filter(file_id=sha256).exists():
        row = SignedMinutes(
            sitting=sitting,
            file_id=sha256,
            signed_on=signed_on,
            words=words.strip(),
            recorded_at=at,
        )
        fitting(row).save()
        record("minutes.signed", meeting, [row], by, at, sha256=sha256)
    return sha256
