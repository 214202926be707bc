"""The pipeline as at a date at 10,000 programmes with 10 stage rows each.

In one run: the question asked in Python, through the real server, and a bare SQL read of the
same rows; figures as ratios to that read. Usage: python bench/pipeline.py [PROGRAMMES]
"""

from __future__ import annotations

import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from datetime import date
from pathlib import Path

ROUNDS = 20
BARE = (
    """SELECT * FROM (SELECT s.*, row_number() OVER (
           PARTITION BY programme_id ORDER BY latest DESC, id DESC) AS place
         FROM programmes_stagerow s WHERE latest <= ? AND withdrawn_at IS NULL)
       WHERE place = 1""",
    """SELECT programme_id, field, value, stated, latest, weight, id FROM programmes_claim
       WHERE latest <= ? AND withdrawn_at IS NULL
       ORDER BY programme_id, field, stated DESC, latest DESC, weight DESC, id DESC""",
    "SELECT claim_id, code, role FROM programmes_claimcountry WHERE ? IS NOT NULL",
    "SELECT claim_id, organisation_id, role FROM programmes_claimparticipant WHERE ? IS NOT NULL",
    "SELECT claim_id, element_id FROM programmes_claimelement WHERE ? IS NOT NULL",
)


def timed(act: object, rounds: int = ROUNDS, *, warm: bool = True) -> list[float]:
    """Milliseconds of each round, after one that is not counted where it is warmed up."""
    if warm:
        act()
    figures = []
    for _ in range(rounds):
        start = time.perf_counter()
        act()
        figures.append((time.perf_counter() - start) * 1000)
    return figures


def line(name: str, figures: list[float], beside: float, first: float | None = None) -> None:
    """Print p50 and p95 and the ratio of p50 to the bare read; what the first took, if told."""
    p95 = sorted(figures)[int(len(figures) * 0.95) - 1]
    p50 = statistics.median(figures)
    told = "" if first is None else f"  first {first:8.1f} ms"
    print(f"{name:44} p50 {p50:8.1f} ms  p95 {p95:8.1f} ms  ratio {p50 / beside:6.2f}{told}")


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "measured.sqlite3"
        os.environ["LETSEMA_DATABASE_URL"] = f"sqlite:///{database}"
        os.environ["DJANGO_SETTINGS_MODULE"] = "letsema.config.settings"
        measure(count, database)


def measure(count: int, database: Path) -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django.test.utils import CaptureQueriesContext
    from portfolio import build

    from letsema.programmes import queries

    call_command("migrate", verbosity=0)
    build(count, 10)
    as_at = date(2018, 6, 30)
    raw = sqlite3.connect(database)

    def bare() -> None:
        for statement in BARE:
            raw.execute(statement, (as_at.isoformat(),)).fetchall()

    read = timed(bare)
    beside = statistics.median(read)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        told = queries.pipeline_as_at("measured", as_at)
    print(f"{len(told.entries)} programmes as at {as_at}; {len(asked)} queries")
    line("bare SQL read of the same rows", read, beside)
    line("pipeline_as_at", timed(lambda: queries.pipeline_as_at("measured", as_at), 8), beside)
    through_the_server(beside)


def through_the_server(beside: float) -> None:
    letsema = Path(sys.executable).parent / "letsema"
    bind = "127.0.0.1:8765"
    server = subprocess.Popen([letsema, "serve", "--bind", bind], stderr=subprocess.DEVNULL)
    try:
        wait_for(f"http://{bind}/editions/")
        for path in (
            "/pipeline/?as_at=2018-06-30",
            "/pipeline/?as_at=2018-06-30&area=3&page=2",
            "/pipeline/?as_at=2018-06-30&country=KEN",
            "/programmes/MADE-UP-77/",
            "/",
        ):
            line(path, timed(lambda path=path: fetch(f"http://{bind}{path}"), 12), beside)
    finally:
        server.terminate()
        server.wait()


def fetch(address: str) -> None:
    with urllib.request.urlopen(address) as answer:
        answer.read()


def wait_for(address: str) -> None:
    for _ in range(60):
        try:
            return fetch(address)
        except OSError:
            time.sleep(0.5)
    raise SystemExit("the server did not start")


if __name__ == "__main__":
    main()
