"""What is said of a programme's partners: by whom, once, until when, and taken back."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, TypeVar

from django.db import models

from letsema.documents import commands as documents
from letsema.journal import commands as journal
from letsema.journal.queries import fitting, keep_in_order, told_window, window_columns
from letsema.programmes.commands.claims import organisation_keys
from letsema.programmes.commands.registering import lock_one, refuse_merged
from letsema.programmes.models import Programme
from letsema.programmes.queries.visibility import refused_of
from letsema.values import Actor, Citation, Refusal, Refused, When, may_keep_record

Row = TypeVar("Row", bound=models.Model)
Told = When | date | None
TELLING = ("submitter", "secretariat")
"""The roles that say who does what in their programme."""


def told_of(reference: str, by: Actor) -> Programme:
    """The programme, locked, for who may say who does what in it.

    Refused: unknown, not theirs, merged into another.
    """
    row = lock_one(reference)
    if refusals := refused_of(by, TELLING, row):
        raise Refused(*refusals)
    refuse_merged(row)
    return row


def as_when(told: Told) -> When | None:
    """A plain day as one known to the day."""
    return When.on(told) if isinstance(told, date) else told


def span(since: Told, until: Told) -> tuple[dict[str, Any], dict[str, Any]]:
    """The columns of a beginning, and of an end. Refused: an end before its beginning."""
    keep_in_order(as_when(since), as_when(until))
    return window_columns(since), window_columns(until, "until_")


def organisation_number(key: str, field: str = "organisation") -> int:
    """The row number of an organisation. Refused: one that is not on record."""
    return organisation_keys(field, [key])[key]


def said_once(
    table: type[Row],
    same: dict[str, Any],
    rest: dict[str, Any],
    *,
    kind: str,
    by: Actor,
    at: datetime,
) -> Row:
    """The standing row that says this, written and recorded where none does.

    Its programme is locked by then, so nobody says the same in the same moment. Refused: a text
    that does not fit.
    """
    made = fitting(table(**same, **rest, recorded_at=at))
    found = table._default_manager.filter(**same, withdrawn_at=None).first()
    if found is not None:
        return found
    made.save()
    subject = same["programme"].reference
    journal.record(kind=kind, subject=subject, wrote=[made], by=by, at=at)
    return made


def standing_row(table: type[Row], number: int) -> Row:
    """The row of that number, locked, its programme too. Refused: none such stands."""
    rows = table._default_manager.filter(pk=number, withdrawn_at=None)
    references = list(rows.values_list("programme__reference", flat=True))
    if references:
        lock_one(references[0])
    row = rows.select_for_update(of=("self",)).first()
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


def withdraw(
    table: type[Row], number: int, why: str, *, kind: str, by: Actor, at: datetime
) -> None:
    """Withdraw one standing row from now on, and record it.

    The secretariat of the programme's fund may. Refused: none such stands, no reason.
    """
    row: Any = standing_row(table, number)
    if refusals := may_keep_record(by, row.programme.fund.slug if row.programme.fund else ""):
        raise Refused(*refusals)
    if not why.strip():
        raise Refused(Refusal("no-reason", "say why", field="why"))
    row.withdrawn_at, row.withdrawn_why = at, why.strip()
    fitting(row, withdrawn_why="why").save(update_fields=["withdrawn_at", "withdrawn_why"])
    journal.record(
        kind=kind,
        subject=row.programme.reference,
        wrote=[row],
        told={"number": number, "why": row.withdrawn_why},
        by=by,
        at=at,
    )


def end(
    table: type[Row],
    number: int,
    until: When | date,
    citing: Citation,
    *,
    kind: str,
    by: Actor,
    at: datetime,
) -> None:
    """Say until when a row was so; the same end again changes nothing.

    Who may say it in the first place may. Refused: none such stands, another end than the one
    that stands, an end before its beginning, an unknown source.
    """
    row: Any = standing_row(table, number)
    if refusals := refused_of(by, TELLING, row.programme):
        raise Refused(*refusals)
    stood, ends = told_window(row, "until_"), as_when(until)
    if stood == ends:
        return
    if stood is not None:
        raise Refused(
            Refusal(
                "ended-already",
                "it has an end already: %(until)s",
                field="until",
                until=str(stood.latest),
            )
        )
    columns = span(told_window(row), ends)[1]
    told = documents.source_cited(citing=citing, by=by, at=at)
    columns |= {"until_source_id": told["source_id"], "until_place": told["place"]}
    for column, value in columns.items():
        setattr(row, column, value)
    fitting(row, until_place="place").save(update_fields=list(columns))
    journal.record(kind=kind, subject=row.programme.reference, wrote=[row], by=by, at=at)
