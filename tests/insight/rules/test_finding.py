"""Words: what counts when something is asked, what is shown, what is near."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letsema.insight.rules import Asked, Draft, Touched, extract, nearest, touched, words_of


def shown(pieces):
    """An extract with what was asked in brackets."""
    return "".join(f"[{text}]" if matched else text for text, matched in pieces)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Côte d’Ivoire", ["cote", "d", "ivoire"]),
        ("BOTSWANA-1", ["botswana", "1"]),
        ("snake_case", ["snake", "case"]),
        ("  \x00 '\" ** () — ", []),
        ("博茨瓦纳", ["博茨瓦纳"]),
    ],
)
def test_only_letters_and_digits_make_a_word(text, words):
    assert words_of(text) == words


def test_a_very_long_question_is_cut_to_its_first_words():
    asked = Asked.of("word " * 2000 + "x" * 5000)
    assert asked.words == ("word",) * 16
    assert Asked.of("x" * 10_000).words == ("x" * 64,)


@given(st.text(max_size=300))
def test_no_text_asked_holds_a_mark_that_means_something_to_a_database(text):
    asked = Asked.of(text)
    assert not set("".join(asked.words)) & set("'\"*:&|!()<>\\%_\x00 ")


@given(st.text(max_size=300), st.text(min_size=1, max_size=20))
def test_an_extract_is_the_text_itself(text, question):
    words = " ".join(text.split())
    pieces = extract(words, Asked.of(question))
    told = "".join(piece for piece, _ in pieces).strip("…")
    assert told in words
    assert all(piece for piece, _ in pieces)


def test_matched_words_are_marked_whatever_their_case_and_accents():
    pieces = extract("Réintégration des personnes", Asked.of("REINTEGRATION pers"))
    assert shown(pieces) == "[Réintégration] des [personnes]"


def test_an_extract_is_the_line_that_answers_most():
    text = "A line of arrivals\nArrivals are counted here\nNothing"
    assert shown(extract(text, Asked.of("counted arrivals"))) == "[Arrivals] are [counted] here"


def test_an_extract_is_cut_around_the_first_match():
    text = "before " * 40 + "zebra " + "after " * 60
    told = shown(extract(text, Asked.of("zebra")))
    assert told.startswith("…before ")
    assert "[zebra] after" in told
    assert told.endswith(" after…")
    assert len(told) < 260


def test_a_text_that_answers_nothing_shows_its_beginning():
    assert shown(extract("First line\nSecond", Asked.of("zebra"))) == "First line"
    assert extract("", Asked.of("zebra")) == ()


def test_a_draft_without_names_is_called_by_its_key():
    columns = Draft("programme", "A-1", names=(), codes=("A-1",)).columns()
    assert (columns["title"], columns["exact"]) == ("A-1", "\na 1\n")


@pytest.mark.parametrize(
    ("kind", "subject", "told", "expected"),
    [
        (
            "programmes.programme.merged",
            "A-1",
            {"into": "B-1"},
            Touched(frozenset({("programme", "A-1"), ("programme", "B-1")})),
        ),
        ("programmes.load.undone", "pool", {}, Touched(fund="pool")),
        ("programmes.load.opened", "pool", {}, Touched()),
        ("reference.framework.changed", "sdg", {}, Touched(mentions=frozenset({"framework:sdg"}))),
        (
            "partners.organisation.named",
            "iom",
            {},
            Touched(frozenset({("organisation", "iom")}), mentions=frozenset({"organisation:iom"})),
        ),
        ("accounts.person.invited", "x", {}, Touched()),
        ("governance.fund.registered", "pool", {}, Touched()),
    ],
)
def test_an_act_touches_what_its_words_go_into(kind, subject, told, expected):
    assert touched(kind, subject, told) == expected


def test_the_nearest_name_of_a_thing_stands_for_it():
    named = [
        ("country", "SWZ", "Eswatini"),
        ("country", "SWZ", "Swaziland"),
        ("country", "CHE", "Switzerland"),
        ("programme", "A-1", "Counting who arrives"),
    ]
    near = nearest(Asked.of("Swazilnd"), named, 5)
    assert near[0][0] == ("country", "SWZ", "Swaziland")
    assert len({each[:2] for each, _ in near}) == len(near)
    assert nearest(Asked.of("qqqqqq"), named, 5) == []
