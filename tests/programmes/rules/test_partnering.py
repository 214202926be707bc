"""When two printed names are the same, and what may be told."""

from hypothesis import given
from hypothesis import strategies as st

from letsema.programmes.rules.partnering import judge_body_role, judge_words, printed_as


def test_case_accents_and_punctuation_do_not_count():
    assert printed_as("Ministère de la Santé") == printed_as(" MINISTERE  de la sante.")
    assert printed_as("ILO", None) == printed_as("ILO", "")


def test_a_heading_tells_two_of_one_name_apart():
    assert printed_as("Ministry of Health", "Gabon") != printed_as("Ministry of Health", "Togo")
    assert printed_as("Gabon Health") != printed_as("Health", "Gabon")


@given(st.text(), st.text())
def test_any_text_is_known_by_something_short(name, heading):
    assert len(printed_as(name, heading)) == 64
    assert printed_as(name, heading) == printed_as(f" {name} ", heading)


def test_what_is_no_role_and_what_says_nothing_is_refused():
    assert judge_body_role("set-up") == []
    assert [each.code for each in judge_body_role("owner")] == ["body-role"]
    assert [each.code for each in judge_words("  ", "why")] == ["empty"]
