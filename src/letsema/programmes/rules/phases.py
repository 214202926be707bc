"""How many steps phases lie before and after a programme. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def steps(start: int, lineage: Iterable[tuple[int, int]]) -> dict[int, int]:
    """By row number, how many steps all that a programme builds on lie before it (below zero),
    and all that build on it after it; itself at zero.

    `lineage` are (programme, predecessor). Where several ways lead to one, the longest counts, so
    that each phase stands before every one that builds on it.
    """
    before: dict[int, set[int]] = {}
    after: dict[int, set[int]] = {}
    for programme, predecessor in lineage:
        if programme != predecessor:
            before.setdefault(programme, set()).add(predecessor)
            after.setdefault(predecessor, set()).add(programme)
    earlier, later = _longest(start, before), _longest(start, after)
    return {**later, **{each: -step for each, step in earlier.items()}, start: 0}


def _longest(start: int, ahead: Mapping[int, set[int]]) -> dict[int, int]:
    """How far each that lies ahead is, by the longest way; one that lies in a circle stays put."""
    far = {start: 0}
    level = {start}
    for step in range(1, len(ahead) + 1):
        level = {each for one in level for each in ahead.get(one, ())} - {start}
        far |= dict.fromkeys(level, step)
    return far
