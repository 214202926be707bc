"""Keeping figures as sources state them, and which of them may contain each other."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import models, transaction

from letsema.documents import commands as documents
from letsema.journal import commands as journal
from letsema.journal.queries import window_columns
from letsema.results.commands.writing import claiming_for, said, standing_row, withdraw
from letsema.results.models import FigureOverlap, FigureProgramme, StatedFigure
from letsema.results.rules import MEASURES
from letsema.values import Actor, Citation, Refusal, Refused, When, may_add_to_record
from letsema.values.quantity import Quantity


@transaction.atomic
def state_figure(
    *,
    words: str,
    measure: str,
    quantity: Quantity,
    citing: Citation,
    by: Actor,
    at: datetime,
    programmes: Sequence[str] = (),
    countries: int | None = None,
    when: When | date | None = None,
    note: str = "",
) -> int:
    """Keep a figure that a source states without naming what it counts; returns its number.

    `programmes` are the references it speaks of, several for a total over them; `countries` in
    how many countries, where the source says. The same figure of the same source is kept once; it
    gains the programmes told anew. Who submits for one of the programmes, reviews it or is its
    secretariat may; of a figure of none, who adds to the record. Refused: no words, a measure
    there is not, an unknown programme.
    """
    if refusals := may_add_to_record(by):
        raise Refused(*refusals)
    references = claiming_for(by, *programmes)
    if refusals := _judge(words, measure, countries):
        raise Refused(*refusals)
    basis = documents.source_cited(citing=citing, by=by, at=at)
    told = {
        "words": words.strip(),
        "measure": measure,
        "number": quantity.number,
        "qualifier": quantity.qualifier,
        "unit": quantity.unit,
        "source_id": basis.pop("source_id"),
    }
    rest = {**basis, "countries": countries, "note": note.strip(), "recorded_at": at}
    row, made = said(StatedFigure, told, rest | window_columns(when))
    wrote: list[models.Model] = [row] if made else []
    wrote += _of_programmes(row, references)
    if wrote:
        journal.record(
            kind="results.figure.stated" if made else "results.figure.added-to",
            subject=row.subject,
            wrote=wrote,
            by=by,
            at=at,
        )
    return row.pk


def _judge(words: str, measure: str, countries: int | None) -> list[Refusal]:
    refusals = []
    if not words.strip():
        refusals.append(Refusal("empty", "%(field)s: a text is missing", field="words"))
    if measure not in MEASURES:
        refusals.append(
            Refusal(
                "figure-measure",
                "%(measure)s is not something figures count",
                field="measure",
                measure=measure,
            )
        )
    if countries is not None and not 0 < countries < 1000:
        refusals.append(
            Refusal(
                "figure-countries",
                "%(countries)d is no number of countries",
                field="countries",
                countries=countries,
            )
        )
    return refusals


def _of_programmes(row: StatedFigure, references: Sequence[str]) -> list[models.Model]:
    StatedFigure.objects.select_for_update(of=("self",)).get(pk=row.pk)
    wrote: list[models.Model] = []
    for reference in references:
        found, made = FigureProgramme.objects.get_or_create(figure=row, programme_id=reference)
        wrote += [found] if made else []
    return wrote


@transaction.atomic
def name_overlap(*, number: int, other: int, by: Actor, at: datetime, words: str = "") -> int:
    """Say that a figure may contain another, and why; returns the number of what is said.

    Two such are never added. Who adds to the record may. Refused: figures that do not stand, one
    figure twice.
    """
    if refusals := may_add_to_record(by):
        raise Refused(*refusals)
    if number == other:
        raise Refused(Refusal("same", "a figure does not overlap itself", field="other"))
    for each in sorted((number, other)):
        standing_row(StatedFigure, each)
    told = {"figure_id": number, "other_id": other}
    row, made = said(FigureOverlap, told, {"words": words.strip(), "recorded_at": at})
    if made:
        journal.record(
            kind="results.figure-overlap.named",
            subject=row.figure.subject,
            wrote=[row],
            told={"other": other},
            by=by,
            at=at,
        )
    return row.pk


@transaction.atomic
def withdraw_figure(*, number: int, why: str, by: Actor, at: datetime) -> None:
    """Withdraw a stated figure. Refused: none such stands, no reason."""
    withdraw(StatedFigure, number, why, kind="results.figure.withdrawn", of="subject", by=by, at=at)


@transaction.atomic
def withdraw_overlap(*, number: int, why: str, by: Actor, at: datetime) -> None:
    """Withdraw that a figure may contain another. Refused: none such stands, no reason."""
    withdraw(
        FigureOverlap,
        number,
        why,
        kind="results.figure-overlap.withdrawn",
        of="figure.subject",
        by=by,
        at=at,
    )
