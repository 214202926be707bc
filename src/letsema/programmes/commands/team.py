"""Saying who makes up a programme's team."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from letsema.documents import commands as documents
from letsema.partners import queries as partners
from letsema.programmes.commands.entering import (
    Told,
    end,
    organisation_number,
    said_once,
    span,
    told_of,
    withdraw,
)
from letsema.programmes.models import TeamMember
from letsema.programmes.rules.facts import ElementPart, clean
from letsema.programmes.rules.partnering import judge_words
from letsema.reference import queries as reference_queries
from letsema.reference import rules as reference_rules
from letsema.values import Actor, Citation, Refusal, Refused, When, digest


@transaction.atomic
def join_team(
    *,
    reference: str,
    role: str,
    citing: Citation,
    by: Actor,
    at: datetime,
    organisation: str = "",
    country: str = "",
    outcome: ElementPart | None = None,
    contact: int | None = None,
    since: Told = None,
    until: Told = None,
) -> int:
    """Say that a role belongs to a programme's team and return its number; told again is the same.

    `role` in words; the organisation whose role it is, the country (alpha-3) and the outcome it
    is for, and the number of the contact who holds it, where they are known. The programme's
    submitter and secretariat may. Refused: no role, an unknown organisation, country, outcome,
    contact or source, an end before its beginning.
    """
    programme = told_of(reference, by)
    if refusals := [*judge_words(role, "role"), *_judge_country(country)]:
        raise Refused(*refusals)
    begins, ends = span(since, until)
    same = {
        "role": clean(role),
        "organisation_id": organisation_number(organisation) if organisation else None,
        "country": country,
        "outcome_id": _element(outcome) if outcome else None,
        "contact_id": _contact(contact) if contact is not None else None,
        **begins,
    }
    terms = digest([programme.pk, same])
    basis = documents.source_cited(citing=citing, by=by, at=at)
    same |= {"programme": programme, "terms": terms}
    return said_once(
        TeamMember, same, {**ends, **basis}, kind="programmes.team.joined", by=by, at=at
    ).pk


def _judge_country(code: str) -> list[Refusal]:
    if not code or code in {each.alpha3 for each in reference_rules.countries()}:
        return []
    return [Refusal("unknown-country", "there is no country %(code)s", field="country", code=code)]


def _element(part: ElementPart) -> int:
    pk = reference_queries.element_keys(part.framework).get(part.code)
    if pk is None:
        raise Refused(
            Refusal(
                "unknown-element",
                "framework %(framework)s has no element %(code)s",
                field="outcome",
                framework=part.framework,
                code=part.code,
            )
        )
    return pk


def _contact(number: int) -> int:
    if number not in partners.contacts_by_number([number]):
        raise Refused(
            Refusal(
                "unknown-contact",
                "there is no contact under the number %(number)d",
                field="contact",
                number=number,
            )
        )
    return number


@transaction.atomic
def end_team(*, number: int, until: When | date, citing: Citation, by: Actor, at: datetime) -> None:
    """Say until when a role was in a programme's team. Refused as in `entering.end`."""
    end(TeamMember, number, until, citing, kind="programmes.team.left", by=by, at=at)


@transaction.atomic
def withdraw_team_member(*, number: int, why: str, by: Actor, at: datetime) -> None:
    """Withdraw a role of a team told by mistake. Refused as in `entering.withdraw`."""
    withdraw(TeamMember, number, why, kind="programmes.team.withdrawn", by=by, at=at)
