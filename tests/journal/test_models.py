"""The database itself keeps the journal append-only; every table is journalled or says why not."""

import pytest
from django.apps import apps
from django.db import DatabaseError, IntegrityError, connection, transaction

from letsema.journal.models import Entry, Head
from tests import making

NOT_JOURNALLED = {
    "journal.entry": "it is the journal",
    "journal.head": "it is the end of the journal's own chain, checked with it",
    "accounts.person": "who a person is may be forgotten; the journal knows an opaque key only",
    "accounts.address": "where an invitation went: as a person's address, beside the record",
    "accounts.noticepreference": "how a person is written to; nothing of the record rests on it",
    "partners.contactdetails": "who a contact is may be forgotten; the role stays in the journal",
    "insight": "derived from the journal, can be built anew",
}
"""Tables, or rooms whole, that have no entries of their own, and why."""


def our_models():
    return [m for m in apps.get_models() if m.__module__.startswith("letsema.")]


def test_every_table_is_journalled_or_exempt_by_name():
    unsaid = [
        model._meta.label_lower
        for model in our_models()
        if not getattr(model, "journalled", False)
        and not {model._meta.label_lower, model._meta.app_label} & set(NOT_JOURNALLED)
    ]
    assert unsaid == []


def test_no_exemption_is_left_over():
    named = {m._meta.label_lower for m in our_models()} | {m._meta.app_label for m in our_models()}
    named |= {"insight"}  # a room that may not be installed
    assert set(NOT_JOURNALLED) <= named
    assert not [
        m
        for m in our_models()
        if m._meta.label_lower in NOT_JOURNALLED and getattr(m, "journalled", False)
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal_entry SET subject = 'another' WHERE sequence = 1",
        "UPDATE journal_entry SET sequence = 1000 WHERE sequence = 1",
        "DELETE FROM journal_entry WHERE sequence = 1",
        "DELETE FROM journal_entry",
    ],
)
def test_the_database_refuses_to_change_or_remove_an_entry(statement):
    making.world()
    before = list(Entry.objects.values())
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert list(Entry.objects.values()) == before


@pytest.mark.django_db
def test_saving_an_entry_again_is_refused():
    making.world()
    entry = Entry.objects.first()
    entry.subject = "another"
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        entry.save()


@pytest.mark.django_db
def test_there_is_one_end_of_the_chain():
    making.world()
    with pytest.raises(IntegrityError), transaction.atomic():
        Head.objects.create(pk=2, digest="0" * 64)


@pytest.mark.django_db
def test_two_entries_never_have_one_digest():
    making.world()
    first = Entry.objects.values().first()
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.create(**{**first, "sequence": 9999})
