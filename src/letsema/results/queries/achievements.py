"""Reading achievements by country, kind and programme, and what was brought to processes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Count, QuerySet, Value, When

from letsema.journal.queries import told_window
from letsema.partners import queries as partners
from letsema.partners.queries import OrganisationView
from letsema.partners.rules import folded
from letsema.programmes import queries as programmes
from letsema.programmes.queries import Basis
from letsema.reference import queries as reference
from letsema.reference.queries import ElementView
from letsema.results.models import (
    Achievement,
    AchievementCandidate,
    AchievementOrganisation,
    ProcessContribution,
)
from letsema.results.queries.belonging import (
    Pointed,
    Reach,
    began_by,
    codes_of,
    quantity_of,
)
from letsema.results.queries.instruments import instrument_pks
from letsema.results.queries.views import InstrumentLink
from letsema.results.rules import NONE, UNCERTAIN
from letsema.values import Quantity
from letsema.values import When as Told


@dataclass(frozen=True, slots=True)
class Doing:
    """An organisation an achievement was reached with, and what it did."""

    organisation: OrganisationView
    words: str


@dataclass(frozen=True, slots=True)
class AchievementView:
    """An achievement as a source says it; `programme` is the reference it goes on under.

    No `country` and not `certain`: the source leaves open which country, it may be one of the
    `candidates`. No `country` and `certain`: it is of no one country. `body` is a slug, or empty.
    """

    number: int
    programme: str
    kind: ElementView
    country: str
    certain: bool
    candidates: tuple[str, ...]
    region_words: str
    statement: str
    quantity: Quantity | None
    when: Told | None
    instrument: InstrumentLink | None
    body: str
    organisations: tuple[Doing, ...]
    basis: Basis


@dataclass(frozen=True, slots=True)
class AchievementsPage:
    """A page of the achievements found, by country and number; those of no country come last.

    `counts`: `country`, `kind` (by code) and `programme` → value → how many of all that were
    found. Of countries, `rules.UNCERTAIN` and `rules.NONE` are values too.
    """

    entries: tuple[AchievementView, ...]
    total: int
    counts: Mapping[str, Mapping[str, int]]
    on: date | None


def achievements(
    q: str = "",
    *,
    programme: str = "",
    country: str = "",
    may_concern: str = "",
    kind: str = "",
    organisation: str = "",
    instrument: str = "",
    body: str = "",
    on: date | None = None,
    with_parts: bool = True,
    public_only: bool = True,
    limit: int = 50,
    offset: int = 0,
) -> AchievementsPage:
    """A page of achievements under any cuts; a programme's are those of its parts with it.

    `country` may be `rules.UNCERTAIN` or `rules.NONE`; `may_concern` asks for those that are not
    certain and may be of a country. `on`: reached by that day, where a date is told. The number of
    queries does not depend on how many there are.
    """
    rows = Reach(programme, with_parts, public_only).narrowed(Achievement.objects.all())
    rows = began_by(_of_country(rows, country), on)
    if may_concern:
        told = AchievementCandidate.objects.filter(country=may_concern)
        rows = rows.filter(pk__in=told.values("achievement"))
    if kind:
        rows = rows.filter(kind__code=kind)
    if organisation:
        rows = _with(rows, organisation)
    if instrument:
        rows = rows.filter(instrument__in=instrument_pks(instrument))
    if body:
        rows = rows.filter(body=body)
    for word in folded(q).split():
        rows = rows.filter(folded__contains=word)
    last = Case(When(country="", then=Value(1)), default=Value(0))
    counts = _counts(rows)
    return AchievementsPage(
        entries=_views(rows.order_by(last, "country", "pk")[offset : offset + limit]),
        total=sum(counts["kind"].values()),
        counts=counts,
        on=on,
    )


def achievement(number: int, *, public_only: bool = True) -> AchievementView | None:
    """The achievement of that number, or None."""
    rows = Achievement.objects.filter(pk=number)
    return next(iter(_views(Reach(public_only=public_only).narrowed(rows))), None)


def _with(rows: QuerySet[Achievement], organisation: str) -> QuerySet[Achievement]:
    pks = partners.organisation_pks(organisation)
    told = AchievementOrganisation.objects.filter(organisation__in=pks)
    return rows.filter(pk__in=told.values("achievement"))


def _of_country(rows: QuerySet[Achievement], country: str) -> QuerySet[Achievement]:
    if country in (UNCERTAIN, NONE):
        return rows.filter(country="", certain=country == NONE)
    return rows.filter(country=country) if country else rows


def _counts(rows: QuerySet[Achievement]) -> Mapping[str, Mapping[str, int]]:
    gone_on = programmes.gone_on()
    counts: dict[str, Counter[str]] = {cut: Counter() for cut in ("country", "kind", "programme")}
    grouped = rows.order_by().values_list("country", "certain", "kind__code", "programme_id")
    for country, certain, kind, of, number in grouped.annotate(number=Count("pk")):
        counts["country"][country or (NONE if certain else UNCERTAIN)] += number
        counts["kind"][kind] += number
        counts["programme"][gone_on.get(of, of)] += number
    return {cut: dict(sorted(values.items())) for cut, values in counts.items()}


def _views(rows: Iterable[Achievement]) -> tuple[AchievementView, ...]:
    rows = list(rows)
    doing: dict[int, list[AchievementOrganisation]] = defaultdict(list)
    for each in AchievementOrganisation.objects.filter(achievement__in=rows).order_by("pk"):
        doing[each.achievement_id].append(each)
    named = {each.organisation_id for told in doing.values() for each in told}
    pointed = Pointed.at_by(rows, named)
    candidates = codes_of(AchievementCandidate, "achievement", rows)
    kinds = reference.elements_by_key(row.kind_id for row in rows)
    return tuple(
        AchievementView(
            number=row.pk,
            programme=pointed.programme(row),
            kind=kinds[row.kind_id],
            country=row.country,
            certain=row.certain,
            candidates=candidates.get(row.pk, ()),
            region_words=row.region_words,
            statement=row.statement,
            quantity=quantity_of(row),
            when=told_window(row),
            instrument=pointed.instrument(row),
            body=row.body_id or "",
            organisations=tuple(
                Doing(pointed.organisations[each.organisation_id], each.words)
                for each in doing[row.pk]
            ),
            basis=pointed.basis(row),
        )
        for row in rows
    )


@dataclass(frozen=True, slots=True)
class ProcessView:
    """What was brought to a process or forum, and what followed; `body` is a slug, or empty."""

    number: int
    programme: str
    organisation: OrganisationView | None
    forum: str
    body: str
    country: str
    brought: str
    followed: str
    when: Told | None
    instrument: InstrumentLink | None
    basis: Basis


def processes(
    programme: str = "",
    *,
    country: str = "",
    organisation: str = "",
    body: str = "",
    instrument: str = "",
    on: date | None = None,
    with_parts: bool = True,
    public_only: bool = True,
) -> tuple[ProcessView, ...]:
    """Contributions to processes and fora under any cuts, by date, what has none last."""
    rows = Reach(programme, with_parts, public_only).narrowed(ProcessContribution.objects.all())
    if country:
        rows = rows.filter(country=country)
    if body:
        rows = rows.filter(body=body)
    if organisation:
        rows = rows.filter(organisation__in=partners.organisation_pks(organisation))
    if instrument:
        rows = rows.filter(instrument__in=instrument_pks(instrument))
    found = sorted(began_by(rows, on), key=lambda row: (row.latest or date.max, row.pk))
    pointed = Pointed.at_by(found)
    return tuple(
        ProcessView(
            number=row.pk,
            programme=pointed.programme(row),
            organisation=pointed.organisation(row.organisation_id),
            forum=row.forum,
            body=row.body_id or "",
            country=row.country,
            brought=row.brought,
            followed=row.followed,
            when=told_window(row),
            instrument=pointed.instrument(row),
            basis=pointed.basis(row),
        )
        for row in found
    )
