"""Funds, bodies, memberships, meetings and decisions are entered once, or refused."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from letsema.governance import commands, queries
from letsema.governance.models import Body, BodyName, Decision, Fund, Meeting, Membership
from letsema.journal import queries as journal
from letsema.partners.models import Organisation
from letsema.reference import commands as reference
from letsema.reference.rules import ElementText
from letsema.values import OPERATOR, Citation, Refused, When
from tests import making

pytestmark = pytest.mark.django_db
HOW = {"by": OPERATOR, "at": making.at()}


@pytest.fixture(autouse=True)
def _world():
    making.world()


def refusal(act, **told):
    before = journal.head()
    with pytest.raises(Refused) as refused:
        act(**told, **HOW)
    assert journal.head() == before
    return refused.value.refusals[0].code


def admit(**told):
    how = {"role": "member", "since": When.parse("2012-05-01"), "until": None, **told}
    how = {"body": making.COMMITTEE, "organisation": "iom", "citing": making.say(), **how}
    commands.admit_member(**how, **HOW)


def test_a_fund_is_registered_once():
    before = journal.head()
    commands.register_fund(slug=making.FUND, name="Another", framework="hill-areas", **HOW)
    assert queries.fund(making.FUND).name == "Hill-Fund"
    assert journal.head() == before


def test_a_fund_needs_a_framework_there_is_and_numbered_areas():
    told = {"slug": "f", "name": "F"}
    assert refusal(commands.register_fund, framework="none", **told) == "unknown-framework"
    assert (
        refusal(commands.register_fund, framework="hill-areas", committee="none", **told)
        == "unknown-body"
    )
    reference.adopt_framework(
        slug="lettered", title="L", owner="O", source="S", elements=[ElementText("A", "A")], **HOW
    )
    assert refusal(commands.register_fund, framework="lettered", **told) == "area-numbers"


def test_a_body_is_established_once_with_a_kind_and_a_name():
    told = {"slug": "b", "kind": "network", "names": [("B", None)]}
    assert refusal(commands.establish_body, **{**told, "kind": "club"}) == "body-kind"
    assert refusal(commands.establish_body, **{**told, "names": []}) == "body-name"
    assert refusal(commands.establish_body, **told, parent="none") == "unknown-body"
    nowhere = Citation(source="none")
    assert refusal(commands.establish_body, **told, citing=nowhere) == "unknown-source"
    commands.establish_body(**told, **HOW)
    before = journal.head()
    commands.establish_body(**told, **HOW)
    assert journal.head() == before


def test_a_membership_is_entered_once():
    admit()
    before = journal.head()
    admit(citing=making.say(making.PAGE))
    assert journal.head() == before
    admit(since=None)
    admit(since=None)
    assert Membership.objects.count() == 2


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"role": "guest"}, "member-role"),
        ({"organisation": "nobody"}, "unknown-organisation"),
        ({"body": "none"}, "unknown-body"),
        ({"citing": Citation(source="none")}, "unknown-source"),
        ({"citing": Citation(decision="D1")}, "unknown-source"),
    ],
)
def test_a_membership_that_cannot_be_is_refused(told, code):
    with pytest.raises(Refused) as refused:
        admit(**told)
    assert refused.value.refusals[0].code == code
    assert not Membership.objects.exists()


def test_a_meeting_is_entered_once_by_its_label():
    for held in ("2021-06", "2021-07"):
        commands.enter_meeting(body=making.COMMITTEE, label="First", held=When.parse(held), **HOW)
    assert queries.body(making.COMMITTEE).meetings[0].held == When.parse("2021-06")


def test_a_decision_has_a_number_of_its_own_and_a_meeting_there_was():
    told = {"body": making.COMMITTEE, "taken_on": making.DAY, "words": "Yes.", "meeting": None}
    commands.enter_decision(number="D1", **told, **HOW)
    assert refusal(commands.enter_decision, number="D1", **told) == "decision-number"
    assert refusal(commands.enter_decision, number="D2", **{**told, "body": "no"}) == "unknown-body"
    told["meeting"] = "First"
    assert refusal(commands.enter_decision, number="D2", **told) == "unknown-meeting"
    commands.enter_meeting(body=making.COMMITTEE, label="First", held=When.on(making.DAY), **HOW)
    assert commands.enter_decision(number="D2", **told, **HOW) == "D2"
    assert Decision.objects.get(number="D2").meeting.label == "First"


BACKWARDS = {"precision": "year", "earliest": date(2021, 1, 2), "latest": date(2021, 1, 1)}
HALF = {"precision": "", "earliest": None, "latest": date(2021, 1, 1)}
WRONG_WINDOWS = [
    BACKWARDS,
    HALF,
    {"precision": "day", "earliest": None, "latest": date(2021, 1, 1)},
    {"precision": "day", "earliest": date(2021, 1, 1), "latest": None},
    {"precision": "week", "earliest": date(2021, 1, 1), "latest": date(2021, 1, 2)},
]


def bypass(table, **told):
    with pytest.raises(IntegrityError), transaction.atomic():
        table.objects.bulk_create([table(**told, recorded_at=making.at())])


@pytest.mark.parametrize("window", WRONG_WINDOWS)
def test_the_database_refuses_a_window_that_is_not_whole(window):
    body = Body.objects.get()
    bypass(BodyName, body=body, text="Other", **window)
    bypass(Meeting, body=body, label="M", **window)
    organisation = Organisation.objects.get(key="iom")
    from letsema.documents.queries import source

    seat = {"body": body, "organisation": organisation, "role": "member"}
    seat["source_id"] = source(making.BOOKLET).pk
    bypass(Membership, **seat, **window)
    bypass(Membership, **seat, **{f"until_{name}": value for name, value in window.items()})
    bypass(Membership, **{**seat, "role": "guest"})


def test_the_database_keeps_names_numbers_and_slugs_apart():
    body = Body.objects.get()
    making.decide("D1")
    bypass(Body, slug="x", kind="club")
    bypass(Body, slug=making.COMMITTEE, kind="network")
    bypass(BodyName, body=body, text="Hill Committee")
    bypass(Fund, slug=making.FUND, name="x", areas_id=Fund.objects.first().areas_id)
    bypass(Decision, body=body, number="D1", taken_on=making.DAY, words="x")


LONG = "x" * 400


@pytest.mark.parametrize(
    ("act", "told", "field"),
    [
        (commands.register_fund, {"slug": "f", "name": LONG, "framework": "hill-areas"}, "name"),
        (
            commands.establish_body,
            {"slug": LONG, "kind": "network", "names": [("B", None)]},
            "slug",
        ),
        (
            commands.establish_body,
            {"slug": "b", "kind": "network", "names": [(LONG, None)]},
            "names",
        ),
        (
            commands.enter_meeting,
            {"body": making.COMMITTEE, "label": LONG, "held": When.on(making.DAY)},
            "label",
        ),
        (
            commands.enter_decision,
            {
                "body": making.COMMITTEE,
                "number": LONG,
                "taken_on": making.DAY,
                "words": "Yes.",
                "meeting": None,
            },
            "number",
        ),
    ],
)
def test_a_text_longer_than_its_column_is_refused_by_its_name(act, told, field):
    before = journal.head()
    with pytest.raises(Refused) as refused:
        act(**told, **HOW)
    assert journal.head() == before
    assert [(r.code, r.field) for r in refused.value.refusals] == [("too-long", field)]


def test_a_place_too_long_for_its_column_is_refused():
    with pytest.raises(Refused) as refused:
        admit(citing=making.say(place=LONG))
    assert refused.value.refusals[0].field == "place"
