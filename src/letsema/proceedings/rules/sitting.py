"""Agenda, interests, positions, consensus, numbers, and what closing a sitting needs. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from letsema.proceedings.rules.acts import ACTS
from letsema.proceedings.rules.subjects import KINDS
from letsema.values import Actor, Refusal

STANDS = {
    "agree": "Agrees",
    "comment": "Comments",
    "object": "Objects",
    "stand-aside": "Stands aside",
}
"""What a member may say of an item. One objection hinders it; standing aside does not."""

GROUNDS = {
    "organisation": "the organisation takes part in the programme",
    "country": "the country is among the programme's",
    "declared": "declared by the member",
}
ITEM_STATES = ("listed", "decided", "deferred", "sent-to-meeting", "taken-off")
SETTLED = ("decided", "deferred", "sent-to-meeting", "taken-off")
REQUEST_STATES = ("open", "decided", "withdrawn")
CARRIED = "carried"
GROUPS = {
    "note": "Concept notes",
    "document": "Joint programme documents",
    "request": "Requests",
    "fund-matter": "Matters of the fund",
    CARRIED: "Deferred, or sent by a no-objection round",
    "condition": "Matters arising",
}
"""The groups of what is ready, in the order they reach an agenda."""


@dataclass(frozen=True, slots=True)
class Seat:
    """A member as far as interests and speaking go: whom it acts for, and its alternates'."""

    role: str
    organisation: str = ""
    country: str = ""
    alternates: tuple[tuple[str, str], ...] = ()


def suggested_ground(
    seat: Seat, participants: Iterable[str], countries: Iterable[str]
) -> str | None:
    """The interest a member has by rule, or None.

    By the body acted for: its organisation takes part, or a State seat's country is among the
    programme's. Secretariat staff do not act for their host.
    """
    if seat.role == "secretariat":
        return None
    if seat.organisation and seat.organisation in set(participants):
        return "organisation"
    if seat.country and not seat.organisation and seat.country in set(countries):
        return "country"
    return "country" if seat.country and seat.country in set(countries) else None


def may_speak_for(by: Actor, seat: Seat, funds: Sequence[str]) -> list[Refusal]:
    """Why somebody may not declare or say something for a seat; empty where they may.

    The secretariat of the fund records for any member. A committee member speaks for the seat
    (or the seat they are alternate of) whose organisation or country their grant names; a grant
    that names neither speaks for the organisation the person acts for.
    """
    if by.has("operator") or any(by.has("secretariat", fund) for fund in funds):
        return []
    for grant in by.grants:
        if grant.role != "committee" or grant.programme or grant.fund not in ("", *funds):
            continue
        organisation = grant.organisation or ("" if grant.country else by.acting_for)
        for theirs in ((seat.organisation, seat.country), *seat.alternates):
            if _names((organisation, grant.country), theirs):
                return []
    return [
        Refusal("not-yours", "only the secretariat, and who holds that seat, speak for this member")
    ]


def _names(granted: tuple[str, str], held: tuple[str, str]) -> bool:
    """Whether all that a grant names is the seat's, and it names something."""
    pairs = list(zip(granted, held, strict=True))
    return any(given for given, _ in pairs) and all(given in ("", own) for given, own in pairs)


def judge_position(stand: str, words: str, *, votes: bool, leaves: bool) -> list[Refusal]:
    """Why a member may not take that position on an item; empty where they may."""
    if stand not in STANDS:
        return [Refusal("stand", "%(stand)s is not a position", field="stand", stand=stand)]
    if leaves:
        return [Refusal("leaves-item", "who leaves the room for an item takes no position on it")]
    if not votes and stand != "comment":
        return [Refusal("no-seat", "only a seat takes a position; others may comment")]
    if stand in ("object", "comment") and not words.strip():
        return [Refusal("empty", "%(field)s: a text is missing", field="words")]
    return []


def judge_consensus(act: str, objecting: Sequence[str]) -> list[Refusal]:
    """Why an act is hindered by those whose last word is an objection (members' names).

    Decisions are by consensus: an objection hinders all but deferring and returning. A comment
    and standing aside hinder nothing.
    """
    if not objecting or act in ("defer", "return"):
        return []
    return [
        Refusal(
            "objection",
            "no consensus, objected to by %(members)s: defer it, return it or take it off",
            members=", ".join(sorted(objecting)),
        )
    ]


@dataclass(frozen=True, slots=True)
class OpenItem:
    """An item as closing finds it."""

    position: int
    title: str
    state: str
    resolution: str = ""
    act: str = ""
    objecting: tuple[str, ...] = ()
    quorate: bool = True


@dataclass(frozen=True, slots=True)
class Closing:
    """All that decides whether a sitting may be closed."""

    meeting: str
    state: str
    procedure: str
    starts_on: date
    deadline: date | None
    today: date
    quorum_met: bool
    present: int
    needed: int
    items: tuple[OpenItem, ...]


def judge_closing(closing: Closing) -> list[Refusal]:
    """Why a sitting may not be closed, all reasons at once; empty where it may."""
    if closing.state != "open":
        return [
            Refusal("not-open", "%(meeting)s is not open", field="meeting", meeting=closing.meeting)
        ]
    refusals = _judge_time(closing)
    in_a_room = closing.procedure == "meeting"
    if in_a_room and not closing.quorum_met:
        refusals.append(
            Refusal(
                "no-quorum",
                "%(meeting)s has no quorum: %(present)d seats are there, %(needed)d are needed",
                meeting=closing.meeting,
                present=closing.present,
                needed=closing.needed,
            )
        )
    for item in closing.items:
        if item.state == "listed":
            refusals += _judge_item(item, quorum=in_a_room and closing.quorum_met)
    return refusals


def _judge_time(closing: Closing) -> list[Refusal]:
    if closing.deadline and closing.procedure == "no-objection":
        if closing.today > closing.deadline:
            return []
        return [
            Refusal(
                "deadline",
                "%(meeting)s stays open to objections until the end of %(day)s",
                meeting=closing.meeting,
                day=closing.deadline.isoformat(),
            )
        ]
    if closing.today >= closing.starts_on:
        return []
    return [
        Refusal(
            "not-begun",
            "%(meeting)s begins on %(day)s",
            meeting=closing.meeting,
            day=closing.starts_on.isoformat(),
        )
    ]


def _judge_item(item: OpenItem, *, quorum: bool) -> list[Refusal]:
    if not item.resolution:
        return [
            Refusal(
                "not-resolved",
                "item %(position)d (%(title)s): neither resolved nor taken off",
                position=item.position,
                title=item.title,
            )
        ]
    refusals = []
    if quorum and not item.quorate:
        refusals.append(
            Refusal(
                "no-quorum-for-item",
                "%(number)s, item %(position)d: no quorum without those who leave for it",
                number=item.resolution,
                position=item.position,
            )
        )
    return refusals + [
        told(refusal, item.resolution, item.position)
        for refusal in judge_consensus(item.act, item.objecting)
    ]


def told(refusal: Refusal, number: str, position: int) -> Refusal:
    """A refusal with the resolution and the item it is of."""
    return Refusal(
        refusal.code,
        "%(number)s, item %(position)d: %(why)s",
        field=refusal.field,
        number=number,
        position=position,
        why=str(refusal),
    )


def counts_from(ends_on: date, today: date) -> date:
    """The day a sitting's decisions count from: its last, or the day it was closed before that."""
    return min(ends_on, today)


def settled_state(act: str) -> str:
    """The state of an item once its resolution is applied."""
    return "decided" if ACTS[act].settles else "deferred"


def judge_item_kind(kind: str, *, programme: bool, request: bool, condition: bool) -> list[Refusal]:
    """Why an item cannot be of that kind: what it is about is missing, or too much."""
    if kind not in KINDS:
        return [Refusal("item-kind", "%(kind)s is not a kind of item", field="kind", kind=kind)]
    if kind in ("request", "fund-matter") and not request:
        return [Refusal("no-request", "name the request it is about", field="request")]
    if kind in ("note", "document") and not programme:
        return [Refusal("no-programme", "name the programme it is about", field="programme")]
    if kind == "condition" and not condition:
        return [Refusal("no-condition", "name the condition it is about", field="condition")]
    return []
