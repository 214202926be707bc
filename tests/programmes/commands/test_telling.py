"""Facts, stages and events are told once, with what they rest on, or refused whole."""

import pytest

from letsema.journal import queries as journal
from letsema.programmes import commands, queries
from letsema.programmes.models import Claim, ClaimCountry, Event, StageRow
from letsema.programmes.rules.facts import CountryPart, ElementPart, ParticipantPart, Partner
from letsema.values import OPERATOR, Actor, Citation, Refused, When
from letsema.values.actor import Grant
from tests import making

pytestmark = pytest.mark.django_db
REF = "GHANA-2"


@pytest.fixture(autouse=True)
def _world():
    making.world()
    making.programme(REF)


def refusals(act, *args, **told):
    before = journal.head(), Claim.objects.count(), StageRow.objects.count()
    with pytest.raises(Refused) as refused:
        act(*args, **told)
    assert before == (journal.head(), Claim.objects.count(), StageRow.objects.count())
    return [refusal.code for refusal in refused.value.refusals]


def view(as_at=making.DAY):
    return queries.programme(REF, as_at)


def test_every_kind_of_fact_is_read_back():
    making.state(
        REF,
        {
            "key_partners": [Partner("The State", "Government", "government", None, "iom")],
            "starts": When.parse("2021-Q3"),
            "notes": ["A note."],
            "sectors": [ElementPart("hill-areas", "2"), ElementPart("sdg", "1")],
        },
    )
    told = view()
    assert told.value("title") == "Work in GHANA-2"
    assert told.value("budget") == making.money(1_700_000)
    assert told.value("duration_months") == 36
    assert told.value("thematic_area") == 2
    assert told.value("sdgs") == ("1", "2")
    assert told.value("countries") == (CountryPart("GHA"),)
    assert [p.acronym for p in told.value("participants")] == ["IOM", "ILO"]
    assert told.value("key_partners") == (
        Partner("The State", "Government", "government", None, "iom"),
    )
    assert told.value("starts") == When.parse("2021-Q3")
    assert told.value("notes") == ("A note.",)
    assert [(e.framework, e.code) for e in told.value("sectors")] == [
        ("hill-areas", "2"),
        ("sdg", "1"),
    ]
    fact = told.facts["title"]
    assert (fact.source_key, fact.place, fact.stated, fact.when) == (
        making.BOOKLET, "p. 1", True, When.by(making.DAY),
    )  # fmt: skip


def test_the_same_thing_told_twice_is_told_once():
    before = journal.head()
    making.programme(REF)
    assert journal.head() == before


@pytest.mark.parametrize(
    "again",
    [
        {"citing": making.say(making.PAGE)},
        {"citing": making.say(place="p. 2")},
        {"citing": making.say(stated=False)},
        {"when": When.on(making.DAY)},
        {"language": "fr"},
    ],
)
def test_the_same_words_of_another_source_place_day_or_language_are_another_claim(again):
    assert making.state(REF, {"title": "Work in GHANA-2"}, **again) == ("title",)


def test_a_list_that_became_empty_is_told():
    assert making.state(REF, {"countries": [CountryPart("GHA")]}) == ()
    assert making.state(REF, {"countries": []}) == ("countries",)
    assert making.state(REF, {"countries": []}) == ()
    assert view().value("countries") == ()


def test_a_list_in_another_order_is_another_list():
    turned = [ParticipantPart("ilo"), ParticipantPart("iom")]
    assert making.state(REF, {"participants": turned}) == ("participants",)
    assert [p.organisation for p in view().value("participants")] == ["ilo", "iom"]


def test_texts_are_kept_clean():
    making.state(REF, {"summary": " One \t line\x00\nand  another "})
    assert view().value("summary") == "One line\nand another"


@pytest.mark.parametrize(
    ("facts", "codes"),
    [
        ({"title": "Good", "colour": "red"}, ["unknown-field"]),
        ({"title": "", "duration_months": 0}, ["empty", "months"]),
        ({"title": "Good", "countries": [CountryPart("XXX")]}, ["unknown-country"]),
        ({"title": "Good", "participants": [ParticipantPart("no")]}, ["unknown-organisation"]),
        ({"title": "Good", "key_partners": [Partner("A", organisation="no")]}, ["unknown-organisation"]),
        ({"title": "Good", "sdgs": ["1", "99"]}, ["unknown-element"]),
        ({"title": "Good", "thematic_area": "9"}, ["unknown-element"]),
        ({"title": "Good", "sectors": [ElementPart("none", "1")]}, ["unknown-element"]),
        ({"title": "Good", "outcomes": ["1"]}, ["unknown-element"]),
        ({"title": "Good", "sdgs": ["1", "1"]}, ["named-twice"]),
        ({"title": "Good", "notes": "one"}, ["list"]),
    ],
)  # fmt: skip
def test_facts_are_told_whole_or_not_at_all(facts, codes):
    assert refusals(making.state, REF, facts) == codes


def test_facts_rest_on_a_source_there_is_and_a_programme_there_is():
    facts = {"title": "Other"}
    assert refusals(making.state, REF, facts, citing=Citation(source="none")) == ["unknown-source"]
    nowhere = Citation(decision="D99")
    assert refusals(making.state, REF, facts, citing=nowhere) == ["unknown-decision"]
    assert refusals(making.state, "GHANA-9", facts) == ["unknown-programme"]


def test_facts_may_rest_on_a_decision():
    citing = making.decide("D1")
    assert making.state(REF, {"title": "Decided"}, citing=citing) == ("title",)
    assert making.state(REF, {"title": "Decided"}, citing=citing) == ()
    fact = view().facts["title"]
    assert (fact.value, fact.decision, fact.source_key, fact.source_kind) == (
        "Decided", "D1", "", "decision-record",
    )  # fmt: skip
    assert [other.source_key for other in fact.others] == [making.BOOKLET]


def test_a_programme_of_no_fund_has_no_thematic_area():
    making.programme("FREE-1", fund=None)
    assert refusals(making.state, "FREE-1", {"thematic_area": "1"}) == ["no-areas"]


STRANGERS = [Actor("p1"), Actor("p1", grants=frozenset({Grant("secretariat", making.OTHER_FUND)}))]


@pytest.mark.parametrize("by", STRANGERS)
def test_nobody_without_a_grant_writes(by):
    for act, told in (
        (making.state, {"facts": {"title": "Mine"}}),
        (making.stage, {"stage": "removed", "reason": "other", "public_words": "Gone."}),
        (commands.tell_event, {"words": "x", "citing": making.say(), "when": When.on(making.DAY)}),
        (commands.withdraw_claim, {"number": Claim.objects.first().pk, "why": "x"}),
        (commands.withdraw_stage, {"number": StageRow.objects.first().pk, "why": "x"}),
    ):
        how = {"reference": REF, "by": by, "at": making.at(), **told}
        if "number" in told:
            del how["reference"]
        assert refusals(act, **how) == ["not-yours"]


def test_the_funds_secretariat_writes():
    by = Actor("p2", grants=frozenset({Grant("secretariat", making.FUND)}))
    assert making.state(REF, {"title": "Other"}, by=by) == ("title",)


def test_a_stage_is_entered_once():
    assert making.stage(REF, "document-solicited", "2021-09")
    before = journal.head()
    assert not making.stage(REF, "document-solicited", "2021-09")
    assert journal.head() == before
    assert making.stage(REF, "document-solicited", "2021-09", citing=making.say(making.PAGE))


def test_a_decision_entered_twice_is_entered_once():
    citing = making.decide("D1", making.DAY)
    assert making.stage(REF, "document-solicited", "2021-07-05", citing=citing)
    assert not making.stage(REF, "document-solicited", "2021-07-05", citing=citing)


def test_a_decision_follows_the_table_and_a_source_is_taken_at_its_word():
    citing = making.decide()
    told = {"when": "2022-01-01"}
    assert refusals(making.stage, REF, "signed", citing=citing, **told) == ["move-not-allowed"]
    assert making.stage(REF, "signed", **told)
    assert refusals(making.stage, REF, "document-approved", "2022-01-02", citing=citing) == [
        "move-not-allowed"
    ]
    assert making.stage(REF, "under-implementation", "2022-02-01", citing=citing)


def test_a_decision_follows_the_stage_that_stood_by_its_day():
    making.stage(REF, "under-implementation", "2022-01-01")
    citing = making.decide()
    assert making.stage(REF, "document-solicited", "2021-08-01", citing=citing)
    assert view().entry.stage == "concept-note-approved"


def test_a_printed_label_alone_is_a_stage_to_move_from():
    making.programme("TOGO-2", approved=None)
    making.stage("TOGO-2", None, status="document-submitted")
    citing = making.decide()
    assert refusals(making.stage, "TOGO-2", "signed", "2021-08-01", citing=citing) == [
        "move-not-allowed"
    ]
    assert making.stage("TOGO-2", "document-approved", "2021-08-01", citing=citing)


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"stage": None}, "no-stage"),
        ({"stage": None, "status": "cancelled"}, "unknown-status"),
        ({"stage": "cancelled"}, "unknown-stage"),
        ({"stage": "removed"}, "exit-reason"),
        ({"stage": "signed", "citing": Citation(decision="D9")}, "unknown-decision"),
        ({"stage": "signed", "citing": Citation(source="none")}, "unknown-source"),
    ],
)
def test_a_stage_that_cannot_be_is_refused(told, code):
    assert code in refusals(making.stage, REF, **told)


def test_an_event_told_twice_is_told_once():
    told = {"reference": REF, "words": " It was launched. ", "citing": making.say()}
    told |= {"when": When.parse("2021-09-01"), "by": OPERATOR, "at": making.at()}
    assert commands.tell_event(**told)
    assert not commands.tell_event(**told)
    assert Event.objects.get().words == "It was launched."
    assert view().events[0].text == "It was launched."


def test_what_was_told_leaves_journal_and_rows_in_agreement():
    making.stage(REF, None, "2021-12", status="funded", citing=making.say(making.PAGE))
    assert ClaimCountry.objects.count() == 1
    assert list(journal.breaches()) == []


LONG = "x" * 400


@pytest.mark.parametrize(
    ("facts", "told", "field"),
    [
        ({"title": "T"}, {"citing": making.say(place=LONG)}, "place"),
        ({"title": "T"}, {"language": LONG}, "language"),
        ({"title": "T", "key_partners": [Partner("A", LONG)]}, {}, "key_partners"),
    ],
)
def test_a_text_longer_than_its_column_is_refused_by_its_name(facts, told, field):
    with pytest.raises(Refused) as refused:
        making.state(REF, facts, **told)
    assert [(r.code, r.field) for r in refused.value.refusals] == [("too-long", field)]
    assert view().value("title") == "Work in GHANA-2"


def test_a_stage_or_event_with_too_long_a_place_is_refused():
    far = making.say(place=LONG)
    assert refusals(making.stage, REF, "signed", "2022-01-01", citing=far) == ["too-long"]
    told = {"reference": REF, "words": "W", "when": When.parse("2022"), "citing": far}
    how = {"by": OPERATOR, "at": making.at()}
    assert refusals(commands.tell_event, **told, **how) == ["too-long"]
