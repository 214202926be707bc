"""Workbooks: sheets of typed cells out, and workbooks people filled in read back. Pure.

A `Form` says once what a sheet holds: its columns with heading, shape and guidance. From it come
the blank workbook (`template`), the reading of a filled one (`open_book`, `read_sheet`) and, where
something is wrong, the person's own file with the cells marked (`marked`).
"""

from letsema.press.faults import Unreadable
from letsema.press.workbooks.forms import Fault, Field, Form, Reading, Row, cell_name
from letsema.press.workbooks.lists import LINES, several, with_words
from letsema.press.workbooks.marking import PUT_RIGHT, marked
from letsema.press.workbooks.opening import MOST_ROWS, RawSheet, open_book
from letsema.press.workbooks.reading import read_sheet, sheet_score
from letsema.press.workbooks.shapes import (
    DAY,
    INTEGER,
    LONG,
    MONEY,
    QUANTITY,
    SLUG,
    TEXT,
    WHEN,
    YES_NO,
    Shape,
    Wrong,
    choice,
    country,
    when_text,
)
from letsema.press.workbooks.templates import GUIDE, LISTS, template
from letsema.press.workbooks.writing import CREATED, LONGEST_TEXT, Cell, Column, Sheet, workbook

__all__ = [
    "CREATED",
    "DAY",
    "GUIDE",
    "INTEGER",
    "LINES",
    "LISTS",
    "LONG",
    "LONGEST_TEXT",
    "MONEY",
    "MOST_ROWS",
    "PUT_RIGHT",
    "QUANTITY",
    "SLUG",
    "TEXT",
    "WHEN",
    "YES_NO",
    "Cell",
    "Column",
    "Fault",
    "Field",
    "Form",
    "RawSheet",
    "Reading",
    "Row",
    "Shape",
    "Sheet",
    "Unreadable",
    "Wrong",
    "cell_name",
    "choice",
    "country",
    "marked",
    "open_book",
    "read_sheet",
    "several",
    "sheet_score",
    "template",
    "when_text",
    "with_words",
    "workbook",
]
