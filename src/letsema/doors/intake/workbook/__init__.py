"""Workbooks people fill in: blank ones with guidance, and taking filled ones in, whole or not.

`KINDS` are the kinds there are, in the order they are taken in: each is a form, what the record
says already, and the commands its rows call.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from letsema.doors.intake.workbook import (
    achievements,
    agreements,
    bodies,
    decisions,
    events,
    instruments,
    loading,
    meetings,
    memberships,
    organisations,
    sheets,
    support,
)
from letsema.doors.intake.workbook.kinds import Kind
from letsema.doors.intake.workbook.loading import Outcome, Progress
from letsema.doors.intake.workbook.sheets import Told
from letsema.press.workbooks import Fault, marked, template
from letsema.values import OPERATOR, Actor

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        organisations.KIND,
        bodies.KIND,
        memberships.KIND,
        meetings.KIND,
        decisions.KIND,
        agreements.KIND,
        support.KIND,
        instruments.KIND,
        achievements.KIND,
        events.KIND,
    )
}


def blank(kind: str) -> bytes:
    """The blank workbook of a kind; `KeyError` for a kind there is not."""
    return template(KINDS[kind].form)


def filled(kind: str, by: Actor = OPERATOR) -> bytes:
    """The workbook of a kind holding what the record says: loaded again, it changes nothing.

    Rows that somebody may not see are left out.
    """
    known = KINDS[kind]
    rows = (known.filled or known.standing)()
    return template(known.form, (row for row in rows if known.may_see(row, by)))


def read(content: bytes) -> Told:
    """Read a workbook of any kinds; `Unreadable` where it cannot be opened."""
    return sheets.read(content, tuple(KINDS.values()))


def load(
    told: Told,
    *,
    content: bytes,
    filename: str,
    by: Actor,
    at: datetime,
    dry_run: bool = False,
    progress: Progress = lambda done, of: None,
) -> Outcome:
    """Take a workbook in, whole or not at all; with `dry_run` only tell what would come of it."""
    return loading.load(
        told,
        content=content,
        filename=filename,
        by=by,
        at=at,
        dry_run=dry_run,
        progress=progress,
    )


def marked_copy(told: Told, faults: Iterable[Fault]) -> bytes:
    """The person's own workbook with what is wrong marked."""
    lost = _(
        "This is your workbook with the cells to put right marked. Values, dates and numbers are "
        "as they were; formulas have become their values, and colours, pictures, comments and "
        "lists to choose from are not kept. You may correct it here, or in your own file."
    )
    return marked(told.raw, tuple(faults), lost=lost)


__all__ = [
    "KINDS",
    "Fault",
    "Kind",
    "Outcome",
    "Told",
    "blank",
    "filled",
    "load",
    "marked_copy",
    "read",
]
