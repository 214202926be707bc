"""What a body and its steers rest on stands on their pages, and no decision that is not public."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from letsema.governance import commands
from letsema.values import OPERATOR, Citation, When
from tests import making

pytestmark = pytest.mark.django_db
HOW = {"by": OPERATOR, "at": making.at()}
PAGES = ("/steers/", "/bodies/hill-committee/")


@pytest.fixture(autouse=True)
def _world():
    making.world()


def steer(citing: Citation, code: str = "rain") -> None:
    told = {"code": code, "title": "Rain", "words": "What it falls on.", "since": making.DAY}
    commands.give_steer(body="hill-committee", **told, citing=citing, **HOW)


@pytest.mark.parametrize("page", PAGES)
def test_a_steer_that_rests_on_a_source_links_to_it_with_its_place(read, page):
    citing = making.say(place="page 7")
    steer(citing)
    told = read(page)
    assert reverse("source", args=[citing.source]) in told
    assert "page 7" in told
    assert "inferred" not in told


@pytest.mark.parametrize("page", PAGES)
def test_what_was_only_inferred_is_marked_so(read, page):
    steer(making.say(stated=False))
    assert "inferred" in read(page)


@pytest.mark.parametrize("page", PAGES)
def test_a_steer_and_its_end_link_to_the_decisions_they_rest_on(read, page):
    first, second = "HC-01/2021-01", "HC-02/2021-01"
    steer(making.decide(first))
    told = {"body": "hill-committee", "code": "rain", "citing": making.decide(second)}
    commands.end_steer(**told, until=When.on(date(2022, 1, 1)), **HOW)
    page = read(page)
    for number in (first, second):
        assert reverse("decision", args=[number]) in page


@pytest.mark.parametrize("page", PAGES)
def test_a_decision_that_is_not_public_is_not_told(read, page):
    number = "HC-01/2021-01"
    told = {"body": "hill-committee", "number": number, "taken_on": making.DAY, "meeting": None}
    commands.enter_decision(**told, words="It is decided.", internal=True, **HOW)
    steer(Citation(decision=number))
    assert "Rain" in read(page)
    assert number not in read(page)


def test_a_body_links_to_what_it_and_its_names_rest_on(read):
    citing = making.say(place="chapter 2")
    number = "HC-03/2021-01"
    told = {"slug": "group", "kind": "working-group", "names": [("Group", None)]}
    commands.establish_body(**told, citing=citing, **HOW)
    page = read("/bodies/group/")
    assert "Told by" in page
    assert reverse("source", args=[citing.source]) in page
    assert "chapter 2" in page
    named = {"body": "group", "text": "Larger Group", "since": When.on(date(2022, 1, 1))}
    commands.name_body(**named, citing=making.decide(number), **HOW)
    assert reverse("decision", args=[number]) in read("/bodies/group/")
