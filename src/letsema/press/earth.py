"""The Earth as the maps draw it: the Equal Earth projection, and land as dots on a grid.

Equal Earth keeps areas equal (B. Šavrič, T. Patterson and B. Jenny, 2018). It is centred on
11° East, so that the edge of the drawing falls into the Bering Strait and no Pacific State is
cut; Antarctica is left out. The dots in `land.json` were sampled once, by `tools/land_dots.py`.
"""

from __future__ import annotations

import json
import math
from functools import cache
from importlib import resources

WIDTH, HEIGHT = 1200.0, 522.0
CENTRAL_MERIDIAN = 11.0
MARGIN = 14.0
TOP = 84.0  # degrees North at the upper edge, inside the margin

_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_ROOT3 = math.sqrt(3.0)
_SPREAD = 2 * _ROOT3 * math.pi / (3 * _A1)  # half the width of the projected Equator
_SCALE = (WIDTH / 2 - MARGIN) / _SPREAD


def _northing(theta: float) -> float:
    return theta * (_A1 + _A2 * theta**2 + theta**6 * (_A3 + _A4 * theta**2))


def _slope(theta: float) -> float:
    return _A1 + 3 * _A2 * theta**2 + theta**6 * (7 * _A3 + 9 * _A4 * theta**2)


def _parametric(latitude: float) -> float:
    return math.asin(_ROOT3 / 2 * math.sin(math.radians(latitude)))


_TOP_EDGE = MARGIN + _SCALE * _northing(_parametric(TOP))


def project(latitude: float, longitude: float) -> tuple[float, float]:
    """Where a point of the Earth (degrees) stands in the drawing (units, origin top left)."""
    theta = _parametric(latitude)
    east = math.radians((longitude - CENTRAL_MERIDIAN + 180) % 360 - 180)
    x = 2 * _ROOT3 * east * math.cos(theta) / (3 * _slope(theta))
    return WIDTH / 2 + _SCALE * x, _TOP_EDGE - _SCALE * _northing(theta)


def unproject(x: float, y: float) -> tuple[float, float] | None:
    """The latitude and longitude of a place in the drawing; None outside the globe."""
    north = (_TOP_EDGE - y) / _SCALE
    theta = north / _A1
    for _ in range(12):
        theta -= (_northing(theta) - north) / _slope(theta)
    sine = 2 * math.sin(theta) / _ROOT3
    if abs(theta) > math.pi / 2 or abs(sine) > 1:
        return None
    east = 3 * _slope(theta) * (x - WIDTH / 2) / _SCALE / (2 * _ROOT3 * math.cos(theta))
    if abs(east) > math.pi:
        return None
    longitude = (math.degrees(east) + CENTRAL_MERIDIAN + 180) % 360 - 180
    return math.degrees(math.asin(sine)), longitude


def grid_place(row: int, column: int, step: float) -> tuple[float, float]:
    """The centre of a cell of the triangular grid that the dots stand on."""
    shift = 0.75 if row % 2 else 0.25
    return (column + shift) * step, (row + 0.5) * step * _ROOT3 / 2


@cache
def land() -> tuple[float, tuple[tuple[float, float], ...]]:
    """The distance of two dots, and where land's dots stand in the drawing, row by row."""
    text = (resources.files("letsema.press") / "land.json").read_text(encoding="utf-8")
    stored = json.loads(text)
    step = float(stored["step"])
    dots = []
    for row, runs in enumerate(stored["rows"]):
        for first, count in zip(runs[::2], runs[1::2], strict=True):
            dots += [grid_place(row, column, step) for column in range(first, first + count)]
    return step, tuple(dots)
