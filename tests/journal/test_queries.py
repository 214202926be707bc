"""Journal and rows are compared both ways; whatever was tampered with is named."""

import json

import pytest
from django.db import connection

from letsema.documents import commands as documents
from letsema.journal import queries
from letsema.journal.models import Entry
from letsema.values import OPERATOR, digest
from tests import making

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def told():
    """A world with one programme, and no trigger in the way of whoever tampers."""
    making.world()
    making.programme()
    making.decide()
    assert list(queries.breaches()) == []
    if connection.vendor == "postgresql":
        tamper("SET CONSTRAINTS ALL IMMEDIATE")
        tamper("DROP TRIGGER journal_entry_append_only ON journal_entry")
    else:
        for verb in ("UPDATE", "DELETE"):
            tamper(f"DROP TRIGGER journal_entry_no_{verb}")


def tamper(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def found():
    return [str(breach) for breach in queries.breaches()]


def row_of(table, column, value):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM {table} WHERE {column} = %s", [value])
        return cursor.fetchone()[0]


def test_a_changed_entry_is_found():
    tamper("UPDATE journal_entry SET subject = 'another' WHERE sequence = 3")
    assert found() == ["journal entry 3: was changed after it was written"]


@pytest.mark.parametrize(
    "facts", ["", "{}", "[]", "null", '{"rows":[{}]}', '{"rows":[1]}', '{"rows":null}']
)
def test_an_entry_whose_facts_make_no_sense_is_found(facts):
    tamper("UPDATE journal_entry SET facts = %s WHERE sequence = 3", facts)
    assert "journal entry 3: was changed after it was written" in found()


def test_changed_facts_are_found_in_chain_and_rows():
    entry = Entry.objects.filter(kind="governance.decision.taken").get()
    facts = json.loads(entry.facts)
    facts["rows"][0]["values"]["words"] = "It is not decided."
    tamper("UPDATE journal_entry SET facts = %s WHERE sequence = %s", json.dumps(facts), entry.pk)
    number = facts["rows"][0]["key"]
    assert found() == [
        f"journal entry {entry.pk}: was changed after it was written",
        f"governance.decision {number}: differs from what the journal says was written",
    ]


def test_a_removed_entry_is_found():
    tamper("DELETE FROM journal_entry WHERE sequence = 3")
    assert "journal entry 4: entry 3 is missing before it" in found()


def test_a_removed_last_entry_is_found_in_chain_and_rows():
    last = queries.head()[0]
    tamper("DELETE FROM journal_entry WHERE sequence = %s", last)
    assert found()[0] == f"journal entry {last - 1}: is not the last one written ({last})"
    assert any("governance.decision" in line and "no journal entry" in line for line in found())


def test_an_added_entry_is_found():
    values = Entry.objects.values().last()
    Entry.objects.create(**{**values, "sequence": values["sequence"] + 1, "digest": digest("x")})
    assert any("was changed after it was written" in line for line in found())
    assert any("is not the last one written" in line for line in found())


def test_a_lost_end_of_the_chain_is_found():
    last = queries.head()[0]
    tamper("DELETE FROM journal_head")
    assert found() == [f"journal entry {last}: is not the last one written (0)"]


def test_a_changed_row_is_found():
    number = row_of("programmes_claim", "field", "title")
    tamper("UPDATE programmes_claim SET place = 'p. 99' WHERE id = %s", number)
    assert found() == [f"programmes.claim {number}: differs from what the journal says was written"]


def test_a_changed_instant_is_found():
    number = row_of("governance_decision", "number", "D1")
    tamper(
        "UPDATE governance_decision SET recorded_at = %s WHERE id = %s",
        making.at("2020-01-01"),
        number,
    )
    assert found() == [
        f"governance.decision {number}: differs from what the journal says was written"
    ]


def test_a_removed_row_is_found():
    number = row_of("governance_decision", "number", "D1")
    tamper("DELETE FROM governance_decision WHERE id = %s", number)
    assert found() == [f"governance.decision {number}: was written, says the journal, and is gone"]


def test_an_added_row_is_found():
    tamper(
        "INSERT INTO governance_decision"
        " (body_id, number, taken_on, words, internal, recorded_at)"
        " SELECT body_id, 'D2', taken_on, words, internal, recorded_at FROM governance_decision"
    )
    number = row_of("governance_decision", "number", "D2")
    assert found() == [f"governance.decision {number}: has no journal entry"]


def test_rows_of_a_table_that_is_no_more_are_named():
    entry = Entry.objects.last()
    facts = json.loads(entry.facts)
    facts["rows"][0]["table"] = "ghosts.ghost"
    tamper("UPDATE journal_entry SET facts = %s WHERE sequence = %s", json.dumps(facts), entry.pk)
    assert "ghosts.ghost: stands in the journal but is no table of the record" in found()


@pytest.fixture
def before_a_column(monkeypatch):
    """A source recorded before its table gained the column of notes."""
    whole = queries.row_values
    shorter = lambda row: {k: v for k, v in whole(row).items() if k != "note"}  # noqa: E731
    monkeypatch.setattr("letsema.journal.commands.row_values", shorter)
    documents.register_source(
        key="older", kind="press", title="Older", by=OPERATOR, at=making.at("2021-01-02")
    )


@pytest.mark.usefixtures("before_a_column")
def test_a_column_gained_since_is_no_breach():
    assert found() == []


@pytest.mark.usefixtures("before_a_column")
def test_what_was_written_into_a_column_gained_since_is_found():
    tamper("UPDATE documents_source SET note = 'mine' WHERE key = 'older'")
    number = row_of("documents_source", "key", "older")
    assert found() == [f"documents.source {number}: differs from what the journal says was written"]


@pytest.mark.usefixtures("before_a_column")
def test_a_changed_column_is_found_beside_one_gained_since():
    tamper("UPDATE documents_source SET title = 'Newer' WHERE key = 'older'")
    assert len(found()) == 1
