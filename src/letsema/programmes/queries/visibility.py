"""What a programme concerns, whether it is public, and where it stands for who acts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from django.db.models import Exists, OuterRef, Q, QuerySet

from letsema.documents import queries as documents
from letsema.journal import queries as journal
from letsema.programmes.models import Claim, Programme, StageRow
from letsema.programmes.queries.standing import Moment, chosen_claims, lists_of, stage_rows
from letsema.programmes.rules.acts import FUNDED
from letsema.programmes.rules.facts import COUNTRIES, PARTICIPANTS
from letsema.programmes.rules.stages import BEFORE_APPROVAL, EXITS, STAGES
from letsema.values import Actor, Refusal, Scope, may_act


def public_programmes() -> QuerySet[Programme]:
    """Programmes that anybody may read of.

    Public from the committee's approval on, and for good. A programme no submission stands
    behind, told by documents alone and given no stage, was public when they told of it.
    """
    rows = StageRow.objects.filter(programme=OuterRef("pk"))
    hidden = Q(stage__in=(*BEFORE_APPROVAL, *EXITS))
    approved = rows.filter(withdrawn_at=None).exclude(hidden)
    return Programme.objects.filter(Exists(approved) | ~Exists(rows.filter(hidden)))


def is_public(reference: str) -> bool:
    """Whether anybody may read of a programme; False where there is none."""
    return reference in _public_at(journal.head())


def public_references(references: Iterable[str]) -> frozenset[str]:
    """Those of these references that anybody may read of."""
    return _public_at(journal.head()).intersection(references)


@lru_cache(maxsize=1)
def _public_at(_head: tuple[int, str]) -> frozenset[str]:
    """Read once for a state of the record: a page asks many times."""
    return frozenset(public_programmes().values_list("reference", flat=True))


def internal_sources() -> frozenset[str]:
    """The keys of sources that nobody may be shown: submissions nothing public rests on."""
    keys = {each.key: each.pk for each in documents.sources_of_kind("submission")}
    claims = Claim.objects.filter(
        source_id__in=keys.values(), programme__in=public_programmes().values("pk")
    )
    shown = set(claims.values_list("source_id", flat=True).distinct())
    return frozenset(key for key, pk in keys.items() if pk not in shown)


def scope(reference: str) -> Scope:
    """What a programme concerns for who acts: its fund, participants and countries as they stand.

    A reference there is not concerns nothing but itself.
    """
    row = Programme.objects.select_related("fund").filter(reference=reference).first()
    return scope_of(row) if row else Scope(programme=reference)


def refused_for(by: Actor, roles: Iterable[str], *references: str) -> list[list[Refusal]]:
    """By programme, why somebody may not do for it what these roles do; empty where they may."""
    rows = {
        row.reference: row
        for row in Programme.objects.select_related("fund").filter(reference__in=references)
    }
    return [
        refused_of(by, roles, rows[each])
        if each in rows
        else may_act(by, roles, Scope(programme=each))
        for each in references
    ]


def refused_of(by: Actor, roles: Iterable[str], row: Programme) -> list[Refusal]:
    """The same, of a row. Who may for all of its fund is not asked about its participants."""
    fund = Scope(row.fund.slug if row.fund else "", row.reference)
    return may_act(by, roles, fund) and may_act(by, roles, scope_of(row))


def scope_of(row: Programme) -> Scope:
    """The same, of a row."""
    only = Programme.objects.filter(pk=row.pk)
    moment = Moment(date.max)
    fields = ("participants", "countries")
    claims = chosen_claims(only, fields, moment)
    told = Claim.objects.filter(programme=row, field__in=fields)
    lists = lists_of(moment.counting(told), (COUNTRIES, PARTICIPANTS))
    parts = claims.get((row.pk, "participants"))
    lands = claims.get((row.pk, "countries"))
    return Scope(
        fund=row.fund.slug if row.fund else "",
        programme=row.reference,
        organisations=tuple(p.organisation for p in lists.value(parts)) if parts else (),
        countries=tuple(c.code for c in lists.value(lands)) if lands else (),
    )


def standing_stage(
    row: Programme, day: date = date.max, leaving: frozenset[int] = frozenset()
) -> str | None:
    """The stage a programme stands at, None before the first; `funded` where only that is known.

    `leaving` are stage rows to leave out.
    """
    only = Programme.objects.filter(pk=row.pk)
    standing = stage_rows(only, Moment(day), leaving).get(row.pk)
    if standing is None:
        return None
    label = standing.status if standing.status in STAGES else FUNDED
    return standing.stage or label


def stage_now(reference: str) -> str | None:
    """The stage a programme stands at now, as `rules.acts.judge_act` takes it."""
    row = Programme.objects.filter(reference=reference).first()
    return standing_stage(row) if row else None
