"""Registering programmes, their lineage, their submissions, and the loads of documents."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from letsema.documents import queries as documents
from letsema.governance import queries as governance
from letsema.journal import commands as journal
from letsema.programmes.models import Lineage, Load, Programme, Submission
from letsema.programmes.rules.permissions import may_keep_record
from letsema.programmes.rules.references import REFERENCE
from letsema.values import Actor, Citation, Refusal, Refused


def locked(reference: str, by: Actor) -> Programme:
    """The programme, locked until the transaction ends.

    Refused: unknown, not to be written by them, or merged into another.
    """
    row = (
        Programme.objects.select_for_update(of=("self",))
        .select_related("fund", "merged_into")
        .filter(reference=reference)
        .first()
    )
    if row is None:
        raise Refused(Refusal("unknown-programme", f"there is no programme {reference}"))
    if refusals := may_keep_record(by, row.fund.slug if row.fund else ""):
        raise Refused(*refusals)
    if row.merged_into:
        words = f"{reference} was merged: it goes on as {row.merged_into.reference}"
        raise Refused(Refusal("merged-already", words))
    return row


def source_of(citing: Citation) -> documents.SourceView:
    """The source a citation names. Refused: there is none of that key."""
    found = documents.source(citing.source or "")
    if found is None:
        raise Refused(Refusal("unknown-source", f"there is no source {citing.source}", "source"))
    return found


def load_for(programme: Programme, number: int | None) -> int | None:
    """The load something of a programme comes with. Refused: undone, or of another fund."""
    if number is None:
        return None
    standing = Load.objects.filter(pk=number, fund=programme.fund_id, withdrawn_at=None)
    if not standing.exists():
        words = f"there is no standing load {number} of the fund of {programme.reference}"
        raise Refused(Refusal("unknown-load", words, "load"))
    return number


@transaction.atomic
def register_programme(
    *, reference: str, by: Actor, at: datetime, fund: str | None = None, parent: str | None = None
) -> str:
    """Register a programme under a reference it keeps for life; a known one stays as it is."""
    if not REFERENCE.fullmatch(reference):
        words = f"{reference}: a reference is capital letters and digits joined by hyphens"
        raise Refused(Refusal("reference", words, "reference"))
    if refusals := may_keep_record(by, fund or ""):
        raise Refused(*refusals)
    if Programme.objects.filter(reference=reference).exists():
        return reference
    owner = governance.fund(fund) if fund else None
    if fund and owner is None:
        raise Refused(Refusal("unknown-fund", f"there is no fund {fund}", "fund"))
    row = Programme.objects.create(
        reference=reference,
        fund_id=owner.pk if owner else None,
        parent=locked(parent, by) if parent else None,
        recorded_at=at,
    )
    journal.record(
        kind="programmes.programme.registered", subject=reference, wrote=[row], by=by, at=at
    )
    return reference


@transaction.atomic
def name_predecessor(
    *, reference: str, predecessor: str, citing: Citation, by: Actor, at: datetime
) -> None:
    """Say that a programme builds on an earlier one; said twice is said once."""
    if reference == predecessor:
        raise Refused(Refusal("same", "a programme does not build on itself"))
    row = locked(reference, by)
    before = locked(predecessor, by)
    found, made = Lineage.objects.get_or_create(
        programme=row,
        predecessor=before,
        defaults={
            "source_id": source_of(citing).pk,
            "place": citing.place,
            "recorded_at": at,
        },
    )
    if made:
        journal.record(
            kind="programmes.predecessor.named", subject=reference, wrote=[found], by=by, at=at
        )


@transaction.atomic
def file_submission(
    *, reference: str, kind: str, sha256: str, submitted_on: date, by: Actor, at: datetime
) -> int:
    """File the next version of a concept note or programme document and return its number.

    `kind` is `concept-note` or `programme-document`; the file is one the record keeps already.
    """
    row = locked(reference, by)
    if kind not in ("concept-note", "programme-document"):
        raise Refused(Refusal("submission-kind", f"{kind} is not a kind of submission", "kind"))
    mine = Submission.objects.filter(programme=row, kind=kind)
    same = mine.filter(file_id=sha256).first()
    if same:
        return same.version
    version = (mine.aggregate(last=Max("version"))["last"] or 0) + 1
    made = Submission.objects.create(
        programme=row,
        kind=kind,
        version=version,
        file_id=sha256,
        submitted_on=submitted_on,
        recorded_at=at,
    )
    journal.record(kind=f"programmes.{kind}.filed", subject=reference, wrote=[made], by=by, at=at)
    return version


@transaction.atomic
def open_load(*, fund: str, citing: Citation, on: date, by: Actor, at: datetime) -> int:
    """Open the load of a document as the state by a date; returns its number."""
    if refusals := may_keep_record(by, fund):
        raise Refused(*refusals)
    owner = governance.fund(fund)
    if owner is None:
        raise Refused(Refusal("unknown-fund", f"there is no fund {fund}", "fund"))
    row = Load.objects.create(
        source_id=source_of(citing).pk, fund_id=owner.pk, on=on, recorded_at=at
    )
    journal.record(kind="programmes.load.opened", subject=fund, wrote=[row], by=by, at=at)
    return row.pk
