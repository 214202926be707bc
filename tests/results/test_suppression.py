"""Small groups stay hidden from a reader who knows all that is shown and can reckon."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letsema.results.rules import LEAST, Table, suppressed, whole

numbers = st.one_of(st.integers(0, 7), st.integers(0, 60))


def tables(rows: int, columns: int):
    """Tables of at most so many rows and columns, of which some cells are not told."""
    cells = st.tuples(
        st.integers(1, rows).map(lambda n: f"r{n}"), st.integers(1, columns).map(lambda n: f"c{n}")
    )
    return st.dictionaries(cells, numbers, min_size=1)


def spread(cells):
    """Every number of a table, reckoned by hand: cells, sums of rows, of columns, of all."""
    told = {("cell", *cell): number for cell, number in cells.items()}
    for row in {row for row, _ in cells}:
        told["row", row] = sum(n for (each, _), n in cells.items() if each == row)
    for column in {column for _, column in cells}:
        told["column", column] = sum(n for (_, each), n in cells.items() if each == column)
    return told | {("total",): sum(cells.values())}


def flat(table: Table):
    """Every number of a table as it is shown."""
    return {
        **{("cell", *cell): number for cell, number in table.cells.items()},
        **{("row", row): number for row, number in table.rows.items()},
        **{("column", column): number for column, number in table.columns.items()},
        ("total",): table.total,
    }


def readings(cells, shown, by):
    """Tables a reader cannot tell from this one: each hidden cell moved by so much, or not.

    They agree with every number that is shown, and hide nobody where there is somebody.
    """
    moves = [
        (number,) if shown["cell", *cell] is not None else (number - by, number, number + by)
        for cell, number in cells.items()
    ]
    for told in product(*moves):
        other = spread(dict(zip(cells, told, strict=True)))
        if all(
            number >= 1 if shown[key] is None else number == shown[key]
            for key, number in other.items()
        ):
            yield other


@given(tables(3, 3))
def test_no_small_number_can_be_told_from_a_large_one_by_what_is_shown(cells):
    shown = flat(suppressed(cells))
    for key, number in spread(cells).items():
        if 0 < number < LEAST:
            by = LEAST - number
            assert any(other[key] >= LEAST for other in readings(cells, shown, by)), key


@given(tables(3, 3))
def test_no_small_number_is_shown_and_what_is_shown_is_true(cells):
    shown = flat(suppressed(cells))
    for key, number in spread(cells).items():
        assert shown[key] in (None, number)
        assert shown[key] is None or number == 0 or number >= LEAST
        assert number or shown[key] == 0


def solved(cells, shown):
    """The hidden numbers that follow from the shown ones by adding and subtracting alone."""
    keys = list(shown)
    place = {key: at for at, key in enumerate(keys)}
    lines = [line(place, {("total",): -1} | {("cell", *cell): 1 for cell in cells})]
    for axis, name in ((0, "row"), (1, "column")):
        for each in {cell[axis] for cell in cells}:
            inside = {("cell", *cell): 1 for cell in cells if cell[axis] == each}
            lines.append(line(place, {(name, each): -1} | inside))
    for key, number in shown.items():
        if number is not None:
            lines.append(line(place, {key: 1}, number))
    reduced = eliminated(lines, len(keys))
    alone = [[at for at in range(len(keys)) if row[at]] for row in reduced]
    return {keys[at[0]] for at in alone if len(at) == 1 and shown[keys[at[0]]] is None}


def line(place, factors, equals=0):
    row = [Fraction(0)] * len(place) + [Fraction(equals)]
    for key, factor in factors.items():
        row[place[key]] = Fraction(factor)
    return row


def eliminated(lines, width):
    """Equations brought to their reduced form."""
    done = 0
    for at in range(width):
        lead = next((n for n in range(done, len(lines)) if lines[n][at]), None)
        if lead is None:
            continue
        lines[done], lines[lead] = lines[lead], lines[done]
        first = lines[done][at]
        lines[done] = [each / first for each in lines[done]]
        for n, row in enumerate(lines):
            if n != done and row[at]:
                factor = row[at]
                lines[n] = [a - factor * b for a, b in zip(row, lines[done], strict=True)]
        done += 1
    return lines[:done]


@given(tables(11, 3))
def test_no_small_number_follows_from_the_sums_of_a_table_of_any_size(cells):
    shown = flat(suppressed(cells))
    small = {key for key, number in spread(cells).items() if 0 < number < LEAST}
    assert solved(cells, shown).isdisjoint(small)


def test_the_reader_who_reckons_wins_back_what_is_hidden_alone():
    cells = {("officials", "women"): 3, ("officials", "men"): 40}
    naive = flat(whole(cells)) | {("cell", "officials", "women"): None, ("column", "women"): None}
    assert solved(cells, naive) == {("cell", "officials", "women"), ("column", "women")}
    assert not solved(cells, flat(suppressed(cells)))


def test_a_small_cell_hides_its_neighbour_and_leaves_their_sum():
    table = suppressed({("officials", "women"): 3, ("officials", "men"): 40})
    assert table.cells == {("officials", "women"): None, ("officials", "men"): None}
    assert (table.rows, table.total) == ({"officials": 43}, 43)


def test_two_that_are_few_together_hide_a_third():
    cells = {("a", "women"): 1, ("b", "women"): 1, ("c", "women"): 30, ("d", "women"): 50}
    table = suppressed(cells)
    assert [table.cells[each, "women"] for each in "abcd"] == [None, None, None, 50]
    assert table.total == 82


def test_one_small_group_alone_is_hidden_with_every_sum():
    table = suppressed({("officials", ""): 2})
    assert set(flat(table).values()) == {None}
    assert table.hides


@given(tables(11, 3).filter(lambda cells: all(n == 0 or n >= LEAST for n in cells.values())))
def test_a_table_without_small_numbers_is_shown_whole(cells):
    assert suppressed(cells) == whole(cells)
    assert not suppressed(cells).hides
    assert flat(whole(cells)) == spread(cells)


@pytest.mark.parametrize("least", [0, 1])
def test_where_every_number_may_be_seen_nothing_is_hidden(least):
    assert not suppressed({("a", "b"): 1}, least).hides


def test_a_zero_is_shown_and_hides_nobody():
    table = suppressed({("a", "women"): 0, ("a", "men"): 2, ("b", "women"): 9, ("b", "men"): 9})
    assert table.cells["a", "women"] == 0
    assert table.cells["a", "men"] is None


def test_an_empty_table_has_no_numbers():
    assert (suppressed({}).cells, suppressed({}).total) == ({}, 0)
