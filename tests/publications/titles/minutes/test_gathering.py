"""What the minutes gather from a meeting held by commands."""

from __future__ import annotations

import json
from datetime import date

import pytest

from letsema.proceedings import commands as proceedings
from letsema.publications import titles
from letsema.publications.titles import minutes
from letsema.values import OPERATOR, Refused
from tests.publications.titles import sitting

pytestmark = pytest.mark.django_db

DAY = date(2021, 9, 20)


@pytest.fixture
def number(db):
    return sitting.prepared()


def test_the_minutes_of_a_meeting_tell_what_was_said_and_decided(number):
    sitting.held(number)
    told = minutes.gather(number, DAY, None, "en")
    assert told["meeting"]["state"] == "closed"
    assert told["quorum"] == {"seats": 6, "present": 4, "needed": 3, "met": True, "missing": []}
    groups = {group["group"]: group["members"] for group in told["attendance"]}
    assert [member["role"] for member in groups[""]] == ["chair"]
    assert [member["how"] for member in groups["donors"]] == ["present", "absent"]
    items = {item["title"]: item for item in told["items"]}
    school = items["A school at sea"]
    assert [paper["name"] for paper in school["papers"]] == ["note.pdf", "budget.txt"]
    assert school["interests"][0]["member"] == "Norway"
    assert school["interests"][0]["consequence"] == "leave"
    assert school["positions"][0]["stand"] == "comment"
    assert items["A film on departures"]["ineligible_reason"] == "No government asks for it."
    assert items["Leave the pipeline"]["state"] == "deferred"
    resolved = {each["act"]: each for each in told["resolutions"]}
    assert all(each["entered"] for each in resolved.values())
    assert resolved["approve-with-conditions"]["conditions"] == [
        {"words": "The port agrees.", "owner": "ILO", "due_on": "2021-12-01", "release": True}
    ]
    assert [each["words"] for each in told["arising"]] == ["Sign the letter."]


def test_internal_words_stand_in_the_internal_edition_alone(number):
    sitting.held(number)
    committee = minutes.gather(number, DAY, None, "en")
    internal = minutes.gather(number, DAY, None, "en", internal=True)
    assert "Watch costs." not in json.dumps(committee)
    assert "Watch costs." in json.dumps(internal)
    assert (committee["edition"], internal["edition"]) == ("committee", "internal")


def test_minutes_of_a_meeting_held_are_made_in_every_form(number):
    sitting.held(number)
    made = minutes.render(minutes.gather(number, DAY, None, "en"))
    assert set(made) == {"pdf", "html", "json"}
    assert "USD 310,000 for 2022." in made["html"].decode()


def test_a_meeting_not_held_yet_has_minutes_that_say_so(number):
    told = minutes.gather(number, DAY, None, "en")
    assert told["attendance"] == []
    assert told["resolutions"] == []
    page = minutes.render(told, ("html",))["html"].decode()
    assert "the meeting is not closed" in page
    assert "No decision was taken." in page


def test_a_kept_copy_makes_the_minutes_signed(number):
    sitting.held(number)
    proceedings.keep_signed_minutes(
        meeting=number, content=sitting.paper("signed"), filename="signed.pdf", signed_on=DAY,
        by=OPERATOR, at=sitting.at("2021-09-21"),
    )  # fmt: skip
    told = minutes.gather(number, DAY, None, "en")
    assert told["signed"]["on"] == DAY.isoformat()
    assert "Signed on 20 September 2021" in minutes.render(told, ("html",))["html"].decode()


def test_a_title_of_a_meeting_asks_for_a_meeting_there_is(number):
    assert titles.gather("minutes", number, as_at=DAY)["title"] == "minutes"
    with pytest.raises(Refused):
        titles.gather("minutes", "SC-99", as_at=DAY)
    with pytest.raises(LookupError):
        minutes.gather("SC-99", DAY, None, "en")
