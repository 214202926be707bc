"""Reading who takes part in programmes together: many at once, few columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import QuerySet

from letsema.governance import queries as governance
from letsema.partners.queries.together import Place, Together
from letsema.programmes.models import (
    Claim,
    ClaimCountry,
    ClaimElement,
    ClaimParticipant,
    Programme,
    Task,
)
from letsema.programmes.queries.kinship import merges
from letsema.programmes.queries.standing import Moment, chosen_claims, stage_rows
from letsema.programmes.queries.visibility import public_programmes
from letsema.programmes.rules.stages import section_of
from letsema.reference import queries as reference

GOING_ON = ("pipeline", "funded")
FIELDS = ("participants", "countries", "thematic_area", "title", "heading")


def programmes_together(
    on: date, pks: Collection[int] | None = None, *, fund: str = ""
) -> list[Together]:
    """Public programmes that are approved and not closed on a day, with who takes part.

    Of a fund, or all; with organisations by row number those in which one ever had a part. Who
    takes part is told as at that day, in any role; who has a task in it counts while it has.
    `area` is `fund.number`.
    """
    led = merges()
    rows, moment = _asked(pks, fund, led), Moment(on)
    stages = stage_rows(rows, moment)
    standing = {
        pk
        for pk, row in stages.items()
        if pk not in led and section_of(row.stage, row.status) in GOING_ON
    }
    claims = chosen_claims(rows, FIELDS, moment)
    places: dict[int, list[Place]] = defaultdict(list)
    for pk, organisation in _listed(rows, moment, claims, "participants", ClaimParticipant):
        places[pk].append((organisation, None, None))
    for pk, *place in _tasks(None if pks is None else standing, led):
        places[led.get(pk, pk)].append(tuple(place))
    lands = _sets(_listed(rows, moment, claims, "countries", ClaimCountry))
    areas = _areas(rows, _listed(rows, moment, claims, "thematic_area", ClaimElement))
    found = []
    for pk, name in rows.order_by("reference").values_list("pk", "reference"):
        if pk in standing and places[pk]:
            title = claims.get((pk, "title")) or claims.get((pk, "heading"))
            called = str(title.value or name) if title else name
            land, area = frozenset(lands[pk]), areas.get(pk, "")
            found.append(Together(name, called, land, tuple(places[pk]), area))
    return found


def _asked(pks: Collection[int] | None, fund: str, led: Mapping[int, int]) -> QuerySet[Programme]:
    rows = public_programmes()
    if fund:
        rows = rows.filter(fund__slug=fund)
    if pks is None:
        return rows
    told = Claim.objects.filter(participant_rows__organisation__in=pks, withdrawn_at=None)
    tasks = Task.objects.filter(organisation__in=pks, withdrawn_at=None)
    named = {*told.values_list("programme_id", flat=True)}
    named |= {led.get(pk, pk) for pk in tasks.values_list("programme_id", flat=True)}
    return rows.filter(pk__in=named) if named else Programme.objects.none()


def _listed(
    rows: QuerySet[Programme], moment: Moment, claims: dict[Any, Any], field: str, table: Any
) -> list[tuple[int, Any]]:
    """(programme, what its claim on view lists) for a field that is a list."""
    column = {ClaimParticipant: "organisation_id", ClaimCountry: "code", ClaimElement: "element_id"}
    told = moment.counting(Claim.objects.filter(field=field, programme__in=rows.values("pk")))
    shown = {claim.pk: claim.programme_id for claim in claims.values() if claim.field == field}
    listed = table.objects.filter(claim__in=told.values("pk")).order_by("claim_id", "position")
    return [
        (shown[claim], value)
        for claim, value in listed.values_list("claim_id", column[table])
        if claim in shown
    ]


def _tasks(standing: Collection[int] | None, led: Mapping[int, int]) -> QuerySet[Any, Any]:
    """(programme, organisation, since, until) of what organisations do in programmes, or in all."""
    rows = Task.objects.filter(withdrawn_at=None).order_by("pk")
    if standing is not None:
        family = {*standing, *(pk for pk, into in led.items() if into in standing)}
        rows = rows.filter(programme__in=family)
    return rows.values_list("programme_id", "organisation_id", "latest", "until_latest")


def _sets(pairs: Iterable[tuple[int, str]]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    for pk, value in pairs:
        found[pk].add(value)
    return found


def _areas(rows: QuerySet[Programme], listed: list[tuple[int, int]]) -> dict[int, str]:
    """By programme, its thematic area with its fund, where it has both."""
    funds = dict(rows.filter(fund__isnull=False).values_list("pk", "fund_id"))
    slugs = governance.fund_slugs(set(funds.values()))
    codes = {pk: each.code for pk, each in reference.elements_by_key(e for _, e in listed).items()}
    return {pk: f"{slugs[funds[pk]][0]}.{codes[each]}" for pk, each in listed if pk in funds}
