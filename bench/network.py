"""Who works with whom at 50,000 organisations and 500,000 memberships.

In one run: the partners of one organisation asked in Python and through the real server, and a
bare SQL read of the same ties; figures as ratios to that read. Then the whole network, worked out
once and kept. Usage: python bench/network.py [ORGANISATIONS MEMBERSHIPS]
"""

from __future__ import annotations

import os
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from pipeline import fetch, line, timed, wait_for

AT = datetime(2021, 1, 1, tzinfo=UTC)
ON = date(2020, 6, 30)
BIND = "127.0.0.1:8766"
WINDOW = ("precision", "earliest", "latest", "until_precision", "until_earliest", "until_latest")
LARGE, LARGE_MEMBERS = 20, 1_000
"""Bodies of so many members: nobody is paired in them."""
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
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "measured.sqlite3"
        os.environ["LETSEMA_DATABASE_URL"] = f"sqlite:///{database}"
        os.environ["LETSEMA_HOME"] = str(Path(folder) / "files")
        os.environ["DJANGO_SETTINGS_MODULE"] = "letsema.config.settings"
        measure(*asked, database)


def measure(organisations: int, memberships: int, database: Path) -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from letsema.insight.queries import network as insight

    call_command("migrate", verbosity=0)
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
    through_the_server(f"/network/?organisation={key}&as_at={ON}", beside)
    start = time.perf_counter()
    whole = insight.network(ON)
    spent = time.perf_counter() - start
    print(f"whole network, worked out once: {len(whole.rows)} organisations, {spent:.1f} s")
    line("whole network, kept", timed(lambda: insight.network(ON), 8), beside)
    through_the_server(f"/network/?as_at={ON}", beside)


def through_the_server(path: str, beside: float) -> None:
    letsema = Path(sys.executable).parent / "letsema"
    server = subprocess.Popen([letsema, "serve", "--bind", BIND], stderr=subprocess.DEVNULL)
    try:
        wait_for(f"http://{BIND}/about/")
        line(path, timed(lambda: fetch(f"http://{BIND}{path}"), 12), beside)
    finally:
        server.terminate()
        server.wait()


def build(organisations: int, memberships: int) -> tuple[str, int]:
    """Fill an empty, migrated database; the key and row number of one to ask for.

    Bodies of 4 to 16 members, a few of a thousand; seats begin and end within twelve years.
    """
    from letsema.documents import commands as documents
    from letsema.documents import queries as sources
    from letsema.governance.models import Body, BodyName
    from letsema.partners.models import Organisation, OrganisationName
    from letsema.values import OPERATOR

    documents.register_source(
        key="made-up", kind="fund-document", title="Made up", by=OPERATOR, at=AT
    )
    source, chance = sources.source("made-up").pk, random.Random(1)
    rows = Organisation.objects.bulk_create(
        (
            Organisation(key=f"org-{n}", kind="civil-society", recorded_at=AT)
            for n in range(organisations)
        ),
        batch_size=5_000,
    )
    OrganisationName.objects.bulk_create(
        (
            OrganisationName(organisation=row, text=text, folded=text, kind=kind, recorded_at=AT)
            for n, row in enumerate(rows)
            for text, kind in ((f"organisation {n}", "official"), (f"org{n}", "acronym"))
        ),
        batch_size=5_000,
    )
    left, sizes = memberships, []
    while left > 0:
        size = LARGE_MEMBERS if len(sizes) < LARGE else chance.randrange(4, 17)
        size = min(size, left, organisations)
        sizes.append(size)
        left -= size
    bodies = Body.objects.bulk_create(
        (Body(slug=f"body-{n}", kind="network", recorded_at=AT) for n in range(len(sizes))),
        batch_size=5_000,
    )
    BodyName.objects.bulk_create(
        (BodyName(body=row, text=f"Body {row.slug}", recorded_at=AT) for row in bodies),
        batch_size=5_000,
    )
    everybody = [row.pk for row in rows]
    _seat(
        (body.pk, pk, source, *_window(chance))
        for body, size in zip(bodies, sizes, strict=True)
        for pk in chance.sample(everybody, size)
    )
    return "org-7", rows[7].pk


def _seat(told: Iterable[tuple[object, ...]]) -> None:
    """Write seats straight into their table: there are too many to make one by one."""
    from django.db import connection, transaction

    from letsema.governance.models import Membership

    told_of = ("body_id", "organisation_id", "source_id", *WINDOW)
    usual = {
        field.column: field.get_db_prep_save(field.get_default(), connection)
        for field in Membership._meta.concrete_fields
        if not field.primary_key and field.column not in told_of
    } | {"role": "member", "recorded_at": AT.isoformat(" ")}
    columns = ", ".join(f'"{name}"' for name in (*told_of, *usual))
    marks = ", ".join(["%s"] * (len(told_of) + len(usual)))
    statement = f"INSERT INTO governance_membership ({columns}) VALUES ({marks})"
    rest = tuple(usual.values())
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.executemany(statement, ((*each, *rest) for each in told))


def _window(chance: random.Random) -> tuple[str | None, ...]:
    """The columns of `WINDOW`: since a day, and for some until a later one."""
    since = date(2010, 1, 1) + timedelta(days=chance.randrange(4_000))
    first = str(since)
    if chance.random() >= 0.3:
        return "day", first, first, "", None, None
    last = str(since + timedelta(days=chance.randrange(1, 3_000)))
    return "day", first, first, "day", last, last


if __name__ == "__main__":
    main()
