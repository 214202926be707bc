"""Reading a meeting's list: items with papers, interests, positions and resolutions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db.models import QuerySet

from letsema.governance import queries as governance
from letsema.governance.queries import MeetingView, MemberView
from letsema.proceedings.models import (
    Interest,
    Item,
    Paper,
    Position,
    Request,
    Resolution,
    ResolutionItem,
    Sitting,
)
from letsema.proceedings.queries.views import (
    AgendaView,
    InterestView,
    ItemView,
    PaperView,
    PositionView,
    RequestView,
    ResolutionView,
)
from letsema.proceedings.rules.acts import ACTS


def request_view(row: Request) -> RequestView:
    """A request as others may read it."""
    return RequestView(
        number=row.pk,
        fund=row.fund_id,
        kind=row.kind,
        programme=row.programme_id or "",
        title=row.title,
        words=row.words,
        terms=row.terms,
        requested_on=row.requested_on,
        state=row.state,
        withdrawn_why=row.withdrawn_why,
    )


def requests(
    fund: str = "", *, programme: str = "", open_only: bool = False
) -> tuple[RequestView, ...]:
    """Requests of a fund, about a programme, or all, from the earliest."""
    rows = Request.objects.order_by("requested_on", "pk")
    rows = rows.filter(fund_id=fund) if fund else rows
    rows = rows.filter(programme_id=programme) if programme else rows
    return tuple(map(request_view, rows.filter(state="open") if open_only else rows))


def request(number: int) -> RequestView | None:
    """The request of that number, or None."""
    row = Request.objects.filter(pk=number).first()
    return request_view(row) if row else None


def resolution_views(rows: QuerySet[Resolution]) -> tuple[ResolutionView, ...]:
    """Resolutions in the order they were drafted, with the items they decide."""
    found = list(rows.select_related("sitting").order_by("pk"))
    items: dict[int, list[int]] = defaultdict(list)
    inside = ResolutionItem.objects.filter(resolution__in=[row.pk for row in found])
    for each in inside.filter(dropped_at=None).order_by("item__position", "pk"):
        items[each.resolution_id].append(each.item_id)
    return tuple(
        ResolutionView(
            number=row.number,
            meeting=row.sitting.meeting_id,
            act=row.act,
            terms=ACTS[row.act].terms.from_json(row.terms),
            words=row.words,
            internal_words=row.internal_words,
            items=tuple(items[row.pk]),
            settled_at=row.settled_at,
            decision=row.decision_id,
            struck_at=row.struck_at,
            struck_why=row.struck_why,
        )
        for row in found
    )


def resolution(number: str) -> ResolutionView | None:
    """The resolution of that number, struck ones too, or None."""
    return next(iter(resolution_views(Resolution.objects.filter(number=number))), None)


def item_views(
    rows: QuerySet[Item],
    resolutions: Iterable[ResolutionView] | None = None,
    known: Mapping[int, MemberView] | None = None,
) -> tuple[ItemView, ...]:
    """Items in order with all that was said of them; the number of queries is fixed.

    `resolutions` of theirs and members `known` already are not read again.
    """
    found = list(rows.select_related("sitting", "request").order_by("position", "pk"))
    pks = [row.pk for row in found]
    interests = list(Interest.objects.filter(item__in=pks, withdrawn_at=None).order_by("pk"))
    positions = last_positions(pks)
    told = [*interests, *(each for rows in positions.values() for each in rows)]
    members = _members({each.membership_id for each in told}, known or {})
    if resolutions is None:
        resolutions = resolution_views(Resolution.objects.filter(rows__item__in=pks).distinct())
    resolved = {item: view for view in resolutions for item in view.items}
    papers = _by_item(Paper.objects.filter(item__in=pks).order_by("position"))
    declared = _by_item(interests)
    return tuple(_item_view(row, papers, declared, positions, members, resolved) for row in found)


def _members(numbers: set[int], known: Mapping[int, MemberView]) -> Mapping[int, MemberView]:
    """Members by number; only those not known are read."""
    missing = numbers - known.keys()
    return {**known, **governance.members_by_number(missing)} if missing else known


def last_positions(items: Iterable[int]) -> dict[int, list[Position]]:
    """By item, the last position of every member, in the order they were taken."""
    last: dict[tuple[int, int], Position] = {}
    for row in Position.objects.filter(item__in=list(items)).order_by("pk"):
        last.pop((row.item_id, row.membership_id), None)
        last[row.item_id, row.membership_id] = row
    return _by_item(last.values())


def _by_item(rows: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.item_id].append(row)
    return found


def _item_view(
    row: Item,
    papers: Mapping[int, Sequence[Paper]],
    interests: Mapping[int, Sequence[Interest]],
    positions: Mapping[int, Sequence[Position]],
    members: Mapping[int, MemberView],
    resolved: Mapping[int, ResolutionView],
) -> ItemView:
    return ItemView(
        number=row.pk,
        meeting=row.sitting.meeting_id,
        position=row.position,
        kind=row.kind,
        programme=row.programme_id or "",
        request=request_view(row.request) if row.request else None,
        condition=row.condition_id,
        title=row.title,
        words=row.words,
        minutes=row.minutes,
        ineligible_reason=row.ineligible_reason,
        state=row.state,
        why=row.why,
        deferred_to=row.deferred_to,
        papers=tuple(PaperView(each.title, each.file_id) for each in papers.get(row.pk, ())),
        interests=tuple(
            InterestView(members[each.membership_id], each.ground, each.words, each.consequence)
            for each in interests.get(row.pk, ())
        ),
        positions=tuple(
            PositionView(members[each.membership_id], each.stand, each.words, each.recorded_at)
            for each in positions.get(row.pk, ())
        ),
        resolution=resolved.get(row.pk),
    )


def item(number: int) -> ItemView | None:
    """The item of that number, or None."""
    return next(iter(item_views(Item.objects.filter(pk=number))), None)


def items(meeting: str) -> tuple[ItemView, ...]:
    """The items of a meeting in order, those taken off last."""
    return _in_order(item_views(Item.objects.filter(sitting__meeting_id=meeting)))


def _in_order(found: Iterable[ItemView]) -> tuple[ItemView, ...]:
    return tuple(sorted(found, key=lambda each: each.state == "taken-off"))


def agenda(meeting: str) -> AgendaView | None:
    """A meeting's list, or None where there is no such meeting."""
    held = governance.meeting(meeting)
    return agenda_of(held) if held else None


def agenda_of(held: MeetingView) -> AgendaView:
    """The list of a meeting that is read already: seats, attendance and items, each once."""
    number = held.number or ""
    seats = governance.seats_on(held.body, held.day)
    resolutions = resolution_views(Resolution.objects.filter(sitting__meeting_id=number))
    found = Item.objects.filter(sitting__meeting_id=number)
    sitting = Sitting.objects.filter(meeting_id=number).first()
    return AgendaView(
        meeting=held,
        items=_in_order(item_views(found, resolutions, _seated(seats))),
        resolutions=resolutions,
        shown=sitting.shown_id if sitting else None,
        quorum=governance.quorum_of(held, seats),
        seats=seats,
    )


def _seated(seats: Sequence[MemberView]) -> dict[int, MemberView]:
    """By number, who holds these seats and who stands in for them, each as a member alone."""
    alone = [replace(seat, alternates=()) for seat in seats]
    instead = [each for seat in seats for each in seat.alternates]
    return {each.number: each for each in (*instead, *alone)}


def meeting_for(item: int) -> str | None:
    """The number of the meeting an item stands on the list of, or None."""
    rows = Item.objects.filter(pk=item)
    return rows.values_list("sitting__meeting_id", flat=True).first()


def items_about(reference: str) -> tuple[ItemView, ...]:
    """Every item that is or was about a programme, the earliest listed first."""
    found = item_views(Item.objects.filter(programme_id=reference))
    return tuple(sorted(found, key=lambda each: each.number))


def items_of_request(number: int) -> tuple[ItemView, ...]:
    """Every item that is or was about a request, the earliest listed first."""
    found = item_views(Item.objects.filter(request=number))
    return tuple(sorted(found, key=lambda each: each.number))
