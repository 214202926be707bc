"""The sections of the site: what stands in the masthead, and what stands under each.

A page belongs where the name of its address does; pages themselves say nothing of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import pgettext_lazy as meant


@dataclass(frozen=True, slots=True)
class Entry:
    """A page of the navigation: its name as an address, its words, what else belongs to it.

    To it belong the addresses of its own name, of one of `names`, and of all that begin with one
    of these and a hyphen.
    """

    name: str
    words: Any
    names: tuple[str, ...] = ()

    def holds(self, name: str) -> bool:
        """Whether an address of that name belongs to it."""
        mine = (self.name, *self.names)
        return name in mine or name.startswith(tuple(f"{each}-" for each in mine))


@dataclass(frozen=True, slots=True)
class Section:
    """A group of the masthead; its first entry is where it leads."""

    words: Any
    entries: tuple[Entry, ...]


SECTIONS = (
    Section(
        lazy("Pipeline"),
        (
            Entry("pipeline", lazy("The pipeline")),
            Entry("compare", lazy("Two days compared")),
            Entry("ageing", lazy("Ageing")),
        ),
    ),
    Section(
        lazy("Programmes"),
        (Entry("beyond", lazy("Beyond the fund"), ("programme", "act")),),
    ),
    Section(lazy("Countries"), (Entry("countries", lazy("Countries"), ("country",)),)),
    Section(
        lazy("Partners"),
        (
            Entry("organisations", lazy("Organisations"), ("organisation", "quotation", "apart")),
            Entry("offices", lazy("Offices"), ("office",)),
            Entry("agreements", lazy("Agreements"), ("agreement", "engagement", "follow-up")),
            Entry("support", lazy("Support"), ("works", "work", "proposals", "proposal")),
            Entry("bodies", lazy("Bodies"), ("body",)),
            Entry("network", lazy("Network")),
        ),
    ),
    Section(
        meant("section", "Results"),
        (
            Entry("policies", lazy("Policies"), ("policy",)),
            Entry("achievements", lazy("Achievements"), ("story",)),
            Entry("events", lazy("Events")),
            Entry("initiatives", lazy("Initiatives"), ("initiative",)),
            Entry("figures", lazy("Figures"), ("figure",)),
        ),
    ),
    Section(
        lazy("Meetings"),
        (
            Entry(
                "meetings",
                lazy("Meetings"),
                (
                    *("meeting", "agenda", "item", "room", "attendance", "closing", "minutes"),
                    *("proof", "resolve", "resolution", "signed-copy"),
                ),
            ),
            Entry("decisions", lazy("Decisions"), ("decision",)),
            Entry("steers", lazy("Steers")),
        ),
    ),
    Section(
        lazy("Editions"),
        (Entry("editions", lazy("Editions"), ("edition", "rendition")),),
    ),
)


@dataclass(frozen=True, slots=True)
class Way:
    """A link of the navigation: where to, its words, what `aria-current` says of it.

    `page` where the reader is there, `true` where they are somewhere under it, else empty.
    """

    address: str
    words: Any
    current: str


@dataclass(frozen=True, slots=True)
class Ways:
    """The links of the masthead, and those of the section one is in: none where it has but one."""

    sections: tuple[Way, ...]
    section: Any
    entries: tuple[Way, ...]


def ways(request: HttpRequest) -> Ways:
    """The navigation as it stands on the page that answers a request."""
    match = getattr(request, "resolver_match", None)
    name = (match and match.url_name) or ""
    here = next((s for s in SECTIONS if any(each.holds(name) for each in s.entries)), None)
    told = [(section, list(_entries(section, name, request.path))) for section in SECTIONS]
    heads = [_head(section, entries) for section, entries in told if entries]
    under = next((entries for section, entries in told if section is here), [])
    return Ways(tuple(heads), here and here.words, tuple(under) if len(under) > 1 else ())


def _head(section: Section, entries: list[Way]) -> Way:
    first, inside = entries[0], any(each.current for each in entries)
    current = "page" if first.current == "page" else "true" if inside else ""
    return Way(first.address, section.words, current)


def _entries(section: Section, name: str, path: str) -> Iterator[Way]:
    """The entries that have an address."""
    for entry in section.entries:
        try:
            address = reverse(entry.name)
        except NoReverseMatch:
            continue
        current = "page" if path == address else "true" if entry.holds(name) else ""
        yield Way(address, entry.words, current)
