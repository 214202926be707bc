"""The rest: what is printed between one entry's end and the next heading, and after the last.

Area titles, area marks ("➔ 4 FACILITATING …"), the annex's heading, the imprint and other back
matter must not end up in the field they follow.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from letsema.press.booklet.fields import read_status
from letsema.press.booklet.labels import is_absent
from letsema.press.booklet.lines import BREAK, Line
from letsema.press.booklet.segments import Draft, Field

_ARROW = re.compile(r"[➔➜➝➞→⇒►▶▸■●»]\s*(\d{1,2})\b[\s.:–-]*(.*)")
_AREA = re.compile(r"(?i)thematic\s+area\s*(\d{1,2})?\b[\s.:·–—-]*(.*)")
_ANNEX = re.compile(r"(?i)annex\b(?!es\b)|funded joint programmes$")
_BACK = re.compile(
    r"(?i)★|(?:map )?disclaimer\b|imprint$|contacts?$|what(?: has|’s|'s)? changed\b|changes since\b"
    r"|(?:table of )?all (?:joint )?programmes\b|sources?$|the map$|map$|back cover$"
)
_SENTENCE = re.compile(r"[.!?…:;][)\]”’\"'»]*\d{0,2}$|[)\]][.;]?$")
_BULLET = re.compile(r"(?:[-•·‣▪*–]|\(?[ivx\d]{1,3}[).])\s")
_OPEN = frozenset({"title", "partners", "participants"})
_ONE_BLOCK = frozenset(
    {"title", "status", "budget", "duration", "sdgs", "objectives", "area", "participants"}
)


@dataclass(frozen=True, slots=True)
class Between:
    """What stands before a heading: the annex's beginning, an area's number and name, a mark."""

    annex: bool = False
    number: int | None = None
    name: str | None = None
    mark: int | None = None
    mark_words: str = ""
    lines: tuple[Line, ...] = ()


def area_number(text: str) -> tuple[int | None, str] | None:
    """Number and words of a line that names a thematic area (`THEMATIC AREA 2`), else None."""
    found = _AREA.fullmatch(text)
    if found is None:
        return None
    return (int(found[1]) if found[1] else None), found[2]


def mark(text: str) -> tuple[int, str] | None:
    """Number and words of an area mark (an arrow, a number, words in capitals), else None."""
    found = _ARROW.fullmatch(text)
    return None if found is None else (int(found[1]), found[2])


def is_annex(text: str) -> bool:
    """Whether a line opens the annex of funded programmes."""
    return bool(_ANNEX.match(text)) and len(text) < 80 and not text.endswith(".")


def _starts_rest(lines: Sequence[Line], at: int, fund: str) -> bool:
    text = lines[at].text
    if mark(text) or is_annex(text) or (_BACK.match(text) and len(text) < 200):
        return True
    if text.casefold() == "thematic":
        return at + 1 < len(lines) and lines[at + 1].text.casefold().startswith("area")
    if _AREA.fullmatch(text) and not text.endswith("."):
        return True
    joined = " ".join(line.text for line in lines[at : at + 4]).casefold()
    return bool(fund) and joined.startswith(fund.casefold()) and bool(lines[at].gap)


def split_rest(draft: Draft, before_heading: bool, area_expected: bool | None, fund: str) -> None:
    """Cut the entry's last field where it ends; what follows goes to `draft.after`.

    `area_expected`: whether the contents page lets an area begin after this entry, None if it
    does not say.
    """
    lines = draft.last.lines
    at = _rest_start(draft.last, before_heading, area_expected, fund)
    draft.after = lines[at:]
    del lines[at:]


def _rest_start(last: Field, heading: bool, expected: bool | None, fund: str) -> int:
    lines = last.lines
    if last.key == "aside":
        return next((at for at, line in enumerate(lines) if line.gap >= BREAK), len(lines))
    for at, line in enumerate(lines):
        if _starts_rest(lines, at, fund) or _is_foreign(last, at):
            return at
        end = _block_end(lines, at)
        final = heading and end == len(lines) and expected is not False
        if at == 0 and final and _is_apart(last, expected) and not _is_prose(lines[:end]):
            return 0
        if not line.gap or not at:
            continue
        if _is_prose(lines[at:end]) or not _is_complete(last, at):
            continue
        spread = last.key in ("summary", "partners")
        if line.gap >= BREAK or (final and (last.key == "summary" or line.gap > 1)):
            return at
        if not spread and at:
            return at
    return len(lines)


def _is_apart(last: Field, expected: bool | None) -> bool:
    """Whether the only block under an open label is more likely the next area's title."""
    if last.inline or last.key not in _OPEN:
        return False
    return bool(expected) or last.lines[0].gap > BREAK + 1


def _is_foreign(last: Field, at: int) -> bool:
    """Whether a line cannot belong to a field that one block fills."""
    line = last.lines[at]
    if last.key not in _ONE_BLOCK or last.key == "participants":
        return False
    if last.key == "status":
        return _is_foreign_to_status(last, at)
    if at == 0:
        figures = last.key in ("budget", "duration", "sdgs", "objectives", "area")
        known = any(c.isdigit() for c in line.text) or is_absent(line.text)
        return figures and (bool(last.inline) or not known)
    if last.key in ("budget", "duration"):
        return True
    if last.key in ("sdgs", "objectives"):
        return bool(line.gap) and not line.text[0].isdigit()
    return bool(line.gap)


def _is_foreign_to_status(last: Field, at: int) -> bool:
    """A status goes on over a line only while it is not whole or the line is a label's part."""
    line = last.lines[at]
    if read_status(line.text)[0] is not None:
        return False
    before = last.inline if at == 0 else last.lines[at - 1].text
    return bool(before) and (bool(line.gap) or read_status(before)[0] is not None)


def _block_end(lines: Sequence[Line], at: int) -> int:
    end = at + 1
    while end < len(lines) and not lines[end].gap:
        end += 1
    return end


def _is_prose(block: Sequence[Line]) -> bool:
    return bool(_SENTENCE.search(block[-1].text) or _BULLET.match(block[0].text))


def _is_complete(last: Field, at: int) -> bool:
    """Whether what stands before a block may be the field's end."""
    if last.key != "summary":
        return True
    return bool(_SENTENCE.search(last.lines[at - 1].text)) and not last.lines[at - 1].wraps


def read_between(lines: Sequence[Line]) -> Between:
    """Make sense of the lines before a heading."""
    annex = False
    number: int | None = None
    marked: tuple[int, str] | None = None
    name: list[str] = []
    texts = _joined_area(lines)
    for text, gap in texts:
        named = area_number(text)
        if mark(text):
            marked = mark(text)
        elif is_annex(text):
            annex, name = True, []
        elif named is not None:
            number, name = named[0] or number, [named[1]] if named[1] else []
        elif re.fullmatch(r"\d{1,2}", text) and number is None:
            number = int(text)
        elif _is_count(text) or (annex and text.isupper()):
            if name:
                break
        elif name and gap and not text[0].islower():
            if number:
                break
            name = [text]
        else:
            name.append(text)
    words = " ".join(name) or None
    if annex and not number:
        words = words if words and not words.isupper() else None
    first, rest = marked or (None, "")
    return Between(annex, number, words, first, rest, tuple(lines))


def _is_count(text: str) -> bool:
    return bool(re.search(r"\d", text)) or bool(re.fullmatch(r"(?i)(joint )?programmes?", text))


def _joined_area(lines: Sequence[Line]) -> list[tuple[str, int]]:
    """The texts with "THEMATIC" and "AREA" on two lines made one."""
    result: list[tuple[str, int]] = []
    for line in lines:
        words = line.text.casefold()
        if result and result[-1][0].casefold() == "thematic" and words.startswith("area"):
            result[-1] = (f"{result[-1][0]} {line.text}", result[-1][1])
        else:
            result.append((line.text, line.gap))
    return result
