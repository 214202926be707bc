"""Bodies are read as they were called and composed on a day."""

from datetime import date

import pytest

from letsema.governance import commands, queries
from letsema.values import OPERATOR, When
from tests import making

pytestmark = pytest.mark.django_db
HOW = {"by": OPERATOR, "at": making.at()}
ASKED = date(2013, 9, 1)


@pytest.fixture(autouse=True)
def _world():
    making.world()


def admit(organisation="iom", since=None, until=None, role="member", body=making.COMMITTEE):
    commands.admit_member(
        body=body,
        organisation=organisation,
        role=role,
        since=When.parse(since) if since else None,
        until=When.parse(until) if until else None,
        citing=making.say(),
        **HOW,
    )


def test_a_fund_is_read_with_its_areas():
    fund = queries.fund(making.FUND)
    assert fund.areas == ((1, "First"), (2, "Second"))
    assert (fund.committee, fund.framework) == (making.COMMITTEE, "hill-areas")
    assert fund.short_name == fund.name == "Hill-Fund"
    assert queries.fund("none") is None
    assert [f.slug for f in queries.funds()] == [making.FUND, making.OTHER_FUND]
    assert queries.fund_slugs([fund.pk]) == {fund.pk: (making.FUND, "Hill-Fund")}


def test_a_body_keeps_its_names_over_time():
    names = [
        ("Network on the Hill", When.parse("2018-05")),
        ("Group on the Hill", None),
        ("Global Group on the Hill", When.parse("2006-05")),
    ]
    commands.establish_body(slug="group", kind="network", names=names, **HOW)
    body = queries.body("group")
    assert [name for name, _ in body.names] == [
        "Group on the Hill",
        "Global Group on the Hill",
        "Network on the Hill",
    ]
    assert body.name == "Network on the Hill"
    assert ("group", "network", "Network on the Hill") in queries.bodies()


def test_a_body_names_its_parent_and_its_parts():
    commands.establish_body(
        slug="part", kind="working-group", names=[("Part", None)], parent=making.COMMITTEE, **HOW
    )
    assert queries.body("part").parent == making.COMMITTEE
    assert queries.body(making.COMMITTEE).children == (("part", "Part"),)
    assert queries.body("none") is None


@pytest.mark.parametrize(
    ("since", "until", "sits"),
    [
        (None, None, True),
        ("2013-09-01", None, True),
        ("2013-09-02", None, False),
        ("by 2013-09-01", None, True),
        ("by 2013-12-31", None, False),
        ("2013-09", None, False),
        ("2013-08", None, True),
        ("2013", None, False),
        ("2012", "2013-09-01", False),
        ("2012", "2013-09-02", True),
        ("2012", "2013-09", True),
        ("2012", "2013-08", False),
        (None, "2012", False),
    ],
)
def test_who_sat_on_the_first_of_september_2013(since, until, sits):
    admit(since=since, until=until)
    [member] = queries.body(making.COMMITTEE).members
    assert member.sits_on(ASKED) is sits


def test_members_are_told_from_the_earliest_with_what_it_rests_on():
    admit("ilo", "2015")
    admit("iom", "2012")
    admit("unfpa")
    members = queries.body(making.COMMITTEE).members
    assert [m.organisation.key for m in members] == ["unfpa", "iom", "ilo"]
    assert [m.since for m in members] == [None, When.parse("2012"), When.parse("2015")]
    assert {(m.place, m.stated, m.until) for m in members} == {("p. 1", True, None)}


@pytest.mark.parametrize("number", [1, 3])
def test_the_roles_of_an_organisation_are_read_with_few_questions(
    number, django_assert_max_num_queries
):
    for position in range(number):
        slug = f"group-{position}"
        commands.establish_body(slug=slug, kind="network", names=[(slug.title(), None)], **HOW)
        admit(since=str(2015 - position), body=slug, role="observer")
    with django_assert_max_num_queries(6):
        told = queries.bodies_of_organisation("iom")
    assert [slug for slug, _, _ in told] == [f"group-{n}" for n in reversed(range(number))]
    assert told[0][1] == f"Group-{number - 1}"
    assert told[0][2].role == "observer"
    assert queries.bodies_of_organisation("nobody") == ()


def test_the_last_meeting_by_a_day_is_found():
    for label, held in (("First", "2021-06-10"), ("Second", "2021-07"), ("Third", "2022")):
        commands.enter_meeting(body=making.COMMITTEE, label=label, held=When.parse(held), **HOW)
    found = {
        day: getattr(
            queries.meeting_before(making.COMMITTEE, date.fromisoformat(day)), "label", None
        )
        for day in ("2021-06-09", "2021-06-10", "2021-07-30", "2021-07-31", "2023-01-01")
    }
    assert list(found.values()) == [None, "First", "First", "Second", "Third"]


def test_decisions_are_found_by_number_and_by_row():
    making.decide("D7")
    pk = queries.decision_key("D7")
    assert queries.decision_numbers([pk]) == {pk: "D7"}
    assert queries.decision_key("D8") is None


def test_any_number_of_funds_is_read_with_as_many_questions(django_assert_num_queries):
    for slug in ("third", "fourth"):
        commands.register_fund(slug=slug, name=slug, framework="hill-areas", **HOW)
        with django_assert_num_queries(3):
            assert slug in [fund.slug for fund in queries.funds()]


def test_the_funds_a_body_is_the_committee_of():
    assert queries.funds_of_committee(making.COMMITTEE) == (making.FUND, making.OTHER_FUND)
    assert queries.funds_of_committee("none") == ()
