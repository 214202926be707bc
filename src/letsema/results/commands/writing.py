"""What every command here does: ask who may, find what is meant, write once, withdraw."""

from __future__ import annotations

from datetime import datetime
from typing import Any, TypeVar

from django.db import models

from letsema.journal import commands as journal
from letsema.journal.queries import fitting
from letsema.programmes import queries as programmes
from letsema.reference import queries as reference
from letsema.results.models import Instrument
from letsema.values import Actor, Refusal, Refused, may_keep_register

Row = TypeVar("Row", bound=models.Model)
CLAIMING = ("submitter", "secretariat", "reviewer")
"""The roles that say what a programme brought about."""


def claiming_for(by: Actor, *references: str) -> tuple[str, ...]:
    """The references as they go on now. Refused: none of them is theirs to speak for, or unknown.

    Of a figure over several programmes, who speaks for one of them may.
    """
    told = tuple(programmes.survivor(each) or each for each in references)
    refusals = programmes.refused_for(by, CLAIMING, *told)
    if refusals and all(refusals):
        raise Refused(*refusals[0])
    known = programmes.references_known(told)
    for each in told:
        if each not in known:
            raise Refused(
                Refusal(
                    "unknown-programme",
                    "there is no programme %(reference)s",
                    field="programme",
                    reference=each,
                )
            )
    return tuple(dict.fromkeys(told))


def found_instrument(key: str, field: str = "key") -> Instrument:
    """The instrument of that key, locked. Refused: none, or one withdrawn."""
    row = Instrument.objects.select_for_update(of=("self",)).filter(key=key).first()
    if row is None:
        raise Refused(
            Refusal("unknown-instrument", "there is no instrument %(key)s", field=field, key=key)
        )
    refuse_withdrawn(row, field)
    return row


def refuse_withdrawn(row: Instrument, field: str = "key") -> None:
    """Refused: it was withdrawn."""
    if row.withdrawn_at:
        raise Refused(
            Refusal(
                "instrument-withdrawn",
                "instrument %(key)s was withdrawn: %(why)s",
                field=field,
                key=row.key,
                why=row.withdrawn_why,
            )
        )


def element_key(framework: str, code: str, field: str = "sector") -> int:
    """The row number of an element. Refused: there is none of that code."""
    pk = reference.element_keys(framework).get(code)
    if pk is None:
        raise Refused(
            Refusal(
                "unknown-element",
                "framework %(framework)s has no element %(code)s",
                field=field,
                framework=framework,
                code=code,
            )
        )
    return pk


def said(
    table: type[Row], told: dict[str, Any], rest: dict[str, Any], **called: str
) -> tuple[Row, bool]:
    """The standing row that says this, made with the rest where none does; whether it was made.

    What it is said of is locked by then. Refused: a text that does not fit.
    """
    fitting(table(**told, **rest), **called)
    row, made = table._default_manager.get_or_create(**told, withdrawn_at=None, defaults=rest)
    return row, made


def withdraw(
    table: type[Any], number: int, why: str, *, kind: str, of: str, by: Actor, at: datetime
) -> None:
    """Withdraw one standing row from now on, and record it.

    `of` leads from the row to the subject of the entry. The secretariat of any fund may, the
    operator. Refused: no such row stands, no reason.
    """
    if refusals := may_keep_register(by):
        raise Refused(*refusals)
    row = standing_row(table, number)
    reason_for(why)
    row.withdrawn_at, row.withdrawn_why = at, why.strip()
    fitting(row, withdrawn_why="why").save(update_fields=["withdrawn_at", "withdrawn_why"])
    subject = row
    for name in of.split("."):
        subject = getattr(subject, name)
    journal.record(
        kind=kind,
        subject=str(subject),
        wrote=[row],
        told={"number": number, "why": why.strip()},
        by=by,
        at=at,
    )


def standing_row(table: type[Any], number: int) -> Any:
    """The row of that number, locked. Refused: none, or one withdrawn."""
    rows = table.objects.select_for_update(of=("self",)).filter(pk=number, withdrawn_at=None)
    row = rows.first()
    if row is None:
        raise Refused(
            Refusal(
                "not-standing",
                "nothing of that kind stands under the number %(number)d",
                field="number",
                number=number,
            )
        )
    return row


def reason_for(why: str) -> str:
    """The reason without its outer spaces. Refused: none."""
    if not why.strip():
        raise Refused(Refusal("no-reason", "say why", field="why"))
    return why.strip()
