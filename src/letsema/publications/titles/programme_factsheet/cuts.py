"""How a factsheet is shortened, from nothing cut to what always fits on a page. Pure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cut:
    """How many of each list are told, and how long texts may be; None: all of it.

    `summary`, `sentence` and `name` are lengths in characters, the others numbers of items;
    `compact` sets it in smaller type, without the list of sources.
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
    achievements: int | None = 6
    policies: int | None = 6
    compact: bool = True


CUTS = (
    Cut(achievements=10, policies=10, compact=False),
    Cut(compact=False),
    Cut(achievements=12, policies=12),
    Cut(),
    Cut(participants=8, partners=16, figures=6, sentence=220),
    Cut(1200, 160, 200, 16, 12, 6, 6, 10, 6, 8, 6, 4, 4),
    Cut(900, 130, 180, 12, 8, 4, 5, 6, 4, 6, 3, 3, 3),
    Cut(650, 110, 160, 9, 6, 3, 4, 4, 3, 4, 3, 2, 2),
    Cut(420, 90, 140, 6, 4, 2, 3, 2, 2, 3, 3, 1, 1),
    Cut(240, 70, 110, 4, 3, 1, 1, 1, 1, 2, 0, 0, 0),
)
"""From the whole down: the first whose page is one is printed."""
