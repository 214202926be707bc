"""How the booklet says an amount, a date, a number of programmes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import dateformat
from django.utils.translation import gettext as _

Words = dict[str, str]


def figure(amount: str) -> str:
    """An amount exactly, thousands parted by commas, cents only where there are any."""
    value = Decimal(amount)
    return f"{value:,.0f}" if value == value.to_integral_value() else f"{value:,.2f}"


def money(amount: dict[str, Any] | None) -> str:
    """`USD 1,700,000`; nothing where there is no amount."""
    return f"{amount['currency']} {figure(amount['amount'])}" if amount else ""


def day(text: str) -> str:
    """`30 June 2021` for an ISO date."""
    return dateformat.format(date.fromisoformat(text), _("j F Y"))


def month(text: str) -> str:
    """`June 2021` for an ISO date in it."""
    return dateformat.format(date.fromisoformat(text), _("F Y"))


def since(when: dict[str, Any] | None, words: Words) -> str:
    """A date with its precision, as words: `by 30 June 2021`, `about December 2020`, `2020`."""
    if not when:
        return ""
    if when.get("on"):
        return day(when["on"])
    first, last, precision = when.get("not_before"), when.get("not_after"), when["precision"]
    if not first:
        return words["by_date"] % {"date": day(last)} if last else ""
    if precision == "not-before" or not last:
        return words["between"] % {"first": day(first), "last": day(last or first)}
    span = _span(first, last, words)
    return words["about_date"] % {"date": span} if precision == "about" else span


def _span(first: str, last: str, words: Words) -> str:
    """The name of the month, quarter or year between two days; else the two days."""
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    if start == end:
        return day(first)
    if (start.year, start.month) == (end.year, end.month):
        return month(first)
    if start.year == end.year and start.day == 1:
        if (start.month, end.month) == (1, 12):
            return str(start.year)
        if end.month - start.month == 2:
            return words["quarter"] % {"quarter": end.month // 3, "year": start.year}
    return words["between"] % {"first": day(first), "last": day(last)}


def programmes(count: int, words: Words) -> str:
    """`1 joint programme`, `32 joint programmes`."""
    return words["one_programme"] if count == 1 else words["programmes"] % {"count": count}


def published(when: dict[str, Any] | str | None, words: Words) -> str:
    """When a source was published: a date with its precision, or text as it stands."""
    if isinstance(when, str):
        return day(when) if len(when) == 10 else when
    return since(when, words)
