"""Who tries too often waits; a way to a new password works once; signing out ends everything."""

from __future__ import annotations

import re

import pytest
from allauth.account import app_settings
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from letsema.accounts import commands
from letsema.doors.web.writing import KEPT
from letsema.values import NOBODY, OPERATOR

pytestmark = pytest.mark.django_db
EMAIL, PASSWORD, OTHER = "one@example.org", "three hills one lake", "four rivers two seas"
LIMITED = ("login", "login_failed", "reset_password", "reset_password_from_key", "change_password")
TOKEN = re.compile(r'value="\w{64}"')


@pytest.fixture(autouse=True)
def _account(hills):
    cache.clear()
    now = timezone.now()
    token = commands.invite_person(email=EMAIL, role="auditor", by=OPERATOR, at=now)
    told = {"name": "One", "password": PASSWORD}
    commands.accept_invitation(token=token, **told, by=NOBODY, at=now)


def sign_in(client, password=PASSWORD):
    return client.post(reverse("account_login"), {"login": EMAIL, "password": password})


def ask(client, email=EMAIL):
    return client.post(reverse("account_reset_password"), {"email": email}, follow=True)


def way(letter):
    """The address in a letter by which a new password is chosen."""
    return next(w for w in letter.body.split() if "/key/" in w).split("testserver")[1]


def choose(client, path, password=OTHER):
    """Follow the way of a letter and choose a password."""
    form = client.get(path, follow=True)
    if "Choose a new password" not in form.content.decode() or form.context.get("token_fail"):
        return form
    told = {"password1": password, "password2": password}
    return client.post(form.redirect_chain[-1][0], told, follow=True)


@pytest.mark.parametrize("action", [*LIMITED, "reauthenticate"])
def test_attempts_are_limited(action):
    assert app_settings.RATE_LIMITS[action]


def test_who_is_locked_out_reads_a_plain_page_and_a_new_password_opens_again(client):
    for _ in range(5):
        sign_in(client, "wrong")
    page = sign_in(client).content.decode()
    assert "Too many attempts failed. Wait a quarter of an hour, or reset your password." in page
    assert reverse("account_reset_password") in page
    assert "wrong" not in page
    ask(client)
    assert "Keep it" not in choose(client, way(mail.outbox[0])).content.decode()
    assert sign_in(Client(), OTHER).status_code == 302


def test_one_account_locked_out_locks_out_no_other(client):
    for _ in range(5):
        sign_in(client, "wrong")
    now = timezone.now()
    token = commands.invite_person(email="two@example.org", role="auditor", by=OPERATOR, at=now)
    told = {"name": "Two", "password": PASSWORD}
    commands.accept_invitation(token=token, **told, by=NOBODY, at=now)
    told = {"login": "two@example.org", "password": PASSWORD}
    assert client.post(reverse("account_login"), told).status_code == 302


def test_who_asks_for_letters_without_end_is_asked_to_wait(client):
    answers = [ask(client) for _ in range(6)]
    assert [each.status_code for each in answers] == [200] * 5 + [429]
    assert "attempts are counted" in answers[-1].content.decode()
    assert len(mail.outbox) == 5


def test_the_way_in_a_letter_works_once(client):
    ask(client)
    (letter,) = mail.outbox
    choose(client, way(letter))
    assert sign_in(Client(), OTHER).status_code == 302
    page = choose(Client(), way(letter), "five winds no roof").content.decode()
    assert "This way was used already, or is open no more." in page
    assert sign_in(Client(), OTHER).status_code == 302


def test_an_address_nobody_has_is_answered_as_one_somebody_has():
    answers = [ask(Client(), email) for email in (EMAIL, "nobody@example.org")]
    known, unknown = (TOKEN.sub("", each.content.decode()) for each in answers)
    assert known == unknown
    assert answers[0].redirect_chain == answers[1].redirect_chain
    assert [letter.to for letter in mail.outbox] == [[EMAIL]]


def test_a_wrong_password_and_a_wrong_address_are_told_the_same():
    told = {"login": "nobody@example.org", "password": "wrong"}
    unknown = Client().post(reverse("account_login"), told).content.decode()
    known = sign_in(Client(), "wrong").content.decode()
    for page in (known, unknown):
        assert "That address and that password do not go together." in page
    assert TOKEN.sub("", known).replace(EMAIL, "") == TOKEN.sub("", unknown).replace(
        "nobody@example.org", ""
    )


def test_signing_out_ends_the_session_and_all_it_kept(client):
    sign_in(client)
    before = client.session.session_key
    told = client.session
    told[KEPT] = {"page": "/notes/new/", "words": "title=Zebras", "writer": "somebody"}
    told.save()
    client.post(reverse("account_logout"))
    assert client.get("/me/").status_code == 302
    assert KEPT not in client.session
    client.cookies["sessionid"] = before
    assert client.get("/me/").status_code == 302
    assert KEPT not in client.session
