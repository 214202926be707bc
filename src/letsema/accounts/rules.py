"""What a role reaches, whom a person acts for, and when an invitation may be accepted."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import datetime, timedelta

from letsema.values.actor import ROLES, Grant, Refusal

OPEN_FOR = timedelta(days=7)
"""How long an invitation stays open. [set]"""
SHORTEST_PASSWORD = 12
"""Characters a password has at least. [set]"""

NARROWED_BY_ORGANISATION = ("submitter", "contributor", "reader")
"""Roles that reach only what concerns the organisation they are held for."""
ACT_FOR_ONE = ("submitter", "reviewer", "committee", "contributor", "reader")
"""Roles in which somebody may act for an organisation. Who keeps the fund's record, audits it or
gives roles acts for none, not even for the body that employs them."""
OF_THE_WHOLE_FUND = ("committee", "auditor", "administrator")
"""Roles that are not narrowed to a programme or a country."""

ADDRESS = re.compile(r"[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+")


@dataclass(frozen=True, slots=True)
class RoleTerms:
    """A role and its scope; what is empty is not narrowed."""

    role: str
    fund: str = ""
    organisation: str = ""
    programme: str = ""
    country: str = ""

    @property
    def scope(self) -> dict[str, str]:
        """The scope by its names, empty ones left out."""
        told = {each.name: getattr(self, each.name) for each in fields(self)}
        return {name: value for name, value in told.items() if value and name != "role"}

    @property
    def grant(self) -> Grant:
        """What the role lets somebody reach.

        A committee member or reviewer acts for an organisation and still sees the whole fund:
        there it says whom they speak for (conflict is judged by it), and narrows nothing.
        """
        narrows = self.role in NARROWED_BY_ORGANISATION
        organisation = self.organisation if narrows else ""
        return Grant(self.role, self.fund, organisation, self.programme, self.country)


def judge_terms(terms: RoleTerms) -> Iterator[Refusal]:
    """Why a role cannot be held for a scope."""
    if terms.role not in ROLES:
        yield Refusal("role", "%(role)s is not a role", field="role", role=terms.role)
    if terms.organisation and terms.role not in ACT_FOR_ONE:
        yield Refusal(
            "acts-for-none",
            "in this role nobody acts for an organisation: leave it empty",
            field="organisation",
        )
    if terms.role in OF_THE_WHOLE_FUND:
        for name in ("programme", "country"):
            if getattr(terms, name):
                yield Refusal(
                    "whole-fund",
                    "this role reaches a whole fund: leave %(field)s empty",
                    field=name,
                )


def judge_body(terms: RoleTerms, standing: Iterable[RoleTerms]) -> Iterator[Refusal]:
    """Why somebody cannot act for one more organisation: everybody acts for one at most.

    Source: conflict is by the body a person acts for; who acted for two could not be judged.
    """
    others = {held.organisation for held in standing if held.organisation} - {terms.organisation}
    if terms.organisation and others:
        yield Refusal(
            "acts-for-another",
            "they act for %(other)s already: end that role first",
            field="organisation",
            other=", ".join(sorted(others)),
        )


def acting_for(standing: Iterable[RoleTerms]) -> str:
    """The organisation somebody acts for, empty where none."""
    return next((held.organisation for held in standing if held.organisation), "")


def judge_address(email: str) -> Iterator[Refusal]:
    """Why an address cannot be one mail reaches."""
    if not ADDRESS.fullmatch(email):
        yield Refusal(
            "address", "%(email)s is not an e-mail address", field="email", email=email[:80]
        )


def address(email: str) -> str:
    """An address as it is kept and compared: without spaces around, in small letters."""
    return email.strip().lower()


def judge_password(password: str) -> Iterator[Refusal]:
    """Why a password is too weak to be taken."""
    if len(password) < SHORTEST_PASSWORD:
        yield Refusal(
            "password-short",
            "a password has at least %(least)d characters",
            field="password",
            least=SHORTEST_PASSWORD,
        )


def token_digest(token: str) -> str:
    """What is kept of an invitation's token."""
    return hashlib.sha256(token.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Life:
    """The instants of an invitation, and whether somebody still stands behind it."""

    expires_at: datetime
    accepted_at: datetime | None = None
    withdrawn_at: datetime | None = None
    backed: bool = True
    """Whether who sent it may still give the role."""

    def state(self, at: datetime) -> str:
        """`accepted`, `withdrawn`, `expired`, `not-backed` or `open`."""
        if self.accepted_at:
            return "accepted"
        if self.withdrawn_at:
            return "withdrawn"
        if at >= self.expires_at:
            return "expired"
        return "open" if self.backed else "not-backed"


def judge_acceptance(life: Life | None, at: datetime) -> Iterator[Refusal]:
    """Why an invitation cannot be accepted now."""
    state = life.state(at) if life else "unknown"
    if state == "unknown":
        yield Refusal("invitation-unknown", "this is not the address of an invitation")
    if state == "accepted":
        yield Refusal("invitation-accepted", "this invitation was accepted already")
    if state == "withdrawn":
        yield Refusal("invitation-withdrawn", "this invitation was withdrawn")
    if state == "expired":
        yield Refusal("invitation-expired", "this invitation is open no more; ask for a new one")
    if state == "not-backed":
        yield Refusal(
            "invitation-not-backed",
            "whoever sent this invitation may not give roles any more: ask an administrator of "
            "the fund for a new one",
        )


FREQUENCIES = ("daily", "weekly", "at-once", "never")
"""How often somebody is written to about what changed. [set: daily]"""
MONDAY = 0
CLAIMED_FOR = timedelta(minutes=10)
"""How long a letter may take to leave before somebody else may send it."""
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=5), timedelta(hours=12)


def judge_preference(how: str, kinds: Iterable[str], known: Iterable[str]) -> Iterator[Refusal]:
    """Why somebody cannot wish to be written to so; `known` are the kinds of notices."""
    if how not in FREQUENCIES:
        yield Refusal("frequency", "%(how)s is not a frequency", field="how", how=how[:40])
    if strange := sorted(set(kinds) - set(known)):
        yield Refusal(
            "kinds", "there are no such notices: %(kinds)s", field="kinds", kinds=", ".join(strange)
        )


def is_due(how: str, last: datetime, at: datetime, hour: int) -> bool:
    """Whether the next letter is due: its hour (UTC) has come since the last one.

    Daily ones are due at that hour, weekly ones on Mondays at that hour; at once is always due.
    """
    if how == "at-once":
        return True
    if how == "never":
        return False
    come = at.replace(hour=hour, minute=0, second=0, microsecond=0)
    come -= timedelta(days=1) if come > at else timedelta()
    if how == "weekly":
        come -= timedelta(days=(come.weekday() - MONDAY) % 7)
    return last < come


def wait_after(tries: int) -> timedelta:
    """How long to wait after so many failures: five minutes, doubled each time, half a day."""
    doubled: int = 2 ** min(max(tries - 1, 0), 12)
    return min(FIRST_WAIT * doubled, LONGEST_WAIT)
