"""Registering instruments, and saying where they stand, what they hold and who is behind them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import models, transaction

from letsema.documents import commands as documents
from letsema.governance.commands.citing import country_code, found_body, organisation_key
from letsema.journal import commands as journal
from letsema.journal.queries import fitting, window_columns
from letsema.partners.rules import folded
from letsema.results.commands.writing import (
    claiming_for,
    element_key,
    found_instrument,
    refuse_withdrawn,
    said,
)
from letsema.results.models import (
    Instrument,
    InstrumentName,
    InstrumentSector,
    InstrumentStage,
    InstrumentSupport,
    Mainstreaming,
)
from letsema.results.rules import (
    Title,
    judge_answer,
    judge_contribution,
    judge_instrument,
    judge_stage,
)
from letsema.values import Actor, Citation, Refusal, Refused, When, may_add_to_record


@transaction.atomic
def register_instrument(
    *,
    key: str,
    kind: str,
    names: Sequence[Title],
    citing: Citation,
    by: Actor,
    at: datetime,
    level: str = "national",
    country: str = "",
    region_words: str = "",
    change: str = "not-stated",
    issuer: str = "",
    issuer_words: str = "",
    body: str = "",
    sectors: Sequence[tuple[str, str]] = (),
    note: str = "",
) -> str:
    """Register an instrument and return its key; a known key gains new names and sectors only.

    `sectors` are (framework slug, element code). Who adds to the record may. Refused: a kind,
    level, change, country, issuer, body or sector there is not, no name, a text that does not
    fit, a key that was withdrawn.
    """
    if refusals := may_add_to_record(by) or judge_instrument(kind, level, change, names):
        raise Refused(*refusals)
    basis = documents.source_cited(citing=citing, by=by, at=at)
    row = Instrument.objects.select_for_update(of=("self",)).filter(key=key).first()
    wrote: list[models.Model] = []
    if row is None:
        told = {"kind": kind, "level": level, "change": change, **basis}
        told |= {"region_words": region_words.strip(), "issuer_words": issuer_words.strip()}
        told |= {"note": note.strip(), **_pointing(country, issuer, body)}
        row = fitting(Instrument(key=key, **told, recorded_at=at))
        row.save()
        wrote.append(row)
    refuse_withdrawn(row)
    wrote += _named_and_placed(row, names, sectors, {**basis, "recorded_at": at})
    if wrote and wrote[0] is row:
        journal.record(kind="results.instrument.registered", subject=key, wrote=wrote, by=by, at=at)
    elif wrote:
        journal.record(kind="results.instrument.added-to", subject=key, wrote=wrote, by=by, at=at)
    return key


def _pointing(country: str, issuer: str, body: str) -> dict[str, Any]:
    """Where it is, who issued it and the body it is tied to. Refused: unknown ones."""
    return {
        "country": country_code(country),
        "issuer_id": organisation_key(issuer, "issuer") if issuer else None,
        "body_id": found_body(body).slug if body else None,
    }


def _named_and_placed(
    row: Instrument,
    names: Sequence[Title],
    sectors: Sequence[tuple[str, str]],
    rest: dict[str, Any],
) -> list[models.Model]:
    """The rows made for names and sectors that were not told yet."""
    told = [_name(row, each, rest) for each in names]
    placed = [_sector(row, framework, code, rest) for framework, code in sectors]
    return [made for made, new in (*told, *placed) if new]


def _name(row: Instrument, title: Title, rest: dict[str, Any]) -> tuple[InstrumentName, bool]:
    told = {"instrument": row, "text": title.text.strip(), "language": title.language}
    more = {**rest, "folded": folded(title.text)}
    return said(InstrumentName, told, more, text="names", folded="names")


def _sector(
    row: Instrument, framework: str, code: str, rest: dict[str, Any]
) -> tuple[InstrumentSector, bool]:
    told = {"instrument": row, "element_id": element_key(framework, code)}
    return said(InstrumentSector, told, rest)


def _record(
    row: models.Model, made: bool, subject: str, *, kind: str, by: Actor, at: datetime
) -> int:
    """Record a row that was made, and give its number either way."""
    if made:
        journal.record(kind=kind, subject=subject, wrote=[row], by=by, at=at)
    return int(row.pk)


@transaction.atomic
def name_instrument(
    *, key: str, text: str, citing: Citation, by: Actor, at: datetime, language: str = "en"
) -> int:
    """Say what else an instrument is called, in a language; returns the number of the name.

    Who adds to the record may. Refused: an unknown or withdrawn instrument, no text or too long.
    """
    if refusals := may_add_to_record(by):
        raise Refused(*refusals)
    if not text.strip():
        raise Refused(Refusal("instrument-name", "an instrument needs a name", field="text"))
    row = found_instrument(key)
    basis = documents.source_cited(citing=citing, by=by, at=at)
    made = _name(row, Title(text, language), {**basis, "recorded_at": at})
    return _record(*made, key, kind="results.instrument.named", by=by, at=at)


@transaction.atomic
def place_in_sector(
    *, key: str, framework: str, code: str, citing: Citation, by: Actor, at: datetime
) -> int:
    """Say that an instrument falls under a sector, an element of a framework; returns its number.

    Who adds to the record may. Refused: an unknown or withdrawn instrument, no such element.
    """
    if refusals := may_add_to_record(by):
        raise Refused(*refusals)
    row = found_instrument(key)
    basis = documents.source_cited(citing=citing, by=by, at=at)
    made = _sector(row, framework, code, {**basis, "recorded_at": at})
    return _record(*made, key, kind="results.instrument.placed", by=by, at=at)


@transaction.atomic
def tell_stage(
    *,
    key: str,
    stage: str,
    citing: Citation,
    by: Actor,
    at: datetime,
    when: When | date | None = None,
) -> int:
    """Say that an instrument had come to a stage by a date; returns the number of the row.

    A later stage may be told without the earlier one, and any without a date. Who adds to the
    record may. Refused: an unknown or withdrawn instrument, a stage there is not.
    """
    if refusals := may_add_to_record(by) or judge_stage(stage):
        raise Refused(*refusals)
    row = found_instrument(key)
    basis = documents.source_cited(citing=citing, by=by, at=at)
    told = {"instrument": row, "stage": stage, **window_columns(when)}
    made = said(
        InstrumentStage, told | {"source_id": basis.pop("source_id")}, {**basis, "recorded_at": at}
    )
    return _record(*made, key, kind="results.instrument-stage.told", by=by, at=at)


@transaction.atomic
def answer_mainstreaming(
    *,
    key: str,
    question: str,
    answer: str,
    citing: Citation,
    by: Actor,
    at: datetime,
    passage: str = "",
) -> int:
    """Answer one of `rules.QUESTIONS` for an instrument, with the passage; returns its number.

    Answers of two sources stand beside each other. Who adds to the record may. Refused: an
    unknown or withdrawn instrument, a question or an answer there is not.
    """
    if refusals := may_add_to_record(by) or judge_answer(question, answer):
        raise Refused(*refusals)
    row = found_instrument(key)
    basis = documents.source_cited(citing=citing, by=by, at=at)
    told = {"instrument": row, "question": question, "answer": answer, "passage": passage.strip()}
    made = said(
        Mainstreaming, told | {"source_id": basis.pop("source_id")}, {**basis, "recorded_at": at}
    )
    return _record(*made, key, kind="results.mainstreaming.answered", by=by, at=at)


@transaction.atomic
def claim_support(
    *,
    key: str,
    programme: str,
    citing: Citation,
    by: Actor,
    at: datetime,
    contribution: str = "not-stated",
    words: str = "",
) -> int:
    """Say that a programme contributed to an instrument, and how; returns the claim's number.

    Two programmes behind one instrument are two claims and one instrument. Who submits for the
    programme, reviews it or is its secretariat may. Refused: an unknown programme or instrument,
    one withdrawn, a contribution there is not.
    """
    (reference,) = claiming_for(by, programme)
    if refusals := judge_contribution(contribution):
        raise Refused(*refusals)
    row = found_instrument(key)
    basis = documents.source_cited(citing=citing, by=by, at=at)
    told = {
        "instrument": row,
        "programme_id": reference,
        "contribution": contribution,
        "words": words.strip(),
        "source_id": basis.pop("source_id"),
    }
    made = said(InstrumentSupport, told, {**basis, "recorded_at": at})
    return _record(*made, key, kind="results.instrument-support.claimed", by=by, at=at)
