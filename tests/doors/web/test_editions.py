"""Editions: their pages, and their bytes served as they were released."""

from __future__ import annotations

import base64
import hashlib
from datetime import date

import pytest

from letsema.publications import commands as publications
from letsema.values import OPERATOR
from tests import making

SHELF = "/editions/pipeline-booklet/hill-fund/en/"


@pytest.fixture
def two_editions(hills):
    """Two editions of the booklet; the second supersedes the first."""
    hills()
    for day in (date(2021, 6, 30), date(2022, 6, 30)):
        publications.release(
            title="pipeline-booklet",
            subject=making.FUND,
            as_at=day,
            by=OPERATOR,
            at=making.at("2022-07-01"),
        )
        making.stage("GHANA-2", "signed", "2022-03-01", at=making.at("2022-06-01"))


def test_editions_stand_on_a_shelf_and_can_be_compared(two_editions, read):
    page = read("/editions/")
    assert f"{SHELF}1/" in page
    assert f"{SHELF}2/" in page
    assert "superseded by edition 2" in page
    assert 'action="/compare/"' in page


def test_home_shows_the_newest_edition_as_a_cover(two_editions, read):
    page = read("/")
    assert f"{SHELF}2/" in page
    assert f"{SHELF}1/" not in page


def test_an_edition_tells_what_it_says_and_how_to_check_it(two_editions, read):
    page = read(f"{SHELF}1/")
    for told in ("Edition 2 has superseded this one", "USD\u00a01,700,000", "fingerprint", "/pdf/"):
        assert told in page


@pytest.mark.parametrize(
    ("form", "kind", "begins"),
    [
        ("pdf", "application/pdf", b"%PDF"),
        ("json", "application/json", b"{"),
        ("html", "text/html; charset=utf-8", b"<!"),
    ],
)
def test_an_edition_is_served_as_it_was_released(two_editions, client, form, kind, begins):
    answer = client.get(f"{SHELF}1/{form}/")
    assert answer.status_code == 200
    assert answer["Content-Type"] == kind
    assert answer.content.startswith(begins)
    assert "immutable" in answer["Cache-Control"]
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert "unsafe" not in answer["Content-Security-Policy"]


def test_an_edition_as_a_page_may_use_the_style_it_carries_and_no_other(two_editions, client):
    answer = client.get(f"{SHELF}1/html/")
    sheet = answer.content.partition(b"<style>")[2].partition(b"</style>")[0]
    named = base64.b64encode(hashlib.sha256(sheet).digest()).decode()
    assert len(sheet) > 500
    assert f"style-src 'sha256-{named}';" in answer["Content-Security-Policy"]


@pytest.mark.parametrize("address", ["9/", "9/pdf/", "1/docx/", "1/exe/"])
def test_an_edition_or_form_there_is_not_is_not_found(two_editions, read, address):
    assert "There is no such page" in read(f"{SHELF}{address}", status=404)


def test_the_page_of_a_failure_needs_no_record(rf):
    from letsema.doors.web import home

    answer = home.went_wrong(rf.get("/"))
    assert answer.status_code == 500
    assert b"The fault is ours" in answer.content
