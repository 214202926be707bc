"""Tasks, team, agreements, support and bodies of a programme: entered once, ended, withdrawn."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from letsema.journal import queries as journal
from letsema.partners import commands as partners
from letsema.programmes import commands, queries
from letsema.programmes.models import ProgrammeBody, Task
from letsema.programmes.rules.facts import ElementPart
from letsema.values import Actor, Refused, When
from letsema.values.actor import Grant
from tests import making
from tests.programmes import partnering_permits as told

pytestmark = pytest.mark.django_db
ONE, OTHER = told.ONE, "TOGO-2"


@pytest.fixture(autouse=True)
def _world():
    making.world()
    for reference in (ONE, OTHER):
        making.programme(reference)


def refused(call, *args, **kwargs):
    with pytest.raises(Refused) as answer:
        call(*args, **kwargs)
    return [each.code for each in answer.value.refusals]


def test_a_task_is_entered_once_and_told_with_its_source():
    number = told.task(since=When.parse("2021-04"), citing=making.say(place="p. 9"))
    head = journal.head()
    assert told.task(since=When.parse("2021-04"), words=" Trains ") == number
    assert journal.head() == head
    assert told.task(words="Pays") != number
    (_, found) = queries.tasks(ONE)
    assert (found.number, found.organisation.key, found.words) == (number, "iom", "Trains")
    assert (found.since, found.basis.place) == (When.parse("2021-04"), "p. 9")
    assert [each.number for each in queries.tasks(organisation="iom")][-1] == number
    assert queries.tasks(OTHER) == ()


def test_a_task_ends_once_and_not_before_it_begins():
    number = told.task(since=date(2021, 4, 1))
    end = told.how(number=number, citing=making.say(making.PAGE))
    assert refused(commands.end_task, until=date(2021, 3, 1), **end) == ["ends-before"]
    commands.end_task(until=date(2021, 9, 1), **end)
    head = journal.head()
    commands.end_task(until=date(2021, 9, 1), **end)
    assert journal.head() == head
    assert refused(commands.end_task, until=date(2021, 10, 1), **end) == ["ended-already"]
    (found,) = queries.tasks(ONE)
    days = (date(2021, 3, 31), date(2021, 4, 1), date(2021, 9, 1), None)
    assert [found.standing_on(day) for day in days] == ["no", "certain", "no", "no"]
    assert told.task(since=date(2021, 4, 1)) == number
    assert not list(journal.breaches())


@pytest.mark.parametrize(
    ("wrong", "codes"),
    [
        ({"words": " "}, ["empty"]),
        ({"organisation": "nobody"}, ["unknown-organisation"]),
        ({"reference": "NONE"}, ["unknown-programme"]),
        ({"words": "w" * 501}, ["too-long"]),
        ({"citing": making.say("nothing")}, ["unknown-source"]),
        ({"since": date(2022, 1, 1), "until": date(2021, 1, 1)}, ["ends-before"]),
    ],
)
def test_a_task_that_cannot_stand_is_refused(wrong, codes):
    assert refused(told.task, **wrong) == codes
    assert not Task.objects.exists()


def test_what_is_withdrawn_counts_no_more_and_may_be_told_anew():
    number = told.task()
    how = {**told.HOW, "why": "A slip."}
    assert refused(commands.withdraw_task, number=number, **{**how, "why": " "}) == ["no-reason"]
    commands.withdraw_task(number=number, **how)
    assert queries.tasks(ONE) == ()
    assert refused(commands.withdraw_task, number=number, **how) == ["not-standing"]
    assert told.task() != number
    assert not list(journal.breaches())


def test_a_submitter_tells_of_their_own_programme_and_withdraws_nothing():
    ours = Actor("p1", grants=frozenset({Grant("submitter", programme=ONE)}))
    number = told.task(by=ours)
    assert refused(told.task, OTHER, by=ours) == ["not-yours"]
    how = {"why": "w", "at": making.at(), "by": ours}
    assert refused(commands.withdraw_task, number=number, **how) == ["not-yours"]
    theirs = Actor("p2", grants=frozenset({Grant("submitter", programme=OTHER)}))
    end = {"number": number, "until": making.DAY, **told.how(by=theirs)}
    assert refused(commands.end_task, **end) == ["not-yours"]


def test_a_team_tells_roles_for_countries_outcomes_and_contacts():
    person = partners.enter_contact(
        organisation="iom", role="Lead", name="A. Person", consent="internal", **told.how()
    )
    number = told.member(
        organisation="iom", country="GHA", outcome=ElementPart("sdg", "1"), contact=person
    )
    again = {"organisation": "iom", "country": "GHA", "outcome": ElementPart("sdg", "1")}
    assert told.member(contact=person, **again) == number
    assert told.member(**again) != number
    found, _ = queries.team(ONE)
    assert (found.role, found.country, found.organisation.key) == ("Coordinator", "GHA", "iom")
    assert (found.outcome.framework, found.outcome.code) == ("sdg", "1")
    assert (found.contact.role, found.contact.name) == ("Lead", "")
    (found, _) = queries.team(ONE, public_only=False)
    assert found.contact.name == "A. Person"
    commands.end_team(number=number, until=date(2021, 8, 1), **told.how())
    assert queries.team(ONE)[0].standing_on(date(2021, 8, 1)) == "no"
    commands.withdraw_team_member(number=number, why="w", **told.HOW)
    assert len(queries.team(ONE)) == 1


@pytest.mark.parametrize(
    ("wrong", "codes"),
    [
        ({"role": ""}, ["empty"]),
        ({"country": "XYZ"}, ["unknown-country"]),
        ({"outcome": ElementPart("sdg", "99")}, ["unknown-element"]),
        ({"contact": 99}, ["unknown-contact"]),
        ({"organisation": "nobody"}, ["unknown-organisation"]),
    ],
)
def test_a_role_that_cannot_stand_is_refused(wrong, codes):
    assert refused(told.member, **wrong) == codes


def test_an_agreement_is_cited_once_and_read_from_both_sides():
    number = told.under()
    assert told.under() == number
    (found,) = queries.agreements_of_programme(ONE)
    assert (found.number, found.agreement.key) == (number, "hill-accord")
    (found,) = queries.programmes_of_agreement("hill-accord")
    assert (found.reference, found.title) == (ONE, f"Work in {ONE}")
    wrong = told.how(reference=ONE, agreement="none")
    assert refused(commands.cite_agreement, **wrong) == ["unknown-agreement"]
    commands.withdraw_agreement_citation(number=number, why="w", **told.HOW)
    assert queries.agreements_of_programme(ONE) == ()


def test_an_agreement_entered_anew_stands_under_the_same_programme():
    told.under()
    partners.withdraw_agreement(key="hill-accord", why="w", **told.HOW)
    assert queries.agreements_of_programme(ONE) == ()
    told.agreement(title="Hill accord")
    (found,) = queries.agreements_of_programme(ONE)
    assert found.agreement.title == "Hill accord"


def test_an_internal_agreement_is_not_public_with_its_programme():
    told.agreement(internal=True)
    how = told.how(reference=ONE, agreement="hill-accord")
    commands.cite_agreement(**how)
    assert queries.agreements_of_programme(ONE) == ()
    assert len(queries.agreements_of_programme(ONE, public_only=False)) == 1


def test_support_is_cited_once_and_read_from_both_sides():
    number = told.supported()
    assert told.supported() == number
    (found,) = queries.support_of_programme(ONE)
    assert (found.number, found.support.giver.key) == (number, "unfpa")
    (back,) = queries.programmes_of_support(found.support.number)
    assert back.reference == ONE
    wrong = told.how(reference=ONE, support=999)
    assert refused(commands.cite_support, **wrong) == ["unknown-support"]
    commands.withdraw_support_citation(number=number, why="w", **told.HOW)
    assert queries.support_of_programme(ONE) == ()


def test_a_body_is_tied_once_in_each_role():
    told.body("mechanism")
    number = told.tied(body="mechanism", words="In every district.")
    assert told.tied(body="mechanism") == number
    told.tied(body="mechanism", role="secretariat")
    told.tied(OTHER, "supported", "mechanism")
    first, second = queries.bodies_of_programme(ONE)
    assert (first.body, first.body_name, first.kind) == (
        "mechanism",
        "Mechanism",
        "coordination-mechanism",
    )
    assert {first.role, second.role} == {"set-up", "secretariat"}
    ties = [(each.reference, each.role) for each in queries.programmes_of_body("mechanism")]
    assert ties == [(ONE, "secretariat"), (ONE, "set-up"), (OTHER, "supported")]
    assert refused(told.tied, role="owner") == ["body-role"]
    assert refused(told.tied, body="nobody") == ["unknown-body"]
    commands.withdraw_body_tie(number=number, why="w", **told.HOW)
    assert [each.role for each in queries.bodies_of_programme(ONE)] == ["secretariat"]


def test_the_tables_keep_what_the_rules_say():
    number = told.tied()
    with pytest.raises(IntegrityError), transaction.atomic():
        ProgrammeBody.objects.filter(pk=number).update(role="owner")
    task = told.task()
    with pytest.raises(IntegrityError), transaction.atomic():
        Task.objects.filter(pk=task).update(words="")
    row = Task.objects.get(pk=task)
    row.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_what_hangs_on_a_programme_nobody_may_read_of_is_not_public():
    making.programme("DRAFT-2", approved=None)
    making.stage("DRAFT-2", "submitted", "2021-05-01")
    told.task("DRAFT-2")
    told.member("DRAFT-2")
    told.tied("DRAFT-2")
    assert queries.tasks("DRAFT-2") == queries.team("DRAFT-2") == ()
    assert queries.programmes_of_body(making.COMMITTEE) == ()
    assert len(queries.tasks("DRAFT-2", public_only=False)) == 1


def test_a_merge_of_programmes_loses_no_link():
    told.task(OTHER)
    told.under(OTHER)
    told.supported(OTHER)
    told.tied(OTHER)
    told.member(OTHER)
    commands.merge_programmes(reference=OTHER, into=ONE, why="One.", **told.HOW)
    for read in (
        queries.tasks,
        queries.team,
        queries.agreements_of_programme,
        queries.support_of_programme,
        queries.bodies_of_programme,
    ):
        assert [each.reference for each in read(ONE)] == [ONE]
        assert read(OTHER) == read(ONE)
    assert refused(told.task, OTHER) == ["merged-already"]


def test_a_merge_of_organisations_loses_no_task():
    told.task(organisation="unfpa")
    partners.merge_organisations(key="unfpa", into="ilo", why="One.", **told.HOW)
    assert [each.organisation.key for each in queries.tasks(organisation="ilo")] == ["ilo"]


def test_parts_are_told_with_their_umbrella_each_as_its_own():
    commands.register_programme(reference="PART-2", fund=making.FUND, parent=ONE, **told.HOW)
    making.stage("PART-2", "concept-note-approved")
    told.task("PART-2")
    assert queries.tasks(ONE) == ()
    assert [each.reference for each in queries.tasks(ONE, with_parts=True)] == ["PART-2"]
