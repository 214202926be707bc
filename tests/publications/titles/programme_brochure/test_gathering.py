"""What brochure and factsheet gather from the example: only what is public, and all it rests on."""

from __future__ import annotations

import json
from datetime import date

import pytest

from letsema.press import bundles
from letsema.programmes import queries as programmes
from letsema.publications import titles
from letsema.values import Refused, canonical_text
from tests import world
from tests.publications.titles import reading

pytestmark = pytest.mark.xdist_group("record")
blank, example, fresh, standing = world.blank, world.example, world.fresh, world.standing
DAY = date(2026, 11, 22)
THIRD = "MAKING-MIGRATION-WORK-III"


@pytest.fixture(scope="module", autouse=True)
def portfolio(standing, example):
    """The example, to be asked only."""
    return standing(example)


def gather(reference, title="programme-brochure", as_at=DAY):
    return titles.gather(title, reference, as_at=as_at)


@pytest.fixture(scope="module")
def umbrella(portfolio):
    return gather("PHAMESA-II")


def test_the_content_is_plain_and_the_same_each_time(umbrella):
    assert json.loads(canonical_text(umbrella)) == umbrella
    assert canonical_text(gather("PHAMESA-II")) == canonical_text(umbrella)


def test_both_titles_gather_the_same(umbrella):
    told = gather("PHAMESA-II", "programme-factsheet")
    assert told.pop("title") == "programme-factsheet"
    assert told == {name: value for name, value in umbrella.items() if name != "title"}


def test_an_umbrella_has_its_parts_each_with_its_own_donors(umbrella):
    donors = {each["reference"]: [d["key"] for d in each["donors"]] for each in umbrella["family"]}
    assert next(iter(donors)) == "PHAMESA-II"
    assert donors["PHAMESA-II-PEPFAR"] == ["usaid"]
    assert "usaid" not in donors["PHAMESA-II"]


def test_an_achievement_whose_country_is_open_has_none(umbrella):
    told = umbrella["achievements"]
    assert len(told) == 43
    open_ = [each for each in told if not each["certain"] and not each["country"]]
    assert open_
    assert all(each["candidates"] for each in open_)


def test_a_phase_tells_outcomes_sectors_and_what_is_stated_of_those_before():
    told = gather(THIRD)
    assert [each["code"] for each in told["programme"]["outcomes"]] == ["1", "2", "3"]
    assert len(told["programme"]["sectors"]) == 4
    assert told["figures"] == []
    before = {(each["number"], each["qualifier"]) for each in told["figures_before"]}
    assert {("179", "stated"), ("5000", "more-than")} <= before
    roles = [each["role"] for each in told["programme"]["countries"]]
    assert (roles.count("implements"), roles.count("learns-and-shares")) == (6, 5)


def test_every_source_that_something_rests_on_is_named(umbrella):
    named = {each["key"] for each in umbrella["sources"]}
    rows = (*umbrella["achievements"], *umbrella["policies"], *umbrella["agreements"])
    assert {each["source_key"] for each in rows} <= named
    assert {each["source_key"] for each in umbrella["programme"]["rests_on"]} <= named


def test_what_was_not_so_yet_is_not_told():
    told = gather("PHAMESA-II", as_at=date(2013, 12, 31))
    assert told["achievements"] == []
    assert told["programme"]["stage"] is None


def test_a_programme_that_is_not_public_is_refused():
    hidden = [each for each in programmes.references() if not programmes.is_public(each)]
    assert hidden
    for reference in hidden:
        with pytest.raises(Refused) as refused:
            gather(reference)
        assert refused.value.refusals[0].code == "not-public"


def test_every_programme_has_a_factsheet_of_one_page_and_nothing_runs_over_its_edge():
    public = [each for each in programmes.references() if programmes.is_public(each)]
    assert len(public) > 50
    for each in public:
        content = gather(each, "programme-factsheet")
        pdf = titles.render("programme-factsheet", content, ("pdf",))["pdf"]
        assert (each, bundles.pages(pdf), reading.beyond_the_margins(pdf)) == (each, 1, [])
