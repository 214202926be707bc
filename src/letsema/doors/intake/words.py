"""A booklet's entry in the words of the record: facts, likeness, and what differs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from letsema.partners import commands as partners
from letsema.partners import queries as organisations
from letsema.partners.rules import Name, folded, key_from
from letsema.press.booklet import Entry
from letsema.programmes.queries import ProgrammeView
from letsema.programmes.rules.facts import (
    PARTICIPANT_ROLES,
    CountryPart,
    ParticipantPart,
    Partner,
)
from letsema.programmes.rules.matching import Likeness
from letsema.reference import rules as reference
from letsema.values import Actor, Refusal, Refused

ACRONYMS = frozenset({"IGAD", "ECOWAS", "SADC", "EAC", "ASEAN", "CARICOM", "AU", "EU", "SICA"})


def entry_likeness(entry: Entry) -> Likeness:
    """What an entry is matched by; its key is its position in the booklet."""
    return Likeness(
        key=str(entry.position),
        countries=frozenset(entry.countries),
        area=entry.thematic_area,
        title=entry.title,
        amount=entry.budget.amount if entry.budget else None,
        months=entry.duration_months,
        summary=entry.summary,
        partners="; ".join(partner.name for partner in entry.key_partners or ()) or None,
        region=entry.region,
    )


def readable_heading(entry: Entry, on: date) -> str:
    """A heading as readers should see it: countries by their names that day, a region in case."""
    if entry.region:
        return _in_case(entry.heading or entry.region)
    return ", ".join(reference.country(code).name(on=on) for code in entry.countries)


def _in_case(printed: str) -> str:
    """Words printed in capitals, as they are written; acronyms stay."""
    return " ".join(w if w in ACRONYMS else w.capitalize() for w in printed.split())


def entry_facts(entry: Entry, on: date, by: Actor, at: datetime) -> dict[str, Any]:
    """The facts an entry tells, in the shapes the record keeps; what is absent is left out.

    An organisation the record does not know is registered under its printed name.
    """
    facts: dict[str, Any] = {
        "heading": readable_heading(entry, on),
        "title": entry.title,
        "region": _in_case(entry.region) if entry.region else None,
        "countries": [CountryPart(code) for code in entry.countries],
        "thematic_area": entry.thematic_area,
        "budget": entry.budget,
        "duration_months": entry.duration_months,
        "participants": _participants(entry, by, at),
        "key_partners": _partners(entry),
        "sdgs": list(entry.sdgs) if entry.sdgs else None,
        "objectives": list(entry.objectives) or None,
        "summary": entry.summary,
    }
    return {field: value for field, value in facts.items() if value}


def _partners(entry: Entry) -> list[Partner]:
    return [Partner(p.name, p.heading, p.group, p.country) for p in entry.key_partners or ()]


def _participants(entry: Entry, by: Actor, at: datetime) -> list[ParticipantPart]:
    return [
        ParticipantPart(
            _organisation(part.name, by, at),
            part.role if part.role in PARTICIPANT_ROLES else None,
        )
        for part in entry.participants or ()
    ]


def _organisation(printed: str, by: Actor, at: datetime) -> str:
    found = _organisations(printed)
    if len(found) > 1:
        keys = ", ".join(each.key for each in found)
        raise Refused(
            Refusal(
                "several-organisations",
                "%(printed)s may be %(keys)s",
                field="participants",
                printed=printed,
                keys=keys,
            )
        )
    if found:
        return found[0].key
    kind = "acronym" if printed.isupper() else "official"
    return partners.register_organisation(
        key=key_from(printed), kind="un-organisation", names=[Name(printed, kind)], by=by, at=at
    )


def _organisations(printed: str) -> tuple[organisations.OrganisationView, ...]:
    """The organisations a printed name may mean."""
    return organisations.organisations_called(printed) or _acronym_and_name(printed)


def _acronym_and_name(printed: str) -> tuple[organisations.OrganisationView, ...]:
    """The organisations of which both are printed: the acronym, and the name after it."""
    words = printed.split()
    for end in range(1, min(3, len(words))):
        called = {o.key for o in organisations.organisations_called(" ".join(words[end:]))}
        first = organisations.organisations_called(" ".join(words[:end]))
        if both := tuple(each for each in first if each.key in called):
            return both
    return ()


def fields_told_otherwise(entry: Entry, view: ProgrammeView) -> tuple[str, ...]:
    """The fields in which an entry differs from what the record shows; absent ones do not."""
    told: dict[str, Any] = {
        "title": _text(entry.title),
        "region": _text(entry.region),
        "countries": set(entry.countries),
        "thematic_area": entry.thematic_area,
        "budget": entry.budget,
        "duration_months": entry.duration_months,
        "participants": {
            found[0].key if (found := _organisations(p.name)) else p.name
            for p in entry.participants or ()
        },
        "key_partners": _names(p.name for p in entry.key_partners or ()),
        "sdgs": set(entry.sdgs or ()),
        "objectives": set(entry.objectives),
        "summary": _text(entry.summary),
        "status": entry.status,
    }
    shown = _shown(view)
    return tuple(field for field, value in told.items() if value and value != shown.get(field))


def _shown(view: ProgrammeView) -> dict[str, Any]:
    parts = view.value("participants") or ()
    return {
        "title": _text(view.value("title")),
        "region": _text(view.value("region")),
        "countries": {part.code for part in view.value("countries") or ()},
        "thematic_area": view.value("thematic_area"),
        "budget": view.value("budget"),
        "duration_months": view.value("duration_months"),
        "participants": {part.organisation for part in parts},
        "key_partners": _names(part.name for part in view.value("key_partners") or ()),
        "sdgs": set(view.value("sdgs") or ()),
        "objectives": set(view.value("objectives") or ()),
        "summary": _text(view.value("summary")),
        "status": view.entry.status if view.entry else None,
    }


def _text(text: str | None) -> str:
    return folded(text or "")


def _names(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(folded(name) for name in names))
