"""Groupings of countries: they overlap, and members come and go by date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from letsema.reference.rules.reading import packaged
from letsema.reference.rules.territories import countries
from letsema.values import When


@dataclass(frozen=True, slots=True)
class Membership:
    """A country's time in a grouping; None where it has no beginning or end that is told."""

    alpha3: str
    since: When | None = None
    until: When | None = None
    note: str = ""

    def holds(self, on: date | None) -> bool:
        """Whether it held on a day; without a day, whether it has no end."""
        if on is None:
            return self.until is None
        return (self.since is None or self.since.holds(on)) and not (
            self.until is not None and self.until.holds(on)
        )


@dataclass(frozen=True, slots=True)
class Grouping:
    """Countries taken together: an M49 area, a special situation or a regional body.

    `kind` is `world`, `region`, `sub-region`, `intermediate-region` (all M49),
    `special-situation` or `regional-body`; `within` is the code of the area above, if any.
    """

    code: str
    kind: str
    title: str
    source: str
    memberships: tuple[Membership, ...]
    acronym: str = ""
    other_names: tuple[str, ...] = ()
    within: str | None = None

    def members(self, on: date | None = None) -> tuple[str, ...]:
        """Alpha-3 codes of the members on a day, or as last known, in alphabetical order."""
        return tuple(sorted({each.alpha3 for each in self.memberships if each.holds(on)}))


@cache
def _all() -> dict[str, Grouping]:
    found = (*_m49_areas(), *_bodies())
    return {each.code: each for each in found}


def _m49_areas() -> list[Grouping]:
    """The areas of M49; a country in an area is in every area above it."""
    file = packaged("m49-areas")
    above = {row["code"]: row["within"] for row in file.rows}
    inside: dict[str, list[Membership]] = {code: [] for code in above}
    for each in countries():
        code = each.area
        while code:
            inside[code].append(Membership(each.alpha3))
            code = above[code]
    return [
        Grouping(
            code=f"m49-{row['code']}",
            kind=row["kind"],
            title=row["title"],
            source=file.head["source"],
            memberships=tuple(inside[row["code"]]),
            within=f"m49-{row['within']}" if row["within"] else None,
        )
        for row in file.rows
    ]


def _bodies() -> list[Grouping]:
    """Special situations and regional bodies, with their memberships by date."""
    inside: dict[str, list[Membership]] = {}
    for row in packaged("memberships").rows:
        inside.setdefault(row["grouping"], []).append(
            Membership(row["alpha3"], _when(row["since"]), _when(row["until"]), row["note"])
        )
    return [
        Grouping(
            code=row["code"],
            kind=row["kind"],
            title=row["title"],
            source=row["source"],
            memberships=tuple(inside[row["code"]]),
            acronym=row["acronym"],
            other_names=tuple(filter(None, row["other_names"].split("|"))),
        )
        for row in packaged("groupings").rows
    ]


def _when(text: str) -> When | None:
    return When.parse(text) if text else None


def groupings() -> tuple[Grouping, ...]:
    """Every grouping: M49 areas from the widest down, then special situations, then bodies."""
    return tuple(_all().values())


def grouping(code: str) -> Grouping:
    """The grouping of that code; `KeyError` for a code there is not."""
    return _all()[code]


def groupings_of(alpha3: str, on: date | None = None) -> tuple[Grouping, ...]:
    """The groupings a country belongs to on a day, or as last known."""
    return tuple(each for each in groupings() if alpha3 in each.members(on))
