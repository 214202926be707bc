"""Change-sets: what a decision may alter of a programme at once, whole or not at all. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from letsema.programmes.rules.facts import FIELDS
from letsema.values import Money, Refusal, When


@dataclass(frozen=True, slots=True)
class ChangeKind:
    """A kind of change-set: what it is called, the fields it may alter, those it must name."""

    words: str
    fields: tuple[str, ...]
    needs: tuple[str, ...] = ()


CHANGE_KINDS = {
    "extension": ChangeKind("Extension at no cost", ("ends", "duration_months")),
    "cost-extension": ChangeKind(
        "Extension with cost", ("ends", "duration_months", "budget"), ("budget",)
    ),
    "revision": ChangeKind("Revision", tuple(name for name in FIELDS if name != "ends_original")),
    "top-up": ChangeKind("Top-up", ("budget",), ("budget",)),
    "participants": ChangeKind(
        "Participants added or released", ("participants",), ("participants",)
    ),
    "convening-agency": ChangeKind(
        "Change of the convening agency", ("participants",), ("participants",)
    ),
}
"""Kinds of change-set and what each may alter."""

EXTENSIONS = ("extension", "cost-extension")


def judge_change(kind: str, facts: Mapping[str, Any], before: Mapping[str, Any]) -> list[Refusal]:
    """Why a change-set cannot stand; empty where it can.

    `before` is field → the value that stands. The values themselves are judged by
    `rules.facts.judge_fact`, before this is asked.
    """
    if kind not in CHANGE_KINDS:
        return [Refusal("change-kind", "%(kind)s is not a change", field="kind", kind=kind)]
    refusals = _judge_fields(CHANGE_KINDS[kind], facts)
    if not refusals and all(_same(before.get(name), value) for name, value in facts.items()):
        refusals.append(Refusal("no-change", "this is what stands already", field="facts"))
    if kind in EXTENSIONS:
        refusals += _judge_end(facts, before)
    if kind in ("cost-extension", "top-up"):
        refusals += _judge_more(facts.get("budget"), before.get("budget"))
    if kind == "convening-agency":
        refusals += _judge_convening(facts.get("participants") or (), before)
    return refusals


def _judge_fields(kind: ChangeKind, facts: Mapping[str, Any]) -> list[Refusal]:
    refusals = [
        Refusal(
            "not-of-this-change",
            "%(words)s: does not alter %(field)s",
            field=name,
            words=kind.words,
        )
        for name in facts
        if name not in kind.fields
    ]
    refusals += [
        Refusal("missing", "%(words)s: say %(field)s", field=name, words=kind.words)
        for name in kind.needs
        if name not in facts
    ]
    if not facts:
        refusals.append(Refusal("no-change", "say what changes", field="facts"))
    return refusals


def _same(stood: Any, value: Any) -> bool:
    """Whether a value is the one that stands; lists and codes are told in more than one shape."""
    if isinstance(value, (list, tuple)):
        return tuple(stood or ()) == tuple(value)
    return stood == value or (isinstance(value, str) and str(stood) == value)


def standing_end(before: Mapping[str, Any]) -> When | None:
    """The end that stands: the current one, else the one first planned."""
    return before.get("ends") or before.get("ends_original")


def _judge_end(facts: Mapping[str, Any], before: Mapping[str, Any]) -> list[Refusal]:
    """An extension ends later; where no end is known, it lasts longer."""
    end, stood = facts.get("ends"), standing_end(before)
    if isinstance(end, When):
        if stood is None or end.latest > stood.latest:
            return []
        return [
            Refusal(
                "not-later",
                "%(field)s: an extension ends later than %(stood)s",
                field="ends",
                stood=stood.latest.isoformat(),
            )
        ]
    months, lasted = facts.get("duration_months"), before.get("duration_months")
    if stood is not None or not isinstance(months, int):
        return [Refusal("missing", "say when it now ends", field="ends")]
    if lasted is None or months > lasted:
        return []
    return [
        Refusal(
            "not-longer",
            "%(field)s: an extension lasts longer than %(lasted)d months",
            field="duration_months",
            lasted=lasted,
        )
    ]


def _judge_more(budget: Any, stood: Money | None) -> list[Refusal]:
    if not isinstance(budget, Money) or stood is None:
        return []
    if budget.currency == stood.currency and budget.amount > stood.amount:
        return []
    return [
        Refusal(
            "not-more",
            "%(field)s: more than %(amount)s %(currency)s, in that currency",
            field="budget",
            amount=str(stood.amount),
            currency=stood.currency,
        )
    ]


def _judge_convening(parts: Any, before: Mapping[str, Any]) -> list[Refusal]:
    """One convenes, and it is another than before; who takes part stays the same."""
    stood = before.get("participants") or ()
    convening = [part.organisation for part in parts if part.role == "convening"]
    if len(convening) != 1:
        return [
            Refusal("one-convenes", "%(field)s: name the one that convenes", field="participants")
        ]
    if convening == [part.organisation for part in stood if part.role == "convening"]:
        return [Refusal("no-change", "this is what stands already", field="participants")]
    if {p.organisation for p in parts} != {p.organisation for p in stood}:
        return [
            Refusal(
                "others-too",
                "%(field)s: who takes part stays the same when another convenes",
                field="participants",
            )
        ]
    return []


def with_consequences(
    kind: str, facts: Mapping[str, Any], before: Mapping[str, Any]
) -> dict[str, Any]:
    """The facts, and the length an extension alters: by as many months as the end moves."""
    told = dict(facts)
    stood, lasted = standing_end(before), before.get("duration_months")
    moved = kind in EXTENSIONS and isinstance(told.get("ends"), When)
    if moved and stood and lasted and "duration_months" not in told:
        told["duration_months"] = lasted + months_between(stood.latest, told["ends"].latest)
    return told


def months_between(before: date, after: date) -> int:
    """Calendar months from one day's month to another's."""
    return (after.year - before.year) * 12 + after.month - before.month
