"""What the four documents beside the booklet tell, in the record."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from letsema.doors.intake import example as door
from letsema.governance import queries as governance
from letsema.journal import queries as journal
from letsema.partners import queries as partners
from letsema.results import queries as results
from letsema.values import Refused
from tests import world

pytestmark = pytest.mark.xdist_group("record")
blank, example, fresh, standing = world.blank, world.example, world.fresh, world.standing
TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def portfolio(standing, example):
    """The example, to be asked only."""
    return standing(example)


def test_taking_it_in_once_more_changes_nothing(fresh, example):
    fresh(example)
    told = door.example_files()
    at = datetime(2026, 11, 23, tzinfo=UTC)
    learned = {source["key"]: at for source in told["sources"]}
    before = world.everything()
    for _, act in door.portfolio_steps(told, learned):
        act(at)
    assert world.everything() == before


def test_every_agreement_stands_with_its_parties_and_no_date_nobody_told(portfolio):
    told = {each.key: each for each in partners.agreements()}
    assert len(told) == 12
    assert [each.key for each in partners.agreements(organisation="carrefour")] == [
        "carrefour-colombia"
    ]
    coffee = told["narino-coffee-programme"]
    assert [party.country for party in coffee.parties if party.country] == ["NLD"]
    assert coffee.signed.precision == "year"
    assert told["galnaftogas-memorandum"].signed.precision == "month"
    for key in ("maple-leaf-honduras", "maple-leaf-mauritius"):
        assert len(told[key].parties) == 3
    assert {each.state_on(TODAY) for each in told.values()} == {"unknown"}
    inferred = {key for key, each in told.items() if not each.stated}
    assert inferred == {key for key in told if key.startswith("phamesa-ii-cost-sharing")}


def test_support_of_unknown_value_is_counted_and_never_added(portfolio):
    totals = {each.kind: each for each in partners.support_totals()}
    money = totals["money"]
    assert [(each.value.amount, each.count) for each in money.sums] == [(2_250_000, 3)]
    assert money.unknown == money.count - 3
    assert all(not each.sums for kind, each in totals.items() if kind != "money")
    assert sum(each.count for each in totals.values()) == 29
    (lanterns,) = [
        each for each in partners.support(organisation="panasonic") if each.kind == "goods"
    ]
    assert lanterns.quantity.as_json() == {
        "number": "1400",
        "qualifier": "more-than",
        "unit": "solar lanterns",
    }


def test_what_people_said_is_never_verbatim_and_a_survivor_is_not_named(portfolio):
    told = partners.quotations()
    assert len(told) == 16
    assert not any(each.verbatim for each in told)
    (survivor,) = [each for each in told if each.survivor]
    assert survivor.speaker == "A displaced woman in Burao"
    shortage = [each for each in told if "Manitoba" in each.said]
    assert {each.speaker for each in shortage} == {"Susan Yaeger-Szoke", "Susan Boeve"}


def test_proposals_and_works_stand(portfolio):
    assert [each.to.key for each in partners.proposals()] == ["global-fund"] * 6
    kinds = [each.kind for each in partners.works()]
    assert {kind: kinds.count(kind) for kind in sorted(set(kinds))} == {
        "award": 3,
        "campaign": 3,
        "film": 1,
        "performance": 1,
        "publication": 1,
        "study": 1,
    }


def test_nobody_is_reached_through_the_public_record(portfolio):
    assert len(partners.contacts(public_only=False)) == 5
    for each in partners.contacts():
        assert [each.name, each.email, each.telephone] == [""] * 3


def test_offices_stand_with_the_names_documents_use(portfolio):
    assert len(partners.offices(organisation="iom")) == 190
    ukraine = partners.office("iom-ukraine")
    assert {name.text for name in ukraine.names} == {"Ukraine", "IOM Ukraine"}
    (kosovo,) = partners.offices(country="XKX")
    assert [name.text for name in kosovo.names] == ["UNSC Resolution 1244-Administered Kosovo"]


def test_ties_tell_who_belongs_to_whom(portfolio):
    told = {(each.organisation.key, each.kind, each.other.key) for each in partners.ties("iom")}
    assert told == {("iom", "member-of", "sarn")}
    assert partners.ties("empresas-de-narino")


def test_the_bodies_of_the_health_programme_stand_beside_those_of_the_group(portfolio):
    for slug, code in (("mauritius", "MUS"), ("seychelles", "SYC"), ("madagascar", "MDG")):
        assert governance.body(f"migration-health-task-force-{slug}").country == code
    meeting = governance.body("sadc-donor-un-coordination")
    assert ("iom", "secretariat") in {(m.organisation.key, m.role) for m in meeting.members}
    assert governance.body("national-aids-executive-committee").country == ""


def test_the_register_names_no_country_where_the_layout_leaves_it_open(portfolio):
    page = results.register(programme="PHAMESA-II", limit=100)
    assert page.total == 18
    open_ = [each for each in page.entries if each.level == "national" and not each.country]
    assert len(open_) == 9
    assert all("not certain" in each.note for each in open_)
    adopted = results.register(stage="adopted", on=date(2014, 12, 31), limit=100)
    assert {each.key for each in adopted.entries} == {
        "victoria-falls-declaration",
        "victoria-falls-statement",
    }


def test_stated_totals_that_may_contain_each_other_are_not_added(portfolio):
    told = {int(each.quantity.number): each for each in results.stated_figures()}
    assert set(told) >= {12, 56, 179, 5000, 1600, 600_000, 16_000, 1400}
    inside = {each.other for each in told[179].overlaps}
    assert inside >= {told[12].number, told[56].number}
    for one, other in ((179, 12), (179, 56), (12, 56)):
        with pytest.raises(Refused):
            results.sum_of_figures([told[one].number, told[other].number])


def test_the_record_of_it_is_whole(portfolio):
    assert list(journal.breaches()) == []
