"""All that is known of one programme; and what loading a document compares with."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from letsema.documents import queries as documents
from letsema.governance import queries as governance
from letsema.programmes.models import Claim, Event, Lineage, Load, Programme, StageRow
from letsema.programmes.queries.kinship import merges
from letsema.programmes.queries.pipeline import entries_of
from letsema.programmes.queries.standing import (
    Bases,
    Lists,
    Moment,
    chosen_claims,
    in_order,
    lists_of,
)
from letsema.programmes.queries.views import (
    EventView,
    Fact,
    Link,
    LoadView,
    ProgrammeView,
    StageView,
)
from letsema.programmes.queries.visibility import public_programmes
from letsema.programmes.rules.facts import FIELDS
from letsema.programmes.rules.matching import Likeness
from letsema.programmes.rules.stages import section_of, status_of
from letsema.values import When


def references(fund: str | None = None) -> tuple[str, ...]:
    """Every reference ever given, of a fund or at all."""
    rows = Programme.objects.order_by("reference")
    if fund:
        rows = rows.filter(fund__slug=fund)
    return tuple(rows.values_list("reference", flat=True))


def references_known(asked: Iterable[str]) -> frozenset[str]:
    """Those of these references that were ever given."""
    rows = Programme.objects.filter(reference__in=set(asked))
    return frozenset(rows.values_list("reference", flat=True))


def references_told_of() -> tuple[str, ...]:
    """The references of which something still stands: the others may be given their own again."""
    told = Claim.objects.filter(withdrawn_at=None).values("programme_id")
    rows = Programme.objects.filter(Q(pk__in=told) | Q(merged_into__isnull=False))
    return tuple(rows.order_by("reference").values_list("reference", flat=True))


def survivor(reference: str) -> str | None:
    """The reference a merged programme goes on under, or None if it was not merged."""
    row = Programme.objects.filter(reference=reference).first()
    if row is None or row.merged_into is None:
        return None
    while row.merged_into:
        row = row.merged_into
    return row.reference


def programme(reference: str, as_at: date, known_at: date | None = None) -> ProgrammeView | None:
    """A programme with every fact and its source, as at a date; None if there is none."""
    row = Programme.objects.filter(reference=reference).first()
    if row is None:
        return None
    moment = Moment(as_at, known_at)
    only = Programme.objects.filter(pk=row.pk)
    entries = entries_of(only, moment)
    fund = governance.fund_slugs([row.fund_id]).get(row.fund_id) if row.fund_id else None
    kin = _kin(row, moment)
    return ProgrammeView(
        reference=row.reference,
        fund=fund[0] if fund else None,
        fund_name=fund[1] if fund else None,
        entry=entries[0] if entries else None,
        facts=_facts(moment.counting(Claim.objects.filter(programme=row))).get(row.pk, {}),
        stages=_stages(row, moment),
        events=_events(row, moment),
        **kin,
    )


def values_of(reference: str, fields: Sequence[str], as_at: date) -> dict[str, Any]:
    """By field, what a programme is said to have as at a date; what is not told is left out."""
    rows = Programme.objects.filter(reference=reference)
    moment = Moment(as_at)
    claims = Claim.objects.filter(programme__reference=reference, field__in=fields)
    chosen = chosen_claims(rows, fields, moment)
    lists = lists_of(moment.counting(claims), {FIELDS[name] for name in fields})
    return {name: lists.value(claim) for (_pk, name), claim in chosen.items()}


def facts_of_fund(
    fund: str, fields: Sequence[str], as_at: date, known_at: date | None = None
) -> dict[str, dict[str, Fact]]:
    """By reference and field, the facts of a fund's programmes: a fixed number of queries."""
    claims = Claim.objects.filter(programme__fund__slug=fund, field__in=fields)
    told = _facts(Moment(as_at, known_at).counting(claims))
    named = Programme.objects.filter(fund__slug=fund).values_list("pk", "reference")
    return {reference: told.get(pk, {}) for pk, reference in named}


def facts_in_order(
    reference: str, as_at: date, known_at: date | None = None
) -> dict[str, list[Fact]]:
    """By field, all that is told of a programme by a day, in the order of its standing."""
    claims = Claim.objects.filter(programme__reference=reference)
    told = _told(Moment(as_at, known_at).counting(claims))
    return next(iter(told.values()), {})


def _facts(claims: QuerySet[Claim]) -> dict[int, dict[str, Fact]]:
    """By programme and field, the claim that is shown, with what the others say."""
    return {
        pk: {name: _with_others(facts) for name, facts in fields.items()}
        for pk, fields in _told(claims).items()
    }


def _told(claims: QuerySet[Claim]) -> dict[int, dict[str, list[Fact]]]:
    lists = lists_of(claims, set(FIELDS.values()))
    ordered = list(in_order(claims, "programme_id", "field"))
    bases = Bases.of(ordered)
    told: dict[int, dict[str, list[Fact]]] = {}
    for claim in ordered:
        fact = _fact(claim, lists, bases)
        told.setdefault(claim.programme_id, {}).setdefault(claim.field, []).append(fact)
    return told


def _with_others(facts: list[Fact]) -> Fact:
    first, *others = facts
    if not others:
        return first
    values = {name: getattr(first, name) for name in Fact.__slots__ if name != "others"}
    return Fact(**values, others=tuple(others))


def _fact(claim: Claim, lists: Lists, bases: Bases) -> Fact:
    source = bases.sources.get(claim.source_id or 0)
    return Fact(
        field=claim.field,
        value=lists.value(claim),
        language=claim.language,
        when=When(claim.precision, claim.earliest, claim.latest),
        source_key=source.key if source else "",
        source_title=source.title if source else "",
        source_url=source.url if source else "",
        source_kind=source.kind if source else "decision-record",
        place=claim.place,
        stated=claim.stated,
        recorded_at=claim.recorded_at,
        decision=bases.decisions.get(claim.decision_id or 0),
    )


def _stages(row: Programme, moment: Moment) -> tuple[StageView, ...]:
    rows = list(moment.known(StageRow.objects.filter(programme=row)).order_by("latest", "id"))
    bases = Bases.of(rows)
    return tuple(
        StageView(
            stage=item.stage,
            status=status_of(item.stage, item.status),
            section=section_of(item.stage, item.status),
            when=When(item.precision, item.earliest, item.latest),
            basis=bases.basis(item),
            recorded_at=item.recorded_at,
            reason=item.reason,
            public_words=item.public_words,
            uncertain=When(item.precision, item.earliest, item.latest).uncertain_on(moment.as_at),
        )
        for item in rows
    )


def _events(row: Programme, moment: Moment) -> tuple[EventView, ...]:
    rows = list(moment.known(Event.objects.filter(programme=row)).order_by("latest", "id"))
    bases = Bases.of(rows)
    return tuple(
        EventView(When(item.precision, item.earliest, item.latest), item.words, bases.basis(item))
        for item in rows
    )


def _kin(row: Programme, moment: Moment) -> dict[str, object]:
    """Parent, parts, predecessors and successors, as links."""
    names, gone_on = _names(row, moment)
    lineage, parts = Lineage.objects.order_by("pk"), Programme.objects.order_by("reference")
    if moment.known_until:
        lineage = lineage.filter(recorded_at__lt=moment.known_until)
        parts = parts.filter(recorded_at__lt=moment.known_until)
    kin = {
        "parent": Programme.objects.filter(parts__in=names).values_list("pk", flat=True),
        "parts": parts.filter(parent__in=names).values_list("pk", flat=True),
        "predecessors": lineage.filter(programme__in=names).values_list("predecessor", flat=True),
        "successors": lineage.filter(predecessor__in=names).values_list("programme", flat=True),
    }
    told = {name: dict.fromkeys(gone_on.get(pk, pk) for pk in pks) for name, pks in kin.items()}
    links = _links({pk for pks in told.values() for pk in pks}, moment)
    found = {name: tuple(links[pk] for pk in pks if pk != row.pk) for name, pks in told.items()}
    return {**found, "parent": next(iter(found["parent"]), None)}


def _names(row: Programme, moment: Moment) -> tuple[set[int], dict[int, int]]:
    """The rows a programme went under before merges, itself among them; and where merges led to.

    What was known at an earlier day is told as the rows stood, without merges.
    """
    if moment.known_until:
        return {row.pk}, {}
    gone_on = merges()
    return {row.pk, *(pk for pk, into in gone_on.items() if into == row.pk)}, gone_on


def _links(pks: Collection[int], moment: Moment) -> dict[int, Link]:
    rows = Programme.objects.filter(pk__in=pks)
    titles = chosen_claims(rows, ("title", "heading"), moment)
    shown = set(public_programmes().filter(pk__in=pks).values_list("pk", flat=True))
    links = {}
    for row in rows:
        claim = titles.get((row.pk, "title")) or titles.get((row.pk, "heading"))
        name = str(claim.value) if claim else row.reference
        links[row.pk] = Link(row.reference, name, row.pk in shown)
    return links


def likenesses(fund: str, as_at: date) -> tuple[Likeness, ...]:
    """The fund's programmes as an entry of a document is compared with them."""
    fields = (
        "countries",
        "thematic_area",
        "title",
        "budget",
        "duration_months",
        "summary",
        "key_partners",
        "region",
    )
    rows = Programme.objects.filter(fund__slug=fund, merged_into=None)
    moment = Moment(date.max, None)
    standing = moment.counting(Claim.objects.filter(programme__in=rows.values("pk")))
    if not standing.exists():
        return ()
    before = chosen_claims(rows, fields, Moment(as_at, None))
    chosen = {**chosen_claims(rows, fields, moment), **before}
    lists = lists_of(standing.filter(field__in=fields), set(FIELDS.values()))
    counted = {pk for pk, _ in chosen}
    return tuple(
        _likeness(row.reference, {f: chosen.get((row.pk, f)) for f in fields}, lists)
        for row in rows.order_by("reference")
        if row.pk in counted
    )


def _likeness(reference: str, claims: dict[str, Claim | None], lists: Lists) -> Likeness:
    told = {name: lists.value(claim) if claim else None for name, claim in claims.items()}
    return Likeness(
        key=reference,
        countries=frozenset(part.code for part in told["countries"] or ()),
        area=told["thematic_area"],
        title=told["title"],
        amount=told["budget"].amount if told["budget"] else None,
        months=told["duration_months"],
        summary=told["summary"],
        partners="; ".join(partner.name for partner in told["key_partners"] or ()) or None,
        region=told["region"],
    )


def loads(fund: str | None = None) -> tuple[LoadView, ...]:
    """What documents were taken in, oldest first; `undone` says why one no longer counts."""
    rows = Load.objects.select_related("fund").order_by("pk")
    if fund:
        rows = rows.filter(fund__slug=fund)
    rows = list(rows)
    sources = documents.sources_by_pk(row.source_id for row in rows)
    return tuple(
        LoadView(
            row.pk,
            row.fund.slug,
            sources[row.source_id].title,
            row.on,
            row.recorded_at,
            row.withdrawn_why,
        )
        for row in rows
    )


def facts_citing(source: str, public_only: bool = False) -> tuple[tuple[str, str], ...]:
    """(reference, field) of every standing claim and stage row that rests on a source.

    `public_only` leaves out programmes that nobody may read of yet.
    """
    found = documents.source(source)
    if found is None:
        return ()
    claims = Claim.objects.filter(source_id=found.pk, withdrawn_at=None)
    rows = StageRow.objects.filter(source_id=found.pk, withdrawn_at=None)
    if public_only:
        shown = public_programmes().values("pk")
        claims, rows = claims.filter(programme__in=shown), rows.filter(programme__in=shown)
    told = set(claims.values_list("programme__reference", "field"))
    told |= {
        (reference, "stage") for reference in rows.values_list("programme__reference", flat=True)
    }
    return tuple(sorted(told))
