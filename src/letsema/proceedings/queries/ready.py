"""What is ready for a committee: notes, documents, requests, what comes back, matters arising."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from letsema.governance import queries as governance
from letsema.proceedings.models import Item
from letsema.proceedings.queries.agenda import requests
from letsema.proceedings.queries.views import Carried, ReadyItem
from letsema.proceedings.rules.sitting import CARRIED, GROUPS
from letsema.programmes import queries as programmes
from letsema.programmes.queries import NoteView

LIVE = ("planned", "open")


class Subject(NamedTuple):
    """What tells one thing on a list from another."""

    programme: str
    request: int | None
    condition: int | None


def listed_in(
    *, programme: str = "", request: int | None = None, condition: int | None = None
) -> tuple[int, str] | None:
    """(item, meeting) where something stands on a list that is not settled, or None."""
    rows = Item.objects.filter(state="listed")
    if request or condition:
        rows = rows.filter(request=request, condition=condition)
    else:
        rows = rows.filter(programme_id=programme, kind__in=("note", "document"))
    return rows.values_list("pk", "sitting__meeting_id").first()


def ready(fund: str, on: date, meeting: str = "") -> tuple[ReadyItem, ...]:
    """All that is ready for the fund's committee on a day, in the order it reaches an agenda.

    Every submitted note is there, an ineligible one with the reason. `meeting`: what stands on
    its own list, or is deferred to it, is ready too; what another meeting's list holds is not.
    """
    taken = _taken(meeting)
    carried = _carried()
    told = []
    for each in (*_notes(fund, on), *_requests(fund), *_conditions(fund, on)):
        key = Subject(each.programme, each.request, each.condition)
        if each.request or each.condition:
            key = Subject("", each.request, each.condition)
        back = carried.get(key)
        if key in taken or _waits(back, meeting):
            continue
        told.append(_with(each, back) if back else each)
    order = list(GROUPS)
    return tuple(sorted(told, key=lambda each: order.index(each.group)))


def _with(each: ReadyItem, back: Carried) -> ReadyItem:
    told = {name: getattr(each, name) for name in ReadyItem.__slots__}
    return ReadyItem(**{**told, "group": CARRIED, "carried": back})


def _waits(back: Carried | None, meeting: str) -> bool:
    """Whether something was deferred to another meeting that is still to come."""
    if back is None or not back.to or back.to == meeting:
        return False
    held = governance.meeting(back.to)
    return held is not None and held.state in LIVE


def _taken(but: str) -> set[Subject]:
    """What the lists of other meetings hold that are planned or open."""
    rows = Item.objects.filter(state="listed").exclude(sitting__meeting_id=but)
    rows = rows.filter(sitting__meeting__state__in=LIVE)
    return {_subject(*row) for row in rows.values_list("kind", *Subject._fields)}


def _subject(
    kind: str, programme: str | None, request: int | None, condition: int | None
) -> Subject:
    return Subject((programme or "") if kind in ("note", "document") else "", request, condition)


def _carried() -> dict[Subject, Carried]:
    """What was last deferred, or sent to a meeting by a no-objection round."""
    rows = Item.objects.exclude(state__in=("listed", "taken-off")).order_by("pk")
    columns = ("kind", *Subject._fields, "sitting__meeting_id", "state", "why", "deferred_to")
    last = {_subject(*row[:4]): Carried(*row[4:]) for row in rows.values_list(*columns)}
    return {key: back for key, back in last.items() if back.how in ("deferred", "sent-to-meeting")}


def _notes(fund: str, on: date) -> Iterable[ReadyItem]:
    for each in programmes.notes(fund, on):
        if each.entry.stage == "returned":
            continue
        yield _note(fund, each, "document" if each.entry.stage == "document-submitted" else "note")


def _note(fund: str, each: NoteView, kind: str) -> ReadyItem:
    return ReadyItem(
        group=kind,
        kind=kind,
        fund=fund,
        programme=each.reference,
        title=each.name,
        since=each.entry.since.latest,
        ineligible_reason=each.ineligible_reason if kind == "note" else "",
    )


def _requests(fund: str) -> Iterable[ReadyItem]:
    for each in requests(fund, open_only=True):
        kind = "request" if each.programme else "fund-matter"
        yield ReadyItem(
            group=kind,
            kind=kind,
            fund=fund,
            programme=each.programme,
            title=each.title,
            since=each.requested_on,
            request=each.number,
            words=each.words,
        )


def _conditions(fund: str, on: date) -> Iterable[ReadyItem]:
    """Matters arising: the conditions still open that are due by the day."""
    for each in programmes.conditions(fund=fund, open_only=True):
        if each.due_on and each.due_on <= on:
            yield ReadyItem(
                group="condition",
                kind="condition",
                fund=fund,
                programme=each.reference,
                title=f"{each.reference}: {each.words}"[:300],
                since=each.due_on,
                condition=each.number,
                words=each.words,
            )
