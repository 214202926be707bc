"""Admitting members to bodies, and ending their time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db import transaction

from letsema.governance import queries
from letsema.governance.commands.citing import (
    country_code,
    found_body,
    may_keep_body,
    organisation_key,
    source_basis,
    source_key,
)
from letsema.governance.models import Membership
from letsema.governance.rules import GROUPS, MEMBER_ROLES
from letsema.journal import commands as journal
from letsema.journal.queries import fitting, keep_in_order, window_columns
from letsema.values import Actor, Citation, Refusal, Refused, When


@transaction.atomic
def admit_member(
    *,
    body: str,
    role: str,
    since: When | None,
    until: When | None,
    citing: Citation,
    by: Actor,
    at: datetime,
    organisation: str | None = None,
    country: str = "",
    constituency: str = "",
    group: str = "",
    seat: str = "",
    alternate_for: int | None = None,
) -> int:
    """Enter a seat or role in a body and return its number; the same since the same date is
    entered once.

    It is held by an organisation, a State (`country`, alpha-3) or a constituency in words; an
    alternate names the seat it stands in for. The secretariat of a fund whose committee the body
    is may, one of all funds, the operator. Refused: an unknown body, organisation, country, role,
    group, seat or source, nobody named, an end before its beginning, a text that does not fit.
    """
    may_keep_body(by, body)
    if refusals := [*_judge_member(organisation or country or constituency, role, group)]:
        raise Refused(*refusals)
    keep_in_order(since, until)
    told = {
        "body": found_body(body, lock=True),
        "organisation_id": organisation_key(organisation) if organisation else None,
        "role": role,
        "country": country_code(country),
        "constituency": constituency,
        "seat": seat,
        "alternate_for_id": _seat(body, role, alternate_for),
        **window_columns(since),
    }
    rest = {**window_columns(until, "until_"), "group": group, "recorded_at": at}
    rest |= source_basis(citing, by=by, at=at)
    fitting(Membership(**told, **rest))
    row, made = Membership.objects.get_or_create(**told, withdrawn_at=None, defaults=rest)
    if made:
        journal.record(kind="governance.member.admitted", subject=body, wrote=[row], by=by, at=at)
    return row.pk


def _judge_member(somebody: str, role: str, group: str) -> Iterator[Refusal]:
    if role not in MEMBER_ROLES:
        yield Refusal("member-role", "%(role)s is not a role of a member", field="role", role=role)
    if not somebody:
        yield Refusal(
            "member-nobody",
            "a seat is held by an organisation, a country or a constituency: name one",
            field="organisation",
        )
    if group and group not in GROUPS:
        yield Refusal(
            "member-group", "%(group)s is not a group of members", field="group", group=group
        )


def _seat(body: str, role: str, number: int | None) -> int | None:
    """The seat an alternate stands in for. Refused: none, or one that is no voting seat there."""
    if role != "alternate" and number is None:
        return None
    seat = queries.members_by_number([number]).get(number) if number is not None else None
    ours = seat is not None and not seat.withdrawn and queries.body_of_member(seat.number) == body
    if role != "alternate" or seat is None or not ours or seat.role == "alternate":
        raise Refused(
            Refusal(
                "alternate-for",
                "an alternate, and nobody else, stands in for a seat of the same body",
                field="alternate_for",
            )
        )
    return seat.number


def found_member(number: int) -> Membership:
    """The member of that number, locked, with its body. Refused: none, or one withdrawn."""
    rows = Membership.objects.select_for_update(of=("self",)).select_related("body")
    row = rows.filter(pk=number).first()
    if row is None:
        raise Refused(
            Refusal(
                "unknown-member",
                "there is no member under the number %(number)d",
                field="member",
                number=number,
            )
        )
    if row.withdrawn_at:
        raise Refused(
            Refusal(
                "member-withdrawn",
                "the member under the number %(number)d was withdrawn: %(why)s",
                field="member",
                number=number,
                why=row.withdrawn_why,
            )
        )
    return row


@transaction.atomic
def end_membership(*, number: int, until: When, citing: Citation, by: Actor, at: datetime) -> None:
    """End a member's time in a body; the same end again changes nothing.

    Who may `admit_member` may. Refused: an unknown member or source, another end than the one
    that stands, an end before its beginning.
    """
    row = found_member(number)
    may_keep_body(by, row.body.slug)
    told: dict[str, Any] = window_columns(until, "until_")
    if row.until_latest is not None:
        if all(getattr(row, column) == value for column, value in told.items()):
            return
        raise Refused(
            Refusal(
                "already-ended",
                "this time ended already, by %(until)s",
                field="until",
                until=row.until_latest,
            )
        )
    keep_in_order(When(row.precision, row.earliest, row.latest) if row.latest else None, until)
    told |= {"until_source_id": source_key(citing, by=by, at=at), "until_place": citing.place}
    for column, value in told.items():
        setattr(row, column, value)
    fitting(row, until_place="place").save()
    journal.record(
        kind="governance.member.ended",
        subject=row.body.slug,
        wrote=[row],
        told={"member": number, "until": until.as_json(), "citing": citing.as_json()},
        by=by,
        at=at,
    )


@transaction.atomic
def withdraw_member(*, number: int, why: str, by: Actor, at: datetime) -> None:
    """Withdraw a seat or role entered by mistake: from now on it counts no more; it stays.

    What was said from it, interests and positions, stays too. Who may `admit_member` may.
    Refused: an unknown member or one withdrawn, no reason, a seat somebody stands in for.
    """
    row = found_member(number)
    may_keep_body(by, row.body.slug)
    if refusals := [*_judge_withdrawal(row, why)]:
        raise Refused(*refusals)
    row.withdrawn_at, row.withdrawn_why = at, why.strip()
    fitting(row, withdrawn_why="why").save()
    journal.record(
        kind="governance.member.withdrawn",
        subject=row.body.slug,
        wrote=[row],
        told={"member": number, "why": why.strip()},
        by=by,
        at=at,
    )


def _judge_withdrawal(row: Membership, why: str) -> Iterator[Refusal]:
    if not why.strip():
        yield Refusal("no-reason", "say why it is withdrawn", field="why")
    if row.alternates.filter(withdrawn_at=None).exists():
        yield Refusal(
            "has-alternates",
            "somebody stands in for this seat: withdraw the alternate first",
            field="member",
        )


@transaction.atomic
def withdraw_end(*, number: int, why: str, by: Actor, at: datetime) -> None:
    """Take back an end wrongly entered: the member's time goes on as if it had not been told.

    What stood goes into the journal. Who may `admit_member` may. Refused: an unknown member or
    one withdrawn, no reason, no end that stands.
    """
    row = found_member(number)
    may_keep_body(by, row.body.slug)
    if not why.strip():
        raise Refused(Refusal("no-reason", "say why it is taken back", field="why"))
    if row.until_latest is None:
        raise Refused(Refusal("no-end", "no end of this time is on record", field="member"))
    stood = When(row.until_precision, row.until_earliest, row.until_latest).as_json()
    for column, value in window_columns(None, "until_").items():
        setattr(row, column, value)
    row.until_source_id, row.until_place = None, ""
    row.save()
    journal.record(
        kind="governance.member.end-withdrawn",
        subject=row.body.slug,
        wrote=[row],
        told={"member": number, "until": stood, "why": why.strip()},
        by=by,
        at=at,
    )
