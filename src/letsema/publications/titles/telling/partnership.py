"""Agreements, support, bodies, offices, works and what people said, as plain content."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from letsema.partners import queries as partners
from letsema.partners.queries import AgreementView, OrganisationView
from letsema.partners.queries import SupportView as Support
from letsema.partners.rules.support import Given, totals
from letsema.publications.titles.telling.citing import Cited, begun, when_json
from letsema.publications.titles.telling.results import country_name

Rows = list[dict[str, Any]]


def named(found: OrganisationView | None, as_at: date) -> dict[str, str] | None:
    """An organisation by key, name and acronym, as it was called on a day."""
    if found is None:
        return None
    return {"key": found.key, "name": found.name_on(as_at), "acronym": found.acronym}


def agreements(found: Iterable[AgreementView], cited: Cited, language: str, as_at: date) -> Rows:
    """Agreements that were signed or begun by a day, or say nothing of it; with their state."""
    standing = [each for each in found if begun(each.signed or each.starts, as_at)]
    return [
        {
            "key": each.key,
            "title": each.title,
            "kind": each.kind,
            "words": each.words,
            "state": each.state_on(as_at),
            "signed": when_json(each.signed),
            "starts": when_json(each.starts),
            "until": when_json(each.end_on(as_at)),
            "parties": [
                {
                    "organisation": named(party.organisation, as_at),
                    "country": country_name(party.country, language, as_at),
                    "role": party.role,
                    "words": party.words,
                }
                for party in each.parties
            ],
            "countries": [country_name(code, language, as_at) for code in each.countries],
            "goals": list(each.goals),
            "changes": [
                {"kind": change.kind, "on": when_json(change.on), "words": change.words}
                for change in each.changes
                if change.on.holds(as_at)
            ],
            **basis,
        }
        for each, basis in cited.rows(standing)
    ]


def support_begun(found: Iterable[Support], as_at: date) -> list[Support]:
    """The support given by a day, or told without one."""
    return [each for each in found if begun(each.since, as_at)]


def support(found: Iterable[Support], cited: Cited, language: str, as_at: date) -> Rows:
    """Support in money and in kind; `value` None where it is not known."""
    return [
        {
            "giver": named(each.giver, as_at),
            "receiver": named(each.receiver, as_at),
            "receiver_words": each.receiver_words,
            "kind": each.kind,
            "words": each.words,
            "quantity": each.quantity.as_json() if each.quantity else None,
            "value": each.value.as_json() if each.value else None,
            "valued": each.valued,
            "since": when_json(each.since),
            "until": when_json(each.until),
            "purpose": each.purpose,
            "countries": [country_name(code, language, as_at) for code in each.countries],
            "agreement": each.agreement or None,
            **basis,
        }
        for each, basis in cited.rows(found)
    ]


def support_totals(found: Iterable[Support]) -> Rows:
    """Support by kind: kinds, currencies and ways of valuing stand apart and are never added."""
    return [
        {
            "kind": each.kind,
            "count": each.count,
            "sums": [
                {**told.value.as_json(), "valued": told.valued, "count": told.count}
                for told in each.sums
            ],
            "unknown": each.unknown,
        }
        for each in totals(Given(row.kind, row.value, row.valued) for row in found)
    ]


def proposals(cited: Cited, language: str, as_at: date, **cut: Any) -> Rows:
    """Proposals made to an organisation, or with it."""
    found = [each for each in partners.proposals(**cut) if begun(each.on, as_at)]
    return [
        {
            "title": each.title,
            "to": each.to.name_on(as_at) if each.to else each.to_words or None,
            "role": each.role_words,
            "outcome": each.outcome,
            "on": when_json(each.on),
            "countries": [country_name(code, language, as_at) for code in each.countries],
            **basis,
        }
        for each, basis in cited.rows(found)
    ]


def works(cited: Cited, language: str, as_at: date, **cut: Any) -> Rows:
    """Studies, films, awards and the like, with who had a part in them."""
    found = [each for each in partners.works(**cut) if begun(each.on, as_at)]
    return [
        {
            "kind": each.kind,
            "title": each.title,
            "words": each.words,
            "on": when_json(each.on),
            "country": country_name(each.country, language, as_at),
            "url": each.url or None,
            "parties": [
                {
                    "role": party.role,
                    "name": party.organisation.name_on(as_at) if party.organisation else "",
                    "words": party.words,
                }
                for party in each.parties
            ],
            **basis,
        }
        for each, basis in cited.rows(found)
    ]


def quotations(found: Iterable[partners.QuotationView], cited: Cited, as_at: date) -> Rows:
    """What people said, as far as they agreed: a survivor stands under another name."""
    standing = [each for each in found if begun(each.on, as_at)]
    return [
        {
            "said": each.said,
            "verbatim": each.verbatim,
            "speaker": each.speaker,
            "role": each.speaker_role,
            "organisation": named(each.organisation, as_at),
            "survivor": each.survivor,
            "on": when_json(each.on),
            **basis,
        }
        for each, basis in cited.rows(standing)
    ]


def offices(country: str, cited: Cited, language: str, as_at: date) -> Rows:
    """The offices in a country, then those that cover it from elsewhere."""
    covering = {each.key: how for each, how in partners.offices_covering(country, as_at)}
    every = [each for each in partners.offices() if each.country == country or each.key in covering]
    every.sort(key=lambda each: (each.country != country, each.key))
    return [
        {
            "name": each.name_on(as_at, language),
            "type": each.type,
            "organisation": named(each.organisation, as_at),
            "place_name": each.place_name,
            "country": country_name(each.country, language, as_at),
            "inside": each.country == country,
            "covers": covering.get(each.key, "no"),
            **basis,
        }
        for each, basis in cited.rows(every)
    ]
