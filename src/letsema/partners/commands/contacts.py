"""Entering contacts, and forgetting them: what was done stays, who it was does not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from django.db import transaction

from letsema.documents import commands as documents
from letsema.journal.queries import fitting, keep_in_order, window_columns
from letsema.partners.commands.citing import (
    as_when,
    ended,
    found_organisation,
    found_row,
    reason,
    record,
    refuse,
    saved,
    withdrawn,
)
from letsema.partners.commands.offices import found_office
from letsema.partners.models import Contact, ContactDetails, Office
from letsema.partners.rules import CONSENTS
from letsema.values import (
    Actor,
    Citation,
    Refusal,
    Refused,
    When,
    may_add_to_record,
    may_keep_register,
)

TAKEN_BACK = "their consent was taken back"
"""Why details are forgotten of somebody who agrees to nothing any more."""
RETAINED = "the time it was to be kept for has passed"
"""Why details are forgotten that nobody asked to forget."""


@transaction.atomic
def enter_contact(
    *,
    organisation: str,
    role: str,
    citing: Citation,
    by: Actor,
    at: datetime,
    office: str = "",
    name: str = "",
    email: str = "",
    telephone: str = "",
    since: When | date | None = None,
    until: When | date | None = None,
    consent: str = "none",
    consent_on: date | None = None,
    retain_until: date | None = None,
) -> int:
    """Enter a role somebody holds for an organisation, and return its number; the same once.

    Who it is, and how to reach them, is kept only with their consent (`internal`: for who keeps
    the record; `public`: for all) until `retain_until`, not included; the journal never tells it.
    Who adds to the record may. Refused: an unknown organisation, office or source, a consent
    there is not, no role, a name without consent, addresses without a name, an end before its
    beginning, a text that does not fit.
    """
    told = {"name": name.strip(), "email": email.strip(), "telephone": telephone.strip()}
    refuse(*may_add_to_record(by), *_judge(role, told, consent))
    begins, ends = as_when(since), as_when(until)
    keep_in_order(begins, ends)
    owner = found_organisation(organisation, lock=True)
    place = _office(office, owner.pk) if office else None
    same = {"organisation": owner, "office": place, "role": role.strip(), **window_columns(begins)}
    if (number := _entered(same, told["name"])) is not None:
        return number
    row = Contact(
        **same,
        **window_columns(ends, "until_"),
        consent=consent,
        consent_on=consent_on,
        retain_until=retain_until,
        recorded_at=at,
        **documents.source_cited(citing=citing, by=by, at=at),
    )
    saved(row)
    if told["name"]:
        saved(ContactDetails(contact=row, **told))
    record("contact.entered", organisation, [row], by=by, at=at, role=row.role)
    return int(row.pk)


def _judge_consent(consent: str) -> list[Refusal]:
    if consent in CONSENTS:
        return []
    return [
        Refusal(
            "contact-consent",
            "%(consent)s is not a kind of consent",
            field="consent",
            consent=consent,
        )
    ]


def _judge(role: str, told: dict[str, str], consent: str) -> Iterator[Refusal]:
    yield from _judge_consent(consent)
    if not role.strip():
        yield Refusal("contact-role", "say what the contact's role is", field="role")
    if consent == "none" and any(told.values()):
        yield Refusal(
            "consent-needed",
            "a name and addresses are kept only with the consent of whose they are",
            field="consent",
        )
    if not told["name"] and any(told.values()):
        yield Refusal("contact-name", "say whose addresses they are", field="name")


def _office(key: str, organisation: int) -> Office:
    row = found_office(key)
    if row.organisation_id != organisation:
        raise Refused(
            Refusal(
                "office-of-another",
                "%(key)s is an office of another organisation",
                field="office",
                key=key,
            )
        )
    return row


def _entered(same: dict[str, object], name: str) -> int | None:
    """The number of a standing contact of the same terms and name; forgotten ones match none."""
    rows = Contact.objects.filter(**same, withdrawn_at=None)
    if name:
        rows = rows.filter(details__name=name)
    else:
        rows = rows.filter(details=None, forgotten_at=None)
    return rows.values_list("pk", flat=True).order_by("pk").first()


def _found(number: int) -> Contact:
    return found_row(
        Contact,
        number,
        Refusal(
            "unknown-contact",
            "there is no contact under the number %(number)d",
            field="number",
            number=number,
        ),
    )


def _forgotten(row: Contact, why: str, at: datetime) -> Contact:
    """A contact whose details are deleted, saved with why."""
    ContactDetails.objects.filter(contact=row).delete()
    row.forgotten_at, row.forgotten_why = at, why
    fitting(row, forgotten_why="why").save(update_fields=["forgotten_at", "forgotten_why"])
    return row


@transaction.atomic
def end_contact(
    *, number: int, until: When | date, citing: Citation, by: Actor, at: datetime
) -> None:
    """Say until when a contact held the role; the same end again changes nothing.

    Who keeps the register may. Refused as in `end_tie`.
    """
    refuse(*may_keep_register(by))
    row = _found(number)
    end = as_when(until)
    if ended(row, end, citing, by=by, at=at):
        told = {"until": end.as_json(), "citing": citing.as_json()}
        record("contact.ended", row.organisation.key, [row], by=by, at=at, **told)


@transaction.atomic
def change_consent(
    *,
    number: int,
    consent: str,
    by: Actor,
    at: datetime,
    consent_on: date | None = None,
    retain_until: date | None = None,
) -> None:
    """Say what a contact agrees to from now on, since when, and until when it is to be kept.

    Where they agree to nothing any more, who it is is forgotten at once. What stood before stays
    in the journal; the same again changes nothing. Who keeps the register may. Refused: an
    unknown or withdrawn contact, one that was forgotten, a consent there is not.
    """
    refuse(*may_keep_register(by), *_judge_consent(consent))
    row = _found(number)
    if row.forgotten_at is not None:
        raise Refused(
            Refusal(
                "contact-forgotten",
                "who this contact is was forgotten: there is nothing left to agree to",
                field="consent",
            )
        )
    columns = ("consent", "consent_on", "retain_until")
    before = {name: getattr(row, name) for name in columns}
    after = {"consent": consent, "consent_on": consent_on, "retain_until": retain_until}
    if before == after:
        return
    for name, value in after.items():
        setattr(row, name, value)
    row.save(update_fields=list(columns))
    if consent == "none" and ContactDetails.objects.filter(contact=row).exists():
        _forgotten(row, TAKEN_BACK, at)
    told = {"before": before["consent"], "after": consent}
    record("contact.consent-changed", row.organisation.key, [row], by=by, at=at, **told)


@transaction.atomic
def forget_contact(*, number: int, why: str, by: Actor, at: datetime) -> None:
    """Delete who a contact is and how to reach them; that it was done is kept, with why.

    Forgotten already, nothing is written. Who keeps the register may. Refused: an unknown or
    withdrawn contact, no reason.
    """
    refuse(*may_keep_register(by))
    why = reason(why)
    row = _found(number)
    if row.forgotten_at is None:
        _forgotten(row, why, at)
        record("contact.forgotten", row.organisation.key, [row], by=by, at=at, why=why)


@transaction.atomic
def forget_due(*, on: date, by: Actor, at: datetime) -> int:
    """Forget every contact that is not to be kept on a day any more; how many.

    Who keeps the register may.
    """
    refuse(*may_keep_register(by))
    rows = Contact.objects.select_for_update(of=("self",)).filter(
        retain_until__lte=on, forgotten_at=None
    )
    wrote = [_forgotten(row, RETAINED, at) for row in rows.order_by("pk")]
    if wrote:
        record("contact.forgotten", "contacts", wrote, by=by, at=at, on=on.isoformat())
    return len(wrote)


@transaction.atomic
def withdraw_contact(*, number: int, why: str, by: Actor, at: datetime) -> None:
    """Withdraw a contact that was entered by mistake; who it was is forgotten as well.

    Who keeps the register may. Refused: an unknown or withdrawn contact, no reason.
    """
    refuse(*may_keep_register(by))
    why = reason(why)
    row = _found(number)
    if row.forgotten_at is None:
        _forgotten(row, why, at)
    withdrawn(row, why, at)
    record("contact.withdrawn", row.organisation.key, [row], by=by, at=at, why=why)
