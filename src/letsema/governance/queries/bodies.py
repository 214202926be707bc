"""Reading bodies: what they are, what came before and after, who belongs to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from letsema.governance.models import Body, Listing
from letsema.governance.queries.meetings import MeetingView, meeting_views
from letsema.governance.queries.members import (
    MemberView,
    called_on,
    member_views,
    name_now,
    names_of,
    when,
)
from letsema.governance.rules import Comparison, compared
from letsema.partners import queries as partners
from letsema.values import When


@dataclass(frozen=True, slots=True)
class NameView:
    """A name a body had, from and until, and what says so, where that is told."""

    text: str
    since: When | None
    until: When | None
    decision: str | None = None
    source: int | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class ListingView:
    """A printed list of members: `lines` are (as printed, organisation key or "")."""

    title: str
    lines: tuple[tuple[str, str], ...]
    on: When | None
    source: int
    place: str

    def beside(self, members: Iterable[MemberView]) -> Comparison:
        """What differs from those who are members by the account, on the day of the list."""
        day = self.on.latest if self.on else None
        told = {
            each.organisation.key
            for each in members
            if each.organisation and each.role == "member" and (not day or each.sits_on(day))
        }
        return compared(told, (key for _, key in self.lines))


@dataclass(frozen=True, slots=True)
class BodyView:
    """A body as others may read it; `names` are (name, since or None), newest last.

    `predecessors` and `children` are (slug, name); `source` is a row number of documents.
    """

    slug: str
    kind: str
    names: tuple[tuple[str, When | None], ...]
    parent: str | None
    children: tuple[tuple[str, str], ...]
    mandate: str
    note: str
    members: tuple[MemberView, ...]
    meetings: tuple[MeetingView, ...]
    named: tuple[NameView, ...] = ()
    successor: str | None = None
    predecessors: tuple[tuple[str, str], ...] = ()
    secretariat: partners.OrganisationView | None = None
    country: str = ""
    listings: tuple[ListingView, ...] = ()
    source: int | None = None
    place: str = ""

    def name_on(self, day: date) -> str:
        """Its name on a day, its first before it had any."""
        return called_on(self.names, day, self.slug)

    @property
    def name(self) -> str:
        """Its name now."""
        return self.names[-1][0] if self.names else self.slug


def bodies() -> tuple[tuple[str, str, str], ...]:
    """(slug, kind, name) of every body."""
    rows = Body.objects.prefetch_related("names").order_by("slug")
    return tuple((row.slug, row.kind, name_now(row)) for row in rows)


def body(slug: str) -> BodyView | None:
    """The body of that slug with its members and meetings, or None."""
    row = (
        Body.objects.select_related("parent", "successor")
        .prefetch_related("names__decision", "children__names", "predecessors__names")
        .prefetch_related("listings")
        .filter(slug=slug)
        .first()
    )
    if row is None:
        return None
    return BodyView(
        slug=row.slug,
        kind=row.kind,
        names=names_of(row) or ((row.slug, None),),
        parent=row.parent.slug if row.parent else None,
        children=_named(row.children.all()),
        mandate=row.mandate,
        note=row.note,
        members=member_views(row.memberships.filter(withdrawn_at=None)),
        meetings=meeting_views(row.meetings.order_by("latest", "pk"), row.slug),
        named=_names(row),
        successor=row.successor.slug if row.successor else None,
        predecessors=_named(row.predecessors.all()),
        secretariat=partners.organisations_by_pk([row.secretariat_id]).get(row.secretariat_id)
        if row.secretariat_id
        else None,
        country=row.country,
        listings=_listings(row.listings.all()),
        source=row.source_id,
        place=row.place,
    )


def _named(rows: Iterable[Body]) -> tuple[tuple[str, str], ...]:
    return tuple((row.slug, name_now(row)) for row in rows)


def _names(row: Body) -> tuple[NameView, ...]:
    names = sorted(row.names.all(), key=lambda n: (n.latest or date.min, n.pk))
    return tuple(
        NameView(
            n.text,
            when(n.precision, n.earliest, n.latest),
            when(n.until_precision, n.until_earliest, n.until_latest),
            n.decision.number if n.decision else None,
            n.source_id,
            n.place,
        )
        for n in names
    )


def _listings(rows: Iterable[Listing]) -> tuple[ListingView, ...]:
    """Printed lists, their organisations by the keys they go on under."""
    rows = list(rows)
    named = (line["organisation"] for row in rows for line in row.lines)
    keys = partners.going_on(key for key in named if key)
    return tuple(_listing(row, keys) for row in rows)


def _listing(row: Listing, keys: Mapping[str, str]) -> ListingView:
    return ListingView(
        title=row.title,
        lines=tuple((line["text"], keys.get(line["organisation"], "")) for line in row.lines),
        on=when(row.precision, row.earliest, row.latest),
        source=row.source_id,
        place=row.place,
    )


def bodies_of_country(country: str) -> tuple[tuple[str, str, str], ...]:
    """(slug, kind, name) of the bodies that are of one country (alpha-3), by name."""
    rows = Body.objects.filter(country=country).prefetch_related("names")
    found = ((row.slug, row.kind, name_now(row)) for row in rows)
    return tuple(sorted(found, key=lambda each: (each[2], each[0])))
