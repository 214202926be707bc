"""A results framework in its simple form: statements, indicators, the values stated. Pure."""

from __future__ import annotations

import re

from letsema.values import Refusal

STATEMENT_KINDS = ("impact", "outcome", "output")
"""From the widest to the narrowest."""
VALUE_KINDS = ("baseline", "target", "achieved")
NUMBERS = re.compile(r"[0-9]+")


def judge_statement(code: str, kind: str, words: str) -> list[Refusal]:
    """Why a statement of results cannot stand; empty where it can."""
    refusals = [
        Refusal("empty", "%(field)s: a text is missing", field=field)
        for field, text in (("code", code), ("words", words))
        if not text.strip()
    ]
    if kind not in STATEMENT_KINDS:
        refusals.append(
            Refusal(
                "statement-kind",
                "a result is an impact, an outcome or an output, not %(kind)s",
                field="kind",
                kind=kind,
            )
        )
    return refusals


def judge_parent(kind: str, parent: str) -> list[Refusal]:
    """Why a result of a kind cannot stand under one of another; empty where it can."""
    if STATEMENT_KINDS.index(parent) <= STATEMENT_KINDS.index(kind):
        return []
    return [
        Refusal(
            "statement-under-narrower",
            "%(kind)s cannot stand under %(parent)s: that is narrower",
            field="parent",
            kind=kind,
            parent=parent,
        )
    ]


def judge_value(kind: str) -> list[Refusal]:
    """Why there is no such value of an indicator; empty where there is."""
    if kind in VALUE_KINDS:
        return []
    return [
        Refusal(
            "value-kind",
            "a value is a baseline, a target or achieved, not %(kind)s",
            field="kind",
            kind=kind,
        )
    ]


def code_order(code: str) -> tuple[tuple[int, ...], str]:
    """Where a code stands among others: 1.2 before 1.10, what has no number last."""
    numbers = tuple(map(int, NUMBERS.findall(code)))
    return (numbers or (10**9,), code)
