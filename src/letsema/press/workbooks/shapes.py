"""The shapes a cell may have: how each is read from what stands there, and written again."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from letsema.press.workbooks.writing import Cell, Kind
from letsema.values import Refusal, When

Raw = str | int | float | bool | date | datetime | time | timedelta
"""What stands in a cell as a file gives it; nothing is the empty text."""

CENT = Decimal("0.01")
NOISE = 8
"""How many steps of a double a computed amount may lie beside the one it is shown as."""

UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u2060\ufeff\u00ad"))
YES = {"yes": True, "y": True, "true": True, "1": True}
NO = {"no": False, "n": False, "false": False, "0": False}
AMOUNT = re.compile(r"[+-]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]*)?|[+-]?[0-9]+(?:\.[0-9]*)?")


class Wrong(Exception):
    """What stands in a cell is not of its shape; carries the refusal that says why."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(str(refusal))
        self.refusal = refusal


@dataclass(frozen=True, slots=True)
class Shape:
    """How a cell is read and written.

    `read` takes what stands there, never nothing, and raises `Wrong`; `write` gives the cell of
    a value read; `choices` are offered in a list, `strict` if there are no others; `words` say
    how it is written, `kind` how it looks.
    """

    name: str
    read: Callable[[Raw], Any]
    write: Callable[[Any], Cell]
    words: str
    kind: Kind = "text"
    choices: tuple[str, ...] = ()
    strict: bool = False


def plain(text: str) -> str:
    """A text without what nobody sees: odd spaces, marks of no width, spaces at either end."""
    lines = text.translate(UNSEEN).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(" ".join(line.split()) for line in lines).strip()


def folded(text: str) -> str:
    """A text as headings and choices are compared: no case, no marks, one space."""
    bare = unicodedata.normalize("NFKC", plain(text)).casefold()
    return " ".join(re.sub(r"[\s\-_]+", " ", bare).strip(" *:").split())


def as_text(raw: Raw) -> str:
    """What stands in a cell, as words: `36.0` is 36, a day is ISO 8601."""
    if isinstance(raw, bool):
        return "yes" if raw else "no"
    if isinstance(raw, float):
        return str(int(raw)) if raw.is_integer() and abs(raw) < 1e15 else repr(raw)
    if isinstance(raw, datetime):
        return raw.date().isoformat() if raw.time() == time() else raw.isoformat(" ")
    if isinstance(raw, date):
        return raw.isoformat()
    return plain(raw) if isinstance(raw, str) else str(raw)


def _one_line(raw: Raw) -> str:
    return " ".join(as_text(raw).split())


def _slug(raw: Raw) -> str:
    text = _one_line(raw)
    if not re.fullmatch(r"[a-z0-9]+(?:[-_][a-z0-9]+)*", text):
        raise Wrong(
            Refusal("slug", "“%(value)s” is not a key: small letters, digits, hyphens", value=text)
        )
    return text


def _when(raw: Raw) -> When:
    text = _one_line(raw)
    try:
        return When.parse(text)
    except ValueError:
        raise Wrong(
            Refusal(
                "date",
                "“%(value)s” is not a date: write 2021-06-30, 2021-06, 2021-Q2, 2021,"
                " by 2021-06-30, about 2021-06 or 2021-01-01/2021-06-30",
                value=text,
            )
        ) from None


def _day(raw: Raw) -> date:
    text = _one_line(raw)
    try:
        exact = When.parse(text).exact
    except ValueError:
        exact = None
    if exact is None:
        raise Wrong(Refusal("day", "“%(value)s” is not a day: write 2021-06-30", value=text))
    return exact


def when_text(when: When) -> str:
    """The text that `When.parse` reads as this date; `ValueError` for a window it cannot name."""
    if when.precision == "not-after":
        return f"by {when.latest}"
    if when.precision == "not-before":
        return f"{when.earliest}/{when.latest}"
    about = "about " if when.precision == "about" else ""
    first = when.earliest or when.latest
    quarter = f"{first.year}-Q{(first.month + 2) // 3}"
    for form in (f"{first}", f"{first:%Y-%m}", quarter, f"{first.year:04d}"):
        if When.parse(about + form) == when:
            return about + form
    raise ValueError(f"no words for {when}")


def _number(raw: Raw) -> Decimal:
    """The number typed; of one that was computed, the one it is shown as."""
    if isinstance(raw, bool):
        raise InvalidOperation
    if isinstance(raw, int):
        return Decimal(raw)
    if isinstance(raw, float):
        return _computed(raw)
    text = _one_line(raw)
    if not AMOUNT.fullmatch(text):
        raise InvalidOperation
    return Decimal(text.replace(",", ""))


def _computed(number: float) -> Decimal:
    typed = Decimal(repr(number))
    shown = Decimal(format(number, ".15g"))
    if (
        typed != typed.quantize(CENT)
        and shown == shown.quantize(CENT)
        and abs(typed - shown) <= NOISE * Decimal(math.ulp(number))
    ):
        return shown
    return typed


def _integer(raw: Raw) -> int:
    try:
        number = _number(raw)
        if number == number.to_integral_value():
            return int(number)
    except (InvalidOperation, ValueError):
        pass
    raise Wrong(Refusal("whole-number", "“%(value)s” is not a whole number", value=as_text(raw)))


def _quantity(raw: Raw) -> Decimal:
    """A number from nothing up; how many places it may have is said by who keeps it."""
    try:
        number = _number(raw)
    except (InvalidOperation, ValueError):
        number = Decimal(-1)
    if number < 0:
        raise Wrong(
            Refusal("number", "“%(value)s” is not a number: write 1400", value=as_text(raw))
        )
    return abs(number)


def _written(number: Decimal) -> Cell:
    """A whole number as one; of another every place, as text."""
    whole = number == number.to_integral_value()
    return int(number) if whole else format(number.normalize(), "f")


def _money(raw: Raw) -> Decimal:
    """An exact amount with two decimals."""
    try:
        amount = _number(raw)
        exact = amount.quantize(CENT)
    except (InvalidOperation, ValueError):
        raise Wrong(
            Refusal("amount", "“%(value)s” is not an amount: write 1234.50", value=as_text(raw))
        ) from None
    if amount != exact:
        raise Wrong(
            Refusal("cents", "“%(value)s” has more than two decimals", value=format(amount, "f"))
        )
    return exact or abs(exact)


def _yes_no(raw: Raw) -> bool:
    found = {**YES, **NO}.get(folded(as_text(raw)))
    if found is None:
        raise Wrong(Refusal("yes-no", "“%(value)s”: write yes or no", value=as_text(raw)))
    return found


TEXT = Shape("text", _one_line, str, "words")
LONG = Shape("long", as_text, str, "words; several lines may be", "long")
SLUG = Shape("slug", _slug, str, "a key: small letters, digits, hyphens")
WHEN = Shape(
    "date-with-precision",
    _when,
    when_text,
    "a date as far as it is known: 2021-06-30, 2021-06, 2021-Q2, 2021, by 2021-06-30, "
    "about 2021-06, 2021-01-01/2021-06-30",
)
DAY = Shape("day", _day, date.isoformat, "a day: 2021-06-30")
INTEGER = Shape("whole-number", _integer, int, "a whole number", "number")
QUANTITY = Shape("quantity", _quantity, _written, "a number from 0 up", "number")
MONEY = Shape("money", _money, Decimal, "an amount, at most two decimals", "money")
YES_NO = Shape(
    "yes-no", _yes_no, lambda value: "yes" if value else "no", "yes or no", "text", ("yes", "no")
)


def choice(codes: Iterable[str]) -> Shape:
    """One of these codes, in any case, with hyphens or spaces."""
    known = {folded(code): code for code in codes}
    offered = ", ".join(known.values())

    def read(raw: Raw) -> str:
        found = known.get(folded(as_text(raw)))
        if found is None:
            raise Wrong(
                Refusal(
                    "choice",
                    "“%(value)s” is none of: %(choices)s",
                    value=as_text(raw),
                    choices=offered,
                )
            )
        return found

    return Shape("choice", read, str, "one of the list", "text", tuple(known.values()), strict=True)


def country(find: Callable[[str], str | None], named: Mapping[str, str]) -> Shape:
    """A country by a name `find` knows or by its code; `named` are the names offered, by code."""

    def read(raw: Raw) -> str:
        text = _one_line(raw)
        code = text.upper() if text.upper() in named else find(text)
        if code is None:
            raise Wrong(
                Refusal("country", "there is no country called “%(value)s” on record", value=text)
            )
        return code

    return Shape(
        "country",
        read,
        lambda code: named[code],
        "a country: its name, or its code of three letters",
        choices=tuple(sorted(named.values())),
    )
