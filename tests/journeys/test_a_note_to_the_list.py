"""A concept note comes in, is reviewed and assessed, and stands ready for a meeting's list."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

PASSWORD = "try-the-example"
PAPER = {
    "name": "note.pdf",
    "mimeType": "application/pdf",
    "buffer": b"%PDF-1.7 a note of the journey",
}
PHONE = {"width": 390, "height": 844}


def enter(page, site, who):
    page.context.clear_cookies()
    page.goto(site / "account/login/")
    page.get_by_label("E-mail address").fill(f"{who}@example.org")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("button", name="Sign in", exact=True)).to_have_count(0)


def write_note(page, site):
    """Register a note; the reference it got."""
    page.goto(site / "notes/new/")
    page.get_by_label("Country 1").fill("Kenya")
    page.get_by_label("Convening agency").select_option("iom")
    page.get_by_label("Title", exact=True).fill("Registers that count everyone")
    page.get_by_label("Summary").fill("Who moves is counted where they live.")
    page.get_by_label("Budget asked for").fill("1,850,000")
    page.get_by_label("Length in months").fill("30")
    page.get_by_label("The concept note as a file").set_input_files(PAPER)
    page.get_by_label("Submitted on").fill("2026-01-10")
    page.get_by_role("button", name="Register the note").click()
    summary = page.get_by_role("alert")
    expect(summary).to_contain_text("Thematic area")
    assert page.get_by_label("Summary").input_value() == "Who moves is counted where they live."
    page.get_by_role("group", name="Thematic area").get_by_role("radio").first.check()
    page.get_by_label("The concept note as a file").set_input_files(PAPER)
    page.get_by_role("button", name="Register the note").click()
    page.wait_for_url("**/programmes/**")
    return page.url.rstrip("/").rpartition("/")[2]


@pytest.mark.browser
def test_a_note_reaches_the_list_of_a_meeting(page, site, axe):
    enter(page, site, "secretariat")
    reference = write_note(page, site)
    expect(page.get_by_role("status")).to_contain_text(reference)
    page.get_by_role("link", name="Open the review").click()
    assert axe(page) == []
    page.get_by_label("Day").fill("2026-01-20")
    page.get_by_role("button", name="Open the review").click()
    enter(page, site, "reviewer")
    page.goto(site / f"programmes/{reference}/")
    page.get_by_role("link", name="Assess the note").click()
    assert axe(page) == []
    page.get_by_label("Eligible", exact=True).check()
    page.get_by_role("group", name="National ownership").get_by_label("4").check()
    page.get_by_label("Approve", exact=True).check()
    page.get_by_role("button", name="Keep this assessment").click()
    page.wait_for_url(f"**/programmes/{reference}/")
    page.goto(site / "notes/?stage=under-review")
    row = page.get_by_role("row").filter(has_text="Registers that count everyone")
    expect(row).to_contain_text("of 50")
    expect(row).to_contain_text("Approve")
    for viewport in ({"width": 1280, "height": 900}, PHONE):
        page.set_viewport_size(viewport)
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    page.context.clear_cookies()
    assert page.goto(site / f"programmes/{reference}/").status == 404
