"""Two at once on the same meeting or item: one wins, the other is told, on both databases."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tests import postgres

ROOT = Path(__file__).resolve().parents[2]
TWO = """
    import threading, django
    django.setup()
    from django.core.management import call_command
    from django.db import connection
    call_command("migrate", verbosity=0)
    from letsema.governance import queries as governance
    from letsema.journal import queries as journal
    from letsema.values import Refused
    from tests import making
    from tests.proceedings import holding as h

    def at_once(*acts):
        together, told = threading.Barrier(len(acts)), []

        def run(act):
            together.wait()
            try:
                told.append(f"done {act()}")
            except Refused as answer:
                told.append(" ".join(each.code for each in answer.refusals))
            except Exception as error:
                told.append(repr(error))
            finally:
                connection.close()

        threads = [threading.Thread(target=run, args=(act,)) for act in acts]
        for thread in threads: thread.start()
        for thread in threads: thread.join()
        return sorted(told)

    making.world()
    seats = making.committee()
    number = h.meeting()
    items = [h.listed(number, h.note(name)) for name in "AB"]
    h.opened(number, seats)
    drafts = [lambda: h.resolve(number, items[0], "approve")] * 2
    print(at_once(*drafts))
    h.resolve(number, items[1], "approve")
    retitle = lambda: making.state("A", {"title": "While closing"})
    print(at_once(lambda: h.close(number), lambda: h.close(number), retitle)[-1:])
    print([h.stage_of(name) for name in "AB"], governance.meeting(number).state)
    print(len(governance.decisions(making.COMMITTEE)), list(journal.breaches()))
"""


def done_at_once(url: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(TWO)],
        env={
            **os.environ,
            "LETSEMA_DATABASE_URL": url,
            "PYTHONPATH": str(ROOT),
        },
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip().splitlines()


TOLD = [
    "['done SC-01/2021-01', 'resolved']",
    "['not-open']",
    "['concept-note-approved', 'concept-note-approved'] closed",
    "2 []",
]


def test_two_on_a_file_one_wins_and_the_other_is_told(tmp_path):
    assert done_at_once(f"sqlite:///{tmp_path}/record.sqlite3") == TOLD


@pytest.mark.postgres
def test_two_on_postgresql_one_wins_and_the_other_is_told():
    server = postgres.PrivateServer().start()
    try:
        assert done_at_once(server.url("two")) == TOLD
    finally:
        server.stop()
