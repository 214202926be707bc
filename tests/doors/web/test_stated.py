"""Figures as stated: each drawn once inside what may contain it, told apart from what is counted."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from letsema.doors.web.stated import FigureRow, Nest, nested
from letsema.programmes.queries import Basis
from letsema.results.queries import FigureView, OverlapView
from letsema.values import Quantity
from tests import making
from tests.results import permits as made

BASIS = Basis(None, "a", "A", "", "", True)


def rows(numbers, pairs) -> list[FigureRow]:
    """Figures of these numbers; `pairs` are (figure, one it may contain)."""

    def view(number: int) -> FigureView:
        return FigureView(
            number, f"f{number}", "people", Quantity(Decimal(number)), (), None, None, "", BASIS,
            tuple(OverlapView(100 + other, other, "") for of, other in pairs if of == number),
            tuple(of for of, other in pairs if other == number),
        )  # fmt: skip

    return [FigureRow(view(number), BASIS, ()) for number in numbers]


def drawn(nests, over=()):
    """(number, those it is drawn inside of, whether in full) of every figure drawn."""
    for nest in nests:
        yield nest.row.number, over, not nest.again
        yield from drawn(nest.inside, (*over, nest.row.number))


def test_a_figure_is_drawn_inside_the_nearest_that_may_contain_it():
    found = nested(rows([8, 12, 56, 179, 3], [(179, 12), (179, 56), (179, 8), (12, 8)]))
    assert list(drawn(found)) == [
        (179, (), True),
        (12, (179,), True),
        (8, (179, 12), True),
        (56, (179,), True),
        (3, (), True),
    ]
    assert found[0].inside[0].parent == 179


def test_a_figure_that_two_may_contain_is_drawn_in_full_once():
    found = list(drawn(nested(rows([1, 2, 3], [(1, 3), (2, 3)]))))
    assert found == [(1, (), True), (3, (1,), True), (2, (), True), (3, (2,), False)]


def test_what_is_narrowed_away_contains_nothing():
    whole = rows([1, 2], [(1, 2)])
    assert nested(whole[1:]) == [Nest(whole[1])]


numbers = st.integers(1, 6)


@given(st.sets(st.tuples(numbers, numbers).filter(lambda pair: pair[0] != pair[1])))
def test_every_figure_is_drawn_in_full_exactly_once_whatever_may_contain_whatever(pairs):
    found = list(drawn(nested(rows(range(1, 7), sorted(pairs)))))
    assert sorted(number for number, _over, full in found if full) == list(range(1, 7))
    assert all(number not in over or not full for number, over, full in found)


@pytest.mark.django_db
def test_figures_stand_beside_what_is_on_the_register_by_name():
    making.world()
    making.programme("LAKES-1", title="The lakes")
    made.support("a-law", "LAKES-1")
    whole = made.figure(179, "Instruments", programmes=["LAKES-1"])
    part = made.figure(12, "Laws", programmes=["LAKES-1"])
    made.overlap(whole, part)
    page = " ".join(Client().get("/figures/").content.decode().split())
    assert page.count("<strong>1 entry</strong> of these programmes") == 2
    assert '<a href="/policies/?programme=LAKES-1">LAKES-1: 1</a>' in page
    assert page.index("179") < page.index("may be part of it: It may.") < page.index(">12<")
    assert "191" not in page
    narrowed = Client().get("/figures/?measure=people").content.decode()
    assert "Part of the address could not be read" in narrowed
    exported = Client().get("/figures/?form=csv").content.decode()
    assert f"{whole},Instruments,179" in exported
