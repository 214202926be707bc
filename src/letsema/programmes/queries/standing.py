"""Which rows count, as at a date and as known at a date; claims put together with their lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.db.models import Case, OuterRef, Q, QuerySet, Subquery, Value, When

from letsema.documents import queries as documents
from letsema.governance import queries as governance
from letsema.partners import queries as partners
from letsema.programmes.models import (
    Claim,
    ClaimCountry,
    ClaimElement,
    ClaimParticipant,
    ClaimPartner,
    Programme,
    StageRow,
)
from letsema.programmes.queries.views import Basis, ElementView, Part
from letsema.programmes.rules.facts import (
    CHOICE,
    COUNTRIES,
    ELEMENTS,
    FIELDS,
    PARTICIPANTS,
    PARTNERS,
    CountryPart,
    Partner,
    told_value,
)
from letsema.programmes.rules.stages import status_of
from letsema.reference import queries as reference


@dataclass(frozen=True, slots=True)
class Moment:
    """The two questions about time: what was so, and what the record held by then."""

    as_at: date
    known_at: date | None = None

    @property
    def known_until(self) -> datetime | None:
        """The instant from which on nothing was known; None asks for what is known now."""
        if self.known_at is None or self.known_at == date.max:
            return None
        return datetime.combine(self.known_at + timedelta(days=1), time(), UTC)

    def known(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """The rows the record held, withdrawn ones left out."""
        if self.known_until is None:
            return rows.filter(withdrawn_at=None)
        return rows.filter(recorded_at__lt=self.known_until).filter(
            Q(withdrawn_at=None) | Q(withdrawn_at__gte=self.known_until)
        )

    def counting(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """The known rows that were so at the end of the day."""
        return self.known(rows).filter(latest__lte=self.as_at)

    def in_window(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """The known rows that may have been so already: the day lies inside their window."""
        return (
            self.known(rows)
            .filter(latest__gt=self.as_at)
            .filter(Q(earliest=None) | Q(earliest__lte=self.as_at))
        )


def stage_rows(programmes: QuerySet[Programme], moment: Moment) -> dict[int, StageRow]:
    """By programme, the stage row that stands."""
    newest = (
        moment.counting(StageRow.objects.filter(programme=OuterRef("pk")))
        .order_by("-latest", "-id")
        .values("pk")[:1]
    )
    chosen = programmes.annotate(standing=Subquery(newest)).values("standing")
    rows = {row.programme_id: row for row in StageRow.objects.filter(pk__in=chosen)}
    labels = {pk for pk, row in rows.items() if row.stage is None}
    if labels:
        told = moment.counting(StageRow.objects.filter(programme__in=programmes.values("pk")))
        for row in told.filter(stage__isnull=False).order_by("latest", "id"):
            if row.programme_id in labels and told_by_stage(row.stage, rows[row.programme_id]):
                rows[row.programme_id] = row
    return rows


def told_by_stage(stage: str | None, standing: StageRow) -> bool:
    """Whether a stage known before says all that the standing row says, and more.

    A row that gives only a printed label says no more than an earlier stage under that label.
    """
    return status_of(stage) == status_of(standing.stage, standing.status)


def in_order(claims: QuerySet[Claim], *first: str, language: str = "en") -> QuerySet[Claim]:
    """Claims in the order of their standing (`rules.facts.choose` says it in words)."""
    foreign = Case(When(language__in=("", language), then=Value(0)), default=Value(1))
    return claims.annotate(foreign=foreign).order_by(*first, *CHOICE)


def chosen_claims(
    programmes: QuerySet[Programme], fields: Sequence[str], moment: Moment
) -> dict[tuple[int, str], Claim]:
    """By programme and field, the claim that is shown."""
    rows = in_order(_claims_of(programmes, fields, moment), "programme_id", "field")
    chosen: dict[tuple[int, str], Claim] = {}
    for row in rows.defer("withdrawn_at", "withdrawn_why", "precision", "earliest"):
        chosen.setdefault((row.programme_id, row.field), row)
    return chosen


def _claims_of(
    programmes: QuerySet[Programme], fields: Sequence[str], moment: Moment
) -> QuerySet[Claim]:
    claims = Claim.objects.filter(programme__in=programmes.values("pk"), field__in=fields)
    return moment.counting(claims)


@dataclass(frozen=True, slots=True)
class Lists:
    """The rows that stand behind list-valued claims, by claim."""

    countries: dict[int, list[CountryPart]]
    participants: dict[int, list[Part]]
    partners: dict[int, list[Partner]]
    elements: dict[int, list[ElementView]]

    def value(self, claim: Claim) -> Any:
        """A claim's value, whatever its shape."""
        shape = FIELDS[claim.field]
        if shape == COUNTRIES:
            return tuple(self.countries[claim.pk])
        if shape == PARTICIPANTS:
            return tuple(self.participants[claim.pk])
        if shape == PARTNERS:
            return tuple(self.partners[claim.pk])
        if shape != ELEMENTS:
            return told_value(claim.field, claim.value)
        elements = self.elements[claim.pk]
        if claim.field == "thematic_area":
            return int(elements[0].code) if elements else None
        if claim.field in ("sdgs", "objectives", "principles"):
            return tuple(e.code for e in elements)
        return tuple(elements)


def lists_of(claims: QuerySet[Claim], shapes: Iterable[str]) -> Lists:
    """The list rows of these claims: one query per shape, whatever their number."""
    shapes = set(shapes)
    pks = claims.order_by().values("pk")
    lists = Lists(*(defaultdict(list) for _ in range(4)))
    if COUNTRIES in shapes:
        rows = ClaimCountry.objects.filter(claim__in=pks).order_by("claim_id", "position")
        for claim, code, role in rows.values_list("claim_id", "code", "role"):
            lists.countries[claim].append(CountryPart(code, role))
    if PARTICIPANTS in shapes:
        _read_participants(pks, lists)
    if PARTNERS in shapes:
        _read_partners(pks, lists)
    if ELEMENTS in shapes:
        _read_elements(pks, lists)
    return lists


def _read_participants(pks: QuerySet[Any], lists: Lists) -> None:
    rows = list(
        ClaimParticipant.objects.filter(claim__in=pks)
        .order_by("claim_id", "position")
        .values_list("claim_id", "organisation_id", "role")
    )
    known = partners.organisations_by_pk(pk for _, pk, _ in rows)
    for claim, pk, role in rows:
        found = known[pk]
        lists.participants[claim].append(Part(found.key, found.acronym, found.name, role))


def _read_partners(pks: QuerySet[Any], lists: Lists) -> None:
    rows = list(
        ClaimPartner.objects.filter(claim__in=pks)
        .order_by("claim_id", "position")
        .values_list("claim_id", "name", "heading", "group", "country", "organisation_id")
    )
    known = partners.organisations_by_pk(pk for *_, pk in rows if pk)
    for claim, name, heading, group, country, pk in rows:
        key = known[pk].key if pk else None
        lists.partners[claim].append(Partner(name, heading, group, country, key))


def _read_elements(pks: QuerySet[Any], lists: Lists) -> None:
    rows = list(
        ClaimElement.objects.filter(claim__in=pks)
        .order_by("claim_id", "position")
        .values_list("claim_id", "element_id")
    )
    known = reference.elements_by_key(pk for _, pk in rows)
    for claim, pk in rows:
        found = known[pk]
        lists.elements[claim].append(ElementView(found.framework, found.code, found.title))


@dataclass(frozen=True, slots=True)
class Bases:
    """Sources and decisions that rows cite, read once."""

    sources: dict[int, documents.SourceView]
    decisions: dict[int, str]

    @classmethod
    def of(cls, rows: Iterable[Any]) -> Bases:
        """The bases of rows that cite a source, or a decision where they may."""
        rows = list(rows)
        decisions = {row.decision_id for row in rows if getattr(row, "decision_id", None)}
        return cls(
            documents.sources_by_pk(row.source_id for row in rows if row.source_id),
            governance.decision_numbers(decisions) if decisions else {},
        )

    def basis(self, row: Any) -> Basis:
        """What a row rests on."""
        source = self.sources.get(row.source_id)
        return Basis(
            decision=self.decisions.get(getattr(row, "decision_id", None) or 0),
            source=source.key if source else None,
            source_title=source.title if source else None,
            source_url=source.url if source else "",
            place=row.place,
            stated=row.stated,
        )
