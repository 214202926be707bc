"""Two at once on the same meeting or item: one wins, the other is told."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WAYS = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
TWO = """
    import threading, django
    django.setup()
    from django.db import connection
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


TOLD = [
    "['done SC-01/2021-01', 'resolved']",
    "['not-open']",
    "['concept-note-approved', 'concept-note-approved'] closed",
    "2 []",
]


def test_of_two_one_wins_and_the_other_is_told(blank, tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(TWO)],
        env={**blank.copy(tmp_path).environment, "PYTHONPATH": WAYS},
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip().splitlines() == TOLD
