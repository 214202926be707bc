"""Terms that change what a programme is said to be: any of the facts a decision may revise."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from letsema.proceedings.rules.subjects import Subject
from letsema.proceedings.rules.terms.parts import Terms
from letsema.programmes.rules.facts import (
    COUNTRIES,
    DATE,
    ELEMENTS,
    FIELDS,
    LIST,
    MONEY,
    PARTICIPANTS,
    PARTNERS,
    Alignment,
    CountryPart,
    ElementPart,
    ParticipantPart,
    Partner,
    judge_fact,
)
from letsema.values import Money, Refusal, When

REVISABLE = (
    "title",
    "summary",
    "region",
    "thematic_area",
    "budget",
    "duration_months",
    "countries",
    "key_partners",
    "sdgs",
    "objectives",
    "principles",
    "alignments",
    "starts",
)
"""What a revision may alter; participants and the end have acts of their own."""


def _when(told: Any) -> When:
    earliest = date.fromisoformat(told[1]) if told[1] else None
    return When(told[0], earliest, date.fromisoformat(told[2]))


def _elements(told: Any) -> Any:
    if isinstance(told, list):
        return tuple(ElementPart(**e) if isinstance(e, dict) else str(e) for e in told)
    return ElementPart(**told) if isinstance(told, dict) else str(told)


_READ: dict[str, Callable[[Any], Any]] = {
    MONEY: Money.from_json,
    DATE: _when,
    COUNTRIES: lambda told: tuple(CountryPart(**each) for each in told),
    PARTICIPANTS: lambda told: tuple(ParticipantPart(**each) for each in told),
    PARTNERS: lambda told: tuple(Partner(**each) for each in told),
    LIST: lambda told: tuple(Alignment(**e) if isinstance(e, dict) else e for e in told),
    ELEMENTS: _elements,
}


@dataclass(frozen=True, slots=True)
class Revision(Terms):
    """Facts as they are to stand from now on: field to value, in the shapes of a programme's."""

    facts: Mapping[str, Any]

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> Self:
        return cls(
            {
                name: _READ.get(FIELDS[name], lambda plain: plain)(value)
                for name, value in told["facts"].items()
            }
        )

    def judge(self, subject: Subject) -> list[Refusal]:
        if not self.facts:
            return [Refusal("no-change", "say what the revision changes", field="facts")]
        fixed = [
            Refusal("not-revised", "%(field)s: a revision does not alter this", field=name)
            for name in self.facts
            if name not in REVISABLE
        ]
        return fixed or [r for name, value in self.facts.items() for r in _judge(name, value)]


def _judge(name: str, value: Any) -> list[Refusal]:
    try:
        return judge_fact(name, value)
    except (TypeError, AttributeError):
        return [Refusal("shape", "%(field)s: not in the shape this field has", field=name)]
