"""Cells of several entries: read as they are written, and told where they cannot be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from letsema.press.workbooks import LINES, SLUG, Wrong, country, several, with_words

NAMED = {"KEN": "Kenya", "IRN": "Iran (Islamic Republic of)", "UGA": "Uganda"}
COUNTRY = country({"Iran": "IRN", **{name: code for code, name in NAMED.items()}}.get, NAMED)
COUNTRIES = several(COUNTRY)
DOING = several(with_words(SLUG))
PARTIES = several(with_words(COUNTRY, alone=True), in_order=True)
words = some.text(some.sampled_from("ab ();,\n[]é"), max_size=12)


def refused(shape, raw):
    with pytest.raises(Wrong) as wrong:
        shape.read(raw)
    return wrong.value.refusal


@pytest.mark.parametrize(
    "raw", ["Uganda; Kenya", "KEN;uga", "Kenya\nUganda;", "Kenya;; Uganda;KEN"]
)
def test_entries_are_parted_by_semicolons_or_lines_and_told_once(raw):
    assert COUNTRIES.read(raw) == ("KEN", "UGA")


def test_commas_are_told_where_semicolons_are_meant():
    assert refused(COUNTRIES, "Kenya, Uganda").code == "list"
    wrong = refused(COUNTRIES, "Kenya; Atlantis")
    assert (wrong.code, wrong.told["value"]) == ("country", "Atlantis")


def test_words_stand_in_brackets_and_may_hold_semicolons_and_brackets():
    told = "ilo (drafted; advised (twice)); iom"
    assert DOING.read(told) == (("ilo", "drafted; advised (twice)"), ("iom", ""))
    assert DOING.write(DOING.read(told)) == told


def test_brackets_of_a_name_are_no_words():
    told = (("IRN", ""), ("IRN", "Ministry of Health"), ("", "A committee"))
    shown = "Iran (Islamic Republic of); Iran (Islamic Republic of) (Ministry of Health)"
    assert PARTIES.write(told) == f"{shown}; (A committee)"
    assert PARTIES.read(PARTIES.write(told)) == told


@pytest.mark.parametrize("raw", ["ilo (drafted", "ilo) drafted; iom", "ilo ((x)"])
def test_a_bracket_without_its_other_is_told(raw):
    assert refused(DOING, raw).code == "brackets"


def test_words_alone_are_refused_where_somebody_must_be_named():
    assert refused(DOING, "(somebody)").code == "slug"


def test_lines_are_kept_in_their_order_without_empty_ones():
    assert LINES.read("Care  at posts\n\n Light ") == ("Care at posts", "Light")
    assert LINES.write(("One\ntwo", "Three")) == "One two\nThree"


@given(some.lists(some.tuples(some.sampled_from(["", *NAMED]), words), max_size=4))
def test_whatever_the_words_who_is_named_stays_and_what_is_read_is_written_alike(pairs):
    told = tuple(pair for pair in pairs if pair[0] or pair[1].strip())
    read = PARTIES.read(PARTIES.write(told))
    assert {who for who, _words in read} == {who for who, _words in told}
    assert PARTIES.read(PARTIES.write(read)) == read
