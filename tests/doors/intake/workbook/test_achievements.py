"""Achievements by workbook: with organisations and what they did; no country is guessed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from letsema.results import queries
from letsema.values import When
from tests import making
from tests.doors.intake.workbook import taking
from tests.results import achievement_permits as made
from tests.world import everything

pytestmark = pytest.mark.django_db
ONE = {
    "programme": made.ONE,
    "kind": "capacity-building",
    "statement": "Nurses were trained.",
    "country": "GHA",
    "quantity": Decimal(12),
    "unit": "nurses",
    "when": When.parse("2014"),
    "organisations": (("ilo", "trained (twice); advised"), ("iom", "")),
}
OPEN = {
    "programme": made.ONE,
    "kind": "advocacy",
    "statement": "A law was asked for.",
    "certain": False,
    "candidates": ("GHA", "TGO"),
}


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.HOME = tmp_path / "files"
    making.world()
    made.kinds()
    making.programme(made.ONE)


def test_achievements_come_in_with_their_numbers_and_go_out_again():
    outcome = taking.load("achievements", ONE, OPEN)
    assert (taking.faults(outcome), taking.counts(outcome)) == ([], (2, 0, 0))
    first, second = queries.achievements().entries
    assert [(d.organisation.key, d.words) for d in first.organisations] == [
        ("ilo", "trained (twice); advised"),
        ("iom", ""),
    ]
    assert (second.country, second.certain, second.candidates) == ("", False, ("GHA", "TGO"))
    held = everything()
    assert [row["number"] for row in taking.filled("achievements")] == [first.number, second.number]
    assert taking.counts(taking.again("achievements")) == (0, 2, 0)
    assert taking.counts(taking.load("achievements", {**OPEN, "candidates": ("TGO", "GHA")})) == (
        0,
        1,
        0,
    )
    assert everything() == held


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ({**ONE, "certain": False}, ("country-guessed", 2, "Country")),
        ({**OPEN, "certain": True}, ("country-settled", 2, "May be")),
        ({**ONE, "kind": "magic"}, ("unknown-element", 2, "Kind")),
        ({**ONE, "instrument": "none"}, ("unknown-instrument", 2, "Instrument")),
        (
            {**ONE, "organisations": (("ilo", "a"), ("ilo", "b"))},
            ("named-twice", 2, "Organisations"),
        ),
        ({**ONE, "number": 99}, ("no-such-number", 2, "Record number")),
    ],
)
def test_what_cannot_stand_is_told_at_its_cell(row, fault):
    assert taking.faults(taking.load("achievements", row)) == [fault]


def test_those_of_a_programme_nobody_may_read_of_are_for_who_may():
    making.programme("HILLS-9", approved=None)
    making.stage("HILLS-9", "submitted")
    taking.load("achievements", ONE, {**OPEN, "programme": "HILLS-9"})
    assert len(taking.filled("achievements")) == 2
    (row,) = taking.filled("achievements", taking.READER)
    assert row["programme"] == made.ONE
