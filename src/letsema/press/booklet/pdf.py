"""PDF: the pages of a booklet as lines, by pypdfium2 (permissive licence, no other program).

The text comes in the order it was set. What a page shows by space is told by geometry: blocks
apart (blank lines), cells apart (tabs). A line that ends in a space was broken by the
typesetter and runs on; U+FFFE is a hyphen at such a break.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2

from letsema.press.booklet.lines import Line, clean, without_furniture
from letsema.press.faults import Unreadable
from letsema.press.pdfium import alone

HYPHEN = "\ufffe"
_TIGHT = f"{HYPHEN}/–—"
"""Characters after which a line may break without a space."""
_CELL = 1.5
"""A gap inside a line this many times its height parts two cells."""


def pdf_lines(content: bytes) -> tuple[Line, ...]:
    """The lines of all pages. `Unreadable` if corrupt, locked, or without any text."""
    pages = _pages(content)
    if not any(pages):
        raise Unreadable("This PDF holds no text; a scanned booklet cannot be read.")
    mender = _Mender(pages)
    mended = [[replace(x, text=mender.mend(x.text)) for x in page] for page in pages]
    return without_furniture(mended)


@alone
def _pages(content: bytes) -> list[list[Line]]:
    """The lines of each page."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        raise Unreadable(
            "This PDF is locked with a password." if locked else "This PDF is damaged."
        ) from None
    try:
        return [_page_lines(document, number) for number in range(len(document))]
    except pypdfium2.PdfiumError:
        raise Unreadable("This PDF is damaged.") from None
    finally:
        document.close()


@dataclass(frozen=True, slots=True)
class _Row:
    """A line as it lies on the page, in points: `height` is its letters', for a row may be two
    printed lines made one by a mended hyphen; `tight`: it runs on without a space."""

    text: str
    wraps: bool
    tight: bool
    at: tuple[float, ...]
    height: float
    top: float
    bottom: float


def _page_lines(document: Any, number: int) -> list[Line]:
    page = document[number]
    textpage = page.get_textpage()
    rows: list[_Row] = []
    start = 0
    for raw in textpage.get_text_range().split("\r\n"):
        if raw.strip():
            rows.append(_row(textpage, _GLUED.sub(HYPHEN, raw), start))
        start += len(raw) + 2
    textpage.close()
    page.close()
    return _with_gaps(rows, number + 1)


def _row(textpage: Any, raw: str, start: int) -> _Row:
    """One row; boxes are asked only where words part."""
    stripped = raw.rstrip()
    lead = len(raw) - len(raw.lstrip())
    left, bottom, right, top = textpage.get_charbox(start + lead, loose=True)
    height = max(top - bottom, 1.0)
    edges = [left]
    cells: list[str] = []
    begun = lead
    low = bottom
    for space in re.finditer(r" +", stripped[lead:]):
        before, after = lead + space.start() - 1, lead + space.end()
        right = textpage.get_charbox(start + before, loose=True)[2]
        next_left, next_low = textpage.get_charbox(start + after, loose=True)[:2]
        low = min(low, next_low)
        if next_left - right > _CELL * height:
            cells.append(stripped[begun : before + 1])
            begun = after
            edges.append(next_left)
    cells.append(stripped[begun:])
    tight = raw == stripped and stripped[-1] in _TIGHT and len(stripped.strip()) > 1
    wraps = raw != stripped or tight
    return _Row("\t".join(cells), wraps, tight, tuple(edges), height, top, low)


def _with_gaps(rows: Sequence[_Row], page: int) -> list[Line]:
    """Rows as lines: a blank line wherever a row stands clear of the one before."""
    tops = sorted({round(row.top) for row in rows})
    outer = {*tops[:2], *tops[-2:]}
    result: list[Line] = []
    for at, row in enumerate(rows):
        gap = _gap(rows[at - 1], row) if at else 0
        text = clean(row.text)
        if text:
            edge = round(row.top) in outer
            result.append(
                Line(
                    text,
                    number=0,
                    page=page,
                    gap=gap,
                    turned=_jumps(rows, at),
                    wraps=row.wraps,
                    tight=row.tight,
                    at=row.at,
                    outer=edge,
                )
            )
    return result


def _jumps(rows: Sequence[_Row], at: int) -> bool:
    """Whether the text goes on at the top of another column."""
    return at > 0 and rows[at].bottom > rows[at - 1].top


def _gap(above: _Row, below: _Row) -> int:
    space = above.bottom - below.top
    height = below.height
    if above.wraps and -height < space < height:
        return 0
    if space < -2 * height:
        return 1
    return 0 if space < 0.45 * height else 1 if space < 2.5 * height else 2


_GLUED = re.compile(rf"{HYPHEN}\d{{1,4}}$")
"""A page number that a word broken at the foot of its page is glued to."""
_BROKEN = re.compile(rf"([\w-]+){HYPHEN}([\w-]+)")


class _Mender:
    """Makes words whole that were broken at a line's end.

    Whether the hyphen belongs to the word is told by the rest of the document: the word written
    whole elsewhere loses it, the compound written elsewhere keeps it. Where neither stands
    elsewhere, the document's habit decides: it breaks words with hyphens or it does not.
    """

    def __init__(self, pages: Sequence[Sequence[Line]]) -> None:
        text = " ".join(line.text for page in pages for line in page)
        self._words = frozenset(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text.casefold()))
        votes = [self._told(found[1], found[2]) for found in _BROKEN.finditer(text)]
        self._keeps = votes.count(True) >= votes.count(False)

    def mend(self, text: str) -> str:
        """The text with its broken words whole."""
        if HYPHEN not in text:
            return text
        return _BROKEN.sub(self._whole, text).replace(HYPHEN, "-")

    def _told(self, left: str, right: str) -> bool | None:
        """Whether the document says that the hyphen is the word's own; None if it does not."""
        if right[0].isupper() or right[0].isdigit() or "-" in left:
            return True
        whole = (left + right).casefold() in self._words
        compound = f"{left}-{right}".casefold() in self._words
        return None if whole == compound else compound

    def _whole(self, found: re.Match[str]) -> str:
        told = self._told(found[1], found[2])
        keeps = self._keeps if told is None else told
        return f"{found[1]}{'-' if keeps else ''}{found[2]}"
