"""Whatever a committee does in whatever order: no stage outside the table, nothing without a basis,
and what was so on a day is what the journal's rows tell.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from letsema.governance import commands as governing
from letsema.governance import queries as governance
from letsema.journal import queries as journal
from letsema.journal.models import Entry
from letsema.proceedings import commands, queries
from letsema.proceedings.models import Resolution
from letsema.proceedings.rules import terms as t
from letsema.proceedings.rules.acts import ACTS, Correction
from letsema.programmes import commands as programmes
from letsema.programmes import queries as reading
from letsema.programmes.rules.stages import MOVES, STAGES
from letsema.values import OPERATOR, Refused
from tests import making
from tests.proceedings import holding as h
from tests.trying import tries

NAMES = ("A", "B", "C")
START = date(2021, 9, 1)
MOVED = {(move.before, move.after) for move in MOVES}


@dataclass
class Room:
    """A committee in the middle of things: the day it is, the meeting it prepares or holds."""

    day: date = START
    meeting: str = ""
    count: int = 0
    seats: dict[str, int] = field(default_factory=dict)

    @property
    def how(self) -> dict[str, Any]:
        return {"by": OPERATOR, "at": making.at(str(self.day))}

    def numbered(self, noun: str) -> str:
        self.count += 1
        return f"{noun} {self.count}"

    def pick(self, number: int) -> Any:
        items = [i for i in queries.items(self.meeting) if i.state == "listed"]
        return items[number % len(items)] if items else None


def terms_for(room: Room, act: str, reference: str) -> t.Terms:
    later = room.day + timedelta(days=400 + room.count)
    return {
        "approve-with-conditions": t.Conditions((t.ConditionTerms("Do it.", "iom"),)),
        "approve-below-request": t.Amount(making.money(1000 - room.count)),
        "allocate": t.Shares((h.share("iom", 500),)),
        "defer": t.Deferral("Late."),
        "return": t.Return(later, "Better."),
        "decline": t.Decline("No."),
        "remove": t.Removal("other", "Gone."),
        "extend": t.Extension(later),
        "extend-with-cost": t.CostedExtension(later, (h.share("iom", 10),)),
        "revise": t.Revision({"title": room.numbered("Title")}),
        "top-up": t.TopUp((h.share("ilo", 5),)),
        "add-participant": t.Joining("unfpa"),
        "release-participant": t.Leaving("unfpa"),
        "change-convening-agency": t.Convening("ilo"),
        "suspend": t.Wording("Unrest."),
        "lift": t.Wording("Calm."),
        "turn-down": t.Wording("No."),
        "adopt": t.Wording("Yes."),
        "give-steer": t.SteerTerms("hills", "Hills", "Answer."),
        "correct": Correction(next(iter(reading.decisions_about(reference)[::-1]), "none")),
    }.get(act, t.Terms())


def move(room: Room, number: int) -> None:
    """What is done between meetings: submitted, reviewed, signed, started."""
    reference = NAMES[number % 3]
    how = {"reference": reference, "on": room.day, **room.how}
    with suppress(Refused):
        programmes.open_review(**how)
    with suppress(Refused):
        programmes.sign_document(**how)
    if number % 2 and reading.stage_now(reference) in ("signed", "returned"):
        with suppress(Refused):
            after = {"signed": "under-implementation", "returned": "submitted"}
            stage = after[reading.stage_now(reference)]
            making.stage(reference, stage, str(room.day), at=room.how["at"])
    elif reading.stage_now(reference) in ("concept-note-approved", "document-solicited"):
        content = f"%PDF-1.7 {room.numbered('document')}".encode()
        programmes.submit_document(content=content, filename="d.pdf", **how)


def prepare(room: Room, number: int) -> None:
    """List all that is ready; a meeting is planned where none is."""
    if not room.meeting:
        label = {"body": making.COMMITTEE, "label": room.numbered("Meeting")}
        room.meeting = governing.plan_meeting(
            **label, starts_on=room.day, ends_on=room.day, **room.how
        )
    commands.list_ready(meeting=room.meeting, **room.how)


def ask(room: Room, number: int) -> None:
    """Put a request about a programme to the committee."""
    kinds = [code for code, act in ACTS.items() if "request" in act.kinds]
    kind = kinds[number % len(kinds)]
    told = {"fund": making.FUND, "title": kind, "requested_on": room.day}
    commands.put_request(kind=kind, programme=NAMES[number % 3], **told, **room.how)


def say(room: Room, number: int) -> None:
    """A member declares, or takes a position."""
    item = room.pick(number)
    member = list(room.seats.values())[number % len(room.seats)]
    told = {"item": item.number, "member": member, "words": "A word.", **room.how}
    if number % 5 == 0:
        commands.declare_interest(**told)
    else:
        commands.take_position(stand=("agree", "comment", "stand-aside")[number % 3], **told)


def resolve(room: Room, number: int) -> None:
    """Draft an act that fits an item, or one that does not."""
    item = room.pick(number)
    fitting = [each.act.code for each in queries.proposals(item.number)]
    act = fitting[number % len(fitting)] if number % 4 else list(ACTS)[number % len(ACTS)]
    terms = terms_for(room, act, item.programme)
    h.resolve(room.meeting, item.number, act, terms, **room.how)


def close(room: Room, number: int) -> None:
    """Open, take off what is left, close; a day passes."""
    if governance.meeting(room.meeting).state == "planned":
        commands.open_sitting(meeting=room.meeting, **room.how)
    for member in room.seats.values():
        told = {"member": member, "how": "present", **room.how}
        governing.record_attendance(meeting=room.meeting, **told)
    for item in queries.items(room.meeting):
        if item.state == "listed" and item.resolution is None:
            commands.take_off(item=item.number, why="Later.", **room.how)
    try:
        commands.close_sitting(meeting=room.meeting, **room.how)
    except Refused:
        for draft in queries.agenda(room.meeting).resolutions:
            if draft.standing:
                commands.strike_resolution(number=draft.number, why="No.", **room.how)
        return
    room.meeting = ""
    room.day += timedelta(days=1)


NUMBERS = st.integers(0, 997)
ACT = st.sampled_from([move, prepare, ask, say, resolve, resolve, resolve, close, close])
ACTING: Any = st.lists(st.tuples(ACT, NUMBERS), min_size=10, max_size=18)


def begin() -> Room:
    making.world()
    room = Room(seats=making.committee())
    h.note("A", budget=making.money(1000))
    h.document("B", budget=making.money(1000))
    h.running("C", budget=making.money(1000))
    return room


def act_on(room: Room, acts: list[tuple[Callable[[Room, int], None], int]]) -> None:
    for act, number in acts:
        if act not in (move, ask, prepare) and (not room.meeting or room.pick(number) is None):
            prepare(room, number)
            if act is not close and room.pick(number) is None:
                continue
        with suppress(Refused):
            act(room, number)


def told_rows(known: date | None = None) -> list[dict[str, Any]]:
    """The stage rows as the journal tells them, by the end of a day; withdrawn ones left out."""
    rows: dict[str, dict[str, Any]] = {}
    for entry in Entry.objects.order_by("sequence"):
        if known is None or entry.recorded_at.date() <= known:
            for row in json.loads(entry.facts)["rows"]:
                if row["table"] == "programmes.stagerow":
                    rows[row["key"]] = row["values"]
    return [rows[key] for key in sorted(rows) if rows[key]["withdrawn_at"] is None]


def replayed(rows: list[dict[str, Any]], programme: int, day: date) -> str | None:
    """The stage of a programme on a day, from the journal's rows alone."""
    mine = [r for r in rows if r["programme_id"] == programme and r["latest"] <= str(day)]
    mine.sort(key=lambda row: (row["latest"], row["id"]))
    return mine[-1]["stage"] if mine else None


def check_stages() -> None:
    for name in NAMES:
        before = None
        for row in reading.programme(name, date.max).stages:
            assert row.stage in STAGES
            assert (row.basis.decision is None) != (row.basis.source is None)
            if row.basis.decision:
                assert (before, row.stage) in MOVED
                decision = governance.decision(row.basis.decision)
                assert governance.meeting(decision.meeting).state == "closed"
            before = row.stage


def check_replay(room: Room) -> None:
    told = told_rows()
    names = dict(zip(sorted({row["programme_id"] for row in told}), NAMES, strict=True))
    days = [START + timedelta(days=step) for step in range((room.day - START).days + 1)]
    for key, name in names.items():
        for day in days:
            assert h.stage_of(name, day) == replayed(told, key, day)
    for known in days[::2]:
        then = told_rows(known)
        for key, name in names.items():
            view = reading.programme(name, room.day, known)
            stage = view.entry.stage if view.entry else None
            assert stage == replayed(then, key, room.day)


@pytest.mark.once
@pytest.mark.django_db
@settings(max_examples=tries(5), phases=[Phase.generate])
@given(ACTING)
def test_any_sequence_of_acts_keeps_to_the_table_and_can_be_replayed(acts):
    with transaction.atomic():
        room = begin()
        act_on(room, acts)
        check_stages()
        check_replay(room)
        assert list(journal.breaches()) == []
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_sequences_reach_decisions_of_many_kinds():
    room = begin()
    for number in range(7):
        acts = [(move, number), (ask, 5 * number + 2), (ask, number), (prepare, 0)]
        acts += [(resolve, number * 7 + step) for step in (1, 2, 3, 5, 6)]
        act_on(room, [*acts, (close, 0)])
    decided = {each.act for each in Resolution.objects.exclude(settled_at=None)}
    assert len(decided) >= 6, decided
    check_stages()
    check_replay(room)
