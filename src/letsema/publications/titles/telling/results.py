"""Achievements, policies, events, initiatives and stories as plain content."""

from __future__ import annotations

from datetime import date
from typing import Any

from letsema.publications.titles.telling.citing import Cited, begun, when_json
from letsema.reference import rules as reference
from letsema.results import queries as results
from letsema.results.queries import EventView, InstrumentView

MOST = 10_000
"""More than any country or programme has: lists are told whole, never cut off."""
KINDS = "achievement-kinds"

Rows = list[dict[str, Any]]


def country_name(code: str, language: str, on: date) -> str:
    """A country's name on a day, empty for no country."""
    return reference.country(code).name(language, on) if code else ""


def achievements(cited: Cited, language: str, as_at: date, **cut: Any) -> Rows:
    """Achievements under a cut of `results.achievements`, by country, kind and number."""
    rank = {element.code: at for at, element in enumerate(_kinds())}
    found = results.achievements(on=as_at, limit=MOST, **cut).entries
    order = sorted(found, key=lambda e: (e.country, rank.get(e.kind.code, len(rank)), e.number))
    return [
        {
            "programme": each.programme,
            "kind": each.kind.code,
            "kind_label": each.kind.title,
            "country": each.country,
            "certain": each.certain,
            "candidates": [country_name(code, language, as_at) for code in each.candidates],
            "region": each.region_words,
            "statement": each.statement,
            "quantity": each.quantity.as_json() if each.quantity else None,
            "when": when_json(each.when),
            "organisations": [doing.organisation.name_on(as_at) for doing in each.organisations],
            "instrument": each.instrument.name if each.instrument else None,
            **cited.basis(each.basis),
        }
        for each in order
    ]


def _kinds() -> tuple[Any, ...]:
    found = (each for each in reference.packaged_frameworks() if each.slug == KINDS)
    return next((each.elements for each in found), ())


def policies(cited: Cited, language: str, as_at: date, **cut: Any) -> Rows:
    """Instruments of policy under a cut of `results.register`, with the stage they had come to."""
    found = results.register(on=as_at, limit=MOST, **cut).entries
    return [_policy(each, cited, language) for each in found]


def _policy(found: InstrumentView, cited: Cited, language: str) -> dict[str, Any]:
    stage = found.stage
    reached = next((s for s in found.stages if s.stage == stage), None) if stage else None
    return {
        "key": found.key,
        "name": found.name_in(language),
        "kind": found.kind,
        "country": found.country,
        "region": found.region_words,
        "level": found.level,
        "change": found.change,
        "stage": stage or None,
        "since": when_json(reached.when) if reached else None,
        "issuer": found.issuer.name if found.issuer else found.issuer_words or None,
        "programmes": list(found.programmes),
        **cited.basis(reached.basis if reached else found.basis),
    }


def events(cited: Cited, language: str, as_at: date, **cut: Any) -> Rows:
    """Events where people learn; small numbers of people are kept back as everywhere."""
    return [_event(each, cited, language, as_at) for each in results.events(on=as_at, **cut)]


def _event(found: EventView, cited: Cited, language: str, as_at: date) -> dict[str, Any]:
    people = found.people
    return {
        "title": found.title,
        "kind": found.kind,
        "programme": found.programme,
        "country": found.country,
        "countries": list(found.countries),
        "country_name": country_name(found.country, language, as_at),
        "countries_named": [country_name(code, language, as_at) for code in found.countries],
        "place_name": found.place_name,
        "organiser": found.organiser.name if found.organiser else None,
        "when": when_json(found.when),
        "people": people.total if people else None,
        "people_kept": bool(people and people.total is None),
        "qualifier": found.qualifier if people else "exactly",
        **cited.basis(found.basis),
    }


def initiatives(cited: Cited, language: str, as_at: date, **cut: Any) -> Rows:
    """Local initiatives, with who leads them."""
    return [
        {
            "key": each.key,
            "title": each.title,
            "programme": each.programme,
            "country": each.country,
            "place_name": each.place_name,
            "lead": each.lead.name if each.lead else each.lead_words or None,
            "words": each.words,
            "since": when_json(each.since),
            **cited.basis(each.basis),
        }
        for each in results.initiatives(on=as_at, **cut)
    ]


def stories(cited: Cited, language: str, as_at: date, **cut: Any) -> Rows:
    """Case studies and practices, with what was learned."""
    return [
        {
            "kind": each.kind,
            "title": each.title,
            "programme": each.programme,
            "country": each.country,
            "country_name": country_name(each.country, language, as_at),
            "words": each.words,
            "lessons": each.lessons,
            "conditions": each.conditions,
            "replicable_in": [country_name(code, language, as_at) for code in each.replicable_in],
            "when": when_json(each.when),
            **cited.basis(each.basis),
        }
        for each in results.stories(**cut)
        if begun(each.when, as_at)
    ]


def processes(cited: Cited, as_at: date, **cut: Any) -> Rows:
    """What was brought to processes and forums, and what followed."""
    return [
        {
            "forum": each.forum,
            "programme": each.programme,
            "country": each.country,
            "brought": each.brought,
            "followed": each.followed,
            "when": when_json(each.when),
            **cited.basis(each.basis),
        }
        for each in results.processes(on=as_at, **cut)
    ]


def figures(cited: Cited, programme: str) -> Rows:
    """What sources state of a programme and its parts without naming each: never counted here."""
    return [
        {
            "words": each.words,
            "measure": each.measure,
            **each.quantity.as_json(),
            "when": when_json(each.when),
            "programmes": list(each.programmes),
            "countries": each.countries,
            "note": each.note,
            "overlaps": bool(each.overlaps or each.inside),
            **cited.basis(each.basis),
        }
        for each in results.stated_figures(programme)
    ]
