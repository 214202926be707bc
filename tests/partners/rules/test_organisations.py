"""Going on from one to the next: ties never lead back, merges lead to one end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letsema.partners.rules.organisations import ends, in_circles, judge_identifier, reached

GRAPHS = st.dictionaries(st.integers(0, 5), st.lists(st.integers(0, 5), max_size=3), max_size=6)


@given(GRAPHS)
def test_all_that_is_reached_is_one_step_or_reached_from_a_step(ahead):
    for start in ahead:
        found = reached(start, ahead)
        assert found == {each for step in ahead[start] for each in {step, *reached(step, ahead)}}
        assert (start in in_circles(ahead)) == (start in found)


@given(st.dictionaries(st.integers(1, 9), st.integers(0, 8), max_size=8))
def test_merges_lead_to_one_that_is_not_merged(told):
    downhill = {start: min(end, start - 1) for start, end in told.items()}
    found = ends(downhill)
    assert found.keys() == downhill.keys()
    for start, end in found.items():
        assert end not in downhill
        assert found.get(downhill[start], downhill[start]) == end


def test_merges_that_lead_round_are_an_error():
    with pytest.raises(ValueError, match="leads back"):
        ends({1: 2, 2: 1})


@pytest.mark.parametrize(
    ("scheme", "value", "codes"),
    [
        ("ror", "02", []),
        ("register:GB-CHC", "1", []),
        ("iati-org", "XM-1", []),
        ("", "1", ["identifier-scheme"]),
        ("ROR", "1", ["identifier-scheme"]),
        ("a:b:c", "1", ["identifier-scheme"]),
        ("a" * 61, "1", ["identifier-scheme"]),
        ("ror", "", ["identifier-value"]),
    ],
)
def test_an_identifier_has_a_scheme_and_a_value(scheme, value, codes):
    assert [refusal.code for refusal in judge_identifier(scheme, value)] == codes
