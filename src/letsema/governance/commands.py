"""Registering funds and bodies, entering meetings and decisions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from letsema.documents import queries as documents
from letsema.governance import queries
from letsema.governance.models import Body, BodyName, Decision, Fund, Meeting, Membership
from letsema.governance.rules import BODY_KINDS, MEMBER_ROLES
from letsema.journal import commands as journal
from letsema.journal.queries import fitting
from letsema.partners import queries as partners
from letsema.reference import queries as reference
from letsema.values import Actor, Citation, Refusal, Refused, When, may_keep_record


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
        raise Refused(
            Refusal(
                "unknown-source",
                "there is no source %(source)s",
                field="source",
                source=citing.source,
            )
        )
    return found.pk


def _body(slug: str) -> Body:
    found = Body.objects.filter(slug=slug).first()
    if found is None:
        raise Refused(Refusal("unknown-body", "there is no body %(body)s", field="body", body=slug))
    return found


def _may_keep_body(by: Actor, slug: str) -> None:
    """Refused: neither the operator, nor the secretariat of a fund the body is committee of, nor
    a secretariat of all funds.
    """
    if refusals := may_keep_record(by, *queries.funds_of_committee(slug)):
        raise Refused(*refusals)


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
    """Register a fund with the framework of its thematic areas; a known slug is the same fund.

    Its own secretariat may, and the operator. Refused: a framework there is not or whose codes
    are no numbers, an unknown committee, a text that does not fit.
    """
    if refusals := may_keep_record(by, slug):
        raise Refused(*refusals)
    areas_id = _areas(framework)
    if Fund.objects.filter(slug=slug).exists():
        return slug
    row = Fund(
        slug=slug,
        name=name,
        short_name=short_name,
        purpose=purpose,
        areas_id=areas_id,
        committee=_body(committee) if committee else None,
        contacts="\n".join(contacts),
        disclaimer=disclaimer,
        recorded_at=at,
    )
    fitting(row).save()
    journal.record(kind="governance.fund.registered", subject=slug, wrote=[row], by=by, at=at)
    return slug


def _areas(framework: str) -> int:
    """The row number of a framework that may be a fund's thematic areas."""
    areas = reference.framework(framework)
    if areas is None:
        raise Refused(
            Refusal(
                "unknown-framework",
                "there is no framework %(framework)s",
                field="framework",
                framework=framework,
            )
        )
    if not all(element.code.isdecimal() for element in areas.elements):
        raise Refused(
            Refusal(
                "area-numbers",
                "%(framework)s: thematic areas are numbered, and its codes are not numbers",
                field="framework",
                framework=framework,
            )
        )
    return areas.pk


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
    """Enter a body with its names (each since a date, or None); a known slug is the same body.

    The operator may, or a secretariat of all funds: no fund owns a body yet. Its parent stands
    before it, so bodies never go round in a circle. Refused: a kind there is not, no name, an
    unknown parent or source, a text that does not fit.
    """
    if refusals := (*may_keep_record(by), *_judge_body(slug, kind, names)):
        raise Refused(*refusals)
    if Body.objects.filter(slug=slug).exists():
        return slug
    row = Body(
        slug=slug,
        kind=kind,
        parent=_body(parent) if parent else None,
        mandate=mandate,
        note=note,
        source_id=_source_key(citing),
        place=citing.place if citing else "",
        recorded_at=at,
    )
    fitting(row).save()
    wrote: list[Body | BodyName] = [row]
    for text, since in names:
        named = BodyName(body=row, text=text, recorded_at=at, **_window(since))
        fitting(named, text="names").save()
        wrote.append(named)
    journal.record(kind="governance.body.established", subject=slug, wrote=wrote, by=by, at=at)
    return slug


def _judge_body(slug: str, kind: str, names: Sequence[Any]) -> Iterator[Refusal]:
    if kind not in BODY_KINDS:
        yield Refusal(
            "body-kind",
            "%(body)s: %(kind)s is not a kind of body",
            field="kind",
            body=slug,
            kind=kind,
        )
    if not names:
        yield Refusal("body-name", "%(body)s: a body needs a name", field="names", body=slug)


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
    """Enter an organisation's role in a body; the same role since the same date is entered once.

    The secretariat of a fund whose committee the body is may, one of all funds, the operator.
    Refused: an unknown body, organisation, role or source, a place that does not fit.
    """
    _may_keep_body(by, body)
    told = {
        "body": _body(body),
        "organisation_id": _organisation_key(organisation),
        "role": _member_role(role),
        **_window(since),
    }
    rest = {
        **_window(until, "until_"),
        "source_id": _source_key(citing),
        "place": citing.place,
        "stated": citing.stated,
        "recorded_at": at,
    }
    fitting(Membership(**told, **rest))
    row, made = Membership.objects.get_or_create(**told, defaults=rest)
    if made:
        journal.record(kind="governance.member.admitted", subject=body, wrote=[row], by=by, at=at)


def _member_role(role: str) -> str:
    if role not in MEMBER_ROLES:
        raise Refused(
            Refusal("member-role", "%(role)s is not a role of a member", field="role", role=role)
        )
    return role


def _organisation_key(key: str) -> int:
    pk = partners.organisation_keys([key]).get(key)
    if pk is None:
        raise Refused(
            Refusal(
                "unknown-organisation",
                "there is no organisation %(key)s",
                field="organisation",
                key=key,
            )
        )
    return pk


@transaction.atomic
def enter_meeting(
    *, body: str, label: str, held: When, by: Actor, at: datetime, citing: Citation | None = None
) -> None:
    """Enter a meeting of a body as far as it is known; the same label is the same meeting.

    Who may `admit_member` may. Refused: an unknown body or source, a text that does not fit.
    """
    _may_keep_body(by, body)
    told = {"body": _body(body), "label": label}
    rest = {
        **_window(held),
        "source_id": _source_key(citing),
        "place": citing.place if citing else "",
        "recorded_at": at,
    }
    fitting(Meeting(**told, **rest))
    row, made = Meeting.objects.get_or_create(**told, defaults=rest)
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

    Who may `admit_member` may. Refused: a number already used, an unknown body, a meeting it is
    not known to have held, a number that does not fit.
    """
    _may_keep_body(by, body)
    if Decision.objects.filter(number=number).exists():
        raise Refused(
            Refusal(
                "decision-number",
                "decision %(number)s already stands",
                field="number",
                number=number,
            )
        )
    row = Decision(
        body=_body(body),
        meeting=_meeting(body, meeting) if meeting else None,
        number=number,
        taken_on=taken_on,
        words=words,
        recorded_at=at,
    )
    fitting(row).save()
    journal.record(kind="governance.decision.taken", subject=number, wrote=[row], by=by, at=at)
    return number


def _meeting(body: str, label: str) -> Meeting:
    held = Meeting.objects.filter(body__slug=body, label=label).first()
    if held is None:
        raise Refused(
            Refusal(
                "unknown-meeting",
                "%(body)s: there is no meeting %(meeting)s",
                field="meeting",
                body=body,
                meeting=label,
            )
        )
    return held
