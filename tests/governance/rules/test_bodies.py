"""Who sits, who may stand for whom: against a plain list of days."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letsema.governance.rules import (
    BODY_KINDS,
    CHAIRING,
    MEMBER_ROLES,
    POSITIONED,
    compared,
    initials,
    leads_back,
    takes_positions,
)


def test_seats_take_positions_and_those_beside_them_do_not():
    assert {role for role in MEMBER_ROLES if takes_positions(role)} == set(POSITIONED)
    outside = ("chair", "ex-officio", "secretariat", "observer", "alternate")
    assert not any(map(takes_positions, outside))
    assert set(CHAIRING) <= set(MEMBER_ROLES)
    assert "forum" in BODY_KINDS


@pytest.mark.parametrize(
    ("slug", "prefix"),
    [("global-migration-group", "GMG"), ("task-force-2", "TF"), ("x", "X"), ("2", "M")],
)
def test_a_body_without_fund_numbers_its_meetings_by_its_initials(slug, prefix):
    assert initials(slug) == prefix


@given(st.dictionaries(st.sampled_from("abcde"), st.none() | st.sampled_from("abcde")))
def test_a_circle_of_successors_is_found(following):
    for start in "abcde":
        each, met = following.get(start), False
        for _ in range(10):
            met = met or each == start
            each = following.get(each) if each else None
        assert leads_back(start, following) is met


def test_a_printed_list_is_told_beside_the_account():
    difference = compared(["iom", "who", "ilo"], ["iom", "ilo", "iso", ""])
    assert (difference.counted, difference.listed) == (3, 4)
    assert (difference.missing, difference.added) == ({"who"}, {"iso"})
    assert not difference.agrees
    assert compared(["iom"], ["iom"]).agrees
