"""What waits: who reads the list, what it says, how a note is registered without losing a word."""

import csv
import io

import pytest
from django.contrib.auth import get_user_model

from letsema.programmes import queries
from tests import making
from tests.doors.web.people import ROLES, enter, lapsed, paper
from tests.programmes import life

pytestmark = pytest.mark.django_db
READS = {
    "secretariat",
    "reviewer",
    "committee",
    "auditor",
    "administrator",
    "submitter",
    "stranger",
}
NOTE = {
    "countries": ["Ghana", "togo; BEN"],
    "region": "",
    "convening": "iom",
    "participants": ["ilo"],
    "key_partners": "Ministry of Labour\n\nMinistry  of Labour\nMarket women",
    "title": "Markets of the hills",
    "summary": "Women who trade across three borders.",
    "thematic_area": "2",
    "sdgs": ["1", "2"],
    "amount": "1,700,000",
    "currency": "USD",
    "duration_months": "36",
    "submitted_on": "2021-09-01",
}


@pytest.fixture(autouse=True)
def _world(settings, tmp_path):
    settings.HOME = tmp_path / "files"
    making.world()


def sent(**told):
    """The answers of the form, with a file."""
    return {**NOTE, "content": paper(), **told}


@pytest.mark.parametrize("page", ["/notes/", "/notes.json", "/notes.csv", "/notes/new/"])
def test_who_is_not_signed_in_is_led_to_sign_in(client, page):
    answer = client.get(page)
    assert answer.status_code == 302
    assert answer.url.startswith("/account/login/?next=")


@pytest.mark.parametrize("who", ROLES)
def test_the_list_is_read_by_who_reviews_decides_or_submits_theirs(who):
    reference, client = life.note(), enter(who)
    for page in ("/notes/", "/notes.json", "/notes.csv"):
        answer = client.get(page)
        assert answer.status_code == (200 if who in READS else 403)
        told = reference in answer.content.decode()
        assert told is (who in READS - {"stranger"})


@pytest.mark.parametrize("who", ["submitter", "reviewer"])
def test_scores_are_kept_from_who_submits(who):
    reference, day = life.reach("under-review")
    life.take("assess-note", reference, day)
    [entry] = enter(who).get("/notes.json").json()["entries"]
    assert entry["points"] == (3 if who == "reviewer" else None)
    assert entry["recommendations"] == ({"approve": 1} if who == "reviewer" else None)


def test_a_wait_is_measured_against_the_setting_of_the_fund():
    life.note()
    text = enter("secretariat").get("/notes/").content.decode()
    assert "longer than the 14 meant" in text
    assert "1 waits longer than the fund means it to" in text


def test_the_list_is_narrowed_ordered_and_exported_as_it_is_shown():
    first, _ = life.reach("returned")
    second = life.note(heading="Togo")
    client = enter("secretariat")
    for asked, expected in {
        "": [first, second],
        "?sort=-since": [first, second],
        "?sort=since": [second, first],
        "?sort=reference": [first, second],
        "?stage=returned": [first],
        "?area=2": [first, second],
        "?area=1": [],
        "?country=GHA&stage=submitted": [second],
        "?eligible=open": [first, second],
        "?eligible=yes": [],
        "?stage=nonsense": [first, second],
        "?sort=nonsense": [first, second],
    }.items():
        told = [each["reference"] for each in client.get(f"/notes.json{asked}").json()["entries"]]
        assert sorted(told) == sorted(expected), asked
        if "sort" in asked and "nonsense" not in asked:
            assert told == expected
        rows = csv.DictReader(io.StringIO(client.get(f"/notes.csv{asked}").content.decode()))
        assert [row["reference"] for row in rows] == told


def test_a_cell_that_a_spreadsheet_would_run_is_told_as_text():
    facts = {"title": "=1+1", "countries": [], "participants": [making.ParticipantPart("iom")]}
    life.note(facts=facts)
    text = enter("secretariat").get("/notes.csv").content.decode()
    assert "'=1+1" in text


def test_an_empty_list_says_what_to_do_next():
    text = enter("secretariat").get("/notes/").content.decode()
    assert "Nothing waits" in text
    assert "/notes/new/" in text
    life.note()
    assert "Show all that wait" in enter("auditor").get("/notes/?area=1").content.decode()


def test_the_number_of_questions_does_not_grow_with_the_list(django_assert_max_num_queries):
    client = enter("submitter")
    life.note()
    with django_assert_max_num_queries(60) as one:
        client.get("/notes/")
    life.note()
    life.note()
    with django_assert_max_num_queries(len(one.captured_queries)):
        client.get("/notes/")


@pytest.mark.parametrize("who", ROLES)
def test_a_note_is_registered_by_the_secretariat_and_by_who_submits(who):
    client = enter(who)
    may = who in ("secretariat", "submitter", "stranger")
    assert client.get("/notes/new/").status_code == (200 if may else 403)
    answer = client.post("/notes/new/", sent())
    expected = {"secretariat": 302, "submitter": 302, "stranger": 422}
    assert answer.status_code == expected.get(who, 403)
    assert len(queries.notes(making.FUND)) == (answer.status_code == 302)


def test_a_registered_note_says_what_was_written_and_keeps_its_file():
    client = enter("secretariat")
    answer = client.post("/notes/new/", sent(), follow=True)
    [note] = queries.notes(making.FUND)
    assert answer.redirect_chain == [(f"/programmes/{note.reference}/", 302)]
    assert "keeps the reference" in answer.content.decode()
    entry = note.entry
    assert (entry.title, entry.thematic_area, entry.stage) == (NOTE["title"], 2, "submitted")
    assert [part.code for part in entry.countries] == ["GHA", "TGO", "BEN"]
    assert entry.budget == making.money(1_700_000)
    parts = [(part.organisation, part.role) for part in entry.participants]
    assert parts == [("iom", "convening"), ("ilo", None)]
    view = queries.programme(note.reference, making.date(2021, 10, 1))
    assert [each.name for each in view.value("key_partners")] == [
        "Ministry of Labour",
        "Market women",
    ]
    [version] = queries.submissions(note.reference)
    kept = client.get(f"/programmes/{note.reference}/files/{version.sha256}/")
    assert kept.content == b"%PDF-1.7 a note"
    assert kept["Content-Type"] == "application/pdf"
    assert kept["Content-Disposition"] == 'attachment; filename="note.pdf"'
    assert kept["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("told", "field", "words"),
    [
        ({"countries": ["Atlantis"]}, "countries", "“Atlantis”: no country of that name"),
        ({"countries": []}, "countries", "Name at least one country, or a region"),
        ({"title": ""}, "title", "required"),
        ({"amount": "much"}, "amount", "“much” is not an amount"),
        ({"amount": "0"}, "amount", "“0” is not an amount"),
        ({"duration_months": "400"}, "duration_months", "240"),
        ({"submitted_on": "soon"}, "submitted_on", "“soon” is not a date"),
        ({"submitted_on": "2199-01-01"}, "submitted_on", ""),
        ({"content": paper("note.exe")}, "content", "PDF, DOCX"),
        ({"content": paper("note.pdf", b"<html>")}, "content", "not what its ending promises"),
        ({"content": ""}, "content", "Choose the file"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_no_word_is_lost(told, field, words):
    answer = enter("secretariat").post("/notes/new/", sent(**told))
    assert answer.status_code == 422
    text = answer.content.decode()
    form = answer.context["form"]
    if field != "submitted_on" or words:
        assert any(words in str(error) for error in form.errors[field]), form.errors
    assert "This could not be taken in" in text
    assert "Women who trade across three borders." in text
    for name, value in {**NOTE, **told}.items():
        if name not in ("content", "countries") and isinstance(value, str):
            assert form[name].value() == value
    assert form["countries"].value() == {**NOTE, **told}["countries"]
    assert queries.notes(making.FUND) == ()


def test_a_form_that_comes_back_says_which_file_to_choose_once_more():
    answer = enter("secretariat").post("/notes/new/", sent(title=""))
    assert "Choose “note.pdf” once more" in answer.content.decode()


def test_what_was_written_waits_for_who_was_signed_out_meanwhile():
    inside = enter("secretariat")
    person = get_user_model().objects.get(pk=inside.session["_auth_user_id"])
    client = lapsed(inside)
    answer = client.post("/notes/new/", sent())
    assert answer.url == "/account/login/?next=/notes/new/"
    client.force_login(person)
    text = client.get("/notes/new/").content.decode()
    assert "You were signed out before this was taken in" in text
    assert "Women who trade across three borders." in text
    assert 'value="togo; BEN"' in text
    assert "Women who trade" not in client.get("/notes/new/").content.decode()


def test_more_than_a_form_is_not_kept_for_who_is_signed_out():
    client = lapsed(enter("secretariat"))
    client.post("/notes/new/", {"summary": "a" * 200_000})
    assert "words-not-taken-in" not in client.session
