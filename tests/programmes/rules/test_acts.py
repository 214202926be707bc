"""The table of acts: made from the moves, told with both reasons, held where something waits."""

from itertools import product

import pytest

from letsema.programmes.rules.acts import (
    ACTS,
    HELD_BY_RELEASE,
    HELD_WHEN_SUSPENDED,
    KEEPERS,
    acts_open,
    judge_act,
    judge_held,
    leads_to,
    stage_words,
)
from letsema.programmes.rules.stages import EXITS, MOVES, STAGES
from letsema.values import ROLES

EVERYBODY = (*ROLES, "operator")


def codes(refusals):
    return [refusal.code for refusal in refusals]


@pytest.mark.parametrize(("stage", "act"), list(product(STAGES, ACTS)))
def test_an_act_is_open_where_stage_and_role_allow_it(stage, act):
    found = ACTS[act]
    for role in EVERYBODY:
        at_stage = stage in found.stages
        theirs = not found.by_decision and (role in found.roles or role == "operator")
        assert (judge_act(stage, act, [role]) == []) == (at_stage and theirs)
        entered = role in KEEPERS if found.by_decision else theirs
        assert (judge_act(stage, act, [role], decided=True) == []) == (at_stage and entered)


def test_a_refusal_tells_both_what_the_stage_allows_and_who_may():
    told = judge_act("submitted", "assess-note", ["submitter"])
    assert codes(told) == ["not-at-this-stage", "not-yours"]
    assert "“Concept note under review”" in str(told[0])
    assert "“Concept note submitted”" in str(told[0])
    assert "reviewer, secretariat" in str(told[1])
    assert codes(judge_act("under-review", "approve", EVERYBODY)) == ["by-decision"]


def test_every_move_is_an_act_that_leads_from_a_stage_to_one_other():
    for move in MOVES:
        assert leads_to(move.before, move.act) == move.after
        assert ACTS[move.act].who == move.who
    assert leads_to(None, "submit-note") == "submitted"
    assert leads_to("submitted", "assess-note") is None


@pytest.mark.parametrize("stage", [*EXITS, "financially-closed"])
def test_nothing_more_is_done_at_the_end(stage):
    assert acts_open(stage, EVERYBODY) == acts_open(stage, EVERYBODY, decided=True) == []


def test_a_programme_of_which_only_the_label_is_known_takes_what_decisions_lay_upon_it():
    assert {"change-facts", "suspend"} <= {
        act.code for act in acts_open("funded", ["secretariat"], decided=True)
    }
    assert stage_words("funded") == "Joint Programme funded"


@pytest.mark.parametrize("act", ACTS)
def test_suspension_and_open_release_conditions_hold_what_the_table_names(act):
    held = judge_held(act, suspended=True, unreleased=2)
    assert ("suspended" in codes(held)) == (act in HELD_WHEN_SUSPENDED)
    assert ("release-conditions" in codes(held)) == (act in HELD_BY_RELEASE)
    assert judge_held(act, suspended=False) == []


def test_every_act_has_words_stages_there_are_and_somebody():
    for act in ACTS.values():
        assert act.words
        assert set(act.stages) <= {*STAGES, "funded"}
        assert set(act.roles) <= set(ROLES)
