"""Opening offices; their names and what they cover over time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from letsema.documents import commands as documents
from letsema.journal.queries import fitting, keep_in_order, window_columns
from letsema.partners.commands.citing import (
    as_when,
    country_code,
    ended,
    found_organisation,
    found_row,
    record,
    refuse,
    saved,
    withdrawn,
)
from letsema.partners.models import Office, OfficeCoverage, OfficeName
from letsema.partners.rules import OFFICE_TYPES, OfficeCalled
from letsema.reference import rules as reference
from letsema.values import (
    Actor,
    Citation,
    Refusal,
    Refused,
    When,
    may_add_to_record,
    may_keep_register,
)


@transaction.atomic
def open_office(
    *,
    key: str,
    organisation: str,
    type: str,  # noqa: A002 (the field's word)
    names: Sequence[OfficeCalled | str],
    citing: Citation,
    by: Actor,
    at: datetime,
    country: str = "",
    place_name: str = "",
) -> str:
    """Enter an office of an organisation and return its key; a known key is the same office.

    `country` (alpha-3) and `place_name` say where it stands, not what it covers. Who adds to the
    record may. Refused: an unknown organisation, country or source, a type there is not, no name,
    a key that another organisation's office has, a text that does not fit.
    """
    refuse(*may_add_to_record(by))
    owner = found_organisation(organisation, lock=True)
    if known := Office.objects.filter(key=key).first():
        if known.organisation_id != owner.pk:
            raise Refused(Refusal("office-key", "%(key)s is another office", field="key", key=key))
        return key
    _judge(key, type, names)
    told = {"type": type, "country": country_code(country), "place_name": place_name}
    basis = documents.source_cited(citing=citing, by=by, at=at)
    row = saved(Office(key=key, organisation=owner, recorded_at=at, **told, **basis))
    wrote: list[Office | OfficeName] = [row]
    for each in names:
        called = OfficeCalled(each) if isinstance(each, str) else each
        wrote.append(saved(_name(row, called, at=at, **basis), text="names"))
    record("office.opened", key, wrote, by=by, at=at, organisation=organisation)
    return key


def _judge(key: str, type_: str, names: Sequence[OfficeCalled | str]) -> None:
    if type_ not in OFFICE_TYPES:
        raise Refused(
            Refusal(
                "office-type",
                "%(key)s: %(type)s is not a type of office",
                field="type",
                key=key,
                type=type_,
            )
        )
    if not names:
        raise Refused(
            Refusal("office-name", "%(key)s: an office needs a name", field="names", key=key)
        )


def _name(row: Office, called: OfficeCalled, at: datetime, **basis: object) -> OfficeName:
    if not called.text.strip():
        raise Refused(
            Refusal("office-name", "%(key)s: an office needs a name", field="text", key=row.key)
        )
    since, until = as_when(called.since), as_when(called.until)
    keep_in_order(since, until)
    return OfficeName(
        office=row,
        text=called.text,
        language=called.language,
        **window_columns(since),
        **window_columns(until, "until_"),
        recorded_at=at,
        **basis,
    )


def found_office(key: str, field: str = "office", *, lock: bool = False) -> Office:
    """The office of that key, locked where asked. Refused: none, or one withdrawn."""
    rows = Office.objects.filter(key=key, withdrawn_at=None)
    row = (rows.select_for_update(of=("self",)) if lock else rows).first()
    if row is None:
        raise Refused(Refusal("unknown-office", "there is no office %(key)s", field=field, key=key))
    return row


@transaction.atomic
def name_office(
    *, office: str, name: OfficeCalled | str, citing: Citation, by: Actor, at: datetime
) -> int:
    """Give an office a name for a time and return the name's number; the same once.

    Who adds to the record may. Refused: an unknown office or source, no text or one that does not
    fit, an end before its beginning.
    """
    refuse(*may_add_to_record(by))
    row = found_office(office, lock=True)
    called = OfficeCalled(name) if isinstance(name, str) else name
    same = {"text": called.text, "language": called.language}
    standing = row.names.filter(withdrawn_at=None, **same)
    if found := standing.filter(**window_columns(as_when(called.since))).first():
        return int(found.pk)
    basis = documents.source_cited(citing=citing, by=by, at=at)
    made = saved(_name(row, called, at=at, **basis))
    record("office.named", office, [made], by=by, at=at, name=called.text)
    return int(made.pk)


@transaction.atomic
def cover(
    *,
    office: str,
    citing: Citation,
    by: Actor,
    at: datetime,
    country: str = "",
    grouping: str = "",
    since: When | date | None = None,
    until: When | date | None = None,
) -> int:
    """Say that an office covers a country (alpha-3) or a grouping (code); return the number.

    The same since the same date is entered once. Who adds to the record may. Refused: an unknown
    office, country, grouping or source, neither or both of them, an end before its beginning.
    """
    refuse(*may_add_to_record(by))
    _judge_covered(country, grouping)
    begins, ends = as_when(since), as_when(until)
    keep_in_order(begins, ends)
    row = found_office(office, lock=True)
    same = {"country": country, "grouping": grouping, **window_columns(begins)}
    if found := row.coverages.filter(withdrawn_at=None, **same).first():
        return int(found.pk)
    basis = documents.source_cited(citing=citing, by=by, at=at)
    told = {**same, **window_columns(ends, "until_"), **basis}
    made = saved(OfficeCoverage(office=row, recorded_at=at, **told))
    record("office.covers", office, [made], by=by, at=at, covered=country or grouping)
    return int(made.pk)


def _judge_covered(country: str, grouping: str) -> None:
    if bool(country_code(country)) == bool(grouping):
        raise Refused(
            Refusal(
                "covers-what",
                "an office covers a country or a grouping of countries: name one of the two",
                field="country",
            )
        )
    if grouping:
        try:
            reference.grouping(grouping)
        except KeyError:
            raise Refused(
                Refusal(
                    "unknown-grouping",
                    "there is no grouping %(grouping)s",
                    field="grouping",
                    grouping=grouping,
                )
            ) from None


def _unknown(number: int) -> Refusal:
    return Refusal("unknown-number", "there is nothing under the number %(number)d", number=number)


@transaction.atomic
def end_office_name(
    *, number: int, until: When | date, citing: Citation, by: Actor, at: datetime
) -> None:
    """Say until when an office bore a name; the same end again changes nothing.

    Who keeps the register may. Refused as in `end_tie`.
    """
    _end(OfficeName, "office.name-ended", number, until, citing, by, at)


@transaction.atomic
def end_coverage(
    *, number: int, until: When | date, citing: Citation, by: Actor, at: datetime
) -> None:
    """Say until when an office covered something; the same end again changes nothing.

    Who keeps the register may. Refused as in `end_tie`.
    """
    _end(OfficeCoverage, "office.coverage-ended", number, until, citing, by, at)


def _end(
    model: type[OfficeName] | type[OfficeCoverage],
    act: str,
    number: int,
    until: When | date,
    citing: Citation,
    by: Actor,
    at: datetime,
) -> None:
    refuse(*may_keep_register(by))
    row = found_row(model, number, _unknown(number))
    end = as_when(until)
    if ended(row, end, citing, by=by, at=at):
        told = {"until": end.as_json(), "citing": citing.as_json()}
        record(act, row.office.key, [row], by=by, at=at, **told)


@transaction.atomic
def withdraw_office_name(*, number: int, why: str, by: Actor, at: datetime) -> None:
    """Withdraw a name of an office that was entered by mistake; it stays on record.

    Who keeps the register may. Refused: an unknown or withdrawn one, the only one, no reason.
    """
    refuse(*may_keep_register(by))
    row = found_row(OfficeName, number, _unknown(number))
    key = row.office.key
    owner = found_office(key, lock=True)
    if not owner.names.filter(withdrawn_at=None).exclude(pk=number).exists():
        raise Refused(
            Refusal("office-name", "%(key)s: an office needs a name", field="number", key=key)
        )
    withdrawn(row, why, at)
    record("office.name-withdrawn", key, [row], by=by, at=at, why=row.withdrawn_why)


@transaction.atomic
def withdraw_coverage(*, number: int, why: str, by: Actor, at: datetime) -> None:
    """Withdraw that an office covers something, entered by mistake; it stays on record.

    Who keeps the register may. Refused: an unknown or withdrawn one, no reason.
    """
    refuse(*may_keep_register(by))
    row = withdrawn(found_row(OfficeCoverage, number, _unknown(number)), why, at)
    told = {"covered": str(row), "why": row.withdrawn_why}
    record("office.coverage-withdrawn", row.office.key, [row], by=by, at=at, **told)


@transaction.atomic
def withdraw_office(*, key: str, why: str, by: Actor, at: datetime) -> None:
    """Withdraw an office that was entered by mistake; it stays on record, with all it had.

    Who keeps the register may. Refused: an unknown or withdrawn one, no reason.
    """
    refuse(*may_keep_register(by))
    row = withdrawn(found_office(key, "key", lock=True), why, at)
    record("office.withdrawn", key, [fitting(row)], by=by, at=at, why=row.withdrawn_why)
