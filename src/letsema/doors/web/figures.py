"""What pages count and add up: steps of the flow, areas, totals, what moved lately.

Sums are exact and of one currency; amounts of the sections (pipeline, funded, closed) stand side
by side and are never added to each other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import pgettext_lazy as meant

from letsema.doors.web import words
from letsema.governance.queries import FundView
from letsema.programmes.queries import Entry, total_of
from letsema.values import Money

STEPS = (
    ("concept-note-approved", lazy("Concept note approved")),
    ("document-solicited", lazy("Document solicited")),
    ("document-submitted", lazy("Document submitted")),
    ("funded", meant("section", "Funded")),
    ("closed", meant("section", "Closed")),
)


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the flow from concept to closure, with the areas of its programmes."""

    code: str
    label: str
    level: int
    count: int
    money: Money
    areas: tuple[int | None, ...]
    query: str


@dataclass(frozen=True, slots=True)
class Area:
    """A thematic area with its programmes; what is funded or closed apart from the pipeline."""

    number: int
    name: str
    entries: tuple[Entry, ...]
    waiting: int
    waiting_money: Money
    funded: int
    funded_money: Money


def step_of(entry: Entry) -> str:
    """The step an entry stands on."""
    return "closed" if entry.section == "closed" else entry.status or "concept-note-approved"


def sum_of(entries: Iterable[Entry]) -> Money:
    """The exact sum of the budgets in the currency most of them are in."""
    return total_of(entries).money


def flow(entries: Sequence[Entry]) -> list[Step]:
    """Every step with its programmes, empty ones too."""
    steps = []
    for level, (code, label) in enumerate(STEPS, start=1):
        mine = [entry for entry in entries if step_of(entry) == code]
        steps.append(
            Step(
                code=code,
                label=str(label),
                level=level,
                count=len(mine),
                money=sum_of(mine),
                areas=tuple(sorted((e.thematic_area for e in mine), key=lambda a: a or 99)),
                query=f"section={code}" if code in words.SECTIONS else f"status={code}",
            )
        )
    return steps


def areas(fund: FundView, entries: Sequence[Entry]) -> list[Area]:
    """Every thematic area of the fund with its programmes, the pipeline's first."""
    found = []
    for number, name in fund.areas:
        mine = tuple(entry for entry in entries if entry.thematic_area == number)
        waiting = [entry for entry in mine if entry.section == "pipeline"]
        funded = [entry for entry in mine if entry.section != "pipeline"]
        found.append(
            Area(number, name, mine, len(waiting), sum_of(waiting), len(funded), sum_of(funded))
        )
    return found


def moved_lately(entries: Iterable[Entry], most: int = 6) -> list[Entry]:
    """The programmes whose present stage began last, of those whose date is known to begin.

    A stage that only stands “by” a day is the state of a document, not a move; a wide window
    counts from its first day.
    """
    dated = [(entry.since.earliest, entry) for entry in entries if entry.since.earliest]
    dated.sort(key=lambda pair: (-pair[0].toordinal(), pair[1].reference))
    return [entry for _, entry in dated[:most]]


def countries(entries: Iterable[Entry]) -> list[str]:
    """The codes of every country named, once each."""
    return sorted({part.code for entry in entries for part in entry.countries})


def as_row(entry: Entry) -> dict[str, Any]:
    """An entry as a row of a table for spreadsheets; lists are separated by semicolons."""
    told = entry.as_json()
    since, budget = told["since"], told["budget"] or {}
    return {
        **told,
        "countries": ";".join(told["countries"]),
        "since_not_before": since["on"] or since["not_before"],
        "since_not_after": since["on"] or since["not_after"],
        "budget": budget.get("amount"),
        "currency": budget.get("currency"),
        "participants": ";".join(p["organisation"] for p in told["participants"] or ()),
        "sdgs": ";".join(told["sdgs"] or ()),
        "source": told["basis"]["decision"] or told["basis"]["source"],
    }


def per_country(entries: Iterable[Entry]) -> Counter[str]:
    """How many programmes name each country."""
    return Counter(code for entry in entries for code in {part.code for part in entry.countries})
