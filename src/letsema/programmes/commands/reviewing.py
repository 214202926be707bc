"""Reviewing notes, returning them, entering signatures, answering steers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from letsema.governance import queries as governance
from letsema.journal import commands as journal
from letsema.journal.queries import fitting
from letsema.programmes.commands.acting import acting_on, evidence, move, needs_words, own_record
from letsema.programmes.models import Assessment, Programme, SteerAnswer, Submission
from letsema.programmes.queries.visibility import scope_of
from letsema.programmes.rules.assessments import Criterion, judge_assessment
from letsema.values import Actor, Refusal, Refused


@transaction.atomic
def open_review(*, reference: str, on: date, by: Actor, at: datetime) -> None:
    """Open the review of a submitted note. Refused: what `judge_act` refuses."""
    row = acting_on(reference, "open-review", on=on, by=by, at=at)
    move(row, "open-review", on=on, citing=own_record(row, by=by, at=at), by=by, at=at)


@transaction.atomic
def return_note(
    *, reference: str, due_on: date, words: str, on: date, by: Actor, at: datetime
) -> None:
    """Return a note for revision, due again on a day, saying what is to be revised.

    Refused: what `judge_act` refuses, no words, a day due that lies before this one.
    """
    row = acting_on(reference, "return-note", on=on, by=by, at=at)
    if due_on < on:
        raise Refused(Refusal("due", "it is due again on a later day", field="due_on"))
    told = {"due_on": due_on, "internal_words": needs_words(words)}
    citing = own_record(row, by=by, at=at)
    move(row, "return-note", on=on, citing=citing, by=by, at=at, **told)


@transaction.atomic
def assess_note(
    *,
    reference: str,
    on: date,
    eligible: bool,
    scores: Mapping[str, int],
    recommendation: str,
    by: Actor,
    at: datetime,
    words: str = "",
    ineligible_reason: str = "",
    content: bytes | None = None,
    filename: str = "",
) -> int:
    """Assess a note by the fund's criteria (its setting `review-criteria`); returns the number.

    `scores` is criterion → points; of one reviewer the last counts. Refused: what `judge_act`
    refuses; points or a recommendation there are not; who acts for a participant, if so set.
    """
    row = acting_on(reference, "assess-note", on=on, by=by, at=at)
    judged: dict[str, Any] = {
        "eligible": eligible,
        "ineligible_reason": ineligible_reason.strip(),
        "scores": dict(scores),
        "recommendation": recommendation,
    }
    asked = criteria(row.fund.slug if row.fund else "")
    if refusals := _judge_interest(row, by) + judge_assessment(**judged, criteria=asked):
        raise Refused(*refusals)
    told = {"on": on, "words": words.strip(), "reviewer": by.key, "recorded_at": at}
    kept = evidence(content, filename, by=by, at=at)
    made = Assessment(programme=row, submission=_last_note(row), file_id=kept, **told, **judged)
    fitting(made).save()
    journal.record(kind="programmes.note.assessed", subject=reference, wrote=[made], by=by, at=at)
    return made.pk


def _last_note(row: Programme) -> Submission | None:
    notes = Submission.objects.filter(programme=row, kind="concept-note")
    return notes.order_by("-version").first()


def criteria(fund: str) -> list[Criterion]:
    """The fund's criteria of review."""
    return [Criterion.from_json(each) for each in governance.setting(fund, "review-criteria")]


def _judge_interest(row: Programme, by: Actor) -> list[Refusal]:
    """A reviewer's conflict is by the body they act for; the consequence is the fund's setting."""
    scope = scope_of(row)
    if by.acting_for not in scope.organisations:
        return []
    if governance.setting(scope.fund, "conflict").get("reviewer") != "no-scoring":
        return []
    return [
        Refusal(
            "conflict",
            "the organisation you act for takes part in this programme: you do not score it",
        )
    ]


@transaction.atomic
def sign_document(*, reference: str, on: date, by: Actor, at: datetime, words: str = "") -> None:
    """Enter that a programme document is signed by all.

    Refused: what `judge_act` refuses; a suspension; a condition of release that is still open.
    """
    row = acting_on(reference, "sign-document", on=on, by=by, at=at)
    citing = own_record(row, by=by, at=at)
    move(row, "sign-document", on=on, citing=citing, by=by, at=at, public_words=words.strip())


@transaction.atomic
def answer_steer(
    *, reference: str, steer: int, words: str, on: date, by: Actor, at: datetime
) -> None:
    """Say how a programme answers a steer (by its number); of several answers the last counts.

    Refused: what `judge_act` refuses, no words, a steer of another committee or one that does not
    hold on that day.
    """
    row = acting_on(reference, "answer-steer", on=on, by=by, at=at)
    asked = governance.steers_by_number([steer]).get(steer)
    fund = governance.fund(row.fund.slug) if row.fund else None
    if asked is None or fund is None or asked.body != fund.committee or not asked.holds_on(on):
        raise Refused(
            Refusal(
                "unknown-steer",
                "no steer of that number holds for %(reference)s on %(day)s",
                field="steer",
                reference=reference,
                day=on.isoformat(),
            )
        )
    made = SteerAnswer(
        programme=row, steer_id=steer, words=needs_words(words), on=on, recorded_at=at
    )
    fitting(made).save()
    journal.record(
        kind="programmes.steer.answered",
        subject=reference,
        wrote=[made],
        told={"steer": asked.code},
        by=by,
        at=at,
    )
