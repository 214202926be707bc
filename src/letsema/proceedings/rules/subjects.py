"""What a committee has before it, as far as judging an act needs to know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from letsema.values import Money, When

KINDS = {
    "note": "Concept note",
    "document": "Joint programme document",
    "request": "Request",
    "fund-matter": "Matter of the fund",
    "condition": "Matter arising",
}
"""Kind of an item and what it is called in English."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """A decision to be corrected, as it bears on the subject.

    `concerned`: whether anything of the subject rests on it; `corrected_by` and `followed_by`: the
    decision that corrects it already, and what of later rests on top of it, empty where nothing.
    """

    number: str
    taken_on: date
    internal: bool = False
    concerned: bool = True
    corrected_by: str = ""
    followed_by: str = ""
    before: Subject | None = None


@dataclass(frozen=True, slots=True)
class Arising:
    """The condition a matter arising is about, as it stands.

    `waived_by` is a decision's number; it `stands` no more once the decision that set it was
    corrected.
    """

    words: str
    met_on: date | None = None
    waived_by: str | None = None
    stands: bool = True


@dataclass(frozen=True, slots=True)
class Subject:
    """An item's programme, or a matter of the fund, on the day a decision counts from.

    `stage` is None for a matter of the fund; `participants` is role by organisation's key, or None
    where nobody tells them; `organisations` are the keys there are.
    """

    kind: str
    on: date
    reference: str = ""
    stage: str | None = None
    budget: Money | None = None
    ends: When | None = None
    participants: Mapping[str, str | None] | None = None
    suspended: bool = False
    organisations: frozenset[str] = field(default_factory=frozenset)
    earlier: Earlier | None = None
    arising: Arising | None = None
