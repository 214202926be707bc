"""Decisions of the past by workbook, with the stage each led programmes to."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from datetime import date

from django.utils.translation import gettext_lazy as _

from letsema.doors.intake.workbook.kinds import Aspect, Book, Kind, Values
from letsema.governance import commands, queries
from letsema.press.workbooks import DAY, LONG, SLUG, TEXT, YES_NO, Field, Form, choice
from letsema.programmes import commands as programmes
from letsema.programmes import queries as pipeline
from letsema.programmes.rules.stages import EXIT_REASONS, EXITS, STAGES
from letsema.values import Actor, Citation, Refusal, Refused, When, may_keep_record

FORM = Form(
    "decisions",
    "Decisions",
    (
        Field("number", "Number", TEXT, True, _("As it was numbered"), "SC-03/2020-02"),
        Field("body", "Body", SLUG, True, _("Who decided, by its key"), "water-committee"),
        Field("meeting", "Meeting", TEXT, False, _("The meeting's name or number"), "Third"),
        Field("taken_on", "Taken on", DAY, True, _("The day it was taken"), "2020-11-12"),
        Field(
            "words",
            "Words",
            LONG,
            True,
            _("The decision as it was worded, or what it says in one sentence"),
            "The concept note is approved.",
        ),
        Field("corrects", "Corrects", TEXT, False, _("The number of a decision it corrects")),
        Field("internal", "Internal", YES_NO, False, _("Yes where it concerns what is not public")),
        Field("programme", "Programme", TEXT, False, _("A programme it led to a stage"), "KENYA-2"),
        Field(
            "stage",
            "Stage",
            choice(tuple(STAGES)),
            False,
            _("The stage that programme entered by it"),
            "concept-note-approved",
        ),
        Field(
            "reason", "Reason", choice(EXIT_REASONS), False, _("Of a programme that leaves: why")
        ),
    ),
    _(
        "A row for each decision; where it moved several programmes, a row for each of them with "
        "the same number and words."
    ),
)
OF_THE_DECISION = ("body", "taken_on", "words", "corrects", "internal")
EVER = date(2999, 12, 31)
"""A day after every other: a programme's history of stages is whole then."""


def _aspects(told: Values) -> Iterator[Aspect]:
    yield Aspect((told["number"],), OF_THE_DECISION)


def _standing() -> Iterator[Values]:
    for each in queries.decisions(public_only=False):
        yield {
            "number": each.number,
            "body": each.body,
            "meeting": each.meeting,
            "_meeting": each.meeting,
            "taken_on": each.taken_on,
            "words": each.words,
            "corrects": each.corrects,
            "internal": each.internal or None,
        }


def _filled() -> Iterator[Values]:
    """Decisions with the programmes each led to a stage."""
    moved: dict[str, list[Values]] = {}
    for reference in pipeline.references():
        found = pipeline.programme(reference, EVER)
        for row in found.stages if found else ():
            if row.basis.decision and row.stage:
                told = {"programme": reference, "stage": row.stage, "reason": row.reason}
                moved.setdefault(row.basis.decision, []).append(told)
    for each in _standing():
        for more in moved.get(each["number"], [{}]):
            yield {**each, **more}


def _may_see(told: Values, by: Actor) -> bool:
    """What is not public is for who keeps the record of a fund the body is committee of."""
    if not told.get("internal"):
        return True
    return not may_keep_record(by, *queries.funds_of_committee(told["body"]))


def _settled(told: Values) -> Values:
    """What is not internal is the same as what nothing is said of."""
    return {**told, "internal": told.get("internal") or None}


def _enter(told: Values, stood: Mapping[tuple[Hashable, ...], Values], book: Book) -> Values | None:
    if bool(told.get("programme")) != bool(told.get("stage")):
        raise Refused(
            Refusal(
                "programme-and-stage",
                "name the programme and the stage it was led to, or neither",
                field="stage" if told.get("programme") else "programme",
            )
        )
    stands = stood.get((told["number"],))
    if stands is not None:
        _judge_meeting(told, stands.get("_meeting"))
    else:
        commands.enter_decision(
            number=told["number"],
            body=told["body"],
            meeting=told.get("meeting"),
            taken_on=told["taken_on"],
            words=told["words"],
            corrects=told.get("corrects"),
            internal=bool(told.get("internal")),
            **book.who(),
        )
    more = {"_meeting": told.get("meeting")} if stands is None else None
    if told.get("programme"):
        programmes.enter_stage(
            reference=told["programme"],
            stage=told["stage"],
            reason=told.get("reason") or "",
            public_words=told["words"] if told["stage"] in EXITS else "",
            citing=Citation(decision=told["number"]),
            when=When.on(told["taken_on"]),
            **book.who(),
        )
    return more


def _judge_meeting(told: Values, stands: str | None) -> None:
    """Refused: another meeting than the one on record, which goes by its number or its name."""
    called = told.get("meeting")
    if called in (None, stands):
        return
    for each in queries.meetings(told["body"]):
        if {called, stands} <= {each.number, each.label}:
            return
    raise Refused(
        Refusal(
            "stands-otherwise",
            "the record says %(said)s; a workbook does not change what stands",
            field="meeting",
            said=stands or "—",
        )
    )


KIND = Kind(
    FORM,
    _("Past decisions, and the stages they led programmes to"),
    _aspects,
    _standing,
    _enter,
    places={"reference": "programme"},
    settle=_settled,
    filled=_filled,
    may_see=_may_see,
)
