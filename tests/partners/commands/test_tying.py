"""Ties say what is part of what, and never lead back."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from letsema.journal import queries as journal
from letsema.partners import commands, queries
from letsema.partners.models import Tie
from letsema.values import OPERATOR, Refused, When
from tests import making

pytestmark = pytest.mark.django_db
HOW = {"by": OPERATOR, "at": making.at()}


@pytest.fixture(autouse=True)
def _world():
    making.world()


def tie(organisation="iom", other="ilo", kind="part-of", **told):
    told = {"citing": making.say(), **HOW, **told}
    return commands.tie_organisations(organisation=organisation, other=other, kind=kind, **told)


def refused(call, **told):
    with pytest.raises(Refused) as answer:
        call(**told)
    return answer.value.refusals[0].code


def test_a_tie_is_read_from_both_sides_and_entered_once():
    number = tie(since=When.parse("2016"), citing=making.say(place="p. 3"))
    assert tie(since=When.parse("2016")) == number
    for key in ("iom", "ilo"):
        (found,) = queries.ties(key)
        assert (found.organisation.key, found.other.key, found.kind) == ("iom", "ilo", "part-of")
        assert (found.number, found.place, found.since) == (number, "p. 3", When.parse("2016"))
    assert queries.ties("unfpa") == ()


@pytest.mark.parametrize(
    ("day", "how"),
    [
        (date(2015, 12, 31), "no"),
        (date(2016, 6, 1), "possible"),
        (date(2017, 1, 1), "certain"),
        (date(2020, 1, 1), "no"),
    ],
)
def test_a_tie_holds_on_a_day_as_far_as_its_source_says(day, how):
    tie(since=When.parse("2016"), until=date(2020, 1, 1))
    (found,) = queries.ties("iom")
    assert found.standing_on(day) == how
    assert bool(queries.ties("iom", on=day)) == (how != "no")
    assert found.standing_on(None) == "no"


def test_a_tie_ends_once():
    number = tie(since=date(2016, 1, 1))
    end = {"number": number, "citing": making.say(place="p. 8"), **HOW}
    commands.end_tie(until=When.parse("2020"), **end)
    before = journal.head()
    commands.end_tie(until=When.parse("2020"), **end)
    assert journal.head() == before
    (found,) = queries.ties("iom")
    assert (found.until, found.until_place) == (When.parse("2020"), "p. 8")
    assert refused(commands.end_tie, until=When.parse("2021"), **end) == "ended-already"
    other = tie(kind="member-of", since=date(2016, 1, 1))
    end |= {"number": other, "until": date(2015, 1, 1)}
    assert refused(commands.end_tie, **end) == "ends-before"


def test_a_tie_withdrawn_is_gone_and_can_be_told_anew():
    number = tie()
    commands.withdraw_tie(number=number, why="Read wrongly.", **HOW)
    assert queries.ties("iom") == ()
    assert tie() != number
    assert refused(commands.withdraw_tie, number=number, why="w", **HOW) == "withdrawn-already"
    assert refused(commands.withdraw_tie, number=999, why="w", **HOW) == "unknown-tie"


@pytest.mark.parametrize("kind", ["part-of", "succeeds"])
def test_what_is_part_of_or_succeeds_another_never_leads_back(kind):
    tie("iom", "ilo", kind)
    tie("ilo", "unfpa", kind)
    assert refused(tie, organisation="unfpa", other="iom", kind=kind) == "tie-circle"
    assert refused(tie, organisation="ilo", other="iom", kind=kind) == "tie-circle"


def test_two_may_be_members_of_each_other():
    tie("iom", "ilo", "member-of")
    assert tie("ilo", "iom", "member-of")


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"kind": "likes"}, "tie-kind"),
        ({"other": "iom"}, "tie-to-itself"),
        ({"other": "nobody"}, "unknown-organisation"),
        ({"since": date(2020, 1, 1), "until": date(2019, 1, 1)}, "ends-before"),
        ({"citing": making.say("nowhere")}, "unknown-source"),
    ],
)
def test_a_tie_that_cannot_be_is_refused(told, code):
    before = journal.head()
    assert refused(tie, **told) == code
    assert journal.head() == before


@pytest.mark.parametrize(
    "row",
    [
        {"kind": "likes"},
        {"other_id": None},
        {"withdrawn_why": "w"},
        {"precision": "day"},
        {},
    ],
)
def test_the_database_refuses_a_tie_that_cannot_be(row):
    standing = Tie.objects.get(pk=tie())
    told = {"organisation": standing.organisation, "other": standing.other, "kind": "part-of"}
    told |= {"source_id": standing.source_id, "recorded_at": making.at()}
    if "other_id" in row:
        told, row = {**told, "other": standing.organisation}, {}
    with pytest.raises(IntegrityError), transaction.atomic():
        Tie.objects.bulk_create([Tie(**{**told, **row})])
