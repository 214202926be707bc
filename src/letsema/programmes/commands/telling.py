"""Saying something of a programme: facts, stages, events."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from letsema.journal import commands as journal
from letsema.journal.queries import fitting
from letsema.programmes.commands.claims import basis_of, window_of, write_facts
from letsema.programmes.commands.registering import load_for, locked, source_of
from letsema.programmes.models import Event, Programme, StageRow
from letsema.programmes.queries.standing import Moment, stage_rows
from letsema.programmes.rules.stages import STAGES, judge_due, judge_move, judge_stage_row
from letsema.values import Actor, Citation, Refusal, Refused, When


@transaction.atomic
def state_facts(
    *,
    reference: str,
    facts: Mapping[str, Any],
    citing: Citation,
    when: When,
    by: Actor,
    at: datetime,
    language: str = "en",
    load: int | None = None,
) -> tuple[str, ...]:
    """Record what a source or a decision tells of a programme, as one act.

    Returns the fields newly told. `facts` is field → value (`rules.facts.FIELDS` gives the
    shapes). What the same basis already says of the same day in the same words is not said twice.
    Refused as a whole if one value cannot stand.
    """
    programme = locked(reference, by)
    load_id = load_for(programme, load)
    wrote, told = write_facts(
        programme, facts, citing=citing, when=when, at=at, language=language, load_id=load_id
    )
    if wrote:
        journal.record(
            kind="programmes.facts.stated",
            subject=reference,
            wrote=wrote,
            told={"fields": list(told)},
            by=by,
            at=at,
        )
    return told


@transaction.atomic
def enter_stage(
    *,
    reference: str,
    stage: str | None,
    citing: Citation,
    when: When,
    by: Actor,
    at: datetime,
    status: str | None = None,
    reason: str = "",
    public_words: str = "",
    internal_words: str = "",
    due_on: date | None = None,
    load: int | None = None,
) -> bool:
    """Enter a stage (or, where only that is known, a printed label) from a date on.

    It rests on a decision or a source. A decision's move must follow the table, from the stage
    before and to an act entered after it; the same row from the same source is entered once.
    `due_on` says when what is returned is due again. Returns whether a row was written.
    """
    programme = locked(reference, by)
    refusals = judge_stage_row(stage=stage, status=status, reason=reason, public_words=public_words)
    refusals += judge_due(stage, due_on)
    told = {"programme": programme, "stage": stage, "status": status, "reason": reason}
    told |= basis_of(citing) | window_of(when)
    if StageRow.objects.filter(**told, withdrawn_at=None).exists():
        return False
    if stage:
        before = _standing_stage(programme, when)
        refusals += judge_move(before, stage, cites_decision=citing.decision is not None)
        if citing.decision:
            refusals += judge_next(programme, stage, when.latest)
    if refusals:
        raise Refused(*refusals)
    told |= {"public_words": public_words, "internal_words": internal_words, "due_on": due_on}
    row = StageRow(**told, load_id=load_for(programme, load), recorded_at=at)
    write_stage(row, by=by, at=at)
    return True


def write_stage(row: StageRow, *, by: Actor, at: datetime) -> None:
    """Save a stage row that was judged, and record it."""
    fitting(row).save()
    journal.record(
        kind="programmes.stage.entered",
        subject=row.programme.reference,
        wrote=[row],
        told={"stage": row.stage, "status": row.status},
        by=by,
        at=at,
    )


def _standing_stage(programme: Programme, when: When) -> str | None:
    """The stage the programme stands at by then; a printed label says it where it is one."""
    only = Programme.objects.filter(pk=programme.pk)
    row = stage_rows(only, Moment(when.latest)).get(programme.pk)
    label = row.status if row and row.status in STAGES else None
    return row.stage or label if row else None


ACTS_ON_RECORD = ("own-record", "submission")
"""Kinds of source that an act done in the record rests on; the others tell history."""


def judge_next(
    programme: Programme, stage: str | None, day: date, leaving: frozenset[int] = frozenset()
) -> list[Refusal]:
    """Why what was done after a day cannot follow from a stage; empty where it can.

    Only what was decided or done in the record itself must follow the table: history told by a
    source skips stages. `leaving` are rows that are about to be withdrawn.
    """
    later = StageRow.objects.filter(
        programme=programme, withdrawn_at=None, latest__gt=day, stage__isnull=False
    ).exclude(pk__in=leaving)
    row = later.select_related("source").order_by("latest", "id").first()
    if row is None or row.stage is None or row.stage == stage or not rests_on_act(row):
        return []
    return judge_move(stage, row.stage, cites_decision=True)


def rests_on_act(row: StageRow) -> bool:
    """Whether a row was decided, or done in the record itself."""
    return row.decision_id is not None or row.source.kind in ACTS_ON_RECORD


@transaction.atomic
def tell_event(
    *, reference: str, words: str, citing: Citation, when: When, by: Actor, at: datetime
) -> bool:
    """Record that something happened, in a sentence; told twice is told once."""
    programme = locked(reference, by)
    told = {
        "programme": programme,
        "words": words.strip(),
        "source_id": source_of(citing).pk,
        **window_of(when),
        "withdrawn_at": None,
    }
    rest = {"place": citing.place, "stated": citing.stated, "recorded_at": at}
    fitting(Event(**told, **rest))
    row, made = Event.objects.get_or_create(**told, defaults=rest)
    if made:
        journal.record(kind="programmes.event.told", subject=reference, wrote=[row], by=by, at=at)
    return made
