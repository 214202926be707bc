"""Which organisations may be the same, and why; which names a misspelling may mean. Pure."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from types import MappingProxyType
from typing import Any, TypeVar

from rapidfuzz import fuzz, process

ALIKE = 92.0
"""How alike, of 100, two names of one kind and country are before they are proposed as one."""
MISSPELT = 80.0
"""How alike, of 100, what is searched for and a name, or a word of it, are before it is shown."""

Shared = TypeVar("Shared", bound=tuple[Any, ...] | str)

REASONS = {
    "same-identifier": "both are %(scheme)s %(value)s",
    "same-name": "both are called %(name)s",
    "same-acronym": "both go by %(name)s and are of the same country",
    "alike": "“%(name)s” and “%(other)s” are much alike",
}
"""Why two organisations may be the same: the code, and the words with a place for each value."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is compared of an organisation; `names` are folded, acronyms apart."""

    key: str
    kind: str
    country: str
    names: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()


Named = tuple[str, Known]
"""A folded name and whose it is."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Two keys, in order, that may be the same, the reason and how alike they are, of 100."""

    one: str
    other: str
    reason: str
    score: float
    values: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def may_be_the_same(
    known: Iterable[Known], apart: Iterable[frozenset[str]] = ()
) -> Iterator[Alike]:
    """Pairs that may be the same, the weightiest reason first, each pair once.

    `apart` are pairs of keys that are known to be two. Two of different countries are not
    proposed for their names: every country has a ministry of health.
    """
    everyone = {each.key: each for each in known}
    told = set(apart)
    for alike in _proposed(everyone):
        pair = frozenset((alike.one, alike.other))
        if pair not in told:
            told.add(pair)
            yield alike


def _proposed(everyone: Mapping[str, Known]) -> Iterator[Alike]:
    every = [everyone[key] for key in sorted(everyone)]
    by_identifier = _grouped(every, lambda each: each.identifiers)
    for (scheme, value), sharing in by_identifier.items():
        for one, other in combinations(sharing, 2):
            told = {"scheme": scheme, "value": value}
            yield Alike(one.key, other.key, "same-identifier", 100.0, told)
    for name, sharing in _grouped(every, lambda each: each.names).items():
        for one, other in combinations(sharing, 2):
            if one.country == other.country or not (one.country and other.country):
                yield Alike(one.key, other.key, "same-name", 100.0, {"name": name})
    by_acronym = _grouped(every, lambda each: ((a, each.country) for a in each.acronyms))
    for (name, _), sharing in by_acronym.items():
        for one, other in combinations(sharing, 2):
            yield Alike(one.key, other.key, "same-acronym", ALIKE, {"name": name})
    yield from _alike(every)


def _grouped(
    every: Iterable[Known], told: Callable[[Known], Iterable[Shared]]
) -> dict[Shared, list[Known]]:
    """Those that share something, by what they share, in order."""
    found: dict[Shared, list[Known]] = defaultdict(list)
    for each in every:
        for shared in sorted(set(told(each))):
            found[shared].append(each)
    return {shared: found[shared] for shared in sorted(found) if len(found[shared]) > 1}


def _alike(every: Sequence[Known]) -> Iterator[Alike]:
    """Pairs of one kind and country with names much alike, the most alike first.

    Names are compared that begin alike, end alike, or have words of the same initials: a slip of
    the pen leaves one of the three.
    """
    found: dict[tuple[str, str], Alike] = {}
    for block in _blocks(every).values():
        for *both, score in _pairs(block):
            (name, one), (like, other) = sorted(both, key=_by_key)
            pair = one.key, other.key
            if one is not other and (pair not in found or found[pair].score < score):
                found[pair] = Alike(*pair, "alike", score, {"name": name, "other": like})
    yield from sorted(found.values(), key=lambda each: (-each.score, each.one, each.other))


def _by_key(named: Named) -> str:
    return named[1].key


def _blocks(every: Iterable[Known]) -> dict[tuple[str, ...], list[Named]]:
    blocks: dict[tuple[str, ...], list[Named]] = defaultdict(list)
    for each in every:
        for name in each.names:
            initials = "".join(word[0] for word in name.split())
            for sign in (("begins", name[:5]), ("ends", name[-5:]), ("initials", initials)):
                blocks[each.kind, each.country, *sign].append((name, each))
    return blocks


def _pairs(block: list[Named]) -> Iterator[tuple[Named, Named, float]]:
    """Two names of a block that are alike, and how much; of nearly one length as they are."""
    if len(block) < 2:
        return
    block = sorted(block, key=lambda named: (len(named[0]), named[0], named[1].key))
    names = [name for name, _ in block]
    lengths = [len(name) for name in names]
    for at, name in enumerate(names[:-1]):
        last = bisect_right(lengths, len(name) * (200 - ALIKE) / ALIKE)
        for step in range(at + 1, last):
            score = fuzz.ratio(name, names[step], score_cutoff=ALIKE)
            if score:
                yield block[at], block[step], score


def misspelt(text: str, names: Sequence[str], limit: int | None = None) -> list[tuple[int, float]]:
    """Which names a folded text may mean, most alike first: (position, how alike of 100)."""
    found = process.extract(text, names, scorer=fuzz.ratio, score_cutoff=MISSPELT, limit=limit)
    return [(position, score) for _, score, position in found]
