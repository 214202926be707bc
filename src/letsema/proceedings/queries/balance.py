"""What a sitting's resolutions would change: areas and regions before and after."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from letsema.governance import queries as governance
from letsema.governance.queries import FundView
from letsema.money import queries as money
from letsema.money.rules import region_of
from letsema.proceedings.queries.agenda import agenda
from letsema.proceedings.queries.views import (
    AgendaView,
    Balance,
    Effect,
    ItemView,
    ResolutionView,
    Shift,
)
from letsema.proceedings.rules import terms as t
from letsema.proceedings.rules.acts import ACTS, Correction
from letsema.programmes import queries as programmes
from letsema.programmes.queries import Entry
from letsema.programmes.rules.stages import section_of
from letsema.values import Money


@dataclass(frozen=True, slots=True)
class Standing:
    """A programme as far as balance goes."""

    reference: str
    stage: str | None
    section: str | None
    area: str
    region: tuple[str, str]
    budget: Money | None
    allocated: tuple[Money, ...] = ()


def effect(meeting: str, fund: str = "") -> Effect | None:
    """The balance of a fund's areas and regions before and after a sitting's open resolutions.

    Of the committee's first fund, unless another is named; None where there is no such meeting
    or fund. Corrections, and what is applied already, are left out: before is what stands.
    """
    held = agenda(meeting)
    fund = fund or (next(iter(held.meeting.funds), "") if held else "")
    known = governance.fund(fund)
    if held is None or known is None:
        return None
    return effect_of(held, known)


def effect_of(held: AgendaView, known: FundView) -> Effect:
    """The same for a list and a fund that are read already."""
    fund, day = known.slug, held.meeting.held.latest
    items = [each for each in held.items if each.state == "listed" and each.resolution]
    before = _standing(fund, day, [each.programme for each in items if each.programme])
    after = dict(before)
    for each in items:
        if each.programme in after and each.resolution:
            after[each.programme] = _resolved(after[each.programme], each, each.resolution)
    return Effect(
        fund=fund,
        day=day,
        areas=_by_area(known.areas, before.values(), after.values()),
        regions=_by_region(before.values(), after.values()),
        total=Shift("", "", _balance(before.values()), _balance(after.values())),
    )


def _standing(fund: str, day: date, named: Sequence[str]) -> dict[str, Standing]:
    """The programmes of the pipeline and those a sitting decides of, as they stand."""
    entries = {
        each.reference: each
        for each in programmes.standing_of_fund(fund, day, ("thematic_area", "countries", "budget"))
        if each.section or (each.stage in programmes.WAITING and each.reference in named)
    }
    given: dict[str, list[Money]] = {}
    for each in money.allocations(fund=fund, as_at=day):
        given.setdefault(each.programme, []).append(each.amount)
    return {
        name: _of_entry(entry, money.sums(given.get(name, ()))) for name, entry in entries.items()
    }


def _of_entry(entry: Entry, allocated: tuple[Money, ...]) -> Standing:
    return Standing(
        reference=entry.reference,
        stage=entry.stage,
        section=entry.section,
        area=str(entry.thematic_area or ""),
        region=region_of(each.code for each in entry.countries),
        budget=entry.budget,
        allocated=allocated,
    )


def _resolved(row: Standing, item: ItemView, resolution: ResolutionView) -> Standing:
    """A programme as it would stand once a resolution is applied."""
    terms = resolution.terms
    if isinstance(terms, Correction):
        return row
    if after := ACTS[resolution.act].stage_after(row.stage):
        row = replace(row, stage=after, section=section_of(after, None))
    if isinstance(terms, t.Amount):
        row = replace(row, budget=terms.amount)
    if isinstance(terms, t.Revision):
        row = _revised(row, terms)
    if isinstance(terms, (t.Shares, t.TopUp, t.CostedExtension)):
        row = _given(row, terms, more=not isinstance(terms, t.Shares))
    return row


def _revised(row: Standing, terms: t.Revision) -> Standing:
    facts = terms.facts
    area = facts.get("thematic_area", row.area)
    lands = facts.get("countries")
    return replace(
        row,
        area=str(getattr(area, "code", area)),
        region=region_of(each.code for each in lands) if lands else row.region,
        budget=facts.get("budget", row.budget),
    )


def _given(row: Standing, terms: t.Shares | t.TopUp | t.CostedExtension, *, more: bool) -> Standing:
    amounts = [each.amount for each in terms.shares]
    budget = row.budget
    if more and budget is not None:
        added = sum(each.amount for each in amounts if each.currency == budget.currency)
        budget = replace(budget, amount=budget.amount + added)
    return replace(row, budget=budget, allocated=money.sums([*row.allocated, *amounts]))


def _balance(rows: Iterable[Standing]) -> Balance:
    rows = list(rows)
    pipeline = [row for row in rows if row.section == "pipeline"]
    return Balance(
        pipeline=len(pipeline),
        funded=sum(row.section == "funded" for row in rows),
        budgets=money.sums(row.budget for row in pipeline if row.budget),
        allocated=money.sums(amount for row in rows for amount in row.allocated),
    )


def _by_area(
    areas: Sequence[tuple[int, str]], before: Iterable[Standing], after: Iterable[Standing]
) -> tuple[Shift, ...]:
    before, after = list(before), list(after)
    keys = [(str(number), title) for number, title in areas]
    if any(not row.area for row in before):
        keys.append(("", "No thematic area"))
    return tuple(
        Shift(
            key,
            title,
            _balance(row for row in before if row.area == key),
            _balance(row for row in after if row.area == key),
        )
        for key, title in keys
    )


def _by_region(before: Iterable[Standing], after: Iterable[Standing]) -> tuple[Shift, ...]:
    before, after = list(before), list(after)
    keys = sorted({row.region for row in (*before, *after)}, key=lambda each: each[1])
    return tuple(
        Shift(
            *key,
            _balance(row for row in before if row.region == key),
            _balance(row for row in after if row.region == key),
        )
        for key in keys
    )
