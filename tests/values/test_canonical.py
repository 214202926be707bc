"""One content has one text and one digest."""

import json
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letsema.values import canonical_text, digest

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(codec="utf-8")),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abcé"), inner, max_size=4),
    max_leaves=12,
)


def test_keys_are_sorted_and_nothing_is_escaped_or_spaced():
    assert canonical_text({"b": [1, None], "a": "é “x”"}) == '{"a":"é “x”","b":[1,null]}'


def test_one_instant_has_one_text_in_every_zone():
    east = datetime(2021, 6, 30, 14, tzinfo=timezone(timedelta(hours=2)))
    assert canonical_text(east) == canonical_text(datetime(2021, 6, 30, 12, tzinfo=UTC))
    assert canonical_text(east) == '"2021-06-30T12:00:00.000000+00:00"'


def test_an_instant_without_a_zone_has_no_text():
    with pytest.raises(ValueError, match="time zone"):
        canonical_text(datetime(2021, 6, 30))  # noqa: DTZ001


def test_dates_and_keys_are_told_as_they_are_written():
    assert canonical_text([date(2021, 6, 30), UUID(int=1)]) == (
        '["2021-06-30","00000000-0000-0000-0000-000000000001"]'
    )


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("1.50", "1.5"),
        ("1.00", "1"),
        ("100", "100"),
        ("1E+3", "1000"),
        ("0E+3", "0"),
        ("-0.00", "0"),
        ("0.10", "0.1"),
        ("1234567890123456789012345678901234567.01", "1234567890123456789012345678901234567.01"),
    ],
)
def test_a_decimal_is_told_with_every_digit_and_no_more(number, text):
    assert canonical_text(Decimal(number)) == f'"{text}"'


@pytest.mark.parametrize(
    "number", [float("nan"), float("inf"), Decimal("NaN"), Decimal("-Infinity")]
)
def test_what_is_not_a_number_has_no_text(number):
    with pytest.raises(ValueError, match=r".+"):
        canonical_text([number])


def test_a_thing_nobody_described_has_no_text():
    with pytest.raises(TypeError, match="no canonical text for set"):
        canonical_text({1, 2})


@given(PLAIN)
def test_a_text_read_back_and_told_again_is_the_same(content):
    assert canonical_text(json.loads(canonical_text(content))) == canonical_text(content)


@given(PLAIN, PLAIN)
def test_two_contents_have_one_digest_only_if_they_are_one(one, two):
    assert (digest(one) == digest(two)) == (canonical_text(one) == canonical_text(two))


@given(st.dictionaries(st.text("abc"), st.integers(), min_size=2))
def test_the_order_of_keys_does_not_count(content):
    assert digest(dict(reversed(content.items()))) == digest(content)
