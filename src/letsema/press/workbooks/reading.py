"""Reading a sheet by its form: every row in any order of columns, every fault with its place."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from typing import Any

from letsema.press.workbooks.forms import Fault, Field, Form, Reading, Row, cell_name
from letsema.press.workbooks.opening import MOST_ROWS, RawSheet
from letsema.press.workbooks.shapes import Raw, Wrong, as_text
from letsema.values import Refusal

LOOKED_THROUGH = 20
"""How many rows from the top may stand before the headings."""

SHOWN = 200
"""How much of what stands in a cell a fault repeats."""


def read_sheet(sheet: RawSheet, form: Form) -> Reading:
    """The rows of a sheet by its form. A row with a fault of its own is not among them."""
    return _Sheet(sheet, form).reading()


def sheet_score(sheet: RawSheet, form: Form) -> int:
    """How many columns of a form a sheet has; nothing if a required one is missing."""
    at = _headings_at(sheet, form)
    found = {each.key for each in map(form.found, _texts(sheet, at)) if each}
    needed = {each.key for each in form.fields if each.required}
    return len(found) if needed <= found else 0


def _texts(sheet: RawSheet, row: int) -> list[str]:
    return [as_text(raw) for raw in sheet.rows[row]] if row < len(sheet.rows) else []


def _headings_at(sheet: RawSheet, form: Form) -> int:
    """The row (from 0) of the headings: the first that names most columns."""
    best, most = 0, 0
    for row in range(min(LOOKED_THROUGH, len(sheet.rows))):
        count = sum(1 for text in _texts(sheet, row) if text and form.found(text))
        if count > most:
            best, most = row, count
    if most:
        return best
    filled = (row for row in range(len(sheet.rows)) if any(_texts(sheet, row)))
    return next(filled, 0)


class _Sheet:
    """One sheet being read."""

    def __init__(self, sheet: RawSheet, form: Form) -> None:
        self.sheet, self.form = sheet, form
        self.faults: list[Fault] = []
        self.top = _headings_at(sheet, form)
        self.fields: dict[int, Field] = {}

    def reading(self) -> Reading:
        """Read it whole."""
        self._read_headings()
        self._look_at_merged()
        rows = tuple(self._rows())
        columns = {each.key: at + 1 for at, each in self.fields.items()}
        return Reading(self.form, self.sheet.name, rows, tuple(self.faults), columns)

    def _fault(
        self,
        refusal: Refusal,
        row: int | None = None,
        column: int | None = None,
        value: str = "",
        severity: str = "error",
    ) -> None:
        """Note a fault; row and column from 0."""
        named = self.fields.get(column) if column is not None else None
        self.faults.append(
            Fault(
                severity,
                refusal,
                self.sheet.name,
                None if row is None else row + 1,
                None if column is None else column + 1,
                named.heading if named else "",
                value[:SHOWN],
            )
        )

    def _read_headings(self) -> None:
        taken: dict[str, int] = {}
        for at, text in enumerate(_texts(self.sheet, self.top)):
            if not text:
                continue
            field = self.form.found(text)
            if field is None:
                self._fault(self._unknown(text), self.top, at, text)
            elif field.key in taken:
                self._fault(
                    Refusal(
                        "heading-twice", "the heading “%(heading)s” stands twice", heading=text
                    ),
                    self.top,
                    at,
                    text,
                )
            else:
                taken[field.key] = at
                self.fields[at] = field
        for field in self.form.fields:
            if field.required and field.key not in taken:
                self._fault(
                    Refusal(
                        "heading-missing",
                        "the heading “%(heading)s” is missing",
                        heading=field.heading,
                    ),
                    self.top,
                )

    def _unknown(self, text: str) -> Refusal:
        known = [each.heading for each in self.form.fields]
        near = difflib.get_close_matches(text, known, 1, 0.6)
        if near:
            return Refusal(
                "heading-unknown",
                "there is no heading “%(heading)s” here; perhaps “%(near)s” is meant",
                heading=text[:SHOWN],
                near=near[0],
            )
        return Refusal(
            "heading-unknown",
            "there is no heading “%(heading)s” here; there are: %(known)s",
            heading=text[:SHOWN],
            known=", ".join(known),
        )

    def _look_at_merged(self) -> None:
        for (top, left), (bottom, right) in self.sheet.merged:
            if bottom <= self.top or not any(left <= at <= right for at in self.fields):
                continue
            refusal = Refusal(
                "merged",
                "the cells %(first)s to %(last)s are merged: write in each what it says",
                first=cell_name(top + 1, left + 1),
                last=cell_name(bottom + 1, right + 1),
            )
            self._fault(refusal, top, left)

    def _rows(self) -> Iterator[Row]:
        unheaded: set[int] = set()
        filled = 0
        for at in range(self.top + 1, len(self.sheet.rows)):
            cells = self._filled(at)
            for column in sorted(set(cells) - set(self.fields) - unheaded):
                if not self._headed(column):
                    unheaded.add(column)
                    self._fault(
                        Refusal("no-heading", "something stands here under no heading"),
                        at,
                        column,
                        as_text(cells[column]),
                    )
            told = {column: raw for column, raw in cells.items() if column in self.fields}
            if told:
                filled += 1
                if (row := self._row(at, told)) is not None:
                    yield row
        if filled > MOST_ROWS:
            self._fault(
                Refusal(
                    "too-many-rows",
                    "%(count)d rows are filled in; at most %(most)d are read: split the workbook",
                    count=filled,
                    most=MOST_ROWS,
                )
            )

    def _headed(self, column: int) -> bool:
        texts = _texts(self.sheet, self.top) if self.sheet.rows else []
        return column < len(texts) and bool(texts[column])

    def _filled(self, at: int) -> dict[int, Raw]:
        """The cells of a row that hold something, by column."""
        cells = {
            column: raw
            for column, raw in enumerate(self.sheet.rows[at])
            if raw != "" and not (isinstance(raw, str) and not as_text(raw))
        }
        if self.sheet.errors:
            wrong = (c for c in range(len(self.sheet.rows[at])) if (at, c) in self.sheet.errors)
            cells |= {column: self.sheet.errors[at, column] for column in wrong}
        return cells

    def _row(self, at: int, told: Mapping[int, Raw]) -> Row | None:
        values: dict[str, Any] = {}
        sound = True
        for column, field in self.fields.items():
            if column not in told:
                if field.required:
                    sound = False
                    self._fault(
                        Refusal(
                            "missing", "“%(heading)s” must be filled in", heading=field.heading
                        ),
                        at,
                        column,
                    )
                continue
            if (at, column) in self.sheet.errors:
                shown = self.sheet.errors[at, column]
                refusal = Refusal("error-cell", "the cell shows the error %(shown)s", shown=shown)
                sound = False
                self._fault(refusal, at, column, shown)
                continue
            try:
                values[field.key] = field.shape.read(told[column])
            except Wrong as wrong:
                sound = False
                self._fault(wrong.refusal, at, column, as_text(told[column]))
        return Row(at + 1, values) if sound else None
