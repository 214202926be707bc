"""How long things wait: counted from the latest day they may have begun."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from letsema.insight.rules.ageing import (
    WAITED_AT,
    Wait,
    by_organisation,
    by_stage,
    days_since,
    longest_first,
)
from letsema.values import When

ON = date(2025, 1, 31)
WINDOWS = st.builds(
    lambda last, width: When("not-before", last - timedelta(days=width), last),
    st.dates(date(2019, 1, 1), ON),
    st.integers(1, 900),
)
STAGES = st.sampled_from(WAITED_AT)


def wait(since: When, stage: str, limit: int | None = 100, reference: str = "A-1", **told) -> Wait:
    days = days_since(since, ON)
    return Wait(reference, reference, stage, since, days, limit, public=True, **told)


def test_solicited_by_june_2021_has_waited_1311_days_at_the_least():
    each = wait(When.by(date(2021, 6, 30)), "document-solicited", 120)
    assert (each.days, each.exact, each.over) == (1311, False, True)


@given(WINDOWS, st.data())
def test_whenever_it_began_it_has_waited_that_long_at_the_least(window, data):
    began = data.draw(st.dates(window.earliest, window.latest))
    assert days_since(window, ON) <= (ON - began).days
    assert days_since(When.on(began), ON) == (ON - began).days


@given(st.lists(st.tuples(WINDOWS, STAGES), max_size=20))
def test_stages_count_every_wait_once(told):
    waits = [wait(since, stage) for since, stage in told]
    stages = by_stage(waits, {"submitted": 100})
    assert sum(stage.count for stage in stages) == len(waits)
    assert sum(stage.over for stage in stages) == sum(each.over for each in waits)
    assert all(stage.median <= stage.longest for stage in stages)
    assert max((s.longest for s in stages), default=0) == max((w.days for w in waits), default=0)
    assert [s.stage for s in stages] == [s for s in WAITED_AT if s in {w.stage for w in waits}]
    assert [each.days for each in longest_first(waits)] == sorted(w.days for w in waits)[::-1]


def test_a_stage_without_a_setting_is_never_over():
    assert not wait(When.by(date(2019, 1, 1)), "returned", None).over


def test_lateness_is_of_those_whose_turn_it_is():
    iom, ilo = ("iom", "IOM"), ("ilo", "ILO")
    told = [
        wait(When.on(date(2024, 1, 31)), "document-solicited", organisations=(iom,)),
        wait(When.on(date(2025, 1, 1)), "returned", organisations=(iom, ilo)),
        wait(When.on(date(2020, 1, 1)), "document-submitted", organisations=(ilo,)),
    ]
    rows = [(row.key, row.waiting, row.over, row.longest) for row in by_organisation(told)]
    assert rows == [("iom", 2, 1, 366), ("ilo", 1, 0, 30)]
