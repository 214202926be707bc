"""Dates with their precision are windows, and every form of writing one is read."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letsema.values import Citation, When

FORMS = {
    "2021-06-30": ("day", "2021-06-30", "2021-06-30"),
    " 2021-06-30 ": ("day", "2021-06-30", "2021-06-30"),
    "2024-02": ("month", "2024-02-01", "2024-02-29"),
    "2023-12": ("month", "2023-12-01", "2023-12-31"),
    "2024-Q1": ("quarter", "2024-01-01", "2024-03-31"),
    "2024-Q4": ("quarter", "2024-10-01", "2024-12-31"),
    "2020": ("year", "2020-01-01", "2020-12-31"),
    "by 2021-06-30": ("not-after", None, "2021-06-30"),
    "by 2021-06": ("not-after", None, "2021-06-30"),
    "by 2021": ("not-after", None, "2021-12-31"),
    "about 2020-12": ("about", "2020-12-01", "2020-12-31"),
    "about 2020": ("about", "2020-01-01", "2020-12-31"),
    "about 2020-12-05": ("about", "2020-12-05", "2020-12-05"),
    "2022-01-01/2024-12-31": ("not-before", "2022-01-01", "2024-12-31"),
    "about 2022-01-01/2024-12-31": ("about", "2022-01-01", "2024-12-31"),
}
NO_DATES = [
    "", "by", "about", "soon", "2021-13", "2021-00", "2021-6", "2021-02-30", "20210630", "2021-W26-3",
    "2024-Q0", "2024-Q5", "2024-Q", "0000", "+202", "1_00", "２０２０", "2021-06-30T12:00", "2021/2022",
    "2022-01-01/", "/2022-01-01", "2022-01-01/2022-02-01/2022-03-01", "2024-12-31/2022-01-01",
    "about by 2021-06-30", "2021-06-30 or so", "around 2020",
]  # fmt: skip
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


def day(text):
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(("text", "window"), FORMS.items())
def test_every_form_of_a_date_is_read(text, window):
    precision, earliest, latest = window
    assert When.parse(text) == When(precision, day(earliest), day(latest))


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValueError, match=r".+"):
        When.parse(text)


@given(st.text("0123456789-/Qbyaout ", max_size=24))
def test_any_text_is_a_date_or_refused(text):
    try:
        when = When.parse(text)
    except ValueError:
        return
    assert when.earliest is None or when.earliest <= when.latest


@given(DAYS, DAYS)
def test_two_days_are_read_as_the_window_between_them(one, two):
    first, last = sorted((one, two))
    assert When.parse(f"{first}/{last}") == When("not-before", first, last)


@given(DAYS)
def test_a_day_is_read_as_itself_and_in_its_month_quarter_and_year(one):
    assert When.parse(str(one)) == When.on(one)
    quarter = (one.month + 2) // 3
    for text in (str(one)[:7], f"{one.year:04}-Q{quarter}", f"{one.year:04}"):
        when = When.parse(text)
        assert when.earliest <= one <= when.latest
        assert When.parse(f"by {text}") == When.by(when.latest)


@pytest.mark.parametrize(
    ("precision", "earliest", "latest"),
    [
        ("week", "2021-01-01", "2021-01-07"),
        ("month", None, "2021-01-31"),
        ("day", None, "2021-01-31"),
        ("day", "2021-01-01", "2021-01-02"),
        ("month", "2021-02-01", "2021-01-31"),
    ],
)
def test_a_window_that_cannot_be_is_refused(precision, earliest, latest):
    with pytest.raises(ValueError, match=r".+"):
        When(precision, day(earliest), day(latest))


@given(st.sampled_from(sorted(FORMS)), st.dates(date(2019, 1, 1), date(2025, 12, 31)))
def test_a_day_is_before_inside_or_after_a_window(text, on):
    when = When.parse(text)
    before = when.earliest is not None and on < when.earliest
    assert [before, when.uncertain_on(on), when.holds(on)].count(True) == 1


@pytest.mark.parametrize(("text", "window"), FORMS.items())
def test_something_counts_from_the_last_day_of_its_window(text, window):
    when = When.parse(text)
    last = day(window[2])
    assert when.holds(last)
    assert not when.uncertain_on(last)
    assert not when.holds(last - timedelta(1))
    assert when.uncertain_on(last - timedelta(1)) == (window[1] != window[2])


def test_only_a_day_is_exact():
    assert When.parse("2021-06-30").exact == date(2021, 6, 30)
    assert When.parse("about 2020-12-05").exact is None
    assert When.parse("2021-06").exact is None


def test_a_date_is_told_with_both_ends_of_its_window():
    assert When.parse("2021-06-30").as_json() == {
        "on": "2021-06-30", "not_before": None, "not_after": None, "precision": "day",
    }  # fmt: skip
    assert When.parse("by 2021-06-30").as_json() == {
        "on": None, "not_before": None, "not_after": "2021-06-30", "precision": "not-after",
    }  # fmt: skip
    assert When.parse("2021-06").as_json() == {
        "on": None, "not_before": "2021-06-01", "not_after": "2021-06-30", "precision": "month",
    }  # fmt: skip


@pytest.mark.parametrize("named", [{}, {"source": "a", "decision": "b"}])
def test_a_fact_rests_on_a_decision_or_on_a_source_and_not_on_both(named):
    with pytest.raises(ValueError, match="decision or on a source"):
        Citation(**named)


def test_a_citation_is_told_plain():
    assert Citation(source="a", place="p. 3", stated=False).as_json() == {
        "source": "a", "decision": None, "place": "p. 3", "stated": False,
    }  # fmt: skip
