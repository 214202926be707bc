"""Maps without borders: land as a grid of pale dots, a marker for each programme, as SVG text.

Two styles. `page`: colours come from the style sheet by class (`land`, `area-1` to `area-5`,
`hollow`, `leader`, `figure`, `label`) over `currentColor`; no style attributes, so that a strict
Content-Security-Policy may stand; links can be reached by keyboard and show their label on focus
or hover (`a:focus .label, a:hover .label {opacity: 1}`). `print`: the same with colours in it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal
from xml.sax.saxutils import escape, quoteattr

from letsema.press.earth import HEIGHT, WIDTH, land, project

Style = Literal["page", "print"]

AREA_COLOURS = {1: "#1b5e74", 2: "#b5452c", 3: "#6b4e9b", 4: "#c48a11", 5: "#2f7d4f"}
"""Colours of thematic areas in print; always with a number or a name beside them."""
OTHER_COLOUR = "#55636a"
INK, PAPER, LAND, RULE = "#1d2a2f", "#ffffff", "#cdd3d0", "#8b979c"
DARK_ON = frozenset({4})  # areas whose colour carries dark figures, not white ones


@dataclass(frozen=True, slots=True)
class Marker:
    """What stands at a place: one programme, or all of a country's.

    `areas` are thematic area numbers (several are drawn as rings of equal surface); the disc's
    surface is proportional to `amount` (None: the smallest disc); hollow until `funded`. `href`
    makes it a link on a page; `label` is read out and shown on focus, `title` says more. `also`:
    other places (latitude, longitude) it reaches, each joined to it by a thread.
    """

    latitude: float
    longitude: float
    label: str
    areas: tuple[int, ...]
    amount: Decimal | None
    funded: bool
    href: str | None = None
    title: str = ""
    also: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Placed:
    """A marker with its radius, the point it belongs to, and where it is drawn."""

    marker: Marker
    radius: float
    anchor: tuple[float, float]
    place: tuple[float, float]


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _land_path(style: Style, window: tuple[float, float, float, float]) -> str:
    """One path of many points: a round pen of no length draws each dot."""
    step, places = land()
    left, top, width, height = window
    seen = [
        (x, y)
        for x, y in places
        if -step < x - left < width + step and -step < y - top < height + step
    ]
    points = "".join(f"M{_number(x)} {_number(y)}h.01" for x, y in seen)
    pen = "currentColor" if style == "page" else LAND
    return (
        f'<path class="land" d="{points}" fill="none" stroke="{pen}" '
        f'stroke-width="{_number(step * 0.6)}" stroke-linecap="round"/>'
    )


def radius(amount: Decimal | None, greatest: Decimal, largest: float) -> float:
    """The radius of an amount's disc, its surface proportional to the amount; never too small."""
    least = largest * 0.42
    if amount is None or amount <= 0 or greatest <= 0:
        return least
    return max(least, largest * math.sqrt(float(amount / greatest)))


def place(markers: Sequence[Marker], largest: float) -> list[Placed]:
    """Set markers side by side where they would hide each other, near the point they belong to.

    The same markers in any order give the same drawing.
    """
    ordered = sorted(
        markers,
        key=lambda m: (-(m.amount or Decimal(0)), m.latitude, m.longitude, m.areas, m.label),
    )
    greatest = max((m.amount for m in ordered if m.amount), default=Decimal(0))
    radii = [radius(m.amount, greatest, largest) for m in ordered]
    anchors = [project(m.latitude, m.longitude) for m in ordered]
    spots = _spots(tuple(anchors), tuple(radii))
    return [
        Placed(m, r, anchor, spot)
        for m, r, anchor, spot in zip(ordered, radii, anchors, spots, strict=True)
    ]


@lru_cache(maxsize=32)
def _spots(
    anchors: tuple[tuple[float, float], ...], radii: tuple[float, ...]
) -> tuple[tuple[float, float], ...]:
    """Where discs of these radii come to stand; kept, as one drawing is asked for many times."""
    # a turn by the golden angle parts markers that share a point
    spots = [
        [x + 0.5 * math.cos(2.39996 * i), y + 0.5 * math.sin(2.39996 * i)]
        for i, (x, y) in enumerate(anchors)
    ]
    pairs = len(spots) * (len(spots) - 1) // 2
    for _ in range(min(90, 250_000 // max(pairs, 1))):
        _pull(spots, anchors)
        _push(spots, radii)
    return tuple((x, y) for x, y in spots)


def _pull(spots: list[list[float]], anchors: Sequence[tuple[float, float]]) -> None:
    for spot, (x, y) in zip(spots, anchors, strict=True):
        spot[0] += (x - spot[0]) * 0.06
        spot[1] += (y - spot[1]) * 0.06


def _push(spots: list[list[float]], radii: Sequence[float]) -> None:
    for i, one in enumerate(spots):
        for j in range(i):
            other = spots[j]
            across, down = one[0] - other[0], one[1] - other[1]
            wanted = (radii[i] + radii[j]) * 1.04 + 1.2
            if abs(across) >= wanted or abs(down) >= wanted:
                continue
            distance = math.hypot(across, down) or 0.01
            if distance < wanted:
                part = (wanted - distance) / distance / 2
                one[0] += across * part
                one[1] += down * part
                other[0] -= across * part
                other[1] -= down * part


def central(points: Sequence[tuple[float, float]]) -> int:
    """Which of several points stands nearest to all of them: where a region's marker goes.

    The first of equals; `ValueError` for none.
    """
    places = [project(*point) for point in points]
    return min(
        range(len(places)),
        key=lambda i: (round(sum(math.dist(places[i], other) for other in places), 3), i),
    )


def colour(area: int | None) -> str:
    """The print colour of an area; a quiet grey for none."""
    return AREA_COLOURS.get(area or 0, OTHER_COLOUR)


def _disc(x: float, y: float, size: float, area: int, *, funded: bool, style: Style) -> str:
    ink = "currentColor" if style == "page" else colour(area)
    kind = f"area-{area}" if area in AREA_COLOURS else "area-none"
    at = f'cx="{_number(x)}" cy="{_number(y)}"'
    if funded:
        return f'<circle class="{kind}" {at} r="{_number(size)}" fill="{ink}"/>'
    inside = "none" if style == "page" else PAPER
    pen = max(1.6, size * 0.17)
    return (
        f'<circle class="{kind} hollow" {at} r="{_number(size - pen / 2)}" fill="{inside}" '
        f'stroke="{ink}" stroke-width="{_number(pen)}"/>'
    )


def _figure(x: float, y: float, size: float, marker: Marker, style: Style) -> str:
    """The area's number in the disc, where there is room to read it."""
    if len(marker.areas) != 1 or size < 7 or marker.areas[0] not in AREA_COLOURS:
        return ""
    area = marker.areas[0]
    white = marker.funded and area not in DARK_ON
    ink = "#ffffff" if white else ("currentColor" if style == "page" else INK)
    kind = f"figure on-{area}" if marker.funded else "figure"
    height = size * 1.15
    return (
        f'<text class="{kind}" x="{_number(x)}" y="{_number(y + height * 0.33)}" '
        f'font-size="{_number(height)}" font-family="Source Sans Pro, sans-serif" '
        f'font-weight="600" text-anchor="middle" fill="{ink}" aria-hidden="true">{area}</text>'
    )


def _leader(item: Placed, style: Style) -> str:
    """A thin line back to the point, where a marker had to give way."""
    (x, y), (ax, ay) = item.place, item.anchor
    if math.hypot(x - ax, y - ay) < item.radius * 0.9:
        return ""
    pen = "currentColor" if style == "page" else RULE
    return (
        f'<path class="leader" d="M{_number(ax)} {_number(ay)}L{_number(x)} {_number(y)}" '
        f'fill="none" stroke="{pen}" stroke-width="1.2" stroke-linecap="round"/>'
    )


def _threads(item: Placed, style: Style) -> str:
    """Thin lines to the other places a programme reaches, each ending in a small point."""
    x, y = item.place
    ends = [project(*point) for point in item.marker.also]
    area = item.marker.areas[0] if item.marker.areas else 0
    ink = "currentColor" if style == "page" else colour(area)
    kind = f"area-{area}" if area in AREA_COLOURS else "area-none"
    lines = "".join(f"M{_number(x)} {_number(y)}L{_number(ax)} {_number(ay)}" for ax, ay in ends)
    points = "".join(f"M{_number(ax)} {_number(ay)}h.01" for ax, ay in ends)
    if not ends:
        return ""
    return (
        f'<g class="{kind} thread" fill="none" stroke="{ink}" stroke-linecap="round">'
        f'<path d="{lines}" stroke-width="1"/><path d="{points}" stroke-width="6"/></g>'
    )


def _drawn(item: Placed, style: Style) -> str:
    marker, (x, y) = item.marker, item.place
    areas = marker.areas or (0,)
    rings = [
        _disc(
            x,
            y,
            item.radius * math.sqrt((len(areas) - i) / len(areas)),
            area,
            funded=marker.funded,
            style=style,
        )
        for i, area in enumerate(areas)
    ]
    said = f"<title>{escape(marker.title or marker.label)}</title>"
    inner = said + "".join(rings) + _figure(x, y, item.radius, marker, style)
    if style == "print" or not marker.href:
        return f'<g class="marker">{inner}</g>'
    side = "end" if x > WIDTH * 0.8 else "start" if x < WIDTH * 0.2 else "middle"
    label = (
        f'<text class="label" x="{_number(x)}" y="{_number(y - item.radius - 6)}" opacity="0" '
        f'text-anchor="{side}" fill="currentColor" font-size="20">{escape(marker.label)}</text>'
    )
    href, name = quoteattr(marker.href), quoteattr(marker.title or marker.label)
    return f'<a class="marker" href={href} aria-label={name}>{inner}{label}</a>'


def _sheet(
    window: tuple[float, float, float, float],
    body: str,
    *,
    title: str,
    description: str,
    identity: str,
    linked: bool = False,
) -> str:
    """The SVG around a drawing. One with links is a group: an image would hide them."""
    role = "group" if linked else "img"
    view = " ".join(_number(v) for v in window)
    told = f'<title id="{identity}-title">{escape(title)}</title>'
    by = f'aria-labelledby="{identity}-title"'
    if description:
        told += f'<desc id="{identity}-desc">{escape(description)}</desc>'
        by += f' aria-describedby="{identity}-desc"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="map" viewBox="{view}" '
        f'role="{role}" {by}>{told}{body}</svg>'
    )


def world(
    markers: Sequence[Marker],
    *,
    style: Style = "page",
    title: str,
    description: str = "",
    identity: str = "map",
    largest: float = 15.0,
) -> str:
    """The world with its markers. `largest` is the radius of the greatest amount, of 1200 wide."""
    placed = place(markers, largest)
    window = (0.0, 0.0, WIDTH, HEIGHT)
    body = _land_path(style, window)
    body += "".join(_threads(item, style) for item in placed)
    body += "".join(_leader(item, style) for item in placed)
    body += "".join(_drawn(item, style) for item in placed)
    linked = style == "page" and any(m.href for m in markers)
    return _sheet(
        window, body, title=title, description=description, identity=identity, linked=linked
    )


def locator(
    points: Sequence[tuple[float, float]],
    *,
    area: int | None,
    funded: bool,
    style: Style = "page",
    title: str,
    identity: str = "locator",
) -> str:
    """A part of the same drawing around a programme's countries, each (latitude, longitude)."""
    places = [project(*point) for point in points]
    window = _window(places)
    size = window[2] * 0.026
    body = _land_path(style, window)
    body += "".join(
        _disc(x, y, size, area or 0, funded=funded, style=style) for x, y in sorted(places)
    )
    return _sheet(window, body, title=title, description="", identity=identity)


def _window(places: Sequence[tuple[float, float]]) -> tuple[float, float, float, float]:
    """The part of the drawing to show: 3 by 2, wide enough to know where in the world it is."""
    if not places:
        return (0.0, 0.0, WIDTH, HEIGHT)
    xs, ys = [x for x, _ in places], [y for _, y in places]
    width = max(390.0, (max(xs) - min(xs)) * 1.35, (max(ys) - min(ys)) * 1.35 * 1.5)
    width = min(width, HEIGHT * 1.5)
    height = width / 1.5
    left = min(max((min(xs) + max(xs)) / 2 - width / 2, 0), WIDTH - width)
    top = min(max((min(ys) + max(ys)) / 2 - height / 2, 0), HEIGHT - height)
    if min(xs) < left or max(xs) > left + width:  # from ocean to ocean: the whole drawing
        return (0.0, 0.0, WIDTH, HEIGHT)
    return (left, top, width, height)


def symbol(area: int | None, *, funded: bool, style: Style = "page", title: str) -> str:
    """One marker by itself, for a legend."""
    body = _disc(10, 10, 9, area or 0, funded=funded, style=style)
    body += _figure(10, 10, 9, Marker(0, 0, "", (area or 0,), None, funded), style)
    name = f"symbol-{area or 0}-{'funded' if funded else 'not'}"
    return _sheet((0, 0, 20, 20), body, title=title, description="", identity=name)
