"""What is told of an act to those it concerns: by its kind in the journal, in words. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from letsema.insight.rules.sayings import Saying, Where
from letsema.programmes.rules.stages import BEFORE_APPROVAL, STAGES, STATUSES
from letsema.values import Actor, Scope, may_see_internal

CODES = {
    "stages": Saying("Programmes that move to another stage"),
    "notes": Saying("Concept notes and documents: submitted, assessed, answered"),
    "changes": Saying("Programmes that change: dates, budgets, participants"),
    "conditions": Saying("Conditions: set, met, waived"),
    "meetings": Saying("Meetings and rounds: planned, their lists, their minutes"),
    "decisions": Saying("Decisions, steers and allocations"),
    "editions": Saying("New editions of the booklet"),
    "people": Saying("Roles and invitations"),
}
"""The kinds of notices a person may choose."""

AT_WORK = ("secretariat", "submitter", "reviewer", "auditor")
SITTING = ("secretariat", "committee", "auditor")
INVOLVED = ("secretariat", "submitter", "committee", "contributor", "reader", "auditor")
EVERYBODY = (*INVOLVED, "reviewer")


@dataclass(frozen=True, slots=True)
class Telling:
    """How an act is told: its code among `CODES`, its words, to whom, whether it is internal.

    `about`: what its subject is, `programme`, `meeting`, `body`, `fund`, `decision` or `person`.
    """

    code: str
    about: str
    words: Saying
    roles: tuple[str, ...]
    internal: bool = False


def _programme(
    code: str, words: Saying, roles: tuple[str, ...] = INVOLVED, *, internal: bool = False
) -> Telling:
    return Telling(code, "programme", words, roles, internal)


def _meeting(words: Saying, roles: tuple[str, ...] = SITTING, *, internal: bool = True) -> Telling:
    return Telling("meetings", "meeting", words, roles, internal)


TOLD: dict[str, Telling] = {
    "programmes.stage.entered": _programme("stages", Saying("It now stands at: %(stage)s")),
    "programmes.stage.withdrawn": _programme("stages", Saying("A stage was withdrawn: %(why)s")),
    "programmes.decision.unsaid": _programme(
        "stages", Saying("What decision %(decision)s had changed was taken back: %(why)s")
    ),
    "programmes.programme.suspended": _programme("stages", Saying("It was suspended")),
    "programmes.suspension.lifted": _programme("stages", Saying("Its suspension was lifted")),
    "programmes.programme.merged": _programme("stages", Saying("It goes on as %(into)s")),
    "programmes.concept-note.filed": _programme(
        "notes", Saying("A version of its concept note came in"), AT_WORK, internal=True
    ),
    "programmes.programme-document.filed": _programme(
        "notes", Saying("A version of its programme document came in"), AT_WORK, internal=True
    ),
    "programmes.note.assessed": _programme(
        "notes", Saying("Its note was assessed"), ("secretariat", "reviewer"), internal=True
    ),
    "programmes.steer.answered": _programme("notes", Saying("It answers the steer %(steer)s")),
    "proceedings.request.put": _programme(
        "notes",
        Saying("Something was asked of the committee for it"),
        ("secretariat", "submitter"),
        internal=True,
    ),
    "proceedings.request.withdrawn": _programme(
        "notes",
        Saying("What was asked of the committee for it was withdrawn"),
        ("secretariat", "submitter"),
        internal=True,
    ),
    "programmes.facts.stated": _programme("changes", Saying("More is said of it: %(fields)s")),
    "programmes.facts.changed": _programme(
        "changes", Saying("Decision %(decision)s changed: %(fields)s")
    ),
    "programmes.event.told": _programme("changes", Saying("Something that happened was told")),
    "programmes.conditions.set": _programme("conditions", Saying("Conditions were set")),
    "programmes.condition.met": _programme("conditions", Saying("A condition was met")),
    "programmes.condition.waived": _programme("conditions", Saying("A condition was waived")),
    "money.allocation.made": _programme("decisions", Saying("Money was allocated to it")),
    "money.allocation.withdrawn": _programme(
        "decisions", Saying("An allocation to it was taken back: %(why)s")
    ),
    "governance.meeting.planned": _meeting(Saying("It is planned"), EVERYBODY, internal=False),
    "governance.meeting.amended": _meeting(
        Saying("Its days or its place changed"), EVERYBODY, internal=False
    ),
    "governance.meeting.cancelled": _meeting(
        Saying("It was cancelled: %(why)s"), EVERYBODY, internal=False
    ),
    "governance.meeting.opened": _meeting(Saying("It is open")),
    "governance.meeting.closed": _meeting(
        Saying("It is closed: its decisions are in effect"), EVERYBODY, internal=False
    ),
    "proceedings.item.listed": _meeting(Saying("Its list grew")),
    "proceedings.items.ordered": _meeting(Saying("The order of its list changed")),
    "proceedings.item.taken-off": _meeting(Saying("An item was taken off its list: %(why)s")),
    "proceedings.paper.attached": _meeting(Saying("Papers were added")),
    "proceedings.interest.declared": _meeting(Saying("Interests were declared"), ("secretariat",)),
    "proceedings.position.taken": _meeting(Saying("Positions were taken"), ("secretariat",)),
    "proceedings.minutes.signed": _meeting(Saying("Its signed minutes are on record")),
    "governance.decision.taken": Telling(
        "decisions", "decision", Saying("Decision %(subject)s was taken"), EVERYBODY
    ),
    "governance.steer.given": Telling(
        "decisions", "body", Saying("A steer was given: %(code)s"), EVERYBODY
    ),
    "governance.steer.ended": Telling(
        "decisions", "body", Saying("A steer ends: %(code)s"), EVERYBODY
    ),
    "governance.setting.changed": Telling(
        "decisions", "fund", Saying("A setting changed: %(key)s"), SITTING, internal=True
    ),
    "publications.edition.released": Telling(
        "editions", "fund", Saying("A new edition was released"), EVERYBODY
    ),
    "accounts.role.granted": Telling(
        "people", "person", Saying("The role %(role)s was given"), ("administrator",)
    ),
    "accounts.role.ended": Telling(
        "people", "person", Saying("The role %(role)s was ended"), ("administrator",)
    ),
    "accounts.invitation.accepted": Telling(
        "people", "person", Saying("An invitation was accepted: %(role)s"), ("administrator",)
    ),
}
"""How the journal's kinds are told; what is named nowhere here is told to nobody."""

OWN = {
    "accounts.role.granted": Saying("You were given the role %(role)s"),
    "accounts.role.ended": Saying("Your role %(role)s was ended"),
}
"""The same, told to the person it is about."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One change, in words; `sequence` is that of its last entry in the journal."""

    sequence: int
    code: str
    words: Saying
    at: datetime


@dataclass(frozen=True, slots=True)
class Group:
    """What changed of one thing: its kind, what the record calls it, its name, where to read it."""

    about: str
    subject: str
    name: str
    where: Where
    notices: tuple[Notice, ...]


def words_for(kind: str, subject: str, told: Mapping[str, Any]) -> Saying:
    """The words of an act of a kind of `TOLD`, filled in with what the journal says of it."""
    return _filled(TOLD[kind].words, subject, told)


def words_for_oneself(kind: str, subject: str, told: Mapping[str, Any]) -> Saying:
    """The words of an act about the person who reads them."""
    return _filled(OWN.get(kind, TOLD[kind].words), subject, told)


def _filled(words: Saying, subject: str, told: Mapping[str, Any]) -> Saying:
    places = {"subject": subject, **told, "stage": stage_words(told)}
    used = {n: _plain(places.get(n, "")) for n in places | _asked(words) if _in(n, words)}
    return Saying(words.words, **used)


def _asked(words: Saying) -> dict[str, str]:
    """The places words have that an act may leave empty."""
    return dict.fromkeys(("why", "fields", "decision", "into", "code", "key", "role"), "")


def _in(name: str, words: Saying) -> bool:
    return f"%({name})" in words.words


def _plain(value: Any) -> Any:
    if isinstance(value, Saying):
        return value
    if isinstance(value, list | tuple):
        return ", ".join(str(each).replace("_", " ") for each in value)
    return "" if value is None else str(value)


def stage_words(told: Mapping[str, Any]) -> Saying:
    """The stage, or the label, that an act entered."""
    stage, status = told.get("stage"), told.get("status")
    return Saying(STAGES.get(stage or "", "") or STATUSES.get(status or "", ""))


def is_internal(telling: Telling, told: Mapping[str, Any], public: bool) -> bool:
    """Whether an act is told only to those who see what is not public.

    `public`: whether its subject is. What happens before approval is internal for good.
    """
    return telling.internal or not public or told.get("stage") in BEFORE_APPROVAL


def concerns(actor: Actor, telling: Telling, scopes: Sequence[Scope], internal: bool) -> bool:
    """Whether an act is told to somebody: by a role that reaches it, and what they may see.

    What is public of a whole fund concerns whoever holds such a role in that fund, however
    narrow it is.
    """
    if internal and not any(may_see_internal(actor, scope) for scope in scopes):
        return False
    roles = set(telling.roles)
    if telling.about == "programme" or internal:
        return any(actor.roles(scope) & roles for scope in scopes)
    funds = {scope.fund for scope in scopes}
    return any(g.role in roles and (not g.fund or g.fund in funds) for g in actor.grants)


def in_one(notices: Iterable[Notice]) -> tuple[Notice, ...]:
    """The same words said once, where they were said last; oldest first."""
    last = {(each.code, each.words): each for each in notices}
    return tuple(sorted(last.values(), key=lambda each: each.sequence))
