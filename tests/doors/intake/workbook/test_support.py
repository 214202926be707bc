"""Support by workbook: known again by its number or by all it says."""

from __future__ import annotations

from decimal import Decimal

import pytest

from letsema.documents import queries as documents
from letsema.partners import commands, queries
from letsema.values import OPERATOR, Quantity, When
from tests import making
from tests.doors.intake.workbook import taking
from tests.partners import agreements_told as told
from tests.world import everything

pytestmark = pytest.mark.django_db
HOW = {"by": OPERATOR, "at": making.at()}
LANTERNS = {
    "giver": "ilo",
    "kind": "goods",
    "words": "Solar lanterns",
    "receiver": "iom",
    "quantity": Decimal(1400),
    "qualifier": "more-than",
    "unit": "lanterns",
    "since": When.parse("2012"),
    "countries": ("KEN", "SOM"),
}
MONEY = {
    "giver": "ilo",
    "kind": "money",
    "words": "A grant",
    "value": Decimal("850000.00"),
    "currency": "EUR",
    "valued": "stated",
}


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.HOME = tmp_path / "files"
    making.world()


def test_support_comes_in_with_its_number_and_goes_out_again():
    assert taking.counts(taking.load("support", LANTERNS, MONEY)) == (2, 0, 0)
    goods, money = sorted(queries.support(), key=lambda each: each.number)
    assert goods.quantity == Quantity(Decimal(1400), "more-than", "lanterns")
    assert (goods.value, goods.countries) == (None, ("KEN", "SOM"))
    assert (money.value.amount, money.value.currency, money.valued) == (
        Decimal(850000),
        "EUR",
        "stated",
    )
    held = everything()
    assert [row["number"] for row in taking.filled("support")] == [goods.number, money.number]
    assert taking.counts(taking.again("support")) == (0, 2, 0)
    assert everything() == held


def test_a_workbook_that_grew_adds_what_is_new_only_and_makes_no_source_for_the_rest():
    taking.load("support", {**LANTERNS, "source": making.PAGE})
    sources = len(documents.sources())
    same = {**LANTERNS, "countries": ("SOM", "KEN"), "valued": "unknown"}
    assert taking.counts(taking.load("support", same, same)) == (0, 2, 0)
    assert len(documents.sources()) == sources
    assert taking.counts(taking.load("support", same, MONEY)) == (1, 1, 0)


def test_a_row_with_its_number_changed_is_told_and_not_entered_beside_it():
    taking.load("support", LANTERNS)
    (row,) = taking.filled("support")
    outcome = taking.load("support", {**row, "quantity": Decimal(1500), "purpose": "Light"})
    assert taking.faults(outcome) == [
        ("stands-otherwise", 2, "How many"),
        ("stands-without", 2, "Purpose"),
    ]
    none = taking.load("support", {**row, "number": row["number"] + 1})
    assert taking.faults(none) == [("no-such-number", 2, "Record number")]


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        ({"value": None}, ("value-and-currency", 2, "Value")),
        ({"currency": None}, ("value-and-currency", 2, "Currency")),
        ({"valued": None}, ("value-whole", 2, "Valued how")),
        ({"valued": "market-price"}, ("money-price", 2, "Valued how")),
        ({"unit": "grants"}, ("no-quantity", 2, "Of what")),
        ({"quantity": Decimal("0.00001")}, ("not-a-number", 2, "How many")),
        ({"giver": "nobody"}, ("unknown-organisation", 2, "Giver")),
        ({"agreement": "none"}, ("unknown-agreement", 2, "Agreement")),
    ],
)
def test_what_cannot_stand_is_told_at_its_cell(more, fault):
    assert taking.faults(taking.load("support", {**MONEY, **more})) == [fault]


def test_what_hangs_on_an_internal_agreement_is_for_who_may_see_that():
    told.agreement(internal=True)
    taking.load("support", LANTERNS, {**MONEY, "agreement": told.KEY})
    assert len(taking.filled("support")) == 2
    assert [row["kind"] for row in taking.filled("support", taking.READER)] == ["goods"]
    hidden = taking.load("support", {**LANTERNS, "agreement": told.KEY}, by=taking.READER)
    assert taking.faults(hidden) == [("unknown-agreement", 2, "Agreement")]


def test_what_a_merged_organisation_gave_keeps_its_number():
    taking.load("support", LANTERNS)
    commands.merge_organisations(key="ilo", into="unfpa", why="one", **HOW)
    (row,) = taking.filled("support")
    assert row["giver"] == "unfpa"
    del row["number"]
    assert taking.counts(taking.load("support", row)) == (0, 1, 0)
    assert len(queries.support()) == 1
