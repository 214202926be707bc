"""Any history of phases, stages and merges is answered on every day like a naive replay of it."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letsema.journal import queries as journal
from letsema.programmes import commands, queries
from letsema.values import OPERATOR
from tests import making
from tests.replaying import attempt, taken_back
from tests.trying import tries

HOW = {"by": OPERATOR, "at": making.at()}
START = date(2021, 1, 1)
LAST = 20
NAMES = ("A", "B", "C", "D", "E")
HIDDEN = ("draft", "submitted")
"""Stages nobody outside is told of."""
STAGES = (*HIDDEN, "concept-note-approved", "signed", "under-implementation")
PAIRS = st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES))
ACTS = st.one_of(
    st.tuples(st.just("follows"), PAIRS, st.none()),
    st.tuples(st.just("follows"), PAIRS, st.none()),
    st.tuples(st.just("merge"), PAIRS, st.none()),
    st.tuples(
        st.just("stage"),
        st.tuples(st.sampled_from(NAMES), st.sampled_from(STAGES)),
        st.integers(0, LAST),
    ),
)
HISTORIES = st.lists(ACTS, max_size=14)


def day(number):
    return START + timedelta(days=number)


class Told:
    """What was told, kept in plain lists: who follows whom, who was merged, who came how far."""

    def __init__(self):
        self.follows, self.into, self.stages = [], {}, {}

    def end(self, name):
        return self.end(self.into[name]) if name in self.into else name

    def ways(self, start, *, back, more=()):
        """Every way from a phase to those before it, or after it, one by one."""
        pairs = {(self.end(a), self.end(b)) for a, b in [*self.follows, *more]}
        pairs = {(a, b) if back else (b, a) for a, b in pairs if a != b}
        ways = [(start,)]
        for way in ways:
            ways += [(*way, b) for a, b in pairs if a == way[-1] and b not in way[1:]]
        return ways[1:]

    def leads_round(self, start, more=()):
        return any(way[-1] == start for way in self.ways(start, back=True, more=more))

    def steps(self, start):
        """How far each phase lies from one, by its longest way."""
        found = {start: 0}
        for way in self.ways(start, back=True):
            found[way[-1]] = min(found.get(way[-1], 0), 1 - len(way))
        for way in self.ways(start, back=False):
            found[way[-1]] = max(found.get(way[-1], 0), len(way) - 1)
        return found

    def stage(self, name, at):
        """The stage of the last row told by a day, of all that goes on as this programme."""
        rows = [(n, stage) for n, (of, stage) in self.stages.items() if self.end(of) == name]
        return max([row for row in rows if row[0] <= at], default=(0, None))[1]

    def public(self, name):
        """Told of without a stage, or approved once."""
        rows = [stage for of, stage in self.stages.values() if self.end(of) == name]
        return not rows or any(stage not in HIDDEN for stage in rows)


def do(told, act, what, number):
    """One act on the record, and the same on the plain lists."""
    one, other = what
    if act == "follows":
        fits = one != other and not {one, other} & told.into.keys()
        fits = fits and not told.leads_round(one, more=[what])
        how = {"reference": one, "predecessor": other, "citing": making.say()}
        assert bool(attempt(commands.name_predecessor, **how, **HOW)) == fits
        told.follows += [what] if fits else []
    elif act == "merge":
        fits = one != other and not {one, other} & told.into.keys()
        if fits:
            told.into[one] = other
            fits = not told.leads_round(other)
            del told.into[one]
        how = {"reference": one, "into": other, "why": "w"}
        assert bool(attempt(commands.merge_programmes, **how, **HOW)) == fits
        told.into |= {one: other} if fits else {}
    elif one not in told.into and number not in told.stages:
        making.stage(one, other, str(day(number)))
        told.stages[number] = what


def compare(told):
    for name in NAMES:
        steps = told.steps(told.end(name))
        public = {each for each in steps if told.public(each)}
        for at in range(0, LAST + 1, 4):
            inside = queries.phases(name, day(at), public_only=False)
            assert {v.outline.reference: v.step for v in inside} == steps
            for view in inside:
                mine = view.outline.reference
                assert view.outline.stage == told.stage(mine, at)
                before = {(told.end(a), told.end(b)) for a, b in told.follows}
                follows = {b for a, b in before if a == mine != b and b in steps}
                assert {each.reference for each in view.follows} == follows
            order = [view.step for view in inside]
            assert order == sorted(order)
            outside = {v.outline.reference for v in queries.phases(name, day(at))}
            assert outside == (public if told.end(name) in public else set())


@pytest.mark.django_db
def test_phases_on_a_day_are_what_a_replay_of_any_history_gives():
    making.world()
    for name in NAMES:
        commands.register_programme(reference=name, fund=making.FUND, **HOW)

    @settings(max_examples=tries(10))
    @given(HISTORIES)
    def holds(history):
        with taken_back():
            told = Told()
            for act, what, number in history:
                do(told, act, what, number)
            compare(told)
            assert list(journal.breaches()) == []

    holds()
