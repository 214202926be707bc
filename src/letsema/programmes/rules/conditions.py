"""Conditions a decision sets: obligations with an owner and a date. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from letsema.values import Refusal


@dataclass(frozen=True, slots=True)
class ConditionTerms:
    """A condition as it is set. `owner` is an organisation's key; `owner_words` one without a key.

    While a condition of release is open nothing is signed or transferred.
    """

    words: str
    owner: str = ""
    owner_words: str = ""
    due_on: date | None = None
    release: bool = False

    @classmethod
    def from_json(cls, plain: Mapping[str, Any]) -> ConditionTerms:
        """The terms that `as_json` made plain."""
        due = plain.get("due_on")
        return cls(
            words=str(plain["words"]),
            owner=str(plain.get("owner") or ""),
            owner_words=str(plain.get("owner_words") or ""),
            due_on=date.fromisoformat(due) if due else None,
            release=bool(plain.get("release")),
        )

    def as_json(self) -> dict[str, Any]:
        """The terms as plain data."""
        return {
            "words": self.words,
            "owner": self.owner,
            "owner_words": self.owner_words,
            "due_on": self.due_on.isoformat() if self.due_on else None,
            "release": self.release,
        }


def judge_terms(conditions: Sequence[ConditionTerms]) -> list[Refusal]:
    """Why conditions cannot be set so; empty where they can."""
    refusals = []
    if not conditions:
        refusals.append(Refusal("no-condition", "name a condition", field="conditions"))
    for each in conditions:
        if not each.words.strip():
            refusals.append(Refusal("empty", "%(field)s: a text is missing", field="conditions"))
        elif not (each.owner or each.owner_words.strip()):
            refusals.append(
                Refusal(
                    "no-owner",
                    "say who is to meet the condition “%(words)s”",
                    field="conditions",
                    words=each.words[:80],
                )
            )
    return refusals


def judge_open(
    words: str, *, met_on: date | None, waived_by: str | None, stands: bool = True
) -> list[Refusal]:
    """Why a condition is not open any more, to be met or waived; empty where it is.

    `waived_by` is a decision's number; it `stands` no more once the decision that set it was
    corrected.
    """
    if not stands:
        return [
            Refusal(
                "condition-closed",
                "the condition stands no more: the decision that set it was corrected",
            )
        ]
    if met_on is not None:
        return [
            Refusal(
                "condition-closed",
                "the condition “%(words)s” is met since %(day)s: it is open no more",
                words=words[:80],
                day=met_on.isoformat(),
            )
        ]
    if waived_by:
        return [
            Refusal(
                "condition-closed",
                "the condition “%(words)s” was waived by decision %(decision)s already",
                words=words[:80],
                decision=waived_by,
            )
        ]
    return []


def overdue(due_on: date | None, on: date) -> bool:
    """Whether something due has not come by the end of its day."""
    return due_on is not None and due_on < on
