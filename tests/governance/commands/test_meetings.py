"""Meetings are planned under the next number, changed only while they may be, and closed for good."""

from datetime import date, timedelta

import pytest

from letsema.governance import commands, queries
from letsema.journal import queries as journal
from letsema.values import OPERATOR, Refused, When
from tests import making

pytestmark = pytest.mark.django_db
HOW = {"by": OPERATOR, "at": making.at()}
NEXT = making.DAY + timedelta(days=1)


@pytest.fixture(autouse=True)
def _world():
    making.world()


def refusal(act, **told):
    before = journal.head()
    with pytest.raises(Refused) as refused:
        act(**{**HOW, **told})
    assert journal.head() == before
    return refused.value.refusals[0].code


def told(number="SC-01"):
    return queries.meeting(number)


def opened(**what):
    number = making.meeting(**what)
    commands.open_meeting(meeting=number, **HOW)
    return number


def test_meetings_get_the_next_number_of_the_first_funds_prefix():
    assert making.meeting("First") == "SC-01"
    assert making.meeting("Seventh", number="SC-07") == "SC-07"
    commands.cancel_meeting(meeting=making.meeting("Eighth"), why="No quorum", **HOW)
    assert making.meeting("Eighth") == "SC-09"
    commands.change_setting(fund=making.FUND, key="meeting-prefix", value="HF-SC", **HOW)
    commands.change_setting(fund=making.OTHER_FUND, key="meeting-prefix", value="LF", **HOW)
    assert making.meeting("Tenth") == "HF-SC-01"


def test_a_body_without_fund_uses_its_initials():
    names = [("Group on the Hill", None)]
    commands.establish_body(slug="group-on-hill", kind="network", names=names, **HOW)
    days = {"starts_on": making.DAY, "ends_on": NEXT}
    assert commands.plan_meeting(body="group-on-hill", label="First", **days, **HOW) == "GOH-01"


def test_a_planned_meeting_is_read_as_planned():
    number = making.meeting("First", ends_on=NEXT, venue="The hall", note="In two parts")
    found = told(number)
    assert (found.state, found.procedure, found.body) == ("planned", "meeting", making.COMMITTEE)
    assert (found.starts_on, found.ends_on, found.deadline) == (making.DAY, NEXT, None)
    assert (found.held.earliest, found.held.latest) == (making.DAY, NEXT)
    assert (found.venue, found.note, found.opened_at) == ("The hall", "In two parts", None)
    assert found.funds == (making.FUND, making.OTHER_FUND)
    assert queries.meetings(making.COMMITTEE) == queries.meetings() == (found,)
    assert queries.body(making.COMMITTEE).meetings == (found,)
    assert queries.meeting_numbers([found.pk]) == {found.pk: number}
    assert queries.meeting("SC-99") is None


@pytest.mark.parametrize(
    ("what", "code"),
    [
        ({"ends_on": making.DAY - timedelta(1)}, "meeting-days"),
        ({"procedure": "vote"}, "meeting-procedure"),
        ({"deadline": NEXT}, "no-deadline"),
        ({"procedure": "no-objection", "deadline": making.DAY - timedelta(1)}, "deadline"),
        ({"number": "sc-1"}, "meeting-number"),
        ({"number": "SC-1234567890123456789"}, "meeting-number"),
        ({"number": "SC-01"}, "meeting-number"),
        ({"label": "Taken"}, "meeting-label"),
        ({"label": " "}, "meeting-label"),
        ({"label": "x" * 300}, "too-long"),
        ({"venue": "x" * 301}, "too-long"),
        ({"body": "none"}, "unknown-body"),
    ],
)
def test_a_meeting_that_cannot_be_is_refused(what, code):
    making.meeting("Taken")
    plan = {
        "body": making.COMMITTEE,
        "label": "New",
        "starts_on": making.DAY,
        "ends_on": making.DAY,
    }
    assert refusal(commands.plan_meeting, **{**plan, **what}) == code


def test_a_round_ends_on_its_deadline_of_ten_working_days_unless_told():
    number = making.meeting("Round", date(2021, 6, 1), procedure="no-objection")
    assert told(number).deadline == told(number).ends_on == date(2021, 6, 15)
    commands.change_setting(fund=making.FUND, key="no-objection-working-days", value=5, **HOW)
    assert told(making.meeting("Two", date(2021, 6, 1), procedure="no-objection")).deadline == date(
        2021, 6, 8
    )
    later = making.meeting("Three", procedure="no-objection", deadline=date(2021, 8, 1))
    assert told(later).ends_on == date(2021, 8, 1)


def test_what_is_planned_is_amended_and_judged_again():
    number = making.meeting("First")
    commands.amend_meeting(meeting=number, ends_on=NEXT, venue="Hall", **HOW)
    assert (told().held.latest, told().venue) == (NEXT, "Hall")
    [*_, last] = journal.acts_about(making.COMMITTEE)
    assert (last.kind, last.told["changed"]) == ("governance.meeting.amended", ["ends_on", "venue"])
    before = journal.head()
    commands.amend_meeting(meeting=number, venue="Hall", **HOW)
    assert journal.head() == before
    assert (
        refusal(commands.amend_meeting, meeting=number, ends_on=date(2020, 1, 1)) == "meeting-days"
    )
    assert refusal(commands.amend_meeting, meeting=number, number="SC-09") == "unknown-field"
    assert refusal(commands.amend_meeting, meeting=number, procedure="no-objection") == "deadline"
    making.meeting("Second")
    assert refusal(commands.amend_meeting, meeting=number, label="Second") == "meeting-label"


def test_a_meeting_is_opened_and_closed_once_and_changes_no_more():
    seats = making.committee()
    number = making.meeting()
    assert refusal(commands.close_meeting, meeting=number) == "meeting-state"
    commands.open_meeting(meeting=number, **HOW)
    assert refusal(commands.open_meeting, meeting=number) == "meeting-state"
    assert refusal(commands.amend_meeting, meeting=number, venue="x") == "meeting-state"
    assert refusal(commands.cancel_meeting, meeting=number, why="w") == "meeting-state"
    early = making.at("2021-06-01")
    assert refusal(commands.close_meeting, meeting=number, at=early) == "meeting-days"
    commands.close_meeting(meeting=number, **HOW)
    assert (told().state, told().opened_at, told().closed_at) == ("closed", HOW["at"], HOW["at"])
    attending = {"meeting": number, "member": seats["UN 1"], "how": "present"}
    for act, what in (
        (commands.close_meeting, {"meeting": number}),
        (commands.record_attendance, attending),
        (commands.amend_meeting, {"meeting": number, "note": "x"}),
    ):
        assert refusal(act, **what) == "meeting-state"


def test_a_cancelled_meeting_tells_why_and_frees_its_label():
    number = making.meeting("First")
    assert refusal(commands.cancel_meeting, meeting=number, why=" ") == "no-reason"
    commands.cancel_meeting(meeting=number, why="The hall is closed", **HOW)
    assert (told().state, told().cancelled_why) == ("cancelled", "The hall is closed")
    assert refusal(commands.open_meeting, meeting=number) == "meeting-state"
    assert making.meeting("First") == "SC-02"
    assert refusal(commands.open_meeting, meeting="SC-77") == "unknown-meeting"


def test_the_last_word_on_attendance_counts():
    seats, number = making.committee(), making.meeting()
    how = {"meeting": number, "member": seats["UN 1"], **HOW}
    commands.record_attendance(how="absent", words="Apologies", **how)
    commands.record_attendance(how="online", **how)
    before = journal.head()
    commands.record_attendance(how="online", **how)
    assert journal.head() == before
    [one] = queries.attendance(number)
    assert (one.member.number, one.how, one.words) == (seats["UN 1"], "online", "")


def test_attendance_is_of_members_who_have_a_seat_then():
    seats, number = making.committee(), making.meeting()
    attend = {"meeting": number, "how": "present"}
    assert refusal(commands.record_attendance, **attend, member=0) == "unknown-member"
    how = {**attend, "member": seats["UN 1"]}
    assert refusal(commands.record_attendance, **{**how, "how": "asleep"}) == "attendance-how"
    commands.end_membership(
        number=seats["UN 1"], until=When.on(making.DAY), citing=making.say(), **HOW
    )
    assert refusal(commands.record_attendance, **how) == "no-seat"
    commands.establish_body(slug="other", kind="network", names=[("Other", None)], **HOW)
    foreign = commands.admit_member(
        body="other",
        organisation="iom",
        role="member",
        since=None,
        until=None,
        citing=making.say(),
        **HOW,
    )
    assert refusal(commands.record_attendance, **attend, member=foreign) == "no-seat"


def attend(number, members, how="present"):
    for member in members:
        commands.record_attendance(meeting=number, member=member, how=how, **HOW)


def test_a_quorum_counts_seats_and_alternates_and_neither_chair_nor_others():
    seats, number = making.committee(), making.meeting()
    attend(number, [seats["Chair"], seats["Ex officio"]])
    assert (queries.quorum(number).seats, queries.quorum(number).present) == (6, 0)
    attend(number, [seats["Donors 1"]])
    attend(number, [seats["Donors 2"]], "represented")
    attend(number, [seats["Countries 1"]], "absent")
    found = queries.quorum(number)
    assert (found.needed, found.present, found.met) == (3, 2, False)
    assert found.missing == ("countries", "un", "stakeholders")
    standing_in = commands.admit_member(
        body=making.COMMITTEE,
        country="TGO",
        role="alternate",
        alternate_for=seats["Countries 1"],
        since=When.parse("2021-01-01"),
        until=None,
        citing=making.say(),
        **HOW,
    )
    attend(number, [standing_in])
    assert (queries.quorum(number).present, queries.quorum(number).met) == (3, True)
    commands.change_setting(fund=making.FUND, key="quorum-each-group", value=True, **HOW)
    assert not queries.quorum(number).met
    commands.change_setting(fund=making.FUND, key="quorum-each-group", value=False, **HOW)
    commands.change_setting(fund=making.FUND, key="quorum-percent", value=67, **HOW)
    assert (queries.quorum(number).needed, queries.quorum(number).met) == (5, False)


def test_a_round_needs_nobody_present():
    making.committee()
    found = queries.quorum(making.meeting("Round", procedure="no-objection"))
    assert (found.seats, found.needed, found.met) == (6, 0, True)
    assert queries.quorum("SC-99") is None


def test_what_was_only_planned_or_cancelled_is_no_last_meeting():
    made = {day: making.meeting(str(day), date(2021, 6, day)) for day in (1, 2, 3)}
    commands.cancel_meeting(meeting=made[2], why="w", **HOW)
    assert queries.meeting_before(making.COMMITTEE, making.DAY) is None
    commands.open_meeting(meeting=made[1], **HOW)
    commands.close_meeting(meeting=made[1], **HOW)
    assert queries.meeting_before(making.COMMITTEE, making.DAY).number == made[1]


@pytest.mark.parametrize("count", [1, 3])
def test_any_number_of_meetings_is_read_with_as_many_questions(count, django_assert_num_queries):
    for number in range(count):
        making.meeting(str(number))
    with django_assert_num_queries(2):
        assert len(queries.meetings()) == count
