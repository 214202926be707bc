"""What a country report contains: frozen content, gathered from the record."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from letsema.programmes import queries as programmes
from letsema.programmes.queries import MemberView, ProgrammeView
from letsema.programmes.rules.stages import STAGES, STATUSES
from letsema.publications.titles.telling import partnership, results
from letsema.publications.titles.telling.citing import Cited, as_known_today, begun, when_json
from letsema.publications.titles.telling.partnership import named
from letsema.publications.titles.telling.results import country_name
from letsema.reference import rules as countries
from letsema.values import Refusal, Refused

TITLE = "country-report"
Rows = list[dict[str, Any]]


def gather(reference: str, as_at: date, known_at: date | None, language: str) -> dict[str, Any]:
    """A programme with its parts by a day, as anybody may read of it.

    Refused: one that is not public; a day of knowledge, by which most of it is not kept.
    """
    as_known_today(TITLE, known_at)
    found = programmes.programme(reference, as_at)
    if found is None or not programmes.is_public(found.reference):
        raise Refused(
            Refusal(
                "not-public",
                "%(reference)s is not public: a report of it cannot be made",
                field="programme",
                reference=reference,
            )
        )
    with override(language):
        cited = Cited()
        told = {
            "title": TITLE,
            "language": language,
            "as_at": as_at.isoformat(),
            "known_at": None,
            "label": date_format(as_at, "j F Y"),
            "edition": {"number": None, "follows": None},
            "subject": {"kind": "programme", "key": found.reference, "name": found.name},
            "address": f"{settings.SITE.rstrip('/')}/programmes/{found.reference}/",
            "programme": _programme(found, cited),
            "phases": _phases(found.reference, as_at),
            **_umbrella(found.reference, cited, language, as_at),
            **_results(found.reference, cited, language, as_at),
        }
        return {**told, "names": _names(told, language, as_at), "sources": cited.told()}


def _names(told: dict[str, Any], language: str, as_at: date) -> Rows:
    """Every country that is told of, by name, with its point on the map."""
    codes = {each["code"] for each in told["countries"]}
    for part in ("achievements", "policies", "initiatives", "events"):
        for row in told[part]:
            codes |= {row["country"], *row.get("countries", ())} - {""}
    lands = [
        {
            "code": each.alpha3,
            "name": each.name(language, as_at),
            "latitude": each.latitude,
            "longitude": each.longitude,
        }
        for each in map(countries.country, codes)
    ]
    return sorted(lands, key=lambda each: (each["name"], each["code"]))


def _programme(found: ProgrammeView, cited: Cited) -> dict[str, Any]:
    entry = found.entry
    stage, status = (entry.stage, entry.status) if entry else (None, None)
    facts = {"summary", "starts", "ends", "duration_months", "countries"}
    for name, fact in found.facts.items():
        if name in facts:
            cited.key(fact.source_key)
    return {
        "reference": found.reference,
        "summary": found.value("summary"),
        "region": found.value("region"),
        "months": found.value("duration_months"),
        "starts": when_json(found.value("starts")),
        "ends": when_json(found.value("ends") or found.value("ends_original")),
        "stage": _(STAGES[stage]) if stage else None,
        "status": _(STATUSES[status]) if status else None,
        "outcomes": [
            {"code": each.code, "title": each.title} for each in found.elements.get("outcomes", ())
        ],
        "participants": [
            {"acronym": part.acronym, "name": part.name, "role": part.role}
            for part in (entry.participants if entry else None) or ()
        ],
    }


def _phases(reference: str, as_at: date) -> Rows:
    return [
        {"reference": each.outline.reference, "title": each.outline.title, "step": each.step}
        for each in programmes.phases(reference, as_at)
        if each.step in (-1, 1)
    ]


def _below(family: tuple[MemberView, ...], reference: str) -> list[MemberView]:
    """The programme asked for and what stands under it; not what stands above or beside."""
    kept: set[str] = set()
    for each in family:
        if each.outline.reference == reference or each.parent in kept:
            kept.add(each.outline.reference)
    return [each for each in family if each.outline.reference in kept]


def _umbrella(reference: str, cited: Cited, language: str, as_at: date) -> dict[str, Any]:
    """Its parts with their donors, the money each gave, the team, and the countries of all."""
    members = _below(programmes.family(reference, as_at), reference)
    given = _money_given(reference, cited, as_at)
    lands = {part.code for each in members for part in each.outline.countries}
    return {
        "members": [
            {
                "reference": each.outline.reference,
                "title": each.outline.title,
                "itself": each.outline.reference == reference,
                "depth": each.depth,
                "budget": each.outline.budget.as_json() if each.outline.budget else None,
                "starts": when_json(each.outline.starts),
                "ends": when_json(each.outline.ends),
                "donors": [
                    {**(named(donor.organisation, as_at) or {}), "told_by": list(donor.told_by)}
                    for donor in each.donors
                ],
                "given": given.get(each.outline.reference, []),
                "countries": [part.code for part in each.outline.countries],
            }
            for each in members
        ],
        "countries": sorted(
            ({"code": code, "name": country_name(code, language, as_at)} for code in lands),
            key=lambda each: each["name"],
        ),
        "team": _team(reference, cited, language, as_at),
    }


def _money_given(reference: str, cited: Cited, as_at: date) -> dict[str, Rows]:
    """Money that donors gave, by the programme it went to."""
    told: dict[str, Rows] = {}
    for each in programmes.support_of_programme(reference, with_parts=True):
        support = each.support
        if support.kind == "money" and support.value and begun(support.since, as_at):
            row = {"giver": support.giver.name_on(as_at), "valued": support.valued}
            row |= {**support.value.as_json(), **cited.basis(each.basis)}
            told.setdefault(each.reference, []).append(row)
    return told


def _team(reference: str, cited: Cited, language: str, as_at: date) -> Rows:
    found = programmes.team(reference, with_parts=True)
    return [
        {
            "programme": each.reference,
            "role": each.role,
            "organisation": named(each.organisation, as_at),
            "country": each.country,
            "country_name": country_name(each.country, language, as_at),
            "outcome": each.outcome.title if each.outcome else None,
            "name": each.contact.name or None if each.contact else None,
            "since": when_json(each.since),
            "until": when_json(each.until),
            **cited.basis(each.basis),
        }
        for each in found
        if each.standing_on(as_at) != "no"
    ]


def _results(reference: str, cited: Cited, language: str, as_at: date) -> dict[str, Rows]:
    asked, cut = (cited, language, as_at), {"programme": reference}
    agreements = programmes.agreements_of_programme(reference, with_parts=True)
    once = {each.agreement.key: each.agreement for each in agreements}
    return {
        "figures": results.figures(cited, reference),
        "achievements": results.achievements(*asked, **cut),
        "policies": results.policies(*asked, **cut),
        "initiatives": results.initiatives(*asked, **cut),
        "events": results.events(*asked, **cut),
        "stories": results.stories(*asked, **cut),
        "processes": results.processes(cited, as_at, **cut),
        "agreements": partnership.agreements(once.values(), cited, language, as_at),
    }
