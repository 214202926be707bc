"""Reading decisions and steers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from letsema.governance.models import Decision, Meeting, Steer
from letsema.governance.queries.members import when
from letsema.governance.rules import next_number
from letsema.values import When


@dataclass(frozen=True, slots=True)
class DecisionView:
    """A decision; `meeting` is its number, or its label where it has none.

    `corrects` and `corrected_by` are decision numbers; an internal one concerns what is not
    public.
    """

    number: str
    body: str
    meeting: str | None
    taken_on: date
    words: str
    corrects: str | None
    corrected_by: tuple[str, ...]
    internal: bool


@dataclass(frozen=True, slots=True)
class SteerView:
    """A dated interest of a body; it rests on a decision (number) or a source (row number)."""

    number: int
    body: str
    code: str
    title: str
    words: str
    since: When
    until: When | None
    decision: str | None
    source: int | None
    place: str
    stated: bool
    until_decision: str | None = None
    until_source: int | None = None
    until_place: str = ""

    def holds_on(self, day: date) -> bool:
        """Whether it holds at the end of that day."""
        return self.since.holds(day) and not (self.until and self.until.holds(day))


def _decision_views(rows: QuerySet[Decision]) -> tuple[DecisionView, ...]:
    rows = rows.select_related("body", "meeting", "corrects").prefetch_related("corrected_by")
    return tuple(
        DecisionView(
            number=row.number,
            body=row.body.slug,
            meeting=(row.meeting.number or row.meeting.label) if row.meeting else None,
            taken_on=row.taken_on,
            words=row.words,
            corrects=row.corrects.number if row.corrects else None,
            corrected_by=tuple(sorted(each.number for each in row.corrected_by.all())),
            internal=row.internal,
        )
        for row in rows
    )


def decision(number: str) -> DecisionView | None:
    """The decision of that number, or None. Whether it may be shown is asked of `internal`."""
    return next(iter(_decision_views(Decision.objects.filter(number=number))), None)


def decisions(
    body: str | None = None, meeting: str | None = None, public_only: bool = True
) -> tuple[DecisionView, ...]:
    """Decisions of a body, of a meeting (by number), or all, from the earliest."""
    rows = Decision.objects.order_by("taken_on", "pk")
    rows = rows.filter(body__slug=body) if body is not None else rows
    rows = rows.filter(meeting__number=meeting) if meeting is not None else rows
    return _decision_views(rows.filter(internal=False) if public_only else rows)


def decision_numbers(pks: Iterable[int]) -> dict[int, str]:
    """Decision number by row number, for rooms above that cite them."""
    return dict(Decision.objects.filter(pk__in=set(pks)).values_list("pk", "number"))


def decision_key(number: str) -> int | None:
    """The row number of a decision, for rooms above that cite it."""
    return Decision.objects.filter(number=number).values_list("pk", flat=True).first()


def next_decision_number(meeting: str, taken: Iterable[str] = ()) -> str:
    """The number the next decision of a meeting gets: `SC-07/2021-03`, running in the meeting.

    `taken` are numbers given out already that no decision bears yet. `LookupError` where there
    is no such meeting.
    """
    row = Meeting.objects.filter(number=meeting).first()
    if row is None:
        raise LookupError(meeting)
    prefix = f"{meeting}/{row.starts_on.year}"
    borne = Decision.objects.filter(number__startswith=f"{prefix}-")
    return next_number(prefix, [*borne.values_list("number", flat=True), *taken])


def _steer_views(rows: Iterable[Steer]) -> tuple[SteerView, ...]:
    return tuple(
        SteerView(
            number=row.pk,
            body=row.body.slug,
            code=row.code,
            title=row.title,
            words=row.words,
            since=When(row.precision, row.earliest, row.latest),
            until=when(row.until_precision, row.until_earliest, row.until_latest),
            decision=row.decision.number if row.decision else None,
            source=row.source_id,
            place=row.place,
            stated=row.stated,
            until_decision=row.until_decision.number if row.until_decision else None,
            until_source=row.until_source_id,
            until_place=row.until_place,
        )
        for row in rows
    )


def steers(body: str | None = None, on: date | None = None) -> tuple[SteerView, ...]:
    """The steers of a body, or of all; those that hold on a day, where one is given."""
    rows = Steer.objects.select_related("body", "decision", "until_decision").order_by(
        "latest", "pk"
    )
    rows = rows.filter(body__slug=body) if body is not None else rows
    return tuple(each for each in _steer_views(rows) if on is None or each.holds_on(on))


def steers_by_number(numbers: Iterable[int]) -> dict[int, SteerView]:
    """Steers by number, for rooms above that point at them."""
    rows = Steer.objects.select_related("body", "decision", "until_decision").filter(
        pk__in=set(numbers)
    )
    return {each.number: each for each in _steer_views(rows)}
