"""Frameworks as they are written down, and what makes one fit to be adopted."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
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
    refusals = [*_judge_slug(framework.slug), *_judge_texts(framework)]
    if framework.kind not in FRAMEWORK_KINDS:
        kind = {"field": "kind", "kind": framework.kind}
        refusals.append(Refusal("kind", "“%(kind)s” is not a kind of framework", **kind))
    if not framework.elements:
        refusals.append(
            Refusal("empty", "%(slug)s has no elements", field="elements", slug=framework.slug)
        )
    return (*refusals, *_judge_elements(framework.elements))


def _judge_slug(slug: str) -> Iterator[Refusal]:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug):
        yield Refusal(
            "slug",
            "“%(slug)s”: small letters, digits and single hyphens",
            field="slug",
            slug=slug,
        )


def _judge_texts(framework: FrameworkText) -> Iterator[Refusal]:
    for field, most in (("slug", LONGEST_SLUG), ("title", LONGEST_TITLE)):
        if len(getattr(framework, field)) > most:
            yield Refusal(
                "too-long", "%(field)s: longer than %(most)d characters", field=field, most=most
            )
    for field in ("title", "owner", "source"):
        if not getattr(framework, field).strip():
            yield Refusal(
                "empty", "%(slug)s: its %(field)s is not given", field=field, slug=framework.slug
            )


def _judge_elements(elements: Sequence[ElementText]) -> list[Refusal]:
    """Codes once each, titles given, parents before those that belong to them."""
    refusals, known = list[Refusal](), set[str]()
    for each in elements:
        refusals += _judge_element(each, known)
        known.add(each.code)
    return refusals


def _judge_element(element: ElementText, known: Container[str]) -> Iterator[Refusal]:
    told = {"field": "elements", "code": element.code[:LONGEST_CODE]}
    if not element.code.strip() or not element.title.strip():
        yield Refusal("empty", "element “%(code)s”: code or title is not given", **told)
    if len(element.code) > LONGEST_CODE or len(element.title) > LONGEST_TITLE:
        yield Refusal("too-long", "element “%(code)s”: code or title is too long", **told)
    if element.code in known:
        yield Refusal("twice", "element “%(code)s” stands twice", **told)
    if element.parent is not None and element.parent not in known:
        yield Refusal(
            "parent",
            "element “%(code)s”: its parent “%(parent)s” does not stand before it",
            parent=element.parent,
            **told,
        )
