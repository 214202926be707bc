"""Feeds: only what is public, in the forms their standards ask for, the same while nothing is written."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from xml.etree import ElementTree

import pytest
from icalendar import Calendar

from letsema.governance import commands as governance
from letsema.programmes import commands as programmes
from letsema.programmes.rules.conditions import ConditionTerms
from letsema.values import OPERATOR, Citation

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
FEEDS = ("/decisions/feed.atom", "/decisions/feed.json", "/meetings/calendar.ics")


def decide(number, day, words, **more):
    from tests import making

    governance.enter_decision(
        body=making.COMMITTEE,
        number=number,
        taken_on=date.fromisoformat(day),
        words=words,
        meeting=None,
        by=OPERATOR,
        at=making.at(day),
        **more,
    )


@pytest.fixture
def decided(hills):
    """Three public decisions, one of which corrects another, and an internal one."""
    decide("HC-01/2020-01", "2020-05-04", "Ghana is approved.")
    decide("HC-01/2020-02", "2020-05-04", "A note is declined.", internal=True)
    decide(
        "HC-02/2021-01", "2021-03-02", "Ghana & its <towns> are approved.", corrects="HC-01/2020-01"
    )
    decide(
        "HC-02/2021-02", "2021-03-02", "The note is declined for good.", corrects="HC-01/2020-02"
    )


@pytest.fixture
def feed(client):
    """Read a feed: (answer, what it says)."""

    def read(address, **headers):
        answer = client.get(address, **headers)
        if answer.status_code != 200:
            return answer, None
        if address.endswith("atom"):
            return answer, ElementTree.fromstring(answer.content)
        if address.endswith("json"):
            return answer, json.loads(answer.content)
        return answer, Calendar.from_ical(answer.content)

    return read


def test_the_atom_feed_has_what_rfc_4287_requires(decided, feed):
    answer, root = feed("/decisions/feed.atom")
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert root.tag == f"{ATOM}feed"
    for parent in (root, *root.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(parent.findall(f"{ATOM}{name}")) == 1
            assert parent.find(f"{ATOM}{name}").text
        datetime.fromisoformat(parent.find(f"{ATOM}updated").text.replace("Z", "+00:00"))
        assert parent.find(f"{ATOM}author/{ATOM}name").text
        assert parent.find(f"{ATOM}link[@rel='alternate']").get("href").startswith("http://")
    assert root.find(f"{ATOM}link[@rel='self']").get("href").endswith("/decisions/feed.atom")
    ids = [entry.find(f"{ATOM}id").text for entry in root.findall(f"{ATOM}entry")]
    assert len(set(ids)) == len(ids) == 3
    assert all(each.startswith("tag:") for each in ids)


def test_internal_decisions_are_in_no_feed(decided, client):
    for address in FEEDS:
        text = client.get(address).content.decode()
        assert "2020-02" not in text, address
        assert "A note is declined" not in text, address


def test_a_correction_links_what_it_corrects(decided, feed):
    _, root = feed("/decisions/feed.atom")
    entry = root.findall(f"{ATOM}entry")[1]
    assert "HC-02/2021-01" in entry.find(f"{ATOM}title").text
    assert "corrects HC-01/2020-01" in entry.find(f"{ATOM}summary").text
    related = entry.find(f"{ATOM}link[@rel='related']")
    assert related.get("title") == "HC-01/2020-01"
    _, told = feed("/decisions/feed.json")
    corrected = {item["_letsema"]["number"]: item for item in told["items"]}["HC-01/2020-01"]
    assert corrected["_letsema"]["corrected_by"] == ["HC-02/2021-01"]
    assert corrected["date_modified"].startswith("2021-03-02")
    assert corrected["date_published"].startswith("2020-05-04")


def test_the_newest_stands_first_and_markup_in_words_stays_words(decided, feed):
    _, told = feed("/decisions/feed.json")
    days = [item["date_published"] for item in told["items"]]
    assert days == sorted(days, reverse=True)
    _, root = feed("/decisions/feed.atom")
    assert any("<towns>" in each.text for each in root.iter(f"{ATOM}summary"))


def test_the_json_feed_has_what_version_1_1_requires(decided, feed):
    answer, told = feed("/decisions/feed.json")
    assert answer["Content-Type"] == "application/feed+json; charset=utf-8"
    assert told["version"] == "https://jsonfeed.org/version/1.1"
    assert told["title"]
    assert told["feed_url"].endswith("/decisions/feed.json")
    for item in told["items"]:
        assert item["id"]
        assert item["content_text"]
        assert datetime.fromisoformat(item["date_published"]).tzinfo


def test_a_decision_names_the_programmes_resting_on_it_that_are_public(hills, feed):
    from tests import making

    hills("GHANA-2")
    hills("LESOTHO-1", approved=None)
    citing = making.decide("D7")
    making.stage("GHANA-2", "document-solicited", "2021-07-02", citing=citing)
    making.stage("LESOTHO-1", "under-review", "2021-07-02", citing=citing)
    _, told = feed("/decisions/feed.json")
    assert told["items"][0]["tags"] == ["GHANA-2"]


@pytest.mark.parametrize("address", FEEDS)
def test_a_feed_of_an_empty_record_is_whole(db, feed, address):
    answer, _told = feed(address)
    assert answer.status_code == 200


@pytest.mark.parametrize("address", FEEDS)
def test_a_feed_is_the_same_until_something_is_written(decided, feed, address):
    first, _ = feed(address)
    assert first["Last-Modified"]
    assert feed(address)[0].content == first.content
    kept, _ = feed(address, HTTP_IF_NONE_MATCH=first["ETag"])
    assert kept.status_code == 304
    kept, _ = feed(address, HTTP_IF_MODIFIED_SINCE=first["Last-Modified"])
    assert kept.status_code == 304
    decide("HC-03/2022-01", "2022-01-02", "Another.")
    again, _ = feed(address, HTTP_IF_NONE_MATCH=first["ETag"])
    assert again.status_code == 200
    assert again["ETag"] != first["ETag"]


def events(told):
    return {str(event["UID"]): event for event in told.walk("VEVENT")}


def test_the_calendar_holds_meetings_and_deadlines(hills, client, feed):
    from tests import making

    held = making.meeting(
        "First", date(2021, 9, 1), ends_on=date(2021, 9, 2), venue="Accra; hall 2"
    )
    silent = making.meeting("Round", date(2021, 10, 1), ends_on=date(2021, 10, 15),
                            procedure="no-objection", deadline=date(2021, 10, 15))  # fmt: skip
    off = making.meeting("Off", date(2021, 11, 1))
    governance.cancel_meeting(meeting=off, why="Rain.", by=OPERATOR, at=making.at())
    answer, told = feed("/meetings/calendar.ics")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert told["VERSION"] == "2.0"
    assert told["PRODID"]
    found = events(told)
    meeting = found[f"meeting-{held}@localhost"]
    assert meeting["DTSTART"].dt == date(2021, 9, 1)
    assert meeting["DTEND"].dt == date(2021, 9, 3)
    assert meeting["LOCATION"] == "Accra; hall 2"
    assert meeting["DTSTAMP"].dt.utcoffset() == timedelta(0)
    assert found[f"deadline-{silent}@localhost"]["DTSTART"].dt == date(2021, 10, 15)
    assert found[f"meeting-{off}@localhost"]["STATUS"] == "CANCELLED"
    assert "Rain" not in answer.content.decode()
    for event in found.values():
        path = str(event["URL"]).removeprefix("http://testserver")
        assert client.get(path).status_code == 200


def test_conditions_are_in_the_calendar_where_all_of_it_is_public(hills, feed):
    from tests import making

    hills("GHANA-2")
    decide("D1", "2021-06-30", "On a condition.")
    decide("D2", "2021-06-30", "On an internal condition.", internal=True)
    for number, words in (("D1", "Sign the letter."), ("D2", "Keep it quiet.")):
        programmes.set_conditions(
            reference="GHANA-2",
            conditions=[ConditionTerms(words, owner="iom", due_on=date(2021, 12, 31))],
            citing=Citation(decision=number),
            on=date(2021, 6, 30),
            by=OPERATOR,
            at=making.at(),
        )
    answer, told = feed("/meetings/calendar.ics")
    (event,) = events(told).values()
    assert event["DTSTART"].dt == date(2021, 12, 31)
    assert event["DESCRIPTION"] == "Sign the letter."
    assert "iom" not in answer.content.decode().lower()


def test_a_met_condition_stays_in_the_calendar_so_that_nobody_shows_late(hills, feed):
    from tests import making

    hills("GHANA-2")
    decide("D1", "2021-06-30", "On a condition.")
    (number,) = programmes.set_conditions(
        reference="GHANA-2",
        conditions=[ConditionTerms("Sign.", owner="iom", due_on=date(2021, 7, 31))],
        citing=Citation(decision="D1"),
        on=date(2021, 6, 30),
        by=OPERATOR,
        at=making.at(),
    )
    before = events(feed("/meetings/calendar.ics")[1])
    programmes.meet_condition(
        number=number, on=date(2021, 7, 1), words="Signed.", by=OPERATOR, at=making.at("2021-07-02")
    )
    after = events(feed("/meetings/calendar.ics")[1])
    assert before.keys() == after.keys()


def test_addresses_of_entries_lead_to_pages(decided, client, feed):
    _, told = feed("/decisions/feed.json")
    for item in told["items"]:
        path = item["url"].removeprefix("http://testserver").partition("#")[0]
        assert client.get(path).status_code == 200
