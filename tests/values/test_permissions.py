"""The operator and the secretariat concerned keep the record; nobody else does."""

import pytest

from letsema.values import (
    OPERATOR,
    Actor,
    may_add_to_record,
    may_keep_record,
    may_keep_register,
    may_see_register,
)
from letsema.values.actor import Grant


def holding(role, fund=""):
    return Actor("p1", grants=frozenset({Grant(role, fund)}))


@pytest.mark.parametrize(
    "actor", [OPERATOR, holding("secretariat"), holding("secretariat", "hill-fund")]
)
def test_those_who_hold_the_grant_may(actor):
    assert may_keep_record(actor, "hill-fund") == []
    assert may_keep_record(actor, "lake-fund", "hill-fund") == []
    assert may_add_to_record(actor) == []


@pytest.mark.parametrize("actor", [Actor("p1"), holding("reader"), holding("reader", "hill-fund")])
def test_those_without_the_grant_may_not(actor):
    for refusals in (may_keep_record(actor, "hill-fund"), may_add_to_record(actor)):
        assert [r.code for r in refusals] == ["not-yours"]


def test_another_funds_secretariat_adds_what_is_shared_and_no_more():
    actor = holding("secretariat", "lake-fund")
    assert may_keep_record(actor, "hill-fund") != []
    assert may_add_to_record(actor) == []


def test_what_concerns_no_fund_is_kept_by_those_who_keep_all():
    for funds in ((), ("",)):
        assert may_keep_record(OPERATOR, *funds) == []
        assert may_keep_record(holding("secretariat"), *funds) == []
        assert may_keep_record(holding("secretariat", "hill-fund"), *funds) != []


def test_what_all_funds_share_is_corrected_by_any_secretariat_and_no_submitter():
    for keeper in (OPERATOR, holding("secretariat"), holding("secretariat", "hill-fund")):
        assert may_keep_register(keeper) == []
    for other in (Actor("p1"), holding("submitter", "hill-fund"), holding("reviewer")):
        assert [r.code for r in may_keep_register(other)] == ["not-yours"]


def test_what_of_the_register_is_internal_is_for_who_keeps_it_or_sees_everything():
    for one in (OPERATOR, holding("secretariat", "hill-fund"), holding("reviewer")):
        assert may_see_register(one)
    for other in (Actor("p1"), holding("submitter", "hill-fund"), holding("auditor", "hill-fund")):
        assert not may_see_register(other)
