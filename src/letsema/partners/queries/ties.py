"""Reading what is said of one organisation: names with their sources, ties, identifiers, merges."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from letsema.journal.queries import told_window
from letsema.partners.models import (
    Apart,
    Identifier,
    Merge,
    OrganisationName,
    Tie,
)
from letsema.partners.queries.organisations import (
    OrganisationView,
    organisation_pks,
    organisations_by_pk,
)
from letsema.partners.rules import Name
from letsema.values import Standing, When, standing


@dataclass(frozen=True, slots=True)
class NameView:
    """A name with its number, whose key it was told of, and what says so, where that is told."""

    number: int
    name: Name
    organisation: str
    source: int | None
    place: str
    until_source: int | None = None
    until_place: str = ""


@dataclass(frozen=True, slots=True)
class TieView:
    """A tie from one organisation to another as they go on; `told` are the keys it was told of."""

    number: int
    organisation: OrganisationView
    other: OrganisationView
    kind: str
    since: When | None
    until: When | None
    source: int
    place: str
    stated: bool
    until_source: int | None = None
    until_place: str = ""
    told: tuple[str, str] = ("", "")

    def standing_on(self, day: date | None) -> Standing:
        """Whether it held on a day: `certain`, `possible` or `no`; today's has no end."""
        if day is None:
            return "no" if self.until else "certain"
        return standing(self.since, self.until, day)


@dataclass(frozen=True, slots=True)
class IdentifierView:
    """What a register outside calls an organisation by; `organisation` is the key told of."""

    number: int
    organisation: str
    scheme: str
    value: str
    source: int
    place: str
    stated: bool


@dataclass(frozen=True, slots=True)
class MergeView:
    """That one key was said to be another; `undone_at` and `undone_why` where it was undone."""

    key: str
    into: str
    why: str
    recorded_at: datetime
    undone_at: datetime | None
    undone_why: str


@dataclass(frozen=True, slots=True)
class ApartView:
    """Two keys that were said not to be the same."""

    number: int
    one: str
    other: str
    why: str
    recorded_at: datetime


def names(key: str) -> tuple[NameView, ...]:
    """Every standing name of an organisation and of those merged into it, from the earliest."""
    rows = OrganisationName.objects.filter(
        organisation__in=organisation_pks(key), withdrawn_at=None
    ).select_related("organisation")
    told = sorted(rows, key=lambda row: (row.valid_from or date.min, row.pk))
    return tuple(
        NameView(
            row.pk,
            Name(row.text, row.kind, row.language, row.valid_from, row.valid_until),
            row.organisation.key,
            row.source_id,
            row.place,
            row.until_source_id,
            row.until_place,
        )
        for row in told
    )


def ties(key: str = "", on: date | None = None) -> tuple[TieView, ...]:
    """The ties of an organisation, either way, or of all, from the earliest.

    With a day those that held then, for certain or possibly.
    """
    rows = Tie.objects.filter(withdrawn_at=None).select_related("organisation", "other")
    if key:
        pks = organisation_pks(key)
        rows = rows.filter(organisation__in=pks) | rows.filter(other__in=pks)
    views = _ties(sorted(rows, key=lambda row: (row.latest or date.min, row.pk)))
    return tuple(each for each in views if on is None or each.standing_on(on) != "no")


def _ties(rows: Iterable[Tie]) -> list[TieView]:
    rows = list(rows)
    known = organisations_by_pk(pk for row in rows for pk in (row.organisation_id, row.other_id))
    return [
        TieView(
            row.pk,
            known[row.organisation_id],
            known[row.other_id],
            row.kind,
            told_window(row),
            told_window(row, "until_"),
            row.source_id,
            row.place,
            row.stated,
            row.until_source_id,
            row.until_place,
            (row.organisation.key, row.other.key),
        )
        for row in rows
    ]


def identifiers(key: str) -> tuple[IdentifierView, ...]:
    """What registers call an organisation by, and those merged into it, by scheme."""
    rows = Identifier.objects.filter(organisation__in=organisation_pks(key), withdrawn_at=None)
    told = rows.select_related("organisation").order_by("scheme", "value", "pk")
    return tuple(
        IdentifierView(
            row.pk,
            row.organisation.key,
            row.scheme,
            row.value,
            row.source_id,
            row.place,
            row.stated,
        )
        for row in told
    )


def merges(key: str = "") -> tuple[MergeView, ...]:
    """What was merged and undone, from the first: of an organisation under any key, or of all."""
    rows = Merge.objects.select_related("organisation", "into").order_by("recorded_at", "pk")
    if key:
        pks = organisation_pks(key)
        rows = rows.filter(organisation__in=pks) | rows.filter(into__in=pks)
    return tuple(
        MergeView(
            row.organisation.key,
            row.into.key,
            row.why,
            row.recorded_at,
            row.withdrawn_at,
            row.withdrawn_why,
        )
        for row in rows
    )


def aparts() -> tuple[ApartView, ...]:
    """The pairs that were said not to be the same, from the first."""
    rows = Apart.objects.filter(withdrawn_at=None).select_related("one", "other")
    return tuple(
        ApartView(row.pk, row.one.key, row.other.key, row.why, row.recorded_at)
        for row in rows.order_by("recorded_at", "pk")
    )
