"""Letters leave once: composed, claimed, sent, settled; failures are tried again."""

from __future__ import annotations

import email
import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection, connections
from django.test import override_settings

from letsema.accounts import commands
from letsema.accounts.models import NoticePreference, Person
from letsema.doors.worker import letters, rounds
from letsema.values import OPERATOR, Actor
from tests import making

AT = datetime(2021, 9, 1, 6, 0, tzinfo=UTC)


def somebody(address="a@example.org", role="secretariat", how="at-once"):
    """Somebody with a role in the fund, written to at once."""
    row = Person.objects.create(email=address, joined_at=making.at())
    commands.grant_role(person=row.key, role=role, fund=making.FUND, by=OPERATOR, at=making.at())
    commands.choose_notices(person=row.key, how=how, by=Actor(row.key), at=making.at())
    return row.key


@pytest.fixture
def fund(db):
    making.world()


class Failing(BaseEmailBackend):
    """A mail server that is away."""

    def send_messages(self, messages):
        raise ConnectionRefusedError("no mail server")


def test_a_letter_says_what_changed_and_how_to_stop_it(fund, settings):
    settings.SITE = "https://letsema.example.org"
    somebody()
    making.programme("MALI-2")
    assert letters.send_due(AT) == 1
    (message,) = mail.outbox
    assert message.to == ["a@example.org"]
    assert message.subject.startswith("Work in MALI-2: It now stands at: Concept note approved")
    assert "https://letsema.example.org/programmes/MALI-2/" in message.body
    assert "More is said of it" in message.body
    html, kind = message.alternatives[0]
    assert kind == "text/html"
    assert "<script" not in html
    assert "style=" not in html
    stop = message.extra_headers["List-Unsubscribe"].strip("<>")
    assert stop.startswith("https://letsema.example.org/notices/")
    assert stop in message.body
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_a_second_round_sends_nothing_more(fund):
    somebody()
    making.programme("MALI-2")
    assert [letters.send_due(AT), letters.send_due(AT)] == [1, 0]
    making.programme("TOGO-2")
    assert letters.send_due(AT + timedelta(minutes=1)) == 1
    assert len(mail.outbox) == 2
    assert "MALI-2" not in mail.outbox[1].body


def test_what_concerns_nobody_is_settled_without_a_letter(fund):
    key = somebody(role="auditor", how="at-once")
    commands.choose_notices(
        person=key, how="at-once", kinds=[], known=[], by=Actor(key), at=making.at()
    )
    making.programme("MALI-2")
    assert letters.send_due(AT) == 0
    assert NoticePreference.objects.get().followed > 0
    assert mail.outbox == []


@override_settings(EMAIL_BACKEND="tests.doors.worker.test_letters.Failing")
def test_a_letter_that_fails_is_logged_without_names_and_tried_again(fund, caplog):
    somebody()
    making.programme("MALI-2")
    assert letters.send_due(AT) == 0
    assert "was not sent" in caplog.text
    assert "a@example.org" not in caplog.text
    with override_settings(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend"):
        assert letters.send_due(AT + timedelta(minutes=4)) == 0
        assert letters.send_due(AT + timedelta(minutes=5)) == 1
    assert len(mail.outbox) == 1


def test_one_that_fails_keeps_no_other_from_leaving(fund, monkeypatch):
    first, second = somebody("a@example.org"), somebody("b@example.org")
    making.programme("MALI-2")
    composed = letters.mail

    def failing(letter):
        if letter.person.key == min(first, second):
            raise OSError("lost")
        return composed(letter)

    monkeypatch.setattr(letters, "mail", failing)
    assert letters.send_due(AT) == 1


def test_the_file_mailbox_keeps_a_letter_a_person_can_read(fund, tmp_path, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path
    somebody()
    making.programme("MALI-2")
    assert letters.send_due(AT) == 1
    (file,) = tmp_path.iterdir()
    message = email.message_from_bytes(file.read_bytes().split(b"\n-----")[0])
    assert message["To"] == "a@example.org"
    assert message["List-Unsubscribe"]


def test_a_dry_run_composes_and_claims_nothing(fund):
    somebody()
    making.programme("MALI-2")
    (letter,) = letters.letters_due(AT)
    assert letter.groups
    assert NoticePreference.objects.get().claimed_to is None
    assert letters.send_due(AT) == 1


def test_a_round_belongs_to_one_worker_until_the_lease_ends(fund):
    somebody()
    making.programme("MALI-2")
    assert rounds.leased_round("one", AT) == 1
    assert rounds.leased_round("two", AT) is None
    assert rounds.leased_round("one", AT) == 0


def test_a_round_that_fails_is_followed_by_another(fund, monkeypatch, caplog):
    seen = []

    def failing(at):
        seen.append(at)
        raise OSError("the disk is away")

    monkeypatch.setattr(rounds, "one_round", failing)
    monkeypatch.setattr(rounds, "close_old_connections", lambda: None)
    rounds.work(lambda seconds: len(seen) == 2)
    assert len(seen) == 2
    assert "a round failed" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_send_a_letter_once():
    if connection.vendor == "sqlite":
        pytest.skip("in memory SQLite is one connection; the lock is PostgreSQL's to prove")
    making.world()
    for number in range(6):
        somebody(f"p{number}@example.org")
    making.programme("MALI-2")
    start, sent = threading.Barrier(3), []

    def worker():
        start.wait()
        sent.append(letters.send_due(AT))
        connections.close_all()

    threads = [threading.Thread(target=worker) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(sent) == 6
    assert sorted(message.to[0] for message in mail.outbox) == [
        f"p{number}@example.org" for number in range(6)
    ]
