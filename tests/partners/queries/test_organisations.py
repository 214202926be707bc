"""Organisations are read with their names over time, with a fixed number of questions."""

from datetime import date

import pytest

from letsema.partners import commands, queries
from letsema.partners.rules import Name
from letsema.values import OPERATOR
from tests import making

pytestmark = pytest.mark.django_db


def register(key, *names):
    commands.register_organisation(
        key=key, kind="un-organisation", names=names, by=OPERATOR, at=making.at()
    )


def test_an_organisation_is_called_what_it_was_called_that_day():
    register(
        "un-women",
        Name("The Fund", valid_until=date(2010, 7, 2)),
        Name("The Entity", valid_from=date(2010, 7, 2)),
    )
    view = queries.organisation("un-women")
    assert view.name_on(date(2009, 1, 1)) == "The Fund"
    assert view.name_on(date(2013, 9, 1)) == "The Entity"
    assert view.name == "The Entity"
    assert [o.key for o in queries.organisations_called("the fund")] == ["un-women"]


def test_an_organisation_without_acronym_goes_by_its_name_and_without_name_by_its_acronym():
    register("a", Name("Only a name"))
    register("b", Name("ONLY", "acronym"))
    register("c", Name("alias only", "alias"))
    assert queries.organisation("a").acronym == "Only a name"
    assert queries.organisation("b").name == "ONLY"
    assert queries.organisation("c").name == "c"


def test_what_is_not_there_is_not_found():
    assert queries.organisation("nobody") is None
    assert queries.organisations_called("nobody") == ()
    assert queries.organisation_keys(["nobody"]) == {}
    assert queries.organisations_by_pk([99]) == {}


@pytest.mark.parametrize("number", [1, 3])
def test_organisations_are_read_with_two_questions(number, django_assert_num_queries):
    for position in range(number):
        register(f"o{position}", Name(f"Name {position}"), Name("SAME", "acronym"))
    with django_assert_num_queries(2):
        assert len(queries.organisations()) == number
    with django_assert_num_queries(2):
        assert len(queries.organisations_called("same")) == number
