"""Recording support in money and in kind."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from letsema.documents import commands as documents
from letsema.journal import commands as journal
from letsema.partners.commands import entering
from letsema.partners.commands.agreements import agreement_named
from letsema.partners.models import Support, SupportCountry
from letsema.partners.rules.support import judge_support
from letsema.reference import rules as reference
from letsema.values import Actor, Citation, Money, Quantity, Refusal, Refused, When, digest


@transaction.atomic
def record_support(
    *,
    giver: str,
    kind: str,
    words: str,
    citing: Citation,
    by: Actor,
    at: datetime,
    receiver: str = "",
    receiver_words: str = "",
    quantity: Quantity | None = None,
    value: Money | None = None,
    valued: str = "unknown",
    since: When | date | None = None,
    until: When | date | None = None,
    countries: Sequence[str] = (),
    purpose: str = "",
    agreement: str = "",
) -> int:
    """Record what a partner gave and return its number; the same told again is the same.

    `giver` and `receiver` are organisations' keys; `value` is money of the stage that
    `rules.support.value_stage` names, None where `valued` is unknown. Who adds to the record may.
    Refused: a kind or way of valuing there is not, nothing said, an amount without how it is
    known, an unknown organisation, country, currency, agreement or source, an end before its
    beginning, a text that does not fit.
    """
    entering.must_add(by)
    if refusals := [*judge_support(kind, words, value, valued), *_judge_currency(value)]:
        raise Refused(*refusals)
    told: dict[str, Any] = {"kind": kind, "words": words.strip(), "purpose": purpose}
    told |= {
        "giver_id": _giver(giver),
        "receiver_id": entering.number_of(receiver, "receiver"),
        "receiver_words": receiver_words,
        **_value_columns(value, valued),
        "agreement_id": agreement_named(agreement).pk if agreement else None,
        **entering.quantity_columns(quantity),
        **entering.span_columns(since, until),
    }
    codes = entering.country_codes(countries)
    basis = documents.source_cited(citing=citing, by=by, at=at)
    entered = Support(**told, **basis, terms=digest([told, codes]), recorded_at=at)
    row, made = entering.enter_once(entered)
    if made:
        wrote = [row, *(_goes_to(row, code) for code in codes)]
        journal.record(kind="partners.support.recorded", subject=giver, wrote=wrote, by=by, at=at)
    return row.pk


def _giver(key: str) -> int:
    if not key:
        raise Refused(Refusal("no-giver", "say who gave it", field="giver"))
    return entering.numbers_of([key], "giver")[key]


def _value_columns(value: Money | None, valued: str) -> dict[str, Any]:
    amount, currency = (value.amount, value.currency) if value else (None, "")
    return {"value": amount, "currency": currency, "valued": valued}


def _judge_currency(value: Money | None) -> list[Refusal]:
    known = {each.code for each in reference.currencies()}
    if value is None or value.currency in known:
        return []
    return [
        Refusal(
            "currency",
            "%(code)s is not a currency in use",
            field="value",
            code=value.currency,
        )
    ]


def _goes_to(row: Support, code: str) -> SupportCountry:
    made = SupportCountry(support=row, country=code)
    made.save()
    return made


@transaction.atomic
def withdraw_support(*, number: int, why: str, by: Actor, at: datetime) -> None:
    """Withdraw support entered by mistake. A secretariat may. Refused: an unknown number, no
    reason.
    """
    entering.must_keep(by)
    row = entering.found(Support, number)
    journal.record(
        kind="partners.support.withdrawn",
        subject=row.giver.key,
        wrote=[row],
        told=entering.withdraw(row, why, at=at),
        by=by,
        at=at,
    )
