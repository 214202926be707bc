"""A book of blocks in print, on a page and in a workbook."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from letsema.press import bundles, maps
from letsema.publications.titles import setting
from letsema.publications.titles.setting import (
    Book,
    Fact,
    Figure,
    Figures,
    Item,
    Items,
    Picture,
    Section,
    Source,
    Table,
    Text,
)
from tests.publications.titles import reading

NAMES = ("what", "value", "note", "facts", "sources", "source", "publisher", "published")
WORDS = {name: name.capitalize() for name in (*NAMES, "address", "qr", "in_full")}
DRAWING = maps.locator([(-17.8, 178.0)], area=1, funded=True, style="print", title="Where: Fiji")


def book(**more):
    """A book with one block of every kind, in a section each."""
    told = {
        "title": "Paper",
        "name": "The coast",
        "language": "en",
        "as_at": "2031-06-30",
        "mark": "Proof",
        "words": WORDS,
        "line": "Fiji",
        "lead": "In one line.",
        "address": "https://example.org/coast/",
        "facts": tuple(Fact(f"Fact {n}", f"value {n}", "said so") for n in range(4)),
        "margin": (Section("Beside", (Items((Item("an item", "Lead"),)),)),),
        "sections": (
            Section("Words", (Text(("First paragraph.", "Second one.")),), note="A remark"),
            Section("List", (Items((Item("text", "Lead", "note"),), "Small heading"),)),
            Section("Numbers", (Figures((Figure("more than 1,400", "lamps", "2030"),)),)),
            Section("Drawing", (Picture(DRAWING, "Where: Fiji", 60),)),
            Section("Rows", (table("Rows: all/of them"),), new_page=True),
        ),
        "sources": (Source("Report", "Forum", "2030", "https://example.org/report"),),
        "foot": "Made from the record.",
    }
    return Book(**{**told, **more})


def table(caption, columns=3, rows=2):
    headings = tuple((f"Column {n}", 3, n == 2) for n in range(columns))
    return Table(
        caption, headings, tuple(tuple(f"{r}/{n}" for n in range(columns)) for r in range(rows))
    )


def said(pdf):
    return " ".join(" ".join(reading.text_of(pdf)).split())


def test_every_block_is_printed():
    text = said(setting.pdf(book()))
    for words in (
        "FIJI The coast In one line. Fact 0 value 0 said so",
        "BESIDE Lead an item",
        "Words A remark First paragraph. Second one.",
        "SMALL HEADING Lead text note",
        "more than 1,400 lamps 2030",
        "Rows: all/of them Column 0 Column 1 Column 2 0/0 0/1 0/2",
        "Report · Forum · 2030 https://example.org/report",
    ):
        assert words in text


def test_print_is_tagged_dated_and_the_same_each_time():
    pdf = setting.pdf(book())
    assert b"pdfuaid" in pdf
    assert b"2031-06-30" in pdf
    assert setting.pdf(book()) == pdf


def test_text_below_a_list_does_not_touch_it_nor_a_list_below_text():
    blocks = (Items((Item("Above"),)), Text(("Words between.",)), Items((Item("Below"),)))
    pdf = setting.pdf(book(sections=(Section("Mixed", blocks),)))
    boxes = [reading.box_of(pdf, words) for words in ("Above", "Words between.", "Below")]
    for (_, bottom), (top, _) in itertools.pairwise(boxes):
        assert bottom - top > 3  # points between one line's foot and the next one's head


@pytest.mark.parametrize("compact", [True, False])
def test_a_margin_too_tall_for_the_page_follows_in_the_column(compact):
    tall = Section("Beside", (Items(tuple(Item(f"entry {n}") for n in range(150))),))
    pdf = setting.pdf(book(margin=(tall,), compact=compact))
    assert reading.beyond_the_margins(pdf) == []
    assert "entry 149" in said(pdf)
    assert bundles.pages(pdf) > 2


@pytest.mark.parametrize("length", [10, 50, 80, 130, 400])
def test_a_name_of_any_length_stays_on_the_page(length):
    name = ("Journeys and " * 40)[:length]
    pdf = setting.pdf(book(name=name))
    assert reading.beyond_the_margins(pdf) == []
    assert name.split()[-1] in said(pdf)


def test_a_table_of_many_columns_and_rows_goes_on_with_its_head():
    wide = Section("Wide", (table("All", 6, 120),), new_page=True)
    pdf = setting.pdf(book(sections=(wide,)))
    assert reading.beyond_the_margins(pdf) == []
    assert said(pdf).count("Column 5") == bundles.pages(pdf) - 1 > 2


def test_foreign_words_are_markup_nowhere():
    odd = book(name="<b>*x* #let & $y$</b>")
    assert "&lt;b&gt;*x* #let &amp; $y$&lt;/b&gt;" in setting.html(odd).decode()
    assert "<b>*x* #let & $y$</b>" in said(setting.pdf(odd))


def test_the_page_needs_nothing_beside_it():
    page = setting.html(book()).decode()
    for foreign in ("<script", "<link", " style=", "src="):
        assert foreign not in page
    assert page.count("<h1>") == 1
    assert 'role="img"' in page


def test_a_workbook_has_a_sheet_for_each_part_under_a_name_it_may_bear():
    made = setting.xlsx(book())
    sheets = reading.sheets(made)
    assert next(iter(sheets)) == "Facts"
    assert list(sheets)[-1] == "Sources"
    assert "Rows  all of them" in sheets
    assert ("lamps", "more than 1,400", "2030") in sheets["Numbers"]
    assert setting.xlsx(book()) == made


def test_sheets_of_one_name_are_told_apart():
    twice = tuple(Section("A name that is far too long for a sheet", (Text((t,)),)) for t in "ab")
    names = list(reading.sheets(setting.xlsx(replace(book(), margin=(), sections=twice))))
    assert len({name.casefold() for name in names}) == len(names) == 4
    assert all(len(name) <= 31 for name in names)


@pytest.mark.parametrize("long", [(0,), (1,), (2,), (3,), (4,), (5,), (2, 3), (0, 5), range(6)])
@pytest.mark.parametrize("many", [1, 2, 3, 4, 5, 6, 7])
def test_a_long_fact_is_given_room_and_none_is_lost(many, long):
    facts = tuple(
        Fact(f"Fact {n}", f"{'Association of harbours and ferries, ' * (n in long) * 3}value {n}")
        for n in range(many)
    )
    pdf = setting.pdf(book(facts=facts))
    assert reading.beyond_the_margins(pdf) == []
    assert all(f"value {n}" in said(pdf) for n in range(many))


def test_a_fact_of_many_words_takes_more_than_a_column():
    name = "Programme of support of the harbours, ferries and landing places"
    facts = (Fact("Budget", "None"), Fact("Stage", "Begun"), Fact("Donors", name))
    assert f"Donors {name}" in said(setting.pdf(book(facts=facts)))
    top, bottom = reading.box_of(setting.pdf(book(facts=facts)), name)
    assert top - bottom < 20  # points: a line, or two


def test_no_line_begins_or_is_torn_at_a_middle_dot():
    lead = "National strategy of the islands, its aims on migration, on health and"
    items = tuple(Item("South Africa · In force", lead[:at]) for at in range(40, len(lead)))
    long = tuple(Item("one · two · three · four · five · six · seven · " * 4) for _ in range(1))
    pdf = setting.pdf(book(sections=(Section("List", (Items(items + long),)),)))
    lines = [line for page in reading.text_of(pdf) for line in page.split("\n")]
    assert sum("South Africa · In force" in line for line in lines) == len(items)
    assert not [line for line in lines if line.strip().startswith("·")]
    assert reading.beyond_the_margins(pdf) == []
