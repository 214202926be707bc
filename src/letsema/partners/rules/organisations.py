"""What may be said between organisations: ties, identifiers, merges. Pure."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import TypeVar

from letsema.values import Refusal

TIE_KINDS = ("part-of", "succeeds", "member-of")
NO_CIRCLES = ("part-of", "succeeds")
"""Kinds of tie that never lead back to where they began."""

LONGEST_SCHEME = 60
SCHEME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(:[A-Za-z0-9]+(-[A-Za-z0-9]+)*)?")
"""A scheme of identifiers: `ror`, `iati-org`, or one of many registers, `register:GB-CHC`."""

Node = TypeVar("Node", bound=Hashable)


def reached(start: Node, ahead: Mapping[Node, Iterable[Node]]) -> frozenset[Node]:
    """All that going on from a place leads to, itself left out unless it leads back."""
    found: set[Node] = set()
    waiting = list(ahead.get(start, ()))
    while waiting:
        each = waiting.pop()
        if each not in found:
            found.add(each)
            waiting += ahead.get(each, ())
    return frozenset(found)


def in_circles(ahead: Mapping[Node, Iterable[Node]]) -> frozenset[Node]:
    """The places from which going on leads back to themselves."""
    return frozenset(each for each in ahead if each in reached(each, ahead))


def ends(told: Mapping[Node, Node]) -> dict[Node, Node]:
    """Where merges, each told as one into another, lead in the end. `ValueError` for a circle."""
    found = {}
    for start in told:
        seen, each = {start}, told[start]
        while each in told:
            if each in seen:
                raise ValueError(f"{start!r} leads back to itself")
            seen.add(each)
            each = told[each]
        found[start] = each
    return found


def judge_identifier(scheme: str, value: str) -> Iterator[Refusal]:
    """Why something cannot be an identifier; nothing where it can."""
    if len(scheme) > LONGEST_SCHEME or not SCHEME.fullmatch(scheme):
        yield Refusal(
            "identifier-scheme",
            "“%(scheme)s” is not the name of a scheme of identifiers, such as ror or iati-org",
            field="scheme",
            scheme=scheme,
        )
    if not value:
        yield Refusal("identifier-value", "an identifier needs a value", field="value")
