"""Reading what was told of a programme's partners and taken back: it counts no more, and stays."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from letsema.governance import queries as governance
from letsema.partners import queries as partners
from letsema.programmes.models import (
    ProgrammeAgreement,
    ProgrammeBody,
    ProgrammeSupport,
    Task,
    TeamMember,
)
from letsema.programmes.queries.partnering import same_references


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """Something told of a programme that was withdrawn: what kind of thing, its number or key.

    `programme` is the reference it was told of, empty where it was told of none; `words` say what
    it told.
    """

    kind: str
    key: str
    programme: str
    words: str
    at: datetime
    why: str


Words = Callable[[list[Any], bool], dict[int, str]]


def _tasks(rows: list[Any], _public_only: bool) -> dict[int, str]:
    known = partners.organisations_by_pk(row.organisation_id for row in rows)
    return {row.pk: f"{known[row.organisation_id].name}: {row.words}" for row in rows}


def _roles(rows: list[Any], _public_only: bool) -> dict[int, str]:
    return {row.pk: row.role for row in rows}


def _bodies(rows: list[Any], _public_only: bool) -> dict[int, str]:
    named = {slug: name for slug, _kind, name in governance.bodies()}
    return {row.pk: named[row.body_id] for row in rows}


def _agreements(rows: list[Any], public_only: bool) -> dict[int, str]:
    pks = (row.agreement_id for row in rows)
    known = partners.agreements_by_pk(pks, public_only=public_only)
    return {row.pk: known[row.agreement_id].title for row in rows if row.agreement_id in known}


def _support(rows: list[Any], public_only: bool) -> dict[int, str]:
    numbers = (row.support_id for row in rows)
    known = partners.support_by_number(numbers, public_only=public_only)
    return {row.pk: known[row.support_id].words for row in rows if row.support_id in known}


TABLES: dict[str, tuple[type[Any], Words]] = {
    "task": (Task, _tasks),
    "team-role": (TeamMember, _roles),
    "mechanism": (ProgrammeBody, _bodies),
    "agreement": (ProgrammeAgreement, _agreements),
    "support": (ProgrammeSupport, _support),
}
"""By kind: its table, and what its rows told in words; a row without words may not be read of."""


def withdrawn(
    reference: str, *, kinds: Iterable[str] = TABLES, public_only: bool = True
) -> tuple[Withdrawn, ...]:
    """What was told of a programme's partners and withdrawn, the latest first.

    `public_only` leaves out agreements and support that are not public.
    """
    family = same_references(reference)
    found: list[Withdrawn] = []
    for kind in kinds:
        table, worded = TABLES[kind]
        gone = table.objects.filter(programme__reference__in=family, withdrawn_at__isnull=False)
        rows = list(gone.select_related("programme"))
        words = worded(rows, public_only) if rows else {}
        found += (
            Withdrawn(
                kind,
                str(row.pk),
                row.programme.reference,
                words[row.pk],
                row.withdrawn_at,
                row.withdrawn_why,
            )
            for row in rows
            if row.pk in words
        )
    return tuple(sorted(found, key=lambda each: each.at, reverse=True))
