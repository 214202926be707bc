"""What a programme's brochure and factsheet contain: frozen content, gathered from the record."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from letsema.governance import queries as governance
from letsema.programmes import queries as programmes
from letsema.programmes.rules.facts import ELEMENT_FRAMEWORKS
from letsema.programmes.rules.stages import EXITS, STAGES, STATUSES
from letsema.publications.titles.programme_brochure import gathering_kin as kin
from letsema.publications.titles.programme_brochure import gathering_results as reached
from letsema.publications.titles.telling.citing import sources_told
from letsema.reference import queries as frameworks
from letsema.reference import rules as countries
from letsema.values import Money, Refusal, Refused, When

FIELDS = ("title", "summary", "budget", "duration_months", "starts", "ends", "ends_original")
LISTS = ("sdgs", "objectives", "outcomes", "sectors")
SHOWN = (*FIELDS, *LISTS, "heading", "region", "countries", "participants", "key_partners")
SHOWN += ("thematic_area", "alignments", "notes")
"""The fields of a programme that are told."""


def gather_as(
    title: str, reference: str, as_at: date, known_at: date | None, language: str
) -> dict[str, Any]:
    """The content of a title about one programme as at a date, in plain values.

    Only what anybody may read of stands in it; what came of it, its agreements and kin are told
    as they are known now. Refused: a programme that is not public.
    """
    reference = programmes.survivor(reference) or reference
    with override(language):
        found = programmes.programme(reference, as_at, known_at)
        if found is None or not programmes.is_public(reference):
            raise Refused(_not_public(reference))
        told = {
            "title": title,
            "language": language,
            "as_at": as_at.isoformat(),
            "known_at": known_at.isoformat() if known_at else None,
            "label": date_format(as_at, "j F Y"),
            "edition": {"number": None, "follows": None},
            "subject": {"kind": "programme", "key": reference, "name": found.name},
            "address": f"{settings.SITE.rstrip('/')}/programmes/{reference}/",
            "programme": _programme(found, as_at, language),
            "phases": kin.phases(reference, as_at, language),
            "family": kin.family(reference, as_at),
            "tasks": kin.tasks(reference, as_at),
            "reach": kin.reach(reference, as_at),
            "agreements": kin.agreements(reference, as_at),
            "bodies": kin.bodies(reference),
            **reached.results_of(reference, as_at, language),
        }
        told["figures_before"] = _before(told["phases"], told["figures"], as_at)
        return {**told, "sources": _sources(told)}


def _before(
    phases: list[dict[str, Any]], own: list[dict[str, Any]], as_at: date
) -> list[dict[str, Any]]:
    """Figures stated of the programmes it builds on, each once."""
    told = {
        each["number_of"]: each
        for phase in phases
        if phase["step"] < 0
        for each in reached.figures(phase["reference"], as_at)
    }
    mine = {each["number_of"] for each in own}
    return [told[number] for number in sorted(told) if number not in mine]


def _not_public(reference: str) -> Refusal:
    return Refusal(
        "not-public",
        "%(reference)s is not public: there is nothing to publish of it",
        field="programme",
        reference=reference,
    )


def place(code: str, language: str) -> dict[str, Any]:
    """A country with its name, its point on the map and the note it must carry."""
    country = countries.country(code)
    return {
        "code": code,
        "name": country.name(language),
        "latitude": country.latitude,
        "longitude": country.longitude,
        "note": country.note or None,
    }


def _programme(found: programmes.ProgrammeView, as_at: date, language: str) -> dict[str, Any]:
    lands = found.value("countries") or ()
    fund = governance.fund(found.fund) if found.fund else None
    area = found.entry.thematic_area if found.entry else None
    return {
        "reference": found.reference,
        "fund": found.fund_name,
        "contacts": list(fund.contacts) if fund else [],
        "heading": found.value("heading"),
        "region": found.value("region"),
        **{name: _plain(found.value(name)) for name in FIELDS},
        "area": area,
        "area_name": dict(fund.areas).get(area or 0) if fund else None,
        **_standing(found.entry),
        "countries": [{**place(c.code, language), "role": c.role} for c in lands],
        "participants": _participants(found),
        "partners": _partners(found.reference, as_at),
        **{name: _elements(found, name) for name in LISTS},
        "alignments": [
            {"name": a.name, "level": a.level, "issuer": a.issuer, "years": a.years}
            for a in found.value("alignments") or ()
        ],
        "notes": list(found.value("notes") or ()),
        "rests_on": [
            {"field": name, "source_key": fact.source_key, "place": fact.place}
            for name, fact in found.facts.items()
            if name in SHOWN and fact.source_key
        ],
    }


def _standing(entry: programmes.Entry | None) -> dict[str, Any]:
    """Where a programme stands; nothing of it before its approval."""
    if entry is None or (entry.section is None and entry.stage not in EXITS):
        return dict.fromkeys(("section", "status", "stage", "since"))
    return {
        "section": entry.section,
        "status": _(STATUSES[entry.status]) if entry.status else None,
        "stage": _(STAGES[entry.stage]) if entry.stage else None,
        "since": entry.since.as_json(),
        "stands_on": {"source_key": entry.basis.source, "decision": entry.basis.decision},
    }


def _plain(value: Any) -> Any:
    return value.as_json() if isinstance(value, Money | When) else value


def _participants(found: programmes.ProgrammeView) -> list[dict[str, Any]]:
    parts = found.entry.participants if found.entry else None
    return [
        {"key": p.organisation, "acronym": p.acronym, "name": p.name, "role": p.role}
        for p in parts or ()
    ]


def _partners(reference: str, as_at: date) -> list[dict[str, Any]]:
    return [
        {
            "name": each.name,
            "heading": each.heading,
            "group": each.group,
            "organisation": each.organisation.key if each.organisation else None,
        }
        for each in programmes.key_partners(reference, as_at)
    ]


def _elements(found: programmes.ProgrammeView, name: str) -> list[dict[str, str]]:
    """Elements by code and title: codes of the field's own framework, or elements of any."""
    told = found.value(name) or ()
    if name in ELEMENT_FRAMEWORKS:
        framework = frameworks.framework(ELEMENT_FRAMEWORKS[name])
        titles = {e.code: e.title for e in framework.elements} if framework else {}
        return [{"code": code, "title": titles.get(code, "")} for code in told]
    return [{"code": e.code, "title": e.title} for e in told]


def _sources(told: dict[str, Any]) -> list[dict[str, Any]]:
    """Every source that something told rests on, by key."""
    return sources_told(set(_cited(told)) - programmes.internal_sources())


def _cited(told: Any) -> Iterator[str]:
    """The keys of sources named anywhere in plain values."""
    if isinstance(told, dict):
        if told.get("source_key"):
            yield told["source_key"]
        told = list(told.values())
    if isinstance(told, list):
        for each in told:
            yield from _cited(each)
