"""Meetings by workbook: past ones as far as they are known, coming ones as they are planned."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from letsema.doors.intake.workbook.kinds import (
    PLACE,
    SOURCE,
    Aspect,
    Book,
    Kind,
    Values,
    sources_by_pk,
)
from letsema.governance import commands, queries
from letsema.governance.queries import MeetingView
from letsema.governance.rules import PROCEDURES, held_window
from letsema.press.workbooks import DAY, LONG, SLUG, TEXT, WHEN, Field, Form, choice
from letsema.values import Refusal, Refused, When

FORM = Form(
    "meetings",
    "Meetings",
    (
        Field("body", "Body", SLUG, True, _("Whose meeting it is, by its key"), "water-committee"),
        Field("label", "Name", TEXT, True, _("What the meeting is called"), "Seventh meeting"),
        Field(
            "number",
            "Number",
            TEXT,
            False,
            _("Of a meeting planned here; leave it empty, and the next is given"),
            "SC-08",
        ),
        Field(
            "starts",
            "Starts",
            WHEN,
            True,
            _("Its first day; of a past meeting, as far as it is known"),
            "2021-06-30",
        ),
        Field("ends", "Ends", DAY, False, _("Its last day where there are several"), "2021-07-01"),
        Field("procedure", "Procedure", choice(PROCEDURES), False, _("A meeting if left empty")),
        Field(
            "deadline",
            "Deadline",
            DAY,
            False,
            _("Of a planned no-objection round; counted from its start if left empty"),
        ),
        Field("venue", "Venue", TEXT, False, _("Where it is held"), "Geneva"),
        Field("note", "Note", LONG, False, _("Of a planned meeting: what should be known")),
        SOURCE,
        PLACE,
    ),
    _(
        "A row for each meeting. One that starts today or later is planned in the record; earlier "
        "ones are told, resting on their source."
    ),
)


def _settled(told: Values) -> Values:
    """Days as the record keeps them: of two days, the window between."""
    starts, ends = told.get("starts"), told.get("ends")
    if isinstance(starts, When) and starts.exact and ends and starts.exact <= ends:
        return {**told, "starts": held_window(starts.exact, ends), "ends": None}
    return told


def _aspects(told: Values) -> Iterator[Aspect]:
    columns = ("number", "starts", "procedure", "deadline", "venue", "note", "source", "place")
    yield Aspect((told["body"], told["label"]), columns)


def _standing() -> Iterator[Values]:
    found = [each for each in queries.meetings() if each.state != "cancelled"]
    sources = sources_by_pk(each.source for each in found)
    for each in found:
        first, last = _days(each)
        yield {
            "body": each.body,
            "label": each.label,
            "number": each.number,
            "starts": first,
            "ends": last,
            "procedure": each.procedure,
            "deadline": each.deadline,
            "venue": each.venue,
            "note": each.note,
            "source": sources.get(each.source),
            "place": each.place,
        }


def _days(meeting: MeetingView) -> tuple[When, Any]:
    held = meeting.held
    if meeting.number and held.earliest and held.earliest != held.latest:
        return When.on(held.earliest), held.latest
    return held, None


def _enter(told: Values, stood: Mapping[tuple[Hashable, ...], Values], book: Book) -> None:
    if (told["body"], told["label"]) in stood:
        return
    starts, ends = told["starts"], told.get("ends")
    if ends and (starts.exact is None or ends < starts.exact):
        raise Refused(
            Refusal("ends", "it ends on a day, so it starts on one not later", field="ends")
        )
    if starts.exact and starts.exact >= book.at.date():
        _plan(told, book)
        return
    for column in ("number", "deadline", "note"):
        if told.get(column):
            raise Refused(
                Refusal(
                    "planned-only",
                    "a meeting of the past has none of its own here: write it into the name",
                    field=column,
                )
            )
    commands.enter_meeting(
        body=told["body"],
        label=told["label"],
        held=_settled(told)["starts"],
        procedure=told.get("procedure") or "meeting",
        venue=told.get("venue") or "",
        citing=book.citing(told),
        **book.who(),
    )


def _plan(told: Values, book: Book) -> None:
    commands.plan_meeting(
        body=told["body"],
        label=told["label"],
        starts_on=told["starts"].exact,
        ends_on=told.get("ends") or told["starts"].exact,
        procedure=told.get("procedure") or "meeting",
        deadline=told.get("deadline"),
        venue=told.get("venue") or "",
        note=told.get("note") or "",
        number=told.get("number"),
        **book.who(),
    )


KIND = Kind(
    FORM,
    _("Meetings, past and planned"),
    _aspects,
    _standing,
    _enter,
    places={"starts_on": "starts", "ends_on": "ends", "held": "starts"},
    settle=_settled,
)
