"""An edition supersedes its own date's, or the newest if it is later than all; said twice is once."""

from datetime import date

import pytest

from letsema.publications.rules import (
    Standing,
    fingerprint_of,
    same_edition,
    superseded_by_next,
)

MARCH, JUNE, DECEMBER = date(2021, 3, 31), date(2021, 6, 30), date(2021, 12, 31)


def edition(number, as_at, says="a", *, superseded=False):
    return Standing(number, as_at, says, superseded)


@pytest.mark.parametrize(
    ("series", "as_at", "superseded"),
    [
        ([], JUNE, []),
        ([edition(1, JUNE)], JUNE, [1]),
        ([edition(1, JUNE)], DECEMBER, [1]),
        ([edition(1, JUNE)], MARCH, []),
        ([edition(1, JUNE, superseded=True), edition(2, DECEMBER)], JUNE, []),
        ([edition(1, JUNE, superseded=True), edition(2, JUNE)], JUNE, [2]),
        ([edition(1, MARCH), edition(2, DECEMBER)], JUNE, []),
        ([edition(1, MARCH), edition(2, DECEMBER)], MARCH, [1]),
        ([edition(1, JUNE), edition(2, MARCH)], DECEMBER, [1]),
        ([edition(1, JUNE, superseded=True)], DECEMBER, []),
    ],
)
def test_which_editions_the_next_one_supersedes(series, as_at, superseded):
    assert superseded_by_next(series, as_at) == superseded


@pytest.mark.parametrize(
    ("series", "number"),
    [
        ([], None),
        ([edition(1, JUNE, "b")], None),
        ([edition(1, DECEMBER, "a")], None),
        ([edition(1, JUNE, "a")], 1),
        ([edition(1, JUNE, "a", superseded=True), edition(2, DECEMBER, "c")], 1),
        ([edition(1, JUNE, "a", superseded=True), edition(2, JUNE, "b")], None),
        ([edition(1, JUNE, "b", superseded=True), edition(2, JUNE, "a")], 2),
    ],
)
def test_which_edition_of_a_date_says_the_same_already(series, number):
    assert same_edition(series, JUNE, "a") == number


def test_the_number_of_an_edition_takes_no_part_in_its_fingerprint():
    content = {"title": "t", "entries": [1], "edition": {"number": 1, "follows": None}}
    other = {**content, "edition": {"number": 2, "follows": "A meeting"}}
    assert fingerprint_of(content) == fingerprint_of(other)
    assert fingerprint_of(content) != fingerprint_of({**content, "entries": [2]})
