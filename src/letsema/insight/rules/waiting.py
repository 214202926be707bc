"""What waits for somebody: its kinds, when it is due, the order it is told in. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from letsema.insight.rules.sayings import Saying, Where
from letsema.values import When

MEETING_SOON, CONDITION_SOON, STEER_SOON, INVITATION_SOON, EDITION_NEW = 21, 30, 60, 2, 14
REVIEW_SOON, AGREEMENT_SOON, FOLLOW_UP_SOON = 30, 90, 14
"""Days before its day that something begins to wait; days an edition counts as new. [set]"""

WEEK = 7
GROUPS = ("overdue", "week", "later", "no-date")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing that waits: for which role, what is to be done, what happens otherwise."""

    role: str
    title: Saying
    words: Saying
    otherwise: Saying


KINDS: dict[str, Kind] = {
    "open-review": Kind(
        "secretariat",
        Saying("Notes to open the review of"),
        Saying("Open the review of “%(name)s”, submitted %(since)s"),
        Saying("The note goes nowhere by itself: nobody can assess it before."),
    ),
    "assess": Kind(
        "secretariat",
        Saying("Notes nobody has assessed"),
        Saying("Have “%(name)s” assessed: under review since %(since)s, and nobody has judged it"),
        Saying("It reaches the meeting’s list without an assessment."),
    ),
    "put-before": Kind(
        "secretariat",
        Saying("Assessed notes on no list"),
        Saying("Put “%(name)s” before a meeting, or return it: assessments so far: %(count)d"),
        Saying("It stays under review until a meeting lists it."),
    ),
    "returned-late": Kind(
        "secretariat",
        Saying("Returned notes and documents past their day"),
        Saying("Ask after “%(name)s”: returned, and due again on %(due)s"),
        Saying(
            "Nothing happens by itself: it stays returned until it is submitted again or withdrawn."
        ),
    ),
    "list-document": Kind(
        "secretariat",
        Saying("Documents on no list"),
        Saying("Put the programme document of “%(name)s” on a meeting’s list: submitted %(since)s"),
        Saying("No meeting decides on it."),
    ),
    "list-request": Kind(
        "secretariat",
        Saying("Requests on no list"),
        Saying("Put the request “%(name)s” on a meeting’s list: asked %(since)s"),
        Saying("No meeting decides on it."),
    ),
    "list-ready": Kind(
        "secretariat",
        Saying("Meetings with ready items left out"),
        Saying("Fill the list of %(meeting)s: ready and not on it: %(count)d"),
        Saying("What is not on the list is not decided at this meeting."),
    ),
    "papers": Kind(
        "secretariat",
        Saying("Meetings with items without papers"),
        Saying("Add the papers of %(meeting)s: items with none: %(count)d"),
        Saying("The pack goes out without them."),
    ),
    "meeting-past": Kind(
        "secretariat",
        Saying("Meetings whose day has passed"),
        Saying("Open %(meeting)s, or change its day: it was planned for %(since)s"),
        Saying("It stays planned, and nobody can decide anything at it."),
    ),
    "close-sitting": Kind(
        "secretariat",
        Saying("Sittings to close"),
        Saying("Close %(meeting)s: it is open since %(since)s"),
        Saying("None of its decisions takes effect before it is closed."),
    ),
    "close-round": Kind(
        "secretariat",
        Saying("Rounds past their deadline"),
        Saying("Close the no-objection round %(meeting)s: its deadline has passed"),
        Saying("Silence has consented, and nothing takes effect before it is closed."),
    ),
    "sign-minutes": Kind(
        "secretariat",
        Saying("Minutes to be signed"),
        Saying("Keep the signed minutes of %(meeting)s, closed on %(since)s"),
        Saying("The record holds a draft only."),
    ),
    "release-edition": Kind(
        "secretariat",
        Saying("Editions to release"),
        Saying("Release the edition that follows %(meeting)s, closed on %(since)s"),
        Saying("Readers go on reading the edition before it."),
    ),
    "condition": Kind(
        "secretariat",
        Saying("Conditions overdue or due soon"),
        Saying("Follow up on %(name)s: “%(condition)s” (%(owner)s)"),
        Saying("It comes up at the next meeting as a matter arising."),
    ),
    "steer-ends": Kind(
        "secretariat",
        Saying("Steers that end"),
        Saying("The steer “%(name)s” ends: have it renewed, or let it go"),
        Saying("From that day notes no longer answer it."),
    ),
    "agreement-review": Kind(
        "secretariat",
        Saying("Reviews of agreements to hold"),
        Saying("Hold the review of the agreement “%(name)s”"),
        Saying(
            "The agreement goes on as it is, and nobody has asked whether it does what it should."
        ),
    ),
    "agreement-ends": Kind(
        "secretariat",
        Saying("Agreements that end"),
        Saying("The agreement “%(name)s” ends: have it renewed, or let it go"),
        Saying("From that day it binds nobody."),
    ),
    "follow-up": Kind(
        "secretariat",
        Saying("Follow-ups overdue or due soon"),
        Saying("See that it is done: “%(name)s” (%(owner)s)"),
        Saying("Nothing happens by itself: it stays open."),
    ),
    "assess-mine": Kind(
        "reviewer",
        Saying("Notes for me to assess"),
        Saying("Assess “%(name)s”: under review since %(since)s"),
        Saying("It reaches the meeting without your assessment."),
    ),
    "position": Kind(
        "committee",
        Saying("My position in a round"),
        Saying(
            "Say your position in the no-objection round %(meeting)s: items without one: %(count)d"
        ),
        Saying("Silence consents."),
    ),
    "interest": Kind(
        "committee",
        Saying("Interests to declare"),
        Saying("Declare your interest in “%(name)s”, an item of %(meeting)s"),
        Saying("The secretariat declares it for you at the meeting."),
    ),
    "submit-again": Kind(
        "submitter",
        Saying("Notes returned to me"),
        Saying("Submit “%(name)s” again: it was returned %(since)s"),
        Saying("It stays returned, and no meeting sees it."),
    ),
    "submit-document": Kind(
        "submitter",
        Saying("Documents asked of me"),
        Saying("Submit the programme document of “%(name)s”: solicited %(since)s"),
        Saying("Nothing is allocated without it."),
    ),
    "submit-document-again": Kind(
        "submitter",
        Saying("Documents returned to me"),
        Saying("Submit the programme document of “%(name)s” again: it was returned %(since)s"),
        Saying("Nothing is allocated without it."),
    ),
    "release-condition": Kind(
        "submitter",
        Saying("Conditions I own"),
        Saying("Meet the condition of release of %(name)s: “%(condition)s”"),
        Saying("Nothing is signed or transferred before it is met."),
    ),
    "own-condition": Kind(
        "submitter",
        Saying("Conditions I own"),
        Saying("Meet the condition of %(name)s: “%(condition)s”"),
        Saying("It comes up at the next meeting as a matter arising."),
    ),
    "answer-steer": Kind(
        "submitter",
        Saying("Steers to answer"),
        Saying("Say how %(name)s answers the steer “%(steer)s”"),
        Saying("It is counted among those that do not answer it."),
    ),
    "invitation": Kind(
        "administrator",
        Saying("Invitations that expire"),
        Saying("Renew the invitation of %(name)s, or withdraw it"),
        Saying("Its address opens nothing any more from that day."),
    ),
    "second-factor": Kind(
        "administrator",
        Saying("People without a second factor"),
        Saying("Ask %(name)s to set up a second factor: they are of the secretariat or committee"),
        Saying("Who learns their password acts in their name."),
    ),
    "new-edition": Kind(
        "reader",
        Saying("New editions"),
        Saying("Read the new edition of %(name)s, released %(since)s"),
        Saying("It stays where it is."),
    ),
}
"""Every kind of thing that waits, by its code."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits for somebody.

    `subject` is a programme's reference, a meeting's number or another name of the record's own,
    `due` the day it is due on, `since` the day it began to wait.
    """

    kind: str
    subject: str
    words: Saying
    otherwise: Saying
    where: Where
    due: date | None = None
    since: date | None = None
    fund: str = ""

    @property
    def role(self) -> str:
        """The role it waits for."""
        return KINDS[self.kind].role

    def group(self, on: date) -> str:
        """One of `GROUPS`, on a day."""
        return group_of(self.due, on)


def waits(
    kind: str,
    subject: str,
    where: Where,
    *,
    due: date | None = None,
    since: date | When | None = None,
    fund: str = "",
    **told: Any,
) -> Waiting:
    """Something of a kind that waits, its words filled in from what is told."""
    made = KINDS[kind]
    places = {"since": since, "due": due, **told}
    if isinstance(since, When):
        places["since"] = since.exact or since
        since = since.latest
    used = {name: value for name, value in places.items() if f"%({name})" in made.words.words}
    words = Saying(made.words.words, **used)
    return Waiting(kind, subject, words, made.otherwise, where, due, since, fund)


def is_soon(day: date | None, on: date, days: int) -> bool:
    """Whether a day has passed already or lies no more than so many days ahead."""
    return day is not None and day <= on + timedelta(days=days)


def comes_within(day: date | None, on: date, days: int) -> bool:
    """Whether a day has not passed and lies no more than so many days ahead."""
    return day is not None and on <= day <= on + timedelta(days=days)


def is_new(day: date, on: date, days: int) -> bool:
    """Whether a day lies no more than so many days back."""
    return on - timedelta(days=days) <= day <= on


def group_of(due: date | None, on: date) -> str:
    """Under which heading a day due is told: what is due today is due this week."""
    if due is None:
        return "no-date"
    if due < on:
        return "overdue"
    return "week" if due < on + timedelta(days=WEEK) else "later"


def in_order(told: Iterable[Waiting]) -> tuple[Waiting, ...]:
    """By the day due, what has none last; then what has waited longest.

    What two funds ask of one committee is told once.
    """
    once = {(each.kind, each.subject, each.words): each for each in reversed(list(told))}
    return tuple(
        sorted(
            once.values(),
            key=lambda each: (
                each.due or date.max,
                each.since or date.max,
                list(KINDS).index(each.kind),
                each.subject,
                str(each.words),
            ),
        )
    )
