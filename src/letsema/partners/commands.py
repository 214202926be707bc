"""Registering organisations and their names."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from letsema.journal import commands as journal
from letsema.partners.models import Organisation, OrganisationName
from letsema.partners.rules import NAME_KINDS, ORGANISATION_KINDS, Name, folded
from letsema.values import Actor, Refusal, Refused


@transaction.atomic
def register_organisation(
    *, key: str, kind: str, names: Sequence[Name], by: Actor, at: datetime, country: str = ""
) -> str:
    """Register an organisation with its names and return its key; a known key gains new names."""
    if kind not in ORGANISATION_KINDS:
        raise Refused(Refusal("organisation-kind", f"{key}: {kind} is not a kind of organisation"))
    if not names:
        raise Refused(Refusal("organisation-name", f"{key}: an organisation needs a name"))
    row = Organisation.objects.select_for_update().filter(key=key).first()
    wrote: list[Organisation | OrganisationName] = []
    if row is None:
        row = Organisation.objects.create(key=key, kind=kind, country=country, recorded_at=at)
        wrote.append(row)
    wrote += [made for name in names if (made := _add(row, name, at))]
    if wrote:
        kind_of_act = "registered" if isinstance(wrote[0], Organisation) else "named"
        journal.record(
            kind=f"partners.organisation.{kind_of_act}", subject=key, wrote=wrote, by=by, at=at
        )
    return key


def _add(row: Organisation, name: Name, at: datetime) -> OrganisationName | None:
    if name.kind not in NAME_KINDS:
        raise Refused(Refusal("name-kind", f"{name.text}: {name.kind} is not a kind of name"))
    found, made = OrganisationName.objects.get_or_create(
        organisation=row,
        text=name.text,
        kind=name.kind,
        language=name.language,
        defaults={
            "folded": folded(name.text),
            "valid_from": name.valid_from,
            "valid_until": name.valid_until,
            "recorded_at": at,
        },
    )
    return found if made else None
