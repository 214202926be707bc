"""Who is tied to whom, as a ring: each on the rim with its name, a curve for each tie. SVG text.

Colours come from the style sheet by class (`tie`, `spot`, `hub`, `name`, `centre`) over
`currentColor`; no style attributes, so that a strict Content-Security-Policy may stand.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

SIDE, RADIUS = 800.0, 262.0
MIDDLE = SIDE / 2
LONGEST = 20
"""Letters of a name that are drawn; the whole name is read out."""
LARGEST, SMALLEST = 11.0, 4.0
FEW = 14
"""So few names stand level; more are turned with the rim."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Somebody on the ring: a short name, what is read out, how much its surface stands for.

    `hub` is something several belong to, drawn as a square; `href` makes it a link.
    """

    name: str
    title: str
    size: int
    href: str = ""
    hub: bool = False


def ring(
    spots: Sequence[Spot],
    lines: Iterable[tuple[int, int, int]],
    *,
    title: str,
    description: str,
    centre: int | None = None,
    identity: str = "ring",
) -> str:
    """Spots in their order around a ring, the one at `centre` in the middle; lines are
    (spot, spot, ties). The same spots and lines give the same drawing.
    """
    rim = [i for i in range(len(spots)) if i != centre]
    angles = {i: 2 * math.pi * k / len(rim) - math.pi / 2 for k, i in enumerate(rim)}
    places = {i: _at(angle, RADIUS) for i, angle in angles.items()}
    if centre is not None:
        places[centre] = MIDDLE, MIDDLE
    greatest = max((spot.size for spot in spots), default=1)
    body = f'<g class="ties" fill="none" stroke="currentColor">{_ties(places, lines)}</g>'
    for i, spot in enumerate(spots):
        body += _spot(spot, places[i], angles.get(i), greatest, level=len(rim) <= FEW)
    said = f'<title id="{identity}-title">{escape(title)}</title>'
    said += f'<desc id="{identity}-desc">{escape(description)}</desc>'
    role = "group" if any(spot.href for spot in spots) else "img"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="ring" viewBox="0 0 {SIDE:g} {SIDE:g}" '
        f'role="{role}" aria-labelledby="{identity}-title" '
        f'aria-describedby="{identity}-desc">{said}{body}</svg>'
    )


def _at(angle: float, radius: float) -> tuple[float, float]:
    return MIDDLE + radius * math.cos(angle), MIDDLE + radius * math.sin(angle)


def _ties(places: dict[int, tuple[float, float]], lines: Iterable[tuple[int, int, int]]) -> str:
    """A curve for each line, bent towards the middle, wider for more ties."""
    drawn = ""
    for one, other, ties in lines:
        (x, y), (to_x, to_y) = places[one], places[other]
        bend_x = MIDDLE + 0.3 * ((x + to_x) / 2 - MIDDLE)
        bend_y = MIDDLE + 0.3 * ((y + to_y) / 2 - MIDDLE)
        width = min(0.7 + 1.1 * math.log2(ties), 6.0) if ties else 0.7
        drawn += (
            f'<path class="tie" d="M{x:.1f} {y:.1f}Q{bend_x:.1f} {bend_y:.1f} '
            f'{to_x:.1f} {to_y:.1f}" stroke-width="{width:.1f}"/>'
        )
    return drawn


def _spot(
    spot: Spot, place: tuple[float, float], angle: float | None, greatest: int, *, level: bool
) -> str:
    x, y = place
    size = max(SMALLEST, LARGEST * math.sqrt(max(spot.size, 0) / max(greatest, 1)))
    size = LARGEST if angle is None else size
    kind = "hub" if spot.hub else "spot"
    kind += " centre" if angle is None else ""
    if spot.hub:
        shape = (
            f'<rect class="{kind}" x="{x - 5:.1f}" y="{y - 5:.1f}" width="10" height="10" '
            'fill="currentColor"/>'
        )
    else:
        shape = f'<circle class="{kind}" cx="{x:.1f}" cy="{y:.1f}" r="{size:.1f}" '
        shape += 'fill="currentColor"/>'
    inner = f"<title>{escape(spot.title)}</title>{shape}{_name(spot, place, angle, level=level)}"
    if not spot.href:
        return f"<g>{inner}</g>"
    return f"<a href={quoteattr(spot.href)} aria-label={quoteattr(spot.title)}>{inner}</a>"


def _name(spot: Spot, place: tuple[float, float], angle: float | None, *, level: bool) -> str:
    """The short name beside its spot, outside the rim; under the one in the middle."""
    long = len(spot.name) > LONGEST
    words = escape(spot.name[: LONGEST - 1].rstrip() + "…" if long else spot.name)
    x, y = place
    if angle is None:
        at = f'x="{x:.1f}" y="{y + LARGEST + 17:.1f}" text-anchor="middle"'
        return f'<text class="name centre" {at} fill="currentColor">{words}</text>'
    x, y = _at(angle, RADIUS + LARGEST + 6)
    left = math.cos(angle) < -0.01
    side = "end" if left else "start"
    if level:
        side = "middle" if abs(math.cos(angle)) < 0.2 else side
        y += 5 + 8 * math.sin(angle)
        return (
            f'<text class="name" x="{x:.1f}" y="{y:.1f}" text-anchor="{side}" '
            f'fill="currentColor">{words}</text>'
        )
    turn = math.degrees(angle) + (180 if left else 0)
    return (
        f'<text class="name" text-anchor="{side}" dominant-baseline="central" '
        f'fill="currentColor" transform="translate({x:.1f} {y:.1f}) rotate({turn:.1f})">'
        f"{words}</text>"
    )
