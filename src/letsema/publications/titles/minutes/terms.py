"""The terms of a decision or a request, as rows of a name and what it says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from letsema.partners import queries as partners
from letsema.publications.titles.pipeline_booklet.phrases import day, money

NAMES = {
    "amount": _("Budget approved"),
    "budget": _("Budget"),
    "ends": _("Current end date"),
    "ends_original": _("Original end date"),
    "starts": _("Start"),
    "due_on": _("Due again on"),
    "reason": _("Reason"),
    "to": _("To the meeting"),
    "organisation": _("Organisation"),
    "role": _("Role"),
    "code": _("Code"),
    "until": _("Until"),
    "decision": _("Decision corrected"),
    "title": _("Title"),
    "summary": _("Summary"),
    "region": _("Region"),
    "thematic_area": _("Thematic area"),
    "duration_months": _("Duration in months"),
    "countries": _("Countries"),
    "participants": _("Participating UN organizations"),
    "key_partners": _("Key partners"),
    "sdgs": _("SDGs"),
    "objectives": _("Objectives"),
    "principles": _("Guiding principles"),
    "alignments": _("Plans it aligns with"),
    "words": _("Words"),
    "public_words": _("Public words"),
}
"""What the fields of terms and of programmes are called in a meeting's papers."""

REASONS = {
    "no-longer-relevant": _("No longer relevant"),
    "funded-elsewhere": _("Funded elsewhere"),
    "merged": _("Merged with another programme"),
    "other": _("Another reason"),
}
UNTOLD = ("conditions", "internal_words", "act", "terms")
"""What is told elsewhere in the papers, or to nobody who reads them."""
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def name(field: str) -> str:
    """What a field is called; itself where nobody named it."""
    return gettext(NAMES[field]) if field in NAMES else field


def rows(terms: Mapping[str, Any] | None, words: str = "") -> list[dict[str, str]]:
    """Terms told as plain data, row by row; nothing that `words` say already."""
    told: list[dict[str, str]] = []
    for field, value in (terms or {}).items():
        if field in UNTOLD or value in (None, "", [], {}):
            continue
        if field == "shares":
            told += [
                {"label": organisation(each["organisation"]), "value": money(each["amount"])}
                for each in value
            ]
        elif field == "facts":
            told += rows(value)
        elif said(value, field) not in words:
            told.append({"label": name(field), "value": said(value, field)})
    return told


def organisation(key: str) -> str:
    """The acronym of an organisation, its key where the record has none of that key."""
    found = partners.organisation(key)
    return found.acronym if found else key


def said(value: Any, field: str = "") -> str:
    """A plain value in words: a day, an amount, names in a row."""
    if isinstance(value, Mapping):
        return _part(value)
    if isinstance(value, (list, tuple)):
        if _is_window(value):
            return day(value[2])
        return ", ".join(said(each) for each in value)
    if field == "organisation":
        return organisation(str(value))
    text = str(value)
    if field == "reason" and text in REASONS:
        return gettext(REASONS[text])
    return day(text) if ISO_DAY.fullmatch(text) else text


def _is_window(value: Any) -> bool:
    """Whether it is a date with its precision, as terms tell it."""
    return len(value) == 3 and isinstance(value[2], str) and bool(ISO_DAY.fullmatch(value[2]))


def _part(value: Mapping[str, Any]) -> str:
    """An amount; a part of a list by what names it."""
    if set(value) >= {"amount", "currency"}:
        return money(dict(value))
    if value.get("organisation"):
        return organisation(value["organisation"])
    return str(next((value[key] for key in ("name", "title", "code") if value.get(key)), ""))
