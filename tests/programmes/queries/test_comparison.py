"""The net differences between two days."""

from datetime import date

import pytest

from letsema.programmes import queries
from letsema.values import When
from tests import making

pytestmark = pytest.mark.django_db
BEFORE, AFTER = making.DAY, date(2022, 6, 30)


@pytest.fixture(autouse=True)
def _world():
    making.world()
    making.programme("GHANA-2", approved="2021-01-01")


def compared(before=BEFORE, after=AFTER, known_at=None):
    told = queries.compare(making.FUND, before, after, known_at).as_json()
    return {key: value for key, value in told.items() if value and key not in ("from", "to")}


def test_two_equal_days_do_not_differ():
    assert queries.compare(making.FUND, BEFORE, AFTER).empty
    assert compared() == {}


def test_one_that_entered():
    making.programme("TOGO-2", approved="2022-01-01")
    assert compared() == {"entered": ["TOGO-2"]}
    assert compared(AFTER, BEFORE)["left"][0]["reference"] == "TOGO-2"


def test_one_that_left_with_its_reason_and_decision():
    making.stage(
        "GHANA-2", "removed", "2022-01-01", citing=making.decide("D9"),
        reason="funded-elsewhere", public_words="Another fund pays.",
    )  # fmt: skip
    assert compared() == {
        "left": [{"reference": "GHANA-2", "reason": "funded-elsewhere", "decision": "D9"}]
    }
    [left] = queries.compare(making.FUND, BEFORE, AFTER).left
    assert left.public_words == "Another fund pays."


def test_one_that_moved_and_was_funded():
    making.stage("GHANA-2", "document-solicited", "2021-09-01")
    making.stage("GHANA-2", "document-submitted", "2021-10-01")
    making.stage("GHANA-2", "document-approved", "2021-11-01", citing=making.decide("D9"))
    told = {"reference": "GHANA-2", "from": "concept-note-approved", "decision": "D9"}
    assert compared() == {
        "moved": [{**told, "to": "funded"}],
        "stage_moved": [{**told, "to": "document-approved"}],
        "funded": ["GHANA-2"],
    }
    assert compared(AFTER, AFTER) == {}


def test_one_that_moved_under_the_same_label():
    making.stage("GHANA-2", "signed", "2021-01-02")
    making.stage("GHANA-2", "operationally-closed", "2022-01-02")
    assert list(compared()) == ["stage_moved"]


def test_fields_told_otherwise():
    making.state(
        "GHANA-2",
        {"title": "Other", "duration_months": 24, "budget": making.money(5, "EUR"), "summary": "x"},
        when=When.parse("2022-01-01"),
    )
    told = {change["field"]: (change["from"], change["to"]) for change in compared()["changed"]}
    assert told == {
        "title": ("Work in GHANA-2", "Other"),
        "duration_months": (36, 24),
        "budget": (
            {"amount": "1700000.00", "currency": "USD"},
            {"amount": "5.00", "currency": "EUR"},
        ),
    }


def test_what_was_learned_later_is_no_difference_as_known_then():
    making.stage("GHANA-2", "signed", "2022-01-01", at=making.at("2023-01-01"))
    assert "funded" in compared()
    assert compared(known_at=date(2022, 12, 31)) == {}


@pytest.mark.parametrize("number", [1, 3])
def test_the_number_of_questions_is_fixed(number, django_assert_max_num_queries):
    for position in range(number):
        making.programme(f"P-{position}", approved="2021-01-01")
        making.stage(f"P-{position}", "removed", "2022-01-01", reason="other", public_words="x")
    with django_assert_max_num_queries(34):
        assert len(queries.compare(making.FUND, BEFORE, AFTER).left) == number
