"""Reading follow-ups, proposals, works and quotations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from letsema.journal.queries import told_window
from letsema.partners.models import (
    FollowUp,
    Proposal,
    ProposalCountry,
    ProposalOrganisation,
    Quotation,
    Work,
    WorkParty,
)
from letsema.partners.queries.agreements import of_public_agreement
from letsema.partners.queries.organisations import (
    OrganisationView,
    organisation_pks,
    organisations_by_pk,
)
from letsema.partners.rules.engagement import shown_in_public, speaker_shown
from letsema.values import When


@dataclass(frozen=True, slots=True)
class FollowUpView:
    """What somebody is to do; `done_on` is None while it is open."""

    number: int
    kind: str
    agreement: str
    organisation: OrganisationView | None
    owner: OrganisationView | None
    owner_words: str
    words: str
    due_on: date | None
    done_on: date | None
    done_words: str
    internal: bool

    def overdue_on(self, day: date) -> bool:
        """Whether it should have been done before that day, and is not."""
        return self.due_on is not None and self.due_on < day and self.done_on is None


@dataclass(frozen=True, slots=True)
class ProposalView:
    """A proposal supported; `organisations` are those who took part, each with words."""

    number: int
    title: str
    to: OrganisationView | None
    to_words: str
    role_words: str
    outcome: str
    on: When | None
    countries: tuple[str, ...]
    organisations: tuple[tuple[OrganisationView, str], ...]
    source: int
    place: str
    stated: bool


@dataclass(frozen=True, slots=True)
class WorkPartyView:
    """Who has to do with a work, in a role."""

    role: str
    organisation: OrganisationView | None
    words: str


@dataclass(frozen=True, slots=True)
class WorkView:
    """A study, film, award and the like."""

    number: int
    kind: str
    title: str
    words: str
    on: When | None
    country: str
    url: str
    parties: tuple[WorkPartyView, ...]
    source: int
    place: str
    stated: bool


@dataclass(frozen=True, slots=True)
class QuotationView:
    """What somebody said; `speaker` is the name to show, empty where only the role is told."""

    number: int
    said: str
    verbatim: bool
    speaker: str
    speaker_role: str
    organisation: OrganisationView | None
    survivor: bool
    consent: str
    on: When | None
    agreement: str
    country: str
    source: int
    place: str
    stated: bool


def follow_ups(
    *,
    owner: str | None = None,
    organisation: str | None = None,
    agreement: str | None = None,
    open_only: bool = False,
    due_by: date | None = None,
    public_only: bool = True,
) -> tuple[FollowUpView, ...]:
    """Obligations and follow-ups, the soonest due first: of an owner, about an organisation,
    of an agreement, still open, due by a day.
    """
    rows = FollowUp.objects.filter(withdrawn_at=None)
    if public_only:
        rows = rows.filter(of_public_agreement(), internal=False)
    if owner is not None:
        rows = rows.filter(owner_id__in=organisation_pks(owner))
    if organisation is not None:
        rows = rows.filter(organisation_id__in=organisation_pks(organisation))
    if agreement is not None:
        rows = rows.filter(agreement__key=agreement)
    if open_only:
        rows = rows.filter(done_on=None)
    if due_by is not None:
        rows = rows.filter(due_on__lte=due_by)
    return _follow_ups(rows)


def _follow_ups(rows: QuerySet[FollowUp]) -> tuple[FollowUpView, ...]:
    rows = list(rows.select_related("agreement"))
    rows.sort(key=lambda row: (row.due_on or date.max, row.pk))
    known = organisations_by_pk(
        pk for row in rows for pk in (row.organisation_id, row.owner_id) if pk
    )
    return tuple(
        FollowUpView(
            number=row.pk,
            kind=row.kind,
            agreement=row.agreement.key if row.agreement else "",
            organisation=known.get(row.organisation_id),
            owner=known.get(row.owner_id),
            owner_words=row.owner_words,
            words=row.words,
            due_on=row.due_on,
            done_on=row.done_on,
            done_words=row.done_words,
            internal=row.internal,
        )
        for row in rows
    )


def _in_time(rows: list) -> None:
    """Sort rows by when they were, those of no date last."""
    rows.sort(key=lambda row: (row.latest or date.max, row.pk))


def proposals(
    *, organisation: str | None = None, country: str | None = None
) -> tuple[ProposalView, ...]:
    """Proposals from the earliest: made to an organisation or with it, for a country."""
    found = Proposal.objects.filter(withdrawn_at=None)
    if organisation is not None:
        pks = organisation_pks(organisation)
        ours = {"proposal": OuterRef("pk"), "organisation_id__in": pks}
        took_part = Exists(ProposalOrganisation.objects.filter(**ours))
        found = found.filter(Q(to_organisation_id__in=pks) | Q(took_part))
    if country is not None:
        here = {"proposal": OuterRef("pk"), "country": country}
        found = found.filter(Exists(ProposalCountry.objects.filter(**here)))
    rows = list(found.prefetch_related("countries", "organisations"))
    _in_time(rows)
    asked = [row.to_organisation_id for row in rows if row.to_organisation_id]
    asked += [each.organisation_id for row in rows for each in row.organisations.all()]
    known = organisations_by_pk(asked)
    return tuple(_proposal(row, known) for row in rows)


def _proposal(row: Proposal, known: dict[int, OrganisationView]) -> ProposalView:
    took_part = sorted(row.organisations.all(), key=lambda each: each.pk)
    return ProposalView(
        number=row.pk,
        title=row.title,
        to=known.get(row.to_organisation_id),
        to_words=row.to_words,
        role_words=row.role_words,
        outcome=row.outcome,
        on=told_window(row),
        countries=tuple(sorted(each.country for each in row.countries.all())),
        organisations=tuple((known[each.organisation_id], each.words) for each in took_part),
        source=row.source_id,
        place=row.place,
        stated=row.stated,
    )


def works(
    *, organisation: str | None = None, country: str | None = None, kind: str | None = None
) -> tuple[WorkView, ...]:
    """Studies, films, awards and the like from the earliest: of an organisation, country, kind."""
    found = Work.objects.filter(withdrawn_at=None)
    if organisation is not None:
        pks = organisation_pks(organisation)
        ours = WorkParty.objects.filter(work=OuterRef("pk"), organisation_id__in=pks)
        found = found.filter(Exists(ours))
    if country is not None:
        found = found.filter(country=country)
    if kind is not None:
        found = found.filter(kind=kind)
    rows = list(found.prefetch_related("parties"))
    _in_time(rows)
    parties = {row.pk: sorted(row.parties.all(), key=lambda each: each.position) for row in rows}
    known = organisations_by_pk(
        each.organisation_id for all_ in parties.values() for each in all_ if each.organisation_id
    )
    return tuple(
        WorkView(
            number=row.pk,
            kind=row.kind,
            title=row.title,
            words=row.words,
            on=told_window(row),
            country=row.country,
            url=row.url,
            parties=tuple(
                WorkPartyView(each.role, known.get(each.organisation_id), each.words)
                for each in parties[row.pk]
            ),
            source=row.source_id,
            place=row.place,
            stated=row.stated,
        )
        for row in rows
    )


def quotations(
    *,
    organisation: str | None = None,
    country: str | None = None,
    agreement: str | None = None,
    public_only: bool = True,
) -> tuple[QuotationView, ...]:
    """What people said, from the earliest: for an organisation, of a country, of an agreement.

    To everybody nothing is shown whose consent is withheld, nor a survivor's words whose consent
    is not known, nor what hangs on an internal agreement.
    """
    found = Quotation.objects.filter(withdrawn_at=None)
    if public_only:
        found = found.filter(of_public_agreement())
    if organisation is not None:
        found = found.filter(organisation_id__in=organisation_pks(organisation))
    if country is not None:
        found = found.filter(country=country)
    if agreement is not None:
        found = found.filter(agreement__key=agreement)
    rows = [
        row
        for row in found.select_related("agreement")
        if not public_only or shown_in_public(row.consent, survivor=row.survivor)
    ]
    _in_time(rows)
    known = organisations_by_pk(r.organisation_id for r in rows if r.organisation_id)
    return tuple(_quotation(row, known, public_only) for row in rows)


def _quotation(
    row: Quotation, known: dict[int, OrganisationView], public_only: bool
) -> QuotationView:
    shown = {"survivor": row.survivor, "public_only": public_only}
    return QuotationView(
        number=row.pk,
        said=row.said,
        verbatim=row.verbatim,
        speaker=speaker_shown(row.speaker, row.pseudonym, row.consent, **shown),
        speaker_role=row.speaker_role,
        organisation=known.get(row.organisation_id),
        survivor=row.survivor,
        consent=row.consent,
        on=told_window(row),
        agreement=row.agreement.key if row.agreement else "",
        country=row.country,
        source=row.source_id,
        place=row.place,
        stated=row.stated,
    )
