"""The example portfolio as a record: played in time, whole, once."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from letsema.documents import queries as documents
from letsema.doors.intake import example as door
from letsema.governance import queries as governance
from letsema.journal import queries as journal
from letsema.proceedings import queries as proceedings
from letsema.programmes import queries
from letsema.publications import queries as editions
from tests import world
from tests.world import FUND

pytestmark = pytest.mark.xdist_group("record")
blank, example, fresh, standing = world.blank, world.example, world.fresh, world.standing

JUNE = date(2021, 6, 30)


@pytest.fixture(scope="module")
def portfolio(standing, example):
    """The example, to be asked only."""
    return standing(example)


def test_the_pipeline_of_june_2021_comes_out_exactly(portfolio):
    for known_at in (None, JUNE):
        told = queries.pipeline_as_at(FUND, JUNE, known_at)
        assert (told.totals["pipeline"].count, told.totals["funded"].count) == (32, 9)
        assert told.totals["pipeline"].money.amount == Decimal("65977500")
        assert told.totals["funded"].money.amount == Decimal("19904220")


def test_a_title_learned_later_is_not_what_the_booklet_said(portfolio):
    then = {e.reference: e.title for e in queries.pipeline_as_at(FUND, JUNE, JUNE).entries}
    today = {e.reference: e.title for e in queries.pipeline_as_at(FUND, date(2026, 11, 22)).entries}
    assert sum(title is not None for title in then.values()) == 18
    later = {reference for reference, title in today.items() if title and not then.get(reference)}
    assert later
    for reference in later:
        fact = queries.programme(reference, date(2026, 11, 22)).facts["title"]
        assert fact.source_key != "booklet-2021-06"
        assert fact.recorded_at.date() > JUNE


def test_nothing_is_recorded_before_its_source_could_be_known(portfolio):
    learned = {source.key: source.learned_on for source in documents.sources()}
    for reference in queries.references():
        view = queries.programme(reference, date(2026, 11, 22))
        for fact in view.facts.values():
            for one in (fact, *fact.others):
                assert one.recorded_at.date() >= learned[one.source_key]
        for row in view.stages:
            assert row.basis.decision is None
            assert row.recorded_at.date() >= learned[row.basis.source]


def test_the_areas_of_the_annex_are_inferred_but_for_the_one_marked(portfolio):
    funded = [e for e in queries.pipeline_as_at(FUND, JUNE, JUNE).entries if e.section == "funded"]
    stated = {entry.reference for entry in funded if entry.thematic_area and entry.area_stated}
    assert stated == {"REGIONAL-IGAD-4"}


def test_programmes_of_every_shape_stand_beside_the_fund(portfolio):
    today = date(2026, 11, 22)
    alone = {entry.reference for entry in queries.programmes_of_fund(None, today)}
    assert {"PHAMESA-II", "MAKING-MIGRATION-WORK-III", "MAINSTREAMING-MIGRATION-II"} <= alone
    assert len(queries.programme("PHAMESA-II", today).parts) == 4
    assert queries.programme("PHAMESA-II", today).predecessors
    countries = queries.programme("MAKING-MIGRATION-WORK-III", today).value("countries")
    assert len(countries) == 11
    assert sum(part.role == "implements" for part in countries) == 6
    assert governance.body("global-migration-group") is not None


def test_the_global_migration_group_is_told_with_its_contradiction(portfolio):
    chaired = {
        day: [one.member.label for one in governance.who_chaired("global-migration-group", day)]
        for day in (date(2007, 3, 1), date(2013, 9, 1), date(2014, 12, 31), date(2015, 1, 1))
    }
    assert list(chaired.values()) == [["IOM"], ["IOM"], ["ILO"], []]
    group = governance.body("global-migration-group")
    difference = group.listings[0].beside(group.members)
    assert (difference.counted, difference.listed) == (16, 14)
    assert difference.missing == {"world-bank", "who"}
    assert len(group.children) == 5
    assert [each.text for each in group.named] == ["Geneva Migration Group", group.name]


def test_the_seats_of_the_committee_are_invented_and_say_so(portfolio):
    committee = governance.fund(FUND).committee
    assert governance.seats_on(committee, JUNE) == ()
    seats = governance.seats_on(committee, date(2026, 11, 22))
    assert len(seats) == 12
    assert all(seat.own_words for seat in seats)
    assert sum(len(seat.alternates) for seat in seats) == 2
    (chair,) = governance.who_chaired(committee, date(2026, 11, 22))
    assert (chair.member.label, chair.member.own_words) == ("IOM", False)
    (steer,) = governance.steers(committee, JUNE)
    assert (steer.code, steer.stated) == ("covid-19", True)


def test_its_editions_are_released_and_the_newest_leads(portfolio):
    told = {edition.as_at: edition for edition in editions.editions(FUND)}
    assert list(map(str, sorted(told))) == ["2021-06-30", "2026-11-22"]
    assert editions.newest_edition(FUND, "pipeline-booklet").as_at == date(2026, 11, 22)
    first = told[JUNE]
    assert first.released_at.date() == JUNE
    assert first.content["totals"]["pipeline"]["amount"] == "65977500.00"
    assert len([e for e in first.content["entries"] if e["title"]]) == 18


def test_the_journal_goes_forward_in_time(portfolio):
    acts = journal.acts_since(0, limit=10_000)
    instants = [act.recorded_at for act in acts]
    assert instants == sorted(instants)
    assert {act.by for act in acts if not act.kind.startswith("accounts.")} == {"example"}
    own = "accounts.invitation.accepted"  # people accept for themselves
    asked = {act.by for act in acts if act.kind.startswith("accounts.") and act.kind != own}
    assert asked == {"operator"}  # who invites must be able to still when it is accepted
    assert list(journal.breaches()) == []


def test_it_is_loaded_once(portfolio):
    head = journal.head()
    assert door.loaded()
    assert door.load_example() is False
    assert journal.head() == head


def test_what_fails_on_the_way_leaves_nothing_behind(fresh, blank, monkeypatch):
    fresh(blank)

    def broken(fund, at):
        raise RuntimeError("the printer is out of ink")

    before = world.everything()
    monkeypatch.setattr(door, "_release", broken)
    with pytest.raises(RuntimeError, match="ink"):
        door.load_example()
    assert not door.loaded()
    assert world.everything() == before


def test_the_sample_meeting_lists_what_is_invented_and_nothing_else(portfolio):
    (number,) = (m.number for m in governance.meetings(governance.fund(FUND).committee) if m.number)
    agenda = proceedings.agenda(number)
    assert [item.kind for item in agenda.items] == ["note"] * 3 + ["fund-matter"] * 2
    assert all("(invented)" in item.title for item in agenda.items)
    assert sum(bool(item.ineligible_reason) for item in agenda.items) == 1
    others = [
        each for each in proceedings.ready(FUND, date(2026, 11, 23), number) if each.programme
    ]
    assert {each.kind for each in others} == {"note", "document"}
