"""Agreements: their kinds and parties, what changed them, and their state on a day. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from letsema.values import Refusal, When

AGREEMENT_KINDS = (
    "memorandum",
    "bilateral",
    "trilateral",
    "cost-sharing",
    "contribution",
    "programme-signature",
    "other",
)
PARTY_ROLES = ("party", "donor", "implementer", "host", "witness")
PARTIES_NEEDED = {"bilateral": (2, 2), "trilateral": (3, None)}
"""Kind and how many parties it has, at least and at most; witnesses are not counted."""
CHANGES = ("amended", "renewed", "terminated")

STATES = ("unsigned", "to-start", "in-force", "ending", "unknown", "expired", "terminated")
"""The states of an agreement; `unknown` is in force with no end stated."""
IN_FORCE = ("in-force", "ending", "unknown")
ENDING_WITHIN = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Party:
    """Who is party to an agreement: an organisation's key, a government (alpha-3), or words."""

    organisation: str = ""
    country: str = ""
    role: str = "party"
    words: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What befell an agreement: amended, renewed or terminated, and the new end it was given.

    `until` is None where the end is not changed.
    """

    kind: str
    on: When
    until: When | None = None


def terms_on(
    until: When | None, changes: Iterable[Change], day: date
) -> tuple[When | None, When | None]:
    """(end, termination) that stand at the end of a day.

    Changes count in the order of their latest days; those of one day as they are given.
    """
    terminated = None
    for change in sorted(changes, key=lambda each: each.on.latest):
        if not change.on.holds(day):
            break
        if change.kind == "terminated":
            terminated = change.on
        elif change.until is not None:
            until = change.until
    return until, terminated


def state(
    signed: When | None,
    starts: When | None,
    until: When | None,
    terminated: When | None,
    day: date,
) -> str:
    """The state of an agreement at the end of a day, one of `STATES`.

    `signed` None: not signed (one signed on a day no source tells is signed by the day of its
    source). `starts` None: in force once signed. `until` is the first day it holds no more.
    `ending` is the last ninety days. Inside a window the latest day counts.
    """
    if terminated is not None and terminated.holds(day):
        return "terminated"
    if signed is None or not signed.holds(day):
        return "unsigned"
    if until is not None and until.holds(day):
        return "expired"
    if starts is not None and not starts.holds(day):
        return "to-start"
    if until is None:
        return "unknown"
    return "ending" if until.latest - day <= ENDING_WITHIN else "in-force"


def judge_agreement(kind: str, title: str, parties: Sequence[Party]) -> list[Refusal]:
    """Why an agreement cannot stand so; empty where it can."""
    refusals = []
    if kind not in AGREEMENT_KINDS:
        refusals.append(
            Refusal(
                "agreement-kind", "%(kind)s is not a kind of agreement", field="kind", kind=kind
            )
        )
    if not title.strip():
        refusals.append(Refusal("no-title", "an agreement needs a title", field="title"))
    return [*refusals, *_judge_parties(kind, parties)]


def _judge_parties(kind: str, parties: Sequence[Party]) -> Iterator[Refusal]:
    for party in parties:
        yield from _judge_party(party)
    named = [(p.organisation or p.country or p.words, p.role) for p in parties]
    if len(set(named)) < len(named):
        yield Refusal("named-twice", "a party is named twice in one role", field="parties")
    signing = {(p.organisation, p.country, p.words) for p in parties if p.role != "witness"}
    least, most = PARTIES_NEEDED.get(kind, (1, None))
    if len(signing) < least:
        yield Refusal(
            "too-few-parties",
            "such an agreement has %(least)d parties or more; %(told)d are named",
            field="parties",
            least=least,
            told=len(signing),
        )
    elif most is not None and len(signing) > most:
        yield Refusal(
            "too-many-parties",
            "such an agreement has %(most)d parties; %(told)d are named",
            field="parties",
            most=most,
            told=len(signing),
        )


def _judge_party(party: Party) -> Iterator[Refusal]:
    if party.role not in PARTY_ROLES:
        yield Refusal(
            "party-role", "%(role)s is not a role of a party", field="parties", role=party.role
        )
    named = [each for each in (party.organisation, party.country) if each]
    if len(named) > 1 or not (named or party.words):
        yield Refusal(
            "party-nobody",
            "a party is an organisation, a government, or somebody told in words: name one",
            field="parties",
        )


def judge_change(change: Change, standing: Sequence[Change]) -> list[Refusal]:
    """Why a change cannot be told of an agreement with these changes; empty where it can.

    `standing` holds the changes on record that are not withdrawn. An end comes once, nothing
    comes after it, and it needs no other end than its own day.
    """
    if change.kind not in CHANGES:
        return [
            Refusal(
                "change-kind",
                "%(kind)s is nothing that befalls an agreement",
                field="kind",
                kind=change.kind,
            )
        ]
    if change.kind == "terminated" and change.until is not None:
        return [
            Refusal(
                "termination-until", "a termination ends it on its own day: no end", field="until"
            )
        ]
    ended = next((each for each in standing if each.kind == "terminated"), None)
    if change.kind == "terminated":
        return _judge_termination(change, ended, standing)
    return _after(change, ended) if ended else []


def _judge_termination(
    change: Change, ended: Change | None, standing: Sequence[Change]
) -> list[Refusal]:
    if ended is not None:
        return [
            Refusal(
                "already-terminated",
                "it was terminated already, by %(day)s",
                field="on",
                day=ended.on.latest,
            )
        ]
    return next((found for each in standing if (found := _after(each, change))), [])


def _after(change: Change, ended: Change) -> list[Refusal]:
    """Refused: a change that for certain comes after the termination."""
    if change.on.earliest is None or change.on.earliest <= ended.on.latest:
        return []
    return [
        Refusal(
            "after-termination",
            "it was %(what)s on %(day)s, after it was terminated on %(ended)s",
            field="on",
            what=change.kind,
            day=change.on.earliest,
            ended=ended.on.latest,
        )
    ]
