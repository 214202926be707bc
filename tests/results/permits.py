"""What the commands of results are called with, for the test of permissions."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from letsema.results import commands as results
from letsema.results.rules import Title
from letsema.values import OPERATOR
from letsema.values.quantity import Quantity
from tests import making

LAW, OTHER, ONE = "gha-law", "gha-plan", "GHANA-2"
HOW = {"by": OPERATOR, "at": making.at()}


def law(key: str = LAW, **told: Any) -> str:
    """An instrument of Ghana, from the booklet."""
    how: dict[str, Any] = {
        "kind": "law",
        "country": "GHA",
        "names": [Title(f"The {key}")],
        "citing": making.say(),
        **HOW,
    }
    return results.register_instrument(key=key, **{**how, **told})


def sector(key: str = LAW, code: str = "1") -> int:
    return results.place_in_sector(
        key=law(key), framework="hill-areas", code=code, citing=making.say(), **HOW
    )


def name(key: str = LAW, text: str = "Another name") -> int:
    return results.name_instrument(key=law(key), text=text, citing=making.say(), **HOW)


def stage(key: str = LAW, stage: str = "adopted", **told: Any) -> int:
    return results.tell_stage(key=law(key), stage=stage, citing=making.say(), **{**told, **HOW})


def answer(key: str = LAW, question: str = "data", answer: str = "yes", **told: Any) -> int:
    how = {"question": question, "answer": answer, "citing": making.say(), **told, **HOW}
    return results.answer_mainstreaming(key=law(key), **how)


def support(key: str = LAW, programme: str = ONE, **told: Any) -> int:
    how: dict[str, Any] = {"citing": making.say(), **told, **HOW}
    return results.claim_support(key=law(key), programme=programme, **how)


def figure(
    number: int = 12, words: str = "Laws and policies", measure: str = "instruments", **told: Any
) -> int:
    quantity = told.pop("quantity", Quantity(Decimal(number)))
    how: dict[str, Any] = {"citing": making.say(), "programmes": [ONE], **HOW, **told}
    return results.state_figure(words=words, measure=measure, quantity=quantity, **how)


def overlap(number: int, other: int) -> int:
    return results.name_overlap(number=number, other=other, words="It may.", **HOW)


def _merged() -> dict[str, Any]:
    results.merge_instruments(key=law(), into=law(OTHER), why="One law.", **HOW)
    return {"key": LAW, "why": "w"}


OF_A_PROGRAMME: dict[Any, Any] = {
    results.claim_support: lambda: {"key": law(), "programme": ONE, "citing": making.say()},
    results.state_figure: {
        "words": "Laws",
        "measure": "instruments",
        "quantity": Quantity(Decimal(12)),
        "programmes": [ONE],
        "citing": making.say(),
    },
}
SHARED: dict[Any, Any] = {
    results.register_instrument: {
        "key": LAW,
        "kind": "law",
        "names": [Title("The law")],
        "citing": making.say(),
    },
    results.name_instrument: lambda: {"key": law(), "text": "New", "citing": making.say()},
    results.place_in_sector: lambda: {
        "key": law(),
        "framework": "hill-areas",
        "code": "1",
        "citing": making.say(),
    },
    results.tell_stage: lambda: {"key": law(), "stage": "adopted", "citing": making.say()},
    results.answer_mainstreaming: lambda: {
        "key": law(),
        "question": "data",
        "answer": "yes",
        "citing": making.say(),
    },
    results.merge_instruments: lambda: {"key": law(), "into": law(OTHER), "why": "w"},
    results.unmerge_instrument: _merged,
    results.withdraw_instrument: lambda: {"key": law(), "why": "w"},
    results.withdraw_instrument_name: lambda: {"number": name(), "why": "w"},
    results.withdraw_instrument_sector: lambda: {"number": sector(), "why": "w"},
    results.withdraw_instrument_stage: lambda: {"number": stage(), "why": "w"},
    results.withdraw_answer: lambda: {"number": answer(), "why": "w"},
    results.withdraw_support_claim: lambda: {"number": support(), "why": "w"},
    results.name_overlap: lambda: {"number": figure(), "other": figure(56)},
    results.withdraw_figure: lambda: {"number": figure(), "why": "w"},
    results.withdraw_overlap: lambda: {"number": overlap(figure(), figure(56)), "why": "w"},
}
