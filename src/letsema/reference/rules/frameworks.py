"""Frameworks as they are written down, and what makes one fit to be adopted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from letsema.reference.rules.reading import packaged, packaged_names
from letsema.values import Refusal

FRAMEWORK_KINDS = (
    "goals",
    "objectives",
    "principles",
    "areas",
    "outcomes",
    "sectors",
    "groups",
    "categories",
    "roles",
    "other",
)
LONGEST_SLUG = 60
LONGEST_CODE = 60
LONGEST_TITLE = 500


@dataclass(frozen=True, slots=True)
class ElementText:
    """An element of a framework: its code, its title, the code of the element it belongs to."""

    code: str
    title: str
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class FrameworkText:
    """A framework with its elements in order: whose it is, and where it is written."""

    slug: str
    title: str
    owner: str
    source: str
    kind: str
    elements: tuple[ElementText, ...]


@cache
def packaged_frameworks() -> tuple[FrameworkText, ...]:
    """The frameworks that come with the package, by slug."""
    return tuple(_packaged(name) for name in packaged_names("frameworks"))


def _packaged(name: str) -> FrameworkText:
    file = packaged(name)
    return FrameworkText(
        slug=name.rpartition("/")[2],
        title=file.head["title"],
        owner=file.head["owner"],
        source=file.head["source"],
        kind=file.head["kind"],
        elements=tuple(
            ElementText(row["code"], row["title"], row["parent"] or None) for row in file.rows
        ),
    )


def judge_framework(framework: FrameworkText) -> tuple[Refusal, ...]:
    """Why a framework may not be adopted; empty if it may."""
    refusals = []
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", framework.slug):
        refusals.append(
            Refusal("slug", f"{framework.slug!r}: small letters, digits and single hyphens", "slug")
        )
    if len(framework.slug) > LONGEST_SLUG:
        refusals.append(Refusal("too-long", f"longer than {LONGEST_SLUG} characters", "slug"))
    for field in ("title", "owner", "source"):
        if not getattr(framework, field).strip():
            refusals.append(Refusal("empty", f"{framework.slug}: its {field} is not given", field))
    if framework.kind not in FRAMEWORK_KINDS:
        refusals.append(Refusal("kind", f"{framework.kind!r} is not a kind of framework", "kind"))
    if not framework.elements:
        refusals.append(Refusal("empty", f"{framework.slug} has no elements", "elements"))
    return (*refusals, *_judge_elements(framework.elements))


def _judge_elements(elements: Sequence[ElementText]) -> list[Refusal]:
    """Codes once each, titles given, parents before those that belong to them."""
    refusals, known = [], set[str]()
    for each in elements:
        if not each.code.strip() or not each.title.strip():
            words = f"element {each.code!r}: code or title is not given"
            refusals.append(Refusal("empty", words, "elements"))
        if len(each.code) > LONGEST_CODE or len(each.title) > LONGEST_TITLE:
            words = f"element {each.code[:LONGEST_CODE]!r}: code or title is too long"
            refusals.append(Refusal("too-long", words, "elements"))
        if each.code in known:
            words = f"element {each.code!r} stands twice"
            refusals.append(Refusal("twice", words, "elements"))
        if each.parent is not None and each.parent not in known:
            words = f"element {each.code!r}: its parent {each.parent!r} does not stand before it"
            refusals.append(Refusal("parent", words, "elements"))
        known.add(each.code)
    return refusals
