"""The sentence on top of the pipeline: every choice, alone and together, from the address."""

from __future__ import annotations

import re

import pytest

from letsema.programmes.rules.facts import CountryPart, ParticipantPart
from tests import making


@pytest.fixture
def three(hills):
    """Programmes that differ in everything one may ask."""
    hills("GHANA-2", thematic_area="2", sdgs=["1"])
    hills(
        "MALI-1",
        thematic_area="1",
        countries=[CountryPart("MLI"), CountryPart("GHA")],
        participants=[ParticipantPart("unfpa")],
        sdgs=None,
    )
    hills("NEPAL-1", thematic_area="1", countries=[CountryPart("NPL")], participants=None)
    making.stage("NEPAL-1", "signed", "2022-03-01")


def shown(page):
    """References of the programmes a page lists."""
    listed = page.partition("<tbody")[2].partition("</tbody>")[0]
    return sorted(set(re.findall(r"/programmes/([A-Z0-9-]+)/", listed)))


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("", ["GHANA-2", "MALI-1", "NEPAL-1"]),
        ("area=1", ["MALI-1", "NEPAL-1"]),
        ("section=funded", ["NEPAL-1"]),
        ("status=concept-note-approved", ["GHANA-2", "MALI-1"]),
        ("country=GHA", ["GHANA-2", "MALI-1"]),
        ("grouping=m49-142", ["NEPAL-1"]),
        ("grouping=m49-002&country=MLI", ["MALI-1"]),
        ("grouping=m49-142&country=MLI", []),
        ("organisation=unfpa", ["MALI-1"]),
        ("sdg=1", ["GHANA-2", "NEPAL-1"]),
        ("area=1&section=pipeline&country=MLI&organisation=unfpa", ["MALI-1"]),
        ("as_at=2021-12-31&section=pipeline", ["GHANA-2", "MALI-1", "NEPAL-1"]),
        ("as_at=2020-01-01", []),
    ],
)
def test_the_address_narrows_the_list(three, read, asked, expected):
    assert shown(read(f"/pipeline/?{asked}")) == expected


def test_what_may_have_entered_by_a_day_is_named_beside_the_list(three, read):
    page = read("/pipeline/?as_at=2020-01-01")
    assert "These may have entered already" in page
    assert "/programmes/GHANA-2/" in page


def test_the_sentence_keeps_what_was_chosen(three, read):
    page = read("/pipeline/?area=1&country=MLI")
    assert '<option value="1" selected>' in page
    assert '<option value="MLI" selected>' in page
    assert "1 programme" in page


def test_a_choice_there_is_not_is_told_and_everything_shown(three, read):
    page = read("/pipeline/?area=77")
    assert "“77” is not one of the choices" in page
    assert len(shown(page)) == 3


def test_nothing_found_leads_back(three, read):
    page = read("/pipeline/?grouping=m49-142&country=MLI")
    assert "No programme fits all of this" in page
    assert "show all programmes" in page


def test_totals_are_those_of_what_is_shown(three, read):
    assert "USD\u00a03,400,000" in read("/pipeline/?section=pipeline")
    assert "USD\u00a03,400,000" not in read("/pipeline/?section=pipeline&area=1")


def test_an_address_of_a_fund_there_is_not_is_not_found(three, read):
    assert "There is no fund called “none”" in read("/pipeline/?fund=none", status=404)
    assert shown(read("/pipeline/?fund=lake-fund")) == []


def test_the_quick_way_puts_only_what_was_chosen_into_the_address(three, client):
    answer = client.get("/pipeline/?area=1&country=&sdg=", headers={"HX-Request": "true"})
    assert answer["HX-Push-Url"] == "/pipeline/?area=1"


def test_a_long_list_is_cut_into_pages(three, read, monkeypatch):
    from letsema.doors.web import programmes

    monkeypatch.setattr(programmes, "PER_PAGE", 2)
    first, second = read("/pipeline/"), read("/pipeline/?page=2")
    assert (len(shown(first)), len(shown(second))) == (2, 1)
    assert "Page 1 of 2" in first
    assert shown(read("/pipeline/?page=99")) == shown(second)
    assert shown(read("/pipeline/?page=x")) == shown(first)
