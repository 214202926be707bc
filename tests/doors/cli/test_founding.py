"""Both ways to the tables of a record lead to the same tables."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from letsema.doors.cli import founding
from tests.world import everything, new

BY_HAND = {
    "sqlite": "select type, name, sql from sqlite_master where type = 'trigger' or sql like '%fts5%'",
    "postgresql": """
        select 'trigger', tgname, pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
        union all select 'column', table_name || '.' || column_name, generation_expression
        from information_schema.columns where is_generated = 'ALWAYS'""",
}


def named():
    """The constraints and indexes that we named; the others are found by their columns."""
    for model in apps.get_models():
        for each in [*model._meta.constraints, *model._meta.indexes]:
            yield each.name


def lent():
    """The tables Django makes for a library's many-to-many; how wide their numbers are it decides
    by the library while models stand, and by our settings while it walks migrations.
    """
    for model in apps.get_models():
        if not model.__module__.startswith("letsema."):
            for each in model._meta.local_many_to_many:
                yield each.remote_field.through._meta.db_table


def tables():
    """By table: its columns with their types, its keys, its constraints and indexes."""
    ours, narrow, told = set(named()), set(lent()), {}
    ask = connection.introspection
    with connection.cursor() as cursor:
        for table in ask.table_names(cursor):
            columns = {each.name: each for each in ask.get_table_description(cursor, table)}
            if table in narrow:
                del columns["id"]
            told[table] = (
                {n: (c.type_code, c.null_ok, c.display_size) for n, c in columns.items()},
                {of: to[:2] for of, to in ask.get_relations(cursor, table).items()},
                sorted(
                    (
                        name if name in ours else "",
                        *(str(rule[part]) for part in sorted(rule) if part != "definition"),
                    )
                    for name, rule in ask.get_constraints(cursor, table).items()
                ),
            )
        cursor.execute(BY_HAND[connection.vendor])
        return told, sorted(map(tuple, cursor.fetchall()))


def done():
    """The migrations noted as done."""
    return MigrationRecorder(connection).applied_migrations().keys()


@pytest.fixture
def empty(tmp_path, django_db_blocker):
    """A database without a table, open."""
    with django_db_blocker.unblock(), new(tmp_path).open():
        yield


def test_walking_the_migrations_leads_to_the_tables_of_a_new_record(empty, blank):
    with blank.open():
        whole = tables(), done()
    call_command("migrate", verbosity=0, interactive=False)
    walked = tables(), done()
    assert walked[0][1] == whole[0][1]
    for table in walked[0][0] | whole[0][0]:
        assert walked[0][0].get(table) == whole[0][0].get(table), table
    assert walked[1] == whole[1]
    assert {model._meta.db_table for model in apps.get_models()} <= walked[0][0].keys()


def test_tables_that_stand_are_left_standing(blank, fresh):
    fresh(blank)
    before = everything()
    founding.bring_up_to_date()
    assert everything() == before


def test_tables_half_made_are_none(empty, monkeypatch):
    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(founding.MigrationExecutor, "record_migration", stop)
    with pytest.raises(KeyboardInterrupt):
        founding.bring_up_to_date()
    assert connection.introspection.table_names() == []
    monkeypatch.undo()
    founding.bring_up_to_date()
    assert "journal_entry" in connection.introspection.table_names()
