"""A programme's life walked through commands, for tests: each stage reached, each act done."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count
from typing import Any

from letsema.governance import commands as governance
from letsema.governance import queries
from letsema.programmes import commands as programmes
from letsema.programmes.models import Condition, Programme
from letsema.programmes.rules.conditions import ConditionTerms
from letsema.programmes.rules.facts import CountryPart, ParticipantPart
from letsema.values import OPERATOR, Actor, Citation, When
from letsema.values.actor import Grant
from tests import making

REF = "GHANA-2"
START = date(2021, 7, 1)
AT = making.at("2024-01-01")
numbers = count(1)


def person(role: str, **scope: str) -> Actor:
    """Somebody who holds one role, for the fund unless a scope is given."""
    if role == "operator":
        return OPERATOR
    return Actor(f"a-{role}", grants=frozenset({Grant(role, **(scope or {"fund": making.FUND}))}))


def how(by: Actor = OPERATOR, **told: Any) -> dict[str, Any]:
    """Who and when."""
    return {"by": by, "at": AT, **told}


def pdf(words: object = "") -> bytes:
    """A file that passes for a PDF, another for other words."""
    return f"%PDF-1.7 {words}".encode()


def decide(day: date = START) -> Citation:
    """A new decision of the committee."""
    return making.decide(f"D-{next(numbers)}", day)


def decided(day: date = START) -> Citation:
    """One decision of that day, whoever asks."""
    number = f"D-OF-{day.isoformat()}"
    known = queries.decision_key(number)
    return Citation(decision=number) if known else making.decide(number, day)


def terms(**told: Any) -> ConditionTerms:
    """A condition."""
    return ConditionTerms(**{"words": "Show the plan.", "owner": "iom", **told})


def note(by: Actor = OPERATOR, *, on: date = START, **told: Any) -> str:
    """A registered note of Ghana by IOM in area 2."""
    facts = {
        "title": "Work in Ghana",
        "thematic_area": "2",
        "countries": [CountryPart("GHA")],
        "participants": [ParticipantPart("iom", "convening"), ParticipantPart("ilo")],
        "budget": making.money(1_000_000),
        "duration_months": 24,
    }
    asked = {
        "fund": making.FUND,
        "heading": "Ghana",
        "facts": facts,
        "content": pdf(next(numbers)),
        "filename": "note.pdf",
        "submitted_on": on,
    }
    return programmes.register_note(**{**asked, **told}, **how(by))


def enter(reference: str, stage: str, day: date, **told: Any) -> None:
    """Enter a stage by a new decision."""
    exits = {"reason": "other", "public_words": "Gone."}
    told |= exits if stage in ("removed", "declined") else {}
    programmes.enter_stage(
        reference=reference, stage=stage, citing=decide(day), when=When.on(day), **told, **how()
    )


WAYS = {
    "submitted": (),
    "under-review": ("open-review",),
    "returned": ("open-review", "return-note"),
    "concept-note-approved": ("open-review", "concept-note-approved"),
    "document-solicited": ("open-review", "document-solicited"),
    "document-submitted": ("open-review", "document-solicited", "submit-document"),
}
WAYS["document-approved"] = (*WAYS["document-submitted"], "document-approved")
WAYS["signed"] = (*WAYS["document-approved"], "sign-document")
WAYS["under-implementation"] = (*WAYS["signed"], "under-implementation")
WAYS["operationally-closed"] = (*WAYS["under-implementation"], "operationally-closed")
WAYS["financially-closed"] = (*WAYS["operationally-closed"], "financially-closed")
WAYS["removed"] = (*WAYS["concept-note-approved"], "removed")
WAYS["declined"] = (*WAYS["under-review"], "declined")
WAYS["withdrawn"] = (*WAYS["under-review"], "withdraw")
"""For every stage but the draft, the acts and decisions that lead to it from a note."""


def reach(stage: str) -> tuple[str, date]:
    """A programme that stands at a stage, and the day after it got there."""
    reference, day = note(), START
    for step in WAYS[stage]:
        day += timedelta(days=1)
        take(step, reference, day)
    return reference, day + timedelta(days=1)


def take(step: str, reference: str, day: date, by: Actor = OPERATOR) -> None:
    """Do an act, or enter a stage by decision."""
    if step in ACTS:
        ACTS[step](reference, day, by)
    else:
        enter(reference, step, day)


def steer() -> int:
    known = {each.code: each.number for each in queries.steers(making.COMMITTEE)}
    if "hills" in known:
        return known["hills"]
    return governance.give_steer(
        body=making.COMMITTEE,
        code="hills",
        title="A steer",
        words="Say how.",
        since=When.on(START),
        citing=decide(START),
        by=OPERATOR,
        at=AT,
    )


def _submit(command: Any) -> Any:
    return lambda reference, day, by: command(
        reference=reference, content=pdf(next(numbers)), filename="v.pdf", on=day, **how(by)
    )


def condition(reference: str, day: date, *, release: bool = False) -> int:
    """An open condition, put there whatever the stage is: set while it was allowed."""
    return Condition.objects.create(
        programme=Programme.objects.get(reference=reference),
        decision_id=queries.decision_key(decided(day).decision or ""),
        position=next(numbers),
        words="Show it.",
        release=release,
        recorded_at=AT,
    ).pk


def _meet(release: bool) -> Any:
    return lambda reference, day, by: programmes.meet_condition(
        number=condition(reference, day, release=release), on=day, words="Done.", **how(by)
    )


ACTS: dict[str, Any] = {
    "open-review": lambda ref, day, by: programmes.open_review(reference=ref, on=day, **how(by)),
    "return-note": lambda ref, day, by: programmes.return_note(
        reference=ref, due_on=day + timedelta(days=30), words="Say more.", on=day, **how(by)
    ),
    "submit-again": _submit(programmes.submit_again),
    "submit-document": _submit(programmes.submit_document),
    "sign-document": lambda ref, day, by: programmes.sign_document(
        reference=ref, on=day, **how(by)
    ),
    "withdraw": lambda ref, day, by: programmes.withdraw_programme(
        reference=ref, reason="other", public_words="It is withdrawn.", on=day, **how(by)
    ),
    "assess-note": lambda ref, day, by: programmes.assess_note(
        reference=ref,
        on=day,
        eligible=True,
        scores={"principles": 3},
        recommendation="approve",
        **how(by),
    ),
    "meet-condition": _meet(release=False),
    "meet-release-condition": _meet(release=True),
    "answer-steer": lambda ref, day, by: programmes.answer_steer(
        reference=ref, steer=steer(), words="So.", on=day, **how(by)
    ),
}
"""The acts somebody does, by code: called with the reference, the day, and who."""

DECIDED: dict[str, Any] = {
    "set-conditions": lambda ref, day, by: programmes.set_conditions(
        reference=ref, conditions=[terms()], citing=decided(day), on=day, **how(by)
    ),
    "waive-condition": lambda ref, day, by: programmes.waive_condition(
        number=condition(ref, day, release=False), citing=decided(day), on=day, **how(by)
    ),
    "change-facts": lambda ref, day, by: programmes.change_facts(
        reference=ref,
        kind="top-up",
        facts={"budget": making.money(2_000_000)},
        citing=decided(day),
        on=day,
        **how(by),
    ),
    "suspend": lambda ref, day, by: programmes.suspend_programme(
        reference=ref, words="Unsafe.", citing=decided(day), on=day, **how(by)
    ),
}
"""The acts that enter what the committee decided."""
