"""The page of a country: what it holds, what it keeps back, and that it stays so."""

from __future__ import annotations

import copy
from datetime import date
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from letsema.press import bundles
from letsema.publications import titles
from letsema.publications.titles import country_page
from letsema.publications.titles.country_page import rendering
from letsema.values import Refused, canonical_text
from tests.publications.titles import hills, reading, reviewing
from tests.world import kept

TITLE = "country-page"


@pytest.fixture(scope="module", autouse=True)
def _world(django_db_setup, django_db_blocker):
    with kept(django_db_blocker):
        hills.world()
        yield


pytestmark = pytest.mark.django_db


def gather(code="GHA", as_at=hills.AS_AT, **told):
    return titles.gather(TITLE, code, as_at=as_at, **told)


@pytest.fixture(scope="module")
def content(_world):
    return gather()


@pytest.fixture(scope="module")
def made(content):
    return country_page.render(content)


@pytest.mark.parametrize("form", ["json", "html", "pdf.txt"])
def test_the_page_is_as_it_was_reviewed_golden(form, made):
    told, was = reviewing.reviewed(TITLE, form, made)
    assert told == was


def test_everything_on_record_of_the_country_stands_in_it(content):
    assert [each["reference"] for each in content["programmes"]] == [hills.UMBRELLA, hills.PART]
    assert content["programmes"][0]["roles"] == ["implements"]
    assert [each["name"] for each in content["policies"]] == ["The hill law"]
    assert content["policies"][0]["stage"] == "adopted"
    assert [each["statement"] for each in content["achievements"]] == [
        "A review was asked for.",
        "Wells were dug.",
    ]
    assert [each["statement"] for each in content["uncertain"]] == ["A law was read."]
    assert [each["title"] for each in content["agreements"]] == ["The hill accord"]
    assert [each["name"] for each in content["bodies"]] == ["Forum of the hills"]
    assert [each["name"] for each in content["offices"]] == ["IOM Ghana"]
    assert [each["title"] for each in content["events"]] == ["Two days", "A visit"]


def test_money_stands_apart_from_what_was_given_in_kind(content):
    money, goods = content["support_totals"]
    assert [(each["amount"], each["valued"]) for each in money["sums"]] == [("5000.00", "stated")]
    assert [(each["amount"], each["valued"]) for each in goods["sums"]] == [("900.00", "estimated")]
    assert (money["unknown"], goods["unknown"]) == (0, 1)


def test_small_numbers_of_people_are_kept_back(content, made):
    assert [each["people"] for each in content["events"]] == [43, None]
    assert "Study visit · how many took part: kept back" in reviewing.words(made["pdf"])


def test_nothing_that_is_hidden_is_told_in_any_form(content, made):
    assert [text for text in reviewing.values(content) if hills.HIDDEN in text] == []
    assert hills.SECRET not in reviewing.values(content)
    assert hills.HIDDEN not in made["html"].decode() + reviewing.words(made["pdf"])


def test_what_came_after_the_day_is_not_told(content):
    assert not {"Later than the day.", "Signed after the day"} & set(reviewing.values(content))


def test_a_country_goes_by_the_name_of_the_day():
    told = gather("SWZ", date(2017, 1, 1))
    assert (told["subject"]["name"], told["country"]["name_now"]) == ("Swaziland", "Eswatini")
    shown = reviewing.words(country_page.render(told, ("pdf",))["pdf"])
    assert "Swaziland until 19 April 2018 Eswatini now" in shown
    assert gather("SWZ")["subject"]["name"] == "Eswatini"


def test_what_the_record_does_not_tell_is_said():
    shown = reviewing.words(country_page.render(gather("PER"), ("pdf",))["pdf"])
    assert "What the record does not tell No programme that is public names this country." in shown
    assert "No public agreement names this country." in shown


def test_unknown_values_and_roles_are_counted(made):
    shown = reviewing.words(made["pdf"])
    assert "Support whose value is not known: 1." in shown
    assert "Programmes of which the country's role is not told" not in shown


def test_a_long_page_is_shortened_to_two_and_says_how_much_is_left_out(content, made):
    assert bundles.pages(made["pdf"]) <= rendering.MOST_PAGES
    long = copy.deepcopy(content)
    long["achievements"] *= 60
    pdf = country_page.render(long, ("pdf",))["pdf"]
    assert bundles.pages(pdf) == rendering.MOST_PAGES
    assert "and 52 more, in full at the address" in reviewing.words(pdf)
    assert country_page.render(long, ("html",))["html"].decode().count("Wells were dug.") == 60


def test_nothing_stands_beyond_the_margins(made):
    assert reading.beyond_the_margins(made["pdf"]) == []


def test_the_same_content_gives_the_same_bytes_and_json_is_the_content(content, made):
    assert country_page.render(copy.deepcopy(content)) == made
    assert made["json"].decode() == canonical_text(content)
    assert gather() == content


def test_the_workbook_has_a_sheet_for_each_part(made):
    book = CalamineWorkbook.from_filelike(BytesIO(made["xlsx"]))
    assert {"Facts", "Policies", "Achievements", "Support by kind", "Sources"} <= {
        *book.sheet_names
    }


def test_a_day_of_knowledge_is_refused():
    with pytest.raises(Refused) as refused:
        gather(known_at=hills.AS_AT)
    assert [each.code for each in refused.value.refusals] == ["known-at-not-kept"]
