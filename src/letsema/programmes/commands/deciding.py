"""What the committee's decisions lay upon a programme: conditions, suspensions, change-sets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from letsema.governance import queries as governance
from letsema.journal import commands as journal
from letsema.journal.queries import fitting
from letsema.programmes.commands.acting import acting_on, evidence, needs_words
from letsema.programmes.commands.claims import decision_of, organisation_keys, write_facts
from letsema.programmes.models import Condition, Programme, Suspension
from letsema.programmes.queries.programme import programme
from letsema.programmes.queries.views import Part
from letsema.programmes.rules.changes import EXTENSIONS, judge_change, with_consequences
from letsema.programmes.rules.conditions import ConditionTerms, judge_open, judge_terms
from letsema.programmes.rules.facts import ParticipantPart, judge_fact
from letsema.values import Actor, Citation, Refusal, Refused, When


@transaction.atomic
def set_conditions(
    *,
    reference: str,
    conditions: Sequence[ConditionTerms],
    citing: Citation,
    on: date,
    by: Actor,
    at: datetime,
) -> tuple[int, ...]:
    """Set the conditions a decision names, in its order; returns their numbers.

    Refused: what `judge_act` refuses, no decision, a condition without words or owner.
    """
    row = acting_on(reference, "set-conditions", on=on, by=by, at=at, decided=True)
    decision = decision_of(citing)
    if refusals := judge_terms(conditions):
        raise Refused(*refusals)
    keys = organisation_keys("owner", [each.owner for each in conditions if each.owner])
    standing = Condition.objects.filter(programme=row, decision=decision, withdrawn_at=None)
    last = standing.aggregate(last=Max("position"))["last"] or 0
    made = [
        Condition(
            programme=row,
            decision_id=decision,
            position=position,
            words=each.words.strip(),
            owner_id=keys[each.owner] if each.owner else None,
            owner_words=each.owner_words.strip(),
            due_on=each.due_on,
            release=each.release,
            recorded_at=at,
        )
        for position, each in enumerate(conditions, start=last + 1)
    ]
    for each in made:
        fitting(each).save()
    journal.record(kind="programmes.conditions.set", subject=reference, wrote=made, by=by, at=at)
    return tuple(each.pk for each in made)


@transaction.atomic
def meet_condition(
    *,
    number: int,
    on: date,
    words: str,
    by: Actor,
    at: datetime,
    content: bytes | None = None,
    filename: str = "",
) -> None:
    """Enter that a condition is met, how, and with what evidence.

    Who submits may, and the secretariat; one of release only the secretariat. Refused: what
    `judge_act` refuses, no words, a condition that is met or waived already or stands no more.
    """
    known = _condition(number)
    act = "meet-release-condition" if known.release else "meet-condition"
    row = acting_on(known.programme.reference, act, on=on, by=by, at=at)
    condition = _open_condition(number)
    kept = evidence(content, filename, by=by, at=at)
    condition.met_on, condition.met_at = on, at
    condition.met_words, condition.met_file_id = needs_words(words), kept
    fitting(condition).save(update_fields=["met_on", "met_at", "met_words", "met_file"])
    _record_condition(row, "met", condition, by=by, at=at)


@transaction.atomic
def waive_condition(*, number: int, citing: Citation, on: date, by: Actor, at: datetime) -> None:
    """Waive an open condition by a decision.

    Refused: what `judge_act` refuses, no decision, a condition that is met or waived already.
    """
    reference = _condition(number).programme.reference
    row = acting_on(reference, "waive-condition", on=on, by=by, at=at, decided=True)
    condition = _open_condition(number)
    condition.waived_by_id, condition.waived_at = decision_of(citing), at
    condition.save(update_fields=["waived_by", "waived_at"])
    _record_condition(row, "waived", condition, by=by, at=at)


def _record_condition(
    row: Programme, verb: str, condition: Condition, *, by: Actor, at: datetime
) -> None:
    journal.record(
        kind=f"programmes.condition.{verb}",
        subject=row.reference,
        wrote=[condition],
        told={"condition": condition.pk},
        by=by,
        at=at,
    )


def _condition(number: int) -> Condition:
    found = Condition.objects.select_related("programme").filter(pk=number).first()
    if found is None:
        raise Refused(
            Refusal(
                "unknown-condition",
                "there is no condition %(number)d",
                field="number",
                number=number,
            )
        )
    return found


def _open_condition(number: int) -> Condition:
    """The condition, read once its programme is locked: somebody may have been faster."""
    row = _condition(number)
    waived = governance.decision_numbers([row.waived_by_id] if row.waived_by_id else [])
    refusals = judge_open(
        row.words,
        met_on=row.met_on,
        waived_by=waived.get(row.waived_by_id or 0),
        stands=row.withdrawn_at is None,
    )
    if refusals:
        raise Refused(*refusals)
    return row


@transaction.atomic
def suspend_programme(
    *, reference: str, words: str, citing: Citation, on: date, by: Actor, at: datetime
) -> int:
    """Suspend a programme from a day on, over the stage it stands at; returns the number.

    Refused: what `judge_act` refuses, no decision, no words, one that is suspended already.
    """
    row = acting_on(reference, "suspend", on=on, by=by, at=at, decided=True)
    if _open_suspension(row):
        raise Refused(
            Refusal("suspended-already", "%(reference)s is suspended already", reference=reference)
        )
    made = Suspension(
        programme=row,
        words=needs_words(words),
        since=on,
        decision_id=decision_of(citing),
        recorded_at=at,
    )
    fitting(made).save()
    journal.record(
        kind="programmes.programme.suspended", subject=reference, wrote=[made], by=by, at=at
    )
    return made.pk


@transaction.atomic
def lift_suspension(*, reference: str, citing: Citation, on: date, by: Actor, at: datetime) -> None:
    """Lift the suspension that stands.

    Refused: what `judge_act` refuses, no decision, none that stands, a day before it began.
    """
    row = acting_on(reference, "lift", on=on, by=by, at=at, decided=True)
    standing = _open_suspension(row)
    if standing is None or on < standing.since:
        raise Refused(
            Refusal("not-suspended", "%(reference)s is not suspended then", reference=reference)
        )
    standing.lifted_on, standing.lifted_at = on, at
    standing.lifted_by_id = decision_of(citing)
    standing.save(update_fields=["lifted_on", "lifted_at", "lifted_by"])
    journal.record(
        kind="programmes.suspension.lifted", subject=reference, wrote=[standing], by=by, at=at
    )


def _open_suspension(row: Programme) -> Suspension | None:
    return Suspension.objects.filter(programme=row, lifted_on=None, withdrawn_at=None).first()


@transaction.atomic
def change_facts(
    *,
    reference: str,
    kind: str,
    facts: Mapping[str, Any],
    citing: Citation,
    on: date,
    by: Actor,
    at: datetime,
    language: str = "en",
) -> tuple[str, ...]:
    """Apply a change-set a decision makes, whole or not at all; returns the fields changed.

    `kind` is one of `rules.changes.CHANGE_KINDS`. An extension keeps the end first planned, and
    lengthens the duration where that is known. Refused: what `judge_act` refuses, no decision, a
    value that cannot stand, what `judge_change` refuses.
    """
    row = acting_on(reference, "change-facts", on=on, by=by, at=at, decided=True)
    decision_of(citing)
    before = _standing(reference, on)
    refusals = [r for name, value in facts.items() for r in judge_fact(name, value)]
    if refusals := refusals or judge_change(kind, facts, before):
        raise Refused(*refusals)
    whole = with_consequences(kind, facts, before)
    how = {"citing": citing, "when": When.on(on), "at": at, "language": language}
    wrote, told = write_facts(row, whole, **how)
    if kind in EXTENSIONS and before.get("ends") and not before.get("ends_original"):
        inferred = Citation(decision=citing.decision, place=citing.place, stated=False)
        first = {"ends_original": before["ends"]}
        wrote = [*write_facts(row, first, **{**how, "citing": inferred})[0], *wrote]
    journal.record(
        kind="programmes.facts.changed",
        subject=reference,
        wrote=wrote,
        told={"change": kind, "fields": list(told), "decision": citing.decision},
        by=by,
        at=at,
    )
    return told


def _standing(reference: str, on: date) -> dict[str, Any]:
    """Field → value as it stands on a day, parts as facts name them."""
    view = programme(reference, on)
    told = {name: fact.value for name, fact in view.facts.items()} if view else {}
    parts: tuple[Part, ...] = told.get("participants") or ()
    told["participants"] = tuple(ParticipantPart(p.organisation, p.role) for p in parts)
    return told
