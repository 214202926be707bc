"""How somebody is written to: what is due, who may choose, one sender for a letter."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letsema.accounts import commands, queries
from letsema.accounts.models import NoticePreference, Person
from letsema.accounts.rules import FREQUENCIES, is_due, judge_preference, wait_after
from letsema.values import OPERATOR, Actor, Refused
from tests import making

INSTANTS = st.datetimes(
    datetime.fromisoformat("2021-01-01"),
    datetime.fromisoformat("2022-12-31"),
    timezones=st.just(UTC),
)
HOURS = st.integers(0, 23)


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("how", "last", "now", "due"),
    [
        ("daily", "2021-09-01T06:00", "2021-09-01T23:00", False),
        ("daily", "2021-09-01T06:01", "2021-09-02T05:59", False),
        ("daily", "2021-09-01T06:01", "2021-09-02T06:00", True),
        ("daily", "2021-08-01T06:01", "2021-09-02T03:00", True),
        ("weekly", "2021-08-30T06:00", "2021-09-05T12:00", False),
        ("weekly", "2021-08-30T06:00", "2021-09-06T05:59", False),
        ("weekly", "2021-08-30T06:00", "2021-09-06T06:00", True),
        ("at-once", "2021-09-01T06:00", "2021-09-01T06:00", True),
        ("never", "2021-01-01T06:00", "2021-09-01T06:00", False),
    ],
)
def test_a_letter_is_due_once_its_hour_has_come(how, last, now, due):
    assert is_due(how, at(last), at(now), 6) is due


@given(INSTANTS, HOURS, st.integers(0, 10))
def test_in_any_week_seven_letters_are_due_daily_and_one_weekly(start, hour, minutes):
    counted = dict.fromkeys(("daily", "weekly"), 0)
    for how in counted:
        last = start
        for step in range(1, 7 * 24 + 1):
            now = start + timedelta(hours=step)
            if is_due(how, last, now, hour):
                counted[how] += 1
                last = now
    assert counted == {"daily": 7, "weekly": 1}


def test_waits_after_failures_grow_to_half_a_day():
    assert [wait_after(n) for n in (1, 2, 3)] == [timedelta(minutes=m) for m in (5, 10, 20)]
    assert wait_after(50) == timedelta(hours=12)


def test_a_preference_names_a_frequency_and_kinds_there_are():
    assert list(judge_preference("daily", ["stages"], ["stages"])) == []
    found = judge_preference("hourly", ["gossip"], ["stages"])
    assert [refusal.code for refusal in found] == ["frequency", "kinds"]
    assert set(FREQUENCIES) == {"daily", "weekly", "at-once", "never"}


@pytest.fixture
def person(db):
    making.world()
    row = Person.objects.create(email="a@example.org", joined_at=making.at())
    commands.grant_role(
        person=row.key, role="secretariat", fund=making.FUND, by=OPERATOR, at=making.at()
    )
    return row.key


def choose(person, how="at-once", by=None, **told):
    commands.choose_notices(
        person=person, how=how, known=["stages"], by=by or Actor(person), at=making.at(), **told
    )


def claim(person, when="2021-09-01T06:00"):
    return commands.claim_notices(person=person, hour=6, by=OPERATOR, at=at(when))


def settle(person, until, sent=True, when="2021-09-01T06:00"):
    commands.settle_notices(person=person, until=until, sent=sent, by=OPERATOR, at=at(when))


def test_everybody_chooses_for_themselves_only(person):
    with pytest.raises(Refused):
        choose(person, by=Actor("somebody"))
    with pytest.raises(Refused):
        choose(person, how="hourly")
    choose(person, kinds=["stages"])
    told = queries.notice_preference(person)
    assert (told.how, told.kinds) == ("at-once", ("stages",))


def test_only_the_operator_sends(person):
    with pytest.raises(Refused):
        commands.claim_notices(person=person, hour=6, by=Actor(person), at=making.at())


def test_who_has_not_chosen_is_told_of_what_comes_from_their_first_claim_on(person):
    assert claim(person) is None
    before = queries.notice_preference(person).followed
    making.programme()
    assert claim(person) is None
    since, until = claim(person, "2021-09-02T06:00")
    assert since == before < until


def test_a_letter_is_claimed_by_one_and_a_claim_ends_by_itself(person):
    choose(person)
    making.programme()
    claimed = claim(person)
    assert claimed is not None
    assert claim(person, "2021-09-01T06:09") is None
    assert claim(person, "2021-09-01T06:10") == claimed
    settle(person, claimed[1])
    assert claim(person, "2021-09-01T07:00") is None
    assert queries.people_to_tell(at("2021-09-01T07:00")) == ()


def test_a_failure_is_tried_again_later_and_a_success_forgets_it(person):
    choose(person)
    making.programme()
    since, until = claim(person)
    settle(person, until, sent=False)
    assert claim(person, "2021-09-01T06:04") is None
    assert queries.people_to_tell(at("2021-09-01T06:04")) == ()
    assert claim(person, "2021-09-01T06:05") == (since, until)
    settle(person, until, sent=False, when="2021-09-01T06:05")
    assert NoticePreference.objects.get().tries == 2
    assert claim(person, "2021-09-01T06:14") is None
    assert claim(person, "2021-09-01T06:15") == (since, until)
    settle(person, until, when="2021-09-01T06:15")
    row = NoticePreference.objects.get()
    assert (row.tries, row.again_at, row.followed) == (0, None, until)


def test_who_comes_back_from_never_is_not_told_of_what_they_missed(person):
    choose(person, "never")
    making.programme()
    assert claim(person) is None
    choose(person, "at-once")
    assert claim(person) is None
    making.programme("TOGO-2")
    assert claim(person) is not None


def test_a_stop_token_is_ours_or_opens_nothing(person):
    token = queries.stop_token(person)
    assert queries.person_of_stop_token(token) == person
    assert queries.person_of_stop_token(token + "x") is None
    assert queries.person_of_stop_token("x") is None
