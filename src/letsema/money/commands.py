"""Allocating, and withdrawing what was wrongly allocated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from django.db import transaction

from letsema.governance import queries as governance
from letsema.journal import commands as journal
from letsema.journal.queries import fitting
from letsema.money.models import Allocation
from letsema.money.rules import judge_allocation
from letsema.partners import queries as partners
from letsema.programmes import queries as programmes
from letsema.programmes.commands.registering import lock_in_order
from letsema.values import Actor, Citation, Money, Refusal, Refused, may_keep_record


@transaction.atomic
def allocate(
    *,
    reference: str,
    shares: Sequence[tuple[str, Money]],
    citing: Citation,
    on: date,
    by: Actor,
    at: datetime,
) -> None:
    """Enter what a decision allocates to organisations (key, money) for a programme, from a day.

    The fund's secretariat may. Refused: no decision, an unknown programme or organisation, what
    is no allocation above zero, two currencies in one.
    """
    _locked(reference, by)
    if refusals := [*judge_allocation(shares), *_judge(reference, shares, citing)]:
        raise Refused(*refusals)
    rows = [
        Allocation(
            programme_id=reference,
            organisation_id=key,
            amount=money.amount,
            currency=money.currency,
            decision_id=citing.decision,
            on=on,
            recorded_at=at,
        )
        for key, money in shares
    ]
    for row in rows:
        fitting(row).save()
    journal.record(kind="money.allocation.made", subject=reference, wrote=rows, by=by, at=at)


def _judge(
    reference: str, shares: Sequence[tuple[str, Money]], citing: Citation
) -> Iterator[Refusal]:
    """Why a decision cannot allocate these: there is none, or it does already; who is unknown."""
    if citing.decision is None or governance.decision(citing.decision) is None:
        yield Refusal("no-decision", "money is allocated by a decision", field="decision")
    known = partners.organisation_keys(key for key, _ in shares)
    for key, _ in shares:
        if key not in known:
            yield Refusal(
                "unknown-organisation",
                "%(field)s: there is no organisation %(key)s",
                field="shares",
                key=key,
            )
    standing = Allocation.objects.filter(
        programme_id=reference, decision_id=citing.decision, withdrawn_at=None
    )
    every = {same for key in known for same in partners.same_keys(key)}
    if standing.filter(organisation_id__in=every).exists():
        yield Refusal(
            "allocated-already", "this decision allocates to them already", field="shares"
        )


@transaction.atomic
def unsay_allocations(*, reference: str, decision: str, why: str, by: Actor, at: datetime) -> int:
    """Withdraw every standing allocation to a programme that rests on a decision; how many."""
    _locked(reference, by)
    if not why.strip():
        raise Refused(Refusal("no-reason", "say why it is withdrawn", field="why"))
    rows = list(
        Allocation.objects.filter(
            programme_id=reference, decision_id=decision, withdrawn_at=None
        ).order_by("pk")
    )
    for row in rows:
        row.withdrawn_at, row.withdrawn_why = at, why.strip()
        fitting(row, withdrawn_why="why").save(update_fields=["withdrawn_at", "withdrawn_why"])
    if rows:
        journal.record(
            kind="money.allocation.withdrawn",
            subject=reference,
            wrote=rows,
            told={"decision": decision, "why": why},
            by=by,
            at=at,
        )
    return len(rows)


def _locked(reference: str, by: Actor) -> None:
    """Lock a programme. Refused: there is none, or it is not theirs to write."""
    lock_in_order([reference])
    if reference not in programmes.references():
        raise Refused(
            Refusal(
                "unknown-programme",
                "there is no programme %(reference)s",
                field="reference",
                reference=reference,
            )
        )
    if refusals := may_keep_record(by, programmes.scope(reference).fund):
        raise Refused(*refusals)
