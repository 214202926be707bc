"""A removal: its public wording on the programme's page, in the comparison, in the next edition."""

from __future__ import annotations

from datetime import timedelta

from playwright.sync_api import expect

from tests.journeys import sittings
from tests.journeys.sittings import TODAY, fit

PROGRAMME = "GHANA-2"
WORDS = "The government carries the work on with funds of its own."
INSIDE = "Two offices could not agree."


def test_a_programme_leaves_the_pipeline(seated, hall, prepare, axe):
    def meeting():
        number = sittings.planned("Meeting on a removal")
        item = sittings.asked(number, "remove", PROGRAMME)
        sittings.all_there(number)
        return number, item

    number, item = prepare(meeting)
    page = seated("secretariat")
    page.goto(hall / f"meetings/{number}/")
    page.get_by_role("button", name="Open the meeting").click()
    page.goto(hall / f"items/{item}/resolution/?act=remove")
    fit(page, axe)
    page.get_by_label("funding secured from other sources").check()
    page.get_by_label("As the public reads it").fill(WORDS)
    page.get_by_label("For the committee and the secretariat only").first.fill(INSIDE)
    page.get_by_role("button", name="Resolve", exact=True).click()
    page.goto(hall / f"meetings/{number}/closing/")
    page.get_by_role("button", name="Close the meeting and apply all of it").click()
    expect(page.get_by_role("heading", name="Leave it 1")).to_be_visible()
    expect(page.locator(".changes").first).to_contain_text(WORDS)
    page.get_by_role("button", name="Release this edition").click()
    edition = page.get_by_role("link", name="Open the edition").get_attribute("href")
    page.context.clear_cookies()
    page.goto(hall / f"programmes/{PROGRAMME}/")
    expect(page.get_by_text(WORDS).first).to_be_visible()
    expect(page.get_by_text(INSIDE)).to_have_count(0)
    page.goto(hall / f"compare/?from={TODAY - timedelta(days=30)}&to={TODAY}")
    expect(page.get_by_text(WORDS).first).to_be_visible()
    page.goto(hall / f"{edition}html/")
    expect(page.get_by_text(WORDS).first).to_be_visible()
    expect(page.get_by_text(INSIDE)).to_have_count(0)
