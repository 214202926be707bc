"""Every name, held in memory until something of partners is written: for misspellings and
likenesses. What other rooms write leaves it as it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from threading import Lock
from typing import NamedTuple

from django.db.models import QuerySet
from rapidfuzz import fuzz, process

from letsema.journal import queries as journal
from letsema.partners.models import OrganisationName
from letsema.partners.rules import MISSPELT
from letsema.partners.rules.likeness import misspelt

FEW_LETTERS = 3
"""Words of so few letters are matched whole: almost every one is like another."""


class Hit(NamedTuple):
    """A folded name, and the organisation it is found under as that goes on."""

    folded: str
    sort: str
    valid_from: date | None
    valid_until: date | None
    pk: int
    key: str
    kind: str
    country: str


COLUMNS = ("folded", "kind", "valid_from", "valid_until")
OWN = tuple(f"organisation__{name}" for name in ("pk", "key", "kind", "country"))
INTO = tuple(f"organisation__merged_into__{name}" for name in ("pk", "key", "kind", "country"))


def hits(rows: QuerySet[OrganisationName]) -> Iterator[Hit]:
    """Standing names with the organisations they are found under; one question."""
    told = rows.filter(withdrawn_at=None).values_list(*COLUMNS, *OWN, *INTO)
    for row in told.order_by("pk").iterator(chunk_size=10_000):
        yield Hit(*row[:4], *(row[4:8] if row[8] is None else row[8:]))


class Held:
    """Names as they stood at one head of the journal."""

    def __init__(self, told: Iterable[Hit]) -> None:
        self.hits = tuple(told)
        self.names = tuple(hit.folded for hit in self.hits)

    @cached_property
    def words(self) -> dict[str, list[int]]:
        """Positions of names by each word in them."""
        found: dict[str, list[int]] = defaultdict(list)
        for position, name in enumerate(self.names):
            for word in set(name.split()):
                found[word].append(position)
        return dict(found)

    def meant(self, text: str, limit: int | None = None) -> list[tuple[Hit, float]]:
        """The names a misspelt folded text may mean, most alike first: the whole name, or else
        words of it.
        """
        found = misspelt(text, self.names, limit) or self._by_words(text)
        return [(self.hits[position], score) for position, score in found[:limit]]

    def _by_words(self, text: str) -> list[tuple[int, float]]:
        scores: dict[int, float] = {}
        words = text.split()
        for at, word in enumerate(words):
            now: dict[int, float] = {}
            for like, score in self._like(word):
                for position in self.words[like]:
                    now[position] = max(now.get(position, 0.0), score)
            known = now if at == 0 else scores.keys() & now.keys()
            scores = {position: scores.get(position, 0.0) + now[position] for position in known}
        order = sorted(scores.items(), key=lambda told: (-told[1], self.names[told[0]], told[0]))
        return [(position, score / len(words)) for position, score in order]

    def _like(self, word: str) -> list[tuple[str, float]]:
        if len(word) <= FEW_LETTERS:
            return [(word, 100.0)] if word in self.words else []
        return [
            (str(like), score)
            for like, score, _ in process.extract(
                word, list(self.words), scorer=fuzz.ratio, score_cutoff=MISSPELT, limit=20
            )
        ]


Head = tuple[int, str]


@dataclass
class _Seen:
    """The head of the journal seen last, and that at which partners had last been written of."""

    head: Head | None = None
    written: Head = (0, "")


_seen, _lock = _Seen(), Lock()


def written() -> Head:
    """The head of the journal at which something of partners was last known to be written.

    What is worked out of partners alone stands for as long as this stays the same.
    """
    with _lock:
        head = journal.head()
        if head != _seen.head:
            touched = journal.subjects_since(_seen.head, "partners.") if _seen.head else None
            if touched is None or touched:
                _seen.written = head
            _seen.head = head
        return _seen.written


def held() -> Held:
    """Every name as it stands now; read again only where something of partners was written."""
    return _held(written())


@lru_cache(maxsize=1)
def _held(at: Head) -> Held:
    return Held(hits(OrganisationName.objects.all()))
