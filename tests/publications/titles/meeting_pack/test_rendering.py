"""The pack: pages where the contents say they are, papers joined in or told of.

The golden file stands in `tests/golden/meeting-pack`; `LETSEMA_GOLDEN=write` writes it anew.
"""

from __future__ import annotations

import copy
import hashlib
import json
import os
import re
from pathlib import Path

import pypdfium2
import pytest

from letsema.documents import queries as documents
from letsema.publications.titles import meeting_pack
from letsema.values import canonical_text
from tests.press.bundling import locked, paper
from tests.publications.titles import meetings, reading

GOLDEN = Path(__file__).resolve().parents[3] / "golden" / "meeting-pack"


def kept(content: bytes) -> str:
    """Put bytes where the record keeps files."""
    sha256 = hashlib.sha256(content).hexdigest()
    path = documents.path_of(sha256)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return sha256


@pytest.fixture(scope="module")
def content():
    told = meetings.pack()
    told["items"][0]["papers"][0]["sha256"] = kept(paper("first", "second"))
    told["items"][0]["papers"][1]["sha256"] = kept(b"%PDF-1.7 broken")
    told["items"][2]["papers"][0]["sha256"] = kept(locked())
    told["items"][4]["papers"][0]["sha256"] = kept(paper("third", "fourth", "fifth"))
    return told


@pytest.fixture(scope="module")
def pdf(content):
    return meeting_pack.render(content, ("pdf",))["pdf"]


@pytest.fixture(scope="module")
def pages(pdf):
    return [" ".join(text.split()) for text in reading.text_of(pdf)]


@pytest.mark.parametrize("form", ["pack.json", "pack.pdf.txt"])
def test_the_pack_is_as_it_was_reviewed_golden(form, content, pdf):
    told = reading.numbered(pdf)
    if form == "pack.json":
        # what the fonts make of a paper may differ by machine: its hash is no part of the review
        plain = json.loads(meeting_pack.render(meetings.pack(), ("json",))["json"])
        told = json.dumps(plain, ensure_ascii=False, indent=1) + "\n"
    else:
        for each in content["items"]:
            for attached in each["papers"]:
                told = told.replace(attached["sha256"][:16], "…")
    if os.environ.get("LETSEMA_GOLDEN") == "write":
        GOLDEN.mkdir(parents=True, exist_ok=True)
        (GOLDEN / form).write_text(told, encoding="utf-8")
    assert told == (GOLDEN / form).read_text(encoding="utf-8")


def test_the_same_content_gives_the_same_bytes(content, pdf):
    again = meeting_pack.render(copy.deepcopy(content))
    assert again["pdf"] == pdf
    assert again["json"].decode() == canonical_text(content)


def test_papers_stand_behind_their_dividers(pages):
    divider = next(n for n, text in enumerate(pages) if "The next 2 pages are this paper" in text)
    assert pages[divider + 1 : divider + 3] == ["first", "second"]
    divider = next(n for n, text in enumerate(pages) if "The next 3 pages are this paper" in text)
    assert pages[divider + 1 : divider + 4] == ["third", "fourth", "fifth"]


def test_every_page_that_is_ours_says_its_number_of_all(pages):
    ours = [(n, text) for n, text in enumerate(pages, 1) if "SC-07 · Meeting pack" in text]
    assert all(text.endswith(f"{n} of {len(pages)}") for n, text in ours)
    assert len(ours) == len(pages) - 6  # the cover and five pages of papers


def test_the_contents_tell_the_pages_things_stand_on(pages):
    told = re.findall(r" (\d+)(?= [A-Z1-9]|$)", pages[1].partition("Page ")[2])
    items = {
        item: number
        for number, text in enumerate(pages, 1)
        for item in range(1, 9)
        if f"Item {item} · " in text and "SHA-256" not in text
    }
    assert items == {item: item + 3 for item in range(1, 9)}
    dividers = [
        n for n, text in enumerate(pages, 1) if "SHA-256 begins" in text and "· item" in text
    ]
    assert dividers == [13, 16, 17, 18, 22]
    for number in (*items.values(), *dividers):
        assert str(number) in told


def test_links_of_the_contents_lead_to_those_pages(pdf):
    document = pypdfium2.PdfDocument(pdf)
    marks = {mark.get_title(): mark.get_dest().get_index() + 1 for mark in document.get_toc()}
    document.close()
    assert marks["Contents"] == 2
    assert marks["Joint programme document"] == 18


def test_what_cannot_be_bundled_is_said_on_its_divider(pages):
    text = " ".join(pages)
    assert "its file is broken" in text
    assert "its file is locked" in text
    assert "its file is not kept here" in text


def test_a_file_that_is_not_the_one_attached_is_not_bundled(content):
    told = copy.deepcopy(content)
    sha256 = "5c" * 32
    path = documents.path_of(sha256)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(paper("somebody else's"))
    told["items"][0]["papers"][0]["sha256"] = sha256
    text = " ".join(" ".join(reading.text_of(meeting_pack.render(told, ("pdf",))["pdf"])).split())
    assert "its file is not the one that was attached" in text
    assert "somebody else's" not in text


def test_papers_that_are_no_pdf_are_listed_with_name_size_and_hash(pages):
    listed = next(text for text in pages if "Papers kept beside this pack Item" in text)
    assert "budget.xlsx" in listed
    assert "48 kB" in listed
    assert "77aa77aa77aa77aa" in listed


def test_a_page_tells_what_is_asked_and_how_it_was_assessed(pages):
    page = next(text for text in pages if "Item 1 · " in text)
    for said in (
        "Approve the concept note",
        "since 10 February 2031 · 134 days",
        "Recommended: Approve with conditions",
        "4 of 5",
        "not scored",
        "14 of 20",
        "USD 2,900,000 → USD 4,600,000",
        "31 % → 41 % of all areas",
        "UNDP: the organisation takes part",
    ):
        assert said in page


def test_a_request_tells_what_changes(pages):
    page = next(text for text in pages if "Item 6 · " in text)
    assert "30 June 2032 31 March 2033" in page
    assert "30 months 39 months" in page
    assert "Both city councils confirm their share in writing." in page


def test_the_cover_says_it_is_not_public(pages):
    assert "For members of the committee. Not public." in pages[0]


def test_a_meeting_without_items_has_a_pack():
    pages = reading.text_of(meeting_pack.render(meetings.bare("meeting-pack"), ("pdf",))["pdf"])
    assert "Nothing is on the agenda yet." in " ".join(pages)


def test_sixty_items_and_very_long_names_stay_on_the_page():
    pdf = meeting_pack.render(meetings.crowd(meetings.pack()), ("pdf",))["pdf"]
    assert reading.beyond_the_margins(pdf) == []
    pages = reading.text_of(pdf)
    last = " ".join(pages[-1].split())
    assert last.endswith(f"{len(pages)} of {len(pages)}")
