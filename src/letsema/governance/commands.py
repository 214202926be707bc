"""Registering funds and bodies, entering meetings and decisions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from letsema.documents import queries as documents
from letsema.governance.models import Body, BodyName, Decision, Fund, Meeting, Membership
from letsema.governance.rules import BODY_KINDS, MEMBER_ROLES
from letsema.journal import commands as journal
from letsema.partners import queries as partners
from letsema.reference import queries as reference
from letsema.values import Actor, Citation, Refusal, Refused, When


def _window(when: When | None, prefix: str = "") -> dict[str, Any]:
    return {
        f"{prefix}precision": when.precision if when else "",
        f"{prefix}earliest": when.earliest if when else None,
        f"{prefix}latest": when.latest if when else None,
    }


def _source_key(citing: Citation | None) -> int | None:
    if citing is None:
        return None
    found = documents.source(citing.source or "")
    if found is None:
        raise Refused(Refusal("unknown-source", f"there is no source {citing.source}"))
    return found.pk


def _body(slug: str) -> Body:
    found = Body.objects.filter(slug=slug).first()
    if found is None:
        raise Refused(Refusal("unknown-body", f"there is no body {slug}"))
    return found


@transaction.atomic
def register_fund(
    *,
    slug: str,
    name: str,
    framework: str,
    by: Actor,
    at: datetime,
    short_name: str = "",
    purpose: str = "",
    committee: str | None = None,
    contacts: Sequence[str] = (),
    disclaimer: str = "",
) -> str:
    """Register a fund with the framework of its thematic areas; a known slug is the same fund."""
    areas = reference.framework(framework)
    if areas is None:
        raise Refused(Refusal("unknown-framework", f"there is no framework {framework}"))
    if not all(element.code.isdecimal() for element in areas.elements):
        words = f"{framework}: thematic areas are numbered, and its codes are not numbers"
        raise Refused(Refusal("area-numbers", words, "framework"))
    if Fund.objects.filter(slug=slug).exists():
        return slug
    row = Fund.objects.create(
        slug=slug,
        name=name,
        short_name=short_name,
        purpose=purpose,
        areas_id=areas.pk,
        committee=_body(committee) if committee else None,
        contacts="\n".join(contacts),
        disclaimer=disclaimer,
        recorded_at=at,
    )
    journal.record(kind="governance.fund.registered", subject=slug, wrote=[row], by=by, at=at)
    return slug


@transaction.atomic
def establish_body(
    *,
    slug: str,
    kind: str,
    names: Sequence[tuple[str, When | None]],
    by: Actor,
    at: datetime,
    parent: str | None = None,
    mandate: str = "",
    note: str = "",
    citing: Citation | None = None,
) -> str:
    """Enter a body with its names (each since a date, or None); a known slug is the same body."""
    if kind not in BODY_KINDS:
        raise Refused(Refusal("body-kind", f"{slug}: {kind} is not a kind of body"))
    if not names:
        raise Refused(Refusal("body-name", f"{slug}: a body needs a name"))
    if Body.objects.filter(slug=slug).exists():
        return slug
    row = Body.objects.create(
        slug=slug,
        kind=kind,
        parent=_body(parent) if parent else None,
        mandate=mandate,
        note=note,
        source_id=_source_key(citing),
        place=citing.place if citing else "",
        recorded_at=at,
    )
    named = [
        BodyName.objects.create(body=row, text=text, recorded_at=at, **_window(since))
        for text, since in names
    ]
    wrote = [row, *named]
    journal.record(kind="governance.body.established", subject=slug, wrote=wrote, by=by, at=at)
    return slug


@transaction.atomic
def admit_member(
    *,
    body: str,
    organisation: str,
    role: str,
    since: When | None,
    until: When | None,
    citing: Citation,
    by: Actor,
    at: datetime,
) -> None:
    """Enter an organisation's role in a body; the same role since the same date is entered once."""
    if role not in MEMBER_ROLES:
        raise Refused(Refusal("member-role", f"{body}: {role} is not a role of a member"))
    pk = partners.organisation_keys([organisation]).get(organisation)
    if pk is None:
        raise Refused(Refusal("unknown-organisation", f"there is no organisation {organisation}"))
    row, made = Membership.objects.get_or_create(
        body=_body(body),
        organisation_id=pk,
        role=role,
        **_window(since),
        defaults={
            **_window(until, "until_"),
            "source_id": _source_key(citing),
            "place": citing.place,
            "stated": citing.stated,
            "recorded_at": at,
        },
    )
    if made:
        journal.record(kind="governance.member.admitted", subject=body, wrote=[row], by=by, at=at)


@transaction.atomic
def enter_meeting(
    *, body: str, label: str, held: When, by: Actor, at: datetime, citing: Citation | None = None
) -> None:
    """Enter a meeting of a body as far as it is known; the same label is the same meeting."""
    row, made = Meeting.objects.get_or_create(
        body=_body(body),
        label=label,
        defaults={
            **_window(held),
            "source_id": _source_key(citing),
            "place": citing.place if citing else "",
            "recorded_at": at,
        },
    )
    if made:
        journal.record(kind="governance.meeting.entered", subject=body, wrote=[row], by=by, at=at)


@transaction.atomic
def enter_decision(
    *,
    body: str,
    number: str,
    taken_on: date,
    words: str,
    meeting: str | None,
    by: Actor,
    at: datetime,
) -> str:
    """Enter a numbered decision of a body and return its number.

    Refused: a number already used, a meeting the body is not known to have held.
    """
    if Decision.objects.filter(number=number).exists():
        raise Refused(Refusal("decision-number", f"decision {number} already stands", "number"))
    held = Meeting.objects.filter(body__slug=body, label=meeting).first() if meeting else None
    if meeting and held is None:
        words = f"{body}: there is no meeting {meeting}"
        raise Refused(Refusal("unknown-meeting", words, "meeting"))
    row = Decision.objects.create(
        body=_body(body),
        meeting=held,
        number=number,
        taken_on=taken_on,
        words=words,
        recorded_at=at,
    )
    journal.record(kind="governance.decision.taken", subject=number, wrote=[row], by=by, at=at)
    return number
