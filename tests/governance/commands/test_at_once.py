"""Secretaries who act in the same moment: each plan gets a number of its own, nothing is lost."""

import subprocess
import sys
import textwrap

PLANNERS = """
    import threading, django
    django.setup()
    from django.db import connection
    from datetime import UTC, date, datetime
    from letsema.governance import commands, queries
    from letsema.journal import queries as journal
    from letsema.values import OPERATOR, Citation, Refused

    how = {"by": OPERATOR, "at": datetime(2021, 6, 30, tzinfo=UTC)}
    day = date(2021, 6, 30)
    for slug in ("one-hill", "old-house"):
        commands.establish_body(slug=slug, kind="network", names=[(slug, None)], **how)
    together, failed, refused = threading.Barrier(4), [], []

    def plan(who, body):
        together.wait()
        try:
            for number in range(4):
                commands.plan_meeting(
                    body=body, label=f"{who} {number}", starts_on=day, ends_on=day, **how)
            try:
                commands.open_meeting(meeting="OH-01", **how)
            except Refused as answer:
                refused.append(answer.refusals[0].code)
        except Exception as error:
            failed.append(repr(error))
        finally:
            connection.close()

    told = [("a", "one-hill"), ("b", "one-hill"), ("c", "old-house"), ("d", "old-house")]
    threads = [threading.Thread(target=plan, args=each) for each in told]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
    numbers = sorted(each.number for each in queries.meetings())
    print(numbers == [f"OH-{n:02d}" for n in range(1, 17)], refused, failed,
          [str(breach) for breach in journal.breaches()])
"""
EXPECTED = f"True {['meeting-state'] * 3} [] []"


def test_four_secretaries_get_a_number_each(blank, tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(PLANNERS)],
        env=blank.copy(tmp_path).environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == EXPECTED
