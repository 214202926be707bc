"""A form's blank workbook, what people fill in, and the faults found, each once and in its place."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as some

from letsema.press.workbooks import (
    DAY,
    GUIDE,
    INTEGER,
    LISTS,
    LONG,
    MONEY,
    PUT_RIGHT,
    SLUG,
    TEXT,
    WHEN,
    YES_NO,
    Field,
    Form,
    choice,
    country,
    marked,
    open_book,
    read_sheet,
    sheet_score,
    template,
)
from letsema.press.workbooks.shapes import as_text
from letsema.values import When
from tests.trying import tries

NAMED = {"KEN": "Kenya", "TGO": "Togo"}
COUNTRY = country(lambda name: {"kenya": "KEN", "togo": "TGO"}.get(name.casefold()), NAMED)
FORM = Form(
    "gifts",
    "Gifts",
    (
        Field("giver", "Giver", SLUG, required=True, guidance="Who gives", example="ilo"),
        Field("amount", "Amount given", MONEY, required=True),
        Field("on", "Given on", WHEN),
        Field("day", "Day", DAY),
        Field("count", "Count", INTEGER),
        Field("country", "Country", COUNTRY),
        Field("kind", "Kind", choice(("in-cash", "in-kind"))),
        Field("public", "Public", YES_NO),
        Field("title", "Title", TEXT),
        Field("words", "Words", LONG),
    ),
    "A row for each gift.",
)


def sheet(*rows, name="Gifts", more=lambda book, page: None):
    """A workbook of one sheet with these rows of plain cells."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    page = book.add_worksheet(name)
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell is not None:
                page.write(at, column, cell)
    more(book, page)
    book.close()
    return open_book(target.getvalue())[0]


def read(*rows, **how):
    return read_sheet(sheet(*rows, **how), FORM)


def told(reading):
    return [(f.refusal.code, f.row, f.heading, f.value) for f in reading.faults]


def test_headings_stand_in_any_order_and_case():
    reading = read(
        ["A list of gifts"], [], ["AMOUNT  given *", "giver:", "title"], [5, " ilo\u00a0", "T"]
    )
    (row,) = reading.rows
    assert (row.number, row.values) == (4, {"giver": "ilo", "amount": Decimal(5), "title": "T"})
    assert reading.faults == ()
    assert reading.columns == {"amount": 1, "giver": 2, "title": 3}


def test_headings_that_are_wrong_are_named():
    reading = read(["Giver", "Amount gven", "giver", "Weight"], ["ilo", 5, "iom", 3])
    assert told(reading) == [
        ("heading-unknown", 1, "", "Amount gven"),
        ("heading-twice", 1, "", "giver"),
        ("heading-unknown", 1, "", "Weight"),
        ("heading-missing", 1, "", ""),
    ]
    assert "perhaps “Amount given” is meant" in str(reading.faults[0].refusal)
    assert "“Amount given” is missing" in str(reading.faults[3].refusal)


def test_blank_rows_are_passed_over():
    reading = read(["Giver", "Amount given"], [], ["ilo", 5], [" ", "\u00a0"], ["iom", 6])
    assert [row.number for row in reading.rows] == [3, 5]
    assert not reading.wrong


def test_what_stands_under_no_heading_is_not_lost_silently():
    reading = read(["Giver", "Amount given"], ["ilo", 5, "a remark"], ["iom", 6, "another"])
    assert told(reading) == [("no-heading", 2, "", "a remark")]


def test_merged_cells_are_told():
    reading = read(
        ["Giver", "Amount given"],
        ["x", 5],
        more=lambda _book, page: page.merge_range(1, 0, 2, 0, "ilo"),
    )
    assert ("merged", 2, "Giver", "") in told(reading)


def test_formulas_give_their_value_and_errors_are_faults():
    def more(_book, page):
        page.write_formula(1, 1, "=2+3", None, 5)
        page.write_formula(2, 1, "=1/0", None, "#DIV/0!")

    reading = read(["Giver", "Amount given"], ["ilo"], ["iom"], more=more)
    assert [row.values["amount"] for row in reading.rows] == [Decimal(5)]
    assert told(reading) == [("error-cell", 3, "Amount given", "#DIV/0!")]


def test_each_wrong_cell_has_its_place():
    reading = read(
        ["Giver", "Amount given", "Given on", "Country", "Kind", "Public", "Count", "Day"],
        ["The ILO", 0.125, "soon", "Atlantis", "loan", "maybe", 1.5, "2021-06"],
        [None, None, None, "Kenya"],
    )
    assert told(reading) == [
        ("slug", 2, "Giver", "The ILO"),
        ("cents", 2, "Amount given", "0.125"),
        ("date", 2, "Given on", "soon"),
        ("country", 2, "Country", "Atlantis"),
        ("choice", 2, "Kind", "loan"),
        ("yes-no", 2, "Public", "maybe"),
        ("whole-number", 2, "Count", "1.5"),
        ("day", 2, "Day", "2021-06"),
        ("missing", 3, "Giver", ""),
        ("missing", 3, "Amount given", ""),
    ]
    assert reading.faults[1].cell == "B2"
    assert reading.faults[1].as_json()["cell"] == "B2"
    assert reading.rows == ()


def test_a_sheet_without_anything_lacks_its_headings():
    reading = read()
    assert {code for code, *_ in told(reading)} == {"heading-missing"}
    assert sheet_score(sheet(), FORM) == 0
    assert sheet_score(sheet(["amount", "giver", "other"]), FORM) == 2


def test_the_blank_workbook_says_how_to_fill_it_in():
    content = template(FORM)
    assert content == template(FORM)
    shown, guide = open_book(content)
    assert (shown.name, guide.name) == ("Gifts", GUIDE)
    assert shown.rows == (tuple(field.heading for field in FORM.fields),)
    words = "\n".join(str(cell) for row in guide.rows for cell in row)
    assert "A row for each gift." in words
    assert "in-cash, in-kind" in words
    assert "Who gives" in words
    reading = read_sheet(shown, FORM)
    assert (reading.rows, reading.faults) == ((), ())


def test_a_long_list_to_choose_from_stands_on_a_hidden_sheet():
    many = choice(tuple(f"choice-{number}" for number in range(100)))
    sheets = open_book(template(Form("k", "K", (Field("a", "A", many),))))
    assert [(each.name, each.hidden) for each in sheets] == [
        ("K", False),
        (GUIDE, False),
        (LISTS, True),
    ]


words = some.text(some.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1)
lines = some.lists(words, min_size=1, max_size=3).map(" ".join).filter(as_text)
days = some.dates(date(1900, 3, 1), date(2200, 1, 1))
values = some.fixed_dictionaries(
    {
        "giver": some.from_regex(r"[a-z]{1,9}(-[a-z0-9]{1,5})?", fullmatch=True),
        "amount": some.decimals(-(10**12), 10**12, places=2),
    },
    optional={
        "on": some.one_of(days.map(When.on), days.map(When.by)),
        "day": days,
        "count": some.integers(-(10**9), 10**9),
        "country": some.sampled_from(sorted(NAMED)),
        "kind": some.sampled_from(["in-cash", "in-kind"]),
        "public": some.booleans(),
        "title": lines,
        "words": lines,
    },
)


@settings(max_examples=tries(60))
@given(some.lists(values, max_size=8))
def test_what_is_written_is_read_the_same(rows):
    cleaned = [
        {key: FORM.field(key).shape.read(FORM.field(key).shape.write(v)) for key, v in row.items()}
        for row in rows
    ]
    reading = read_sheet(open_book(template(FORM, rows))[0], FORM)
    assert reading.faults == ()
    assert [dict(row.values) for row in reading.rows] == cleaned
    assert [row.number for row in reading.rows] == list(range(2, len(rows) + 2))


WRONG = {
    "giver": "Not A Key",
    "amount": "much",
    "on": "soon",
    "count": 0.5,
    "country": "Atlantis",
    "kind": "loan",
    "public": "perhaps",
}


@settings(max_examples=tries(60))
@given(
    some.lists(values, min_size=1, max_size=8),
    some.sets(some.tuples(some.integers(0, 7), some.sampled_from(sorted(WRONG)))),
    some.permutations(FORM.fields),
)
def test_every_wrong_cell_is_reported_once(rows, spoilt, fields):
    spoilt = {(at, key) for at, key in spoilt if at < len(rows)}
    cells = [
        [
            WRONG[field.key]
            if (at, field.key) in spoilt
            else field.shape.write(row[field.key])
            if field.key in row
            else None
            for field in fields
        ]
        for at, row in enumerate(rows)
    ]
    cells = [[str(c) if isinstance(c, Decimal) else c for c in row] for row in cells]
    texts = {"strings_to_formulas": False, "strings_to_urls": False}
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, **texts})
    page = book.add_worksheet("Gifts")
    for at, row in enumerate([[field.heading for field in fields], *cells]):
        for column, cell in enumerate(row):
            if cell is not None:
                page.write(at, column, cell)
    book.close()
    raw = open_book(target.getvalue())
    reading = read_sheet(raw[0], FORM)
    expected = sorted((at + 2, FORM.field(key).heading) for at, key in spoilt)
    assert sorted((f.row, f.heading) for f in reading.faults) == expected
    assert len(reading.rows) == len(rows) - len({at for at, _ in spoilt})
    again = open_book(marked(raw, reading.faults))
    assert again[0].name == PUT_RIGHT
    assert [f.cell for f in read_sheet(again[1], FORM).faults] == [f.cell for f in reading.faults]


def test_the_marked_workbook_keeps_what_stood_and_says_what_is_wrong():
    def more(book, page):
        page.write_datetime(1, 3, date(2021, 6, 30), book.add_format({"num_format": "d mmm"}))
        page.write_formula(2, 1, "=1/0", None, "#DIV/0!")
        page.write_boolean(1, 4, True)

    first = sheet(
        ["Giver", "Amount given", "Given on", "Day", "Public"],
        ["ilo", 0.125, "2021"],
        ["iom"],
        more=more,
    )
    faults = read_sheet(first, FORM).faults
    content = marked([first], faults, lost="Colours are lost.")
    listed, second = open_book(content)
    assert second.rows[1] == first.rows[1]
    assert second.rows[2][1] == "#DIV/0!"
    words = [cell for row in listed.rows for cell in row]
    assert "Colours are lost." in words
    assert "B2" in words
    assert "“0.125” has more than two decimals" in words
    assert content == marked([first], faults, lost="Colours are lost.")


@pytest.mark.parametrize("count", [1, 3])
def test_a_fault_of_a_whole_sheet_is_listed(count):
    raw = [sheet(name=f"S{number}") for number in range(count)]
    faults = [fault for each in raw for fault in read_sheet(each, FORM).faults]
    listed = open_book(marked(raw, faults))[0]
    assert len(listed.rows) == 1 + 2 * count
