"""What a page shows, as a table to take along for a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.http import HttpResponse

RUNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
"""What a text begins with that a spreadsheet would run as a formula."""


def table(name: str, columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> HttpResponse:
    """Rows as a CSV file to keep; a cell that a spreadsheet would run is told as text."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    written = csv.DictWriter(response, columns, extrasaction="ignore")
    written.writeheader()
    written.writerows({name: _cell(value) for name, value in row.items()} for row in rows)
    return response


def _cell(value: Any) -> Any:
    """A cell of a table; one that a spreadsheet would run as a formula is told to be a text."""
    return f"'{value}" if isinstance(value, str) and value.startswith(RUNS) else value
