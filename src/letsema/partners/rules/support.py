"""Support in kind and in money: what may be told of it, and sums that mix nothing. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from letsema.values import Money, MoneyStage, Refusal, total

SUPPORT_KINDS = (
    "money",
    "goods",
    "service",
    "airtime",
    "discount",
    "market-access",
    "recruitment",
    "knowledge",
    "facility",
)
VALUED = ("stated", "estimated", "market-price", "unknown")
"""How the value of support is known; money is never valued at a market price."""


@dataclass(frozen=True, slots=True)
class Given:
    """One support as sums see it; `value` is None where its value is unknown."""

    kind: str
    value: Money | None
    valued: str


@dataclass(frozen=True, slots=True)
class ValueSum:
    """What support of one kind, valued in one way, is worth in one currency; of how many."""

    value: Money
    valued: str
    count: int


@dataclass(frozen=True, slots=True)
class KindTotal:
    """Support of one kind: how many, what they are worth, how many are of unknown value.

    The sums stand beside each other, one per currency and way of valuing: they are never added.
    """

    kind: str
    count: int
    sums: tuple[ValueSum, ...]
    unknown: int


def value_stage(kind: str) -> MoneyStage:
    """The stage of a support's value: money and what is given in kind are never added."""
    return MoneyStage.SUPPORT if kind == "money" else MoneyStage.IN_KIND


def totals(entries: Iterable[Given]) -> tuple[KindTotal, ...]:
    """Support by kind, in the order of `SUPPORT_KINDS`; kinds without any are left out."""
    entries = list(entries)
    return tuple(
        _kind_total(kind, ours)
        for kind in SUPPORT_KINDS
        if (ours := [each for each in entries if each.kind == kind])
    )


def _kind_total(kind: str, entries: list[Given]) -> KindTotal:
    apart: dict[tuple[str, str], list[Money]] = {}
    for each in entries:
        if each.value is not None:
            apart.setdefault((each.value.currency, each.valued), []).append(each.value)
    sums = tuple(
        ValueSum(total(amounts), valued, len(amounts))
        for (_, valued), amounts in sorted(apart.items())
    )
    return KindTotal(kind, len(entries), sums, len(entries) - sum(each.count for each in sums))


def judge_support(kind: str, words: str, value: Money | None, valued: str) -> list[Refusal]:
    """Why support cannot be told so; empty where it can."""
    refusals = []
    if kind not in SUPPORT_KINDS:
        refusals.append(
            Refusal("support-kind", "%(kind)s is not a kind of support", field="kind", kind=kind)
        )
    if not words.strip():
        refusals.append(Refusal("no-words", "say what was given", field="words"))
    return [*refusals, *_judge_value(kind, value, valued)]


def _judge_value(kind: str, value: Money | None, valued: str) -> Iterator[Refusal]:
    if valued not in VALUED:
        yield Refusal(
            "valued", "%(valued)s is no way to know a value", field="valued", valued=valued
        )
    elif (value is None) != (valued == "unknown"):
        yield Refusal(
            "value-whole",
            "a value comes with how it is known; one that is unknown has no amount",
            field="valued",
        )
    elif kind == "money" and valued == "market-price":
        yield Refusal("money-price", "money is not valued at a market price", field="valued")
    if value is not None and value.amount <= 0:
        yield Refusal("amount", "%(field)s: an amount above zero", field="value")
    if value is not None and value.stage != value_stage(kind):
        yield Refusal("money-stage", "%(field)s: what this kind of support is worth", field="value")
