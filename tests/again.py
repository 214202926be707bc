"""What commands wrote once, written again as the rows they left: most tests begin alike.

Only in the database of `db`, and only where the journal ends as it did then: its digest tells all
that the record holds. So `again` is for acts that leave nothing but journalled rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import closing
from copy import deepcopy
from functools import wraps
from typing import Any, ParamSpec, TypeVar

Given = ParamSpec("Given")
Answer = TypeVar("Answer")
Rows = dict[str, Any]
HEAD = "journal_head"  # the one row that every act changes
_here: set[str] = set()
_asked: Counter[Any] = Counter()
_left: dict[Any, tuple[Rows, Any] | None] = {}
"""By act, arguments and head of the journal: rows and answer; None where rows were changed."""


def here(database: str) -> None:
    """Name the database of `db`: a number given out in it is never given out again."""
    _here.add(database)


def again(act: Callable[Given, Answer]) -> Callable[Given, Answer]:
    """Let an act be carried out by its rows from the third time in a process on."""

    @wraps(act)
    def done(*given: Given.args, **told: Given.kwargs) -> Answer:
        from django.db import connection

        from letsema.journal import queries as journal  # the settings are read after this file

        if connection.settings_dict["NAME"] not in _here:
            return act(*given, **told)
        key = (act.__name__, repr(given), repr(told), journal.head())
        _asked[key] += 1
        if key not in _left:
            if _asked[key] == 1:
                return act(*given, **told)
            before = _read()
            answer = act(*given, **told)
            _left[key] = _added(before, answer)
            return answer
        if (left := _left[key]) is None:
            return act(*given, **told)
        _write(left[0])
        return deepcopy(left[1])

    return done


def _tables() -> list[str]:
    from django.apps import apps

    return [model._meta.db_table for model in apps.get_models(include_auto_created=True)]


def _read() -> dict[str, list[Any]]:
    """Every row of every table, as the database itself writes rows out."""
    from django.db import connection

    with closing(connection.connection.cursor()) as cursor:
        if connection.vendor == "sqlite":
            return {t: cursor.execute(f'select * from "{t}"').fetchall() for t in _tables()}
        told = {}
        for table in _tables():
            with cursor.copy(f'copy "{table}" to stdout'.encode()) as out:
                told[table] = b"".join(bytes(part) for part in out).splitlines(keepends=True)
        return told


def _added(before: dict[str, list[Any]], answer: Any) -> tuple[Rows, Any] | None:
    after, added = _read(), {}
    for table, rows in after.items():
        known = set(before[table]) if table != HEAD else set()
        if not known <= set(rows):
            return None
        if fresh := [row for row in rows if row not in known]:
            added[table] = fresh
    return added, answer


def _write(added: Rows) -> None:
    from django.db import connection

    with closing(connection.connection.cursor()) as cursor:
        cursor.execute(f"delete from {HEAD}")
        for table, rows in added.items():
            if connection.vendor == "sqlite":
                marks = ", ".join("?" * len(rows[0]))
                cursor.executemany(f'insert into "{table}" values ({marks})', rows)
            else:
                with cursor.copy(f'copy "{table}" from stdin'.encode()) as into:
                    into.write(b"".join(rows))
