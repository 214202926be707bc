"""Which numbers of a table of people are kept from the public, so that none can be won back. Pure.

A number from 1 to `least` - 1 may point at a person and is hidden, in a cell as in a total. What
is shown beside it must not give it away: row totals, column totals and the grand total are sums
of cells, and a reader can subtract. The reader is taken to know that every hidden number is a
whole one from 1 up (where there is nobody nothing is hidden: a zero is shown). So much else is
hidden that each small number might, for all that is shown, as well be `least` or more.

Every cell is an arc from its row to its column; every row total one from the table to the row,
every column total one from the column out, the grand total one from there back. The sums hold
exactly where what runs into a point runs out of it, so two readings of a table differ by circles
of arcs: a hidden number can be greater where a circle of hidden arcs leads through it along which
every number can rise, or against which it can fall, by as much.

A table that gains numbers later is read beside what it was: pages are kept, editions frozen. So
its first numbers are hidden among each other for good, and a sum that gained a number is shown
only where everything it adds is. A later number that is hidden stands in no sum a reader has,
then or before: all that was ever shown is the first table and single numbers beside it.
Source: secondary cell suppression as statistical offices practise it, who count the difference of
two tables as shown with them; a least number of five is a usual choice.
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

LEAST = 5
Cell = tuple[str, str]
"""The row and the column of a number."""
Arc = tuple[str, ...]
"""`("cell", row, column)`, `("row", row)`, `("column", column)` or `("total",)`."""
Point = tuple[str, str]
IN, OUT = ("table", "in"), ("table", "out")
TOTAL: Arc = ("total",)
DEARER = {"cell": 0, "row": 1, "column": 1, "total": 3}
"""How much sooner cells are hidden than totals: a total tells readers more."""


@dataclass(frozen=True, slots=True)
class Table:
    """Numbers of people by row and column with their sums; None where a number is hidden."""

    cells: Mapping[Cell, int | None]
    rows: Mapping[str, int | None]
    columns: Mapping[str, int | None]
    total: int | None

    @property
    def hides(self) -> bool:
        """Whether a number is hidden."""
        numbers = (*self.cells.values(), *self.rows.values(), *self.columns.values(), self.total)
        return None in numbers


def whole(cells: Mapping[Cell, int]) -> Table:
    """A table with all its numbers, for those who may see them."""
    return _table(cells, _arcs(cells), frozenset())


def suppressed(
    cells: Mapping[Cell, int], later: Collection[Cell] = (), least: int = LEAST
) -> Table:
    """A table as the public sees it: no number below `least` but zero can be read or worked out.

    What is not told of is no cell and no zero. Where a small number stands, other numbers are
    hidden with it: cells first, the smallest first, and totals only where cells do not do.
    `later` are the cells told after the first were shown: of them the small ones are hidden, and
    every total they entered that adds a hidden one; no other number is shown or hidden by them.
    """
    arcs = _arcs({cell: number for cell, number in cells.items() if cell not in later})
    small = [arc for arc, number in arcs.items() if 0 < number < least]
    hidden = set(small)
    for arc in sorted(small):
        hidden |= _circle(arc, least, arcs, hidden)
    hidden |= {("cell", *cell) for cell in later if 0 < cells[cell] < least}
    entered = {total for cell in later for total in _totals(cell)}
    for cell in cells:
        if ("cell", *cell) in hidden:
            hidden |= entered.intersection(_totals(cell))
    return _table(cells, _arcs(cells), hidden)


def _totals(cell: Cell) -> tuple[Arc, ...]:
    """The totals that add a cell."""
    return ("row", cell[0]), ("column", cell[1]), TOTAL


def _arcs(cells: Mapping[Cell, int]) -> dict[Arc, int]:
    """Every number of the table: cells, row totals, column totals, the grand total."""
    arcs: dict[Arc, int] = {}
    for cell, number in cells.items():
        arcs["cell", *cell] = number
        for total in _totals(cell):
            arcs[total] = arcs.get(total, 0) + number
    return arcs


def _table(cells: Mapping[Cell, int], arcs: Mapping[Arc, int], hidden: Collection[Arc]) -> Table:
    shown = {arc: None if arc in hidden else number for arc, number in arcs.items()}
    return Table(
        cells={cell: shown["cell", *cell] for cell in cells},
        rows={arc[1]: number for arc, number in shown.items() if arc[0] == "row"},
        columns={arc[1]: number for arc, number in shown.items() if arc[0] == "column"},
        total=shown.get(TOTAL, 0),
    )


def _ends(arc: Arc) -> tuple[Point, Point]:
    """Where an arc leads from and to."""
    kind, *names = arc
    if kind == "cell":
        return ("row", names[0]), ("column", names[1])
    if kind == "row":
        return IN, ("row", names[0])
    if kind == "column":
        return ("column", names[0]), OUT
    return OUT, IN


def _circle(arc: Arc, least: int, arcs: Mapping[Arc, int], hidden: Collection[Arc]) -> set[Arc]:
    """The arcs that hide a small number: with them hidden it may as well be `least`.

    The circle through it whose numbers cost least to hide; hidden ones cost nothing. One is
    always found: all totals of a cell rise with it, and none of them is zero.
    """
    by = least - arcs[arc]
    end, start = _ends(arc)
    ahead: list[tuple[int, Point, tuple[Arc, ...]]] = [(0, start, (arc,))]
    seen: set[Point] = set()
    while ahead:
        cost, here, way = heapq.heappop(ahead)
        if here == end:
            return set(way)
        if here in seen:
            continue
        seen.add(here)
        for step, there in _steps(here, by, arcs):
            if step != arc and there not in seen:
                dear = 0 if step in hidden else _cost(step, arcs)
                heapq.heappush(ahead, (cost + dear, there, (*way, step)))
    raise AssertionError("a number rises with all its totals")


def _steps(here: Point, by: int, arcs: Mapping[Arc, int]) -> Iterator[tuple[Arc, Point]]:
    """The arcs on from a point: along one its number rises, against it falls and stays over 0."""
    for arc, number in arcs.items():
        tail, head = _ends(arc)
        if tail == here and number > 0:
            yield arc, head
        if head == here and number > by:
            yield arc, tail


def _cost(arc: Arc, arcs: Mapping[Arc, int]) -> int:
    return arcs[arc] + DEARER[arc[0]] * (arcs[TOTAL] + 1) * len(arcs)
