"""An act is recorded in the transaction that did it, with the rows it wrote."""

import json

import pytest
from django.db import transaction

from letsema.journal import commands, queries
from letsema.journal.models import Entry
from letsema.journal.rules import FIRST
from letsema.partners import commands as partners
from letsema.partners.rules import Name
from letsema.values import OPERATOR, Actor, Refused
from tests import making

pytestmark = pytest.mark.django_db


def register(key="iom", names=("IOM",)):
    partners.register_organisation(
        key=key,
        kind="un-organisation",
        names=[Name(n) for n in names],
        by=Actor("p1", acting_for="secretariat", grants=OPERATOR.grants),
        at=making.at(),
    )


def test_an_entry_says_who_did_what_to_what_and_when():
    register()
    [act] = queries.acts_about("iom")
    assert (act.kind, act.by, act.acting_for) == (
        "partners.organisation.registered",
        "p1",
        "secretariat",
    )
    assert act.recorded_at == making.at()


def test_an_entry_holds_every_column_of_every_row_written():
    register()
    rows = json.loads(Entry.objects.get().facts)["rows"]
    assert [row["table"] for row in rows] == ["partners.organisation", "partners.organisationname"]
    name = rows[1]["values"]
    assert (name["text"], name["folded"], name["valid_until"]) == ("IOM", "iom", None)
    assert name["recorded_at"] == "2021-07-01T12:00:00.000000+00:00"


def test_entries_follow_each_other():
    register("iom")
    register("ilo")
    one, two = Entry.objects.all()
    assert (one.sequence, one.previous) == (1, FIRST)
    assert (two.sequence, two.previous) == (2, one.digest)
    assert queries.head() == (2, two.digest)


def test_an_act_that_fails_leaves_no_entry_and_no_gap():
    register("iom")
    with transaction.atomic():
        register("ilo")
        transaction.set_rollback(True)
    with pytest.raises(Refused):
        register("unfpa", names=())
    register("unhcr")
    assert [entry.subject for entry in Entry.objects.all()] == ["iom", "unhcr"]
    assert [entry.sequence for entry in Entry.objects.all()] == [1, 2]
    assert list(queries.breaches()) == []


def test_a_reader_follows_the_journal_from_where_it_stood():
    for key in ("iom", "ilo", "unfpa"):
        register(key)
    assert [act.subject for act in queries.acts_since(1)] == ["ilo", "unfpa"]
    assert [act.subject for act in queries.acts_since(0, limit=2)] == ["iom", "ilo"]
    assert queries.acts_since(3) == ()


def test_what_is_told_beside_the_rows_is_read_back():
    sequence = commands.record(
        kind="a.b.c",
        subject="x",
        wrote=[],
        told={"why": "it was wrong"},
        by=OPERATOR,
        at=making.at(),
    )
    assert sequence == 1
    assert queries.acts_about("x")[0].told == {"why": "it was wrong"}


def test_an_empty_journal_is_whole():
    assert queries.head() == (0, FIRST)
    assert list(queries.breaches()) == []
