"""The roles people hold, in words: what each is called, what it lets somebody do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from letsema.accounts.rules import RoleTerms
from letsema.doors.web import names
from letsema.governance import queries as governance
from letsema.partners import queries as partners

NAMES = {
    "secretariat": lazy("Secretariat"),
    "submitter": lazy("Submitter"),
    "reviewer": lazy("Reviewer"),
    "committee": lazy("Committee member"),
    "contributor": lazy("Contributor"),
    "reader": lazy("Partner or government reader"),
    "auditor": lazy("Auditor"),
    "administrator": lazy("Administrator"),
}
ALLOWS = {
    "secretariat": lazy(
        "Keeps the record of the fund: registers notes and documents, opens reviews, prepares and "
        "closes meetings, releases editions. Sees what is not public."
    ),
    "submitter": lazy(
        "Submits concept notes and joint programme documents, answers what was returned, and sees "
        "them before the committee has decided."
    ),
    "reviewer": lazy("Assesses submitted notes and sees them before the committee has decided."),
    "committee": lazy(
        "Reads the papers of the committee’s meetings, declares interests and takes positions."
    ),
    "contributor": lazy("Follows what the fund does with the contributions made to it."),
    "reader": lazy("Follows the programmes of an organisation or a country."),
    "auditor": lazy(
        "Reads all of the fund’s record, what is not public included; changes nothing."
    ),
    "administrator": lazy("Invites people, gives roles and ends them. Decides nothing else."),
}


def name(role: str) -> str:
    """What a role is called."""
    return str(NAMES.get(role, role))


def allows(role: str) -> str:
    """What a role lets somebody do, in a sentence or two."""
    return str(ALLOWS.get(role, ""))


@dataclass(frozen=True, slots=True)
class Called:
    """What funds and organisations are called for short, by their slug and key."""

    funds: Mapping[str, str]
    organisations: Mapping[str, str]

    @classmethod
    def all(cls) -> Called:
        """Those on record, for a page of many roles."""
        return cls(
            {fund.slug: fund.short_name or fund.name for fund in governance.funds()},
            {each.key: each.acronym for each in partners.organisations()},
        )


def scope(terms: RoleTerms, called: Called | None = None) -> str:
    """What a role is held for, as a line; `called` where many are told."""
    called = called or _of(terms)
    parts = [called.funds.get(terms.fund, terms.fund) if terms.fund else _("every fund")]
    if terms.organisation:
        told = called.organisations.get(terms.organisation, terms.organisation)
        parts.append(_("acting for %(organisation)s") % {"organisation": told})
    if terms.programme:
        parts.append(_("programme %(reference)s only") % {"reference": terms.programme})
    if terms.country:
        parts.append(_("%(country)s only") % {"country": names.country(terms.country)})
    return " · ".join(parts)


def _of(terms: RoleTerms) -> Called:
    """The names one role needs."""
    fund = governance.fund(terms.fund) if terms.fund else None
    body = partners.organisation(terms.organisation) if terms.organisation else None
    return Called(
        {fund.slug: fund.short_name or fund.name} if fund else {},
        {body.key: body.acronym} if body else {},
    )
