"""What the commands of achievements and learning are called with, for the test of permissions."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from letsema.reference import commands as reference
from letsema.reference.rules import packaged_frameworks
from letsema.results import commands as results
from letsema.results import queries
from letsema.results.rules import ACHIEVEMENT_KINDS, Attending
from letsema.values import OPERATOR
from letsema.values.quantity import Quantity
from tests import making
from tests.results import permits

ONE = "GHANA-2"
HOW = {"by": OPERATOR, "at": making.at()}


def kinds() -> None:
    """Take in the kinds of achievement that come with the package."""
    found = next(each for each in packaged_frameworks() if each.slug == ACHIEVEMENT_KINDS)
    told = {name: getattr(found, name) for name in ("slug", "title", "owner", "source", "kind")}
    reference.adopt_framework(**told, elements=found.elements, **HOW)


def told_of_achievement(**told: Any) -> dict[str, Any]:
    kinds()
    how = {"programme": ONE, "kind": "advocacy", "statement": "A review was asked for."}
    return {**how, "citing": making.say(), **told}


def achievement(statement: str = "A review was asked for.", **told: Any) -> int:
    how = told_of_achievement(statement=statement, **told)
    return results.record_achievement(**{**HOW, **how})


PROCESS: dict[str, Any] = {
    "forum": "The hill forum",
    "brought": "A paper.",
    "programme": ONE,
    "citing": making.say(),
}
STORY: dict[str, Any] = {
    "kind": "case-study",
    "title": "One hill",
    "words": "It went well.",
    "programme": ONE,
    "citing": making.say(),
}
EVENT: dict[str, Any] = {
    "kind": "training",
    "title": "Two days on the hill",
    "programme": ONE,
    "groups": [Attending("officials", 12, "women"), Attending("officials", 9, "men")],
    "citing": making.say(),
}
INITIATIVE: dict[str, Any] = {
    "key": "hill-school",
    "programme": ONE,
    "title": "A school on the hill",
    "citing": making.say(),
}
RESULT: dict[str, Any] = {
    "programme": ONE,
    "code": "1",
    "kind": "outcome",
    "words": "Hills are governed.",
    "citing": making.say(),
}


def process(**told: Any) -> int:
    return results.record_process(**{**HOW, **PROCESS, **told})


def story(**told: Any) -> int:
    return results.record_story(**{**HOW, **STORY, **told})


def event(**told: Any) -> int:
    return results.record_event(**{**HOW, **EVENT, **told})


def initiative(key: str = "hill-school", **told: Any) -> str:
    return results.start_initiative(**{**HOW, **INITIATIVE, "key": key, **told})


def result(code: str = "1", **told: Any) -> int:
    return results.state_result(**{**HOW, **RESULT, "code": code, **told})


def indicator(statement: int | None = None, **told: Any) -> int:
    number = result() if statement is None else statement
    how: dict[str, Any] = {"words": "Hills with a council", "unit": "hills", **told}
    return results.add_indicator(statement=number, citing=making.say(), **{**HOW, **how})


def value(of: int | None = None, number: int = 3, kind: str = "baseline", **told: Any) -> int:
    how = {"quantity": Quantity(Decimal(number)), "citing": making.say(), **HOW, **told}
    return results.state_value(indicator=indicator() if of is None else of, kind=kind, **how)


def _initiative_part(part: str) -> int:
    kept = queries.initiative(
        initiative(sectors=[("hill-areas", "1")], instruments=[permits.law()]), public_only=False
    )
    assert kept is not None
    return int(getattr(kept, part)[0].number)


OF_A_PROGRAMME: dict[Any, Any] = {
    results.record_achievement: told_of_achievement,
    results.record_process: PROCESS,
    results.record_story: STORY,
    results.record_event: EVENT,
    results.start_initiative: INITIATIVE,
    results.state_result: RESULT,
    results.add_indicator: lambda: {
        "statement": result(),
        "words": "Hills with a council",
        "citing": making.say(),
    },
    results.state_value: lambda: {
        "indicator": indicator(),
        "kind": "baseline",
        "quantity": Quantity(Decimal(3)),
        "citing": making.say(),
    },
}
SHARED: dict[Any, Any] = {
    results.withdraw_achievement: lambda: {"number": achievement(), "why": "w"},
    results.withdraw_process: lambda: {"number": process(), "why": "w"},
    results.withdraw_story: lambda: {"number": story(), "why": "w"},
    results.withdraw_event: lambda: {"number": event(), "why": "w"},
    results.withdraw_initiative: lambda: {"key": initiative(), "why": "w"},
    results.withdraw_initiative_sector: lambda: {"number": _initiative_part("sectors"), "why": "w"},
    results.withdraw_initiative_instrument: lambda: {
        "number": _initiative_part("instruments"),
        "why": "w",
    },
    results.withdraw_statement: lambda: {"number": result(), "why": "w"},
    results.withdraw_indicator: lambda: {"number": indicator(), "why": "w"},
    results.withdraw_value: lambda: {"number": value(), "why": "w"},
}
