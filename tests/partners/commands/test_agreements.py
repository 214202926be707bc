"""An agreement is entered once, changed by what befalls it, and never erased."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from letsema.journal import queries as journal
from letsema.partners import commands
from letsema.partners.models import (
    Agreement,
    AgreementEvent,
    AgreementParty,
    AgreementReview,
)
from letsema.partners.rules.agreements import Party
from letsema.values import OPERATOR, Citation, Refused, When
from tests import making
from tests.partners import agreements_told as t

pytestmark = pytest.mark.django_db
BY = {"by": OPERATOR, "at": making.at()}


@pytest.fixture(autouse=True)
def _world(settings, tmp_path):
    settings.HOME = tmp_path / "files"
    making.world()


def codes(act, *told, **more) -> list[str]:
    """The codes of what an act is refused with; nothing is written then."""
    before = journal.head()
    with pytest.raises(Refused) as refused:
        act(*told, **more)
    assert journal.head() == before
    return [each.code for each in refused.value.refusals]


def test_the_same_agreement_told_again_is_the_same():
    t.agreement(countries=["SOM"], goals=["Light"])
    before = journal.head()
    assert t.agreement(countries=["SOM"], goals=["Light"], citing=making.say(making.PAGE)) == t.KEY
    assert journal.head() == before


@pytest.mark.parametrize(
    "told",
    [
        {"title": "Other"},
        {"until": None},
        {"countries": ["KEN"]},
        {"goals": ["More"]},
        {"parties": [Party("iom"), Party("ilo")]},
        {"internal": True},
    ],
)
def test_a_key_that_stands_with_other_terms_is_refused(told):
    t.agreement()
    assert codes(t.agreement, **told) == ["agreement-stands"]


def test_an_agreement_withdrawn_can_be_entered_as_it_should_be():
    t.agreement()
    commands.withdraw_agreement(key=t.KEY, why="another title", **BY)
    t.agreement(title="As it should be")
    assert [row.title for row in Agreement.objects.order_by("pk")] == [
        "Light in the settlements",
        "As it should be",
    ]
    assert list(journal.breaches()) == []


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"parties": [Party("iom"), Party("nobody")]}, "unknown-organisation"),
        ({"parties": [Party("iom"), Party(country="XXX")]}, "unknown-country"),
        ({"countries": ["Ghana"]}, "unknown-country"),
        ({"kind": "trilateral"}, "too-few-parties"),
        ({"starts": When.parse("2023"), "until": When.parse("2022")}, "ends-before"),
        ({"citing": making.say("no-source")}, "unknown-source"),
        ({"citing": Citation(decision="D1")}, "unknown-source"),
        ({"title": "x" * 301}, "too-long"),
        ({"key": "x" * 81}, "too-long"),
        ({"parties": [Party("iom", words="x" * 301)]}, "too-long"),
    ],
)
def test_an_agreement_that_cannot_be_is_refused_whole(told, code):
    assert codes(t.agreement, **told) == [code]
    assert not Agreement.objects.exists()


def test_everything_unknown_is_named_at_once():
    told = [Party("nobody"), Party("no-one")]
    assert codes(t.agreement, parties=told) == ["unknown-organisation"] * 2


def test_what_befalls_an_agreement_is_told_once():
    t.agreement()
    number = t.event(until=When.parse("2025"))
    before = journal.head()
    assert t.event(until=When.parse("2025")) == number
    assert journal.head() == before
    assert t.event(until=When.parse("2026")) != number


def test_nothing_befalls_an_agreement_after_its_end_by_termination():
    t.agreement()
    number = t.event("terminated", "2016-05-01")
    assert codes(t.event, "renewed", "2017") == ["after-termination"]
    assert codes(t.event, "terminated", "2015") == ["already-terminated"]
    commands.withdraw_agreement_event(number=number, why="it was not", **BY)
    assert t.event("renewed", "2017")


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"key": "nothing"}, "unknown-agreement"),
        ({"kind": "lost"}, "change-kind"),
        ({"until": When.parse("2019")}, "ends-before"),
        ({"citing": making.say("no-source")}, "unknown-source"),
        ({"content": b"text", "filename": "a.exe"}, "file-kind"),
    ],
)
def test_what_cannot_befall_an_agreement_is_refused_whole(told, code):
    t.agreement()
    assert codes(t.event, **told) == [code]


def test_an_amendment_keeps_its_file():
    t.agreement()
    number = t.event("amended", content=b"text", filename="amendment.txt")
    assert AgreementEvent.objects.get(pk=number).file_id
    assert t.event("amended", content=b"text", filename="amendment.txt") == number


def test_a_file_is_kept_with_an_agreement_once():
    told = {"key": t.agreement(), "content": b"text", "filename": "a.txt", **BY}
    number = commands.attach_to_agreement(**told)
    assert commands.attach_to_agreement(**told) == number
    commands.withdraw_agreement_file(number=number, why="another one's", **BY)
    assert commands.attach_to_agreement(**told) != number
    other = {**told, "content": b"other", "title": "x" * 301}
    assert codes(commands.attach_to_agreement, **other) == ["too-long"]


def test_a_review_is_planned_once_a_day_and_held_once():
    t.agreement()
    number = t.review()
    assert t.review() == number
    held = {"number": number, "held_on": making.DAY, "findings": "It holds.", **BY}
    commands.hold_review(**held)
    before = journal.head()
    commands.hold_review(**held)
    assert journal.head() == before
    assert codes(commands.hold_review, **{**held, "findings": "No."}) == ["already-done"]


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"number": 99}, "unknown-number"),
        ({"findings": " "}, "no-words"),
        ({"held_on": date(2021, 7, 3)}, "not-yet"),
    ],
)
def test_a_review_that_was_not_held_is_refused(told, code):
    t.agreement()
    full = {"number": t.review(), "held_on": making.DAY, "findings": "It holds.", **BY}
    assert codes(commands.hold_review, **{**full, **told}) == [code]


def test_what_is_withdrawn_is_withdrawn_once_with_a_reason():
    t.agreement()
    number = t.review()
    assert codes(commands.withdraw_review, number=number, why=" ", **BY) == ["no-reason"]
    commands.withdraw_review(number=number, why="not agreed", **BY)
    again = codes(commands.withdraw_review, number=number, why="again", **BY)
    assert again == ["withdrawn-already"]
    held = {"number": number, "held_on": making.DAY, "findings": "It holds."}
    assert codes(commands.hold_review, **held, **BY) == ["withdrawn-already"]
    assert t.review() != number


def test_every_row_of_an_agreement_is_in_the_journal():
    t.agreement(
        kind="trilateral",
        parties=[*t.TWO, Party(country="SOM", role="host")],
        countries=["SOM", "KEN"],
        goals=["Light", "Safety"],
    )
    t.event(content=b"text", filename="a.txt")
    commands.attach_to_agreement(key=t.KEY, content=b"more", filename="b.txt", **BY)
    t.review()
    assert list(journal.breaches()) == []
    assert [act.kind for act in journal.acts_about(t.KEY)] == [
        "partners.agreement.registered",
        "partners.agreement.event-told",
        "partners.agreement.file-attached",
        "partners.review.planned",
    ]


@pytest.mark.parametrize(
    "row",
    [
        {"kind": "treaty"},
        {"key": t.KEY},
        {"title": ""},
        {"signed_precision": "day"},
        {"starts_precision": "year", "starts_latest": date(2020, 1, 1)},
        {
            "starts_precision": "day",
            "starts_earliest": date(2020, 1, 1),
            "starts_latest": date(2020, 1, 1),
            "until_precision": "day",
            "until_earliest": date(2019, 1, 1),
            "until_latest": date(2019, 1, 1),
        },
        {"withdrawn_why": "w"},
    ],
)
def test_the_database_refuses_an_agreement_that_cannot_be(row):
    t.agreement()
    source = Agreement.objects.get().source_id
    told = {"key": "x", "kind": "other", "title": "T", "recorded_at": making.at(), **row}
    _refused_by_the_database(Agreement(source_id=source, **told))


@pytest.mark.parametrize(
    "row",
    [
        {"role": "friend", "country": "GHA"},
        {"role": "party"},
        {"role": "party", "country": "Gh"},
        {"role": "party", "country": "SOM"},
    ],
)
def test_the_database_refuses_a_party_that_cannot_be(row):
    t.agreement(parties=[Party("iom"), Party(country="SOM")])
    _refused_by_the_database(AgreementParty(agreement=Agreement.objects.get(), position=9, **row))


def test_the_database_refuses_a_party_of_two_natures():
    t.agreement()
    known = AgreementParty.objects.first().organisation_id
    told = {"agreement": Agreement.objects.get(), "position": 9, "role": "host"}
    _refused_by_the_database(AgreementParty(organisation_id=known, country="SOM", **told))


@pytest.mark.parametrize(
    "row",
    [
        {"kind": "lost"},
        {"precision": "", "earliest": None},
        {"kind": "terminated", "until_precision": "not-after", "until_latest": date(2022, 1, 1)},
        {"kind": "amended", "until_precision": "not-after", "until_latest": date(2019, 1, 1)},
        {"kind": "terminated"},
    ],
)
def test_the_database_refuses_an_event_that_cannot_be(row):
    t.agreement()
    t.event("terminated", "2020-02-01")
    first = AgreementEvent.objects.get()
    told = {
        "agreement_id": first.agreement_id,
        "source_id": first.source_id,
        "kind": "amended",
        "precision": "day",
        "earliest": date(2020, 1, 1),
        "latest": date(2020, 1, 1),
        "recorded_at": making.at(),
        **row,
    }
    _refused_by_the_database(AgreementEvent(**told))


@pytest.mark.parametrize(
    "row",
    [{"held_on": making.DAY}, {"findings": "It holds."}, {"due_on": making.DAY}],
)
def test_the_database_refuses_a_review_held_by_half(row):
    t.agreement()
    t.review()
    told = {"due_on": date(2022, 1, 1), "recorded_at": making.at(), **row}
    _refused_by_the_database(AgreementReview(agreement=Agreement.objects.get(), **told))


def _refused_by_the_database(row):
    with pytest.raises(IntegrityError), transaction.atomic():
        type(row).objects.bulk_create([row])
