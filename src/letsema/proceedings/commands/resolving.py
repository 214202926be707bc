"""Drafting what is resolved: numbers, words and terms, until the sitting is closed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import models, transaction

from letsema.governance import queries as governance
from letsema.governance.queries import MeetingView
from letsema.journal.queries import fitting
from letsema.proceedings.commands.keeping import (
    LIVE,
    drop,
    judge_untouched_round,
    locked_sitting,
    record,
    strike,
    unknown,
)
from letsema.proceedings.models import Interest, Item, Resolution, ResolutionItem, Sitting
from letsema.proceedings.queries.agenda import last_positions
from letsema.proceedings.queries.subjects import subject_for
from letsema.proceedings.rules.acts import ACTS, judge_resolution, same_or_refused
from letsema.proceedings.rules.sitting import counts_from, judge_consensus, told
from letsema.proceedings.rules.terms import Deferral, Terms
from letsema.values import Actor, Refusal, Refused


@dataclass(frozen=True, slots=True)
class Draft:
    """A resolution before it is written."""

    number: str
    act: str
    terms: Terms
    words: str
    internal_words: str


@transaction.atomic
def resolve(
    *,
    meeting: str,
    items: Sequence[int],
    act: str,
    terms: Terms,
    words: str,
    by: Actor,
    at: datetime,
    internal_words: str = "",
) -> str:
    """Draft what is to be decided of one or many items, under the meeting's next number.

    Nothing is applied before the sitting is closed. `act` is one of `rules.acts.ACTS`, `terms` of
    the class it names. The secretariat may, while the meeting is planned or open (a round: until
    it is out). Refused: an item that is not on the list or resolved already, an act that does not
    fit its kind or stage, terms that cannot stand, an objection.
    """
    sitting, held = locked_sitting(meeting, at, by, *LIVE)
    rows = _items(sitting, items)
    number = governance.next_decision_number(
        meeting, Resolution.objects.filter(sitting=sitting).values_list("number", flat=True)
    )
    draft = Draft(number, act, terms, words.strip(), internal_words.strip())
    if refusals := [*judge_untouched_round(held), *_judge(draft, rows, held, at)]:
        raise Refused(*refusals)
    row = Resolution(sitting=sitting, number=number, recorded_at=at, **_columns(draft))
    fitting(row).save()
    wrote = [row, *_write_items(row, rows, at)]
    record("resolution.drafted", number, wrote, by, at, act=act, items=list(items))
    return number


def _columns(draft: Draft) -> dict[str, object]:
    return {
        "act": draft.act,
        "terms": draft.terms.as_json(),
        "words": draft.words,
        "internal_words": draft.internal_words,
    }


def _items(sitting: Sitting, items: Sequence[int]) -> list[Item]:
    """The items of a sitting, in the order named. Refused: none, or one that is not on its list."""
    rows = {row.pk: row for row in sitting.items.select_related("request").filter(state="listed")}
    if not items or len(set(items)) < len(items):
        raise Refused(Refusal("no-items", "name the items it decides, each once", field="items"))
    if missing := [number for number in items if number not in rows]:
        raise Refused(unknown("item", missing[0]))
    return [rows[number] for number in items]


def _judge(draft: Draft, rows: Sequence[Item], held: MeetingView, at: datetime) -> list[Refusal]:
    refusals = same_or_refused(draft.act, len(rows))
    if not draft.words:
        refusals.append(Refusal("empty", "%(field)s: a text is missing", field="words"))
    if isinstance(draft.terms, Deferral):
        refusals += _judge_deferral(draft.terms, held)
    resolved = ResolutionItem.objects.select_related("resolution").filter(
        item__in=rows, dropped_at=None
    )
    standing = {each.item_id: each.resolution.number for each in resolved}
    objecting = objecting_by_item(rows)
    day = counts_from(held.held.latest, max(at.date(), held.day))
    for row in rows:
        taken = standing.get(row.pk, draft.number)
        if taken != draft.number:
            refusals.append(
                Refusal(
                    "resolved",
                    "item %(position)d (%(title)s) is resolved already, by %(number)s",
                    field="items",
                    position=row.position,
                    title=row.title,
                    number=taken,
                )
            )
        subject = subject_for(row.kind, row.programme_id or "", day, draft.terms, row.condition_id)
        found = judge_resolution(draft.act, draft.terms, subject)
        found += judge_consensus(draft.act, objecting.get(row.pk, ()))
        refusals += [told(each, draft.number, row.position) for each in found]
    return refusals


def objecting_by_item(rows: Sequence[Item]) -> dict[int, tuple[str, ...]]:
    """By item, the names of the members whose last word is an objection; who leaves has none."""
    positions = last_positions(row.pk for row in rows)
    leaving = leaving_by_item(rows)
    names = governance.members_by_number(
        each.membership_id for taken in positions.values() for each in taken
    )
    return {
        item: tuple(
            names[each.membership_id].label
            for each in taken
            if each.stand == "object" and each.membership_id not in leaving[item]
        )
        for item, taken in positions.items()
    }


def leaving_by_item(rows: Sequence[Item]) -> dict[int, set[int]]:
    """By item, the numbers of the members who leave for it."""
    leaving: dict[int, set[int]] = {row.pk: set() for row in rows}
    told = Interest.objects.filter(item__in=rows, consequence="leave", withdrawn_at=None)
    for item, member in told.values_list("item_id", "membership_id"):
        leaving[item].add(member)
    return leaving


def _judge_deferral(terms: Deferral, held: MeetingView) -> list[Refusal]:
    """Why something may not be deferred to a meeting: none to come of that number."""
    if not terms.to:
        return []
    to = governance.meeting(terms.to)
    if to and to.body == held.body and to.state == "planned" and to.number != held.number:
        return []
    return [
        Refusal(
            "no-later-meeting",
            "%(meeting)s is no meeting of the committee to come",
            field="to",
            meeting=terms.to,
        )
    ]


def _write_items(row: Resolution, items: Sequence[Item], at: datetime) -> list[models.Model]:
    made = [ResolutionItem(resolution=row, item=each, recorded_at=at) for each in items]
    for each in made:
        each.save()
    return list(made)


def _standing(number: str, at: datetime, by: Actor) -> tuple[Resolution, Sitting, MeetingView]:
    """A draft that stands, its sitting locked. Refused: none, struck or applied already."""
    found = Resolution.objects.select_related("sitting").filter(number=number).first()
    if found is None:
        raise Refused(unknown("resolution", number))
    sitting, held = locked_sitting(found.sitting.meeting_id, at, by, *LIVE)
    row = Resolution.objects.get(pk=found.pk)
    refusals = judge_untouched_round(held)
    if row.struck_at or row.settled_at:
        refusals.append(
            Refusal(
                "resolution-settled",
                "%(number)s is struck or applied already",
                field="number",
                number=number,
            )
        )
    if refusals:
        raise Refused(*refusals)
    return row, sitting, held


@transaction.atomic
def amend_resolution(
    *,
    number: str,
    by: Actor,
    at: datetime,
    items: Sequence[int] | None = None,
    act: str | None = None,
    terms: Terms | None = None,
    words: str | None = None,
    internal_words: str | None = None,
) -> None:
    """Change a draft before its sitting is closed; it keeps its number. Refused: as `resolve`."""
    row, sitting, held = _standing(number, at, by)
    before = list(row.rows.filter(dropped_at=None).order_by("pk").values_list("item_id", flat=True))
    rows = _items(sitting, before if items is None else items)
    draft = Draft(
        number,
        row.act if act is None else act,
        ACTS[row.act].terms.from_json(row.terms) if terms is None else terms,
        row.words if words is None else words.strip(),
        row.internal_words if internal_words is None else internal_words.strip(),
    )
    if refusals := _judge(draft, rows, held, at):
        raise Refused(*refusals)
    for column, value in _columns(draft).items():
        setattr(row, column, value)
    fitting(row).save()
    wrote: list[models.Model] = [row]
    if items is not None and list(items) != before:
        wrote += drop(row.rows.filter(dropped_at=None), at)
        wrote += _write_items(row, rows, at)
    record("resolution.amended", number, wrote, by, at, act=draft.act)


@transaction.atomic
def strike_resolution(*, number: str, why: str, by: Actor, at: datetime) -> None:
    """Strike a draft, with the reason; its number is not used again, its items are free."""
    row, _, _ = _standing(number, at, by)
    if not why.strip():
        raise Refused(Refusal("no-reason", "say why it is struck", field="why"))
    fitting(Resolution(struck_why=why.strip()), struck_why="why")
    record("resolution.struck", number, strike(row, why.strip(), at), by, at, why=why.strip())
