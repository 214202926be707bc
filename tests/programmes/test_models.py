"""Behind each rule stands a constraint: the database itself refuses what cannot be."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from letsema.documents.models import Source, StoredFile
from letsema.governance.models import Decision, Fund
from letsema.partners.models import Organisation
from letsema.programmes.models import (
    Claim,
    ClaimCountry,
    ClaimElement,
    ClaimParticipant,
    Event,
    Lineage,
    Load,
    Programme,
    StageRow,
    Submission,
)
from tests import making

pytestmark = pytest.mark.django_db
DAY = date(2021, 6, 30)
WRONG_WINDOWS = [
    {"precision": "day", "earliest": None, "latest": DAY},
    {"precision": "day", "earliest": date(2021, 6, 29), "latest": DAY},
    {"precision": "month", "earliest": None, "latest": DAY},
    {"precision": "year", "earliest": date(2021, 7, 1), "latest": DAY},
    {"precision": "week", "earliest": DAY, "latest": DAY},
    {"precision": "", "earliest": DAY, "latest": DAY},
]
HALF_WITHDRAWN = [
    {"withdrawn_at": making.at()},
    {"withdrawn_why": "It was wrong."},
]


@pytest.fixture(autouse=True)
def _world():
    making.world()
    making.programme("GHANA-2")
    making.decide("D1")


def refused(table, **told):
    with pytest.raises(IntegrityError), transaction.atomic():
        table.objects.bulk_create([table(**told)])


def row(table):
    """The columns of a row that may stand."""
    told = {"recorded_at": making.at(), "programme": Programme.objects.get()}
    told |= {"source": Source.objects.get(key=making.BOOKLET)}
    window = {"precision": "day", "earliest": DAY, "latest": DAY}
    if table is Load:
        del told["programme"]
        return {**told, "fund": Fund.objects.first(), "on": DAY}
    own = {StageRow: {"stage": "signed"}, Claim: {"field": "title", "value": "x", "weight": 1}}
    return {**told, **window, **own.get(table, {"words": "x"})}


@pytest.mark.parametrize("table", [StageRow, Claim, Event, Load])
def test_what_the_tests_start_from_may_stand(table):
    table.objects.bulk_create([table(**row(table))])


@pytest.mark.parametrize("table", [StageRow, Claim, Event])
@pytest.mark.parametrize("window", WRONG_WINDOWS)
def test_a_window_is_whole_and_in_order(table, window):
    refused(table, **{**row(table), **window})


@pytest.mark.parametrize("table", [StageRow, Claim, Event, Load])
@pytest.mark.parametrize("half", HALF_WITHDRAWN)
def test_a_row_is_withdrawn_with_instant_and_reason_or_not_at_all(table, half):
    refused(table, **{**row(table), **half})


@pytest.mark.parametrize(
    "wrong",
    [
        {"stage": None},
        {"stage": "cancelled"},
        {"stage": "cancelled", "status": "funded"},
        {"status": "cancelled"},
        {"stage": None, "status": "cancelled"},
        {"source": None},
        {"stage": "removed"},
        {"stage": "removed", "reason": "other"},
        {"stage": "declined", "public_words": "Gone."},
        {"stage": "withdrawn", "reason": "bored", "public_words": "Gone."},
    ],
)
def test_a_stage_row_that_cannot_be(wrong):
    refused(StageRow, **{**row(StageRow), **wrong})


def test_a_stage_row_rests_on_one_thing():
    refused(StageRow, **{**row(StageRow), "decision": Decision.objects.get()})
    told = {**row(StageRow), "decision": Decision.objects.get(), "source": None}
    StageRow.objects.bulk_create([StageRow(**told)])


def test_a_claim_is_of_a_field_there_is():
    refused(Claim, **{**row(Claim), "field": "colour"})


@pytest.mark.parametrize("reference", ["", "ghana", "GHANA 2", "-A", "A-", "A--B", "GHANA-2"])
def test_a_reference_looks_like_one_and_is_given_once(reference):
    refused(Programme, reference=reference, recorded_at=making.at())


def test_a_programme_is_not_its_own_kin():
    own = Programme.objects.get()
    for column in ("parent", "merged_into"):
        with pytest.raises(IntegrityError), transaction.atomic():
            Programme.objects.filter(pk=own.pk).update(**{column: own})
    source = Source.objects.first()
    told = {"source": source, "recorded_at": making.at(), "programme": own}
    refused(Lineage, predecessor=own, **told)
    other = Programme.objects.create(reference="B", recorded_at=making.at())
    Lineage.objects.bulk_create([Lineage(predecessor=other, **told)])
    refused(Lineage, predecessor=other, **told)


@pytest.mark.parametrize("role", [None, "implements"])
def test_a_country_is_named_once_in_a_role(role):
    claim = Claim.objects.get(field="title")
    told = {"claim": claim, "code": "TGO", "role": role, "position": 1}
    ClaimCountry.objects.bulk_create([ClaimCountry(**told)])
    refused(ClaimCountry, **told)
    refused(ClaimCountry, **{**told, "role": "visits"})


@pytest.mark.parametrize("role", [None, "lead"])
def test_an_organisation_is_named_once_in_a_role(role):
    told = {"claim": Claim.objects.get(field="title"), "role": role, "position": 1}
    told["organisation"] = Organisation.objects.first()
    ClaimParticipant.objects.bulk_create([ClaimParticipant(**told)])
    refused(ClaimParticipant, **told)
    refused(ClaimParticipant, **{**told, "role": "guest"})


def test_an_element_is_named_once():
    known = ClaimElement.objects.first()
    refused(ClaimElement, claim=known.claim, element=known.element, position=9)


def test_a_submission_is_of_a_kind_and_a_version_of_its_own():
    file = StoredFile.objects.create(
        sha256="0", name="a", media_type="b", size=1, kept_at=making.at()
    )
    told = {"programme": Programme.objects.get(), "file": file, "submitted_on": DAY}
    told |= {"kind": "concept-note", "version": 1, "recorded_at": making.at()}
    Submission.objects.bulk_create([Submission(**told)])
    refused(Submission, **told)
    refused(Submission, **{**told, "version": 2, "kind": "letter"})
