"""`pipeline` and `compare`: shapes, figures, and the two questions about time."""

from __future__ import annotations

import csv
import io
from collections import Counter
from decimal import Decimal

import pytest

from letsema.governance import commands as governance
from letsema.values import OPERATOR
from tests.doors.cli.paper import KENYA, MALI, PERU, TOGO, Page, booklet
from tests.world import FUND

pytestmark = pytest.mark.xdist_group("record")

JUNE = ("--as-at", "2021-06-30")
JSON = ("--format", "json")
ENTRY = [
    "reference",
    "title",
    "countries",
    "region",
    "thematic_area",
    "section",
    "status",
    "stage",
    "since",
    "basis",
    "budget",
    "duration_months",
    "participants",
]


@pytest.fixture
def asked(letsema, standing_example):
    """Ask the example."""
    return letsema


@pytest.fixture(scope="module")
def standing_example(standing, example):
    return standing(example)


@pytest.fixture
def history(letsema, fresh, water, tmp_path):
    """Two booklets of our own: the second moves two, changes a budget, adds one, leaves one out."""
    fresh(water)
    later = (
        MALI.but(amount="1,250,000"),
        PERU.but(status="funded", area=None),
        TOGO.but(status="document-solicited"),
        Page("GHANA", 2, organisations="ILO"),
    )
    (tmp_path / "b.txt").write_bytes(booklet(*later))
    words = ("--fund", "water", "--on", "2023-11-30")
    assert letsema("load", "booklet", tmp_path / "b.txt", *words).code == 0
    return letsema


def test_the_pipeline_of_june_2021_is_exact(asked):
    said = asked("pipeline", "--fund", FUND, *JUNE, *JSON)
    told = said.json
    assert (said.code, said.err) == (0, "")
    assert (told["fund"], told["as_at"], told["known_at"]) == (FUND, "2021-06-30", None)
    assert told["totals"] == {
        "pipeline": {"count": 32, "amount": "65977500.00", "currency": "USD"},
        "funded": {"count": 9, "amount": "19904220.00", "currency": "USD"},
        "closed": {"count": 0, "amount": "0.00", "currency": "USD"},
    }
    entries = told["entries"]
    assert all(set(ENTRY) <= set(entry) for entry in entries)
    assert Counter(entry["status"] for entry in entries) == {
        "concept-note-approved": 22,
        "document-solicited": 3,
        "document-submitted": 7,
        "funded": 9,
    }
    for section, total in told["totals"].items():
        amounts = [Decimal(e["budget"]["amount"]) for e in entries if e["section"] == section]
        assert (len(amounts), sum(amounts)) == (total["count"], Decimal(total["amount"]))
    pipeline = [entry["thematic_area"] for entry in entries if entry["section"] == "pipeline"]
    assert Counter(pipeline) == {1: 5, 2: 7, 3: 6, 4: 7, 5: 7}


def test_an_entry_has_the_shape_people_script_against(asked):
    told = asked("pipeline", *JUNE, *JSON).json
    entry = {entry["reference"]: entry for entry in told["entries"]}["BOTSWANA-1"]
    assert {
        name: entry[name] for name in ENTRY if name not in ("title", "basis", "participants")
    } == {
        "reference": "BOTSWANA-1",
        "countries": ["BWA"],
        "region": None,
        "thematic_area": 1,
        "section": "pipeline",
        "status": "concept-note-approved",
        "stage": "concept-note-approved",
        "since": {
            "on": None,
            "not_before": None,
            "not_after": "2021-06-30",
            "precision": "not-after",
        },
        "budget": {"amount": "1700000.00", "currency": "USD"},
        "duration_months": 36,
    }
    assert entry["basis"]["decision"] is None
    assert isinstance(entry["basis"]["source"], str)
    later = asked("pipeline", "--as-at", "2025-12-31", *JSON).json["entries"]
    parts = [part for entry in later for part in entry["participants"] or ()]
    assert parts
    assert all({"organisation", "role"} <= set(part) for part in parts)


def test_what_the_record_held_by_then_is_another_question(asked):
    now = asked("pipeline", *JUNE, *JSON).json
    then = asked("pipeline", *JUNE, "--known-at", "2021-06-30", *JSON).json
    assert then["known_at"] == "2021-06-30"
    assert (then["totals"]["pipeline"]["count"], then["totals"]["funded"]["count"]) == (32, 9)
    assert asked("pipeline", *JUNE, "--known-at", "2021-06-29", *JSON).json["entries"] == []
    assert asked("pipeline", "--as-at", "2021-06-29", "--known-at", "2021-06-30", *JSON).code == 0
    sources = lambda told: {e["basis"]["source"] for e in told["entries"]}  # noqa: E731
    assert sources(now) - sources(then)


def test_the_pipeline_moves_on(asked):
    june = asked("pipeline", *JUNE, *JSON).json
    later = asked("pipeline", "--as-at", "2024-12-31", *JSON).json
    money = sum(later["totals"][section]["count"] for section in ("funded", "closed"))
    assert money > june["totals"]["funded"]["count"]
    assert "MOLDOVA-4" in {e["reference"] for e in later["entries"] if e["section"] != "pipeline"}
    known = asked("pipeline", "--as-at", "2024-12-31", "--known-at", "2021-06-30", *JSON).json
    assert known["totals"] == june["totals"]


def test_a_day_inside_a_window_is_marked(asked):
    marked = {}
    for year in range(2020, 2026):
        told = asked("pipeline", "--as-at", f"{year}-12-31", *JSON).json
        marked |= {e["reference"]: year for e in told["entries"] if e["uncertain"]}
    assert marked
    reference, year = next(iter(marked.items()))
    said = asked("pipeline", "--as-at", f"{year}-12-31")
    (row,) = [line for line in said.out.splitlines() if line.startswith(reference)]
    assert "(?)" in row
    assert "may have moved on already" in said.err


def test_the_table_has_a_row_for_each_and_sums_beside(asked):
    said = asked("pipeline", *JUNE)
    assert len(said.out.splitlines()) == 42
    assert said.err.splitlines()[:2] == [
        "letsema: pipeline: 32, USD 65,977,500.00",
        "letsema: funded: 9, USD 19,904,220.00",
    ]


def test_csv_is_one_row_each_with_plain_figures(asked):
    said = asked("pipeline", *JUNE, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(said.out)))
    assert said.err == ""
    assert "\r" not in said.out
    assert len(rows) == 41
    assert sum(Decimal(row["budget"]) for row in rows) == Decimal("85881720.00")
    igad = next(row for row in rows if row["reference"] == "REGIONAL-IGAD-4")
    assert igad["countries"] == "DJI;ETH;KEN;SOM;SSD;SDN;UGA"
    assert {row["currency"] for row in rows} == {"USD"}


def test_every_form_says_the_same_twice(asked):
    for form in ("table", "json", "csv"):
        assert len({asked("pipeline", *JUNE, "--format", form).out for _ in range(2)}) == 1


def test_without_a_day_it_is_today(asked):
    from datetime import UTC, datetime

    told = asked("pipeline", *JSON).json
    assert told["as_at"] == datetime.now(UTC).date().isoformat()


def test_a_comparison_tells_net_differences(asked):
    said = asked("compare", "--from", "2021-06-30", "--to", "2024-12-31", *JSON)
    told = said.json
    assert said.code == 0
    assert list(told) == [
        "from",
        "to",
        "entered",
        "left",
        "moved",
        "stage_moved",
        "funded",
        "changed",
    ]
    assert (told["from"], told["to"]) == ("2021-06-30", "2024-12-31")
    assert "MOLDOVA-4" in told["funded"]
    moved = {move["reference"]: move for move in told["moved"]}
    assert set(told["funded"]) <= set(moved)
    assert all(list(move) == ["reference", "from", "to", "decision"] for move in told["moved"])
    assert moved["MOLDOVA-4"]["to"] == "funded"
    before = asked("pipeline", *JUNE, *JSON).json
    after = asked("pipeline", "--as-at", "2024-12-31", *JSON).json
    one, other = ({e["reference"]: e for e in told["entries"]} for told in (before, after))
    assert set(told["entered"]) == set(other) - set(one)
    assert {left["reference"] for left in told["left"]} == set(one) - set(other)
    assert set(moved) == {
        r for r in set(one) & set(other) if one[r]["status"] != other[r]["status"]
    }


def test_two_dates_alike_give_an_empty_comparison(asked):
    said = asked("compare", "--from", "2021-06-30", "--to", "2021-06-30")
    assert said.code == 0
    assert "nothing changed" in said.line


def test_dates_the_wrong_way_round_are_a_bad_call(asked):
    said = asked("compare", "--from", "2022-01-01", "--to", "2021-01-01")
    assert (said.code, said.out, said.line) == (2, "", "--from lies after --to")


@pytest.mark.parametrize("command", ["pipeline", "compare --from 2021-01-01 --to 2022-01-01"])
def test_a_fund_that_is_not_there_is_a_bad_call(asked, command):
    said = asked(*command.split(), "--fund", "wine")
    assert (said.code, said.out) == (2, "")
    assert said.line == f"there is no fund wine; there are: {FUND}"


def test_without_a_fund_the_next_step_is_told(letsema, fresh, blank):
    fresh(blank)
    said = letsema("pipeline")
    assert (said.code, said.out) == (2, "")
    assert "`letsema demo` or `letsema load booklet`" in said.line


def test_of_two_funds_one_must_be_named(history):
    from datetime import UTC, datetime

    at = datetime(2023, 1, 1, tzinfo=UTC)
    governance.register_fund(slug="wine", name="Wine", framework="water-areas", by=OPERATOR, at=at)
    for command in ("pipeline", "compare --from 2021-01-01 --to 2022-01-01"):
        said = history(*command.split())
        assert (said.code, said.out) == (2, "")
        assert said.line == "say which fund with --fund: water, wine"
    assert history("pipeline", "--fund", "water").code == 0


def test_a_later_booklet_moves_what_it_moves(history):
    told = history("compare", "--from", "2023-05-31", "--to", "2023-11-30", *JSON).json
    assert told == {
        "from": "2023-05-31",
        "to": "2023-11-30",
        "entered": ["GHANA-2"],
        "left": [],
        "moved": [
            {"reference": "TOGO-1", "from": "concept-note-approved", "to": "document-solicited", "decision": None},
            {"reference": "PERU-2", "from": "document-submitted", "to": "funded", "decision": None},
        ],
        "stage_moved": [
            {"reference": "TOGO-1", "from": "concept-note-approved", "to": "document-solicited", "decision": None},
            {"reference": "PERU-2", "from": "document-submitted", "to": None, "decision": None},
        ],
        "funded": ["PERU-2"],
        "changed": [
            {
                "reference": "MALI-1",
                "field": "budget",
                "from": {"amount": "1000000.00", "currency": "USD"},
                "to": {"amount": "1250000.00", "currency": "USD"},
            }
        ],
    }  # fmt: skip


def test_between_the_two_booklets_it_is_as_the_first_says(history):
    told = history("pipeline", "--as-at", "2023-11-29", *JSON).json
    assert told["totals"]["pipeline"]["amount"] == "4500000.00"
    assert told["uncertain"] == ["GHANA-2"]
    assert {e["reference"] for e in told["entries"] if e["uncertain"]} == {"TOGO-1", "PERU-2"}
    later = history("pipeline", "--as-at", "2023-11-30", *JSON).json
    assert later["uncertain"] == []
    assert later["totals"]["pipeline"] == {"count": 3, "amount": "4750000.00", "currency": "USD"}
    assert later["totals"]["funded"] == {"count": 2, "amount": "1750000.00", "currency": "USD"}
    peru = next(entry for entry in later["entries"] if entry["reference"] == "PERU-2")
    assert (peru["stage"], peru["status"], peru["thematic_area"]) == (None, "funded", 2)
    assert KENYA.heading in {entry["reference"] for entry in later["entries"]}


def test_before_a_load_the_record_did_not_know_it(history):
    told = history("pipeline", "--as-at", "2023-11-30", "--known-at", "2023-12-31", *JSON).json
    assert told["entries"] == []
    words = ("--from", "2023-05-31", "--to", "2023-11-30", *JSON)
    told = history("compare", *words, "--known-at", "2023-12-31").json
    assert not any(told[name] for name in ("entered", "left", "moved", "funded", "changed"))
    assert history("compare", *words, "--known-at", "2099-01-01").json["entered"] == ["GHANA-2"]


def test_the_table_of_a_comparison_is_in_words(history):
    said = history("compare", "--from", "2023-05-31", "--to", "2023-11-30")
    row = next(line for line in said.out.splitlines() if line.startswith("MALI-1"))
    assert row.split() == ["MALI-1", "budget", "USD", "1,000,000.00", "USD", "1,250,000.00"]
    assert "Joint Programme funded" in said.out
    assert said.err == ""
