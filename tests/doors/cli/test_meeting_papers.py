"""`publish` of what is about a meeting: it names the meeting, and no fund."""

from __future__ import annotations

import json

import pytest

from tests.publications.titles import sitting

pytestmark = pytest.mark.django_db


@pytest.fixture
def number(db):
    """A meeting of a committee that two funds share."""
    return sitting.prepared()


@pytest.mark.parametrize("title", ["minutes", "meeting-pack"])
def test_a_meetings_papers_are_published_without_naming_a_fund(letsema, number, tmp_path, title):
    for form, start in (("pdf", b"%PDF-"), ("json", b"{")):
        path = tmp_path / f"paper.{form}"
        said = letsema("publish", title, "--meeting", number, "--as-at", "2021-09-05", "--to", path)
        assert said.code == 0, said.err
        assert path.read_bytes().startswith(start)
    told = json.loads((tmp_path / "paper.json").read_bytes())
    assert told["meeting"]["number"] == number


def test_a_meetings_papers_ask_for_a_meeting_there_is(letsema, number, tmp_path):
    path = tmp_path / "minutes.pdf"
    said = letsema("publish", "minutes", "--to", path)
    assert (said.code, "name it with --meeting" in said.line) == (2, True)
    said = letsema("publish", "minutes", "--meeting", "SC-99", "--to", path)
    assert said.code in (1, 2)
    assert "there is no meeting SC-99" in said.line
    said = letsema("publish", "minutes", "--meeting", number, "--fund", "no", "--to", path)
    assert (said.code, "there is no fund no" in said.line) == (2, True)
    assert not path.exists()


def test_a_meetings_papers_are_made_when_asked_and_never_released(letsema, number):
    said = letsema("release", "minutes", "--meeting", number, "--fund", "hill-fund")
    assert said.code != 0
