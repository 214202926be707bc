"""The page of figures that sources state and do not itemise: each for itself, never added."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as lazy

from letsema.doors.web import acting, seeing, words
from letsema.doors.web.listing import Column, Filter, Listing
from letsema.doors.web.policies import Rests
from letsema.programmes import queries as programmes
from letsema.results import queries as results
from letsema.results.queries import FigureView, OverlapView
from letsema.results.rules import MEASURES, contained


@dataclass(frozen=True, slots=True)
class Beside:
    """How many instruments of a programme stand in the register by name."""

    programme: str
    number: int


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A stated figure: what it rests on, its programmes by title, what the register counts."""

    figure: FigureView
    basis: Any
    titles: tuple[tuple[str, str], ...]
    itemised: int | None = None
    beside: tuple[Beside, ...] = ()

    @property
    def number(self) -> int:
        """Its number."""
        return self.figure.number


@dataclass(frozen=True, slots=True)
class Nest:
    """A figure with those it may contain drawn inside it; `again` where it is drawn elsewhere."""

    row: FigureRow
    overlap: OverlapView | None = None
    parent: int = 0
    inside: tuple[Nest, ...] = ()
    again: bool = False


def nested(rows: Iterable[FigureRow]) -> list[Nest]:
    """Figures drawn inside the nearest that may contain them, each in full once.

    Figures that may contain each other in a circle stand in the first of them.
    """
    rows = list(rows)
    by_number = {row.number: row for row in rows}
    drawn: set[int] = set()
    tops = [row for row in rows if not any(each in by_number for each in row.figure.inside)]
    first = (row for row in (*tops, *rows) if row.number not in drawn)
    return [_drawn(row, by_number, drawn) for row in first]


def _drawn(
    row: FigureRow,
    rows: dict[int, FigureRow],
    drawn: set[int],
    overlap: OverlapView | None = None,
    parent: int = 0,
) -> Nest:
    if row.number in drawn:
        return Nest(row, overlap, parent, again=True)
    drawn.add(row.number)
    inside = (_drawn(rows[o.other], rows, drawn, o, row.number) for o in _nearest(row, rows))
    return Nest(row, overlap, parent, tuple(inside))


def _nearest(row: FigureRow, rows: dict[int, FigureRow]) -> Iterator[OverlapView]:
    """What a figure may contain, without what lies in another part of it as well."""
    told = [each for each in row.figure.overlaps if each.other in rows]
    pairs = [(n, each.other) for n, of in rows.items() for each in of.figure.overlaps]
    inside = {each.other: contained(each.other, pairs) - {row.number} for each in told}
    for each in told:
        others = (found for other, found in inside.items() if other != each.other)
        if not any(each.other in found for found in others) or each.other in inside[each.other]:
            yield each


def _rests(row: FigureRow, part: str) -> str:
    return str(getattr(row.basis, part, None) or "")


FIGURES = Listing(
    first="figure",
    columns=(
        Column("figure", lazy("Order of entry"), lambda row: row.number),
        Column("words", lazy("What is counted"), lambda row: row.figure.words),
        Column(
            "number",
            lazy("Number"),
            lambda row: words.quantity(row.figure.quantity),
            lambda row: row.figure.quantity.number,
        ),
        Column(
            "period",
            lazy("Period"),
            lambda row: words.when(row.figure.when) if row.figure.when else "",
            lambda row: row.figure.when.latest if row.figure.when else None,
        ),
        Column("measure", lazy("Measure"), lambda row: row.figure.measure, shown=False),
        Column("countries", lazy("Countries"), lambda r: r.figure.countries or "", shown=False),
        Column(
            "programmes", lazy("Programmes"), lambda r: "; ".join(r.figure.programmes), shown=False
        ),
        Column(
            "may_contain",
            lazy("May contain"),
            lambda row: "; ".join(str(each.other) for each in row.figure.overlaps),
            shown=False,
        ),
        Column("source", lazy("Source"), lambda row: _rests(row, "source"), shown=False),
        Column("place", lazy("Where in it"), lambda row: _rests(row, "place"), shown=False),
        Column("note", lazy("Note"), lambda row: row.figure.note, shown=False),
    ),
    filters=(
        Filter(
            "measure",
            lazy("Measure"),
            lazy("anything"),
            lambda row: [
                (row.figure.measure, words.word(words.MEASURES, row.figure.measure).lower())
            ],
            MEASURES.index,
        ),
        Filter("programme", lazy("Programme"), lazy("any programme"), lambda row: row.titles),
    ),
)


def figures(request: HttpRequest) -> HttpResponse:
    """Every figure that is stated and not itemised, with what it may contain drawn inside it."""
    rows = _rows(public_only=not seeing.sees_everything(acting.actor(request)))
    return FIGURES.answer(request, "web/figures.html", rows, file="figures")


def _rows(*, public_only: bool) -> list[FigureRow]:
    found = results.stated_figures(public_only=public_only)
    titles = programmes.titles(name for each in found for name in each.programmes)
    items = results.counted(public_only=public_only).by["programme"]
    rests = Rests()
    return [_row(each, basis, titles, items) for each, basis in rests.beside(found)]


def _row(figure: FigureView, basis: Any, titles: dict[str, str], items: Any) -> FigureRow:
    named = tuple((name, titles.get(name, name)) for name in figure.programmes)
    if figure.measure != "instruments" or not named:
        return FigureRow(figure, basis, named)
    told = {name: items.get(name, ()) for name in figure.programmes}
    each = tuple(Beside(name, len(keys)) for name, keys in told.items() if keys)
    return FigureRow(figure, basis, named, len(set().union(*told.values())), each)


def called(figure: FigureView) -> str:
    """A figure in a line: its number and what it counts."""
    return f"{words.quantity(figure.quantity)}: {figure.words}"
