"""Nothing is erased: what no longer counts says since when and why, and what replaces it."""

from datetime import date

import pytest

from letsema.journal import queries as journal
from letsema.programmes import commands, queries
from letsema.programmes.models import Claim, Event, StageRow
from letsema.programmes.rules.facts import Partner
from letsema.values import OPERATOR, Refused, When
from tests import making

pytestmark = pytest.mark.django_db
LATER = making.at("2022-03-01")
HOW = {"why": "It was wrong.", "by": OPERATOR, "at": LATER}
DAY_BEFORE, THAT_DAY = date(2022, 2, 28), date(2022, 3, 1)
NOW = date(2023, 1, 1)


@pytest.fixture(autouse=True)
def _world():
    making.world()
    yield
    assert list(journal.breaches()) == []


def refusal(act, **told):
    before = journal.head()
    with pytest.raises(Refused) as refused:
        act(**{**HOW, **told})
    assert journal.head() == before
    return refused.value.refusals[0].code


def shown(reference, known_at=None):
    """What is shown of a programme, without the rows' own numbers and instants."""
    view = queries.programme(reference, NOW, known_at)
    return (
        {name: fact.value for name, fact in view.facts.items()},
        [(row.stage, row.status, row.when) for row in view.stages],
        [(event.when, event.text) for event in view.events],
    )


def nothing(told):
    return told == ({}, [], [])


def claim_of(reference, field):
    return Claim.objects.get(programme__reference=reference, field=field, withdrawn_at=None)


def load_of(reference, **facts):
    """A load that says something of one programme."""
    number = commands.open_load(
        fund=making.FUND, citing=making.say(), on=making.DAY, by=OPERATOR, at=making.at()
    )
    making.state(
        reference, facts or {"title": "From the load"}, load=number, citing=making.say(making.PAGE)
    )
    making.stage(reference, "document-solicited", "2021-12-01", load=number)
    return number


def test_a_withdrawn_claim_stops_counting_and_stays_known():
    making.programme("GHANA-2")
    commands.withdraw_claim(number=claim_of("GHANA-2", "title").pk, **HOW)
    assert queries.programme("GHANA-2", NOW).value("title") is None
    assert queries.programme("GHANA-2", NOW, THAT_DAY).value("title") is None
    assert queries.programme("GHANA-2", NOW, DAY_BEFORE).value("title") == "Work in GHANA-2"


def test_the_claim_before_is_shown_again():
    making.programme("GHANA-2")
    making.state("GHANA-2", {"title": "Newer"}, when=When.on(date(2021, 12, 1)))
    newer = Claim.objects.filter(field="title").latest("pk")
    commands.withdraw_claim(number=newer.pk, **HOW)
    assert queries.programme("GHANA-2", NOW).value("title") == "Work in GHANA-2"


def test_a_withdrawn_stage_stops_counting_and_stays_known():
    making.programme("GHANA-2")
    making.stage("GHANA-2", "document-solicited", "2021-12-01")
    commands.withdraw_stage(number=StageRow.objects.latest("pk").pk, **HOW)
    now, then = queries.programme("GHANA-2", NOW), queries.programme("GHANA-2", NOW, DAY_BEFORE)
    assert (now.entry.stage, len(now.stages)) == ("concept-note-approved", 1)
    assert (then.entry.stage, len(then.stages)) == ("document-solicited", 2)


def test_a_withdrawn_event_stops_counting_and_stays_known():
    making.programme("GHANA-2")
    told = {"words": "Launched.", "citing": making.say(), "when": When.parse("2021-09")}
    commands.tell_event(reference="GHANA-2", **told, by=OPERATOR, at=making.at())
    number = Event.objects.get().pk
    commands.withdraw_event(number=number, **HOW)
    assert queries.programme("GHANA-2", NOW).events == ()
    assert len(queries.programme("GHANA-2", NOW, DAY_BEFORE).events) == 1
    assert refusal(commands.withdraw_event, number=number) == "not-standing"
    assert commands.tell_event(reference="GHANA-2", **told, by=OPERATOR, at=LATER)


def test_what_was_withdrawn_may_be_told_again():
    making.programme("GHANA-2")
    commands.withdraw_claim(number=claim_of("GHANA-2", "title").pk, **HOW)
    assert making.state("GHANA-2", {"title": "Work in GHANA-2"}, at=LATER) == ("title",)


def test_withdrawing_needs_a_reason_and_something_that_stands():
    making.programme("GHANA-2")
    number = claim_of("GHANA-2", "title").pk
    assert refusal(commands.withdraw_claim, number=number, why=" ") == "no-reason"
    assert refusal(commands.withdraw_claim, number=number, why="x" * 301) == "too-long"
    assert refusal(commands.withdraw_stage, number=999) == "not-standing"
    commands.withdraw_claim(number=number, **HOW)
    assert refusal(commands.withdraw_claim, number=number) == "not-standing"


def test_an_undone_load_takes_back_all_it_said_and_nothing_else():
    for reference in ("GHANA-2", "TOGO-2"):
        making.programme(reference)
    before = {reference: shown(reference) for reference in ("GHANA-2", "TOGO-2")}
    number = load_of("GHANA-2")
    during = shown("GHANA-2")
    assert during != before["GHANA-2"]
    assert commands.undo_load(number=number, **HOW) == 2
    assert {reference: shown(reference) for reference in before} == before
    assert shown("GHANA-2", DAY_BEFORE) == during
    assert queries.loads()[0].undone == "It was wrong."
    assert refusal(commands.undo_load, number=number) == "not-standing"


def test_an_undone_load_locks_its_programmes_in_one_order(monkeypatch):
    for reference in ("GHANA-2", "TOGO-2"):
        making.programme(reference)
    number = load_of("TOGO-2")
    making.state("GHANA-2", {"region": "West"}, load=number)
    locked = []
    monkeypatch.setattr(
        "letsema.programmes.commands.correcting.lock_in_order",
        lambda references: locked.extend(sorted(set(references))),
    )
    commands.undo_load(number=number, **HOW)
    assert locked == ["GHANA-2", "TOGO-2"]


def test_nothing_is_said_in_a_load_that_was_undone_or_is_another_funds():
    making.programme("GHANA-2")
    number = load_of("GHANA-2")
    commands.undo_load(number=number, **HOW)
    for wrong in (number, 999):
        with pytest.raises(Refused, match="load"):
            making.state("GHANA-2", {"title": "More"}, load=wrong)
        with pytest.raises(Refused, match="load"):
            making.stage("GHANA-2", "signed", "2022-01-01", load=wrong)


def test_a_split_gives_a_load_to_a_programme_of_its_own():
    making.programme("GHANA-2")
    before = shown("GHANA-2")
    number = load_of("GHANA-2", title="Other work", sdgs=["2"])
    during = shown("GHANA-2")
    commands.split_programme(reference="GHANA-2", load=number, into="GHANA-2-B", **HOW)
    assert shown("GHANA-2") == before
    assert shown("GHANA-2", DAY_BEFORE) == during
    facts, stages, _ = shown("GHANA-2-B")
    assert facts == {"title": "Other work", "sdgs": ("2",)}
    assert [stage for stage, *_ in stages] == ["document-solicited"]
    assert nothing(shown("GHANA-2-B", DAY_BEFORE))
    for row in [*Claim.objects.all(), *StageRow.objects.all()]:
        if row.programme.reference == "GHANA-2-B":
            assert row.corrects.withdrawn_at == row.recorded_at == LATER
            assert row.corrects.programme.reference == "GHANA-2"


def test_a_load_that_was_split_off_is_still_undone_whole():
    making.programme("GHANA-2")
    number = load_of("GHANA-2")
    commands.split_programme(reference="GHANA-2", load=number, into="GHANA-2-B", **HOW)
    assert commands.undo_load(number=number, **{**HOW, "at": making.at("2022-04-01")}) == 2
    assert nothing(shown("GHANA-2-B"))


def test_a_split_that_cannot_be_is_refused():
    making.programme("GHANA-2")
    number = load_of("GHANA-2")
    told = {"reference": "GHANA-2", "load": number}
    split = commands.split_programme
    assert refusal(split, **{**told, "load": 999}, into="NEW") == "nothing-to-split"
    assert refusal(split, **told, into="GHANA-2") == "same"
    assert refusal(split, **told, into="not a reference") == "reference"
    assert refusal(split, **told, into="NEW", why="") == "no-reason"
    assert queries.references() == ("GHANA-2",)


def merged():
    making.programme("GHANA-2")
    making.programme("GHANA-5", title="Other work", budget=None, key_partners=[Partner("A", "B")])
    making.stage("GHANA-5", "document-solicited", "2021-12-01")
    commands.tell_event(
        reference="GHANA-5", words="Launched.", citing=making.say(), when=When.parse("2021-09"),
        by=OPERATOR, at=making.at(),
    )  # fmt: skip
    before = shown("GHANA-2"), shown("GHANA-5")
    commands.merge_programmes(reference="GHANA-5", into="GHANA-2", **HOW)
    return before


def test_a_merge_loses_nothing():
    (facts, stages, events), (more, later, happened) = merged()
    view = queries.programme("GHANA-2", NOW)
    for name, value in {**facts, **more}.items():
        fact = view.facts[name]
        assert value in [fact.value, *(other.value for other in fact.others)]
    told = shown("GHANA-2")
    assert sorted(map(str, told[1])) == sorted(map(str, stages + later))
    assert told[2] == events + happened
    assert view.entry.stage == "document-solicited"
    assert nothing(shown("GHANA-5"))


def test_what_was_known_before_a_merge_is_unchanged():
    before = merged()
    assert (shown("GHANA-2", DAY_BEFORE), shown("GHANA-5", DAY_BEFORE)) == before
    told = queries.pipeline_as_at(making.FUND, NOW, DAY_BEFORE)
    assert [entry.reference for entry in told.entries] == ["GHANA-2", "GHANA-5"]
    told = queries.pipeline_as_at(making.FUND, NOW)
    assert [entry.reference for entry in told.entries] == ["GHANA-2"]
    assert told.totals["pipeline"].count == 1


def test_every_row_a_merge_says_again_cites_the_row_it_corrects():
    merged()
    for table in (Claim, StageRow):
        carried = table.objects.filter(corrects__isnull=False)
        assert carried
        for row in carried:
            assert row.programme.reference == "GHANA-2"
            assert row.corrects.programme.reference == "GHANA-5"
            assert row.corrects.withdrawn_at == row.recorded_at
            assert (row.latest, row.place, row.source_id) == (
                row.corrects.latest, row.corrects.place, row.corrects.source_id,
            )  # fmt: skip
    assert Event.objects.filter(withdrawn_at=None).get().programme.reference == "GHANA-2"


def test_a_merged_reference_leads_on_and_is_not_written_to():
    merged()
    making.programme("GHANA-1")
    commands.merge_programmes(reference="GHANA-2", into="GHANA-1", **HOW)
    assert queries.survivor("GHANA-5") == queries.survivor("GHANA-2") == "GHANA-1"
    assert queries.survivor("GHANA-1") is None
    with pytest.raises(Refused, match="goes on as"):
        making.state("GHANA-5", {"title": "Late"})
    merge = commands.merge_programmes
    assert refusal(merge, reference="GHANA-5", into="GHANA-1") == "merged-already"
    assert refusal(merge, reference="GHANA-1", into="GHANA-5") == "merged-already"
    assert refusal(merge, reference="GHANA-1", into="GHANA-1") == "same"


def test_kin_of_a_merged_programme_are_kin_of_the_one_it_goes_on_under():
    for reference in ("OLD", "NEW", "ONE", "TWO"):
        making.programme(reference)
    commands.register_programme(reference="PART", parent="TWO", by=OPERATOR, at=making.at())
    how = {"citing": making.say(), "by": OPERATOR, "at": making.at()}
    commands.name_predecessor(reference="TWO", predecessor="OLD", **how)
    commands.name_predecessor(reference="NEW", predecessor="TWO", **how)
    commands.merge_programmes(reference="TWO", into="ONE", **HOW)

    def kin(reference, known_at=None):
        view = queries.programme(reference, NOW, known_at)
        links = (*view.predecessors, *view.successors, *view.parts)
        return [link.reference for link in links] + [view.parent and view.parent.reference]

    assert kin("ONE") == ["OLD", "NEW", "PART", None]
    assert kin("OLD") == ["ONE", None]
    assert kin("NEW") == ["ONE", None]
    assert kin("PART") == ["ONE"]
    assert kin("ONE", DAY_BEFORE) == [None]
    assert kin("TWO", DAY_BEFORE) == ["OLD", "NEW", "PART", None]


def test_a_merge_of_a_programme_of_which_nothing_was_said():
    making.programme("GHANA-2")
    commands.register_programme(reference="GHANA-5", fund=making.FUND, by=OPERATOR, at=making.at())
    commands.merge_programmes(reference="GHANA-5", into="GHANA-2", **HOW)
    assert queries.survivor("GHANA-5") == "GHANA-2"


def test_a_merge_that_would_make_a_programme_come_before_itself_is_refused():
    for reference in ("OLD", "BETWEEN", "NEW"):
        making.programme(reference)
    how = {"citing": making.say(), "by": OPERATOR, "at": making.at()}
    commands.name_predecessor(reference="BETWEEN", predecessor="OLD", **how)
    commands.name_predecessor(reference="NEW", predecessor="BETWEEN", **how)
    merge = commands.merge_programmes
    assert refusal(merge, reference="OLD", into="NEW") == "circle"
    assert refusal(merge, reference="NEW", into="OLD") == "circle"
    merge(reference="NEW", into="BETWEEN", **HOW)
    assert queries.programme("BETWEEN", NOW).predecessors[0].reference == "OLD"


def test_a_merge_of_a_parent_with_a_part_of_its_part_is_refused():
    making.programme("WHOLE")
    for reference, parent in (("PART", "WHOLE"), ("SMALL", "PART")):
        told = {"fund": making.FUND, "by": OPERATOR, "at": making.at()}
        commands.register_programme(reference=reference, parent=parent, **told)
    assert refusal(commands.merge_programmes, reference="WHOLE", into="SMALL") == "circle"
