"""Sample land once, as dots on an equal-area grid, into `letsema/press/land.json`.

Needs `global-land-mask` (a development dependency). Run `python tools/land_dots.py` only when
the grid itself is to change: the drawing reads the stored dots.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from global_land_mask import globe

from letsema.press import earth

TARGET = Path(earth.__file__).with_name("land.json")
STEP = 10.2  # distance of two dots, in drawing units
RISE = STEP * 0.8660254  # distance of two rows: dots stand in a triangular grid
SOUTHERNMOST = -56.5  # Cape Horn is in, Antarctica is out
SHARE = 0.37  # of a dot's surroundings that must be land
PROBES = 7


def is_land(x: float, y: float) -> bool:
    """Whether enough of the cell around a place in the drawing is land."""
    spread = (np.arange(PROBES) - (PROBES - 1) / 2) / PROBES
    latitudes, longitudes = [], []
    for across in spread * STEP:
        for down in spread * RISE:
            place = earth.unproject(x + across, y + down)
            if place is not None and place[0] > SOUTHERNMOST:
                latitudes.append(place[0])
                longitudes.append(place[1])
    if not latitudes:
        return False
    land = globe.is_land(np.clip(latitudes, -89.9, 89.9), np.clip(longitudes, -179.99, 179.99))
    return float(land.sum()) / PROBES**2 >= SHARE


def runs(row: int) -> list[int]:
    """The row's land as pairs: first column, how many dots."""
    columns = int(earth.WIDTH / STEP)
    found: list[int] = []
    for column in range(columns):
        if not is_land(*earth.grid_place(row, column, STEP)):
            continue
        if found and found[-2] + found[-1] == column:
            found[-1] += 1
        else:
            found += [column, 1]
    return found


def main() -> None:
    """Write the dots and say how many there are."""
    rows = [runs(row) for row in range(int(earth.HEIGHT / RISE))]
    grid = {"step": STEP, "rows": rows}
    TARGET.write_text(json.dumps(grid, separators=(",", ":")) + "\n", encoding="utf-8")
    print(sum(sum(row[1::2]) for row in rows), "dots", TARGET.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
