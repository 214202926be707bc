"""Pages of decisions: what is public, what is not, narrowing, taking away."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from letsema.proceedings.rules import terms as t
from tests import making
from tests.doors.web.people import enter
from tests.proceedings import holding

pytestmark = pytest.mark.django_db


@pytest.fixture
def held(settings, tmp_path, db) -> tuple[str, str]:
    """A meeting that approved one note and declined another: the two decisions' numbers."""
    settings.HOME = tmp_path / "files"
    making.world()
    seats, number = making.committee(), holding.meeting()
    good = holding.listed(number, holding.note())
    bad = holding.listed(number, holding.note("TOGO-2"))
    holding.opened(number, seats)
    holding.resolve(number, good, "approve", words="It approved work in the hills.")
    holding.resolve(
        number,
        bad,
        "decline",
        t.Decline("It does not fit."),
        words="It declined work in the lakes.",
        internal_words="A cousin asked.",
    )
    return tuple(sorted(holding.close(number)))


def test_the_public_reads_public_decisions_only(held, read):
    approved, declined = held
    page = read(reverse("decisions"))
    assert "work in the hills" in page
    assert "lakes" not in page
    assert "1 decision<" in page
    page = read(reverse("decision", args=[approved]))
    assert "Work in GHANA-2" in page
    assert "As it was resolved" not in page
    read(reverse("decision", args=[declined]), 404)


@pytest.mark.parametrize(
    ("who", "scope", "status"),
    [
        ("secretariat", {}, 200),
        ("reviewer", {}, 200),
        ("committee", {}, 200),
        ("auditor", {}, 200),
        ("administrator", {}, 200),
        ("contributor", {}, 404),
        ("reader", {}, 404),
        ("submitter", {"organisation": "iom"}, 200),  # their own note
        ("submitter", {"organisation": "unfpa"}, 404),
        ("secretariat", {"fund": "lake-fund"}, 200),  # the same committee serves it
    ],
)
def test_a_decision_on_what_is_not_public_is_for_those_it_concerns(held, who, scope, status):
    answer = enter(who, **scope).get(reverse("decision", args=[held[1]]))
    assert answer.status_code == status
    if who == "submitter" and status == 200:
        assert "A cousin asked." not in answer.content.decode()
    elif status == 200:
        assert "A cousin asked." in answer.content.decode()


def test_a_submitter_of_the_whole_fund_reads_no_words_from_inside(held):
    client = enter("submitter", organisation="")
    page = client.get(reverse("decision", args=[held[1]]))
    assert "A cousin asked." not in page.content.decode()
    assert "lakes" not in client.get(reverse("decisions")).content.decode()


def test_what_is_shown_is_taken_away(held):
    client, inside = Client(), enter("auditor")
    told = client.get(reverse("decision-list-json")).json()
    assert [each["number"] for each in told["decisions"]] == [held[0]]
    told = inside.get(reverse("decision-list-json"), {"order": "number"}).json()
    assert [each["number"] for each in told["decisions"]] == list(held)
    rows = inside.get(reverse("decision-list-csv"), {"words": "lakes"}).content.decode()
    assert len(rows.splitlines()) == 2
    assert rows.startswith("number,taken_on,meeting,words,")


def test_the_list_is_narrowed_by_year_meeting_and_words(held, read):
    meeting = held[0].split("/")[0]
    address = reverse("decisions")
    assert "work in the hills" in read(f"{address}?year=2021&meeting={meeting}&words=HILLS")
    assert "No decision fits all of this." in read(f"{address}?words=mountains")


def test_a_cell_a_spreadsheet_would_run_is_told_as_text(settings, tmp_path, db):
    settings.HOME = tmp_path / "files"
    making.world()
    seats, number = making.committee(), holding.meeting()
    item = holding.listed(number, holding.note())
    holding.opened(number, seats)
    holding.resolve(number, item, "approve", words="=1+1")
    holding.close(number)
    assert ",'=1+1," in Client().get(reverse("decision-list-csv")).content.decode()
