"""Reading who comes together in agreements, support and works: many at once, few columns.

Only what is public is told. Merged organisations are told as what they go on as.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Q

from letsema.journal.queries import told_window
from letsema.partners.models import (
    Agreement,
    AgreementParty,
    Organisation,
    Support,
    SupportCountry,
    Work,
    WorkParty,
)
from letsema.partners.queries.agreements import of_public_agreement
from letsema.partners.rules.agreements import IN_FORCE, Change, state, terms_on
from letsema.values import When

Place = tuple[int, date | None, date | None]
"""An organisation's row number, the day it counts from, the first day it counts no more."""


class Together(NamedTuple):
    """What organisations come together in: its key, its name, where it is, who is in it."""

    what: str
    title: str
    countries: frozenset[str]
    places: tuple[Place, ...]
    area: str = ""


def roots() -> dict[int, int]:
    """By the row number of every merged organisation, the one it goes on as."""
    merged = Organisation.objects.filter(merged_into__isnull=False)
    return dict(merged.values_list("pk", "merged_into_id"))


def agreements_together(on: date, pks: Collection[int] | None = None) -> list[Together]:
    """Public agreements in force on a day, with their parties; of these organisations, or all.

    Who only witnessed is no party to it.
    """
    parties = AgreementParty.objects.filter(organisation__isnull=False).exclude(role="witness")
    rows = Agreement.objects.filter(withdrawn_at=None, internal=False)
    if pks is not None:
        ours = parties.filter(agreement=OuterRef("pk"), organisation_id__in=pks)
        rows = rows.filter(Exists(ours))
    within: dict[int, list[int]] = defaultdict(list)
    told = parties.filter(agreement__in=rows.values("pk"))
    for row, pk in told.values_list("agreement_id", "organisation_id"):
        within[row].append(pk)
    found = []
    for row in rows.order_by("key").prefetch_related("countries", "events"):
        since, until, holds = _held(row, on)
        if holds:
            countries = frozenset(each.country for each in row.countries.all())
            places = tuple((pk, since, until) for pk in within[row.pk])
            found.append(Together(row.key, row.title, countries, places))
    return found


def _held(row: Agreement, on: date) -> tuple[date | None, date | None, bool]:
    """(from when, until when, whether on that day) an agreement is in force."""
    signed, starts, until = (told_window(row, f"{name}_") for name in ("signed", "starts", "until"))
    changes = [
        Change(each.kind, told_window(each), told_window(each, "until_"))
        for each in row.events.all()
        if each.withdrawn_at is None
    ]
    end, terminated = terms_on(until, changes, on)
    holds = state(signed, starts, end, terminated, on) in IN_FORCE
    return _latest(starts or signed), _latest(end), holds


def _latest(when: When | None) -> date | None:
    return when.latest if when else None


def support_together(pks: Collection[int] | None = None) -> list[Together]:
    """Public support with who gave and who received it; of these organisations, or all."""
    rows = Support.objects.filter(of_public_agreement(), withdrawn_at=None, receiver__isnull=False)
    if pks is not None:
        rows = rows.filter(Q(giver_id__in=pks) | Q(receiver_id__in=pks))
    lands = SupportCountry.objects.filter(support__in=rows.values("pk"))
    countries = _gathered(lands.values_list("support_id", "country"))
    columns = ("pk", "words", "giver_id", "receiver_id", "latest", "until_latest")
    return [
        Together(str(pk), words, frozenset(countries[pk]), ((one, *times), (other, *times)))
        for pk, words, one, other, *times in rows.order_by("pk").values_list(*columns)
    ]


def works_together(pks: Collection[int] | None = None) -> list[Together]:
    """Studies, films, awards and the like with who made, funded or won them, from their day on.

    Whom a work is about is not in it.
    """
    parties = WorkParty.objects.filter(organisation__isnull=False).exclude(role="subject")
    rows = Work.objects.filter(withdrawn_at=None)
    if pks is not None:
        ours = parties.filter(work=OuterRef("pk"), organisation_id__in=pks)
        rows = rows.filter(Exists(ours))
    told = parties.filter(work__in=rows.values("pk"))
    within = _gathered(told.values_list("work_id", "organisation_id"))
    return [
        Together(
            str(pk),
            title,
            frozenset(filter(None, [country])),
            tuple((each, latest, None) for each in sorted(within[pk])),
        )
        for pk, title, country, latest in rows.order_by("pk").values_list(
            "pk", "title", "country", "latest"
        )
    ]


def _gathered(pairs: Iterable[tuple[int, Any]]) -> dict[int, set[Any]]:
    found: dict[int, set[Any]] = defaultdict(set)
    for pk, told in pairs:
        found[pk].add(told)
    return found
