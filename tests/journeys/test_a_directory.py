"""Somebody looks for an organisation whose name they half remember, and follows where it sits."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

PHONE = {"width": 390, "height": 844}
PAGES = [
    "organisations/?q=OIM",
    "organisations/panasonic/",
    "offices/?type=regional",
    "offices/iom-regional-office-pretoria/",
]


def test_a_misspelling_leads_to_iom_and_one_group_into_the_next(page, site, axe):
    page.goto(site / "")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Partners").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Organisations")
    page.get_by_label("With the words").fill("Internatonal Organisation for Migraton")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("these are alike")
    page.wait_for_url(re.compile("q=Internatonal"))
    assert axe(page) == []
    page.get_by_role("link", name="International Organization for Migration").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "International Organization for Migration"
    )
    assert axe(page) == []
    _as_at(page, "2004-06-30")
    bodies = page.locator("section", has=page.locator("#bodies"))
    bodies.get_by_role("link", name="Geneva Migration Group").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Geneva Migration Group")
    under = page.get_by_role("navigation", name="Partners")
    assert under.locator("[aria-current]").inner_text() == "Bodies"
    _as_at(page, "2008-06-30")
    expect(page.get_by_role("heading", level=1)).to_have_text("Global Migration Group")
    expect(page.locator("main")).to_contain_text("Geneva Migration Group, since April 2003")
    assert axe(page) == []


def _as_at(page, day):
    """Read the page as at a day."""
    page.locator("details.moment summary").click()
    page.get_by_label("As at").fill(day)
    page.locator("details.moment").get_by_role("button", name="Show").click()
    page.wait_for_url(re.compile(f"as_at={day}"))


@pytest.mark.parametrize("address", PAGES)
def test_no_page_shuts_anyone_out_nor_scrolls_sideways_on_a_phone(page, site, axe, address):
    page.set_viewport_size(PHONE)
    page.goto(site / address)
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_the_navigation_is_walked_by_keyboard(page, site):
    page.goto(site / "offices/")
    page.locator(".wordmark").focus()
    told = []
    for _step in range(16):
        page.keyboard.press("Tab")
        told.append(page.evaluate("document.activeElement.innerText"))
    assert told[:4] == ["Pipeline", "Programmes", "Countries", "Partners"]
    assert "Agreements" in told
    page.get_by_role("navigation", name="Partners").get_by_role("link", name="Network").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/network/"))
