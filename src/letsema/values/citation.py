"""When something was so, and what says that it was."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

FORMS = re.compile(r"(?P<year>[0-9]{4})(-(?P<month>[0-9]{2})|-Q(?P<quarter>[1-4]))?")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
PRECISIONS = ("day", "month", "quarter", "year", "about", "not-after", "not-before")


@dataclass(frozen=True, slots=True)
class When:
    """A date with its precision: the window it is known to lie in, both ends included.

    `earliest` is None where nothing is known of it (`not-after`). `latest` always stands: a
    source that says something is so bounds it by its own date. Inside its window a date counts
    from the latest day.
    """

    precision: str
    earliest: date | None
    latest: date

    def __post_init__(self) -> None:
        if self.precision not in PRECISIONS:
            raise ValueError(f"not a precision: {self.precision}")
        if self.earliest is None and self.precision != "not-after":
            raise ValueError(f"a date of precision {self.precision} needs its earliest day")
        if self.earliest and self.earliest > self.latest:
            raise ValueError(f"{self.earliest} is after {self.latest}")
        if self.precision == "day" and self.earliest != self.latest:
            raise ValueError("a date known to the day is one day")

    @classmethod
    def on(cls, day: date) -> When:
        """Known to the day."""
        return cls("day", day, day)

    @classmethod
    def by(cls, day: date) -> When:
        """So by that day, since when is not known."""
        return cls("not-after", None, day)

    @classmethod
    def parse(cls, text: str) -> When:
        """Read `2021-06-30`, `2023-07`, `2024-Q3`, `2020`, `by 2021-06-30`,
        `about 2020-12` or `2022-01-01/2024-12-31` (some day in that window).
        """
        text = text.strip()
        word, _, rest = text.partition(" ")
        if word == "by":
            return cls.by(cls.parse(rest).latest)
        if word == "about":
            exact = cls.parse(rest)
            return cls("about", exact.earliest, exact.latest)
        if "/" in text:
            first, _, last = text.partition("/")
            return cls("not-before", cls._day(first), cls._day(last))
        return cls._plain(text)

    @classmethod
    def _plain(cls, text: str) -> When:
        told = FORMS.fullmatch(text)
        if told is None:
            return cls.on(cls._day(text))
        try:
            year = int(told["year"])
            if told["quarter"]:
                last = int(told["quarter"]) * 3
                return cls("quarter", date(year, last - 2, 1), _month_end(year, last))
            if told["month"]:
                month = int(told["month"])
                return cls("month", date(year, month, 1), _month_end(year, month))
            return cls("year", date(year, 1, 1), date(year, 12, 31))
        except ValueError as error:
            raise ValueError(f"not a date: {text!r}") from error

    @staticmethod
    def _day(text: str) -> date:
        try:
            if DAY.fullmatch(text):
                return date.fromisoformat(text)
        except ValueError:
            pass
        raise ValueError(f"not a date: {text!r}")

    @property
    def exact(self) -> date | None:
        """The day itself, where it is known to the day."""
        return self.latest if self.precision == "day" else None

    def holds(self, day: date) -> bool:
        """Whether that day counts as after the event: the latest day of the window has come."""
        return self.latest <= day

    def uncertain_on(self, day: date) -> bool:
        """Whether that day lies inside the window: it may have been so already."""
        return day < self.latest and (self.earliest is None or self.earliest <= day)

    def as_json(self) -> dict[str, str | None]:
        """`on`, `not_before`, `not_after`, `precision`, dates as ISO 8601."""
        return {
            "on": self.exact.isoformat() if self.exact else None,
            "not_before": None if self.exact or not self.earliest else self.earliest.isoformat(),
            "not_after": None if self.exact else self.latest.isoformat(),
            "precision": self.precision,
        }


Standing = Literal["certain", "possible", "no"]


def lasts(since: When | None, until: When | None, day: date) -> bool:
    """Whether what has a beginning and an end counts as so at the end of that day.

    None: no source says since when, or until when. Inside a window the latest day counts.
    """
    started = since is None or since.holds(day)
    return started and not (until is not None and until.holds(day))


def standing(since: When | None, until: When | None, day: date) -> Standing:
    """Whether something was so at the end of that day for certain, possibly, or not.

    Possibly: the day lies inside the window of its beginning or its end, or no source says since
    when.
    """
    if until is not None and until.holds(day):
        return "no"
    if since is not None and not since.holds(day):
        return "possible" if since.uncertain_on(day) else "no"
    leaving = until is not None and until.uncertain_on(day)
    return "possible" if since is None or leaving else "certain"


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


@dataclass(frozen=True, slots=True)
class Citation:
    """What a fact rests on: a decision by its number, or a source by its key and the place in it.

    `stated` is False where the fact is inferred from the source rather than said by it.
    """

    source: str | None = None
    decision: str | None = None
    place: str = ""
    stated: bool = True

    def __post_init__(self) -> None:
        if (self.source is None) == (self.decision is None):
            raise ValueError("a fact rests on a decision or on a source: name one of them")

    def as_json(self) -> dict[str, Any]:
        """The citation as plain data."""
        return {
            "source": self.source,
            "decision": self.decision,
            "place": self.place,
            "stated": self.stated,
        }
