"""Judging concept notes by a fund's criteria. Pure.

Source: the criteria are a setting of the fund; every submitted note reaches a meeting's list, an
ineligible one with the reason.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from letsema.values import Refusal

RECOMMENDATIONS = {
    "approve": "Approve",
    "approve-with-conditions": "Approve with conditions",
    "return": "Return for revision",
    "decline": "Decline",
}
"""What a reviewer may recommend, and what it is called in English."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """A criterion of the fund: its code, what it asks, the most points it gives."""

    code: str
    words: str
    most: int

    @classmethod
    def from_json(cls, plain: Mapping[str, Any]) -> Criterion:
        """A criterion as the fund's setting keeps it."""
        return cls(str(plain["code"]), str(plain["words"]), int(plain["most"]))


def judge_assessment(
    *,
    eligible: bool,
    ineligible_reason: str,
    scores: Mapping[str, Any],
    recommendation: str,
    criteria: Sequence[Criterion],
) -> list[Refusal]:
    """Why an assessment cannot stand as it is; empty where it can.

    A criterion may be left without points; one the fund does not have gets none.
    """
    refusals = []
    if recommendation not in RECOMMENDATIONS:
        refusals.append(
            Refusal(
                "recommendation",
                "%(recommendation)s is not a recommendation",
                field="recommendation",
                recommendation=recommendation,
            )
        )
    if eligible == bool(ineligible_reason.strip()):
        refusals.append(
            Refusal(
                "ineligible-reason",
                "say why a note is not eligible, and only of one that is not",
                field="ineligible_reason",
            )
        )
    if not eligible and recommendation.startswith("approve"):
        refusals.append(
            Refusal(
                "not-eligible",
                "a note that is not eligible is not recommended for approval",
                field="recommendation",
            )
        )
    most = {each.code: each.most for each in criteria}
    return refusals + [r for code, points in scores.items() for r in _judge(code, points, most)]


def _judge(code: str, points: Any, most: Mapping[str, int]) -> list[Refusal]:
    if code not in most:
        return [
            Refusal(
                "unknown-criterion",
                "%(code)s is not a criterion of the fund",
                field="scores",
                code=code,
            )
        ]
    if isinstance(points, int) and not isinstance(points, bool) and 0 <= points <= most[code]:
        return []
    return [
        Refusal(
            "points",
            "%(code)s: whole points from 0 to %(most)d",
            field="scores",
            code=code,
            most=most[code],
        )
    ]
