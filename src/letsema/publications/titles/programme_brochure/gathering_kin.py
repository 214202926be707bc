"""Who stands beside a programme: its phases and parts, who does what, agreements, bodies."""

from __future__ import annotations

from datetime import date
from typing import Any

from letsema.documents import queries as documents
from letsema.programmes import queries as programmes
from letsema.programmes.queries import Basis
from letsema.publications.titles.telling.citing import begun, when_json
from letsema.reference import rules as countries


def rests_on(basis: Basis) -> dict[str, Any]:
    """What a row rests on: `source` in words (its title, or the decision's number), `place`, and
    whether it is `stated` there or inferred.
    """
    return {
        "source": basis.source_title or basis.decision,
        "source_key": basis.source,
        "place": basis.place or None,
        "stated": basis.stated,
    }


def phases(reference: str, as_at: date, language: str) -> list[dict[str, Any]]:
    """The programmes it builds on (`step` below zero) and those that build on it."""
    told = programmes.phases(reference, as_at)
    said_by = {each.reference: each.basis for phase in told for each in phase.follows}
    return [
        {
            "reference": each.outline.reference,
            "title": each.outline.title,
            "step": each.step,
            "starts": when_json(each.outline.starts),
            "ends": when_json(each.outline.ends),
            "countries": [countries.country(c.code).name(language) for c in each.outline.countries],
            **(rests_on(basis) if (basis := said_by.get(each.outline.reference)) else {}),
        }
        for each in told
        if each.step
    ]


def family(reference: str, as_at: date) -> list[dict[str, Any]]:
    """The umbrella and its parts, each with its own budget and donors; itself alone where none."""
    return [
        {
            "reference": each.outline.reference,
            "title": each.outline.title,
            "depth": each.depth,
            "itself": each.outline.reference == reference,
            "budget": each.outline.budget.as_json() if each.outline.budget else None,
            "donors": [
                {
                    "key": donor.organisation.key,
                    "name": donor.organisation.name_on(as_at),
                    "acronym": donor.organisation.acronym,
                }
                for donor in each.donors
            ],
        }
        for each in programmes.family(reference, as_at)
    ]


def tasks(reference: str, as_at: date) -> list[dict[str, Any]]:
    """What organisations do in it and in its parts, begun by that day."""
    return [
        {
            "programme": each.reference,
            "key": each.organisation.key,
            "organisation": each.organisation.name_on(as_at),
            "acronym": each.organisation.acronym,
            "words": each.words,
            "since": when_json(each.since),
            "until": when_json(each.until),
            **rests_on(each.basis),
        }
        for each in programmes.tasks(reference, with_parts=True)
        if begun(each.since, as_at)
    ]


def reach(reference: str, as_at: date) -> dict[str, Any]:
    """How many of government and of society take part, and who."""
    told = programmes.reach(reference, as_at)
    if told is None:
        return {}
    cuts = (("government", told.levels), ("society", told.groups))
    return {
        "government": told.government.number,
        "society": told.society.number,
        "international": told.international.number,
        **{
            f"{name}_by": [
                {"code": m.code, "number": m.number, "names": list(m.names)} for m in cut
            ]
            for name, cut in cuts
        },
    }


def agreements(reference: str, as_at: date) -> list[dict[str, Any]]:
    """The agreements it and its parts are done under, each once, with its state on that day."""
    told = programmes.agreements_of_programme(reference, with_parts=True)
    once = {each.agreement.key: each for each in told}
    sources = documents.sources_by_pk(each.agreement.source for each in once.values())
    return [
        {
            "key": each.agreement.key,
            "title": each.agreement.title,
            "kind": each.agreement.kind,
            "state": each.agreement.state_on(as_at),
            "signed": when_json(each.agreement.signed),
            "parties": [
                party.organisation.name_on(as_at)
                if party.organisation
                else party.words or countries.country(party.country).name()
                for party in each.agreement.parties
            ],
            "source": sources[each.agreement.source].title,
            "source_key": sources[each.agreement.source].key,
            "place": each.agreement.place or None,
            "stated": each.agreement.stated,
        }
        for each in once.values()
    ]


def bodies(reference: str) -> list[dict[str, Any]]:
    """The bodies it and its parts set up, support or belong to."""
    return [
        {
            "slug": each.body,
            "name": each.body_name,
            "role": each.role,
            "words": each.words,
            **rests_on(each.basis),
        }
        for each in programmes.bodies_of_programme(reference, with_parts=True)
    ]
