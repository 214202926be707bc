"""Saying which organisation another is part of, succeeds or belongs to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from letsema.documents import commands as documents
from letsema.journal.queries import keep_in_order, window_columns
from letsema.partners.commands.citing import (
    as_when,
    ended,
    found_organisation,
    found_row,
    record,
    refuse,
    saved,
    withdrawn,
)
from letsema.partners.models import Organisation, Tie
from letsema.partners.rules import NO_CIRCLES, TIE_KINDS
from letsema.partners.rules.organisations import in_circles, reached
from letsema.values import (
    Actor,
    Citation,
    Refusal,
    Refused,
    When,
    may_add_to_record,
    may_keep_register,
)

Ahead = dict[int, set[int]]
"""Row numbers of standing organisations, and of those they are tied to."""


def ties_ahead(kind: str, roots: dict[int, int] | None = None) -> Ahead:
    """The standing ties of a kind between organisations as they go on.

    `roots` says where some are to go on instead: row number by row number.
    """
    roots = roots or {}
    columns = ("organisation_id", "organisation__merged_into_id", "other_id")
    rows = Tie.objects.filter(kind=kind, withdrawn_at=None)
    ahead: Ahead = defaultdict(set)
    for one, into, other, other_into in rows.values_list(*columns, "other__merged_into_id"):
        ahead[roots.get(one, into or one)].add(roots.get(other, other_into or other))
    return ahead


def lock_all(pks: Iterable[int]) -> None:
    """Lock organisations, those merged into them, and all that ties lead to from them.

    In one order: of two writers that would close a circle together the second sees the first.
    """
    wanted = set(pks)
    for kind in NO_CIRCLES:
        ahead = ties_ahead(kind)
        wanted |= {each for pk in tuple(wanted) for each in reached(pk, ahead)}
    rows = Organisation.objects.select_for_update(of=("self",)).order_by("pk")
    list(rows.filter(Q(pk__in=wanted) | Q(merged_into__in=wanted)).values_list("pk"))


@transaction.atomic
def tie_organisations(
    *,
    organisation: str,
    other: str,
    kind: str,
    citing: Citation,
    by: Actor,
    at: datetime,
    since: When | date | None = None,
    until: When | date | None = None,
) -> int:
    """Say that an organisation is part of, succeeds or is a member of another; return the number.

    The same since the same date is entered once. Who adds to the record may. Refused: an unknown
    organisation or source, a kind there is not, an end before its beginning, a tie to itself, and
    where it is part of or succeeds another, one that leads back to it.
    """
    refuse(*may_add_to_record(by))
    if kind not in TIE_KINDS:
        raise Refused(Refusal("tie-kind", "%(kind)s is not a kind of tie", field="kind", kind=kind))
    begins, ends = as_when(since), as_when(until)
    keep_in_order(begins, ends)
    pks = [found_organisation(organisation).pk, found_organisation(other, "other").pk]
    lock_all(pks)
    one, two = found_organisation(organisation), found_organisation(other, "other")
    same = {"organisation": one, "other": two, "kind": kind, **window_columns(begins)}
    found = Tie.objects.filter(**same, withdrawn_at=None).first()
    if found is not None:
        return int(found.pk)
    _judge(one, two, kind)
    basis = documents.source_cited(citing=citing, by=by, at=at)
    row = saved(Tie(**same, **window_columns(ends, "until_"), recorded_at=at, **basis))
    record("organisation.tied", organisation, [row], by=by, at=at, kind=kind, other=other)
    return int(row.pk)


def _judge(one: Organisation, two: Organisation, kind: str) -> None:
    """Refused: two that are one, or a tie that leads back to where it begins."""
    start, end = one.merged_into_id or one.pk, two.merged_into_id or two.pk
    if start == end:
        raise Refused(
            Refusal(
                "tie-to-itself",
                "%(organisation)s and %(other)s are the same organisation",
                field="other",
                organisation=one.key,
                other=two.key,
            )
        )
    if kind in NO_CIRCLES and start in reached(end, ties_ahead(kind)):
        raise Refused(
            Refusal(
                "tie-circle",
                "%(other)s leads back to %(organisation)s",
                field="other",
                organisation=one.key,
                other=two.key,
            )
        )


def judge_one(one: Organisation, roots: dict[int, int]) -> None:
    """Refused: organisations that ties of one of them keep from being the same.

    `roots` says under which row number each of them would go on.
    """
    for kind in TIE_KINDS:
        ahead = ties_ahead(kind, roots)
        circular = in_circles(ahead) if kind in NO_CIRCLES else ()
        if any(pk in others for pk, others in ahead.items()) or circular:
            raise Refused(
                Refusal(
                    "merge-ties",
                    "%(key)s is tied to the other, straight or through others, as one is part of, "
                    "succeeds or belongs to another: withdraw that tie first",
                    field="into",
                    key=one.key,
                )
            )


def _found(number: int) -> Tie:
    return found_row(
        Tie,
        number,
        Refusal(
            "unknown-tie",
            "there is no tie under the number %(number)d",
            field="number",
            number=number,
        ),
    )


@transaction.atomic
def end_tie(*, number: int, until: When | date, citing: Citation, by: Actor, at: datetime) -> None:
    """Say until when two organisations were tied; the same end again changes nothing.

    Who keeps the register may. Refused: an unknown or withdrawn tie, an unknown source, another
    end than the one that stands, an end before its beginning.
    """
    refuse(*may_keep_register(by))
    row = _found(number)
    end = as_when(until)
    if ended(row, end, citing, by=by, at=at):
        told = {"until": end.as_json(), "citing": citing.as_json()}
        record("organisation.tie-ended", row.organisation.key, [row], by=by, at=at, **told)


@transaction.atomic
def withdraw_tie(*, number: int, why: str, by: Actor, at: datetime) -> None:
    """Withdraw a tie that was entered by mistake; it stays on record.

    Who keeps the register may. Refused: an unknown or withdrawn tie, no reason.
    """
    refuse(*may_keep_register(by))
    row = withdrawn(_found(number), why, at)
    told = {"why": row.withdrawn_why}
    record("organisation.tie-withdrawn", row.organisation.key, [row], by=by, at=at, **told)
