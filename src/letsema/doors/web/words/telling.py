"""Numbers, money, days and codes in words."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import pgettext

from letsema.doors.web.words.tables import LEVELS
from letsema.publications.titles.telling.codes import QUALIFIERS
from letsema.values import Money, Quantity, When

QUARTERS = (
    lazy("the first quarter of %(year)s"),
    lazy("the second quarter of %(year)s"),
    lazy("the third quarter of %(year)s"),
    lazy("the fourth quarter of %(year)s"),
)


def word(table: dict[str, str], code: str | None) -> str:
    """The label of a code in one of the tables above."""
    if not code:
        return ""
    return str(table.get(code, code.replace("-", " ").replace("_", " ")))


def level(stage: str | None, status: str | None = None) -> int:
    """The step of the stage ramp, 0 where the stage is not public or not known."""
    return LEVELS.get(stage or "", 0) or LEVELS.get(status or "", 0)


def number(value: Decimal | int) -> str:
    """A number grouped by thousands in the reader's language; cents only where there are any."""
    places = 0 if value == int(value) else 2
    return formats.number_format(value, places, use_l10n=True, force_grouping=True)


def money(value: Money | None) -> str:
    """`USD 65,977,500`, never rounded; the space does not break."""
    return f"{value.currency}\u00a0{number(value.amount)}" if value else ""


def quantity(value: Quantity | None) -> str:
    """A number with the word its source puts before it: `more than 1,400 lanterns`."""
    if value is None:
        return ""
    told = f"{number(value.number)} {value.unit}".strip()
    return QUALIFIERS[value.qualifier] % {"number": told}


def day(value: date | None) -> str:
    """A date in words: `30 June 2021`."""
    # Translators: how a date is written in words, in the letters of Django's date filter.
    return formats.date_format(value, pgettext("date in words", "j F Y")) if value else ""


def month(value: date) -> str:
    """A month in words: `June 2021`."""
    return formats.date_format(value, "YEAR_MONTH_FORMAT")


def when(value: When | None) -> str:
    """A date with its precision in words: `by 30 June 2021`, `July 2023`, `about 2020`."""
    if value is None:
        return _("date not stated")
    if value.precision == "not-after":
        return _("by %(day)s") % {"day": day(value.latest)}
    if value.precision == "about":
        return _("about %(time)s") % {"time": _window(value)}
    return _window(value)


def _window(value: When) -> str:
    first, last = value.earliest, value.latest
    assert first is not None  # only `not-after` has no earliest day
    after = last + timedelta(days=1)
    if first == last:
        return day(last)
    if first.day == after.day == 1:
        if (first.year, first.month) == (last.year, last.month):
            return month(last)
        if first.month == 1 and last.month == 12 and first.year == last.year:
            return str(last.year)
        if first.month % 3 == 1 and last.month == first.month + 2 and first.year == last.year:
            return QUARTERS[first.month // 3] % {"year": last.year}
        return _("%(first)s to %(last)s") % {"first": month(first), "last": month(last)}
    return _("between %(first)s and %(last)s") % {"first": day(first), "last": day(last)}
