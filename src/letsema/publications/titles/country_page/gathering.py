"""What the page of a country contains: frozen content, gathered from the record."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from letsema.governance import queries as governance
from letsema.partners import queries as partners
from letsema.programmes import queries as programmes
from letsema.programmes.rules.stages import STAGES, STATUSES
from letsema.publications.titles.telling import partnership, results
from letsema.publications.titles.telling.citing import Cited, as_known_today, begun, when_json
from letsema.reference import rules as reference

TITLE = "country-page"
Rows = list[dict[str, Any]]


def gather(code: str, as_at: date, known_at: date | None, language: str) -> dict[str, Any]:
    """Everything on record of a country (alpha-3) by a day, as anybody may read of it.

    Refused: a day of knowledge, by which most of it is not kept.
    """
    as_known_today(TITLE, known_at)
    with override(language):
        cited = Cited()
        name = results.country_name(code, language, as_at)
        told = {
            "title": TITLE,
            "language": language,
            "as_at": as_at.isoformat(),
            "known_at": None,
            "label": date_format(as_at, "j F Y"),
            "edition": {"number": None, "follows": None},
            "subject": {"kind": "country", "key": code, "name": name},
            "address": f"{settings.SITE.rstrip('/')}/countries/{code}/",
            "country": _country(code, language, as_at),
            "programmes": _programmes(code, cited, as_at),
            "bodies": _bodies(code, as_at),
            "offices": partnership.offices(code, cited, language, as_at),
            **_results(code, cited, language, as_at),
            **_partners(code, cited, language, as_at),
        }
        return {**told, "sources": cited.told()}


def _country(code: str, language: str, as_at: date) -> dict[str, Any]:
    found = reference.country(code)
    groupings = (each for each in reference.groupings_of(code, as_at) if each.kind != "world")
    return {
        "code": code,
        "name_now": found.name(language),
        "former": [
            {"name": old.names.get(language) or old.names["en"], "until": when_json(old.until)}
            for old in found.former
            if language in old.names or "en" in old.names
        ],
        "latitude": found.latitude,
        "longitude": found.longitude,
        "note": found.note or None,
        "groupings": [
            {"kind": each.kind, "title": each.title, "acronym": each.acronym} for each in groupings
        ],
    }


def _programmes(code: str, cited: Cited, as_at: date) -> Rows:
    found = programmes.programmes_of_country(code, as_at)
    shown = programmes.public_references(each.reference for each in found)
    return [
        {
            "reference": each.reference,
            "title": each.title or each.heading or each.reference,
            "section": each.section,
            "stage": _(STAGES[each.stage]) if each.stage else None,
            "status": _(STATUSES[each.status]) if each.status else None,
            "since": when_json(each.since),
            "roles": [part.role for part in each.countries if part.code == code and part.role],
            "countries": len(each.countries),
            "participants": [part.acronym for part in each.participants or ()],
            **cited.basis(each.basis),
        }
        for each in found
        if each.reference in shown
    ]


def _bodies(code: str, as_at: date) -> Rows:
    """The country's bodies that were there by the day, and what programmes are to them."""
    told = []
    for slug, kind, _name in governance.bodies_of_country(code):
        found = governance.body(slug)
        names = [name for name, since in found.names if begun(since, as_at)] if found else []
        if found is None or not names:
            continue
        told.append(
            {
                "key": slug,
                "name": names[-1],
                "kind": kind,
                "mandate": found.mandate,
                "programmes": [
                    {"reference": each.reference, "role": each.role}
                    for each in programmes.programmes_of_body(slug)
                ],
            }
        )
    return told


def _results(code: str, cited: Cited, language: str, as_at: date) -> dict[str, Rows]:
    asked = (cited, language, as_at)
    return {
        "policies": results.policies(*asked, country=code),
        "achievements": results.achievements(*asked, country=code),
        "uncertain": results.achievements(*asked, may_concern=code),
        "initiatives": results.initiatives(*asked, country=code),
        "events": results.events(*asked, country=code),
        "stories": results.stories(*asked, country=code),
        "processes": results.processes(cited, as_at, country=code),
    }


def _partners(code: str, cited: Cited, language: str, as_at: date) -> dict[str, Rows]:
    given = partnership.support_begun(partners.support(country=code), as_at)
    found = partners.agreements(country=code)
    return {
        "agreements": partnership.agreements(found, cited, language, as_at),
        "support": partnership.support(given, cited, language, as_at),
        "support_totals": partnership.support_totals(given),
        "proposals": partnership.proposals(cited, language, as_at, country=code),
    }
