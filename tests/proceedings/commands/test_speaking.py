"""Interests and positions: who may speak for whom, and what follows."""

from __future__ import annotations

import pytest

from letsema.governance import commands as governing
from letsema.proceedings import commands, queries
from letsema.values import Actor, When
from letsema.values.actor import Grant
from tests import making
from tests.proceedings import holding as h

pytestmark = pytest.mark.django_db


@pytest.fixture
def seats():
    making.world()
    return making.committee()


@pytest.fixture
def item(seats):
    return h.listed(h.meeting(), h.note())


def member(**scope) -> Actor:
    acting = scope.pop("acting_for", "")
    return Actor("m1", acting, frozenset({Grant("committee", making.FUND, **scope)}))


def stand(item, number, by=h.OPERATOR, stand="agree", words=""):
    told = {"item": item, "member": number, "stand": stand, "words": words}
    return h.codes(commands.take_position, by=by, at=h.HOW["at"], **told)


def declare(item, number, words="", by=h.OPERATOR):
    told = {"item": item, "member": number, "words": words}
    return h.codes(commands.declare_interest, by=by, at=h.HOW["at"], **told)


def test_interests_are_suggested_by_rule_with_what_would_follow(seats, item):
    told = {
        each.member.label: (each.ground, each.consequence)
        for each in queries.interests_suggested(item)
    }
    assert told == {
        "ILO": ("organisation", "leave"),
        "IOM": ("organisation", "declare"),
        "Ghana": ("country", "leave"),
    }


def test_an_interest_is_declared_once_and_withdrawn_with_a_reason(seats, item):
    number = seats["UN 1"]
    assert declare(item, number) == []
    assert declare(item, number) == ["declared"]
    (told,) = queries.item(item).interests
    assert (told.ground, told.consequence) == ("organisation", "leave")
    commands.withdraw_interest(item=item, member=number, why="Wrong item.", **h.HOW)
    assert queries.item(item).interests == ()


def test_an_interest_no_rule_suggests_is_declared_in_words(seats, item):
    assert declare(item, seats["Donors 2"]) == ["empty"]
    assert declare(item, seats["Donors 2"], "My sister works there.") == []
    assert queries.item(item).interests[0].ground == "declared"


def test_who_leaves_takes_no_position_and_who_declares_does(seats, item):
    declare(item, seats["UN 1"])
    assert stand(item, seats["UN 1"]) == ["leaves-item"]
    assert stand(item, seats["Countries 1"]) == []


def test_only_seats_take_positions_and_others_may_comment(seats, item):
    assert stand(item, seats["Chair"]) == ["no-seat"]
    assert stand(item, seats["Chair"], stand="comment", words="A word.") == []
    assert stand(item, seats["UN 1"], stand="object") == ["empty"]
    assert stand(item, seats["UN 1"], stand="maybe") == ["stand"]


def test_a_member_speaks_for_their_own_seat_alone(seats, item):
    un, ghana, norway = seats["UN 1"], seats["Countries 1"], seats["Donors 1"]
    assert stand(item, un, member(organisation="ilo")) == []
    assert stand(item, un, member(acting_for="ilo")) == []
    assert stand(item, un, member(organisation="iom")) == ["not-yours"]
    assert stand(item, un, member()) == ["not-yours"]
    assert stand(item, ghana, member(country="GHA")) == []
    assert stand(item, norway, member(country="GHA")) == ["not-yours"]
    assert stand(item, un, Actor("r", grants=frozenset({Grant("reader")}))) == ["not-yours"]


def test_an_alternate_speaks_for_the_seat_it_stands_in_for(seats, item):
    governing.admit_member(
        body=making.COMMITTEE,
        organisation="unfpa",
        role="alternate",
        alternate_for=seats["UN 1"],
        since=When.parse("2021-01-01"),
        until=None,
        citing=making.say(),
        **h.HOW,
    )
    assert stand(item, seats["UN 1"], member(organisation="unfpa")) == []


def test_the_last_position_of_a_member_counts(seats, item):
    stand(item, seats["UN 1"], stand="object", words="No.")
    stand(item, seats["Donors 1"])
    stand(item, seats["UN 1"], stand="comment", words="Well.")
    told = [(each.member.label, each.stand) for each in queries.item(item).positions]
    assert told == [("Norway", "agree"), ("ILO", "comment")]


def test_a_member_of_another_day_is_not_heard(seats, item):
    assert stand(item, 9999) == ["unknown-member"]
    assert stand(9999, seats["UN 1"]) == ["unknown-item"]
