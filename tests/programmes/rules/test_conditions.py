"""When a condition may still be met or waived."""

from __future__ import annotations

from datetime import date

import pytest

from letsema.programmes.rules.conditions import judge_open

MET = date(2021, 9, 1)


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ({"met_on": MET, "waived_by": None}, "is met since 2021-09-01: it is open no more"),
        ({"met_on": None, "waived_by": "SC-01/2021-01"}, "was waived by decision SC-01/2021-01"),
        ({"met_on": None, "waived_by": None, "stands": False}, "stands no more"),
    ],
)
def test_one_that_is_closed_says_how(state, said):
    (refusal,) = judge_open("Name the towns.", **state)
    assert refusal.code == "condition-closed"
    assert said in str(refusal)


def test_one_that_is_open_may_be_met_or_waived():
    assert judge_open("Name the towns.", met_on=None, waived_by=None) == []
