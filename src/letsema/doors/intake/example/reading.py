"""How the example's files write sources, dates, days and numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from letsema.values import Actor, Citation, Quantity, When

Step = tuple[datetime, Callable[[datetime], object]]
Learned = dict[str, datetime]
Told = dict[str, Any]
Labels = dict[str, int]
"""What rows of these files are called among themselves, and the number each was entered under."""


def citing(told: Told) -> Citation:
    """What a row rests on."""
    return Citation(source=told["source"], place=told["place"], stated=told.get("stated", True))


def when(text: Any) -> When | None:
    """A date with its precision; None where none is told."""
    return When.parse(str(text)) if text else None


def day(text: Any) -> date | None:
    """A plain day; None where none is told."""
    return date.fromisoformat(str(text)) if text else None


def quantity(told: Told) -> Quantity | None:
    """The number of a row with its qualifier; None where none is told."""
    return a_number(told) if told.get("number") else None


def a_number(told: Told) -> Quantity:
    """The number of a row that has one."""
    return Quantity(Decimal(told["number"]), told["qualifier"], told.get("unit") or "")


READINGS: dict[str, Callable[[Any], Any]] = dict.fromkeys(
    ("when", "since", "until", "signed", "starts"), when
) | dict.fromkeys(("retain_until", "consent_on", "due_on"), day)
"""How a column's text becomes its value; other columns stay as they are."""
OWN = ("source", "place", "stated", "number", "qualifier", "unit", "label")
"""Columns that are read together, or are of the files alone."""


def columns(told: Told, *leave: str) -> Told:
    """The columns of a row as a command takes them, those left out that are read otherwise."""
    return {
        name: READINGS[name](value) if name in READINGS else value
        for name, value in told.items()
        if name not in (*OWN, *leave) and value is not None
    }


def enter_each(
    rows: Iterable[Told], enter: Callable[..., object], learned: Learned, by: Actor
) -> Iterator[Step]:
    """Each row on the day its source could be learned from; `enter` is given it, `by` and `at`."""
    for row in rows:
        yield learned[row["source"]], lambda at, told=row: enter(told, by=by, at=at)
