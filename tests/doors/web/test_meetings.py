"""Pages of meetings: who sees what, planning, the list, attendance, opening, closing, the proof."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from letsema.doors.web.templatetags.meetings import days
from letsema.governance import commands as governance
from letsema.governance import queries as meetings
from letsema.journal import queries as journal
from letsema.proceedings import queries
from letsema.proceedings.rules import terms as t
from letsema.publications import commands as publishing
from letsema.publications import queries as editions
from letsema.values import OPERATOR
from tests import making
from tests.doors.web.people import enter
from tests.making import FUND
from tests.proceedings import holding

pytestmark = pytest.mark.django_db
TODAY = timezone.now().date()
NOW = {"by": OPERATOR, "at": timezone.now()}
SEA = "sea-fund"


@pytest.fixture(autouse=True)
def seats(settings, tmp_path):
    settings.HOME = tmp_path / "files"
    making.world()
    how = {"by": OPERATOR, "at": making.at("2021-01-01")}
    governance.establish_body(
        slug="sea-committee", kind="steering-committee", names=[("Sea Committee", None)], **how
    )
    told = {"name": "Sea Fund", "framework": "hill-areas", "committee": "sea-committee"}
    governance.register_fund(slug=SEA, **told, **how)
    return making.committee()


def prepared(day: date = TODAY) -> tuple[str, int]:
    """A meeting with a note on its list: its number, the item's."""
    number = holding.meeting(day=day, venue="Geneva", note="A note for all.")
    return number, holding.listed(holding.note() and number, "GHANA-2")


def opened(seats: dict[str, int], day: date = TODAY) -> tuple[str, int]:
    number, item = prepared(day)
    holding.opened(number, seats)
    return number, item


SEES = {"secretariat", "reviewer", "committee", "auditor", "administrator"}
KEEPS = {"secretariat"}
ASKING = [
    *("nobody", "secretariat", "other-secretariat", "submitter", "reviewer", "committee"),
    *("contributor", "reader", "auditor", "administrator"),
]
OPEN = ("meetings", "meeting", "decisions", "meetings-json", "meetings-csv")
INSIDE = ("agenda", "room", "item", "meeting-paper")
DESK = (
    *("meeting-change", "meeting-cancel", "attendance", "closing", "proof-pdf"),
    *("signed-minutes", "item-off", "resolve"),
)


def asks(who: str) -> Client:
    if who == "nobody":
        return Client()
    if who == "other-secretariat":
        return enter("secretariat", fund=SEA)
    return enter(who)


def address(name: str, number: str, item: int) -> str:
    if name in ("meetings", "decisions", "meetings-json", "meetings-csv", "meeting-new"):
        return reverse(name)
    if name in ("item", "item-off", "resolve"):
        return reverse(name, args=[item])
    more = ["pack", "pdf"] if name == "meeting-paper" else []
    return reverse(name, args=[number, *more])


@pytest.mark.parametrize("who", ASKING)
def test_each_page_opens_for_whom_it_is_and_for_nobody_else(who, seats, monkeypatch):
    monkeypatch.setattr("letsema.publications.titles.render", lambda *_told: {"pdf": b"%PDF-"})
    making.programme("PERU-2")
    number, item = opened(seats)
    client = asks(who)
    found = {}
    for name in (*OPEN, *INSIDE, *DESK, "meeting-new"):
        found[name] = client.get(address(name, number, item)).status_code
    turned = 302 if who == "nobody" else 403
    wanted = dict.fromkeys(OPEN, 200)
    wanted |= dict.fromkeys(INSIDE, 200 if who in SEES else turned)
    wanted |= dict.fromkeys((*DESK, "meeting-new"), 200 if who in KEEPS else turned)
    assert found == wanted


@pytest.mark.parametrize("who", ["nobody", "submitter", "contributor", "reader"])
def test_the_public_sees_days_and_place_and_nothing_of_the_list(who, seats):
    number, _item = opened(seats)
    page = asks(who).get(reverse("meeting", args=[number])).content.decode()
    assert "Geneva" in page
    assert "A note for all." in page
    assert "Hill Committee" in page
    assert "GHANA-2" not in page
    assert "Next step" not in page
    assert "Agenda" not in page
    assert reverse("room", args=[number]) not in page


def test_what_is_not_there_is_no_page(read):
    for name in ("meeting", "agenda", "room", "closing", "proof"):
        client = asks("secretariat")
        assert client.get(reverse(name, args=["HC-99"])).status_code == 404
    assert asks("secretariat").get(reverse("item", args=[999])).status_code == 404
    read(reverse("decision", args=["HC-99/2021-01"]), 404)


def test_somebody_turned_away_is_told_why(seats):
    number, _item = opened(seats)
    page = asks("contributor").get(reverse("agenda", args=[number])).content.decode()
    assert "This is for the committee and its secretariat." in page
    page = asks("committee").get(reverse("meeting", args=[number])).content.decode()
    assert "Why can I not?" in page


def test_days_are_told_as_people_say_them():
    def told(first, last):
        label = f"{first} to {last}"
        return days(meetings.meeting(holding.meeting(label, starts_on=first, ends_on=last)))

    assert told(date(2026, 11, 22), date(2026, 11, 23)) == "22–23 November 2026"
    assert told(date(2026, 11, 22), date(2026, 11, 22)) == "22 November 2026"
    assert told(date(2026, 11, 30), date(2026, 12, 1)) == "30 November 2026 – 1 December 2026"


def test_the_list_is_narrowed_and_taken_away_as_it_is_shown(client):
    holding.meeting("Autumn", date(2021, 9, 15))
    holding.round_of()
    page = client.get(reverse("meetings"), {"procedure": "no-objection"}).content.decode()
    assert "A round" in page
    assert "Autumn" not in page
    told = client.get(reverse("meetings-json"), {"procedure": "meeting", "year": "2021"}).json()
    assert told["fund"] == FUND
    assert [each["label"] for each in told["meetings"]] == ["Autumn"]
    assert told["meetings"][0]["starts_on"] == "2021-09-15"
    rows = client.get(reverse("meetings-csv"), {"state": "planned"}).content.decode()
    assert rows.startswith("number,label,procedure")
    assert len(rows.splitlines()) == 3
    page = client.get(reverse("meetings"), {"state": "moonlit"}).content.decode()
    assert "Part of the address could not be read" in page
    page = client.get(reverse("meetings"), {"year": "2021", "procedure": "meeting"}).content
    assert b'type="text/calendar"' in page


def test_a_cancelled_meeting_is_kept_from_the_public(client):
    number = holding.meeting("Autumn")
    secretariat = asks("secretariat")
    answer = secretariat.post(reverse("meeting-cancel", args=[number]), {"why": "No quorum."})
    assert answer.status_code == 302
    assert client.get(reverse("meeting", args=[number])).status_code == 404
    assert "Autumn" not in client.get(reverse("meetings")).content.decode()
    page = secretariat.get(reverse("meeting", args=[number])).content.decode()
    assert "No quorum." in page


def test_a_meeting_and_a_round_are_planned_and_amended():
    client = asks("secretariat")
    told = {"procedure": "meeting", "label": "Spring", "starts_on": "2027-03-01"}
    answer = client.post(reverse("meeting-new"), told)
    number = answer["Location"].split("/")[2]
    found = meetings.meeting(number)
    assert (found.starts_on, found.ends_on) == (date(2027, 3, 1), date(2027, 3, 1))
    told |= {"label": "A round"}
    answer = client.post(reverse("meeting-new"), told | {"procedure": "no-objection"})
    found = meetings.meeting(answer["Location"].split("/")[2])
    assert found.deadline == date(2027, 3, 15)  # ten working days
    wrong = client.post(reverse("meeting-new"), told | {"deadline": "2027-03-09"})
    assert wrong.status_code == 422
    assert "A meeting in a room has no deadline" in wrong.content.decode()
    change = {"label": "Late spring", "starts_on": "2027-04-01", "ends_on": "2027-04-02"}
    assert client.post(reverse("meeting-change", args=[number]), change).status_code == 302
    assert days(meetings.meeting(number)) == "1–2 April 2027"


def test_a_round_that_ended_before_it_began_is_refused():
    told = {"procedure": "no-objection", "label": "Too late", "starts_on": "2027-03-01"}
    answer = asks("secretariat").post(reverse("meeting-new"), told | {"deadline": "2027-02-01"})
    assert answer.status_code == 422


def test_the_list_is_drawn_up_ordered_and_thinned():
    holding.note()
    holding.document()
    number = holding.meeting(day=TODAY)
    client = asks("secretariat")
    page = client.get(reverse("agenda", args=[number])).content.decode()
    assert "List all 2" in page
    client.post(reverse("list-ready", args=[number]))
    first, second = (each.number for each in queries.items(number))
    client.post(reverse("agenda-order", args=[number]), {"item": first, "to": "down"})
    assert [each.number for each in queries.items(number)] == [second, first]
    client.post(reverse("agenda-order", args=[number]), {"item": "seven", "to": "up"})
    client.post(reverse("item-off", args=[first]), {"why": "Its partners ask for time."})
    page = client.get(reverse("agenda", args=[number])).content.decode()
    assert "taken off the list" in page
    assert "Its partners ask for time." in page
    client.post(reverse("list-item", args=[number]), {"kind": "note", "programme": "GHANA-2"})
    assert [i.state for i in queries.items(number)].count("listed") == 2


def test_a_member_may_not_touch_the_list(seats):
    number, item = prepared()
    client = asks("committee")
    for name in ("list-ready", "list-item", "agenda-order", "opening", "screen"):
        assert client.post(reverse(name, args=[number])).status_code == 403
    for name in ("item-off", "resolve"):
        assert client.get(reverse(name, args=[item])).status_code == 403
    assert queries.item(item).state == "listed"


def test_attendance_counts_seats_and_records_only_what_is_new(seats):
    number, _item = prepared()
    client = asks("secretariat")
    told = {f"member-{member}": "present" for member in seats.values()}
    assert client.post(reverse("attendance", args=[number]), told).status_code == 302
    head = journal.head()
    client.post(reverse("attendance", args=[number]), told)
    assert journal.head() == head
    assert "There is a quorum." in client.get(reverse("attendance", args=[number])).content.decode()


def test_members_follow_the_item_on_screen_and_are_not_sent_what_they_have(seats):
    number, item = opened(seats)
    other = holding.listed(number, holding.note("TOGO-2"))
    secretariat, member = asks("secretariat"), asks("committee")
    secretariat.post(reverse("screen", args=[number]), {"item": other})
    answer = member.get(reverse("room", args=[number]))
    page = answer.content.decode()
    assert "Work in TOGO-2" in page
    assert "Look again" in page
    assert "Show it to the room" not in page
    seen = answer.context["seen"]
    assert member.get(reverse("room", args=[number]), {"seen": seen}).status_code == 204
    secretariat.post(reverse("screen", args=[number]), {"item": item})
    answer = member.get(reverse("room", args=[number]), {"seen": seen})
    assert answer.status_code == 200
    assert "First" in answer.content.decode()  # the area's name beside its number, or its title
    page = member.get(reverse("room", args=[number]), {"item": other}).content.decode()
    assert "Back to the item on screen" in page


def test_what_hinders_closing_is_told_before_anybody_presses(seats):
    number, item = prepared()
    holding.opened(number)
    client = asks("secretariat")
    page = client.get(reverse("closing", args=[number])).content.decode()
    assert "2 things hinder it" in page
    assert "has no quorum" in page
    assert "neither resolved nor taken off" in page
    answer = client.post(reverse("closing", args=[number]))
    assert answer.status_code == 422
    assert "It is not closed; nothing was changed" in answer.content.decode()
    assert meetings.meeting(number).state == "open"
    holding.attend(number, seats)
    holding.resolve(number, item, "approve", **NOW)
    page = client.get(reverse("closing", args=[number])).content.decode()
    assert "Nothing hinders it." in page


def closed(seats: dict[str, int]) -> tuple[str, Client]:
    """A meeting that approved a note, closed by click."""
    making.programme("PERU-2")
    publishing.release(title="pipeline-booklet", subject=FUND, as_at=date(2021, 7, 1), **NOW)
    number, item = opened(seats)
    holding.resolve(number, item, "approve", **NOW)
    client = asks("secretariat")
    answer = client.post(reverse("closing", args=[number]))
    assert answer["Location"] == reverse("proof", args=[number])
    return number, client


def test_the_second_to_close_is_told_it_is_closed(seats):
    number, _client = closed(seats)
    answer = asks("secretariat").post(reverse("closing", args=[number]))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "It is closed already" in page
    assert "is not open" in page
    assert len(meetings.decisions(meeting=number)) == 1


def test_the_proof_tells_changes_and_one_release_publishes_them(seats):
    number, client = closed(seats)
    page = client.get(reverse("proof", args=[number])).content.decode()
    assert "What changes since edition 1" in page
    assert "Enter the pipeline" in page
    assert "GHANA-2" in page
    answer = client.post(reverse("proof", args=[number]), follow=True)
    page = answer.content.decode()
    assert "Edition 2 is released" in page
    assert "Release this edition" not in page
    client.post(reverse("proof", args=[number]))
    told = editions.editions(FUND, "pipeline-booklet")
    assert sorted(each.number for each in told) == [1, 2]
    assert max(told, key=lambda each: each.number).follows == "First meeting"
    page = Client().get(reverse("meeting", args=[number])).content.decode()
    assert "Edition 2 of the pipeline follows from this meeting." in page
    last = told[0]
    address = reverse("edition", args=[last.title, last.fund, last.language, 2])
    assert "It follows the First meeting." in Client().get(address).content.decode()


def test_a_meeting_closed_before_its_last_day_is_followed_by_its_edition(seats):
    number = holding.meeting(starts_on=TODAY, ends_on=TODAY + timedelta(days=1))
    item = holding.listed(number, holding.note())
    holding.opened(number, seats)
    holding.resolve(number, item, "approve", **NOW)
    client = asks("secretariat")
    client.post(reverse("closing", args=[number]))
    client.post(reverse("proof", args=[number]))
    (edition,) = editions.editions(FUND, "pipeline-booklet")
    assert (edition.as_at, edition.follows) == (TODAY, "First meeting")


def test_no_proof_is_shown_of_a_meeting_that_is_not_closed(seats):
    number, _item = opened(seats)
    answer = asks("secretariat").get(reverse("proof", args=[number]), follow=True)
    assert "once the meeting is closed" in answer.content.decode()


def test_minutes_are_told_in_public_words_and_inside(seats):
    number, item = opened(seats)
    holding.resolve(number, item, "approve", internal_words="Only just.", **NOW)
    client = asks("committee")

    def page(name):
        return client.get(reverse("meeting-paper", args=[number, name, "html"]))

    assert "Only just." not in page("minutes").content.decode()
    inside = page("minutes-internal")
    assert "Only just." in inside.content.decode()
    policy = inside["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    for name, form in (("minutes", "xml"), ("speeches", "pdf"), ("pack", "html")):
        address = reverse("meeting-paper", args=[number, name, form])
        assert client.get(address).status_code == 404


def test_the_signed_minutes_are_kept_and_handed_out_again(seats):
    from tests.doors.web.people import paper

    number, client = closed(seats)
    told = {"file": paper("signed.pdf"), "signed_on": str(TODAY), "words": "the chair"}
    assert client.post(reverse("signed-minutes", args=[number]), told).status_code == 302
    (copy,) = queries.signed_minutes(number)
    kept = asks("auditor").get(reverse("signed-copy", args=[number, copy.sha256]))
    assert kept.content == b"%PDF-1.7 a note"
    assert Client().get(reverse("signed-copy", args=[number, copy.sha256])).status_code == 302
    assert client.get(reverse("signed-copy", args=[number, "0" * 64])).status_code == 404


def test_the_balance_shows_what_would_move_each_stage_of_money_apart(seats):
    number, _item = opened(seats)
    item = holding.listed(number, holding.document(), "document")
    share = t.Shares((holding.share("iom", 700_000), holding.share("ilo", 1_000_000)))
    page = asks("auditor").get(reverse("meeting", args=[number])).content.decode()
    assert "What its resolutions would change" not in page
    holding.resolve(number, item, "allocate", share, **NOW)
    page = asks("auditor").get(reverse("meeting", args=[number])).content.decode()
    assert "What its resolutions would change" in page
    assert "Allocated" in page
    assert "USD\xa01,700,000" in page


@pytest.mark.parametrize(("name", "most"), [("agenda", 55), ("room", 40), ("meeting", 40)])
def test_a_longer_list_asks_the_record_no_more_often(name, most, seats):
    number, client, asked = holding.meeting(day=TODAY), asks("secretariat"), []
    for places in (("GHANA-2",), ("GHANA-3", "GHANA-4")):
        for place in places:
            item = holding.listed(number, holding.note(place))
            holding.resolve(number, item, "approve", **NOW)
        with CaptureQueriesContext(connection) as context:
            client.get(reverse(name, args=[number]))
        asked.append(len(context))
    assert asked[0] == asked[1] <= most


def test_a_full_room_asks_the_record_as_often_as_an_empty_one(seats):
    number, item = opened(seats)
    client, asked = asks("secretariat"), []
    client.get(reverse("room", args=[number]))
    for names in ((), ("Donors 1",), ("Donors 1", "Countries 1", "Donors 2")):
        for name in names:
            told = {"member": seats[name], "stand": "comment", "words": "We hold it dear."}
            client.post(reverse("item-position", args=[item]), told)
        client.get(reverse("room", args=[number]))  # what was done is told once
        with CaptureQueriesContext(connection) as context:
            page = client.get(reverse("room", args=[number])).content.decode()
        asked.append(len(context))
        assert page.count("We hold it dear.") == len(names)
    assert len(set(asked)) == 1
    assert asked[0] <= 40


def test_an_edition_follows_the_meeting_that_was_closed_last(seats):
    early = holding.meeting("Two days", starts_on=TODAY, ends_on=TODAY + timedelta(days=1))
    late = holding.meeting("One day", TODAY)
    for number, reference in ((early, "GHANA-2"), (late, "TOGO-2")):
        item = holding.listed(number, holding.note(reference))
        holding.opened(number, seats)
        holding.resolve(number, item, "approve", **NOW)
    client = asks("secretariat")
    for number in (early, late):
        assert client.post(reverse("closing", args=[number])).status_code == 302
        client.post(reverse("proof", args=[number]))
    told = sorted(editions.editions(FUND, "pipeline-booklet"), key=lambda each: each.number)
    assert [each.follows for each in told] == ["Two days", "One day"]


def test_a_meeting_that_changes_nothing_public_needs_no_edition(seats):
    making.programme("PERU-2")
    publishing.release(title="pipeline-booklet", subject=FUND, as_at=TODAY, **NOW)
    number = holding.meeting(day=TODAY)
    item = holding.listed(number, holding.note())
    holding.opened(number, seats)
    holding.resolve(number, item, "decline", t.Decline("It does not fit."), **NOW)
    client = asks("secretariat")
    page = client.post(reverse("closing", args=[number]), follow=True).content.decode()
    assert "says all of it already" in page
    assert "Release this edition" not in page
