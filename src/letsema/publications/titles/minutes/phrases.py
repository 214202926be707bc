"""How a meeting's papers say days, names in a row, whole sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils import dateformat
from django.utils.translation import gettext as _

from letsema.publications.titles.pipeline_booklet.phrases import day

Words = dict[str, str]
LONG_WORD = re.compile(r"\S{30,}")
STRETCH = re.compile(r"\S{1,15}")


def days(first: str | None, last: str | None, words: Words) -> str:
    """`24–25 June 2031`, `30 June – 2 July 2031`, one day, or nothing where none is told."""
    if not first or not last or first == last:
        return day(first or last or "") if first or last else ""
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    if (start.year, start.month) == (end.year, end.month):
        return words["days"] % {"first": dateformat.format(start, _("j")), "last": day(last)}
    form = _("j F") if start.year == end.year else _("j F Y")
    return words["days_apart"] % {"first": dateformat.format(start, form), "last": day(last)}


def listed(names: Sequence[str], words: Words) -> str:
    """`Norway`, `Norway and Peru`, `Norway, Peru and Fiji`."""
    if len(names) < 2:
        return "".join(names)
    return words["and"] % {"all": ", ".join(names[:-1]), "last": names[-1]}


def sentence(text: str) -> str:
    """A text that ends as a sentence does."""
    text = text.strip()
    return text if not text or text[-1] in ".?!…:;”)" else f"{text}."


def breakable(value: Any) -> Any:
    """Plain data in which a word too long for a column may break, with no sign where it does."""
    if isinstance(value, str):
        return LONG_WORD.sub(lambda found: "\u200b".join(STRETCH.findall(found.group())), value)
    if isinstance(value, dict):
        return {key: breakable(item) for key, item in value.items()}
    if isinstance(value, list):
        return [breakable(item) for item in value]
    return value
