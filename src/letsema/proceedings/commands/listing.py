"""The list of a meeting: what stands on it, in which order, with which papers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, models, transaction
from django.db.models import Max

from letsema.documents import commands as documents
from letsema.governance import queries as governance
from letsema.governance.queries import MeetingView
from letsema.journal.queries import fitting
from letsema.proceedings.commands.keeping import (
    LIVE,
    judge_untouched_round,
    locked_item,
    locked_sitting,
    needs_listed,
    record,
    standing_row,
    unknown,
)
from letsema.proceedings.models import Item, Paper, Request, Sitting
from letsema.proceedings.queries.ready import listed_in, ready
from letsema.proceedings.rules.sitting import judge_item_kind
from letsema.programmes import queries as programmes
from letsema.values import Actor, Refusal, Refused


@transaction.atomic
def list_item(
    *,
    meeting: str,
    kind: str,
    by: Actor,
    at: datetime,
    programme: str = "",
    request: int | None = None,
    condition: int | None = None,
    title: str = "",
    words: str = "",
    minutes: int | None = None,
    ineligible_reason: str = "",
) -> int:
    """Put something at the end of a meeting's list; returns the item's number.

    A note or document is named by its programme, a request or matter of the fund by its request, a
    matter arising by its condition; listed twice is listed once. The secretariat may. Refused: a
    meeting neither planned nor open, or a round that is out; what is of another fund, settled, or
    on the list of another meeting; a note or document in another stage.
    """
    sitting, held = locked_sitting(meeting, at, by, *LIVE)
    row = _item(sitting, kind, programme, request, condition)
    if refusals := [*judge_untouched_round(held), *_judge(row, held)]:
        raise Refused(*refusals)
    standing = _listed(row)
    if standing and standing[1] == meeting:
        return standing[0]
    freed = _freed(standing, at) if standing else []
    row.title = (title.strip() or _title(row, held))[:300]
    row.words, row.minutes, row.recorded_at = words.strip(), minutes, at
    row.ineligible_reason = ineligible_reason.strip()
    row.position = _last(sitting) + 1
    _save(row)
    record("item.listed", meeting, [*freed, row], by, at, item=row.pk, kind=kind)
    return row.pk


def _item(
    sitting: Sitting, kind: str, programme: str, request: int | None, condition: int | None
) -> Item:
    refusals = judge_item_kind(
        kind, programme=bool(programme), request=request is not None, condition=bool(condition)
    )
    if refusals:
        raise Refused(*refusals)
    row = Item(sitting=sitting, kind=kind, programme_id=programme or None)
    if kind in ("request", "fund-matter"):
        row.request = Request.objects.select_for_update(of=("self",)).filter(pk=request).first()
        if row.request is None:
            raise Refused(unknown("request", request))
        row.programme_id = row.request.programme_id
    if kind == "condition":
        asked = programmes.condition(condition or 0)
        if asked is None or not asked.is_open:
            raise Refused(unknown("condition", condition))
        row.condition_id, row.programme_id = condition, asked.reference
    return row


STAGES_OF = {"note": ("submitted", "under-review"), "document": ("document-submitted",)}


def _judge(row: Item, held: MeetingView) -> list[Refusal]:
    reference = row.programme_id or ""
    fund = row.request.fund_id if row.request else programmes.scope(reference).fund
    if fund not in held.funds:
        return [
            Refusal(
                "other-fund",
                "%(meeting)s is no meeting of its fund's committee",
                field="meeting",
                meeting=held.number,
            )
        ]
    if row.request and row.request.state != "open":
        return [Refusal("request-settled", "the request is settled already", field="request")]
    if row.request and (row.kind == "fund-matter") == bool(row.programme_id):
        return [Refusal("item-kind", "a matter of the fund is about no programme", field="kind")]
    if row.kind in STAGES_OF and programmes.stage_now(reference) not in STAGES_OF[row.kind]:
        return [
            Refusal(
                "not-ready",
                "%(reference)s has no note or document that waits for a decision",
                field="programme",
                reference=reference,
            )
        ]
    return []


def _listed(row: Item) -> tuple[int, str] | None:
    return listed_in(
        programme=row.programme_id or "",
        request=row.request.pk if row.request else None,
        condition=row.condition_id,
    )


def _freed(standing: tuple[int, str], at: datetime) -> list[models.Model]:
    """Take off what a cancelled meeting's list holds. Refused: the other meeting is to come."""
    number, meeting = standing
    held = governance.meeting(meeting)
    if held is None or held.state != "cancelled":
        raise Refused(
            Refusal(
                "listed-elsewhere",
                "it stands on the list of %(meeting)s: take it off there first",
                field="meeting",
                meeting=meeting,
            )
        )
    row = Item.objects.select_for_update(of=("self",)).get(pk=number)
    row.state, row.why = "taken-off", held.cancelled_why
    row.save(update_fields=["state", "why"])
    return [row]


def _title(row: Item, held: MeetingView) -> str:
    if row.request:
        return row.request.title
    reference = row.programme_id or ""
    if row.condition_id:
        asked = programmes.condition(row.condition_id)
        return f"{reference}: {asked.words if asked else ''}"
    view = programmes.programme(reference, held.held.latest)
    return view.name if view else reference


def _last(sitting: Sitting) -> int:
    return sitting.items.aggregate(last=Max("position"))["last"] or 0


def _save(row: Item) -> None:
    """Save a new item. Refused: at the same time another meeting has listed it."""
    try:
        with transaction.atomic():
            fitting(row).save()
    except IntegrityError:
        raise Refused(
            Refusal("listed-elsewhere", "another meeting has just listed it", field="meeting")
        ) from None


@transaction.atomic
def list_ready(*, meeting: str, by: Actor, at: datetime) -> tuple[int, ...]:
    """Put all that is ready on a meeting's list, in order; returns the numbers newly listed.

    What stands on it already stays where it is. Refused: as `list_item`.
    """
    sitting, held = locked_sitting(meeting, at, by, *LIVE)
    before = set(sitting.items.values_list("pk", flat=True))
    told = []
    for fund in held.funds:
        for each in ready(fund, held.held.latest, meeting):
            number = list_item(
                meeting=meeting,
                kind=each.kind,
                programme=each.programme,
                request=each.request,
                condition=each.condition,
                title=each.title,
                ineligible_reason=each.ineligible_reason,
                by=by,
                at=at,
            )
            told.append(number)
    return tuple(number for number in told if number not in before)


@transaction.atomic
def order_items(*, meeting: str, items: Sequence[int], by: Actor, at: datetime) -> None:
    """Put the listed items of a meeting in this order; all of them are named, each once.

    The secretariat may, while it is planned or open.
    """
    sitting, _ = locked_sitting(meeting, at, by, *LIVE)
    rows = {row.pk: row for row in sitting.items.filter(state="listed")}
    if sorted(items) != sorted(rows):
        raise Refused(Refusal("not-all", "name every item on the list, each once", field="items"))
    free = _last(sitting) + 1
    for number, row in rows.items():  # out of the way first: no two stand in one place
        row.position = free + number
        row.save(update_fields=["position"])
    for position, number in enumerate(items, start=1):
        rows[number].position = position
        rows[number].save(update_fields=["position"])
    if rows:
        record("items.ordered", meeting, list(rows.values()), by, at, items=list(items))


@transaction.atomic
def take_off(*, item: int, why: str, by: Actor, at: datetime) -> None:
    """Take an item off its meeting's list, with the reason; it may be listed again.

    The secretariat may. Refused: settled or resolved already, no reason.
    """
    row, held = locked_item(item, at, by, *LIVE)
    needs_listed(row)
    standing = standing_row(row)
    if standing:
        raise Refused(
            Refusal(
                "resolved",
                "%(number)s decides it: strike or amend that first",
                field="item",
                number=standing.resolution.number,
            )
        )
    if not why.strip():
        raise Refused(Refusal("no-reason", "say why it is taken off", field="why"))
    row.state, row.why = "taken-off", why.strip()
    row.save(update_fields=["state", "why"])
    record("item.taken-off", held.number or "", [row], by, at, item=item, why=row.why)


@transaction.atomic
def attach_paper(
    *, item: int, content: bytes, filename: str, title: str, by: Actor, at: datetime
) -> str:
    """Put a file before the committee with an item; returns its hash. The same file once.

    The secretariat may, until the meeting is closed. Refused: no title, a file that is not kept.
    """
    row, held = locked_item(item, at, by, *LIVE)
    needs_listed(row)
    if not title.strip():
        raise Refused(Refusal("empty", "%(field)s: a text is missing", field="title"))
    sha256 = documents.keep_file(content=content, name=filename, by=by, at=at)
    if not row.papers.filter(file_id=sha256).exists():
        last = row.papers.aggregate(last=Max("position"))["last"] or 0
        paper = Paper(
            item=row, file_id=sha256, title=title.strip(), position=last + 1, recorded_at=at
        )
        fitting(paper).save()
        record("paper.attached", held.number or "", [paper], by, at, item=item)
    return sha256
