"""Numbers, money, dates and codes of content in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import pgettext

from letsema.publications.titles.pipeline_booklet import phrases
from letsema.publications.titles.pipeline_booklet.phrases import day, figure, money
from letsema.publications.titles.pipeline_booklet.words import WORDS
from letsema.publications.titles.telling.codes import QUALIFIERS

__all__ = ["day", "figure", "joined", "listed", "money", "period", "quantity", "when", "word"]

Told = dict[str, Any]
DATES = {name: lazy(WORDS[name]) for name in ("by_date", "about_date", "quarter", "between")}
"""The words of dates, in the language that is active when they are read."""


def word(table: Mapping[str, Any], code: str | None) -> str:
    """The label of a code; an unknown one is shown as it is, its hyphens opened."""
    return str(table.get(code, code.replace("-", " "))) if code else ""


def when(told: Told | None) -> str:
    """A date with its precision in words: `by 30 June 2021`, `July 2023`; empty for none."""
    return phrases.since(told, DATES)


def period(since: Told | None, until: Told | None) -> str:
    """`March 2010 to 2014`, `since 2019`, `by 2014`, `until June 2022`; empty for nothing."""
    if since and until:
        told = {"since": when(since), "until": when(until)}
        return pgettext("period", "%(since)s to %(until)s") % told
    if since and since["precision"] in ("not-after", "not-before"):
        return when(since)
    if since:
        return _("since %(date)s") % {"date": when(since)}
    return _("until %(date)s") % {"date": when(until)} if until else ""


def quantity(told: Told | None) -> str:
    """A number with the word its source puts before it: `more than 1,400 lanterns`."""
    if not told:
        return ""
    number = QUALIFIERS[told["qualifier"]] % {"number": figure(told["number"])}
    return f"{number} {told['unit']}".strip()


def joined(parts: Iterable[str | None], mark: str = " · ") -> str:
    """What is told of several things, in a line."""
    return mark.join(part for part in parts if part)


def listed(names: Iterable[str]) -> str:
    """Names, by commas."""
    return ", ".join(name for name in names if name)
