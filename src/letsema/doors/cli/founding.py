"""The tables of a record: made whole in an empty database, brought up to date in any other."""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import apps
from django.core.management import call_command
from django.core.management.sql import emit_post_migrate_signal
from django.db import connection
from django.db.migrations import Migration, RunPython
from django.db.migrations.executor import MigrationExecutor

OURS = "letsema."


def bring_up_to_date() -> None:
    """Bring the database's tables up to date; says nothing when they are.

    An empty database gets them at one stroke, as the models tell them, whole or not at all:
    walking every migration leads to the same tables (`tests/doors/cli/test_founding.py`), only
    slower, as each is tried on a picture of all tables before it.
    """
    if connection.introspection.table_names():
        call_command("migrate", verbosity=0, interactive=False)
    else:
        make_whole()


def make_whole() -> None:
    """Make every table, index and trigger, and note every migration as done."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    with connection.schema_editor(atomic=True) as editor:
        for model in apps.get_models():
            if model._meta.can_migrate(connection):
                editor.create_model(model)
        for step in _by_hand(migration for migration, _ in plan):
            step.code(apps, editor)
        for migration, _ in plan:
            executor.record_migration(migration)
    emit_post_migrate_signal(verbosity=0, interactive=False, db=connection.alias, plan=plan)


def _by_hand(plan: Iterator[Migration]) -> Iterator[RunPython]:
    """What our migrations make beyond models: triggers, full-text indexes, the cache's table.

    Those of the libraries only move rows from older tables to newer ones: here there are none.
    """
    for migration in plan:
        if migration.__module__.startswith(OURS):
            yield from (each for each in migration.operations if isinstance(each, RunPython))
