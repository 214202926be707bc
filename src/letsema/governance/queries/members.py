"""Reading seats and roles: who sat and who chaired on a day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from letsema.documents import queries as documents
from letsema.governance.models import Body, Membership
from letsema.governance.rules import CHAIRING, takes_positions
from letsema.partners import queries as partners
from letsema.reference import rules as reference
from letsema.values import When, lasts, standing


@dataclass(frozen=True, slots=True)
class MemberView:
    """A seat or role in a body; `since` or `until` is None where the source does not say.

    `number` is what commands call it; `alternate_for` the number of the seat it stands in for;
    `alternates` those who stand in for it, where a question asked for them. `own_words` says that
    it rests on no source but the record's own words (an invented example): a page must say so.
    `withdrawn`: it was entered by mistake; only who asks by number meets it.
    """

    organisation: partners.OrganisationView | None
    role: str
    since: When | None
    until: When | None
    source: int
    place: str
    stated: bool
    number: int = 0
    country: str = ""
    constituency: str = ""
    group: str = ""
    seat: str = ""
    alternate_for: int | None = None
    until_source: int | None = None
    until_place: str = ""
    alternates: tuple[MemberView, ...] = ()
    own_words: bool = False
    withdrawn: bool = False

    @property
    def label(self) -> str:
        """Whose seat it is: the organisation's acronym, the country's name, the constituency."""
        if self.organisation is not None:
            return self.organisation.acronym
        return country_name(self.country) if self.country else self.constituency

    @property
    def takes_positions(self) -> bool:
        """Whether it is a voting seat."""
        return takes_positions(self.role)

    def sits_on(self, day: date) -> bool:
        """Whether the role is held at the end of that day."""
        return lasts(self.since, self.until, day)

    def standing_on(self, day: date) -> str:
        """Whether it was held on that day: `certain`, `possible` or `no`."""
        return standing(self.since, self.until, day)


@dataclass(frozen=True, slots=True)
class Holding:
    """A member on a day; not certain where the day lies inside a window of what is known."""

    member: MemberView
    certain: bool


def country_name(code: str) -> str:
    """The name of a country in English; the code itself where it is not known."""
    try:
        return reference.country(code).name("en")
    except KeyError:
        return code


def when(precision: str, earliest: date | None, latest: date | None) -> When | None:
    """The window of a row, or None where it holds none."""
    return When(precision, earliest, latest) if latest else None


def by_beginning(row: Membership) -> tuple[date, int]:
    """The order members are told in: from the earliest, unknown first."""
    return row.latest or date.min, row.pk


def member_views(rows: Iterable[Membership]) -> tuple[MemberView, ...]:
    """Rows as others may read them, from the earliest."""
    rows = sorted(rows, key=by_beginning)
    pks = (row.organisation_id for row in rows if row.organisation_id)
    organisations = partners.organisations_by_pk(pks)
    sources = documents.sources_by_pk({row.source_id for row in rows})
    return tuple(
        MemberView(
            organisation=organisations.get(row.organisation_id),
            role=row.role,
            since=when(row.precision, row.earliest, row.latest),
            until=when(row.until_precision, row.until_earliest, row.until_latest),
            source=row.source_id,
            place=row.place,
            stated=row.stated,
            number=row.pk,
            country=row.country,
            constituency=row.constituency,
            group=row.group,
            seat=row.seat,
            alternate_for=row.alternate_for_id,
            until_source=row.until_source_id,
            until_place=row.until_place,
            own_words=sources[row.source_id].kind == "own-words",
            withdrawn=row.withdrawn_at is not None,
        )
        for row in rows
    )


def members_by_number(numbers: Iterable[int]) -> dict[int, MemberView]:
    """Members by number, for rooms above that point at them; withdrawn ones too."""
    rows = Membership.objects.filter(pk__in=set(numbers))
    return {each.number: each for each in member_views(rows)}


def body_of_member(number: int) -> str | None:
    """The slug of the body a member belongs to, or None."""
    return Membership.objects.filter(pk=number).values_list("body__slug", flat=True).first()


def _members_of(body: str) -> tuple[MemberView, ...]:
    return member_views(Membership.objects.filter(body__slug=body, withdrawn_at=None))


def seats_on(body: str, day: date) -> tuple[MemberView, ...]:
    """The voting seats of a body on a day, each with its `alternates`, in order of entry."""
    sitting = [each for each in _members_of(body) if each.sits_on(day)]
    return tuple(
        replace(seat, alternates=tuple(a for a in sitting if a.alternate_for == seat.number))
        for seat in sorted(sitting, key=lambda each: each.number)
        if seat.takes_positions
    )


def holdings(members: Iterable[MemberView], day: date) -> tuple[Holding, ...]:
    """Who of these held their role on a day, for certain or possibly."""
    told = ((each, each.standing_on(day)) for each in members)
    return tuple(Holding(each, how == "certain") for each, how in told if how != "no")


def who_sat(body: str, day: date) -> tuple[Holding, ...]:
    """Who held a role in a body on a day, for certain or possibly."""
    return holdings(_members_of(body), day)


def who_chaired(body: str, day: date) -> tuple[Holding, ...]:
    """Who chaired, co-chaired or convened a body on a day, for certain or possibly."""
    return tuple(each for each in who_sat(body, day) if each.member.role in CHAIRING)


def bodies_of_organisation(
    key: str, on: date | None = None
) -> tuple[tuple[str, str, MemberView], ...]:
    """(body slug, body name, role) for every role an organisation has or had, under any key.

    Bodies are called as on a day; None asks for their newest names.
    """
    pks = partners.organisation_pks(key)
    if not pks:
        return ()
    found = Membership.objects.filter(organisation_id__in=pks, withdrawn_at=None)
    found = found.select_related("body")
    rows = sorted(found.prefetch_related("body__names"), key=by_beginning)
    return tuple(
        (row.body.slug, called_on(names_of(row.body), on, row.body.slug), member)
        for row, member in zip(rows, member_views(rows), strict=True)
    )


def names_of(row: Body) -> tuple[tuple[str, When | None], ...]:
    """(name, since or None) of a body, newest last."""
    names = sorted(row.names.all(), key=lambda n: (n.latest or date.min, n.pk))
    return tuple((n.text, when(n.precision, n.earliest, n.latest)) for n in names)


def called_on(names: Sequence[tuple[str, When | None]], on: date | None, else_: str) -> str:
    """Of names, newest last, the one of a day, the first before any; None asks for the newest."""
    begun = [text for text, since in names if on is None or since is None or since.holds(on)]
    return (begun or [text for text, _since in names[:1]] or [else_])[-1]


def name_now(row: Body) -> str:
    """The newest name of a body."""
    return called_on(names_of(row), None, row.slug)
