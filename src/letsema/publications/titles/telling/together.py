"""What is told alike of several countries, told once: achievements that share a line."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Any

Rows = list[dict[str, Any]]
ALIKE = ("statement", "kind", "programme", "region", "when", "organisations")
"""What must be the same, beside the source, for achievements to share a line."""


def together(rows: Iterable[dict[str, Any]]) -> list[Rows]:
    """Rows that share a line, each line where its first row stood.

    Equal words of one kind, day and source share it where each is of a country of its own, for
    certain. A second row of the same country is another entry and keeps a line apart; so does a
    row with a number, which beside several countries would read as their sum.
    """
    lines: list[Rows] = []
    open_: dict[Hashable, list[Rows]] = {}
    for row in rows:
        may_share = row["country"] and row["certain"] and not row["quantity"]
        same = open_.setdefault(_told(row), []) if may_share else []
        line = next((each for each in same if _is_new(row, each)), None)
        if line is None:
            line = []
            lines.append(line)
            same.append(line)
        line.append(row)
    return lines


def _told(row: dict[str, Any]) -> Hashable:
    source = row.get("source_key") or row.get("source")
    return source, *(repr(row.get(name)) for name in ALIKE)


def _is_new(row: dict[str, Any], line: Rows) -> bool:
    return all(row["country"] != each["country"] for each in line)
