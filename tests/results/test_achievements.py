"""Achievements and contributions to processes: entered once, of a country or of none for certain."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from letsema.journal import queries as journal
from letsema.programmes import commands as programmes
from letsema.results import commands, queries
from letsema.results.models import Achievement, ProcessContribution
from letsema.results.rules import NONE, UNCERTAIN
from letsema.values import NOBODY, OPERATOR, Refused, When
from letsema.values.actor import Actor, Grant
from letsema.values.quantity import Quantity
from tests import making
from tests.results import achievement_permits as made
from tests.results import permits

pytestmark = pytest.mark.django_db
HOW = {"by": OPERATOR, "at": making.at()}
UMBRELLA, PART, AWAY, HIDDEN = "HILLS-1", "HILLS-1-A", "LAKES-1", "HILLS-9"


@pytest.fixture(autouse=True)
def _world():
    making.world()
    making.programme(UMBRELLA)
    programmes.register_programme(reference=PART, fund=making.FUND, parent=UMBRELLA, **HOW)
    for reference in (PART, AWAY):
        making.programme(reference)
    making.programme(HIDDEN, approved=None)
    making.stage(HIDDEN, "submitted")
    made.kinds()


def codes(command, **told):
    with pytest.raises(Refused) as refused:
        command(**{**HOW, **told})
    return [each.code for each in refused.value.refusals]


def statements(**cut):
    return [each.statement for each in queries.achievements(**cut).entries]


def test_an_achievement_is_read_with_all_that_is_told_of_it():
    number = made.achievement(
        "Two guides were written.",
        programme=PART,
        kind="technical-assistance",
        country="GHA",
        region_words="The north",
        quantity=Quantity(Decimal(2), "at-least", "guides"),
        when=When.parse("2014"),
        instrument=permits.law(),
        body=making.COMMITTEE,
        organisations={"ilo": "It wrote one.", "iom": ""},
    )
    found = queries.achievement(number)
    assert (found.programme, found.kind.title) == (PART, "Technical assistance")
    assert (found.country, found.certain, found.candidates) == ("GHA", True, ())
    assert found.quantity == Quantity(Decimal(2), "at-least", "guides")
    assert (found.when, found.region_words) == (When.parse("2014"), "The north")
    assert (found.instrument.key, found.body) == (permits.LAW, making.COMMITTEE)
    assert {each.organisation.key: each.words for each in found.organisations} == {
        "ilo": "It wrote one.",
        "iom": "",
    }
    assert (found.basis.source, found.basis.place) == (making.BOOKLET, "p. 1")
    assert list(journal.breaches()) == []


def test_the_same_told_again_changes_nothing_and_something_else_is_another():
    told = {"programme": PART, "organisations": {"ilo": "x"}, "country": "GHA"}
    first, head = made.achievement(**told), journal.head()
    assert made.achievement(**told) == first
    assert journal.head() == head
    assert made.achievement(**{**told, "country": "TGO"}) != first
    commands.withdraw_achievement(number=first, why="Misread.", **HOW)
    assert queries.achievement(first) is None
    assert made.achievement(**told) not in (first, None)
    assert codes(commands.withdraw_achievement, number=first, why="w") == ["not-standing"]
    assert list(journal.breaches()) == []


def test_a_country_the_layout_leaves_open_is_never_a_guess():
    open_ = {"programme": PART, "certain": False}
    told = made.told_of_achievement(**open_)
    assert codes(commands.record_achievement, **told, country="KEN") == ["country-guessed"]
    assert codes(
        commands.record_achievement,
        **{**told, "country": "KEN", "candidates": ["KEN"], "citing": making.say(stated=False)},
    ) == ["country-settled"]
    number = made.achievement("Open.", **open_, candidates=["TZA", "KEN"])
    guess = {"citing": making.say(stated=False), "country": "KEN"}
    made.achievement("Inferred.", **open_, **guess)
    made.achievement("Said.", programme=PART, country="KEN")
    made.achievement("Of a region.", programme=PART, region_words="East Africa")
    assert queries.achievement(number).candidates == ("KEN", "TZA")
    assert statements(country="KEN") == ["Inferred.", "Said."]
    assert statements(country=UNCERTAIN) == ["Open."]
    assert statements(country=NONE) == ["Of a region."]
    assert statements(may_concern="TZA") == ["Open."]
    assert statements(may_concern="GHA") == []
    page = queries.achievements()
    assert [each.country for each in page.entries] == ["KEN", "KEN", "", ""]
    assert page.counts["country"] == {"KEN": 2, NONE: 1, UNCERTAIN: 1}
    with pytest.raises(IntegrityError), transaction.atomic():
        Achievement.objects.filter(pk=number).update(country="KEN")


def test_results_of_a_part_count_to_the_umbrella_and_say_whose_they_are():
    made.achievement("Whole.", programme=UMBRELLA)
    made.achievement("Part.", programme=PART)
    made.achievement("Away.", programme=AWAY, kind="dialogue")
    page = queries.achievements(programme=UMBRELLA)
    assert [(e.statement, e.programme) for e in page.entries] == [
        ("Whole.", UMBRELLA),
        ("Part.", PART),
    ]
    assert page.counts["programme"] == {UMBRELLA: 1, PART: 1}
    assert statements(programme=UMBRELLA, with_parts=False) == ["Whole."]
    programmes.merge_programmes(reference=AWAY, into=PART, why="One.", **HOW)
    assert statements(programme=UMBRELLA) == ["Whole.", "Part.", "Away."]
    assert statements(programme=PART, with_parts=False) == ["Part.", "Away."]
    assert queries.achievements().counts["programme"] == {UMBRELLA: 1, PART: 2}
    assert queries.achievements(kind="dialogue").entries[0].programme == PART


def test_achievements_are_narrowed_by_every_cut():
    law = permits.law()
    made.achievement(
        "Révision of the law.",
        programme=PART,
        instrument=law,
        organisations={"ilo": ""},
        body=making.COMMITTEE,
        when=date(2014, 5, 1),
    )
    made.achievement("A dialogue.", programme=AWAY, kind="dialogue")
    for cut in (
        {"q": "LAW revision"},
        {"kind": "advocacy"},
        {"organisation": "ilo"},
        {"instrument": law},
        {"body": making.COMMITTEE},
        {"programme": PART},
    ):
        assert statements(**cut) == ["Révision of the law."], cut
    for cut in ("q", "kind", "organisation", "instrument", "body", "programme", "country"):
        assert statements(**{cut: "nowhere"}) == [], cut
    assert statements(on=date(2014, 1, 1)) == ["A dialogue."]
    assert len(statements(on=date(2014, 5, 1))) == 2
    assert queries.achievements(limit=1).total == 2
    assert statements(limit=1, offset=1) == ["A dialogue."]
    commands.merge_instruments(key=law, into=permits.law("other"), why="w", **HOW)
    assert statements(instrument="other") == ["Révision of the law."]
    commands.unmerge_instrument(key=law, why="w", **HOW)
    commands.withdraw_instrument(key=law, why="w", **HOW)
    assert queries.achievements(q="law").entries[0].instrument is None


def test_the_page_asks_as_much_of_many_as_of_few():
    def asked():
        queries.achievements(programme=UMBRELLA)  # what is read once for a state of the record
        with CaptureQueriesContext(connection) as caught:
            queries.achievements(programme=UMBRELLA)
        return len(caught)

    def reached(number):
        made.achievement(
            f"No. {number}", programme=PART, organisations={"ilo": ""}, instrument=permits.law()
        )

    reached(0)
    few = asked()
    for number in range(1, 6):
        reached(number)
    assert (queries.achievements(programme=UMBRELLA).total, asked()) == (6, few)


def test_what_hangs_on_a_programme_nobody_may_read_of_is_not_public():
    number = made.achievement(programme=HIDDEN)
    made.process(programme=HIDDEN)
    assert queries.achievement(number) is None
    assert queries.achievements().counts == {"country": {}, "kind": {}, "programme": {}}
    assert queries.processes() == ()
    assert queries.achievements(public_only=False).total == 1
    assert len(queries.processes(public_only=False)) == 1


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"statement": " "}, "empty"),
        ({"kind": "luck"}, "unknown-element"),
        ({"country": "XXX"}, "unknown-country"),
        ({"candidates": ["XXX"], "certain": False}, "unknown-country"),
        ({"candidates": ["KEN"]}, "country-settled"),
        ({"instrument": "none"}, "unknown-instrument"),
        ({"body": "none"}, "unknown-body"),
        ({"organisations": {"none": ""}}, "unknown-organisation"),
        ({"organisations": {"ilo": "w" * 301}}, "too-long"),
        ({"region_words": "r" * 201}, "too-long"),
        ({"programme": "NOWHERE"}, "unknown-programme"),
        ({"citing": making.say("nowhere")}, "unknown-source"),
    ],
)
def test_what_is_no_achievement_is_refused_and_nothing_written(told, code):
    how = made.told_of_achievement(**{"programme": PART, **told})
    before = journal.head()
    assert codes(commands.record_achievement, **how) == [code]
    assert journal.head() == before
    assert not Achievement.objects.exists()


def test_a_submitter_records_for_their_own_programme_only():
    by = Actor("p1", grants=frozenset({Grant("submitter", programme=PART)}))
    assert made.achievement(programme=PART, by=by)
    told = made.told_of_achievement(programme=AWAY)
    assert codes(commands.record_achievement, **told, by=by) == ["not-yours"]
    none = {**made.PROCESS, "programme": "", "organisation": "ilo"}
    assert made.process(**none, by=by)
    assert codes(commands.record_process, **none, by=NOBODY) == ["not-yours"]


def test_a_contribution_to_a_process_is_somebodys_and_says_what_followed():
    first = made.process(programme=PART, when=date(2018, 12, 10), followed="A compact.")
    other = made.process(
        programme="", organisation="ilo", forum="The lake forum", brought="", followed="Talks."
    )
    assert made.process(programme=PART, when=date(2018, 12, 10), followed="A compact.") == first
    found = queries.processes()
    assert [each.number for each in found] == [first, other]
    assert [each.followed for each in queries.processes(UMBRELLA)] == ["A compact."]
    assert [each.number for each in queries.processes(organisation="ilo")] == [other]
    assert queries.processes(body="none") == queries.processes(country="KEN") == ()
    assert queries.processes(on=date(2018, 1, 1))[0].organisation.key == "ilo"
    assert codes(commands.record_process, **{**made.PROCESS, "programme": ""}) == ["by-nobody"]
    nothing = {**made.PROCESS, "programme": PART, "brought": " "}
    assert codes(commands.record_process, **nothing) == ["empty"]
    with pytest.raises(IntegrityError), transaction.atomic():
        ProcessContribution.objects.filter(pk=other).update(organisation=None)
    commands.withdraw_process(number=first, why="w", **HOW)
    assert [each.number for each in queries.processes()] == [other]
    assert list(journal.breaches()) == []
