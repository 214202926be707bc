"""The blank workbook of a form: headings, lists to choose from, and a sheet that says how."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from io import BytesIO
from typing import Any

import xlsxwriter

from letsema.press.workbooks.forms import Field, Form
from letsema.press.workbooks.opening import MOST_ROWS
from letsema.press.workbooks.writing import CREATED, WIDTHS, Cell, put

GUIDE = "How to fill this in"
LISTS = "Lists"
OFFERED = 255
"""Characters a list may have within its own cell, by the format; a longer one stands apart."""

PLAIN = {"valign": "top", "font_name": "Arial", "font_size": 10}
HEADING = {**PLAIN, "bold": True, "bottom": 1, "bg_color": "#EEF1EF", "text_wrap": True}
NEEDED = {**HEADING, "bg_color": "#CFE0E6"}
LOOKS: dict[str, dict[str, Any]] = {
    "text": {"num_format": "@"},
    "long": {"num_format": "@", "text_wrap": True},
    "number": {"num_format": "0"},
    "money": {"num_format": "#,##0.00"},
}


@dataclass(frozen=True, slots=True)
class GuideWords:
    """What the sheet of guidance says around the columns' own words."""

    title: str = "How to fill this in"
    heading: str = "Heading"
    needed: str = "Needed"
    meaning: str = "What stands there"
    written: str = "How it is written"
    example: str = "Example"
    yes: str = "yes"
    rules: Sequence[str] = (
        "One row for each entry, no cells merged; columns may stand in any order.",
        "What has a darker heading must be filled in; leave the rest empty where it is not known.",
        "Dates may be as exact as they are known; write 2021-06 where only the month is known.",
        "Nothing is taken in while anything is wrong; you are told the row and heading.",
    )


def template(
    form: Form,
    rows: Iterable[Mapping[str, Any]] = (),
    *,
    words: GuideWords | None = None,
) -> bytes:
    """A workbook of this form: blank, or with these rows of values by key; the same bytes each
    time.
    """
    target = BytesIO()
    book = _blank(target, form.sheet)
    page = book.add_worksheet(form.sheet)
    _guide(book, form, words or GuideWords())
    _lists(book, page, form)
    _sheet(book, page, form, rows)
    book.close()
    return target.getvalue()


def _blank(target: BytesIO, title: str) -> Any:
    told = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    book = xlsxwriter.Workbook(target, told)
    book.set_properties({"title": title, "created": datetime.combine(CREATED, time(), UTC)})
    return book


def _sheet(book: Any, page: Any, form: Form, rows: Iterable[Mapping[str, Any]]) -> None:
    looks = {kind: book.add_format({**PLAIN, **look}) for kind, look in LOOKS.items()}
    headings = {True: book.add_format(NEEDED), False: book.add_format(HEADING)}
    for at, field in enumerate(form.fields):
        look = looks[field.shape.kind]
        width = max(WIDTHS[field.shape.kind], len(field.heading) + 2)
        page.set_column(at, at, width, look)
        page.write_string(0, at, field.heading, headings[field.required])
    for number, told in enumerate(rows, start=1):
        for at, field in enumerate(form.fields):
            value = told.get(field.key)
            if value is not None and value != "":
                put(page, number, at, field.shape.write(value), looks[field.shape.kind])
    page.freeze_panes(1, 1)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)


def _lists(book: Any, page: Any, form: Form) -> None:
    """Lists to choose from and words beside the cell; a long list stands on a hidden sheet."""
    apart: Any = None
    for at, field in enumerate(form.fields):
        told: dict[str, Any] = {
            "validate": "any",
            "input_title": field.heading[:32],
            "input_message": _beside(field),
        }
        if offered := list(field.shape.choices):
            told |= {"validate": "list", "source": offered}
            told["error_type"] = "stop" if field.shape.strict else "information"
            told["error_title"] = field.heading[:32]
            told["error_message"] = field.shape.words[:255]
            if sum(map(len, offered)) + len(offered) > OFFERED:
                if apart is None:
                    apart = book.add_worksheet(LISTS)
                    apart.hide()
                apart.write_column(0, at, offered)
                column = xlsxwriter.utility.xl_col_to_name(at, col_abs=True)
                told["source"] = f"={LISTS}!{column}$1:{column}${len(offered)}"
        page.data_validation(1, at, MOST_ROWS, at, told)


def _beside(field: Field) -> str:
    words = [str(field.guidance), field.shape.words]
    return " ".join(f"{each[:1].upper()}{each[1:]}." for each in _ended(words))[:255]


def _ended(words: Iterable[str]) -> list[str]:
    return [each.rstrip(".") for each in words if each]


def _guide(book: Any, form: Form, words: GuideWords) -> None:
    page = book.add_worksheet(GUIDE)
    plain = book.add_format({**PLAIN, "text_wrap": True})
    strong = book.add_format({**PLAIN, "bold": True, "text_wrap": True})
    head = book.add_format(HEADING)
    large = book.add_format({**PLAIN, "bold": True, "font_size": 14})
    for at, width in enumerate((22, 9, 48, 48, 30)):
        page.set_column(at, at, width)
    page.write_string(0, 0, f"{form.sheet}: {words.title[:1].lower()}{words.title[1:]}", large)
    row = 1
    for line in filter(None, (str(form.guidance), *words.rules)):
        page.merge_range(row, 0, row, 4, str(line), plain)
        row += 1
    row += 1
    told = (words.heading, words.needed, words.meaning, words.written, words.example)
    for at, heading in enumerate(told):
        page.write_string(row, at, heading, head)
    for field in form.fields:
        row += 1
        written = field.shape.words
        if field.shape.strict:
            written = f"{written}: {', '.join(field.shape.choices)}"
        cells: tuple[Cell, ...] = (
            field.heading,
            words.yes if field.required else None,
            str(field.guidance) or None,
            written,
            field.example or None,
        )
        for at, cell in enumerate(cells):
            put(page, row, at, cell, strong if at == 0 else plain)
    page.hide_gridlines(2)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
