"""What waits: when it is due, in which order it is told, in which words."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letsema.insight.rules.sayings import Where
from letsema.insight.rules.waiting import (
    GROUPS,
    KINDS,
    comes_within,
    group_of,
    in_order,
    is_new,
    is_soon,
    waits,
)
from letsema.values import ROLES

ON = date(2021, 9, 1)
DAYS = st.dates(date(2021, 1, 1), date(2022, 12, 31))


@pytest.mark.parametrize(
    ("due", "group"),
    [
        (None, "no-date"),
        (date(2021, 8, 31), "overdue"),
        (ON, "week"),
        (date(2021, 9, 7), "week"),
        (date(2021, 9, 8), "later"),
    ],
)
def test_a_day_due_stands_under_its_heading(due, group):
    assert group_of(due, ON) == group


def test_soon_counts_what_is_past_and_within_does_not():
    past, last, after = ON - timedelta(days=1), ON + timedelta(days=30), ON + timedelta(days=31)
    assert [is_soon(day, ON, 30) for day in (past, ON, last, after, None)] == [True] * 3 + [
        False
    ] * 2
    assert [comes_within(day, ON, 30) for day in (past, ON, last, after)] == [
        False,
        True,
        True,
        False,
    ]
    assert [is_new(day, ON, 1) for day in (ON - timedelta(days=2), past, ON, last)] == [
        False,
        True,
        True,
        False,
    ]


def made(due, since, subject):
    return waits("open-review", subject, Where("home"), due=due, since=since, name=subject)


@given(
    st.lists(st.tuples(st.none() | DAYS, st.none() | DAYS, st.sampled_from("ABCDE")), max_size=12)
)
def test_the_order_is_by_day_due_then_by_age_and_loses_nothing(told):
    rows = in_order(made(*each) for each in told)
    keys = [(row.due or date.max, row.since or date.max) for row in rows]
    assert keys == sorted(keys)
    assert {(row.subject, row.words) for row in rows} == {
        (row.subject, row.words) for row in (made(*each) for each in told)
    }
    groups = [GROUPS.index(row.group(ON)) for row in rows]
    assert groups == sorted(groups)


def test_every_kind_says_for_whom_it_is_and_what_happens_otherwise():
    for code, kind in KINDS.items():
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", code)
        assert kind.role in ROLES
        assert kind.otherwise.words.endswith(".")
        assert not kind.otherwise.values


def test_a_kinds_words_hold_only_what_they_have_a_place_for():
    told = waits("close-sitting", "SC-01", Where("meeting"), since=ON, meeting="SC-01", name="No")
    assert dict(told.words.values) == {"since": ON, "meeting": "SC-01"}
    assert str(told.words) == "Close SC-01: it is open since 2021-09-01"
