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
