"""The booklet of June 2021, read from the shared source text; only facts are asserted."""

import csv
import os
import re
import time
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from letsema.press.booklet import Reading, read_booklet
from tests.press.booklet.gazetteer import NAMES

SHARED = Path(os.environ.get("LETSEMA_SHARED") or Path(__file__).parents[4] / "shared")
TEXT = SHARED / "seeds" / "002_5ef64020567ca62c.txt"
FACTS = SHARED / "facts" / "programmes-june-2021.csv"

pytestmark = pytest.mark.skipif(
    not TEXT.exists(), reason=f"the source text is not here: {TEXT} (set LETSEMA_SHARED)"
)

AREAS = (
    "Promoting fact-based and data-driven migration discourse, policy and planning",
    "Protecting the human rights, safety and wellbeing of migrants, including through addressing drivers and mitigating situations of vulnerability in migration",
    "Addressing irregular migration including through managing borders and combatting transnational crime",
    "Facilitating regular migration, decent work and enhancing the positive development effects of human mobility",
    "Improving the social inclusion and integration of migrants",
)
STATUSES = {
    "Concept note approved by Steering Committee": "concept-note-approved",
    "Concept note approved by Steering Committee; Joint programme document solicited": "document-solicited",
    "Joint Programme document submitted": "document-submitted",
    "Joint Programme funded": "funded",
}


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read_booklet(TEXT.read_bytes(), NAMES, filename=TEXT.name)


@pytest.fixture(scope="module")
def facts() -> list[dict[str, str]]:
    with FACTS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_there_are_41_entries_in_two_sections(reading):
    assert Counter(entry.section for entry in reading.entries) == {"pipeline": 32, "funded": 9}
    assert [entry.position for entry in reading.entries] == list(range(1, 42))


def test_the_five_areas_have_their_whole_names_and_entries(reading):
    assert [(area.number, area.name) for area in reading.thematic_areas] == list(
        enumerate(AREAS, 1)
    )
    pipeline = [entry.thematic_area for entry in reading.entries if entry.section == "pipeline"]
    assert Counter(pipeline) == {1: 5, 2: 7, 3: 6, 4: 7, 5: 7}


def test_sums_are_exact(reading):
    told = reading.as_json()["totals"]
    assert told == {
        "pipeline": {"count": 32, "amount": "65977500.00", "currency": "USD"},
        "funded": {"count": 9, "amount": "19904220.00", "currency": "USD"},
    }


def test_statuses_are_22_3_7_and_9(reading):
    assert Counter(entry.status for entry in reading.entries) == {
        "concept-note-approved": 22,
        "document-solicited": 3,
        "document-submitted": 7,
        "funded": 9,
    }
    assert {entry.status_text for entry in reading.entries} == set(STATUSES)


def test_18_titles_are_present_and_23_reported_missing(reading):
    missing = {f.entry for f in reading.faults if (f.field, f.kind) == ("title", "missing")}
    titled = {entry.position for entry in reading.entries if entry.title}
    assert (len(titled), len(missing)) == (18, 23)
    assert not titled & missing


def test_no_fault_is_an_error_and_every_pictured_field_is_a_note(reading):
    assert {fault.severity for fault in reading.faults} == {"note"}
    found = Counter((fault.field, fault.kind) for fault in reading.faults)
    assert found[("participants", "missing")] == found[("sdgs", "missing")] == 41


def test_every_row_of_the_facts_agrees(reading, facts):
    assert len(facts) == len(reading.entries)
    for entry, fact in zip(reading.entries, facts, strict=True):
        area = int(fact["thematic_area"]) if entry.section == "pipeline" else entry.thematic_area
        assert list(entry.countries) == fact["countries"].split(";"), fact["key"]
        assert entry.budget, fact["key"]
        assert entry.budget.amount == Decimal(fact["budget_usd"]), fact["key"]
        assert entry.duration_months == int(fact["duration_months"]), fact["key"]
        assert entry.status == STATUSES[fact["status"]], fact["key"]
        assert entry.thematic_area == area, fact["key"]
        assert entry.title in (None, fact["title"]), fact["key"]


def test_the_mark_in_the_annex_belongs_to_the_entry_after_it(reading):
    marked = {e.heading: e.thematic_area for e in reading.entries if e.section == "funded"}
    assert marked.pop("REGIONAL IGAD") == 4
    assert set(marked.values()) == {None}


def test_regions_have_their_members(reading):
    regions = {entry.region: entry.countries for entry in reading.entries if entry.region}
    assert regions == {
        "REGIONAL PACIFIC": ("FJI", "KIR", "TUV", "SLB", "VUT"),
        "REGIONAL IGAD": ("DJI", "ETH", "KEN", "SOM", "SSD", "SDN", "UGA"),
    }


def test_summaries_end_where_they_end(reading):
    labels = re.compile(
        r"KEY PARTNERS|BUDGET|DURATION|STATUS|SUMMARY|PARTICIPATING|SDG GOALS|ANNEX|➔|★|THEMATIC"
    )
    for entry in reading.entries:
        assert entry.summary, entry.heading
        assert entry.summary[-1] == ".", entry.heading
        assert entry.summary[0].isupper(), entry.heading
        assert not labels.search(entry.summary), entry.heading
        paragraphs = entry.summary.split("\n\n")
        assert 2 <= len(paragraphs) <= 6, entry.heading
        assert not {entry.heading, *AREAS} & set(paragraphs), entry.heading


@pytest.mark.parametrize(
    ("position", "words", "first", "last"),
    [(1, 200, "This", "follow."), (5, 210, "Since", "Agenda."), (32, 170, "Uruguay", "residence."),
     (38, 200, "The", "sustainable."), (41, 160, "As", "countries.")],
)  # fmt: skip
def test_summaries_begin_and_end_with_their_words(reading, position, words, first, last):
    told = (reading.entries[position - 1].summary or "").split()
    assert (told[0], told[-1]) == (first, last)
    assert len(told) > words * 0.6


def test_lines_are_those_of_the_text(reading):
    lines = TEXT.read_text(encoding="utf-8").split("\n")
    assert reading.entries[0].lines == (130, 170)
    for entry, after in zip(reading.entries, [*reading.entries[1:], None], strict=True):
        assert entry.lines
        assert lines[entry.lines[0] - 1].strip() == entry.heading
        if after:
            assert after.lines
            assert entry.lines[1] < after.lines[0]


def test_the_objective_with_another_s_title_is_a_contradiction(reading):
    (fault,) = [f for f in reading.faults if f.kind == "contradiction"]
    assert (fault.entry, fault.field) == (38, "objectives")
    assert fault.text.startswith("objective 8 ")
    assert fault.text.endswith("objective 6")
    assert reading.entries[37].objectives == ("21",)


def test_the_remark_on_participants_is_kept_and_participants_stay_null(reading):
    entry = reading.entries[38]
    assert entry.participants is None
    assert entry.notes == ("(with Platform on Disaster Displacement, PDD)",)
    (fault,) = [f for f in reading.faults if (f.entry, f.field) == (39, "participants")]
    assert "Platform on Disaster Displacement" in fault.text


def test_partner_headings_are_groups_or_countries(reading):
    headings = {
        entry.position: {(p.heading, p.group, p.country) for p in entry.key_partners or ()}
        for entry in reading.entries
    }
    assert headings[17] == {("Gabon", None, "GAB"), ("Togo", None, "TGO")}
    assert headings[40] == {("Chile", None, "CHL"), ("Mexico", None, "MEX")}
    assert ("Others", None, None) in headings[16]
    assert ("Civil Society", "civil-society", None) in headings[37]
    assert headings[1] == {(None, None, None)}
    assert sum(len(entry.key_partners or ()) for entry in reading.entries) > 330


def test_comma_lists_are_told_and_left_whole(reading):
    unsplit = [fault.entry for fault in reading.faults if fault.kind == "unsplit"]
    assert unsplit == [2, 17, 27, 37]


def test_cover_and_foreword_are_read(reading):
    edition = reading.edition
    assert edition.fund == "Migration Multi-Partner Trust Fund"
    assert (edition.label, edition.month) == ("June 2021", "2021-06")
    assert reading.foreword
    assert reading.foreword.startswith("On behalf of")
    assert reading.foreword.splitlines()[-1] == "Steering Committee"


def test_reading_takes_well_under_100_milliseconds():
    content = TEXT.read_bytes()
    spent = []
    for _ in range(5):
        start = time.process_time()
        read_booklet(content, NAMES)
        spent.append(time.process_time() - start)
    assert min(spent) < 0.1


def test_windows_line_ends_read_alike(reading):
    content = TEXT.read_bytes().replace(b"\n", b"\r\n")
    again = read_booklet(b"\xef\xbb\xbf" + content, NAMES, filename=TEXT.name)
    assert again.entries == reading.entries
    assert again.faults == reading.faults
