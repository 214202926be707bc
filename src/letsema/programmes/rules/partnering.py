"""What may be told of a programme's partners, and when two printed names are the same. Pure."""

from __future__ import annotations

from letsema.partners.rules import folded
from letsema.programmes.rules.facts import clean
from letsema.values import Refusal, digest

BODY_ROLES = ("set-up", "supported", "secretariat", "member")
"""What a programme is to a body: it set it up, supports it, is its secretariat or a member."""
LONGEST_TASK = 500
"""How many characters a task has at most."""


def printed_as(name: str, heading: str | None = None) -> str:
    """What a printed partner is known by: one text for one name under one heading.

    Case, accents, punctuation and spaces do not count; no heading is one of its own.
    """
    return digest([_plain(name), _plain(heading or "")])


def _plain(text: str) -> str:
    """A text folded; one that is nothing but signs stays as it is."""
    return folded(text) or clean(text).casefold()


def judge_body_role(role: str) -> list[Refusal]:
    """Why a programme cannot be this to a body; empty where it can."""
    if role in BODY_ROLES:
        return []
    return [
        Refusal(
            "body-role",
            "%(role)s is nothing a programme is to a body",
            field="role",
            role=role,
        )
    ]


def judge_words(words: str, field: str) -> list[Refusal]:
    """Why a text cannot stand; empty where it can."""
    if words.strip():
        return []
    return [Refusal("empty", "%(field)s: a text is missing", field=field)]
