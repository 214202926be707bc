"""Which known programme an entry of a document speaks of. Never silent: it gives reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

ENOUGH, MARGIN = 4, 2
"""Points from which an entry is taken for a programme, and by how much it must lead the next."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """What entries and programmes are compared by; None where it is not known."""

    key: str
    countries: frozenset[str]
    area: int | None
    title: str | None
    amount: Decimal | None
    months: int | None
    summary: str | None
    partners: str | None = None
    region: str | None = None

    @property
    def where(self) -> frozenset[str]:
        """Its countries; where none is told, its region in their place."""
        return self.countries or frozenset({self.region.casefold()} if self.region else ())


@dataclass(frozen=True, slots=True)
class Match:
    """`same` with a reference, `unsure` with the references it may be, or `new`."""

    verdict: str
    references: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()


def compare_likeness(entry: Likeness, known: Likeness) -> tuple[int, list[str]]:
    """Points for and against, with the reasons; countries that differ settle it at once."""
    if not entry.where or entry.where != known.where:
        return 0, []
    points, reasons = 0, []
    for words, gained in (
        ("area", _alike(entry.area, known.area, 2, -3)),
        ("budget", _alike(entry.amount, known.amount, 2, -1)),
        ("duration", _alike(entry.months, known.months, 1, 0)),
        ("title", _worded(entry.title, known.title, 4, -1)),
        ("summary", _worded(entry.summary, known.summary, 4, 0)),
        ("partners", _worded(entry.partners, known.partners, 3, 0)),
    ):
        points += gained
        if gained:
            reasons.append(f"{'same' if gained > 0 else 'other'} {words}")
    return points, reasons


def _alike(one: object, other: object, same: int, differs: int) -> int:
    if one is None or other is None:
        return 0
    return same if one == other else differs


def _worded(one: str | None, other: str | None, same: int, differs: int) -> int:
    if not one or not other:
        return 0
    alike = fuzz.token_sort_ratio(one, other, processor=default_process)
    return same if alike >= 88 else differs


def match_entry(entry: Likeness, known: Sequence[Likeness]) -> Match:
    """Compare an entry with every known programme of its countries."""
    scored = []
    for candidate in known:
        points, reasons = compare_likeness(entry, candidate)
        if points > 0:
            scored.append((points, candidate.key, tuple(reasons)))
    scored.sort(key=lambda found: (-found[0], found[1]))
    if not scored:
        return Match("new")
    points, reference, why = scored[0]
    leads = len(scored) == 1 or points - scored[1][0] >= MARGIN
    if points >= ENOUGH and leads:
        return Match("same", (reference,), why)
    return Match("unsure", tuple(key for _, key, _ in scored), why)


def match_all(entries: Sequence[Likeness], known: Sequence[Likeness]) -> dict[str, Match]:
    """A match for every entry; two entries taken for one programme are both unsure."""
    matches = {entry.key: match_entry(entry, known) for entry in entries}
    claimed: dict[str, list[str]] = {}
    for key, match in matches.items():
        if match.verdict == "same":
            claimed.setdefault(match.references[0], []).append(key)
    for reference, keys in claimed.items():
        if len(keys) > 1:
            for key in keys:
                matches[key] = Match("unsure", (reference,), ("claimed by another entry too",))
    return matches
