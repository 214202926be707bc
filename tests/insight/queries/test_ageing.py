"""How long programmes stand where they stand; what is internal only for who may see it."""

from __future__ import annotations

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

from letsema.governance import commands as governance
from letsema.insight.queries.ageing import ageing
from letsema.programmes.rules.facts import ParticipantPart
from letsema.values import NOBODY, OPERATOR, Actor
from letsema.values.actor import Grant
from tests import making
from tests.proceedings import holding

ON = date(2025, 1, 31)


def seen(actor=NOBODY, on=ON):
    return ageing(making.FUND, on, actor)


def who(role, **scope):
    return Actor("p1", grants=frozenset({Grant(role, making.FUND, **scope)}))


def test_a_wait_of_years_is_seen_by_everybody(seats):
    making.programme("MALI-2")
    making.stage("MALI-2", "document-solicited", "by 2021-06-30")
    (wait,) = seen().waits
    assert (wait.reference, wait.stage, wait.days) == ("MALI-2", "document-solicited", 1311)
    assert (wait.exact, wait.limit, wait.over) == (False, 120, True)
    (stage,) = seen().stages
    assert (stage.count, stage.median, stage.longest, stage.exact) == (1, 1311, 1311, False)


def test_what_runs_or_has_left_waits_no_more(seats):
    holding.running()
    making.programme("TOGO-2")
    making.stage(
        "TOGO-2", "removed", "2021-09-01", reason="no-longer-relevant", public_words="It ended."
    )
    assert seen().waits == ()


def test_the_setting_of_the_fund_says_what_is_long(seats):
    making.programme("MALI-2")
    assert [wait.reference for wait in seen().over] == ["MALI-2"]
    governance.change_setting(
        fund=making.FUND,
        key="ageing-days",
        value={"concept-note-approved": 3000},
        by=OPERATOR,
        at=making.at(),
    )
    assert seen().over == ()


def test_notes_and_lateness_are_for_those_who_see_what_is_internal(seats):
    holding.note("GHANA-2")
    parts = [ParticipantPart("iom", "convening"), ParticipantPart("ilo")]
    making.programme("MALI-2", participants=parts)
    making.stage("MALI-2", "document-solicited", "2021-07-02")
    assert [wait.reference for wait in seen().waits] == ["MALI-2"]
    assert seen().organisations is None
    assert seen().waits[0].organisations == ()
    inside = seen(who("secretariat"))
    assert {wait.reference for wait in inside.waits} == {"MALI-2", "GHANA-2"}
    assert [(row.key, row.waiting) for row in inside.organisations] == [("iom", 1)]
    theirs = seen(who("submitter", organisation="ilo"))
    assert {wait.reference for wait in theirs.waits} == {"MALI-2", "GHANA-2"}
    assert theirs.organisations is None
    assert len(seen(who("submitter", organisation="unfpa")).waits) == 1
    assert len(seen(who("reader")).waits) == 1


def asked():
    with CaptureQueriesContext(connection) as queries:
        seen(who("secretariat"))
    return len(queries)


def test_the_number_of_queries_does_not_grow_with_the_programmes(seats):
    holding.note("GHANA-1")
    making.programme("MALI-1")
    first = asked()
    for number in (2, 3):
        holding.note(f"GHANA-{number}")
        making.programme(f"MALI-{number}")
    assert asked() == first
