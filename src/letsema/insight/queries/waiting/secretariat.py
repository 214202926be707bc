"""What waits for a fund's secretariat."""

from __future__ import annotations

from collections.abc import Iterator

from letsema.governance.queries import MeetingView
from letsema.insight.queries.waiting.desk import (
    Desk,
    act_page,
    meeting_page,
    programme_page,
    title_of,
)
from letsema.insight.rules.sayings import Where
from letsema.insight.rules.waiting import (
    CONDITION_SOON,
    MEETING_SOON,
    STEER_SOON,
    Waiting,
    comes_within,
    is_soon,
    waits,
)
from letsema.proceedings import queries as proceedings
from letsema.programmes.queries import NoteView
from letsema.values import Actor


def for_secretariat(desk: Desk, actor: Actor) -> Iterator[Waiting]:
    """Notes, documents and requests, meetings before and after, conditions, steers."""
    if not actor.has("secretariat", desk.fund.slug):
        return
    for note in desk.notes:
        yield from _note(desk, note)
    yield from _returned_late(desk)
    yield from _requests(desk)
    for meeting in desk.meetings:
        yield from _meeting(desk, meeting)
    yield from _conditions(desk)
    yield from _steers(desk)


def _note(desk: Desk, note: NoteView) -> Iterator[Waiting]:
    kind = _kind_of(desk, note)
    if kind is None:
        return
    page = programme_page(note.reference)
    yield waits(
        kind,
        note.reference,
        act_page("review", note.reference) if kind == "open-review" else page,
        since=note.entry.since,
        fund=desk.fund.slug,
        name=note.name,
        count=len(note.assessments),
    )


def _kind_of(desk: Desk, note: NoteView) -> str | None:
    """What is to be done with a note or document, None where nothing is."""
    stage, listed = note.entry.stage, note.reference in desk.listed
    if stage == "submitted":
        return "open-review"
    if stage == "under-review":
        return "assess" if not note.assessments else None if listed else "put-before"
    if stage == "returned":
        return None
    return None if listed else "list-document"


def _returned_late(desk: Desk) -> Iterator[Waiting]:
    """Notes and documents that are returned and past the day they are due again on."""
    for reference, due in desk.due_again.items():
        if due < desk.on:
            told = {"since": desk.entries[reference].since, "fund": desk.fund.slug}
            page, name = programme_page(reference), desk.name(reference)
            yield waits("returned-late", reference, page, due=due, **told, name=name)


def _requests(desk: Desk) -> Iterator[Waiting]:
    for each in proceedings.requests(desk.fund.slug, open_only=True):
        if each.number not in desk.listed:
            where = Where("request", (each.number,))
            since, fund = each.requested_on, desk.fund.slug
            yield waits(
                "list-request", str(each.number), where, since=since, fund=fund, name=each.title
            )


def _meeting(desk: Desk, meeting: MeetingView) -> Iterator[Waiting]:
    if meeting.state == "planned":
        yield from _planned(desk, meeting)
    if meeting.state in ("planned", "open"):
        yield from _to_close(desk, meeting)
    if meeting.state == "closed":
        yield from _closed(desk, meeting)


def _planned(desk: Desk, meeting: MeetingView) -> Iterator[Waiting]:
    """A meeting that comes soon: what is ready and not listed, items without papers."""
    number, passed = str(meeting.number), meeting.ends_on
    if passed and passed < desk.on:
        since, told = meeting.starts_on, title_of(meeting)
        where, fund = meeting_page(meeting), desk.fund.slug
        yield waits("meeting-past", number, where, due=passed, since=since, fund=fund, meeting=told)
    if not comes_within(meeting.starts_on, desk.on, MEETING_SOON):
        return
    items = desk.items[number]
    ready = [each for each in _ready(desk, number) if not _on(each, items)]
    bare = [item for item in items if not item.papers and item.request]
    for kind, count in (("list-ready", len(ready)), ("papers", len(bare))):
        if count:
            where, due = meeting_page(meeting, "agenda"), meeting.starts_on
            told = {"meeting": title_of(meeting), "count": count}
            yield waits(kind, number, where, due=due, fund=desk.fund.slug, **told)


def _ready(desk: Desk, meeting: str) -> tuple[proceedings.ReadyItem, ...]:
    return proceedings.ready(desk.fund.slug, desk.on, meeting)


def _on(ready: proceedings.ReadyItem, items: tuple[proceedings.ItemView, ...]) -> bool:
    """Whether something ready stands on a list."""
    if ready.condition is not None:
        return any(item.condition == ready.condition for item in items)
    if ready.request is not None:
        return any(item.request and item.request.number == ready.request for item in items)
    notes = (item for item in items if item.kind in ("note", "document"))
    return any(item.programme == ready.programme for item in notes)


def _to_close(desk: Desk, meeting: MeetingView) -> Iterator[Waiting]:
    number, where, fund = str(meeting.number), meeting_page(meeting, "closing"), desk.fund.slug
    if meeting.procedure == "no-objection":
        if meeting.deadline and meeting.deadline < desk.on:
            due, told = meeting.deadline, title_of(meeting)
            yield waits("close-round", number, where, due=due, fund=fund, meeting=told)
    elif meeting.state == "open":
        since = meeting.opened_at.date() if meeting.opened_at else meeting.starts_on
        due, told = meeting.ends_on, title_of(meeting)
        yield waits("close-sitting", number, where, due=due, since=since, fund=fund, meeting=told)


def _closed(desk: Desk, meeting: MeetingView) -> Iterator[Waiting]:
    closed_at = meeting.closed_at
    if closed_at is None:
        return
    number, fund = str(meeting.number), desk.fund.slug
    told = {"since": closed_at.date(), "fund": fund, "meeting": title_of(meeting)}
    if number not in desk.signed:
        yield waits("sign-minutes", number, meeting_page(meeting, "signed-minutes"), **told)
    last = meeting is max((m for m in desk.meetings if m.closed_at), key=_closing)
    if last and not any(at >= closed_at for at in desk.released):
        yield waits("release-edition", number, meeting_page(meeting, "proof"), **told)


def _closing(meeting: MeetingView) -> str:
    return meeting.closed_at.isoformat() if meeting.closed_at else ""


def _conditions(desk: Desk) -> Iterator[Waiting]:
    for each in desk.conditions:
        if is_soon(each.due_on, desk.on, CONDITION_SOON):
            yield waits(
                "condition",
                each.reference,
                act_page("condition", each.reference, each.number),
                due=each.due_on,
                fund=desk.fund.slug,
                name=desk.name(each.reference),
                condition=each.words,
                owner=each.owner_name,
            )


def _steers(desk: Desk) -> Iterator[Waiting]:
    for each in desk.steers:
        if each.until and comes_within(each.until.latest, desk.on, STEER_SOON):
            due, fund = each.until.latest, desk.fund.slug
            where = Where("body", (each.body,))
            yield waits("steer-ends", each.code, where, due=due, fund=fund, name=each.title)
