"""Reading frameworks and their elements."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from letsema.reference.models import Element, Framework


@dataclass(frozen=True, slots=True)
class ElementView:
    """An element as others may read it; `framework` is a slug, `parent` a code or None."""

    pk: int
    framework: str
    code: str
    title: str
    position: int
    parent: str | None


@dataclass(frozen=True, slots=True)
class FrameworkView:
    """A framework as others may read it, its elements in order."""

    pk: int
    slug: str
    title: str
    owner: str
    source: str
    kind: str
    elements: tuple[ElementView, ...]

    def element(self, code: str) -> ElementView | None:
        """The element of that code, or None."""
        return next((each for each in self.elements if each.code == code), None)


def framework(slug: str) -> FrameworkView | None:
    """The framework of that slug with its elements, or None."""
    return next(iter(_views(slug=slug)), None)


def frameworks_by_key(pks: Iterable[int]) -> dict[int, FrameworkView]:
    """Frameworks by their row number (two questions asked), for rooms above that point at them."""
    return {each.pk: each for each in _views(pk__in=set(pks))}


def frameworks(kind: str | None = None) -> tuple[FrameworkView, ...]:
    """The frameworks of a kind, or all, by slug, with their elements (two questions asked)."""
    return _views(kind=kind) if kind is not None else _views()


def element_keys(framework: str) -> dict[str, int]:
    """Row numbers of a framework's elements by code, for rooms above that point at them."""
    rows = Element.objects.filter(framework__slug=framework).order_by("position", "pk")
    return dict(rows.values_list("code", "pk"))


def elements_by_key(pks: Iterable[int]) -> dict[int, ElementView]:
    """Elements by their row number, for rooms above that point at them."""
    return {each.pk: each for each in _elements(pk__in=set(pks))}


def _views(**wanted: object) -> tuple[FrameworkView, ...]:
    rows = list(Framework.objects.filter(**wanted).order_by("slug"))
    inside: dict[str, list[ElementView]] = {row.slug: [] for row in rows}
    for each in _elements(framework__in=[row.pk for row in rows]) if rows else ():
        inside[each.framework].append(each)
    return tuple(
        FrameworkView(
            row.pk, row.slug, row.title, row.owner, row.source, row.kind, tuple(inside[row.slug])
        )
        for row in rows
    )


def _elements(**wanted: object) -> Iterable[ElementView]:
    columns = ("pk", "framework__slug", "code", "title", "position", "parent__code")
    rows = Element.objects.filter(**wanted).order_by("framework__slug", "position", "pk")
    return (ElementView(*values) for values in rows.values_list(*columns))
