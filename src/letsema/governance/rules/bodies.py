"""Kinds of bodies, roles and groups of members, who sits on a day. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

BODY_KINDS = (
    "steering-committee",
    "inter-agency-group",
    "working-group",
    "task-force",
    "consultative-forum",
    "coordination-mechanism",
    "network",
    "forum",
)
MEMBER_ROLES = (
    "member",
    "chair",
    "co-chair",
    "convenor",
    "co-convenor",
    "observer",
    "ex-officio",
    "secretariat",
    "alternate",
)
GROUPS = ("donors", "countries", "un", "stakeholders")
"""The groups seats rotate between [set: four groups of three]."""
POSITIONED = ("member", "co-chair", "convenor", "co-convenor")
CHAIRING = ("chair", "co-chair", "convenor", "co-convenor")


def takes_positions(role: str) -> bool:
    """Whether a role is a voting seat: it counts for the quorum and takes positions.

    The chair, ex officio members, secretariat and observers sit outside the seats [set]; an
    alternate counts in place of its seat.
    """
    return role in POSITIONED


def record_key(fund: str) -> str:
    """The key of a fund's own record, as a source of what its secretariat says on its own."""
    return f"record-of-{fund}"


def initials(slug: str) -> str:
    """The initials of a slug's words as a prefix: `global-migration-group` is `GMG`."""
    letters = (word[0] for word in re.split(r"[^a-z]+", slug.lower()) if word)
    return "".join(letters).upper()[:8] or "M"


def leads_back(start: str, following: Mapping[str, str | None]) -> bool:
    """Whether going from a body to the one that follows it, and on, leads back to it."""
    seen, each = set(), following.get(start)
    while each is not None and each not in seen:
        if each == start:
            return True
        seen.add(each)
        each = following.get(each)
    return False


@dataclass(frozen=True, slots=True)
class Comparison:
    """A printed list beside the account: how many each names, and what only one of them names."""

    counted: int
    listed: int
    missing: frozenset[str]
    added: frozenset[str]

    @property
    def agrees(self) -> bool:
        """Whether the two name the same."""
        return not self.missing and not self.added


def compared(account: Iterable[str], listed: Iterable[str]) -> Comparison:
    """Organisation keys that follow from the account beside those of a printed list's lines.

    A line of which nobody knows the organisation is an empty key: it counts as a line.
    """
    told, lines = frozenset(account), tuple(listed)
    printed = frozenset(filter(None, lines))
    return Comparison(len(told), len(lines), missing=told - printed, added=printed - told)
