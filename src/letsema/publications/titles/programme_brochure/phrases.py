"""How a programme's papers say numbers, periods, lists and what is left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from letsema.publications.titles.minutes.phrases import listed
from letsema.publications.titles.programme_brochure.codes import QUALIFIERS
from letsema.publications.titles.programme_brochure.words import Words
from letsema.publications.titles.setting import Item
from letsema.publications.titles.telling.phrases import day, figure, joined, money, when, word

__all__ = [
    "day",
    "few",
    "joined",
    "listed",
    "money",
    "paragraphs",
    "period",
    "quantity",
    "shortened",
    "some",
    "when",
    "word",
]

ENDS = (". ", "? ", "! ", ".\n")


def quantity(told: dict[str, Any] | None, *, unit: bool = True) -> str:
    """`more than 1,400 solar lanterns`; nothing for none."""
    if not told:
        return ""
    before = word(QUALIFIERS, told["qualifier"]) % {"number": figure(told["number"])}
    return f"{before} {told['unit']}".strip() if unit else before


def paragraphs(text: str | None) -> tuple[str, ...]:
    """The paragraphs of a text."""
    return tuple(part.strip() for part in (text or "").split("\n\n") if part.strip())


def period(first: dict[str, Any] | None, last: dict[str, Any] | None, words: Words) -> str:
    """`2011 to 2013`, one end of it, or nothing."""
    start, end = when(first), when(last)
    if start and end:
        return words["from_to"] % {"first": start, "last": end}
    return start or (words["until"] % {"date": end} if end else "")


def some(items: Iterable[Item], most: int | None, words: Words) -> tuple[Item, ...]:
    """The first of several items, and how many there are more."""
    told = tuple(items)
    if most is None or len(told) <= most:
        return told
    return (*told[:most], Item(words["more"] % {"count": len(told) - most}))


def few(names: Sequence[str], most: int | None, words: Words) -> str:
    """`A, B and C`; of many the first, and how many there are more."""
    if most is None or len(names) <= most:
        return listed(names, words)
    more = words["more"] % {"count": len(names) - most}
    return f"{', '.join(names[:most])} {more}" if most else more


def shortened(text: str, most: int | None) -> str:
    """A text cut at the end of a sentence, else of a word, no longer than asked."""
    if most is None or len(text) <= most:
        return text
    ends = [text.rfind(end, 0, most) for end in ENDS]
    if (last := max(ends)) > most // 3:
        return text[: last + 1]
    return f"{text[: most - 1].rsplit(' ', 1)[0].rstrip(' ,;:–-')}…"
