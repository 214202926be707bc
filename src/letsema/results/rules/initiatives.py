"""Initiatives on the ground: what one may be. Pure."""

from __future__ import annotations

import re

from letsema.values import Refusal

KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def judge_initiative(key: str, title: str, scales_up: str) -> list[Refusal]:
    """Why an initiative cannot be started; empty where it can."""
    refusals = []
    if not KEY.fullmatch(key):
        refusals.append(
            Refusal(
                "initiative-key",
                "“%(key)s” is no key: small letters and numbers, joined by hyphens",
                field="key",
                key=key,
            )
        )
    if not title.strip():
        refusals.append(Refusal("empty", "%(field)s: a text is missing", field="title"))
    if scales_up and scales_up == key:
        refusals.append(
            Refusal("scales-itself", "an initiative does not scale itself up", field="scales_up")
        )
    return refusals
