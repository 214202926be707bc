"""A meeting, from the list to the edition that follows: the sample meeting of the example."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.journeys.sittings import fit

SC = "meetings/SC-01/"
CLOSE = "Close the meeting and apply all of it"


def follow(page, name):
    page.get_by_role("main").get_by_role("link", name=name, exact=True).first.click()


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def seat_everybody(page):
    for field in page.locator(".attend select").all():
        field.select_option("present")
    press(page, "Record it")
    expect(page.get_by_text("There is a quorum.")).to_be_visible()


def prepare_it(page, hall, axe):
    """The list is put in order, the meeting opened, everybody seated."""
    page.goto(hall / SC)
    fit(page, axe)
    follow(page, "Prepare the agenda")
    expect(page.locator("ol.items > li")).to_have_count(5)
    fit(page, axe)
    page.get_by_role("button", name=re.compile("Move down: Sample: counting")).click()
    expect(page.locator("ol.items > li").first).to_contain_text("skills that travel")
    page.get_by_role("button", name=re.compile("Move up: Sample: counting")).click()
    page.goto(hall / SC)
    press(page, "Open the meeting")
    expect(page.locator(".at")).to_contain_text("Item 1 of 5")
    expect(page.get_by_text("Three statistical offices")).to_be_visible()
    fit(page, axe)
    press(page, "Show it to the room")
    expect(page.locator(".stepper .sample")).to_have_text("on screen")
    steps = page.get_by_role("navigation", name="This meeting")
    steps.get_by_role("link", name="Attendance").click()
    fit(page, axe)
    seat_everybody(page)


def declare_an_interest(page, hall, axe):
    """A member sees the item on screen and declares; the list is not theirs to change."""
    page.goto(hall / f"{SC}room/")
    expect(page.get_by_role("heading", name=re.compile("counting who moves"))).to_be_visible()
    expect(page.get_by_role("link", name="Resolve it")).to_have_count(0)
    follow(page, "Say what you hold of it")
    fit(page, axe)
    page.get_by_role("button", name=re.compile("Declare it.*ILO")).click()
    expect(page.get_by_text("The interest is declared.")).to_be_visible()
    expect(page.locator(".voices")).to_contain_text("leaves for this item")
    page.get_by_text("Resolve it or take it off: Why can I not?").click()
    expect(page.get_by_text("Only the secretariat concerned").first).to_be_visible()


def decide_notes(page, hall, axe):
    """Two notes are approved as a slate, one is declined."""
    page.goto(hall / f"{SC}room/")
    follow(page, "Resolve it")
    fit(page, axe)
    follow(page, "Approve the concept note")
    page.get_by_label(re.compile("skills that travel")).check()
    fit(page, axe)
    press(page, "Resolve")
    expect(page.locator(".verdict")).to_contain_text("approved the concept notes")
    expect(page.locator(".balance .then").first).to_be_visible()
    page.get_by_role("link", name=re.compile("single conference")).click()
    follow(page, "Resolve it")
    follow(page, "Decline")
    press(page, "Resolve")
    expect(page.locator(".summary")).to_be_focused()
    page.get_by_label("Wording of the decision").fill("The fund asks for a joint programme.")
    press(page, "Resolve")


def decide_matters(page, hall):
    """Two matters of the fund: one adopted, one a steer."""
    for title, act, told in (
        ("direct costs", "Adopt", {"What is decided, in words": "USD 900,000 for 2027."}),
        (
            "a steer on",
            "Give a steer",
            {
                "Short name": "climate",
                "Title": "Climate and mobility",
                "What the committee looks for": "Moves forced by drought.",
            },
        ),
    ):
        page.goto(hall / f"{SC}room/")
        page.get_by_role("link", name=re.compile(title)).click()
        follow(page, "Resolve it")
        follow(page, act)
        for name, words in told.items():
            page.get_by_role("textbox", name=re.compile(f"^{name}")).first.fill(words)
        press(page, "Resolve")


def close_it(page, hall, axe):
    """What hinders is told before anybody presses; of two who press, the second is told."""
    page.goto(hall / f"{SC}closing/")
    expect(page.get_by_text("Nothing hinders it.")).to_be_visible()
    fit(page, axe)
    other = page.context.new_page()
    other.goto(hall / f"{SC}closing/")
    press(page, CLOSE)
    expect(page.get_by_text("4 decisions are taken and applied.")).to_be_visible()
    press(other, CLOSE)
    expect(other.get_by_role("alert")).to_contain_text("It is closed already")
    other.close()


def release_it(page, axe):
    """The proof with its changes, then the edition."""
    expect(page.get_by_role("heading", name=re.compile("Enter the pipeline"))).to_be_visible()
    fit(page, axe)
    press(page, "Release this edition")
    expect(page.get_by_role("heading", level=1)).to_contain_text("is released")
    fit(page, axe)
    follow(page, "Open the edition")
    expect(page.get_by_text("It follows the Sample meeting (invented).")).to_be_visible()


def read_it(page, hall, axe):
    """What the public sees of it."""
    page.goto(hall / SC)
    expect(page.get_by_text("follows from this meeting")).to_be_visible()
    expect(page.get_by_text("approved the concept notes")).to_be_visible()
    expect(page.get_by_text("single conference")).to_have_count(0)
    fit(page, axe)
    page.goto(hall / "decisions/?meeting=SC-01")
    expect(page.locator("tbody tr")).to_have_count(3)
    fit(page, axe)
    page.locator("tbody tr a").first.click()
    fit(page, axe)


def test_a_meeting_is_held_and_its_edition_released(seated, hall, axe):
    prepare_it(seated("secretariat"), hall, axe)
    declare_an_interest(seated("committee"), hall, axe)
    page = seated("secretariat")
    decide_notes(page, hall, axe)
    page.goto(hall / f"{SC}closing/")
    expect(page.locator(".hindered li")).to_have_count(2)
    fit(page, axe)
    decide_matters(page, hall)
    close_it(page, hall, axe)
    release_it(page, axe)
    page.context.clear_cookies()
    read_it(page, hall, axe)


def test_the_list_of_meetings_narrows_in_place(page, hall, axe):
    page.goto(hall / "meetings/")
    fit(page, axe)
    page.get_by_label("State").select_option("told")
    page.wait_for_url(re.compile("state=told"))
    expect(page.locator("#count")).to_have_text("1 sitting")
    page.emulate_media(color_scheme="dark")
    assert axe(page) == []
