"""Who does what in the example's programmes, their teams, and what belongs to them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from letsema.doors.intake.example.reading import (
    Labels,
    Learned,
    Step,
    Told,
    citing,
    columns,
    enter_each,
)
from letsema.programmes import commands as programmes
from letsema.programmes.rules.facts import ElementPart
from letsema.values import Actor


def partnering_steps(
    told: dict[str, Any], learned: Learned, labels: Labels, by: Actor
) -> Iterator[Step]:
    """Tasks, teams, and the agreements, support and bodies of programmes.

    `labels` tell the number under which the support of a label was entered.
    """

    def support(row: Told, *, by: Actor, at: datetime) -> None:
        programmes.cite_support(
            reference=row["programme"],
            support=labels[row["support"]],
            citing=citing(row),
            by=by,
            at=at,
        )

    partnering = told["partnering"]
    yield from enter_each(partnering["tasks"], _task, learned, by)
    yield from enter_each(partnering["team"], _team, learned, by)
    yield from enter_each(partnering["agreements"], _agreement, learned, by)
    yield from enter_each(partnering["support"], support, learned, by)
    yield from enter_each(partnering["bodies"], _body, learned, by)


def _of_programme(told: Told, *leave: str) -> Told:
    """A row's columns, its programme as commands of programmes call it."""
    return {"reference": told["programme"], **columns(told, "programme", *leave)}


def _task(told: Told, *, by: Actor, at: datetime) -> None:
    programmes.give_task(**_of_programme(told), citing=citing(told), by=by, at=at)


def _team(told: Told, *, by: Actor, at: datetime) -> None:
    """One role, or one in each of the countries listed."""
    outcome = ElementPart(told["framework"], told["element"]) if "element" in told else None
    for country in told.get("country") or [""]:
        programmes.join_team(
            **_of_programme(told, "country", "framework", "element"),
            country=country,
            outcome=outcome,
            citing=citing(told),
            by=by,
            at=at,
        )


def _agreement(told: Told, *, by: Actor, at: datetime) -> None:
    programmes.cite_agreement(**_of_programme(told), citing=citing(told), by=by, at=at)


def _body(told: Told, *, by: Actor, at: datetime) -> None:
    programmes.tie_body(**_of_programme(told), citing=citing(told), by=by, at=at)
