"""What the example's files say of each programme, as acts with their instants."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any

from letsema.doors.intake.example.reading import Learned, Step
from letsema.programmes import commands as programmes
from letsema.programmes.rules.facts import (
    Alignment,
    CountryPart,
    ElementPart,
    ParticipantPart,
    Partner,
)
from letsema.values import Actor, Citation, Money, When


def _country(told: str | dict[str, Any]) -> CountryPart:
    return CountryPart(told) if isinstance(told, str) else CountryPart(told["code"], told["role"])


def _element(told: str | dict[str, Any]) -> str | ElementPart:
    return told if isinstance(told, str) else ElementPart(**told)


READINGS: dict[str, Callable[[Any], Any]] = {
    "budget": lambda told: Money(Decimal(told["amount"]), told["currency"]),
    "countries": lambda told: [_country(item) for item in told],
    "participants": lambda told: [ParticipantPart(**item) for item in told],
    "key_partners": lambda told: [Partner(**item) for item in told],
    "alignments": lambda told: [Alignment(**item) for item in told],
    "starts": lambda told: When.parse(str(told)),
    "ends": lambda told: When.parse(str(told)),
    "ends_original": lambda told: When.parse(str(told)),
    "thematic_area": str,
    **dict.fromkeys(
        ("sdgs", "objectives", "principles", "outcomes", "sectors"),
        lambda told: [_element(item) for item in told],
    ),
}
"""How a field's text in the files becomes its value; texts and whole numbers stay."""


def programme_steps(told: dict[str, Any], learned: Learned, by: Actor) -> Iterator[Step]:
    """What each source says of a programme, on the day it could be learned from.

    The programme itself is registered on the first of these days.
    """
    reference = told["reference"]
    rows = (row for part in ("claims", "stages", "events") for row in told.get(part) or ())
    yield (
        min(learned[row["source"]] for row in rows),
        lambda at: programmes.register_programme(
            reference=reference, fund=told.get("fund"), parent=told.get("parent"), by=by, at=at
        ),
    )
    for claim in told["claims"]:
        yield learned[claim["source"]], lambda at, told=claim: _state(reference, told, by, at)
    for row in told.get("stages") or ():
        yield learned[row["source"]], lambda at, told=row: _enter(reference, told, by, at)
    for event in told.get("events") or ():
        yield learned[event["source"]], lambda at, told=event: _tell(reference, told, by, at)


def lineage_steps(told: dict[str, Any], learned: Learned, by: Actor) -> Iterator[Step]:
    """Which earlier programmes one builds on: told last, when all are registered."""
    for predecessor in told.get("predecessors") or ():
        yield (
            max(learned.values()),
            lambda at, before=predecessor: programmes.name_predecessor(
                reference=told["reference"],
                predecessor=before,
                citing=_citation(told["claims"][0]),
                by=by,
                at=at,
            ),
        )


def _citation(told: dict[str, Any]) -> Citation:
    return Citation(
        source=told["source"], place=told.get("place") or "", stated=told.get("stated", True)
    )


def _state(reference: str, told: dict[str, Any], by: Actor, at: datetime) -> None:
    programmes.state_facts(
        reference=reference,
        facts={
            field: READINGS[field](value) if field in READINGS else value
            for field, value in told["facts"].items()
        },
        citing=_citation(told),
        when=When.parse(str(told["when"])),
        language=told.get("language") or "en",
        by=by,
        at=at,
    )


def _enter(reference: str, told: dict[str, Any], by: Actor, at: datetime) -> None:
    programmes.enter_stage(
        reference=reference,
        stage=told.get("stage"),
        status=told.get("status"),
        reason=told.get("reason") or "",
        public_words=told.get("public_words") or "",
        citing=_citation(told),
        when=When.parse(str(told["when"])),
        by=by,
        at=at,
    )


def _tell(reference: str, told: dict[str, Any], by: Actor, at: datetime) -> None:
    programmes.tell_event(
        reference=reference,
        words=told["text"],
        citing=_citation(told),
        when=When.parse(str(told["when"])),
        by=by,
        at=at,
    )
