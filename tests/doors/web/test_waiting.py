"""Pages of a day's work: what waits, how long, how one is written to."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from letsema.accounts import commands, queries
from letsema.accounts.models import Person
from letsema.values import OPERATOR
from tests import making
from tests.proceedings import holding

pytestmark = pytest.mark.django_db


def signed_in(role: str, email: str = "a@example.org", **scope: str) -> Client:
    """Somebody's browser, signed in."""
    person = Person.objects.create(email=email, joined_at=making.at())
    commands.grant_role(
        person=person.key, role=role, fund=making.FUND, by=OPERATOR, at=making.at(), **scope
    )
    client = Client()
    client.force_login(person, "allauth.account.auth_backends.AuthenticationBackend")
    return client


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def test_who_is_not_signed_in_is_led_to_sign_in(hills):
    assert Client().get("/waiting/").url == "/account/login/?next=/waiting/"
    assert Client().get("/me/notices/").status_code == 302


def test_what_waits_is_told_with_what_happens_otherwise_and_where_it_is_done(hills):
    holding.note(stage="submitted")
    client = signed_in("secretariat")
    page = text(client, "/waiting/")
    assert "Open the review of “Work in GHANA-2”, submitted 1 July 2021" in page
    assert "Otherwise: The note goes nowhere by itself" in page
    assert 'href="/programmes/GHANA-2/review/"' in client.get("/waiting/").content.decode()


def test_an_empty_page_is_kind_and_names_the_next_meeting(hills):
    assert "Nothing waits for you." in text(signed_in("auditor"), "/waiting/")


def test_a_window_is_told_as_one(hills):
    hills("MALI-2")
    making.stage("MALI-2", "document-submitted", "by 2021-06-30")
    page = text(signed_in("secretariat"), "/waiting/")
    assert "“Work in MALI-2” on a meeting’s list: submitted by 30 June 2021" in page


def test_filters_narrow_the_page_and_its_export_alike(hills):
    holding.note("GHANA-2", stage="submitted")
    holding.document("TOGO-2")
    client = signed_in("secretariat")
    assert "2 things wait" in text(client, "/waiting/")
    page = text(client, "/waiting/?kind=open-review")
    assert "1 thing waits" in page
    assert "TOGO-2" not in page
    answer = client.get("/waiting.csv?kind=open-review")
    assert answer["Content-Type"].startswith("text/csv")
    lines = answer.content.decode().splitlines()
    assert len(lines) == 2
    assert lines[1].startswith("open-review,secretariat,GHANA-2,hill-fund,")
    assert lines[1].endswith("http://testserver/programmes/GHANA-2/review/")
    assert "Nothing that waits fits" in text(client, "/waiting/?kind=gossip")


def test_everybody_sees_how_long_public_programmes_wait_and_no_more(hills):
    hills("MALI-2")
    making.stage("MALI-2", "document-solicited", "by 2021-06-30")
    holding.note("GHANA-2")
    page = text(Client(), "/ageing/?as_at=2025-01-31")
    assert "at least 1,311 days" in page
    assert "GHANA-2" not in page
    assert "Whose step is next" not in page
    inside = text(signed_in("secretariat"), "/ageing/?as_at=2025-01-31")
    assert "GHANA-2" in inside
    assert "Whose step is next" in inside


def test_the_list_of_waits_is_narrowed_and_exported_as_shown(hills):
    hills("MALI-2")
    hills("TOGO-2")
    making.stage("TOGO-2", "document-submitted", "2021-08-01")
    address = "as_at=2021-08-10&stage=document-submitted"
    assert "MALI-2" not in text(Client(), f"/ageing/?{address}")
    lines = Client().get(f"/ageing.csv?{address}").content.decode().splitlines()
    assert len(lines) == 2
    assert lines[1].split(",")[0] == "TOGO-2"
    assert "0 programmes" in text(Client(), f"/ageing/?{address}&long=1")


def test_a_page_without_a_fund_or_a_wait_says_so(db, hills):
    assert "no programme waits" in text(Client(), "/ageing/")


def test_how_one_is_written_to_is_chosen_and_previewed(hills):
    client = signed_in("secretariat")
    key = Person.objects.get().key
    answer = client.post("/me/notices/", {"how": "weekly", "kinds": ["stages"]})
    assert answer.status_code == 302
    assert queries.notice_preference(key).how == "weekly"
    hills("MALI-2")
    page = text(client, "/me/notices/")
    assert "It now stands at: Concept note approved" in page
    assert "More is said of it" not in page
    assert client.post("/me/notices/", {"how": "hourly"}).status_code == 422


def test_a_letters_address_stops_them_by_a_post_and_not_by_a_visit(hills):
    signed_in("secretariat")
    key = Person.objects.get().key
    address = f"/notices/{queries.stop_token(key)}/stop/"
    stranger = Client(enforce_csrf_checks=True)
    assert stranger.get(address).status_code == 200
    assert queries.notice_preference(key).how == "daily"
    assert stranger.post(address, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert queries.notice_preference(key).how == "never"
    assert stranger.post("/notices/forged/stop/").status_code == 404
