"""The register of policy at 20,000 instruments, beside 50,000 organisations.

In one run: the register asked in Python and through the real server (its first page, by country,
by stage, by what a count opens), the page of one instrument, and bare SQL reads of the same rows;
figures as ratios to the read beside each. What is told as first reads what is then held in
memory. Usage: python bench/register.py [INSTRUMENTS ORGANISATIONS]
"""

from __future__ import annotations

import sqlite3
import statistics
import sys
from functools import partial
from pathlib import Path

from large import build, empty_record, through_the_server
from pipeline import line, timed

COUNTRY, STAGE, PROGRAMME, KEY = "KEN", "adopted", "MADE-UP-7", "policy-7"
FURTHEST = """(SELECT s.stage FROM results_instrumentstage s
   WHERE s.instrument_id = i.id AND s.withdrawn_at IS NULL ORDER BY s.latest DESC LIMIT 1)"""
FOUND = f"""FROM results_instrument i WHERE i.withdrawn_at IS NULL AND i.merged_into_id IS NULL
   AND (:country = '' OR i.country = :country) AND (:stage = '' OR {FURTHEST} = :stage)
   AND (:programme = '' OR i.id IN (SELECT instrument_id FROM results_instrumentsupport
        WHERE programme_id = :programme AND withdrawn_at IS NULL))"""
MANY = ("results_instrumentsector", "element_id"), ("results_instrumentsupport", "programme_id")
BARE = (
    f"""SELECT i.*, {FURTHEST}, (SELECT n.text FROM results_instrumentname n
        WHERE n.instrument_id = i.id LIMIT 1) {FOUND} ORDER BY i.country, i.key LIMIT 50""",
    *(f"SELECT i.{cut}, count(*) {FOUND} GROUP BY 1" for cut in ("country", "kind", "level")),
    f"SELECT i.change, count(*) {FOUND} GROUP BY 1",
    f"SELECT {FURTHEST}, count(*) {FOUND} GROUP BY 1",
    *(
        f"""SELECT m.{cut}, count(DISTINCT m.instrument_id) FROM {table} m
        WHERE m.withdrawn_at IS NULL AND m.instrument_id IN (SELECT i.id {FOUND}) GROUP BY 1"""
        for table, cut in MANY
    ),
)
"""A page of what is found, and how many of it under each value of the seven cuts."""


def main() -> None:
    asked = [int(each) for each in sys.argv[1:3]] or [20_000, 50_000]
    with empty_record() as database:
        measure(*asked, database)


def measure(instruments: int, organisations: int, database: Path) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from letsema.results import queries

    build(organisations, 0, instruments)
    raw = sqlite3.connect(database)
    pages = []
    (first,) = timed(queries.register, 1, warm=False)
    with CaptureQueriesContext(connection) as told:
        found = queries.register()
    print(f"{found.total} instruments; {len(told)} queries; read for the first time {first:.0f} ms")
    for asked in ({}, {"country": COUNTRY}, {"stage": STAGE}, {"programme": PROGRAMME}):
        wanted = {"country": "", "stage": "", "programme": "", **asked}
        figures = timed(partial(_bare, raw, wanted), 8)
        beside = statistics.median(figures)
        of = " ".join(asked.values()) or "all"
        line(f"bare SQL: a page and counts, {of}", figures, beside)
        line(f"register, {of}", timed(partial(queries.register, **asked), 8), beside)
        address = "&".join(f"{cut}={value}" for cut, value in asked.items())
        pages.append((f"/policies/?{address}".rstrip("?"), beside))
    one = timed(lambda: _one(raw))
    line("bare SQL: one instrument", one, statistics.median(one))
    through_the_server(*pages, (f"/policies/{KEY}/", statistics.median(one)))


def _bare(raw: sqlite3.Connection, wanted: dict[str, str]) -> None:
    for statement in BARE:
        raw.execute(statement, wanted).fetchall()


def _one(raw: sqlite3.Connection) -> None:
    """An instrument with all that hangs on it."""
    ((pk,),) = raw.execute("SELECT id FROM results_instrument WHERE key = ?", (KEY,)).fetchall()
    for part in ("name", "sector", "stage", "support"):
        table = f"results_instrument{part}"
        raw.execute(f"SELECT * FROM {table} WHERE instrument_id = ?", (pk,)).fetchall()


if __name__ == "__main__":
    main()
