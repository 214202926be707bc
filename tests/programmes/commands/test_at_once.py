"""Two people act on one programme at once: one wins, the other is told, the chain stays whole."""

from __future__ import annotations

import subprocess
import sys
import textwrap

TWO = """
    import threading, django
    django.setup()
    from django.db import connection
    from letsema.journal import queries as journal
    from letsema.programmes import queries
    from letsema.values import Refused
    from tests import making
    from tests.programmes import life

    making.world()
    reference, day = life.reach("under-review")
    together, told = threading.Barrier(2), []

    def act(what):
        together.wait()
        try:
            what()
            told.append("done")
        except Refused as refused:
            told.extend(refusal.code for refusal in refused.refusals)
        except Exception as error:
            told.append(repr(error))
        finally:
            connection.close()

    def at_once(*acts):
        threads = [threading.Thread(target=act, args=(each,)) for each in acts]
        for thread in threads: thread.start()
        for thread in threads: thread.join()
        print(*sorted(told))
        told.clear()

    def returning(): life.take("return-note", reference, day)
    at_once(returning, returning)
    at_once(lambda: life.note(heading="Delta"), lambda: life.note(heading="Delta"))
    print(*[each for each in queries.references() if each.startswith("DELTA")])
    other, day = life.reach("concept-note-approved")
    citing = life.decided(day)
    def suspending(): life.DECIDED["suspend"](other, day, life.OPERATOR)
    at_once(suspending, suspending)
    print([str(breach) for breach in journal.breaches()])
"""
OUTCOME = [
    "done not-at-this-stage",
    "done done",
    "DELTA-2 DELTA-2-B",
    "done suspended-already",
    "[]",
]


def test_one_wins_and_the_other_is_told(blank, tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(TWO)],
        env=blank.copy(tmp_path).environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip().splitlines() == OUTCOME
