"""Opening what comes from outside: what is no workbook, or too much of one, is refused."""

from __future__ import annotations

import io
import time
import zipfile
from datetime import date

import pytest
import xlsxwriter

from letsema.press.workbooks import Unreadable, open_book, opening


def book(fill, **options):
    target = io.BytesIO()
    made = xlsxwriter.Workbook(target, {"in_memory": True, **options})
    fill(made)
    made.close()
    return target.getvalue()


def simple(made):
    made.add_worksheet("A").write(0, 0, "x")


def with_part(content, name, change):
    """The same archive, one part changed."""
    target = io.BytesIO()
    old = zipfile.ZipFile(io.BytesIO(content))
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for part in old.namelist():
            told = old.read(part)
            made.writestr(part, change(told) if part == name else told)
    return target.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
FAR = [
    (b'r="A1"', b'r="XFD1048576"'),
    (b'r="A1"', b"r = 'A60000'"),
    (b'r="A1"', b'r="ZZ1"'),
    (b'r="A1"', b'q=">" r="XFD1048576"'),
    (b'<row r="1" spans="1:1"><c r="A1"', b'<row r="1048576"><c'),
    (b"<worksheet", b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet'),
]


@pytest.mark.parametrize(("old", "new"), FAR)
def test_a_cell_at_the_far_end_takes_no_memory(old, new):
    content = with_part(book(simple), SHEET, lambda told: told.replace(old, new))
    with pytest.raises(Unreadable):
        open_book(content)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "not an Excel workbook"),
        (b"Name,Role\nILO,member\n", "not an Excel workbook"),
        (opening.OLD + b"x" * 600, "old Excel file"),
        (opening.OLD + b"x" * 600 + opening.LOCKED, "password"),
        (b"PK\x03\x04rubbish", "damaged"),
        (b"PK" + b"x" * (opening.MOST_BYTES), "larger than 20 MB"),
    ],
)
def test_what_is_no_workbook_is_told_in_one_line(content, said):
    with pytest.raises(Unreadable, match=said) as told:
        open_book(content)
    assert "\n" not in str(told.value)


def test_another_packed_file_is_no_workbook():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        made.writestr("content.xml", "x")
    with pytest.raises(Unreadable, match="not an Excel workbook"):
        open_book(target.getvalue())


def test_a_workbook_that_would_swell_is_not_unpacked(monkeypatch):
    monkeypatch.setattr(opening, "MOST_UNPACKED", 5_000_000)

    def swollen(_told):
        return b" " * (opening.MOST_UNPACKED + 1)

    content = with_part(book(simple), "xl/theme/theme1.xml", swollen)
    started = time.monotonic()
    with pytest.raises(Unreadable, match="swell"):
        open_book(content)
    assert time.monotonic() - started < 1


def test_a_torn_workbook_is_told_to_be_damaged():
    content = bytearray(book(simple))
    content[len(content) // 3] ^= 0xFF
    with pytest.raises(Unreadable, match="damaged"):
        open_book(bytes(content))
    broken = with_part(book(simple), "xl/workbook.xml", lambda told: told[:-40])
    with pytest.raises(Unreadable):
        open_book(broken)


def test_cells_stand_where_they_stood():
    def fill(made):
        day = made.add_format({"num_format": "yyyy-mm-dd"})
        page = made.add_worksheet("A")
        page.write_string(2, 1, "x")
        page.write_datetime(2, 2, date(2021, 6, 30), day)
        page.write_formula(3, 1, "=1+1", None, 2)
        page.write_formula(3, 2, "=A0", None, "#REF!")
        page.merge_range(4, 0, 5, 1, "m")
        made.add_worksheet("H").hide()

    shown, hidden = open_book(book(fill))
    assert shown.rows[2] == ("", "x", date(2021, 6, 30))
    assert shown.rows[3][1] == 2
    assert shown.errors == {(3, 2): "#REF!"}
    assert shown.merged == (((4, 0), (5, 1)),)
    assert (hidden.name, hidden.hidden, hidden.rows) == ("H", True, ())


def test_dates_counted_from_1904_are_the_same_days():
    def fill(made):
        day = made.add_format({"num_format": "yyyy-mm-dd"})
        made.add_worksheet("A").write_datetime(0, 0, date(2021, 6, 30), day)

    assert open_book(book(fill, date_1904=True))[0].rows == ((date(2021, 6, 30),),)


def test_fifty_thousand_rows_open_in_seconds():
    def fill(made):
        page = made.add_worksheet("A")
        for row in range(50_000):
            page.write_row(row, 0, ["text", row, "member", "2021-06-30", 1.5, "some words more"])

    content = book(fill, constant_memory=False)
    started = time.monotonic()
    (sheet,) = open_book(content)
    assert len(sheet.rows) == 50_000
    assert time.monotonic() - started < 10
