"""Support as it is read and summed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from letsema.partners import commands, queries
from letsema.partners.rules.support import value_stage
from letsema.values import OPERATOR, Money, Quantity, When
from tests import making
from tests.partners import agreements_told as t

pytestmark = pytest.mark.django_db
BY = {"by": OPERATOR, "at": making.at()}


@pytest.fixture(autouse=True)
def _world():
    making.world()


def worth(amount: str, kind: str, currency: str = "USD") -> dict:
    value = Money(Decimal(amount), currency, value_stage(kind))
    return {"kind": kind, "value": value, "valued": "stated"}


def words(**asked) -> list[str]:
    return [each.words for each in queries.support(**asked)]


def test_support_is_read_as_it_was_told():
    lanterns = Quantity(Decimal(1400), "more-than", "lanterns")
    told = {"quantity": lanterns, "countries": ["SOM", "KEN"], "since": When.parse("2012")}
    number = t.support(**told, agreement=t.agreement(), purpose="Safety at night")
    (found,) = queries.support()
    assert (found.number, found.giver.key, found.receiver.key) == (number, "ilo", "iom")
    assert (found.quantity, found.countries) == (lanterns, ("KEN", "SOM"))
    assert (found.value, found.valued, found.agreement) == (None, "unknown", t.KEY)
    assert (found.since, found.until, found.place) == (When.parse("2012"), None, "p. 1")


def test_support_is_found_by_whom_where_kind_and_agreement():
    t.support(words="A", countries=["SOM"], since=When.parse("2013"))
    t.support(words="B", giver="unfpa", receiver="", since=When.parse("2012"))
    t.support(words="C", kind="airtime", agreement=t.agreement())
    assert words() == ["B", "A", "C"]
    assert (words(organisation="iom"), words(organisation="unfpa")) == (["A", "C"], ["B"])
    assert (words(country="SOM"), words(kind="airtime")) == (["A"], ["C"])
    assert (words(agreement=t.KEY), words(organisation="nobody")) == (["C"], [])


def test_a_merge_loses_no_support_of_either():
    t.support(words="A")
    t.support(words="B", giver="unfpa")
    commands.merge_organisations(key="unfpa", into="ilo", why="the same", **BY)
    assert words(organisation="unfpa") == words(organisation="ilo") == ["A", "B"]
    assert {each.giver.key for each in queries.support()} == {"ilo"}


def test_money_and_kind_stand_apart_in_the_totals():
    t.support(words="A", **worth("400000", "money"))
    t.support(words="B", **worth("850000.50", "money"))
    t.support(words="C", **worth("5", "money", "EUR"))
    t.support(words="D", **worth("7", "goods"))
    t.support(words="E")
    gone = t.support(words="F", **worth("9", "goods"))
    commands.withdraw_support(number=gone, why="a loan", **BY)
    cash, goods = queries.support_totals()
    assert (cash.kind, cash.count, cash.unknown) == ("money", 3, 0)
    assert [(s.value.as_json(), s.count) for s in cash.sums] == [
        ({"amount": "5.00", "currency": "EUR"}, 1),
        ({"amount": "1250000.50", "currency": "USD"}, 2),
    ]
    assert (goods.kind, goods.count, goods.unknown) == ("goods", 2, 1)
    assert [str(s.value.amount) for s in goods.sums] == ["7.00"]


def test_support_under_an_internal_agreement_is_not_public():
    number = t.support(agreement=t.agreement(internal=True), **worth("5", "money"))
    assert (queries.support(), queries.support_totals()) == ((), ())
    assert queries.support_by_number([number]) == {}
    assert len(queries.support(public_only=False)) == 1
    assert len(queries.support_totals(public_only=False)) == 1
    assert list(queries.support_by_number([number], public_only=False)) == [number]


@pytest.mark.parametrize("internal", [True, False])
def test_whether_support_is_public_follows_the_agreement_that_stands(internal):
    t.support(agreement=t.agreement(internal=not internal))
    commands.withdraw_agreement(key=t.KEY, why="entered wrongly", **BY)
    assert len(queries.support()) == int(internal)
    t.agreement(internal=internal)
    assert len(queries.support()) == int(not internal)


def test_support_withdrawn_is_found_no_more():
    number = t.support()
    commands.withdraw_support(number=number, why="a loan", **BY)
    assert (queries.support(), queries.support_by_number([number])) == ((), {})


def test_a_list_of_support_takes_the_same_number_of_questions_at_any_length():
    def asked() -> int:
        with CaptureQueriesContext(connection) as told:
            queries.support(organisation="iom")
            queries.support_totals(country="SOM")
        return len(told)

    t.support(words="A", countries=["SOM"], agreement=t.agreement())
    one = asked()
    t.support(words="B", giver="unfpa", countries=["SOM", "KEN"])
    t.support(words="C", receiver="unfpa", countries=["SOM"], **worth("5", "goods"))
    assert asked() == one
