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
    refused = Refused(Refusal("a", "this is missing"), Refusal("b", "that is wrong", field="field"))
    assert str(refused) == "this is missing; that is wrong"
    assert [r.code for r in refused.refusals] == ["a", "b"]
    assert str(refused.refusals[1]) == "that is wrong"


def test_a_refusal_tells_its_values_in_their_places():
    refusal = Refusal(
        "unknown", "%(field)s: no %(what)s among %(count)d", field="fund", what="x", count=3
    )
    assert str(refusal) == "fund: no x among 3"
    assert refusal.words % refusal.told == str(refusal)
    assert refusal.told == {"field": "fund", "what": "x", "count": 3}


def test_refusals_that_say_the_same_are_the_same():
    assert Refusal("a", "no %(what)s", what="x") == Refusal("a", "no %(what)s", what="x")
    assert len({Refusal("a", "no %(what)s", what=what) for what in ("x", "y", "x")}) == 2


def test_a_value_may_be_called_what_a_refusal_calls_its_own():
    assert str(Refusal("a", "%(code)s %(words)s", code="b", words="c")) == "b c"
