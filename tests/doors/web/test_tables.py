"""What is taken along for a spreadsheet runs nothing in it, and says what the page said."""

import pytest

from letsema.doors.web.tables import table


def lines(value):
    return table("t.csv", ("what",), [{"what": value, "more": 1}]).content.decode().split("\r\n", 1)


@pytest.mark.parametrize("sign", list("=+-@\t＝＋－＠"))
def test_a_text_that_would_run_is_told_to_be_a_text(sign):
    assert lines(f"{sign}cmd()") == ["what", f"'{sign}cmd()\r\n"]


@pytest.mark.parametrize("value", ["plain", "", 12, -3, None])
def test_anything_else_stays_as_it_is(value):
    told = "" if value is None else str(value)
    assert lines(value)[1].strip('"\r\n') == told


def test_it_is_a_file_of_its_name():
    answer = table("hill-notes.csv", ("what",), [])
    assert answer["Content-Disposition"] == 'attachment; filename="hill-notes.csv"'
    assert answer.content == b"what\r\n"
