"""A day's work: what waits after signing in, how long things wait, how one is written to."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

PHONE = {"width": 390, "height": 844}
MINE = ["waiting/", "me/notices/", "ageing/", "ageing/?stage=document-submitted&long=1"]


@pytest.fixture
def secretary(page, site):
    """The secretariat of the example, signed in."""
    page.goto(site / "account/login/")
    page.get_by_label("E-mail address").fill("secretariat@example.org")
    page.get_by_label("Password", exact=True).fill("try-the-example")
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url("**/waiting/")
    return page


def test_no_page_of_the_day_shuts_anyone_out(secretary, site, axe):
    for viewport in ({"width": 1280, "height": 900}, PHONE):
        secretary.set_viewport_size(viewport)
        for address in MINE:
            secretary.goto(site / address)
            assert axe(secretary) == []
            wide = secretary.evaluate("document.documentElement.scrollWidth")
            assert wide <= viewport["width"], address


def test_signing_in_leads_to_what_waits_and_from_there_to_where_it_is_done(secretary):
    expect(secretary.get_by_role("heading", level=1)).to_have_text("Waiting for me")
    first = secretary.locator(".differences a").first
    address = first.get_attribute("href")
    first.click()
    secretary.wait_for_url(f"**{address}")
    assert secretary.locator("h1").count() == 1


def test_a_person_chooses_how_they_are_written_to(secretary, site):
    secretary.goto(site / "me/notices/")
    secretary.get_by_label("Once a week, on Monday morning").check()
    secretary.get_by_role("button", name="Save", exact=True).click()
    expect(secretary.get_by_text("Saved.")).to_be_visible()
    assert secretary.get_by_label("Once a week, on Monday morning").is_checked()


def test_a_wait_of_years_can_be_seen_by_anybody(page, site):
    page.goto(site / "ageing/?as_at=2025-01-31")
    expect(page.get_by_text("at least 1,311 days").first).to_be_visible()
    page.get_by_label("Stage", exact=True).select_option("document-submitted")
    page.locator("form.ask").get_by_role("button", name="Show").click()
    page.wait_for_url("**stage=document-submitted**")
    assert "as_at=2025-01-31" in page.url
    assert page.locator("table.waits tbody tr").count() >= 1
