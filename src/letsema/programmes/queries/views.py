"""What the programmes room tells others: frozen, and made of plain values."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from letsema.programmes.rules.facts import CountryPart, Partner
from letsema.values import Money, When

PartnerView = Partner


@dataclass(frozen=True, slots=True)
class Basis:
    """What a row rests on: a decision's number, or a source with the place in it."""

    decision: str | None
    source: str | None
    source_title: str | None
    source_url: str
    place: str
    stated: bool

    def as_json(self) -> dict[str, Any]:
        """`decision`, `source` (its title), `source_key`, `place`, `stated`."""
        return {
            "decision": self.decision,
            "source": self.source_title,
            "source_key": self.source,
            "place": self.place or None,
            "stated": self.stated,
        }


@dataclass(frozen=True, slots=True)
class Part:
    """An organisation's part in a programme."""

    organisation: str
    acronym: str
    name: str
    role: str | None


@dataclass(frozen=True, slots=True)
class ElementView:
    """An element of a framework, as a programme names it."""

    framework: str
    code: str
    title: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A programme in a list, as at a date. None where no source tells."""

    reference: str
    fund: str | None
    section: str | None
    status: str | None
    stage: str | None
    since: When
    basis: Basis
    uncertain: bool
    heading: str | None
    title: str | None
    region: str | None
    countries: tuple[CountryPart, ...]
    thematic_area: int | None
    area_stated: bool
    budget: Money | None
    duration_months: int | None
    participants: tuple[Part, ...] | None
    sdgs: tuple[str, ...] | None
    objectives: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """The entry as `letsema pipeline --format json` tells it."""
        parts = self.participants
        return {
            "reference": self.reference,
            "title": self.title,
            "heading": self.heading,
            "countries": [c.code for c in self.countries],
            "region": self.region,
            "thematic_area": self.thematic_area,
            "section": self.section,
            "status": self.status,
            "stage": self.stage,
            "since": self.since.as_json(),
            "basis": self.basis.as_json(),
            "uncertain": self.uncertain,
            "budget": self.budget.as_json() if self.budget else None,
            "duration_months": self.duration_months,
            "participants": None
            if parts is None
            else [
                {"organisation": p.acronym, "key": p.organisation, "role": p.role} for p in parts
            ],
            "sdgs": None if self.sdgs is None else list(self.sdgs),
            "objectives": list(self.objectives),
        }


@dataclass(frozen=True, slots=True)
class Total:
    """How many programmes, and their budgets' exact sum in the currency most are told in.

    `others` are the sums of budgets told in other currencies: money of two is never added.
    """

    count: int
    money: Money
    others: tuple[Money, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """`count`, `amount`, `currency`; and `others` where there are other currencies."""
        others = {"others": [money.as_json() for money in self.others]} if self.others else {}
        return {"count": self.count, **self.money.as_json(), **others}


@dataclass(frozen=True, slots=True)
class Pipeline:
    """Every programme from approval on, as at a date; removed and declined ones have left.

    `uncertain`: references not listed here that may have entered already, as the date they
    entered is only known to lie in a window.
    """

    fund: str
    as_at: date
    known_at: date | None
    entries: tuple[Entry, ...]
    totals: dict[str, Total]
    uncertain: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """The pipeline as `letsema pipeline --format json` tells it."""
        return {
            "fund": self.fund,
            "as_at": self.as_at.isoformat(),
            "known_at": self.known_at.isoformat() if self.known_at else None,
            "entries": [entry.as_json() for entry in self.entries],
            "totals": {section: total.as_json() for section, total in self.totals.items()},
            "uncertain": list(self.uncertain),
        }


@dataclass(frozen=True, slots=True)
class Fact:
    """A field's value with what it rests on; `others` is what others say, in order.

    It rests on a decision (its number), or on a source; what is not there is empty.
    """

    field: str
    value: Any
    language: str
    when: When
    source_key: str
    source_title: str
    source_url: str
    source_kind: str
    place: str
    stated: bool
    recorded_at: datetime
    decision: str | None = None
    others: tuple[Fact, ...] = ()

    @property
    def contested(self) -> bool:
        """Whether another source tells something else, in the same language."""
        return any(
            other.value != self.value for other in self.others if other.language == self.language
        )


@dataclass(frozen=True, slots=True)
class StageView:
    """A row of a programme's history of stages."""

    stage: str | None
    status: str | None
    section: str | None
    when: When
    basis: Basis
    recorded_at: datetime
    reason: str
    public_words: str
    uncertain: bool


@dataclass(frozen=True, slots=True)
class EventView:
    """Something that happened, in a sentence."""

    when: When
    text: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class Link:
    """Another programme, as a link names it; `public` says whether anybody may follow it."""

    reference: str
    title: str
    public: bool = True


@dataclass(frozen=True, slots=True)
class ProgrammeView:
    """All that is known of a programme, as at a date; the history of stages is whole."""

    reference: str
    fund: str | None
    fund_name: str | None
    entry: Entry | None
    facts: dict[str, Fact]
    stages: tuple[StageView, ...]
    events: tuple[EventView, ...]
    parent: Link | None = None
    parts: tuple[Link, ...] = ()
    predecessors: tuple[Link, ...] = ()
    successors: tuple[Link, ...] = ()
    elements: dict[str, tuple[ElementView, ...]] = field(default_factory=dict)

    def value(self, name: str) -> Any:
        """A field's value, or None where no source tells."""
        fact = self.facts.get(name)
        return fact.value if fact else None

    @property
    def name(self) -> str:
        """Its title, else its heading, else its reference."""
        return self.value("title") or self.value("heading") or self.reference


@dataclass(frozen=True, slots=True)
class LoadView:
    """What one document brought in."""

    number: int
    fund: str
    source: str
    on: date
    recorded_at: datetime
    undone: str
