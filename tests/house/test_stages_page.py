"""The page of stages says what the tables say."""

import sys

import pytest

from letsema.programmes.rules.acts import ACTS, judge_act
from letsema.programmes.rules.stages import MOVES, STAGES
from tests.house import tree


@pytest.fixture
def stages(monkeypatch):
    monkeypatch.syspath_prepend(str(tree.ROOT / "tools"))
    from pages import stages

    yield stages
    for name in [each for each in sys.modules if each.split(".")[0] == "pages"]:
        del sys.modules[name]


def test_every_move_is_an_arrow_of_the_diagram(stages):
    drawn = stages.diagram()
    for move in MOVES:
        arrow = f"{stages.node(move.before)} --> {stages.node(move.after)}: {move.act}"
        assert arrow in drawn


def test_the_matrix_holds_an_act_where_it_is_allowed_and_nowhere_else(stages):
    roles, rows = stages.acting(), stages.permissions()
    assert [row[0] for row in rows] == [f"`{stage}`" for stage in (*STAGES, "funded")]
    for stage, row in zip((*STAGES, "funded"), rows, strict=True):
        for role, cell in zip(roles, row[1:], strict=True):
            for act in ACTS.values():
                may = judge_act(stage, act.code, [role], decided=act.by_decision) == []
                assert (f"`{act.code}`" in cell) is may


def test_the_page_tells_of_every_act(stages):
    page = stages.page()
    assert all(act.words in page for act in ACTS.values())
