"""Sayings in the reader's language, and the addresses they lead to, on pages and in mail."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _

from letsema.doors.web import words
from letsema.insight.rules import Saying, Where
from letsema.values import When

register = template.Library()


def said(saying: Saying) -> str:
    """A saying in the reader's language, its dates in words."""
    if not saying.values:
        return _(saying.words) if saying.words else ""
    return _(saying.words) % {name: _value(value) for name, value in saying.values}


def _value(value: Any) -> Any:
    if isinstance(value, Saying):
        return said(value)
    if isinstance(value, When):
        return words.when(value)
    return words.day(value) if isinstance(value, date) else value


def address(where: Where) -> str:
    """The address of a page."""
    return reverse(where.name, args=where.parts)


def subject_line(groups: Sequence[Any]) -> str:
    """What a letter says has changed: the first thing, and how many more."""
    first = groups[0]
    told = said(first.notices[-1].words)
    more = sum(len(group.notices) for group in groups) - 1
    line = f"{first.name}: {told}" if first.name else told
    if more:
        line = _("%(first)s, and more: %(count)d") % {"first": line, "count": more}
    return " ".join(line.split())


register.filter("said", said)
register.filter("address", address)
register.filter("subject_line", subject_line)
