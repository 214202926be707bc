"""The pipeline, and other lists of programmes, as at any date."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import QuerySet

from letsema.governance import queries as governance
from letsema.partners import queries as partners
from letsema.programmes.models import Claim, Programme, StageRow
from letsema.programmes.queries.standing import (
    Bases,
    Chosen,
    Lists,
    Moment,
    StandingRow,
    chosen_claims,
    lists_of,
    says_no_more,
    stage_rows,
)
from letsema.programmes.queries.views import Entry, Pipeline, Total
from letsema.programmes.rules.facts import COUNTRIES, ELEMENTS, FIELDS, PARTICIPANTS
from letsema.programmes.rules.stages import section_of, status_of
from letsema.values import When, total

LISTED = (
    "heading",
    "title",
    "region",
    "thematic_area",
    "budget",
    "duration_months",
    "countries",
    "participants",
    "sdgs",
    "objectives",
)
SECTIONS = ("pipeline", "funded", "closed")


@dataclass(frozen=True, slots=True)
class Selection:
    """What a list is narrowed to; an empty choice lets everything through."""

    areas: frozenset[int] = frozenset()
    countries: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    sections: frozenset[str] = frozenset()
    organisation: str = ""
    sdg: str = ""

    def takes(self, entry: Entry) -> bool:
        """Whether an entry is among those asked for."""
        return (
            (not self.areas or entry.thematic_area in self.areas)
            and (not self.countries or any(c.code in self.countries for c in entry.countries))
            and (not self.statuses or entry.status in self.statuses)
            and (not self.sections or entry.section in self.sections)
            and (
                not self.organisation
                or any(p.organisation == self.organisation for p in entry.participants or ())
            )
            and (not self.sdg or self.sdg in (entry.sdgs or ()))
        )


def pipeline_as_at(
    fund: str, as_at: date, known_at: date | None = None, selection: Selection | None = None
) -> Pipeline:
    """The fund's programmes from concept-note approval on, closed ones included.

    As at the end of that day; `known_at`: by what the record held then. The number of
    queries does not depend on the number of programmes.
    """
    moment = Moment(as_at, known_at)
    rows = Programme.objects.filter(fund__slug=fund)
    entries = [entry for entry in entries_of(rows, moment) if entry.section]
    listed = {entry.reference for entry in entries}
    whole = Pipeline(
        fund=fund,
        as_at=as_at,
        known_at=known_at,
        entries=tuple(sorted(entries, key=_order)),
        totals=_totals(entries),
        uncertain=tuple(_may_have_entered(rows, moment, listed)),
    )
    return narrowed(whole, selection) if selection else whole


def narrowed(pipeline: Pipeline, selection: Selection) -> Pipeline:
    """The same pipeline with only what is asked for, its totals counted anew."""
    selection = _going_on(selection)
    taken = tuple(entry for entry in pipeline.entries if selection.takes(entry))
    return replace(pipeline, entries=taken, totals=_totals(taken))


def _totals(entries: Sequence[Entry]) -> dict[str, Total]:
    return {
        section: total_of(entry for entry in entries if entry.section == section)
        for section in SECTIONS
    }


def _order(entry: Entry) -> tuple[Any, ...]:
    return (
        SECTIONS.index(entry.section or "closed"),
        entry.thematic_area or 99,
        entry.heading or entry.reference,
        entry.reference,
    )


def total_of(entries: Iterable[Entry]) -> Total:
    """Counts every programme; adds their budgets, those of each currency apart."""
    entries = list(entries)
    amounts = [entry.budget for entry in entries if entry.budget]
    currencies = [amount.currency for amount in amounts]
    main = max(sorted(set(currencies)), key=currencies.count, default="USD")
    sums = {
        each: total((a for a in amounts if a.currency == each), each)
        for each in {main, *currencies}
    }
    others = tuple(sums[each] for each in sorted(sums) if each != main)
    return Total(len(entries), sums[main], others)


def _may_have_entered(
    programmes: QuerySet[Programme], moment: Moment, listed: set[str]
) -> Iterable[str]:
    rows = moment.in_window(StageRow.objects.filter(programme__in=programmes.values("pk")))
    told = rows.values_list("programme__reference", "stage", "status")
    entering = {reference for reference, stage, status in told if section_of(stage, status)}
    return sorted(entering - listed)


def programmes_of_fund(
    fund: str | None, as_at: date, known_at: date | None = None
) -> tuple[Entry, ...]:
    """Every programme that has a stage; of a fund, or with None those without one."""
    rows = (
        Programme.objects.filter(fund__slug=fund) if fund else Programme.objects.filter(fund=None)
    )
    entries = entries_of(rows, Moment(as_at, known_at))
    return tuple(sorted((e for e in entries if e.section), key=_order))


def standing_of_fund(fund: str, as_at: date, fields: Sequence[str] = LISTED) -> tuple[Entry, ...]:
    """Every programme of a fund that has a stage, those not public yet too.

    With these facts only, in no particular order.
    """
    return tuple(entries_of(Programme.objects.filter(fund__slug=fund), Moment(as_at), fields))


def programmes_of_country(
    code: str, as_at: date, known_at: date | None = None
) -> tuple[Entry, ...]:
    """The programmes of a country, of any fund or none."""
    rows = Programme.objects.filter(
        claims__in=Claim.objects.filter(field="countries", country_rows__code=code)
    )
    return _listed(rows, as_at, known_at, Selection(countries=frozenset({code})))


def programmes_of_organisation(
    key: str, as_at: date, known_at: date | None = None
) -> tuple[Entry, ...]:
    """The programmes an organisation takes part in under any key, of any fund or none."""
    pks = partners.organisation_pks(key)
    claims = Claim.objects.filter(field="participants", participant_rows__organisation__in=pks)
    rows = Programme.objects.filter(claims__in=claims)
    return _listed(rows, as_at, known_at, _going_on(Selection(organisation=key)))


def _going_on(selection: Selection) -> Selection:
    """The same selection by the key its organisation goes on under: that is what entries tell."""
    if not selection.organisation:
        return selection
    keys = partners.going_on([selection.organisation])
    return replace(selection, organisation=keys[selection.organisation])


def _listed(
    rows: QuerySet[Programme], as_at: date, known_at: date | None, selection: Selection
) -> tuple[Entry, ...]:
    rows = Programme.objects.filter(pk__in=rows.values("pk"))
    entries = entries_of(rows, Moment(as_at, known_at))
    return tuple(sorted((e for e in entries if e.section and selection.takes(e)), key=_order))


def entries_of(
    programmes: QuerySet[Programme], moment: Moment, fields: Sequence[str] = LISTED
) -> list[Entry]:
    """Every programme that has a stage, as at a moment, in no particular order.

    `fields`: the facts that are read; the others stay empty.
    """
    rows = stage_rows(programmes, moment)
    claims = chosen_claims(programmes, fields, moment)
    behind = [name for name in fields if FIELDS[name] in (COUNTRIES, PARTICIPANTS, ELEMENTS)]
    listed = Claim.objects.filter(programme__in=programmes.values("pk"), field__in=behind)
    lists = lists_of(moment.counting(listed), {FIELDS[name] for name in behind})
    bases = Bases.of(rows.values())
    unsettled = _may_have_moved(programmes, rows, moment)
    named = programmes.values_list("pk", "reference", "fund_id", named=True)
    found = [row for row in named if row.pk in rows]
    funds = governance.fund_slugs({row.fund_id for row in found if row.fund_id})
    return [
        _entry(row, rows[row.pk], claims, lists, bases, row.pk in unsettled, funds) for row in found
    ]


def _may_have_moved(
    programmes: QuerySet[Programme], standing: dict[int, StandingRow], moment: Moment
) -> set[int]:
    """The programmes of which a row whose window holds the day says more than the one standing."""
    told = moment.in_window(StageRow.objects.filter(programme__in=programmes.values("pk")))
    return {
        row[0]
        for row in told.values_list(*StandingRow._fields)
        if row[0] in standing and not says_no_more(row, standing[row[0]])
    }


def _entry(
    programme: Any,
    row: StandingRow,
    claims: dict[tuple[int, str], Chosen],
    lists: Lists,
    bases: Bases,
    unsettled: bool,
    funds: dict[int, tuple[str, str]],
) -> Entry:
    told = {
        name: lists.value(claim) if (claim := claims.get((programme.pk, name))) else None
        for name in LISTED
    }
    area = claims.get((programme.pk, "thematic_area"))
    status = status_of(row.stage, row.status)
    return Entry(
        reference=programme.reference,
        fund=funds[programme.fund_id][0] if programme.fund_id else None,
        section=section_of(row.stage, row.status),
        status=status,
        stage=row.stage,
        since=When(row.precision, row.earliest, row.latest),
        basis=bases.basis(row),
        uncertain=unsettled,
        area_stated=area.stated if area else True,
        **{**told, "countries": told["countries"] or (), "objectives": told["objectives"] or ()},
    )
