"""The example's accounts: one for each role, their password known to everybody."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from django.conf import settings

from letsema.accounts import commands, queries
from letsema.governance import queries as governance
from letsema.values import NOBODY, Actor


def may_stand(fund: str) -> bool:
    """Whether the example's accounts may be made: never beside real work, never on a server."""
    others = [each.slug for each in governance.funds() if each.slug != fund]
    return not settings.BEHIND_TLS and not others


def steps(told: dict[str, Any], by: Actor) -> Iterator[Callable[[datetime], object]]:
    """The acts that make them: each is invited and accepts. `by` may invite whenever asked."""
    for person in told["people"]:
        terms = {name: value for name, value in person.items() if name != "name"}

        def enter(at: datetime, person: Any = person, terms: Any = terms) -> object:
            token = commands.invite_person(**terms, by=by, at=at)
            answer = {"name": person["name"], "password": told["password"]}
            return commands.accept_invitation(token=token, **answer, by=NOBODY, at=at)

        yield enter


def standing(told: dict[str, Any]) -> list[dict[str, Any]]:
    """The example's people that have an account in the record."""
    known = queries.keys_of(person["email"] for person in told["people"])
    return [person for person in told["people"] if person["email"] in known]
