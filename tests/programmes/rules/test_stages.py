"""Every move of the table is allowed, every other is refused where a decision is cited."""

from itertools import product

import pytest

from letsema.programmes.rules.stages import (
    BEFORE_APPROVAL,
    CLOSED_STAGES,
    EXIT_REASONS,
    EXITS,
    FUNDED_STAGES,
    MOVES,
    STAGES,
    STATUSES,
    judge_move,
    judge_stage_row,
    section_of,
    status_of,
)

ALLOWED = {(move.before, move.after) for move in MOVES}


def codes(refusals):
    return [refusal.code for refusal in refusals]


@pytest.mark.parametrize(("before", "after"), sorted(ALLOWED))
def test_a_move_of_the_table_is_allowed(before, after):
    assert judge_move(before, after, cites_decision=True) == []


@pytest.mark.parametrize(("before", "after"), sorted(set(product(STAGES, repeat=2)) - ALLOWED))
def test_any_other_move_by_decision_is_refused_and_taken_from_a_source(before, after):
    assert codes(judge_move(before, after, cites_decision=True)) == ["move-not-allowed"]
    assert judge_move(before, after, cites_decision=False) == []


def test_the_table_names_stages_there_are_and_each_move_once():
    assert {stage for move in MOVES for stage in (move.before, move.after)} <= set(STAGES)
    acts = {(move.before, move.act) for move in MOVES}
    assert len(acts) == len(MOVES), "an act leads from a stage to one other"
    assert all(move.act and move.who for move in MOVES)


def test_an_exit_is_final_and_closure_is_the_end():
    leaving = {move.before for move in MOVES}
    assert leaving.isdisjoint({*EXITS, "financially-closed"})


def test_every_stage_can_be_reached():
    reached = {"draft"}
    while True:
        more = {after for before, after in ALLOWED if before in reached} - reached
        if not more:
            break
        reached |= more
    assert reached == set(STAGES)


@pytest.mark.parametrize("cites", [True, False])
def test_an_unknown_stage_is_always_refused(cites):
    assert codes(judge_move("draft", "cancelled", cites_decision=cites)) == ["unknown-stage"]


@pytest.mark.parametrize("stage", STAGES)
def test_a_first_stage_may_be_any(stage):
    assert judge_move(None, stage, cites_decision=True) == []


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_stands_in_one_section_under_one_label(stage):
    section, status = section_of(stage, None), status_of(stage)
    if stage in (*BEFORE_APPROVAL, *EXITS):
        assert (section, status) == (None, None)
    elif stage in (*FUNDED_STAGES, *CLOSED_STAGES):
        assert (section, status) == ("closed" if stage in CLOSED_STAGES else "funded", "funded")
    else:
        assert (section, status) == ("pipeline", stage)


@pytest.mark.parametrize("status", STATUSES)
def test_a_label_alone_gives_its_section(status):
    assert section_of(None, status) == ("funded" if status == "funded" else "pipeline")
    assert status_of(None, status) == status


def judge(stage=None, status=None, reason="", words=""):
    return codes(judge_stage_row(stage=stage, status=status, reason=reason, public_words=words))


def test_a_row_needs_a_stage_or_a_label():
    assert judge() == ["no-stage"]
    assert judge(status="funded") == judge(stage="signed") == []


def test_a_label_is_one_that_is_printed_and_fits_the_stage():
    assert judge(status="cancelled") == ["unknown-status"]
    assert judge("signed", "funded") == []
    assert judge("signed", "document-submitted") == ["stage-and-status"]
    assert judge("removed", "funded", "other", "Gone.") == ["stage-and-status"]


@pytest.mark.parametrize("stage", EXITS)
@pytest.mark.parametrize("reason", EXIT_REASONS)
def test_an_exit_needs_a_reason_and_words_for_the_public(stage, reason):
    assert judge(stage, reason=reason, words="It left.") == []
    assert judge(stage, reason=reason) == ["exit-reason"]
    assert judge(stage, words="It left.") == ["exit-reason"]
    assert judge(stage, reason="bored", words="It left.") == ["exit-reason"]
