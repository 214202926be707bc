"""Key partners as sources print them, and which organisations they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import QuerySet

from letsema.partners import queries as partners
from letsema.programmes.models import Claim, ClaimPartner, PartnerMatch, Programme
from letsema.programmes.queries.kinship import gone_on
from letsema.programmes.queries.partnering import titles
from letsema.programmes.queries.standing import Moment, chosen_claims
from letsema.programmes.queries.visibility import public_programmes
from letsema.programmes.rules.partnering import printed_as


@dataclass(frozen=True, slots=True)
class KeyPartnerView:
    """A key partner as a source prints it, and the organisation it is, where that is known.

    `how` is `told` where the source's own row names the organisation, `matched` where somebody
    said who it is (`match` is the number, `why` the reason), `none` where somebody said that it is
    no organisation, empty where nobody said anything.
    """

    reference: str
    name: str
    heading: str | None
    group: str | None
    country: str | None
    organisation: partners.OrganisationView | None
    how: str = ""
    match: int | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class UnmatchedPartner:
    """A printed key partner nobody has matched; `candidates` are those it may mean, best first.

    `exact` says that one organisation bears just this name, or its acronym.
    """

    reference: str
    title: str
    name: str
    heading: str | None
    group: str | None
    country: str | None
    candidates: tuple[partners.OrganisationView, ...]
    exact: bool


@dataclass(frozen=True, slots=True)
class UnmatchedPage:
    """A page of the review list, and how many there are in all."""

    found: tuple[UnmatchedPartner, ...]
    total: int


class _Printed(NamedTuple):
    """A row of the claim of key partners that is shown."""

    claim: int
    reference: str
    name: str
    heading: str | None
    group: str | None
    country: str | None
    organisation: int | None


def key_partners(
    reference: str, on: date | None = None, *, public_only: bool = True
) -> tuple[KeyPartnerView, ...]:
    """The key partners of a programme as printed, in their order, with who they are.

    As at a day; None asks for what is told last.
    """
    return key_partners_of([reference], on, public_only=public_only).get(reference, ())


def key_partners_of(
    references: Iterable[str], on: date | None = None, *, public_only: bool = True
) -> dict[str, tuple[KeyPartnerView, ...]]:
    """The same of several programmes, by the reference asked for: a fixed number of questions."""
    asked = set(references)
    led = gone_on()
    roots = {each: led.get(each, each) for each in asked}
    rows = _shown(public_only).filter(reference__in=set(roots.values()))
    told: dict[str, list[KeyPartnerView]] = {}
    for view in _views(list(_printed(rows, on))):
        told.setdefault(view.reference, []).append(view)
    return {each: tuple(told[root]) for each, root in roots.items() if root in told}


def _shown(public_only: bool) -> QuerySet[Programme]:
    return public_programmes() if public_only else Programme.objects.all()


def _printed(programmes: QuerySet[Programme], on: date | None) -> Iterator[_Printed]:
    """The rows of the claim of key partners shown of each programme on a day, in order."""
    moment = Moment(on or date.max)
    chosen = {each.pk for each in chosen_claims(programmes, ("key_partners",), moment).values()}
    claims = Claim.objects.filter(field="key_partners", programme__in=programmes.values("pk"))
    columns = ("name", "heading", "group", "country", "organisation_id")
    rows = ClaimPartner.objects.filter(claim__in=moment.counting(claims).values("pk"))
    rows = rows.order_by("claim__programme__reference", "claim_id", "position", "pk")
    for row in rows.values_list("claim_id", "claim__programme__reference", *columns):
        if row[0] in chosen:
            yield _Printed(*row)


class _Match(NamedTuple):
    number: int
    organisation: int | None
    why: str


def _matches() -> dict[tuple[str, str], _Match]:
    """By reference and printed text, who it was said to be; a programme's own word stands before
    that of one merged into it.
    """
    led = gone_on()
    rows = PartnerMatch.objects.filter(withdrawn_at=None).order_by("pk")
    columns = ("programme__reference", "printed", "pk", "organisation_id", "why")
    found: dict[tuple[str, str], _Match] = {}
    for reference, printed, *rest in rows.values_list(*columns):
        if reference in led:
            found.setdefault((led[reference], printed), _Match(*rest))
        else:
            found[reference, printed] = _Match(*rest)
    return found


def _views(rows: list[_Printed]) -> list[KeyPartnerView]:
    matches = _matches()
    of = [matches.get((row.reference, printed_as(row.name, row.heading))) for row in rows]
    pks = {row.organisation for row in rows if row.organisation}
    pks |= {each.organisation for each in of if each and each.organisation}
    known = partners.organisations_by_pk(pks)
    return [_view(row, match, known) for row, match in zip(rows, of, strict=True)]


def _view(
    row: _Printed, match: _Match | None, known: dict[int, partners.OrganisationView]
) -> KeyPartnerView:
    printed = (row.reference, row.name, row.heading, row.group, row.country)
    if row.organisation:
        return KeyPartnerView(*printed, known[row.organisation], "told")
    if match is None:
        return KeyPartnerView(*printed, None)
    if match.organisation is None:
        return KeyPartnerView(*printed, None, "none", match.number, match.why)
    return KeyPartnerView(*printed, known[match.organisation], "matched", match.number, match.why)


def unmatched_partners(
    *, fund: str = "", limit: int = 50, offset: int = 0, public_only: bool = True
) -> UnmatchedPage:
    """The printed key partners nobody said anything of, by programme, with who they may be.

    What the claims shown last print, of a fund or of all programmes; each text once a programme.
    Candidates are looked for on the page asked for only.
    """
    rows = _shown(public_only).filter(merged_into=None)
    rows = rows.filter(fund__slug=fund) if fund else rows
    every = [each for each in _each_once(rows) if each.organisation is None and not each.how]
    page = every[offset : offset + limit]
    meant = partners.matches({each.name for each in page})
    called = titles({each.reference for each in page})
    return UnmatchedPage(
        tuple(_unmatched(each, called[each.reference], meant[each.name]) for each in page),
        len(every),
    )


def _each_once(rows: QuerySet[Programme]) -> list[KeyPartnerView]:
    """What programmes print as told last, each text once a programme, as it comes first."""
    found: dict[tuple[str, str], KeyPartnerView] = {}
    for each in _views(list(_printed(rows, None))):
        found.setdefault((each.reference, printed_as(each.name, each.heading)), each)
    return list(found.values())


def partners_set_aside(*, public_only: bool = True) -> tuple[KeyPartnerView, ...]:
    """The printed key partners that are said to be no organisation, by programme; each once."""
    said = PartnerMatch.objects.filter(withdrawn_at=None, organisation=None)
    led = gone_on()
    named = {led.get(each, each) for each in said.values_list("programme__reference", flat=True)}
    rows = _shown(public_only).filter(reference__in=named)
    return tuple(each for each in _each_once(rows) if each.how == "none")


def _unmatched(
    of: KeyPartnerView,
    title: str,
    meant: partners.OrganisationView | tuple[partners.OrganisationView, ...],
) -> UnmatchedPartner:
    exact = isinstance(meant, partners.OrganisationView)
    found = (meant,) if isinstance(meant, partners.OrganisationView) else meant
    told = (of.reference, title, of.name, of.heading, of.group, of.country)
    return UnmatchedPartner(*told, candidates=found, exact=exact)


def programmes_with_partner(
    organisation: str, on: date | None = None, *, public_only: bool = True
) -> tuple[KeyPartnerView, ...]:
    """Where an organisation is a key partner, told or matched, by programme: as printed there."""
    pks = partners.organisation_pks(organisation)
    told = ClaimPartner.objects.filter(organisation__in=pks, claim__withdrawn_at=None)
    matched = PartnerMatch.objects.filter(organisation__in=pks, withdrawn_at=None)
    led = gone_on()
    named = {
        *told.values_list("claim__programme__reference", flat=True),
        *matched.values_list("programme__reference", flat=True),
    }
    rows = _shown(public_only).filter(reference__in={led.get(each, each) for each in named})
    views = _views(list(_printed(rows, on)))
    return tuple(each for each in views if each.organisation and each.organisation.pk in pks)
