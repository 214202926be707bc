"""A programme of any shape told whole: its phases and parts, who does what, what came of it.

Each panel stands on the page only where the record has something for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as lazy

from letsema.doors.web import seeing
from letsema.doors.web.decided import Eyes
from letsema.doors.web.forms.moment import Moment
from letsema.programmes import queries as programmes
from letsema.programmes.queries import Basis, TeamView
from letsema.programmes.rules.reach import Reach
from letsema.results import queries as results
from letsema.results.queries import AchievementView, InstrumentView, SupportView
from letsema.values import Actor, may_see_internal

MOST = 500
"""So many rows of a kind are read for one page."""
LISTED = 12
"""More achievements than this are counted by kind and opened in their explorer."""
PANELS = {
    "phases": lazy("Phases"),
    "family": lazy("Parts and who pays for them"),
    "tasks": lazy("Who does what"),
    "team": lazy("Team"),
    "reach": lazy("Reach into government and society"),
    "mechanisms": lazy("Coordination mechanisms"),
    "agreements": lazy("Agreements"),
    "support": lazy("Support received"),
    "framework": lazy("Results framework"),
    "figures": lazy("Stated, not itemised"),
    "achievements": lazy("Achievements"),
    "policies": lazy("Policies supported"),
    "initiatives": lazy("Initiatives"),
    "events": lazy("Events where people learned"),
    "processes": lazy("Brought to processes and forums"),
    "stories": lazy("Case studies and practices"),
}
"""The panels in the order of the page, each with its heading."""


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of a page: its name in addresses, its heading, what it tells.

    `count` is how many are told, None where they are not counted.
    """

    key: str
    title: Any
    rows: Any
    count: int | None = None

    @property
    def template(self) -> str:
        """What draws it."""
        return f"web/parts/whole_{self.key}.html"

    @property
    def source(self) -> Basis | None:
        """What all of it rests on, where that is one source: it is told once, rows tell places."""
        found = list(_bases(self.rows))
        sources = {(each.decision, each.source) for each in found}
        one = len(found) > 1 and len(sources) == 1 and found[0].source
        return replace(found[0], place="", stated=True) if one else None


INSIDE = ("of", "claims", "entries", "follows", "indicators", "values")
"""Where rows of a panel hold what rests on something too."""


def _bases(told: Any) -> Iterator[Basis]:
    """What rows, and what they hold, rest on."""
    if isinstance(told, Basis):
        yield told
    elif isinstance(told, list | tuple):
        for each in told:
            yield from _bases(each)
    else:
        yield from _bases(getattr(told, "basis", ()))
        for name in INSIDE:
            yield from _bases(getattr(told, name, ()))


@dataclass(frozen=True, slots=True)
class Whole:
    """The panels of a programme that have something; `parts` are titles by reference.

    `public`: whether anybody may read of it, and so lists hold what is its.
    """

    reference: str
    public: bool = False
    panels: tuple[Panel, ...] = ()
    parts: dict[str, str] = field(default_factory=dict)

    @property
    def long(self) -> bool:
        """Whether the page needs its contents told."""
        return len(self.panels) >= 4

    def has(self, key: str) -> bool:
        """Whether there is a panel."""
        return any(each.key == key for each in self.panels)

    @property
    def has_phases(self) -> bool:
        """Whether the phases before and after are told."""
        return self.has("phases")

    @property
    def has_family(self) -> bool:
        """Whether the parts are told."""
        return self.has("family")

    @property
    def has_framework(self) -> bool:
        """Whether outcomes are told with their indicators."""
        return self.has("framework")


@dataclass(frozen=True, slots=True)
class Role:
    """One role of a team, in every country it is told of."""

    of: TeamView
    rows: tuple[TeamView, ...]

    @property
    def countries(self) -> tuple[str, ...]:
        """The countries it is told of, in order."""
        return tuple(each.country for each in self.rows if each.country)


@dataclass(frozen=True, slots=True)
class Supported:
    """A policy, and how programmes of the family supported it."""

    policy: InstrumentView
    claims: tuple[SupportView, ...]


@dataclass(frozen=True, slots=True)
class OfKind:
    """Achievements of one kind: its code and title, and those of it."""

    code: str
    title: str
    entries: tuple[AchievementView, ...]


def told(reference: str, moment: Moment, by: Actor, eyes: Eyes) -> Whole:
    """All that stands on the page of a programme beyond its facts, as somebody may read of it.

    What partners did and what came of it is not kept by the day it was known: where such a day is
    asked for, nothing of it is told.
    """
    if moment.known:
        return Whole(reference)
    return _Gathering(reference, moment, by, eyes).whole()


def by_kind(entries: Iterable[AchievementView]) -> tuple[OfKind, ...]:
    """Achievements kind by kind, in the order of the framework of kinds."""
    found: dict[str, list[AchievementView]] = {}
    for each in sorted(entries, key=lambda each: (each.kind.position, each.number)):
        found.setdefault(each.kind.code, []).append(each)
    return tuple(OfKind(code, rows[0].kind.title, tuple(rows)) for code, rows in found.items())


def roles(rows: Iterable[TeamView]) -> tuple[Role, ...]:
    """A team by role: one told of several countries stands once, with all of them."""
    found: dict[tuple[Any, ...], list[TeamView]] = {}
    for each in rows:
        organisation = each.organisation.key if each.organisation else ""
        outcome = each.outcome.code if each.outcome else ""
        contact = each.contact.number if each.contact else 0
        key = (each.reference, each.role, organisation, outcome, contact, each.since, each.until)
        found.setdefault(key, []).append(each)
    return tuple(Role(rows[0], tuple(rows)) for rows in found.values())


class _Gathering:
    """One reading of a programme for one reader."""

    def __init__(self, reference: str, moment: Moment, by: Actor, eyes: Eyes) -> None:
        self.reference, self.by = reference, by
        self.on: date | None = moment.chosen("as_at")
        self.public_only = not eyes.internal
        self.register_public_only = self.public_only or not seeing.sees_register(by)
        family = programmes.family(reference, self.on, public_only=self.public_only)
        self.family = [each for each in family if self._may_see(each.outline)]
        kin = programmes.phases(reference, self.on, public_only=self.public_only)
        self.phases = [each for each in kin if self._may_see(each.outline)]
        self.hidden = {each.outline.reference for each in family} - {
            each.outline.reference for each in self.family
        }

    def _may_see(self, outline: programmes.Outline) -> bool:
        """Whether the reader may read of a programme of its kin."""
        if outline.public or outline.reference == self.reference:
            return True
        return may_see_internal(self.by, programmes.scope(outline.reference))

    def _kept(self, rows: Iterable[Any]) -> list[Any]:
        """Rows of the programmes one may read of."""
        return [
            each
            for each in rows
            if getattr(each, "programme", "") not in self.hidden
            and getattr(each, "reference", "") not in self.hidden
        ]

    def whole(self) -> Whole:
        """The panels that have something."""
        found = {**self._partnering(), **self._results()}
        titles = {each.outline.reference: each.outline.title for each in self.family}
        titles.pop(self.reference, None)
        panels = (
            Panel(key, title, found[key], self._count(key, found[key]))
            for key, title in PANELS.items()
            if found.get(key)
        )
        return Whole(self.reference, self._public(), tuple(panels), titles)

    def _public(self) -> bool:
        return any(
            each.outline.public for each in self.family if each.outline.reference == self.reference
        )

    def _count(self, key: str, rows: Any) -> int | None:
        if key in ("phases", "family", "reach", "framework", "team"):
            return None
        if key == "achievements":
            return sum(len(each.entries) for each in rows)
        return len(rows)

    def _partnering(self) -> dict[str, Any]:
        of, asked = self.reference, {"with_parts": True, "public_only": self.public_only}
        register = {**asked, "public_only": self.register_public_only}
        return {
            "phases": self.phases if len(self.phases) > 1 else [],
            "family": self.family if len(self.family) > 1 else [],
            "tasks": self._kept(programmes.tasks(of, **asked)),
            "team": roles(self._kept(programmes.team(of, **asked))),
            "reach": self._reach(),
            "mechanisms": self._kept(programmes.bodies_of_programme(of, **asked)),
            "agreements": self._kept(
                programmes.agreements_of_programme(self.reference, **register)
            ),
            "support": self._kept(programmes.support_of_programme(self.reference, **register)),
        }

    def _reach(self) -> Reach | None:
        found = programmes.reach(self.reference, self.on, public_only=self.public_only)
        if found and (found.government.number or found.society.number):
            return found
        return None

    def _results(self) -> dict[str, Any]:
        asked: Any = {"public_only": self.public_only}
        dated: Any = {**asked, "on": self.on}
        reached = results.achievements(programme=self.reference, limit=MOST, **dated)
        return {
            "framework": self._kept(
                results.results_framework(self.reference, with_parts=True, **asked)
            ),
            "figures": self._figures(results.stated_figures(self.reference, **asked)),
            "achievements": by_kind(self._kept(reached.entries)),
            "policies": list(self._policies()),
            "initiatives": self._kept(results.initiatives(self.reference, **dated)),
            "events": self._kept(results.events(self.reference, **dated)),
            "processes": self._kept(results.processes(self.reference, **dated)),
            "stories": self._kept(results.stories(self.reference, **asked)),
        }

    def _figures(self, rows: Sequence[results.FigureView]) -> list[results.FigureView]:
        return [each for each in rows if not self.hidden & {*each.programmes}]

    def _policies(self) -> Iterator[Supported]:
        page = results.register(
            programme=self.reference, on=self.on, public_only=self.public_only, limit=MOST
        )
        ours = programmes.with_parts(self.reference) - self.hidden
        for policy in page.entries:
            claims = tuple(each for each in policy.supports if each.programme in ours)
            if claims:
                yield Supported(policy, claims)
