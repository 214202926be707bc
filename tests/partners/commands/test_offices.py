"""Offices have names over time and cover countries and groupings as these were on the day."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from letsema.journal import queries as journal
from letsema.partners import commands, queries
from letsema.partners.models import Office, OfficeCoverage
from letsema.partners.rules import OfficeCalled
from letsema.values import OPERATOR, Refused, When
from tests import making

pytestmark = pytest.mark.django_db
HOW = {"by": OPERATOR, "at": making.at()}


@pytest.fixture(autouse=True)
def _world():
    making.world()


def open_office(key="nairobi", **told):
    told = {
        "organisation": "iom",
        "type": "regional",
        "names": ["Regional Office for the East"],
        "country": "KEN",
        "place_name": "Nairobi",
        "citing": making.say(place="p. 2"),
        **HOW,
        **told,
    }
    return commands.open_office(key=key, **told)


def cover(office="nairobi", **told):
    return commands.cover(office=office, **{"citing": making.say(), **HOW, **told})


def refused(call, **told):
    with pytest.raises(Refused) as answer:
        call(**told)
    return answer.value.refusals[0].code


def test_an_office_is_entered_once_with_where_it_stands():
    assert open_office() == "nairobi"
    before = journal.head()
    assert open_office() == "nairobi"
    assert journal.head() == before
    view = queries.office("nairobi")
    assert (view.organisation.key, view.type, view.country) == ("iom", "regional", "KEN")
    assert (view.place_name, view.place, view.name) == (
        "Nairobi",
        "p. 2",
        "Regional Office for the East",
    )
    assert view.countries_on() == {}


def test_an_office_is_called_what_it_was_called_that_day():
    old = OfficeCalled("Old Office", until=When.parse("2011"))
    open_office(names=[old])
    new = OfficeCalled("New Office", since=When.parse("2011"))
    french = OfficeCalled("Nouveau bureau", "fr", since=When.parse("2012"))
    numbers = [
        commands.name_office(office="nairobi", name=each, citing=making.say(), **HOW)
        for each in (new, french, new)
    ]
    assert numbers[0] == numbers[2]
    view = queries.office("nairobi")
    assert view.name_on(date(2010, 1, 1)) == "Old Office"
    assert view.name_on(date(2013, 1, 1)) == view.name == "New Office"
    assert view.name_on(language="fr") == "Nouveau bureau"
    until = {"until": date(2020, 1, 1), "citing": making.say(), **HOW}
    commands.end_office_name(number=numbers[0], **until)
    assert queries.office("nairobi").name == "Nouveau bureau"


def test_a_grouping_is_covered_as_its_members_were_on_the_day():
    open_office()
    cover(grouping="eac")
    number = cover(country="SWZ", since=date(2010, 1, 1))
    assert cover(country="SWZ", since=date(2010, 1, 1)) == number
    view = queries.office("nairobi")
    before = set(view.countries_on(date(2015, 1, 1)))
    after = set(view.countries_on(date(2023, 1, 1)))
    assert "KEN" in before
    assert ("SSD" in after, "SSD" in before) == (True, False)
    assert view.countries_on(date(2015, 1, 1))["SWZ"] == "certain"
    assert "SWZ" not in view.countries_on(date(2009, 1, 1))


def test_who_covers_a_country_is_told_by_day():
    open_office()
    open_office("pretoria", country="ZAF", type="subregional")
    cover(country="SWZ", since=When.parse("2010"))
    number = cover("pretoria", country="SWZ", since=date(2000, 1, 1))
    until = {"until": date(2010, 7, 1), "citing": making.say(), **HOW}
    commands.end_coverage(number=number, **until)

    def told(day):
        return {each.key: how for each, how in queries.offices_covering("SWZ", day)}

    assert told(date(2005, 1, 1)) == {"pretoria": "certain"}
    assert told(date(2010, 3, 1)) == {"pretoria": "certain", "nairobi": "possible"}
    assert told(date(2012, 1, 1)) == told(None) == {"nairobi": "certain"}


def test_offices_are_listed_by_whose_they_are_and_where():
    open_office()
    open_office("geneva", organisation="ilo", type="global", country="CHE")
    assert [each.key for each in queries.offices()] == ["geneva", "nairobi"]
    assert [each.key for each in queries.offices("iom")] == ["nairobi"]
    assert [each.key for each in queries.offices(country="CHE", type="global")] == ["geneva"]
    commands.merge_organisations(key="iom", into="ilo", why="The same.", **HOW)
    assert len(queries.offices("iom")) == len(queries.offices("ilo")) == 2


@pytest.mark.parametrize("number", [1, 3])
def test_offices_are_read_with_a_fixed_number_of_questions(number, django_assert_num_queries):
    for position in range(number):
        open_office(f"office-{position}")
        cover(f"office-{position}", country="KEN")
    with django_assert_num_queries(5):
        assert len(queries.offices()) == number


def test_what_was_entered_by_mistake_is_withdrawn():
    open_office(names=["One", "Two"])
    first, second = (each.number for each in queries.office("nairobi").names)
    number = cover(country="KEN")
    commands.withdraw_coverage(number=number, why="w", **HOW)
    commands.withdraw_office_name(number=first, why="w", **HOW)
    view = queries.office("nairobi")
    assert (view.coverages, [each.text for each in view.names]) == ((), ["Two"])
    last = {"number": second, "why": "w", **HOW}
    assert refused(commands.withdraw_office_name, **last) == "office-name"
    commands.withdraw_office(key="nairobi", why="w", **HOW)
    assert queries.office("nairobi") is None
    assert refused(cover, country="KEN") == "unknown-office"
    assert list(journal.breaches()) == []


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"type": "tent"}, "office-type"),
        ({"names": []}, "office-name"),
        ({"names": [" "]}, "office-name"),
        ({"country": "XXX"}, "unknown-country"),
        ({"organisation": "nobody"}, "unknown-organisation"),
        ({"key": "taken"}, "office-key"),
        ({"citing": making.say("nowhere")}, "unknown-source"),
        ({"place_name": "x" * 201}, "too-long"),
    ],
)
def test_an_office_that_cannot_be_is_refused(told, code):
    open_office("taken", organisation="ilo")
    before = journal.head()
    assert refused(open_office, **told) == code
    assert journal.head() == before


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({}, "covers-what"),
        ({"country": "KEN", "grouping": "eac"}, "covers-what"),
        ({"country": "XXX"}, "unknown-country"),
        ({"grouping": "the-moon"}, "unknown-grouping"),
        (
            {"country": "KEN", "since": date(2020, 1, 2), "until": date(2020, 1, 1)},
            "ends-before",
        ),
    ],
)
def test_what_cannot_be_covered_is_refused(told, code):
    open_office()
    assert refused(cover, **told) == code


@pytest.mark.parametrize("row", [{}, {"country": "KEN", "grouping": "eac"}, {"country": "ken"}])
def test_the_database_refuses_coverage_of_nothing_and_of_two_things(row):
    open_office()
    office = Office.objects.get()
    told = {"office": office, "source_id": office.source_id, "recorded_at": making.at()}
    with pytest.raises(IntegrityError), transaction.atomic():
        OfficeCoverage.objects.bulk_create([OfficeCoverage(**told, **row)])
