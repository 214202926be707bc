"""The brochure in its forms: what it says, where it says nothing, and that it stays so.

Golden files stand in `tests/golden/programme-brochure`; `LETSEMA_GOLDEN=write` writes them anew,
to be read in the diff.
"""

from __future__ import annotations

import copy
import json
import re

import pytest

from letsema.publications.titles import programme_brochure
from letsema.values import canonical_text
from tests.publications.titles import brochures, golden, reading


@pytest.fixture(scope="module")
def content():
    return brochures.content()


@pytest.fixture(scope="module")
def made(content):
    return programme_brochure.render(content)


@pytest.fixture(scope="module")
def text(made):
    return " ".join(" ".join(reading.text_of(made["pdf"])).split())


@pytest.mark.parametrize("form", ["brochure.json", "brochure.html", "brochure.pdf.txt"])
def test_the_brochure_is_as_it_was_reviewed(form, made):
    golden.compare("programme-brochure", form, made)


def test_the_same_content_gives_the_same_bytes_in_every_form(content, made):
    assert programme_brochure.render(copy.deepcopy(content)) == made


def test_the_json_is_the_content_itself(content, made):
    assert made["json"].decode() == canonical_text(content)


def test_the_pdf_is_tagged_and_dated_by_its_content(made):
    assert b"pdfuaid" in made["pdf"]
    assert b"2031-06-30" in made["pdf"]


@pytest.mark.parametrize(
    "said",
    [
        "REGIONAL PACIFIC",
        "Edition 2 · As at 30 June 2031",
        "USD 1,700,000 of a funded programme",
        "May 2033 at first May 2032",
        "Under implementation so by 30 June 2031",
        "Outcome 1 Children who arrive go to school.",
        "Schools that are open at least 12 schools, target 2030",
        "Fiji implements with money 1 achievement",
        "Peru learns and shares –",
        "Tuvalu: Told with a note it must carry.",
        "Government, national Ministry of Sea 1",
        "about 9 boats Boats repaired",
        "IOM Migration Organization: Runs the desk (convening agency)",
        "Nets Nets of the Sea: Lends boats",
        "Workers' organisations Union of Nets",
        "– The lamps Light of the North USD 500,000",
        "more than 1,400 Lamps handed out",
        "inferred, not stated in the source",
        "A school was built. the country is not certain",
        "COUNTRY NOT CERTAIN: ONE OF FIJI AND TUVALU Advocacy A law was read.",
        "All of them: 2030",
        "Act on arrivals Law Fiji National Adopted",
        "Suva, Fiji · led by City of Suva · scales up A desk in the port · informed Act on arrivals",
        "Training · Funafuti, Tuvalu · 2030 · over 1,030 took part",
        "Could be done in Tuvalu and Peru",
        "What followed: A statement.",
        "between Migration Organization and City of Suva · signed 2030 · In force",
        "Round table yearly (set it up)",
        "Plan of the islands Regional · Forum · 2030",
    ],
)
def test_what_is_told_is_said_in_words(said, text):
    assert said in text


def test_it_says_where_the_programme_is_told_in_full(text):
    assert "Infullathttps://letsema.example.org/programmes/COAST-1/" in text.replace(" ", "")


def test_budgets_of_the_parts_and_figures_are_never_added(made, text):
    assert "2,200,000" not in text + made["html"].decode()
    assert "1,430" not in text + made["html"].decode()


def test_of_a_programme_hardly_known_only_the_facts_are_told():
    made = programme_brochure.render(brochures.bare())
    told = " ".join(" ".join(reading.text_of(made["pdf"])).split())
    assert "Fiji" in told
    assert "Title Not stated in the sources" in told
    assert "Proof · As at" in told
    assert re.findall(r"<h2>(.*?)</h2>", made["html"].decode()) == []


def test_too_much_of_everything_stays_on_the_pages():
    pdf = programme_brochure.render(brochures.crowd(), ("pdf",))["pdf"]
    assert reading.beyond_the_margins(pdf) == []
    assert 10 < len(reading.text_of(pdf)) < 100


def test_markup_in_the_record_stays_words(content):
    told = copy.deepcopy(content)
    told["programme"]["summary"] = "<script>*bold* #let $x$ & more"
    made = programme_brochure.render(told)
    assert "&lt;script&gt;" in made["html"].decode()
    assert "*bold* #let $x$" in " ".join(reading.text_of(made["pdf"]))


def test_a_part_has_a_sheet_in_the_workbook(made):
    assert made["xlsx"][:4] == b"PK\x03\x04"
    sheets = reading.sheets(made["xlsx"])
    assert {"Facts", "Countries and their roles", "Achievements", "Sources"} <= set(sheets)
    assert ("Budget", "USD 1,700,000", "of a funded programme") in sheets["Facts"]
    assert json.dumps(sheets["Countries and their roles"]).count("implements with money") == 2


def test_what_is_told_alike_of_several_countries_stands_once_under_all_their_names():
    told = brochures.content()
    told["achievements"] = [
        brochures.achievement("A desk was opened.", "FJI", "Fiji"),
        brochures.achievement("A desk was opened.", "TUV", "Tuvalu"),
        brochures.achievement("A boat was lent.", "TUV", "Tuvalu"),
        brochures.achievement("The islands met."),
    ]
    made = programme_brochure.render(told, ("html", "json"))
    html = made["html"].decode()
    assert html.count("A desk was opened.") == 1
    heads = ["<h3>Tuvalu</h3>", "<h3>Fiji and Tuvalu</h3>", "<h3>Of no one country</h3>"]
    assert [html.index(head) for head in heads] == sorted(html.index(head) for head in heads)
    assert "<h3>Fiji</h3>" not in html
    assert len(json.loads(made["json"])["achievements"]) == 4
    assert html.count("1 achievement") == 1  # of Fiji, though it shares its line
    assert "2 achievements" in html
