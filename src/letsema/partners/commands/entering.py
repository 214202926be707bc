"""What commands share: rows entered once, whom and what they name, withdrawing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, TypeVar

from django.db import IntegrityError, models, transaction

from letsema.journal.queries import fitting, keep_in_order, window_columns
from letsema.partners import queries
from letsema.partners.commands.citing import found_row, withdrawn
from letsema.reference import rules as reference
from letsema.values import (
    Actor,
    Quantity,
    Refusal,
    Refused,
    When,
    may_add_to_record,
    may_keep_register,
)

Row = TypeVar("Row", bound=models.Model)


def must_add(by: Actor) -> None:
    """Refused: who does not add to the record."""
    if refusals := may_add_to_record(by):
        raise Refused(*refusals)


def must_keep(by: Actor) -> None:
    """Refused: who does not keep what all funds share."""
    if refusals := may_keep_register(by):
        raise Refused(*refusals)


def as_when(told: When | date | None) -> When | None:
    """A plain day as one known to the day."""
    return When.on(told) if isinstance(told, date) else told


def span_columns(
    since: When | date | None, until: When | date | None, prefix: str = ""
) -> dict[str, Any]:
    """The columns of a beginning and an end. Refused: an end before its beginning."""
    keep_in_order(as_when(since), as_when(until))
    return {**window_columns(since, prefix), **window_columns(until, "until_")}


def numbers_of(keys: Iterable[str], field: str) -> dict[str, int]:
    """Row numbers of organisations by key. Refused: every key there is not, by name."""
    keys = [key for key in keys if key]
    known = queries.organisation_keys(keys)
    if unknown := sorted({*keys} - {*known}):
        raise Refused(
            *(
                Refusal(
                    "unknown-organisation", "there is no organisation %(key)s", field=field, key=key
                )
                for key in unknown
            )
        )
    return known


def number_of(key: str, field: str) -> int | None:
    """The row number of an organisation; None where none is named. Refused: one there is not."""
    return numbers_of([key], field)[key] if key else None


def country_codes(codes: Iterable[str], field: str = "countries") -> tuple[str, ...]:
    """Alpha-3 codes, each once, in order. Refused: every one there is not."""
    known = {each.alpha3 for each in reference.countries()}
    codes = sorted({code for code in codes if code})
    if unknown := [code for code in codes if code not in known]:
        raise Refused(
            *(
                Refusal("unknown-country", "there is no country %(code)s", field=field, code=code)
                for code in unknown
            )
        )
    return tuple(codes)


def quantity_columns(told: Quantity | None) -> dict[str, Any]:
    """The columns of a number with its qualifier."""
    return {
        "number": told.number if told else None,
        "qualifier": told.qualifier if told else "",
        "unit": told.unit if told else "",
    }


def enter_once(row: Row) -> tuple[Row, bool]:
    """(the row, whether it was written): the one that stands with the same `terms`, or this one.

    Two who enter the same in the same moment meet at the constraint: the second finds the first.
    """
    fitting(row)
    standing = type(row)._default_manager.filter(terms=row.terms, withdrawn_at=None)
    if found := standing.first():
        return found, False
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        if found := standing.first():
            return found, False
        raise
    return row, True


def found(kind: type[Row], number: int) -> Row:
    """The row of that number, locked. Refused: none, or one that is withdrawn."""
    return found_row(
        kind,
        number,
        Refusal(
            "unknown-number",
            "nothing stands under the number %(number)d",
            field="number",
            number=number,
        ),
    )


def withdraw(row: models.Model, why: str, *, at: datetime) -> dict[str, str]:
    """Withdraw a locked row: from now on it counts no more; what its journal entry is told.

    Refused: no reason, or one that does not fit.
    """
    return {"why": withdrawn(row, why, at).withdrawn_why}
