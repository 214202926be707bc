"""Frameworks are read in a fixed number of questions, as frozen views."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from letsema.reference import commands, queries
from letsema.values import OPERATOR

NOW = datetime(2026, 1, 5, 12, 0, tzinfo=UTC)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _adopted() -> None:
    commands.adopt_packaged(by=OPERATOR, at=NOW)


def test_all_frameworks_are_read_in_two_questions(django_assert_num_queries) -> None:
    with django_assert_num_queries(2):
        found = queries.frameworks()
    assert [each.slug for each in found] == sorted(each.slug for each in found)
    assert all(each.elements for each in found)


def test_one_framework_is_read_in_two_questions(django_assert_num_queries) -> None:
    with django_assert_num_queries(2):
        found = queries.framework("sdg")
    assert found is not None
    assert len(found.elements) == 186
    goal = found.element("10")
    target = found.element("10.7")
    assert goal is not None
    assert target is not None
    assert (goal.parent, target.parent) == (None, "10")
    assert found.element("18") is None


def test_a_framework_there_is_not_is_none() -> None:
    assert queries.framework("atlantis") is None
    assert queries.element_keys("atlantis") == {}
    assert queries.elements_by_key([]) == {}


def test_frameworks_of_one_kind_can_be_asked_for() -> None:
    assert [each.slug for each in queries.frameworks("roles")] == [
        "country-roles",
        "participant-roles",
    ]


def test_element_keys_and_elements_by_key_answer_each_other(django_assert_num_queries) -> None:
    keys = queries.element_keys("gcm-objectives")
    assert list(keys) == [str(number) for number in range(1, 24)]
    with django_assert_num_queries(1):
        found = queries.elements_by_key(keys.values())
    assert {each.code: pk for pk, each in found.items()} == keys
    assert {each.framework for each in found.values()} == {"gcm-objectives"}
