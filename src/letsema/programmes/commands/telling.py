"""Saying something of a programme: facts, stages, events."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import models, transaction

from letsema.governance import queries as governance
from letsema.journal import commands as journal
from letsema.journal.queries import fitting
from letsema.partners import queries as partners
from letsema.programmes.commands.registering import load_for, locked, source_of
from letsema.programmes.models import (
    Claim,
    ClaimCountry,
    ClaimElement,
    ClaimParticipant,
    ClaimPartner,
    Event,
    Programme,
    StageRow,
)
from letsema.programmes.queries.standing import Moment, stage_rows
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
from letsema.programmes.rules.stages import STAGES, judge_move, judge_stage_row
from letsema.reference import queries as reference
from letsema.values import Actor, Citation, Refusal, Refused, When, canonical_text


@transaction.atomic
def state_facts(
    *,
    reference: str,
    facts: Mapping[str, Any],
    citing: Citation,
    when: When,
    by: Actor,
    at: datetime,
    language: str = "en",
    load: int | None = None,
) -> tuple[str, ...]:
    """Record what a source tells of a programme, as one act; returns the fields newly told.

    `facts` is field → value (`rules.facts.FIELDS` gives the shapes). What the same source already
    says of the same day in the same words is not said twice. Refused as a whole if one value
    cannot stand.
    """
    programme = locked(reference, by)
    if refusals := [r for name, value in facts.items() for r in judge_fact(name, value)]:
        raise Refused(*refusals)
    rests = _rests_on(citing) | _window(when)
    rests |= {"load_id": load_for(programme, load), "recorded_at": at}
    wrote: list[models.Model] = []
    told: list[str] = []
    for name, value in facts.items():
        spoken = language if FIELDS[name] == TEXT else ""
        plain = plain_value(name, value)
        claim = Claim(programme=programme, field=name, value=plain, language=spoken, **rests)
        rows = _list_rows(programme, name, value)
        if not _already_told(fitting(claim), rows):
            claim.save()
            wrote += [claim, *_write_list(claim, rows)]
            told.append(name)
    if wrote:
        journal.record(
            kind="programmes.facts.stated",
            subject=reference,
            wrote=wrote,
            told={"fields": told},
            by=by,
            at=at,
        )
    return tuple(told)


def _rests_on(citing: Citation) -> dict[str, Any]:
    source = source_of(citing)
    return {
        "weight": source.weight,
        "source_id": source.pk,
        "place": citing.place,
        "stated": citing.stated,
    }


def _window(when: When) -> dict[str, Any]:
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
    keys = _organisation_keys(field, [part.organisation for part in value])
    return [
        (ClaimParticipant, {"organisation_id": keys[part.organisation], "role": part.role})
        for part in value
    ]


def _partner_rows(_programme: Programme, field: str, value: Sequence[Partner]) -> list[ListRow]:
    keys = _organisation_keys(field, [part.organisation for part in value if part.organisation])
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


def _organisation_keys(field: str, wanted: Sequence[str]) -> dict[str, int]:
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


def _already_told(claim: Claim, rows: Sequence[ListRow]) -> bool:
    """Whether the same source already says just this of the same day."""
    same = Claim.objects.filter(
        programme=claim.programme,
        field=claim.field,
        source_id=claim.source_id,
        place=claim.place,
        language=claim.language,
        stated=claim.stated,
        precision=claim.precision,
        earliest=claim.earliest,
        latest=claim.latest,
        withdrawn_at=None,
    )
    wanted = canonical_text([claim.value, [columns for _, columns in rows]])
    return any(canonical_text([old.value, _columns_of(old)]) == wanted for old in same)


def _columns_of(claim: Claim) -> list[dict[str, Any]]:
    if FIELDS[claim.field] not in _TABLES:
        return []
    model, columns = _TABLES[FIELDS[claim.field]]
    rows = model._default_manager.filter(claim=claim).order_by("position")
    return [dict(row) for row in rows.values(*columns)]


@transaction.atomic
def enter_stage(
    *,
    reference: str,
    stage: str | None,
    citing: Citation,
    when: When,
    by: Actor,
    at: datetime,
    status: str | None = None,
    reason: str = "",
    public_words: str = "",
    internal_words: str = "",
    load: int | None = None,
) -> bool:
    """Enter a stage (or, where only that is known, a printed label) from a date on.

    It rests on a decision or a source. A decision's move must follow the table; the same row
    from the same source is entered once. Returns whether a row was written.
    """
    programme = locked(reference, by)
    refusals = judge_stage_row(stage=stage, status=status, reason=reason, public_words=public_words)
    told = {"programme": programme, "stage": stage, "status": status, "reason": reason}
    told |= _basis(citing) | _window(when)
    if StageRow.objects.filter(**told, withdrawn_at=None).exists():
        return False
    if stage:
        before = _standing_stage(programme, when)
        refusals += judge_move(before, stage, cites_decision=citing.decision is not None)
    if refusals:
        raise Refused(*refusals)
    told |= {"public_words": public_words, "internal_words": internal_words}
    row = StageRow(**told, load_id=load_for(programme, load), recorded_at=at)
    fitting(row).save()
    journal.record(
        kind="programmes.stage.entered",
        subject=reference,
        wrote=[row],
        told={"stage": stage, "status": status},
        by=by,
        at=at,
    )
    return True


def _standing_stage(programme: Programme, when: When) -> str | None:
    """The stage the programme stands at by then; a printed label says it where it is one."""
    only = Programme.objects.filter(pk=programme.pk)
    row = stage_rows(only, Moment(when.latest)).get(programme.pk)
    label = row.status if row and row.status in STAGES else None
    return row.stage or label if row else None


def _basis(citing: Citation) -> dict[str, Any]:
    """What a stage row rests on, as its columns."""
    said = {"place": citing.place, "stated": citing.stated}
    if citing.decision is None:
        return {"source_id": source_of(citing).pk, "decision_id": None, **said}
    key = governance.decision_key(citing.decision)
    if key is None:
        raise Refused(
            Refusal(
                "unknown-decision",
                "there is no decision %(decision)s",
                field="decision",
                decision=citing.decision,
            )
        )
    return {"decision_id": key, "source_id": None, **said}


@transaction.atomic
def tell_event(
    *, reference: str, words: str, citing: Citation, when: When, by: Actor, at: datetime
) -> bool:
    """Record that something happened, in a sentence; told twice is told once."""
    programme = locked(reference, by)
    told = {
        "programme": programme,
        "words": words.strip(),
        "source_id": source_of(citing).pk,
        **_window(when),
        "withdrawn_at": None,
    }
    rest = {"place": citing.place, "stated": citing.stated, "recorded_at": at}
    fitting(Event(**told, **rest))
    row, made = Event.objects.get_or_create(**told, defaults=rest)
    if made:
        journal.record(kind="programmes.event.told", subject=reference, wrote=[row], by=by, at=at)
    return made
