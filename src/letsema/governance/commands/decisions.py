"""Decisions and steers of a body."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from letsema.governance.commands.citing import (
    basis,
    basis_or_none,
    found_body,
    may_keep_body,
    save_unless_taken,
    unknown_decision,
)
from letsema.governance.models import Decision, Meeting, Steer
from letsema.governance.rules import judge_move
from letsema.journal import commands as journal
from letsema.journal.queries import fitting, keep_in_order, window_columns
from letsema.values import Actor, Citation, Refusal, Refused, When


@transaction.atomic
def enter_decision(
    *,
    body: str,
    number: str,
    taken_on: date,
    words: str,
    meeting: str | None,
    by: Actor,
    at: datetime,
    corrects: str | None = None,
    internal: bool = False,
) -> str:
    """Enter a numbered decision of a body and return its number.

    `meeting` is the number or the label of the meeting it was taken at; `corrects` the number of
    an earlier decision of the body; `internal` that it concerns what is not public. Who may
    `admit_member` may. Refused: a number already used, an unknown body or decision, a meeting it
    is not known to have held or that is neither told nor open, a number that does not fit.
    """
    may_keep_body(by, body)
    taken = _taken(number)
    if Decision.objects.filter(number=number).exists():
        raise Refused(taken)
    row = Decision(
        body=found_body(body),
        meeting=_meeting(body, meeting) if meeting else None,
        number=number,
        taken_on=taken_on,
        words=words,
        corrects=_corrected(body, corrects) if corrects else None,
        internal=internal,
        recorded_at=at,
    )
    save_unless_taken(row, taken)
    journal.record(
        kind="governance.decision.taken",
        subject=number,
        wrote=[row],
        told={"corrects": corrects} if corrects else {},
        by=by,
        at=at,
    )
    return number


def _taken(number: str) -> Refusal:
    return Refusal(
        "decision-number", "decision %(number)s already stands", field="number", number=number
    )


def _corrected(body: str, number: str) -> Decision:
    found = Decision.objects.filter(number=number, body__slug=body).first()
    if found is None:
        raise Refused(unknown_decision(number))
    return found


def _meeting(body: str, called: str) -> Meeting:
    """The meeting of that number, else of that label, locked: nothing is decided as it closes."""
    rows = Meeting.objects.select_for_update(of=("self",)).filter(body__slug=body)
    by_label = rows.filter(label=called).exclude(state="cancelled")
    held = rows.filter(number=called).first() or by_label.first()
    if held is None:
        raise Refused(
            Refusal(
                "unknown-meeting",
                "%(body)s: there is no meeting %(meeting)s",
                field="meeting",
                body=body,
                meeting=called,
            )
        )
    if refusals := judge_move("decide", held.state, called):
        raise Refused(*refusals)
    return held


@transaction.atomic
def give_steer(
    *,
    body: str,
    code: str,
    title: str,
    words: str,
    since: When | date,
    citing: Citation,
    by: Actor,
    at: datetime,
    until: When | date | None = None,
) -> int:
    """Enter a dated interest of a body that notes answer, and return its number.

    It rests on a decision or a source. Given again just so, it is entered once. Who may
    `admit_member` may. Refused: an unknown body, decision or source, no title, one of that code
    that has not ended or was given for the same date in other words, an end before its
    beginning, a text that does not fit.
    """
    may_keep_body(by, body)
    since, until = _when(since), _when(until) if until else None
    keep_in_order(since, until)
    told = {"body": found_body(body), "code": code, **window_columns(since)}
    if same := Steer.objects.filter(**told).first():
        _as_given(same, title, words)
        return same.pk
    if not title.strip():
        raise Refused(Refusal("steer-title", "a steer needs a title", field="title"))
    stands = Refusal(
        "steer-stands", "%(code)s was given and has not ended", field="code", code=code
    )
    if Steer.objects.filter(body=told["body"], code=code, until_latest=None).exists():
        raise Refused(stands)
    rest = {**window_columns(until, "until_"), **basis(citing, by=by, at=at), "recorded_at": at}
    row = Steer(**told, **rest, title=title, words=words)
    save_unless_taken(row, stands)
    _record("given", row, body, by, at)
    return row.pk


def _as_given(row: Steer, title: str, words: str) -> None:
    """Refused: the steer of that code and date says something else."""
    if (row.title, row.words) != (title, words):
        raise Refused(
            Refusal(
                "steer-other-words",
                "%(code)s was given for that date already, in other words: “%(title)s”",
                field="words",
                code=row.code,
                title=": ".join(filter(None, (row.title, row.words))),
            )
        )


def _when(told: When | date) -> When:
    return told if isinstance(told, When) else When.on(told)


def _record(verb: str, row: Steer, body: str, by: Actor, at: datetime) -> None:
    journal.record(
        kind=f"governance.steer.{verb}",
        subject=body,
        wrote=[row],
        told={"code": row.code},
        by=by,
        at=at,
    )


@transaction.atomic
def end_steer(
    *,
    body: str,
    code: str,
    until: When | date,
    by: Actor,
    at: datetime,
    citing: Citation | None = None,
) -> None:
    """End the steer of that code that stands; that may rest on a decision or a source.

    Who may `admit_member` may. Refused: none stands, an end before its beginning, an unknown
    decision or source.
    """
    may_keep_body(by, body)
    rows = Steer.objects.select_for_update(of=("self",))
    row = rows.filter(body__slug=body, code=code, until_latest=None).first()
    if row is None:
        raise Refused(
            Refusal("no-steer", "%(code)s is no steer that stands", field="code", code=code)
        )
    keep_in_order(When(row.precision, row.earliest, row.latest), _when(until))
    ended = window_columns(until, "until_") | basis_or_none(citing, "until_", by=by, at=at)
    for column, value in ended.items():
        setattr(row, column, value)
    fitting(row, until_place="place").save()
    _record("ended", row, body, by, at)
