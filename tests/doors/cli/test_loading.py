"""`load booklet`, `loads`, `undo`, `split`, `merge`: taken in whole, once, and taken back."""

from __future__ import annotations

import pytest

from letsema.journal import queries as journal
from tests.doors.cli.paper import FOUR, KENYA, MALI, PERU, TOGO, Page, booklet
from tests.world import FUND, TEXT, everything

pytestmark = pytest.mark.xdist_group("record")
ON = "2023-05-31"


@pytest.fixture
def load(letsema, tmp_path):
    """Take these pages, or this file, in."""

    def call(*pages, fund="water", on=ON, more=(), **told):
        path = tmp_path / "booklet.txt"
        path.write_bytes(booklet(*pages, **told))
        return letsema("load", "booklet", path, "--fund", fund, "--on", on, *more)

    return call


@pytest.fixture
def june(letsema, shared):
    """Take the booklet of June 2021 in."""

    def call(*more, fund=FUND, on="2021-06-30"):
        words = ("--fund", fund, "--on", on, "--format", "json", *more)
        return letsema("load", "booklet", shared / TEXT, *words)

    return call


def verdicts(told):
    return {entry["reference"] or entry["heading"]: entry["verdict"] for entry in told["entries"]}


def references(letsema, fund="water", as_at=ON):
    told = letsema("pipeline", "--fund", fund, "--as-at", as_at, "--format", "json").json
    return [entry["reference"] for entry in told["entries"]]


def test_the_booklet_of_june_2021_founds_its_fund(letsema, june, fresh, blank):
    fresh(blank)
    said = june()
    told = said.json
    assert said.code == 0
    assert (told["fund"], told["new_fund"], told["dry_run"]) == (FUND, True, False)
    assert told["counts"] == {"new": 41, "same": 0, "changed": 0, "unsure": 0}
    assert told["no_longer_listed"] == []
    told = letsema("pipeline", "--as-at", "2021-06-30", "--format", "json").json
    assert told["totals"]["pipeline"]["amount"] == "65977500.00"
    assert told["totals"]["funded"]["amount"] == "19904220.00"
    assert "BOTSWANA-1" in references(letsema, FUND, "2021-06-30")
    assert references(letsema, FUND, "2021-06-29") == []
    before = everything()
    again = june()
    assert (again.code, again.json["counts"]["same"]) == (0, 41)
    assert "nothing was written" in again.err
    assert everything() == before
    assert letsema("verify").code == 0


def test_the_fund_takes_its_name_and_areas_from_the_booklet(load, fresh, blank):
    from letsema.governance import queries as governance

    fresh(blank)
    said = load(*FOUR)
    assert said.code == 0
    assert "the fund water is new" in said.err
    fund = governance.fund("water")
    assert fund.name == "Wide Water Fund"
    assert fund.areas == (
        (1, "Knowing more about those who move"),
        (2, "Keeping people safe on the road"),
    )


def test_every_field_rests_on_the_booklet_and_its_lines(load, fresh, water):
    from datetime import date

    from letsema.programmes import queries

    fresh(water)
    view = queries.programme("MALI-1", date(2023, 5, 31))
    assert view.value("title") == "Counting with care in Mali"
    assert set(view.facts) == {
        "heading",
        "title",
        "countries",
        "thematic_area",
        "budget",
        "duration_months",
        "key_partners",
        "summary",
    }
    for fact in view.facts.values():
        assert fact.source_title == "Pipeline of Joint Programmes, May 2023"
        assert fact.place == "lines 15–40"
        assert str(fact.when.latest) == ON
        assert fact.when.precision == "not-after"
    assert view.entry.basis.place == "lines 15–40"


@pytest.mark.parametrize("record", ["blank", "example"])
def test_a_dry_run_writes_nothing_at_all(load, fresh, request, record):
    before = (fresh(request.getfixturevalue(record)), everything(), journal.head())
    said = load(
        *FOUR, fund="water" if record == "blank" else FUND, more=["--dry-run", "--format", "json"]
    )
    assert said.json["dry_run"] is True
    assert said.json["counts"]["new"] >= 3
    assert (everything(), journal.head()) == before[1:]
    assert record == "example" or not list(before[0].home.rglob("*"))


def test_twice_is_once_for_the_same_file_and_for_the_same_words(letsema, load, fresh, water):
    fresh(water)
    before = everything()
    assert load(*FOUR).code == 0
    assert load(*FOUR, month="June 2023").code == 0
    assert everything() == before
    assert len(letsema("loads", "--format", "json").json) == 1


def test_undone_and_loaded_again_a_programme_has_its_own_reference(letsema, load, fresh, water):
    fresh(water)
    before = references(letsema)
    said = letsema("undo", 1, "--why", "the wrong file")
    assert (said.code, said.out) == (0, "")
    assert references(letsema) == []
    assert letsema("undo", 1, "--why", "again").code == 1
    assert letsema("loads", "--format", "json").json[0]["undone"] == "the wrong file"
    assert load(*FOUR).code == 0
    assert references(letsema) == before == ["MALI-1", "TOGO-1", "PERU-2", "KENYA"]
    assert letsema("verify").code == 0


def test_a_reason_is_needed_to_undo(letsema, load, fresh, water):
    fresh(water)
    before = everything()
    said = letsema("undo", 1, "--why", " ")
    assert (said.code, said.line) == (1, "say why it is withdrawn")
    assert everything() == before


def test_the_example_is_known_again_and_only_our_summaries_differ(letsema, june, fresh, example):
    fresh(example)
    told = june().json
    assert told["counts"] == {"new": 0, "same": 0, "changed": 41, "unsure": 0}
    assert {tuple(entry["fields"]) for entry in told["entries"]} == {("summary",)}
    assert told["no_longer_listed"] == []
    before = everything()
    assert june().json["counts"] == {"new": 0, "same": 41, "changed": 0, "unsure": 0}
    assert everything() == before
    assert letsema("undo", 1, "--why", "to see").code == 0
    assert june("--dry-run").json["counts"]["changed"] == 41


def test_an_unsure_entry_stops_the_load_until_it_is_answered(letsema, load, fresh, water):
    fresh(water)
    other = MALI.but(
        title="Another trade", amount="9,000,000", summary="Schools open in the dry season."
    )
    other = other.but(months="12", partners="A council of elders")
    pages = (MALI, TOGO.but(summary="All is told anew.", partners="Nobody known", amount="1"), PERU)
    before = everything()
    said = load(*pages, on="2023-11-30")
    assert said.code == 1
    assert "--match 2=REFERENCE, or --match 2=new" in said.err
    assert everything() == before
    said = load(*pages, on="2023-11-30", more=["--dry-run", "--format", "json"])
    assert (said.code, said.json["counts"]["unsure"]) == (1, 1)
    said = load(*pages, on="2023-11-30", more=["--match", "2=TOGO-1", "--format", "json"])
    assert said.code == 0
    assert verdicts(said.json)["TOGO-1"] == "changed"
    said = load(MALI, other, on="2024-05-31", more=["--match", "2=new", "--format", "json"])
    assert (said.code, said.json["counts"]["new"]) == (0, 1)
    assert "MALI-1-B" in references(letsema, as_at="2024-05-31")


def test_what_a_match_answers_can_be_taken_back(letsema, load, fresh, water):
    fresh(water)
    onward = MALI.but(title="Told otherwise", amount="5", status="document-solicited")
    load(onward, on="2023-11-30", more=["--match", "1=MALI-1"])
    said = letsema("split", "MALI-1", "--load", 2, "--into", "MALI-1-B", "--why", "not that one")
    assert (said.code, said.err) == (0, "")
    assert {"MALI-1", "MALI-1-B"} <= set(references(letsema, as_at="2023-12-31"))
    assert letsema("merge", "MALI-1-B", "--into", "MALI-1", "--why", "it was").code == 0
    assert "MALI-1-B" not in references(letsema, as_at="2023-12-31")
    assert letsema("verify").code == 0


def test_what_is_split_off_keeps_the_status_its_booklet_printed(letsema, load, fresh, water):
    fresh(water)
    load(
        MALI.but(title="Told otherwise", amount="5"), on="2023-11-30", more=["--match", "1=MALI-1"]
    )
    letsema("split", "MALI-1", "--load", 2, "--into", "MALI-1-B", "--why", "not that one")
    assert "MALI-1-B" in references(letsema, as_at="2023-12-31")


def test_a_load_stands_when_the_one_before_it_is_undone(letsema, load, fresh, water):
    fresh(water)
    load(*(page.but(months="30") for page in FOUR), on="2023-11-30")
    letsema("undo", 1, "--why", "the wrong file")
    assert len(references(letsema, as_at="2023-12-31")) == 4


@pytest.mark.parametrize(
    ("answer", "words"),
    [("9=MALI-1", "there is no entry 9"), ("1=NOWHERE-1", "there is no programme NOWHERE-1")],
)
def test_an_answer_that_fits_nothing_is_a_bad_call(load, fresh, water, answer, words):
    fresh(water)
    before = everything()
    said = load(*FOUR, more=["--match", answer])
    assert (said.code, said.out) == (2, "")
    assert words in said.line
    assert everything() == before


def test_two_entries_told_to_be_one_programme_are_refused(load, fresh, water):
    fresh(water)
    before = everything()
    said = load(MALI, TOGO, on="2023-11-30", more=["--match", "2=MALI-1"])
    assert (said.code, said.out) == (2, "")
    assert said.line == "entries 1 and 2 cannot both be MALI-1"
    assert everything() == before


def test_what_is_no_longer_listed_is_told_and_stays(letsema, load, fresh, water):
    fresh(water)
    before = everything()
    said = load(MALI, PERU, KENYA, on="2023-11-30", more=["--format", "json"])
    assert (said.code, said.json["no_longer_listed"]) == (0, ["TOGO-1"])
    assert everything() == before
    assert "TOGO-1" in references(letsema, as_at="2023-12-31")
    assert "no longer listed  TOGO-1" in load(MALI, PERU, KENYA, on="2023-11-30").out


def test_an_entry_that_goes_backwards_is_unsure(letsema, load, fresh, water):
    fresh(water)
    back = PERU.but(status="concept-note-approved")
    said = load(MALI, TOGO, back, KENYA, on="2023-11-30", more=["--dry-run", "--format", "json"])
    (entry,) = [entry for entry in said.json["entries"] if entry["verdict"] == "unsure"]
    assert (entry["heading"], entry["candidates"]) == ("PERU", ["PERU-2"])
    assert any("document-submitted" in reason for reason in entry["reasons"])
    assert load(MALI, TOGO, back, KENYA, on="2023-11-30").code == 1
    said = load(MALI, TOGO, back, KENYA, on="2023-11-30", more=["--match", "3=PERU-2"])
    assert said.code == 0
    told = letsema("pipeline", "--as-at", "2023-12-31", "--format", "json").json
    assert {e["reference"]: e["status"] for e in told["entries"]}[
        "PERU-2"
    ] == "concept-note-approved"


def test_an_error_fault_loads_nothing(load, fresh, blank):
    record = fresh(blank)
    before = everything()
    said = load(MALI.but(status=None), *FOUR[1:])
    assert said.code == 1
    assert "letsema: entry 1: " in said.err
    assert "; nothing was taken in" in said.err
    assert "Fault(" not in said.err
    assert everything() == before
    assert not list(record.home.rglob("*"))
    assert load(MALI.but(status=None), more=["--dry-run"]).code == 1


def test_an_unknown_fund_beside_others_is_a_bad_call(load, fresh, water):
    fresh(water)
    before = everything()
    said = load(*FOUR, fund="wine")
    assert (said.code, said.out, said.line) == (2, "", "there is no fund wine; there are: water")
    assert everything() == before


def test_an_unreadable_file_is_told_before_the_record_is_touched(letsema, tmp_path):
    path = tmp_path / "letter.txt"
    path.write_text("Dear all,\n")
    said = letsema("load", "booklet", path, "--fund", "water", "--on", ON)
    assert (said.code, said.out) == (2, "")
    assert "not a pipeline booklet" in said.line


def test_an_area_the_fund_does_not_have_is_refused_whole(load, fresh, water, monkeypatch):
    from tests.doors.cli import paper

    fresh(water)
    before = everything()
    monkeypatch.setitem(paper.AREAS, 3, "Borders that work")
    said = load(*FOUR, Page("GHANA", 3), on="2023-11-30")
    assert said.code == 1
    assert "3" in said.err
    assert everything() == before


@pytest.mark.parametrize("slug", ["Wide Water", "", "../x"])
def test_a_fund_that_is_no_slug_is_refused(load, fresh, blank, slug):
    fresh(blank)
    before = everything()
    said = load(*FOUR, fund=slug)
    assert said.code in (1, 2)
    assert "Traceback" not in said.err
    assert everything() == before


def test_a_fund_is_not_founded_on_a_booklet_without_areas(load, fresh, blank):
    fresh(blank)
    before = everything()
    said = load(KENYA)
    assert said.code == 1
    assert "the booklet names no thematic areas" in said.err
    assert everything() == before


def test_a_shared_acronym_is_never_chosen_silently(letsema, load, fresh, blank):
    from datetime import UTC, datetime

    from letsema.partners import commands as partners
    from letsema.partners.rules import Name
    from letsema.values import OPERATOR

    fresh(blank)
    for key in ("one", "two"):
        names = [Name(f"Organisation {key}"), Name("IOM", "acronym")]
        partners.register_organisation(
            key=key, kind="other", names=names, by=OPERATOR, at=datetime(2020, 1, 1, tzinfo=UTC)
        )
    before = everything()
    said = load(*FOUR)
    assert said.code == 1
    assert "IOM may be one, two" in said.err
    assert everything() == before


def test_what_fails_in_the_middle_leaves_nothing_behind(load, fresh, blank, monkeypatch):
    from letsema.programmes import commands

    fresh(blank)
    before = everything()
    enter, seen = commands.enter_stage, []

    def broken(**told):
        seen.append(told["reference"])
        if len(seen) == 3:
            raise KeyboardInterrupt
        return enter(**told)

    monkeypatch.setattr(commands, "enter_stage", broken)
    with pytest.raises(KeyboardInterrupt):
        load(*FOUR)
    assert len(seen) == 3
    assert everything() == before
    monkeypatch.undo()
    assert load(*FOUR).code == 0
