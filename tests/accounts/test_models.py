"""The person who signs in: an address, and an opaque key that tells nothing."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.contrib.auth import get_user_model
from django.db import IntegrityError

from letsema.accounts.models import Person
from letsema.config import settings as product

JOINED = datetime(2026, 1, 1, tzinfo=UTC)


def test_the_person_is_the_user_model_from_the_first_migration():
    assert get_user_model() is Person


def test_a_key_is_opaque_and_of_its_own(db):
    one = Person.objects.create(email="one@example.org", joined_at=JOINED)
    other = Person.objects.create(email="other@example.org", joined_at=JOINED)
    assert one.key != other.key
    assert "one" not in one.key
    assert len(one.key) == 32


def test_an_address_is_used_once(db):
    Person.objects.create(email="one@example.org", joined_at=JOINED)
    with pytest.raises(IntegrityError):
        Person.objects.create(email="one@example.org", joined_at=JOINED)


def test_a_password_is_kept_as_argon2(settings):
    settings.PASSWORD_HASHERS = product.PASSWORD_HASHERS
    person = Person(email="one@example.org", joined_at=JOINED)
    person.set_password("a long word nobody guesses")
    assert person.password.startswith("argon2")
    assert person.check_password("a long word nobody guesses")
