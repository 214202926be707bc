"""What pages draw: the map of programmes, a locator, the dots of the flow. SVG without styles."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from letsema.doors.web import names, words
from letsema.doors.web.figures import Step, countries
from letsema.press import maps
from letsema.programmes.queries import Entry

MOST_DOTS = 120
"""More programmes on a step than this are drawn as a bar."""
PER_ROW = 8
WIDE, HIGH = 16.0, 16.0


def heading(entry: Entry) -> str:
    """The countries of an entry, or its region, as a line."""
    if entry.region:
        return entry.region
    listed = ", ".join(names.country(part.code) for part in entry.countries)
    return listed or entry.heading or entry.reference


def _middle(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """The point nearest to all the others, so that a region's marker stands in one of its lands."""

    def distance(point: tuple[float, float]) -> float:
        x, y = maps.project(*point)
        return sum(math.dist((x, y), maps.project(*other)) for other in points)

    return min(points, key=distance)


def _marker(entry: Entry, query: str) -> maps.Marker | None:
    points = names.points(part.code for part in entry.countries)
    if not points:
        return None
    latitude, longitude = _middle(points)
    stage = words.word(words.STAGES, entry.stage or entry.status)
    told = [heading(entry), words.money(entry.budget), stage]
    return maps.Marker(
        latitude=latitude,
        longitude=longitude,
        label=" · ".join(filter(None, told)),
        areas=(entry.thematic_area,) if entry.thematic_area else (),
        amount=entry.budget.amount if entry.budget else None,
        funded=entry.section != "pipeline",
        href=reverse("programme", args=[entry.reference]) + query,
        title=": ".join(filter(None, [told[0], entry.title])) if entry.title else "",
    )


def world(entries: Sequence[Entry], query: str = "", linked: bool = True) -> SafeString:
    """The map: a marker a programme, sized by budget, coloured by area, hollow until funded."""
    found = [m for entry in entries[:400] if (m := _marker(entry, query if linked else ""))]
    places = len(countries(entries))
    count = len(entries)
    title = ngettext("%(n)d joint programme", "%(n)d joint programmes", count) % {"n": count}
    title += ngettext(" in %(n)d country", " in %(n)d countries", places) % {"n": places}
    told = _("A marker for each programme; the same programmes stand in the list that follows.")
    return mark_safe(maps.world(found, title=title, description=told))  # noqa: S308 press escapes


def per_country(found: Iterable[tuple[str, int, str]], title: str) -> SafeString:
    """The map: a marker for each country, sized by how much was found; `found` are (country, how
    much, the address that opens it). Empty where no country stands on the map.
    """
    markers = []
    for code, number, address in found:
        for latitude, longitude in names.points([code]):
            label = f"{names.country(code)}: {words.number(number)}"
            told = {"label": label, "areas": (), "funded": True, "href": address}
            markers.append(maps.Marker(latitude, longitude, amount=Decimal(number), **told))
    if not markers:
        return mark_safe("")
    said = _("A marker for each country, larger for more; the same numbers stand in the table.")
    return mark_safe(maps.world(markers, title=title, description=said))  # noqa: S308 press escapes


def locator(entry: Entry) -> SafeString:
    """Where a programme is."""
    points = names.points(part.code for part in entry.countries)
    if not points:
        return mark_safe("")
    drawn = maps.locator(
        points,
        area=entry.thematic_area,
        funded=entry.section != "pipeline",
        title=_("Map: %(places)s") % {"places": heading(entry)},
    )
    return mark_safe(drawn)  # noqa: S308 press escapes


def dots(steps: Iterable[Step]) -> list[tuple[Step, SafeString]]:
    """Each step with its programmes as dots by area, all to one scale, standing on one line."""
    steps = list(steps)
    most = max((step.count for step in steps), default=0)
    if most > MOST_DOTS:
        return [(step, _bar(step, most)) for step in steps]
    rows = max(1, math.ceil(most / PER_ROW))
    return [(step, _grid(step, rows)) for step in steps]


def cover(content: dict[str, Any]) -> SafeString:
    """The programmes of an edition as dots by area, hollow until funded, for its cover."""
    told = [
        (row.get("thematic_area"), row.get("section") == "pipeline")
        for row in content.get("entries", [])[:MOST_DOTS]
        if isinstance(row, dict)
    ]
    rows = math.ceil(len(told) / PER_ROW)
    body = ""
    for i, (area, waiting) in enumerate(sorted(told, key=lambda t: (not t[1], t[0] or 9))):
        body += _dot(i % PER_ROW, i // PER_ROW, area, hollow=waiting)
    return _sheet(WIDE * PER_ROW, HIGH * rows, body) if told else mark_safe("")


def _dot(column: int, row: int, area: int | None, *, hollow: bool) -> str:
    kind = f"area-{area}" if area else "area-none"
    at = f'cx="{(column + 0.5) * WIDE:g}" cy="{(row + 0.5) * HIGH:g}"'
    if hollow:
        return f'<circle class="{kind} hollow" {at} r="5"/>'
    return f'<circle class="{kind}" {at} r="6"/>'


def _sheet(width: float, height: float, body: str) -> SafeString:
    return mark_safe(  # noqa: S308 numbers and class names only
        f'<svg class="dots" viewBox="0 0 {width:g} {height:g}" aria-hidden="true" '
        f'focusable="false">{body}</svg>'
    )


def _grid(step: Step, rows: int) -> SafeString:
    body = "".join(
        _dot(i % PER_ROW, rows - 1 - i // PER_ROW, area, hollow=step.level < 4)
        for i, area in enumerate(step.areas)
    )
    return _sheet(WIDE * PER_ROW, HIGH * rows, body)


def _bar(step: Step, most: int) -> SafeString:
    width = WIDE * PER_ROW
    long = width * step.count / most
    return _sheet(width, HIGH, f'<rect class="bar" width="{long:.2f}" height="{HIGH:g}"/>')
