"""Carrying out what was resolved: every act as calls on the rooms below, citing the decision."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from letsema.governance import commands as governing
from letsema.governance import queries as governance
from letsema.money import commands as money
from letsema.proceedings.queries.subjects import subject_of
from letsema.proceedings.rules import terms as t
from letsema.proceedings.rules.acts import ACTS, VOID, Correction, judge_resolution
from letsema.proceedings.rules.subjects import Subject
from letsema.programmes import commands as programmes
from letsema.programmes import queries as reading
from letsema.programmes.rules.facts import ParticipantPart
from letsema.values import Actor, Citation, Money, Refused, When


@dataclass(frozen=True, slots=True)
class Applying:
    """A decision about one item: what it is cited as, from which day it counts, by whom.

    `condition` is the number of the condition the item is about, None where it is about none.
    """

    act: str
    terms: Any
    subject: Subject
    number: str
    body: str
    internal_words: str
    by: Actor
    at: datetime
    condition: int | None = None

    @property
    def citing(self) -> Citation:
        """The decision it rests on."""
        return Citation(decision=self.number)

    @property
    def day(self) -> date:
        """The day it counts from."""
        return self.subject.on

    @property
    def reference(self) -> str:
        """The programme's reference."""
        return self.subject.reference

    @property
    def rests(self) -> dict[str, Any]:
        """What every command on the programme is told."""
        return {
            "reference": self.reference,
            "citing": self.citing,
            "on": self.day,
            "by": self.by,
            "at": self.at,
        }


def apply(one: Applying) -> None:
    """Carry out an act. Refused: by its own judgement, or by a room below."""
    if refusals := judge_resolution(one.act, one.terms, one.subject):
        raise Refused(*refusals)
    _HOW[one.act](one)


def _enter(one: Applying, **told: Any) -> None:
    """Enter the stage the act leads to."""
    programmes.enter_stage(
        reference=one.reference,
        stage=ACTS[one.act].stage_after(one.subject.stage),
        citing=one.citing,
        when=When.on(one.day),
        by=one.by,
        at=one.at,
        **told,
    )


def _change(one: Applying, kind: str, facts: Mapping[str, Any]) -> None:
    programmes.change_facts(kind=kind, facts=facts, **one.rests)


def _conditions(one: Applying) -> None:
    if one.terms.conditions:
        programmes.set_conditions(conditions=one.terms.conditions, **one.rests)


def _allocate(one: Applying) -> None:
    shares = [(each.organisation, each.amount) for each in one.terms.shares]
    money.allocate(shares=shares, **one.rests)


def _nothing(_one: Applying) -> None:
    """The decision's words say all."""


def _approve_with_conditions(one: Applying) -> None:
    _enter(one)
    _conditions(one)


def _approve_below_request(one: Applying) -> None:
    _enter(one)
    _change(one, "revision", {"budget": one.terms.amount})


def _approve_document(one: Applying) -> None:
    _enter(one)
    _allocate(one)
    _conditions(one)


def _return(one: Applying) -> None:
    _enter(one, internal_words=one.terms.words, due_on=one.terms.due_on)


def _decline(one: Applying) -> None:
    _leave(one, "other")


def _remove(one: Applying) -> None:
    _leave(one, one.terms.reason)


def _leave(one: Applying, reason: str) -> None:
    _enter(
        one,
        reason=reason,
        public_words=one.terms.public_words,
        internal_words=one.terms.internal_words or one.internal_words,
    )


def _extend(one: Applying) -> None:
    _change(one, "extension", {"ends": When.on(one.terms.ends)})


def _extend_with_cost(one: Applying) -> None:
    ends = {"ends": When.on(one.terms.ends)}
    more = _more(one)
    _change(one, "cost-extension" if more else "extension", {**ends, **more})
    _allocate(one)


def _top_up(one: Applying) -> None:
    if more := _more(one):
        _change(one, "top-up", more)
    _allocate(one)


def _more(one: Applying) -> dict[str, Money]:
    """The budget with the new shares, where one is known: none is made up of them."""
    stood = one.subject.budget
    if stood is None:
        return {}
    added = sum(each.amount.amount for each in one.terms.shares)
    return {"budget": replace(stood, amount=stood.amount + added)}


def _revise(one: Applying) -> None:
    _change(one, "revision", one.terms.facts)


def _participants(one: Applying, kind: str, parts: Mapping[str, str | None]) -> None:
    told = [ParticipantPart(key, role) for key, role in parts.items()]
    _change(one, kind, {"participants": tuple(told)})


def _join(one: Applying) -> None:
    parts = {**(one.subject.participants or {}), one.terms.organisation: one.terms.role}
    _participants(one, "participants", parts)


def _release(one: Applying) -> None:
    parts = dict(one.subject.participants or {})
    del parts[one.terms.organisation]
    _participants(one, "participants", parts)


def _convene(one: Applying) -> None:
    before = one.subject.participants or {}
    parts = {key: "participating" if role == "convening" else role for key, role in before.items()}
    _participants(one, "convening-agency", {**parts, one.terms.organisation: "convening"})


def _suspend(one: Applying) -> None:
    programmes.suspend_programme(words=one.terms.words, **one.rests)


def _lift(one: Applying) -> None:
    programmes.lift_suspension(**one.rests)


def _waive(one: Applying) -> None:
    if one.condition is None:
        raise LookupError("condition")  # a constraint holds it: such an item has one
    programmes.waive_condition(
        number=one.condition, citing=one.citing, on=one.day, by=one.by, at=one.at
    )


def _give_steer(one: Applying) -> None:
    terms: t.SteerTerms = one.terms
    governing.give_steer(
        body=one.body,
        code=terms.code,
        title=terms.title,
        words=terms.words,
        since=one.day,
        until=terms.until,
        citing=one.citing,
        by=one.by,
        at=one.at,
    )


def _correct(one: Applying) -> None:
    """Take back what rests on the earlier decision, then carry out what it should have been.

    The right act counts from the day of the earlier decision: so it was decided then.
    """
    terms: Correction = one.terms
    why = one.internal_words or one.number
    _unsay(one, terms.decision, why)
    if terms.act == VOID or one.subject.earlier is None or terms.terms is None:
        return
    since = one.subject.earlier.taken_on
    subject = subject_of("", one.reference, since)
    apply(replace(one, act=terms.act, terms=terms.terms, subject=subject))


def _unsay(one: Applying, decision: str, why: str) -> None:
    who = {"by": one.by, "at": one.at}
    for steer in governance.steers(one.body):
        if steer.decision == decision and steer.until is None:
            governing.end_steer(
                body=one.body, code=steer.code, until=one.day, citing=one.citing, **who
            )
    if not one.reference:
        return
    withdrawn = money.unsay_allocations(reference=one.reference, decision=decision, why=why, **who)
    if decision in reading.decisions_about(one.reference) or not withdrawn:
        programmes.unsay_decision(
            reference=one.reference, decision=decision, why=why, citing=one.citing, **who
        )


_HOW: dict[str, Callable[[Applying], None]] = {
    "approve": _enter,
    "approve-with-conditions": _approve_with_conditions,
    "approve-below-request": _approve_below_request,
    "solicit": _enter,
    "allocate": _approve_document,
    "defer": _nothing,
    "return": _return,
    "decline": _decline,
    "remove": _remove,
    "extend": _extend,
    "extend-with-cost": _extend_with_cost,
    "revise": _revise,
    "top-up": _top_up,
    "add-participant": _join,
    "release-participant": _release,
    "change-convening-agency": _convene,
    "suspend": _suspend,
    "lift": _lift,
    "close": _enter,
    "correct": _correct,
    "turn-down": _nothing,
    "note": _nothing,
    "waive": _waive,
    "adopt": _nothing,
    "give-steer": _give_steer,
}
"""How each act is carried out; a test holds it complete."""
