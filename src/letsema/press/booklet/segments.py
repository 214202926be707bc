"""Segments: which lines are the front matter, which are an entry's heading, fields, and rest.

An entry begins at a heading (countries, or a region with its list) that stands right before a
label. Where the country is unknown or the heading is not in capitals, a heading is believed
only if the labels start again after it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from letsema.press.booklet.labels import Piece, pieces
from letsema.press.booklet.lines import Line
from letsema.press.booklet.places import Gazetteer, in_capitals, is_region

_REACH = 8
"""How many lines before its first label a heading may begin."""
_NOT_COUNTED = frozenset({"aside", "area"})


@dataclass(slots=True)
class Field:
    """A label with the lines printed under it; `inline` is the value on the label's line."""

    key: str
    unit: str
    label: Line
    inline: str
    lines: list[Line] = field(default_factory=list)

    def all_lines(self) -> list[Line]:
        """The value's lines, the one on the label's line first."""
        if not self.inline:
            return self.lines
        return [replace(self.label, text=self.inline), *self.lines]


@dataclass(slots=True)
class Draft:
    """An entry cut out: heading lines, its list of countries, lines without a label, fields.

    `last` is the field that ran into the next entry; `after` holds what was printed between
    the entry's end and the next heading once that has been told apart.
    """

    heading: list[Line]
    members: list[Line]
    loose: list[Line]
    fields: dict[str, Field]
    last: Field
    after: list[Line] = field(default_factory=list)

    @property
    def first_line(self) -> Line:
        """The line the entry begins on."""
        return self.heading[0] if self.heading else next(iter(self.fields.values())).label


@dataclass(frozen=True, slots=True)
class _Head:
    """Where an entry begins, where its heading ends, its list ends, and its first label is."""

    start: int
    heading_end: int
    members_end: int
    label: int


def segment(lines: Sequence[Line], places: Gazetteer) -> tuple[list[Line], list[Draft]]:
    """The front matter and the entries; no entries if no heading is followed by labels."""
    found = [pieces(line.text) for line in lines]
    for at, line in enumerate(lines):
        if found[at] and not _capitals(found[at], line) and _runs_on(lines, at):
            found[at] = ()
    heads = _Boundaries(lines, found, places).heads()
    if not heads:
        return list(lines), []
    ends = [head.start for head in heads[1:]] + [len(lines)]
    drafts = [_draft(lines, found, head, end) for head, end in zip(heads, ends, strict=True)]
    return list(lines[: heads[0].start]), drafts


def _capitals(found: tuple[Piece, ...], line: Line) -> bool:
    return line.text[:4].isupper() or len(found) > 1


def _runs_on(lines: Sequence[Line], at: int) -> bool:
    """Whether a line stands in the middle of a sentence."""
    if at == 0 or lines[at].gap:
        return False
    above = lines[at - 1]
    return above.wraps or (len(above.text) > 50 and above.text[-1] not in ".;:!?")


class _Boundaries:
    """One pass over the labels, deciding before each whether an entry begins there."""

    def __init__(
        self, lines: Sequence[Line], found: list[tuple[Piece, ...]], places: Gazetteer
    ) -> None:
        self.lines = lines
        self.found = found
        self.places = places
        self.seen: set[str] = set()

    def heads(self) -> list[_Head]:
        """The beginnings of all entries, in order."""
        result: list[_Head] = []
        previous = -1
        for at, found in enumerate(self.found):
            if not found:
                continue
            keys = {piece.key for piece in found} - _NOT_COUNTED
            again = not result or bool(keys & self.seen)
            head = self._head(previous + 1, at, again)
            if head is None and again and keys and self._is_whole(at):
                head = _Head(at, at, at, at)
            if head is not None:
                result.append(head)
                self.seen = set()
            elif again and not self.lines[at].text[:4].isupper():
                self.found[at] = ()
                continue
            self.seen |= keys
            previous = at
        return result

    def _is_whole(self, at: int) -> bool:
        """Whether the labels from here are an entry's, though no heading stands above them."""
        keys: set[str] = set()
        for line, found in zip(self.lines[at : at + 60], self.found[at : at + 60], strict=True):
            fresh = {piece.key for piece in found} - _NOT_COUNTED
            if found and (fresh & keys or not line.text[:4].isupper()):
                break
            keys |= fresh
        return "summary" in keys and len(keys) >= 4

    def _head(self, first: int, label: int, again: bool) -> _Head | None:
        first = max(first, label - _REACH)
        if first >= label:
            return None
        return (
            self._region_head(first, label, again)
            or self._country_head(first, label, again)
            or self._head_over_loose(first, label, again)
            or self._unknown_head(first, label, again)
        )

    def _region_head(self, first: int, label: int, again: bool) -> _Head | None:
        """A region right before the label, or with lines of countries between."""
        at = label - 1
        while at > first and self.places.is_partly(self.lines[at].text.rstrip(".")):
            at -= 1
        line = self.lines[at]
        if not is_region(line.text) or not (again or in_capitals(line.text.split("(")[0])):
            return None
        return _Head(at, at + 1, label, label)

    def _country_head(self, first: int, label: int, again: bool) -> _Head | None:
        at = label - 1
        text = self.lines[at].text
        capitals = in_capitals(text)
        if capitals and self.places.is_partly(text):
            return _Head(self._begin(first, at), label, label, label)
        if again and self._is_name(text) and not self._is_value(at):
            return _Head(self._begin(first, at), label, label, label)
        return None

    def _is_name(self, text: str) -> bool:
        return text[0].isupper() and self.places.is_list(text)

    def _head_over_loose(self, first: int, label: int, again: bool) -> _Head | None:
        """A heading in capitals with a title or an area, but no label, under it."""
        if not again:
            return None
        for at in range(label - 2, first - 1, -1):
            text = self.lines[at].text
            if not in_capitals(text.split("(")[0]):
                continue
            region = is_region(text)
            if region or self.places.is_list(text):
                end = at + 1
                while region and end < label and self.places.is_partly(self.lines[end].text):
                    end += 1
                return _Head(self._begin(first, at), at + 1, end, label)
        return None

    def _unknown_head(self, first: int, label: int, again: bool) -> _Head | None:
        """A line in capitals nobody knows, where labels start again or a whole entry follows."""
        at = label - 1
        text = self.lines[at].text
        if len(text) > 80 or not in_capitals(text) or text.startswith("ANNEX"):
            return None
        if any(c.isdigit() or c in ".;:()★" for c in text):
            return None
        if again and (at > first or not self._is_value(at)):
            return _Head(self._begin(first, at), label, label, label)
        if not self._is_value(at) and "summary" in self.seen and self._is_whole(label):
            return _Head(at, label, label, label)
        return None

    def _is_value(self, at: int) -> bool:
        """Whether a line is the first under a label that has no value yet."""
        above = self.found[at - 1] if at else ()
        return bool(above) and not above[-1].value and above[-1].key not in ("sdgs",)

    def _begin(self, first: int, at: int) -> int:
        """The first line of a heading that runs over several ("GUINEA, LIBERIA,")."""
        while at > first:
            above, text = self.lines[at - 1].text, self.lines[at].text
            runs_on = above[-1] in ",&/" or above.casefold().endswith(" and")
            goes_on = text[0] in "&/" or text.casefold().startswith("and ")
            if not (runs_on or goes_on) or not self.places.is_partly(above.rstrip(",&/ ")):
                break
            at -= 1
        return at


def _draft(
    lines: Sequence[Line], found: Sequence[tuple[Piece, ...]], head: _Head, end: int
) -> Draft:
    fields: dict[str, Field] = {}
    current: Field | None = None
    columns: list[Field] = []
    last: Field | None = None
    for at in range(head.label, end):
        line = lines[at]
        if found[at]:
            fresh = [Field(p.key, p.unit, line, p.value) for p in found[at]]
            columns = fresh if len(fresh) > 1 and not any(f.inline for f in fresh) else []
            for one in fresh:
                current = _entered(fields, one)
                last = current or last
        elif columns and _goes_on(columns, line) and _to_columns(columns, line):
            continue
        elif current is not None:
            columns = []
            current.lines.append(line)
    assert last is not None
    return Draft(
        heading=list(lines[head.start : head.heading_end]),
        members=list(lines[head.heading_end : head.members_end]),
        loose=list(lines[head.members_end : head.label]),
        fields=fields,
        last=last,
    )


def _entered(fields: dict[str, Field], fresh: Field) -> Field | None:
    """The field to fill from here: a label printed twice goes on only where text is long."""
    if fresh.key not in fields:
        fields[fresh.key] = fresh
        return fresh
    return fields[fresh.key] if fresh.key in ("summary", "partners") else None


def _goes_on(columns: Sequence[Field], line: Line) -> bool:
    """Whether a line is another row under labels that stand side by side."""
    if not any(column.lines for column in columns):
        return True
    return not line.turned and (not line.gap or (line.gap == 1 and len(line.at) > 1))


def _to_columns(columns: list[Field], line: Line) -> bool:
    """Give each cell of a line to the label above it; False if it has too many cells."""
    cells = line.text.split("\t")
    if len(cells) == 1 and len(columns) == 2 and not line.at:
        halves = line.text.split(" ")
        if len(halves) == 2 and {f.key for f in columns} == {"budget", "duration"}:
            cells = halves
    if len(cells) > len(columns):
        return False
    edges = columns[0].label.at
    for at, cell in enumerate(cells):
        column = at
        if len(edges) == len(columns) and len(line.at) == len(cells):
            column = max(i for i in range(len(edges)) if i == 0 or edges[i] <= line.at[at] + 3)
        columns[column].lines.append(Line(cell, line.number, line.page, line.gap, wraps=line.wraps))
    return True
