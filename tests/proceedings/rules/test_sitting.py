"""Interests, speaking for a seat, consensus, and what closing needs. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from letsema.proceedings.rules.acts import ACTS
from letsema.proceedings.rules.sitting import (
    Closing,
    OpenItem,
    Seat,
    counts_from,
    judge_closing,
    judge_consensus,
    judge_position,
    may_speak_for,
    settled_state,
    suggested_ground,
)
from letsema.values import OPERATOR, Actor
from letsema.values.actor import Grant

DAY = date(2021, 9, 15)
FUNDS = ("hill-fund",)
CLOSING = Closing("SC-01", "open", "meeting", DAY, None, DAY, True, 6, 3, ())


def codes(closing: Closing) -> list[str]:
    return [each.code for each in judge_closing(closing)]


def test_an_interest_is_by_the_body_acted_for_never_by_the_host_of_the_secretariat():
    assert suggested_ground(Seat("member", "ilo"), ["ilo"], []) == "organisation"
    assert suggested_ground(Seat("member", country="GHA"), [], ["GHA"]) == "country"
    assert suggested_ground(Seat("member", "ilo"), ["iom"], ["GHA"]) is None
    assert suggested_ground(Seat("secretariat", "iom"), ["iom"], []) is None


def test_a_grant_speaks_for_the_seat_that_meets_all_it_names():
    def may(seat, acting_for="", **scope):
        by = Actor("m", acting_for, frozenset({Grant("committee", **scope)}))
        return may_speak_for(by, seat, FUNDS) == []

    ministry = Seat("member", "ministry", "GHA")
    assert may(ministry, country="GHA")
    assert may(ministry, organisation="ministry", country="GHA")
    assert not may(ministry, organisation="ministry", country="TGO")
    assert may(Seat("member", "ilo"), "ilo")
    assert not may(Seat("member", "ilo"), "ilo", fund="lake-fund")
    assert not may(Seat("member", "ilo"), organisation="ilo", programme="GHANA-2")
    assert not may(Seat("member"), "ilo")
    assert may(Seat("member", "ilo", alternates=(("unfpa", ""),)), organisation="unfpa")
    assert may_speak_for(OPERATOR, Seat("member"), FUNDS) == []


def test_an_objection_hinders_every_act_but_deferring_and_returning():
    hindered = {act for act in ACTS if judge_consensus(act, ["Norway"])}
    assert set(ACTS) - hindered == {"defer", "return"}
    assert not any(judge_consensus(act, []) for act in ACTS)


def test_an_objection_and_a_comment_are_in_words():
    assert judge_position("object", " ", votes=True, leaves=False)[0].code == "empty"
    assert judge_position("agree", "", votes=True, leaves=False) == []
    assert judge_position("agree", "", votes=True, leaves=True)[0].code == "leaves-item"


def test_decisions_count_from_the_last_day_or_the_day_of_an_earlier_closing():
    assert counts_from(DAY, date(2021, 9, 20)) == DAY
    assert counts_from(date(2021, 9, 16), DAY) == DAY


def test_all_that_hinders_a_closing_is_told_at_once():
    items = (
        OpenItem(1, "A", "listed"),
        OpenItem(2, "B", "listed", "SC-01/2021-01", "approve", ("Norway",)),
        OpenItem(3, "C", "listed", "SC-01/2021-01", "approve", quorate=False),
        OpenItem(4, "D", "taken-off"),
    )
    whole = replace(CLOSING, items=items)
    assert codes(whole) == ["not-resolved", "objection", "no-quorum-for-item"]
    assert codes(replace(whole, quorum_met=False))[0] == "no-quorum"
    assert codes(replace(whole, state="planned")) == ["not-open"]
    assert codes(replace(CLOSING, today=date(2021, 9, 14))) == ["not-begun"]


def test_a_round_waits_for_its_deadline_and_asks_for_no_quorum():
    silent = replace(CLOSING, procedure="no-objection", deadline=DAY, quorum_met=False)
    assert codes(silent) == ["deadline"]
    assert codes(replace(silent, today=date(2021, 9, 16))) == []


def test_only_what_is_deferred_is_not_settled():
    assert {settled_state(act) for act in ACTS} == {"decided", "deferred"}
    assert settled_state("defer") == "deferred"
