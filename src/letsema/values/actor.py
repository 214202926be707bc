"""Who acts, and what they are told when they may not."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Grant:
    """A role held for a scope; an empty scope is everywhere."""

    role: str
    fund: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: an opaque key, never a name; the body acted for; the grants held."""

    key: str
    acting_for: str = ""
    grants: frozenset[Grant] = field(default_factory=frozenset)

    def has(self, role: str, fund: str = "") -> bool:
        """Whether a grant of that role reaches that fund."""
        return any(g.role == role and g.fund in ("", fund) for g in self.grants)

    def has_somewhere(self, role: str) -> bool:
        """Whether a grant of that role reaches any fund at all."""
        return any(g.role == role for g in self.grants)


OPERATOR = Actor("operator", grants=frozenset({Grant("operator")}))
"""The person at the command line of the machine the record stands on."""


@dataclass(frozen=True, slots=True, init=False)
class Refusal:
    """Why something is not done: a code for machines, words for people, the field concerned.

    `Refusal("unknown-fund", "there is no fund %(fund)s", field="fund", fund=slug)`: the words
    are English with a place for each value, written down whole, so that a catalogue can list
    them. A door tells them in the reader's language: `gettext(r.words) % r.told`.
    """

    code: str
    words: str
    field: str
    values: tuple[tuple[str, Any], ...]

    def __init__(self, code: str, words: str, /, *, field: str = "", **told: Any) -> None:
        for name, value in (
            ("code", code),
            ("words", words),
            ("field", field),
            ("values", tuple(told.items())),
        ):
            object.__setattr__(self, name, value)

    @property
    def told(self) -> dict[str, Any]:
        """What stands in the places of the words: the values, and `field` itself."""
        return {"field": self.field, **dict(self.values)}

    def __str__(self) -> str:
        return self.words % self.told


class Refused(Exception):
    """A command's answer when it does not act; nothing was changed."""

    def __init__(self, *refusals: Refusal) -> None:
        super().__init__("; ".join(map(str, refusals)))
        self.refusals = refusals
