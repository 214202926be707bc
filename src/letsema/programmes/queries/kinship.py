"""Who is part of whom and who builds on whom, merged programmes as the ones they go on under."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from letsema.journal import queries as journal
from letsema.programmes.models import Lineage, Programme


def merges() -> dict[int, int]:
    """Where every merged programme leads in the end, by row number."""
    found = dict(Programme.objects.exclude(merged_into=None).values_list("pk", "merged_into_id"))
    for pk in list(found):
        while found[pk] in found:
            found[pk] = found[found[pk]]
    return found


def elders(gone_on: dict[int, int]) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """(programme, parent) and (programme, predecessor), each as the one it goes on under."""
    parents = Programme.objects.exclude(parent=None).values_list("pk", "parent_id")
    lineage = Lineage.objects.values_list("programme_id", "predecessor_id")
    return _led_on(parents, gone_on), _led_on(lineage, gone_on)


def _led_on(pairs: Iterable[tuple[int, int]], gone_on: dict[int, int]) -> list[tuple[int, int]]:
    return [(gone_on.get(one, one), gone_on.get(other, other)) for one, other in pairs]


@dataclass(frozen=True, slots=True)
class _Kin:
    """Who goes on as whom, by reference, and who is part of whom, each as it goes on."""

    known: frozenset[str]
    gone_on: dict[str, str]
    parts: dict[str, set[str]]
    wholes: dict[str, set[str]]


@lru_cache(maxsize=1)
def _kin_at(_head: tuple[int, str]) -> _Kin:
    """Read once for a state of the record: a page asks many times."""
    names = dict(Programme.objects.values_list("pk", "reference"))
    led = merges()
    parts, wholes = defaultdict(set), defaultdict(set)
    for part, whole in elders(led)[0]:
        parts[names[whole]].add(names[part])
        wholes[names[part]].add(names[whole])
    gone_on = {names[pk]: names[into] for pk, into in led.items()}
    return _Kin(frozenset(names.values()), gone_on, dict(parts), dict(wholes))


def _kin() -> _Kin:
    return _kin_at(journal.head())


def gone_on() -> dict[str, str]:
    """By the reference of every merged programme, the one it goes on under in the end."""
    return dict(_kin().gone_on)


def with_parts(reference: str) -> frozenset[str]:
    """A programme's reference, those of its parts and of theirs, and of all that were merged into
    one of them; what was merged away leads to where it goes on. Only itself where it is unknown.
    """
    kin = _kin()
    if reference not in kin.known:
        return frozenset({reference})
    top = kin.gone_on.get(reference, reference)
    found = {top} | _beyond(top, kin.parts)
    merged = {name for name, into in kin.gone_on.items() if into in found}
    return frozenset({reference} | found | merged)


def umbrellas() -> dict[str, frozenset[str]]:
    """By the reference of each programme that is a part, all it is a part of, near and far."""
    wholes = _kin().wholes
    return {part: frozenset(_beyond(part, wholes)) for part in wholes}


def _beyond(start: str, steps: Mapping[str, set[str]]) -> set[str]:
    """All that is reached from a reference, step by step."""
    ahead, found = [start], set[str]()
    while ahead:
        new = steps.get(ahead.pop(), set()) - found
        found |= new
        ahead += new
    return found


def families() -> dict[str, str]:
    """Reference → a reference that all its kin share: parts, umbrellas, phases, merged ones."""
    names = dict(Programme.objects.order_by("pk").values_list("pk", "reference"))
    parents, lineage = elders({})
    leads: dict[int, int] = {}
    for one, other in (*parents, *lineage, *merges().items()):
        first, second = sorted((_top(one, leads), _top(other, leads)))
        if first != second:
            leads[second] = first
    return {name: names[_top(pk, leads)] for pk, name in names.items()}


def _top(pk: int, leads: dict[int, int]) -> int:
    while pk in leads:
        pk = leads[pk]
    return pk
