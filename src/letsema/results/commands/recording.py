"""What the commands of achievements, learning and initiatives do alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from django.db import models

from letsema.governance.commands.citing import found_body
from letsema.journal import commands as journal
from letsema.partners.commands.entering import Row, enter_once
from letsema.results.commands.writing import claiming_for, found_instrument
from letsema.values import Actor, Refused, may_add_to_record


def recorded_once(
    row: Row,
    parts: Callable[[Row], Iterable[models.Model]],
    *,
    kind: str,
    by: Actor,
    at: datetime,
) -> tuple[Row, bool]:
    """The row that stands with the same `terms`, or this one with its parts, recorded; if made."""
    row, made = enter_once(row)
    if made:
        wrote: list[models.Model] = [row]
        for part in parts(row):
            part.save()
            wrote.append(part)
        told = {"programme": getattr(row, "programme_id", None)}
        subject = str(row.subject)
        journal.record(kind=kind, subject=subject, wrote=wrote, told=told, by=by, at=at)
    return row, made


def of_programme(by: Actor, reference: str) -> str:
    """The reference as it goes on now. Refused: it is not theirs to speak for, or unknown."""
    (told,) = claiming_for(by, reference)
    return told


def of_programme_or_none(by: Actor, reference: str) -> str | None:
    """As `of_programme`; what is no programme's is told by who adds to the record."""
    if reference:
        return of_programme(by, reference)
    if refusals := may_add_to_record(by):
        raise Refused(*refusals)
    return None


def instrument_number(key: str) -> int | None:
    """The row number of an instrument, where one is named. Refused: none such stands."""
    return found_instrument(key, "instrument").pk if key else None


def body_slug(slug: str) -> str | None:
    """The slug of a body, where one is named. Refused: there is none."""
    return found_body(slug).slug if slug else None
