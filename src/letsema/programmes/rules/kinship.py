"""Who comes before whom: a programme's elders, and circles among them. Pure."""

from __future__ import annotations

from collections.abc import Iterable


def leads_back(start: int, elders: Iterable[tuple[int, int]]) -> bool:
    """Whether going from a programme to its elders, and on to theirs, leads back to it.

    `elders` are (programme, elder) by row number; an elder of oneself is no way.
    """
    above: dict[int, set[int]] = {}
    for programme, elder in elders:
        if programme != elder:
            above.setdefault(programme, set()).add(elder)
    seen: set[int] = set()
    ahead = list(above.get(start, ()))
    while ahead:
        each = ahead.pop()
        if each == start:
            return True
        if each not in seen:
            seen.add(each)
            ahead += above.get(each, ())
    return False
