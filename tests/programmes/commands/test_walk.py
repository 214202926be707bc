"""Every role × stage × act: the commands do what the table says, and nothing else."""

from datetime import date

import pytest
from django.db import transaction

from letsema.journal import queries as journal
from letsema.programmes import queries
from letsema.programmes.rules.acts import ACTS, judge_act, leads_to
from letsema.programmes.rules.stages import STAGES
from letsema.values import ROLES, Refused
from tests import making
from tests.programmes import life

pytestmark = pytest.mark.django_db
WHO = ("operator", *ROLES)
COMMANDS = {**life.ACTS, **life.DECIDED}


@pytest.fixture(autouse=True)
def _world(settings, tmp_path):
    settings.HOME = tmp_path / "files"
    making.world()


class Undone(Exception):
    """Raised to take back what was tried."""


def tried(act: str, reference: str, day: date, role: str) -> list[str]:
    """What somebody is told when they do an act; empty where it is done. It is taken back."""
    before = queries.stage_now(reference)
    expected = leads_to(before, act) or before
    try:
        with transaction.atomic():
            COMMANDS[act](reference, day, life.person(role))
            assert queries.stage_now(reference) == expected
            raise Undone
    except Refused as refused:
        return [refusal.code for refusal in refused.refusals]
    except Undone:
        return []


def test_every_act_without_a_command_of_its_own_is_decided_or_told():
    by_stage = {"return", "approve", "solicit", "decline", "allocate", "close", "remove"}
    told = {"transfer", "complete", "certify"}
    assert set(ACTS) - set(COMMANDS) == {"submit-note", "lift"} | by_stage | told
    assert all(ACTS[act].by_decision for act in (*life.DECIDED, *by_stage, "lift"))


@pytest.mark.once
@pytest.mark.parametrize("stage", life.WAYS)
def test_only_what_the_table_says_may_be_done(stage):
    reference, day = life.reach(stage)
    assert queries.stage_now(reference) == stage
    life.steer(), life.decided(day)
    head = journal.head()
    for act in COMMANDS:
        for role in WHO:
            decided = act in life.DECIDED
            said = [r.code for r in judge_act(stage, act, {role}, decided=decided)]
            seeing = role not in ("contributor", "reader")
            expected = said if seeing else ["not-yours"]
            assert tried(act, reference, day, role) == expected, (act, role)
    assert journal.head() == head


@pytest.mark.parametrize("role", ["operator", "secretariat", "submitter"])
def test_a_note_is_registered_by_who_submits(role):
    assert queries.stage_now(life.note(life.person(role))) == "submitted"


@pytest.mark.parametrize("role", sorted({*ROLES} - {"secretariat", "submitter"}))
def test_a_note_is_not_registered_by_others(role):
    with pytest.raises(Refused) as refused:
        life.note(life.person(role))
    assert [refusal.code for refusal in refused.value.refusals] == ["not-yours"]


def test_the_walk_reaches_every_stage_but_the_draft():
    assert {*life.WAYS, "draft"} == set(STAGES)
