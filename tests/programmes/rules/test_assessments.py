"""An assessment gives points of the fund's criteria, or says why a note is not eligible."""

from datetime import date

import pytest

from letsema.programmes.rules.assessments import Criterion, judge_assessment
from letsema.programmes.rules.conditions import ConditionTerms, overdue
from letsema.programmes.rules.submissions import SUBMISSION_KINDS, record_key, source_key

CRITERIA = [Criterion("ownership", "Ownership", 5)]


def codes(**told):
    asked = {"eligible": True, "ineligible_reason": "", "scores": {"ownership": 5}}
    asked |= {"recommendation": "approve", "criteria": CRITERIA, **told}
    return [refusal.code for refusal in judge_assessment(**asked)]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, []),
        ({"scores": {}}, []),
        ({"scores": {"ownership": 6}}, ["points"]),
        ({"scores": {"ownership": -1}}, ["points"]),
        ({"scores": {"ownership": 2.5}}, ["points"]),
        ({"scores": {"ownership": True}}, ["points"]),
        ({"scores": {"beauty": 1}}, ["unknown-criterion"]),
        ({"recommendation": "perhaps"}, ["recommendation"]),
        ({"ineligible_reason": "Late."}, ["ineligible-reason"]),
        ({"eligible": False, "recommendation": "return"}, ["ineligible-reason"]),
        ({"eligible": False, "ineligible_reason": "No government."}, ["not-eligible"]),
        (
            {"eligible": False, "ineligible_reason": "Late.", "recommendation": "decline"},
            [],
        ),
    ],
)
def test_what_an_assessment_may_say(told, expected):
    assert codes(**told) == expected


def test_terms_of_conditions_are_read_back_from_json():
    for terms in (ConditionTerms("Do it.", "iom"), ConditionTerms("x", due_on=date(2021, 1, 1))):
        assert ConditionTerms.from_json(terms.as_json()) == terms
    assert overdue(date(2021, 1, 1), date(2021, 1, 2))
    assert not overdue(None, date.max)


def test_keys_of_sources_fit_their_column():
    longest = max(len(source_key("A" * 80, kind, 99)) for kind in SUBMISSION_KINDS)
    assert max(longest, len(record_key("f" * 80)), len(record_key(None))) <= 120
