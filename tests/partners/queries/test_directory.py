"""The directory finds an organisation by any of its names, and a misspelling as well."""

from datetime import date

import pytest
from django.db import transaction

from letsema.documents import commands as documents
from letsema.journal import queries as journal
from letsema.partners import commands, queries
from letsema.partners.queries import held as names
from letsema.partners.rules import Name
from letsema.values import OPERATOR
from tests import making

pytestmark = pytest.mark.django_db
HOW = {"by": OPERATOR, "at": making.at()}
MIGRATION = (
    Name("International Organization for Migration"),
    Name("IOM", "acronym"),
    Name("Organisation internationale pour les migrations", language="fr"),
    Name("OIM", "acronym", "fr"),
    Name("Intergovernmental Committee for Migration", valid_until=date(1989, 11, 14)),
)


def register(key, *names, kind="un-organisation", country=""):
    names = [Name(each) if isinstance(each, str) else each for each in names]
    commands.register_organisation(key=key, kind=kind, names=names, country=country, **HOW)


@pytest.fixture(autouse=True)
def _organisations():
    register("iom", *MIGRATION)
    register("ilo", "International Labour Organization", Name("ILO", "acronym"))
    register("aims", "Agency for IOM Affairs", kind="civil-society", country="KEN")
    register("health-ken", "Ministry of Health", kind="government", country="KEN")
    register("health-gha", "Ministry of Health", kind="government", country="GHA")


def keys(page):
    return [each.key for each in page.found]


@pytest.mark.parametrize(
    ("q", "how"),
    [
        ("OIM", "exact"),
        ("Organisation internationale pour les migrations", "exact"),
        ("ORGANISATION internationale, pour les Migrations", "exact"),
        ("International Organization for Migration", "exact"),
        ("migration international", "exact"),
        ("Internatonal Organisation for Migraton", "alike"),
        ("Intergovermental comitee", "alike"),
        ("Organisatoin internationale pour les migratoins", "alike"),
    ],
)
def test_any_name_in_any_language_finds_the_one_it_means(q, how):
    page = queries.directory(q)
    assert (keys(page), page.total, page.how) == (["iom"], 1, how)


def test_a_name_that_is_the_words_comes_before_those_that_begin_with_or_hold_them():
    register("iomra", "IOM Retired Association", kind="other")
    assert keys(queries.directory("iom")) == ["iom", "iomra", "aims"]


def test_few_letters_find_whole_words_only():
    register("unit", "Unit of the Hill", kind="other")
    register("un", "Office of the UN", kind="other")
    assert keys(queries.directory("of un")) == ["un"]
    assert keys(queries.directory("un")) == ["unit", "un"]


def test_percent_signs_and_strangers_find_nobody():
    for q in ("100%", "_", "zzzzzz qqqqqq"):
        page = queries.directory(q)
        assert (page.found, page.total) == ((), 0) or q == "_"


def test_counts_tell_what_each_filter_would_leave():
    page = queries.directory("ministry", country="KEN")
    assert keys(page) == ["health-ken"]
    assert page.kinds == {"government": 1}
    assert page.countries == {"GHA": 1, "KEN": 1}
    assert page.total == 1
    whole = queries.directory(kind="government")
    assert (keys(whole), whole.total, whole.how) == (["health-ken", "health-gha"], 2, "all")
    assert whole.countries == {"GHA": 1, "KEN": 1}
    assert whole.kinds == {"civil-society": 1, "government": 2, "un-organisation": 2}


def test_without_words_all_come_by_name_page_by_page():
    register("nameless", Name("AAA", "acronym"))
    register("also-nameless", Name("BBB", "acronym"))
    every = ["aims", "ilo", "iom", "health-ken", "health-gha", "also-nameless", "nameless"]
    assert keys(queries.directory()) == every
    for size in (1, 2, 3, 5):
        pages = [queries.directory(limit=size, offset=offset) for offset in range(0, 7, size)]
        assert [key for page in pages for key in keys(page)] == every
        assert {page.total for page in pages} == {7}


def test_an_organisation_of_two_official_names_is_listed_once_by_the_first():
    register("iom", "Agency of all", kind="other")
    assert keys(queries.directory())[:2] == ["aims", "iom"]
    assert len(keys(queries.directory())) == 5


def test_on_a_day_only_names_of_that_day_are_searched():
    q = "intergovernmental committee"
    assert keys(queries.directory(q)) == ["iom"]
    assert keys(queries.directory(q, on=date(1985, 1, 1))) == ["iom"]
    assert keys(queries.directory(q, on=date(1995, 1, 1))) == []


def test_a_merged_organisation_is_found_once_under_the_one_it_goes_on_as():
    register("oim-duplicate", "Organisation for Migrants", Name("IOM", "acronym"))
    commands.merge_organisations(key="oim-duplicate", into="iom", why="The same.", **HOW)
    for q in ("iom", "Organisation for Migrants", "Organizaton for Migrants"):
        assert keys(queries.directory(q))[0] == "iom"
    assert "oim-duplicate" not in keys(queries.directory())
    assert queries.directory().total == 5


def test_what_was_written_since_is_found_however_it_is_spelt():
    assert keys(queries.directory("Lakeshor Fisherfolk")) == []
    register("lake", "Lakeshore Fisherfolk", kind="other")
    before = journal.head()
    assert keys(queries.directory("Lakeshor Fisherfolk")) == ["lake"]
    assert journal.head() == before


@pytest.mark.parametrize(("q", "questions"), [("", 6), ("Hill", 3), ("Hil Peeple", 4)])
@pytest.mark.parametrize("number", [1, 3])
def test_the_number_of_questions_is_fixed(q, questions, number, django_assert_num_queries):
    for position in range(number):
        register(f"hill-{position}", f"Hill People {'I' * position}", kind="other")
    queries.directory("Hil Peeple")
    with django_assert_num_queries(questions):
        queries.directory(q)


def test_printed_names_are_matched_or_have_candidates_and_nobody_is_guessed():
    printed = [
        "IOM",
        "International Labour Organization (ILO)",
        "Ministry of Health",
        "Internatonal Labor Organization",
        "A choir",
    ]
    found = queries.matches(printed)
    assert list(found) == printed
    assert (found["IOM"].key, found[printed[1]].key) == ("iom", "ilo")
    assert [each.key for each in found["Ministry of Health"]] == ["health-ken", "health-gha"]
    assert found[printed[3]][0].key == "ilo"
    assert found["A choir"] == ()
    assert queries.matches([]) == {}


def test_an_acronym_beside_a_name_chooses_between_those_who_share_the_acronym():
    register("choir", "International Lyric Opera", Name("ILO", "acronym"), kind="other")
    found = queries.matches(["ILO", "International Lyric Opera (ILO)"])
    assert {each.key for each in found["ILO"]} == {"ilo", "choir"}
    assert found["International Lyric Opera (ILO)"].key == "choir"


def test_names_are_read_again_where_partners_were_written_of_and_not_for_other_rooms(
    django_assert_num_queries,
):
    assert keys(queries.directory("Intl Organizatn for Migraton")) == ["iom"]
    before = names.held()
    documents.register_source(key="else", kind="fund-document", title="Elsewhere", **HOW)
    assert names.held() is before
    with django_assert_num_queries(1):
        assert names.held() is before
    point = transaction.savepoint()
    register("lake", "Lakeshore Fisherfolk", kind="other")
    assert keys(queries.directory("Lakeshor Fisherfolks")) == ["lake"]
    transaction.savepoint_rollback(point)
    assert keys(queries.directory("Lakeshor Fisherfolks")) == []
    commands.register_organisation(
        key="sea", kind="other", names=[Name("Seaside Fisherfolk")], **HOW
    )
    assert keys(queries.directory("Lakeshor Fisherfolks")) == []
    assert keys(queries.directory("Seasid Fisherfolks")) == ["sea"]
