"""A person's own workbook given back with its wrong cells marked.

Its sheets are written anew: their values, dates and numbers stand where they stood. Lost are
formulas (their values stay), pictures, charts, own colours, comments and lists to choose from.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from io import BytesIO
from typing import Any

import xlsxwriter

from letsema.press.workbooks.forms import Fault
from letsema.press.workbooks.opening import RawSheet
from letsema.press.workbooks.shapes import Raw
from letsema.press.workbooks.templates import HEADING, PLAIN
from letsema.press.workbooks.writing import CREATED, LONGEST_TEXT

PUT_RIGHT = "What to put right"
FILLS = {"error": "#F6D5CE", "note": "#FBEFC9"}
WIDEST = 60
LONGEST_NOTE = 2_000
MOST_LISTED = 10_000


def marked(sheets: Sequence[RawSheet], faults: Sequence[Fault], *, lost: str = "") -> bytes:
    """The same sheets, the cells concerned filled and commented, after a sheet that lists all.

    `lost` is said on top of that list: what such a copy does not keep.
    """
    target = BytesIO()
    told = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    book = xlsxwriter.Workbook(target, told)
    book.set_properties({"created": datetime.combine(CREATED, time(), UTC)})
    listed = book.add_worksheet(PUT_RIGHT)
    looks = _Looks(book)
    for sheet in sheets:
        if sheet.name != PUT_RIGHT:
            page = book.add_worksheet(sheet.name)
            if sheet.hidden:
                page.hide()
            _copy(page, sheet, [f for f in faults if f.sheet == sheet.name], looks)
    _list(listed, faults, looks, lost)
    book.close()
    return target.getvalue()


class _Looks:
    """The formats of a book, made once each."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}

    def __call__(self, **look: Any) -> Any:
        key = tuple(sorted(look.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format({**PLAIN, **look})
        return self._made[key]


def _copy(page: Any, sheet: RawSheet, faults: Iterable[Fault], looks: _Looks) -> None:
    at = defaultdict(list)
    for fault in faults:
        if fault.row:
            at[fault.row - 1, (fault.column or 1) - 1].append(fault)
    widths: dict[int, int] = {}
    for row, cells in enumerate(sheet.rows):
        for column, stood in enumerate(cells):
            raw = sheet.errors.get((row, column), stood)
            wrong = at.get((row, column))
            if raw != "" or wrong:
                _put(page, row, column, raw, looks, _fill(wrong) if wrong else {})
                widths[column] = max(widths.get(column, 8), len(str(raw)))
    for (row, column), wrong in at.items():
        if row >= len(sheet.rows) or column >= len(sheet.rows[row]):
            page.write_blank(row, column, None, looks(**_fill(wrong)))
        words = "\n".join(str(fault.refusal) for fault in wrong)[:LONGEST_NOTE]
        page.write_comment(row, column, words, {"x_scale": 2, "author": "Letsema"})
    for column, width in widths.items():
        page.set_column(column, column, min(width + 2, WIDEST))
    if any(row == 0 for row, _ in at) or sheet.rows:
        page.freeze_panes(1, 0)


def _fill(wrong: Sequence[Fault]) -> dict[str, Any]:
    worst = "error" if any(fault.severity == "error" for fault in wrong) else "note"
    return {"bg_color": FILLS[worst], "border": 1, "border_color": "#B5452C"}


def _put(page: Any, row: int, column: int, raw: Raw, looks: _Looks, more: dict[str, Any]) -> None:
    if isinstance(raw, bool):
        page.write_boolean(row, column, raw, looks(**more))
    elif isinstance(raw, int | float):
        page.write_number(row, column, raw, looks(**more))
    elif isinstance(raw, datetime):
        page.write_datetime(row, column, raw, looks(num_format="yyyy-mm-dd hh:mm:ss", **more))
    elif isinstance(raw, date):
        page.write_datetime(row, column, raw, looks(num_format="yyyy-mm-dd", **more))
    elif isinstance(raw, time | timedelta):
        page.write_datetime(row, column, raw, looks(num_format="[h]:mm:ss", **more))
    elif raw == "":
        page.write_blank(row, column, None, looks(**more))
    else:
        page.write_string(row, column, raw[:LONGEST_TEXT], looks(num_format="@", **more))


def _list(page: Any, faults: Sequence[Fault], looks: _Looks, lost: str) -> None:
    head = {key: value for key, value in HEADING.items() if key not in PLAIN}
    for at, width in enumerate((9, 22, 8, 24, 30, 80)):
        page.set_column(at, at, width)
    row = 0
    if lost:
        page.merge_range(0, 0, 0, 5, lost, looks(text_wrap=True))
        page.set_row(0, 32)
        row = 2
    headings = ("Severity", "Sheet", "Cell", "Heading", "What stands there", "What is wrong")
    for at, heading in enumerate(headings):
        page.write_string(row, at, heading, looks(**head))
    for fault in faults[:MOST_LISTED]:
        row += 1
        place = fault.cell or (f"row {fault.row}" if fault.row else "")
        words = str(fault.refusal)
        told = (fault.severity, fault.sheet, place, fault.heading, fault.value, words)
        for at, text in enumerate(told):
            if text:
                page.write_string(row, at, text[:LONGEST_TEXT], looks(text_wrap=True))
        if fault.cell:
            sheet = fault.sheet.replace("'", "''")
            page.write_url(row, 2, f"internal:'{sheet}'!{fault.cell}", None, fault.cell)
