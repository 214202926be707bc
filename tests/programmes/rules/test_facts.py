"""Values are judged by the shape of their field; one of several claims is chosen by a rule."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letsema.programmes.rules.facts import (
    DATE,
    FIELDS,
    LIST,
    MONEY,
    MONTHS,
    TEXT,
    Alignment,
    CountryPart,
    ParticipantPart,
    Partner,
    Standing,
    choose,
    clean,
    judge_fact,
    plain_value,
    told_value,
)
from letsema.values import Money, When, canonical_text


def codes(field, value):
    return [refusal.code for refusal in judge_fact(field, value)]


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("colour", "red", "unknown-field"),
        ("title", "", "empty"),
        ("title", " \t\x00", "empty"),
        ("title", None, "empty"),
        ("title", 5, "empty"),
        ("duration_months", 0, "months"),
        ("duration_months", 241, "months"),
        ("duration_months", "36", "months"),
        ("duration_months", 36.0, "months"),
        ("duration_months", True, "months"),
        ("budget", Money(Decimal(0)), "amount"),
        ("budget", Money(Decimal(-5)), "amount"),
        ("budget", Decimal(5), "amount"),
        ("starts", "2021", "date"),
        ("ends", date(2021, 1, 1), "date"),
        ("notes", "one note", "list"),
        ("notes", [1], "list"),
        ("alignments", ["a plan"], "list"),
        ("countries", [CountryPart("GHA", "visits")], "role"),
        ("participants", [ParticipantPart("iom", "guest")], "role"),
        ("countries", [CountryPart("GHA")] * 2, "named-twice"),
        ("participants", [ParticipantPart("iom", "lead")] * 2, "named-twice"),
        ("sdgs", ["8", "16", "8"], "named-twice"),
        ("countries", [CountryPart("XXX")], "unknown-country"),
        ("key_partners", [Partner(" ")], "empty"),
        ("key_partners", [Partner("A", group="friends")], "unknown-group"),
        ("key_partners", [Partner("A", country="Togo")], "unknown-country"),
    ],
)
def test_a_value_that_cannot_stand_is_refused(field, value, code):
    assert codes(field, value) == [code]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "Work"),
        ("duration_months", 1),
        ("duration_months", 240),
        ("budget", Money(Decimal("0.01"), "EUR")),
        ("starts", When.parse("2021-Q3")),
        ("notes", ["one", "two"]),
        ("alignments", (Alignment("A plan", years="2020–2024"),)),
        ("countries", [CountryPart("GHA", "origin"), CountryPart("GHA", "transit")]),
        ("participants", []),
        ("thematic_area", "2"),
        ("sdgs", ["8", "16"]),
    ],
)
def test_a_value_that_can_stand_is_not_refused(field, value):
    assert codes(field, value) == []


WINDOWS = st.tuples(st.dates(), st.dates()).map(lambda d: When("not-before", min(d), max(d)))
WHENS = st.dates().map(When.on) | st.dates().map(When.by) | WINDOWS
TEXTS = st.text(st.characters(codec="utf-8"))
VALUES = {
    TEXT: TEXTS.map(clean),
    MONEY: st.decimals(Decimal("0.01"), 10**12, places=2).map(Money),
    DATE: WHENS,
    MONTHS: st.integers(1, 240),
    LIST: st.lists(TEXTS.map(clean)).map(tuple),
}


@given(st.data())
def test_a_value_is_read_back_as_it_was_told(data):
    fields = sorted(f for f, shape in FIELDS.items() if shape in VALUES and f != "alignments")
    field = data.draw(st.sampled_from(fields))
    value = data.draw(VALUES[FIELDS[field]])
    plain = plain_value(field, value)
    canonical_text(plain)
    assert told_value(field, plain) == value


def test_plans_are_read_back_as_they_were_told():
    plans = (Alignment("A plan", "national", "The State", "2020"), Alignment("Another"))
    assert told_value("alignments", plain_value("alignments", plans)) == plans


@given(TEXTS)
def test_a_clean_text_has_no_control_characters_and_stays_as_it_is(text):
    cleaned = clean(text)
    assert not any(c < " " and c != "\n" for c in cleaned)
    assert "\x7f" not in cleaned
    assert "  " not in cleaned
    assert clean(cleaned) == cleaned


JUNE, DECEMBER = When.parse("by 2021-06-30"), When.parse("2021-12-01")
ORDERED = [
    Standing(key=2, foreign=False, stated=True, when=DECEMBER, weight=80),
    Standing(key=1, foreign=False, stated=True, when=DECEMBER, weight=80),
    Standing(key=3, foreign=False, stated=True, when=DECEMBER, weight=60),
    Standing(key=4, foreign=False, stated=True, when=JUNE, weight=90),
    Standing(key=5, foreign=False, stated=False, when=DECEMBER, weight=90),
    Standing(key=9, foreign=True, stated=True, when=DECEMBER, weight=90),
]


@given(st.permutations(ORDERED))
def test_language_then_stated_then_later_then_heavier_then_last_recorded(claims):
    assert choose(claims) == ORDERED


def test_a_key_partner_may_have_any_group_and_country_there_is():
    partners = [Partner("A", "Togo", "government", "TGO"), Partner("B")]
    assert codes("key_partners", partners) == []
