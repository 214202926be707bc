"""What the pipeline booklet contains: frozen content, gathered from the record."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from letsema.documents import queries as documents
from letsema.governance import queries as governance
from letsema.programmes import queries as programmes
from letsema.programmes.rules.stages import STAGES, STATUSES
from letsema.publications import queries
from letsema.reference import queries as reference
from letsema.reference import rules as countries
from letsema.values import Money

TITLE = "pipeline-booklet"
SOURCED = ("title", "summary", "budget", "duration_months", "participants", "sdgs", "thematic_area")

UNSOURCED = ("key_partners", "notes")

Facts = dict[str, programmes.Fact]
Names = dict[str, dict[str, str]]
"""By framework, the titles of its elements by code."""


def gather(
    fund: governance.FundView, as_at: date, known_at: date | None, language: str
) -> dict[str, Any]:
    """The content of the booklet of a fund as at a date, in plain values."""
    with override(language):
        pipeline = programmes.pipeline_as_at(fund.slug, as_at, known_at)
        told = programmes.facts_of_fund(fund.slug, (*SOURCED, *UNSOURCED), as_at, known_at)
        names = _names(("sdg", "gcm-objectives", "partner-groups"))
        cited: set[str] = set()
        entries = [
            _entry(entry, told[entry.reference], names, language, cited)
            for entry in pipeline.entries
        ]
        meeting = governance.meeting_before(fund.committee, as_at) if fund.committee else None
        return {
            "title": TITLE,
            "language": language,
            "fund": {"slug": fund.slug, "name": fund.name, "contacts": list(fund.contacts)},
            "as_at": as_at.isoformat(),
            "known_at": known_at.isoformat() if known_at else None,
            "label": date_format(as_at, "F Y"),
            "edition": {"number": None, "follows": meeting.label if meeting else None},
            "foreword": _foreword(fund.slug, as_at, language),
            "totals": {name: total.as_json() for name, total in pipeline.totals.items()},
            "statuses": _statuses(pipeline.entries),
            "areas": _areas(fund, pipeline.entries),
            "entries": entries,
            "changes": _changes(fund, as_at, known_at, language),
            "sources": _sources(cited),
            "disclaimer": fund.disclaimer,
        }


def _foreword(fund: str, as_at: date, language: str) -> dict[str, Any] | None:
    words = queries.foreword(fund, TITLE, as_at, language)
    if words is None:
        return None
    return {
        "text": words.text,
        "signed_name": words.signed_name or None,
        "signed_office": words.signed_office or None,
    }


def _statuses(entries: tuple[programmes.Entry, ...]) -> list[dict[str, Any]]:
    told = []
    for status, label in STATUSES.items():
        mine = [e for e in entries if e.status == status and e.section != "closed"]
        told.append({"status": status, "label": _(label), **programmes.total_of(mine).as_json()})
    return told


def _areas(
    fund: governance.FundView, entries: tuple[programmes.Entry, ...]
) -> list[dict[str, Any]]:
    told = []
    for number, name in fund.areas:
        mine = [e for e in entries if e.thematic_area == number and e.section == "pipeline"]
        told.append(
            {
                "number": number,
                "name": name,
                **programmes.total_of(mine).as_json(),
                "references": [entry.reference for entry in mine],
            }
        )
    return told


def _entry(
    entry: programmes.Entry, facts: Facts, names: Names, language: str, cited: set[str]
) -> dict[str, Any]:
    told = {name: fact for name in SOURCED if (fact := facts.get(name))}
    sources = [_told_by(name, fact) for name, fact in told.items()]
    cited |= {fact.source_key for fact in told.values() if not fact.decision}
    if entry.basis.source:
        cited.add(entry.basis.source)
    return {
        "reference": entry.reference,
        "section": entry.section,
        "heading": entry.heading or entry.reference,
        "countries": [_country(part.code, language) for part in entry.countries],
        "region": entry.region,
        "title": entry.title,
        "thematic_area": entry.thematic_area,
        "thematic_area_stated": entry.area_stated,
        "budget": entry.budget.as_json() if entry.budget else None,
        "duration_months": entry.duration_months,
        "status": entry.status,
        "status_label": _(STATUSES[entry.status]) if entry.status else None,
        "stage": entry.stage,
        "stage_label": _(STAGES[entry.stage]) if entry.stage else None,
        "since": entry.since.as_json(),
        "participants": _participants(entry),
        "key_partners": _partners(facts, names),
        "sdgs": None if entry.sdgs is None else _elements(names["sdg"], entry.sdgs),
        "objectives": _elements(names["gcm-objectives"], entry.objectives),
        "summary": facts["summary"].value if "summary" in facts else None,
        "sources": sources,
        "notes": list(facts["notes"].value) if "notes" in facts else [],
    }


def _told_by(name: str, fact: programmes.Fact) -> dict[str, Any]:
    """What a field rests on: a source by its key, or a decision in words and by its number."""
    if fact.decision is None:
        return {"field": name, "source": fact.source_key, "place": fact.place}
    words = _("Decision %(number)s") % {"number": fact.decision}
    return {"field": name, "source": words, "place": fact.place, "decision": fact.decision}


def _country(code: str, language: str) -> dict[str, Any]:
    country = countries.country(code)
    return {
        "code": code,
        "name": country.name(language),
        "latitude": country.latitude,
        "longitude": country.longitude,
        "note": country.note or None,
    }


def _participants(entry: programmes.Entry) -> list[dict[str, Any]] | None:
    if entry.participants is None:
        return None
    return [
        {"key": p.organisation, "acronym": p.acronym, "name": p.name, "role": p.role}
        for p in entry.participants
    ]


def _names(frameworks: tuple[str, ...]) -> Names:
    found = {slug: reference.framework(slug) for slug in frameworks}
    return {
        slug: {element.code: element.title for element in each.elements} if each else {}
        for slug, each in found.items()
    }


def _partners(facts: Facts, names: Names) -> list[dict[str, Any]] | None:
    if "key_partners" not in facts:
        return None
    return [
        {
            "heading": partner.heading,
            "group": partner.group,
            "group_label": names["partner-groups"].get(partner.group or ""),
            "country": partner.country,
            "name": partner.name,
        }
        for partner in facts["key_partners"].value
    ]


def _elements(titles: dict[str, str], codes: tuple[str, ...]) -> list[dict[str, str]]:
    return [{"code": code, "title": titles.get(code, "")} for code in codes]


def _changes(
    fund: governance.FundView, as_at: date, known_at: date | None, language: str
) -> dict[str, Any] | None:
    before = queries.edition_before(fund.slug, TITLE, as_at, language)
    if before is None:
        return None
    told = programmes.compare(fund.slug, before.as_at, as_at, known_at)
    return {
        "since": {
            "number": before.number,
            "as_at": before.as_at.isoformat(),
            "label": before.label,
        },
        "entered": list(told.entered),
        "left": [
            {"reference": left.reference, "reason": left.public_words or left.reason}
            for left in told.left
        ],
        "moved": [_moved(moved) for moved in told.moved],
        "funded": list(told.funded),
        "changed": [
            {
                "reference": change.reference,
                "field": change.field,
                "from": _words(change.before),
                "to": _words(change.after),
            }
            for change in told.changed
        ],
    }


def _moved(moved: programmes.Moved) -> dict[str, Any]:
    return {
        "reference": moved.reference,
        "from": _(STATUSES[moved.before]) if moved.before else None,
        "to": _(STATUSES[moved.after]) if moved.after else None,
    }


def _words(value: Any) -> str | None:
    if isinstance(value, dict):
        money = Money.from_json(value)
        return f"{money.currency} {money.amount:,.0f}"
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return None if value is None else str(value)


def _sources(keys: set[str]) -> list[dict[str, Any]]:
    return [
        {
            "key": source.key,
            "title": source.title,
            "publisher": source.publisher,
            "url": source.url or None,
            "published": source.published.as_json() if source.published else None,
        }
        for source in documents.sources(keys)
    ]
