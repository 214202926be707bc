"""Reading what organisations do in programmes, and their agreements, support and bodies.

What hangs on a programme is public where the programme is. Merged programmes are told as the one
they go on under.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from letsema.governance import queries as governance
from letsema.journal.queries import told_window
from letsema.partners import queries as partners
from letsema.programmes.models import (
    Claim,
    ClaimParticipant,
    Programme,
    ProgrammeAgreement,
    ProgrammeBody,
    ProgrammeSupport,
    Task,
)
from letsema.programmes.queries.kinship import gone_on
from letsema.programmes.queries.kinship import with_parts as parts_of
from letsema.programmes.queries.standing import Bases, Moment, chosen_claims
from letsema.programmes.queries.views import Basis
from letsema.programmes.queries.visibility import public_references
from letsema.values import Standing, When, standing

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class TaskView:
    """What an organisation does in a programme; `number` is what a command calls it."""

    number: int
    reference: str
    organisation: partners.OrganisationView
    words: str
    since: When | None
    until: When | None
    basis: Basis

    def standing_on(self, day: date | None) -> Standing:
        """Whether it did so on a day; today's has no end."""
        return stands(self.since, self.until, day)


@dataclass(frozen=True, slots=True)
class CitedAgreement:
    """An agreement a programme is done under."""

    number: int
    reference: str
    agreement: partners.AgreementView
    basis: Basis


@dataclass(frozen=True, slots=True)
class CitedSupport:
    """Support that went to a programme."""

    number: int
    reference: str
    support: partners.SupportView
    basis: Basis


@dataclass(frozen=True, slots=True)
class BodyTie:
    """What a programme is to a body: `role` is one of `rules.partnering.BODY_ROLES`.

    `body` is a slug, `kind` the body's.
    """

    number: int
    reference: str
    body: str
    body_name: str
    kind: str
    role: str
    words: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class CitingProgramme:
    """A programme that cites an agreement or support, or is tied to a body in a role."""

    number: int
    reference: str
    title: str
    role: str
    words: str
    basis: Basis


def stands(since: When | None, until: When | None, day: date | None) -> Standing:
    """Whether something was so on a day; today's has no end."""
    if day is None:
        return "no" if until else "certain"
    return standing(since, until, day)


def same_references(reference: str) -> frozenset[str]:
    """Every reference that goes on as the same programme, its own too."""
    led = gone_on()
    root = led.get(reference, reference)
    return frozenset({reference, root, *(each for each, into in led.items() if into == root)})


def titles(references: Iterable[str], as_at: date = date.max) -> dict[str, str]:
    """By reference, what programmes are called on a day: title, heading, or the reference."""
    rows = Programme.objects.filter(reference__in=set(references))
    claims = chosen_claims(rows, ("title", "heading"), Moment(as_at))
    named = rows.values_list("pk", "reference")
    told = {pk: claims.get((pk, "title")) or claims.get((pk, "heading")) for pk, _ in named}
    return {name: str(told[pk].value) if told[pk] else name for pk, name in named}


def participations(
    programmes: QuerySet[Programme], on: date | None = None
) -> list[tuple[str, int, str | None]]:
    """(reference, row number of an organisation, role) of who takes part in programmes on a day,
    in the order of the claims that are shown. None asks for what is told last.
    """
    moment = Moment(on or date.max)
    chosen = {each.pk for each in chosen_claims(programmes, ("participants",), moment).values()}
    claims = Claim.objects.filter(field="participants", programme__in=programmes.values("pk"))
    rows = ClaimParticipant.objects.filter(claim__in=moment.counting(claims).values("pk"))
    columns = ("claim__programme__reference", "organisation_id", "role", "claim_id")
    told = rows.order_by("claim_id", "position").values_list(*columns)
    return [(name, pk, role) for name, pk, role, claim in told if claim in chosen]


def rows_of(
    table: type[Row], reference: str, *, parts: bool, public_only: bool
) -> list[tuple[str, Row]]:
    """(reference it goes on under, row) of the standing rows of a programme, in order of entry."""
    family = parts_of(reference) if parts else same_references(reference)
    rows = table._default_manager.filter(programme__reference__in=family)
    return going_on(rows, public_only)


def going_on(rows: QuerySet[Row], public_only: bool) -> list[tuple[str, Row]]:
    """The rows that stand, each with the reference its programme goes on under."""
    led = gone_on()
    found: list[Any] = list(rows.filter(withdrawn_at=None).select_related("programme"))
    told = [(led.get(name, name), row) for row in found for name in [row.programme.reference]]
    if public_only:
        shown = public_references({name for name, _ in told})
        told = [each for each in told if each[0] in shown]
    return sorted(told, key=lambda each: each[1].pk)


def tasks(
    reference: str = "",
    *,
    organisation: str = "",
    with_parts: bool = False,
    public_only: bool = True,
) -> tuple[TaskView, ...]:
    """What organisations do in a programme (and its parts), or one organisation in any of them.

    Everything with its dates, the earliest first; what has no beginning stands before that.
    """
    rows = Task.objects.all()
    if reference:
        family = parts_of(reference) if with_parts else same_references(reference)
        rows = rows.filter(programme__reference__in=family)
    if organisation:
        rows = rows.filter(organisation__in=partners.organisation_pks(organisation))
    told = going_on(rows, public_only)
    bases = Bases.of(row for _, row in told)
    known = partners.organisations_by_pk(row.organisation_id for _, row in told)
    told.sort(key=lambda each: (each[1].latest or date.min, each[1].pk))
    return tuple(
        TaskView(
            row.pk,
            name,
            known[row.organisation_id],
            row.words,
            told_window(row),
            told_window(row, "until_"),
            bases.basis(row),
        )
        for name, row in told
    )


def agreements_of_programme(
    reference: str, *, with_parts: bool = False, public_only: bool = True
) -> tuple[CitedAgreement, ...]:
    """The agreements a programme (and its parts) is done under, by key; each once a programme.

    One that was withdrawn and entered anew is told as it stands now.
    """
    told = rows_of(ProgrammeAgreement, reference, parts=with_parts, public_only=public_only)
    pks = (row.agreement_id for _, row in told)
    known = partners.agreements_by_pk(pks, public_only=public_only)
    bases = Bases.of(row for _, row in told)
    found: dict[tuple[str, str], CitedAgreement] = {}
    for name, row in told:
        if row.agreement_id in known:
            of = known[row.agreement_id]
            view = CitedAgreement(row.pk, name, of, bases.basis(row))
            found.setdefault((of.key, name), view)
    return tuple(found[each] for each in sorted(found))


def programmes_of_agreement(key: str, *, public_only: bool = True) -> tuple[CitingProgramme, ...]:
    """The programmes done under an agreement, by reference."""
    rows = ProgrammeAgreement.objects.filter(agreement__key=key)
    return _citing(going_on(rows, public_only))


def support_of_programme(
    reference: str, *, with_parts: bool = False, public_only: bool = True
) -> tuple[CitedSupport, ...]:
    """The support that went to a programme (and its parts), in order of entry.

    Kinds and currencies are never added: `partners.rules.support.totals` sums them apart.
    """
    told = rows_of(ProgrammeSupport, reference, parts=with_parts, public_only=public_only)
    numbers = (row.support_id for _, row in told)
    known = partners.support_by_number(numbers, public_only=public_only)
    bases = Bases.of(row for _, row in told)
    return tuple(
        CitedSupport(row.pk, name, known[row.support_id], bases.basis(row))
        for name, row in told
        if row.support_id in known
    )


def programmes_of_support(number: int, *, public_only: bool = True) -> tuple[CitingProgramme, ...]:
    """The programmes that support went to, by reference."""
    rows = ProgrammeSupport.objects.filter(support=number)
    return _citing(going_on(rows, public_only))


def bodies_of_programme(
    reference: str, *, with_parts: bool = False, public_only: bool = True
) -> tuple[BodyTie, ...]:
    """The bodies a programme (and its parts) set up, supports or belongs to, by name."""
    told = rows_of(ProgrammeBody, reference, parts=with_parts, public_only=public_only)
    named = {slug: (name, kind) for slug, kind, name in governance.bodies()}
    bases = Bases.of(row for _, row in told)
    found = [
        BodyTie(row.pk, of, row.body_id, *named[row.body_id], row.role, row.words, bases.basis(row))
        for of, row in told
    ]
    return tuple(sorted(found, key=lambda tie: (tie.body_name, tie.reference, tie.number)))


def programmes_of_body(slug: str, *, public_only: bool = True) -> tuple[CitingProgramme, ...]:
    """The programmes tied to a body, by reference, each with its role."""
    return _citing(going_on(ProgrammeBody.objects.filter(body=slug), public_only))


def _citing(told: list[tuple[str, Any]]) -> tuple[CitingProgramme, ...]:
    """Each programme once in each role."""
    bases = Bases.of(row for _, row in told)
    called = titles(name for name, _ in told)
    found: dict[tuple[str, str], CitingProgramme] = {}
    for name, row in told:
        role, words = getattr(row, "role", ""), getattr(row, "words", "")
        view = CitingProgramme(row.pk, name, called[name], role, words, bases.basis(row))
        found.setdefault((name, role), view)
    return tuple(found[each] for each in sorted(found))
