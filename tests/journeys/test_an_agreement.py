"""An agreement of three parties: registered, its review planned, due in “Waiting for me”, held."""

from __future__ import annotations

from datetime import timedelta

from playwright.sync_api import expect

from tests.journeys.sittings import TODAY, fit

TITLE = "Care at the border posts"
DUE = TODAY - timedelta(days=2)
PARTIES = (
    ("IOM", "implementer", "its mission"),
    ("South Africa", "party", "Department of Health"),
    ("World Health Organization", "party", ""),
    ("", "witness", "A committee of mineworkers"),
    ("ILO", "donor", ""),
)


def test_three_agree_and_their_review_comes_due_and_is_held(seated, hall, axe):
    page = seated("secretariat")
    page.goto(hall / "agreements/")
    fit(page, axe)
    page.get_by_role("link", name="Register an agreement").click()
    fit(page, axe)
    _told(page)
    page.get_by_role("button", name="Register it").click()
    expect(page.get_by_role("heading", name="This could not be taken in")).to_be_visible()
    expect(page.get_by_label("Title")).to_have_value(TITLE)
    fit(page, axe)
    page.get_by_label("Source", exact=True).select_option("own-record")
    page.get_by_role("button", name="Register it").click()
    expect(page.get_by_role("heading", name=TITLE)).to_be_visible()
    expect(page.locator(".party-list li")).to_have_count(5)
    expect(page.get_by_text("In force", exact=False).first).to_be_visible()
    fit(page, axe)
    _reviewed(page, hall, axe)
    page.context.clear_cookies()
    page.goto(hall / "agreements/care-at-the-border-posts/")
    expect(page.get_by_text("Three posts of four work.")).to_be_visible()
    expect(page.get_by_text("Keep this agreement’s record")).to_have_count(0)
    fit(page, axe)


def _told(page):
    """Write an agreement of five rows and more, without saying what says so."""
    page.get_by_label("What kind").select_option("trilateral")
    page.get_by_label("Title").fill(TITLE)
    rows = page.locator(".party-row")
    expect(rows).to_have_count(5)
    for number, (who, role, words) in enumerate(PARTIES):
        row = rows.nth(number)
        row.get_by_label("Who").fill(who)
        row.get_by_label("As").select_option(role)
        row.get_by_label("In words").fill(words)
    expect(rows).to_have_count(6)
    expect(rows.last.get_by_label("Who")).to_have_value("")
    page.get_by_label("Signed").fill("2024-03")
    page.get_by_label("Goals").fill("Care at four posts")


def _reviewed(page, hall, axe):
    """Plan a review whose day has passed, find it waiting, hold it, and see it wait no more."""
    page.get_by_role("link", name="Plan a review").click()
    fit(page, axe)
    page.get_by_label("Due on").fill(DUE.isoformat())
    page.get_by_role("button", name="Plan it").click()
    page.goto(hall / "waiting/?kind=agreement-review")
    waits = page.get_by_role("link", name=f"Hold the review of the agreement “{TITLE}”")
    expect(waits).to_be_visible()
    expect(page.get_by_text("nobody has asked whether").first).to_be_visible()
    fit(page, axe)
    waits.click()
    fit(page, axe)
    page.get_by_label("What it found").fill("Three posts of four work.")
    page.get_by_role("button", name="Record the review").click()
    expect(page.get_by_text("Three posts of four work.")).to_be_visible()
    page.goto(hall / "engagement/?state=done")
    expect(page.get_by_role("row", name=TITLE)).to_be_visible()
    fit(page, axe)
    page.goto(hall / "waiting/")
    expect(page.get_by_text(TITLE)).to_have_count(0)
