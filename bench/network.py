"""Who works with whom at 50,000 organisations and 500,000 memberships.

In one run: the partners of one organisation asked in Python and through the real server, and a
bare SQL read of the same ties; figures as ratios to that read. Then the whole network, worked out
once and kept. Usage: python bench/network.py [ORGANISATIONS MEMBERSHIPS]
"""

from __future__ import annotations

import sqlite3
import statistics
import sys
import time
from datetime import date
from pathlib import Path

from large import build, empty_record, through_the_server
from pipeline import line, timed

ON = date(2020, 6, 30)
BARE = """SELECT other.organisation_id, count(*) FROM governance_membership mine
   JOIN governance_membership other ON other.body_id = mine.body_id
   WHERE mine.organisation_id = ? AND other.organisation_id <> mine.organisation_id
     AND mine.withdrawn_at IS NULL AND other.withdrawn_at IS NULL
     AND (mine.latest IS NULL OR mine.latest <= ?)
     AND (mine.until_latest IS NULL OR mine.until_latest > ?)
     AND (other.latest IS NULL OR other.latest <= ?)
     AND (other.until_latest IS NULL OR other.until_latest > ?)
   GROUP BY other.organisation_id ORDER BY 2 DESC"""


def main() -> None:
    asked = [int(each) for each in sys.argv[1:3]] or [50_000, 500_000]
    with empty_record() as database:
        measure(*asked, database)


def measure(organisations: int, memberships: int, database: Path) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from letsema.insight.queries import network as insight

    key, pk = build(organisations, memberships)
    raw = sqlite3.connect(database)
    days = [ON.isoformat()] * 4
    read = timed(lambda: raw.execute(BARE, (pk, *days)).fetchall())
    beside = statistics.median(read)
    with CaptureQueriesContext(connection) as asked:
        told = insight.neighbourhood(key, ON)
    assert told is not None
    print(f"{len(told.partners)} partners of {key} as at {ON}; {len(asked)} queries")
    line("bare SQL read of one organisation's ties", read, beside)
    same = [each["sql"] for each in asked.captured_queries]
    line(
        "the same questions as bare SQL",
        timed(lambda: [raw.execute(q).fetchall() for q in same]),
        beside,
    )
    line("neighbourhood", timed(lambda: insight.neighbourhood(key, ON), 8), beside)
    line("works_most_with", timed(lambda: insight.works_most_with(key, ON), 8), beside)
    start = time.perf_counter()
    whole = insight.network(ON)
    spent = time.perf_counter() - start
    print(f"whole network, worked out once: {len(whole.rows)} organisations, {spent:.1f} s")
    line("whole network, kept", timed(lambda: insight.network(ON), 8), beside)
    through_the_server(
        (f"/network/?organisation={key}&as_at={ON}", beside),
        (f"/network/?as_at={ON}", beside),
    )


if __name__ == "__main__":
    main()
