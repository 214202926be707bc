"""A reader of the site: finds, narrows, compares, by mouse, keyboard or phone, with no one shut out."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

PAGES = [
    "",
    "pipeline/",
    "pipeline/?as_at=2021-06-30&area=3",
    "pipeline/?as_at=soon",
    "programmes/",
    "programmes/MOLDOVA-4/",
    "programmes/NIGERIA-1/?as_at=2021-06-30",
    "programmes/MAKING-MIGRATION-WORK-III/",
    "countries/",
    "countries/MDA/",
    "organisations/",
    "organisations/iom/",
    "bodies/",
    "bodies/global-migration-group/",
    "steers/",
    "decisions/",
    "meetings/",
    "ageing/",
    "sources/",
    "editions/",
    "compare/?from=2021-06-30&to=2025-12-31",
    "search/?q=migration",
    "search/?q=qqqq",
    "programmes/NOWHERE-9/",
    "about/",
    "components/",
]
SAMPLE = ["", "pipeline/?as_at=2021-06-30&area=3", "programmes/MOLDOVA-4/", "components/"]
PHONE = {"width": 390, "height": 844}


@pytest.mark.parametrize("address", PAGES)
def test_no_page_shuts_anyone_out_nor_scrolls_sideways_on_a_phone(page, site, axe, address):
    page.goto(site / address)
    assert axe(page) == []
    page.set_viewport_size(PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    if address in SAMPLE:
        assert axe(page) == []
        assert axe(page, dark=True) == []


def test_a_choice_changes_the_list_in_place_and_the_address_with_it(page, site):
    page.goto(site / "pipeline/?as_at=2021-06-30")
    page.get_by_label("Thematic area").select_option("3")
    page.wait_for_url(re.compile(r"area=3"))
    assert page.locator("#count").inner_text() == "8 programmes"
    assert page.locator("#shown tbody tr").count() == 8
    assert "as_at=2021-06-30" in page.url
    assert "country" not in page.url
    page.get_by_label("Country", exact=True).select_option("ARG")
    page.wait_for_url(re.compile(r"country=ARG"))
    assert page.locator("#shown tbody tr").count() == 1
    page.reload()
    assert page.locator("#shown tbody tr").count() == 1
    page.go_back()
    expect(page.locator("#shown tbody tr")).to_have_count(8)


def test_without_scripts_the_same_form_answers(chromium, site):
    context = chromium.new_context(java_script_enabled=False, locale="en-GB")
    page = context.new_page()
    page.goto(site / "pipeline/?as_at=2021-06-30")
    page.get_by_label("Thematic area").select_option("3")
    page.get_by_role("button", name="Show", exact=True).click()
    assert page.locator("#shown tbody tr").count() == 8
    page.locator("#shown tbody th a").first.click()
    page.get_by_text("Source", exact=False).first.wait_for()
    context.close()


def test_a_keyboard_is_enough(page, site):
    page.goto(site / "")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "as_at"
    page.locator("#id-as_at").fill("2021-06-30")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("as_at=2021-06-30"))
    assert "USD\u00a065,977,500" in page.locator("main").inner_text()
    marker = page.locator(".map a").first
    marker.focus()
    assert marker.locator(".label").evaluate("e => getComputedStyle(e).opacity") == "1"
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/programmes/[A-Z0-9-]+/\?as_at=2021-06-30"))
    page.locator("details.source summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("details.source[open]").count() == 1


def test_the_pipeline_of_june_2021_reads_as_it_was_printed(page, site):
    page.goto(site / "pipeline/?as_at=2021-06-30")
    told = page.locator("main").inner_text()
    for figure in ("41 programmes", "USD\u00a065,977,500", "USD\u00a019,904,220"):
        assert figure in told
    page.goto(site / "programmes/NIGERIA-1/?as_at=2021-06-30")
    assert page.locator("h1").inner_text() == "Title not stated in the sources"


def test_the_page_stands_still_while_its_faces_load(page, site):
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver(list => {"
        "for (const entry of list.getEntries()) window.moved += entry.value;"
        "}).observe({type: 'layout-shift', buffered: true});"
    )
    page.goto(site / "pipeline/?as_at=2021-06-30")
    page.evaluate("document.fonts.ready")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.moved") < 0.05
    assert page.evaluate("document.fonts.check('16px \"Source Sans Pro\"')")


def test_search_finds_a_programme_and_leads_to_it(page, site):
    page.goto(site / "")
    page.locator("#id-seek").fill("Moldova diaspora")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("search"))
    page.locator(".hits a").first.click()
    page.wait_for_load_state()
    assert page.locator("h1").count() == 1


def test_a_printed_page_says_which_day_it_is_of_and_asks_for_nothing(page, site):
    page.emulate_media(media="print")
    for address in (
        "?as_at=2021-06-30",
        "pipeline/?as_at=2021-06-30",
        "programmes/MALI-4/?as_at=2021-06-30",
    ):
        page.goto(site / address)
        expect(page.get_by_text("As at 30 June 2021").first).to_be_visible()
        assert page.locator("input:visible, button:visible, select:visible").count() == 0
