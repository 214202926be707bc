"""Decisions bear numbers and correct each other; steers begin and end; funds set what they may."""

from datetime import date

import pytest

from letsema.governance import commands, queries
from letsema.governance.rules import defaults
from letsema.journal import queries as journal
from letsema.values import OPERATOR, Actor, Citation, Refused, When
from letsema.values.actor import Grant
from tests import making

pytestmark = pytest.mark.django_db
HOW = {"by": OPERATOR, "at": making.at()}


@pytest.fixture(autouse=True)
def _world():
    making.world()


def refused(act, **told):
    before = journal.head()
    with pytest.raises(Refused) as answer:
        act(**{**HOW, **told})
    assert journal.head() == before
    return answer.value.refusals[0].code


def decide(number, **told):
    how = {"taken_on": making.DAY, "words": "Yes.", "meeting": None, **told}
    return commands.enter_decision(body=making.COMMITTEE, number=number, **how, **HOW)


def test_decisions_of_a_meeting_run_from_one_in_its_year():
    number = making.meeting("Seventh", number="SC-07")
    commands.open_meeting(meeting=number, **HOW)
    assert queries.next_decision_number(number) == "SC-07/2021-01"
    decide("SC-07/2021-01", meeting=number)
    reserved = ["SC-07/2021-02", "SC-07/2021-05"]
    assert queries.next_decision_number(number) == "SC-07/2021-02"
    assert queries.next_decision_number(number, reserved) == "SC-07/2021-06"
    with pytest.raises(LookupError):
        queries.next_decision_number("SC-99")
    assert queries.decision("SC-07/2021-01").meeting == "SC-07"


def test_nothing_is_decided_at_a_meeting_that_is_not_open():
    number = making.meeting()
    how = {"body": making.COMMITTEE, "taken_on": making.DAY, "words": "W", "meeting": number}
    assert refused(commands.enter_decision, number="D1", **how) == "meeting-state"
    commands.open_meeting(meeting=number, **HOW)
    commands.close_meeting(meeting=number, **HOW)
    assert refused(commands.enter_decision, number="D1", **how) == "meeting-state"


def test_a_correction_cites_what_it_corrects_and_is_found_from_it():
    decide("D1")
    decide("D2", corrects="D1", words="No.")
    assert queries.decision("D1").corrected_by == ("D2",)
    assert queries.decision("D2").corrects == "D1"
    how = {"body": making.COMMITTEE, "taken_on": making.DAY, "words": "W", "meeting": None}
    assert refused(commands.enter_decision, number="D3", corrects="D9", **how) == (
        "unknown-decision"
    )
    commands.establish_body(slug="other", kind="network", names=[("Other", None)], **HOW)
    foreign = {**how, "body": "other", "number": "D3", "corrects": "D1"}
    assert refused(commands.enter_decision, **foreign) == "unknown-decision"


def test_an_internal_decision_is_left_out_unless_asked_for():
    decide("D1")
    decide("D2", internal=True)
    numbers = [each.number for each in queries.decisions(making.COMMITTEE)]
    assert numbers == ["D1"]
    assert len(queries.decisions(making.COMMITTEE, public_only=False)) == 2
    assert queries.decisions(meeting="SC-01") == ()
    assert queries.decision("D2").internal
    assert queries.decision("D9") is None


@pytest.mark.parametrize("count", [1, 3])
def test_any_number_of_decisions_is_read_with_as_many_questions(count, django_assert_num_queries):
    for number in range(count):
        decide(f"D{number}")
    with django_assert_num_queries(2):
        assert len(queries.decisions()) == count


STEER = {
    "body": making.COMMITTEE,
    "code": "covid-19",
    "title": "COVID-19",
    "words": "",
    "citing": making.say(),
}


def test_a_steer_holds_from_its_beginning_until_its_end():
    number = commands.give_steer(**STEER, since=When.by(making.DAY), **HOW)
    assert commands.give_steer(**STEER, since=When.by(making.DAY), **HOW) == number
    assert refused(commands.give_steer, **STEER, since=date(2022, 1, 1)) == "steer-stands"
    with pytest.raises(Refused, match="other words: “COVID-19”"):
        commands.give_steer(**{**STEER, "words": "Answer it."}, since=When.by(making.DAY), **HOW)
    end = {"body": making.COMMITTEE, "code": "covid-19"}
    assert refused(commands.end_steer, **{**end, "code": "no"}, until=making.DAY) == "no-steer"
    commands.end_steer(**end, until=date(2022, 1, 1), **HOW)
    assert refused(commands.end_steer, **end, until=date(2022, 1, 1)) == "no-steer"
    held = [
        [steer.code for steer in queries.steers(making.COMMITTEE, day)]
        for day in (date(2021, 6, 29), making.DAY, date(2021, 12, 31), date(2022, 1, 1))
    ]
    assert held == [[], ["covid-19"], ["covid-19"], []]
    commands.give_steer(**STEER, since=date(2023, 1, 1), **HOW)
    assert len(queries.steers(making.COMMITTEE)) == 2
    assert queries.steers_by_number([number])[number].source is not None


def test_the_end_of_a_steer_may_rest_on_a_decision_or_a_source():
    citing = making.decide("D1")
    for code, basis in (("covid-19", citing), ("hills", making.say()), ("lakes", None)):
        commands.give_steer(**{**STEER, "code": code}, since=making.DAY, **HOW)
        end = {"body": making.COMMITTEE, "code": code, "until": date(2022, 1, 1)}
        nowhere = Citation(decision="D9")
        assert refused(commands.end_steer, **end, citing=nowhere) == "unknown-decision"
        commands.end_steer(**end, citing=basis, **HOW)
    found = {each.code: each for each in queries.steers(making.COMMITTEE)}
    assert (found["covid-19"].until_decision, found["covid-19"].until_source) == ("D1", None)
    assert found["hills"].until_source == found["hills"].source
    assert (found["lakes"].until_decision, found["lakes"].until_source) == (None, None)


def test_a_steer_rests_on_a_decision_or_a_source_that_stands():
    citing = making.decide("D1")
    commands.give_steer(**{**STEER, "citing": citing}, since=making.DAY, **HOW)
    [steer] = queries.steers(making.COMMITTEE, making.DAY)
    assert (steer.decision, steer.source) == ("D1", None)
    told = {**STEER, "code": "other", "since": making.DAY}
    giving = commands.give_steer
    assert refused(giving, **{**told, "citing": Citation(decision="D9")}) == "unknown-decision"
    assert refused(giving, **{**told, "citing": Citation(source="no")}) == "unknown-source"
    assert refused(giving, **{**told, "title": " "}) == "steer-title"
    assert refused(giving, **told, until=date(2020, 1, 1)) == "ends-before"


def test_a_fund_sets_what_it_may_and_the_last_word_counts():
    assert queries.settings(making.FUND) == queries.settings("none") == defaults()
    change = {"fund": making.FUND, "key": "quorum-percent"}
    for value in (60, 70):
        commands.change_setting(**change, value=value, **HOW)
    assert queries.setting(making.FUND, "quorum-percent") == 70
    assert queries.setting(making.OTHER_FUND, "quorum-percent") == 50
    before = journal.head()
    commands.change_setting(**change, value=70, **HOW)
    assert journal.head() == before
    assert refused(commands.change_setting, **change, value=0) == "setting-value"
    assert refused(commands.change_setting, **{**change, "key": "x"}, value=0) == "unknown-setting"
    assert refused(commands.change_setting, **{**change, "fund": "x"}, value=60) == "unknown-fund"
    theirs = Actor("p", grants=frozenset({Grant("secretariat", making.OTHER_FUND)}))
    assert refused(commands.change_setting, **change, value=80, by=theirs) == "not-yours"
    with pytest.raises(KeyError):
        queries.setting(making.FUND, "x")
