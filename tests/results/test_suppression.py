"""Small groups stay hidden from a reader who knows all that is shown and can reckon."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letsema.results.rules import LEAST, Table, suppressed, whole

numbers = st.one_of(st.integers(0, 7), st.integers(0, 60))


def cells_of(rows: int, columns: int, told=numbers):
    """Tables of at most so many rows and columns, of which some cells are not told."""
    cells = st.tuples(
        st.integers(1, rows).map(lambda n: f"r{n}"), st.integers(1, columns).map(lambda n: f"c{n}")
    )
    return st.dictionaries(cells, told, min_size=1)


def tellings(rows: int, columns: int, acts: int = 1, told=numbers):
    """Such tables told in so many acts at most: by cell, its number and the act that told it."""
    return cells_of(rows, columns, st.tuples(told, st.integers(1, acts)))


def pages(told):
    """What can be read after each act: the cells told by then, and every number as it is shown."""
    first, *others = sorted({act for _, act in told.values()})
    for now in (first, *others):
        cells = {cell: number for cell, (number, act) in told.items() if act <= now}
        later = [cell for cell in cells if told[cell][1] != first]
        yield cells, flat(suppressed(cells, later))


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


def reckoned(cells, read):
    """Every number of every page, and what each sum gained from one page to the next."""
    sums = [spread({cell: cells[cell] for cell in page}) for page, _ in read]
    told = {(n, key): number for n, page in enumerate(sums) for key, number in page.items()}
    for n, (before, after) in enumerate(pairwise(sums)):
        told |= {(n, "gain", key): after[key] - number for key, number in before.items()}
    return told


def readings(read, by):
    """Tables a reader of all pages cannot tell from this one: hidden cells moved by so much.

    They agree with every number that was ever shown, and hide nobody where there is somebody.
    """
    cells, _ = read[-1]
    seen = {key: number for _, shown in read for key, number in shown.items() if number is not None}
    moves = [
        (number,) if ("cell", *cell) in seen else (number - by, number, number + by)
        for cell, number in cells.items()
    ]
    for told in product(*moves):
        other = reckoned(dict(zip(cells, told, strict=True)), read)
        if all(
            other[n, key] >= 1 if number is None else other[n, key] == number
            for n, (_, shown) in enumerate(read)
            for key, number in shown.items()
        ):
            yield other


@given(tellings(3, 3) | tellings(2, 3, acts=3))
def test_no_small_number_can_be_told_from_a_large_one_by_all_that_was_ever_shown(told):
    read = list(pages(told))
    for key, number in reckoned(read[-1][0], read).items():
        if 0 < number < LEAST:
            by = LEAST - number
            assert any(other[key] >= LEAST for other in readings(read, by)), key


@given(tellings(3, 3, acts=3))
def test_no_small_number_is_shown_and_what_is_shown_is_true(told):
    for cells, shown in pages(told):
        for key, number in spread(cells).items():
            assert shown[key] in (None, number)
            assert shown[key] is None or number == 0 or number >= LEAST
            assert number or shown[key] == 0


def solved(read):
    """By page and number: the hidden ones that follow from all shown by adding and subtracting."""
    cells, _ = read[-1]
    keys = [("cell", *cell) for cell in cells]
    keys += [(n, *key) for n, (_, shown) in enumerate(read) for key in shown]
    place = {key: at for at, key in enumerate(keys)}
    lines = []
    for n, (page, shown) in enumerate(read):
        for key, number in shown.items():
            added = {("cell", *cell): 1 for cell in page if key in added_to(cell)}
            lines.append(line(place, {(n, *key): -1} | added))
            if number is not None:
                lines.append(line(place, {(n, *key): 1}, number))
    reduced = eliminated(lines, len(keys))
    alone = [[at for at in range(len(keys)) if row[at]] for row in reduced]
    found = {keys[at[0]] for at in alone if len(at) == 1}
    return {
        (n, key)
        for n, (_, shown) in enumerate(read)
        for key, number in shown.items()
        if number is None and (n, *key) in found
    }


def added_to(cell):
    """The numbers of a table that a cell is part of."""
    return ("cell", *cell), ("row", cell[0]), ("column", cell[1]), ("total",)


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


@given(tellings(11, 3, acts=1) | tellings(6, 3, acts=4))
def test_no_small_number_follows_from_the_sums_of_tables_of_any_size(told):
    read = list(pages(told))
    small = {
        (n, key)
        for n, (cells, _) in enumerate(read)
        for key, number in spread(cells).items()
        if 0 < number < LEAST
    }
    assert solved(read).isdisjoint(small)


def test_the_reader_who_reckons_wins_back_what_is_hidden_alone():
    cells = {("officials", "women"): 3, ("officials", "men"): 40}
    naive = flat(whole(cells)) | {("cell", "officials", "women"): None, ("column", "women"): None}
    assert solved([(cells, naive)]) == {
        (0, ("cell", "officials", "women")),
        (0, ("column", "women")),
    }
    assert not solved([(cells, flat(suppressed(cells)))])


OFFICIALS = {("officials", "women"): 12, ("officials", "men"): 9}
MIGRANTS = ("migrants", "women")


def test_the_reader_of_an_earlier_page_wins_back_what_the_later_one_hides_on_its_own():
    first, cells = (OFFICIALS, flat(suppressed(OFFICIALS))), {**OFFICIALS, MIGRANTS: 2}
    naive = flat(suppressed(cells))
    assert (naive["cell", *MIGRANTS], naive["total",]) == (None, 23)
    assert (1, ("cell", *MIGRANTS)) in solved([first, (cells, naive)])
    assert not solved([first, (cells, flat(suppressed(cells, [MIGRANTS])))])


def test_a_small_group_told_later_hides_the_sums_it_enters_and_nothing_else():
    table = suppressed({**OFFICIALS, MIGRANTS: 2}, [MIGRANTS])
    assert table.cells == {**OFFICIALS, MIGRANTS: None}
    assert table.rows == {"officials": 21, "migrants": None}
    assert (table.columns, table.total) == ({"women": None, "men": 9}, None)


def test_a_group_told_later_shows_nothing_of_what_was_hidden_and_keeps_the_first_sums():
    few = {("officials", "women"): 3, ("officials", "men"): 40}
    table = suppressed({**few, MIGRANTS: 30}, [MIGRANTS])
    assert table.cells == {**dict.fromkeys(few), MIGRANTS: 30}
    assert table.rows == {"officials": 43, "migrants": 30}
    assert (table.columns, table.total) == ({"women": None, "men": None}, None)


@given(tellings(3, 3, acts=3))
def test_what_is_once_shown_or_hidden_of_a_cell_stays_so(told):
    for (_, before), (_, after) in pairwise(pages(told)):
        for key, number in before.items():
            if key[0] == "cell":
                assert after[key] == number


@given(tellings(3, 3, acts=3))
def test_a_sum_is_shown_where_it_is_the_first_or_all_it_adds_is_shown(told):
    (first, at_first), *others = pages(told)
    for cells, shown in others:
        for key, number in shown.items():
            added = [cell for cell in cells if key in added_to(cell)]
            if key[0] == "cell":
                continue
            if all(cell in first for cell in added):
                assert number == at_first[key]
            else:
                open_ = all(shown["cell", *cell] is not None for cell in added)
                assert (number is not None) == open_


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


@given(tellings(11, 3, acts=3, told=st.just(0) | st.integers(LEAST, 60)))
def test_a_table_without_small_numbers_is_shown_whole(told):
    for cells, shown in pages(told):
        assert shown == flat(whole(cells)) == spread(cells)


@pytest.mark.parametrize("least", [0, 1])
def test_where_every_number_may_be_seen_nothing_is_hidden(least):
    assert not suppressed({("a", "b"): 1}, least=least).hides


def test_a_zero_is_shown_and_hides_nobody():
    table = suppressed({("a", "women"): 0, ("a", "men"): 2, ("b", "women"): 9, ("b", "men"): 9})
    assert table.cells["a", "women"] == 0
    assert table.cells["a", "men"] is None


def test_an_empty_table_has_no_numbers():
    assert (suppressed({}).cells, suppressed({}).total) == ({}, 0)
