"""What a sheet holds, said once: its columns; and what reading one gives: rows and faults."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from letsema.press.workbooks.shapes import TEXT, Shape, folded
from letsema.values import Refusal


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its heading in plain English, the key its value goes by, its shape.

    `guidance` and `example` are for people; `required` columns and their cells must be there.
    """

    key: str
    heading: str
    shape: Shape = TEXT
    required: bool = False
    guidance: str = ""
    example: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A kind of sheet: `name` as at the prompt, `sheet` its title, and its columns."""

    name: str
    sheet: str
    fields: tuple[Field, ...]
    guidance: str = ""

    def field(self, key: str) -> Field:
        """The column of that key; `KeyError` if there is none."""
        return next(iter(each for each in self.fields if each.key == key), None) or _none(key)

    def found(self, heading: str) -> Field | None:
        """The column meant by a heading: in any case, with marks; its key will do as well."""
        meant = folded(heading)
        for each in self.fields:
            if meant in (folded(each.heading), folded(each.key)):
                return each
        return None


def _none(key: str) -> Field:
    raise KeyError(key)


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong (`error`) or worth knowing (`note`), with its place in the workbook.

    `row` is the row as Excel counts it and `column` counts from 1; None for the whole sheet, or
    the whole row. `value` is what stands there.
    """

    severity: str
    refusal: Refusal
    sheet: str
    row: int | None = None
    column: int | None = None
    heading: str = ""
    value: str = ""

    @property
    def cell(self) -> str:
        """`C7`, or nothing where it concerns more than a cell."""
        return cell_name(self.row, self.column) if self.row and self.column else ""

    def as_json(self) -> dict[str, object]:
        """The fault as plain data; `text` in English."""
        return {
            "severity": self.severity,
            "code": self.refusal.code,
            "sheet": self.sheet,
            "row": self.row,
            "heading": self.heading or None,
            "cell": self.cell or None,
            "value": self.value or None,
            "text": str(self.refusal),
        }


def cell_name(row: int, column: int) -> str:
    """`cell_name(7, 3)` is `C7`."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"


@dataclass(frozen=True, slots=True)
class Row:
    """A row read: its number in Excel and the value of every cell that holds one, by key."""

    number: int
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Reading:
    """A sheet read by its form: rows without a fault of their own, all faults, and where the
    columns stand (from 1) by key.
    """

    form: Form
    sheet: str
    rows: tuple[Row, ...]
    faults: tuple[Fault, ...]
    columns: Mapping[str, int] = field(default_factory=dict)

    @property
    def wrong(self) -> bool:
        """Whether there is any error."""
        return any(fault.severity == "error" for fault in self.faults)
