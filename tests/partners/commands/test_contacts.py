"""Who a contact is is kept with consent, shown as far as it goes, and can be forgotten."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from letsema.journal import queries as journal
from letsema.journal.models import Entry
from letsema.partners import commands, queries
from letsema.partners.models import Contact, ContactDetails
from letsema.values import OPERATOR, Refused, When
from tests import making

pytestmark = pytest.mark.django_db
HOW = {"by": OPERATOR, "at": making.at()}
WHO = {"name": "Amina Example", "email": "amina@example.org", "telephone": "+254 1"}


@pytest.fixture(autouse=True)
def _world():
    making.world()


def enter(consent="internal", **told):
    told = {"organisation": "iom", "role": "Focal point", **WHO, **told}
    return commands.enter_contact(consent=consent, **{"citing": making.say(), **HOW, **told})


def refused(call, **told):
    with pytest.raises(Refused) as answer:
        call(**told)
    return {refusal.code for refusal in answer.value.refusals}


def shown(*, public_only):
    return [each.name for each in queries.contacts("iom", public_only=public_only)]


@pytest.mark.parametrize(("consent", "public"), [("internal", ""), ("public", WHO["name"])])
def test_who_it_is_is_shown_to_all_only_with_consent_to_that(consent, public):
    enter(consent)
    assert shown(public_only=True) == [public]
    assert shown(public_only=False) == [WHO["name"]]
    (told,) = queries.contacts("iom")
    assert (told.role, bool(told.email), bool(told.telephone)) == (
        "Focal point",
        bool(public),
        bool(public),
    )


def test_the_journal_never_tells_who_it_is():
    number = enter("public")
    commands.forget_contact(number=number, why="They asked.", **HOW)
    written = " ".join(Entry.objects.values_list("facts", flat=True))
    assert "Focal point" in written
    assert not [text for text in WHO.values() if text in written]


def test_the_same_contact_is_entered_once_and_another_person_apart():
    number = enter()
    assert enter() == number
    assert enter(name="Another") != number
    assert enter(since=When.parse("2020")) != number
    bare = {"name": "", "email": "", "telephone": "", "consent": "none"}
    assert enter(**bare) == enter(**bare) != number


def test_a_contact_forgotten_leaves_the_role_and_that_it_was_done():
    number = enter()
    commands.forget_contact(number=number, why="They asked.", **HOW)
    before = journal.head()
    commands.forget_contact(number=number, why="Again.", **HOW)
    assert journal.head() == before
    (told,) = queries.contacts("iom", public_only=False)
    assert (told.role, told.name, told.forgotten_at) == ("Focal point", "", making.at())
    assert not ContactDetails.objects.exists()
    assert enter() != number
    assert list(journal.breaches()) == []


def test_a_consent_that_changes_shows_more_or_less_and_taken_back_forgets_who_it_is():
    number = enter()
    commands.change_consent(number=number, consent="public", consent_on=making.DAY, **HOW)
    (told,) = queries.contacts("iom")
    assert (told.consent, told.name != "") == ("public", True)
    before = journal.head()
    commands.change_consent(number=number, consent="public", consent_on=making.DAY, **HOW)
    assert journal.head() == before
    commands.change_consent(number=number, consent="none", **HOW)
    (told,) = queries.contacts("iom", public_only=False)
    assert (told.consent, told.name, told.forgotten_at) == ("none", "", making.at())
    assert not ContactDetails.objects.exists()
    assert list(journal.breaches()) == []


@pytest.mark.parametrize(("number", "consent", "code"), [
    (0, "perhaps", "contact-consent"), (0, "public", "contact-forgotten"),
    (99, "public", "unknown-contact"),
])  # fmt: skip
def test_a_consent_that_cannot_be_is_refused(number, consent, code):
    gone = enter()
    commands.forget_contact(number=gone, why="They asked.", **HOW)
    with pytest.raises(Refused) as refused:
        commands.change_consent(number=number or gone, consent=consent, **HOW)
    assert [each.code for each in refused.value.refusals] == [code]


def test_contacts_are_forgotten_on_the_day_they_are_kept_until():
    enter(retain_until=date(2022, 1, 1))
    enter(name="Later", retain_until=date(2022, 1, 2))
    enter(name="Without end")
    day = date(2021, 12, 31)
    assert (queries.contacts_to_forget(day), commands.forget_due(on=day, **HOW)) == (0, 0)
    assert queries.contacts_to_forget(date(2022, 1, 1)) == 1
    assert commands.forget_due(on=date(2022, 1, 1), **HOW) == 1
    assert shown(public_only=False) == ["", "Later", "Without end"]
    before = journal.head()
    assert commands.forget_due(on=date(2022, 1, 1), **HOW) == 0
    assert journal.head() == before


def test_a_contact_withdrawn_is_forgotten_with_it():
    number = enter()
    commands.withdraw_contact(number=number, why="Entered by mistake.", **HOW)
    assert queries.contacts("iom", public_only=False) == ()
    assert not ContactDetails.objects.exists()
    assert refused(commands.forget_contact, number=number, why="w", **HOW) == {"withdrawn-already"}


def test_a_role_is_held_for_a_time():
    number = enter(since=date(2020, 1, 1))
    end = {"number": number, "until": When.parse("2021"), "citing": making.say(), **HOW}
    commands.end_contact(**end)
    (told,) = queries.contacts("iom")
    assert [told.standing_on(date(year, 6, 1)) for year in (2019, 2020, 2021, 2022)] == [
        "no",
        "certain",
        "possible",
        "no",
    ]
    assert told.standing_on(None) == "no"


def test_contacts_of_an_office_and_of_a_merged_organisation_are_found():
    told = {"type": "country", "names": ["Office"], "citing": making.say(), **HOW}
    commands.open_office(key="hill", organisation="iom", **told)
    commands.open_office(key="lake", organisation="ilo", **told)
    enter(office="hill")
    enter(role="Director")
    assert [each.role for each in queries.contacts(office="hill")] == ["Focal point"]
    assert refused(enter, office="lake") == {"office-of-another"}
    commands.merge_organisations(key="iom", into="ilo", why="The same.", **HOW)
    assert [each.organisation for each in queries.contacts("iom")] == ["ilo", "ilo"]


@pytest.mark.parametrize(
    ("told", "codes"),
    [
        ({"consent": "maybe"}, {"contact-consent"}),
        ({"consent": "none"}, {"consent-needed"}),
        ({"role": " "}, {"contact-role"}),
        ({"name": ""}, {"contact-name"}),
        ({"organisation": "nobody"}, {"unknown-organisation"}),
        ({"office": "nowhere"}, {"unknown-office"}),
        ({"since": date(2020, 1, 2), "until": date(2020, 1, 1)}, {"ends-before"}),
        ({"telephone": "1" * 61}, {"too-long"}),
    ],
)
def test_a_contact_that_cannot_be_is_refused_whole(told, codes):
    before = journal.head()
    assert refused(enter, **told) == codes
    assert (journal.head(), Contact.objects.count()) == (before, 0)


@pytest.mark.parametrize(
    "row",
    [
        {"consent": "maybe"},
        {"role": ""},
        {"forgotten_why": "w"},
        {"withdrawn_at": making.at(), "withdrawn_why": "w"},
    ],
)
def test_the_database_refuses_a_contact_that_cannot_be(row):
    enter()
    standing = Contact.objects.get()
    told = {"organisation": standing.organisation, "source_id": standing.source_id, "role": "x"}
    with pytest.raises(IntegrityError), transaction.atomic():
        Contact.objects.bulk_create([Contact(**{**told, "recorded_at": making.at(), **row})])
