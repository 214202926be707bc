"""Reading stated figures: stated, not itemised, and never mixed with what is counted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from letsema.journal.queries import told_window
from letsema.programmes import queries as programmes
from letsema.programmes.queries import Basis
from letsema.programmes.queries.standing import Bases
from letsema.results.models import FigureOverlap, FigureProgramme, StatedFigure
from letsema.results.rules import Figure, contained, summed
from letsema.values import When
from letsema.values.quantity import Quantity


@dataclass(frozen=True, slots=True)
class OverlapView:
    """A figure that may lie inside another, by its number, and why."""

    number: int
    other: int
    words: str


@dataclass(frozen=True, slots=True)
class FigureView:
    """A figure as a source states it; `programmes` are the references it speaks of.

    `overlaps` are the figures it may contain, `inside` the numbers of those it may lie in.
    """

    number: int
    words: str
    measure: str
    quantity: Quantity
    programmes: tuple[str, ...]
    countries: int | None
    when: When | None
    note: str
    basis: Basis
    overlaps: tuple[OverlapView, ...] = ()
    inside: tuple[int, ...] = ()


def stated_figures(
    programme: str = "",
    *,
    measure: str = "",
    with_parts: bool = True,
    public_only: bool = True,
) -> tuple[FigureView, ...]:
    """The figures stated of a programme (and of its parts), or all; in the order they were kept.

    `public_only` leaves out a figure that speaks of a programme nobody may read of yet.
    """
    rows = StatedFigure.objects.filter(withdrawn_at=None)
    if programme:
        family = programmes.with_parts(programme) if with_parts else {programme}
        told = FigureProgramme.objects.filter(programme__in=family)
        rows = rows.filter(pk__in=told.values("figure"))
    if measure:
        rows = rows.filter(measure=measure)
    return _views(rows, public_only)


def stated_figure(number: int, *, public_only: bool = True) -> FigureView | None:
    """The figure of that number, or None."""
    rows = StatedFigure.objects.filter(pk=number, withdrawn_at=None)
    return next(iter(_views(rows, public_only)), None)


def _views(rows: QuerySet[StatedFigure], public_only: bool) -> tuple[FigureView, ...]:
    found = list(rows.order_by("pk"))
    speaks_of = _speaks_of(row.pk for row in found)
    if public_only:
        asked = {each for told in speaks_of.values() for each in told}
        shown = programmes.public_references(asked)
        found = [row for row in found if set(speaks_of.get(row.pk, ())) <= shown]
    bases = Bases.of(found)
    overlaps = _overlaps()
    return tuple(
        FigureView(
            number=row.pk,
            words=row.words,
            measure=row.measure,
            quantity=Quantity(row.number, row.qualifier, row.unit),
            programmes=speaks_of.get(row.pk, ()),
            countries=row.countries,
            when=told_window(row),
            note=row.note,
            basis=bases.basis(row),
            overlaps=tuple(
                OverlapView(each.pk, each.other_id, each.words)
                for each in overlaps
                if each.figure_id == row.pk
            ),
            inside=tuple(each.figure_id for each in overlaps if each.other_id == row.pk),
        )
        for row in found
    )


def _speaks_of(figures: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """By figure, the references it speaks of as they go on now, each once."""
    gone_on = programmes.gone_on()
    told: dict[int, dict[str, None]] = {}
    rows = FigureProgramme.objects.filter(figure__in=set(figures)).order_by("pk")
    for figure, reference in rows.values_list("figure_id", "programme_id"):
        told.setdefault(figure, {})[gone_on.get(reference, reference)] = None
    return {figure: tuple(references) for figure, references in told.items()}


def _overlaps() -> list[FigureOverlap]:
    """Every overlap between figures that stand."""
    standing = {"withdrawn_at": None, "figure__withdrawn_at": None, "other__withdrawn_at": None}
    return list(FigureOverlap.objects.filter(**standing).order_by("pk"))


def sum_of_figures(numbers: Iterable[int], *, public_only: bool = True) -> Quantity:
    """The sum of stated figures. Refused: two of them that may not be added, none at all."""
    rows = StatedFigure.objects.filter(pk__in=set(numbers), withdrawn_at=None)
    pairs = [(each.figure_id, each.other_id) for each in _overlaps()]
    figures = [
        Figure(
            number=each.number,
            quantity=each.quantity,
            measure=each.measure,
            programmes=frozenset(each.programmes),
            may_contain=contained(each.number, pairs),
        )
        for each in _views(rows, public_only)
    ]
    return summed(figures, programmes.families())
