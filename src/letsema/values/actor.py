"""Who acts, and what they are told when they may not."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

ROLES = (
    "secretariat",
    "submitter",
    "reviewer",
    "committee",
    "contributor",
    "reader",
    "auditor",
    "administrator",
)
"""The roles a person may hold; the operator of the machine stands beside them."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What an act concerns: the fund, the programme, its organisations and countries."""

    fund: str = ""
    programme: str = ""
    organisations: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Grant:
    """A role held for a scope; what is left empty is not narrowed.

    A committee member's organisation or country names the seat they hold: the committee has all
    of its fund before it.
    """

    role: str
    fund: str = ""
    organisation: str = ""
    programme: str = ""
    country: str = ""

    @property
    def narrow(self) -> bool:
        """Whether it is held for an organisation, a programme or a country only."""
        seat = self.role == "committee"
        return bool(self.programme or (not seat and (self.organisation or self.country)))

    def reaches(self, scope: Scope) -> bool:
        """Whether all that narrows it is met by what an act concerns."""
        if self.fund not in ("", scope.fund) or self.programme not in ("", scope.programme):
            return False
        if self.role == "committee":
            return True
        return (not self.organisation or self.organisation in scope.organisations) and (
            not self.country or self.country in scope.countries
        )


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: an opaque key, never a name; the body acted for; the grants held."""

    key: str
    acting_for: str = ""
    grants: frozenset[Grant] = field(default_factory=frozenset)

    def has(self, role: str, fund: str = "") -> bool:
        """Whether a grant of that role reaches all that is of that fund."""
        return any(g.role == role and not g.narrow and g.fund in ("", fund) for g in self.grants)

    def reaches(self, role: str, scope: Scope) -> bool:
        """Whether a grant of that role reaches what an act concerns."""
        return any(g.role == role and g.reaches(scope) for g in self.grants)

    def roles(self, scope: Scope) -> frozenset[str]:
        """The roles held for what an act concerns."""
        return frozenset(g.role for g in self.grants if g.reaches(scope))

    def has_somewhere(self, role: str) -> bool:
        """Whether a grant of that role reaches any fund at all."""
        return any(g.role == role for g in self.grants)


OPERATOR = Actor("operator", grants=frozenset({Grant("operator")}))
"""The person at the command line of the machine the record stands on."""

NOBODY = Actor("")
"""A reader who has not signed in."""


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
