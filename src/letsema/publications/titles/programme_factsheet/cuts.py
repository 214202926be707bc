"""How a factsheet is shortened, from nothing cut to what always fits on a page. Pure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cut:
    """How many of each list are told, and how long texts may be; None: all of it.

    `summary`, `sentence` and `name` are lengths in characters, the others numbers of items;
    `lines` are those of achievements and policies together. Uncut, sources stand at the end with
    their addresses, else each in a line. `compact` sets it in smaller type.
    """

    summary: int | None = None
    sentence: int | None = None
    name: int | None = None
    countries: int | None = None
    goals: int | None = None
    donors: int | None = None
    participants: int | None = None
    partners: int | None = None
    outcomes: int | None = None
    sectors: int | None = None
    figures: int | None = None
    lines: int | None = None
    sources: int | None = None
    compact: bool = True

    def shares(self, achievements: int, policies: int) -> tuple[int | None, int | None]:
        """How many of so many achievements and policies are told: half each, or what is left."""
        if self.lines is None:
            return None, None
        second = min(policies, max(self.lines // 2, self.lines - achievements))
        return self.lines - second, second


def _of(lines: int) -> Cut:
    """Compact, with no list longer than so many lines."""
    return Cut(
        participants=lines,
        partners=2 * lines,
        outcomes=lines,
        figures=min(lines, 12),
        lines=lines,
        sources=4,
    )


CUTS = (
    Cut(compact=False),
    Cut(sources=4, compact=False),
    *(_of(lines) for lines in (48, 40, 34, 30, 28, 26, *range(24, 7, -1))),
    Cut(2000, 220, 240, 24, 16, 8, 8, 16, 8, 12, 6, 8, 3),
    Cut(1500, 190, 220, 20, 14, 8, 7, 12, 7, 10, 6, 8, 2),
    Cut(1200, 160, 200, 16, 12, 6, 6, 10, 6, 8, 6, 8, 0),
    Cut(900, 130, 180, 12, 8, 4, 5, 6, 4, 6, 3, 6, 0),
    Cut(650, 110, 160, 9, 6, 3, 4, 4, 3, 4, 3, 4, 0),
    Cut(420, 90, 140, 6, 4, 2, 3, 2, 2, 3, 3, 2, 0),
    Cut(240, 70, 110, 4, 3, 1, 1, 1, 1, 2, 0, 0, 0),
)
"""From the whole down: the first whose page is one is printed.

At most 31 stand after the first, so that five tries find it among them.
"""
