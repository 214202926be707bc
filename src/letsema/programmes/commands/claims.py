"""Writing claims with the rows behind their lists, and what rows rest on as columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import models

from letsema.documents.rules import weight
from letsema.governance import queries as governance
from letsema.journal.queries import fitting
from letsema.partners import queries as partners
from letsema.programmes.commands.registering import source_of
from letsema.programmes.models import (
    Claim,
    ClaimCountry,
    ClaimElement,
    ClaimParticipant,
    ClaimPartner,
    Programme,
)
from letsema.programmes.rules.facts import (
    COUNTRIES,
    ELEMENT_FRAMEWORKS,
    ELEMENTS,
    FIELDS,
    PARTICIPANTS,
    PARTNERS,
    TEXT,
    CountryPart,
    ElementPart,
    ParticipantPart,
    Partner,
    clean,
    judge_fact,
    plain_value,
)
from letsema.reference import queries as reference
from letsema.values import Citation, Refusal, Refused, When, canonical_text


def write_facts(
    programme: Programme,
    facts: Mapping[str, Any],
    *,
    citing: Citation,
    when: When,
    at: datetime,
    language: str = "en",
    load_id: int | None = None,
) -> tuple[list[models.Model], tuple[str, ...]]:
    """The rows written for these facts, and the fields newly told. Refused whole."""
    if refusals := [r for name, value in facts.items() for r in judge_fact(name, value)]:
        raise Refused(*refusals)
    rests = basis_of(citing) | window_of(when)
    already = _already_told(Claim(programme=programme, **rests), facts)
    rests |= {"weight": _weight(citing), "load_id": load_id, "recorded_at": at}
    wrote: list[models.Model] = []
    told: list[str] = []
    for name, value in facts.items():
        spoken = language if FIELDS[name] == TEXT else ""
        plain = plain_value(name, value)
        claim = Claim(programme=programme, field=name, value=plain, language=spoken, **rests)
        rows = _list_rows(programme, name, value)
        if _said(fitting(claim), [columns for _, columns in rows]) not in already:
            claim.save()
            wrote += [claim, *_write_list(claim, rows)]
            told.append(name)
    return wrote, tuple(told)


def _weight(citing: Citation) -> int:
    return weight("decision-record") if citing.decision else source_of(citing).weight


def basis_of(citing: Citation) -> dict[str, Any]:
    """What a row rests on, as its columns. Refused: an unknown source or decision."""
    said = {"place": citing.place, "stated": citing.stated}
    if citing.decision is None:
        return {"source_id": source_of(citing).pk, "decision_id": None, **said}
    return {"decision_id": decision_of(citing), "source_id": None, **said}


def decision_of(citing: Citation) -> int:
    """The decision a citation names. Refused: a source is named, or there is no such decision."""
    key = governance.decision_key(citing.decision) if citing.decision else None
    if key is None:
        raise Refused(
            Refusal(
                "unknown-decision",
                "there is no decision %(decision)s",
                field="decision",
                decision=citing.decision or "",
            )
        )
    return key


def window_of(when: When) -> dict[str, Any]:
    """A date with its precision, as columns."""
    return {"precision": when.precision, "earliest": when.earliest, "latest": when.latest}


ListRow = tuple[type[models.Model], dict[str, Any]]


def _list_rows(programme: Programme, field: str, value: Any) -> list[ListRow]:
    """The rows behind a list-valued field. Refused: an organisation or code unknown, a text
    that does not fit.
    """
    make = _LISTS.get(FIELDS[field])
    rows = make(programme, field, value) if make else []
    for table, columns in rows:
        fitting(table(**columns), **dict.fromkeys(columns, field))
    return rows


def _country_rows(_programme: Programme, field: str, value: Sequence[CountryPart]) -> list[ListRow]:
    return [(ClaimCountry, {"code": part.code, "role": part.role}) for part in value]


def _participant_rows(
    _programme: Programme, field: str, value: Sequence[ParticipantPart]
) -> list[ListRow]:
    keys = organisation_keys(field, [part.organisation for part in value])
    return [
        (ClaimParticipant, {"organisation_id": keys[part.organisation], "role": part.role})
        for part in value
    ]


def _partner_rows(_programme: Programme, field: str, value: Sequence[Partner]) -> list[ListRow]:
    keys = organisation_keys(field, [part.organisation for part in value if part.organisation])
    return [
        (
            ClaimPartner,
            {
                "name": clean(part.name),
                "heading": part.heading,
                "group": part.group,
                "country": part.country,
                "organisation_id": keys[part.organisation] if part.organisation else None,
            },
        )
        for part in value
    ]


def organisation_keys(field: str, wanted: Sequence[str]) -> dict[str, int]:
    """Row numbers of organisations by their keys. Refused: one that is not on record."""
    keys = partners.organisation_keys(wanted)
    if unknown := [each for each in wanted if each not in keys]:
        raise Refused(
            Refusal(
                "unknown-organisation",
                "%(field)s: there is no organisation %(keys)s",
                field=field,
                keys=", ".join(unknown),
            )
        )
    return keys


def _element_rows(programme: Programme, field: str, value: Any) -> list[ListRow]:
    parts = value if isinstance(value, (list, tuple)) else [value]
    own = ELEMENT_FRAMEWORKS.get(field)
    if field == "thematic_area":
        fund = governance.fund(programme.fund.slug) if programme.fund else None
        if fund is None:
            raise Refused(
                Refusal(
                    "no-areas",
                    "%(reference)s stands in no fund that has thematic areas",
                    field=field,
                    reference=programme.reference,
                )
            )
        own = fund.framework
    named = [
        part if isinstance(part, ElementPart) else ElementPart(own or "", str(part))
        for part in parts
    ]
    keys = {slug: reference.element_keys(slug) for slug in {part.framework for part in named}}
    unknown = [part for part in named if part.code not in keys[part.framework]]
    if unknown:
        raise Refused(
            Refusal(
                "unknown-element",
                "%(field)s: there is no %(elements)s",
                field=field,
                elements=", ".join(f"{part.framework} {part.code}" for part in unknown),
            )
        )
    return [(ClaimElement, {"element_id": keys[part.framework][part.code]}) for part in named]


_LISTS: dict[str, Callable[[Programme, str, Any], list[ListRow]]] = {
    COUNTRIES: _country_rows,
    PARTICIPANTS: _participant_rows,
    PARTNERS: _partner_rows,
    ELEMENTS: _element_rows,
}
_TABLES: dict[str, tuple[type[models.Model], tuple[str, ...]]] = {
    COUNTRIES: (ClaimCountry, ("code", "role")),
    PARTICIPANTS: (ClaimParticipant, ("organisation_id", "role")),
    PARTNERS: (ClaimPartner, ("name", "heading", "group", "country", "organisation_id")),
    ELEMENTS: (ClaimElement, ("element_id",)),
}
"""By shape, the table behind a list and what of it a claim says."""


def _write_list(claim: Claim, rows: Sequence[ListRow]) -> list[models.Model]:
    made = [
        model(claim=claim, position=position, **columns)
        for position, (model, columns) in enumerate(rows, start=1)
    ]
    return list(type(made[0])._default_manager.bulk_create(made)) if made else []


def _already_told(like: Claim, fields: Iterable[str]) -> set[str]:
    """What the same source or decision already says of these fields of the same day."""
    same = Claim.objects.filter(
        programme=like.programme,
        field__in=list(fields),
        source_id=like.source_id,
        decision_id=like.decision_id,
        place=like.place,
        stated=like.stated,
        precision=like.precision,
        earliest=like.earliest,
        latest=like.latest,
        withdrawn_at=None,
    )
    return {_said(old, _columns_of(old)) for old in same}


def _said(claim: Claim, rows: Sequence[dict[str, Any]]) -> str:
    return canonical_text([claim.field, claim.language, claim.value, list(rows)])


def _columns_of(claim: Claim) -> list[dict[str, Any]]:
    if FIELDS[claim.field] not in _TABLES:
        return []
    model, columns = _TABLES[FIELDS[claim.field]]
    rows = model._default_manager.filter(claim=claim).order_by("position")
    return [dict(row) for row in rows.values(*columns)]
