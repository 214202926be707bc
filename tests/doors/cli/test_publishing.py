"""`titles`, `publish`, `release`, `foreword`: proofs, editions, and our own booklet read back."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys

import pytest

from letsema.doors.intake import booklet as intake
from letsema.press.booklet import differences
from letsema.publications import queries as editions
from tests.doors.cli.paper import FOUR, MALI, booklet
from tests.world import FUND, everything

pytestmark = pytest.mark.xdist_group("record")

TITLE = "pipeline-booklet"
JUNE = ("--as-at", "2021-06-30")
FORMS = ("pdf", "html", "json", "xlsx")
STARTS = {"pdf": b"%PDF-", "html": b"<!DOCTYPE html>", "json": b"{", "xlsx": b"PK\x03\x04"}
PUBLISH_ALL = """
import sys
from letsema.doors.cli import main
for form in ("pdf", "html", "json", "xlsx"):
    code = main(["publish", "pipeline-booklet", "--as-at", "2021-06-30", "--to", f"{sys.argv[1]}/b.{form}"])
    assert code == 0
"""


@pytest.fixture
def small(fresh, water):
    """A record with four programmes of our own."""
    return fresh(water)


def take_in(letsema, folder, *pages, on="2023-05-31"):
    (folder / "b.txt").write_bytes(booklet(*pages))
    said = letsema("load", "booklet", folder / "b.txt", "--fund", "water", "--on", on)
    assert said.code == 0, said.err


def release(letsema, *more, as_at="2023-05-31"):
    return letsema("release", TITLE, "--as-at", as_at, "--format", "json", *more)


def published(letsema, folder):
    """The booklet of June 2021 as PDF, and the content it was printed from."""
    for form in ("pdf", "json"):
        assert letsema("publish", TITLE, *JUNE, "--to", folder / f"b.{form}").code == 0
    return (folder / "b.pdf").read_bytes(), json.loads((folder / "b.json").read_bytes())


def test_titles_are_listed_with_their_forms(letsema):
    told = {each["title"]: each["forms"] for each in letsema("titles", "--format", "json").json}
    assert told == {
        TITLE: list(FORMS),
        "meeting-pack": ["pdf", "json"],
        "minutes": ["pdf", "html", "json"],
        "programme-factsheet": list(FORMS),
        "programme-brochure": list(FORMS),
        "country-page": list(FORMS),
        "country-report": list(FORMS),
        "partners-report": list(FORMS),
    }
    assert all(title in letsema("titles").out for title in told)


@pytest.mark.parametrize("record", ["example", "printed"])
def test_our_own_booklet_reads_back_as_what_it_was_printed_from(
    letsema, fresh, request, tmp_path, record
):
    fresh(request.getfixturevalue(record))
    pdf, content = published(letsema, tmp_path)
    reading = intake.read(pdf, "b.pdf")
    assert len(reading.entries) == len(content["entries"]) == 41
    assert differences(reading, content) == ()
    assert not [fault for fault in reading.faults if fault.severity == "error"]
    assert reading.edition.month == "2021-06"
    words = ("--fund", FUND, "--on", "2021-06-30", "--format", "json")
    told = letsema("load", "booklet", tmp_path / "b.pdf", *words).json
    assert told["counts"] == {"new": 0, "same": 41, "changed": 0, "unsure": 0}
    assert told["no_longer_listed"] == []


def test_every_form_is_made_and_nothing_is_stored(letsema, small, tmp_path):
    before, files = everything(), list(small.home.rglob("*"))
    for form in FORMS:
        path = tmp_path / f"proof.{form.upper()}"
        said = letsema("publish", TITLE, "--as-at", "2023-05-31", "--to", path)
        assert (said.code, said.out) == (0, "")
        assert path.read_bytes().startswith(STARTS[form])
    assert everything() == before
    assert list(small.home.rglob("*")) == files
    content = json.loads((tmp_path / "proof.JSON").read_bytes())
    assert (content["title"], content["as_at"]) == (TITLE, "2023-05-31")
    assert content["edition"]["number"] is None


def test_the_same_content_gives_the_same_bytes_in_any_process(example, tmp_path):
    running = {}
    for seed in ("1", "2"):
        folder = tmp_path / f"run-{seed}"
        folder.mkdir()
        where = {"PYTHONHASHSEED": seed, "TZ": f"Etc/GMT+{seed}", "HOME": str(folder)}
        command = [sys.executable, "-c", PUBLISH_ALL, str(folder)]
        environment = {**example.environment, **where}
        running[folder] = subprocess.Popen(
            command, env=environment, cwd=folder, stderr=subprocess.DEVNULL
        )
    assert [process.wait(timeout=300) for process in running.values()] == [0, 0]
    one, other = (
        {f: hashlib.sha256((folder / f"b.{f}").read_bytes()).hexdigest() for f in FORMS}
        for folder in running
    )
    assert one == other


@pytest.mark.parametrize(
    ("call", "words"),
    [
        ("newsletter --to b.pdf", "there is no title newsletter; there are: pipeline-booklet"),
        ("pipeline-booklet --to b.doc", "there are: pdf, html, json, xlsx"),
        ("pipeline-booklet --to b", "there are: pdf, html, json, xlsx"),
        ("pipeline-booklet --language fr --to b.pdf", "is not made in fr; it is made in: en"),
        ("pipeline-booklet --to nowhere/b.html", "nowhere: there is no such folder"),
        ("pipeline-booklet --fund wine --to b.pdf", "there is no fund wine; there are: water"),
        ("pipeline-booklet --programme MALI-1 --to b.pdf", "takes no --programme"),
        ("pipeline-booklet --country MLI --to b.pdf", "takes no --country"),
        ("pipeline-booklet --organisation iom --to b.pdf", "takes no --organisation"),
    ],
)
def test_a_proof_that_cannot_be_made_is_a_bad_call(
    letsema, small, tmp_path, monkeypatch, call, words
):
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    before = everything()
    said = letsema("publish", *call.split())
    assert (said.code, said.out) == (2, "")
    assert words in said.line
    assert everything() == before
    assert os.listdir() == []
    if "--to b.pdf" in call:
        said = letsema("release", *call.removesuffix(" --to b.pdf").split())
        assert (said.code, words in said.line) == (2, True)
        assert everything() == before


def test_a_day_with_nothing_to_publish_is_refused_in_words(letsema, small, tmp_path):
    before = everything()
    for command in (("publish", TITLE, "--to", tmp_path / "b.pdf"), ("release", TITLE)):
        said = letsema(*command, "--as-at", "1999-12-31")
        assert (said.code, said.out) == (1, "")
        assert "nothing to publish" in said.line
    assert not (tmp_path / "b.pdf").exists()
    assert everything() == before


def test_a_release_is_numbered_kept_and_made_once(letsema, small):
    said = release(letsema)
    told = said.json
    assert said.code == 0
    assert (told["number"], told["as_at"], told["label"]) == (1, "2023-05-31", "May 2023")
    assert set(told["files"]) == set(FORMS)
    before = everything()
    assert release(letsema).json == told
    assert everything() == before
    assert letsema("verify").code == 0


def test_an_edition_supersedes_and_a_reissue_only_its_own_day(letsema, small, tmp_path):
    release(letsema)
    take_in(letsema, tmp_path, MALI.but(amount="1,100,000"), *FOUR[1:], on="2023-11-30")
    assert release(letsema, as_at="2023-11-30").json["number"] == 2
    told = {e.number: e.superseded_by for e in editions.editions("water")}
    assert told == {1: 2, 2: None}
    assert letsema("undo", 1, "--why", "to say it anew").code == 0
    take_in(letsema, tmp_path, MALI.but(title="Counting anew"), *FOUR[1:])
    said = release(letsema)
    assert said.json["number"] == 3
    told = {e.number: e.superseded_by for e in editions.editions("water")}
    assert told == {1: 2, 2: None, 3: None}
    assert editions.newest_edition("water", TITLE).number == 2
    take_in(letsema, tmp_path, MALI.but(title="Counting once more"), *FOUR[1:])
    assert release(letsema).json["number"] == 4
    told = {e.number: e.superseded_by for e in editions.editions("water")}
    assert told == {1: 2, 2: None, 3: 4, 4: None}


def test_what_is_released_never_changes(letsema, small, tmp_path):
    release(letsema)
    edition = editions.edition(TITLE, "water", 1)
    before = {form: editions.rendition(edition, form) for form in FORMS}
    take_in(letsema, tmp_path, MALI.but(title="Told otherwise"), *FOUR[1:], on="2023-11-30")
    letsema("undo", 1, "--why", "wrong")
    edition = editions.edition(TITLE, "water", 1)
    assert {form: editions.rendition(edition, form) for form in FORMS} == before
    assert edition.content["entries"][0]["title"] == "Counting with care in Mali"
    assert letsema("verify").code == 0


def test_a_proof_and_its_release_say_the_same(letsema, small, tmp_path):
    letsema("publish", TITLE, "--as-at", "2023-05-31", "--to", tmp_path / "b.json")
    proof = json.loads((tmp_path / "b.json").read_bytes())
    release(letsema)
    frozen = editions.edition(TITLE, "water", 1).content
    assert frozen["edition"].pop("number") == 1
    assert proof["edition"].pop("number") is None
    assert proof == frozen


def test_a_foreword_is_written_once_and_stands_in_the_booklet(letsema, small, tmp_path):
    path = tmp_path / "words.txt"
    path.write_text("We begin.\n\nWe thank all.\n", encoding="utf-8")
    words = ("foreword", path, "--on", "2023-05-31", "--signed", "A. Name", "--office", "Chair")
    assert letsema(*words).code == 0
    before = everything()
    assert letsema(*words).code == 0
    assert everything() == before
    letsema("publish", TITLE, "--as-at", "2023-05-31", "--to", tmp_path / "b.json")
    assert json.loads((tmp_path / "b.json").read_bytes())["foreword"] == {
        "text": "We begin.\n\nWe thank all.",
        "signed_name": "A. Name",
        "signed_office": "Chair",
    }


def test_a_foreword_that_is_no_text_is_refused(letsema, small, tmp_path):
    before = everything()
    for name, content, code in (("a", b"\xff\xfe\x00", 2), ("b", b" \n", 1), ("c", None, 2)):
        if content is not None:
            (tmp_path / name).write_bytes(content)
        said = letsema("foreword", tmp_path / name, "--on", "2023-05-31")
        assert (said.code, bool(said.line)) == (code, True)
    assert everything() == before
