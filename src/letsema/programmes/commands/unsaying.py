"""Taking back what rests on a decision that was wrongly recorded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models, transaction

from letsema.governance import queries as governance
from letsema.journal import commands as journal
from letsema.programmes.commands.claims import decision_of
from letsema.programmes.commands.correcting import withdraw_rows
from letsema.programmes.commands.registering import locked
from letsema.programmes.commands.telling import judge_next
from letsema.programmes.models import Claim, Condition, Programme, StageRow, Suspension
from letsema.programmes.queries.visibility import standing_stage
from letsema.values import Actor, Citation, Refusal, Refused


@dataclass(frozen=True, slots=True)
class Unsaid:
    """Something withdrawn: `kind` is `stage`, `fact`, `condition`, `suspension`, `waiver` or
    `lifting`; `what` the stage, the field or the words.
    """

    kind: str
    what: str


@transaction.atomic
def unsay_decision(
    *, reference: str, decision: str, why: str, citing: Citation, by: Actor, at: datetime
) -> tuple[Unsaid, ...]:
    """Withdraw all that rests on a decision for one programme; returns what was withdrawn.

    `citing` names the decision that corrects it. What was known before stays as it was known;
    from now on the answers are those that stood without the decision. What the decision ended (a
    suspension it lifted, a condition it waived) stands open again. Refused: nothing rests on it;
    something was done since that could not have followed without it.
    """
    row = locked(reference, by)
    key = decision_of(Citation(decision=decision))
    corrected_by = decision_of(citing)
    said = _resting(row, key)
    ended = _ended(row, key)
    if not said and not ended:
        raise Refused(
            Refusal(
                "nothing-rests",
                "nothing of %(reference)s rests on decision %(decision)s",
                field="decision",
                reference=reference,
                decision=decision,
            )
        )
    if refusals := _judge_rest(row, [each for each in said if isinstance(each, StageRow)]):
        raise Refused(*refusals)
    number = governance.decision_numbers([corrected_by])[corrected_by]
    wrote = withdraw_rows([*said, *ended], f"{number}: {why.strip()}" if why.strip() else "", at)
    wrote += [_again(each, at) for each in ended if each.decision_id != key]
    journal.record(
        kind="programmes.decision.unsaid",
        subject=reference,
        wrote=wrote,
        told={"decision": decision, "citing": number, "why": why.strip()},
        by=by,
        at=at,
    )
    return tuple(_unsaid(each) for each in said) + tuple(_unended(each) for each in ended)


def _resting(row: Programme, decision: int) -> list[Any]:
    return [
        each
        for table in (StageRow, Claim, Condition, Suspension)
        for each in table._default_manager.filter(
            programme=row, decision=decision, withdrawn_at=None
        ).order_by("pk")
    ]


def _ended(row: Programme, decision: int) -> list[Any]:
    """What another decision set and this one ended."""
    mine = {"programme": row, "withdrawn_at": None}
    waived = Condition.objects.filter(waived_by=decision, **mine).exclude(decision=decision)
    lifted = Suspension.objects.filter(lifted_by=decision, **mine).exclude(decision=decision)
    return [*waived.order_by("pk"), *lifted.order_by("pk")]


def _judge_rest(row: Programme, leaving: Sequence[StageRow]) -> list[Refusal]:
    """What was done since must follow from what stands without these rows."""
    if not leaving:
        return []
    gone = frozenset(each.pk for each in leaving)
    last = max(each.latest for each in leaving)
    if not judge_next(row, standing_stage(row, last, gone), last, gone):
        return []
    return [
        Refusal(
            "moved-on",
            "%(reference)s has moved on since: what was done after this decision is withdrawn "
            "first",
            field="decision",
            reference=row.reference,
        )
    ]


def _again(row: Any, at: datetime) -> models.Model:
    """Say an ended row again as it stood before it ended."""
    made = type(row)._default_manager.get(pk=row.pk)
    made.pk, made._state.adding, made.corrects_id = None, True, row.pk
    made.recorded_at, made.withdrawn_at, made.withdrawn_why = at, None, ""
    if isinstance(made, Condition):
        made.waived_by, made.waived_at = None, None
    else:
        made.lifted_on, made.lifted_by, made.lifted_at = None, None, None
    made.save()
    return made


def _unsaid(row: Any) -> Unsaid:
    if isinstance(row, StageRow):
        return Unsaid("stage", row.stage or row.status or "")
    if isinstance(row, Claim):
        return Unsaid("fact", row.field)
    return Unsaid("condition" if isinstance(row, Condition) else "suspension", row.words)


def _unended(row: Any) -> Unsaid:
    return Unsaid("waiver" if isinstance(row, Condition) else "lifting", row.words)
