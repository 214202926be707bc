"""The factsheet: one page, whatever there is to tell.

Golden files stand in `tests/golden/programme-factsheet`; `LETSEMA_GOLDEN=write` writes them anew.
"""

from __future__ import annotations

import copy
import itertools
from dataclasses import astuple

import pytest

from letsema.press import bundles
from letsema.publications.titles import programme_factsheet
from letsema.publications.titles.programme_factsheet.cuts import CUTS
from letsema.values import canonical_text
from tests.publications.titles import brochures, golden, reading

TITLE = "programme-factsheet"


@pytest.fixture(scope="module")
def content():
    return brochures.content(TITLE)


@pytest.fixture(scope="module")
def made(content):
    return programme_factsheet.render(content)


@pytest.fixture(scope="module")
def text(made):
    return " ".join(" ".join(reading.text_of(made["pdf"])).split())


@pytest.mark.parametrize("form", ["factsheet.json", "factsheet.html", "factsheet.pdf.txt"])
def test_the_factsheet_is_as_it_was_reviewed(form, made):
    golden.compare(TITLE, form, made)


def test_the_same_content_gives_the_same_bytes_in_every_form(content, made):
    assert programme_factsheet.render(copy.deepcopy(content)) == made


def test_the_json_is_the_content_itself(content, made):
    assert made["json"].decode() == canonical_text(content)


def test_the_pdf_is_tagged(made):
    assert b"pdfuaid" in made["pdf"]


@pytest.mark.parametrize(
    "said",
    [
        "USD 1,700,000 of a funded programme",
        "36 months",
        "May 2033 at first May 2032",
        "implements with money Fiji and Tuvalu",
        "learns and shares Peru",
        "Donors Alms",
        "more than 1,400 Lamps handed out",
        "1 Children who arrive go to school.",
        "Health and Schools",
        "Fiji Registers were opened.",
        "Tuvalu A school was built. the country is not certain",
        "Country not certain A law was read.",
        "Act on arrivals Fiji · Adopted",
        "10 Reduced inequalities",
    ],
)
def test_the_page_tells_what_one_asks_first(said, text):
    assert said in text


@pytest.mark.parametrize("times", [1, 3, 8, 20, 60])
def test_it_is_one_page_however_much_there_is(times):
    pdf = programme_factsheet.render(brochures.crowd(TITLE, times), ("pdf",))["pdf"]
    assert bundles.pages(pdf) == 1
    assert reading.beyond_the_margins(pdf) == []


def test_what_is_left_out_is_counted_and_found_in_full():
    pdf = programme_factsheet.render(brochures.crowd(TITLE, 20), ("pdf",))["pdf"]
    told = " ".join(reading.text_of(pdf)[0].split())
    assert "and 78 more" in told or "and 79 more" in told
    assert "Infullathttps://letsema.example.org/programmes/COAST-1/" in told.replace(" ", "")


def test_of_a_programme_hardly_known_there_is_a_page_too():
    pdf = programme_factsheet.render(brochures.bare(TITLE), ("pdf",))["pdf"]
    assert bundles.pages(pdf) == 1


def test_no_cut_tells_more_than_the_one_before():
    for fuller, shorter in itertools.pairwise(CUTS):
        for before, after in zip(astuple(fuller), astuple(shorter), strict=True):
            if not isinstance(after, bool) and after != before:
                compact = fuller.compact is not shorter.compact
                assert compact or before is None or (after is not None and after < before)
