"""Recording proposals supported, works made with partners, and quotations."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import models, transaction

from letsema.documents import commands as documents
from letsema.journal import commands as journal
from letsema.journal.queries import fitting, window_columns
from letsema.partners.commands import entering
from letsema.partners.commands.agreements import agreement_named
from letsema.partners.models import (
    Proposal,
    ProposalCountry,
    ProposalOrganisation,
    Quotation,
    Work,
    WorkParty,
)
from letsema.partners.rules.engagement import (
    Proposer,
    WorkMaker,
    judge_proposal,
    judge_quotation,
    judge_work,
)
from letsema.values import Actor, Citation, Refusal, Refused, When, digest

Told = When | date | None


@transaction.atomic
def record_proposal(
    *,
    title: str,
    citing: Citation,
    by: Actor,
    at: datetime,
    to: str = "",
    to_words: str = "",
    role_words: str = "",
    outcome: str = "not-stated",
    on: Told = None,
    countries: Sequence[str] = (),
    organisations: Sequence[Proposer] = (),
) -> int:
    """Record a proposal supported and return its number; the same told again is the same.

    `to` is the key of the organisation it was made to, `role_words` our role in it. Who adds to
    the record may. Refused: no title, an outcome there is not, an unknown organisation, country
    or source, an organisation named twice, a text that does not fit.
    """
    entering.must_add(by)
    if refusals := judge_proposal(title, outcome, organisations):
        raise Refused(*refusals)
    told = {"title": title.strip(), "to_words": to_words, "role_words": role_words}
    told |= {"outcome": outcome, "to_organisation_id": entering.number_of(to, "to")}
    told |= window_columns(on)
    known = entering.numbers_of((each.organisation for each in organisations), "organisations")
    parts = [
        *({"country": code} for code in entering.country_codes(countries)),
        *({"organisation_id": known[e.organisation], "words": e.words} for e in organisations),
    ]
    basis = documents.source_cited(citing=citing, by=by, at=at)
    row, made = entering.enter_once(
        Proposal(**told, **basis, terms=digest([told, parts]), recorded_at=at)
    )
    if made:
        wrote = [row, *(_part_of_proposal(row, part) for part in parts)]
        subject = f"proposal {row.pk}"
        journal.record(
            kind="partners.proposal.recorded", subject=subject, wrote=wrote, by=by, at=at
        )
    return row.pk


def _part_of_proposal(row: Proposal, told: dict[str, Any]) -> models.Model:
    kind = ProposalCountry if "country" in told else ProposalOrganisation
    part = fitting(kind(proposal=row, **told), words="organisations")
    part.save()
    return part


@transaction.atomic
def record_work(
    *,
    kind: str,
    title: str,
    citing: Citation,
    by: Actor,
    at: datetime,
    parties: Sequence[WorkMaker] = (),
    words: str = "",
    on: Told = None,
    country: str = "",
    url: str = "",
) -> int:
    """Record a study, film, award and the like and return its number; told again, the same.

    Who adds to the record may. Refused: a kind or role there is not, no title, an unknown
    organisation, country or source, somebody named twice in a role, a text that does not fit.
    """
    entering.must_add(by)
    if refusals := judge_work(kind, title, parties):
        raise Refused(*refusals)
    entering.country_codes([country], "country")
    told = {
        "kind": kind,
        "title": title.strip(),
        "words": words,
        **window_columns(on),
        "country": country,
        "url": url,
    }
    known = entering.numbers_of((each.organisation for each in parties), "parties")
    parts = [
        {"organisation_id": known.get(e.organisation), "words": e.words, "role": e.role}
        for e in parties
    ]
    basis = documents.source_cited(citing=citing, by=by, at=at)
    row, made = entering.enter_once(
        Work(**told, **basis, terms=digest([told, parts]), recorded_at=at)
    )
    if made:
        wrote = [row, *(_part_of_work(row, n, part) for n, part in enumerate(parts))]
        subject = f"work {row.pk}"
        journal.record(kind="partners.work.recorded", subject=subject, wrote=wrote, by=by, at=at)
    return row.pk


def _part_of_work(row: Work, position: int, told: dict[str, Any]) -> models.Model:
    part = fitting(WorkParty(work=row, position=position, **told), words="parties")
    part.save()
    return part


@transaction.atomic
def record_quotation(
    *,
    said: str,
    citing: Citation,
    by: Actor,
    at: datetime,
    speaker: str = "",
    pseudonym: str = "",
    speaker_role: str = "",
    organisation: str = "",
    verbatim: bool = True,
    survivor: bool = False,
    consent: str = "unknown",
    on: Told = None,
    agreement: str = "",
    country: str = "",
) -> int:
    """Record what somebody said and return its number; the same told again is the same.

    A survivor's name is not kept: `pseudonym` stands in its place. Who adds to the record may.
    Refused: nothing said, a consent there is not, a survivor's name, an unknown organisation,
    agreement, country or source, words on record with other particulars, a text that does not
    fit.
    """
    entering.must_add(by)
    if refusals := judge_quotation(said, speaker, consent, survivor=survivor):
        raise Refused(*refusals)
    entering.country_codes([country], "country")
    words = {"said": said.strip(), "speaker": speaker, "pseudonym": pseudonym}
    words |= {"organisation_id": entering.number_of(organisation, "organisation")}
    rest = {"verbatim": verbatim, "survivor": survivor, "consent": consent, **window_columns(on)}
    rest |= {"speaker_role": speaker_role, "country": country}
    rest |= {"agreement_id": agreement_named(agreement).pk if agreement else None}
    basis = documents.source_cited(citing=citing, by=by, at=at)
    told = {**words, **rest, **basis, "terms": digest(words), "recorded_at": at}
    row, made = entering.enter_once(Quotation(**told))
    if made:
        subject = f"quotation {row.pk}"
        journal.record(
            kind="partners.quotation.recorded", subject=subject, wrote=[row], by=by, at=at
        )
    elif any(getattr(row, column) != value for column, value in rest.items()):
        raise Refused(_stands_otherwise())
    return row.pk


def _stands_otherwise() -> Refusal:
    return Refusal(
        "quotation-stands",
        "these words are on record with other particulars: withdraw them first",
        field="said",
    )


@transaction.atomic
def withdraw_proposal(*, number: int, why: str, by: Actor, at: datetime) -> None:
    """Withdraw a proposal entered by mistake.

    A secretariat may. Refused: an unknown number, no reason.
    """
    entering.must_keep(by)
    row = entering.found(Proposal, number)
    journal.record(
        kind="partners.proposal.withdrawn",
        subject=f"proposal {number}",
        wrote=[row],
        told=entering.withdraw(row, why, at=at),
        by=by,
        at=at,
    )


@transaction.atomic
def withdraw_work(*, number: int, why: str, by: Actor, at: datetime) -> None:
    """Withdraw a work entered by mistake.

    A secretariat may. Refused: an unknown number, no reason.
    """
    entering.must_keep(by)
    row = entering.found(Work, number)
    journal.record(
        kind="partners.work.withdrawn",
        subject=f"work {number}",
        wrote=[row],
        told=entering.withdraw(row, why, at=at),
        by=by,
        at=at,
    )


@transaction.atomic
def withdraw_quotation(*, number: int, why: str, by: Actor, at: datetime) -> None:
    """Withdraw words entered by mistake, or no longer agreed to: nobody is shown them.

    A secretariat may. Refused: an unknown number, no reason.
    """
    entering.must_keep(by)
    row = entering.found(Quotation, number)
    journal.record(
        kind="partners.quotation.withdrawn",
        subject=f"quotation {number}",
        wrote=[row],
        told=entering.withdraw(row, why, at=at),
        by=by,
        at=at,
    )
