"""Reading offices: names over time, and what they cover on a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from letsema.journal.queries import told_window
from letsema.partners.models import Office, OfficeCoverage, OfficeName
from letsema.partners.queries.organisations import (
    OrganisationView,
    organisation_pks,
    organisations_by_pk,
)
from letsema.partners.rules.offices import Coverage, covered
from letsema.reference import rules as reference
from letsema.values import Standing, When, lasts


@dataclass(frozen=True, slots=True)
class OfficeNameView:
    """A name of an office, since and until; None: not told."""

    number: int
    text: str
    language: str
    since: When | None
    until: When | None
    source: int
    place: str

    def holds_on(self, day: date | None) -> bool:
        """Whether it was its name on a day; today's has no end."""
        return self.until is None if day is None else lasts(self.since, self.until, day)


@dataclass(frozen=True, slots=True)
class CoverageView:
    """A country or a grouping an office covers, since and until."""

    number: int
    what: Coverage
    source: int
    place: str
    stated: bool


@dataclass(frozen=True, slots=True)
class OfficeView:
    """An office as others may read it, with every name and coverage it had."""

    key: str
    organisation: OrganisationView
    type: str
    country: str
    place_name: str
    names: tuple[OfficeNameView, ...]
    coverages: tuple[CoverageView, ...]
    source: int
    place: str
    stated: bool

    def name_on(self, on: date | None = None, language: str = "en") -> str:
        """Its name on a day: of that day before others, in that language before English, the
        newest.
        """
        order = sorted(
            self.names,
            key=lambda name: (
                not name.holds_on(on),
                name.language != language,
                name.language != "en",
                -(name.since.latest if name.since else date.min).toordinal(),
                name.number,
            ),
        )
        return order[0].text if order else self.key

    @property
    def name(self) -> str:
        """Its name today."""
        return self.name_on()

    def countries_on(self, on: date | None = None) -> dict[str, Standing]:
        """The countries it covers on a day, for certain or possibly, by alpha-3."""
        return covered((each.what for each in self.coverages), on, _members)


def _members(grouping: str, on: date | None) -> tuple[str, ...]:
    return reference.grouping(grouping).members(on)


def _views(rows: Iterable[Office]) -> tuple[OfficeView, ...]:
    rows = list(rows)
    owners = organisations_by_pk(row.organisation_id for row in rows)
    return tuple(
        OfficeView(
            row.key,
            owners[row.organisation_id],
            row.type,
            row.country,
            row.place_name,
            tuple(map(_name, row.called)),
            tuple(map(_coverage, row.covering)),
            row.source_id,
            row.place,
            row.stated,
        )
        for row in rows
    )


def _name(row: OfficeName) -> OfficeNameView:
    since, until = told_window(row), told_window(row, "until_")
    return OfficeNameView(row.pk, row.text, row.language, since, until, row.source_id, row.place)


def _coverage(row: OfficeCoverage) -> CoverageView:
    what = Coverage(row.country, row.grouping, told_window(row), told_window(row, "until_"))
    return CoverageView(row.pk, what, row.source_id, row.place, row.stated)


def _read(rows: QuerySet[Office]) -> tuple[OfficeView, ...]:
    called = OfficeName.objects.filter(withdrawn_at=None).order_by("latest", "pk")
    covering = OfficeCoverage.objects.filter(withdrawn_at=None).order_by("latest", "pk")
    standing = rows.filter(withdrawn_at=None).order_by("key")
    return _views(
        standing.prefetch_related(
            Prefetch("names", called, to_attr="called"),
            Prefetch("coverages", covering, to_attr="covering"),
        )
    )


def offices(
    organisation: str = "",
    country: str = "",
    type: str = "",  # noqa: A002 (the field's word)
) -> tuple[OfficeView, ...]:
    """The offices of an organisation, standing in a country, of a type, or all, by key."""
    rows = Office.objects.all()
    if organisation:
        rows = rows.filter(organisation__in=organisation_pks(organisation))
    rows = rows.filter(country=country) if country else rows
    return _read(rows.filter(type=type) if type else rows)


def office(key: str) -> OfficeView | None:
    """The office of that key, or None."""
    return next(iter(_read(Office.objects.filter(key=key))), None)


def offices_covering(
    country: str, on: date | None = None
) -> tuple[tuple[OfficeView, Standing], ...]:
    """The offices that cover a country on a day, and whether for certain or possibly."""
    told = ((each, each.countries_on(on).get(country)) for each in offices())
    return tuple((each, how) for each, how in told if how)
