"""Allocations: what may be allocated, and the region a programme is counted in. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from letsema.reference import rules as reference
from letsema.values import Money, Refusal
from letsema.values.money import MoneyStage

SEVERAL, NONE_NAMED = "several", "none"
REGIONS_APART = {SEVERAL: "Several regions", NONE_NAMED: "No country named"}


def judge_allocation(shares: Sequence[tuple[str, Money]]) -> list[Refusal]:
    """Why shares (organisation's key, money) cannot be allocated; empty where they can."""
    if not shares:
        return [Refusal("no-shares", "say what each participant is allocated", field="shares")]
    refusals = []
    if any(money.amount <= 0 for _, money in shares):
        refusals.append(Refusal("amount", "%(field)s: an amount above zero", field="shares"))
    if any(money.stage != MoneyStage.ALLOCATION for _, money in shares):
        refusals.append(Refusal("money-stage", "shares: an allocation and no other money"))
    if len({key for key, _ in shares}) < len(shares):
        refusals.append(
            Refusal("named-twice", "%(field)s: one of them is named twice", field="shares")
        )
    if len({money.currency for _, money in shares}) > 1:
        refusals.append(
            Refusal("currencies", "shares: all in one currency, which are never added to another")
        )
    return refusals


def region_of(countries: Iterable[str]) -> tuple[str, str]:
    """(code, title) of the M49 region a programme is counted in, once.

    Money is not divided between countries, so one in several regions is counted apart, as is one
    that names no country.
    """
    found = {
        each.code: each.title
        for code in countries
        for each in reference.groupings_of(code)
        if each.kind == "region"
    }
    if len(found) == 1:
        return next(iter(found.items()))
    apart = SEVERAL if found else NONE_NAMED
    return apart, REGIONS_APART[apart]
