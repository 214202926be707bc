"""What a booklet says, as frozen values: `Names` goes in, a `Reading` comes out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from letsema.press.faults import Fault
from letsema.values import Money


@dataclass(frozen=True, slots=True)
class Names:
    """The names the reader is given, for it looks nothing up itself.

    `countries`: a casefolded name or alias → ISO 3166-1 alpha-3; `objectives`: number of an
    objective of the Global Compact → its title; `groups`: a casefolded printed heading of a
    partner list → code of the partner group.
    """

    countries: Mapping[str, str]
    objectives: Mapping[int, str]
    groups: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Edition:
    """What the cover says: the fund, the month as printed and as `2021-06`."""

    fund: str | None
    label: str | None
    month: str | None

    def as_json(self) -> dict[str, str | None]:
        """The three as they are."""
        return {"fund": self.fund, "label": self.label, "month": self.month}


@dataclass(frozen=True, slots=True)
class Area:
    """A thematic area with its number and its name as printed in the body or the contents."""

    number: int
    name: str | None

    def as_json(self) -> dict[str, Any]:
        """Number and name."""
        return {"number": self.number, "name": self.name}


@dataclass(frozen=True, slots=True)
class Partner:
    """A key partner as printed, under the heading printed over it (a group or a country)."""

    name: str
    heading: str | None = None
    group: str | None = None
    country: str | None = None

    def as_json(self) -> dict[str, str | None]:
        """Heading, its group code or country code, and the name."""
        return {
            "heading": self.heading,
            "group": self.group,
            "country": self.country,
            "name": self.name,
        }


@dataclass(frozen=True, slots=True)
class Participant:
    """A participating UN organization as printed, with the role printed in brackets after it."""

    name: str
    role: str | None = None

    def as_json(self) -> dict[str, str | None]:
        """Name and role."""
        return {"name": self.name, "role": self.role}


@dataclass(frozen=True, slots=True)
class Entry:
    """One joint programme as the booklet prints it; None is "the text does not say".

    `lines` are the first and last line in a text (from 1), `page` is the page of a PDF its
    heading stands on. `duration_months` are whole months. `objectives` are the numbers of the
    Global Compact that the text names and does not contradict. `notes` are remarks printed in
    brackets where a list was expected; they are not part of the JSON, a fault repeats them.
    """

    position: int
    section: str
    heading: str | None
    region: str | None
    countries: tuple[str, ...]
    title: str | None
    thematic_area: int | None
    budget: Money | None
    duration_months: int | None
    status: str | None
    status_text: str | None
    participants: tuple[Participant, ...] | None
    sdgs: tuple[str, ...] | None
    objectives: tuple[str, ...]
    key_partners: tuple[Partner, ...] | None
    summary: str | None
    lines: tuple[int, int] | None
    page: int | None
    notes: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The entry in the shape people script against."""
        told: dict[str, Any] = {
            "position": self.position,
            "section": self.section,
            "heading": self.heading,
            "region": self.region,
            "countries": list(self.countries),
            "title": self.title,
            "thematic_area": self.thematic_area,
            "budget": self.budget and self.budget.as_json(),
            "duration_months": self.duration_months,
            "status": self.status,
            "status_text": self.status_text,
            "participants": _told(self.participants),
            "sdgs": None if self.sdgs is None else list(self.sdgs),
            "objectives": list(self.objectives),
            "key_partners": _told(self.key_partners),
            "summary": self.summary,
        }
        if self.page is None:
            told["lines"] = None if self.lines is None else list(self.lines)
        else:
            told["page"] = self.page
        return told


def _told(
    parts: tuple[Partner, ...] | tuple[Participant, ...] | None,
) -> list[dict[str, str | None]] | None:
    return None if parts is None else [part.as_json() for part in parts]


@dataclass(frozen=True, slots=True)
class Reading:
    """A booklet as read: where it came from, what it says, what is missing or wrong."""

    file: str
    sha256: str
    edition: Edition
    foreword: str | None
    thematic_areas: tuple[Area, ...]
    entries: tuple[Entry, ...]
    faults: tuple[Fault, ...] = field(default=())

    def total(self, section: str) -> dict[str, Any]:
        """Count and exact sum of a section; no sum where budgets are in several currencies."""
        chosen = [entry for entry in self.entries if entry.section == section]
        budgets = [entry.budget for entry in chosen if entry.budget is not None]
        currencies = sorted({budget.currency for budget in budgets}) or ["USD"]
        if len(currencies) > 1:
            return {"count": len(chosen), "amount": None, "currency": None}
        amount = sum((budget.amount for budget in budgets), Decimal(0))
        return {"count": len(chosen), **Money(amount, currencies[0]).as_json()}

    def as_json(self) -> dict[str, Any]:
        """The reading in the shape people script against."""
        return {
            "source": {"file": self.file, "sha256": self.sha256},
            "edition": self.edition.as_json(),
            "foreword": self.foreword,
            "thematic_areas": [area.as_json() for area in self.thematic_areas],
            "entries": [entry.as_json() for entry in self.entries],
            "faults": [fault.as_json() for fault in self.faults],
            "totals": {section: self.total(section) for section in ("pipeline", "funded")},
        }
