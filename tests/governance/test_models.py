"""The database itself refuses what cannot be, whatever writes it."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from letsema.documents.queries import source
from letsema.governance import commands
from letsema.governance.models import (
    Attendance,
    Body,
    BodyName,
    Decision,
    Listing,
    Meeting,
    Membership,
    Steer,
)
from letsema.partners.models import Organisation
from letsema.values import OPERATOR
from tests import making

pytestmark = pytest.mark.django_db
DAY, NEXT = making.DAY, making.DAY + timedelta(days=1)
THEN = {"precision": "day", "earliest": DAY, "latest": DAY}
BEFORE = {
    "until_precision": "day",
    "until_earliest": date(2020, 1, 1),
    "until_latest": date(2020, 1, 1),
}


@pytest.fixture(autouse=True)
def _world():
    making.world()


def write(table, **told):
    with transaction.atomic():
        table.objects.bulk_create([table(**told, recorded_at=making.at())])


def bypass(table, **told):
    with pytest.raises(IntegrityError):
        write(table, **told)


def seat(**told):
    somebody = {"country": "GHA", "role": "member", "source_id": source(making.BOOKLET).pk}
    return {"body": Body.objects.get(slug=making.COMMITTEE), **somebody, **told}


def test_a_seat_is_held_by_somebody_of_a_known_group():
    write(Membership, **seat())
    bypass(Membership, **seat(country=""))
    bypass(Membership, **seat(country="gha"))
    bypass(Membership, **seat(group="friends"))
    bypass(Membership, **seat(**THEN, **BEFORE))


def test_an_alternate_and_nobody_else_stands_in_for_a_seat():
    first = Membership.objects.create(**seat(), recorded_at=making.at())
    write(Membership, **seat(role="alternate", alternate_for=first))
    bypass(Membership, **seat(role="alternate"))
    bypass(Membership, **seat(alternate_for=first))
    bypass(Membership, pk=99, **seat(role="alternate", alternate_for_id=99))


def test_a_body_is_not_its_own_parent_or_successor():
    bypass(Body, pk=99, slug="x", kind="network", parent_id=99)
    bypass(Body, pk=99, slug="x", kind="network", successor_id=99)
    bypass(Body, slug="x", kind="network", country="gh")
    body = Body.objects.get()
    bypass(BodyName, body=body, text="Other", **THEN, **BEFORE)
    bypass(BodyName, body=body, text="Other", until_precision="day")
    listed = {"body": body, "title": "L", "source_id": source(making.BOOKLET).pk, "lines": []}
    write(Listing, **listed)
    bypass(Listing, **listed)
    bypass(Listing, **{**listed, "title": "M"}, precision="day")


PLANNED = {"state": "planned", "number": "SC-01", "starts_on": DAY, "ends_on": NEXT, **THEN}
OPEN = {**PLANNED, "state": "open", "opened_at": making.at()}
ROUND = {**PLANNED, "procedure": "no-objection", "deadline": NEXT}


@pytest.mark.parametrize(
    "told",
    [
        {**THEN, "number": "SC-01"},
        {**THEN, "starts_on": DAY},
        {**THEN, "deadline": DAY},
        {**THEN, "procedure": "vote"},
        {**PLANNED, "state": "dreamt"},
        {**PLANNED, "number": None},
        {**PLANNED, "number": "sc-01"},
        {**PLANNED, "starts_on": None},
        {**PLANNED, "ends_on": None},
        {**PLANNED, "ends_on": DAY - timedelta(1)},
        {**PLANNED, "deadline": NEXT},
        {**PLANNED, "opened_at": making.at()},
        {**PLANNED, "cancelled_why": "w"},
        {**PLANNED, "state": "cancelled"},
        {**ROUND, "deadline": None},
        {**ROUND, "deadline": DAY},
        {**ROUND, "ends_on": DAY - timedelta(2), "deadline": DAY - timedelta(2)},
        {**OPEN, "opened_at": None},
        {**OPEN, "closed_at": making.at()},
        {**OPEN, "state": "closed"},
        {**OPEN, "state": "closed", "closed_at": making.at("2021-06-01")},
    ],
)
def test_a_meeting_whose_columns_do_not_fit_together_is_refused(told):
    bypass(Meeting, body=Body.objects.get(), label="M", **told)


@pytest.mark.parametrize("told", [THEN, PLANNED, OPEN, ROUND])
def test_a_number_and_a_label_stand_once(told):
    body = Body.objects.get()
    write(Meeting, body=body, label="M", **told)
    bypass(Meeting, body=body, label="M", **{**told, "number": None})
    if told is not THEN:
        bypass(Meeting, body=body, label="N", **told)
        again = {**PLANNED, "state": "cancelled", "cancelled_why": "w", "number": "SC-02"}
        write(Meeting, body=body, label="M", **again)


def test_attendance_decisions_and_steers_are_what_they_may_be():
    number = making.meeting()
    member = Membership.objects.create(**seat(), recorded_at=making.at())
    bypass(Attendance, meeting=Meeting.objects.get(number=number), membership=member, how="asleep")
    body = Body.objects.get()
    bypass(Decision, pk=99, body=body, number="D", taken_on=DAY, words="", corrects_id=99)
    making.decide("D1")
    steer = {"body": body, "code": "c", "title": "C", **THEN}
    rests = {"source_id": source(making.BOOKLET).pk}
    bypass(Steer, **steer)
    bypass(Steer, **steer, **rests, decision=Decision.objects.get())
    bypass(Steer, **steer, **rests, **BEFORE)
    write(Steer, **steer, **rests)
    bypass(Steer, **steer, **rests)


def test_an_organisation_of_a_seat_cannot_be_lost():
    commands.admit_member(
        body=making.COMMITTEE,
        organisation="iom",
        role="member",
        since=None,
        until=None,
        citing=making.say(),
        by=OPERATOR,
        at=making.at(),
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        Organisation.objects.filter(key="iom").delete()
