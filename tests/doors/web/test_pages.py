"""Every page: it answers, it is constant in its questions, it says what is missing."""

from __future__ import annotations

import itertools
import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from letsema.doors.web import reading
from letsema.programmes.rules.facts import CountryPart
from tests import making

PAGES = [
    "/",
    "/about/",
    "/components/",
    "/pipeline/",
    "/compare/",
    "/programmes/",
    "/countries/",
    "/countries/GHA/",
    "/organisations/",
    "/organisations/iom/",
    "/bodies/",
    "/bodies/hill-committee/",
    "/steers/",
    "/decisions/",
    "/meetings/",
    "/ageing/",
    "/sources/",
    "/sources/booklet-2021-06/",
    "/editions/",
    "/search/",
    "/search/?q=Ghana",
]
LISTS = ["/", "/pipeline/", "/pipeline.json", "/pipeline.csv", "/countries/", "/countries/GHA/"]
LISTS += [
    "/organisations/iom/",
    "/sources/",
    "/sources/booklet-2021-06/",
    "/compare/?from=2021-01-01",
]


@pytest.mark.parametrize("address", PAGES)
def test_a_page_answers_and_may_run_nothing_of_others(hills, client, address):
    hills()
    answer = client.get(address)
    assert answer.status_code == 200
    policy = answer["Content-Security-Policy"]
    for rule in ("default-src 'none'", "script-src 'self'", "style-src 'self'", "base-uri 'none'"):
        assert rule in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("address", [*PAGES, "/programmes/GHANA-2/"])
def test_a_page_has_one_title_and_its_headings_are_in_order(hills, read, address):
    import re

    hills()
    levels = [int(n) for n in re.findall(r"<h([1-6])[ >]", read(address))]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


@pytest.mark.parametrize("address", ["/", "/pipeline/", "/compare/", "/editions/"])
def test_an_empty_record_says_what_to_do_next(db, read, address):
    assert "letsema demo" in read(address)


@pytest.mark.parametrize(
    "address", ["/programmes/", "/countries/", "/organisations/", "/bodies/", "/sources/"]
)
def test_an_empty_list_leads_on(db, read, address):
    page = read(address)
    assert "letsema demo" in page or 'href="?"' in page or "/pipeline/" in page


@pytest.mark.parametrize("address", LISTS)
def test_three_programmes_take_as_many_questions_as_one(hills, client, address):
    hills("GHANA-2")
    client.get(address)  # what is read once and kept is read now
    reading._remembered.cache_clear()
    with CaptureQueriesContext(connection) as one:
        client.get(address)
    hills("MALI-2", countries=[CountryPart("GHA"), CountryPart("MLI")])
    hills("TOGO-2", title=None, sdgs=None)
    client.get(address)  # what follows the journal catches up once
    reading._remembered.cache_clear()
    with CaptureQueriesContext(connection) as three:
        client.get(address)
    assert len(three) == len(one)


def test_a_list_asked_again_is_not_read_again_and_a_write_is_seen_at_once(hills, client, read):
    hills("GHANA-2")
    read("/pipeline/")
    with CaptureQueriesContext(connection) as again:
        page = client.get("/pipeline/").content.decode()
    assert not any("programmes_stagerow" in query["sql"] for query in again)
    assert "MALI-2" not in page
    hills("MALI-2")
    assert "MALI-2" in read("/pipeline/")


def test_home_counts_by_section_and_adds_nothing_across_them(hills, read):
    hills("GHANA-2", budget=making.money(1_000_000))
    hills("MALI-2", budget=making.money(2_000_000))
    making.stage("MALI-2", "signed", "2022-03-01")
    page = read("/")
    assert "USD\u00a01,000,000" in page
    assert "USD\u00a02,000,000" in page
    assert "USD\u00a03,000,000" not in page


def test_home_as_at_an_earlier_day_shows_that_day(hills, read):
    hills()
    making.stage("GHANA-2", "signed", "2022-03-01")
    assert "1 March 2022" in read("/")
    assert "1 March 2022" not in read("/?as_at=2021-12-31")
    assert "no programme of this fund" in read("/?as_at=2020-01-01")


def test_a_programme_page_tells_each_fact_with_its_source(hills, read):
    hills()
    page = read("/programmes/GHANA-2/")
    for told in ("Work in GHANA-2", "USD\u00a01,700,000", "36 months", "by 30 June 2021", "p. 1"):
        assert told in page
    assert "/sources/booklet-2021-06/" in page


def test_a_missing_title_reads_as_what_it_is(hills, read):
    hills(title=None, participants=None)
    page = read("/programmes/GHANA-2/")
    assert "Title not stated in the sources" in page
    assert "No source on record states" in page
    assert "Title not stated in the sources" in read("/pipeline/")


def test_sources_that_differ_are_both_shown(hills, read):
    hills(duration_months=36)
    making.state(
        "GHANA-2",
        {"duration_months": 24},
        citing=making.say(making.PAGE),
        when=making.When.parse("2023-01-05"),
    )
    page = read("/programmes/GHANA-2/")
    assert "24 months" in page
    assert "36 months" in page
    assert page.index("24 months") < page.index("36 months")


def test_what_came_later_is_marked_as_later(hills, read):
    hills()
    making.stage("GHANA-2", "signed", "2022-03-01")
    assert "after 31 December 2021" in read("/programmes/GHANA-2/?as_at=2021-12-31")
    assert "after 31" not in read("/programmes/GHANA-2/?as_at=2022-12-31")


def test_what_was_never_approved_is_not_public(hills, read):
    hills(approved=None)
    making.stage("GHANA-2", "submitted", "2021-03-01")
    page = read("/programmes/GHANA-2/", status=404)
    assert "Work in" not in page


def test_what_is_not_there_leads_to_search(hills, read):
    hills()
    page = read("/programmes/NOWHERE-9/", status=404)
    assert "No programme has the reference “NOWHERE-9”." in page
    assert 'action="/search/"' in page
    for address in ("/countries/QQQ/", "/organisations/nobody/", "/bodies/none/", "/sources/none/"):
        assert 'action="/search/"' in read(address, status=404)


@pytest.mark.parametrize(
    "address",
    ["/", "/pipeline/", "/programmes/GHANA-2/", "/countries/GHA/", "/organisations/iom/"],
)
@pytest.mark.parametrize("wrong", ["soon", "2021-02-30", "30/06/2021", "0001-01-01", "2021"])
def test_a_day_that_cannot_be_read_is_told_at_its_field(hills, read, address, wrong):
    hills()
    assert f"“{wrong}” is not a date" in read(f"{address}?as_at={wrong}")


def test_words_from_outside_are_never_markup(hills, read):
    hills(title="<script>alert(1)</script>")
    for address in ("/", "/pipeline/", "/programmes/GHANA-2/", "/pipeline/?as_at=<b>x"):
        assert "<script>alert" not in read(address)
    assert "<b>x" not in read("/pipeline/?as_at=<b>x")


def test_the_comparison_tells_moves_in_words(hills, read):
    hills()
    making.stage("GHANA-2", "signed", "2022-03-01")
    page = read("/compare/?from=2021-12-31&to=2022-12-31")
    assert "1 programme moved" in page
    assert "Concept note approved" in page
    assert "Signed" in page
    assert "Nothing changed" in read("/compare/?from=2023-12-31&to=2024-12-31")
    assert "Turn it round" in read("/compare/?from=2022-12-31&to=2021-12-31")
    assert "“never” is not a date" in read("/compare/?from=never")


def test_known_at_hides_what_was_learned_later(hills, read):
    hills()
    making.stage("GHANA-2", "signed", "2022-03-01", at=making.at("2025-01-01"))
    assert "Signed" in read("/pipeline/?as_at=2022-12-31")
    shown = read("/pipeline/?as_at=2022-12-31&known_at=2023-01-01").partition('id="shown"')[2]
    assert "Signed" not in shown


def test_search_finds_what_was_just_written_and_names_what_is_nearly_so_called(hills, read):
    hills(title="Bees for the hills")
    assert "Bees for the hills" in read("/search/?q=bees").partition('class="hits"')[2]
    near = read("/search/?q=Ghanna")
    assert "Nothing on record answers" in near
    assert "/countries/GHA/" in near


def test_exports_hold_what_the_page_shows(hills, client):
    hills("GHANA-2")
    hills("MALI-2", countries=[CountryPart("MLI")], title='=cmd("x")')
    told = json.loads(client.get("/pipeline.json?country=MLI").content)
    assert [entry["reference"] for entry in told["entries"]] == ["MALI-2"]
    rows = client.get("/pipeline.csv?country=MLI").content.decode().splitlines()
    assert len(rows) == 2
    assert "'=cmd" in rows[1]
