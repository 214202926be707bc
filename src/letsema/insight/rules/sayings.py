"""Sentences for people, and where they lead: doors tell them in the reader's language. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, init=False)
class Saying:
    """A sentence: English with a place for each value, written down whole.

    `Saying("Open the review of %(name)s", name=…)`. A value may be text, a number, a date, or a
    saying of its own; a door tells the words by gettext and the values in the reader's way.
    """

    words: str
    values: tuple[tuple[str, Any], ...]

    def __init__(self, words: str, /, **told: Any) -> None:
        object.__setattr__(self, "words", words)
        object.__setattr__(self, "values", tuple(told.items()))

    @property
    def told(self) -> dict[str, Any]:
        """What stands in the places of the words."""
        return dict(self.values)

    def __bool__(self) -> bool:
        return bool(self.words)

    def __str__(self) -> str:
        return self.words % self.told if self.values else self.words


@dataclass(frozen=True, slots=True)
class Where:
    """The page where something is done or read: its name and the parts of its address."""

    name: str
    parts: tuple[str | int, ...] = ()
