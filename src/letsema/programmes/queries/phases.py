"""Reading phases that follow each other, and umbrellas with their parts and who pays for each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from letsema.documents import queries as documents
from letsema.partners import queries as partners
from letsema.programmes.models import (
    Claim,
    Lineage,
    Programme,
    ProgrammeAgreement,
    ProgrammeSupport,
)
from letsema.programmes.queries.kinship import elders, merges
from letsema.programmes.queries.partnering import going_on, participations
from letsema.programmes.queries.standing import Moment, chosen_claims, lists_of, stage_rows
from letsema.programmes.queries.views import Basis
from letsema.programmes.queries.visibility import public_programmes
from letsema.programmes.rules.facts import COUNTRIES, CountryPart
from letsema.programmes.rules.phases import steps
from letsema.programmes.rules.stages import status_of
from letsema.values import Money, When

TOLD = ("title", "heading", "starts", "ends", "ends_original", "budget", "countries")


@dataclass(frozen=True, slots=True)
class Outline:
    """A programme in a few facts, as told by a day; None where no source tells.

    `ends` is the end as it stands, `ends_original` the one it began with.
    """

    reference: str
    title: str
    starts: When | None
    ends: When | None
    ends_original: When | None
    stage: str | None
    status: str | None
    budget: Money | None
    countries: tuple[CountryPart, ...]
    public: bool


@dataclass(frozen=True, slots=True)
class Follows:
    """An earlier programme that one builds on, and what says so."""

    reference: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class PhaseView:
    """A programme in the chain of phases: `step` counts from the one asked for, before it below
    zero. `follows` are the earlier programmes it builds on.
    """

    outline: Outline
    step: int
    follows: tuple[Follows, ...]


@dataclass(frozen=True, slots=True)
class DonorView:
    """Who pays for a programme, and what tells it: `participant`, `agreement`, `support`."""

    organisation: partners.OrganisationView
    told_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MemberView:
    """An umbrella or a part of one, `depth` levels below the top, with its own donors.

    Results of a part count to the umbrella; its money stays with its donor and is never added.
    """

    outline: Outline
    parent: str | None
    depth: int
    donors: tuple[DonorView, ...]


def outlines(pks: Iterable[int], on: date | None, public_only: bool) -> dict[int, Outline]:
    """Programmes in a few facts, by row number: a fixed number of questions."""
    shown = set(public_programmes().filter(pk__in=(pks := set(pks))).values_list("pk", flat=True))
    rows = Programme.objects.filter(pk__in=shown if public_only else pks)
    moment = Moment(on or date.max)
    claims = chosen_claims(rows, TOLD, moment)
    listed = Claim.objects.filter(field="countries", programme__in=rows.values("pk"))
    lists = lists_of(moment.counting(listed), (COUNTRIES,))
    stages = stage_rows(rows, moment)
    told: dict[int, Outline] = {}
    for pk, reference in rows.values_list("pk", "reference"):
        value = {name: _value(claims.get((pk, name)), lists) for name in TOLD}
        stage = stages.get(pk)
        told[pk] = Outline(
            reference=reference,
            title=value["title"] or value["heading"] or reference,
            starts=value["starts"],
            ends=value["ends"] or value["ends_original"],
            ends_original=value["ends_original"],
            stage=stage.stage if stage else None,
            status=status_of(stage.stage, stage.status) if stage else None,
            budget=value["budget"],
            countries=value["countries"] or (),
            public=pk in shown,
        )
    return told


def _value(claim: Any, lists: Any) -> Any:
    return lists.value(claim) if claim else None


def phases(
    reference: str, on: date | None = None, *, public_only: bool = True
) -> tuple[PhaseView, ...]:
    """All that a programme builds on, itself, and all that build on it, each before its followers.

    Empty where there is no such programme to read of.
    """
    led = merges()
    start = _root(reference, led)
    if start is None:
        return ()
    found = steps(start, elders(led)[1])
    told = outlines(found, on, public_only)
    if start not in told:
        return ()
    follows = _follows(told, led)
    order = sorted(told, key=lambda pk: (found[pk], _begins(told[pk]), told[pk].reference))
    return tuple(PhaseView(told[pk], found[pk], follows.get(pk, ())) for pk in order)


def _root(reference: str, led: dict[int, int]) -> int | None:
    pk = Programme.objects.filter(reference=reference).values_list("pk", flat=True).first()
    return None if pk is None else led.get(pk, pk)


def _begins(outline: Outline) -> date:
    return outline.starts.latest if outline.starts else date.max


def _follows(told: dict[int, Outline], led: dict[int, int]) -> dict[int, tuple[Follows, ...]]:
    """By row number, the earlier programmes each builds on; each once, as first told."""
    rows = list(Lineage.objects.order_by("pk"))
    pairs = [(led.get(r.programme_id, r.programme_id), r) for r in rows]
    pairs = [(pk, r) for pk, r in pairs if pk in told]
    sources = documents.sources_by_pk(row.source_id for _, row in pairs)
    found: dict[int, dict[int, Follows]] = {}
    for pk, row in pairs:
        before = led.get(row.predecessor_id, row.predecessor_id)
        if before in told and before != pk:
            source = sources[row.source_id]
            basis = Basis(None, source.key, source.title, source.url, row.place, stated=True)
            each = Follows(told[before].reference, basis)
            found.setdefault(pk, {}).setdefault(before, each)
    return {pk: tuple(each.values()) for pk, each in found.items()}


def family(
    reference: str, on: date | None = None, *, public_only: bool = True
) -> tuple[MemberView, ...]:
    """The umbrella a programme stands under, and all its parts, each under its own: top first.

    One that is neither umbrella nor part comes alone; empty where there is none to read of.
    """
    led = merges()
    start = _root(reference, led)
    if start is None:
        return ()
    above = {part: parent for part, parent in elders(led)[0] if part != parent}
    ordered = _tree(start, above)
    told = outlines((pk for pk, _ in ordered), on, public_only)
    if start not in told:
        return ()
    donors = _donors(told, on, public_only)
    return tuple(
        MemberView(
            outline=told[pk],
            parent=told[above[pk]].reference if above.get(pk) in told else None,
            depth=depth,
            donors=donors.get(told[pk].reference, ()),
        )
        for pk, depth in ordered
        if pk in told
    )


def _tree(start: int, above: dict[int, int]) -> list[tuple[int, int]]:
    """(row number, depth) of a whole family, the top first, parts in order of registration."""
    top, climbed = start, {start}
    while top in above and above[top] not in climbed:
        top = above[top]
        climbed.add(top)
    ordered: list[tuple[int, int]] = []
    ahead, seen = [(top, 0)], set()
    while ahead:
        pk, depth = ahead.pop()
        if pk not in seen:
            seen.add(pk)
            ordered.append((pk, depth))
            parts = sorted((part for part, parent in above.items() if parent == pk), reverse=True)
            ahead += [(part, depth + 1) for part in parts]
    return ordered


def _donors(
    told: dict[int, Outline], on: date | None, public_only: bool
) -> dict[str, tuple[DonorView, ...]]:
    """By reference, who pays: participants that are donors, donors by agreement, who gave money."""
    rows = Programme.objects.filter(pk__in=told)
    giving = [(name, pk) for name, pk, role in participations(rows, on) if role == "donor"]
    known = partners.organisations_by_pk(pk for _, pk in giving)
    found: dict[str, dict[str, tuple[partners.OrganisationView, list[str]]]] = {}
    paying = [(name, known[pk], "participant") for name, pk in giving]
    paying += [*_by_agreement(rows, public_only), *_by_support(rows, public_only)]
    for name, view, way in paying:
        told_by = found.setdefault(name, {}).setdefault(view.key, (view, []))[1]
        if way not in told_by:
            told_by.append(way)
    return {
        name: tuple(DonorView(view, tuple(told_by)) for view, told_by in each.values())
        for name, each in found.items()
    }


def _of(rows: QuerySet[Programme]) -> Q:
    """Rows of these programmes, and of all that were merged into them."""
    roots = set(rows.values_list("pk", flat=True))
    merged = {pk for pk, into in merges().items() if into in roots}
    return Q(programme__in=roots | merged)


Paying = list[tuple[str, partners.OrganisationView, str]]


def _by_agreement(rows: QuerySet[Programme], public_only: bool) -> Paying:
    cited = going_on(ProgrammeAgreement.objects.filter(_of(rows)), public_only)
    known = partners.agreements_by_pk((r.agreement_id for _, r in cited), public_only=public_only)
    return [
        (name, party.organisation, "agreement")
        for name, row in cited
        for party in (known[row.agreement_id].parties if row.agreement_id in known else ())
        if party.role == "donor" and party.organisation
    ]


def _by_support(rows: QuerySet[Programme], public_only: bool) -> Paying:
    cited = going_on(ProgrammeSupport.objects.filter(_of(rows)), public_only)
    known = partners.support_by_number((r.support_id for _, r in cited), public_only=public_only)
    return [
        (name, known[row.support_id].giver, "support")
        for name, row in cited
        if row.support_id in known and known[row.support_id].kind == "money"
    ]
