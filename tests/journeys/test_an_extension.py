"""An extension: asked for, decided, and both ends kept on the programme's page."""

from __future__ import annotations

from datetime import date

from playwright.sync_api import expect

from letsema.proceedings.rules.terms import Extension
from tests.journeys import sittings
from tests.journeys.sittings import fit

PROGRAMME = "THE-GAMBIA-2"


def test_a_programme_is_extended(seated, hall, prepare, axe):
    def meeting():
        number = sittings.planned("Meeting on an extension")
        sittings.asked(number, "extend", PROGRAMME, Extension(date(2027, 6, 30)))
        sittings.all_there(number)
        return number

    number = prepare(meeting)
    page = seated("secretariat")
    page.goto(hall / f"meetings/{number}/")
    page.get_by_role("button", name="Open the meeting").click()
    page.get_by_role("link", name="Resolve it").click()
    page.get_by_role("link", name="Extend at no cost asked for").click()
    expect(page.get_by_label("New end date")).to_have_value("2027-06-30")
    fit(page, axe)
    page.get_by_label("New end date").fill("2020-01-01")
    page.get_by_role("button", name="Resolve", exact=True).click()
    expect(page.locator(".summary")).to_contain_text("is not after the end that stands")
    page.get_by_label("New end date").fill("2027-12-31")
    page.get_by_role("button", name="Resolve", exact=True).click()
    expect(page.locator(".said-words")).to_contain_text("to 31 December 2027, at no cost")
    page.goto(hall / f"meetings/{number}/closing/")
    page.get_by_role("button", name="Close the meeting and apply all of it").click()
    expect(page.get_by_text("1 decision is taken and applied.")).to_be_visible()
    page.context.clear_cookies()
    page.goto(hall / f"programmes/{PROGRAMME}/")
    expect(page.get_by_text("31 December 2027").first).to_be_visible()
    expect(page.get_by_text("December 2024").first).to_be_visible()
