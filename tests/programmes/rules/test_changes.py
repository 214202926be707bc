"""Change-sets are judged against what stands; an extension lengthens by the months it adds."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from letsema.programmes.rules.changes import judge_change, months_between, with_consequences
from letsema.values import When

DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))


@given(DAYS, DAYS, st.integers(1, 200))
def test_an_extension_is_later_or_refused(before, after, lasted):
    stood = {"ends": When.on(before), "duration_months": lasted}
    facts = {"ends": When.on(after)}
    assert (judge_change("extension", facts, stood) == []) == (after > before)
    whole = with_consequences("extension", facts, stood)
    assert whole["duration_months"] == lasted + months_between(before, after)


@given(DAYS, DAYS, DAYS)
def test_months_add_up(one, two, three):
    assert months_between(one, two) + months_between(two, three) == months_between(one, three)
    assert months_between(one, two) == -months_between(two, one)


def test_a_length_that_is_given_is_kept_and_one_that_is_not_known_is_not_made_up():
    facts = {"ends": When.on(date(2024, 1, 1))}
    stood = {"ends": When.on(date(2023, 1, 1))}
    assert with_consequences("extension", facts, stood) == facts
    given = {**facts, "duration_months": 40}
    assert with_consequences("extension", given, {**stood, "duration_months": 24}) == given
    assert with_consequences("revision", facts, {**stood, "duration_months": 24}) == facts


def test_where_no_end_is_known_any_end_may_be_set():
    assert judge_change("extension", {"ends": When.on(date(2024, 1, 1))}, {}) == []
    planned = {"ends_original": When.on(date(2025, 1, 1))}
    [refusal] = judge_change("extension", {"ends": When.on(date(2024, 1, 1))}, planned)
    assert refusal.code == "not-later"
