"""Who acts, and what they are told when they may not."""

from __future__ import annotations

from dataclasses import dataclass, field


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


OPERATOR = Actor("operator", grants=frozenset({Grant("operator")}))
"""The person at the command line of the machine the record stands on."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something is not done: a code for machines, words for people, the field concerned."""

    code: str
    words: str
    field: str = ""

    def __str__(self) -> str:
        return self.words


class Refused(Exception):
    """A command's answer when it does not act; nothing was changed."""

    def __init__(self, *refusals: Refusal) -> None:
        super().__init__("; ".join(r.words for r in refusals))
        self.refusals = refusals
