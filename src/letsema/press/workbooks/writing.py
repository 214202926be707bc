"""Workbooks: sheets of typed cells in, an XLSX file out; the same bytes each time.

Text is always written as text, so that `=…` from a foreign list is words, never a formula, and
`00123` keeps its noughts. Money and numbers are numbers with a format, dates are dates.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from io import BytesIO
from typing import Any, Literal

import xlsxwriter

Cell = str | int | Decimal | date | bool | None
Kind = Literal["text", "long", "number", "money", "date"]

LONGEST_TEXT = 32_767  # characters in a cell, by the format
CREATED = date(2000, 1, 1)
WIDTHS: dict[str, float] = {"text": 22, "long": 60, "number": 11, "money": 16, "date": 12}
FORMATS: dict[str, dict[str, Any]] = {
    "text": {},
    "long": {"text_wrap": True},
    "number": {"num_format": "0"},
    "money": {"num_format": "#,##0.00"},
    "date": {"num_format": "yyyy-mm-dd", "align": "left"},
}


@dataclass(frozen=True, slots=True)
class Column:
    """A heading and what stands under it; `width` in characters, the kind's own if not given."""

    heading: str
    kind: Kind = "text"
    width: float | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with one row of headings. `kept` columns stay in sight when scrolling sideways."""

    name: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    kept: int = 1


def workbook(sheets: Sequence[Sheet], *, title: str = "", created: date = CREATED) -> bytes:
    """The XLSX file of these sheets, in order.

    `created` is the day the file says it was made. `ValueError` for no sheet, for a row that does
    not match its columns, for text too long for a cell, for a sheet name the format refuses.
    """
    if not sheets:
        raise ValueError("a workbook needs a sheet")
    target = BytesIO()
    book = xlsxwriter.Workbook(
        target,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
        },
    )
    book.set_properties({"title": title, "created": datetime.combine(created, time(), UTC)})
    try:
        for sheet in sheets:
            _write(book, sheet)
    except xlsxwriter.exceptions.XlsxWriterException as error:
        raise ValueError(f"{sheet.name}: {error}") from error
    book.close()
    return target.getvalue()


def _write(book: Any, sheet: Sheet) -> None:
    page = book.add_worksheet(sheet.name)
    plain = {"valign": "top", "font_name": "Arial", "font_size": 10}
    heading = book.add_format(
        {**plain, "bold": True, "bottom": 1, "bg_color": "#EEF1EF", "text_wrap": True}
    )
    formats = {kind: book.add_format({**plain, **more}) for kind, more in FORMATS.items()}
    for at, column in enumerate(sheet.columns):
        page.set_column(at, at, column.width or WIDTHS[column.kind])
        page.write_string(0, at, column.heading, heading)
    for row, cells in enumerate(sheet.rows, start=1):
        if len(cells) != len(sheet.columns):
            raise ValueError(f"{sheet.name}, row {row}: {len(cells)} cells")
        for at, (cell, column) in enumerate(zip(cells, sheet.columns, strict=True)):
            put(page, row, at, cell, formats[column.kind])
    page.freeze_panes(1, sheet.kept)
    page.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.columns) - 1)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_footer("&L&A&R&P / &N")


def put(page: Any, row: int, at: int, cell: Cell, style: Any) -> None:
    """Write a cell as what it is; `ValueError` for a text too long for one."""
    if cell is None:
        return
    if isinstance(cell, bool):
        page.write_boolean(row, at, cell, style)
    elif isinstance(cell, int | Decimal):
        page.write_number(row, at, cell, style)
    elif isinstance(cell, date):
        page.write_datetime(row, at, datetime.combine(cell, time()), style)
    elif len(cell) > LONGEST_TEXT:
        raise ValueError(f"row {row}, column {at + 1}: a text of {len(cell)} characters")
    else:
        page.write_string(row, at, cell, style)
