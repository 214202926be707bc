"""Organisations by workbook: each with its own names, whatever was merged into it."""

from __future__ import annotations

import pytest

from letsema.partners import commands, queries
from letsema.values import OPERATOR
from tests import making
from tests.doors.intake.workbook import taking
from tests.world import everything

pytestmark = pytest.mark.django_db


def test_a_merge_writes_no_name_under_another_key():
    making.world()
    why = {"why": "one", "by": OPERATOR, "at": making.at()}
    commands.merge_organisations(key="ilo", into="iom", **why)
    rows = {row["key"]: row["name"] for row in taking.filled("organisations")}
    assert rows == {"iom": "The IOM", "unfpa": "The UNFPA"}
    held = everything()
    outcome = taking.again("organisations")
    assert (outcome.total("new"), outcome.total("wrong")) == (0, 0)
    assert everything() == held
    commands.unmerge_organisation(key="ilo", **why)
    assert [name.text for name in queries.organisation("iom").names] == ["The IOM", "IOM"]
