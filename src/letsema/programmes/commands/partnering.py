"""Saying what organisations do in a programme, and what agreements, support and bodies it has."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from letsema.documents import commands as documents
from letsema.governance import queries as governance
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
from letsema.programmes.models import ProgrammeAgreement, ProgrammeBody, ProgrammeSupport, Task
from letsema.programmes.rules.facts import clean
from letsema.programmes.rules.partnering import judge_body_role, judge_words
from letsema.values import Actor, Citation, Refusal, Refused, When, digest


@transaction.atomic
def give_task(
    *,
    reference: str,
    organisation: str,
    words: str,
    citing: Citation,
    by: Actor,
    at: datetime,
    since: Told = None,
    until: Told = None,
) -> int:
    """Say what an organisation does in a programme and return its number; told again is the same.

    One may do several things: each in words of its own. The programme's submitter and secretariat
    may. Refused: no words, an unknown organisation or source, an end before its beginning.
    """
    programme = told_of(reference, by)
    if refusals := judge_words(words, "words"):
        raise Refused(*refusals)
    begins, ends = span(since, until)
    same = {"organisation_id": organisation_number(organisation), "words": clean(words), **begins}
    terms = digest([programme.pk, same])
    basis = documents.source_cited(citing=citing, by=by, at=at)
    same |= {"programme": programme, "terms": terms}
    return said_once(Task, same, {**ends, **basis}, kind="programmes.task.given", by=by, at=at).pk


@transaction.atomic
def end_task(*, number: int, until: When | date, citing: Citation, by: Actor, at: datetime) -> None:
    """Say until when an organisation did something in a programme. Refused as in `entering.end`."""
    end(Task, number, until, citing, kind="programmes.task.ended", by=by, at=at)


@transaction.atomic
def cite_agreement(
    *, reference: str, agreement: str, citing: Citation, by: Actor, at: datetime
) -> int:
    """Say under which agreement a programme is done and return the number; told again is the same.

    The programme's submitter and secretariat may. Refused: an unknown agreement or source.
    """
    programme = told_of(reference, by)
    pk = partners.agreement_keys([agreement]).get(agreement)
    if pk is None:
        raise Refused(
            Refusal(
                "unknown-agreement",
                "there is no agreement %(key)s",
                field="agreement",
                key=agreement,
            )
        )
    basis = documents.source_cited(citing=citing, by=by, at=at)
    same = {"programme": programme, "agreement_id": pk}
    return said_once(
        ProgrammeAgreement, same, basis, kind="programmes.agreement.cited", by=by, at=at
    ).pk


@transaction.atomic
def cite_support(*, reference: str, support: int, citing: Citation, by: Actor, at: datetime) -> int:
    """Say that support, by its number, went to a programme; returns the number of the citation.

    Told again it is the same. The programme's submitter and secretariat may. Refused: support
    there is not, an unknown source.
    """
    programme = told_of(reference, by)
    if support not in partners.support_by_number([support], public_only=False):
        raise Refused(
            Refusal(
                "unknown-support",
                "there is no support under the number %(number)d",
                field="support",
                number=support,
            )
        )
    basis = documents.source_cited(citing=citing, by=by, at=at)
    same = {"programme": programme, "support_id": support}
    return said_once(
        ProgrammeSupport, same, basis, kind="programmes.support.cited", by=by, at=at
    ).pk


@transaction.atomic
def tie_body(
    *,
    reference: str,
    body: str,
    role: str,
    citing: Citation,
    by: Actor,
    at: datetime,
    words: str = "",
) -> int:
    """Say what a programme is to a body (`rules.partnering.BODY_ROLES`); returns the number.

    The same role told again is the same. The programme's submitter and secretariat may. Refused:
    a role there is not, an unknown body or source.
    """
    programme = told_of(reference, by)
    if refusals := judge_body_role(role):
        raise Refused(*refusals)
    if body not in {slug for slug, _, _ in governance.bodies()}:
        raise Refused(Refusal("unknown-body", "there is no body %(body)s", field="body", body=body))
    basis = documents.source_cited(citing=citing, by=by, at=at)
    same = {"programme": programme, "body_id": body, "role": role}
    rest = {**basis, "words": clean(words)}
    return said_once(ProgrammeBody, same, rest, kind="programmes.body.tied", by=by, at=at).pk


@transaction.atomic
def withdraw_task(*, number: int, why: str, by: Actor, at: datetime) -> None:
    """Withdraw a task told by mistake. Refused as in `entering.withdraw`."""
    withdraw(Task, number, why, kind="programmes.task.withdrawn", by=by, at=at)


@transaction.atomic
def withdraw_agreement_citation(*, number: int, why: str, by: Actor, at: datetime) -> None:
    """Withdraw that a programme is done under an agreement. Refused as in `entering.withdraw`."""
    withdraw(
        ProgrammeAgreement,
        number,
        why,
        kind="programmes.agreement.citation-withdrawn",
        by=by,
        at=at,
    )


@transaction.atomic
def withdraw_support_citation(*, number: int, why: str, by: Actor, at: datetime) -> None:
    """Withdraw that support went to a programme. Refused as in `entering.withdraw`."""
    withdraw(
        ProgrammeSupport, number, why, kind="programmes.support.citation-withdrawn", by=by, at=at
    )


@transaction.atomic
def withdraw_body_tie(*, number: int, why: str, by: Actor, at: datetime) -> None:
    """Withdraw what a programme is said to be to a body. Refused as in `entering.withdraw`."""
    withdraw(ProgrammeBody, number, why, kind="programmes.body.tie-withdrawn", by=by, at=at)
