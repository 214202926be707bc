"""Registering organisations and their names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.db import transaction

from letsema.journal import commands as journal
from letsema.journal.queries import fitting
from letsema.partners.models import Organisation, OrganisationName
from letsema.partners.rules import NAME_KINDS, ORGANISATION_KINDS, Name, folded
from letsema.values import Actor, Refusal, Refused, may_add_to_record


@transaction.atomic
def register_organisation(
    *, key: str, kind: str, names: Sequence[Name], by: Actor, at: datetime, country: str = ""
) -> str:
    """Register an organisation with its names and return its key; a known key gains new names.

    Any fund's secretariat may. Refused: a kind of organisation or of name there is not, no name,
    a text that does not fit.
    """
    if refusals := (*may_add_to_record(by), *_judge(key, kind, names)):
        raise Refused(*refusals)
    row = Organisation.objects.select_for_update().filter(key=key).first()
    wrote: list[Organisation | OrganisationName] = []
    if row is None:
        row = Organisation(key=key, kind=kind, country=country, recorded_at=at)
        fitting(row).save()
        wrote.append(row)
    wrote += [made for name in names if (made := _add(row, name, at))]
    if wrote:
        kind_of_act = "registered" if isinstance(wrote[0], Organisation) else "named"
        journal.record(
            kind=f"partners.organisation.{kind_of_act}", subject=key, wrote=wrote, by=by, at=at
        )
    return key


def _judge(key: str, kind: str, names: Sequence[Name]) -> Iterator[Refusal]:
    if kind not in ORGANISATION_KINDS:
        yield Refusal(
            "organisation-kind",
            "%(key)s: %(kind)s is not a kind of organisation",
            field="kind",
            key=key,
            kind=kind,
        )
    if not names:
        yield Refusal(
            "organisation-name", "%(key)s: an organisation needs a name", field="names", key=key
        )


def _add(row: Organisation, name: Name, at: datetime) -> OrganisationName | None:
    if name.kind not in NAME_KINDS:
        raise Refused(
            Refusal(
                "name-kind",
                "%(text)s: %(kind)s is not a kind of name",
                field="names",
                text=name.text,
                kind=name.kind,
            )
        )
    told = {
        "organisation": row,
        "text": name.text,
        "kind": name.kind,
        "language": name.language,
    }
    rest = {
        "folded": folded(name.text),
        "valid_from": name.valid_from,
        "valid_until": name.valid_until,
        "recorded_at": at,
    }
    fitting(OrganisationName(**told, **rest), text="names", folded="names")
    found, made = OrganisationName.objects.get_or_create(**told, defaults=rest)
    return found if made else None
