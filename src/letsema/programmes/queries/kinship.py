"""Who is part of whom and who builds on whom, merged programmes as the ones they go on under."""

from __future__ import annotations

from collections.abc import Iterable

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


def gone_on() -> dict[str, str]:
    """By the reference of every merged programme, the one it goes on under in the end."""
    led = merges()
    pks = {*led, *led.values()}
    names = dict(Programme.objects.filter(pk__in=pks).values_list("pk", "reference"))
    return {names[pk]: names[into] for pk, into in led.items()}


def with_parts(reference: str) -> frozenset[str]:
    """A programme's reference, those of its parts and of theirs, and of all that were merged into
    one of them; what was merged away leads to where it goes on. Only itself where it is unknown.
    """
    names = dict(Programme.objects.values_list("pk", "reference"))
    led = merges()
    below: dict[int, set[int]] = {}
    for part, parent in elders(led)[0]:
        below.setdefault(parent, set()).add(part)
    ahead = [led.get(pk, pk) for pk, name in names.items() if name == reference]
    found: set[int] = set()
    while ahead:
        each = ahead.pop()
        if each not in found:
            found.add(each)
            ahead += below.get(each, ())
    within = {names[pk] for pk in names if led.get(pk, pk) in found}
    return frozenset({reference, *within})


def umbrellas() -> dict[str, frozenset[str]]:
    """By the reference of each programme that is a part, all it is a part of, near and far."""
    names = dict(Programme.objects.values_list("pk", "reference"))
    above: dict[int, set[int]] = {}
    for part, parent in elders(merges())[0]:
        above.setdefault(part, set()).add(parent)
    found: dict[str, frozenset[str]] = {}
    for pk in above:
        ahead, over = [pk], set[int]()
        while ahead:
            new = above.get(ahead.pop(), set()) - over
            over |= new
            ahead += new
        found[names[pk]] = frozenset(names[each] for each in over)
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
