"""Figures that sources state without naming what they count: when they may be added. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import Any

from letsema.values import Refusal, Refused
from letsema.values.quantity import Quantity

MEASURES = ("instruments", "people", "organisations", "countries", "items", "events", "other")
FLOORS = ("more-than", "over", "at-least")
"""Qualifiers under which the number is the least it may be."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A stated figure as it is weighed for a sum.

    `programmes` are the references it speaks of; `may_contain` the numbers of all the figures
    that may lie inside it, through others too (`contained` tells them).
    """

    number: int
    quantity: Quantity
    measure: str
    programmes: frozenset[str] = frozenset()
    may_contain: frozenset[int] = frozenset()


def contained(number: int, overlaps: Iterable[tuple[int, int]]) -> frozenset[int]:
    """Every figure that may lie inside one, through others too; `overlaps` are (figure, inside)."""
    inside: dict[int, set[int]] = {}
    for figure, other in overlaps:
        inside.setdefault(figure, set()).add(other)
    found: set[int] = set()
    ahead = [number]
    while ahead:
        for other in inside.get(ahead.pop(), ()):
            if other not in found:
                found.add(other)
                ahead.append(other)
    return frozenset(found - {number})


def may_add(one: Figure, other: Figure, families: Mapping[str, str] | None = None) -> bool:
    """Whether two figures may be added: surely none of what they count is counted twice."""
    return not judge_pair(one, other, families or {})


def judge_pair(one: Figure, other: Figure, families: Mapping[str, str]) -> list[Refusal]:
    """Why two figures may not be added; empty where they may.

    `families`: reference → a name all its kin share (part and umbrella, phase and predecessor);
    one that is not there is its own family. A figure of no programme is kin to every other.
    """
    told: dict[str, Any] = {"field": "figures", "one": one.number, "other": other.number}
    if one.number == other.number:
        return [Refusal("figure-twice", "figures %(one)d and %(other)d are one figure", **told)]
    if (one.measure, one.quantity.unit) != (other.measure, other.quantity.unit):
        return [
            Refusal("figures-unlike", "figures %(one)d and %(other)d count unlike things", **told)
        ]
    if other.number in one.may_contain or one.number in other.may_contain:
        return [
            Refusal(
                "figures-overlap",
                "one of the figures %(one)d and %(other)d may contain the other",
                **told,
            )
        ]
    if _kin(one, other, families):
        return [
            Refusal(
                "figures-of-kin",
                "figures %(one)d and %(other)d speak of programmes that belong together: what one "
                "counts may stand in the other",
                **told,
            )
        ]
    return []


def _kin(one: Figure, other: Figure, families: Mapping[str, str]) -> bool:
    if not one.programmes or not other.programmes:
        return True
    mine, theirs = ({families.get(p, p) for p in each.programmes} for each in (one, other))
    return bool(mine & theirs)


def summed(figures: Iterable[Figure], families: Mapping[str, str] | None = None) -> Quantity:
    """The sum of stated figures, itself with a qualifier. Refused: none, or two not to be added."""
    figures = list(figures)
    refusals = [
        refusal
        for one, other in combinations(figures, 2)
        for refusal in judge_pair(one, other, families or {})
    ]
    if not figures:
        refusals = [Refusal("no-figures", "there is no figure to add", field="figures")]
    if refusals:
        raise Refused(*refusals)
    quantities = [each.quantity for each in figures]
    number = sum((each.number for each in quantities), Decimal(0))
    return Quantity(number, joined_qualifier(q.qualifier for q in quantities), quantities[0].unit)


def joined_qualifier(qualifiers: Iterable[str]) -> str:
    """What stands before a sum of numbers with qualifiers.

    Exact numbers leave the others theirs; floors make a floor; what bounds both ways is `about`.
    """
    told = set(qualifiers)
    vague = told - {"exactly", "stated"}
    if not vague:
        return "stated" if "stated" in told else "exactly"
    if len(vague) == 1:
        return vague.pop()
    return "more-than" if vague <= set(FLOORS) else "about"
