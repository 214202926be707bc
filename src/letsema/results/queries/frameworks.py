"""Reading results frameworks: what programmes set out to do, and the values stated of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from letsema.journal.queries import told_window
from letsema.programmes.queries import Basis
from letsema.reference import queries as reference
from letsema.reference.queries import ElementView
from letsema.results.models import Indicator, StatedValue, Statement
from letsema.results.queries.belonging import Pointed, Reach
from letsema.results.rules import STATEMENT_KINDS, VALUE_KINDS, code_order
from letsema.values import Quantity, When


@dataclass(frozen=True, slots=True)
class ValueView:
    """A baseline, a target or an achieved value as a source states it, in the indicator's unit."""

    number: int
    kind: str
    quantity: Quantity
    when: When | None
    basis: Basis


@dataclass(frozen=True, slots=True)
class IndicatorView:
    """What shows that a result is reached; values by kind and day, and of every source."""

    number: int
    position: int
    words: str
    unit: str
    values: tuple[ValueView, ...]
    basis: Basis


@dataclass(frozen=True, slots=True)
class StatementView:
    """A result under its code; `parent` is the code it stands under, `depth` how far below."""

    number: int
    programme: str
    code: str
    kind: str
    words: str
    parent: str
    depth: int
    element: ElementView | None
    indicators: tuple[IndicatorView, ...]
    basis: Basis


def results_framework(
    programme: str, *, with_parts: bool = False, public_only: bool = True
) -> tuple[StatementView, ...]:
    """The results a programme states, each above those under it, with indicators and values.

    With its parts, each programme's after the other's: `programme` says whose a result is.
    """
    reach = Reach(programme, with_parts, public_only)
    rows = list(reach.narrowed(Statement.objects.all()))
    indicators = _under(Indicator, "statement", rows)
    shows = [each for told in indicators.values() for each in told]
    values = _under(StatedValue, "indicator", shows)
    stated = [each for told in values.values() for each in told]
    pointed = Pointed.at_by(rows)
    bases = Pointed.at_by([*shows, *stated])
    elements = reference.elements_by_key(row.element_id for row in rows if row.element_id)
    codes = {row.pk: row.code for row in rows}
    return tuple(
        StatementView(
            number=row.pk,
            programme=pointed.programme(row),
            code=row.code,
            kind=row.kind,
            words=row.words,
            parent=codes.get(row.parent_id or 0, ""),
            depth=depth,
            element=elements.get(row.element_id or 0),
            indicators=tuple(
                _indicator(each, values[each.pk], bases) for each in indicators[row.pk]
            ),
            basis=pointed.basis(row),
        )
        for row, depth in _in_order(rows, pointed)
    )


def _under(table: Any, of: str, rows: list[Any]) -> dict[int, list[Any]]:
    """The standing rows of a table by the row they are told of."""
    found: dict[int, list[Any]] = defaultdict(list)
    told = table.objects.filter(withdrawn_at=None, **{f"{of}__in": rows}).order_by("pk")
    for each in told:
        found[getattr(each, f"{of}_id")].append(each)
    return found


def _in_order(rows: list[Statement], pointed: Pointed) -> list[tuple[Statement, int]]:
    """Results by programme and code, each followed by what stands under it: (row, depth)."""
    below: dict[int, list[Statement]] = defaultdict(list)
    standing = {row.pk for row in rows}
    for row in sorted(
        rows,
        key=lambda row: (
            pointed.programme(row),
            STATEMENT_KINDS.index(row.kind),
            code_order(row.code),
        ),
    ):
        below[row.parent_id if row.parent_id in standing else 0].append(row)
    found: list[tuple[Statement, int]] = []
    ahead = [(row, 0) for row in reversed(below[0])]
    while ahead:
        row, depth = ahead.pop()
        found.append((row, depth))
        ahead += [(each, depth + 1) for each in reversed(below[row.pk])]
    return found


def _indicator(row: Indicator, values: list[StatedValue], bases: Pointed) -> IndicatorView:
    in_order = sorted(
        values, key=lambda each: (VALUE_KINDS.index(each.kind), str(each.latest or ""), each.pk)
    )
    return IndicatorView(
        number=row.pk,
        position=row.position,
        words=row.words,
        unit=row.unit,
        values=tuple(
            ValueView(
                each.pk,
                each.kind,
                Quantity(each.number, each.qualifier, row.unit),
                told_window(each),
                bases.basis(each),
            )
            for each in in_order
        ),
        basis=bases.basis(row),
    )
