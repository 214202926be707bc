"""What a fund may set: every default is judged right, what is no value of a key is refused."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letsema.governance.rules import (
    CONSEQUENCES,
    MEMBER_ROLES,
    SETTINGS,
    conflict_consequence,
    defaults,
    judge_setting,
)

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=5,
)


@pytest.mark.parametrize("key", SETTINGS)
def test_a_default_is_plain_and_would_be_taken(key):
    default = SETTINGS[key].default
    assert judge_setting(key, default) == []
    assert json.loads(json.dumps(default)) == default


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("meeting-prefix", "sc"),
        ("meeting-prefix", ""),
        ("meeting-prefix", "ABCDEFGHIJKLM"),
        ("quorum-percent", 0),
        ("quorum-percent", 101),
        ("quorum-percent", True),
        ("quorum-percent", "50"),
        ("quorum-each-group", 1),
        ("conflict", {"member": "vote"}),
        ("conflict", ["leave"]),
        ("review-criteria", []),
        ("review-criteria", [{"code": "a", "words": "A"}]),
        ("review-criteria", [{"code": "a", "words": "A", "most": 5}] * 2),
        ("ageing-days", {"submitted": 0}),
        ("ageing-days", {"Not a stage": 3}),
    ],
)
def test_a_value_a_key_does_not_take_is_refused(key, value):
    assert [r.code for r in judge_setting(key, value)] == ["setting-value"]


@given(st.sampled_from(sorted(SETTINGS)), PLAIN)
def test_any_plain_value_is_judged_and_never_breaks(key, value):
    assert judge_setting(key, value) in ([], judge_setting(key, object()))


def test_a_key_there_is_not_is_refused():
    assert [r.code for r in judge_setting("colour", "red")] == ["unknown-setting"]


def test_defaults_are_a_copy_of_ones_own():
    defaults()["conflict"]["member"] = "declare"
    assert defaults()["conflict"]["member"] == "leave"


def test_every_role_has_a_consequence_of_an_interest():
    setting = SETTINGS["conflict"].default
    told = {role: conflict_consequence(role, setting) for role in (*MEMBER_ROLES, "reviewer")}
    assert set(told.values()) <= set(CONSEQUENCES)
    assert (told["member"], told["alternate"]) == ("leave", "leave")
    assert (told["chair"], told["ex-officio"], told["secretariat"]) == ("declare",) * 3
    assert told["co-convenor"] == told["convenor"] == told["co-chair"]
    assert told["reviewer"] == "no-scoring"
