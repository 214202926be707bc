"""What waits for each role, from the record; nothing for who may not see it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from letsema.governance import commands as governance
from letsema.governance import queries
from letsema.insight.queries.waiting import waiting
from letsema.partners import commands as partners
from letsema.proceedings import commands as proceedings
from letsema.proceedings.rules.terms import Return
from letsema.programmes import commands as programmes
from letsema.programmes.rules.conditions import ConditionTerms
from letsema.values import NOBODY, OPERATOR, Actor, When
from letsema.values.actor import Grant
from tests import making
from tests.partners import agreements_told
from tests.proceedings import holding

pytestmark = pytest.mark.django_db
ON = date(2021, 9, 1)


def who(role, key="p1", acting_for="", fund=making.FUND, **scope):
    """Somebody with one role in the fund."""
    return Actor(key, acting_for=acting_for, grants=frozenset({Grant(role, fund, **scope)}))


SECRETARIAT = who("secretariat")


def told(actor, on=ON, *kinds):
    """(kind, subject, due) of what waits, of these kinds where any are named."""
    rows = [(w.kind, w.subject, w.due) for w in waiting(actor, on)]
    return [row for row in rows if not kinds or row[0] in kinds]


def assess(reference="GHANA-2", key="p3", on=date(2021, 8, 1), **more):
    how = {"eligible": True, "scores": {"principles": 4}, "recommendation": "approve", **more}
    by = Actor(key, grants=frozenset({Grant("reviewer", making.FUND)}))
    programmes.assess_note(reference=reference, on=on, by=by, at=making.at(str(on)), **how)


def returned(reference="GHANA-2", due=date(2021, 8, 20)):
    holding.note(reference)
    programmes.return_note(
        reference=reference,
        due_on=due,
        words="Say more of the costs.",
        on=date(2021, 8, 1),
        by=OPERATOR,
        at=making.at("2021-08-01"),
    )


def test_nothing_waits_for_nobody_nor_for_who_holds_no_role(seats):
    holding.note(stage="submitted")
    assert told(NOBODY) == []
    assert told(Actor("p9")) == []
    assert told(who("auditor")) == []


def test_a_submitted_note_waits_for_its_review_to_be_opened(seats):
    holding.note(stage="submitted")
    (row,) = waiting(SECRETARIAT, ON)
    assert (row.kind, row.subject, row.since) == ("open-review", "GHANA-2", date(2021, 7, 1))
    assert str(row.words) == "Open the review of “Work in GHANA-2”, submitted 2021-07-01"
    assert told(who("secretariat", fund=making.OTHER_FUND)) == []


def test_a_note_under_review_waits_to_be_assessed_then_to_be_listed(seats):
    holding.note()
    assert told(SECRETARIAT) == [("assess", "GHANA-2", None)]
    assess()
    assert told(SECRETARIAT) == [("put-before", "GHANA-2", None)]
    holding.listed(holding.meeting(), "GHANA-2")
    assert told(SECRETARIAT) == []


def test_a_returned_note_waits_for_its_submitter_and_once_late_for_the_secretariat(seats):
    returned(due=date(2021, 8, 20))
    mine = who("submitter", organisation="ilo")
    due = date(2021, 8, 20)
    assert told(mine) == [("submit-again", "GHANA-2", due)]
    assert told(mine, date(2021, 8, 10)) == [("submit-again", "GHANA-2", due)]
    assert told(SECRETARIAT, date(2021, 8, 20)) == []
    assert told(SECRETARIAT) == [("returned-late", "GHANA-2", due)]
    assert told(who("submitter", organisation="unfpa")) == []


def test_documents_and_requests_wait_until_they_stand_on_a_list(seats):
    holding.document()
    number = proceedings.put_request(
        fund=making.FUND,
        kind="fund-matter",
        title="A manual",
        requested_on=date(2021, 8, 5),
        **holding.HOW,
    )
    assert told(SECRETARIAT) == [
        ("list-document", "TOGO-2", None),
        ("list-request", str(number), None),
    ]
    meeting = holding.meeting()
    starts = holding.DAY
    assert told(SECRETARIAT, ON, "list-ready") == [("list-ready", meeting, starts)]
    proceedings.list_ready(meeting=meeting, **holding.HOW)
    assert told(SECRETARIAT) == [("papers", meeting, starts)]
    assert told(SECRETARIAT, ON - timedelta(days=10)) == []


def test_an_open_sitting_waits_to_be_closed_then_its_minutes_and_its_edition(seats):
    meeting = holding.opened(holding.meeting(), seats)
    assert told(SECRETARIAT, holding.DAY) == [("close-sitting", meeting, holding.DAY)]
    holding.close(meeting)
    assert told(SECRETARIAT, holding.DAY) == [
        ("sign-minutes", meeting, None),
        ("release-edition", meeting, None),
    ]
    proceedings.keep_signed_minutes(
        meeting=meeting,
        content=b"%PDF-1.7 signed %%EOF",
        filename="minutes.pdf",
        signed_on=holding.DAY,
        **holding.LATER,
    )
    assert told(SECRETARIAT, holding.DAY) == [("release-edition", meeting, None)]


def test_a_round_waits_for_positions_and_past_its_deadline_to_be_closed(seats):
    holding.note()
    assess()
    number = holding.round_of(date(2021, 9, 29))
    item = holding.listed(number, "GHANA-2")
    holding.resolve(number, item, "approve")
    holding.opened(number)
    member = who("committee", acting_for="ilo")
    day, deadline = date(2021, 9, 20), date(2021, 9, 29)
    assert {row[0] for row in told(member, day)} == {"position", "interest"}
    assert told(SECRETARIAT, deadline, "close-round") == []
    late = deadline + timedelta(days=1)
    assert told(SECRETARIAT, late, "close-round") == [("close-round", number, deadline)]


def test_silence_consents_so_who_has_not_spoken_is_told(seats):
    holding.note(participants=[], countries=None)
    number = holding.round_of(date(2021, 9, 29))
    item = holding.listed(number, "GHANA-2")
    holding.resolve(number, item, "approve")
    holding.opened(number)
    member = who("committee", key="p4", acting_for="ilo")
    day = date(2021, 9, 20)
    (row,) = [w for w in waiting(member, day) if w.kind == "position"]
    assert (row.subject, row.due, str(row.otherwise)) == (
        number,
        date(2021, 9, 29),
        "Silence consents.",
    )
    proceedings.take_position(
        item=item,
        member=seats["UN 1"],
        stand="agree",
        words="",
        by=member,
        at=making.at("2021-09-20"),
    )
    assert told(member, day, "position") == []
    assert told(who("committee", acting_for="unfpa"), day, "position") == []


def test_a_member_is_asked_to_declare_what_the_rules_suggest(seats):
    holding.note()
    meeting = holding.meeting()
    item = holding.listed(meeting, "GHANA-2")
    member = who("committee", key="p4", acting_for="ilo")
    assert told(member) == [("interest", "GHANA-2", holding.DAY)]
    proceedings.declare_interest(
        item=item,
        member=seats["UN 1"],
        words="We take part.",
        by=member,
        at=making.at("2021-09-02"),
    )
    assert told(member) == []


def test_conditions_wait_for_the_secretariat_when_due_and_for_their_owner(seats):
    making.programme("MALI-2")
    making.stage("MALI-2", "document-approved", "2021-07-02")
    terms = [
        ConditionTerms("A plan is agreed.", owner="iom", due_on=date(2021, 9, 30), release=True),
        ConditionTerms("A report is written.", owner="ilo", due_on=date(2022, 9, 30)),
    ]
    programmes.set_conditions(
        reference="MALI-2",
        conditions=terms,
        citing=making.decide("D1", date(2021, 7, 3)),
        on=date(2021, 7, 3),
        by=OPERATOR,
        at=making.at("2021-07-03"),
    )
    due = date(2021, 9, 30)
    assert told(SECRETARIAT) == [("condition", "MALI-2", due)]
    assert told(SECRETARIAT, date(2021, 8, 1)) == []
    assert told(who("submitter", organisation="iom")) == [("release-condition", "MALI-2", due)]
    assert told(who("submitter", organisation="ilo")) == []
    soon = date(2022, 9, 1)
    assert told(who("submitter", organisation="ilo"), soon) == [
        ("own-condition", "MALI-2", date(2022, 9, 30))
    ]


def test_a_returned_document_waits_by_its_day_and_once_late_for_the_secretariat(seats):
    number = holding.meeting(day=date(2021, 8, 10))
    item = holding.listed(number, holding.document(), "document")
    at = {"by": OPERATOR, "at": making.at("2021-08-10")}
    holding.attend(number, seats)
    proceedings.open_sitting(meeting=number, **at)
    due = date(2021, 8, 31)
    holding.resolve(number, item, "return", Return(due, "Say which towns."), **at)
    holding.close(number, **at)
    kinds = ("submit-document-again", "submit-document", "returned-late")
    mine = who("submitter", organisation="iom")
    assert told(mine, due, *kinds) == [("submit-document-again", "TOGO-2", due)]
    assert told(SECRETARIAT, due, *kinds) == []
    assert told(SECRETARIAT, ON, *kinds) == [("returned-late", "TOGO-2", due)]


def test_a_solicited_document_and_a_steer_wait_for_who_submits(seats):
    making.programme("MALI-2")
    making.stage("MALI-2", "document-solicited", "2021-07-02")
    governance.give_steer(
        body=making.COMMITTEE,
        code="covid-19",
        title="COVID-19",
        words="Answers to the pandemic.",
        since=When.parse("2021-01-01"),
        until=When.parse("2021-10-01"),
        citing=making.say(),
        by=OPERATOR,
        at=making.at("2021-01-05"),
    )
    mine = who("submitter", organisation="iom")
    assert told(mine) == [
        ("answer-steer", "MALI-2", date(2021, 10, 1)),
        ("submit-document", "MALI-2", None),
    ]
    assert told(SECRETARIAT) == [("steer-ends", "covid-19", date(2021, 10, 1))]
    (steer,) = queries.steers(making.COMMITTEE, ON)
    programmes.answer_steer(
        reference="MALI-2",
        steer=steer.number,
        words="By its clinics.",
        on=date(2021, 8, 1),
        by=OPERATOR,
        at=making.at("2021-08-01"),
    )
    assert told(mine) == [("submit-document", "MALI-2", None)]


def test_a_reviewer_is_told_of_notes_they_have_not_judged_and_may(seats):
    holding.note()
    assert told(who("reviewer", key="p3")) == [("assess-mine", "GHANA-2", None)]
    assess(key="p3")
    assert told(who("reviewer", key="p3")) == []
    assert told(who("reviewer", key="p4")) == [("assess-mine", "GHANA-2", None)]
    assert told(who("reviewer", key="p5", acting_for="ilo")) == []
    assert told(who("reviewer", key="p6", country="TGO")) == []


def test_expiring_invitations_wait_for_the_administrator_alone(seats):
    from letsema.accounts import commands as accounts

    accounts.invite_person(
        email="a@example.org",
        role="auditor",
        fund=making.FUND,
        by=OPERATOR,
        at=making.at("2021-08-26"),
    )
    due = date(2021, 9, 2)
    assert [row[::2] for row in told(who("administrator"))] == [("invitation", due)]
    assert told(who("administrator"), date(2021, 8, 28)) == []
    assert told(who("administrator", fund=making.OTHER_FUND)) == []
    assert told(SECRETARIAT) == []


def test_administrators_are_told_who_decides_with_a_password_alone(seats):
    from letsema.accounts import commands as accounts

    token = accounts.invite_person(
        email="a@example.org", role="committee", fund=making.FUND, by=OPERATOR, at=making.at()
    )
    answer = {"name": "A", "password": "three hills one lake"}
    key = accounts.accept_invitation(token=token, **answer, by=NOBODY, at=making.at())
    assert told(who("administrator")) == [("second-factor", key, None)]
    assert told(who("administrator", fund=making.OTHER_FUND)) == []
    assert told(SECRETARIAT) == []


def everywhere():
    roles = ("secretariat", "submitter", "reviewer", "administrator", "reader")
    return Actor("p1", grants=frozenset(Grant(role) for role in roles))


def queries_asked():
    with CaptureQueriesContext(
        connection,
    ) as asked:
        waiting(everywhere(), ON)
    return len(asked)


def fill(number):
    for kind in ("A", "B", "C"):
        reference = f"{kind}-{number}"
        if kind == "A":
            holding.note(reference)
        elif kind == "B":
            holding.document(reference)
        else:
            making.programme(reference)
            making.stage(reference, "document-solicited", "2021-07-02")


def test_the_number_of_queries_does_not_grow_with_the_programmes(seats):
    holding.meeting()
    fill(1)
    first = queries_asked()
    fill(2)
    fill(3)
    assert queries_asked() == first


def test_reviews_of_agreements_wait_from_a_month_before_their_day(seats):
    agreements_told.agreement(until=None, internal=True)
    number = agreements_told.review(ON + timedelta(days=30))
    agreements_told.review(ON + timedelta(days=31))
    (row,) = waiting(SECRETARIAT, ON)
    assert (row.kind, row.subject, row.due) == (
        "agreement-review",
        agreements_told.KEY,
        ON + timedelta(days=30),
    )
    assert row.where.parts == (agreements_told.KEY, number)
    assert str(row.words) == "Hold the review of the agreement “Light in the settlements”"
    partners.hold_review(
        number=number, held_on=ON, findings="Well.", by=OPERATOR, at=making.at(str(ON))
    )
    assert told(SECRETARIAT) == []


@pytest.mark.parametrize(("ahead", "waits"), [(90, True), (91, False), (0, False)])
def test_an_agreement_that_ends_waits_for_ninety_days_and_no_longer(seats, ahead, waits):
    end = ON + timedelta(days=ahead)
    agreements_told.agreement(until=end)
    rows = [("agreement-ends", agreements_told.KEY, end)] if waits else []
    assert told(SECRETARIAT) == rows


def test_a_renewed_agreement_waits_by_its_new_end(seats):
    agreements_told.agreement(until=ON + timedelta(days=10))
    agreements_told.event(on="2021-08", until=ON + timedelta(days=400))
    assert told(SECRETARIAT) == []


def test_follow_ups_wait_from_two_weeks_before_their_day_until_they_are_done(seats):
    due = ON + timedelta(days=14)
    number = agreements_told.follow_up(due_on=due)
    agreements_told.follow_up(words="Much later", due_on=due + timedelta(days=1))
    agreements_told.follow_up(words="Some day")
    (row,) = waiting(SECRETARIAT, ON)
    assert (row.kind, row.subject, row.due) == ("follow-up", str(number), due)
    assert str(row.words) == "See that it is done: “Write to them” (IOM)"
    partners.do_follow_up(number=number, on=ON, words="Done.", by=OPERATOR, at=making.at(str(ON)))
    assert told(SECRETARIAT) == []


def test_what_all_funds_share_waits_for_every_secretariat_once_and_for_nobody_else(seats):
    agreements_told.agreement(until=None)
    agreements_told.review(ON)
    agreements_told.follow_up(due_on=ON)
    for actor in (
        SECRETARIAT,
        who("secretariat", fund=making.OTHER_FUND),
        who("secretariat", fund=""),
    ):
        assert [kind for kind, *_ in told(actor)] == ["agreement-review", "follow-up"]
    for role in ("reviewer", "committee", "submitter", "auditor", "administrator", "reader"):
        assert told(who(role), ON, "agreement-review", "follow-up", "agreement-ends") == []
