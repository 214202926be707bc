"""What is told alike of several countries shares a line, and nothing is lost by it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from letsema.publications.titles.telling.together import together
from tests.publications.titles.brochures import achievement

WORDS, LATER = "A desk was opened.", {"on": "2031-01-01", "precision": "day"}
FIJI, TUVALU = ("FJI", "Fiji"), ("TUV", "Tuvalu")
NUMBER = {"number": "5", "qualifier": "exactly", "unit": "desks"}

rows = st.lists(
    st.builds(
        lambda words, land, certain, number: achievement(
            words, *land, certain=certain, quantity=number
        ),
        st.sampled_from([WORDS, "A law was read."]),
        st.sampled_from([FIJI, TUVALU, ("PER", "Peru"), ("", "")]),
        st.booleans(),
        st.sampled_from([None, NUMBER]),
    ),
    max_size=12,
)


def shared(*told):
    return [[each["country"] for each in line] for line in together(told)]


def test_equal_words_of_two_countries_share_a_line_where_the_first_stood():
    other = achievement("A law was read.", *FIJI)
    told = achievement(WORDS, *FIJI), other, achievement(WORDS, *TUVALU, place="p. 9")
    assert shared(*told) == [["FJI", "TUV"], ["FJI"]]


def test_another_kind_day_source_or_word_keeps_a_line_of_its_own():
    first = achievement(WORDS, *FIJI)
    for more in ({"kind": "law"}, {"when": LATER}, {"source_key": "sea"}, {"region": "All"}):
        assert shared(first, achievement(WORDS, *TUVALU, **more)) == [["FJI"], ["TUV"]]
    assert shared(first, achievement(f"{WORDS} Twice.", *TUVALU)) == [["FJI"], ["TUV"]]


def test_a_number_is_said_of_one_country_only():
    told = [achievement(WORDS, *land, quantity=NUMBER) for land in (FIJI, TUVALU)]
    assert shared(*told) == [["FJI"], ["TUV"]]


def test_what_is_of_no_country_for_certain_shares_nothing():
    unsure = [achievement(WORDS, *land, certain=False) for land in (FIJI, TUVALU)]
    assert shared(*unsure) == [["FJI"], ["TUV"]]
    assert shared(achievement(WORDS), achievement(WORDS)) == [[""], [""]]


@given(rows)
def test_every_entry_stands_in_one_line_and_no_line_names_a_country_twice(told):
    lines = together(told)
    assert sorted(id(each) for line in lines for each in line) == sorted(map(id, told))
    for line in lines:
        assert len({each["statement"] for each in line}) == 1
        assert len({each["country"] for each in line}) == len(line)
    firsts = [next(at for at, row in enumerate(told) if row is line[0]) for line in lines]
    assert firsts == sorted(firsts)
