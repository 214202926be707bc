"""An item before the committee: what stands there, interests, positions, papers, a round."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from letsema.governance.rules import deadline_after
from letsema.proceedings import queries
from tests import making
from tests.doors.web.people import enter, paper
from tests.proceedings import holding

pytestmark = pytest.mark.django_db
TODAY = timezone.now().date()


@pytest.fixture(autouse=True)
def seats(settings, tmp_path):
    settings.HOME = tmp_path / "files"
    making.world()
    return making.committee()


@pytest.fixture
def item(seats) -> int:
    """A note before an open meeting."""
    number = holding.meeting(day=TODAY)
    made = holding.listed(number, holding.note(summary="Towns plan schools by it."))
    holding.opened(number, seats)
    return made


def sent_out() -> int:
    """A note in a round that is out."""
    number = holding.meeting(
        "A round", TODAY, procedure="no-objection", deadline=deadline_after(TODAY, 10)
    )
    made = holding.listed(number, holding.note())
    holding.resolve(number, made, "approve")
    holding.opened(number)
    return made


def page(client: Client, item: int) -> str:
    return client.get(reverse("item", args=[item])).content.decode()


def said(client: Client, item: int, what: str, **told: object) -> int:
    return client.post(reverse(f"item-{what}", args=[item]), told).status_code


def member_of_un() -> Client:
    """Who holds the seat of ILO, or whichever organisation sits in the world's committee."""
    return enter("committee", organisation="ilo")


def test_the_item_says_what_it_is_about(item):
    text = page(enter("auditor"), item)
    for words in ("Towns plan schools by it.", "USD\xa01,700,000", "36 months", "Second"):
        assert words in text


def test_a_position_is_recorded_for_any_member_by_the_secretariat(item, seats):
    client = enter("secretariat")
    assert said(client, item, "position", member=seats["Donors 1"], stand="agree") == 302
    assert "agrees" in page(client, item)
    answer = client.post(
        reverse("item-position", args=[item]), {"member": seats["Donors 1"], "stand": "object"}
    )
    assert answer.status_code == 422
    assert "a text is missing" in answer.content.decode()
    assert 'id="id-position-words_error"' in answer.content.decode()


def test_what_follows_from_an_objection_is_told_before_it_is_made(item):
    client = enter("secretariat")
    assert "then it can only be deferred, returned or taken off" in page(client, item)
    assert "the item goes to a meeting at once" in page(client, sent_out_beside(item))


def sent_out_beside(item: int) -> int:
    number = holding.meeting(
        "A round", TODAY, procedure="no-objection", deadline=deadline_after(TODAY, 10)
    )
    made = holding.listed(number, holding.note("TOGO-2"))
    holding.resolve(number, made, "approve")
    holding.opened(number)
    return made


def test_who_holds_no_seat_is_told_why_they_take_no_position(item):
    text = page(enter("auditor"), item)
    assert "Take a position: " in text
    assert "Why can I not?" in text
    assert "Record the position" not in text


def test_an_interest_the_record_suggests_is_declared_with_one_press(item, seats):
    client = enter("secretariat")
    suggested = queries.interests_suggested(item)
    assert suggested
    assert "Declare it" in page(client, item)
    member = suggested[0].member.number
    assert said(client, item, "interest", member=member) == 302
    assert "declared" in page(client, item)
    assert said(client, item, "interest", member=member) == 422
    silent = next(n for n in seats.values() if n not in {s.member.number for s in suggested})
    assert said(client, item, "interest", member=silent) == 422
    assert said(client, item, "interest", member=silent, words="A cousin works there.") == 302


def test_nobody_speaks_for_a_seat_that_is_not_theirs(item, seats):
    client = member_of_un()
    speaking = {p.number for p in _speaking(client, item)}
    foreign = next(number for number in seats.values() if number not in speaking)
    assert said(client, item, "position", member=foreign, stand="agree") == 422
    assert queries.item(item).positions == ()


def _speaking(client: Client, item: int):
    return client.get(reverse("item", args=[item])).context["speaking"]


def test_a_paper_is_put_before_the_committee_and_read_by_it_alone(item):
    client = enter("secretariat")
    assert said(client, item, "paper", title="Annex", file=paper("annex.pdf")) == 302
    (kept,) = queries.item(item).papers
    address = reverse("item-paper-file", args=[item, kept.sha256])
    assert enter("committee").get(address).content == b"%PDF-1.7 a note"
    assert enter("contributor").get(address).status_code == 403
    assert Client().get(address).status_code == 302
    assert said(client, item, "paper", title="Annex", file=paper("annex.exe")) == 422
    assert client.get(reverse("item-paper-file", args=[item, "0" * 64])).status_code == 404


def test_in_a_round_silence_consents_and_says_so(seats):
    item = sent_out()
    client = enter("secretariat")
    text = page(client, item)
    assert "Silence consents" in text
    assert "Proposed: silence consents to this" in text
    assert "Silent, and so consenting" in text
    number = queries.meeting_for(item)
    room = client.get(reverse("room", args=[number])).content.decode()
    assert "The round" in room
    assert "Quorum" not in room
    assert "Show it to the room" not in room


def test_one_objection_sends_the_item_to_a_meeting(seats):
    item = sent_out()
    client = enter("secretariat")
    told = {"member": seats["Donors 1"], "stand": "object", "words": "Its budget is too high."}
    assert said(client, item, "position", **told) == 302
    assert queries.item(item).state == "sent-to-meeting"
    text = page(client, item)
    assert "Sent to a meeting" in text
    assert "Its budget is too high." in text
    later = holding.meeting("Second meeting", TODAY + timedelta(days=20))
    agenda = client.get(reverse("agenda", args=[later])).content.decode()
    assert "Deferred, or sent by a no-objection round" in agenda
    assert "Work in GHANA-2" in agenda


def test_assessments_are_for_those_who_judge(item):
    from letsema.programmes import commands as programmes

    told = {"eligible": True, "scores": {}, "recommendation": "approve", "words": "Sound work."}
    programmes.assess_note(reference="GHANA-2", on=holding.DAY, **told, **holding.HOW)
    assert "Sound work." in page(enter("reviewer"), item)
    assert "Sound work." in page(enter("committee"), item)
