"""Keeping the index of search. Derived rows only: nothing here is an act, so none is journalled."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import wraps

from django.db import transaction
from django.db.models import Min

from letsema.insight.models import Followed, SearchEntry, Watched
from letsema.insight.queries import is_behind
from letsema.insight.queries.following import Target, due, everything, shape, touched_since
from letsema.insight.queries.gathering import Known, programme_draft, rows
from letsema.journal import queries as journal
from letsema.programmes import queries as programmes
from letsema.values import OPERATOR, Actor

Following = Callable[..., int]


def _atomic_when_behind(command: Following) -> Following:
    """Open a transaction only where there is something to follow: a reader then locks nothing."""

    @wraps(command)
    def following(*, at: datetime, by: Actor = OPERATOR) -> int:
        if not is_behind(at.date()):
            return 0
        with transaction.atomic():
            return command(at=at, by=by)

    return following


@_atomic_when_behind
def follow_journal(*, at: datetime, by: Actor = OPERATOR) -> int:
    """Bring the index up to date with the journal; returns how many entries were looked at.

    An index that is empty, or made by another make of this room, is built anew. Whoever asks is
    not recorded: the index repeats what others did.
    """
    row = _locked(at)
    head = journal.head()[0]
    if row.shape != shape() or row.sequence > head:
        return _rebuild(row, at)
    targets, sequence = touched_since(row.sequence)
    return _write(row, targets | due(at.date()), sequence, at)


@transaction.atomic
def rebuild_search(*, at: datetime, by: Actor = OPERATOR) -> int:
    """Throw the index away and build it anew; returns how many things were looked at."""
    return _rebuild(_locked(at), at)


def _locked(at: datetime) -> Followed:
    """The row that says how far the journal was followed: whoever holds it writes alone."""
    Followed.objects.get_or_create(pk=1, defaults={"followed_at": at})
    return Followed.objects.select_for_update().get(pk=1)


def _rebuild(row: Followed, at: datetime) -> int:
    sequence = journal.head()[0]
    SearchEntry.objects.all().delete()
    Watched.objects.all().delete()
    row.shape = shape()
    return _write(row, everything(), sequence, at)


def _write(row: Followed, targets: set[Target], sequence: int, at: datetime) -> int:
    """Write the entries of these things anew, and how far the journal has been followed."""
    merged = dict(Watched.objects.exclude(into="").values_list("reference", "into"))
    for reference in [key for kind, key in targets if kind == "programme"]:
        if into := programmes.survivor(reference):
            merged[reference] = into
    known = Known.on(at.date(), merged)
    targets |= {("programme", each) for kind, key in targets for each in known.kin(kind, key)}
    _write_programmes([key for kind, key in targets if kind == "programme"], known)
    others = {target for target in targets if target[0] != "programme"}
    _replace(others, [SearchEntry(**columns) for columns in rows(others, known)])
    row.sequence, row.followed_at = sequence, at
    row.changes_on = Watched.objects.aggregate(soonest=Min("changes_on"))["soonest"]
    row.save()
    return len(targets)


def _write_programmes(references: Iterable[str], known: Known) -> None:
    entries, watched = [], []
    references = sorted(references)
    for reference in references:
        made = programme_draft(reference, known)
        into = known.going_on(reference) if reference in known.merged else ""
        if made.draft and not into:
            entries.append(SearchEntry(**made.draft.columns()))
        if into or made.changes_on:
            watched.append(Watched(reference=reference, into=into, changes_on=made.changes_on))
    _replace({("programme", reference) for reference in references}, entries)
    Watched.objects.filter(reference__in=references).delete()
    Watched.objects.bulk_create(watched)


def _replace(targets: set[Target], entries: list[SearchEntry]) -> None:
    for kind in sorted({kind for kind, _ in targets}):
        keys = [key for each, key in targets if each == kind]
        SearchEntry.objects.filter(kind=kind, key__in=keys).delete()
    SearchEntry.objects.bulk_create(entries)
