"""The chain: what an entry's digest covers. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from letsema.values import digest

FIRST = "0" * 64
"""What the first entry names as the digest before it."""


@dataclass(frozen=True, slots=True)
class Link:
    """One entry of the chain as it stands in the table."""

    sequence: int
    kind: str
    subject: str
    facts: str
    by: str
    acting_for: str
    recorded_at: datetime
    previous: str
    digest: str

    def expected_digest(self) -> str:
        """The digest its own content gives."""
        return entry_digest(
            sequence=self.sequence,
            kind=self.kind,
            subject=self.subject,
            facts=self.facts,
            by=self.by,
            acting_for=self.acting_for,
            recorded_at=self.recorded_at,
            previous=self.previous,
        )


@dataclass(frozen=True, slots=True)
class Breach:
    """Something in the record that does not agree: where, and what is wrong in words."""

    where: str
    words: str

    def __str__(self) -> str:
        return f"{self.where}: {self.words}"


def entry_digest(
    *,
    sequence: int,
    kind: str,
    subject: str,
    facts: str,
    by: str,
    acting_for: str,
    recorded_at: datetime,
    previous: str,
) -> str:
    """SHA-256 over everything the entry says and the digest of the entry before it."""
    return digest([sequence, kind, subject, facts, by, acting_for, recorded_at, previous])


def chain_breaches(links: Iterable[Link], head: tuple[int, str]) -> Iterable[Breach]:
    """Walk the chain from its beginning to `head` (sequence, digest) and say where it breaks."""
    previous, sequence = FIRST, 0
    for link in links:
        where = f"journal entry {link.sequence}"
        if link.sequence != sequence + 1:
            yield Breach(where, f"entry {sequence + 1} is missing before it")
        if link.previous != previous:
            yield Breach(where, "does not follow the entry before it")
        if link.digest != link.expected_digest():
            yield Breach(where, "was changed after it was written")
        previous, sequence = link.digest, link.sequence
    if (sequence, previous) != head:
        yield Breach(f"journal entry {sequence}", f"is not the last one written ({head[0]})")
