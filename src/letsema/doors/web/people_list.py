"""The list of people: a line for every role somebody holds, and for who holds none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from letsema.accounts.queries import PersonView, RoleView
from letsema.doors.web import roles
from letsema.doors.web.listing import Column, Filter, Listing

NONE, EVERY = ".none", ".every"
"""What the address calls no role, no organisation and every fund: no slug begins with a dot."""


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody and a role they hold, None where they hold none; what it is held for, in words."""

    person: PersonView
    role: RoleView | None
    scope: str
    fund: tuple[str, str] | None
    organisation: tuple[str, str]

    @property
    def name(self) -> str:
        """What they are called, the address where nobody told a name."""
        return self.person.name or self.person.email

    @property
    def role_told(self) -> tuple[str, str]:
        """The role as (code, word)."""
        return (self.role.role, roles.name(self.role.role)) if self.role else (NONE, _("no role"))

    @property
    def since(self) -> datetime | None:
        """When the role was given."""
        return self.role.granted_at if self.role else None


def rows(people: Iterable[PersonView], called: roles.Called) -> list[Line]:
    """A line for every role of these people, and one for who holds none."""
    return [_line(person, held, called) for person in people for held in person.roles or (None,)]


def _line(person: PersonView, held: RoleView | None, called: roles.Called) -> Line:
    nobody = (NONE, _("no organisation"))
    if held is None:
        return Line(person, None, "", None, nobody)
    terms = held.terms
    every, acting = (EVERY, _("every fund")), terms.organisation
    fund = (terms.fund, called.funds.get(terms.fund, terms.fund)) if terms.fund else every
    body = (acting, called.organisations.get(acting, acting)) if acting else nobody
    return Line(person, held, roles.scope(terms, called), fund, body)


PEOPLE = Listing(
    first="person",
    unit=lambda row: row.person.key,
    columns=(
        Column("person", lazy("Person"), lambda row: row.name),
        Column("email", lazy("E-mail address"), lambda row: row.person.email, shown=False),
        Column("role", lazy("Role"), lambda row: row.role_told[1]),
        Column("for", lazy("For"), lambda row: row.scope),
        Column(
            "since",
            lazy("Since"),
            lambda row: row.since.date().isoformat() if row.since else "",
            lambda row: row.since,
        ),
    ),
    filters=(
        Filter("role", lazy("Role"), lazy("any role or none"), lambda row: [row.role_told]),
        Filter("fund", lazy("Fund"), lazy("any fund"), lambda row: [row.fund] if row.fund else []),
        Filter(
            "organisation",
            lazy("Organisation"),
            lazy("any organisation or none"),
            lambda row: [row.organisation],
        ),
    ),
)
