"""An organisation told whole: what it is called and kin to, and all it has to do with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import pgettext_lazy as meant

from letsema.documents import queries as documents
from letsema.doors.web import seeing, words
from letsema.doors.web.cited import Shelf
from letsema.doors.web.forms.moment import Moment
from letsema.governance import queries as governance
from letsema.insight.queries import network
from letsema.partners import queries as partners
from letsema.partners.queries import OrganisationView, SupportView, TieView
from letsema.partners.rules import TIE_KINDS
from letsema.partners.rules.support import Given, KindTotal, totals
from letsema.programmes import queries as programmes
from letsema.programmes.queries import Basis, Entry
from letsema.values import Actor, When

MOST_PARTNERS = 8
PANELS = {
    "kin": lazy("Part of, before and after"),
    "tasks": lazy("What it does in programmes"),
    "named": lazy("Named as a key partner"),
    "agreements": lazy("Agreements"),
    "given": lazy("Support it gave"),
    "received": lazy("Support it received"),
    "bodies": lazy("Bodies"),
    "together": lazy("Works most with"),
    "proposals": lazy("Proposals"),
    "works": lazy("Studies, films, awards"),
    "said": lazy("What people said"),
    "offices": lazy("Offices"),
    "contacts": lazy("Contacts"),
    "due": lazy("What is to be done"),
    "names": lazy("Names and identifiers"),
    "story": lazy("Over time"),
}
"""The panels in the order of the page, each with its heading."""


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of the page: its name in addresses, its heading, what it tells, of how much."""

    key: str
    title: Any
    rows: Any
    count: int | None = None

    @property
    def template(self) -> str:
        """What draws it."""
        return f"web/parts/around_{self.key}.html"


class Sources:
    """What rows of the register rest on, asked for once; one nobody may be shown is not told."""

    def __init__(self, rows: Iterable[Any]) -> None:
        pks = {pk for each in rows for pk in (each.source, _until_source(each)) if pk}
        hidden = programmes.internal_sources()
        found = documents.sources_by_pk(pks)
        self.shelf = Shelf((), {pk: each for pk, each in found.items() if each.key not in hidden})

    def of(self, row: Any) -> Basis | None:
        """What a row rests on."""
        stated = getattr(row, "stated", True)
        return self.shelf.basis(None, row.source, row.place, stated=stated)

    def end(self, row: Any) -> Basis | None:
        """What the end of a row rests on."""
        return self.shelf.basis(None, _until_source(row), getattr(row, "until_place", ""))

    def beside(self, rows: Iterable[Any]) -> list[tuple[Any, Basis | None]]:
        """Rows, each with what it rests on."""
        return [(row, self.of(row)) for row in rows]


def _until_source(row: Any) -> int | None:
    return getattr(row, "until_source", None)


@dataclass(frozen=True, slots=True)
class Kin:
    """An organisation another is tied to, and what it is to that, in words."""

    what: str
    other: OrganisationView
    tie: TieView
    ahead: bool
    standing: str
    basis: Basis | None
    end: Basis | None

    @property
    def leads(self) -> bool:
        """Whether a reader is led there first of all: to what it is part of, came after, became."""
        if self.tie.kind == "succeeds":
            return True
        return self.tie.kind == "part-of" and self.ahead and self.standing != "no"


@dataclass(frozen=True, slots=True)
class Gifts:
    """Support given or received: each with what it rests on, and sums that mix nothing."""

    rows: list[tuple[SupportView, Basis | None]]
    totals: tuple[KindTotal, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A dated thing in the life of an organisation, with its page where it has one."""

    when: When
    text: str
    later: bool
    address: str = ""


class Around:
    """All that is told of an organisation, as somebody may read of it.

    What is internal of agreements and of what is to be done, and who contacts are without being
    public, is told to who sees what of the register is internal.
    """

    def __init__(self, found: OrganisationView, moment: Moment, by: Actor) -> None:
        self.organisation, self.moment, self.key = found, moment, found.key
        self.inside = seeing.sees_register(by)
        self.public = {"public_only": not self.inside}

    @cached_property
    def entries(self) -> Sequence[Entry]:
        """The programmes it takes part in."""
        day, known = self.moment.day, self.moment.known
        return programmes.programmes_of_organisation(self.key, day, known)

    @cached_property
    def rows(self) -> dict[str, Any]:
        """What of the register is told, row by row."""
        key, public = self.key, self.public
        given = partners.support(organisation=key, **public)
        return {
            "names": partners.names(key),
            "identifiers": partners.identifiers(key),
            "ties": partners.ties(key),
            "agreements": partners.agreements(organisation=key, **public),
            "given": [each for each in given if each.giver.pk == self.organisation.pk],
            "received": [each for each in given if each.giver.pk != self.organisation.pk],
            "bodies": [member for _slug, _name, member in self.bodies],
            "proposals": partners.proposals(organisation=key),
            "works": partners.works(organisation=key),
            "said": partners.quotations(organisation=key, **public),
            "offices": partners.offices(organisation=key),
            "contacts": [each for each in partners.contacts(key, **public) if self._shows(each)],
        }

    @cached_property
    def bodies(self) -> tuple[tuple[str, str, Any], ...]:
        """(slug, name, member) for every role it has or had in a body."""
        return governance.bodies_of_organisation(self.key, self.moment.day)

    def _shows(self, contact: Any) -> bool:
        return self.inside or (contact.consent == "public" and bool(contact.name))

    @cached_property
    def sources(self) -> Sources:
        """What all of it rests on."""
        return Sources(each for rows in self.rows.values() for each in rows)

    @cached_property
    def kin(self) -> list[Kin]:
        """What it is part of, came after and belongs to, and what does so of it."""
        told = [self._kin(tie) for tie in self.rows["ties"]]
        return sorted(told, key=lambda kin: TIE_KINDS.index(kin.tie.kind))

    def _kin(self, tie: TieView) -> Kin:
        ahead = tie.organisation.pk == self.organisation.pk
        table = words.TIES_AHEAD if ahead else words.TIES_BACK
        other = tie.other if ahead else tie.organisation
        standing, rests = tie.standing_on(self.moment.day), self.sources
        what = words.word(table, tie.kind)
        return Kin(what, other, tie, ahead, standing, rests.of(tie), rests.end(tie))

    @property
    def panels(self) -> tuple[Panel, ...]:
        """The panels that have something. Read by what was known on a day, none is told: it is
        not kept by when it was known.
        """
        if self.moment.known:
            return ()
        told = dict(self._told())
        counts = {"names": None, "story": None}
        return tuple(
            Panel(key, title, told[key], counts.get(key, _count(told[key])))
            for key, title in PANELS.items()
            if told.get(key)
        )

    def _told(self) -> Iterator[tuple[str, Any]]:
        rows, beside, day = self.rows, self.sources.beside, self.moment.day
        yield "kin", self.kin
        yield "tasks", programmes.tasks(organisation=self.key)
        yield "named", programmes.programmes_with_partner(self.key, self.moment.chosen("as_at"))
        yield "agreements", beside(rows["agreements"])
        for name in ("given", "received"):
            if rows[name]:
                yield name, Gifts(beside(rows[name]), _sums(rows[name]))
        bodies = zip(self.bodies, beside(rows["bodies"]), strict=True)
        yield "bodies", [(*of, member.standing_on(day), b) for of, (member, b) in bodies]
        yield "together", network.works_most_with(self.key, day, MOST_PARTNERS)
        for name in ("proposals", "works", "said", "contacts"):
            yield name, beside(rows[name])
        yield "offices", rows["offices"]
        yield "due", partners.follow_ups(organisation=self.key, **self.public)
        if self._named:
            yield "names", rows["names"]
        marks = list(self._marks())
        yield "story", sorted(marks, key=lambda mark: mark.when.latest)

    @property
    def _named(self) -> bool:
        """Whether more than one name is to be told, or who else it was."""
        told = self.rows["names"], self.rows["identifiers"], self.organisation.merged
        return len(told[0]) > 1 or any(told[1:])

    @property
    def names(self) -> list[tuple[Any, Basis | None, Basis | None]]:
        """Every name with what says so, and what says that it ended."""
        told = self.sources
        return [(each, told.of(each), told.end(each)) for each in self.rows["names"]]

    @property
    def identifiers(self) -> list[tuple[Any, Basis | None]]:
        """What registers call it by, with what says so."""
        return self.sources.beside(self.rows["identifiers"])

    def _marks(self) -> Iterator[Mark]:
        for name in self.rows["names"]:
            yield from self._name_marks(name.name)
        for kin in self.kin:
            address = reverse("organisation", args=[kin.other.key])
            what = f"{kin.what} {kin.other.name}"
            yield from self._span(kin.tie, what, address)
        for each in self.rows["agreements"]:
            address, told = reverse("agreement", args=[each.key]), {"what": each.title}
            yield from self._mark(each.signed, _("Agreement signed: %(what)s") % told, address)
            ended = each.end_on(self.moment.day)
            yield from self._mark(ended, _("Agreement ends: %(what)s") % told, address)
        for slug, name, member in self.bodies:
            role = words.word(words.ROLES, member.role)
            yield from self._span(member, f"{name}: {role}", reverse("body", args=[slug]))
        for name in ("given", "received"):
            for each in self.rows[name]:
                told = {"what": each.words}
                text = GIVEN[name] % told
                yield from self._mark(each.since or each.until, text, f"#{name}")
        for each in self.rows["works"]:
            kind = words.word(words.WORK_KINDS, each.kind)
            yield from self._mark(each.on, f"{kind}: {each.title}", "#works")

    def _name_marks(self, name: Any) -> Iterator[Mark]:
        told = {"name": name.text}
        if name.valid_from:
            yield from self._mark(When.on(name.valid_from), _("Called “%(name)s”") % told)
        if name.valid_until:
            ended = _("Called “%(name)s” no more") % told
            yield from self._mark(When.on(name.valid_until), ended)

    def _span(self, row: Any, what: str, address: str) -> Iterator[Mark]:
        yield from self._mark(row.since, what, address)
        yield from self._mark(row.until, _("%(what)s: ended") % {"what": what}, address)

    def _mark(self, when: When | None, text: str, address: str = "") -> Iterator[Mark]:
        if when is not None:
            yield Mark(when, text, not when.holds(self.moment.day), address)


GIVEN = {
    "given": meant("support", "Gave: %(what)s"),
    "received": meant("support", "Received: %(what)s"),
}


def _count(rows: Any) -> int:
    return len(rows.rows if isinstance(rows, Gifts) else rows)


def _sums(rows: Iterable[SupportView]) -> tuple[KindTotal, ...]:
    return totals(Given(each.kind, each.value, each.valued) for each in rows)
