"""Reading funds, bodies, meetings and decisions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from letsema.governance.models import Body, Decision, Fund, Meeting, Membership
from letsema.partners import queries as partners
from letsema.reference import queries as reference
from letsema.values import When


@dataclass(frozen=True, slots=True)
class FundView:
    """A fund as others may read it; `areas` are (number, name) in order."""

    pk: int
    slug: str
    name: str
    short_name: str
    purpose: str
    framework: str
    areas: tuple[tuple[int, str], ...]
    committee: str | None
    contacts: tuple[str, ...]
    disclaimer: str


@dataclass(frozen=True, slots=True)
class MemberView:
    """A role in a body; `since` or `until` is None where the source does not say."""

    organisation: partners.OrganisationView
    role: str
    since: When | None
    until: When | None
    source: int
    place: str
    stated: bool

    def sits_on(self, day: date) -> bool:
        """Whether the role is held at the end of that day."""
        started = self.since is None or self.since.holds(day)
        return started and (self.until is None or day < self.until.latest)


@dataclass(frozen=True, slots=True)
class MeetingView:
    """A meeting as far as it is known."""

    label: str
    held: When
    place: str


@dataclass(frozen=True, slots=True)
class BodyView:
    """A body as others may read it; `names` are (name, since or None), newest last."""

    slug: str
    kind: str
    names: tuple[tuple[str, When | None], ...]
    parent: str | None
    children: tuple[tuple[str, str], ...]
    mandate: str
    note: str
    members: tuple[MemberView, ...]
    meetings: tuple[MeetingView, ...]

    @property
    def name(self) -> str:
        """Its name now."""
        return self.names[-1][0] if self.names else self.slug


def _when(precision: str, earliest: date | None, latest: date | None) -> When | None:
    return When(precision, earliest, latest) if latest else None


def _fund_views(rows: Iterable[Fund]) -> tuple[FundView, ...]:
    rows = list(rows)
    frameworks = reference.frameworks_by_key(row.areas_id for row in rows)
    return tuple(_fund_view(row, frameworks[row.areas_id]) for row in rows)


def _fund_view(row: Fund, framework: reference.FrameworkView) -> FundView:
    return FundView(
        pk=row.pk,
        slug=row.slug,
        name=row.name,
        short_name=row.short_name or row.name,
        purpose=row.purpose,
        framework=framework.slug,
        areas=tuple((int(e.code), e.title) for e in framework.elements),
        committee=row.committee.slug if row.committee else None,
        contacts=tuple(row.contacts.splitlines()),
        disclaimer=row.disclaimer,
    )


def funds() -> tuple[FundView, ...]:
    """Every fund, by slug (three questions asked)."""
    return _fund_views(Fund.objects.select_related("committee").order_by("slug"))


def fund(slug: str) -> FundView | None:
    """The fund of that slug, or None."""
    return next(iter(_fund_views(Fund.objects.select_related("committee").filter(slug=slug))), None)


def funds_of_committee(slug: str) -> tuple[str, ...]:
    """The slugs of the funds a body is the committee of."""
    rows = Fund.objects.filter(committee__slug=slug).order_by("slug")
    return tuple(rows.values_list("slug", flat=True))


def fund_slugs(pks: Iterable[int]) -> dict[int, tuple[str, str]]:
    """(slug, name) by row number."""
    rows = Fund.objects.filter(pk__in=set(pks)).values_list("pk", "slug", "name")
    return {pk: (slug, name) for pk, slug, name in rows}


def bodies() -> tuple[tuple[str, str, str], ...]:
    """(slug, kind, name) of every body."""
    rows = Body.objects.prefetch_related("names").order_by("slug")
    return tuple((row.slug, row.kind, _names(row)[-1][0]) for row in rows)


def _names(row: Body) -> tuple[tuple[str, When | None], ...]:
    names = sorted(row.names.all(), key=lambda n: (n.latest or date.min, n.pk))
    return tuple((n.text, _when(n.precision, n.earliest, n.latest)) for n in names)


def body(slug: str) -> BodyView | None:
    """The body of that slug with its members and meetings, or None."""
    row = (
        Body.objects.select_related("parent")
        .prefetch_related("names", "memberships", "meetings", "children__names")
        .filter(slug=slug)
        .first()
    )
    if row is None:
        return None
    return BodyView(
        slug=row.slug,
        kind=row.kind,
        names=_names(row) or ((row.slug, None),),
        parent=row.parent.slug if row.parent else None,
        children=tuple((c.slug, _names(c)[-1][0]) for c in row.children.all()),
        mandate=row.mandate,
        note=row.note,
        members=_members(row.memberships.all()),
        meetings=tuple(_meeting_view(m) for m in row.meetings.all()),
    )


def _since(row: Membership) -> tuple[date, int]:
    return row.latest or date.min, row.pk


def _members(rows: Iterable[Membership]) -> tuple[MemberView, ...]:
    rows = sorted(rows, key=_since)
    organisations = partners.organisations_by_pk(row.organisation_id for row in rows)
    return tuple(
        MemberView(
            organisation=organisations[row.organisation_id],
            role=row.role,
            since=_when(row.precision, row.earliest, row.latest),
            until=_when(row.until_precision, row.until_earliest, row.until_latest),
            source=row.source_id,
            place=row.place,
            stated=row.stated,
        )
        for row in rows
    )


def _meeting_view(row: Meeting) -> MeetingView:
    return MeetingView(row.label, When(row.precision, row.earliest, row.latest), row.place)


def bodies_of_organisation(key: str) -> tuple[tuple[str, str, MemberView], ...]:
    """(body slug, body name, role) for every role an organisation has or had."""
    pk = partners.organisation_keys([key]).get(key)
    rows = sorted(Membership.objects.filter(organisation_id=pk).select_related("body"), key=_since)
    named = {slug: name for slug, _, name in bodies()}
    return tuple(
        (row.body.slug, named[row.body.slug], member)
        for row, member in zip(rows, _members(rows), strict=True)
    )


def meeting_before(committee: str, day: date) -> MeetingView | None:
    """The last known meeting of a body by that day, or None."""
    row = (
        Meeting.objects.filter(body__slug=committee, latest__lte=day)
        .order_by("-latest", "-pk")
        .first()
    )
    return _meeting_view(row) if row else None


def decision_numbers(pks: Iterable[int]) -> dict[int, str]:
    """Decision number by row number, for rooms above that cite them."""
    return dict(Decision.objects.filter(pk__in=set(pks)).values_list("pk", "number"))


def decision_key(number: str) -> int | None:
    """The row number of a decision, for rooms above that cite it."""
    return Decision.objects.filter(number=number).values_list("pk", flat=True).first()
