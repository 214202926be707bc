"""Every kind of terms, from conditions to a steer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Self

from letsema.proceedings.rules.subjects import Subject
from letsema.proceedings.rules.terms.parts import (
    Share,
    Terms,
    conditions_of,
    day_of,
    judge_conditions,
    judge_money,
    judge_more,
    judge_shares,
    not_participant,
    shares_of,
    too_early,
    unknown_organisation,
    wanted,
)
from letsema.programmes.rules.conditions import ConditionTerms
from letsema.programmes.rules.facts import PARTICIPANT_ROLES
from letsema.programmes.rules.stages import EXIT_REASONS
from letsema.values import Money, Refusal


@dataclass(frozen=True, slots=True)
class Conditions(Terms):
    """Conditions that become obligations, each with its owner."""

    conditions: tuple[ConditionTerms, ...] = ()

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> Self:
        return cls(conditions_of(told))

    def judge(self, subject: Subject) -> list[Refusal]:
        if not self.conditions:
            return [Refusal("no-conditions", "name at least one condition", field="conditions")]
        return judge_conditions(self.conditions, subject)


@dataclass(frozen=True, slots=True)
class Amount(Terms):
    """The budget that is approved, below the one asked for."""

    amount: Money

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> Self:
        return cls(Money.from_json(told["amount"]))

    def judge(self, subject: Subject) -> list[Refusal]:
        refusals = judge_money("amount", [self.amount])
        asked = subject.budget
        if asked is None:
            return refusals
        if asked.currency != self.amount.currency or self.amount.amount >= asked.amount:
            refusals.append(
                Refusal(
                    "not-below",
                    "amount: approve less than the %(asked)s asked for, in the same currency",
                    field="amount",
                    asked=f"{asked.currency} {asked.amount:,.2f}",
                )
            )
        return refusals


@dataclass(frozen=True, slots=True)
class Shares(Terms):
    """What each participant is allocated, and conditions where there are any."""

    shares: tuple[Share, ...]
    conditions: tuple[ConditionTerms, ...] = ()

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> Self:
        return cls(shares_of(told), conditions_of(told))

    def judge(self, subject: Subject) -> list[Refusal]:
        judged = judge_shares(self.shares, subject)
        return judged + judge_conditions(self.conditions, subject)


@dataclass(frozen=True, slots=True)
class TopUp(Terms):
    """What each participant is allocated beyond what it has."""

    shares: tuple[Share, ...]

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> Self:
        return cls(shares_of(told))

    def judge(self, subject: Subject) -> list[Refusal]:
        return judge_shares(self.shares, subject) + judge_more(self.shares, subject)


@dataclass(frozen=True, slots=True)
class Deferral(Terms):
    """Why it stays on the agenda, and to which meeting; empty is the next."""

    reason: str
    to: str = ""

    def judge(self, subject: Subject) -> list[Refusal]:
        return wanted(reason=self.reason)


@dataclass(frozen=True, slots=True)
class Return(Terms):
    """What has to be revised, and until when."""

    due_on: date
    words: str

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> Self:
        return cls(date.fromisoformat(told["due_on"]), told["words"])

    def judge(self, subject: Subject) -> list[Refusal]:
        refusals = wanted(words=self.words)
        if self.due_on <= subject.on:
            refusals.append(too_early("due_on", self.due_on, subject.on))
        return refusals


@dataclass(frozen=True, slots=True)
class Decline(Terms):
    """What its submitters are told, and what stays inside."""

    public_words: str
    internal_words: str = ""

    def judge(self, subject: Subject) -> list[Refusal]:
        return wanted(public_words=self.public_words)


@dataclass(frozen=True, slots=True)
class Removal(Terms):
    """Why it leaves the pipeline: the reason's code, the public wording, what stays inside."""

    reason: str
    public_words: str
    internal_words: str = ""

    def judge(self, subject: Subject) -> list[Refusal]:
        refusals = wanted(public_words=self.public_words)
        if self.reason not in EXIT_REASONS:
            refusals.append(
                Refusal(
                    "exit-reason",
                    "reason: %(reason)s is not a reason for leaving the pipeline",
                    field="reason",
                    reason=self.reason,
                )
            )
        return refusals


@dataclass(frozen=True, slots=True)
class Extension(Terms):
    """The new end of a programme, at no cost."""

    ends: date

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> Self:
        return cls(date.fromisoformat(told["ends"]))

    def judge(self, subject: Subject) -> list[Refusal]:
        if subject.ends is None:
            return [
                Refusal("no-end", "ends: the record knows no end to extend; state it", field="ends")
            ]
        if self.ends > subject.ends.latest:
            return []
        return [
            Refusal(
                "not-later",
                "ends: %(day)s is not after the end that stands, %(ends)s",
                field="ends",
                day=self.ends.isoformat(),
                ends=subject.ends.latest.isoformat(),
            )
        ]


@dataclass(frozen=True, slots=True)
class CostedExtension(Extension):
    """The new end of a programme, and what each participant is allocated for it."""

    shares: tuple[Share, ...] = ()

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> Self:
        return cls(date.fromisoformat(told["ends"]), shares_of(told))

    def judge(self, subject: Subject) -> list[Refusal]:
        money = judge_shares(self.shares, subject) + judge_more(self.shares, subject)
        return Extension.judge(self, subject) + money


@dataclass(frozen=True, slots=True)
class Joining(Terms):
    """An organisation that joins a programme, in a role or none; who convenes is another act."""

    organisation: str
    role: str | None = None

    def judge(self, subject: Subject) -> list[Refusal]:
        refusals = []
        if self.organisation not in subject.organisations:
            refusals.append(unknown_organisation("organisation", self.organisation))
        if self.organisation in (subject.participants or {}):
            refusals.append(
                Refusal(
                    "participant-already",
                    "organisation: %(key)s takes part in it already",
                    field="organisation",
                    key=self.organisation,
                )
            )
        if self.role == "convening" or self.role not in (None, *PARTICIPANT_ROLES):
            refusals.append(Refusal("role", "role: it does not join in that role", field="role"))
        return refusals


@dataclass(frozen=True, slots=True)
class Leaving(Terms):
    """A participant that is released."""

    organisation: str

    def judge(self, subject: Subject) -> list[Refusal]:
        parts = subject.participants or {}
        if self.organisation not in parts:
            return [not_participant("organisation", self.organisation)]
        if len(parts) == 1 or parts[self.organisation] == "convening":
            return [
                Refusal(
                    "still-needed",
                    "organisation: %(key)s convenes it, or is alone in it: change that first",
                    field="organisation",
                    key=self.organisation,
                )
            ]
        return []


@dataclass(frozen=True, slots=True)
class Convening(Terms):
    """The participant that convenes from now on."""

    organisation: str

    def judge(self, subject: Subject) -> list[Refusal]:
        parts = subject.participants or {}
        if self.organisation not in parts:
            return [not_participant("organisation", self.organisation)]
        if parts[self.organisation] == "convening":
            return [
                Refusal(
                    "convenes-already",
                    "organisation: %(key)s convenes it already",
                    field="organisation",
                    key=self.organisation,
                )
            ]
        return []


@dataclass(frozen=True, slots=True)
class Wording(Terms):
    """What is decided, in words."""

    words: str

    def judge(self, subject: Subject) -> list[Refusal]:
        return wanted(words=self.words)


@dataclass(frozen=True, slots=True)
class SteerTerms(Terms):
    """An interest of the committee that notes answer: its code, title, words, until when."""

    code: str
    title: str
    words: str = field(default="")
    until: date | None = None

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> Self:
        return cls(told["code"], told["title"], told.get("words", ""), day_of(told.get("until")))

    def judge(self, subject: Subject) -> list[Refusal]:
        refusals = wanted(code=self.code, title=self.title, words=self.words)
        if self.until and self.until <= subject.on:
            refusals.append(too_early("until", self.until, subject.on))
        return refusals
