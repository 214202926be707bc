"""A programme told: its marks in time, its partners by group, what no source states."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from letsema.doors.web import names, words
from letsema.programmes.queries import Basis, Entry, Part, PartnerView, ProgrammeView, StageView
from letsema.values import When

ASKED_OF_EVERY = (
    "title",
    "summary",
    "participants",
    "key_partners",
    "budget",
    "duration_months",
    "sdgs",
    "starts",
    "ends",
)
"""What a reader expects of any programme: where no source states it, the page says so."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark on the timeline: a stage, or an event in a sentence.

    `level` is the step of the stage ramp (0 for an event), `gone` an exit, `later` after the day
    the page is read at, `uncertain` that this day lies inside the window of its date.
    """

    when: When
    text: str
    basis: Basis
    level: int = 0
    is_stage: bool = False
    gone: bool = False
    later: bool = False
    uncertain: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Partners printed under one heading, or of one kind."""

    title: str
    partners: tuple[PartnerView, ...]


def _may_be_told(row: StageView | Entry) -> bool:
    """Public from the committee's approval on; of exits, those of what had been public."""
    return row.section is not None or row.stage in words.EXITS


def told_to(view: ProgrammeView | None, internal: bool) -> ProgrammeView:
    """The programme as somebody may read of it: kin that are not public are left out."""
    if view is None:
        raise ValueError("there is no such programme")
    if internal:
        return view
    kin = {
        name: tuple(link for link in getattr(view, name) if link.public)
        for name in ("parts", "predecessors", "successors")
    }
    parent = view.parent if view.parent and view.parent.public else None
    entry = view.entry if view.entry and _may_be_told(view.entry) else None
    return replace(view, entry=entry, parent=parent, **kin)


def marks(view: ProgrammeView, day: date, internal: bool = False) -> list[Mark]:
    """Stages and events in the order of their dates, those after the day among them."""
    told = [_stage_mark(row, day) for row in view.stages if internal or _may_be_told(row)]
    told += [
        Mark(event.when, event.text, event.basis, later=event.when.latest > day)
        for event in view.events
    ]
    return sorted(told, key=lambda mark: mark.when.latest)


def _stage_mark(row: StageView, day: date) -> Mark:
    return Mark(
        when=row.when,
        text=words.word(words.STAGES, row.stage or row.status),
        basis=row.basis,
        level=words.level(row.stage, row.status),
        is_stage=True,
        gone=row.stage in words.EXITS,
        later=row.when.latest > day and not row.uncertain,
        uncertain=row.uncertain,
        note=row.public_words or words.word(words.REASONS, row.reason),
    )


def partner_groups(view: ProgrammeView) -> list[Group]:
    """Key partners under the heading they are printed under, in the order they are printed."""
    groups: dict[str, list[PartnerView]] = {}
    for partner in view.value("key_partners") or ():
        groups.setdefault(_group_title(partner), []).append(partner)
    return [Group(title, tuple(partners)) for title, partners in groups.items()]


def _group_title(partner: PartnerView) -> str:
    if partner.country:
        return names.country(partner.country)
    if partner.heading:
        return partner.heading
    return names.element("partner-groups", partner.group) if partner.group else ""


def not_stated(view: ProgrammeView) -> list[str]:
    """The fields no source states, in words."""
    known = {name for name in view.facts if not _empty(view.value(name))}
    if "ends_original" in known:
        known.add("ends")
    return [words.word(words.FIELDS, name) for name in ASKED_OF_EVERY if name not in known]


def participants(view: ProgrammeView) -> tuple[list[Part], list[Part]]:
    """Those who take part, and those who give only."""
    parts = view.value("participants") or ()
    return [p for p in parts if p.role != "donor"], [p for p in parts if p.role == "donor"]


def _empty(value: Any) -> bool:
    return value is None or value in ("", ())
