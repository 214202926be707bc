"""When an edition is new, and which it supersedes. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from letsema.values import digest


@dataclass(frozen=True, slots=True)
class Standing:
    """An edition of a series as far as superseding goes."""

    number: int
    as_at: date
    fingerprint: str
    superseded: bool


def fingerprint_of(content: dict[str, Any]) -> str:
    """The digest of what an edition says: its number and the clock take no part."""
    return digest({key: value for key, value in content.items() if key != "edition"})


def same_edition(series: Sequence[Standing], as_at: date, fingerprint: str) -> int | None:
    """The number of the date's last edition if it already says just this, or None.

    It may have been superseded by one of a later date: its own date still needs no other.
    """
    same_date = [edition for edition in series if edition.as_at == as_at]
    last = max(same_date, key=lambda edition: edition.number, default=None)
    return last.number if last and last.fingerprint == fingerprint else None


def superseded_by_next(series: Sequence[Standing], as_at: date) -> list[int]:
    """Which editions the next one, as at a date, supersedes.

    A re-issue of a date supersedes that date's edition only; one of a later date than all
    supersedes the newest; one of an earlier date that never had an edition supersedes none.
    """
    standing = [edition for edition in series if not edition.superseded]
    same_date = [edition.number for edition in standing if edition.as_at == as_at]
    if same_date or not standing:
        return same_date
    newest = max(standing, key=lambda edition: (edition.as_at, edition.number))
    return [newest.number] if newest.as_at < as_at else []
