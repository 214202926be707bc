"""What the commands on organisations, offices and contacts are called with, each in a world of
its own: see tests/house/test_permissions.py."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from letsema.partners import commands as partners
from letsema.partners.rules import Name
from letsema.values import OPERATOR, When
from tests import making

UNTIL = When.parse("2022-01")


def how(**told: Any) -> dict[str, Any]:
    """By the operator, from the booklet, at noon."""
    return {"by": OPERATOR, "at": making.at(), "citing": making.say(), **told}


def _numbered(entered: Callable[[], int], **told: Any) -> Callable[[], dict[str, Any]]:
    return lambda: {"number": entered(), **told}


def named() -> int:
    """A second name of an organisation."""
    name = Name("The Office", "alias", valid_from=date(2020, 1, 1))
    return partners.name_organisation(key="iom", name=name, **how())


def identified() -> int:
    """What a register calls it by."""
    told = {"scheme": "ror", "value": "02nr3fr97"}
    return partners.identify_organisation(key="iom", **told, **how())


def tied() -> int:
    """A tie."""
    told = {"organisation": "iom", "other": "ilo", "kind": "member-of"}
    return partners.tie_organisations(**told, **how())


def merged() -> str:
    """One that is merged."""
    told = {"key": "unfpa", "into": "ilo", "why": "The same.", "by": OPERATOR}
    partners.merge_organisations(**told, at=making.at())
    return "unfpa"


def apart() -> int:
    """Two that are not the same."""
    told = {"one": "iom", "other": "ilo", "why": "Two.", "by": OPERATOR, "at": making.at()}
    return partners.set_apart(**told)


OFFICE: dict[str, Any] = {
    "key": "nairobi",
    "organisation": "iom",
    "type": "regional",
    "names": ["Regional Office", "Nairobi Office"],
}


def opened() -> str:
    """An office of two names."""
    return partners.open_office(**OFFICE, **how())


def office_named() -> int:
    """A further name of it."""
    return partners.name_office(office=opened(), name="The Hub", **how())


def covering() -> int:
    """A country it covers."""
    return partners.cover(office=opened(), country="KEN", **how())


PERSON: dict[str, Any] = {
    "organisation": "iom",
    "role": "Focal point",
    "name": "A. Person",
    "consent": "internal",
    "retain_until": date(2022, 1, 1),
}


def contact() -> int:
    """Somebody who agreed to be known."""
    return partners.enter_contact(**PERSON, **how())


CITED: dict[str, Any] = {"citing": making.say()}
ENDED: dict[str, Any] = {"until": UNTIL, **CITED}
SHARED: dict[Any, Any] = {
    partners.name_organisation: {"key": "iom", "name": Name("The Agency"), **CITED},
    partners.end_name: _numbered(named, until=date(2022, 1, 1), **CITED),
    partners.withdraw_name: _numbered(named, why="w"),
    partners.identify_organisation: {"key": "iom", "scheme": "ror", "value": "1", **CITED},
    partners.withdraw_identifier: _numbered(identified, why="w"),
    partners.tie_organisations: {
        "organisation": "iom",
        "other": "ilo",
        "kind": "part-of",
        **CITED,
    },
    partners.end_tie: _numbered(tied, **ENDED),
    partners.withdraw_tie: _numbered(tied, why="w"),
    partners.merge_organisations: {"key": "iom", "into": "ilo", "why": "w"},
    partners.unmerge_organisation: lambda: {"key": merged(), "why": "w"},
    partners.set_apart: {"one": "iom", "other": "ilo", "why": "w"},
    partners.withdraw_apart: _numbered(apart, why="w"),
    partners.open_office: {**OFFICE, **CITED},
    partners.name_office: lambda: {"office": opened(), "name": "The Hub", **CITED},
    partners.end_office_name: _numbered(office_named, **ENDED),
    partners.withdraw_office_name: _numbered(office_named, why="w"),
    partners.cover: lambda: {"office": opened(), "country": "KEN", **CITED},
    partners.end_coverage: _numbered(covering, **ENDED),
    partners.withdraw_coverage: _numbered(covering, why="w"),
    partners.withdraw_office: lambda: {"key": opened(), "why": "w"},
    partners.enter_contact: {**PERSON, **CITED},
    partners.end_contact: _numbered(contact, **ENDED),
    partners.change_consent: _numbered(contact, consent="public"),
    partners.forget_contact: _numbered(contact, why="w"),
    partners.forget_due: {"on": date(2022, 1, 1)},
    partners.withdraw_contact: _numbered(contact, why="w"),
}
"""What any fund's secretariat may."""
