"""Stating a programme's results framework: results, indicators, values."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max

from letsema.documents import commands as documents
from letsema.journal import commands as journal
from letsema.journal.queries import fitting, window_columns
from letsema.results.commands.recording import of_programme
from letsema.results.commands.writing import element_key, said, standing_row, withdraw
from letsema.results.models import Indicator, StatedValue, Statement
from letsema.results.rules import judge_parent, judge_statement, judge_value
from letsema.values import Actor, Citation, Quantity, Refusal, Refused, When, may_keep_register


@transaction.atomic
def state_result(
    *,
    programme: str,
    code: str,
    kind: str,
    words: str,
    citing: Citation,
    by: Actor,
    at: datetime,
    parent: str = "",
    element: tuple[str, str] | None = None,
) -> int:
    """State an impact, outcome or output of a programme under its code; returns its number.

    `parent` is the code of the result it stands under, `element` (framework, code) what it is in
    a framework. The same again changes nothing. Who submits for the programme, reviews it or is
    its secretariat may. Refused: a kind there is not, a code that stands with other words, a
    parent there is not or that is narrower.
    """
    reference = of_programme(by, programme)
    if refusals := judge_statement(code, kind, words):
        raise Refused(*refusals)
    above = _parent(reference, parent, kind) if parent else None
    told: dict[str, Any] = {
        "kind": kind,
        "words": words.strip(),
        "parent_id": above,
        "element_id": element_key(*element, "element") if element else None,
    }
    basis = documents.source_cited(citing=citing, by=by, at=at)
    row = Statement(programme_id=reference, code=code.strip(), **told, **basis, recorded_at=at)
    if held := _held(fitting(row)):
        if any(getattr(held, name) != value for name, value in told.items()):
            raise Refused(
                Refusal(
                    "code-taken",
                    "%(code)s stands with other words: withdraw that first",
                    field="code",
                    code=row.code,
                )
            )
        return held.pk
    act, of = "results.statement.stated", {"programme": reference}
    journal.record(kind=act, subject=row.subject, wrote=[row], told=of, by=by, at=at)
    return row.pk


def _held(row: Statement) -> Statement | None:
    """The statement that stands under the code already; None where the row was saved."""
    standing = Statement.objects.filter(
        programme=row.programme_id, code=row.code, withdrawn_at=None
    )
    if found := standing.first():
        return found
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        if found := standing.first():
            return found
        raise
    return None


def _parent(reference: str, code: str, kind: str) -> int:
    """The row number of the result it stands under, locked. Refused: none stands, a narrower."""
    rows = Statement.objects.select_for_update(of=("self",))
    row = rows.filter(programme=reference, code=code.strip(), withdrawn_at=None).first()
    if row is None:
        raise Refused(
            Refusal(
                "unknown-result",
                "%(programme)s states no result %(code)s",
                field="parent",
                programme=reference,
                code=code,
            )
        )
    if refusals := judge_parent(kind, row.kind):
        raise Refused(*refusals)
    return row.pk


@transaction.atomic
def add_indicator(
    *, statement: int, words: str, citing: Citation, by: Actor, at: datetime, unit: str = ""
) -> int:
    """Say what shows that a result is reached; returns the indicator's number.

    `statement` is the number of the result; indicators keep the order they came in. Who states
    the programme's results may. Refused: no such result stands, no words.
    """
    found = _of_theirs(by, Statement, statement)
    if not words.strip():
        raise Refused(Refusal("empty", "%(field)s: a text is missing", field="words"))
    last = found.indicators.aggregate(last=Max("position"))["last"] or 0
    basis = documents.source_cited(citing=citing, by=by, at=at)
    rest = {**basis, "unit": unit.strip(), "position": last + 1, "recorded_at": at}
    row, made = said(Indicator, {"statement": found, "words": words.strip()}, rest)
    if made:
        kind = "results.indicator.added"
        journal.record(kind=kind, subject=found.subject, wrote=[row], by=by, at=at)
    return row.pk


@transaction.atomic
def state_value(
    *,
    indicator: int,
    kind: str,
    quantity: Quantity,
    citing: Citation,
    by: Actor,
    at: datetime,
    when: When | date | None = None,
) -> int:
    """State a baseline, a target or an achieved value of an indicator; returns its number.

    Values of two sources stand beside each other. Who states the programme's results may.
    Refused: no such indicator stands, a kind there is not, a number in another unit than the
    indicator's.
    """
    found = _of_theirs(by, Indicator, indicator)
    refusals = judge_value(kind)
    if quantity.unit not in ("", found.unit):
        refusals.append(
            Refusal(
                "value-unit",
                "the indicator is measured in “%(unit)s”, not “%(told)s”",
                field="quantity",
                unit=found.unit,
                told=quantity.unit,
            )
        )
    if refusals:
        raise Refused(*refusals)
    basis = documents.source_cited(citing=citing, by=by, at=at)
    told = {
        "indicator": found,
        "kind": kind,
        "number": quantity.number,
        "qualifier": quantity.qualifier,
        **window_columns(when),
        "source_id": basis.pop("source_id"),
    }
    row, made = said(StatedValue, told, {**basis, "recorded_at": at})
    if made:
        act, subject = "results.value.stated", found.statement.subject
        journal.record(kind=act, subject=subject, wrote=[row], by=by, at=at)
    return row.pk


def _of_theirs(by: Actor, table: type[Any], number: int) -> Any:
    """The standing row of that number, locked. Refused: none, or a programme's not theirs."""
    of = "" if table is Statement else "statement__"
    reference = table.objects.filter(pk=number).values_list(f"{of}programme", flat=True).first()
    if reference:
        of_programme(by, reference)
    elif refusals := may_keep_register(by):
        raise Refused(*refusals)
    return standing_row(table, number)


@transaction.atomic
def withdraw_statement(*, number: int, why: str, by: Actor, at: datetime) -> None:
    """Withdraw a stated result. Refused: none such stands, results or indicators stand under it,
    no reason.
    """
    _refuse_used(
        by, Statement, number, (Statement, {"parent": number}), (Indicator, {"statement": number})
    )
    kind = "results.statement.withdrawn"
    withdraw(Statement, number, why, kind=kind, of="subject", by=by, at=at)


@transaction.atomic
def withdraw_indicator(*, number: int, why: str, by: Actor, at: datetime) -> None:
    """Withdraw an indicator. Refused: none such stands, values of it stand, no reason."""
    _refuse_used(by, Indicator, number, (StatedValue, {"indicator": number}))
    kind = "results.indicator.withdrawn"
    withdraw(Indicator, number, why, kind=kind, of="statement.subject", by=by, at=at)


@transaction.atomic
def withdraw_value(*, number: int, why: str, by: Actor, at: datetime) -> None:
    """Withdraw a stated value. Refused: none such stands, no reason."""
    kind = "results.value.withdrawn"
    of = "indicator.statement.subject"
    withdraw(StatedValue, number, why, kind=kind, of=of, by=by, at=at)


def _refuse_used(
    by: Actor, table: type[Any], number: int, *below: tuple[type[Any], dict[str, int]]
) -> None:
    """Refused: it is not theirs to keep, none such stands, or something stands under it."""
    if refusals := may_keep_register(by):
        raise Refused(*refusals)
    standing_row(table, number)
    if any(each.objects.filter(withdrawn_at=None, **told).exists() for each, told in below):
        raise Refused(
            Refusal("still-used", "something stands under it: withdraw that first", field="number")
        )
