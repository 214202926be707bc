"""The policy register of the example, and the totals its documents state."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from letsema.doors.intake.example.reading import (
    Labels,
    Learned,
    Step,
    Told,
    a_number,
    citing,
    columns,
    enter_each,
)
from letsema.results import commands as results
from letsema.results.rules.instruments import Title
from letsema.values import Actor

SECTORS = "making-migration-work-iii-sectors"
"""The framework whose sectors place an instrument."""


def policy_steps(told: dict[str, Any], learned: Learned, by: Actor) -> Iterator[Step]:
    """Instruments with their stages, claims and answers; then stated totals and overlaps."""
    for row in told["instruments"]:
        yield learned[row["source"]], lambda at, told=row: _instrument(told, by, at)
        yield from _of_instrument(row, learned, by)
    labels: Labels = {}

    def figure(row: Told, *, by: Actor, at: datetime) -> None:
        labels[row["label"]] = _figure(row, by=by, at=at)

    yield from enter_each(told["figures"]["figures"], figure, learned, by)
    for row in told["figures"]["overlaps"]:
        yield (
            max(learned.values()),
            lambda at, told=row: results.name_overlap(
                number=labels[told["figure"]],
                other=labels[told["other"]],
                words=told["words"],
                by=by,
                at=at,
            ),
        )


def _instrument(told: Told, by: Actor, at: datetime) -> None:
    results.register_instrument(
        **columns(told, "name", "named", "sectors", "stages", "support", "mainstreaming"),
        names=[Title(told["name"])],
        sectors=[(SECTORS, code) for code in told["sectors"]],
        citing=citing(told),
        by=by,
        at=at,
    )


def _of_instrument(told: Told, learned: Learned, by: Actor) -> Iterator[Step]:
    """What is told of an instrument beside its name."""
    entering = {
        "stages": results.tell_stage,
        "support": results.claim_support,
        "mainstreaming": results.answer_mainstreaming,
    }
    for part, enter in entering.items():
        for row in told.get(part, ()):
            yield (
                learned[row["source"]],
                lambda at, told=row, key=told["key"], enter=enter: enter(
                    key=key, **columns(told), citing=citing(told), by=by, at=at
                ),
            )


def _figure(told: Told, *, by: Actor, at: datetime) -> int:
    return results.state_figure(
        **columns(told), quantity=a_number(told), citing=citing(told), by=by, at=at
    )
