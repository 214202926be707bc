"""A round forgets, once a day, the contacts that are not to be kept any more."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from letsema.doors.worker import rounds
from letsema.partners import commands, queries
from letsema.values import OPERATOR
from tests import making

pytestmark = pytest.mark.django_db
AT = making.at("2021-09-01")


@pytest.fixture(autouse=True)
def _world():
    making.world()


def contact(until: date, name: str) -> int:
    return commands.enter_contact(
        organisation="iom",
        role="Focal point",
        name=name,
        consent="internal",
        consent_on=date(2021, 1, 1),
        retain_until=until,
        citing=making.say(),
        by=OPERATOR,
        at=making.at(),
    )


def forgotten():
    found = queries.contacts("iom", public_only=False)
    return {each.number for each in found if each.forgotten_at}


def test_contacts_that_are_due_are_forgotten_once_a_day():
    first, later = contact(date(2021, 9, 1), "A. Person"), contact(date(2021, 9, 2), "B. Person")
    assert rounds.one_round(AT - timedelta(days=1)) == 0
    assert forgotten() == set()
    rounds.one_round(AT)
    assert forgotten() == {first}
    today = contact(date(2021, 8, 1), "C. Person")
    rounds.one_round(AT + timedelta(hours=1))
    assert forgotten() == {first}
    rounds.one_round(AT + timedelta(days=1))
    assert forgotten() == {first, later, today}


def test_where_forgetting_failed_it_is_tried_again_the_next_round(monkeypatch):
    first = contact(date(2021, 9, 1), "A. Person")

    def away(**_told):
        raise OSError("the database is away")

    with monkeypatch.context() as broken:
        broken.setattr(commands, "forget_due", away)
        with pytest.raises(OSError, match="away"):
            rounds.one_round(AT)
    rounds.one_round(AT)
    assert forgotten() == {first}
