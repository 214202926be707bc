"""What the example's programmes brought about: achievements, learning, initiatives, results."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from letsema.doors.intake.example.reading import (
    Learned,
    Step,
    Told,
    a_number,
    citing,
    columns,
    enter_each,
    quantity,
)
from letsema.results import commands as results
from letsema.results.rules import Attending
from letsema.values import Actor


def results_steps(told: dict[str, Any], learned: Learned, by: Actor) -> Iterator[Step]:
    """Achievements, processes, stories and events, then initiatives and statements of results."""
    learning = told["learning"]
    yield from enter_each(told["achievements"], _achievement, learned, by)
    yield from enter_each(learning["processes"], _process, learned, by)
    yield from enter_each(learning["stories"], _story, learned, by)
    yield from enter_each(learning["events"], _event, learned, by)
    yield from enter_each(learning["initiatives"], _initiative, learned, by)
    yield from enter_each(told["statements"], _statement, learned, by)


def _achievement(told: Told, *, by: Actor, at: datetime) -> None:
    results.record_achievement(
        **columns(told, "organisations"),
        organisations={
            each["organisation"]: each["words"] for each in told.get("organisations", ())
        },
        quantity=quantity(told),
        citing=citing(told),
        by=by,
        at=at,
    )


def _process(told: Told, *, by: Actor, at: datetime) -> None:
    results.record_process(**columns(told), citing=citing(told), by=by, at=at)


def _story(told: Told, *, by: Actor, at: datetime) -> None:
    results.record_story(**columns(told), citing=citing(told), by=by, at=at)


def _event(told: Told, *, by: Actor, at: datetime) -> None:
    groups = [
        Attending(
            group=each["group"],
            number=int(each["number"]),
            sex=each.get("sex", ""),
            qualifier=each["qualifier"],
        )
        for each in told["groups"]
    ]
    results.record_event(
        **columns(told, "groups"), groups=groups, citing=citing(told), by=by, at=at
    )


def _initiative(told: Told, *, by: Actor, at: datetime) -> None:
    results.start_initiative(**columns(told), citing=citing(told), by=by, at=at)


def _statement(told: Told, *, by: Actor, at: datetime) -> None:
    """What a programme wants, with what shows that it is reached and the values stated."""
    element = (told["framework"], told["element"]) if "element" in told else None
    number = results.state_result(
        **columns(told, "framework", "element", "indicators"),
        element=element,
        citing=citing(told),
        by=by,
        at=at,
    )
    for each in told.get("indicators", ()):
        indicator = results.add_indicator(
            statement=number,
            words=each["words"],
            unit=each["unit"],
            citing=citing(each),
            by=by,
            at=at,
        )
        for value in each["values"]:
            results.state_value(
                **columns(value),
                indicator=indicator,
                quantity=a_number(value),
                citing=citing(value),
                by=by,
                at=at,
            )
