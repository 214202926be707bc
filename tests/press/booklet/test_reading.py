"""What the reader does with odd documents, and with documents that are no booklet."""

import io

import pypdfium2
import pytest

from letsema.press.booklet import Unreadable, read_booklet
from tests.press.booklet.gazetteer import NAMES

ENTRY = """
MALI

JOINT PROGRAMME

Homes and skills

KEY PARTNERS

Ministry of Work; City of Towns

BUDGET (USD)

1,700,000

DURATION (MONTHS)

24

STATUS

Concept note approved by Steering Committee

SUMMARY

One thing is done. Another follows.
"""


def read(text, **more):
    return read_booklet(text.encode(), NAMES, **more)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b" \n\n ", "empty"),
        (b"\xff\xfe\x00M", "neither a PDF nor UTF-8"),
        (b"text\x00text", "control characters"),
        (b"Dear all,\n\nno programme stands here.\n", "no joint programme"),
        (b"BOTSWANA\t8\nINDONESIA\t10\n", "no joint programme"),
        (b"%PDF-1.7\nbroken", "damaged"),
    ],
)
def test_input_that_is_no_booklet_is_refused_in_one_line(content, words):
    with pytest.raises(Unreadable, match=words) as told:
        read_booklet(content, NAMES)
    assert "\n" not in str(told.value)


def test_a_pdf_without_text_is_refused():
    document = pypdfium2.PdfDocument.new()
    document.new_page(200, 200)
    target = io.BytesIO()
    document.save(target)
    document.close()
    with pytest.raises(Unreadable, match="no text"):
        read_booklet(target.getvalue(), NAMES)


def test_the_json_has_the_agreed_keys_and_nothing_else():
    told = read(ENTRY, filename="b.txt").as_json()
    assert list(told) == [
        "source", "edition", "foreword", "thematic_areas", "entries", "faults", "totals",
    ]  # fmt: skip
    assert told["source"]["file"] == "b.txt"
    assert len(told["source"]["sha256"]) == 64
    (entry,) = told["entries"]
    assert list(entry) == [
        "position", "section", "heading", "region", "countries", "title", "thematic_area",
        "budget", "duration_months", "status", "status_text", "participants", "sdgs",
        "objectives", "key_partners", "summary", "lines",
    ]  # fmt: skip
    assert entry["budget"] == {"amount": "1700000.00", "currency": "USD"}
    assert entry["lines"] == [2, 26]
    assert set(told["faults"][0]) == {"entry", "field", "kind", "severity", "line", "text"}


def test_no_status_is_an_error():
    reading = read(ENTRY.replace("STATUS\n\nConcept note approved by Steering Committee\n", ""))
    assert [(f.field, f.kind) for f in reading.faults if f.severity == "error"] == [
        ("status", "missing")
    ]


def test_neither_budget_nor_duration_is_an_error_and_one_of_them_a_note():
    without = ENTRY.replace("BUDGET (USD)\n\n1,700,000\n", "")
    assert {f.severity for f in read(without).faults} == {"note"}
    neither = without.replace("DURATION (MONTHS)\n\n24\n", "")
    errors = {f.field for f in read(neither).faults if f.severity == "error"}
    assert errors == {"budget", "duration_months"}


def test_an_unknown_status_is_an_error_and_keeps_its_words():
    reading = read(ENTRY.replace("Concept note approved by Steering Committee", "Under thought"))
    (fault,) = [f for f in reading.faults if f.severity == "error"]
    assert (fault.field, fault.kind) == ("status", "unknown")
    assert reading.entries[0].status is None
    assert reading.entries[0].status_text == "Under thought"


def test_an_unknown_country_is_a_fault_and_its_entry_stands():
    reading = read(ENTRY + ENTRY.replace("MALI", "WAKANDA") + ENTRY.replace("MALI", "GHANA, OZ"))
    assert [entry.heading for entry in reading.entries] == ["MALI", "WAKANDA", "GHANA, OZ"]
    assert [entry.countries for entry in reading.entries] == [("MLI",), (), ("GHA",)]
    unknown = [(f.entry, f.field) for f in reading.faults if f.kind == "unknown"]
    assert unknown == [(2, "countries"), (3, "countries")]
    assert reading.entries[0].summary == "One thing is done. Another follows."


def test_a_country_s_own_and_is_not_a_list():
    reading = read(ENTRY.replace("MALI", "TRINIDAD & TOBAGO AND BOSNIA AND HERZEGOVINA"))
    assert reading.entries[0].countries == ("TTO", "BIH")


def test_a_heading_may_run_over_two_lines_and_be_in_small_letters():
    reading = read(ENTRY + ENTRY.replace("MALI", "GUINEA, LIBERIA,\nSIERRA LEONE"))
    assert reading.entries[1].countries == ("GIN", "LBR", "SLE")
    reading = read(ENTRY + ENTRY.replace("MALI", "Viet Nam"))
    assert reading.entries[1].heading == "Viet Nam"


def test_a_label_in_prose_is_no_label():
    prose = "It asks for the\nstatus of people, their\nbudget\nand more. Status is not all."
    reading = read(ENTRY.replace("One thing is done. Another follows.", prose))
    assert reading.entries[0].summary == prose.replace("\n", " ")


def test_a_stray_rule_line_is_not_a_heading():
    reading = read(ENTRY.replace("STATUS", "-------\t-----\n\nSTATUS"))
    assert reading.entries[0].duration_months == 24


def test_hyphens_at_line_ends_are_joined():
    text = "One thing is infor-\nmation for a whole-of-\nsociety work."
    reading = read(ENTRY.replace("One thing is done. Another follows.", text))
    assert reading.entries[0].summary == "One thing is information for a whole-of-society work."


def test_running_heads_and_page_numbers_between_pages_are_dropped():
    page = "Water Fund - Pipeline\n\n{}\n\n{}\n\f"
    half = ENTRY.split("Another follows.", maxsplit=1)[0].rstrip()
    pages = [half, "Another follows.", *(ENTRY.replace("MALI", c) for c in ("PERU", "GHANA"))]
    text = "".join(page.format(part, number) for number, part in enumerate(pages, 7))
    reading = read(text)
    assert [entry.heading for entry in reading.entries] == ["MALI", "PERU", "GHANA"]
    assert {" ".join((e.summary or "").split()) for e in reading.entries} == {
        "One thing is done. Another follows."
    }


def test_budgets_in_two_currencies_are_not_added():
    reading = read(ENTRY + ENTRY.replace("MALI", "PERU").replace("(USD)", "(EUR)"))
    assert reading.total("pipeline") == {"count": 2, "amount": None, "currency": None}
    assert [f.field for f in reading.faults if f.kind == "contradiction"] == ["totals"]


def test_areas_without_numbers_are_counted_and_said_to_be():
    text = f"Living together\n\n{ENTRY}\n\n\nGood work\n\n{ENTRY}"
    reading = read(f"\n\n\n{text}")
    assert [entry.thematic_area for entry in reading.entries] == [1, 2]
    assert [f.kind for f in reading.faults if f.field == "thematic_areas"] == ["missing"]


def test_a_mark_that_contradicts_its_area_is_told():
    text = f"\n\n\nTHEMATIC AREA 1\nLiving together\n\n{ENTRY}\n➔ 1 CATCHING BIG FISH\n{ENTRY}"
    reading = read(text)
    assert [entry.thematic_area for entry in reading.entries] == [1, 1]
    assert [(f.entry, f.field) for f in reading.faults if f.kind == "contradiction"] == [
        (2, "thematic_area")
    ]
    assert reading.entries[0].summary == "One thing is done. Another follows."


def test_a_funded_entry_without_any_annex_is_told_by_its_status():
    reading = read(
        ENTRY.replace("Concept note approved by Steering Committee", "Joint Programme funded")
    )
    assert reading.entries[0].section == "funded"


def test_reading_twice_is_the_same():
    assert read(ENTRY) == read(ENTRY)
