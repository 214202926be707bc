"""All that is known of one programme: what each source says, and which is shown."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from letsema.programmes import commands, queries
from letsema.programmes.rules.facts import CountryPart
from letsema.values import OPERATOR, When
from tests import making

pytestmark = pytest.mark.django_db
NOW = date(2023, 1, 1)
REF = "GHANA-2"


@pytest.fixture(autouse=True)
def _world():
    making.world()
    making.programme(REF)


def title(as_at=NOW, known_at=None):
    return queries.programme(REF, as_at, known_at).facts["title"]


def shown(fact):
    return [fact.value, *(other.value for other in fact.others)]


def test_what_is_not_there_is_not_found():
    assert queries.programme("NONE", NOW) is None
    assert queries.survivor("NONE") is None


def test_one_source_is_not_contested():
    assert (shown(title()), title().contested) == (["Work in GHANA-2"], False)


def test_of_two_sources_that_speak_of_one_day_the_heavier_is_shown():
    making.state(REF, {"title": "A page's words"}, citing=making.say(making.PAGE))
    making.state(REF, {"title": "A remark"}, citing=making.say(making.REMARK))
    assert shown(title()) == ["Work in GHANA-2", "A page's words", "A remark"]
    assert title().contested
    assert [fact.source_key for fact in title().others] == [making.PAGE, making.REMARK]


def test_the_later_day_is_shown_before_the_heavier_source():
    making.state(REF, {"title": "Newer"}, citing=making.say(making.REMARK), when=When.on(NOW))
    assert shown(title()) == ["Newer", "Work in GHANA-2"]
    assert shown(title(date(2022, 1, 1))) == ["Work in GHANA-2"]


def test_what_is_stated_is_shown_before_what_is_inferred():
    citing = making.say(stated=False)
    making.state(REF, {"title": "Inferred"}, citing=citing, when=When.on(NOW))
    assert shown(title()) == ["Work in GHANA-2", "Inferred"]


def test_two_sources_that_agree_do_not_contest_each_other():
    making.state(REF, {"title": "Work in GHANA-2"}, citing=making.say(making.PAGE))
    assert (len(title().others), title().contested) == (1, False)


def test_a_translation_is_kept_beside_and_contests_nothing():
    making.state(
        REF, {"title": "Travailler", "duration_months": 24}, language="fr", when=When.on(NOW)
    )
    assert (shown(title()), title().contested) == (["Work in GHANA-2", "Travailler"], False)
    assert queries.programme(REF, NOW).value("duration_months") == 24


def test_a_fact_learned_later_was_so_but_was_not_known():
    making.state(
        REF, {"region": "West"}, citing=making.say(making.PAGE), at=making.at("2024-05-05"),
    )  # fmt: skip
    assert queries.programme(REF, making.DAY).value("region") == "West"
    assert queries.programme(REF, making.DAY, date(2024, 5, 4)).value("region") is None


def test_the_history_of_stages_is_whole_and_marked():
    making.stage(REF, "document-solicited", "2023")
    view = queries.programme(REF, NOW)
    assert [(row.stage, row.uncertain) for row in view.stages] == [
        ("concept-note-approved", False),
        ("document-solicited", True),
    ]
    assert view.entry.uncertain
    assert view.stages[0].basis.source == making.BOOKLET
    assert view.name == "Work in GHANA-2"


def test_a_stage_that_rests_on_a_decision_names_it():
    making.stage(REF, "document-solicited", "2022-01-01", citing=making.decide("D4"))
    basis = queries.programme(REF, NOW).entry.basis
    assert (basis.decision, basis.source) == ("D4", None)


def test_a_programme_without_a_stage_has_facts_and_no_entry():
    making.programme("BARE", approved=None)
    view = queries.programme("BARE", NOW)
    assert view.entry is None
    assert view.value("heading") == "Ghana"


def test_what_rests_on_a_source_is_listed():
    making.state(REF, {"region": "West"}, citing=making.say(making.PAGE))
    making.stage(REF, "document-solicited", "2022", citing=making.say(making.PAGE))
    assert queries.facts_citing(making.PAGE) == ((REF, "region"), (REF, "stage"))
    assert queries.facts_citing("none") == ()


def test_programmes_are_compared_with_by_what_was_so_then():
    making.state(REF, {"duration_months": 24, "summary": "Later."}, when=When.on(NOW))
    making.programme("EMPTY", approved=None, countries=[CountryPart("TGO")])
    known = {each.key: each for each in queries.likenesses(making.FUND, making.DAY)}
    assert set(known) == {REF, "EMPTY"}
    assert (known[REF].months, known[REF].summary) == (36, "Later.")
    assert known[REF].countries == {"GHA"}
    assert queries.likenesses(making.OTHER_FUND, making.DAY) == ()


@pytest.mark.parametrize("number", [1, 3])
def test_one_programme_is_read_with_a_fixed_number_of_questions(
    number, django_assert_max_num_queries
):
    for position in range(number):
        making.programme(f"OLD-{position}")
        commands.name_predecessor(
            reference=REF,
            predecessor=f"OLD-{position}",
            citing=making.say(),
            by=OPERATOR,
            at=making.at(),
        )
        making.state(REF, {"title": f"T{position}"}, citing=making.say(making.PAGE))
    with django_assert_max_num_queries(45):
        assert len(queries.programme(REF, NOW).predecessors) == number


def test_the_facts_of_a_fund_are_those_of_its_programmes_in_a_fixed_number_of_queries(
    django_assert_num_queries,
):
    fields = ("title", "budget", "countries")
    alone = queries.facts_of_fund(making.FUND, fields, NOW)
    with CaptureQueriesContext(connection) as one:
        queries.facts_of_fund(making.FUND, fields, NOW)
    making.programme("MALI-2")
    making.programme("TOGO-2")
    with django_assert_num_queries(len(one)):
        three = queries.facts_of_fund(making.FUND, fields, NOW)
    assert sorted(alone) == [REF]
    assert sorted(three) == [REF, "MALI-2", "TOGO-2"]
    whole = queries.programme("MALI-2", NOW).facts
    assert three["MALI-2"] == {field: whole[field] for field in fields}


def test_a_later_row_that_says_no_more_leaves_nothing_uncertain():
    making.stage(REF, "concept-note-approved", "by 2022-06-30", at=making.at("2022-07-01"))
    standing = queries.programme(REF, date(2022, 1, 1)).entry
    assert (standing.stage, standing.uncertain) == ("concept-note-approved", False)
    assert queries.programme(REF, NOW).entry.since == When.parse("by 2021-06-30")


def test_values_are_what_the_whole_view_says():
    fields = ("title", "countries", "participants", "thematic_area", "budget", "ends")
    whole = queries.programme(REF, NOW)
    told = queries.values_of(REF, fields, NOW)
    assert {name: told.get(name) for name in fields} == {n: whole.value(n) for n in fields}
    assert told["countries"]
    assert queries.values_of("NOWHERE-9", fields, NOW) == {}


def test_what_stands_of_a_fund_is_its_pipeline_and_what_waits_before_it():
    listed = {each.reference: each for each in queries.pipeline_as_at(making.FUND, NOW).entries}
    few = queries.standing_of_fund(making.FUND, NOW, ("countries",))
    assert {each.reference for each in few if each.section} == set(listed)
    for each in few:
        assert each.countries == listed[each.reference].countries
        assert each.participants is None
    assert listed[REF].participants
