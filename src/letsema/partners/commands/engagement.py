"""Reviews of agreements, and what somebody is to do: obligations and follow-ups."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction

from letsema.journal import commands as journal
from letsema.journal.queries import fitting
from letsema.partners.commands import entering
from letsema.partners.commands.agreements import agreement_named
from letsema.partners.models import AgreementReview, FollowUp
from letsema.partners.rules.engagement import judge_done, judge_follow_up, judge_words
from letsema.values import Actor, Refusal, Refused, digest


@transaction.atomic
def plan_review(*, key: str, due_on: date, by: Actor, at: datetime, internal: bool = False) -> int:
    """Plan a review of an agreement and return its number; one due that day is planned once.

    Who adds to the record may. Refused: an unknown agreement.
    """
    entering.must_add(by)
    agreement = agreement_named(key, lock=True)
    if same := agreement.reviews.filter(due_on=due_on, withdrawn_at=None).first():
        return same.pk
    told = {"due_on": due_on, "internal": internal, "recorded_at": at}
    row = AgreementReview.objects.create(agreement=agreement, **told)
    journal.record(kind="partners.review.planned", subject=key, wrote=[row], by=by, at=at)
    return row.pk


@transaction.atomic
def move_review(*, number: int, due_on: date, by: Actor, at: datetime) -> None:
    """Let a planned review be due on another day; the day it was due before stays in the journal.

    The same day again changes nothing. Who adds to the record may. Refused: an unknown number,
    one that was held, a day on which another review of the agreement is due.
    """
    entering.must_add(by)
    keys = AgreementReview.objects.filter(pk=number).values_list("agreement__key", flat=True)
    key = keys.first()
    reviews = agreement_named(key, lock=True).reviews if key else AgreementReview.objects
    row = entering.found(AgreementReview, number)
    if row.held_on is not None:
        raise Refused(
            Refusal(
                "review-held",
                "this review was held on %(day)s: its day stands",
                field="due_on",
                day=row.held_on,
            )
        )
    if row.due_on == due_on:
        return
    if reviews.filter(due_on=due_on, withdrawn_at=None).exists():
        raise Refused(
            Refusal(
                "review-that-day",
                "another review of it is due on %(day)s",
                field="due_on",
                day=due_on,
            )
        )
    before, row.due_on = row.due_on, due_on
    row.save(update_fields=["due_on"])
    told = {"before": before.isoformat(), "after": due_on.isoformat()}
    how: dict[str, Any] = {"subject": key, "wrote": [row], "told": told}
    journal.record(kind="partners.review.moved", **how, by=by, at=at)


@transaction.atomic
def hold_review(
    *,
    number: int,
    held_on: date,
    findings: str,
    by: Actor,
    at: datetime,
    internal: bool = False,
) -> None:
    """Record that a review was held and what it found; the same again changes nothing.

    `internal` findings are not public. Who adds to the record may. Refused: an unknown number,
    no findings, a day that has not come, another account than the one that stands.
    """
    entering.must_add(by)
    row = entering.found(AgreementReview, number)
    told = {"held_on": held_on, "findings": findings.strip(), "internal": internal}
    if refusals := [*judge_words(findings, "findings"), *judge_done(held_on, at.date(), "held_on")]:
        raise Refused(*refusals)
    if _told_already(row, told, "held_on"):
        return
    fitting(row).save()
    subject = row.agreement.key
    journal.record(kind="partners.review.held", subject=subject, wrote=[row], by=by, at=at)


def _told_already(row: Any, told: dict[str, Any], day: str) -> bool:
    """Whether a row holds what is told already; else it is set. Refused: it holds other things."""
    if all(getattr(row, column) == value for column, value in told.items()):
        return True
    if getattr(row, day) is not None:
        raise Refused(
            Refusal(
                "already-done",
                "%(field)s: this is on record as done on %(day)s: withdraw it first",
                field=day,
                day=getattr(row, day),
            )
        )
    for column, value in told.items():
        setattr(row, column, value)
    return False


@transaction.atomic
def enter_follow_up(
    *,
    kind: str,
    words: str,
    by: Actor,
    at: datetime,
    agreement: str = "",
    organisation: str = "",
    owner: str = "",
    owner_words: str = "",
    due_on: date | None = None,
    internal: bool = True,
) -> int:
    """Enter what somebody is to do and return its number; the same told again is the same.

    It concerns an agreement or an organisation; `owner` (a key) or `owner_words` does it. Who
    adds to the record may. Refused: a kind there is not, nothing said, nobody named, an
    obligation of no agreement, an unknown agreement or organisation, a text that does not fit.
    """
    entering.must_add(by)
    named = {"agreement": agreement, "about": organisation, "owner": owner or owner_words}
    if refusals := judge_follow_up(kind, words, **named):
        raise Refused(*refusals)
    told = {
        "kind": kind,
        "agreement_id": agreement_named(agreement).pk if agreement else None,
        "organisation_id": entering.number_of(organisation, "organisation"),
        "owner_id": entering.number_of(owner, "owner"),
        "owner_words": owner_words.strip(),
        "words": words.strip(),
        "due_on": due_on,
        "internal": internal,
    }
    row, made = entering.enter_once(FollowUp(**told, terms=digest(told), recorded_at=at))
    if made:
        subject = agreement or organisation
        journal.record(
            kind="partners.follow-up.entered", subject=subject, wrote=[row], by=by, at=at
        )
    return row.pk


@transaction.atomic
def do_follow_up(*, number: int, on: date, words: str, by: Actor, at: datetime) -> None:
    """Record that something was done, on a day, in words; the same again changes nothing.

    Who adds to the record may. Refused: an unknown number, nothing said, a day that has not
    come, another account than the one that stands.
    """
    entering.must_add(by)
    row = entering.found(FollowUp, number)
    if refusals := [*judge_words(words, "words"), *judge_done(on, at.date(), "on")]:
        raise Refused(*refusals)
    if _told_already(row, {"done_on": on, "done_words": words.strip()}, "done_on"):
        return
    fitting(row).save()
    subject = subject_of(row)
    journal.record(kind="partners.follow-up.done", subject=subject, wrote=[row], by=by, at=at)


def subject_of(row: FollowUp) -> str:
    """What a follow-up is about: the agreement's key, else the organisation's."""
    return row.agreement.key if row.agreement else row.organisation.key


@transaction.atomic
def withdraw_review(*, number: int, why: str, by: Actor, at: datetime) -> None:
    """Withdraw a review of an agreement entered by mistake.

    A secretariat may. Refused: an unknown number, no reason.
    """
    entering.must_keep(by)
    row = entering.found(AgreementReview, number)
    journal.record(
        kind="partners.review.withdrawn",
        subject=row.agreement.key,
        wrote=[row],
        told=entering.withdraw(row, why, at=at),
        by=by,
        at=at,
    )


@transaction.atomic
def withdraw_follow_up(*, number: int, why: str, by: Actor, at: datetime) -> None:
    """Withdraw an obligation or follow-up entered by mistake.

    A secretariat may. Refused: an unknown number, no reason.
    """
    entering.must_keep(by)
    row = entering.found(FollowUp, number)
    journal.record(
        kind="partners.follow-up.withdrawn",
        subject=subject_of(row),
        wrote=[row],
        told=entering.withdraw(row, why, at=at),
        by=by,
        at=at,
    )
