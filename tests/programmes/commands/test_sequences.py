"""Any acts by anybody in any order: no state outside the table, answers equal to a replay."""

import contextlib
from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from letsema.journal import queries as journal
from letsema.programmes import commands, queries
from letsema.programmes.models import Claim, StageRow
from letsema.programmes.rules.stages import MOVES
from letsema.values import ROLES, Refused
from tests import making
from tests.programmes import life
from tests.trying import tries

PAIRS = {(move.before, move.after) for move in MOVES}
DECISIONS = sorted({move.after for move in MOVES if move.who == "committee"})
STEPS = (*life.ACTS, *life.DECIDED, *DECISIONS, "unsay")
AHEAD = st.sampled_from((*STEPS, "open-review", "under-implementation", *DECISIONS))
PLANS = st.lists(
    st.tuples(AHEAD, st.sampled_from(("operator", *ROLES)), st.integers(-2, 20)),
    min_size=4,
    max_size=8,
)
LAST = date(2022, 6, 1)


def do(step, reference, day, role):
    """One step of a plan; what is refused changes nothing."""
    by = life.person(role)
    try:
        with transaction.atomic():
            if step == "unsay":
                unsay(reference, by)
            elif step in life.DECIDED:
                life.DECIDED[step](reference, day, by)
            else:
                life.take(step, reference, day, by)
    except Refused:
        return


def unsay(reference, by):
    told = queries.decisions_about(reference)
    commands.unsay_decision(
        reference=reference,
        decision=told[-1] if told else "none",
        why="Wrong.",
        citing=life.decided(date(2021, 6, 1)),
        **life.how(by),
    )


def standing(rows, as_at, known):
    """The rows that count at the end of a day, as the record held it at the end of another."""
    end = making.at(str(known + timedelta(days=1))).replace(hour=0)
    return [
        row
        for row in rows
        if row.latest <= as_at
        and row.recorded_at < end
        and (row.withdrawn_at is None or row.withdrawn_at >= end)
    ]


def replay(reference, as_at, known):
    """Stage and facts by walking every row that was ever written."""
    rows = StageRow.objects.filter(programme__reference=reference)
    stages = sorted(standing(rows, as_at, known), key=lambda row: (row.latest, row.pk))
    claims = standing(Claim.objects.filter(programme__reference=reference), as_at, known)
    told = {}
    for row in sorted(claims, key=lambda c: (c.stated, c.latest, c.weight, c.pk)):
        told[row.field] = row.value
    return stages[-1].stage if stages else None, told.get("budget")


class Undone(Exception):
    """Takes back what a plan wrote."""


@pytest.mark.django_db
@pytest.mark.parametrize("start", ["submitted", "concept-note-approved", "document-submitted"])
def test_no_plan_leaves_the_table(settings_of_files, start):
    @settings(max_examples=tries(4))
    @given(PLANS)
    def holds(plan):
        with contextlib.suppress(Undone), transaction.atomic():
            check(start, plan)
            raise Undone

    holds()


@pytest.fixture
def settings_of_files(settings, tmp_path):
    settings.HOME = tmp_path / "files"
    making.world()
    yield
    life.AT = making.at("2024-01-01")


def check(start, plan):
    life.AT = making.at("2021-07-20")
    reference, day = life.reach(start)
    days = [day]
    for step, role, gap in plan:
        day = max(day, day + timedelta(days=gap)) if gap >= 0 else day + timedelta(days=gap)
        life.AT = making.at(str(max(day, life.AT.date()) + timedelta(days=1)))
        do(step, reference, day, role)
        days.append(day)
        assert_in_table(reference)
    for as_at in {days[0], days[len(days) // 2], LAST}:
        for known in {days[1], days[-2], life.AT.date()}:
            stage, budget = replay(reference, as_at, known)
            view = queries.programme(reference, as_at, known)
            assert (view.entry.stage if view.entry else None) == stage
            told = view.value("budget")
            assert (told.as_json() if told else None) == budget
    assert list(journal.breaches()) == []


def assert_in_table(reference):
    rows = StageRow.objects.filter(programme__reference=reference, withdrawn_at=None)
    told = list(rows.order_by("latest", "id").values_list("stage", flat=True))
    steps = {(one, two) for one, two in pairwise(told) if one != two}
    assert steps <= PAIRS, told
    assert told[0] == "submitted"
