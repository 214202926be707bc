"""Tables: a room touches its own, keys point down, each room's migrations have one end."""

from __future__ import annotations

import re

import grimp
import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader
from django.db.models import ForeignKey, ManyToManyField, OneToOneField

from tests.house import tree


def trespasses(graph: grimp.ImportGraph) -> list[tuple[str, str]]:
    """(importer, models module) wherever a module reaches into another room's tables."""
    tables = [m for m in graph.modules if re.fullmatch(r"letsema\.\w+\.models(\..+)?", m)]
    return [
        (importer, table)
        for table in tables
        for importer in sorted(graph.find_modules_that_directly_import(table))
        if importer.split(".")[1] != table.split(".")[1]
        and not f"{importer}.".startswith("letsema.doors.backstage.")
    ]


def test_a_room_touches_only_its_own_tables():
    graph = grimp.build_graph("letsema", exclude_type_checking_imports=True, cache_dir=None)
    assert trespasses(graph) == []


def test_reaching_into_another_rooms_tables_is_found():
    graph = grimp.ImportGraph()
    graph.add_module("letsema.programmes.queries")
    graph.add_module("letsema.partners.models")
    graph.add_import(importer="letsema.programmes.queries", imported="letsema.partners.models")
    assert trespasses(graph) == [("letsema.programmes.queries", "letsema.partners.models")]


def keys():
    """Every key of ours from one room's table to another's: (field, from, to)."""
    for model in apps.get_models(include_auto_created=True):
        here = model._meta.app_config.name
        for field in model._meta.local_fields + model._meta.local_many_to_many:
            if not isinstance(field, ForeignKey | OneToOneField | ManyToManyField):
                continue
            there = field.related_model._meta.app_config.name
            if here != there and here.startswith("letsema."):
                yield field, here, there


def test_a_key_across_rooms_points_down_the_staircase():
    height = {f"letsema.{storey}": step for step, storey in enumerate(tree.staircase())}
    wrong = [
        str(f) for f, here, there in keys() if there in height and height[there] > height[here]
    ]
    assert wrong == []


def test_a_key_across_rooms_leaves_no_name_on_the_other_side():
    wrong = [
        str(field)
        for field, _, there in keys()
        if there.startswith("letsema.") and not field.remote_field.hidden
    ]
    assert wrong == []


def test_a_rooms_label_is_its_name():
    for room in tree.rooms():
        assert apps.get_app_config(room).name == f"letsema.{room}"


def test_each_room_has_one_migration_leaf():
    loader = MigrationLoader(None)
    for room in tree.rooms():
        has_tables = any(apps.get_app_config(room).get_models())
        assert len(loader.graph.leaf_nodes(room)) == int(has_tables), room


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
