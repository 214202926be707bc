"""Grants reach as far as their scope."""

from letsema.values import OPERATOR, Actor, Refusal, Refused
from letsema.values.actor import Grant


def test_a_grant_without_scope_reaches_every_fund():
    assert OPERATOR.has("operator")
    assert OPERATOR.has("operator", "hill-fund")


def test_a_grant_for_a_fund_reaches_that_fund_only():
    somebody = Actor("p1", grants=frozenset({Grant("secretariat", "hill-fund")}))
    assert somebody.has("secretariat", "hill-fund")
    assert not somebody.has("secretariat", "lake-fund")
    assert not somebody.has("secretariat")
    assert not somebody.has("operator", "hill-fund")


def test_a_refusal_says_every_reason_in_words():
    refused = Refused(Refusal("a", "this is missing"), Refusal("b", "that is wrong", "field"))
    assert str(refused) == "this is missing; that is wrong"
    assert [r.code for r in refused.refusals] == ["a", "b"]
    assert str(refused.refusals[1]) == "that is wrong"
