"""Where what was found to be the same leads to. Pure."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


def end_of(start: Key, into: Mapping[Key, Key]) -> Key:
    """What something goes on under, following every merge; itself where it was not merged.

    `ValueError` where merges go round in a circle: `may_merge` lets none be made.
    """
    seen, here = {start}, start
    while here in into:
        here = into[here]
        if here in seen:
            raise ValueError(f"merges go round in a circle at {here}")
        seen.add(here)
    return here


def ends(into: Mapping[Key, Key]) -> dict[Key, Key]:
    """What each that was merged goes on under in the end."""
    return {each: end_of(each, into) for each in into}


def may_merge(one: Key, other: Key, into: Mapping[Key, Key]) -> bool:
    """Whether one can go on under another: it stands for itself, and the other is not it."""
    return one not in into and end_of(other, into) != one
