"""Phases in their order, families with who pays for each part, and how far programmes reach."""

from datetime import date

import pytest

from letsema.programmes import commands, queries
from letsema.programmes.rules.facts import ParticipantPart, Partner
from letsema.values import When
from tests import making
from tests.programmes import partnering_permits as told

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _world():
    making.world()


def programme(reference, parent=None, **facts):
    commands.register_programme(reference=reference, fund=making.FUND, parent=parent, **told.HOW)
    return making.programme(reference, **facts)


def before(reference, *predecessors):
    for each in predecessors:
        named = {"reference": reference, "predecessor": each, "citing": making.say(place="p. 4")}
        commands.name_predecessor(**named, **told.HOW)


def test_phases_stand_before_those_that_build_on_them_with_their_dates():
    for number, reference in enumerate(("HILL-1", "HILL-2", "HILL-3", "LAKE")):
        programme(reference, starts=When.parse(f"{2010 + number}"))
    programme("HILL-4")
    before("HILL-2", "HILL-1")
    before("HILL-3", "HILL-2", "LAKE")
    before("HILL-4", "HILL-3")
    chain = queries.phases("HILL-3")
    assert [(each.outline.reference, each.step) for each in chain] == [
        ("HILL-1", -2),
        ("HILL-2", -1),
        ("LAKE", -1),
        ("HILL-3", 0),
        ("HILL-4", 1),
    ]
    assert chain[0].outline.starts == When.parse("2010")
    assert chain[0].outline.title == "Work in HILL-1"
    assert [each.reference for each in chain[3].follows] == ["HILL-2", "LAKE"]
    assert {each.basis.place for each in chain[3].follows} == {"p. 4"}
    assert [each.outline.reference for each in queries.phases("HILL-1")][-1] == "HILL-4"
    assert queries.phases("NONE") == ()


def test_a_phase_not_public_yet_is_left_out_and_a_merged_one_told_once():
    for reference in ("HILL-1", "HILL-2", "HILL-2-B"):
        programme(reference)
    programme("HILL-3", approved=None)
    making.stage("HILL-3", "submitted", "2021-05-01")
    before("HILL-2-B", "HILL-1")
    before("HILL-2", "HILL-1")
    before("HILL-3", "HILL-2")
    commands.merge_programmes(reference="HILL-2-B", into="HILL-2", why="One.", **told.HOW)
    chain = [(each.outline.reference, each.step) for each in queries.phases("HILL-2-B")]
    assert chain == [("HILL-1", -1), ("HILL-2", 0)]
    assert queries.phases("HILL-3") == ()
    assert len(queries.phases("HILL-1", public_only=False)) == 3


def test_a_family_tells_donors_part_by_part_and_what_tells_them():
    programme("HILL", participants=[ParticipantPart("iom"), ParticipantPart("unfpa", "donor")])
    programme("HILL-MINES", "HILL", participants=[ParticipantPart("ilo", "donor")])
    programme("HILL-PORTS", "HILL", budget=making.money(5))
    programme("HILL-PORTS-NORTH", "HILL-PORTS")
    told.under("HILL-MINES")
    told.supported("HILL-PORTS")
    told.supported("HILL-PORTS", kind="goods", giver="ilo")
    members = queries.family("HILL-PORTS")
    assert [(each.outline.reference, each.depth, each.parent) for each in members] == [
        ("HILL", 0, None),
        ("HILL-MINES", 1, "HILL"),
        ("HILL-PORTS", 1, "HILL"),
        ("HILL-PORTS-NORTH", 2, "HILL-PORTS"),
    ]
    donors = [
        [(each.organisation.key, each.told_by) for each in member.donors] for member in members
    ]
    assert donors == [
        [("unfpa", ("participant",))],
        [("ilo", ("participant", "agreement"))],
        [("unfpa", ("support",))],
        [],
    ]
    assert members[2].outline.budget == making.money(5)
    assert queries.family("NONE") == ()


def test_a_family_asks_as_much_of_three_parts_as_of_one(django_assert_max_num_queries):
    programme("HILL")
    programme("HILL-1", "HILL")
    with django_assert_max_num_queries(60) as one:
        queries.family("HILL")
    for number in (2, 3):
        programme(f"HILL-{number}", "HILL")
    with django_assert_max_num_queries(len(one)):
        assert len(queries.family("HILL")) == 4


def test_reach_counts_participants_partners_matches_and_who_is_at_work():
    programme("HILL", participants=[ParticipantPart("iom"), ParticipantPart("ilo")])
    told.prints(
        Partner("Ministry of Health"),
        Partner("ILO", heading="Others"),
        Partner("Mothers of the Hill", "Civil society", "civil-society"),
        reference="HILL",
    )
    told.matched("ILO", reference="HILL", heading="Others")
    told.task("HILL", "unfpa", until=date(2021, 6, 1))
    found = queries.reach("HILL")
    assert found.international.names == ("The ILO", "The IOM")
    assert found.government.names == ("Ministry of Health",)
    assert [each.code for each in found.sectors] == ["health"]
    assert [(each.code, each.number) for each in found.groups] == [("civil-society", 1)]
    at_work = queries.reach("HILL", date(2021, 5, 1)).international.names
    assert at_work == ("The UNFPA",)  # nothing else was told of that day
    assert queries.reach("NONE") is None


def test_reach_of_many_asks_as_much_as_of_one(django_assert_max_num_queries):
    for number in (1, 2, 3):
        programme(f"HILL-{number}")
        told.prints("Ministry of Health", reference=f"HILL-{number}")
    with django_assert_max_num_queries(60) as one:
        queries.reaches(["HILL-1"])
    with django_assert_max_num_queries(len(one)):
        found = queries.reaches(["HILL-1", "HILL-2", "HILL-3"])
    assert {each.government.number for each in found.values()} == {1}


def test_a_family_of_a_part_not_public_yet_is_not_told():
    programme("HILL")
    programme("HILL-1", "HILL", approved=None)
    making.stage("HILL-1", "submitted", "2021-05-01")
    assert queries.family("HILL-1") == ()
    assert [each.outline.reference for each in queries.family("HILL")] == ["HILL"]
    assert len(queries.family("HILL-1", public_only=False)) == 2
