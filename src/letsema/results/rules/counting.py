"""Counting instruments: once each, whoever claims them and whatever they are merged from. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from itertools import chain
from operator import attrgetter

from letsema.results.rules.instruments import INSTRUMENT_STAGES, Step, rank_on
from letsema.results.rules.merging import end_of

CUTS = ("country", "kind", "level", "change", "stage", "sector", "programme")
"""What the register is cut by; an instrument falls under one value of each of the first five,
and under any number of sectors and programmes.
"""
NONE = "none"
"""The value of a cut where nothing is told: no country (a region's instrument), no stage."""
STAGE_BY_RANK = dict(enumerate(INSTRUMENT_STAGES)) | {-1: NONE}


@dataclass(frozen=True, slots=True)
class Entry:
    """An instrument as it is counted; `into` is the key it was merged into, or empty.

    `sectors` are `framework/code`, `programmes` the references that claim it, `steps` the stages
    it came to; `issuer` is an organisation's row number, `body` a slug, `names` are folded.
    """

    key: str
    kind: str
    country: str = ""
    level: str = "national"
    change: str = "not-stated"
    sectors: frozenset[str] = frozenset()
    programmes: frozenset[str] = frozenset()
    steps: tuple[Step, ...] = ()
    into: str = ""
    names: tuple[str, ...] = ()
    issuer: int | None = None
    body: str = ""

    def stage(self, on: date | None = None) -> str:
        """The furthest stage it had come to by a day, or `NONE`."""
        return STAGE_BY_RANK[rank_on(self.steps, on)]

    def known_on(self, on: date) -> bool:
        """Whether it counts on a day: it had come to a stage by then, or none is told of it."""
        return not self.steps or rank_on(self.steps, on) >= 0

    def called(self, words: Iterable[str]) -> bool:
        """Whether all the words stand in one of its names."""
        words = tuple(words)
        return any(all(word in name for word in words) for name in self.names)


@dataclass(frozen=True, slots=True)
class Counted:
    """The keys of the instruments counted, by key, so that a number opens into its entries."""

    keys: tuple[str, ...]
    by: Mapping[str, Mapping[str, tuple[str, ...]]]

    @property
    def number(self) -> int:
        """How many."""
        return len(self.keys)

    def counts(self, cut: str) -> dict[str, int]:
        """How many under each value of a cut."""
        return {value: len(keys) for value, keys in self.by[cut].items()}


def folded_in(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """One entry for each instrument, by key: merged ones give it their claims, sectors, stages
    and names. What it is, where and at what level is the word of the one it goes on under.
    """
    known = {each.key: each for each in entries}
    into = {key: each.into for key, each in known.items() if each.into in known}
    groups: dict[str, list[Entry]] = {}
    for key in into:
        groups.setdefault(end_of(key, into), []).append(known[key])
    return tuple(
        reduce(_joined, groups.get(key, ()), each)
        for key, each in sorted(known.items())
        if key not in into
    )


def _joined(one: Entry, other: Entry) -> Entry:
    return replace(
        one,
        sectors=one.sectors | other.sectors,
        programmes=one.programmes | other.programmes,
        steps=one.steps + other.steps,
        names=one.names + other.names,
    )


def taken(
    entries: Iterable[Entry],
    wanted: Mapping[str, Iterable[str]] | None = None,
    on: date | None = None,
) -> list[Entry]:
    """Of entries that stand for themselves, those that fall under every cut on a day.

    `wanted`: cut → the values let through. What was not known of by that day is not among them.
    """
    found = list(entries)
    if on is not None:
        found = [each for each in found if each.known_on(on)]
    for cut, values in (wanted or {}).items():
        let, tells = frozenset(values), _TELLS.get(cut)
        if cut in _SEVERAL:
            found = [each for each in found if not let.isdisjoint(_SEVERAL[cut](each))]
        elif tells is not None:
            found = [each for each in found if (tells(each) or NONE) in let]
        else:
            found = [each for each in found if each.stage(on) in let]
    return found


_TELLS = {cut: attrgetter(cut) for cut in ("country", "kind", "level", "change")}
_SEVERAL = {"sector": attrgetter("sectors"), "programme": attrgetter("programmes")}


def numbers(entries: Iterable[Entry], on: date | None = None) -> dict[str, dict[str, int]]:
    """How many entries fall under each value of each cut on a day."""
    entries = list(entries)
    told = {cut: Counter(map(tells, entries)) for cut, tells in _TELLS.items()}
    ranks = Counter(rank_on(each.steps, on) for each in entries)
    told["stage"] = Counter({STAGE_BY_RANK[rank]: number for rank, number in ranks.items()})
    for cut, tells in _SEVERAL.items():
        told[cut] = Counter(chain.from_iterable(map(tells, entries)))
    return {cut: {value or NONE: told[cut][value] for value in sorted(told[cut])} for cut in CUTS}


def count(
    entries: Iterable[Entry],
    wanted: Mapping[str, Iterable[str]] | None = None,
    on: date | None = None,
) -> Counted:
    """Count instruments under any cuts on a day, keeping the keys that each number opens into."""
    found = taken(folded_in(entries), wanted, on)
    by: dict[str, dict[str, list[str]]] = {cut: {} for cut in CUTS}
    for each in found:
        for cut, tells in _TELLS.items():
            by[cut].setdefault(tells(each) or NONE, []).append(each.key)
        by["stage"].setdefault(each.stage(on), []).append(each.key)
        for cut, several in _SEVERAL.items():
            for value in several(each):
                by[cut].setdefault(value, []).append(each.key)
    opened = {
        cut: {value: tuple(keys) for value, keys in sorted(values.items())}
        for cut, values in by.items()
    }
    return Counted(tuple(each.key for each in found), opened)
