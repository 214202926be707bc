"""What a partners report contains: frozen content, gathered from the record."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from letsema.governance import queries as governance
from letsema.insight.queries import network
from letsema.partners import queries as partners
from letsema.partners.queries import OrganisationView
from letsema.programmes import queries as programmes
from letsema.programmes.rules.stages import STAGES
from letsema.publications.titles.telling import partnership
from letsema.publications.titles.telling.citing import Cited, as_known_today, begun, when_json
from letsema.publications.titles.telling.partnership import named
from letsema.publications.titles.telling.results import country_name

TITLE = "partners-report"
MOST_PARTNERS = 12
Rows = list[dict[str, Any]]


def gather(key: str, as_at: date, known_at: date | None, language: str) -> dict[str, Any]:
    """Who works with an organisation by a day, as anybody may read of it.

    Refused: a day of knowledge, by which most of it is not kept.
    """
    as_known_today(TITLE, known_at)
    found = partners.organisation(key)
    if found is None:
        raise LookupError(key)
    with override(language):
        cited = Cited()
        told = {
            "title": TITLE,
            "language": language,
            "as_at": as_at.isoformat(),
            "known_at": None,
            "label": date_format(as_at, "j F Y"),
            "edition": {"number": None, "follows": None},
            "subject": {
                "kind": "organisation",
                "key": found.key,
                "name": found.name_on(as_at, language),
            },
            "address": f"{settings.SITE.rstrip('/')}/organisations/{found.key}/",
            "organisation": _organisation(found, language, as_at),
            "partners": _partners(found.key, as_at),
            "programmes": _programmes(found.key, as_at),
            **_worked(found, cited, language, as_at),
            "bodies": _bodies(found.key, cited, as_at),
        }
        return {**told, "sources": cited.told()}


def _organisation(found: OrganisationView, language: str, as_at: date) -> dict[str, Any]:
    return {
        "acronym": found.acronym,
        "kind": found.kind,
        "country": country_name(found.country, language, as_at),
        "website": found.website or None,
    }


def _partners(key: str, as_at: date) -> Rows:
    """Whom it has most in common with, in how many things of each kind."""
    return [
        {
            "organisation": named(each.organisation, as_at),
            "ties": each.ties,
            "kinds": dict(each.kinds),
        }
        for each in network.works_most_with(key, as_at, MOST_PARTNERS)
    ]


def _programmes(key: str, as_at: date) -> Rows:
    """The programmes it takes part in, with its roles."""
    found = programmes.programmes_of_organisation(key, as_at)
    shown = programmes.public_references(each.reference for each in found)
    return [
        {
            "reference": each.reference,
            "title": each.title or each.heading or each.reference,
            "stage": _(STAGES[each.stage]) if each.stage else None,
            "roles": [p.role for p in each.participants or () if p.organisation == key and p.role],
        }
        for each in found
        if each.reference in shown
    ]


def _worked(found: OrganisationView, cited: Cited, language: str, as_at: date) -> dict[str, Rows]:
    """Agreements, support, proposals, works, and what was said by it and its partners."""
    asked, cut = (cited, language, as_at), {"organisation": found.key}
    agreed = partners.agreements(**cut)
    given = partnership.support_begun(partners.support(**cut), as_at)
    agreements = partnership.agreements(agreed, *asked)
    support = partnership.support(given, *asked)
    return {
        "agreements": agreements,
        "support": support,
        "support_totals": partnership.support_totals(given),
        "proposals": partnership.proposals(*asked, **cut),
        "works": partnership.works(*asked, **cut),
        "quotations": partnership.quotations(_said(found.key, agreements, support), cited, as_at),
    }


def _said(key: str, agreements: Rows, support: Rows) -> list[partners.QuotationView]:
    """What was said for the organisation, under its agreements, or for who gave to it or got."""
    keys = {each["key"] for each in agreements}
    near = {key}
    for row in support:
        near |= {each["key"] for each in (row["giver"], row["receiver"]) if each}
    for row in agreements:
        near |= {p["organisation"]["key"] for p in row["parties"] if p["organisation"]}
    return [
        each
        for each in partners.quotations()
        if each.agreement in keys or (each.organisation and each.organisation.key in near)
    ]


def _bodies(key: str, cited: Cited, as_at: date) -> Rows:
    """The bodies it sits or sat in, by name and date, with its role."""
    found = [
        (slug, name, member)
        for slug, name, member in governance.bodies_of_organisation(key)
        if begun(member.since, as_at)
    ]
    bases = cited.rows(member for *_, member in found)
    return [
        {
            "key": slug,
            "name": name,
            "role": member.role,
            "since": when_json(member.since),
            "until": when_json(
                member.until if member.until and member.until.holds(as_at) else None
            ),
            "standing": member.standing_on(as_at),
            **basis,
        }
        for (slug, name, member), (_member, basis) in zip(found, bases, strict=True)
    ]
