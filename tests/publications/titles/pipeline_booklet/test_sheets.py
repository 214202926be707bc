"""The booklet's workbook: seven sheets, each row traceable."""

from __future__ import annotations

import io
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from letsema.publications.titles import pipeline_booklet
from tests.publications.titles import booklets


@pytest.fixture(scope="module")
def book():
    made = pipeline_booklet.render(booklets.content(), ("xlsx",))["xlsx"]
    read = CalamineWorkbook.from_filelike(io.BytesIO(made))
    return {name: read.get_sheet_by_name(name).to_python() for name in read.sheet_names}


def rows(sheet):
    return [dict(zip(sheet[0], row, strict=True)) for row in sheet[1:]]


def test_there_are_seven_sheets(book):
    assert list(book) == [
        "All programmes",
        "Participants",
        "Partners",
        "Totals by area",
        "Changes",
        "Sources",
        "About",
    ]


def test_a_programme_is_a_row_of_typed_cells(book):
    row = rows(book["All programmes"])[0]
    assert row["Reference"] == "COTE-D-IVOIRE-1"
    assert row["Budget"] == 1_700_000
    assert row["Months"] == 36
    assert row["Not after"] == date(2031, 6, 30)
    assert row["Since"] == ""
    assert row["SDGs"] == "10; 16"


def test_what_is_not_stated_is_an_empty_cell(book):
    row = rows(book["All programmes"])[1]
    assert (row["Title"], row["Months"], row["Participants"]) == ("", "", "")


def test_an_inferred_area_is_not_a_stated_one(book):
    stated = {r["Reference"]: r["Area stated"] for r in rows(book["All programmes"])}
    assert stated["BOTSWANA-MEXICO-4"] == "no"
    assert stated["LESOTHO-1"] == "yes"
    assert stated["REPUBLIC-OF-MOLDOVA-1"] == ""


def test_totals_stand_apart_by_section(book):
    totals = [(r["Section"], r["Programmes"], r["Budget"]) for r in rows(book["Totals by area"])]
    assert totals[-3:] == [
        ("In the pipeline", 4, 6_750_000.5),
        ("Funded", 1, 900_000),
        ("Closed", 1, 750_000),
    ]


def test_changes_say_what_became_what(book):
    kinds = [(r["Change"], r["Reference"]) for r in rows(book["Changes"])]
    assert ("Left the pipeline", "NEPAL-4") in kinds
    assert rows(book["Changes"])[-1]["From"] == "36"
    assert rows(book["Changes"])[-1]["To"] == "24"


def test_partners_keep_their_headings(book):
    assert {r["Heading"] for r in rows(book["Partners"])} == {"Government", "Civil society", ""}


def test_sources_name_the_document_and_the_place(book):
    row = rows(book["Sources"])[0]
    assert row["Source"] == "List of programmes, June 2031"
    assert row["Place"].startswith("p. ")
    assert row["Published"] == "30 June 2031"


def test_the_workbook_says_what_it_is(book):
    told = " ".join(str(row[1]) for row in book["About"])
    assert "Example Fund for Safe Journeys" in told
    assert "Edition 2" in told
    assert "As at 30 June 2031" in told
