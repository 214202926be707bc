"""Areas: which section and thematic area each entry stands in, and what the areas are called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from letsema.press.booklet.front import Front, Listed
from letsema.press.booklet.lines import Line
from letsema.press.booklet.places import fold
from letsema.press.booklet.rest import Between, area_number, read_between, split_rest
from letsema.press.booklet.segments import Draft


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an entry stands: `section` is None where the booklet has no annex at all.

    `odd` tells what the booklet prints about the area that does not fit together.
    """

    section: str | None
    area: int | None
    odd: tuple[str, ...] = ()


@dataclass(slots=True)
class Grouping:
    """The standings of all entries and the areas, by number."""

    standings: list[Standing] = field(default_factory=list)
    areas: dict[int, str | None] = field(default_factory=dict)
    counted: bool = False
    """Whether area numbers are printed nowhere and were counted in the order of the titles."""


def group(front: Front, drafts: Sequence[Draft]) -> Grouping:
    """Tell entries from what stands between them, and give each its section and area."""
    listed = _trusted(front.listed, drafts)
    betweens = [read_between(front.rest)]
    for at, draft in enumerate(drafts):
        more = at + 1 < len(drafts)
        expected = _begins_group(listed, at + 1) if listed and more else None
        split_rest(draft, more, expected, front.edition.fund or "")
        betweens.append(read_between(draft.after))
    grouping = Grouping(areas=dict(front.areas))
    annexed = any(b.annex for b in betweens[:-1]) or any(x.section == "funded" for x in listed)
    walk = _Walk(grouping, front, "pipeline" if annexed else None)
    for at, draft in enumerate(drafts):
        promised = listed[at] if listed else None
        grouping.standings.append(walk.enter(betweens[at], draft, promised, at))
    grouping.areas = dict(sorted(grouping.areas.items()))
    return grouping


def _tight(text: str) -> str:
    return fold(text).replace(" ", "")


def _trusted(listed: Sequence[Listed], drafts: Sequence[Draft]) -> Sequence[Listed]:
    """The contents page, if it promises just the headings the body has, in their order."""
    promised = [_tight(one.heading) for one in listed]
    printed = [_tight(" ".join(line.text for line in draft.heading)) for draft in drafts]
    return listed[: len(drafts)] if promised[: len(drafts)] == printed else ()


def _begins_group(listed: Sequence[Listed], at: int) -> bool:
    before, this = listed[at - 1], listed[at]
    return (before.section, before.area) != (this.section, this.area)


def _stated(notes: Sequence[Line]) -> list[str]:
    """The notes printed beside an entry, up to where they say that something is inferred."""
    texts = [line.text for line in notes]
    inferred = next((at for at, text in enumerate(texts) if "inferred" in text), None)
    return texts if inferred is None or inferred > 8 else []


class _Walk:
    """The way through the body: the section and area that hold until a new title stands."""

    def __init__(self, grouping: Grouping, front: Front, section: str | None) -> None:
        self.grouping = grouping
        self.section = section
        self.area: int | None = None
        self.waiting = [number for number, _ in front.areas]

    def enter(self, between: Between, draft: Draft, promised: Listed | None, at: int) -> Standing:
        """The standing of the entry that follows these lines."""
        if between.annex:
            self.section, self.area = "funded", None
        if promised is not None:
            fresh = at == 0 or promised.area != self.area or promised.section != self.section
            if self.section and promised.section == "funded":
                self.section = "funded"
            self.area = promised.area or (None if fresh and not between.name else self.area)
        if between.name or between.number:
            self._open(between, promised)
        own, odd = self._own(between, draft)
        return Standing(self.section, own or self.area, odd)

    def _open(self, between: Between, promised: Listed | None) -> None:
        number = between.number or (promised.area if promised else None)
        number = number or self._by_name(between.name) or self._next()
        if number in self.waiting:
            self.waiting.remove(number)
        self.area = number
        self.grouping.areas[number] = between.name or self.grouping.areas.get(number)

    def _by_name(self, name: str | None) -> int | None:
        wanted = fold(name or "")
        for number, known in self.grouping.areas.items():
            if known and fold(known) == wanted:
                return number
        return None

    def _next(self) -> int:
        """The next number of the contents page; without one, the next in order."""
        if self.waiting:
            return self.waiting[0]
        self.grouping.counted = True
        return max(self.grouping.areas, default=0) + 1

    def _own(self, between: Between, draft: Draft) -> tuple[int | None, tuple[str, ...]]:
        """The area printed for this entry alone: by a mark, a label, or its page's running head."""
        if between.mark is not None:
            return between.mark, self._compared(between.mark, between.mark_words)
        texts = [line.text for line in draft.loose]
        if "area" in draft.fields:
            texts += [f"thematic area {x.text}" for x in draft.fields["area"].all_lines()[:1]]
        if "aside" in draft.fields:
            texts += _stated(draft.fields["aside"].lines)
        for text in (*texts, *draft.first_line.running):
            named = area_number(text)
            if named is not None and named[0]:
                return named[0], ()
        return None, ()

    def _compared(self, number: int, words: str) -> tuple[str, ...]:
        known = self.grouping.areas.get(number)
        told = fold(words)
        if not told or not known or fold(known).startswith(told):
            return ()
        shared = set(told.split()) & set(fold(known).split())
        if len(shared) * 2 >= len(told.split()):
            return ()
        return (f'the mark calls area {number} "{words}", its title is "{known}"',)
