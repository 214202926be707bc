"""How a programme's papers say numbers, periods and what is left out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letsema.publications.titles.programme_brochure import phrases
from letsema.publications.titles.programme_brochure.words import words
from letsema.publications.titles.setting import Item
from tests.publications.titles.brochures import MAY, YEAR

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=300)


@pytest.mark.parametrize(
    ("qualifier", "said"),
    [
        ("exactly", "1,400 lamps"),
        ("more-than", "more than 1,400 lamps"),
        ("up-to", "up to 1,400 lamps"),
        ("stated", "1,400 lamps"),
    ],
)
def test_a_number_keeps_the_word_before_it(qualifier, said):
    told = {"number": "1400", "qualifier": qualifier, "unit": "lamps"}
    assert phrases.quantity(told) == said
    assert phrases.quantity(told, unit=False) == said.removesuffix(" lamps")


def test_a_period_has_two_ends_one_or_none():
    assert phrases.period(YEAR, MAY, words()) == "2030 to May 2029"
    assert phrases.period(YEAR, None, words()) == "2030"
    assert phrases.period(None, YEAR, words()) == "until 2030"
    assert phrases.period(None, None, words()) == ""


def test_a_text_is_cut_at_the_end_of_a_sentence_where_one_is_near():
    text = "The first sentence stands. The second one is far too long to stand here."
    assert phrases.shortened(text, 40) == "The first sentence stands."
    assert phrases.shortened(text, 12) == "The first…"
    assert phrases.shortened(text, None) == text


@given(TEXTS, st.integers(5, 200))
def test_a_text_is_never_longer_than_asked_and_begins_as_it_did(text, most):
    told = phrases.shortened(text, most)
    assert len(told) <= max(most, 1)
    assert text.startswith(told.removesuffix("…"))


@given(
    st.lists(st.text(st.characters(categories=("L",)), min_size=1), max_size=12), st.integers(0, 12)
)
def test_of_a_list_nothing_is_left_out_uncounted(names, most):
    items = phrases.some([Item(name) for name in names], most, words())
    left = len(names) - most
    assert [item.text for item in items[:most]] == names[:most]
    assert items[most:] == ((Item(f"and {left} more"),) if left > 0 else ())
    assert phrases.few(names, most, words()).endswith(f"and {left} more") == (left > 0)
