"""A reference is read by people and never given twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letsema.programmes.rules.references import REFERENCE, make_reference


@pytest.mark.parametrize(
    ("heading", "area", "reference"),
    [
        ("BOTSWANA", 1, "BOTSWANA-1"),
        ("Côte d’Ivoire – Burkina Faso", 3, "COTE-D-IVOIRE-BURKINA-FASO-3"),
        ("REPUBLIC OF MOLDOVA", 5, "MOLDOVA-5"),
        ("Kingdom of Lesotho", 4, "LESOTHO-4"),
        ("GHANA", None, "GHANA"),
        ("???", None, "PROGRAMME"),
        ("", 2, "PROGRAMME-2"),
    ],
)
def test_a_reference_is_made_of_heading_and_area(heading, area, reference):
    assert make_reference(heading, area, ()) == reference


def test_letters_tell_programmes_apart():
    taken, made = set(), []
    for _ in range(29):
        made.append(make_reference("Ghana", 2, taken))
        taken.add(made[-1])
    assert made[:3] == ["GHANA-2", "GHANA-2-B", "GHANA-2-C"]
    assert made[25:] == ["GHANA-2-Z", "GHANA-2-AA", "GHANA-2-AB", "GHANA-2-AC"]


@given(st.text(max_size=120), st.none() | st.integers(1, 9))
def test_any_heading_makes_a_reference(heading, area):
    reference = make_reference(heading, area, ())
    assert REFERENCE.fullmatch(reference)
    assert len(reference) <= 70
    other = make_reference(heading, area, {reference})
    assert REFERENCE.fullmatch(other)
    assert other != reference
