"""The policy register by pages: narrowed from the address, counted, each entry with its evidence."""

from __future__ import annotations

import csv
import io
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from letsema.doors.web import policies, words
from letsema.doors.web.exploring import PER_PAGE
from letsema.programmes import commands as programmes
from letsema.results import commands, rules
from letsema.results.rules import Title
from letsema.values import OPERATOR, When
from tests import making
from tests.results import permits as made

pytestmark = pytest.mark.django_db
HOW = {"by": OPERATOR, "at": making.at()}
UMBRELLA, PART, AWAY = "HILLS-1", "HILLS-1-A", "LAKES-1"


@pytest.fixture(autouse=True)
def _world():
    making.world()
    making.programme(UMBRELLA, title="The hills")
    programmes.register_programme(reference=PART, fund=making.FUND, parent=UMBRELLA, **HOW)
    making.programme(PART)
    making.programme(AWAY)
    made.support("a-law", PART, contribution="advised", words="It sat at the table.")
    made.support("a-law", AWAY)
    made.stage("a-law", "adopted", when=When.parse("2015-03"))
    made.law("b-plan", kind="plan", country="TGO", level="local", change="new")
    made.law("c-standard", kind="standard", country="", region_words="West", level="regional")


def ask(address: str) -> str:
    answer = Client().get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def shown(page: str) -> list[str]:
    """The keys of the entries a page lists."""
    return re.findall(r'class="what"><a href="/policies/([\w-]+)/', page)


def test_every_word_of_the_sentence_narrows_from_the_address():
    assert shown(ask("/policies/")) == ["a-law", "b-plan", "c-standard"]
    for asked, found in (
        ("country=TGO", ["b-plan"]),
        ("country=none", ["c-standard"]),
        ("level=local", ["b-plan"]),
        ("kind=law", ["a-law"]),
        ("change=new", ["b-plan"]),
        ("stage=adopted", ["a-law"]),
        (f"programme={PART}", ["a-law"]),
        (f"programme={UMBRELLA}", ["a-law"]),
        ("q=the+b", ["b-plan"]),
        ("kind=law&country=TGO", []),
        ("as_at=2014-12-31", ["b-plan", "c-standard"]),
    ):
        assert shown(ask(f"/policies/?{asked}")) == found, asked


def test_a_word_that_cannot_be_read_is_told_and_everything_shown():
    page = ask("/policies/?kind=gesture&sector=nowhere/1")
    assert "“gesture” is not one of the choices" in page
    assert shown(page) == ["a-law", "b-plan", "c-standard"]
    assert Client().get("/policies/?kind=gesture&form=csv").status_code == 400


def test_a_number_beside_a_choice_is_what_the_choice_opens():
    page = ask("/policies/")
    for name, select in re.findall(r'<select name="(\w+)".*?>(.*?)</select>', page, re.S):
        for code, number in re.findall(r'<option value="([^"]+)"[^>]*>[^<]*\((\d+)\)', select):
            assert len(shown(ask(f"/policies/?{name}={code}"))) == int(number), (name, code)
    assert f'value="{UMBRELLA}">{UMBRELLA} · The hills (1)' in page


def test_two_programmes_behind_one_law_make_one_entry_and_the_page_says_so():
    page = ask("/policies/a-law/")
    assert "2 programmes claim a part in it; it is one entry and is counted once." in page
    assert "It sat at the table." in page
    assert "March 2015" in page
    assert making.BOOKLET in page


def test_an_entry_that_was_merged_leads_to_the_one_it_goes_on_under():
    commands.merge_instruments(key="b-plan", into="a-law", why="One.", **HOW)
    answer = Client().get("/policies/b-plan/?as_at=2020-01-01")
    assert answer.headers["Location"] == "/policies/a-law/?as_at=2020-01-01"
    assert "b-plan" in ask("/policies/a-law/")
    assert shown(ask("/policies/")) == ["a-law", "c-standard"]


def test_the_register_is_taken_along_as_it_is_narrowed_whole():
    content = Client().get("/policies/?country=none&form=csv").content.decode()
    (row,) = csv.DictReader(io.StringIO(content))
    assert (row["policy"], row["region"], row["source"]) == ("c-standard", "West", making.BOOKLET)


def test_more_than_a_page_holds_stands_on_further_pages():
    for number in range(PER_PAGE):
        made.law(f"law-{number:03}")
    first, last = ask("/policies/"), ask("/policies/?page=2")
    assert len(shown(first)) == PER_PAGE
    assert len({*shown(first), *shown(last)}) == PER_PAGE + 3
    assert shown(ask("/policies/?page=99")) == shown(last)
    assert shown(ask("/policies/?page=no")) == shown(first)


def test_the_page_asks_as_much_of_many_as_of_few():
    def asked() -> int:
        ask("/policies/")
        with CaptureQueriesContext(connection) as caught:
            ask(f"/policies/?programme={UMBRELLA}&kind=law")
        return len(caught)

    def more(*numbers: int) -> None:
        for number in numbers:
            made.support(f"law-{number}", PART)
            made.sector(f"law-{number}")

    more(1, 2)
    few = asked()
    more(3, 4, 5, 6, 7, 8)
    assert asked() == few


def test_a_stage_told_of_a_later_day_is_marked_and_counts_not_yet():
    page = ask("/policies/a-law/?as_at=2014-01-01")
    assert "after 1 January 2014" in page
    assert "No stage told" in page


def test_a_name_is_shown_in_its_language():
    made.law("d", names=[Title("Loi sur les collines", "fr")])
    page = ask("/policies/d/")
    assert 'lang="fr">Loi sur les collines' in page
    assert "French" in page
    assert policies.language("qqq") == "qqq"


@pytest.mark.parametrize(
    ("table", "codes"),
    [
        (words.CHANGES, rules.CHANGES),
        (words.CONTRIBUTIONS, rules.CONTRIBUTIONS),
        (words.ANSWERS, rules.ANSWERS),
        (words.MEASURES, rules.MEASURES),
    ],
)
def test_every_code_has_its_words(table, codes):
    assert list(table) == list(codes)


def test_questions_are_asked_in_the_words_of_the_rules():
    assert {code: str(text) for code, text in words.QUESTIONS.items()} == rules.QUESTIONS
