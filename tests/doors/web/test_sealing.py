"""Secrets of a second factor: sealed in the database, opened with any of the keys, old ones read."""

from __future__ import annotations

import logging

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.contrib.auth import get_user_model
from django.core.cache import cache
from hypothesis import given
from hypothesis import strategies as st

from letsema.doors.web import sealing
from tests import making


def code_of(secret):
    return format_hotp_value(hotp_value(secret, list(yield_hotp_counters_from_time())[1]))


@pytest.fixture
def person(db):
    cache.clear()
    told = {"email": "one@example.org", "joined_at": making.at()}
    return get_user_model().objects.create(**told)


@given(st.text())
def test_what_is_sealed_is_opened_again_and_tells_nothing(text):
    kept = sealing.sealed(text)
    assert kept.startswith(sealing.SEALED)
    assert sealing.opened(kept) == text
    assert len(text) < 4 or text not in kept


@given(st.text(alphabet="ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"))
def test_a_secret_kept_in_clear_before_is_read_as_it_is(text):
    assert sealing.opened(text) == text


def test_an_app_set_up_now_is_sealed_and_its_code_opens(person):
    secret = generate_totp_secret()
    TOTP.activate(person, secret)
    kept = Authenticator.objects.get(user=person)
    assert secret not in str(kept.data)
    assert kept.wrap().validate_code(code_of(secret))


def test_an_app_set_up_before_secrets_were_sealed_still_opens(person):
    secret = generate_totp_secret()
    kind = Authenticator.Type.TOTP
    kept = Authenticator.objects.create(user=person, type=kind, data={"secret": secret})
    assert kept.wrap().validate_code(code_of(secret))


def test_recovery_codes_are_sealed_and_open_once(person):
    codes = RecoveryCodes.activate(person)
    assert codes.instance.data["seed"].startswith(sealing.SEALED)
    first = codes.get_unused_codes()[0]
    assert codes.validate_code(first)
    assert not codes.validate_code(first)


def test_a_new_key_in_front_seals_and_the_old_ones_still_open(settings):
    before = sealing.sealed("a secret")
    settings.SECRETS_KEYS = ["new"]
    assert sealing.opened(before) == "a secret"
    after = sealing.sealed("a secret")
    settings.SECRETS_KEYS = ["newer", "new"]
    assert sealing.opened(after) == "a secret"
    settings.SECRET_KEY = "another"
    assert sealing.opened(after) == "a secret"


def test_a_factor_whose_key_is_lost_lets_nobody_in(person, settings, caplog):
    secret = generate_totp_secret()
    TOTP.activate(person, secret)
    kept = Authenticator.objects.get(user=person)
    settings.SECRET_KEY = "another"
    with caplog.at_level(logging.ERROR):
        assert not kept.wrap().validate_code(code_of(secret))
        assert sealing.opened(kept.data["secret"]) != sealing.opened(kept.data["secret"])
    assert "LETSEMA_SECRETS_KEY" in caplog.text
    assert secret not in caplog.text
