"""Partners: lists of names as printed, under printed headings or none.

A list parts at semicolons and line ends outside brackets, never at commas: "Ministry of Labour,
Invalids and Social Affairs" is one partner. A long comma list stays one name and is told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from letsema.press.booklet.fields import joined
from letsema.press.booklet.labels import is_absent
from letsema.press.booklet.lines import Line
from letsema.press.booklet.places import Gazetteer, in_capitals
from letsema.press.booklet.segments import Field
from letsema.press.booklet.shapes import Names, Participant, Partner

COMMAS = 3
"""From so many commas outside brackets a name is taken for a list nobody parted."""

_HEADING = re.compile(r"([^:;()\d]{2,60}?)\s*:(?!//)\s*(.*)", re.DOTALL)
_ROLE = re.compile(
    r"(.+?)\s*\(((?:co-?)?(?:conven|lead|host|coordinat|administ|implement|observ|particip|support)"
    r"[^()]*)\)\.?",
    re.IGNORECASE,
)
_REMARK = re.compile(r"\(?(?:with|in (?:cooperation|collaboration|partnership) with)\b.*", re.I)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a partner list: as printed, its group's code, its country's code."""

    words: str | None = None
    group: str | None = None
    country: str | None = None


class PartnerReader:
    """Reads partner lists, knowing the given group headings and countries."""

    def __init__(self, names: Names, places: Gazetteer) -> None:
        self._groups = names.groups
        self._places = places
        known = sorted((re.escape(name) for name in names.groups), key=len, reverse=True)
        self._inner = (
            re.compile(rf"(?<=\S)\s+(?=(?:{'|'.join(known)})\s*:\s)", re.IGNORECASE)
            if known
            else None
        )

    def read(self, printed: Field) -> tuple[tuple[Partner, ...] | None, tuple[str, ...]]:
        """The partners, None where the text says none, and the names nobody parted."""
        partners: list[Partner] = []
        heading, stays = Heading(), False
        for text, parted in _rows(printed):
            if parted and not stays:
                heading = Heading()
            for at, chunk in enumerate(self._chunks(text)):
                found, name = self._heading(chunk, at == 0)
                if found is not None:
                    heading, stays = found, not name
                name = name.strip().rstrip(".").strip()
                if name and not is_absent(name):
                    partners.append(Partner(name, heading.words, heading.group, heading.country))
        unsplit = tuple(p.name for p in partners if _commas(p.name) >= COMMAS)
        return tuple(partners) or None, unsplit

    def _chunks(self, text: str) -> list[str]:
        chunks = [chunk.strip() for chunk in split_list(text)]
        if self._inner is None or ":" not in text:
            return chunks
        parted: list[str] = []
        for chunk in chunks:
            for piece in self._inner.split(chunk):
                if parted and piece[:1].islower() and piece is not chunk:
                    parted[-1] += f" {piece}"
                else:
                    parted.append(piece)
        return parted

    def _heading(self, chunk: str, first: bool) -> tuple[Heading | None, str]:
        """A heading at the start of a chunk, and the name after it."""
        alone = self._known(chunk)
        if first and alone and (alone.country or in_capitals(chunk)):
            return alone, ""
        found = _HEADING.fullmatch(chunk)
        if found is None:
            return None, chunk
        known = self._known(found[1])
        if known is not None:
            return known, found[2]
        plain = len(found[1].split()) <= 5 and found[1][0].isupper() and "," not in found[1]
        return (Heading(found[1]), found[2]) if first and plain else (None, chunk)

    def _known(self, words: str) -> Heading | None:
        words = words.strip()
        group = self._groups.get(words.casefold())
        country = None if group else self._places.code(words)
        return Heading(words, group, country) if group or country else None


def _rows(printed: Field) -> list[tuple[str, bool]]:
    """Printed lines, those that run on made one, each with "a blank line stands above"."""
    rows: list[tuple[list[Line], bool]] = []
    wraps = False
    for line in printed.all_lines():
        if rows and wraps:
            rows[-1][0].append(line)
        else:
            rows.append(([line], bool(line.gap) and not line.turned))
        wraps = line.wraps or _is_open(rows[-1][0])
    return [(joined(row), gap) for row, gap in rows]


def _is_open(row: Sequence[Line]) -> bool:
    """Whether a name's brackets are still open at the line's end."""
    text = row[-1].text
    if len(row) > 1 or "(" not in text:
        return False
    return text.rfind("(") > text.rfind(")")


def split_list(text: str) -> list[str]:
    """A list parted at semicolons (and tabs) outside brackets."""
    if "(" not in text:
        return re.split(r"[;\t]", text)
    parts, depth = [""], 0
    for char in text:
        depth += (char == "(") - (char == ")")
        if char in ";\t" and depth <= 0:
            parts.append("")
            depth = 0
        else:
            parts[-1] += char
    return parts if depth <= 0 else re.split(r"[;\t]", text)


def _commas(name: str) -> int:
    return re.sub(r"\([^()]*\)", "", name).count(",")


def read_participants(
    printed: Field,
) -> tuple[tuple[Participant, ...] | None, tuple[str, ...]]:
    """The organizations with their roles, None where none are named, and printed remarks."""
    found: list[Participant] = []
    remarks: list[str] = []
    for text, _ in _rows(printed):
        if _REMARK.fullmatch(text):
            remarks.append(text)
            continue
        for part in (part.strip().rstrip(".") for part in split_list(text)):
            if not part or is_absent(part):
                continue
            role = _ROLE.fullmatch(part)
            found.append(Participant(role[1], role[2]) if role else Participant(part))
    return tuple(found) or None, tuple(remarks)
