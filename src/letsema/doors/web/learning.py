"""Pages of what was learned: events with who took part, case studies and practices."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from letsema.doors.web import acting, names, seeing, taken_back, words
from letsema.doors.web.listing import Column, Filter, Listing
from letsema.doors.web.templatetags.achieving import people_table
from letsema.programmes import queries as programmes
from letsema.results import queries as results
from letsema.results.queries import EventView
from letsema.results.rules import EVENT_GROUPS, EVENT_KINDS


def countries(codes: Iterable[str]) -> list[tuple[str, str]]:
    """Codes of countries, each with its name."""
    return [(code, names.country(code)) for code in codes if code]


def _countries(row: EventView) -> list[tuple[str, str]]:
    return countries(dict.fromkeys((row.country, *row.countries)))


def _people(row: EventView) -> str:
    """How many of which group took part, as a cell of an export."""
    told = people_table(row)
    if told is None:
        return ""
    return "; ".join(
        f"{each.words}: {cell} ({heading})" if len(told.columns) > 1 else f"{each.words}: {cell}"
        for each in told.rows
        for heading, cell in zip(told.columns, each.cells, strict=True)
    )


EVENTS = Listing(
    first="when",
    columns=(
        Column("title", lazy("Event"), lambda row: row.title),
        Column(
            "kind",
            lazy("Kind"),
            lambda row: words.word(words.EVENT_KINDS, row.kind),
            lambda row: EVENT_KINDS.index(row.kind),
        ),
        Column(
            "where",
            lazy("Where"),
            lambda row: ", ".join(
                filter(None, (row.place_name, *(name for _code, name in _countries(row))))
            ),
        ),
        Column(
            "when",
            lazy("When"),
            lambda row: words.when(row.when) if row.when else "",
            lambda row: row.when.latest if row.when else None,
        ),
        Column("people", lazy("Who took part"), _people),
        Column("programme", lazy("Programme"), lambda row: row.programme),
        Column("number", lazy("Number"), lambda row: row.number, shown=False),
        Column("words", lazy("What it was about"), lambda row: row.words, shown=False),
    ),
    filters=(
        Filter(
            "kind",
            lazy("Kind"),
            lazy("any kind"),
            lambda row: [(row.kind, words.word(words.EVENT_KINDS, row.kind))],
            EVENT_KINDS.index,
        ),
        Filter("country", lazy("Country"), lazy("any country"), _countries),
        Filter(
            "group",
            lazy("Who took part"),
            lazy("anybody"),
            lambda row: [(each, words.word(words.EVENT_GROUPS, each)) for each in row.groups],
            EVENT_GROUPS.index,
        ),
        Filter(
            "programme",
            lazy("Programme"),
            lazy("any programme"),
            lambda row: [(row.programme, row.programme)] if row.programme else [],
        ),
    ),
)


def _public_only(request: HttpRequest) -> bool:
    return not seeing.sees_everything(acting.actor(request))


def events(request: HttpRequest) -> HttpResponse:
    """Trainings, workshops, exchanges; who took part, small groups kept back in public."""
    rows = results.events(public_only=_public_only(request))
    return EVENTS.answer(request, "web/events.html", rows, file="events")


def story(request: HttpRequest, number: int) -> HttpResponse:
    """A case study, or a practice with what it takes to do it elsewhere."""
    told: Any = None
    if number < taken_back.MOST:
        told = results.story(number, public_only=False)
        if told is None and (gone := taken_back.page(request, "story", str(number))):
            return gone
    if told is None or not may_read(request, told.programme):
        raise Http404(_("No story has that number here."))
    titles = programmes.titles([told.programme]) if told.programme else {}
    shown = {"story": told, "title": titles.get(told.programme, told.programme)}
    return render(request, "web/story.html", shown)


def may_read(request: HttpRequest, reference: str) -> bool:
    """Whether who asks may read of a programme; what is no programme's anybody may."""
    if not reference or programmes.is_public(reference):
        return True
    return seeing.inside(acting.actor(request), reference) is not None
