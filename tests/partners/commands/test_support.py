"""Support is recorded once, its value known or not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from letsema.journal import queries as journal
from letsema.partners import commands
from letsema.partners.models import Support
from letsema.partners.rules.support import value_stage
from letsema.values import OPERATOR, Money, Quantity, Refused, When
from tests import making
from tests.partners import agreements_told as t

pytestmark = pytest.mark.django_db
BY = {"by": OPERATOR, "at": making.at()}
LANTERNS = Quantity(Decimal(1400), "more-than", "lanterns")


@pytest.fixture(autouse=True)
def _world():
    making.world()


def worth(amount: str = "400000", currency: str = "USD", kind: str = "goods") -> Money:
    return Money(Decimal(amount), currency, value_stage(kind))


def test_the_same_support_told_again_is_the_same():
    told = {"quantity": LANTERNS, "countries": ["SOM"], "since": When.parse("2012")}
    number = t.support(**told)
    before = journal.head()
    assert t.support(**told, citing=making.say(making.PAGE)) == number
    assert journal.head() == before
    assert t.support(**{**told, "countries": ["SOM", "KEN"]}) != number


def test_support_withdrawn_can_be_recorded_anew():
    number = t.support()
    commands.withdraw_support(number=number, why="was a loan", **BY)
    assert t.support() != number
    assert list(journal.breaches()) == []


def test_support_of_unknown_value_stands():
    row = Support.objects.get(pk=t.support(quantity=LANTERNS))
    assert (row.value, row.currency, row.valued) == (None, "", "unknown")
    assert (row.number, row.qualifier, row.unit) == (1400, "more-than", "lanterns")


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"giver": "nobody"}, "unknown-organisation"),
        ({"giver": ""}, "no-giver"),
        ({"receiver": "nobody"}, "unknown-organisation"),
        ({"kind": "applause"}, "support-kind"),
        ({"value": worth()}, "value-whole"),
        ({"value": worth(kind="money"), "valued": "stated"}, "money-stage"),
        ({"value": worth(currency="XXQ"), "valued": "stated"}, "currency"),
        ({"countries": ["XXX"]}, "unknown-country"),
        ({"agreement": "nothing"}, "unknown-agreement"),
        ({"since": date(2020, 1, 1), "until": date(2019, 1, 1)}, "ends-before"),
        ({"citing": making.say("no-source")}, "unknown-source"),
        ({"receiver_words": "x" * 301}, "too-long"),
        ({"quantity": Quantity(Decimal(1), unit="x" * 101)}, "too-long"),
    ],
)
def test_support_that_cannot_be_is_refused_whole(told, code):
    before = journal.head()
    with pytest.raises(Refused) as refused:
        t.support(**told)
    assert [each.code for each in refused.value.refusals] == [code]
    assert (journal.head(), Support.objects.count()) == (before, 0)


@pytest.mark.parametrize(
    "row",
    [
        {"kind": "applause"},
        {"words": ""},
        {"number": 5},
        {"qualifier": "about"},
        {"number": -1, "qualifier": "about"},
        {"value": 5, "currency": "USD"},
        {"value": 5, "currency": "usd", "valued": "stated"},
        {"value": 0, "currency": "USD", "valued": "stated"},
        {"currency": "USD"},
        {"valued": "stated"},
        {"currency": "USD", "valued": "stated"},
        {"kind": "money", "value": 5, "currency": "USD", "valued": "market-price"},
        {"precision": "day"},
        {"terms": "the same"},
        {"withdrawn_at": making.at()},
    ],
)
def test_the_database_refuses_support_that_cannot_be(row):
    first = Support.objects.get(pk=t.support())
    Support.objects.filter(pk=first.pk).update(terms="the same")
    told = {"kind": "goods", "words": "W", "recorded_at": making.at(), **row}
    made = Support(giver_id=first.giver_id, source_id=first.source_id, **told)
    with pytest.raises(IntegrityError), transaction.atomic():
        Support.objects.bulk_create([made])
