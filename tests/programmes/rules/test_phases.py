"""Phases before and after: each stands before all that build on it."""

from hypothesis import given
from hypothesis import strategies as st

from letsema.programmes.rules.phases import steps

# (programme, predecessor): the later number builds on the earlier one, so nothing goes round
LINEAGES = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 9)).map(lambda two: (max(two), min(two))),
    max_size=20,
)


def longest(start: int, ahead: dict[int, set[int]]) -> dict[int, int]:
    """Every way followed to its end, one by one."""
    far: dict[int, int] = {}
    ways = [(start,)]
    while ways:
        way = ways.pop()
        far[way[-1]] = max(far.get(way[-1], 0), len(way) - 1)
        ways += [(*way, each) for each in ahead.get(way[-1], ())]
    return far


@given(LINEAGES, st.integers(0, 9))
def test_every_phase_is_as_far_as_its_longest_way(lineage, start):
    pairs = [(one, other) for one, other in lineage if one != other]
    before = {one: {b for a, b in pairs if a == one} for one, _ in pairs}
    after = {one: {a for a, b in pairs if b == one} for _, one in pairs}
    wanted = longest(start, after) | {k: -v for k, v in longest(start, before).items()}
    assert steps(start, lineage) == wanted | {start: 0}


def test_two_predecessors_stand_before_and_an_older_one_before_both():
    lineage = [(3, 2), (3, 9), (2, 1), (4, 3), (3, 1)]
    assert steps(3, lineage) == {1: -2, 2: -1, 9: -1, 3: 0, 4: 1}
    assert steps(7, lineage) == {7: 0}


def test_a_circle_does_not_run_for_ever():
    assert set(steps(1, [(1, 2), (2, 3), (3, 2)])) == {1, 2, 3}
