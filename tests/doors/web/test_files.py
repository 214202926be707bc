"""Papers and signed minutes are had by their hash too, by who is before or of the committee."""

from __future__ import annotations

import pytest

from letsema.proceedings import commands, queries
from tests import making
from tests.doors.web.people import ROLES, enter
from tests.proceedings import holding

pytestmark = pytest.mark.django_db
SEE = ("secretariat", "reviewer", "committee", "auditor", "administrator")


@pytest.fixture
def kept(settings, tmp_path):
    settings.HOME = tmp_path / "files"
    making.world()
    number = holding.meeting()
    item = holding.listed(number, holding.note())
    paper = {"content": b"%PDF-1.7 a paper", "filename": "p.pdf", "title": "A paper"}
    commands.attach_paper(item=item, **paper, **holding.HOW)
    commands.take_off(item=item, why="Not now.", **holding.HOW)
    holding.opened(number, making.committee())
    holding.close(number)
    signed = {"content": b"%PDF-1.7 signed %%EOF", "filename": "m.pdf", "signed_on": holding.DAY}
    commands.keep_signed_minutes(meeting=number, **signed, **holding.HOW)
    [first] = queries.signed_minutes(number)
    return queries.item(item).papers[0].sha256, first.sha256


@pytest.mark.parametrize("who", [None, *ROLES])
def test_what_is_before_a_committee_is_given_to_who_may_see_it(client, kept, who):
    client = enter(who) if who else client
    expected = 200 if who in SEE else 404
    assert [client.get(f"/files/{sha256}/").status_code for sha256 in kept] == [expected] * 2


def test_a_file_is_known_by_every_place_it_stands_in(kept):
    paper, signed = (queries.whose_file(sha256) for sha256 in kept)
    [number] = {each.meeting for each in (*paper, *signed)}
    assert [each.kind for each in (*paper, *signed)] == ["paper", "signed-minutes"]
    assert queries.minutes_signed([number, "SC-99"]) == {number}
    assert queries.whose_file("0" * 64) == ()


@pytest.mark.parametrize("who", ROLES)
def test_the_menu_leads_each_role_to_its_own_pages(kept, who):
    text = enter(who).get("/about/").content.decode()
    inside = who in (*SEE, "submitter", "stranger")
    assert ('href="/notes/"' in text) is inside
    assert ('href="/requests/"' in text) is inside
    assert ('href="/workbooks/"' in text) is (who == "secretariat")
    assert (f'href="/funds/{making.FUND}/settings/"' in text) is (who == "secretariat")
    assert ('href="/people/"' in text) is (who == "administrator")
    assert 'href="/me/notices/"' in text


def test_a_request_names_its_meeting_and_leads_there(kept):
    number = holding.meeting("Second meeting")
    item = holding.asked(number, "fund-matter")
    asked = queries.item(item).request.number
    assert [each.number for each in queries.items_of_request(asked)] == [item]
    text = enter("secretariat").get(f"/requests/{asked}/").content.decode()
    assert f'<a href="/meetings/{number}/">{number}, Second meeting</a>' in text
