"""Lines: a document as cleaned lines that know their place, without its furniture.

A text is split at line ends; a form feed is a page break. What no reader of the printed page
would read (rule lines, page numbers, running heads and feet) is dropped here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from letsema.press.booklet.labels import is_absent, pieces, says_status
from letsema.press.booklet.places import is_region
from letsema.press.faults import Unreadable

BREAK = 3
"""Blank lines that count as a break in the layout; a page break counts as so many."""

_SPACES = dict.fromkeys(
    [0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000, 0x0B, 0x85, 0x2028, 0x2029], " "
)
_NOTHING = dict.fromkeys([0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF])
_ODD = {**_SPACES, **_NOTHING}
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_RUNS = re.compile(r" +")
_TABS = re.compile(r" *\t[ \t]*| {3,}")
_RULE = re.compile(r"(?=.*[-_=~*·•.–—─━═]{3})[-_=~*·•.–—─━═|+\s]+")
_PAGE = re.compile(r"(?i)(?:page|p\.)\s*\d+(?:\s*(?:/|of)\s*\d+)?|[-–—]\s*\d+\s*[-–—]")
_NUMBER = re.compile(r"\d{1,4}")


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: cleaned text (cells apart by a tab), its number and page (from 1).

    `gap` is the number of blank lines above it, `BREAK` after a page break; `turned`: a page or
    column break is above it. `wraps`: it is known to run on into the next, `tight` without a
    space. `at` are the left edges of its cells in points, `outer`: it stands among the first or
    last lines of its page, `running` what the running heads and feet of its page say; these
    come from PDF pages (the last two from form feeds also).
    """

    text: str
    number: int
    page: int
    gap: int = 0
    turned: bool = False
    wraps: bool = False
    tight: bool = False
    at: tuple[float, ...] = ()
    outer: bool = False
    running: tuple[str, ...] = ()


def clean(text: str) -> str:
    """The text without odd, doubled and outer spaces; a tab or three spaces part cells."""
    if not text.isascii():
        text = text.translate(_ODD)
    text = text.strip()
    if "\t" in text or "   " in text:
        text = _TABS.sub("\t", text)
    return _RUNS.sub(" ", text) if "  " in text else text


def text_lines(content: bytes) -> tuple[Line, ...]:
    """The lines of a UTF-8 text. `Unreadable` if it is not text."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(
            f"This is neither a PDF nor UTF-8 text (byte {error.start + 1} is not UTF-8)."
        ) from None
    if _CONTROL.search(text):
        raise Unreadable("This is not a text: it holds control characters.")
    pages: list[list[Line]] = [[]]
    blanks = 0
    for number, raw in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        if not raw:
            blanks += 1
            continue
        for turn, part in enumerate(raw.split("\f")):
            if turn:
                pages.append([])
            words = clean(part)
            if not words:
                blanks += 1
            elif not _RULE.fullmatch(words):
                pages[-1].append(Line(words, number, len(pages), blanks))
                blanks = 0
    return without_furniture(_outer(page) for page in pages)


def _outer(page: list[Line]) -> list[Line]:
    """The page with its first two and last two lines marked as outer."""
    edges = {0, 1, len(page) - 2, len(page) - 1}
    return [replace(line, outer=True) if at in edges else line for at, line in enumerate(page)]


def without_furniture(pages: Iterable[Sequence[Line]]) -> tuple[Line, ...]:
    """All pages as one run of lines, without page numbers and running heads and feet.

    A running line is one that stands at the edge of three pages or more, its figures aside.
    """
    kept_pages = [list(page) for page in pages]
    if len(kept_pages) == 1:
        return tuple(line for line in kept_pages[0] if not _PAGE.fullmatch(line.text))
    seen = Counter(
        shape for page in kept_pages for shape in {_shape(x.text) for x in page if x.outer}
    )
    result: list[Line] = []
    for page in kept_pages:
        flags = [_is_furniture(line, at, page, seen) for at, line in enumerate(page)]
        running = tuple(x.text for x, drop in zip(page, flags, strict=True) if drop)
        rest = [x for x, drop in zip(page, flags, strict=True) if not drop]
        for at, line in enumerate(rest):
            turned = at == 0 and bool(result)
            gap = max(BREAK, line.gap) if turned else line.gap
            turned = turned or line.turned
            result.append(replace(line, gap=gap, turned=turned, running=running))
    return tuple(result)


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", text).casefold()


def _is_furniture(line: Line, at: int, page: Sequence[Line], seen: Counter[str]) -> bool:
    if not line.outer:
        return False
    if _PAGE.fullmatch(line.text):
        return True
    if any(pieces(near.text) for near in page[max(at - 1, 0) : at + 2]):
        return False
    if _NUMBER.fullmatch(line.text):
        return at in (0, len(page) - 1)
    return seen[_shape(line.text)] >= 3 and not _is_content(line.text)


def _is_content(text: str) -> bool:
    """Words that may stand at the edge of many pages and yet are never furniture."""
    return is_absent(text) or is_region(text) or says_status(text)
