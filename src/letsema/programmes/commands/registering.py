"""Registering programmes, their lineage, their submissions, and the loads of documents."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from letsema.documents import queries as documents
from letsema.governance import queries as governance
from letsema.journal import commands as journal
from letsema.journal.queries import fitting
from letsema.programmes.models import Lineage, Load, Programme, Submission
from letsema.programmes.queries.kinship import elders, merges
from letsema.programmes.rules.kinship import leads_back
from letsema.programmes.rules.references import REFERENCE
from letsema.programmes.rules.submissions import SUBMISSION_KINDS
from letsema.values import Actor, Citation, Refusal, Refused, may_keep_record


def lock_in_order(references: Iterable[str]) -> None:
    """Lock programmes, those there are, always in the same order: nobody waits in a circle."""
    rows = Programme.objects.select_for_update(of=("self",)).order_by("pk")
    list(rows.filter(reference__in=set(references)).values_list("pk"))


def locked(reference: str, by: Actor) -> Programme:
    """The programme, locked until the transaction ends.

    Refused: unknown, not to be written by them, or merged into another.
    """
    row = lock_one(reference)
    if refusals := may_keep_record(by, row.fund.slug if row.fund else ""):
        raise Refused(*refusals)
    refuse_merged(row)
    return row


def lock_one(reference: str) -> Programme:
    """The programme, locked, whoever asks. Refused: unknown."""
    row = (
        Programme.objects.select_for_update(of=("self",))
        .select_related("fund", "merged_into")
        .filter(reference=reference)
        .first()
    )
    if row is None:
        raise Refused(
            Refusal(
                "unknown-programme",
                "there is no programme %(reference)s",
                field="reference",
                reference=reference,
            )
        )
    return row


def refuse_merged(row: Programme) -> None:
    """Refused: merged into another."""
    if row.merged_into:
        raise Refused(
            Refusal(
                "merged-already",
                "%(reference)s was merged: it goes on as %(into)s",
                field="reference",
                reference=row.reference,
                into=row.merged_into.reference,
            )
        )


def source_of(citing: Citation) -> documents.SourceView:
    """The source a citation names. Refused: there is none of that key."""
    found = documents.source(citing.source or "")
    if found is None:
        raise Refused(
            Refusal(
                "unknown-source",
                "there is no source %(source)s",
                field="source",
                source=citing.source,
            )
        )
    return found


def load_for(programme: Programme, number: int | None) -> int | None:
    """The load something of a programme comes with. Refused: undone, or of another fund."""
    if number is None:
        return None
    standing = Load.objects.select_for_update(of=("self",)).filter(
        pk=number, fund=programme.fund_id, withdrawn_at=None
    )
    if standing.first() is None:
        raise Refused(
            Refusal(
                "unknown-load",
                "there is no standing load %(number)d of the fund of %(reference)s",
                field="load",
                number=number,
                reference=programme.reference,
            )
        )
    return number


@transaction.atomic
def register_programme(
    *, reference: str, by: Actor, at: datetime, fund: str | None = None, parent: str | None = None
) -> str:
    """Register a programme under a reference it keeps for life; a known one stays as it is.

    Refused: what is no reference or a too long one, an unknown fund, a parent that is unknown or
    the programme itself. A parent stands before its parts, so they never go round in a circle.
    """
    if not REFERENCE.fullmatch(reference):
        raise Refused(
            Refusal(
                "reference",
                "%(reference)s: a reference is capital letters and digits joined by hyphens",
                field="reference",
                reference=reference,
            )
        )
    if refusals := may_keep_record(by, fund or ""):
        raise Refused(*refusals)
    if Programme.objects.filter(reference=reference).exists():
        return reference
    if reference == parent:
        raise Refused(Refusal("same", "a programme is not part of itself", field="parent"))
    row = Programme(
        reference=reference,
        fund_id=fund_key(fund) if fund else None,
        parent=locked(parent, by) if parent else None,
        recorded_at=at,
    )
    fitting(row).save()
    journal.record(
        kind="programmes.programme.registered", subject=reference, wrote=[row], by=by, at=at
    )
    return reference


def fund_key(slug: str) -> int:
    """The row number of a fund. Refused: there is none of that slug."""
    found = governance.fund(slug)
    if found is None:
        raise Refused(Refusal("unknown-fund", "there is no fund %(fund)s", field="fund", fund=slug))
    return found.pk


@transaction.atomic
def name_predecessor(
    *, reference: str, predecessor: str, citing: Citation, by: Actor, at: datetime
) -> None:
    """Say that a programme builds on an earlier one; said twice is said once.

    Refused: itself, and one that builds on it, be it through others.
    """
    if reference == predecessor:
        raise Refused(Refusal("same", "a programme does not build on itself", field="predecessor"))
    lock_in_order((reference, predecessor))
    row, before = locked(reference, by), locked(predecessor, by)
    _, lineage = elders(merges())
    if leads_back(row.pk, [*lineage, (row.pk, before.pk)]):
        raise Refused(
            Refusal(
                "circle",
                "%(predecessor)s builds on %(reference)s already",
                field="predecessor",
                predecessor=predecessor,
                reference=reference,
            )
        )
    rest = {"source_id": source_of(citing).pk, "place": citing.place, "recorded_at": at}
    fitting(Lineage(programme=row, predecessor=before, **rest))
    found, made = Lineage.objects.get_or_create(programme=row, predecessor=before, defaults=rest)
    if made:
        journal.record(
            kind="programmes.predecessor.named", subject=reference, wrote=[found], by=by, at=at
        )


@transaction.atomic
def file_submission(
    *, reference: str, kind: str, sha256: str, submitted_on: date, by: Actor, at: datetime
) -> int:
    """File the next version of a concept note or programme document and return its number.

    `kind` is `concept-note` or `programme-document`. Refused: another kind; a file that the
    record does not keep already.
    """
    row = locked(reference, by)
    if kind not in SUBMISSION_KINDS:
        raise Refused(
            Refusal(
                "submission-kind",
                "%(kind)s is not a kind of submission",
                field="kind",
                kind=kind,
            )
        )
    if not documents.is_kept(sha256):
        raise Refused(
            Refusal(
                "unknown-file", "the record keeps no file %(file)s", field="sha256", file=sha256
            )
        )
    same = Submission.objects.filter(programme=row, kind=kind, file_id=sha256).first()
    if same:
        return same.version
    return write_submission(row, kind, sha256, submitted_on, by=by, at=at).version


def write_submission(
    programme: Programme, kind: str, sha256: str, on: date, *, by: Actor, at: datetime
) -> Submission:
    """File a kept file as the next version, and record it."""
    made = Submission.objects.create(
        programme=programme,
        kind=kind,
        version=next_version(programme, kind),
        file_id=sha256,
        submitted_on=on,
        recorded_at=at,
    )
    journal.record(
        kind=f"programmes.{kind}.filed", subject=programme.reference, wrote=[made], by=by, at=at
    )
    return made


def next_version(programme: Programme, kind: str) -> int:
    """The number of the next version of a programme's note or document."""
    mine = Submission.objects.filter(programme=programme, kind=kind)
    return int(mine.aggregate(last=Max("version"))["last"] or 0) + 1


@transaction.atomic
def open_load(*, fund: str, citing: Citation, on: date, by: Actor, at: datetime) -> int:
    """Open the load of a document as the state by a date; returns its number."""
    if refusals := may_keep_record(by, fund):
        raise Refused(*refusals)
    row = Load.objects.create(
        source_id=source_of(citing).pk, fund_id=fund_key(fund), on=on, recorded_at=at
    )
    journal.record(kind="programmes.load.opened", subject=fund, wrote=[row], by=by, at=at)
    return row.pk
