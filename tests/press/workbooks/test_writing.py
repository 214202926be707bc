"""Workbooks: typed cells, text that stays text, the same bytes."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from decimal import Decimal

import pytest
from python_calamine import CalamineWorkbook

from letsema.press.workbooks import Column, Sheet, workbook

COLUMNS = [
    Column("Programme"),
    Column("Budget", "money"),
    Column("Months", "number"),
    Column("Since", "date"),
]


def sheet(*rows, name="Programmes", columns=COLUMNS):
    return Sheet(name, columns, rows)


def read(content, name="Programmes"):
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name(name).to_python()


def part(content, name):
    return zipfile.ZipFile(io.BytesIO(content)).read(name).decode()


def test_cells_come_back_as_what_they_are():
    made = workbook([sheet(["Lesotho", Decimal("1700000.50"), 36, date(2021, 6, 30)])])
    assert read(made)[0] == ["Programme", "Budget", "Months", "Since"]
    assert read(made)[1] == ["Lesotho", 1700000.5, 36, date(2021, 6, 30)]


def test_nothing_is_an_empty_cell():
    assert read(workbook([sheet(["Lesotho", None, None, None])]))[1] == ["Lesotho", "", "", ""]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("x")', "{=1}", "007"])
def test_text_stays_text_and_is_never_a_formula(text):
    made = workbook([sheet([text, None, None, None])])
    assert read(made)[1][0] == text
    assert "<f>" not in part(made, "xl/worksheets/sheet1.xml")


def test_an_address_is_text_not_a_link():
    made = workbook([sheet(["https://example.org", None, None, None])])
    assert "hyperlink" not in part(made, "xl/worksheets/sheet1.xml")


def test_the_same_rows_give_the_same_bytes():
    rows = ["Lesotho", Decimal(1), 2, date(2021, 6, 30)]
    assert workbook([sheet(rows)], title="T") == workbook([sheet(rows)], title="T")


def test_the_day_it_says_it_was_made_is_given():
    made = workbook([sheet()], title="Pipeline", created=date(2021, 6, 30))
    assert "2021-06-30T00:00:00Z" in part(made, "docProps/core.xml")
    assert "Pipeline" in part(made, "docProps/core.xml")


def test_the_heading_stays_in_sight_and_filters():
    xml = part(
        workbook([sheet(["a", None, 1, None], ["b", None, 2, None])]), "xl/worksheets/sheet1.xml"
    )
    assert 'state="frozen"' in xml
    assert '<autoFilter ref="A1:D3"/>' in xml


def test_money_has_its_format():
    assert "#,##0.00" in part(workbook([sheet(["a", Decimal(1), 1, None])]), "xl/styles.xml")


def test_a_sheet_without_rows_has_its_headings():
    assert read(workbook([sheet()])) == [["Programme", "Budget", "Months", "Since"]]


@pytest.mark.parametrize(
    ("sheets", "said"),
    [
        ([], "needs a sheet"),
        ([sheet(["too", "few"])], "2 cells"),
        ([sheet(["x" * 40_000, None, None, None])], "40000 characters"),
        ([sheet(name="a/b")], "a/b"),
        ([sheet(name="n" * 40)], "n" * 40),
        ([sheet(), sheet()], "Programmes"),
    ],
    ids=["none", "short-row", "long-text", "odd-name", "long-name", "twice"],
)
def test_what_the_format_refuses_is_refused(sheets, said):
    with pytest.raises(ValueError, match=said):
        workbook(sheets)
