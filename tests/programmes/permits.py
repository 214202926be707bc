"""What the acts on a programme are called with, for the test of permissions; each in its stage."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from letsema.programmes import commands as programmes
from tests import making
from tests.programmes import life


def _at(stage: str, **told: Any) -> Callable[[], dict[str, Any]]:
    """Called with a programme that stands at a stage, on the day after it got there."""

    def call() -> dict[str, Any]:
        reference, day = life.reach(stage)
        return {"reference": reference, "on": day, **told}

    return call


def _decided(stage: str, **told: Any) -> Callable[[], dict[str, Any]]:
    return lambda: {**_at(stage)(), "citing": life.decided(), **told}


def _condition() -> dict[str, Any]:
    reference, day = life.reach("concept-note-approved")
    return {"number": life.condition(reference, day), "on": day}


def _suspended() -> dict[str, Any]:
    reference, day = life.reach("concept-note-approved")
    life.DECIDED["suspend"](reference, day, life.OPERATOR)
    return {"reference": reference, "citing": life.decided(day), "on": day}


def _returned() -> dict[str, Any]:
    told = _at("under-review")()
    return {**told, "words": "w", "due_on": told["on"] + timedelta(days=9)}


FILE: dict[str, Any] = {"content": life.pdf("v2"), "filename": "v.pdf"}
OF_A_PROGRAMME: dict[Any, Any] = {
    programmes.register_note: {
        "fund": making.FUND,
        "heading": "Hills",
        "facts": {"title": "T"},
        "submitted_on": making.DAY,
        **FILE,
    },
    programmes.open_review: _at("submitted"),
    programmes.return_note: _returned,
    programmes.assess_note: _at("under-review", eligible=True, scores={}, recommendation="approve"),
    programmes.submit_again: _at("returned", **FILE),
    programmes.submit_document: _at("document-solicited", **FILE),
    programmes.sign_document: _at("document-approved"),
    programmes.withdraw_programme: _at("submitted", reason="other", public_words="Gone."),
    programmes.answer_steer: lambda: {
        **_at("submitted")(),
        "steer": life.steer(),
        "words": "So.",
    },
    programmes.set_conditions: _decided("concept-note-approved", conditions=[life.terms()]),
    programmes.meet_condition: lambda: {**_condition(), "words": "Done."},
    programmes.waive_condition: lambda: {**_condition(), "citing": life.decided()},
    programmes.change_facts: _decided(
        "signed", kind="top-up", facts={"budget": making.money(9_000_000)}
    ),
    programmes.suspend_programme: _decided("signed", words="Unsafe."),
    programmes.lift_suspension: _suspended,
    programmes.unsay_decision: lambda: {
        "reference": _suspended()["reference"],
        "decision": "D-OF-2021-07-04",
        "why": "w",
        "citing": life.decided(),
    },
}
