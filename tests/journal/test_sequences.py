"""Whatever is done in whatever order, journal and rows agree; so too with two writers at once."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from contextlib import suppress
from itertools import count

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from letsema.journal import queries as journal
from letsema.programmes import commands
from letsema.programmes.models import Claim, Load, StageRow
from letsema.programmes.rules.stages import STAGES
from letsema.values import OPERATOR, Refused, When
from tests import making
from tests.trying import tries

REFERENCES = st.sampled_from(["A", "B", "C", "D"])
DAYS = st.integers(1, 28).map(lambda day: f"2021-06-{day:02}")
WHY = st.sampled_from(["It was wrong.", ""])
NUMBERS = count(1)


def load(reference, title):
    number = commands.open_load(
        fund=making.FUND, citing=making.say(), on=making.DAY, by=OPERATOR, at=making.at()
    )
    making.state(reference, {"title": title, "sdgs": ["1"]}, load=number)


def decide_and_move(reference, stage, day):
    citing = making.decide(f"D{next(NUMBERS)}")
    making.stage(reference, stage, day, citing=citing, reason="other", public_words="x")


def last(table):
    return getattr(table.objects.order_by("pk").last(), "pk", 0)


HOW = {"by": OPERATOR, "at": making.at("2022-01-01")}
ACTS = st.one_of(
    st.builds(lambda r: ("register", lambda: making.programme(r)), REFERENCES),
    st.builds(
        lambda r, t: ("state", lambda: making.state(r, {"title": t})),
        REFERENCES,
        st.text(st.characters(codec="utf-8"), max_size=5),
    ),
    st.builds(
        lambda r, s, d: ("stage", lambda: making.stage(r, s, d)),
        REFERENCES,
        st.sampled_from(sorted(STAGES)),
        DAYS,
    ),
    st.builds(
        lambda r, s, d: ("decide", lambda: decide_and_move(r, s, d)),
        REFERENCES,
        st.sampled_from(sorted(STAGES)),
        DAYS,
    ),
    st.builds(lambda r: ("load", lambda: load(r, "Loaded")), REFERENCES),
    st.builds(lambda w: ("undo", lambda: commands.undo_load(number=last(Load), why=w, **HOW)), WHY),
    st.builds(
        lambda r, i, w: (
            "split",
            lambda: commands.split_programme(reference=r, load=last(Load), into=i, why=w, **HOW),
        ),
        REFERENCES,
        REFERENCES,
        WHY,
    ),
    st.builds(
        lambda r, i, w: (
            "merge",
            lambda: commands.merge_programmes(reference=r, into=i, why=w, **HOW),
        ),
        REFERENCES,
        REFERENCES,
        WHY,
    ),
    st.builds(
        lambda w: ("claim", lambda: commands.withdraw_claim(number=last(Claim), why=w, **HOW)),
        WHY,
    ),
    st.builds(
        lambda w: ("row", lambda: commands.withdraw_stage(number=last(StageRow), why=w, **HOW)),
        WHY,
    ),
    st.builds(
        lambda r: (
            "event",
            lambda: commands.tell_event(
                reference=r, words="It.", citing=making.say(), when=When.on(making.DAY), **HOW
            ),
        ),
        REFERENCES,
    ),
)


@pytest.fixture
def _world():
    making.world()


@pytest.mark.django_db
@pytest.mark.usefixtures("_world")
@settings(max_examples=tries(15), phases=[Phase.generate])
@given(st.lists(ACTS, min_size=5, max_size=15))
def test_any_sequence_of_acts_leaves_journal_and_rows_in_agreement(acts):
    for _, act in acts:
        with suppress(Refused):
            act()
    assert list(journal.breaches()) == []


WRITERS = """
    import threading, django
    django.setup()
    from django.db import connection
    from datetime import UTC, datetime
    from letsema.journal import queries
    from letsema.partners import commands
    from letsema.partners.rules import Name
    from letsema.values import OPERATOR

    together, failed = threading.Barrier(3), []

    def write(who):
        together.wait()
        try:
            for number in range(12):
                commands.register_organisation(
                    key=f"{who}-{number}", kind="other", names=[Name(f"{who} {number}")],
                    by=OPERATOR, at=datetime(2021, 6, 30, tzinfo=UTC))
        except Exception as error:
            failed.append(repr(error))
        finally:
            connection.close()

    threads = [threading.Thread(target=write, args=(who,)) for who in "abc"]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
    print(queries.head()[0], failed, [str(breach) for breach in queries.breaches()])
"""


def test_three_connections_leave_the_chain_whole(blank, tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(WRITERS)],
        env=blank.copy(tmp_path).environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "36 [] []"
