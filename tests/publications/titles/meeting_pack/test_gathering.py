"""What the pack gathers from a meeting that is prepared."""

from __future__ import annotations

from datetime import date

import pypdfium2
import pytest

from letsema.publications.titles import meeting_pack
from tests.publications.titles import sitting

pytestmark = pytest.mark.django_db

DAY = date(2021, 9, 5)


@pytest.fixture
def told(db):
    return meeting_pack.gather(sitting.prepared(), DAY, None, "en")


@pytest.fixture
def items(told):
    return {item["title"]: item for item in told["items"]}


def test_an_item_tells_the_programme_as_it_stands(items):
    item = items["A school at sea"]
    assert item["asked"] == "Approve the concept note"
    programme = item["programme"]
    assert programme["budget"] == {"amount": "900000.00", "currency": "USD"}
    assert programme["stage"] == "under-review"
    assert programme["waited_days"] == (DAY - date(2021, 7, 2)).days
    assert programme["sdgs"] == [{"code": "1", "title": "First"}]
    assert programme["participants"][0]["role"] == "convening"


def test_an_item_tells_how_it_was_assessed(items):
    assessment = items["A school at sea"]["programme"]["assessment"]
    assert assessment["recommendation_label"] == "Approve with conditions"
    points = {score["label"]: score["points"] for score in assessment["scores"]}
    assert points["Alignment with the guiding principles"] == 4
    assert points["Innovation"] is None
    assert items["A film on departures"]["ineligible_reason"] == "No government asks for it."


def test_interests_declared_and_those_by_rule_are_known(items):
    known = {each["member"]: each["ground"] for each in items["A school at sea"]["interests_known"]}
    assert known == {"Norway": "country", "ILO": "organisation"}


def test_the_effect_on_the_area_is_that_of_the_act_asked_for(items):
    entering = items["A school at sea"]["effect"]
    assert entering["before"]["amount"] == "0.00"
    assert entering["after"]["amount"] == "900000.00"
    leaving = items["Leave the pipeline"]["effect"]
    assert leaving["before"]["amount"] == "1700000.00"
    assert leaving["after"]["amount"] == "0.00"
    assert items["Direct costs"]["effect"] is None


def test_what_a_request_asks_for_is_told_before_and_after(items):
    changes = {each["label"]: each["after"] for each in items["Leave the pipeline"]["changes"]}
    assert changes["Reason"] == "Merged with another programme"
    assert items["Leave the pipeline"]["asked"] == "Remove from the pipeline"


def test_matters_arising_and_open_conditions_are_told(told, items):
    assert [each["words"] for each in told["arising"]] == ["Sign the letter."]
    conditions = items["Leave the pipeline"]["programme"]["conditions"]
    assert conditions[0]["owner"] == "IOM"


def test_the_papers_are_joined_in_from_the_record(told):
    document = pypdfium2.PdfDocument(meeting_pack.render(told, ("pdf",))["pdf"])
    texts = [page.get_textpage().get_text_range().strip() for page in document]
    document.close()
    assert texts[-2:] == ["one", "two"]
    assert "budget.txt" in texts[-4]


def test_a_meeting_there_is_not_is_not_gathered(db):
    with pytest.raises(LookupError):
        meeting_pack.gather("SC-99", DAY, None, "en")
