"""Memberships by workbook: a row for each seat or role held for a time."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence

from django.utils.translation import gettext_lazy as _

from letsema.doors.intake.workbook.kinds import (
    PLACE,
    SOURCE,
    Aspect,
    Book,
    Kind,
    Values,
    a_country,
    sources_by_pk,
)
from letsema.governance import commands, queries
from letsema.governance.queries import MemberView
from letsema.governance.rules import GROUPS, MEMBER_ROLES
from letsema.press.workbooks import SLUG, TEXT, WHEN, YES_NO, Field, Form, choice
from letsema.values import Refusal, Refused, When

FORM = Form(
    "memberships",
    "Memberships",
    (
        Field("body", "Body", SLUG, True, _("The body, by its key"), "water-committee"),
        Field(
            "organisation",
            "Organisation",
            SLUG,
            False,
            _("Who holds it, by the organisation's key; or a country or constituency holds it"),
            "ilo",
        ),
        Field("country", "Country", a_country(), False, _("The State whose seat it is"), "Kenya"),
        Field("constituency", "Constituency", TEXT, False, _("Whom a seat speaks for, in words")),
        Field("role", "Role", choice(MEMBER_ROLES), True, _("What it is there"), "member"),
        Field("group", "Group", choice(GROUPS), False, _("The group its seat belongs to"), "un"),
        Field("seat", "Seat", TEXT, False, _("The seat's own label"), "UN 1"),
        Field(
            "alternate_for",
            "Stands in for",
            TEXT,
            False,
            _("Of an alternate: the seat's label, or the key or country of who holds it"),
        ),
        Field("since", "Since", WHEN, False, _("Since when; nothing if it is not known"), "2019"),
        Field("until", "Until", WHEN, False, _("Until when; nothing while it lasts"), "2021-12-31"),
        SOURCE,
        PLACE,
        Field(
            "stated",
            "Stated",
            YES_NO,
            False,
            _("No where it is inferred from the source rather than said; yes if left empty"),
            "yes",
        ),
    ),
    _("A row for each time a seat or role was held. A person is never named."),
)
WHO = ("organisation", "country", "constituency")


def _key(told: Values) -> tuple[Hashable, ...]:
    held = tuple(told.get(column) or "" for column in WHO)
    return (told["body"], *held, told["role"], told.get("seat") or "", told.get("since"))


def _aspects(told: Values) -> Iterator[Aspect]:
    yield Aspect(_key(told), ("group", "until", "source", "place", "stated"))


def _standing() -> Iterator[Values]:
    found = [(slug, queries.body(slug)) for slug, _kind, _name in queries.bodies()]
    members = [(slug, body.members) for slug, body in found if body]
    sources = sources_by_pk(member.source for _slug, told in members for member in told)
    for slug, told in members:
        by_number = {member.number: member for member in told}
        for member in told:
            instead = by_number.get(member.alternate_for or 0)
            yield {
                "body": slug,
                "organisation": member.organisation.key if member.organisation else None,
                "country": member.country,
                "constituency": member.constituency,
                "role": member.role,
                "group": member.group,
                "seat": member.seat,
                "alternate_for": _called(instead) if instead else None,
                "since": member.since,
                "until": member.until,
                "source": sources.get(member.source),
                "place": member.place,
                "stated": member.stated,
                "_number": member.number,
            }


def _called(member: MemberView) -> str:
    organisation = member.organisation.key if member.organisation else ""
    return member.seat or organisation or member.country or member.constituency


def _seat(told: Values) -> int | None:
    """The number of the seat an alternate stands in for; the one of its own time where several."""
    called = told.get("alternate_for")
    if not called:
        return None
    body = queries.body(told["body"])
    seats = [each for each in body.members if each.role != "alternate"] if body else []
    meant = [each for each in seats if called in _names(each)]
    if not meant:
        raise Refused(
            Refusal(
                "unknown-seat",
                "%(body)s: no seat is called or held by %(seat)s",
                field="alternate_for",
                body=told["body"],
                seat=called,
            )
        )
    return _of_its_time(meant, told.get("since")).number


def _names(member: MemberView) -> set[str]:
    organisation = member.organisation.key if member.organisation else ""
    told = {member.seat, organisation, member.country, member.constituency, member.label}
    return told - {""}


def _of_its_time(seats: Sequence[MemberView], since: When | None) -> MemberView:
    sitting = [each for each in seats if since is None or each.sits_on(since.latest)]
    return (sitting or seats)[-1]


def _enter(told: Values, stood: Mapping[tuple[Hashable, ...], Values], book: Book) -> Values | None:
    stands = stood.get(_key(told))
    if stands is None:
        number = commands.admit_member(
            body=told["body"],
            organisation=told.get("organisation"),
            country=told.get("country") or "",
            constituency=told.get("constituency") or "",
            role=told["role"],
            group=told.get("group") or "",
            seat=told.get("seat") or "",
            alternate_for=_seat(told),
            since=told.get("since"),
            until=told.get("until"),
            citing=book.citing(told),
            **book.who(),
        )
        return {"_number": number}
    if told.get("until") and not stands.get("until"):
        commands.end_membership(
            number=stands["_number"],
            until=told["until"],
            citing=book.citing(told),
            **book.who(),
        )
    return None


KIND = Kind(
    FORM,
    _("Who sits on bodies, in which role, from when to when"),
    _aspects,
    _standing,
    _enter,
    may_gain=frozenset({"until"}),
)
