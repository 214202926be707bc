"""What a programme reached, as its brochure and factsheet tell it."""

from __future__ import annotations

from datetime import date
from typing import Any

from letsema.publications.titles.programme_brochure.gathering_kin import rests_on
from letsema.publications.titles.telling.citing import begun, when_json
from letsema.reference import rules as countries
from letsema.results import queries as results

MOST = 5_000
"""More achievements than any programme has: they are told whole, never cut off."""


def _named(code: str, language: str) -> str:
    return countries.country(code).name(language) if code else ""


def results_of(reference: str, as_at: date, language: str) -> dict[str, Any]:
    """Everything on record, parts of an umbrella with it: each says whose it is."""
    return {
        "statements": _statements(reference),
        "figures": figures(reference, as_at),
        "achievements": _achievements(reference, as_at, language),
        "policies": _policies(reference, as_at, language),
        "initiatives": _initiatives(reference, as_at, language),
        "events": _events(reference, as_at, language),
        "stories": _stories(reference, as_at, language),
        "processes": _processes(reference, as_at),
    }


def _statements(reference: str) -> list[dict[str, Any]]:
    return [
        {
            "code": each.code,
            "kind": each.kind,
            "words": each.words,
            "depth": each.depth,
            "indicators": [
                {
                    "words": i.words,
                    "unit": i.unit,
                    "values": [
                        {"kind": v.kind, **v.quantity.as_json(), "when": when_json(v.when)}
                        for v in i.values
                    ],
                }
                for i in each.indicators
            ],
            **rests_on(each.basis),
        }
        for each in results.results_framework(reference)
    ]


def figures(reference: str, as_at: date) -> list[dict[str, Any]]:
    """Figures that sources state of it and its parts; `number_of` is what a figure goes by."""
    return [
        {
            "number_of": each.number,
            "words": each.words,
            "measure": each.measure,
            **each.quantity.as_json(),
            "when": when_json(each.when),
            "programmes": list(each.programmes),
            "countries": each.countries,
            "note": each.note,
            **rests_on(each.basis),
        }
        for each in results.stated_figures(reference)
        if begun(each.when, as_at)
    ]


def _achievements(reference: str, as_at: date, language: str) -> list[dict[str, Any]]:
    found = results.achievements(programme=reference, on=as_at, limit=MOST).entries
    return [
        {
            "number": each.number,
            "programme": each.programme,
            "kind": each.kind.code,
            "kind_label": each.kind.title,
            "country": each.country,
            "country_name": _named(each.country, language),
            "certain": each.certain,
            "candidates": [_named(code, language) for code in each.candidates],
            "region": each.region_words,
            "statement": each.statement,
            "quantity": each.quantity.as_json() if each.quantity else None,
            "when": when_json(each.when),
            "organisations": [
                {"key": d.organisation.key, "name": d.organisation.name_on(as_at), "words": d.words}
                for d in each.organisations
            ],
            **rests_on(each.basis),
        }
        for each in found
    ]


def _policies(reference: str, as_at: date, language: str) -> list[dict[str, Any]]:
    found = results.register(programme=reference, on=as_at, limit=MOST).entries
    return [
        {
            "key": each.key,
            "name": each.name_in(language),
            "kind": each.kind,
            "country": _named(each.country, language) or each.region_words,
            "level": each.level,
            "stage": each.stage,
            "contributions": sorted({s.contribution for s in each.supports}),
            **rests_on(each.basis),
        }
        for each in found
    ]


def _initiatives(reference: str, as_at: date, language: str) -> list[dict[str, Any]]:
    return [
        {
            "key": each.key,
            "programme": each.programme,
            "title": each.title,
            "country": _named(each.country, language),
            "place_name": each.place_name,
            "lead": each.lead.name_on(as_at) if each.lead else each.lead_words,
            "words": each.words,
            "scales_up": each.scales_up.title if each.scales_up else each.scales_up_words,
            "informed": [informed.instrument.name for informed in each.instruments],
            "cost": each.cost.as_json() if each.cost else None,
            **rests_on(each.basis),
        }
        for each in results.initiatives(reference, on=as_at)
    ]


def _events(reference: str, as_at: date, language: str) -> list[dict[str, Any]]:
    return [
        {
            "title": each.title,
            "kind": each.kind,
            "country": _named(each.country, language),
            "place_name": each.place_name,
            "when": when_json(each.when),
            "words": each.words,
            "people": _people(each),
            "people_kept": bool(each.people and each.people.total is None),
            **rests_on(each.basis),
        }
        for each in results.events(reference, on=as_at)
    ]


def _people(event: results.EventView) -> dict[str, str] | None:
    """How many took part, where the public may be told."""
    if event.people is None or event.people.total is None:
        return None
    return {"number": str(event.people.total), "qualifier": event.qualifier, "unit": ""}


def _stories(reference: str, as_at: date, language: str) -> list[dict[str, Any]]:
    return [
        {
            "number": each.number,
            "kind": each.kind,
            "title": each.title,
            "country": _named(each.country, language),
            "words": each.words,
            "lessons": each.lessons,
            "conditions": each.conditions,
            "replicable_in": [_named(code, language) for code in each.replicable_in],
            "when": when_json(each.when),
            **rests_on(each.basis),
        }
        for each in results.stories(reference)
        if begun(each.when, as_at)
    ]


def _processes(reference: str, as_at: date) -> list[dict[str, Any]]:
    return [
        {
            "forum": each.forum,
            "brought": each.brought,
            "followed": each.followed,
            "when": when_json(each.when),
            **rests_on(each.basis),
        }
        for each in results.processes(reference, on=as_at)
    ]
