"""The index follows the journal, and following it comes to the same as building it anew."""

from __future__ import annotations

import contextlib
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from letsema.insight import commands, queries
from letsema.insight.models import Followed, SearchEntry, Watched
from letsema.journal import queries as journal
from letsema.partners import commands as partners
from letsema.partners.rules import Name
from letsema.programmes import commands as programmes
from letsema.programmes import queries as standing
from letsema.programmes.models import Claim, StageRow
from letsema.programmes.rules.facts import CountryPart, ParticipantPart
from letsema.reference import commands as reference
from letsema.reference.rules import ElementText, countries
from letsema.values import OPERATOR, Refused, When
from tests.insight import world
from tests.trying import tries

pytestmark = pytest.mark.django_db
LATER = world.NOW + timedelta(days=1)


def held():
    """All that the index holds, row numbers aside."""
    columns = [f.name for f in SearchEntry._meta.fields if f.name != "id"]
    entries = sorted(SearchEntry.objects.values_list(*columns))
    return entries, sorted(Watched.objects.values_list("reference", "into", "changes_on"))


def found(text):
    """The keys found."""
    return [hit.key for hit in queries.search(text)]


def rebuilt_is_the_same():
    """Whether building anew changes nothing."""
    before, row = held(), Followed.objects.get()
    commands.rebuild_search(at=world.NOW, by=OPERATOR)
    after = Followed.objects.get()
    return before == held() and (row.sequence, row.changes_on) == (after.sequence, after.changes_on)


def test_an_empty_record_still_finds_countries():
    assert world.follow() == len(countries())
    assert found("Eswatini") == ["SWZ"]


def test_when_nothing_is_new_two_rows_are_read_and_nothing_written(django_assert_num_queries):
    world.world()
    assert world.follow() > 0
    with django_assert_num_queries(2):
        assert world.follow() == 0


def test_only_what_an_act_touches_is_looked_at_again():
    world.world()
    world.follow()
    world.state("BOTSWANA-1", when=world.IN_2023, title="Counting zebras")
    assert world.follow() == 1
    assert found("zebras") == found("who arrives") == ["BOTSWANA-1"]
    assert queries.search("zebras")[0].title == "Counting zebras"
    assert rebuilt_is_the_same()


def test_a_new_name_of_an_organisation_reaches_its_programmes():
    world.world()
    world.follow()
    partners.register_organisation(
        key="iom",
        kind="un-organisation",
        names=[Name("Wanderers Union", "alias")],
        **world.DID,
    )
    world.follow()
    assert found("wanderers") == ["iom", "BOTSWANA-1"]
    assert rebuilt_is_the_same()


def test_a_reworded_goal_reaches_its_programmes():
    world.world()
    world.follow()
    reference.adopt_framework(
        slug="sdg",
        title="sdg",
        owner="us",
        source="test",
        elements=[ElementText("8", "Gainful toil"), ElementText("16", "Peace and justice")],
        **world.DID,
    )
    world.follow()
    assert found("gainful toil") == ["BOTSWANA-1"]
    assert rebuilt_is_the_same()


def test_a_programme_is_found_once_it_is_public_and_no_more_when_it_has_left():
    world.world()
    world.follow()
    world.stage("SECRET-1", "concept-note-approved", world.IN_2023)
    world.follow()
    assert found("zebra") == ["SECRET-1"]
    world.stage(
        "SECRET-1",
        "removed",
        When.on(date(2024, 1, 1)),
        reason="other",
        public_words="It left.",
        internal_words="A quarrel of giraffes.",
    )
    world.follow()
    assert found("zebra") == []
    assert found("giraffes") == []
    assert rebuilt_is_the_same()


def test_a_closed_programme_is_still_found():
    world.world()
    world.stage("ESWATINI-2", "operationally-closed", world.IN_2023)
    world.follow()
    assert found("dignity") == ["ESWATINI-2"]


def test_a_withdrawn_claim_is_no_longer_found():
    world.world()
    world.state("BOTSWANA-1", when=world.IN_2023, title="Counting zebras")
    world.follow()
    number = Claim.objects.get(value="Counting zebras").pk
    programmes.withdraw_claim(number=number, why="misread", **world.DID)
    world.follow()
    assert found("zebras") == []
    assert found("who arrives") == ["BOTSWANA-1"]
    assert rebuilt_is_the_same()


def test_a_withdrawn_stage_hides_a_programme():
    world.world()
    world.follow()
    number = StageRow.objects.get(programme__reference="BOTSWANA-1").pk
    programmes.withdraw_stage(number=number, why="misread", **world.DID)
    world.follow()
    assert "BOTSWANA-1" not in found("Botswana")
    assert rebuilt_is_the_same()


def test_a_load_that_is_undone_takes_its_words_with_it():
    world.world()
    load = programmes.open_load(
        fund="pool", citing=world.BOOKLET, on=date(2021, 6, 30), **world.DID
    )
    world.state("BOTSWANA-1", load=load, region="Zebra plains")
    world.follow()
    assert found("zebra") == ["BOTSWANA-1"]
    programmes.undo_load(number=load, why="wrong file", **world.DID)
    world.follow()
    assert found("zebra") == []
    assert rebuilt_is_the_same()


def test_a_merged_programme_is_found_as_the_one_it_goes_on_as():
    world.world()
    world.follow()
    world.merge("COTE-D-IVOIRE-2", "ESWATINI-2")
    world.follow()
    assert found("reintegration") == ["ESWATINI-2"]
    assert found("COTE-D-IVOIRE-2") == ["ESWATINI-2"]
    assert rebuilt_is_the_same()
    world.merge("ESWATINI-2", "BOTSWANA-1")
    world.follow()
    assert found("COTE-D-IVOIRE-2") == found("ESWATINI-2") == ["BOTSWANA-1"]
    world.state("BOTSWANA-1", when=world.IN_2023, region="Plains")
    world.follow()
    assert found("COTE-D-IVOIRE-2") == ["BOTSWANA-1"]
    assert rebuilt_is_the_same()


def test_a_split_programme_is_found_by_what_was_said_of_it():
    world.world()
    load = programmes.open_load(
        fund="pool", citing=world.BOOKLET, on=date(2021, 6, 30), **world.DID
    )
    world.state("BOTSWANA-1", load=load, region="Zebra plains")
    programmes.enter_stage(
        reference="BOTSWANA-1",
        stage="document-solicited",
        citing=world.BOOKLET,
        when=world.IN_2021,
        load=load,
        **world.DID,
    )
    world.follow()
    programmes.split_programme(
        reference="BOTSWANA-1", load=load, into="BOTSWANA-1-B", why="another", **world.DID
    )
    world.follow()
    assert found("zebra") == ["BOTSWANA-1-B"]
    assert rebuilt_is_the_same()


def test_what_counts_from_a_later_day_is_found_from_that_day_on():
    world.world()
    soon = When.on(date(2024, 7, 1))
    world.stage("SECRET-1", "concept-note-approved", soon)
    world.state("BOTSWANA-1", when=soon, title="Counting giraffes")
    world.follow()
    assert found("zebra") == found("giraffes") == []
    assert world.follow(datetime(2024, 6, 30, 23, tzinfo=UTC)) == 0
    assert world.follow(datetime(2024, 7, 1, 1, tzinfo=UTC)) == 2
    assert found("zebra") == ["SECRET-1"]
    assert found("giraffes") == ["BOTSWANA-1"]
    assert world.follow(datetime(2024, 7, 2, 1, tzinfo=UTC)) == 0


def test_an_index_of_another_make_is_built_anew():
    world.world()
    world.follow()
    SearchEntry.objects.filter(key="BWA").delete()
    Followed.objects.update(shape="another")
    assert world.follow() > 250
    assert found("BWA")[0] == "BWA"


def test_an_index_ahead_of_its_journal_is_built_anew():
    world.world()
    world.follow()
    Followed.objects.update(sequence=10_000)
    assert world.follow() > 250
    assert Followed.objects.get().sequence == journal.head()[0]


def test_the_index_says_nothing_to_the_journal():
    world.world()
    before = journal.head()
    world.follow()
    assert journal.head() == before
    assert list(journal.breaches()) == []
    tables = {model._meta.app_label for model in journal.recorded_tables()}
    assert "insight" not in tables


@pytest.mark.skipif("connection.vendor != 'sqlite'")
def test_the_full_text_table_agrees_with_the_entries():
    world.world()
    world.follow()
    world.merge("COTE-D-IVOIRE-2", "ESWATINI-2")
    world.follow()
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into insight_words(insight_words, rank) values ('integrity-check', 1)"
        )


REFERENCES = ["BOTSWANA-1", "ESWATINI-2", "COTE-D-IVOIRE-2", "SECRET-1", "GHANA-7"]
WORDS = st.lists(
    st.sampled_from(["zebra", "Giraffe", "été", "plains", "Ghana"]), min_size=1, max_size=3
).map(" ".join)
ACTS = st.one_of(
    st.tuples(st.just("title"), st.sampled_from(REFERENCES), WORDS),
    st.tuples(st.just("region"), st.sampled_from(REFERENCES), WORDS),
    st.tuples(st.just("stage"), st.sampled_from(REFERENCES), st.sampled_from(["draft", "signed"])),
    st.tuples(st.just("part"), st.sampled_from(REFERENCES), st.sampled_from(["iom", "ilo"])),
    st.tuples(st.just("country"), st.sampled_from(REFERENCES), st.sampled_from(["GHA", "SWZ"])),
    st.tuples(st.just("name"), st.sampled_from(["iom", "ilo", "new"]), WORDS),
    st.tuples(st.just("source"), WORDS, WORDS),
    st.tuples(st.just("merge"), st.sampled_from(REFERENCES), st.sampled_from(REFERENCES)),
    st.tuples(st.just("withdraw"), st.integers(0, 30), st.just("")),
    st.tuples(st.just("follow"), st.just(""), st.just("")),
)


def do(act, one, other, day):
    """Do one of the acts; what is refused or was said already is left."""
    when = When.on(date(2022, 1, 1) + timedelta(days=day * 30))
    if act in ("title", "region"):
        world.state(one, when=when, **{act: other})
    elif act == "stage":
        world.stage(one, other, when)
    elif act == "part":
        world.state(one, when=when, participants=[ParticipantPart(other)])
    elif act == "country":
        world.state(one, when=when, countries=[CountryPart(other)])
    elif act == "name":
        world.organisation(one, (other, "alias", "en"))
    elif act == "source":
        world.source(one.replace(" ", "-"), other)
    elif act == "merge" and one != other:
        if not any(map(standing.survivor, (one, other))):
            world.merge(one, other)
    elif act == "withdraw":
        claims = Claim.objects.filter(withdrawn_at=None).order_by("pk")
        for claim in claims[one : one + 1]:
            programmes.withdraw_claim(number=claim.pk, why="misread", **world.DID)
    elif act == "follow":
        world.follow()


class TestAnyHistory(TestCase):
    """Whatever happens, in whatever steps it is followed."""

    @classmethod
    def setUpTestData(cls):
        world.world()
        world.programme("GHANA-7", heading="Ghana")
        world.follow()

    @settings(max_examples=tries(15), suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(ACTS, max_size=12))
    def test_following_comes_to_the_same_as_building_anew(self, acts):
        for day, (act, one, other) in enumerate(acts):
            with contextlib.suppress(Refused):  # such as words about what was merged
                do(act, one, other, day)
        world.follow()
        assert rebuilt_is_the_same()
