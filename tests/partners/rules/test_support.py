"""Support is summed without mixing kinds, currencies or ways of valuing."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letsema.partners.rules.support import (
    SUPPORT_KINDS,
    VALUED,
    Given,
    judge_support,
    totals,
    value_stage,
)
from letsema.values import Money, MoneyStage

CURRENCIES = ("USD", "EUR", "ZAR")


@st.composite
def support(draw):
    """One support, of known or unknown value."""
    kind, valued = draw(st.sampled_from(SUPPORT_KINDS)), draw(st.sampled_from(VALUED))
    if valued == "unknown":
        return Given(kind, None, valued)
    cents = draw(st.integers(1, 10**9))
    currency = draw(st.sampled_from(CURRENCIES))
    return Given(kind, Money(Decimal(cents) / 100, currency, value_stage(kind)), valued)


def naive(entries, kind, currency, valued):
    """The sum of one kind, currency and way of valuing, one by one; None where there is none."""
    amounts = [
        each.value.amount
        for each in entries
        if each.kind == kind and each.value and each.valued == valued
        if each.value.currency == currency
    ]
    return (sum(amounts), len(amounts)) if amounts else None


@given(st.lists(support(), max_size=30))
def test_totals_never_mix_kinds_currencies_or_ways_of_valuing(entries):
    told = {
        (each.kind, sum_.value.currency, sum_.valued): (sum_.value.amount, sum_.count)
        for each in totals(entries)
        for sum_ in each.sums
    }
    cells = [(k, c, v) for k in SUPPORT_KINDS for c in CURRENCIES for v in VALUED]
    expected = {cell: found for cell in cells if (found := naive(entries, *cell))}
    assert told == expected
    assert sum(len(each.sums) for each in totals(entries)) == len(expected)


@given(st.lists(support(), max_size=30))
def test_every_support_is_counted_once_of_known_or_unknown_value(entries):
    found = totals(entries)
    assert sum(each.count for each in found) == len(entries)
    for each in found:
        ours = [one for one in entries if one.kind == each.kind]
        assert each.count == len(ours) == sum(s.count for s in each.sums) + each.unknown
        assert each.unknown == sum(one.value is None for one in ours)


@given(st.lists(support(), max_size=20), support())
def test_one_more_support_changes_its_own_kind_only(entries, more):
    before = {each.kind: each for each in totals(entries)}
    after = {each.kind: each for each in totals([*entries, more])}
    before.pop(more.kind, None)
    after.pop(more.kind)
    assert before == after


def test_money_and_what_is_given_in_kind_refuse_to_be_added():
    cash = Money(Decimal(1), "USD", value_stage("money"))
    goods = Money(Decimal(1), "USD", value_stage("goods"))
    assert (cash.stage, goods.stage) == (MoneyStage.SUPPORT, MoneyStage.IN_KIND)
    with pytest.raises(ValueError, match="not added"):
        _ = cash + goods


def worth(amount="5", kind="goods") -> Money:
    return Money(Decimal(amount), "USD", value_stage(kind))


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"kind": "applause"}, "support-kind"),
        ({"words": " "}, "no-words"),
        ({"valued": "guessed"}, "valued"),
        ({"valued": "stated"}, "value-whole"),
        ({"value": worth()}, "value-whole"),
        ({"value": worth("0"), "valued": "stated"}, "amount"),
        ({"value": worth(kind="money"), "valued": "stated"}, "money-stage"),
        (
            {"kind": "money", "value": worth(kind="money"), "valued": "market-price"},
            "money-price",
        ),
    ],
)
def test_support_that_cannot_be_is_refused_with_its_reason(told, code):
    full = {"kind": "goods", "words": "Lanterns", "value": None, "valued": "unknown", **told}
    assert [r.code for r in judge_support(**full)] == [code]


@pytest.mark.parametrize("kind", SUPPORT_KINDS)
def test_support_of_every_kind_may_be_of_unknown_value(kind):
    assert judge_support(kind, "Something", None, "unknown") == []
    assert judge_support(kind, "Something", worth(kind=kind), "estimated") == []
