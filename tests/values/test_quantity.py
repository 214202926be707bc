"""A number keeps the word its source puts before it."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letsema.values import QUALIFIERS, Quantity, judge_quantity

NUMBERS = st.decimals(0, 10**13, places=4)


@given(NUMBERS, st.sampled_from(QUALIFIERS), st.text(max_size=20))
def test_a_quantity_is_read_back_as_it_was_told(number, qualifier, unit):
    told = Quantity(number, qualifier, unit)
    assert Quantity.from_json(told.as_json()) == told


def test_a_number_is_told_plainly_with_its_qualifier():
    told = Quantity(Decimal("1400.00"), "more-than", "lanterns").as_json()
    assert told == {"number": "1400", "qualifier": "more-than", "unit": "lanterns"}
    assert Quantity(Decimal("-0")).as_json()["number"] == "0"


def test_a_number_alone_is_exact():
    assert Quantity(Decimal(12)).qualifier == "exactly"
    assert Quantity(Decimal("12.0")) == Quantity(Decimal(12))


@pytest.mark.parametrize("told", ["-1", "NaN", "sNaN", "Infinity", "0.00001", "1E+14", "1E+40"])
def test_what_cannot_be_counted_is_no_quantity(told):
    assert [r.code for r in judge_quantity(Decimal(told), "about")] == ["not-a-number"]
    with pytest.raises(ValueError, match="is not a number"):
        Quantity(Decimal(told), "about")


def test_a_word_is_no_quantity():
    with pytest.raises(ValueError, match="not a number"):
        Quantity("many")  # type: ignore[arg-type]


def test_a_float_is_never_a_quantity():
    with pytest.raises(TypeError):
        Quantity(0.5)  # type: ignore[arg-type]


@pytest.mark.parametrize("qualifier", ["", "roughly", "More-than"])
def test_a_word_that_is_no_qualifier_is_refused_by_name(qualifier):
    refused = judge_quantity(Decimal(1), qualifier)
    assert [r.code for r in refused] == ["qualifier"]
    with pytest.raises(ValueError, match="before a number"):
        Quantity(Decimal(1), qualifier)


@given(NUMBERS, st.sampled_from(QUALIFIERS))
def test_every_number_from_nothing_up_is_kept(number, qualifier):
    assert judge_quantity(number, qualifier) == []
