"""Which rows count, as at a date and as known at a date; claims put together with their lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Any, NamedTuple

from django.db.models import Case, Q, QuerySet, Value, When

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


class StandingRow(NamedTuple):
    """A stage row as far as lists read it."""

    programme_id: int
    stage: str | None
    status: str | None
    reason: str
    public_words: str
    precision: str
    earliest: date | None
    latest: date
    source_id: int | None
    decision_id: int | None
    place: str
    stated: bool


def stage_rows(
    programmes: QuerySet[Programme], moment: Moment, leaving: frozenset[int] = frozenset()
) -> dict[int, StandingRow]:
    """By programme, the stage row that stands; rows `leaving` are left out.

    The rows are walked in their order: one that says no more than the row before leaves that
    one standing, so that "since" stays the first day on which it was so.
    """
    told = moment.counting(StageRow.objects.filter(programme__in=programmes.values("pk")))
    told = told.exclude(pk__in=leaving) if leaving else told
    standing: dict[int, tuple[Any, ...]] = {}
    for row in told.order_by("latest", "id").values_list(*StandingRow._fields):
        before = standing.get(row[0])
        if before is None or not says_no_more(row, before):
            standing[row[0]] = row
    return {pk: StandingRow(*row) for pk, row in standing.items()}


def says_no_more(row: tuple[Any, ...], before: tuple[Any, ...]) -> bool:
    """Whether a row finds the programme where it stood: at that stage, or under its label."""
    _, stage, status, *_ = row
    _, stage_before, status_before, *_ = before
    if stage not in (None, stage_before):
        return False
    return status_of(stage, status) == status_of(stage_before, status_before)


def in_order(claims: QuerySet[Claim], *first: str, language: str = "en") -> QuerySet[Claim]:
    """Claims in the order of their standing (`rules.facts.choose` says it in words)."""
    foreign = Case(When(language__in=("", language), then=Value(0)), default=Value(1))
    return claims.annotate(foreign=foreign).order_by(*first, *CHOICE)


class Chosen(NamedTuple):
    """The claim that is shown, as far as its value goes; the first five columns order it."""

    native: bool
    stated: bool
    latest: date
    weight: int
    pk: int
    programme_id: int
    field: str
    value: Any


def chosen_claims(
    programmes: QuerySet[Programme],
    fields: Sequence[str],
    moment: Moment,
    language: str = "en",
) -> dict[tuple[int, str], Chosen]:
    """By programme and field, the claim that is shown.

    Chosen here and not by the database: one pass over the rows costs less than sorting them.
    """
    claims = moment.counting(
        Claim.objects.filter(programme__in=programmes.values("pk"), field__in=fields)
    )
    columns = ("language", "stated", "latest", "weight", "pk", "programme_id", "field", "value")
    chosen: dict[tuple[int, str], Chosen] = {}
    for tongue, *rest in claims.values_list(*columns).iterator(chunk_size=10_000):
        row = Chosen(tongue in ("", language), *rest)
        before = chosen.get((row.programme_id, row.field))
        if before is None or row[:5] > before[:5]:
            chosen[row.programme_id, row.field] = row
    return chosen


@dataclass(frozen=True, slots=True)
class Lists:
    """The rows that stand behind list-valued claims, by claim."""

    countries: dict[int, list[CountryPart]]
    participants: dict[int, list[Part]]
    partners: dict[int, list[Partner]]
    elements: dict[int, list[ElementView]]

    def value(self, claim: Claim | Chosen) -> Any:
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
        part = cache(CountryPart)
        for claim, code, role in rows.values_list("claim_id", "code", "role"):
            lists.countries[claim].append(part(code, role))
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

    @cache
    def part(pk: int, role: str | None) -> Part:
        return Part(known[pk].key, known[pk].acronym, known[pk].name, role)

    told: set[tuple[int, str, str | None]] = set()
    for claim, pk, role in rows:
        line = (claim, known[pk].key, role)
        if line not in told:  # two that were merged since take part once in a role
            told.add(line)
            lists.participants[claim].append(part(pk, role))


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
    known = {
        pk: ElementView(found.framework, found.code, found.title)
        for pk, found in reference.elements_by_key(pk for _, pk in rows).items()
    }
    for claim, pk in rows:
        lists.elements[claim].append(known[pk])


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
