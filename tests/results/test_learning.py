"""Stories and events; the numbers of people in them as the public may see them."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from letsema.journal import queries as journal
from letsema.programmes import commands as programmes
from letsema.results import commands, queries
from letsema.results.models import EventGroup, LearningEvent, Story
from letsema.results.rules import Attending
from letsema.values import OPERATOR, Refused, When
from tests import making
from tests.results import achievement_permits as made
from tests.results import permits

pytestmark = pytest.mark.django_db
HOW = {"by": OPERATOR, "at": making.at()}
UMBRELLA, PART, HIDDEN = "HILLS-1", "HILLS-1-A", "HILLS-9"
FEW = [Attending("officials", 3, "women"), Attending("officials", 40, "men")]


@pytest.fixture(autouse=True)
def _world():
    making.world()
    making.programme(UMBRELLA)
    programmes.register_programme(reference=PART, fund=making.FUND, parent=UMBRELLA, **HOW)
    making.programme(PART)
    making.programme(HIDDEN, approved=None)
    making.stage(HIDDEN, "submitted")


def codes(command, **told):
    with pytest.raises(Refused) as refused:
        command(**{**HOW, **told})
    return [each.code for each in refused.value.refusals]


def test_a_practice_says_what_replication_takes_and_where():
    number = made.story(
        kind="practice",
        programme=PART,
        country="GHA",
        lessons="Begin early.",
        conditions="A council.",
        replicable_in=["TGO", "KEN", "TGO"],
        when=When.parse("2016"),
        instrument=permits.law(),
    )
    found = queries.story(number)
    assert (found.kind, found.programme, found.country) == ("practice", PART, "GHA")
    assert (found.lessons, found.conditions) == ("Begin early.", "A council.")
    assert (found.replicable_in, found.instrument.key) == (("KEN", "TGO"), permits.LAW)
    assert queries.stories(UMBRELLA, kind="practice", replicable_in="TGO") == (found,)
    assert queries.stories(instrument=permits.LAW, country="GHA") == (found,)
    assert queries.stories(UMBRELLA, with_parts=False) == ()
    assert queries.stories(kind="case-study") == queries.stories(replicable_in="GHA") == ()


def test_a_story_is_kept_once_and_withdrawn_stays_unread():
    number, head = made.story(programme=""), journal.head()
    assert (made.story(programme=""), journal.head()) == (number, head)
    assert [each.programme for each in queries.stories()] == [""]
    commands.withdraw_story(number=number, why="Misread.", **HOW)
    assert queries.story(number) is None
    assert Story.objects.count() == 1
    assert made.story(programme=HIDDEN)
    assert (queries.stories(), len(queries.stories(public_only=False))) == ((), 1)
    assert list(journal.breaches()) == []


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"kind": "novel"}, "story-kind"),
        ({"title": " "}, "empty"),
        ({"words": ""}, "empty"),
        ({"title": "t" * 301}, "too-long"),
        ({"replicable_in": ["XXX"]}, "unknown-country"),
        ({"instrument": "none"}, "unknown-instrument"),
    ],
)
def test_what_is_no_story_is_refused(told, code):
    assert codes(commands.record_story, **{**made.STORY, "programme": PART, **told}) == [code]
    assert not Story.objects.exists()


def test_an_event_is_read_with_who_came():
    number = made.event(
        programme=PART,
        kind="peer-exchange",
        country="GHA",
        countries=["TGO", "KEN"],
        place_name="Tamale",
        organiser="ilo",
        when=date(2015, 3, 1),
        groups=[
            Attending("migrants", 30),
            Attending("officials", 9, "men", "about"),
            Attending("officials", 12, "women"),
        ],
    )
    found = queries.event(number)
    assert (found.country, found.countries, found.place_name) == ("GHA", ("KEN", "TGO"), "Tamale")
    assert (found.organiser.key, found.when) == ("ilo", When.parse("2015-03-01"))
    assert (found.groups, found.sexes) == (("officials", "migrants"), ("women", "men", ""))
    assert found.people.cells["officials", "men"] == 9
    assert (found.people.rows, found.people.total) == ({"officials": 21, "migrants": 30}, 51)
    assert (found.qualifiers["officials", "men"], found.qualifier) == ("about", "about")
    for cut in (
        {"programme": UMBRELLA},
        {"country": "KEN"},
        {"country": "GHA"},
        {"kind": "peer-exchange"},
        {"group": "migrants"},
        {"organisation": "ilo"},
    ):
        assert queries.events(**cut) == (found,), cut
    for cut in ("programme", "country", "kind", "group", "organisation"):
        assert queries.events(**{cut: "nowhere"}) == (), cut
    assert queries.events(on=date(2015, 1, 1)) == ()
    assert list(journal.breaches()) == []


def test_the_public_does_not_see_a_small_group_and_who_may_see_all_does():
    number = made.event(programme=PART, groups=FEW)
    for shown in (queries.event(number), *queries.events(UMBRELLA)):
        assert shown.people.hides
        assert set(shown.people.cells.values()) == {None}
        assert shown.people.total == 43
    inside = queries.event(number, public_only=False)
    assert not inside.people.hides
    assert inside.people.cells["officials", "women"] == 3


def test_an_event_told_again_gains_groups_and_never_changes_one():
    number = made.event(programme=PART, groups=FEW)
    head = journal.head()
    assert made.event(programme=PART, groups=FEW) == number
    assert journal.head() == head
    assert made.event(programme=PART, groups=[Attending("migrants", 8)]) == number
    assert queries.event(number, public_only=False).people.total == 51
    other = {**made.EVENT, "programme": PART, "groups": [Attending("migrants", 9)]}
    assert codes(commands.record_event, **other) == ["group-told-otherwise"]
    assert codes(
        commands.record_event,
        **{**other, "groups": [Attending("students", 5), Attending("migrants", 9)]},
    ) == ["group-told-otherwise"]
    assert queries.events(group="students") == ()
    commands.withdraw_event(number=number, why="Misread.", **HOW)
    assert queries.event(number) is None
    assert commands.record_event(**{**HOW, **other}) != number
    assert list(journal.breaches()) == []


def test_groups_told_later_never_tell_by_a_sum_what_is_kept_back():
    number = made.event(programme=PART)
    before = queries.event(number).people
    few, many = Attending("migrants", 2, "women"), Attending("students", 30, "women")
    made.event(programme=PART, groups=[few], at=making.at("2021-07-02"))
    made.event(programme=PART, groups=[many], at=making.at("2021-07-03"))
    after = queries.event(number).people
    assert (before.rows, before.total) == ({"officials": 21}, 21)
    assert after.cells == {**before.cells, few.cell: None, many.cell: 30}
    assert after.rows == {"officials": 21, "migrants": None, "students": 30}
    assert (after.columns, after.total) == ({"women": None, "men": 9}, None)
    assert queries.event(number, public_only=False).people.total == 53
    assert list(journal.breaches()) == []


def test_an_event_first_told_without_groups_shows_the_sums_of_the_first_it_gains():
    number = made.event(programme=PART, groups=[])
    made.event(programme=PART, groups=FEW, at=making.at("2021-07-02"))
    assert queries.event(number).people.total == 43


def test_an_event_of_which_no_numbers_are_told_has_no_table():
    found = queries.event(made.event(programme=PART, groups=[]))
    assert (found.people, found.groups, found.sexes) == (None, (), ())


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"kind": "party"}, "event-kind"),
        ({"title": ""}, "empty"),
        ({"groups": [Attending("cats", 5)]}, "event-group"),
        ({"groups": [Attending("officials", 5, "both")]}, "event-group"),
        ({"groups": [Attending("officials", 5), Attending("officials", 6)]}, "group-twice"),
        ({"groups": [Attending("officials", -1)]}, "people"),
        ({"groups": [Attending("officials", 10**9)]}, "people"),
        ({"groups": [Attending("officials", 5, "", "hardly")]}, "people"),
        ({"countries": ["XXX"]}, "unknown-country"),
        ({"organiser": "nobody"}, "unknown-organisation"),
        ({"place_name": "p" * 201}, "too-long"),
    ],
)
def test_what_is_no_event_is_refused_and_nothing_written(told, code):
    before = journal.head()
    assert codes(commands.record_event, **{**made.EVENT, "programme": PART, **told}) == [code]
    assert (journal.head(), LearningEvent.objects.count()) == (before, 0)


def test_the_database_keeps_groups_apart_and_whole():
    made.event(programme=PART, groups=FEW)
    for wrong in ({"group": "cats"}, {"sex": "men"}, {"qualifier": ""}):
        with pytest.raises(IntegrityError), transaction.atomic():
            EventGroup.objects.filter(sex="women").update(**wrong)


def test_the_list_of_events_asks_as_much_of_many_as_of_few():
    def asked():
        queries.events(UMBRELLA)  # what is read once for a state of the record
        with CaptureQueriesContext(connection) as caught:
            queries.events(UMBRELLA)
        return len(caught)

    made.event(programme=PART, organiser="ilo", countries=["KEN"])
    few = asked()
    for number in range(5):
        made.event(programme=PART, organiser="ilo", countries=["KEN"], title=f"No. {number}")
    assert (len(queries.events(UMBRELLA)), asked()) == (6, few)


def test_an_event_of_a_programme_nobody_may_read_of_is_not_public():
    number = made.event(programme=HIDDEN)
    assert (queries.event(number), queries.events()) == (None, ())
    assert queries.events(public_only=False)[0].number == number
