"""Words kept over a sign-in: they come back to who wrote them, and to nobody else."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from letsema.doors.web.acting import MARK, mark_of
from letsema.doors.web.writing import KEPT
from tests.doors.web.people import enter, lapsed

pytestmark = pytest.mark.django_db
PASSWORD = "three hills one lake"
PAGE = "/notes/new/"
WORDS = {"title": "Work on zebras", "fund": "hill-fund"}


@pytest.fixture(autouse=True)
def _world(hills):
    cache.clear()


def person_of(client: Client):
    found = get_user_model().objects.get(pk=client.session["_auth_user_id"])
    found.set_password(PASSWORD)
    found.save()
    return found


def sign_in(client: Client, person):
    told = {"login": person.email, "password": PASSWORD}
    return client.post(reverse("account_login"), told)


def wrote():
    """A browser in which somebody wrote after their session had ended, and that person."""
    client = enter("secretariat")
    person = person_of(client)
    sign_in(client, person)  # a password was set since: the session of before is over
    assert lapsed(client).post(PAGE, WORDS).status_code == 302
    return client, person


def test_who_wrote_finds_their_words_again():
    client, person = wrote()
    assert sign_in(client, person).status_code == 302
    assert "Work on zebras" in client.get(PAGE).content.decode()


def test_another_person_who_signs_in_never_sees_them():
    client, person = wrote()
    other = person_of(enter("secretariat"))
    assert sign_in(client, other).status_code == 302
    assert KEPT not in client.session
    assert "zebras" not in client.get(PAGE).content.decode()
    client.force_login(person)
    assert "zebras" not in client.get(PAGE).content.decode()


def test_whichever_way_another_person_came_in_the_page_drops_the_words():
    client, _person = wrote()
    client.force_login(person_of(enter("secretariat")))
    assert KEPT in client.session  # nothing of ours was asked on the way in
    assert "zebras" not in client.get(PAGE).content.decode()
    assert KEPT not in client.session


def test_signing_out_drops_the_words_and_the_mark():
    client, person = wrote()
    sign_in(client, person)
    assert KEPT in client.session
    client.post(reverse("account_logout"))
    assert KEPT not in client.session
    assert not client.cookies[MARK].value
    client.post(PAGE, WORDS)
    assert KEPT not in client.session


def test_where_nobody_knows_who_wrote_nothing_is_kept(client):
    assert client.post(PAGE, WORDS).url == f"/account/login/?next={PAGE}"
    assert KEPT not in client.session


def test_a_mark_somebody_made_up_opens_no_words():
    client, person = wrote()
    told = client.session
    told[KEPT] = {**told[KEPT], "writer": "0" * 64}
    told.save()
    client.cookies["sessionid"] = told.session_key
    client.force_login(person)
    assert "zebras" not in client.get(PAGE).content.decode()


def test_the_mark_names_nobody_and_is_out_of_reach_of_scripts():
    client = enter("secretariat")
    person = person_of(client)
    sign_in(client, person)
    client.get(PAGE)
    mark = client.cookies[MARK]
    assert mark.value == mark_of(person.key)
    assert person.key not in mark.value
    assert mark["httponly"]
    assert mark["samesite"] == "Lax"


def test_who_only_reads_bears_no_mark(client):
    client.get("/pipeline/")
    assert MARK not in client.cookies
