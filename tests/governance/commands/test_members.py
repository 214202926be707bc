"""Seats are held by organisations, States and constituencies, from a day and until a day."""

from datetime import date

import pytest

from letsema.governance import commands, queries
from letsema.journal import queries as journal
from letsema.values import OPERATOR, Citation, Refused, When
from tests import making

pytestmark = pytest.mark.django_db
HOW = {"by": OPERATOR, "at": making.at()}


@pytest.fixture(autouse=True)
def _world():
    making.world()


def admit(**told):
    how = {"role": "member", "since": When.parse("2021-01-01"), "until": None, **told}
    return commands.admit_member(body=making.COMMITTEE, citing=making.say(), **how, **HOW)


def refused(act, **told):
    before = journal.head()
    with pytest.raises(Refused) as answer:
        act(**told)
    assert journal.head() == before
    return answer.value.refusals[0].code


@pytest.mark.parametrize(
    ("held", "label"),
    [
        ({"organisation": "iom"}, "IOM"),
        ({"country": "GHA"}, "Ghana"),
        ({"constituency": "Civil society"}, "Civil society"),
        ({"country": "GHA", "constituency": "West Africa"}, "Ghana"),
    ],
)
def test_a_seat_is_called_by_who_holds_it(held, label):
    number = admit(**held, group="countries", seat="Countries 1")
    assert number == admit(**held, group="countries", seat="Countries 1")
    found = queries.members_by_number([number])[number]
    assert (found.label, found.group, found.seat) == (label, "countries", "Countries 1")
    assert queries.body_of_member(number) == making.COMMITTEE


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({}, "member-nobody"),
        ({"country": "QQQ"}, "unknown-country"),
        ({"country": "GHA", "group": "friends"}, "member-group"),
        ({"country": "GHA", "role": "guest"}, "member-role"),
        ({"country": "GHA", "role": "alternate"}, "alternate-for"),
        ({"country": "GHA", "role": "alternate", "alternate_for": 0}, "alternate-for"),
        ({"country": "GHA", "until": When.parse("2020-12-31")}, "ends-before"),
        ({"constituency": "x" * 201}, "too-long"),
    ],
)
def test_a_seat_that_cannot_be_is_refused(told, code):
    assert refused(admit, **told) == code


def test_an_alternate_stands_in_for_a_seat_of_the_same_body_only():
    seat = admit(country="GHA")
    other = admit(country="TGO", role="alternate", alternate_for=seat)
    assert refused(admit, country="BEN", role="alternate", alternate_for=other) == "alternate-for"
    assert refused(admit, country="BEN", role="member", alternate_for=seat) == "alternate-for"
    commands.establish_body(slug="other", kind="network", names=[("Other", None)], **HOW)
    told = {"country": "BEN", "role": "alternate", "alternate_for": seat}
    when = {"since": None, "until": None, "citing": making.say()}
    assert refused(commands.admit_member, body="other", **told, **when, **HOW) == "alternate-for"
    [found] = queries.seats_on(making.COMMITTEE, making.DAY)
    assert [each.number for each in found.alternates] == [other]


def test_a_time_ends_once_with_what_tells_of_it():
    number = admit(country="GHA")
    end = {"number": number, "citing": making.say(making.PAGE, "p. 3"), **HOW}
    assert refused(commands.end_membership, until=When.parse("2020"), **end) == "ends-before"
    nowhere = {**end, "citing": Citation(source="none")}
    assert refused(commands.end_membership, until=When.parse("2021-06"), **nowhere) == (
        "unknown-source"
    )
    commands.end_membership(until=When.parse("2021-06"), **end)
    before = journal.head()
    commands.end_membership(until=When.parse("2021-06"), **end)
    assert journal.head() == before
    assert refused(commands.end_membership, until=When.parse("2022"), **end) == "already-ended"
    assert refused(commands.end_membership, until=When.parse("2022"), **{**end, "number": 0}) == (
        "unknown-member"
    )
    found = queries.members_by_number([number])[number]
    assert (found.until, found.until_place) == (When.parse("2021-06"), "p. 3")
    assert found.until_source != found.source


def test_the_seats_of_a_day_are_the_voting_ones():
    seats = making.committee()
    told = queries.seats_on(making.COMMITTEE, making.DAY)
    assert [each.seat for each in told] == [seat for seat, _, _ in making.SEATS]
    assert queries.seats_on(making.COMMITTEE, date(2020, 12, 31)) == ()
    end = {"until": When.on(making.DAY), "citing": making.say()}
    commands.end_membership(number=seats["UN 1"], **end, **HOW)
    assert len(queries.seats_on(making.COMMITTEE, making.DAY)) == 5


def test_who_chaired_is_told_for_certain_or_possibly():
    admit(
        organisation="iom", role="chair", since=When.parse("2013-07"), until=When.parse("2013-12")
    )
    admit(organisation="ilo", role="chair", since=When.parse("2014-01-01"))
    told = {
        day: [
            (each.member.organisation.key, each.certain)
            for each in queries.who_chaired(making.COMMITTEE, date.fromisoformat(day))
        ]
        for day in ("2013-06-30", "2013-07-15", "2013-09-01", "2013-12-15", "2014-01-01")
    }
    assert list(told.values()) == [
        [],
        [("iom", False)],
        [("iom", True)],
        [("iom", False)],
        [("ilo", True)],
    ]
    assert len(queries.who_sat(making.COMMITTEE, date(2014, 1, 1))) == 1


def test_what_rests_on_own_words_says_so():
    invented = commands.admit_member(
        body=making.COMMITTEE,
        organisation="ilo",
        role="member",
        since=None,
        until=None,
        citing=making.say(making.REMARK),
        **HOW,
    )
    told = queries.members_by_number([invented, admit(organisation="iom")])
    assert [each.own_words for _, each in sorted(told.items())] == [True, False]


def test_a_seat_entered_by_mistake_is_withdrawn_and_counts_no_more():
    seats = making.committee()
    number = seats["UN 1"]
    meeting = making.meeting()
    attending = {"meeting": meeting, "member": number, "how": "present", **HOW}
    commands.record_attendance(**attending)
    withdraw = {"number": number, "why": "Another seat was meant.", **HOW}
    assert refused(commands.withdraw_member, **{**withdraw, "why": " "}) == "no-reason"
    assert refused(commands.withdraw_member, **{**withdraw, "number": 0}) == "unknown-member"
    assert refused(commands.withdraw_member, **{**withdraw, "why": "x" * 301}) == "too-long"
    assert queries.attendance(meeting)
    commands.withdraw_member(**withdraw)
    gone = queries.members_by_number([number])[number]
    assert gone.withdrawn
    told = (queries.seats_on(making.COMMITTEE, making.DAY), queries.body(making.COMMITTEE).members)
    assert all(number not in {each.number for each in rows} for rows in told)
    sat = queries.who_sat(making.COMMITTEE, making.DAY)
    assert number not in {each.member.number for each in sat}
    key = gone.organisation.key
    assert number not in {m.number for _s, _n, m in queries.bodies_of_organisation(key)}
    assert queries.attendance(meeting) == ()
    assert refused(commands.withdraw_member, **withdraw) == "member-withdrawn"
    assert refused(commands.record_attendance, **attending) == "member-withdrawn"
    end = {"number": number, "until": When.parse("2022"), "citing": making.say(), **HOW}
    assert refused(commands.end_membership, **end) == "member-withdrawn"


def test_what_was_withdrawn_can_be_entered_again():
    told = {"organisation": "iom", "seat": "UN 9"}
    number = admit(**told)
    commands.withdraw_member(number=number, why="Too early.", **HOW)
    again = admit(**told)
    assert again != number
    assert admit(**told) == again


def test_a_seat_somebody_stands_in_for_is_withdrawn_after_them():
    seat = admit(organisation="iom", seat="UN 9")
    instead = admit(organisation="ilo", role="alternate", alternate_for=seat)
    withdraw = {"why": "By mistake.", **HOW}
    assert refused(commands.withdraw_member, number=seat, **withdraw) == "has-alternates"
    commands.withdraw_member(number=instead, **withdraw)
    commands.withdraw_member(number=seat, **withdraw)
    standing_in = {"organisation": "ilo", "role": "alternate", "alternate_for": seat}
    assert refused(admit, **standing_in) == "alternate-for"


def test_an_end_wrongly_entered_is_taken_back():
    number = admit(organisation="iom")
    back = {"number": number, "why": "They sit on.", **HOW}
    assert refused(commands.withdraw_end, **back) == "no-end"
    end = {"number": number, "citing": making.say(), **HOW}
    commands.end_membership(until=When.parse("2021-06"), **end)
    assert refused(commands.withdraw_end, **{**back, "why": ""}) == "no-reason"
    commands.withdraw_end(**back)
    found = queries.members_by_number([number])[number]
    assert (found.until, found.until_source, found.until_place) == (None, None, "")
    commands.end_membership(until=When.parse("2022"), **end)
    assert queries.members_by_number([number])[number].until == When.parse("2022")
