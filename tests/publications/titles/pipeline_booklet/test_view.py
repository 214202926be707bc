"""What is printed, before it is set."""

from __future__ import annotations

import pytest

from letsema.publications.titles.pipeline_booklet import drawings, view
from letsema.publications.titles.pipeline_booklet.words import words
from tests.publications.titles import booklets


@pytest.fixture
def content():
    return booklets.content()


def book(content):
    return view.book(content, words())


def test_entries_stand_under_their_area_and_annex(content):
    told = book(content)
    assert [[e["reference"] for e in a["entries"]] for a in told["areas"]] == [
        ["COTE-D-IVOIRE-1", "LESOTHO-1"],
        ["PERU-4", "REGIONAL-PACIFIC-4"],
    ]
    assert [a["section"] for a in told["annexes"]] == ["funded", "closed"]


def test_an_entry_of_no_stated_area_is_not_lost(content):
    content["entries"][0]["thematic_area"] = None
    last = book(content)["areas"][-1]
    assert last["number"] is None
    assert [e["reference"] for e in last["entries"]] == ["COTE-D-IVOIRE-1"]
    assert last["caps"] == "NO THEMATIC AREA STATED"


def test_countries_are_found_by_the_alphabet(content):
    index = [c["name"] for c in book(content)["index"]]
    assert index[:3] == ["Botswana", "Côte d'Ivoire", "Fiji"]
    assert index == sorted(index)


def test_fields_that_rest_on_one_place_are_named_once(content):
    content["entries"][0]["sources"] = [
        {"field": "title", "source": "list-2031", "place": "p. 8"},
        {"field": "budget", "source": "list-2031", "place": "p. 8"},
        {"field": "summary", "source": "unlisted", "place": ""},
    ]
    assert book(content)["areas"][0]["entries"][0]["sources"] == [
        {"fields": "Title, Budget", "source": "List of programmes, June 2031", "place": "p. 8"},
        {"fields": "Summary", "source": "unlisted", "place": ""},
    ]


def test_partners_keep_their_order_and_groups(content):
    groups = book(content)["areas"][0]["entries"][0]["partners"]
    assert [(g["heading"], len(g["names"])) for g in groups] == [
        ("Government", 2),
        ("Civil society", 1),
    ]


def test_a_territory_carries_its_note(content):
    content["entries"][1]["countries"][0]["note"] = "Name used without prejudice."
    assert book(content)["areas"][0]["entries"][1]["notes"] == [
        "Lesotho: Name used without prejudice."
    ]


def test_what_left_is_named_by_its_reference(content):
    kinds = {k["name"]: k["items"] for k in book(content)["changes"]["kinds"]}
    (left,) = kinds["Left the pipeline"]
    assert (left["heading"], left["what"]) == ("NEPAL-4", "funded elsewhere")


def test_no_change_is_said(content):
    changes = content["changes"]
    content["changes"] = {k: v if k == "since" else [] for k, v in changes.items()}
    assert book(content)["changes"]["none"] == "Nothing changed since the edition before."


def test_a_first_edition_has_no_changes(content):
    content["changes"] = None
    assert book(content)["changes"] is None


def test_paragraphs_part_at_blank_lines():
    assert view.paragraphs("One\n\nTwo\nlines\n\n") == ["One", "Two\nlines"]
    assert view.paragraphs(None) == []


def test_closed_programmes_are_counted_only_where_there_are_any(content):
    content["totals"]["closed"]["count"] = 0
    assert [t["section"] for t in book(content)["totals"]] == ["pipeline", "funded"]


def test_each_programme_with_a_country_has_one_marker(content):
    content["entries"][0]["countries"] = []
    content["entries"][1]["countries"][0]["latitude"] = None
    told = drawings.markers(content, words(), linked=True)
    assert [m.label for m in told] == [
        "Peru",
        "Regional Pacific",
        "Botswana, Mexico",
        "Republic of Moldova",
    ]
    assert [len(m.also) for m in told] == [0, 2, 1, 0]
    assert [m.funded for m in told] == [False, False, True, True]


def test_a_marker_says_its_exact_budget(content):
    assert drawings.markers(content, words(), linked=False)[1].title == (
        "Lesotho: USD 1,200,000.50, thematic area 1, in the pipeline"
    )
