"""The partners report of an organisation: who works with it, nothing added, nobody given away."""

from __future__ import annotations

import copy

import pytest

from letsema.publications import titles
from letsema.publications.titles import partners_report
from letsema.values import Refused, canonical_text
from tests.publications.titles import hills, reading, reviewing
from tests.world import kept

TITLE = "partners-report"


@pytest.fixture(scope="module", autouse=True)
def _world(django_db_setup, django_db_blocker):
    with kept(django_db_blocker):
        hills.world()
        yield


pytestmark = pytest.mark.django_db


def gather(key="iom", **told):
    return titles.gather(TITLE, key, as_at=hills.AS_AT, **told)


@pytest.fixture(scope="module")
def content(_world):
    return gather()


@pytest.fixture(scope="module")
def made(content):
    return partners_report.render(content)


@pytest.fixture(scope="module")
def shown(made):
    return reviewing.words(made["pdf"])


@pytest.mark.parametrize("form", ["json", "html", "pdf.txt"])
def test_the_report_is_as_it_was_reviewed_golden(form, made):
    told, was = reviewing.reviewed(TITLE, form, made)
    assert told == was


def test_agreements_stand_with_parties_dates_and_goals(content, shown):
    (accord,) = content["agreements"]
    assert (accord["title"], accord["state"]) == ("The hill accord", "in-force")
    assert accord["goals"] == ["Water for all"]
    assert "The ILO (donor); The IOM; Ghana (government)" in shown


def test_support_is_counted_by_kind_and_never_added(content, shown):
    assert [(each["kind"], each["count"]) for each in content["support_totals"]] == [
        ("money", 1),
        ("goods", 2),
    ]
    assert "USD 5,000 money stated told once" in shown
    assert "USD 900 value in kind, estimated Goods · told once" in shown
    assert "1 act of support whose value is not known" in shown
    assert "5,900" not in shown


def test_a_body_is_told_with_the_role_and_its_date(content):
    assert [(each["name"], each["role"], each["standing"]) for each in content["bodies"]] == [
        ("Hill Committee", "chair", "certain")
    ]


def test_people_are_quoted_under_the_name_that_may_be_told(content, shown):
    assert [(each["speaker"], each["survivor"]) for each in content["quotations"]] == [
        ("Ama", False),
        ("Esi", True),
    ]
    assert "Ama, The ILO said: “There is water now.”" in shown
    assert "Esi, The ILO said: “I am home.” name changed" in shown


def test_those_it_works_most_with_come_first(content):
    first = content["partners"][0]
    assert (first["organisation"]["key"], first["kinds"]["agreement"]) == ("ilo", 1)


def test_proposals_and_works_of_its_partner_stand_in_the_partners_own_report():
    told = gather("ilo")
    assert [each["title"] for each in told["proposals"]] == ["More wells"]
    assert [each["title"] for each in told["works"]] == ["On the hill"]


def test_nothing_that_is_hidden_is_told_in_any_form(content, made, shown):
    assert [text for text in reviewing.values(content) if hills.HIDDEN in text] == []
    assert hills.HIDDEN not in made["html"].decode() + shown
    assert hills.SECRET not in reviewing.values(content)


def test_where_nothing_is_on_record_it_says_so():
    told = {**gather("unfpa"), "support": [], "support_totals": [], "partners": []}
    told |= {"bodies": [], "programmes": [], "quotations": [], "agreements": []}
    shown = reviewing.words(partners_report.render(told, ("pdf",))["pdf"])
    assert "Nothing public is on record of who works with this organisation." in shown


def test_nothing_stands_beyond_the_margins(made):
    assert reading.beyond_the_margins(made["pdf"]) == []


def test_the_same_content_gives_the_same_bytes_and_json_is_the_content(content, made):
    assert partners_report.render(copy.deepcopy(content)) == made
    assert made["json"].decode() == canonical_text(content)


def test_a_day_of_knowledge_is_refused():
    with pytest.raises(Refused) as refused:
        gather(known_at=hills.AS_AT)
    assert [each.code for each in refused.value.refusals] == ["known-at-not-kept"]
