"""The operator and the fund's own secretariat keep the record; nobody else does."""

import pytest

from letsema.programmes.rules.permissions import may_keep_record
from letsema.values import OPERATOR, Actor
from letsema.values.actor import Grant


def holding(role, fund=""):
    return Actor("p1", grants=frozenset({Grant(role, fund)}))


@pytest.mark.parametrize(
    "actor", [OPERATOR, holding("secretariat"), holding("secretariat", "hill-fund")]
)
def test_those_who_hold_the_grant_may(actor):
    assert may_keep_record(actor, "hill-fund") == []


@pytest.mark.parametrize(
    "actor", [Actor("p1"), holding("reader"), holding("secretariat", "lake-fund")]
)
def test_those_without_the_grant_may_not(actor):
    assert [r.code for r in may_keep_record(actor, "hill-fund")] == ["not-yours"]


def test_a_programme_without_fund_is_kept_by_those_who_keep_all():
    assert may_keep_record(holding("secretariat"), "") == []
    assert may_keep_record(holding("secretariat", "hill-fund"), "") != []
