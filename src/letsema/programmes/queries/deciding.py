"""What decisions laid upon programmes: conditions, suspensions, changes, answers to steers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from letsema.governance import queries as governance
from letsema.partners import queries as partners
from letsema.programmes.models import Claim, Condition, StageRow, SteerAnswer, Suspension
from letsema.programmes.queries.programme import facts_in_order
from letsema.programmes.queries.standing import Moment
from letsema.programmes.queries.visibility import public_programmes
from letsema.programmes.rules.conditions import overdue


@dataclass(frozen=True, slots=True)
class ConditionView:
    """A condition a decision set. `owner` is an organisation's key, `owner_name` what to print."""

    number: int
    reference: str
    fund: str | None
    decision: str
    position: int
    words: str
    owner: str | None
    owner_name: str
    due_on: date | None
    release: bool
    met_on: date | None
    met_words: str
    met_file: str | None
    waived_by: str | None

    @property
    def is_open(self) -> bool:
        """Whether it is neither met nor waived."""
        return self.met_on is None and self.waived_by is None

    def is_overdue(self, on: date) -> bool:
        """Whether it is open and its day has passed."""
        return self.is_open and overdue(self.due_on, on)


@dataclass(frozen=True, slots=True)
class SuspensionView:
    """A suspension: since when, by which decision, and how it ended."""

    words: str
    since: date
    decision: str
    lifted_on: date | None
    lifted_by: str | None


@dataclass(frozen=True, slots=True)
class ChangeView:
    """What a decision changed: a field's value the day before, and from that day on."""

    decision: str
    on: date
    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class SteerAnswerView:
    """How a programme answers a steer."""

    reference: str
    steer: governance.SteerView
    words: str
    on: date


def _open(rows: QuerySet[Condition]) -> QuerySet[Condition]:
    return rows.filter(met_on=None, waived_by=None)


def conditions(
    reference: str | None = None, fund: str | None = None, open_only: bool = False
) -> tuple[ConditionView, ...]:
    """Standing conditions of a programme, of a fund, or of all: those due first stand first."""
    rows = Condition.objects.filter(withdrawn_at=None)
    rows = rows.filter(programme__reference=reference) if reference is not None else rows
    rows = rows.filter(programme__fund__slug=fund) if fund is not None else rows
    return _conditions(_open(rows) if open_only else rows)


def condition(number: int) -> ConditionView | None:
    """The standing condition of that number, or None."""
    rows = Condition.objects.filter(pk=number, withdrawn_at=None)
    return next(iter(_conditions(rows)), None)


def open_release_conditions(reference: str) -> tuple[ConditionView, ...]:
    """What must be met before anything is signed or transferred."""
    rows = Condition.objects.filter(programme__reference=reference, release=True, withdrawn_at=None)
    return _conditions(_open(rows))


def _conditions(rows: QuerySet[Condition]) -> tuple[ConditionView, ...]:
    told = sorted(
        rows.select_related("programme__fund"),
        key=lambda row: (row.due_on or date.max, row.decision_id, row.position),
    )
    numbers = _numbers(key for row in told for key in (row.decision_id, row.waived_by_id))
    owners = partners.organisations_by_pk(row.owner_id for row in told if row.owner_id)
    return tuple(
        ConditionView(
            number=row.pk,
            reference=row.programme.reference,
            fund=row.programme.fund.slug if row.programme.fund else None,
            decision=numbers[row.decision_id],
            position=row.position,
            words=row.words,
            owner=owners[row.owner_id].key if row.owner_id else None,
            owner_name=owners[row.owner_id].acronym if row.owner_id else row.owner_words,
            due_on=row.due_on,
            release=row.release,
            met_on=row.met_on,
            met_words=row.met_words,
            met_file=row.met_file_id,
            waived_by=numbers.get(row.waived_by_id or 0),
        )
        for row in told
    )


def _numbers(keys: Iterable[int | None]) -> dict[int, str]:
    return governance.decision_numbers(key for key in keys if key)


def suspended(
    reference: str, as_at: date | None = None, known_at: date | None = None
) -> SuspensionView | None:
    """The suspension that stands at the end of a day (now, where none is given), or None."""
    for row in suspensions(reference, known_at):
        began = as_at is None or row.since <= as_at
        ended = row.lifted_on is not None and (as_at is None or row.lifted_on <= as_at)
        if began and not ended:
            return row
    return None


def suspensions(reference: str, known_at: date | None = None) -> tuple[SuspensionView, ...]:
    """Every suspension of a programme, the latest first, as the record held it."""
    moment = Moment(date.max, known_at)
    told = moment.known(Suspension.objects.filter(programme__reference=reference))
    rows = list(told.order_by("-since", "-pk"))
    numbers = _numbers(key for row in rows for key in (row.decision_id, row.lifted_by_id))
    until = moment.known_until
    return tuple(
        SuspensionView(
            row.words,
            row.since,
            numbers[row.decision_id],
            row.lifted_on if known else None,
            numbers.get(row.lifted_by_id or 0) if known else None,
        )
        for row in rows
        for known in [until is None or (row.lifted_at is not None and row.lifted_at < until)]
    )


def changes_by_decision(
    reference: str, as_at: date = date.max, known_at: date | None = None
) -> tuple[ChangeView, ...]:
    """What each decision changed, from the earliest; what a decision told first is no change."""
    changes = []
    for name, told in facts_in_order(reference, as_at, known_at).items():
        for fact in told:
            if fact.decision is None or (name == "ends_original" and not fact.stated):
                continue
            earlier = (each for each in told if each.when.latest < fact.when.latest)
            before = next((each.value for each in earlier), None)
            if before != fact.value:
                on = fact.when.latest
                changes.append(ChangeView(fact.decision, on, name, before, fact.value))
    return tuple(sorted(changes, key=lambda each: (each.on, each.decision, each.field)))


def steer_answers(
    steer: int | None = None, reference: str | None = None
) -> tuple[SteerAnswerView, ...]:
    """The answers that count to a steer (by its number), or of a programme; by reference."""
    rows = SteerAnswer.objects.select_related("programme").order_by("pk")
    rows = rows.filter(steer=steer) if steer is not None else rows
    rows = rows.filter(programme__reference=reference) if reference is not None else rows
    last = {(row.programme.reference, row.steer_id): row for row in rows}
    steers = governance.steers_by_number(number for _, number in last)
    return tuple(
        SteerAnswerView(key, steers[number], row.words, row.on)
        for (key, number), row in sorted(last.items(), key=lambda each: each[0])
    )


def decisions_about(reference: str) -> tuple[str, ...]:
    """The numbers of the decisions that something of a programme rests on, the earliest first."""
    mine = {"programme__reference": reference, "withdrawn_at": None}
    keys = {
        key
        for table, columns in RESTING
        for column in columns
        for key in table._default_manager.filter(**mine).values_list(column, flat=True)
    }
    return tuple(_numbers(sorted(key for key in keys if key)).values())


RESTING: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (StageRow, ("decision_id",)),
    (Claim, ("decision_id",)),
    (Condition, ("decision_id", "waived_by_id")),
    (Suspension, ("decision_id", "lifted_by_id")),
)
"""What may rest on a decision, and the columns that say so."""


def programmes_citing(decision: str, public_only: bool = True) -> tuple[str, ...]:
    """The references of which something rests on a decision."""
    key = governance.decision_key(decision)
    found: set[str] = set()
    for table, columns in RESTING:
        wanted = Q()
        for column in columns:
            wanted |= Q(**{column: key})
        rows = table._default_manager.filter(wanted, withdrawn_at=None) if key else ()
        if key and public_only:
            rows = rows.filter(programme__in=public_programmes().values("pk"))
        if key:
            found |= set(rows.values_list("programme__reference", flat=True))
    return tuple(sorted(found))
