"""`insight network`: the network as data, and as a table."""

from __future__ import annotations

import pytest

from tests.world import FUND

pytestmark = pytest.mark.xdist_group("record")
JUNE = ("--as-at", "2021-06-30")
JSON = ("--format", "json")


@pytest.fixture(scope="module")
def standing_example(standing, example):
    return standing(example)


@pytest.fixture
def asked(letsema, standing_example):
    """Ask the example."""
    return lambda *arguments: letsema("insight", "network", *arguments)


def test_the_network_is_one_json_document_whose_figures_agree(asked):
    said = asked(*JUNE, *JSON)
    told = said.json
    assert (said.code, said.err) == (0, "")
    assert (told["as_at"], told["fund"]) == ("2021-06-30", None)
    assert set(told["nodes"][0]) == {
        "organisation",
        "name",
        "kind",
        "partners",
        "ties",
        "between",
    }
    for node in told["nodes"]:
        mine = [e for e in told["edges"] if node["organisation"] in (e["one"], e["other"])]
        assert node["partners"] == len(mine)
        assert node["ties"] == sum(sum(edge["kinds"].values()) for edge in mine)
    assert told["nodes"][0]["organisation"] == "iom"
    group = next(e for e in told["edges"] if (e["one"], e["other"]) == ("iom", "undp"))
    assert group["kinds"]["body"] >= 1


def test_a_fund_leaves_its_programmes_and_its_committee(asked):
    told = asked("--fund", FUND, *JSON).json
    assert told["fund"] == FUND
    assert told["nodes"]
    assert {kind for edge in told["edges"] for kind in edge["kinds"]} <= {"programme", "body"}
    assert len(told["nodes"]) < len(asked(*JSON).json["nodes"])


def test_the_table_names_those_with_most_partners_first(asked):
    said = asked(*JUNE)
    head, first, *_ = said.out.splitlines()
    assert head.startswith("Organisation")
    assert first.startswith("IOM")


def test_a_day_before_a_fund_says_so(asked):
    before = ("--fund", FUND, "--as-at", "1960-01-01")
    said = asked(*before)
    assert said.code == 0
    assert "nothing public ties two organisations" in said.err
    assert asked(*before, *JSON).json["nodes"] == []


def test_a_fund_there_is_not_is_a_bad_call(asked):
    said = asked("--fund", "nowhere")
    assert (said.code, said.out) == (2, "")
    assert "nowhere" in said.line
