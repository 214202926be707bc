"""Search: names first, then words; any input; the same on SQLite and PostgreSQL."""

from __future__ import annotations

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from letsema.insight import queries
from letsema.insight.models import SearchEntry
from tests.insight import world
from tests.trying import tries

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="class")
def searched(django_db_setup, django_db_blocker):
    """The small world, indexed once for all tests of a class."""
    with django_db_blocker.unblock(), transaction.atomic():
        world.world()
        world.follow()
        yield
        transaction.set_rollback(True)


def found(text, **more):
    """Kind and key of every hit, in order."""
    return [(hit.kind, hit.key) for hit in queries.search(text, **more)]


@pytest.mark.usefixtures("searched")
class TestFinding:
    """What is found in the small world."""

    @pytest.mark.parametrize(
        ("text", "first"),
        [
            ("BOTSWANA-1", ("programme", "BOTSWANA-1")),
            ("botswana 1", ("programme", "BOTSWANA-1")),
            ("Swaziland", ("country", "SWZ")),
            ("SWZ", ("country", "SWZ")),
            ("Eswatini", ("country", "SWZ")),
            ("OIM", ("organisation", "iom")),
            ("iom", ("organisation", "iom")),
            ("cote d'ivoire", ("country", "CIV")),
            ("بوتسوانا", ("country", "BWA")),
            ("博茨瓦纳", ("country", "BWA")),
            ("Ботсвана", ("country", "BWA")),
            ("Zimbabue", ("country", "ZWE")),
            ("reintegration", ("programme", "COTE-D-IVOIRE-2")),
            ("steering committee", ("body", "pool-committee")),
            ("joint programmes june", ("source", "booklet")),
            ("returning hom", ("programme", "ESWATINI-2")),
        ],
    )
    def test_what_was_meant_comes_first(self, text, first):
        assert found(text)[0] == first

    @pytest.mark.parametrize(
        ("text", "key"),
        [
            ("diaspora skills", "BOTSWANA-1"),
            ("OIM", "BOTSWANA-1"),
            ("Organization for Moving People", "BOTSWANA-1"),
            ("Statistics Botswana", "BOTSWANA-1"),
            ("work and growth", "BOTSWANA-1"),
            ("southern africa", "ESWATINI-2"),
            ("Swaziland", "ESWATINI-2"),
        ],
    )
    def test_a_programme_is_found_by_all_that_is_said_of_it(self, text, key):
        assert ("programme", key) in found(text)

    def test_all_of_a_name_comes_before_words_of_a_name_before_words_of_the_text(self):
        hits = [hit for hit in queries.search("Botswana") if hit.kind != "source"]
        assert [(hit.key, hit.rank) for hit in hits] == [
            ("BWA", 0),
            ("BOTSWANA-1", 0),
            ("COTE-D-IVOIRE-2", 2),
        ]
        assert [hit.rank for hit in queries.search("counting")] == [1]

    def test_what_is_not_public_is_not_found(self):
        assert found("zebra") == []
        assert found("SECRET-1") == []

    def test_every_word_must_be_there(self):
        assert found("diaspora zebra") == []

    def test_only_the_kinds_asked_for_are_found(self):
        assert found("Botswana", kinds=frozenset({"country"})) == [("country", "BWA")]
        assert found("Botswana", kinds=frozenset({"nothing"})) == []

    def test_no_more_than_the_limit_are_found(self):
        assert len(found("a", limit=3)) == 3
        assert found("a", limit=0) == []
        assert 20 < len(found("a", limit=10_000)) <= 200

    def test_an_extract_marks_what_was_asked(self):
        (hit,) = queries.search("diaspora")
        assert ("diaspora", True) in hit.extract
        assert ("Diaspora", True) not in hit.extract

    @pytest.mark.parametrize(
        "text",
        [
            "",
            " ",
            "\x00",
            "'",
            '"',
            '""',
            "'; drop table insight_searchentry; --",
            "* ( ) : & | ! <-> \\ % _ ^ -",
            "AND",
            "NOT OR NEAR(",
            "folded:",
            "{folded} : x",
            "x" * 10_000,
            "bots " * 2000,
            "!" * 10_000,
            "\ud800",
            "\U0001f600",
            "\U00011f00 𞤀𞤣",
            "a\x00b",
        ],
    )
    def test_no_question_breaks_it(self, text):
        assert isinstance(queries.search(text), tuple)
        assert isinstance(queries.suggestions(text), tuple)

    def test_punctuation_alone_finds_nothing(self):
        assert queries.search("?! — ''") == ()
        assert queries.suggestions("?! — ''") == ()

    @pytest.mark.parametrize(
        ("text", "kind", "key"),
        [
            ("Swazilnd", "country", "SWZ"),
            ("Botsvana", "country", "BWA"),
            ("steerin comittee", "body", "pool-committee"),
            ("Countng who arives", "programme", "BOTSWANA-1"),
            ("BOTSWNA-1", "country", "BWA"),
        ],
    )
    def test_a_misspelt_name_is_suggested_as_it_is_written(self, text, kind, key):
        assert queries.search(text) == ()
        near = queries.suggestions(text)
        assert (kind, key) in [(each.kind, each.key) for each in near][:3]
        assert found(near[0].text)

    def test_nonsense_suggests_nothing(self):
        assert queries.suggestions("qqqqqqqqq zzzzz") == ()


def test_a_search_is_one_query_however_much_is_found(django_assert_num_queries):
    world.ground()
    world.programme("GHANA-1", title="Harvest")
    world.follow()
    with django_assert_num_queries(1):
        assert len(found("harvest")) == 1
    world.programme("GHANA-2", title="Harvest again")
    world.programme("GHANA-3", title="Harvest a third time")
    world.follow()
    with django_assert_num_queries(1):
        assert len(found("harvest")) == 3
    with django_assert_num_queries(1):
        assert queries.suggestions("harwest")


class TestAnyWords(TestCase):
    """Whatever is indexed is found again by its own words."""

    @classmethod
    def setUpTestData(cls):
        world.world()
        world.follow()

    @settings(max_examples=tries(60), suppress_health_check=[HealthCheck.too_slow])
    @given(st.data())
    def test_whatever_is_indexed_is_found_by_any_of_its_words(self, data):
        entries = list(SearchEntry.objects.order_by("kind", "key"))
        entry = data.draw(st.sampled_from(entries))
        words = data.draw(st.lists(st.sampled_from(entry.folded.split()), min_size=1, max_size=3))
        hits = found(" ".join(words), limit=200, kinds=frozenset({entry.kind}))
        assert (entry.kind, entry.key) in hits or len(hits) == 200
