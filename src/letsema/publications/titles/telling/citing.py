"""The sources that rows of content rest on, gathered as the rows are."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from letsema.documents import queries as documents
from letsema.programmes import queries as programmes
from letsema.programmes.queries import Basis
from letsema.values import Refusal, Refused, When


def as_known_today(title: str, known_at: date | None) -> None:
    """Refused: agreements, policies and the like are not kept by the day they were known."""
    if known_at is not None:
        raise Refused(
            Refusal(
                "known-at-not-kept",
                "%(title)s can be made as at a date, but only from what is known today: "
                "leave out the day of knowledge",
                field="known_at",
                title=title,
            )
        )


def when_json(when: When | None) -> dict[str, Any] | None:
    """A date with its precision as plain content."""
    return when.as_json() if when else None


def begun(when: When | None, day: date) -> bool:
    """Whether something was so by the end of a day; what is told without a date counts."""
    return when is None or when.holds(day)


def sources_told(keys: Iterable[str]) -> list[dict[str, Any]]:
    """The sources of these keys as plain content, by key."""
    return [
        {
            "key": each.key,
            "title": each.title,
            "publisher": each.publisher,
            "url": each.url or None,
            "published": when_json(each.published),
        }
        for each in sorted(documents.sources(keys), key=lambda each: each.key)
    ]


class Cited:
    """Remembers the sources that rows rest on; one that may not be shown is not told."""

    def __init__(self) -> None:
        self._hidden = programmes.internal_sources()
        self._keys: set[str] = set()

    def basis(self, basis: Basis) -> dict[str, Any]:
        """What a row rests on: `source` (its key), `place`, `decision`."""
        return {**self.key(basis.source, basis.place), "decision": basis.decision}

    def key(self, key: str | None, place: str = "") -> dict[str, Any]:
        """The source of that key, and the place in it."""
        if not key or key in self._hidden:
            return {"source": None, "place": ""}
        self._keys.add(key)
        return {"source": key, "place": place}

    def rows(self, rows: Iterable[Any]) -> list[tuple[Any, dict[str, Any]]]:
        """Rows that name their source by row number, each with what it rests on."""
        rows = list(rows)
        known = documents.sources_by_pk({row.source for row in rows if row.source})
        return [
            (row, self.key(known[row.source].key if row.source in known else None, row.place))
            for row in rows
        ]

    def told(self) -> list[dict[str, Any]]:
        """Every source that was cited, by key; rows are numbered by this order."""
        return sources_told(self._keys)
