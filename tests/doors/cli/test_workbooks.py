"""`template` and `load workbook`: blank ones out, filled ones in, all or nothing."""

from __future__ import annotations

from io import BytesIO

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from letsema.doors.intake import workbook
from letsema.governance import queries as governance
from tests.world import everything

pytestmark = pytest.mark.xdist_group("record")
ORGANISATIONS = [
    ["Key", "Kind", "Name", "Acronym"],
    ["ilo", "un organisation", "International Labour Organization", "ILO"],
    ["kenya-treasury", "government", "The National Treasury", None],
]
BODIES = [
    ["Body", "Kind", "Name", "Name since", "Part of"],
    ["lake-group", "working-group", "Lake Group", "2020", "lake-committee"],
    ["lake-committee", "steering-committee", "Lake Committee", "2019-10", None],
    ["lake-committee", "steering-committee", "Great Lake Committee", "2021-06", None],
]
MEMBERSHIPS = [
    ["Body", "Organisation", "Country", "Role", "Group", "Seat", "Stands in for", "Since", "Until"],
    [
        "lake-committee",
        "kenya-treasury",
        None,
        "alternate",
        None,
        None,
        "Countries 1",
        "2020",
        None,
    ],
    ["lake-committee", "ilo", None, "member", "un", "UN 1", None, "2019-10-02", "2021-12-31"],
    ["lake-committee", None, "Kenya", "member", "countries", "Countries 1", None, "2020", None],
]
MEETINGS = [
    ["Body", "Name", "Starts", "Ends", "Venue", "Procedure"],
    ["lake-committee", "Third", "2020-11-12", "2020-11-13", "Entebbe", None],
    ["lake-committee", "Fourth", "2021-Q2", None, None, "no-objection"],
]
DECISIONS = [
    ["Number", "Body", "Meeting", "Taken on", "Words", "Corrects", "Internal"],
    ["SC-03/2", "lake-committee", "Third", "2020-11-13", "It is 24 months.", "SC-03/1", None],
    ["SC-03/1", "lake-committee", "Third", "2020-11-12", "It is 36 months.", None, "no"],
]
ALL = {
    "Decisions": DECISIONS,
    "Meetings": MEETINGS,
    "Memberships": MEMBERSHIPS,
    "Bodies": BODIES,
    "Organisations": ORGANISATIONS,
}


def made(sheets):
    target = BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    for name, rows in sheets.items():
        page = book.add_worksheet(name)
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                if cell is not None:
                    page.write_string(at, column, cell)
    book.close()
    return target.getvalue()


AGREEMENTS = [
    ["Key", "Kind", "Title", "Parties", "Donors", "Signed", "Ends", "Countries"],
    ["lake-light", "memorandum", "Light", "kenya-treasury", "ilo", "2019", "2024", "Kenya; UGA"],
    ["lake-care", "bilateral", "Care", "ilo; Kenya (Ministry of Health)", None, "2020", None, None],
]
SUPPORT = [
    ["Giver", "Kind", "What was given", "Receiver", "How many", "Before the number", "Agreement"],
    ["ilo", "goods", "Solar lanterns", "kenya-treasury", "1,400", "more than", "lake-light"],
]
INSTRUMENTS = [
    ["Key", "Kind", "Level", "Name", "Country", "Stage", "Reached"],
    ["lake-plan", "plan", "national", "Plan for the lake", "Kenya", "drafted", "2019"],
    ["lake-plan", "plan", "national", None, None, "adopted", "2020-Q2"],
]
SHARED = {
    "Instruments": INSTRUMENTS,
    "Support": SUPPORT,
    "Agreements": AGREEMENTS,
    "Organisations": ORGANISATIONS,
}


@pytest.fixture
def load(letsema, tmp_path):
    """Load these sheets."""

    def call(sheets, *more):
        path = tmp_path / "told.xlsx"
        path.write_bytes(made(sheets))
        return letsema("load", "workbook", path, "--format", "json", *more)

    return call


def test_a_whole_past_comes_in_by_one_workbook_and_only_once(load, letsema, fresh, blank):
    fresh(blank)
    before = everything()
    tried = load(ALL, "--dry-run")
    assert "\n".join(f["sheet"] + f["text"] for f in tried.json["faults"]) == ""
    assert (tried.code, tried.json["dry_run"], tried.json["taken"]) == (0, True, False)
    assert tried.json["counts"] == {"new": 12, "same": 0, "wrong": 0}
    assert everything() == before
    done = load(ALL)
    assert (done.code, done.json["taken"], done.json["faults"]) == (0, True, [])
    assert done.json["kinds"]["memberships"] == {"new": 3, "same": 0, "wrong": 0}
    assert done.line == "12 rows are taken in"
    body = governance.body("lake-committee")
    assert [name.text for name in body.named] == ["Lake Committee", "Great Lake Committee"]
    assert {m.label: m.seat for m in body.members if m.role == "member"} == {
        "ILO": "UN 1",
        "Kenya": "Countries 1",
    }
    assert governance.decision("SC-03/2").corrects == "SC-03/1"
    assert body.meetings[0].venue == "Entebbe"
    held = everything()
    again = load(ALL)
    assert (again.code, again.json["counts"]) == (0, {"new": 0, "same": 12, "wrong": 0})
    assert "says all of it already" in again.line
    assert everything() == held
    assert letsema("verify").code == 0


@pytest.mark.parametrize("kind", [sheet.lower() for sheet in ALL])
def test_what_came_in_goes_out_and_comes_in_again(kind, load, letsema, fresh, blank, tmp_path):
    fresh(blank)
    assert load(ALL).code == 0
    held = everything()
    path = tmp_path / "out.xlsx"
    assert letsema("template", kind, "--filled", "--to", path).code == 0
    said = letsema("load", "workbook", path, "--format", "json")
    assert said.code == 0
    assert said.json["counts"]["new"] == 0
    assert said.json["counts"]["same"] > 0
    assert everything() == held


def test_nothing_is_taken_in_while_anything_is_wrong(load, letsema, fresh, blank, tmp_path):
    fresh(blank)
    before = everything()
    wrong = {
        **ALL,
        "Memberships": [
            *MEMBERSHIPS,
            ["lake-committee", "nobody", None, "member", None, None, None, "2020", None],
            ["lake-committee", "ilo", None, "boss", None, None, None, "soon", None],
        ],
    }
    marked = tmp_path / "marked.xlsx"
    said = load(wrong, "--marked", marked)
    assert (said.code, said.json["taken"]) == (1, False)
    assert said.json["counts"] == {"new": 12, "same": 0, "wrong": 2}
    assert [(f["code"], f["sheet"], f["row"], f["heading"]) for f in said.json["faults"]] == [
        ("unknown-organisation", "Memberships", 5, "Organisation"),
        ("choice", "Memberships", 6, "Role"),
        ("date", "Memberships", 6, "Since"),
    ]
    assert everything() == before
    names = CalamineWorkbook.from_path(str(marked)).sheet_names
    assert names == ["What to put right", *wrong]
    path = tmp_path / "told.xlsx"
    plain = letsema("load", "workbook", path)
    assert "error: Memberships, row 6, Role: “boss” is none of" in plain.err
    assert "nothing was taken in" in plain.err


def test_partnership_and_policy_come_in_by_one_workbook_and_only_once(load, letsema, fresh, blank):
    fresh(blank)
    done = load(SHARED)
    assert (done.json["faults"], done.json["counts"]) == ([], {"new": 7, "same": 0, "wrong": 0})
    held = everything()
    assert load(SHARED).json["counts"] == {"new": 0, "same": 7, "wrong": 0}
    assert everything() == held
    assert letsema("verify").code == 0


def test_five_wrong_rows_of_agreements_are_told_marked_and_mended(
    load, letsema, fresh, blank, tmp_path
):
    fresh(blank)
    assert load({"Organisations": ORGANISATIONS}).code == 0
    before = everything()
    head, good = AGREEMENTS[:2]
    wrong = [
        ["a", "treaty", "A", "ilo", None, None, None, None],
        ["b", "memorandum", "B", "ILO", None, None, None, None],
        ["c", "memorandum", "C", "ilo", "nobody", None, None, None],
        ["d", "trilateral", "D", "ilo; Kenya", None, "2019", None, None],
        ["e", "memorandum", "E", "ilo", None, None, None, "Kenya, Uganda"],
    ]
    path = tmp_path / "marked.xlsx"
    said = load({"Agreements": [head, good, *wrong]}, "--marked", path)
    assert (said.code, said.json["taken"]) == (1, False)
    assert [(f["code"], f["row"], f["cell"]) for f in said.json["faults"]] == [
        ("choice", 3, "B3"),
        ("party", 4, "D4"),
        ("unknown-organisation", 5, "E5"),
        ("too-few-parties", 6, "D6"),
        ("list", 7, "H7"),
    ]
    assert everything() == before
    first, second = CalamineWorkbook.from_path(str(path)).sheet_names
    assert (first, second) == ("What to put right", "Agreements")
    mended = [[row[0], "memorandum", row[2], "ilo", *[None] * 4] for row in wrong]
    assert load({"Agreements": [head, good, *mended]}).json["counts"]["new"] == 6
    assert letsema("template", "agreements", "--filled", "--to", path).code == 0
    again = letsema("load", "workbook", path, "--format", "json")
    assert again.json["counts"] == {"new": 0, "same": 6, "wrong": 0}


@pytest.mark.parametrize("kind", workbook.KINDS)
def test_every_kind_has_a_blank_workbook_that_says_how_to_fill_it_in(kind, letsema, tmp_path):
    path = tmp_path / "blank.xlsx"
    assert letsema("template", kind, "--to", path).code == 0
    book = CalamineWorkbook.from_path(str(path))
    told = {row[0]: row for row in book.get_sheet_by_name("How to fill this in").to_python()}
    for heading in book.get_sheet_by_index(0).to_python()[0]:
        assert told[heading][2], f"{kind}: {heading} has no guidance"


def test_what_contradicts_the_record_is_told_cell_by_cell(load, fresh, blank):
    fresh(blank)
    assert load(ALL).code == 0
    held = everything()
    other = {"Bodies": [BODIES[0], ["lake-group", "network", "Lake Group", "2021", None]]}
    said = load(other)
    assert said.code == 1
    assert [(f["code"], f["heading"], f["text"]) for f in said.json["faults"]] == [
        (
            "stands-otherwise",
            "Kind",
            "the record says working-group; a workbook does not change what stands",
        ),
        (
            "stands-otherwise",
            "Name since",
            "the record says 2020; a workbook does not change what stands",
        ),
    ]
    assert everything() == held


def test_an_end_is_told_later(load, fresh, blank):
    fresh(blank)
    assert load(ALL).code == 0
    rows = [MEMBERSHIPS[0], [*MEMBERSHIPS[3][:-1], "2022-06-30"]]
    said = load({"Memberships": rows})
    assert (said.code, said.json["counts"]["new"]) == (0, 1)
    assert load({"Memberships": rows}).json["counts"]["same"] == 1
    later = [MEMBERSHIPS[0], [*MEMBERSHIPS[3][:-1], "2023"]]
    assert load({"Memberships": later}).json["faults"][0]["heading"] == "Until"


def test_a_past_decision_carries_the_stage_it_led_to(load, letsema, fresh, example):
    fresh(example)
    body = governance.funds()[0].committee
    head = ["Number", "Body", "Taken on", "Words", "Programme", "Stage"]
    row = ["D-1", body, "2022-03-01", "It is solicited.", "BOTSWANA-1", "document-solicited"]
    assert load({"Decisions": [head, row]}).json["counts"]["new"] == 1
    told = letsema("pipeline", "--as-at", "2022-03-02", "--format", "json").json
    entry = next(each for each in told["entries"] if each["reference"] == "BOTSWANA-1")
    assert (entry["stage"], entry["basis"]["decision"]) == ("document-solicited", "D-1")
    assert load({"Decisions": [head, row]}).json["counts"]["same"] == 1
    said = load({"Decisions": [head, ["D-2", *row[1:5], "submitted"]]})
    assert said.code == 1
    assert said.json["faults"][0]["row"] == 2
    lone = load({"Decisions": [head, ["D-3", *row[1:4], "BOTSWANA-1", ""]]})
    assert lone.json["faults"][0]["heading"] == "Stage"


def test_a_coming_meeting_is_planned_and_a_past_one_told(load, fresh, blank):
    fresh(blank)
    head = ["Body", "Name", "Starts", "Ends", "Number"]
    bodies = {"Bodies": BODIES}
    planned = ["lake-committee", "Ninth", "2999-06-01", "2999-06-02", None]
    assert load({**bodies, "Meetings": [head, planned]}).code == 0
    (meeting,) = governance.meetings("lake-committee")
    assert (meeting.state, meeting.number) == ("planned", "LC-01")
    assert load({"Meetings": [head, planned]}).json["counts"]["same"] == 1
    said = load({"Meetings": [head, ["lake-committee", "First", "2019", None, "LC-00"]]})
    assert said.json["faults"][0]["heading"] == "Number"
    said = load({"Meetings": [head, ["lake-committee", "First", "2019", "2019-02-01", None]]})
    assert said.json["faults"][0]["heading"] == "Ends"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"Body,Role\n", "not an Excel workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 512, "old Excel file"),
    ],
)
def test_what_is_no_workbook_changes_nothing(content, said, letsema, tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    answer = letsema("load", "workbook", path)
    assert answer.code == 2
    assert said in answer.line


def test_calls_that_make_no_sense_are_told(letsema, tmp_path):
    assert "there are: organisations, bodies" in letsema("template", "x", "--to", "a.xlsx").line
    assert letsema("template", "bodies", "--to", tmp_path / "a.csv").code == 2
    assert letsema("load", "workbook", tmp_path / "none.xlsx").code == 2


def test_sheets_of_no_kind_and_hidden_ones_are_told(load, fresh, blank, tmp_path, letsema):
    fresh(blank)
    said = load({"Organisations": ORGANISATIONS, "Recipes": [["Flour", "Water"], ["1", "2"]]})
    assert (said.code, said.json["faults"][0]["code"]) == (1, "unknown-sheet")
    by_headings = load({"Sheet1": ORGANISATIONS})
    assert (by_headings.code, list(by_headings.json["kinds"])) == (0, ["organisations"])
    empty = load({"Sheet1": []})
    assert (empty.code, empty.json["faults"][0]["code"]) == (1, "nothing")
