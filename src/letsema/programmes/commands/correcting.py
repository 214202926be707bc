"""Correcting the record: nothing is erased, what no longer counts says since when and why."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import models, transaction

from letsema.journal import commands as journal
from letsema.journal.queries import fitting
from letsema.programmes.commands.registering import lock_in_order, locked, register_programme
from letsema.programmes.models import (
    Claim,
    ClaimCountry,
    ClaimElement,
    ClaimParticipant,
    ClaimPartner,
    Event,
    Load,
    Programme,
    StageRow,
)
from letsema.programmes.queries.kinship import elders, merges
from letsema.programmes.rules.kinship import leads_back
from letsema.values import Actor, Refusal, Refused, may_keep_record

LIST_ROWS = (ClaimCountry, ClaimParticipant, ClaimPartner, ClaimElement)
Told = Claim | StageRow | Event


def withdraw_rows(rows: Iterable[Any], why: str, at: datetime) -> list[models.Model]:
    """Mark rows as withdrawn from now on. Refused: no reason, one that is too long."""
    if not why.strip():
        raise Refused(Refusal("no-reason", "say why it is withdrawn", field="why"))
    withdrawn: list[models.Model] = []
    for row in rows:
        row.withdrawn_at, row.withdrawn_why = at, why.strip()
        fitting(row, withdrawn_why="why").save(update_fields=["withdrawn_at", "withdrawn_why"])
        withdrawn.append(row)
    return withdrawn


def _not_standing(number: int) -> Refusal:
    return Refusal(
        "not-standing",
        "nothing of that kind stands under the number %(number)d",
        field="number",
        number=number,
    )


def _one(table: type[Any], number: int, by: Actor) -> Any:
    standing = table.objects.filter(pk=number, withdrawn_at=None)
    reference = standing.values_list("programme__reference", flat=True).first()
    if reference:
        locked(reference, by)
    row = standing.first()  # asked again: while we waited, somebody may have withdrawn it
    if row is None:
        raise Refused(_not_standing(number))
    return row


def _withdraw_one(
    table: type[Any], noun: str, *, number: int, why: str, by: Actor, at: datetime
) -> None:
    row = _one(table, number, by)
    journal.record(
        kind=f"programmes.{noun}.withdrawn",
        subject=row.programme.reference,
        wrote=withdraw_rows([row], why, at),
        told={"why": why},
        by=by,
        at=at,
    )


@transaction.atomic
def withdraw_claim(*, number: int, why: str, by: Actor, at: datetime) -> None:
    """Withdraw one claim from now on; what was known before stays as it was known."""
    _withdraw_one(Claim, "claim", number=number, why=why, by=by, at=at)


@transaction.atomic
def withdraw_stage(*, number: int, why: str, by: Actor, at: datetime) -> None:
    """Withdraw one stage row from now on."""
    _withdraw_one(StageRow, "stage", number=number, why=why, by=by, at=at)


@transaction.atomic
def withdraw_event(*, number: int, why: str, by: Actor, at: datetime) -> None:
    """Withdraw one event from now on."""
    _withdraw_one(Event, "event", number=number, why=why, by=by, at=at)


@transaction.atomic
def undo_load(*, number: int, why: str, by: Actor, at: datetime) -> int:
    """Undo what a document brought in: every row of its load is withdrawn. Returns how many.

    Its programmes are locked first, in one order, then the load, as whoever adds to a load does.
    """
    lock_in_order(row.programme.reference for row in _standing_rows(load_id=number))
    load = (
        Load.objects.select_for_update(of=("self",))
        .select_related("fund")
        .filter(pk=number, withdrawn_at=None)
        .first()
    )
    if load is None:
        raise Refused(_not_standing(number))
    if refusals := may_keep_record(by, load.fund.slug):
        raise Refused(*refusals)
    rows = _standing_rows(load=load)
    wrote = withdraw_rows([load, *rows], why, at)
    journal.record(
        kind="programmes.load.undone",
        subject=load.fund.slug,
        wrote=wrote,
        told={"load": number, "why": why},
        by=by,
        at=at,
    )
    return len(rows)


def _standing_rows(**of: Any) -> list[Claim | StageRow]:
    """The standing claims, then stage rows, in the order they were recorded."""
    tables = (Claim, StageRow)
    return [
        row
        for table in tables
        for row in table.objects.select_related("programme")
        .filter(**of, withdrawn_at=None)
        .order_by("pk")
    ]


def _carry(row: Told, to: Programme, at: datetime) -> list[models.Model]:
    """Say a row again of another programme; a claim or stage row cites the row it corrects."""
    lists = []
    if isinstance(row, Claim):
        lists = [
            list(table.objects.filter(claim_id=row.pk).order_by("position")) for table in LIST_ROWS
        ]
    made = type(row).objects.get(pk=row.pk)
    made.pk, made._state.adding = None, True
    made.programme, made.recorded_at = to, at
    if not isinstance(made, Event):
        made.corrects_id = row.pk
    made.withdrawn_at, made.withdrawn_why = None, ""
    made.save()
    wrote: list[models.Model] = [made]
    for item in (item for rows in lists for item in rows):
        item.pk, item._state.adding, item.claim_id = None, True, made.pk
        item.save()
        wrote.append(item)
    return wrote


def _move(rows: Iterable[Told], to: Programme, why: str, at: datetime) -> list[Any]:
    rows = list(rows)
    carried = [made for row in rows for made in _carry(row, to, at)]
    return [*withdraw_rows(rows, why, at), *carried]


@transaction.atomic
def split_programme(
    *, reference: str, load: int, into: str, why: str, by: Actor, at: datetime
) -> str:
    """Give what a load said of one programme to another of its own: it was wrongly matched.

    `into` is the reference of the other programme, registered if it is new. The rows are said
    again there, each citing the row it corrects, and withdrawn here.
    """
    if reference == into:
        raise Refused(Refusal("same", "a programme is not split into itself", field="into"))
    lock_in_order((reference, into))
    row = locked(reference, by)
    rows = _standing_rows(programme=row, load_id=load)
    if not rows:
        raise Refused(
            Refusal(
                "nothing-to-split",
                "load %(load)d says nothing of %(reference)s that still stands",
                field="load",
                load=load,
                reference=reference,
            )
        )
    register_programme(reference=into, fund=row.fund.slug if row.fund else None, by=by, at=at)
    wrote = _move(rows, locked(into, by), why, at)
    journal.record(
        kind="programmes.programme.split",
        subject=reference,
        wrote=wrote,
        told={"into": into, "load": load, "why": why},
        by=by,
        at=at,
    )
    return into


@transaction.atomic
def merge_programmes(*, reference: str, into: str, why: str, by: Actor, at: datetime) -> None:
    """Two references turn out to be one programme: what is said of one is said of the other.

    The merged reference is kept for life and leads to the one it goes on under. Refused: the one
    comes after the other by way of a third, so that the two made one would come after themselves.
    """
    if reference == into:
        raise Refused(Refusal("same", "a programme is not merged into itself", field="into"))
    lock_in_order((reference, into))
    row, other = locked(reference, by), locked(into, by)
    _refuse_circle(row, other)
    events = Event.objects.filter(programme=row, withdrawn_at=None).order_by("pk")
    wrote = _move([*_standing_rows(programme=row), *events], other, why, at)
    row.merged_into = other
    row.save(update_fields=["merged_into"])
    journal.record(
        kind="programmes.programme.merged",
        subject=reference,
        wrote=[row, *wrote],
        told={"into": into, "why": why},
        by=by,
        at=at,
    )


def _refuse_circle(row: Programme, into: Programme) -> None:
    gone_on = {pk: into.pk if last == row.pk else last for pk, last in merges().items()}
    if any(leads_back(into.pk, pairs) for pairs in elders({**gone_on, row.pk: into.pk})):
        raise Refused(
            Refusal(
                "circle",
                "another programme stands between %(reference)s and %(into)s",
                field="into",
                reference=row.reference,
                into=into.reference,
            )
        )
