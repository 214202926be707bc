"""What the example's programmes brought about and who is in them, as the record answers."""

from __future__ import annotations

import pytest

from letsema.partners import queries as partners
from letsema.programmes import queries as programmes
from letsema.results import queries as results
from tests import world

pytestmark = pytest.mark.xdist_group("record")
blank, example, fresh, standing = world.blank, world.example, world.fresh, world.standing
EIGHT = {"BGD", "ECU", "JAM", "KGZ", "MAR", "MDA", "SRB", "TUN"}


@pytest.fixture(scope="module")
def portfolio(standing, example):
    """The example, to be asked only."""
    return standing(example)


def test_no_achievement_of_the_broken_columns_is_given_to_a_country(portfolio):
    page = results.achievements(programme="PHAMESA-II", limit=200)
    assert page.total == 43
    open_ = [each for each in page.entries if not each.certain]
    assert {each.country for each in open_} == {"", "TZA"}
    assert all(each.candidates for each in open_ if not each.country)
    certain = {each.country for each in page.entries if each.certain and each.country}
    assert certain == {"KEN", "MOZ", "ZAF", "ZMB", "UGA", "MUS", "SYC", "MDG"}


def test_each_of_eight_countries_has_a_mechanism_without_a_name(portfolio):
    page = results.achievements(programme="MAINSTREAMING-MIGRATION-II", kind="mechanism")
    assert {each.country for each in page.entries} == EIGHT
    assert programmes.bodies_of_programme("MAINSTREAMING-MIGRATION-II") == ()


def test_what_was_brought_to_forums_stands_with_them(portfolio):
    assert len(results.processes("MAINSTREAMING-MIGRATION-II")) == 2
    council = results.processes(body="global-migration-group")
    years = sorted(each.when.latest.year for each in council if each.forum == "IOM Council")
    assert years == [2008, 2009, 2010, 2013]
    (meeting,) = results.processes("PHAMESA-II")
    assert (meeting.country, meeting.when.precision) == ("ZWE", "year")


def test_events_tell_numbers_only_where_a_document_does(portfolio):
    told = results.events("SOMALIA-DISPLACED-HEALTH")
    assert {each.title for each in told} == {
        "16 Days of Activism",
        "Training of counsellors from the community",
    }
    exchange = results.events("MAINSTREAMING-MIGRATION-II", kind="peer-exchange")
    assert [set(each.countries) for each in exchange] == [EIGHT]
    assert {each.title for each in results.stories("PHAMESA-II")} == {
        "Victoria Falls Declaration and Statement on Mobility and Malaria"
    }


def test_an_initiative_scales_up_the_one_before_it(portfolio):
    later = results.initiative("praesidium-sicily-south")
    assert later.scales_up.key == "praesidium-lampedusa"


def test_the_third_phase_has_its_aim_three_outcomes_and_three_levels(portfolio):
    told = results.results_framework("MAKING-MIGRATION-WORK-III")
    kinds = [each.kind for each in told]
    assert [kinds.count(kind) for kind in ("impact", "outcome", "output")] == [1, 3, 3]
    targets = {
        value.quantity.number
        for each in told
        for indicator in each.indicators
        for value in indicator.values
    }
    assert targets == {6, 11}


def test_phases_follow_each_other_to_the_third(portfolio):
    chain = [each.outline.reference for each in programmes.phases("MAKING-MIGRATION-WORK-III")]
    assert chain[-1] == "MAKING-MIGRATION-WORK-III"
    assert set(chain[:-1]) == {"MAINSTREAMING-MIGRATION-I", "MAINSTREAMING-MIGRATION-II", "JMDI"}


def test_the_money_of_a_part_stays_with_its_donor(portfolio):
    donors = {
        each.outline.reference: {one.organisation.key for one in each.donors}
        for each in programmes.family("PHAMESA-II")
    }
    assert donors == {
        "PHAMESA-II": {"sida", "joint-un-programme-aids-uganda", "joint-un-programme-gbv-zambia"},
        "PHAMESA-II-IBBS": {"sadc-hiv-aids-special-fund"},
        "PHAMESA-II-MINING": {"netherlands-foreign-trade-development"},
        "PHAMESA-II-PEPFAR": {"usaid"},
        "PHAMESA-II-PORTS": {"sadc-hiv-aids-special-fund"},
    }


def test_every_organisation_of_a_project_of_several_has_its_task_and_its_dates(portfolio):
    told = programmes.tasks("PRAESIDIUM")
    since = {each.organisation.key: each.since.latest.year for each in told}
    assert since == {
        "iom": 2006,
        "unhcr": 2006,
        "italian-red-cross": 2006,
        "government-of-italy": 2006,
        "save-the-children": 2008,
    }
    lanterns = {each.organisation.key for each in programmes.tasks("SOMALIA-LANTERNS")}
    assert lanterns == {"iom", "panasonic", "university-of-tokyo", "university-of-nairobi"}


def test_a_team_has_roles_and_no_names(portfolio):
    told = programmes.team("PHAMESA-II")
    countries = [each.country for each in told if each.role == "Country coordinator"]
    assert len(countries) == len(set(countries)) == 11
    assert sum(each.outcome is not None for each in told) == 1


def test_bodies_agreements_and_support_belong_to_their_programme(portfolio):
    roles = [each.role for each in programmes.bodies_of_programme("PHAMESA-II")]
    assert {role: roles.count(role) for role in sorted(set(roles))} == {
        "member": 7,
        "secretariat": 1,
        "set-up": 4,
        "supported": 5,
    }
    assert len(programmes.agreements_of_programme("PHAMESA-II")) >= 1
    assert len(programmes.support_of_programme("SACTAP")) == 4
    reach = programmes.reach("PHAMESA-II")
    assert reach.government.number == 3


def test_one_search_finds_an_organisation_under_each_of_its_names(portfolio):
    for words in (
        "OIM",
        "IOM",
        "Organisation internationale pour les migrations",
        "Internatonal Organisation for Migraton",
    ):
        assert "iom" in {each.key for each in partners.directory(words).found}, words
