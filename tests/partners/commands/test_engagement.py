"""What somebody is to do is entered once and done once."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from letsema.journal import queries as journal
from letsema.partners import commands, queries
from letsema.partners.models import FollowUp
from letsema.values import OPERATOR, Refused
from tests import making
from tests.partners import agreements_told as t

pytestmark = pytest.mark.django_db
BY = {"by": OPERATOR, "at": making.at()}


@pytest.fixture(autouse=True)
def _world():
    making.world()


def codes(act, **told) -> list[str]:
    """The codes of what an act is refused with; nothing is written then."""
    before = journal.head()
    with pytest.raises(Refused) as refused:
        act(**told)
    assert journal.head() == before
    return [each.code for each in refused.value.refusals]


def test_the_same_follow_up_told_again_is_the_same():
    number = t.follow_up(due_on=making.DAY)
    before = journal.head()
    assert t.follow_up(due_on=making.DAY) == number
    assert journal.head() == before
    assert t.follow_up() != number


def test_an_obligation_is_told_under_its_agreement():
    number = t.follow_up(kind="obligation", agreement=t.agreement(), organisation="")
    commands.do_follow_up(number=number, on=making.DAY, words="Sent.", **BY)
    assert [act.kind for act in journal.acts_about(t.KEY)] == [
        "partners.agreement.registered",
        "partners.follow-up.entered",
        "partners.follow-up.done",
    ]


def test_a_planned_review_is_moved_and_its_day_before_stays_in_the_journal():
    key = t.agreement()
    number, later = t.review(), date(2022, 5, 1)
    other = commands.plan_review(key=key, due_on=date(2022, 6, 1), **BY)
    commands.move_review(number=number, due_on=later, **BY)
    assert {each.due_on for each in queries.agreement(key).reviews} == {later, date(2022, 6, 1)}
    before = journal.head()
    commands.move_review(number=number, due_on=later, **BY)
    assert journal.head() == before
    assert codes(commands.move_review, number=other, due_on=later, **BY) == ["review-that-day"]
    commands.hold_review(number=number, held_on=making.DAY, findings="It holds.", **BY)
    asked = {"number": number, "due_on": date(2023, 1, 1), **BY}
    assert codes(commands.move_review, **asked) == ["review-held"]
    assert codes(commands.move_review, **{**asked, "number": 99}) == ["unknown-number"]
    assert not list(journal.breaches())


def test_what_is_done_is_done_once():
    done = {"number": t.follow_up(), "on": making.DAY, "words": "Sent.", **BY}
    commands.do_follow_up(**done)
    before = journal.head()
    commands.do_follow_up(**done)
    assert journal.head() == before
    assert codes(commands.do_follow_up, **{**done, "words": "Not sent."}) == ["already-done"]


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"kind": "wish"}, "unknown-word"),
        ({"kind": "obligation"}, "no-agreement"),
        ({"owner": ""}, "no-owner"),
        ({"owner": "nobody"}, "unknown-organisation"),
        ({"organisation": ""}, "about-nobody"),
        ({"agreement": "nothing"}, "unknown-agreement"),
        ({"owner_words": "x" * 301}, "too-long"),
    ],
)
def test_a_follow_up_that_cannot_be_is_refused_whole(told, code):
    assert codes(t.follow_up, **told) == [code]
    assert not FollowUp.objects.exists()


def test_a_follow_up_that_cannot_be_done_is_refused():
    number = t.follow_up()
    late = {"number": number, "on": date(2022, 1, 1), "words": "Sent.", **BY}
    assert codes(commands.do_follow_up, **late) == ["not-yet"]
    assert codes(commands.do_follow_up, **{**late, "number": 99}) == ["unknown-number"]
    commands.withdraw_follow_up(number=number, why="not ours", **BY)
    assert codes(commands.do_follow_up, **late) == ["withdrawn-already"]
    assert list(journal.breaches()) == []


@pytest.mark.parametrize(
    "row",
    [
        {"kind": "wish"},
        {"words": ""},
        {"kind": "obligation"},
        {"organisation": None},
        {"owner": None},
        {"done_on": making.DAY},
        {"done_words": "Sent."},
        {"withdrawn_why": "w"},
        {"terms": "the same"},
    ],
)
def test_the_database_refuses_a_follow_up_that_cannot_be(row):
    first = FollowUp.objects.get(pk=t.follow_up())
    FollowUp.objects.filter(pk=first.pk).update(terms="the same")
    told = {
        "kind": "follow-up",
        "words": "W",
        "organisation": first.organisation,
        "owner": first.owner,
        "recorded_at": making.at(),
        **row,
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        FollowUp.objects.bulk_create([FollowUp(**told)])
