"""Finding that two instruments are one, and taking instruments and what is said of them back."""

from __future__ import annotations

from datetime import datetime

from django.db import models, transaction

from letsema.journal import commands as journal
from letsema.journal.queries import fitting
from letsema.results.commands.writing import (
    found_instrument,
    reason_for,
    withdraw,
)
from letsema.results.models import (
    Instrument,
    InstrumentName,
    InstrumentSector,
    InstrumentStage,
    InstrumentSupport,
    Mainstreaming,
)
from letsema.results.rules import ends, may_merge
from letsema.values import Actor, Refusal, Refused, may_keep_register

INSTRUMENT = "instrument.key"
"""Leads from a row that hangs on an instrument to what the journal calls it."""


@transaction.atomic
def merge_instruments(*, key: str, into: str, why: str, by: Actor, at: datetime) -> None:
    """One instrument turns out to be another: it is counted and shown with it from now on.

    Nothing is moved: each keeps what was said of it, and `unmerge_instrument` parts them again.
    The secretariat of any fund may, the operator. Refused: unknown or withdrawn ones, one that
    was merged already, itself, one that was merged into it.
    """
    if refusals := may_keep_register(by):
        raise Refused(*refusals)
    reason_for(why)
    _lock_merges(key, into)
    row, other = found_instrument(key), found_instrument(into, "into")
    if not may_merge(row.pk, other.pk, _merges()):
        raise Refused(
            Refusal(
                "not-to-merge",
                "%(key)s cannot be merged into %(into)s: it is merged already, or the two are one",
                field="into",
                key=key,
                into=into,
            )
        )
    wrote = _led_anew(row, other)
    journal.record(
        kind="results.instrument.merged",
        subject=key,
        wrote=wrote,
        told={"into": into, "why": why.strip()},
        by=by,
        at=at,
    )


@transaction.atomic
def unmerge_instrument(*, key: str, why: str, by: Actor, at: datetime) -> None:
    """Take a merge back: the instrument stands for itself again, with all that was merged into it.

    Who may `merge_instruments` may. Refused: an unknown instrument, one that is not merged.
    """
    if refusals := may_keep_register(by):
        raise Refused(*refusals)
    reason_for(why)
    _lock_merges(key)
    row = found_instrument(key)
    if row.merged_into_id is None:
        raise Refused(
            Refusal("not-merged", "%(key)s is merged into no other", field="key", key=key)
        )
    before = Instrument.objects.values_list("key", flat=True).get(pk=row.merged_into_id)
    wrote = _led_anew(row, None)
    journal.record(
        kind="results.instrument.unmerged",
        subject=key,
        wrote=wrote,
        told={"from": before, "why": why.strip()},
        by=by,
        at=at,
    )


def _lock_merges(*keys: str) -> None:
    """Lock these instruments and all that were ever merged, in one order: nobody waits in a circle,
    and no two merges at once make one.
    """
    merged = models.Q(key__in=keys) | models.Q(merged_into__isnull=False)
    rows = Instrument.objects.select_for_update(of=("self",)).filter(merged).order_by("pk")
    list(rows.values_list("pk"))


def _merges() -> dict[int, int]:
    rows = Instrument.objects.exclude(merged_into=None)
    return dict(rows.values_list("pk", "merged_into_id"))


def _led_anew(row: Instrument, other: Instrument | None) -> list[models.Model]:
    """Merge a row into another, or into none; every row whose end changes with it."""
    into = _merges()
    into.pop(row.pk, None)
    if other is not None:
        into[row.pk] = other.pk
    led = ends(into)
    touched = Instrument.objects.filter(pk__in={*led, row.pk}).order_by("pk")
    wrote: list[models.Model] = []
    for each in touched:
        after = into.get(each.pk), led.get(each.pk)
        if (each.merged_into_id, each.stands_as_id) != after:
            each.merged_into_id, each.stands_as_id = after
            each.save(update_fields=["merged_into", "stands_as"])
            wrote.append(each)
    return wrote


@transaction.atomic
def withdraw_instrument(*, key: str, why: str, by: Actor, at: datetime) -> None:
    """Withdraw an instrument entered by mistake: it is counted and shown no more, and stays.

    The secretariat of any fund may, the operator. Refused: an unknown or withdrawn instrument,
    one that is merged or that others are merged into, no reason.
    """
    if refusals := may_keep_register(by):
        raise Refused(*refusals)
    _lock_merges(key)
    row = found_instrument(key)
    row.withdrawn_at, row.withdrawn_why = at, reason_for(why)
    if row.merged_into_id or Instrument.objects.filter(merged_into=row).exists():
        raise Refused(
            Refusal(
                "still-merged",
                "%(key)s is merged with another: take the merge back first",
                field="key",
                key=key,
            )
        )
    fitting(row, withdrawn_why="why").save(update_fields=["withdrawn_at", "withdrawn_why"])
    journal.record(
        kind="results.instrument.withdrawn",
        subject=key,
        wrote=[row],
        told={"why": why.strip()},
        by=by,
        at=at,
    )


@transaction.atomic
def withdraw_instrument_name(*, number: int, why: str, by: Actor, at: datetime) -> None:
    """Withdraw a name of an instrument. Refused: none such stands, its only name, no reason."""
    if refusals := may_keep_register(by):
        raise Refused(*refusals)
    row = InstrumentName.objects.select_related("instrument").filter(pk=number).first()
    if row is not None:
        found_instrument(row.instrument.key)
        left = row.instrument.names.filter(withdrawn_at=None).exclude(pk=number)
        if row.withdrawn_at is None and not left.exists():
            raise Refused(
                Refusal("only-name", "this is its only name: give it another first", field="number")
            )
    withdraw(
        InstrumentName,
        number,
        why,
        kind="results.instrument-name.withdrawn",
        of=INSTRUMENT,
        by=by,
        at=at,
    )


@transaction.atomic
def withdraw_instrument_sector(*, number: int, why: str, by: Actor, at: datetime) -> None:
    """Withdraw that an instrument falls under a sector. Refused: none such stands, no reason."""
    withdraw(
        InstrumentSector,
        number,
        why,
        kind="results.instrument-sector.withdrawn",
        of=INSTRUMENT,
        by=by,
        at=at,
    )


@transaction.atomic
def withdraw_instrument_stage(*, number: int, why: str, by: Actor, at: datetime) -> None:
    """Withdraw that an instrument had come to a stage. Refused: none such stands, no reason."""
    withdraw(
        InstrumentStage,
        number,
        why,
        kind="results.instrument-stage.withdrawn",
        of=INSTRUMENT,
        by=by,
        at=at,
    )


@transaction.atomic
def withdraw_answer(*, number: int, why: str, by: Actor, at: datetime) -> None:
    """Withdraw an answer on mainstreaming. Refused: none such stands, no reason."""
    withdraw(
        Mainstreaming,
        number,
        why,
        kind="results.mainstreaming.withdrawn",
        of=INSTRUMENT,
        by=by,
        at=at,
    )


@transaction.atomic
def withdraw_support_claim(*, number: int, why: str, by: Actor, at: datetime) -> None:
    """Withdraw a programme's claim on an instrument. Refused: none such stands, no reason."""
    withdraw(
        InstrumentSupport,
        number,
        why,
        kind="results.instrument-support.withdrawn",
        of=INSTRUMENT,
        by=by,
        at=at,
    )
