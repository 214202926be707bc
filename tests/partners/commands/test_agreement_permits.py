"""Who submits or reviews adds to agreements and support; a secretariat alone withdraws."""

from __future__ import annotations

import pytest

from letsema.values import Actor, Refused
from letsema.values.actor import Grant
from tests import making
from tests.partners.agreement_permits import SHARED

pytestmark = pytest.mark.django_db
WITHDRAWING = [each for each in SHARED if each.__name__.startswith("withdraw")]
ADDING = [each for each in SHARED if each not in WITHDRAWING]


@pytest.fixture(autouse=True)
def _world(settings, tmp_path):
    settings.HOME = tmp_path / "files"
    making.world()


def refused(command, role: str) -> bool:
    told = SHARED[command]() if callable(SHARED[command]) else SHARED[command]
    by = Actor("p1", grants=frozenset({Grant(role, making.FUND)}))
    try:
        command(**told, by=by, at=making.at("2022-03-01"))
    except Refused as answer:
        return [each.code for each in answer.refusals] == ["not-yours"]
    return False


@pytest.mark.parametrize("command", ADDING, ids=lambda each: each.__name__)
def test_submitters_and_reviewers_add_and_readers_do_not(command):
    assert not refused(command, "submitter")
    assert not refused(command, "reviewer")
    assert refused(command, "auditor")


@pytest.mark.parametrize("command", WITHDRAWING, ids=lambda each: each.__name__)
def test_submitters_and_reviewers_do_not_withdraw(command):
    assert refused(command, "submitter")
    assert refused(command, "reviewer")
