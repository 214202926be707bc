"""Registering organisations; their names over time, and what others call them by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from letsema.documents import commands as documents
from letsema.journal.queries import fitting
from letsema.partners.commands.citing import (
    found_organisation,
    found_row,
    record,
    refuse,
    saved,
    source_columns,
    withdrawn,
)
from letsema.partners.models import Identifier, Organisation, OrganisationName
from letsema.partners.rules import NAME_KINDS, ORGANISATION_KINDS, Name, folded
from letsema.partners.rules.organisations import judge_identifier
from letsema.values import (
    Actor,
    Citation,
    Refusal,
    Refused,
    may_add_to_record,
    may_keep_register,
)


@transaction.atomic
def register_organisation(
    *,
    key: str,
    kind: str,
    names: Sequence[Name],
    by: Actor,
    at: datetime,
    country: str = "",
    citing: Citation | None = None,
    website: str = "",
    note: str = "",
) -> str:
    """Register an organisation with its names and return its key; a known key gains new names.

    `citing` is what says its names. A known one keeps the website and note it has, and gains
    those it lacks. Who adds to the record may. Refused: a kind of organisation or of name there
    is not, no name, an unknown source, a text that does not fit.
    """
    refuse(*may_add_to_record(by), *_judge(key, kind, names))
    row = Organisation.objects.select_for_update(of=("self",)).filter(key=key).first()
    wrote: list[Organisation | OrganisationName] = []
    told = {"website": website, "note": note}
    new = row is None
    if row is None:
        row = Organisation(key=key, kind=kind, country=country, recorded_at=at, **told)
        fitting(row).save()
        wrote.append(row)
    elif _gains(row, told):
        wrote.append(row)
    basis = source_columns(citing, by=by, at=at)
    standing = [] if new else _names_of(row)
    for name in names:
        if not _stands(standing, name):
            standing.append(_added(row, name, at, basis))
            wrote.append(standing[-1])
    if wrote:
        record("organisation.registered" if new else "organisation.named", key, wrote, by=by, at=at)
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
    yield from _judge_names(names)


def _judge_names(names: Iterable[Name]) -> Iterator[Refusal]:
    for name in names:
        if name.kind not in NAME_KINDS:
            yield Refusal(
                "name-kind",
                "%(text)s: %(kind)s is not a kind of name",
                field="names",
                text=name.text,
                kind=name.kind,
            )


def _gains(row: Organisation, told: dict[str, str]) -> bool:
    """Whether a known organisation gained what it lacked; saved then."""
    gained = {name: text for name, text in told.items() if text and not getattr(row, name)}
    for name, text in gained.items():
        setattr(row, name, text)
    if gained:
        fitting(row).save(update_fields=list(gained))
    return bool(gained)


def _names_of(row: Organisation) -> list[OrganisationName]:
    return list(row.names.filter(withdrawn_at=None).order_by("pk"))


def _as_name(row: OrganisationName) -> Name:
    return Name(row.text, row.kind, row.language, row.valid_from, row.valid_until)


def _stands(standing: Iterable[OrganisationName], name: Name) -> bool:
    """Whether a name is borne already; told without dates, whenever it was."""
    if not (name.valid_from or name.valid_until):
        alike = (name.text, name.kind, name.language)
        return any((each.text, each.kind, each.language) == alike for each in standing)
    return any(_as_name(each).overlaps(name) for each in standing)


def _added(row: Organisation, name: Name, at: datetime, basis: dict[str, Any]) -> OrganisationName:
    made = OrganisationName(
        organisation=row,
        text=name.text,
        folded=folded(name.text),
        kind=name.kind,
        language=name.language,
        valid_from=name.valid_from,
        valid_until=name.valid_until,
        recorded_at=at,
        **basis,
    )
    return saved(made, text="names", folded="names")


@transaction.atomic
def name_organisation(*, key: str, name: Name, citing: Citation, by: Actor, at: datetime) -> int:
    """Give an organisation a name for a time, as a source says; return the name's number.

    The same name since the same day is entered once. Who adds to the record may. Refused: an
    unknown organisation or source, a kind of name there is not, no text or one that does not
    fit, an end that is not after its beginning, a time in which it bears that name already.
    """
    refuse(*may_add_to_record(by), *_judge_names([name]))
    if not name.text.strip():
        raise Refused(Refusal("organisation-name", "%(key)s: say the name", field="text", key=key))
    _keep_in_order(name.valid_from, name.valid_until)
    row = found_organisation(key, "key", lock=True)
    for each in _names_of(row):
        if not _as_name(each).overlaps(name):
            continue
        if each.valid_from == name.valid_from and name.valid_until in (None, each.valid_until):
            return int(each.pk)
        raise Refused(
            Refusal(
                "name-stands",
                "%(text)s is its name in that time already: end or withdraw that one first",
                field="text",
                text=name.text,
            )
        )
    made = _added(row, name, at, source_columns(citing, by=by, at=at))
    record("organisation.named", key, [made], by=by, at=at, name=name.text)
    return int(made.pk)


def _keep_in_order(since: date | None, until: date | None) -> None:
    if since and until and until <= since:
        raise Refused(
            Refusal(
                "ends-before",
                "it cannot end (%(until)s) before it begins (%(since)s)",
                field="until",
                since=str(since),
                until=str(until),
            )
        )


def _found_name(number: int) -> OrganisationName:
    return found_row(
        OrganisationName,
        number,
        Refusal(
            "unknown-name",
            "there is no name under the number %(number)d",
            field="number",
            number=number,
        ),
    )


@transaction.atomic
def end_name(*, number: int, until: date, citing: Citation, by: Actor, at: datetime) -> None:
    """Say until which day (not included) an organisation bore a name; the same again is nothing.

    Who keeps the register may. Refused: an unknown name or source, another end than the one that
    stands, an end that is not after its beginning.
    """
    refuse(*may_keep_register(by))
    row = _found_name(number)
    if row.valid_until == until:
        return
    if row.valid_until is not None:
        raise Refused(
            Refusal(
                "ended-already",
                "it has an end already: %(until)s",
                field="until",
                until=str(row.valid_until),
            )
        )
    _keep_in_order(row.valid_from, until)
    row.valid_until = until
    for column, value in source_columns(citing, "until_", by=by, at=at).items():
        setattr(row, column, value)
    fitting(row, until_place="place").save()
    record("organisation.name-ended", row.organisation.key, [row], by=by, at=at, name=row.text)


@transaction.atomic
def withdraw_name(*, number: int, why: str, by: Actor, at: datetime) -> None:
    """Withdraw a name that was entered by mistake; it stays on record.

    Who keeps the register may. Refused: an unknown or withdrawn name, the only one its
    organisation has, no reason.
    """
    refuse(*may_keep_register(by))
    row = _found_name(number)
    owner = found_organisation(row.organisation.key, lock=True)
    if not owner.names.filter(withdrawn_at=None).exclude(pk=number).exists():
        raise Refused(
            Refusal(
                "organisation-name",
                "%(key)s: an organisation needs a name",
                field="number",
                key=owner.key,
            )
        )
    withdrawn(row, why, at)
    told = {"name": row.text, "why": row.withdrawn_why}
    record("organisation.name-withdrawn", owner.key, [row], by=by, at=at, **told)


@transaction.atomic
def identify_organisation(
    *, key: str, scheme: str, value: str, citing: Citation, by: Actor, at: datetime
) -> int:
    """Enter what a register calls an organisation by, and return its number; once each.

    `scheme` is `ror`, `wikidata`, `iati-org`, `register:GB-CHC`. The same identifier may stand
    with two organisations: they are then proposed as one. Who adds to the record may. Refused:
    an unknown organisation or source, what is no scheme, no value, a text that does not fit.
    """
    value = value.strip()
    refuse(*may_add_to_record(by), *judge_identifier(scheme, value))
    row = found_organisation(key, "key", lock=True)
    found = row.identifiers.filter(scheme=scheme, value=value, withdrawn_at=None).first()
    if found is not None:
        return int(found.pk)
    basis = documents.source_cited(citing=citing, by=by, at=at)
    made = saved(Identifier(organisation=row, scheme=scheme, value=value, recorded_at=at, **basis))
    record("organisation.identified", key, [made], by=by, at=at, scheme=scheme, value=value)
    return int(made.pk)


@transaction.atomic
def withdraw_identifier(*, number: int, why: str, by: Actor, at: datetime) -> None:
    """Withdraw an identifier that was entered by mistake; it stays on record.

    Who keeps the register may. Refused: an unknown or withdrawn one, no reason.
    """
    refuse(*may_keep_register(by))
    unknown = Refusal(
        "unknown-identifier",
        "there is no identifier under the number %(number)d",
        field="number",
        number=number,
    )
    row = withdrawn(found_row(Identifier, number, unknown), why, at)
    told = {"scheme": row.scheme, "value": row.value, "why": row.withdrawn_why}
    record("organisation.identifier-withdrawn", row.organisation.key, [row], by=by, at=at, **told)
