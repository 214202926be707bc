"""Taking workbooks in, and reading what they tell."""

from __future__ import annotations

from typing import Any

from letsema.doors.intake import workbook
from letsema.doors.intake.workbook import Outcome
from letsema.press.workbooks import template
from letsema.values import OPERATOR, Actor, Grant
from tests import making

READER = Actor("p2", grants=frozenset({Grant("submitter", fund=making.OTHER_FUND)}))
"""Somebody who may add to the record, and sees of this fund what anybody sees."""


def load(kind: str, *rows: dict[str, Any], by: Actor = OPERATOR) -> Outcome:
    """Take rows of values in by a workbook."""
    return take(template(workbook.KINDS[kind].form, rows), by)


def take(content: bytes, by: Actor = OPERATOR) -> Outcome:
    """Take a workbook in."""
    told = workbook.read(content)
    return workbook.load(told, content=content, filename="told.xlsx", by=by, at=making.at())


def filled(kind: str, by: Actor = OPERATOR) -> list[dict[str, Any]]:
    """The rows of the workbook of a kind, as somebody gets it."""
    ((_kind, reading),) = workbook.read(workbook.filled(kind, by)).sheets or ((None, None),)
    return [dict(row.values) for row in reading.rows] if reading else []


def again(kind: str, by: Actor = OPERATOR) -> Outcome:
    """Take in what the record fills in."""
    return take(workbook.filled(kind, by), by)


def counts(outcome: Outcome) -> tuple[int, int, int]:
    """(new, same, wrong) rows."""
    return outcome.total("new"), outcome.total("same"), outcome.total("wrong")


def faults(outcome: Outcome) -> list[tuple[str, int | None, str]]:
    """(code, row, heading) of each fault."""
    return [(each.refusal.code, each.row, each.heading) for each in outcome.faults]
