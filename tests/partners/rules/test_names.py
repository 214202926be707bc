"""Names are for a time and in a language; an acronym is not a key."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letsema.partners.rules import Name, folded, key_from, shown_name

OLD = Name("Office for the Hill", valid_until=date(2016, 9, 19))
NEW = Name("Agency for the Hill", valid_from=date(2016, 9, 19))
FRENCH = Name("Agence de la colline", language="fr", valid_from=date(2016, 9, 19))


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2013, 9, 1), OLD),
        (date(2016, 9, 18), OLD),
        (date(2016, 9, 19), NEW),
        (date(2024, 1, 1), NEW),
        (None, NEW),
    ],
)
def test_the_name_shown_is_that_of_the_day(day, name):
    assert shown_name([NEW, OLD, FRENCH], "official", "en", day) == name.text


def test_a_name_in_the_language_asked_for_stands_before_english_and_others():
    assert shown_name([NEW, FRENCH], "official", "fr") == FRENCH.text
    assert shown_name([NEW, FRENCH], "official", "es") == NEW.text
    assert shown_name([FRENCH], "official", "en") == FRENCH.text


def test_a_name_of_the_day_stands_before_one_in_the_language():
    assert shown_name([OLD, FRENCH], "official", "en", date(2020, 1, 1)) == FRENCH.text


def test_of_two_names_that_hold_the_newer_is_shown():
    newer = Name("Zebra", valid_from=date(2020, 1, 1))
    assert shown_name([Name("Antelope"), newer], "official", "en") == "Zebra"
    assert shown_name([Name("Antelope"), newer], "official", "en", date(2019, 1, 1)) == "Antelope"


def test_there_is_no_name_of_a_kind_nobody_gave():
    assert shown_name([NEW], "acronym", "en") == ""


def test_names_are_compared_without_case_accents_and_punctuation():
    assert folded("  Côte d’Ivoire (UN-Habitat) ") == folded("COTE D IVOIRE un habitat")
    assert folded("Straße") == folded("STRASSE")


@given(st.text(max_size=200))
def test_a_key_made_of_any_name_is_a_key_or_nothing(text):
    key = key_from(text)
    assert len(key) <= 80
    assert " " not in key
    assert key == key.strip("-")


@given(st.text(max_size=80))
def test_folding_twice_is_folding_once(text):
    assert folded(folded(text)) == folded(text)
