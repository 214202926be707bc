"""A no-objection round: silence consents, one objection sends an item to a meeting."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.journeys import sittings
from tests.journeys.sittings import TODAY, fit


@pytest.fixture(scope="module")
def rounds(hall, django_db_blocker):
    """Two rounds, each with two matters: one still out, one whose deadline has passed."""
    from letsema.proceedings import commands
    from letsema.proceedings.rules.terms import Wording
    from tests.world import FUND

    def sent_out(label, day):
        how = sittings.how(day)
        told = {"procedure": "no-objection", "starts_on": day, "ends_on": day + timedelta(days=14)}
        number = sittings.planned(label, deadline=told["ends_on"], **told, **how)
        items = []
        for name in ("manual", "call"):
            request = commands.put_request(
                fund=FUND, kind="fund-matter", title=f"{label}: {name}", requested_on=day, **how
            )
            listing = {"meeting": number, "kind": "fund-matter", "request": request}
            items.append(commands.list_item(**listing, **how))
            commands.resolve(
                meeting=number,
                items=items[-1:],
                act="adopt",
                terms=Wording(f"The {name} is adopted."),
                words=f"The Steering Committee adopted the {name}.",
                **how,
            )
        commands.open_sitting(meeting=number, **how)
        return number, items

    with sittings.opened(hall, django_db_blocker):
        out = sent_out("Round still out", TODAY)
        over = sent_out("Round that is over", TODAY - timedelta(days=20))
        told = {"stand": "object", "words": "Another look is needed."}
        early = sittings.how(TODAY - timedelta(days=15))
        member = _seat()
        commands.take_position(item=over[1][1], member=member, **told, **early)
        later = sittings.planned("After the rounds", starts_on=TODAY, ends_on=TODAY)
    return out, over, later


def _seat():
    from letsema.governance import queries

    seats = queries.seats_on(sittings.COMMITTEE, TODAY)
    return next(s.number for s in seats if s.organisation and s.organisation.key == "ilo")


def test_one_objection_sends_the_item_to_a_meeting(seated, hall, rounds, axe):
    (number, _items), _over, later = rounds
    page = seated("committee")
    page.goto(hall / f"meetings/{number}/")
    fit(page, axe)
    page.get_by_role("link", name="Read the round").click()
    expect(page.get_by_text("Proposed: silence consents to this")).to_be_visible()
    fit(page, axe)
    page.get_by_role("link", name="Say what you hold of it").click()
    fit(page, axe)
    page.get_by_label("Objects: the item goes to a meeting at once").check()
    page.get_by_role("button", name="Record the position").click()
    expect(page.locator(".summary")).to_be_focused()
    page.get_by_label("In their words").fill("The manual forgets local authorities.")
    page.get_by_role("button", name="Record the position").click()
    expect(page.get_by_text("Sent to a meeting")).to_be_visible()
    page = seated("secretariat")
    page.goto(hall / f"meetings/{number}/closing/")
    expect(page.locator(".hindered")).to_contain_text("stays open to objections")
    page.get_by_role("button", name="Close the round and apply all of it").click()
    expect(page.get_by_role("alert")).to_contain_text("It is not closed; nothing was changed")
    page.goto(hall / f"meetings/{later}/agenda/")
    carried = page.get_by_role("heading", name="Deferred, or sent by a no-objection round")
    expect(carried).to_be_visible()
    expect(page.get_by_text("Round still out: manual").first).to_be_visible()


def test_silence_has_consented_when_the_deadline_has_passed(seated, hall, rounds, axe):
    _out, (number, items), _later = rounds
    page = seated("secretariat")
    page.goto(hall / f"items/{items[0]}/")
    page.get_by_label("Member").first.select_option(index=1)
    page.get_by_label("Agrees").check()
    page.get_by_role("button", name="Record the position").click()
    expect(page.get_by_role("alert")).to_contain_text("hears members from its opening until")
    page.goto(hall / f"meetings/{number}/closing/")
    expect(page.get_by_text("Nothing hinders it.")).to_be_visible()
    fit(page, axe)
    page.get_by_role("button", name="Close the round and apply all of it").click()
    expect(page.get_by_text("1 decision is taken and applied.")).to_be_visible()
    page.context.clear_cookies()
    page.goto(hall / f"meetings/{number}/")
    expect(page.get_by_text("The Steering Committee adopted the manual.")).to_be_visible()
    expect(page.get_by_text("adopted the call")).to_have_count(0)
