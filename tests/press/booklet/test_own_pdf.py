"""A booklet typeset as ours are: running heads, dividers, a margin, back matter."""

import json
import random

import pytest
import typst

from letsema.press.booklet import Unreadable, differences, read_booklet
from tests.press.booklet.gazetteer import NAMES

TEMPLATE = r"""
#set page(paper: "a5", header: [Water Fund #h(1fr) As at 31 May 2023], footer: context align(right, counter(page).display()))
#set text(size: 10pt, lang: "en", hyphenate: true)
#set par(justify: true)
#let book = json("book.json")
#let lab(words) = block(above: 14pt, below: 8pt, text(size: 8pt, tracking: 0.07em, words))
#page(header: none, footer: none)[Water Fund \ #text(size: 30pt)[Pipeline of Joint Programmes] \ May 2023]
FOREWORD

We begin.
#pagebreak()
#text(size: 20pt)[Contents]

#for (at, e) in book.entries.enumerate() [#(at + 5) #h(4em) #e.heading \ ]
#let divider(words, name) = page(header: none, footer: none)[#words \ #v(2em) #text(size: 20pt, name) \ #v(1em) 2 joint programmes]
#let absent = [Not stated in the sources]
#let programme(e) = page({
  text(tracking: 0.06em, upper(e.heading))
  if e.region != none { block(e.countries.map(c => c.name).join(", ")) }
  lab("JOINT PROGRAMME")
  if e.title == none { absent } else { text(size: 15pt, e.title) }
  grid(columns: (1fr, 1fr, 1fr), column-gutter: 3mm,
    { lab("BUDGET (USD)"); if e.budget == none { absent } else { e.budget.amount } },
    { lab("DURATION (MONTHS)"); str(e.duration_months) },
    { lab("STATUS"); e.status_label })
  lab("PARTICIPATING UN ORGANIZATIONS")
  if e.participants == none [—] else { for p in e.participants { par(p.acronym + if p.role != none { " (" + p.role + ")" }) } }
  lab("MOST RELEVANT SDG GOALS")
  if e.sdgs == none { absent } else { e.sdgs.map(g => g.code + " " + g.title).join("; ") }
  lab("KEY PARTNERS")
  e.key_partners.map(p => p.name).join("; ")
  lab("SUMMARY")
  for p in e.summary.split("\n\n") { par(p) }
  lab("NOTES")
  [Thematic area #e.thematic_area \ as printed \ P-7]
})
#divider("THEMATIC AREA 1", "Knowing more about those who move")
#for e in book.entries.filter(e => e.section == "pipeline") { programme(e) }
#divider("ANNEX: FUNDED JOINT PROGRAMMES", "")
#for e in book.entries.filter(e => e.section == "funded") { programme(e) }
#page[#text(size: 20pt)[What changed] \ Entered the pipeline \ 5 Mali \ STATUS from one to another]
#page[#text(size: 20pt)[All programmes] \
  #table(columns: 4, [Title], [Budget (USD)], [Duration (months)], [Status], ..book.entries.map(e => (e.heading, "1", "2", e.status_label)).flatten())]
Contacts \ a\@b.example
"""


def entry(number, heading, code, **more):
    chance = random.Random(number)  # lines that stand at the edge of many pages are furniture
    words = [
        "people",
        "travel",
        "internationally",
        "planning",
        "their",
        "work",
        "with",
        "towns",
        "organizations",
        "skills",
    ]
    sentences = [" ".join(chance.choices(words, k=12)).capitalize() + "." for _ in range(40)]
    told = {
        "reference": f"P-{number}", "section": "pipeline", "heading": heading,
        "countries": [{"code": code, "name": heading}], "region": None,
        "title": None if number % 2 else "Well-planned homes, skills and work",
        "thematic_area": 1, "thematic_area_stated": True,
        "budget": {"amount": "1700000.00", "currency": "USD"}, "duration_months": 20 + number,
        "status": "document-solicited",
        "status_label": "Concept note approved by Steering Committee; Joint programme document solicited",
        "participants": [{"acronym": "IOM", "role": "convening"}, {"acronym": "UNDP", "role": None}],
        "key_partners": [{"name": f"Board of Work, Rest and Play {n}"} for n in "ABC"],
        "sdgs": [{"code": "8", "title": "Decent work"}, {"code": "16", "title": "Peace"}],
        "summary": "\n\n".join([" ".join(sentences[a:b]) for a, b in ((0, 4), (4, 16), (16, 25 + number))]),
    }  # fmt: skip
    return told | more


@pytest.fixture(scope="module")
def content():
    islands = [{"code": "FJI", "name": "Fiji"}, {"code": "SLB", "name": "Solomon Islands"}]
    funded = {"section": "funded", "status": "funded", "status_label": "Joint Programme funded"}
    return {
        "entries": [
            entry(1, "Mali", "MLI"),
            entry(2, "Côte d'Ivoire", "CIV", participants=None, sdgs=None),
            entry(3, "Regional Ocean", "", region="REGIONAL OCEAN", countries=islands, budget=None),
            entry(4, "Viet Nam", "VNM", **funded),
            entry(5, "Trinidad and Tobago", "TTO", **funded),
        ]
    }


@pytest.fixture(scope="module")
def printed(content):
    files = {"main.typ": TEMPLATE.encode(), "book.json": json.dumps(content).encode()}
    return typst.compile(files, format="pdf")


def test_a_booklet_typeset_by_us_reads_back_as_its_content(printed, content):
    reading = read_booklet(printed, NAMES)
    assert differences(reading, content) == ()
    assert [(area.number, area.name) for area in reading.thematic_areas] == [
        (1, "Knowing more about those who move")
    ]
    assert reading.edition.fund == "Water Fund"
    assert reading.edition.month == "2023-05"
    assert not [fault for fault in reading.faults if fault.severity == "error"]


def test_a_pdf_gives_pages_in_place_of_lines(printed):
    told = read_booklet(printed, NAMES).as_json()
    assert all("lines" not in entry and entry["page"] > 4 for entry in told["entries"])
    assert all("line" not in fault for fault in told["faults"] if fault["entry"])


def test_a_summary_goes_on_over_the_page(printed, content):
    pages = [entry.page for entry in read_booklet(printed, NAMES).entries]
    assert pages[1] - pages[0] > 1
    read = read_booklet(printed, NAMES).entries[0].summary
    assert read.count("\n\n") == 2


def test_what_differs_is_named(printed, content):
    first, *others = content["entries"]
    wrong = {"entries": [first | {"duration_months": 99}, *others[:-1]]}
    told = differences(read_booklet(printed, NAMES), wrong)
    assert told[0] == "entries: 4 printed, 5 read"
    assert told[1] == "P-1: duration_months is 21, printed 99"
    assert len(told) == 2


def test_a_cut_off_pdf_is_refused(printed):
    with pytest.raises(Unreadable):
        read_booklet(printed[:3000], NAMES)
