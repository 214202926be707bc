"""A correction: what was recorded wrongly is corrected by a later decision that cites it."""

from __future__ import annotations

from datetime import timedelta

from playwright.sync_api import expect

from tests.journeys import sittings
from tests.journeys.sittings import TODAY, fit


def test_a_wrong_approval_is_corrected(seated, hall, prepare, axe):
    def meeting():
        from letsema.proceedings import commands
        from letsema.proceedings.rules.terms import Terms

        reference = sittings.noted("Sample region of a slip")
        first = sittings.planned("Meeting with a slip")
        item = sittings.listed(first, reference)
        sittings.all_there(first)
        commands.open_sitting(meeting=first, **sittings.how())
        told = {"act": "approve", "terms": Terms(), "words": "It approved the note."}
        commands.resolve(meeting=first, items=[item], **told, **sittings.how())
        (wrong,) = commands.close_sitting(meeting=first, **sittings.how())
        second = sittings.planned("Meeting that corrects it", ends_on=TODAY + timedelta(days=1))
        item = sittings.asked(second, "correct", reference)
        sittings.all_there(second)
        commands.open_sitting(meeting=second, **sittings.how())
        return reference, wrong, second, item

    reference, wrong, number, item = prepare(meeting)
    page = seated("secretariat")
    page.goto(hall / f"items/{item}/resolution/?act=correct")
    fit(page, axe)
    page.get_by_label("The decision that was recorded wrongly").select_option(wrong)
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("What was decided in truth").select_option("return")
    page.get_by_role("button", name="Go on").click()
    fit(page, axe)
    page.get_by_label("Due on").fill(str(TODAY + timedelta(days=90)))
    page.get_by_label("What is to be revised").fill("How employers were heard.")
    page.get_by_role("button", name="Resolve", exact=True).click()
    expect(page.locator(".said-words")).to_contain_text("was recorded wrongly and is corrected")
    page.goto(hall / f"meetings/{number}/closing/")
    page.get_by_role("button", name="Close the meeting and apply all of it").click()
    expect(page.get_by_text("1 decision is taken and applied.")).to_be_visible()
    page.goto(hall / f"decisions/{wrong}/")
    expect(page.get_by_text("It was recorded wrongly, and is corrected by")).to_be_visible()
    fit(page, axe)
    page.get_by_role("link", name=f"{number}/").first.click()
    expect(page.get_by_text("It corrects")).to_be_visible()
    page.goto(hall / f"programmes/{reference}/")
    expect(page.get_by_text("Returned for more work").first).to_be_visible()
    page.context.clear_cookies()
    assert page.goto(hall / f"programmes/{reference}/").status == 404
