"""Reading contacts: roles for all, who holds them only as far as they agreed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from letsema.journal.queries import told_window
from letsema.partners.models import Contact
from letsema.partners.queries.organisations import organisation_pks, organisations_by_pk
from letsema.partners.rules.offices import shows_details
from letsema.values import Standing, When, standing


@dataclass(frozen=True, slots=True)
class ContactView:
    """A role somebody holds for an organisation (its key); name and addresses only where they
    may be shown to whoever asked. `forgotten_at` where they were deleted.
    """

    number: int
    organisation: str
    office: str
    role: str
    since: When | None
    until: When | None
    consent: str
    name: str
    email: str
    telephone: str
    retain_until: date | None
    forgotten_at: datetime | None
    source: int
    place: str
    consent_on: date | None = None

    def standing_on(self, day: date | None) -> Standing:
        """Whether the role is held on a day; today's has no end."""
        if day is None:
            return "no" if self.until else "certain"
        return standing(self.since, self.until, day)


def contacts(
    organisation: str = "", office: str = "", *, public_only: bool = True
) -> tuple[ContactView, ...]:
    """The contacts of an organisation or an office, or all, from the earliest.

    `public_only` leaves out who it is unless they agreed to be shown to all.
    """
    rows = Contact.objects.filter(withdrawn_at=None).select_related("office", "details")
    if organisation:
        rows = rows.filter(organisation__in=organisation_pks(organisation))
    return _views(rows.filter(office__key=office) if office else rows, public_only)


def contacts_by_number(
    numbers: Iterable[int], *, public_only: bool = True
) -> dict[int, ContactView]:
    """Contacts by number, for rooms above that point at them; what is withdrawn is left out."""
    rows = Contact.objects.filter(pk__in=set(numbers), withdrawn_at=None)
    told = _views(rows.select_related("office", "details"), public_only)
    return {each.number: each for each in told}


def _views(rows: QuerySet[Contact], public_only: bool) -> tuple[ContactView, ...]:
    told = sorted(rows, key=lambda row: (row.latest or date.min, row.pk))
    owners = organisations_by_pk(row.organisation_id for row in told)
    return tuple(
        _view(row, owners[row.organisation_id].key, public_only=public_only) for row in told
    )


def _view(row: Contact, owner: str, *, public_only: bool) -> ContactView:
    details = getattr(row, "details", None)
    shown = details if shows_details(row.consent, public_only=public_only) else None
    return ContactView(
        row.pk,
        owner,
        row.office.key if row.office else "",
        row.role,
        told_window(row),
        told_window(row, "until_"),
        row.consent,
        shown.name if shown else "",
        shown.email if shown else "",
        shown.telephone if shown else "",
        row.retain_until,
        row.forgotten_at,
        row.source_id,
        row.place,
        row.consent_on,
    )


def contacts_to_forget(on: date) -> int:
    """How many contacts are not to be kept on a day any more, and still are."""
    return Contact.objects.filter(retain_until__lte=on, forgotten_at=None).count()
