"""A reader finds every law a programme supported in one country, and opens the evidence of each."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

PHONE = {"width": 390, "height": 844}
PAGES = ("policies/", "policies/?country=KEN", "policies/?kind=x", "policies/?q=qqqq", "figures/")


def test_every_law_a_programme_supported_in_one_country_opens_its_evidence(page, site, axe):
    page.goto(site / "policies/")
    assert axe(page) == []
    page.get_by_label("Programme", exact=True).select_option("PHAMESA-II")
    expect(page.locator("#list")).to_contain_text("supported by")
    page.wait_for_url("**programme=PHAMESA-II*")
    page.get_by_role("link", name="Kenya", exact=True).click()
    page.wait_for_url("**country=KEN*")
    assert "programme=PHAMESA-II" in page.url
    count = page.locator(".sentence strong").inner_text()
    entries = page.locator(".explored tbody a[href^='/policies/']")
    assert count == f"{entries.count()} entry"
    entries.first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Kenya")
    assert axe(page) == []
    behind = page.locator("section", has=page.get_by_role("heading", name="Programmes behind it"))
    expect(behind).to_contain_text("PHAMESA-II")
    behind.locator("a[href^='/sources/']").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("PHAMESA")


def test_a_number_opens_as_many_entries_and_they_are_taken_along(page, site):
    page.goto(site / "policies/")
    table = page.locator(".count-tables table").first
    number = int(table.locator("td.number").first.inner_text())
    table.locator("a").first.click()
    assert page.locator(".sentence strong").inner_text().startswith(f"{number} entr")
    with page.expect_download() as kept:
        page.get_by_role("link", name="CSV").click()
    lines = kept.value.path().read_text().strip().splitlines()
    assert len(lines) == number + 1


@pytest.mark.parametrize("address", PAGES)
def test_no_page_of_the_register_shuts_anyone_out(page, site, axe, address):
    for size in (None, PHONE):
        if size:
            page.set_viewport_size(size)
        page.goto(site / address)
        assert axe(page) == []
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(wide) <= 0


def test_totals_that_may_contain_each_other_are_drawn_inside_and_never_added(page, site):
    page.goto(site / "figures/")
    whole = page.locator(".nests > .nest", has_text="179 instruments").first
    for inside in ("12 laws and policies", "56 policies"):
        expect(whole.locator(".nest", has_text=inside).first).to_be_visible()
    expect(whole).to_contain_text("Told apart, on the register by name")
    assert "247" not in page.locator("main").inner_text()
