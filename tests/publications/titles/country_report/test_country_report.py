"""The country report of an umbrella: by country, money with its donor, what is not certain apart."""

from __future__ import annotations

import copy

import pytest

from letsema.publications import titles
from letsema.publications.titles import country_report
from letsema.values import Refused, canonical_text
from tests.publications.titles import hills, reading, reviewing
from tests.world import kept

TITLE = "country-report"


@pytest.fixture(scope="module", autouse=True)
def _world(django_db_setup, django_db_blocker):
    with kept(django_db_blocker):
        hills.world()
        yield


pytestmark = pytest.mark.django_db


def gather(reference=hills.UMBRELLA, **told):
    return titles.gather(TITLE, reference, as_at=hills.AS_AT, **told)


@pytest.fixture(scope="module")
def content(_world):
    return gather()


@pytest.fixture(scope="module")
def made(content):
    return country_report.render(content)


@pytest.fixture(scope="module")
def pages(made):
    return reading.text_of(made["pdf"])


@pytest.mark.parametrize("form", ["json", "html", "pdf.txt"])
def test_the_report_is_as_it_was_reviewed_golden(form, made):
    told, was = reviewing.reviewed(TITLE, form, made)
    assert told == was


def test_the_money_of_a_part_stays_with_its_donor(content):
    umbrella, part = content["members"]
    assert (umbrella["itself"], umbrella["donors"], umbrella["given"]) == (True, [], [])
    assert [(each["key"], each["told_by"]) for each in part["donors"]] == [
        ("ilo", ["agreement", "support"])
    ]
    assert [(each["giver"], each["amount"]) for each in part["given"]] == [("The ILO", "5000.00")]


def test_budgets_are_nowhere_added(content, pages):
    budgets = [each["budget"]["amount"] for each in content["members"]]
    assert budgets == ["1700000.00", "1700000.00"]
    assert "3,400,000" not in " ".join(pages)


def test_what_is_told_of_a_country_stands_together(pages):
    (ghana,) = [text for text in pages if "\nGhana\nCoordinator: IOM\n" in text]
    ghana, _, after = ghana.partition("\nKenya\n")
    for words in ("A review was asked for.", "Wells were dug.", "The hill law", "Two days"):
        assert words in ghana
    assert "More that may be of this country: 1." in ghana
    assert "Two days" in after
    assert "A review was asked for." not in after


def test_what_is_of_no_certain_country_stands_apart_with_its_candidates(pages):
    (apart,) = [text for text in pages if "\nCountry not certain\n" in text]
    assert "A law was read. may be of: Ghana, Kenya" in " ".join(apart.split())
    assert [text for text in pages if "A law was read." in text] == [apart]
    (none,) = [text for text in pages if "\nOf no one country\n" in text]
    assert "The region met." in none


def test_a_country_of_which_nothing_is_told_is_named(pages):
    assert "nothing is told for certain: Togo." in " ".join(" ".join(pages).split())


def test_stated_figures_are_told_as_stated_and_not_counted(content, pages):
    assert [each["number"] for each in content["figures"]] == ["179"]
    assert "As sources state them" in " ".join(pages)


def test_a_part_by_itself_is_reported_without_what_stands_above_it():
    told = gather(hills.PART)
    assert [each["reference"] for each in told["members"]] == [hills.PART]
    assert [each["statement"] for each in told["achievements"]] == ["Wells were dug."]


def test_nothing_that_is_hidden_is_told_in_any_form(content, made, pages):
    assert [text for text in reviewing.values(content) if hills.HIDDEN in text] == []
    assert hills.HIDDEN not in made["html"].decode() + " ".join(pages)
    assert hills.SECRET not in made["html"].decode() + " ".join(pages)


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"reference": hills.SECRET}, "not-public"),
        ({"known_at": hills.AS_AT}, "known-at-not-kept"),
    ],
)
def test_what_cannot_be_reported_is_refused(told, code):
    with pytest.raises(Refused) as refused:
        gather(**told)
    assert [each.code for each in refused.value.refusals] == [code]


def test_nothing_stands_beyond_the_margins(made):
    assert reading.beyond_the_margins(made["pdf"]) == []


def test_the_same_content_gives_the_same_bytes_and_json_is_the_content(content, made):
    assert country_report.render(copy.deepcopy(content)) == made
    assert made["json"].decode() == canonical_text(content)
