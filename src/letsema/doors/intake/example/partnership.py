"""Organisations with their ties and offices, agreements, support and engagement of the example."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any

from letsema.doors.intake.example.reading import (
    Labels,
    Learned,
    Step,
    Told,
    citing,
    columns,
    day,
    enter_each,
    quantity,
    when,
)
from letsema.partners import commands as partners
from letsema.partners.rules import Name
from letsema.partners.rules.agreements import Party
from letsema.partners.rules.engagement import Proposer, WorkMaker
from letsema.partners.rules.support import value_stage
from letsema.values import Actor, Money


def organisation_steps(
    told: list[Told], first: datetime, learned: Learned, by: Actor
) -> Iterator[Step]:
    """Organisations, each on the day its source could be learned from, if it names one; then
    what ties them.
    """
    for row in told:
        known = learned[row["source"]] if row.get("source") else first
        yield known, lambda at, told=row: _organisation(told, by, at)
    for row in told:
        for tie in row.get("ties", ()):
            yield (
                learned[tie["source"]],
                lambda at, key=row["key"], told=tie: partners.tie_organisations(
                    organisation=key, **columns(told), citing=citing(told), by=by, at=at
                ),
            )


def _organisation(told: Told, by: Actor, at: datetime) -> None:
    names = [
        Name(
            name["text"],
            name["kind"],
            name.get("language") or "en",
            day(name.get("from")),
            day(name.get("until")),
        )
        for name in told["names"]
    ]
    partners.register_organisation(
        key=told["key"],
        kind=told["kind"],
        country=told.get("country") or "",
        names=names,
        citing=citing(told) if told.get("source") else None,
        website=told.get("website") or "",
        note=told.get("note") or "",
        by=by,
        at=at,
    )


def partnership_steps(
    told: dict[str, Any], learned: Learned, labels: Labels, by: Actor
) -> Iterator[Step]:
    """Offices, agreements, support, proposals, works, quotations and contacts.

    What support is entered under is kept in `labels`, by its label.
    """

    def support(row: Told, *, by: Actor, at: datetime) -> None:
        labels[row["label"]] = _support(row, by=by, at=at)

    def office(row: Told, *, by: Actor, at: datetime) -> None:
        _office(told["offices"]["organisation"], row, by=by, at=at)

    engagement = told["engagement"]
    yield from enter_each(told["offices"]["offices"], office, learned, by)
    yield from enter_each(told["agreements"], _agreement, learned, by)
    yield from enter_each(told["support"], support, learned, by)
    yield from enter_each(engagement["proposals"], _proposal, learned, by)
    yield from enter_each(engagement["works"], _work, learned, by)
    yield from enter_each(engagement["quotations"], _quotation, learned, by)
    yield from enter_each(engagement["contacts"], _contact, learned, by)


def _office(organisation: str, told: Told, *, by: Actor, at: datetime) -> None:
    """An office under the name of its row; further names rest on sources of their own."""
    partners.open_office(
        **columns(told, "name", "names"),
        organisation=organisation,
        names=[told["name"]],
        citing=citing(told),
        by=by,
        at=at,
    )
    for name in told.get("names", ()):
        partners.name_office(
            office=told["key"], name=name["text"], citing=citing(name), by=by, at=at
        )


def _agreement(told: Told, *, by: Actor, at: datetime) -> None:
    partners.register_agreement(
        **columns(told, "parties"),
        parties=[Party(**party) for party in told["parties"]],
        citing=citing(told),
        by=by,
        at=at,
    )


def _support(told: Told, *, by: Actor, at: datetime) -> int:
    value = None
    if "value" in told:
        value = Money(Decimal(told["value"]), told["currency"], value_stage(told["kind"]))
    return partners.record_support(
        **columns(told, "value", "currency"),
        value=value,
        quantity=quantity(told),
        citing=citing(told),
        by=by,
        at=at,
    )


def _proposal(told: Told, *, by: Actor, at: datetime) -> None:
    partners.record_proposal(
        **columns(told, "organisations", "when"),
        on=when(told.get("when")),
        organisations=[Proposer(**each) for each in told["organisations"]],
        citing=citing(told),
        by=by,
        at=at,
    )


def _work(told: Told, *, by: Actor, at: datetime) -> None:
    partners.record_work(
        **columns(told, "parties", "when"),
        on=when(told.get("when")),
        parties=[WorkMaker(**party) for party in told["parties"]],
        citing=citing(told),
        by=by,
        at=at,
    )


def _quotation(told: Told, *, by: Actor, at: datetime) -> None:
    """What somebody said, in our words: never as they said it."""
    partners.record_quotation(**columns(told), verbatim=False, citing=citing(told), by=by, at=at)


def _contact(told: Told, *, by: Actor, at: datetime) -> None:
    partners.enter_contact(**columns(told), citing=citing(told), by=by, at=at)
