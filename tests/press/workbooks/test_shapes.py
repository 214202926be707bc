"""Cells by their shape: amounts exact, dates as far as known, words without what nobody sees."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from letsema.press.workbooks import (
    DAY,
    INTEGER,
    LONG,
    MONEY,
    QUANTITY,
    SLUG,
    TEXT,
    WHEN,
    YES_NO,
    Wrong,
    choice,
    country,
    when_text,
)
from letsema.values import When


def refused(shape, raw):
    with pytest.raises(Wrong) as wrong:
        shape.read(raw)
    return wrong.value.refusal.code


@pytest.mark.parametrize(
    ("raw", "amount"),
    [
        (0.1, "0.10"),
        (1700000.0, "1700000.00"),
        (12345678901234.56, "12345678901234.56"),
        (0.1 + 0.2, "0.30"),
        (1234.5600000000002, "1234.56"),
        (-0.0, "0.00"),
        ("1,700,000.50", "1700000.50"),
        ("\u00a01234.5 ", "1234.50"),
        (7, "7.00"),
    ],
)
def test_an_amount_is_what_was_typed(raw, amount):
    assert str(MONEY.read(raw)) == amount


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (0.125, "cents"),
        ("1.005", "cents"),
        (12345678901234.567, "cents"),
        ("1.700.000", "amount"),
        ("1,70,000", "amount"),
        ("USD 5", "amount"),
        ("1e3", "amount"),
        ("nan", "amount"),
        (True, "amount"),
        (date(2021, 1, 1), "amount"),
        (1e300, "amount"),
    ],
)
def test_what_is_no_amount_in_cents_is_refused(raw, code):
    assert refused(MONEY, raw) == code


@given(some.decimals(-(10**12), 10**12, places=2))
def test_an_amount_survives_the_double_it_is_kept_as(amount):
    assert MONEY.read(float(amount)) == amount
    assert MONEY.read(f"{amount:,.2f}") == amount


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("2021-06-30", "2021-06-30"),
        (date(2021, 6, 30), "2021-06-30"),
        (datetime.fromisoformat("2021-06-30"), "2021-06-30"),
        (2021.0, "2021"),
        ("2024-Q3", "2024-Q3"),
        (" by  2021-06-30", "by 2021-06-30"),
        ("about 2020-12", "about 2020-12"),
        ("2022-01-01/2024-12-31", "2022-01-01/2024-12-31"),
    ],
)
def test_a_date_is_as_exact_as_it_was_written(raw, text):
    assert WHEN.read(raw) == When.parse(text)
    assert when_text(When.parse(text)) == text


@pytest.mark.parametrize(
    "raw", ["30/06/2021", "June", 44377.0, datetime.fromisoformat("2021-06-30 12:00"), True]
)
def test_what_is_no_date_is_refused(raw):
    assert refused(WHEN, raw) == "date"


def test_a_day_is_nothing_less_exact():
    assert DAY.read("2021-06-30") == date(2021, 6, 30)
    assert refused(DAY, "2021-06") == "day"


dates = some.dates(date(1000, 1, 1), date(9000, 12, 31))


@given(
    some.one_of(
        dates.map(When.on),
        dates.map(When.by),
        dates.map(lambda day: When.parse(f"{day:%Y-%m}")),
        dates.map(lambda day: When.parse(f"about {day:%Y}")),
        some.tuples(dates, dates).map(lambda two: When.parse(f"{min(two)}/{max(two)}")),
    )
)
def test_every_date_is_read_again_as_it_was_written(when):
    assert WHEN.read(WHEN.write(when)) == when


def test_a_window_without_words_is_not_written():
    with pytest.raises(ValueError):
        when_text(When("month", date(2021, 1, 2), date(2021, 1, 3)))


def test_words_lose_what_nobody_sees():
    assert TEXT.read("\u00a0 Lake\u200b \n Chad ") == "Lake Chad"
    assert LONG.read(" one \r\n\r\n two\u00a0") == "one\n\ntwo"
    assert TEXT.read(7.0) == "7"
    assert TEXT.read(True) == "yes"
    assert TEXT.read(7.25) == "7.25"


def test_other_shapes_read_what_people_write():
    assert INTEGER.read("1,200") == 1200
    assert INTEGER.read(36.0) == 36
    assert refused(INTEGER, 36.5) == "whole-number"
    assert refused(INTEGER, "many") == "whole-number"
    assert YES_NO.read("Yes ") is True
    assert YES_NO.read(False) is False
    assert refused(YES_NO, "perhaps") == "yes-no"
    assert SLUG.read("un-network") == "un-network"
    assert refused(SLUG, "UN Network") == "slug"
    role = choice(("co-chair", "member"))
    assert role.read(" Co Chair") == "co-chair"
    assert refused(role, "boss") == "choice"


def test_a_country_goes_by_its_name_or_its_code():
    shape = country({"kenya": "KEN", "côte d'ivoire": "CIV"}.get, {"KEN": "Kenya", "CIV": "x"})
    assert shape.read("ken") == "KEN"
    assert shape.read("kenya") == "KEN"
    assert shape.write("KEN") == "Kenya"
    assert refused(shape, "Atlantis") == "country"


@pytest.mark.parametrize(
    ("raw", "number", "written"),
    [("1,400", "1400", 1400), (2.5, "2.5", "2.5"), ("0.0001", "0.0001", "0.0001"), (-0.0, "0", 0)],
)
def test_a_number_keeps_every_place(raw, number, written):
    read = QUANTITY.read(raw)
    assert read == Decimal(number)
    assert QUANTITY.write(read) == written


@pytest.mark.parametrize("raw", ["-1", "many", "1.400.000", True])
def test_what_is_no_number_from_nothing_up_is_told(raw):
    assert refused(QUANTITY, raw) == "number"
