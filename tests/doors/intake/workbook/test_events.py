"""Events by workbook: a row for each group, and small numbers for who may see them only."""

from __future__ import annotations

import pytest

from letsema.partners import commands as partners
from letsema.results import queries
from letsema.values import OPERATOR, When
from tests import making
from tests.doors.intake.workbook import taking
from tests.results.achievement_permits import ONE
from tests.world import everything

pytestmark = pytest.mark.django_db
EVENT = {
    "programme": ONE,
    "kind": "training",
    "title": "Care at the border",
    "when": When.parse("2014-05"),
    "country": "GHA",
    "organiser": "iom",
    "countries": ("GHA", "TGO"),
}
WOMEN = {**EVENT, "group": "officials", "sex": "women", "people": 40, "qualifier": "about"}
MEN = {**EVENT, "group": "officials", "sex": "men", "people": 30}
ALL = {**EVENT, "group": "students", "people": 0}


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.HOME = tmp_path / "files"
    making.world()
    making.programme(ONE)


def test_rows_of_one_event_are_its_groups_and_go_out_again():
    outcome = taking.load("events", WOMEN, MEN, ALL, {**EVENT, "title": "Another"})
    assert (taking.faults(outcome), taking.counts(outcome)) == ([], (4, 0, 0))
    first, second = sorted(queries.events(public_only=False), key=lambda each: each.number)
    assert first.people.cells == {
        ("officials", "women"): 40,
        ("officials", "men"): 30,
        ("students", ""): 0,
    }
    assert (first.qualifiers["officials", "women"], first.organiser.key) == ("about", "iom")
    assert second.people is None
    held = everything()
    assert [row["number"] for row in taking.filled("events")] == [
        *[first.number] * 3,
        second.number,
    ]
    assert taking.counts(taking.again("events")) == (0, 4, 0)
    assert everything() == held


def test_a_group_is_told_later_by_the_number_or_by_all_of_the_event():
    taking.load("events", WOMEN)
    assert taking.counts(taking.load("events", WOMEN, MEN)) == (1, 1, 0)
    (row, _second) = taking.filled("events")
    by_number = {**ALL, "number": row["number"]}
    assert taking.counts(taking.load("events", by_number)) == (1, 0, 0)
    (event,) = queries.events(public_only=False)
    assert len(event.people.cells) == 3


def test_a_number_told_otherwise_is_told_at_its_cell():
    taking.load("events", WOMEN)
    outcome = taking.load("events", {**WOMEN, "people": 41})
    assert taking.faults(outcome) == [("stands-otherwise", 2, "People")]


def test_small_numbers_of_people_are_for_who_may_see_what_is_internal():
    taking.load("events", {**WOMEN, "people": 3}, MEN, {**ALL, "people": 200})
    assert [row.get("people") for row in taking.filled("events")] == [None, 3, 30, 200]
    shown = taking.filled("events", taking.READER)
    public = queries.events()[0].people.cells
    told = {(row["group"], row.get("sex", "")): row["people"] for row in shown if "group" in row}
    assert told == {cell: people for cell, people in public.items() if people is not None}
    assert 3 not in told.values()
    assert "group" not in shown[0]


def test_an_event_whose_organiser_was_merged_is_not_entered_twice():
    taking.load("events", WOMEN)
    why = {"why": "one", "by": OPERATOR, "at": making.at()}
    partners.merge_organisations(key="iom", into="ilo", **why)
    assert taking.counts(taking.again("events")) == (0, 1, 0)
    (row,) = taking.filled("events")
    more = {**row, "sex": "men", "people": 9}
    assert taking.faults(taking.load("events", more)) == [("not-added-to", 2, "Group")]
    assert len(queries.events()) == 1


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ({**EVENT, "people": 0}, ("no-group", 2, "People")),
        ({**EVENT, "sex": "women"}, ("no-group", 2, "Sex")),
        ({**EVENT, "group": "officials"}, ("no-people", 2, "People")),
        ({**MEN, "people": -1}, ("people", 2, "People")),
        ({**EVENT, "programme": "NOWHERE-1"}, ("unknown-programme", 2, "Programme")),
        ({**EVENT, "organiser": "nobody"}, ("unknown-organisation", 2, "Organiser")),
    ],
)
def test_what_cannot_stand_is_told_at_its_cell(row, fault):
    assert taking.faults(taking.load("events", row)) == [fault]
