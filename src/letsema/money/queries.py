"""Reading what is allocated, as at a day and as known at a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.db.models import Q, QuerySet

from letsema.money.models import Allocation
from letsema.money.rules import region_of
from letsema.programmes import queries as programmes
from letsema.values import Money
from letsema.values.money import MoneyStage


@dataclass(frozen=True, slots=True)
class AllocationView:
    """What a decision allocated to an organisation for a programme."""

    number: int
    programme: str
    organisation: str
    amount: Money
    decision: str
    on: date
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class Allocated:
    """The exact sums allocated, each currency apart, and how many programmes they went to."""

    key: str
    title: str
    programmes: int
    sums: tuple[Money, ...]


@dataclass(frozen=True, slots=True)
class AllocatedView:
    """What a fund has allocated: in all, by thematic area, by region. Allocations alone."""

    fund: str
    as_at: date
    total: Allocated
    areas: tuple[Allocated, ...]
    regions: tuple[Allocated, ...]


def _counting(
    rows: QuerySet[Allocation], as_at: date | None, known_at: date | None
) -> QuerySet[Allocation]:
    rows = rows.filter(on__lte=as_at) if as_at else rows
    if known_at is None or known_at == date.max:
        return rows.filter(withdrawn_at=None)
    until = datetime.combine(known_at + timedelta(days=1), time(), UTC)
    return rows.filter(recorded_at__lt=until).filter(
        Q(withdrawn_at=None) | Q(withdrawn_at__gte=until)
    )


def allocations(
    reference: str = "",
    *,
    fund: str = "",
    decision: str = "",
    as_at: date | None = None,
    known_at: date | None = None,
) -> tuple[AllocationView, ...]:
    """Allocations to a programme, of a fund, by a decision, or all, from the earliest."""
    rows = Allocation.objects.order_by("on", "pk")
    rows = rows.filter(programme_id=reference) if reference else rows
    rows = rows.filter(programme__fund__slug=fund) if fund else rows
    rows = rows.filter(decision_id=decision) if decision else rows
    return tuple(
        AllocationView(
            number=row.pk,
            programme=row.programme_id,
            organisation=row.organisation_id,
            amount=Money(row.amount, row.currency, MoneyStage.ALLOCATION),
            decision=row.decision_id,
            on=row.on,
            recorded_at=row.recorded_at,
        )
        for row in _counting(rows, as_at, known_at)
    )


def sums(amounts: Iterable[Money]) -> tuple[Money, ...]:
    """The exact sum of each currency, by its code. All of one stage, or `ValueError`."""
    found: dict[str, Money] = {}
    for amount in amounts:
        before = found.get(amount.currency)
        found[amount.currency] = before + amount if before else amount
    return tuple(found[code] for code in sorted(found))


def allocated(fund: str, as_at: date, known_at: date | None = None) -> AllocatedView:
    """What a fund has allocated by a day: in all, by thematic area and by region."""
    given = allocations(fund=fund, as_at=as_at, known_at=known_at)
    entries = {e.reference: e for e in programmes.programmes_of_fund(fund, as_at, known_at)}
    areas: dict[tuple[str, str], list[AllocationView]] = defaultdict(list)
    regions: dict[tuple[str, str], list[AllocationView]] = defaultdict(list)
    for each in given:
        entry = entries.get(each.programme)
        area = str(entry.thematic_area or "") if entry else ""
        areas[area, area].append(each)
        regions[region_of(c.code for c in entry.countries) if entry else region_of(())].append(each)
    return AllocatedView(
        fund=fund,
        as_at=as_at,
        total=_allocated("", "", given),
        areas=tuple(_allocated(*key, rows) for key, rows in sorted(areas.items())),
        regions=tuple(_allocated(*key, rows) for key, rows in sorted(regions.items())),
    )


def _allocated(key: str, title: str, rows: Iterable[AllocationView]) -> Allocated:
    rows = list(rows)
    return Allocated(
        key, title, len({row.programme for row in rows}), sums(row.amount for row in rows)
    )
