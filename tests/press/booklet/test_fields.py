"""Single fields: amounts, durations, statuses, goals, objectives."""

from decimal import Decimal

import pytest

from letsema.press.booklet.fields import (
    read_budget,
    read_duration,
    read_goals,
    read_objectives,
    read_status,
)
from letsema.values import Money
from tests.press.booklet.gazetteer import NAMES


@pytest.mark.parametrize(
    ("text", "unit", "amount", "currency"),
    [
        ("1,700,000", "USD", "1700000", "USD"),
        ("1 700 000", "EUR", "1700000", "EUR"),
        ("USD 1,700,000", "", "1700000", "USD"),
        ("US$ 1.7 million", "", "1700000", "USD"),
        ("€ 1,25 million", "", "1250000", "EUR"),
        ("1.700.000", "EUR", "1700000", "EUR"),
        ("1'700'000 CHF", "", "1700000", "CHF"),
        ("1,702,370.50", "USD", "1702370.50", "USD"),
        ("$2,000,000", "USD", "2000000", "USD"),
        ("900 thousand", "NOK", "900000", "NOK"),
        ("950", "USD", "950", "USD"),
    ],
)
def test_an_exact_amount_is_read(text, unit, amount, currency):
    assert read_budget(text, unit) == (Money(Decimal(amount), currency), None)


@pytest.mark.parametrize(
    ("text", "unit"),
    [("about 2 million", "USD"), ("1–2 million", "USD"), ("1.700", "USD"), ("1,70,000", "USD"),
     ("1,700,000", ""), ("$ 5,000", ""), ("USD 5 EUR", ""), ("half", "USD"), ("1.234567891 million", "USD")],
)  # fmt: skip
def test_an_amount_that_is_not_exact_is_none_with_a_reason(text, unit):
    money, reason = read_budget(text, unit)
    assert money is None
    assert reason


def test_a_currency_beside_the_amount_counts_and_the_other_is_told():
    money, odd = read_budget("EUR 5,000", "USD")
    assert money == Money(Decimal(5000), "EUR")
    assert odd
    assert "USD" in odd


@pytest.mark.parametrize(
    ("text", "unit", "months"),
    [("24", "MONTHS", 24), ("24 months", "", 24), ("2 years", "MONTHS", 24), ("2.5", "YEARS", 30),
     ("18-24 months", "MONTHS", None), ("two years", "", None), ("0", "MONTHS", None)],
)  # fmt: skip
def test_durations_are_whole_months(text, unit, months):
    assert read_duration(text, unit) == months


@pytest.mark.parametrize(
    ("text", "code", "unknown"),
    [
        ("Concept note approved by Steering Committee.", "concept-note-approved", ()),
        ("CONCEPT NOTE APPROVED BY STEERING COMMITTEE", "concept-note-approved", ()),
        (
            "Concept note approved by Steering Committee;\nJoint programme document solicited.",
            "document-solicited",
            (),
        ),
        ("Joint Program document submitted", "document-submitted", ()),
        ("Joint Programme funded; resting", "funded", ("resting",)),
        ("Resting", None, ("Resting",)),
    ],
)
def test_a_status_is_the_furthest_of_its_parts(text, code, unknown):
    assert read_status(text) == (code, unknown)


def test_goals_and_targets_are_codes():
    assert read_goals("8 Decent work and growth; 16 Peace, justice") == (("8", "16"), ())
    assert read_goals("SDG 8, 10.7 and 17") == (("8", "10.7", "17"), ())
    assert read_goals("18; Peace") == ((), ("18", "Peace"))


def test_an_objective_counts_with_its_title_or_in_a_sentence_on_the_compact():
    titles = NAMES.objectives
    assert read_objectives("It serves GCM objectives 3, 8 and 21.", titles) == (
        ("3", "8", "21"),
        [],
    )
    assert read_objectives("Under objective 4 of the national plan.", titles) == ((), [])
    named = "objective 6 (Facilitate fair and ethical recruitment)"
    assert read_objectives(named, titles) == (("6",), [])


def test_an_objective_with_another_title_is_neither_listed_nor_corrected():
    codes, faults = read_objectives(
        "objective 8 (Facilitate fair and ethical recruitment)", NAMES.objectives
    )
    assert codes == ()
    assert [kind for kind, _ in faults] == ["contradiction"]
