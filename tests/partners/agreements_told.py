"""Agreements and what hangs on them, made through commands, for the tests of the room."""

from __future__ import annotations

from typing import Any

from letsema.partners import commands
from letsema.partners.rules.agreements import Party
from letsema.values import OPERATOR, When
from tests import making

KEY = "lanterns-2012"
TWO = (Party("iom"), Party("ilo", role="donor"))


def agreement(key: str = KEY, **told: Any) -> str:
    """A memorandum of two, signed in 2012 for ten years, unless told otherwise."""
    how = {
        "kind": "memorandum",
        "title": "Light in the settlements",
        "parties": TWO,
        "signed": When.parse("2012"),
        "until": When.parse("2022-06-30"),
        "citing": making.say(),
        "by": OPERATOR,
        "at": making.at(),
        **told,
    }
    return commands.register_agreement(key=key, **how)


def event(kind: str = "renewed", on: str = "2022-01", **told: Any) -> int:
    """Something that befell the agreement."""
    how = {"citing": making.say(), "by": OPERATOR, "at": making.at(), **told}
    return commands.tell_agreement_event(**{"key": KEY, "kind": kind, "on": When.parse(on), **how})


def review(due: Any = making.DAY, **told: Any) -> int:
    """A review of the agreement, planned."""
    how = {"key": KEY, "due_on": due, "by": OPERATOR, "at": making.at(), **told}
    return commands.plan_review(**how)


def support(**told: Any) -> int:
    """Lanterns given by one organisation to another, their value unknown."""
    how = {
        "giver": "ilo",
        "receiver": "iom",
        "kind": "goods",
        "words": "Solar lanterns",
        "citing": making.say(),
        "by": OPERATOR,
        "at": making.at(),
        **told,
    }
    return commands.record_support(**how)


def follow_up(**told: Any) -> int:
    """Something an organisation is to do, about another."""
    how = {
        "kind": "follow-up",
        "words": "Write to them",
        "organisation": "ilo",
        "owner": "iom",
        "by": OPERATOR,
        "at": making.at(),
        **told,
    }
    return commands.enter_follow_up(**how)


def proposal(**told: Any) -> int:
    """A proposal to an organisation."""
    how = {"title": "Hills together", "to": "ilo", **_how(told)}
    return commands.record_proposal(**how)


def work(**told: Any) -> int:
    """A film."""
    return commands.record_work(**{"kind": "film", "title": "On the hill", **_how(told)})


def quotation(**told: Any) -> int:
    """Words somebody said, published."""
    how = {"said": "Now there is light.", "speaker": "Ama", "consent": "published", **_how(told)}
    return commands.record_quotation(**how)


def _how(told: dict[str, Any]) -> dict[str, Any]:
    return {"citing": making.say(), "by": OPERATOR, "at": making.at(), **told}
