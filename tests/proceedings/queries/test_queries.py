"""What proceedings tell: the balance a sitting would change, and all that minutes need."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from letsema.governance import commands as governing
from letsema.governance import queries as governing_queries
from letsema.proceedings import commands, queries
from letsema.proceedings.rules import terms as t
from letsema.programmes.rules.facts import CountryPart
from letsema.values import When
from tests import making
from tests.proceedings import holding as h

pytestmark = pytest.mark.django_db


@pytest.fixture
def seats():
    making.world()
    return making.committee()


def test_the_effect_of_a_sitting_is_told_by_area_and_region_before_it_is_closed(seats):
    number = h.meeting()
    new = h.listed(number, h.note(thematic_area="1", budget=making.money(500)))
    both = [CountryPart("GHA"), CountryPart("PER")]
    fund = h.listed(number, h.document(countries=both), "document")
    h.resolve(number, new, "approve-below-request", t.Amount(making.money(400)))
    h.resolve(number, fund, "allocate", t.Shares((h.share("iom", 1_500_000),)))
    effect = queries.effect(number)
    one, two = effect.areas
    assert (one.before.pipeline, one.after.pipeline) == (0, 1)
    assert one.after.budgets == (making.money(400),)
    assert (two.before.pipeline, two.after.pipeline, two.after.funded) == (1, 0, 1)
    assert [each.amount for each in two.after.allocated] == [1_500_000]
    assert [each.title for each in effect.regions] == ["Africa", "Several regions"]
    assert effect.total.before.budgets == (making.money(1_700_000),)
    h.opened(number, seats)
    h.close(number)
    after = queries.effect(number)
    assert after.total.before == after.total.after == effect.total.after


def test_a_meeting_there_is_not_has_no_list_no_effect_and_no_minutes():
    assert queries.agenda("SC-99") is None
    assert queries.effect("SC-99") is None
    assert queries.minutes_of("SC-99") is None


def test_minutes_tell_who_came_what_was_said_and_what_was_decided(seats):
    governing.admit_member(
        body=making.COMMITTEE,
        organisation="unfpa",
        role="alternate",
        alternate_for=seats["Donors 1"],
        since=When.parse("2021-01-01"),
        until=None,
        citing=making.say(),
        **h.HOW,
    )
    number = h.meeting()
    item, late = h.listed(number, h.note()), h.listed(number, h.note("TOGO-2"))
    h.attend(number, seats, "Donors 1")
    h.opened(number)
    commands.declare_interest(item=item, member=seats["UN 1"], words="Ours.", **h.HOW)
    told = {"item": item, "member": seats["Donors 2"], "words": "With care.", **h.HOW}
    commands.take_position(stand="stand-aside", **told)
    asked = t.Conditions((t.ConditionTerms("Name the towns.", "iom"),))
    h.resolve(number, item, "approve-with-conditions", asked)
    h.resolve(number, late, "defer", t.Deferral("No time."))
    h.close(number)
    minutes = queries.minutes_of(number)
    assert [group.group for group in minutes.attendance] == [
        "donors",
        "countries",
        "un",
        "stakeholders",
    ]
    assert minutes.attendance[0].seats[0].how == "absent"
    assert {each.member.role for each in minutes.others} == {"chair", "ex-officio"}
    assert minutes.quorum.met
    first, second = minutes.items
    assert [(i.member.label, i.consequence) for i in first.interests] == [("ILO", "leave")]
    assert [(p.stand, p.words) for p in first.positions] == [("stand-aside", "With care.")]
    assert first.resolution.number == "SC-01/2021-01"
    assert [(c.words, c.owner) for c in minutes.conditions] == [("Name the towns.", "IOM")]
    assert minutes.deferred == (second,)


def test_an_agenda_asks_as_often_for_three_items_as_for_one(seats):
    number = h.meeting()

    def asked():
        with CaptureQueriesContext(
            connection,
        ) as told:
            queries.agenda(number)
        return len(told)

    def add(name):
        item = h.listed(number, h.note(name))
        commands.declare_interest(item=item, member=seats["UN 1"], words="", **h.HOW)
        told = {"item": item, "member": seats["Donors 1"], **h.HOW}
        commands.take_position(stand="agree", **told)
        h.resolve(number, item, "approve")

    add("A")
    once = asked()
    add("B"), add("C")
    assert asked() == once


def test_the_acts_that_fit_an_item_are_proposed(seats):
    item = h.listed(h.meeting(), h.note())
    told = [each.act.code for each in queries.proposals(item)]
    assert told == [
        "approve",
        "approve-with-conditions",
        "approve-below-request",
        "solicit",
        "defer",
        "return",
        "decline",
    ]
    assert queries.proposals(9999) == ()


def test_what_stands_where_is_found(seats):
    number = h.meeting()
    item = h.listed(number, h.note())
    assert queries.meeting_for(item) == number
    assert [each.number for each in queries.items_about("GHANA-2")] == [item]
    assert queries.ready(making.FUND, date(2021, 9, 15)) == ()
    assert len(queries.ready(making.FUND, date(2021, 9, 15), number)) == 1


def test_a_list_is_the_same_read_by_number_or_from_its_meeting(seats):
    number = h.meeting()
    item = h.listed(number, h.note())
    h.opened(number, seats)
    how = {"by": h.OPERATOR, "at": making.at("2021-09-15")}
    told = {"item": item, "stand": "comment", "words": "We hold it dear."}
    for name in ("Donors 1", "Countries 1"):
        commands.take_position(member=seats[name], **told, **how)
    h.resolve(number, item, "approve")
    held = governing_queries.meeting(number)
    agenda = queries.agenda_of(held)
    assert agenda == queries.agenda(number)
    assert agenda.items == queries.items(number)
    assert agenda.items[0] == queries.item(item)
    assert agenda.seats == governing_queries.seats_on(held.body, held.day)
    assert agenda.quorum == governing_queries.quorum(number)
    assert agenda.quorum.present == len(agenda.seats)
    fund = governing_queries.fund(making.FUND)
    assert queries.effect_of(agenda, fund) == queries.effect(number)
