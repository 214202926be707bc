"""Registering agreements, their files and what befell them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, models, transaction

from letsema.documents import commands as documents
from letsema.journal import commands as journal
from letsema.journal.queries import fitting, keep_in_order, told_window, window_columns
from letsema.partners.commands import entering
from letsema.partners.models import (
    Agreement,
    AgreementCountry,
    AgreementEvent,
    AgreementFile,
    AgreementParty,
    Goal,
)
from letsema.partners.rules.agreements import Change, Party, judge_agreement, judge_change
from letsema.values import Actor, Citation, Refusal, Refused, When, digest

Told = When | date | None


@transaction.atomic
def register_agreement(
    *,
    key: str,
    kind: str,
    title: str,
    parties: Sequence[Party],
    citing: Citation,
    by: Actor,
    at: datetime,
    signed: Told = None,
    starts: Told = None,
    until: Told = None,
    countries: Sequence[str] = (),
    goals: Sequence[str] = (),
    words: str = "",
    publicity: str = "",
    internal: bool = False,
) -> str:
    """Enter an agreement with its parties and return its key; the same told again is the same.

    `words` is what it is about, `publicity` what it says of making it public. Who adds to the
    record may. Refused: a kind or role there is not, too few or too many parties, an unknown
    organisation, country or source, an end before its beginning, a text that does not fit, a key
    that stands with other terms.
    """
    entering.must_add(by)
    if refusals := judge_agreement(kind, title, parties):
        raise Refused(*refusals)
    told = {"key": key, "kind": kind, "title": title.strip(), "internal": internal}
    told |= {"words": words, "publicity": publicity, **window_columns(signed, "signed_")}
    told |= entering.span_columns(starts, until, "starts_")
    goals = [goal.strip() for goal in goals if goal.strip()]
    rest = _parts(parties, entering.country_codes(countries), goals)
    basis = documents.source_cited(citing=citing, by=by, at=at)
    row = Agreement(**told, **basis, terms=digest([told, rest]), recorded_at=at)
    if _stands(row):
        return key
    wrote = [row, *_with(row, rest)]
    journal.record(kind="partners.agreement.registered", subject=key, wrote=wrote, by=by, at=at)
    return key


def _parts(
    parties: Sequence[Party], countries: Sequence[str], goals: Sequence[str]
) -> dict[str, Any]:
    """What rows stand behind an agreement, as plain values."""
    known = entering.numbers_of((party.organisation for party in parties), "parties")
    for party in parties:
        entering.country_codes([party.country], "parties")
    return {
        "parties": [
            {
                "organisation_id": known.get(each.organisation),
                "country": each.country,
                "role": each.role,
                "words": each.words,
            }
            for each in parties
        ],
        "countries": countries,
        "goals": goals,
    }


def _stands(row: Agreement) -> bool:
    """Whether the agreement stands already; saved if not. Refused: its key has other terms."""
    standing = Agreement.objects.filter(key=row.key, withdrawn_at=None)
    fitting(row)
    found = standing.first()
    if found is None:
        try:
            with transaction.atomic():
                row.save()
        except IntegrityError:
            found = standing.first()
            if found is None:
                raise
    if found is not None and found.terms != row.terms:
        raise Refused(
            Refusal(
                "agreement-stands",
                "%(key)s is on record with other terms: tell what was amended, or withdraw it",
                field="key",
                key=row.key,
            )
        )
    return found is not None


def _with(row: Agreement, rest: dict[str, Any]) -> list[models.Model]:
    """The rows of an agreement's parties, countries and goals, saved."""
    rows: list[models.Model] = [
        *(
            AgreementParty(agreement=row, position=n, **told)
            for n, told in enumerate(rest["parties"])
        ),
        *(AgreementCountry(agreement=row, country=code) for code in rest["countries"]),
        *(Goal(agreement=row, position=n, words=words) for n, words in enumerate(rest["goals"])),
    ]
    for each in rows:
        fitting(each, words="parties").save()
    return rows


def agreement_named(key: str, *, lock: bool = False) -> Agreement:
    """The agreement of that key. Refused: none that counts."""
    rows = Agreement.objects.filter(key=key, withdrawn_at=None)
    found = (rows.select_for_update(of=("self",)) if lock else rows).first()
    if found is None:
        raise Refused(
            Refusal(
                "unknown-agreement", "there is no agreement %(key)s", field="agreement", key=key
            )
        )
    return found


@transaction.atomic
def tell_agreement_event(
    *,
    key: str,
    kind: str,
    on: When | date,
    citing: Citation,
    by: Actor,
    at: datetime,
    words: str = "",
    until: Told = None,
    content: bytes | None = None,
    filename: str = "",
) -> int:
    """Tell that an agreement was amended, renewed or terminated; returns the event's number.

    `until` is the new end it was given, None where its end is not changed; `content` the file of
    the amendment. The same told again is the same. Who adds to the record may. Refused: a kind
    there is not, a second termination, what comes after one, a termination with another end, an
    end before the event, an unknown agreement or source, a file the record does not keep.
    """
    entering.must_add(by)
    row = agreement_named(key, lock=True)
    change = Change(kind, entering.as_when(on), entering.as_when(until))
    file = documents.keep_file(content=content, name=filename, by=by, at=at) if content else None
    told = {
        "agreement_id": row.pk,
        "kind": kind,
        "words": words,
        "file_id": file,
        **window_columns(change.on),
        **window_columns(change.until, "until_"),
    }
    terms = digest(told)
    if same := row.events.filter(terms=terms, withdrawn_at=None).first():
        return same.pk
    if refusals := judge_change(change, changes_of(row)):
        raise Refused(*refusals)
    keep_in_order(change.on, change.until)
    basis = documents.source_cited(citing=citing, by=by, at=at)
    event = AgreementEvent(**told, **basis, terms=terms, recorded_at=at)
    fitting(event).save()
    journal.record(kind="partners.agreement.event-told", subject=key, wrote=[event], by=by, at=at)
    return event.pk


def changes_of(row: Agreement) -> list[Change]:
    """The changes of an agreement that count, in order of entry."""
    return [
        Change(each.kind, told_window(each), told_window(each, "until_"))
        for each in row.events.filter(withdrawn_at=None).order_by("pk")
    ]


@transaction.atomic
def attach_to_agreement(
    *, key: str, content: bytes, filename: str, by: Actor, at: datetime, title: str = ""
) -> int:
    """Keep a file with an agreement and return its number; the same file is kept once.

    Without a title it goes by its name. Who adds to the record may. Refused: an unknown
    agreement, a file the record does not keep, a title that does not fit.
    """
    entering.must_add(by)
    row = agreement_named(key, lock=True)
    sha256 = documents.keep_file(content=content, name=filename, by=by, at=at)
    if same := row.files.filter(file_id=sha256, withdrawn_at=None).first():
        return same.pk
    told = {"file_id": sha256, "title": title.strip() or filename, "recorded_at": at}
    attached = AgreementFile(agreement=row, **told)
    fitting(attached).save()
    journal.record(
        kind="partners.agreement.file-attached", subject=key, wrote=[attached], by=by, at=at
    )
    return attached.pk


@transaction.atomic
def withdraw_agreement(*, key: str, why: str, by: Actor, at: datetime) -> None:
    """Withdraw an agreement entered by mistake; its key may be entered anew, as it should be.

    What rests on it stays, and stands under the key. A secretariat may. Refused: an unknown
    agreement, no reason.
    """
    entering.must_keep(by)
    row = agreement_named(key, lock=True)
    journal.record(
        kind="partners.agreement.withdrawn",
        subject=key,
        wrote=[row],
        told=entering.withdraw(row, why, at=at),
        by=by,
        at=at,
    )


@transaction.atomic
def withdraw_agreement_event(*, number: int, why: str, by: Actor, at: datetime) -> None:
    """Withdraw an amendment, renewal or termination entered by mistake.

    A secretariat may. Refused: an unknown number, no reason.
    """
    entering.must_keep(by)
    row = entering.found(AgreementEvent, number)
    journal.record(
        kind="partners.agreement.event-withdrawn",
        subject=row.agreement.key,
        wrote=[row],
        told=entering.withdraw(row, why, at=at),
        by=by,
        at=at,
    )


@transaction.atomic
def withdraw_agreement_file(*, number: int, why: str, by: Actor, at: datetime) -> None:
    """Take a file from an agreement it was kept with by mistake.

    A secretariat may. Refused: an unknown number, no reason.
    """
    entering.must_keep(by)
    row = entering.found(AgreementFile, number)
    journal.record(
        kind="partners.agreement.file-withdrawn",
        subject=row.agreement.key,
        wrote=[row],
        told=entering.withdraw(row, why, at=at),
        by=by,
        at=at,
    )
