"""Constraints behind conditions, suspensions, assessments, claims and returned notes."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from letsema.documents.models import Source
from letsema.governance.models import Decision
from letsema.programmes.models import (
    Assessment,
    Claim,
    Condition,
    Programme,
    StageRow,
    SteerAnswer,
    Suspension,
)
from tests import making

pytestmark = pytest.mark.django_db
DAY = date(2021, 6, 30)
AT = making.at()


@pytest.fixture(autouse=True)
def _world():
    making.world()
    making.programme("GHANA-2")
    making.decide("D1")


def row(table, **told):
    own = {"programme": Programme.objects.get(), "recorded_at": AT}
    decided = {"decision": Decision.objects.get(), "words": "x"}
    judged = {"reviewer": "a", "on": DAY, "eligible": True, "recommendation": "approve"}
    more = {
        Condition: {**decided, "position": 1},
        Suspension: {**decided, "since": DAY},
        Assessment: judged,
        Claim: {"field": "title", "value": "x", "weight": 90, "decision": Decision.objects.get()},
        StageRow: {"stage": "returned", "decision": Decision.objects.get()},
    }
    window = {"precision": "day", "earliest": DAY, "latest": DAY}
    own |= window if table in (Claim, StageRow) else {}
    return table(**{**own, **more[table], **told})


@pytest.mark.parametrize("table", [Condition, Suspension, Assessment, Claim, StageRow])
def test_what_the_tests_start_from_may_stand(table):
    table.objects.bulk_create([row(table)])


@pytest.mark.parametrize(
    ("table", "wrong"),
    [
        (Condition, {"words": ""}),
        (Condition, {"met_on": DAY}),
        (Condition, {"met_on": DAY, "met_at": AT}),
        (Condition, {"met_words": "Done."}),
        (Condition, {"waived_at": AT}),
        (Condition, {"withdrawn_at": AT}),
        (Suspension, {"words": ""}),
        (Suspension, {"lifted_on": DAY}),
        (Suspension, {"lifted_at": AT}),
        (Assessment, {"recommendation": "perhaps"}),
        (Assessment, {"eligible": False}),
        (Assessment, {"ineligible_reason": "Late."}),
        (Claim, {"decision": None}),
        (StageRow, {"stage": "submitted", "due_on": DAY}),
    ],
)
def test_a_row_that_cannot_be_is_refused(table, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        table.objects.bulk_create([row(table, **wrong)])


def test_a_row_rests_on_one_thing_and_is_lifted_after_it_began():
    decision, source = Decision.objects.get(), Source.objects.first()
    lifted = {"lifted_on": date(2021, 6, 29), "lifted_by": decision, "lifted_at": AT}
    waived = {"waived_by": decision, "waived_at": AT}
    met = {"met_on": DAY, "met_at": AT, "met_words": "Done."}
    for wrong in (
        row(Claim, source=source),
        row(Suspension, **lifted),
        row(Condition, **waived, **met),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            type(wrong).objects.bulk_create([wrong])


@pytest.mark.parametrize("table", [Condition, Suspension])
def test_one_of_a_kind_stands_at_a_time(table):
    table.objects.bulk_create([row(table)])
    with pytest.raises(IntegrityError), transaction.atomic():
        table.objects.bulk_create([row(table)])


def test_an_answer_has_words_and_a_returned_note_a_day():
    assert "answer_words" in {each.name for each in SteerAnswer._meta.constraints}
    again = row(StageRow, stage="document-solicited", due_on=DAY)
    StageRow.objects.bulk_create([row(StageRow, due_on=DAY), again])
