"""Reading support in money and in kind, and its sums, kind by kind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Exists, OuterRef, Q, QuerySet

from letsema.journal.queries import told_window
from letsema.partners.models import Support, SupportCountry
from letsema.partners.queries.agreements import of_public_agreement
from letsema.partners.queries.organisations import (
    OrganisationView,
    organisation_pks,
    organisations_by_pk,
)
from letsema.partners.rules.support import Given, KindTotal, totals, value_stage
from letsema.values import Money, Quantity, When


@dataclass(frozen=True, slots=True)
class SupportView:
    """What a partner gave; `value` is None where unknown, `agreement` a key or empty.

    `receiver` is None where none is on the register: `receiver_words` may tell.
    """

    number: int
    giver: OrganisationView
    receiver: OrganisationView | None
    receiver_words: str
    kind: str
    words: str
    quantity: Quantity | None
    value: Money | None
    valued: str
    since: When | None
    until: When | None
    purpose: str
    countries: tuple[str, ...]
    agreement: str
    source: int
    place: str
    stated: bool


def support(
    *,
    organisation: str | None = None,
    country: str | None = None,
    kind: str | None = None,
    agreement: str | None = None,
    public_only: bool = True,
) -> tuple[SupportView, ...]:
    """Support from the earliest: given or received by an organisation, to a country, of a kind,
    under an agreement. What hangs on an internal agreement is not public.
    """
    return _views(_rows(organisation, country, kind, agreement, public_only))


def _rows(
    organisation: str | None,
    country: str | None,
    kind: str | None,
    agreement: str | None,
    public_only: bool,
) -> QuerySet[Support]:
    rows = Support.objects.filter(withdrawn_at=None)
    if public_only:
        rows = rows.filter(of_public_agreement())
    if organisation is not None:
        pks = organisation_pks(organisation)
        rows = rows.filter(Q(giver_id__in=pks) | Q(receiver_id__in=pks))
    if country is not None:
        here = SupportCountry.objects.filter(support=OuterRef("pk"), country=country)
        rows = rows.filter(Exists(here))
    if kind is not None:
        rows = rows.filter(kind=kind)
    return rows if agreement is None else rows.filter(agreement__key=agreement)


def _views(rows: QuerySet[Support]) -> tuple[SupportView, ...]:
    rows = list(rows.select_related("agreement").prefetch_related("countries"))
    pks = {pk for row in rows for pk in (row.giver_id, row.receiver_id) if pk}
    organisations = organisations_by_pk(pks)
    rows.sort(key=lambda row: (row.latest or date.max, row.pk))
    return tuple(_view(row, organisations) for row in rows)


def _view(row: Support, organisations: dict[int, OrganisationView]) -> SupportView:
    return SupportView(
        number=row.pk,
        giver=organisations[row.giver_id],
        receiver=organisations.get(row.receiver_id),
        receiver_words=row.receiver_words,
        kind=row.kind,
        words=row.words,
        quantity=None if row.number is None else Quantity(row.number, row.qualifier, row.unit),
        value=_value(row.kind, row.value, row.currency),
        valued=row.valued,
        since=told_window(row),
        until=told_window(row, "until_"),
        purpose=row.purpose,
        countries=tuple(sorted(each.country for each in row.countries.all())),
        agreement=row.agreement.key if row.agreement else "",
        source=row.source_id,
        place=row.place,
        stated=row.stated,
    )


def _value(kind: str, value: Decimal | None, currency: str) -> Money | None:
    return None if value is None else Money(value, currency, value_stage(kind))


def support_totals(
    *,
    organisation: str | None = None,
    country: str | None = None,
    kind: str | None = None,
    agreement: str | None = None,
    public_only: bool = True,
) -> tuple[KindTotal, ...]:
    """The same support summed: kinds, currencies and ways of valuing stand apart, never added."""
    rows = _rows(organisation, country, kind, agreement, public_only)
    told = rows.order_by("pk").values_list("kind", "value", "currency", "valued")
    return totals(Given(kind, _value(kind, *money), valued) for kind, *money, valued in told)


def support_by_number(
    numbers: Iterable[int], *, public_only: bool = True
) -> dict[int, SupportView]:
    """Support by number, for rooms above that point at it; what is withdrawn is left out."""
    rows = _rows(None, None, None, None, public_only).filter(pk__in=set(numbers))
    return {each.number: each for each in _views(rows)}
