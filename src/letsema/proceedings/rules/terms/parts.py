"""What terms are made of: texts, days, money, conditions, shares; and how each is judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import Any, Self

from letsema.proceedings.rules.subjects import Subject
from letsema.programmes.rules.conditions import ConditionTerms, judge_terms
from letsema.reference import rules as reference
from letsema.values import Money, Refusal, When
from letsema.values.money import MoneyStage


def plain(value: Any) -> Any:
    """A value of terms as plain JSON: days in ISO 8601, money exact."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Money):
        return value.as_json()
    if isinstance(value, When):
        return [value.precision, plain(value.earliest), plain(value.latest)]
    if is_dataclass(value):
        return {each.name: plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Mapping):
        return {name: plain(each) for name, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(each) for each in value]
    return value


def day_of(told: str | None) -> date | None:
    """A day, or None where none is told."""
    return date.fromisoformat(told) if told else None


def wanted(**texts: str) -> list[Refusal]:
    """A refusal for every text that is empty."""
    return [
        Refusal("empty", "%(field)s: a text is missing", field=name)
        for name, text in texts.items()
        if not text.strip()
    ]


@dataclass(frozen=True, slots=True)
class Terms:
    """No terms: the act says all. Every other class of terms is one of these."""

    def as_json(self) -> dict[str, Any]:
        """The terms as plain data."""
        return {each.name: plain(getattr(self, each.name)) for each in fields(self)}

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> Self:
        """The terms that `as_json` told."""
        return cls(**told)

    def judge(self, subject: Subject) -> list[Refusal]:
        """Why these terms cannot stand for a subject; empty where they can."""
        return []


def conditions_of(told: Mapping[str, Any]) -> tuple[ConditionTerms, ...]:
    """The conditions among terms told as plain data."""
    return tuple(ConditionTerms.from_json(each) for each in told.get("conditions", ()))


def judge_conditions(conditions: Sequence[ConditionTerms], subject: Subject) -> list[Refusal]:
    """Why conditions cannot stand, where there are any: words, an owner, a day to come."""
    refusals = judge_terms(conditions) if conditions else []
    for each in conditions:
        if each.owner and each.owner not in subject.organisations:
            refusals.append(unknown_organisation("conditions", each.owner))
        if each.due_on and each.due_on < subject.on:
            refusals.append(too_early("conditions", each.due_on, subject.on))
    return refusals


def unknown_organisation(name: str, key: str) -> Refusal:
    """The refusal of a key nobody has."""
    return Refusal(
        "unknown-organisation", "%(field)s: there is no organisation %(key)s", field=name, key=key
    )


def too_early(name: str, day: date, on: date) -> Refusal:
    """The refusal of a day that is not after the decision."""
    return Refusal(
        "too-early",
        "%(field)s: %(day)s is not after the decision of %(on)s",
        field=name,
        day=day.isoformat(),
        on=on.isoformat(),
    )


def judge_money(name: str, amounts: Sequence[Money]) -> list[Refusal]:
    """Why amounts cannot stand: each above zero, in a currency in use."""
    known = {each.code for each in reference.currencies()}
    refusals = []
    if any(each.amount <= 0 for each in amounts):
        refusals.append(Refusal("amount", "%(field)s: an amount above zero", field=name))
    refusals += [
        Refusal(
            "unknown-currency", "%(field)s: there is no currency %(code)s", field=name, code=code
        )
        for code in sorted({each.currency for each in amounts} - known)
    ]
    return refusals


@dataclass(frozen=True, slots=True)
class Share:
    """What an organisation is allocated."""

    organisation: str
    amount: Money

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> Share:
        """The share that was told."""
        return cls(told["organisation"], Money.from_json(told["amount"], MoneyStage.ALLOCATION))


def shares_of(told: Mapping[str, Any]) -> tuple[Share, ...]:
    """The shares among terms told as plain data."""
    return tuple(Share.from_json(each) for each in told["shares"])


def judge_shares(shares: Sequence[Share], subject: Subject) -> list[Refusal]:
    """Why shares cannot be allocated: each above zero, once, to a participant, in one currency."""
    if not shares:
        return [Refusal("no-shares", "say what each participant is allocated", field="shares")]
    refusals = judge_money("shares", [each.amount for each in shares])
    keys = [each.organisation for each in shares]
    if len(set(keys)) < len(keys):
        refusals.append(
            Refusal("named-twice", "%(field)s: one of them is named twice", field="shares")
        )
    if len({each.amount.currency for each in shares}) > 1:
        refusals.append(
            Refusal("currencies", "shares: all in one currency, which are never added to another")
        )
    if any(each.amount.stage != MoneyStage.ALLOCATION for each in shares):
        refusals.append(Refusal("money-stage", "shares: an allocation and no other money"))
    for key in keys:
        if subject.participants is not None and key not in subject.participants:
            refusals.append(not_participant("shares", key))
        elif key not in subject.organisations:
            refusals.append(unknown_organisation("shares", key))
    return refusals


def not_participant(name: str, key: str) -> Refusal:
    """The refusal of an organisation that takes no part."""
    return Refusal("not-participant", "%(field)s: %(key)s takes no part in it", field=name, key=key)


def judge_more(shares: Sequence[Share], subject: Subject) -> list[Refusal]:
    """Why shares cannot be added to the budget that stands: it is in another currency."""
    stood = subject.budget
    if stood is None or all(each.amount.currency == stood.currency for each in shares):
        return []
    return [
        Refusal(
            "currencies",
            "shares: the budget is in %(currency)s, and no other currency is added to it",
            field="shares",
            currency=stood.currency,
        )
    ]
