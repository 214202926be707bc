"""Saying which organisations are one, and which only look alike."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from letsema.partners.commands.citing import (
    found_organisation,
    found_row,
    reason,
    record,
    refuse,
    saved,
    withdrawn,
)
from letsema.partners.commands.tying import judge_one, lock_all
from letsema.partners.models import Apart, Merge, Organisation
from letsema.partners.rules.organisations import ends
from letsema.values import Actor, Refusal, Refused, may_keep_register


@transaction.atomic
def merge_organisations(*, key: str, into: str, why: str, by: Actor, at: datetime) -> None:
    """Say that an organisation is another one: it goes on under that, with all its history.

    Nothing is moved: what points at it still does, and is found under both. Merged into one that
    is merged itself it goes on where that one does; said again it changes nothing. Who keeps the
    register may. Refused: an unknown organisation, one merged already, two that are one, two said
    to be apart, two between which ties lead, no reason.
    """
    refuse(*may_keep_register(by))
    why = reason(why)
    one, two = _locked(key, into)
    standing = one.merges.filter(withdrawn_at=None).select_related("into").first()
    if standing is not None and standing.into_id == two.pk:
        return
    _judge(one, two, standing)
    group = _group(one)
    judge_one(one, dict.fromkeys(group, _root(two)))
    row = saved(Merge(organisation=one, into=two, why=why, recorded_at=at))
    wrote = [row, *_led(group | _group(two))]
    _record("merged", one, wrote, _root(two), by, at, why=why, named=into)


def _root(row: Organisation) -> int:
    return row.merged_into_id or row.pk


def _locked(*keys: str) -> list[Organisation]:
    """These organisations, locked with those they are merged with and tied to."""
    fields = ("key", "into")
    rows = [found_organisation(key, field) for key, field in zip(keys, fields, strict=False)]
    held: set[int] = set()
    while not held.issuperset(map(_root, rows)):  # another may have merged one meanwhile
        held |= set(map(_root, rows))
        lock_all(held)
        rows = [found_organisation(key) for key in keys]
    return rows


def _group(row: Organisation) -> set[int]:
    """Row numbers of all that are the same organisation."""
    root = _root(row)
    return {
        root,
        *Organisation.objects.filter(merged_into=root).values_list("pk", flat=True),
    }


def _judge(one: Organisation, two: Organisation, standing: Merge | None) -> None:
    told = {"key": one.key, "into": two.key}
    if standing is not None:
        raise Refused(
            Refusal(
                "merged-already",
                "%(key)s is merged into %(standing)s: undo that first",
                field="key",
                key=one.key,
                standing=standing.into.key,
            )
        )
    if _root(one) == _root(two):
        raise Refused(
            Refusal(
                "merge-itself",
                "%(key)s and %(into)s are the same organisation already",
                field="into",
                **told,
            )
        )
    ours, theirs = _group(one), _group(two)
    between = Q(one__in=ours, other__in=theirs) | Q(one__in=theirs, other__in=ours)
    if Apart.objects.filter(between, withdrawn_at=None).exists():
        raise Refused(
            Refusal(
                "set-apart",
                "%(key)s and %(into)s were said not to be the same: withdraw that first",
                field="into",
                **told,
            )
        )


def _pair(one: Organisation, two: Organisation) -> dict[str, int]:
    first, last = sorted((one.pk, two.pk))
    return {"one_id": first, "other_id": last}


def _led(group: set[int]) -> list[Organisation]:
    """Those of a locked group that now go on elsewhere than before, saved so."""
    told = Merge.objects.filter(organisation__in=group, withdrawn_at=None)
    roots = ends(dict(told.values_list("organisation_id", "into_id")))
    wrote = []
    for row in Organisation.objects.filter(pk__in=group).order_by("pk"):
        if row.merged_into_id != roots.get(row.pk):
            row.merged_into_id = roots.get(row.pk)
            row.save(update_fields=["merged_into"])
            wrote.append(row)
    return wrote


def _record(
    act: str,
    one: Organisation,
    wrote: list[Merge | Organisation],
    root: int,
    by: Actor,
    at: datetime,
    **told: str,
) -> None:
    """Journal a merge or its undoing, with the key of the one it is about in the end."""
    told["into"] = Organisation.objects.values_list("key", flat=True).get(pk=root)
    record(f"organisation.{act}", one.key, wrote, by=by, at=at, **told)


@transaction.atomic
def unmerge_organisation(*, key: str, why: str, by: Actor, at: datetime) -> None:
    """Undo a merge: the organisation stands by itself again, with what was merged into it.

    Who keeps the register may. Refused: an unknown organisation, one that is not merged, no
    reason.
    """
    refuse(*may_keep_register(by))
    why = reason(why)
    (one,) = _locked(key)
    row = one.merges.select_for_update(of=("self",)).filter(withdrawn_at=None).first()
    if row is None:
        raise Refused(Refusal("not-merged", "%(key)s is not merged", field="key", key=key))
    group = _group(one)
    withdrawn(row, why, at)
    _record("unmerged", one, [row, *_led(group)], _root(one), by, at, why=why)


@transaction.atomic
def set_apart(*, one: str, other: str, why: str, by: Actor, at: datetime) -> int:
    """Say that two organisations that look alike are not the same; return the number, once.

    They are not proposed as one again. Who keeps the register may. Refused: an unknown
    organisation, two that are one, no reason.
    """
    refuse(*may_keep_register(by))
    why = reason(why)
    first, second = _locked(one, other)
    _judge_apart(first, second)
    pair = _pair(first, second)
    found = Apart.objects.filter(**pair, withdrawn_at=None).first()
    if found is not None:
        return int(found.pk)
    row = saved(Apart(**pair, why=why, recorded_at=at))
    record("organisation.set-apart", one, [row], by=by, at=at, other=other, why=why)
    return int(row.pk)


def _judge_apart(one: Organisation, two: Organisation) -> None:
    if _root(one) == _root(two):
        raise Refused(
            Refusal(
                "merge-itself",
                "%(key)s and %(into)s are the same organisation already",
                field="other",
                key=one.key,
                into=two.key,
            )
        )


@transaction.atomic
def withdraw_apart(*, number: int, why: str, by: Actor, at: datetime) -> None:
    """Withdraw that two organisations are not the same: they may be proposed and merged again.

    Who keeps the register may. Refused: an unknown or withdrawn one, no reason.
    """
    refuse(*may_keep_register(by))
    unknown = Refusal(
        "unknown-apart",
        "nothing is kept apart under the number %(number)d",
        field="number",
        number=number,
    )
    row = withdrawn(found_row(Apart, number, unknown), why, at)
    told = {"other": row.other.key, "why": row.withdrawn_why}
    record("organisation.apart-withdrawn", row.one.key, [row], by=by, at=at, **told)
