"""What the record fills in can be loaded again and changes nothing; into a bare record, all of it."""

from __future__ import annotations

import pytest

from letsema.doors.intake import workbook
from letsema.values import OPERATOR
from tests.making import at
from tests.world import everything

pytestmark = pytest.mark.xdist_group("record")


def load(content, **how):
    told = workbook.read(content)
    how = {"filename": "w.xlsx", "by": OPERATOR, "at": at("2030-01-01"), **how}
    return workbook.load(told, content=content, **how)


@pytest.mark.parametrize("kind", workbook.KINDS)
def test_what_the_example_fills_in_is_the_same_again(kind, fresh, example):
    fresh(example)
    content = workbook.filled(kind)
    assert content == workbook.filled(kind)
    before = everything()
    outcome = load(content)
    assert outcome.faults == ()
    assert outcome.taken
    assert (outcome.total("new"), outcome.total("wrong")) == (0, 0)
    assert everything() == before
