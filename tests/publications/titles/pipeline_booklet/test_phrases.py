"""Amounts and dates in words."""

from __future__ import annotations

import pytest

from letsema.publications.titles.pipeline_booklet import phrases
from letsema.publications.titles.pipeline_booklet.words import words
from letsema.values import When


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        ("1700000.00", "1,700,000"),
        ("65977500", "65,977,500"),
        ("0.00", "0"),
        ("1200000.50", "1,200,000.50"),
        ("12345678901234.10", "12,345,678,901,234.10"),
    ],
)
def test_an_amount_is_exact(amount, said):
    assert phrases.figure(amount) == said


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("2021-02-18", "18 February 2021"),
        ("2023-07", "July 2023"),
        ("2024-Q3", "quarter 3 of 2024"),
        ("2020", "2020"),
        ("by 2021-06-30", "by 30 June 2021"),
        ("about 2020-12", "about December 2020"),
        ("about 2023-09-10", "about 10 September 2023"),
        ("2022-01-05/2024-12-31", "between 5 January 2022 and 31 December 2024"),
    ],
)
def test_a_date_is_as_precise_as_it_is_known(when, said):
    assert phrases.since(When.parse(when).as_json(), words()) == said


def test_no_date_is_no_words():
    assert phrases.since(None, words()) == ""


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (None, ""),
        ("2021-06-30", "30 June 2021"),
        ("2023", "2023"),
        (When.parse("2023").as_json(), "2023"),
    ],
)
def test_a_source_was_published_on_a_date_or_text(told, said):
    assert phrases.published(told, words()) == said


@pytest.mark.parametrize(("count", "said"), [(1, "1 joint programme"), (0, "0 joint programmes")])
def test_one_is_not_many(count, said):
    assert phrases.programmes(count, words()) == said
