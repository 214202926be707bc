"""Names from reference: countries, groups of countries, elements of frameworks, and places."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from letsema.reference import rules as reference

SHOWN_KINDS = ("region", "sub-region", "special-situation", "regional-body")
"""The kinds of grouping a reader may choose; the world and intermediate regions are not."""


def country(code: str, on: date | None = None) -> str:
    """The name of a country in the reader's language; the code itself where it is not known."""
    try:
        return reference.country(code).name(get_language() or "en", on)
    except KeyError:
        return code


def known(code: str) -> reference.Country | None:
    """The country of an alpha-3 code, or None."""
    try:
        return reference.country(code)
    except KeyError:
        return None


def points(codes: Iterable[str]) -> list[tuple[float, float]]:
    """Where these countries stand on the map, as (latitude, longitude)."""
    found = (known(code) for code in codes)
    return [(each.latitude, each.longitude) for each in found if each]


def groupings(codes: Iterable[str]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Groupings that hold any of these countries, as choices under a heading for each kind."""
    here = frozenset(codes)
    headings = {
        "region": _("Regions"),
        "sub-region": _("Sub-regions"),
        "special-situation": _("Special situations"),
        "regional-body": _("Regional bodies"),
    }
    told: dict[str, list[tuple[str, str]]] = {kind: [] for kind in headings}
    for each in reference.groupings():
        if each.kind in told and here & members(each.code):
            told[each.kind].append((each.code, each.title))
    return [(headings[kind], choices) for kind, choices in told.items() if choices]


@cache
def members(grouping: str) -> frozenset[str]:
    """The countries of a grouping today; none where there is no such grouping."""
    try:
        return frozenset(reference.grouping(grouping).members())
    except KeyError:
        return frozenset()


def groupings_of(code: str) -> list[reference.Grouping]:
    """The groupings a country belongs to, regions first."""
    found = [each for each in reference.groupings_of(code) if each.kind in SHOWN_KINDS]
    return sorted(found, key=lambda each: SHOWN_KINDS.index(each.kind))


@cache
def _titles() -> dict[tuple[str, str], str]:
    return {
        (framework.slug, element.code): element.title
        for framework in reference.packaged_frameworks()
        for element in framework.elements
    }


def element(framework: str, code: str) -> str:
    """The title of an element; the code itself where it is not known."""
    return _titles().get((framework, str(code)), str(code))
