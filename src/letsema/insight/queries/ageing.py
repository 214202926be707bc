"""How long programmes stand where they stand, beside what the fund calls long."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from letsema.governance import queries as governance
from letsema.insight.queries.waiting.desk import name_of, scope_of
from letsema.insight.rules.ageing import (
    INTERNAL,
    WAITED_AT,
    Lateness,
    StageAge,
    Wait,
    by_organisation,
    by_stage,
    days_since,
    longest_first,
)
from letsema.programmes import queries as programmes
from letsema.programmes.queries import Entry, NoteView
from letsema.values import NOBODY, Actor, Scope, may_see_internal


@dataclass(frozen=True, slots=True)
class Ageing:
    """The waits of a fund on a day: by stage, one by one with the longest first.

    `organisations` is None for who may not see lateness by organisation.
    """

    fund: str
    on: date
    stages: tuple[StageAge, ...]
    waits: tuple[Wait, ...]
    organisations: tuple[Lateness, ...] | None

    @property
    def over(self) -> tuple[Wait, ...]:
        """Those that wait longer than the fund's setting."""
        return tuple(each for each in self.waits if each.over)


def ageing(fund: str, on: date, actor: Actor = NOBODY) -> Ageing:
    """How long programmes have stood at the stages where something waits.

    Everybody sees those that are public; what is before approval, and whose turn it is, only who
    may see what is internal. A window counts from its latest day, so the days are at the least.
    """
    limits: dict[str, int] = governance.setting(fund, "ageing-days")
    entries = {e.reference: e for e in programmes.pipeline_as_at(fund, on).entries}
    if actor.grants:
        entries |= {note.reference: note.entry for note in _internal(fund, on, actor)}
    sees = may_see_internal(actor, Scope(fund))
    waits = longest_first(
        _wait(entry, on, limits, sees) for entry in entries.values() if stage_of(entry) in WAITED_AT
    )
    organisations = by_organisation(waits) if sees else None
    return Ageing(fund, on, by_stage(waits, limits), waits, organisations)


def _internal(fund: str, on: date, actor: Actor) -> list[NoteView]:
    """Notes before approval that somebody may see."""
    return [
        note
        for note in programmes.notes(fund, on)
        if note.entry.stage in INTERNAL and may_see_internal(actor, scope_of(note.entry))
    ]


def stage_of(entry: Entry) -> str | None:
    """Where a programme stands: its stage, or the label where only that is known."""
    return entry.stage or entry.status


def _wait(entry: Entry, on: date, limits: Mapping[str, int], sees: bool) -> Wait:
    stage = stage_of(entry) or ""
    return Wait(
        reference=entry.reference,
        name=name_of(entry),
        stage=stage,
        since=entry.since,
        days=days_since(entry.since, on),
        limit=limits.get(stage),
        public=stage not in INTERNAL,
        organisations=_whose(entry) if sees else (),
    )


def _whose(entry: Entry) -> tuple[tuple[str, str], ...]:
    parts = entry.participants or ()
    convening = [part for part in parts if part.role == "convening"]
    return tuple((p.organisation, p.acronym) for p in convening or parts if p.role != "donor")
