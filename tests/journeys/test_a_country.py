"""A reader opens a country, what was achieved there and by what evidence, and prints the page."""

from __future__ import annotations

import io
import re

import pypdfium2
from playwright.sync_api import expect

PHONE = {"width": 390, "height": 844}


def printed(page) -> list[str]:
    """The text of each sheet the page is printed on."""
    page.emulate_media(media="print")
    sheets = pypdfium2.PdfDocument(io.BytesIO(page.pdf(format="A4")))
    return [" ".join(each.get_textpage().get_text_range().split()) for each in sheets]


def test_kenya_is_opened_its_evidence_found_and_its_page_printed(page, site, axe):
    page.goto(site / "countries/")
    page.get_by_role("link", name="Kenya", exact=True).click()
    expect(page.get_by_role("heading", level=1, name="Kenya")).to_be_visible()
    assert axe(page) == []

    contents = page.get_by_role("navigation", name="On this page")
    contents.get_by_role("link", name="Achievements").click()
    own = page.locator("section", has=page.locator("#achievements"))
    expect(own).to_contain_text("Asks that the coming health survey look at migration.")
    expect(own).not_to_contain_text("census of 2016")
    maybe = page.locator("section", has=page.locator("#uncertain"))
    expect(maybe).to_contain_text("Country not certain: one of Botswana, Kenya, Lesotho, Mauritius")

    sheets = printed(page)
    assert len(sheets) <= 4
    assert sheets[0].startswith(("Letsema", "COUNTRY", "Country"))
    told = " ".join(sheets)
    for words in ("Kenya", "PHAMESA II", "Kenya Demographic and Health Survey", "Offices"):
        assert words in told, words
    assert "On this page" not in told
    page.emulate_media(media="screen")

    own.get_by_role("link", name=re.compile("Demographic and Health Survey")).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Demographic and Health Survey")
    page.go_back()
    own.get_by_role("link", name=re.compile("annual report 2014")).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("PHAMESA II, annual report 2014")


def test_the_explorer_opens_what_it_counts_and_shuts_nobody_out(page, site, axe):
    page.goto(site / "achievements/")
    assert axe(page) == []
    page.get_by_label("Country", exact=True).select_option("KEN")
    page.wait_for_url(re.compile(r"country=KEN"))
    expect(page.locator(".sentence strong").first).to_have_text("1 achievement")
    page.set_viewport_size(PHONE)
    for address in ("achievements/", "events/", "initiatives/", "stories/1/", "countries/KEN/"):
        page.goto(site / address)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], address
        assert axe(page) == [], address


def test_an_umbrella_tells_its_parts_and_what_they_brought_about(page, site, axe):
    page.goto(site / "programmes/PHAMESA-II/")
    assert axe(page) == []
    family = page.locator("section", has=page.locator("#family"))
    expect(family).to_contain_text("SADC HIV and AIDS Special Fund")
    page.get_by_role("link", name=re.compile("Open all 43")).click()
    expect(page.locator(".sentence strong").first).to_have_text("43 achievements")
