"""The directory at 50,000 organisations, and the page of one of 500,000 memberships' holders.

In one run: the directory asked in Python and through the real server (its first page, narrowed by
kind, by words, by a name spelt otherwise), the page of one organisation, and bare SQL reads of the
same rows; figures as ratios to the read beside each. What is told as first reads what is then held
in memory. Usage: python bench/directory.py [ORGANISATIONS MEMBERSHIPS]
"""

from __future__ import annotations

import sqlite3
import statistics
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from large import build, empty_record, through_the_server
from pipeline import line, timed

PAGE = """SELECT o.key, o.kind, o.country, n.text FROM partners_organisationname n
   JOIN partners_organisation o ON o.id = n.organisation_id
   WHERE n.kind = 'official' AND n.language = 'en' AND n.withdrawn_at IS NULL
     AND n.valid_until IS NULL AND o.merged_into_id IS NULL AND (? = '' OR o.kind = ?)
   ORDER BY n.folded LIMIT 50"""
COUNTS = """SELECT kind, country, count(*) FROM partners_organisation
   WHERE merged_into_id IS NULL GROUP BY kind, country"""
NAMED = """SELECT o.key, n.text FROM partners_organisationname n
   JOIN partners_organisation o ON o.id = n.organisation_id
   WHERE n.folded LIKE ? AND n.withdrawn_at IS NULL ORDER BY n.folded"""
NAMES = "SELECT folded FROM partners_organisationname WHERE withdrawn_at IS NULL AND ? = ''"
ONE = (
    "SELECT * FROM partners_organisation WHERE id = ?",
    "SELECT * FROM partners_organisationname WHERE organisation_id = ?",
    """SELECT m.*, n.text FROM governance_membership m
       JOIN governance_bodyname n ON n.body_id = m.body_id
       WHERE m.organisation_id = ? AND m.withdrawn_at IS NULL""",
    """SELECT other.organisation_id, count(*) FROM governance_membership mine
       JOIN governance_membership other ON other.body_id = mine.body_id
       WHERE mine.organisation_id = ? AND mine.withdrawn_at IS NULL
         AND other.withdrawn_at IS NULL AND other.organisation_id <> mine.organisation_id
       GROUP BY other.organisation_id ORDER BY 2 DESC LIMIT 8""",
)
"""An organisation, its names and seats, and whom it shares bodies with."""


def main() -> None:
    asked = [int(each) for each in sys.argv[1:3]] or [50_000, 500_000]
    with empty_record() as database:
        measure(*asked, database)


def measure(organisations: int, memberships: int, database: Path) -> None:
    from letsema.partners import queries

    key, pk = build(organisations, memberships)
    raw = sqlite3.connect(database)

    def bare(name: str, statements: Sequence[tuple[str, tuple[object, ...]]]) -> float:
        def ask() -> None:
            for statement, values in statements:
                raw.execute(statement, values).fetchall()

        figures = timed(ask)
        line(name, figures, statistics.median(figures))
        return statistics.median(figures)

    view = queries.organisation(key)
    assert view is not None
    right = view.name.split()[-1]
    slip = f"{right[:3]}{right[4:]}x{right[0]}".lower()
    page = bare("bare SQL: a page and counts", [(PAGE, ("", "")), (COUNTS, ())])
    kind = bare(
        "bare SQL: a page of a kind and counts",
        [(PAGE, (view.kind, view.kind)), (COUNTS, ())],
    )
    words = bare("bare SQL: names with a word", [(NAMED, (f"%{right.lower()}%",))])
    every = bare("bare SQL: every name", [(NAMES, ("",))])
    one = bare("bare SQL: one organisation", [(each, (pk,)) for each in ONE])
    for name, asked, beside in (
        ("directory", {}, page),
        ("directory of a kind", {"kind": view.kind}, kind),
        (f"directory, {right}", {"q": right}, words),
        (f"directory, {slip}", {"q": slip}, every),
    ):
        line(name, timed(partial(queries.directory, **asked), 8), beside)
    (first,) = timed(queries.likely_duplicates, 1, warm=False)
    line("likely_duplicates", timed(queries.likely_duplicates, 8), every, first)
    through_the_server(
        ("/organisations/", page),
        ("/organisations/?page=500", page),
        (f"/organisations/?kind={view.kind}", kind),
        (f"/organisations/?q={right}", words),
        (f"/organisations/?q={slip}", every),
        (f"/organisations/{key}/", one),
    )


if __name__ == "__main__":
    main()
