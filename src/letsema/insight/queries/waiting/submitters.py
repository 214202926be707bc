"""What waits for who submits: notes returned, documents asked for, conditions, steers."""

from __future__ import annotations

from collections.abc import Iterator

from letsema.insight.queries.waiting.desk import (
    Desk,
    act_page,
    name_of,
    programme_page,
    scope_of,
)
from letsema.insight.rules.waiting import CONDITION_SOON, Waiting, is_soon, waits
from letsema.programmes import queries as programmes
from letsema.programmes.queries import ConditionView, Entry
from letsema.programmes.rules.acts import ACTS
from letsema.values import Actor


def for_submitter(desk: Desk, actor: Actor) -> Iterator[Waiting]:
    """What stands in reach of their grants and takes their next step."""
    mine = {
        reference: entry
        for reference, entry in desk.entries.items()
        if actor.reaches("submitter", scope_of(entry))
    }
    yield from _returned(desk, mine)
    yield from _solicited(desk, mine)
    yield from _conditions(desk, actor, mine)
    yield from _steers(desk, mine)


def _returned(desk: Desk, mine: dict[str, Entry]) -> Iterator[Waiting]:
    for note in desk.notes:
        if note.reference in mine and note.entry.stage == "returned":
            where, since = act_page("submission", note.reference), note.entry.since
            told = {"due": note.due_on, "since": since, "fund": desk.fund.slug}
            yield waits("submit-again", note.reference, where, **told, name=note.name)


def _solicited(desk: Desk, mine: dict[str, Entry]) -> Iterator[Waiting]:
    for reference, entry in mine.items():
        if "document-solicited" in (entry.stage, None if entry.stage else entry.status):
            due = desk.due_again.get(reference)
            told = {"since": entry.since, "fund": desk.fund.slug, "name": name_of(entry)}
            kind = "submit-document-again" if due else "submit-document"
            yield waits(kind, reference, act_page("document", reference), due=due, **told)


def _conditions(desk: Desk, actor: Actor, mine: dict[str, Entry]) -> Iterator[Waiting]:
    bodies = {g.organisation for g in actor.grants if g.role == "submitter" and g.organisation}
    for each in desk.conditions:
        owned = each.owner in bodies if each.owner else each.reference in mine
        if owned and each.reference in mine and _presses(each, desk):
            page = programme_page(each.reference)
            yield waits(
                "release-condition" if each.release else "own-condition",
                each.reference,
                page if each.release else act_page("condition", each.reference, each.number),
                due=each.due_on,
                fund=desk.fund.slug,
                name=name_of(mine[each.reference]),
                condition=each.words,
            )


def _presses(each: ConditionView, desk: Desk) -> bool:
    """Conditions of release always wait for their owner, others when their day comes near."""
    return each.release or is_soon(each.due_on, desk.on, CONDITION_SOON)


def _may_answer(entry: Entry) -> bool:
    return (entry.stage or entry.status) in ACTS["answer-steer"].stages


def _steers(desk: Desk, mine: dict[str, Entry]) -> Iterator[Waiting]:
    if not desk.steers or not mine:
        return
    answered = {(told.reference, told.steer.number) for told in programmes.steer_answers()}
    for steer in desk.steers:
        for reference, entry in mine.items():
            stands = entry.section in (None, "pipeline") and _may_answer(entry)
            if not stands or (reference, steer.number) in answered:
                continue
            told = {"name": name_of(entry), "steer": steer.title, "since": steer.since}
            due = steer.until.latest if steer.until else None
            where, fund = act_page("steer", reference, steer.code), desk.fund.slug
            yield waits("answer-steer", reference, where, due=due, fund=fund, **told)
