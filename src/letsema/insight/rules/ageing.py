"""How long programmes stand where they stand. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from letsema.programmes.rules.stages import FUNDED_STAGES, IN_PIPELINE
from letsema.values import When

PUBLIC = (*IN_PIPELINE, *FUNDED_STAGES[:2])
INTERNAL = ("submitted", "under-review", "returned")
WAITED_AT = (*INTERNAL, *PUBLIC)
"""The stages where something waits, in the order of a programme's life."""

WITH_SUBMITTERS = ("returned", "document-solicited", "document-approved")
"""The stages where the next step is that of the organisations."""


@dataclass(frozen=True, slots=True)
class Wait:
    """A programme that stands at a stage.

    `days`: how long at the least; `exact` where the day it began is known. `limit` is the fund's
    setting for the stage, None where it has none. `organisations` are (key, acronym) of those
    whose turn it is: the convening one, else all that take part.
    """

    reference: str
    name: str
    stage: str
    since: When
    days: int
    limit: int | None
    public: bool
    organisations: tuple[tuple[str, str], ...] = ()

    @property
    def exact(self) -> bool:
        """Whether the days are exact, not only a least number."""
        return self.since.exact is not None

    @property
    def over(self) -> bool:
        """Whether it is longer than the fund's setting."""
        return self.limit is not None and self.days > self.limit


@dataclass(frozen=True, slots=True)
class StageAge:
    """A stage with those who stand there; `exact` is False where a day is only known by a bound."""

    stage: str
    count: int
    median: int
    longest: int
    limit: int | None
    over: int
    exact: bool


@dataclass(frozen=True, slots=True)
class Lateness:
    """An organisation with those of its programmes that wait for it. Never public."""

    key: str
    acronym: str
    waiting: int
    over: int
    longest: int


def days_since(since: When, on: date) -> int:
    """How many days have passed at the least: from the latest day it may have begun."""
    return max(0, (on - since.latest).days)


def by_stage(waits: Iterable[Wait], limits: Mapping[str, int]) -> tuple[StageAge, ...]:
    """The stages at which somebody waits, in the order of a programme's life."""
    told: dict[str, list[Wait]] = {}
    for each in waits:
        told.setdefault(each.stage, []).append(each)
    return tuple(_stage(stage, told[stage], limits) for stage in WAITED_AT if stage in told)


def _stage(stage: str, waits: Sequence[Wait], limits: Mapping[str, int]) -> StageAge:
    days = [each.days for each in waits]
    return StageAge(
        stage=stage,
        count=len(days),
        median=int(median(days)),
        longest=max(days),
        limit=limits.get(stage),
        over=sum(each.over for each in waits),
        exact=all(each.exact for each in waits),
    )


def by_organisation(waits: Iterable[Wait]) -> tuple[Lateness, ...]:
    """The organisations something waits for, the latest first."""
    told: dict[tuple[str, str], list[Wait]] = {}
    for each in waits:
        if each.stage in WITH_SUBMITTERS:
            for organisation in each.organisations:
                told.setdefault(organisation, []).append(each)
    rows = (
        Lateness(
            key,
            acronym,
            len(mine),
            sum(each.over for each in mine),
            max(each.days for each in mine),
        )
        for (key, acronym), mine in told.items()
    )
    return tuple(sorted(rows, key=lambda row: (-row.over, -row.longest, row.acronym)))


def longest_first(waits: Iterable[Wait]) -> tuple[Wait, ...]:
    """The longest wait first."""
    return tuple(sorted(waits, key=lambda each: (-each.days, each.reference)))
