"""Agreements by workbook: parties in their roles, and what is internal for who keeps it."""

from __future__ import annotations

import pytest

from letsema.partners import commands, queries
from letsema.values import OPERATOR, When
from tests import making
from tests.doors.intake.workbook import taking
from tests.partners import agreements_told as told
from tests.world import everything

pytestmark = pytest.mark.django_db
HOW = {"by": OPERATOR, "at": making.at()}
POSTS = {
    "key": "care-at-posts",
    "kind": "trilateral",
    "title": "Care at the border posts",
    "parties": (("KEN", "Ministry of Health; its (northern) office"), ("iom", "")),
    "donors": (("ilo", "for two years"),),
    "witnesses": (("", "A committee of mineworkers"),),
    "signed": When.parse("2012-03"),
    "until": When.parse("about 2015"),
    "countries": ("KEN", "UGA"),
    "words": "Care for who crosses.",
    "goals": ("Four posts", "A nurse at each"),
    "publicity": "Both may tell of it.",
    "source": making.BOOKLET,
    "place": "p. 7",
}


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.HOME = tmp_path / "files"
    making.world()


def test_an_agreement_comes_in_with_parties_in_their_roles_and_goes_out_again():
    assert taking.counts(taking.load("agreements", POSTS)) == (1, 0, 0)
    found = queries.agreement("care-at-posts")
    parties = [
        (p.organisation.key if p.organisation else p.country, p.role, p.words)
        for p in found.parties
    ]
    assert parties == [
        ("KEN", "party", "Ministry of Health; its (northern) office"),
        ("iom", "party", ""),
        ("ilo", "donor", "for two years"),
        ("", "witness", "A committee of mineworkers"),
    ]
    assert (found.goals, found.countries) == (POSTS["goals"], POSTS["countries"])
    held = everything()
    (row,) = taking.filled("agreements")
    assert row == {**POSTS, "stated": True}
    assert taking.counts(taking.again("agreements")) == (0, 1, 0)
    assert everything() == held


def test_what_stands_is_not_changed_and_told_at_its_cell():
    taking.load("agreements", POSTS)
    later = {**POSTS, "until": When.parse("2020"), "starts": When.parse("2013")}
    outcome = taking.load("agreements", later)
    assert taking.faults(outcome) == [
        ("stands-without", 2, "Starts"),
        ("stands-otherwise", 2, "Ends"),
    ]


def test_five_wrong_rows_are_told_each_at_its_own_cell_and_nothing_is_taken():
    before = everything()
    two = {"key": "a", "title": "A", "kind": "bilateral", "parties": (("iom", ""), ("ilo", ""))}
    wrong = [
        {**two, "donors": (("nobody", ""),), "key": "one"},
        {**two, "key": "two", "parties": (("iom", ""),)},
        {**two, "key": "three", "until": When.parse("2010"), "starts": When.parse("2011")},
        {**two, "key": "four", "source": "a-dream"},
        {**two, "key": "five", "witnesses": (("ilo", ""),), "kind": "trilateral"},
    ]
    outcome = taking.load("agreements", POSTS, *wrong)
    assert taking.faults(outcome) == [
        ("unknown-organisation", 3, "Donors"),
        ("too-few-parties", 4, "Parties"),
        ("ends-before", 5, "Ends"),
        ("unknown-source", 6, "Source"),
        ("too-few-parties", 7, "Parties"),
    ]
    assert taking.counts(outcome) == (1, 0, 5)
    assert everything() == before


def test_an_internal_one_is_written_for_who_keeps_the_register_only():
    told.agreement(internal=True)
    assert [row["key"] for row in taking.filled("agreements")] == [told.KEY]
    assert taking.filled("agreements", taking.READER) == []
    outcome = taking.load("agreements", {**POSTS, "internal": True}, by=taking.READER)
    assert taking.faults(outcome) == [("internal-yours", 2, "Internal")]
    assert taking.load("agreements", {**POSTS, "internal": False}, by=taking.READER).taken


def test_a_party_merged_into_another_is_the_same_again():
    told.agreement()
    commands.merge_organisations(key="ilo", into="unfpa", why="one", **HOW)
    (row,) = taking.filled("agreements")
    assert row["donors"] == (("unfpa", ""),)
    assert taking.counts(taking.again("agreements")) == (0, 1, 0)
