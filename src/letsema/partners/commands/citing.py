"""What commands of the room ask for before they write: rows that stand, sources, reasons."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, TypeVar, overload

from django.db import IntegrityError, models, transaction

from letsema.documents import commands as documents
from letsema.journal import commands as journal
from letsema.journal.queries import fitting, keep_in_order, told_window, window_columns
from letsema.partners.models import Organisation
from letsema.reference import rules as reference
from letsema.values import Actor, Citation, Refusal, Refused, When

Row = TypeVar("Row", bound=models.Model)


def refuse(*refusals: Refusal) -> None:
    """Refused, where there is a reason to."""
    if refusals:
        raise Refused(*refusals)


@overload
def as_when(told: When | date) -> When: ...
@overload
def as_when(told: None) -> None: ...
def as_when(told: When | date | None) -> When | None:
    """A date with its precision; a plain day is one known to the day."""
    return When.on(told) if isinstance(told, date) else told


def source_columns(
    citing: Citation | None, prefix: str = "", *, by: Actor, at: datetime
) -> dict[str, Any]:
    """`source_id` and `place` of what a row rests on, without `stated`; empty where nothing is
    cited. Refused as in `documents.source_cited`.
    """
    if citing is None:
        return {}
    told = documents.source_cited(citing=citing, by=by, at=at)
    return {f"{prefix}{name}": told[name] for name in ("source_id", "place")}


def found_organisation(
    key: str, field: str = "organisation", *, lock: bool = False
) -> Organisation:
    """The organisation of that very key, locked where asked. Refused: one there is not."""
    rows = Organisation.objects.filter(key=key)
    row = (rows.select_for_update(of=("self",)) if lock else rows).first()
    if row is None:
        raise Refused(
            Refusal(
                "unknown-organisation", "there is no organisation %(key)s", field=field, key=key
            )
        )
    return row


def found_row(model: type[Row], number: int, what: Refusal) -> Row:
    """The row of that number, locked. Refused, with what is told: none, or one withdrawn."""
    rows: models.QuerySet[Row] = model._default_manager.select_for_update(of=("self",))
    row = rows.filter(pk=number).first()
    if row is None:
        raise Refused(what)
    if row.withdrawn_at:
        raise Refused(
            Refusal(
                "withdrawn-already",
                "number %(number)d was withdrawn: %(why)s",
                field="number",
                number=number,
                why=row.withdrawn_why,
            )
        )
    return row


def country_code(code: str) -> str:
    """An alpha-3 code, or none. Refused: one there is not."""
    if code:
        try:
            reference.country(code)
        except KeyError:
            raise Refused(
                Refusal(
                    "unknown-country",
                    "there is no country %(code)s",
                    field="country",
                    code=code,
                )
            ) from None
    return code


def reason(why: str) -> str:
    """Why something is done. Refused: nothing said."""
    if not why.strip():
        raise Refused(Refusal("no-reason", "say why", field="why"))
    return why.strip()


def saved(row: Row, **called: str) -> Row:
    """A new row that fits, written. Refused: another writer came first with the same."""
    fitting(row, **called)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:
        raise Refused(
            Refusal("entered-meanwhile", "somebody has just entered the same: look again")
        ) from error
    return row


def withdrawn(row: Row, why: str, at: datetime) -> Row:
    """A row withdrawn from an instant on, saved. Refused: no reason, one that does not fit."""
    row.withdrawn_at, row.withdrawn_why = at, reason(why)
    fitting(row, withdrawn_why="why").save(update_fields=["withdrawn_at", "withdrawn_why"])
    return row


def ended(row: Row, until: When, citing: Citation, *, by: Actor, at: datetime) -> bool:
    """Whether an end was written: False where it stood already, told alike.

    Refused: another end than the one that stands, an end before its beginning, no such source.
    """
    stood = told_window(row, "until_")
    if stood == until:
        return False
    if stood is not None:
        raise Refused(
            Refusal(
                "ended-already",
                "it has an end already: %(until)s",
                field="until",
                until=str(stood.latest),
            )
        )
    keep_in_order(told_window(row), until)
    columns = {
        **window_columns(until, "until_"),
        **source_columns(citing, "until_", by=by, at=at),
    }
    for column, value in columns.items():
        setattr(row, column, value)
    fitting(row, until_place="place").save(update_fields=list(columns))
    return True


def record(
    act: str, subject: str, wrote: list[Any], *, by: Actor, at: datetime, **told: Any
) -> None:
    """Journal an act of this room."""
    journal.record(kind=f"partners.{act}", subject=subject, wrote=wrote, told=told, by=by, at=at)
