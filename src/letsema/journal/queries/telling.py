"""What the journal tells."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from django.apps import apps
from django.db import connection, models

from letsema.journal.models import Entry, Head
from letsema.journal.rules import FIRST, Breach, Link, chain_breaches
from letsema.values import Refusal, Refused, canonical_text, digest

Row = TypeVar("Row", bound=models.Model)


@dataclass(frozen=True, slots=True)
class Act:
    """A journal entry as others may read it."""

    sequence: int
    kind: str
    subject: str
    by: str
    acting_for: str
    recorded_at: datetime
    told: dict[str, Any]


def row_values(row: models.Model) -> dict[str, Any]:
    """Every column of a row as it is stored, by column name."""
    return {
        field.attname: field.to_python(getattr(row, field.attname))
        for field in row._meta.concrete_fields
    }


def fitting(row: Row, **called: str) -> Row:
    """The row as it is, before it is written. Refused: texts longer than their columns.

    SQLite would keep them, PostgreSQL would not. `called` names the field a column's text came
    in by, where that is not the column's own name.
    """
    too_long = [
        Refusal(
            "too-long",
            "%(field)s: longer than %(most)d characters",
            field=called.get(field.attname, field.attname),
            most=field.max_length,
        )
        for field in row._meta.concrete_fields
        if field.max_length and len(str(getattr(row, field.attname) or "")) > field.max_length
    ]
    if too_long:
        raise Refused(*too_long)
    return row


def recorded_tables() -> list[type[models.Model]]:
    """The models whose every row has a journal entry (they say so: `journalled = True`)."""
    return [model for model in apps.get_models() if getattr(model, "journalled", False)]


_HEAD = f"select sequence, digest from {Head._meta.db_table} where id = 1"  # noqa: S608 - our table


def head() -> tuple[int, str]:
    """Sequence and digest of the last entry written; (0, zeros) for an empty journal.

    Asked many times by every page, to know whether what is held is still so: hence in plain SQL.
    """
    with connection.cursor() as cursor:
        cursor.execute(_HEAD)
        return cursor.fetchone() or (0, FIRST)


def acts_about(subject: str) -> tuple[Act, ...]:
    """What was done to a subject, oldest first."""
    return tuple(map(_act, Entry.objects.filter(subject=subject)))


def acts_since(sequence: int, limit: int = 1000) -> tuple[Act, ...]:
    """The acts after an entry, oldest first: what a reader of the journal has yet to follow."""
    return tuple(map(_act, Entry.objects.filter(sequence__gt=sequence)[:limit]))


def subjects_since(before: tuple[int, str], prefix: str) -> frozenset[str] | None:
    """What acts of kinds that begin so were about since the chain ended as told (`head`).

    None where the chain never ended so: what was written then was not kept.
    """
    sequence, digest = before
    if sequence and not Entry.objects.filter(sequence=sequence, digest=digest).exists():
        return None
    later = Entry.objects.filter(sequence__gt=sequence, kind__startswith=prefix)
    return frozenset(later.values_list("subject", flat=True))


def _act(entry: Entry) -> Act:
    told = json.loads(entry.facts)["told"]
    return Act(
        entry.sequence,
        entry.kind,
        entry.subject,
        entry.by,
        entry.acting_for,
        entry.recorded_at,
        told,
    )


def breaches() -> Iterator[Breach]:
    """Everything in which journal and rows do not agree: the chain, then rows both ways."""
    yield from chain_breaches(_links(), head())
    told = _rows_told()
    for model in recorded_tables():
        yield from _table_breaches(model, told.pop(model._meta.label_lower, {}))
    for table in told:
        yield Breach(table, "stands in the journal but is no table of the record")


def _links() -> Iterable[Link]:
    columns = list(Link.__slots__)
    for values in Entry.objects.values_list(*columns).iterator():
        yield Link(*values)


Told = tuple[str, tuple[str, ...]]
"""What the journal says a row has now: the digest of its values, and which columns they are of."""


def _rows_told() -> dict[str, dict[str, Told]]:
    """By table and key, what the journal says the row has now."""
    told: dict[str, dict[str, Told]] = {}
    shapes: dict[tuple[str, ...], tuple[str, ...]] = {}
    for facts in Entry.objects.values_list("facts", flat=True).iterator():
        try:
            rows = [
                (row["table"], str(row["key"]), digest(row["values"]), tuple(row["values"]))
                for row in json.loads(facts)["rows"]
            ]
        except (ValueError, KeyError, TypeError):
            continue  # the chain has already told that this entry was changed
        for table, key, values, columns in rows:
            told.setdefault(table, {})[key] = values, shapes.setdefault(columns, columns)
    return told


def _table_breaches(model: type[models.Model], told: dict[str, Told]) -> Iterator[Breach]:
    table = model._meta.label_lower
    for row in model._default_manager.order_by("pk").iterator():
        expected = told.pop(str(row.pk), None)
        if expected is None:
            yield Breach(f"{table} {row.pk}", "has no journal entry")
        elif expected[0] != digest(_as_told(row, expected[1])):
            yield Breach(f"{table} {row.pk}", "differs from what the journal says was written")
    for key in told:
        yield Breach(f"{table} {key}", "was written, says the journal, and is gone")


def _as_told(row: models.Model, columns: tuple[str, ...]) -> dict[str, Any]:
    """A row's values in the columns its journal entry names.

    A column the table gained since holds what rows were given then; where it holds anything else,
    somebody wrote it without an entry, and it is compared like the others.
    """
    values = json.loads(canonical_text(row_values(row)))
    later = {
        field.attname: field.get_default()
        for field in row._meta.concrete_fields
        if field.attname not in columns
    }
    given = json.loads(canonical_text({name: later[name] for name in later}))
    return {name: value for name, value in values.items() if given.get(name, ...) != value}
