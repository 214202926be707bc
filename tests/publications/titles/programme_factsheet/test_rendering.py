"""The factsheet: one page, whatever there is to tell.

Golden files stand in `tests/golden/programme-factsheet`; `LETSEMA_GOLDEN=write` writes them anew.
"""

from __future__ import annotations

import copy
import itertools
from dataclasses import astuple

import pytest

from letsema.press import bundles
from letsema.publications.titles import programme_factsheet, setting
from letsema.publications.titles.programme_brochure.words import words
from letsema.publications.titles.programme_factsheet import view
from letsema.publications.titles.programme_factsheet.cuts import CUTS, Cut
from letsema.values import canonical_text
from tests.publications.titles import brochures, golden, reading

TITLE = "programme-factsheet"
ALMOST_FULL = 110
"""Points above the foot of the paper: where the last line of a full page stands, or lower."""


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


def _tries(monkeypatch, content):
    """The books that were set, and the page that came of it."""
    tried, pdf = [], setting.pdf

    def counted(book):
        tried.append(book)
        return pdf(book)

    monkeypatch.setattr(setting, "pdf", counted)
    return tried, programme_factsheet.render(content, ("pdf",))["pdf"]


@pytest.mark.parametrize("times", [1, 3, 8, 20, 60])
def test_six_tries_find_the_page_however_much_there_is(times, monkeypatch):
    tried, _ = _tries(monkeypatch, brochures.crowd(TITLE, times))
    assert 1 < len(tried) <= 6


def _busy(achievements: int, policies: int):
    """A programme of few words, but with so many achievements and policies."""
    told = brochures.content(TITLE)
    every = range(achievements)
    told["achievements"] = [
        brochures.achievement(f"Desk {n} was opened.", "FJI", "Fiji") for n in every
    ]
    told["policies"] = told["policies"] * policies
    return told


@pytest.mark.parametrize(("achievements", "policies"), [(43, 18), (60, 0), (5, 60)])
def test_a_page_is_filled_before_lines_are_left_out(achievements, policies, monkeypatch):
    tried, pdf = _tries(monkeypatch, _busy(achievements, policies))
    text = " ".join(reading.text_of(pdf)[0].split())
    assert bundles.pages(pdf) == 1
    assert len(tried) <= 6
    assert "more" in text
    assert "Report on the coast" in text
    assert reading.box_of(pdf, "Report on the coast")[1] < ALMOST_FULL


def test_figures_left_out_are_counted_too():
    told = brochures.content(TITLE)
    told["figures"] = told["figures"] * 10
    [part] = [
        part
        for part in view.book(told, words(), Cut(figures=12)).sections
        if part.heading == "Key numbers"
    ]
    assert (len(part.blocks[0].figures), part.blocks[1].items[0].text) == (12, "and 8 more")


def test_lines_are_shared_by_achievements_and_policies():
    assert Cut(lines=20).shares(43, 18) == (10, 10)
    assert Cut(lines=20).shares(4, 18) == (4, 16)
    assert Cut(lines=20).shares(43, 3) == (17, 3)
    assert Cut().shares(43, 18) == (None, None)


def test_what_is_told_alike_of_several_countries_is_told_once_and_counted_each():
    told = brochures.content(TITLE)
    lands = (("FJI", "Fiji"), ("TUV", "Tuvalu"), ("PER", "Peru"))
    told["achievements"] = [
        *(brochures.achievement("A desk was opened.", *land) for land in lands),
        *(brochures.achievement(f"Boat {n} was lent.", "FJI", "Fiji") for n in range(50)),
    ]
    pdf = programme_factsheet.render(told, ("pdf",))["pdf"]
    text = " ".join(" ".join(reading.text_of(pdf)).split())
    assert text.count("A desk was opened.") == 1
    assert "Fiji, Tuvalu and Peru A desk was opened." in text
    boats = text.count("was lent.")
    assert f"and {50 - boats} more" in text
    [part] = [s for s in view.book(told, words(), CUTS[-1]).sections if s.heading == "Achievements"]
    assert [item.text for item in part.blocks[0].items] == ["and 53 more"]


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
