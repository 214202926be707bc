"""Instruments by workbook: rows of one key, each resting on its own source."""

from __future__ import annotations

import pytest

from letsema.documents import queries as documents
from letsema.results import commands, queries
from letsema.results.rules import Title
from letsema.values import OPERATOR, When
from tests import making
from tests.doors.intake.workbook import taking
from tests.results import permits
from tests.world import everything

pytestmark = pytest.mark.django_db
HOW = {"by": OPERATOR, "at": making.at()}
PLAN = {"key": "lake-plan", "kind": "plan", "level": "national"}
WHOLE = {
    **PLAN,
    "name": "Plan for the lake",
    "country": "GHA",
    "change": "new",
    "issuer": "ilo",
    "sectors": (("hill-areas", "1"), ("hill-areas", "2")),
    "stage": "drafted",
    "when": When.parse("2014"),
    "programme": permits.ONE,
    "contribution": "advised",
    "question": "data",
    "answer": "partly",
    "passage": "Data are gathered yearly.",
}
MORE = {**PLAN, "name": "Plan pour le lac", "language": "fr", "stage": "adopted"}


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.HOME = tmp_path / "files"
    making.world()
    making.programme(permits.ONE)


def test_rows_of_one_key_tell_one_instrument_and_go_out_again():
    outcome = taking.load("instruments", WHOLE, {**MORE, "source": making.PAGE, "place": "p. 2"})
    assert (taking.faults(outcome), taking.counts(outcome)) == ([], (2, 0, 0))
    found = queries.instrument("lake-plan")
    assert [(name.text, name.language) for name in found.names] == [
        ("Plan for the lake", "en"),
        ("Plan pour le lac", "fr"),
    ]
    assert [(each.stage, each.when) for each in found.stages] == [
        ("adopted", None),
        ("drafted", When.parse("2014")),
    ]
    assert [(each.programme, each.contribution) for each in found.supports] == [
        (permits.ONE, "advised")
    ]
    assert [each.key for each in found.sectors] == ["hill-areas/1", "hill-areas/2"]
    assert found.answers[0].passage == "Data are gathered yearly."
    assert found.stages[0].basis.place == "p. 2"
    held = everything()
    first, second = taking.filled("instruments")
    assert {**WHOLE, **first} == {**first, "language": "en"}
    assert (second["name"], second["source"]) == ("Plan pour le lac", making.PAGE)
    assert taking.counts(taking.again("instruments")) == (0, 2, 0)
    assert everything() == held


def test_a_workbook_that_grew_tells_nothing_twice():
    taking.load("instruments", WHOLE)
    sources = len(documents.sources())
    assert taking.counts(taking.load("instruments", {**WHOLE, "note": None})) == (0, 1, 0)
    assert len(documents.sources()) == sources
    assert taking.counts(taking.load("instruments", WHOLE, MORE)) == (1, 1, 0)
    found = queries.instrument("lake-plan")
    assert (len(found.names), len(found.stages), len(found.supports)) == (2, 2, 1)


def test_another_source_may_tell_the_same_stage():
    taking.load("instruments", WHOLE)
    told = {**PLAN, "stage": "drafted", "when": When.parse("2014"), "source": making.PAGE}
    assert taking.counts(taking.load("instruments", told)) == (1, 0, 0)
    assert len(queries.instrument("lake-plan").stages) == 2
    assert taking.counts(taking.again("instruments"))[0] == 0


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ({**PLAN}, ("instrument-name", "Name")),
        ({**WHOLE, "sectors": (("hill-areas", "9"),)}, ("unknown-element", "Sectors")),
        ({**WHOLE, "programme": "NOWHERE-1"}, ("unknown-programme", "Programme")),
        ({**WHOLE, "stage": None}, ("beside", "Reached")),
        ({**WHOLE, "answer": None}, ("beside", "Question")),
        ({**WHOLE, "issuer": "nobody"}, ("unknown-organisation", "Issuer")),
        ({**WHOLE, "source": "a-dream"}, ("unknown-source", "Source")),
    ],
)
def test_what_cannot_stand_is_told_at_its_cell(row, fault):
    before = everything()
    (told,) = taking.faults(taking.load("instruments", row))
    assert told == (fault[0], 2, fault[1])
    assert everything() == before


def test_what_stands_of_it_is_not_changed():
    taking.load("instruments", WHOLE)
    outcome = taking.load("instruments", {**WHOLE, "level": "local", "country": "KEN"})
    assert taking.faults(outcome) == [
        ("stands-otherwise", 2, "Level"),
        ("stands-otherwise", 2, "Country"),
    ]


def test_a_merge_keeps_each_keys_own_rows():
    taking.load("instruments", WHOLE)
    permits.law("old-plan", names=[Title("An older plan")])
    commands.merge_instruments(key="old-plan", into="lake-plan", why="one", **HOW)
    assert [row.get("name") for row in taking.filled("instruments")] == ["Plan for the lake"]
    assert taking.counts(taking.again("instruments")) == (0, 1, 0)
    old = {"key": "old-plan", "kind": "law", "level": "national", "stage": "adopted"}
    assert taking.faults(taking.load("instruments", old)) == [("goes-on-as", 2, "Key")]


def test_claims_of_a_programme_nobody_may_read_of_are_for_who_may():
    making.programme("HILLS-9", approved=None)
    making.stage("HILLS-9", "submitted")
    taking.load("instruments", WHOLE, {**PLAN, "programme": "HILLS-9", "stage": "adopted"})
    rows = taking.filled("instruments")
    assert [row.get("programme") for row in rows] == [permits.ONE, None, "HILLS-9"]
    shown = taking.filled("instruments", taking.READER)
    assert [row.get("programme") for row in shown] == [permits.ONE, None]
    assert [row.get("stage") for row in shown] == ["adopted", "drafted"]
