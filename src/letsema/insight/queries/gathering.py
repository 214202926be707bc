"""What the index is to hold of each thing, read from the rooms below: only what is public."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from letsema.documents import queries as documents
from letsema.governance import queries as governance
from letsema.insight.rules import Draft
from letsema.partners import queries as partners
from letsema.programmes import queries as programmes
from letsema.reference import queries as frameworks
from letsema.reference import rules as reference

GOALS = "sdg"
INTERNAL_KINDS = ("submission",)
"""Kinds of source that are not found: they are public only once what rests on them is."""


@dataclass(frozen=True, slots=True)
class Known:
    """What many drafts need, read once; `merged` is reference → the one it goes on under."""

    today: date
    organisations: dict[str, partners.OrganisationView]
    goals: dict[str, str]
    merged: dict[str, str]

    @classmethod
    def on(cls, today: date, merged: dict[str, str]) -> Known:
        """Read it as it stands on a day."""
        goals = frameworks.framework(GOALS)
        return cls(
            today,
            {each.key: each for each in partners.organisations()},
            {each.code: each.title for each in goals.elements} if goals else {},
            merged,
        )

    def going_on(self, reference: str) -> str:
        """The reference a programme goes on under in the end; its own where it was not merged."""
        seen = {reference}
        while (after := self.merged.get(reference)) and after not in seen:
            seen.add(reference := after)
        return reference

    def earlier(self, reference: str) -> tuple[str, ...]:
        """The references that go on under this one."""
        return tuple(
            each for each in sorted(self.merged) if each != reference == self.going_on(each)
        )

    def kin(self, kind: str, key: str) -> set[str]:
        """The programme a touched one goes on as, and all that go on as that."""
        if kind != "programme":
            return set()
        last = self.going_on(key)
        return {last, *self.earlier(last)}


def country_draft(code: str) -> Draft:
    """A country: its names in all languages, former and everyday ones, its codes."""
    found = reference.country(code)
    former = [name for old in found.former for name in old.names.values()]
    names = (*found.names.values(), *found.aliases, *former)
    return Draft(
        kind="country",
        key=code,
        names=names,
        codes=tuple(filter(None, (found.alpha3, found.alpha2, found.m49))),
        lines=(" · ".join(dict.fromkeys((*names, found.alpha3))),),
        hidden=_everyday_names().get(code, ()),
    )


@cache
def _everyday_names() -> dict[str, tuple[str, ...]]:
    names: dict[str, list[str]] = {}
    for name, code in reference.country_names().items():
        names.setdefault(code, []).append(name)
    return {code: tuple(found) for code, found in names.items()}


def organisation_draft(found: partners.OrganisationView) -> Draft:
    """An organisation: every name it has or had, its country."""
    names = [name.text for name in found.names]
    place = reference.country(found.country).name() if found.country else ""
    return Draft(
        kind="organisation",
        key=found.key,
        names=(found.name, *names),
        codes=(found.key,),
        lines=(" · ".join(dict.fromkeys(filter(None, (*names, place)))),),
        mentions=frozenset({f"organisation:{found.key}"}),
    )


def body_draft(found: governance.BodyView) -> Draft:
    """A body: its names, mandate, meetings and members."""
    members = [each.organisation for each in found.members if each.organisation]
    return Draft(
        kind="body",
        key=found.slug,
        names=(found.name, *(name for name, _ in found.names)),
        codes=(found.slug,),
        lines=(
            found.mandate,
            found.note,
            " · ".join(dict.fromkeys(each.name for each in members)),
            " · ".join(each.label for each in found.meetings),
        ),
        hidden=(),
        mentions=frozenset(f"organisation:{each.key}" for each in members),
    )


def source_draft(found: documents.SourceView) -> Draft:
    """A source: its title and publisher."""
    return Draft(
        kind="source",
        key=found.key,
        names=(found.title,),
        codes=(found.key,),
        lines=(" · ".join(filter(None, (found.title, found.publisher))),),
    )


@dataclass(frozen=True, slots=True)
class ProgrammeDraft:
    """A programme's draft, None where it is not public; the day on which more will count."""

    draft: Draft | None
    changes_on: date | None


def programme_draft(key: str, known: Known) -> ProgrammeDraft:
    """A programme: all that any source has said of it by today, in any section of the pipeline.

    It is read as at the end of time, so that what is to count later is known of as well.
    """
    view = programmes.programme(key, date.max)
    if view is None:
        return ProgrammeDraft(None, None)
    facts = {name: (fact, *fact.others) for name, fact in view.facts.items()}
    days = [stage.when.latest for stage in view.stages]
    days += [fact.when.latest for told in facts.values() for fact in told]
    changes_on = min((day for day in days if day > known.today), default=None)
    standing = [stage for stage in view.stages if stage.when.holds(known.today)]
    if not standing or standing[-1].section is None:
        return ProgrammeDraft(None, changes_on)
    told = {
        name: tuple(fact.value for fact in every if fact.when.holds(known.today))
        for name, every in facts.items()
    }
    return ProgrammeDraft(_public(key, told, known), changes_on)


def _public(key: str, told: dict[str, tuple[Any, ...]], known: Known) -> Draft:
    """The draft of a public programme from the values of its fields, the standing one first."""
    titles, headings = told.get("title", ()), told.get("heading", ())
    parts = _items(told, "participants")
    members = [known.organisations[each] for each in dict.fromkeys(p.organisation for p in parts)]
    printed = [" ".join(filter(None, (p.heading, p.name))) for p in _items(told, "key_partners")]
    lands = [reference.country(c) for c in dict.fromkeys(p.code for p in _items(told, "countries"))]
    goals = dict.fromkeys(_items(told, "sdgs"))
    return Draft(
        kind="programme",
        key=key,
        names=(*titles, *headings) or (key,),
        codes=(key, *known.earlier(key)),
        lines=(
            *told.get("summary", ()),
            *headings,
            *told.get("region", ()),
            " · ".join(land.name() for land in lands),
            *(" · ".join((each.acronym, *(n.text for n in each.names))) for each in members),
            *printed,
            *(f"SDG {code} {known.goals.get(code, '')}" for code in goals),
            *(" · ".join(_names_of(land)) for land in lands),
        ),
        mentions=frozenset(
            {*(f"organisation:{each.key}" for each in members), f"framework:{GOALS}"}
        ),
    )


def _items(told: dict[str, tuple[Any, ...]], name: str) -> list[Any]:
    """What the lists of a field hold, whichever source tells them."""
    return [item for items in told.get(name, ()) for item in items or ()]


def _names_of(land: reference.Country) -> Iterator[str]:
    yield from land.names.values()
    for old in land.former:
        yield from old.names.values()
    yield from land.aliases


def rows(targets: Iterable[tuple[str, str]], known: Known) -> Iterator[dict[str, str]]:
    """The columns of all but programmes; what is no longer there gives none."""
    wanted: dict[str, set[str]] = {}
    for kind, key in targets:
        wanted.setdefault(kind, set()).add(key)
    for code in sorted(wanted.get("country", ())):
        yield _country_row(code)
    for key in sorted(wanted.get("organisation", set()) & set(known.organisations)):
        yield organisation_draft(known.organisations[key]).columns()
    for slug in sorted(wanted.get("body", ())):
        body = governance.body(slug)
        if body:
            yield body_draft(body).columns()
    if wanted.get("source"):
        for source in documents.sources(wanted["source"]):
            if source.kind not in INTERNAL_KINDS:
                yield source_draft(source).columns()


@cache
def _country_row(code: str) -> dict[str, str]:
    """Packaged files do not change while the program runs."""
    return country_draft(code).columns()
