"""Money is exact, and unlike money is never added."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letsema.values import Money, MoneyStage, total

AMOUNTS = st.decimals(-(10**15), 10**15, places=2)


def test_an_amount_is_kept_to_the_cent():
    assert Money(Decimal("1700000")).as_json() == {"amount": "1700000.00", "currency": "USD"}


@pytest.mark.parametrize("told", ["NaN", "sNaN", "Infinity", "-Infinity", "1E+40"])
def test_what_is_no_amount_is_refused(told):
    with pytest.raises(ValueError, match="not an amount"):
        Money(Decimal(told))


def test_a_word_is_no_amount():
    with pytest.raises(ValueError, match="not an amount"):
        Money("many")  # type: ignore[arg-type]


def test_an_amount_finer_than_a_cent_is_refused():
    with pytest.raises(ValueError, match="finer than a cent"):
        Money(Decimal("0.001"))


def test_a_float_is_never_money():
    with pytest.raises(TypeError):
        Money(0.1)  # type: ignore[arg-type]


@pytest.mark.parametrize("currency", ["usd", "US", "DOLLAR", "", "U$D", "A1B", "ÄÖÜ"])
def test_what_is_no_currency_code_is_refused(currency):
    with pytest.raises(ValueError, match="currency"):
        Money(Decimal(1), currency)


def test_nothing_is_never_minus_nothing():
    assert Money(Decimal("-0")).as_json()["amount"] == "0.00"


@pytest.mark.parametrize(
    "other", [Money(Decimal(1), "EUR"), Money(Decimal(1), "USD", MoneyStage.PLEDGE)]
)
def test_unlike_money_is_never_added(other):
    with pytest.raises(ValueError, match="not added"):
        _ = Money(Decimal(1)) + other
    with pytest.raises(ValueError, match="not added"):
        total([Money(Decimal(1)), other])


def test_the_sum_of_nothing_is_nothing_in_the_currency_asked_for():
    assert total([], "EUR") == Money(Decimal(0), "EUR")


def test_equal_amounts_written_differently_are_equal_money():
    assert Money(Decimal("1.5")) == Money(Decimal("1.50"))


@given(st.lists(AMOUNTS, max_size=30))
def test_a_sum_is_exact_in_cents(amounts):
    cents = sum(int(amount * 100) for amount in amounts)
    assert total(map(Money, amounts)).amount * 100 == cents


@given(AMOUNTS, st.sampled_from(["USD", "EUR", "XAF"]))
def test_money_is_read_back_as_it_was_told(amount, currency):
    money = Money(amount, currency)
    assert Money.from_json(money.as_json()) == money
