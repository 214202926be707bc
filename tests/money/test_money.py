"""Allocations: exact, resting on a decision, as at and as known at a day."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from letsema.journal import queries as journal
from letsema.money import commands, queries
from letsema.money.models import Allocation
from letsema.money.rules import judge_allocation, region_of
from letsema.programmes.rules.facts import CountryPart
from letsema.values import Money
from letsema.values.money import MoneyStage
from tests import making
from tests.proceedings import holding as h

DAY = date(2021, 9, 15)


def share(key="iom", amount: int | str | Decimal = 5, currency="USD"):
    return key, Money(Decimal(amount), currency, MoneyStage.ALLOCATION)


def allocate(*shares, reference="GHANA-2", decision="D1", on=DAY):
    citing = making.Citation(decision=decision)
    told = {"reference": reference, "shares": shares, "citing": citing, "on": on}
    return h.codes(commands.allocate, **told, **h.HOW)


@pytest.fixture
def _world():
    making.world()
    making.programme()
    making.decide("D1", DAY)


@pytest.mark.parametrize(
    ("shares", "code"),
    [
        ([], "no-shares"),
        ([share(amount=0)], "amount"),
        ([("iom", making.money(5))], "money-stage"),
        ([share(), share()], "named-twice"),
        ([share(), share("ilo", 5, "EUR")], "currencies"),
    ],
)
def test_what_is_no_allocation_is_refused(shares, code):
    assert [each.code for each in judge_allocation(shares)] == [code]


def test_a_programme_is_counted_in_one_region():
    assert region_of(["GHA", "TGO"])[1] == "Africa"
    assert region_of(["GHA", "PER"])[0] == "several"
    assert region_of([])[0] == "none"


@given(st.lists(st.decimals(1, 10**12, places=2), min_size=1, max_size=8))
def test_sums_are_exact_to_the_cent(amounts):
    (told,) = queries.sums(share(amount=each)[1] for each in amounts)
    assert told.amount == sum(amounts)


def test_currencies_and_stages_are_not_added():
    told = queries.sums([share()[1], share(currency="EUR")[1], share()[1]])
    assert [(each.currency, each.amount) for each in told] == [("EUR", 5), ("USD", 10)]
    with pytest.raises(ValueError, match="not added"):
        queries.sums([share()[1], making.money(5)])


@pytest.mark.django_db
@pytest.mark.usefixtures("_world")
def test_an_allocation_rests_on_a_decision_and_is_made_once():
    assert allocate(share(amount="12.34"), share("ilo", 7)) == []
    assert allocate(share()) == ["allocated-already"]
    assert allocate(share(), decision="D9") == ["no-decision"]
    assert allocate(share("nobody")) == ["unknown-organisation"]
    assert allocate(share(), reference="NOBODY") == ["unknown-programme"]
    told = queries.allocations("GHANA-2")
    assert [str(each.amount.amount) for each in told] == ["12.34", "7.00"]
    assert list(journal.breaches()) == []


@pytest.mark.django_db
@pytest.mark.usefixtures("_world")
def test_what_is_unsaid_stays_as_it_was_known():
    allocate(share())
    told = {"reference": "GHANA-2", "decision": "D1", "by": h.OPERATOR}
    assert h.codes(commands.unsay_allocations, why=" ", at=making.at(), **told) == ["no-reason"]
    later = making.at("2021-10-01")
    assert commands.unsay_allocations(why="Wrong.", at=later, **told) == 1
    assert commands.unsay_allocations(why="Wrong.", at=later, **told) == 0
    assert queries.allocations("GHANA-2") == ()
    assert len(queries.allocations("GHANA-2", known_at=date(2021, 9, 30))) == 1
    assert allocate(share()) == []


@pytest.mark.django_db
@pytest.mark.usefixtures("_world")
def test_what_a_fund_allocated_is_told_by_area_and_region():
    making.programme("PERU-2", thematic_area="1", countries=[CountryPart("PER")])
    allocate(share(), share("ilo", 7))
    allocate(share(amount=1), reference="PERU-2", on=date(2021, 9, 20))
    told = queries.allocated(making.FUND, date(2021, 9, 30))
    assert [str(each.amount) for each in told.total.sums] == ["13.00"]
    assert [(each.key, each.programmes) for each in told.areas] == [("1", 1), ("2", 1)]
    assert sorted(each.title for each in told.regions) == ["Africa", "Americas"]
    assert queries.allocated(making.FUND, DAY).total.programmes == 1


@pytest.mark.django_db
@pytest.mark.usefixtures("_world")
def test_the_database_keeps_amounts_above_zero():
    allocate(share())
    with pytest.raises(IntegrityError), transaction.atomic():
        Allocation.objects.update(amount=0)
