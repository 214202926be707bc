"""What is told of the journal, and to whom: by role and scope, never more than they may see."""

from __future__ import annotations

from datetime import date

import pytest

from letsema.insight.queries.notices import notices
from letsema.journal import queries as journal
from letsema.programmes import commands as programmes
from letsema.values import NOBODY, OPERATOR, Actor
from letsema.values.actor import Grant
from tests import making
from tests.proceedings import holding

ON = date(2021, 9, 1)


def who(role, key="p1", acting_for="", **scope):
    return Actor(key, acting_for=acting_for, grants=frozenset({Grant(role, making.FUND, **scope)}))


@pytest.fixture
def since(seats):
    """The end of the journal before anything happens."""
    return journal.head()[0]


def told(actor, since, **more):
    """By subject, the words of what changed."""
    groups = notices(actor, since, journal.head()[0], ON, **more)
    return {group.subject: [str(each.words) for each in group.notices] for group in groups}


def test_the_secretariat_is_told_of_a_note_and_the_public_is_not(since):
    holding.note()
    words = told(who("secretariat"), since)["GHANA-2"]
    assert "It now stands at: Concept note submitted" in words
    assert "It now stands at: Concept note under review" in words
    for role in ("contributor", "reader"):
        assert told(who(role), since) == {}
    assert told(NOBODY, since) == {}


def test_a_submitter_is_told_of_their_own_and_a_reader_of_what_is_public(since):
    holding.note("GHANA-2")
    making.programme("MALI-2")
    mine = told(who("submitter", organisation="ilo"), since)
    assert set(mine) == {"GHANA-2", "MALI-2"}
    assert told(who("submitter", organisation="unfpa"), since) == {}
    assert set(told(who("reader", country="GHA"), since)) == {"MALI-2"}
    assert told(who("reader", country="TGO"), since) == {}


def test_what_happened_before_approval_stays_internal_once_it_is_approved(since):
    holding.note("GHANA-2")
    making.stage("GHANA-2", "concept-note-approved", "2021-08-20")
    assert [w for w in told(who("reader"), since)["GHANA-2"] if "stands" in w] == [
        "It now stands at: Concept note approved"
    ]


def test_scores_are_told_to_those_who_judge_and_not_to_who_is_judged(since):
    holding.note()
    by = Actor("p3", grants=frozenset({Grant("reviewer", making.FUND)}))
    programmes.assess_note(
        reference="GHANA-2",
        on=date(2021, 8, 1),
        eligible=True,
        scores={"principles": 4},
        recommendation="approve",
        by=by,
        at=making.at("2021-08-01"),
    )
    assert "Its note was assessed" in told(who("secretariat"), since)["GHANA-2"]
    assert "Its note was assessed" in told(who("reviewer", key="p4"), since)["GHANA-2"]
    mine = told(who("submitter", organisation="ilo"), since)["GHANA-2"]
    assert "Its note was assessed" not in mine


def test_nobody_is_told_of_their_own_acts(since):
    making.programme("MALI-2")
    secretary = who("secretariat", key="p7")
    making.stage("MALI-2", "document-solicited", "2021-08-20", by=secretary)
    words = "It now stands at: Joint programme document solicited"
    assert words in told(who("secretariat"), since)["MALI-2"]
    assert words not in told(secretary, since)["MALI-2"]


def test_a_meeting_gathers_its_list_and_its_decisions(since):
    number = holding.meeting()
    holding.note()
    holding.listed(number, "GHANA-2")
    making.decide("D1")
    assert told(who("secretariat"), since)[number] == ["It is planned", "Its list grew"]
    reader = told(who("reader", organisation="unfpa"), since)
    assert reader == {number: ["It is planned"], "D1": ["Decision D1 was taken"]}
    assert told(Actor("p1", grants=frozenset({Grant("reader", "another-fund")})), since) == {}


def test_the_same_words_are_told_once_and_only_of_the_kinds_chosen(since):
    making.programme("MALI-2")
    making.state("MALI-2", {"title": "Another title"}, citing=making.say(making.PAGE))
    making.state("MALI-2", {"title": "A third title"}, citing=making.say(making.REMARK))
    words = told(who("reader"), since)["MALI-2"]
    assert words.count("More is said of it: title") == 1
    assert told(who("reader"), since, kinds=("stages",))["MALI-2"] == [
        "It now stands at: Concept note approved"
    ]


def test_a_role_given_is_told_to_who_holds_it_and_to_administrators(since):
    from letsema.accounts import commands as accounts
    from letsema.accounts.models import Person

    person = Person.objects.create(email="a@example.org", joined_at=making.at())
    accounts.grant_role(
        person=person.key, role="auditor", fund=making.FUND, by=OPERATOR, at=making.at()
    )
    own = Actor(person.key)
    assert told(own, since) == {person.key: ["You were given the role auditor"]}
    assert told(who("administrator"), since) == {"people": ["The role auditor was given"]}
    assert told(who("secretariat"), since) == {}
