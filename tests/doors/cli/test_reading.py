"""`read booklet`: shape, figures and faults, without a record."""

from __future__ import annotations

import json

import pytest

from tests.doors.cli.paper import FOUR, MALI, TOGO, booklet
from tests.world import TEXT

pytestmark = pytest.mark.xdist_group("record")

ENTRY = [
    "position",
    "section",
    "heading",
    "region",
    "countries",
    "title",
    "thematic_area",
    "budget",
    "duration_months",
    "status",
    "status_text",
    "participants",
    "sdgs",
    "objectives",
    "key_partners",
    "summary",
]
FAULT = ["entry", "field", "kind", "severity"]


@pytest.fixture
def read(letsema, tmp_path):
    """Read these bytes as a file."""

    def call(content, *more, name="booklet.txt"):
        (tmp_path / name).write_bytes(content)
        return letsema("read", "booklet", tmp_path / name, *more)

    return call


def test_the_booklet_of_june_2021_has_its_shape_and_figures(letsema, shared):
    said = letsema("read", "booklet", shared / TEXT, "--format", "json")
    told = said.json
    assert (said.code, said.err) == (0, "")
    assert list(told) == [
        *("source", "edition", "foreword", "thematic_areas", "entries", "faults", "totals"),
    ]
    assert told["source"]["file"] == str(shared / TEXT)
    assert len(told["source"]["sha256"]) == 64
    assert told["edition"] == {
        "fund": "Migration Multi-Partner Trust Fund",
        "label": "June 2021",
        "month": "2021-06",
    }
    assert [area["number"] for area in told["thematic_areas"]] == [1, 2, 3, 4, 5]
    assert told["totals"] == {
        "pipeline": {"count": 32, "amount": "65977500.00", "currency": "USD"},
        "funded": {"count": 9, "amount": "19904220.00", "currency": "USD"},
    }
    assert {fault["severity"] for fault in told["faults"]} == {"note"}
    assert all(list(fault) == [*FAULT, "line", "text"] for fault in told["faults"])
    assert all(list(entry) == [*ENTRY, "lines"] for entry in told["entries"])


def test_its_first_entry_is_told_as_it_stands(letsema, shared):
    told = letsema("read", "booklet", shared / TEXT, "--format", "json").json
    first = {k: v for k, v in told["entries"][0].items() if k not in ("title", "summary")}
    assert first.pop("key_partners")[0] == {
        "heading": None,
        "group": None,
        "country": None,
        "name": "Statistics Botswana",
    }
    assert first == {
        "position": 1,
        "section": "pipeline",
        "heading": "BOTSWANA",
        "region": None,
        "countries": ["BWA"],
        "thematic_area": 1,
        "budget": {"amount": "1700000.00", "currency": "USD"},
        "duration_months": 36,
        "status": "concept-note-approved",
        "status_text": "Concept note approved by Steering Committee",
        "participants": None,
        "sdgs": None,
        "objectives": [],
        "lines": [130, 170],
    }


def test_as_a_table_it_is_for_people_with_the_words_beside(letsema, shared):
    said = letsema("read", "booklet", shared / TEXT)
    assert said.code == 0
    assert len(said.out.splitlines()) == 42
    assert "letsema: pipeline: 32, USD 65977500.00" in said.err
    assert "objective 8" in said.err


def test_notes_alone_end_well(read):
    said = read(booklet(*FOUR), "--format", "json")
    assert said.code == 0
    assert {fault["kind"] for fault in said.json["faults"]} == {"missing"}


@pytest.mark.parametrize(
    ("page", "field"),
    [(MALI.but(status=None), "status"), (MALI.but(amount=None, months=None), "budget")],
)
def test_an_error_fault_ends_with_one(read, page, field):
    said = read(booklet(page, TOGO), "--format", "json")
    errors = [fault for fault in said.json["faults"] if fault["severity"] == "error"]
    assert said.code == 1
    assert {fault["entry"] for fault in errors} == {1}
    assert field in {fault["field"] for fault in errors}
    said = read(booklet(page, TOGO))
    assert said.code == 1
    assert "letsema: error: entry 1, at " in said.err


def test_a_missing_budget_beside_a_duration_is_a_note(read):
    said = read(booklet(MALI.but(amount=None)), "--format", "json")
    assert said.code == 0
    assert said.json["entries"][0]["budget"] is None
    assert ("budget", "note") in {(f["field"], f["severity"]) for f in said.json["faults"]}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b" \n\n \f", "empty"),
        (b"Dear all,\n\nthe committee meets on Monday.\n", "not a pipeline booklet"),
        (b"%PDF-1.7\nnot really", "PDF"),
        (bytes(range(256)) * 40, ""),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 200, ""),
        ("Pipeline\n".encode("utf-16"), ""),
    ],
)
def test_what_cannot_be_read_is_told_in_one_line(read, content, words):
    said = read(content)
    assert (said.code, said.out) == (2, "")
    assert words in said.line


def test_a_file_that_is_not_there_is_told_in_one_line(letsema, tmp_path):
    said = letsema("read", "booklet", tmp_path / "nowhere.txt")
    assert (said.code, said.out) == (2, "")
    assert said.line == f"{tmp_path / 'nowhere.txt'}: there is no such file"
    assert letsema("read", "booklet", tmp_path).code == 2


def test_nothing_is_asked_of_a_database(read, django_db_blocker):
    with django_db_blocker.block():
        assert read(booklet(*FOUR)).code == 0


def test_a_pdf_tells_pages_in_place_of_lines(letsema, standing, example, tmp_path):
    standing(example)
    path = tmp_path / "ours.pdf"
    assert letsema("publish", "pipeline-booklet", "--as-at", "2021-06-30", "--to", path).code == 0
    told = letsema("read", "booklet", path, "--format", "json").json
    assert all(list(entry) == [*ENTRY, "page"] for entry in told["entries"])
    assert all(list(f) == [*FAULT, "page", "text"] for f in told["faults"] if f["entry"])


def test_the_same_bytes_read_alike(read):
    said = [read(booklet(*FOUR), "--format", "json").out for _ in range(2)]
    assert said[0] == said[1]
    assert json.loads(said[0])["entries"]
