"""Signing in: who is led where, what caches keep, how often one may try."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.core import mail
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from letsema.accounts import commands, queries
from letsema.values import NOBODY, OPERATOR, Refusal
from tests import making

EMAIL, PASSWORD = "one@example.org", "three hills one lake"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _world(hills):
    cache.clear()


def enter(role="auditor", email=EMAIL, **scope):
    now = timezone.now()
    token = commands.invite_person(email=email, role=role, **scope, by=OPERATOR, at=now)
    answer = {"name": "One", "password": PASSWORD}
    return commands.accept_invitation(token=token, **answer, by=NOBODY, at=now)


def sign_in(client, password=PASSWORD, email=EMAIL, **more):
    told = {"login": email, "password": password, **more}
    return client.post(reverse("account_login"), told)


def test_who_is_signed_out_is_led_to_sign_in_and_back(client):
    enter()
    answer = client.get("/me/")
    assert answer.url == "/account/login/?next=/me/"
    assert sign_in(client, next="/me/").url == "/me/"
    assert "Auditor" in client.get("/me/").content.decode()


def test_a_page_elsewhere_is_not_led_to(client):
    enter()
    assert sign_in(client, next="https://example.com/").url == reverse(settings.LOGIN_REDIRECT_URL)


def test_a_page_that_answered_to_a_person_is_kept_by_no_shared_cache(client):
    assert "private" not in client.get("/pipeline/").get("Cache-Control", "")
    enter()
    sign_in(client)
    answer = client.get("/pipeline/")
    assert "private" in answer["Cache-Control"]
    assert "Cookie" in answer["Vary"]


def test_cookies_are_out_of_reach_of_scripts(client):
    enter()
    cookies = sign_in(client).cookies.values()
    assert cookies
    for cookie in cookies:
        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"


def test_nobody_makes_an_account_on_their_own(client):
    told = {"email": "x@example.org", "password1": PASSWORD}
    assert "Nobody makes an account" in client.post("/account/signup/", told).content.decode()
    assert queries.people() == ()


def test_after_five_wrong_passwords_the_right_one_opens_nothing(client):
    enter()
    for _ in range(5):
        assert b"do not go together" in sign_in(client, "wrong").content
    answer = sign_in(client).content
    assert b"Too many attempts failed" in answer
    assert client.get("/me/").status_code == 302


def test_a_forgotten_password_is_chosen_anew_by_mail(client):
    enter()
    for address in (EMAIL, "nobody@example.org"):
        client.post(reverse("account_reset_password"), {"email": address})
    (letter,) = mail.outbox
    assert letter.to == [EMAIL]
    path = next(w for w in letter.body.split() if "/key/" in w).split("testserver")[1]
    form = client.get(path).url
    new = "four rivers two seas"
    client.post(form, {"password1": new, "password2": new})
    assert sign_in(client, new).status_code == 302


def test_people_are_for_administrators(client, read):
    read("/people/", 302)
    enter()
    sign_in(client)
    told = read("/people/", 403)
    assert "Only an administrator gives roles" in told
    assert "You are signed in as One" in told


def test_an_administrator_of_a_fund_sees_and_ends_what_is_its(client):
    enter("administrator", "adm@example.org", fund=making.FUND)
    other = enter("auditor", "two@example.org", fund=making.OTHER_FUND)
    ours = enter("auditor", "six@example.org", fund=making.FUND)
    sign_in(client, email="adm@example.org")
    told = client.get("/people/").content.decode()
    assert "six@example.org" in told
    assert "two@example.org" not in told
    assert "Every fund" not in told
    for key, left in ((other, 1), (ours, 0)):
        number = queries.roles_of(key)[0].number
        assert client.post(reverse("role-ended", args=[number])).url == "/people/"
        assert len(queries.roles_of(key)) == left


def test_an_invitation_refused_says_so_at_its_field(client):
    enter("administrator", "adm@example.org")
    sign_in(client, email="adm@example.org")
    told = {"email": "x@example.org", "role": "auditor", "organisation": "iom"}
    answer = client.post("/people/", told)
    assert answer.status_code == 422
    assert 'id="id_organisation_error"' in answer.content.decode()
    assert not mail.outbox
    client.post("/people/", {**told, "organisation": ""})
    assert "/invitations/" in mail.outbox[0].body


def test_an_invitation_to_an_account_is_accepted_signed_in(client, read):
    enter()
    now = timezone.now()
    token = commands.invite_person(email=EMAIL, role="reviewer", by=OPERATOR, at=now)
    assert "Sign in with it to accept" in read(f"/invitations/{token}/")
    sign_in(client)
    assert client.post(f"/invitations/{token}/").url == "/me/"
    assert "accepted already" in read(f"/invitations/{token}/")
    read("/invitations/nothing/", 404)


def test_refusals_are_told_in_sentences():
    from letsema.doors.web import acting

    assert acting.told(Refusal("x", "no %(fund)s", fund="hill")) == "No hill."


def test_a_form_without_its_sign_is_not_taken(client):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(reverse("account_login"), {"login": EMAIL, "password": PASSWORD})
    assert answer.status_code == 403
    assert "stood open too long" in answer.content.decode()


def test_an_invitation_nobody_stands_behind_says_so_to_the_invited_and_to_administrators(client):
    sender = enter("administrator", "adm@example.org", fund=making.FUND)
    now = timezone.now()
    told = {"email": EMAIL, "role": "auditor", "fund": making.FUND}
    token = commands.invite_person(**told, by=queries.actor_of(sender), at=now)
    (held,) = queries.roles_of(sender)
    commands.end_role(number=held.number, by=OPERATOR, at=now)
    page = client.get(f"/invitations/{token}/").content.decode()
    assert "Whoever sent this invitation may not give roles any more" in page
    assert "Ask an administrator of the fund" in page
    assert "Accept and go in" not in page
    told = {"name": "One", "password": PASSWORD, "again": PASSWORD}
    answer = client.post(f"/invitations/{token}/", told, follow=True)
    assert "may not give roles any more" in answer.content.decode()
    assert queries.keys_of([EMAIL]) == {}
    enter("administrator", "next@example.org", fund=making.FUND)
    sign_in(client, email="next@example.org")
    page = client.get("/people/").content.decode()
    assert "opens nothing: whoever sent it may not give roles any more" in page
