"""Words for codes, dates and money."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from letsema.doors.web import words
from letsema.programmes.rules import stages
from letsema.values import Money, When


@pytest.mark.parametrize(
    ("told", "read"),
    [
        ("2021-06-30", "30 June 2021"),
        ("by 2021-06-30", "by 30 June 2021"),
        ("2023-07", "July 2023"),
        ("2020", "2020"),
        ("about 2020-12", "about December 2020"),
        ("about 2020", "about 2020"),
        ("2024-Q3", "the third quarter of 2024"),
        ("about 2006-Q1", "about the first quarter of 2006"),
        ("2020-02", "February 2020"),
        ("2022-01-01/2024-12-31", "January 2022 to December 2024"),
        ("2021-07-01/2022-06-21", "between 1 July 2021 and 21 June 2022"),
    ],
)
def test_a_date_is_told_with_what_is_known_of_it(told, read):
    assert words.when(When.parse(told)) == read


def test_a_date_that_no_source_states_is_told_so():
    assert words.when(None) == "date not stated"


@pytest.mark.parametrize(
    ("amount", "read"),
    [
        ("65977500", "USD\u00a065,977,500"),
        ("2786280.50", "USD\u00a02,786,280.50"),
        ("0", "USD\u00a00"),
    ],
)
def test_money_is_never_rounded(amount, read):
    assert words.money(Money(Decimal(amount))) == read


def test_every_stage_and_status_of_the_record_has_a_label():
    assert set(stages.STAGES) <= set(words.STAGES)
    assert set(stages.STATUSES) <= set(words.STATUSES)


def test_every_public_stage_stands_on_the_ramp():
    public = [s for s in stages.STAGES if stages.section_of(s, None)]
    assert [s for s in public if words.level(s) == 0] == []


def test_an_unknown_code_is_shown_as_it_is():
    assert words.word(words.ROLES, "night-watch") == "night watch"
    assert words.word(words.ROLES, None) == ""


def test_a_day_is_in_words():
    assert words.day(date(2026, 1, 2)) == "2 January 2026"
