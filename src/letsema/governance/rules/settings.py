"""What a fund may set, with its defaults: common practice that no document confirms. Pure."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from letsema.values import Refusal

CONSEQUENCES = ("declare", "no-scoring", "leave")
PREFIX = re.compile(r"[A-Z][A-Z0-9]*(-[A-Z][A-Z0-9]*)*")
CODE = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Setting:
    """A thing a fund may set: its default, what it is, what a value must be, where it is from."""

    default: Any
    words: str
    judge: Callable[[Any], bool]
    source: str = "[set]"


def _whole(least: int, most: int) -> Callable[[Any], bool]:
    def judge(value: Any) -> bool:
        return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most

    return judge


def _prefix(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= 12 and bool(PREFIX.fullmatch(value))


def _yes_or_no(value: Any) -> bool:
    return isinstance(value, bool)


def _conflict(value: Any) -> bool:
    return isinstance(value, dict) and all(
        isinstance(role, str) and CODE.fullmatch(role) and consequence in CONSEQUENCES
        for role, consequence in value.items()
    )


def _criterion(each: Any) -> bool:
    return (
        isinstance(each, dict)
        and set(each) == {"code", "words", "most"}
        and isinstance(each["code"], str)
        and bool(CODE.fullmatch(each["code"]))
        and isinstance(each["words"], str)
        and bool(each["words"].strip())
        and _whole(1, 100)(each["most"])
    )


def _criteria(value: Any) -> bool:
    if not isinstance(value, list) or not all(map(_criterion, value)):
        return False
    codes = [each["code"] for each in value]
    return bool(codes) and len(set(codes)) == len(codes)


def _ageing(value: Any) -> bool:
    return isinstance(value, dict) and all(
        isinstance(stage, str) and CODE.fullmatch(stage) and _whole(1, 3650)(days)
        for stage, days in value.items()
    )


CRITERIA = [
    {"code": code, "words": words, "most": 5}
    for code, words in (
        ("principles", "Alignment with the guiding principles"),
        ("engagement", "Government entities and stakeholders engaged"),
        ("consultation", "Consultation in the design"),
        ("ownership", "National ownership"),
        ("complementarity", "Complementarity with other work"),
        ("innovation", "Innovation"),
        ("sustainability", "Sustainability of what is achieved"),
        ("replication", "Potential for replication"),
        ("partnership", "Partnership"),
        ("gender-child", "Focus on gender and children"),
    )
]
SETTINGS: dict[str, Setting] = {
    "meeting-prefix": Setting("SC", "Prefix of the committee's meeting numbers", _prefix),
    "quorum-percent": Setting(50, "Seats that must be present, in per cent", _whole(1, 100)),
    "quorum-each-group": Setting(False, "One of every group must be present", _yes_or_no),
    "no-objection-working-days": Setting(
        10, "Working days a no-objection round stays open", _whole(1, 90)
    ),
    "conflict": Setting(
        {
            "member": "leave",
            "co-chair": "declare",
            "chair": "declare",
            "ex-officio": "declare",
            "observer": "declare",
            "reviewer": "no-scoring",
        },
        "What follows from an interest, by role",
        _conflict,
    ),
    "extension-notice-months": Setting(
        3, "Months before its end that an extension is asked for", _whole(0, 24)
    ),
    "seats-per-group": Setting(3, "Seats of each group on the committee", _whole(1, 50)),
    "review-criteria": Setting(
        CRITERIA, "What a note is assessed by, with the most points", _criteria, "[doc, pub]"
    ),
    "ageing-days": Setting(
        {
            "submitted": 14,
            "under-review": 60,
            "returned": 60,
            "concept-note-approved": 365,
            "document-solicited": 120,
            "document-submitted": 60,
            "document-approved": 60,
            "signed": 30,
        },
        "Days after which a wait at a stage is shown as long",
        _ageing,
    ),
}
"""Every key a fund may set. Whatever is not set stands at its default."""


def defaults() -> dict[str, Any]:
    """Every setting at its default, as a copy of one's own."""
    return {key: copy.deepcopy(setting.default) for key, setting in SETTINGS.items()}


def judge_setting(key: str, value: Any) -> list[Refusal]:
    """Why a fund may not set that: a key there is not, a value the key does not take."""
    setting = SETTINGS.get(key)
    if setting is None:
        return [Refusal("unknown-setting", "%(key)s is not a setting", field="key", key=key)]
    if not setting.judge(value):
        return [
            Refusal("setting-value", "%(key)s does not take this value", field="value", key=key)
        ]
    return []


STANDS_WITH = {"alternate": "member", "convenor": "co-chair", "co-convenor": "co-chair"}


def conflict_consequence(role: str, setting: Mapping[str, str]) -> str:
    """What an interest means for a role by the fund's `conflict` setting.

    An alternate stands as a member, convenors as co-chairs; any other role declares.
    """
    known = setting.get(role) or setting.get(STANDS_WITH.get(role, ""))
    return known or "declare"
