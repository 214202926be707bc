"""A workbook of agreements: five rows are wrong, the marks are read, mended, and it is taken in."""

from __future__ import annotations

import re

import pytest
import xlsxwriter
from playwright.sync_api import expect
from python_calamine import CalamineWorkbook

from tests.journeys.sittings import fit

SHEET = "Agreements"
ROWS = [
    ["Key", "Kind", "Title", "Parties", "Signed", "Countries"],
    ["posts-light", "memorandum", "Light at the posts", "iom", "2019", "Kenya"],
    ["posts-clinics", "treaty", "Clinics at the posts", "iom", "2019", ""],
    ["posts-schools", "memorandum", "Schools at the posts", "IOM", "2019", ""],
    ["posts-water", "memorandum", "Water at the posts", "nobody-of-that-key", "2019", ""],
    ["posts-roads", "bilateral", "Roads to the posts", "iom; ilo", "soon", ""],
    ["posts-trade", "memorandum", "Trade at the posts", "iom", "2019", "Kenya, Uganda"],
]
MENDED = {"B3": "other", "D4": "iom", "D5": "ilo", "E6": "2021", "F7": "Kenya; Uganda"}


@pytest.fixture
def written(tmp_path):
    """Write rows as the sheet of a workbook; its path."""

    def call(rows, name):
        path = tmp_path / name
        with xlsxwriter.Workbook(path) as book:
            page = book.add_worksheet(SHEET)
            for at, row in enumerate(rows):
                page.write_row(at, 0, row)
        return path

    return call


def test_five_wrong_rows_are_marked_mended_and_taken_in(seated, hall, axe, written, tmp_path):
    page = seated("secretariat")
    page.goto(hall / "workbooks/")
    fit(page, axe)
    _bring(page, hall, written(ROWS, "ours.xlsx"))
    expect(page.get_by_text("5 things are wrong. Nothing was written.")).to_be_visible()
    faults = page.locator(".faults li")
    expect(faults).to_have_count(5)
    expect(faults.nth(1)).to_contain_text("Row 4, Parties")
    expect(faults.nth(2)).to_contain_text("nobody-of-that-key")
    expect(faults.nth(4)).to_contain_text("part the entries by semicolons")
    fit(page, axe)
    with page.expect_download() as fetched:
        page.get_by_role("link", name="Fetch it with the cells marked").click()
    marked = tmp_path / "marked.xlsx"
    fetched.value.save_as(marked)
    _bring(page, hall, written(_mended(marked), "ours-mended.xlsx"))
    expect(page.get_by_text("6 rows are new, and nothing is wrong with them.")).to_be_visible()
    fit(page, axe)
    page.get_by_role("button", name="Take 6 rows in").click()
    expect(page.get_by_text("6 rows are taken in.")).to_be_visible()
    page.goto(hall / "agreements/posts-trade/")
    expect(page.get_by_role("heading", name="Trade at the posts")).to_be_visible()
    expect(page.get_by_role("link", name="Uganda").first).to_be_visible()


def _bring(page, hall, path):
    page.goto(hall / "workbooks/")
    page.get_by_label("Workbook", exact=True).set_input_files(path)
    page.get_by_role("button", name="Look at it").click()


def _mended(path):
    """The rows of a marked workbook, with every cell it lists put right."""
    book = CalamineWorkbook.from_path(str(path))
    listed = [str(cell) for row in book.get_sheet_by_index(0).to_python() for cell in row]
    cells = [cell for cell in listed if re.fullmatch(r"[A-Z]\d+", cell)]
    assert cells == list(MENDED)
    rows = book.get_sheet_by_name(SHEET).to_python()
    for cell in cells:
        rows[int(cell[1:]) - 1][ord(cell[0]) - ord("A")] = MENDED[cell]
    return rows
