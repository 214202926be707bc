"""Two keys that are one organisation go on under one; no link is lost, and it can be undone."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from letsema.accounts import commands as accounts
from letsema.accounts import queries as people
from letsema.governance import commands as governing
from letsema.governance import queries as governance
from letsema.insight import commands as following
from letsema.insight import queries as insight
from letsema.journal import queries as journal
from letsema.money import commands as spending
from letsema.partners import commands, queries
from letsema.partners.models import Merge, Organisation
from letsema.partners.rules import Name
from letsema.programmes import queries as programmes
from letsema.programmes.rules.facts import ParticipantPart
from letsema.values import OPERATOR, Actor, Money, MoneyStage, Refused
from tests import making

pytestmark = pytest.mark.django_db
HOW = {"by": OPERATOR, "at": making.at()}
OLD = Name("The Old UNFPA", valid_until=date(2010, 1, 1))


@pytest.fixture(autouse=True)
def _world():
    making.world()


def register(key, *names):
    commands.register_organisation(key=key, kind="un-organisation", names=names, **HOW)


def merge(key="unfpa", into="ilo", why="The same."):
    commands.merge_organisations(key=key, into=into, why=why, **HOW)


def unmerge(key="unfpa"):
    commands.unmerge_organisation(key=key, why="Not the same.", **HOW)


def refused(call, **told):
    with pytest.raises(Refused) as answer:
        call(**told)
    return answer.value.refusals[0].code


def test_a_merged_organisation_is_read_as_the_one_it_goes_on_as():
    before = queries.organisation("unfpa")
    merge()
    view = queries.organisation("unfpa")
    assert view == queries.organisation("ilo")
    assert (view.key, view.merged, view.keys) == ("ilo", ("unfpa",), ("ilo", "unfpa"))
    assert set(before.names) < set(view.names)
    assert (view.name, view.acronym) == ("The ILO", "ILO")
    assert [each.key for each in queries.organisations()] == ["ilo", "iom"]
    assert queries.organisations_called("UNFPA") == (view,)
    assert queries.organisations_by_pk([before.pk]) == {before.pk: view}
    assert queries.organisation_pks("unfpa") == queries.organisation_pks("ilo")
    assert queries.organisation_pks("ilo") == {view.pk, before.pk}
    assert queries.same_keys("ilo") == {"ilo", "unfpa"}
    assert queries.going_on(["unfpa", "iom"]) == {"unfpa": "ilo", "iom": "iom"}
    assert queries.organisation_keys(["unfpa"]) == {"unfpa": before.pk}


def test_a_name_of_a_day_that_only_the_merged_one_bore_is_shown_of_that_day():
    commands.name_organisation(key="unfpa", name=OLD, citing=making.say(), **HOW)
    for each in queries.names("ilo"):
        until = {"until": date(2030, 1, 1), "citing": making.say(), **HOW}
        commands.end_name(number=each.number, **until)
    started = Name("The ILO of today", valid_from=date(2010, 1, 1))
    register("lake", started)
    merge("unfpa", "lake")
    view = queries.organisation("lake")
    assert view.name_on(date(2005, 1, 1)) in ("The Old UNFPA", "The UNFPA")
    assert view.name_on(date(2015, 1, 1)) == "The ILO of today"


def test_a_merge_undone_leaves_everything_as_it_was():
    before = [queries.organisation(key) for key in ("ilo", "unfpa")]
    merge()
    unmerge()
    assert [queries.organisation(key) for key in ("ilo", "unfpa")] == before
    (told,) = queries.merges("unfpa")
    assert (told.key, told.into, told.why) == ("unfpa", "ilo", "The same.")
    assert told.undone_why == "Not the same."
    assert list(journal.breaches()) == []


def test_merged_into_one_that_is_merged_it_goes_on_where_that_one_does():
    register("lake", Name("Lake"))
    merge("unfpa", "ilo")
    merge("lake", "unfpa")
    assert queries.organisation("lake").merged == ("lake", "unfpa")
    merge("ilo", "iom")
    assert queries.organisation("lake").key == "iom"
    assert not Organisation.objects.filter(merged_into__merged_into__isnull=False).exists()
    unmerge("unfpa")
    assert queries.organisation("lake") == queries.organisation("unfpa")
    assert queries.organisation("unfpa").keys == ("unfpa", "lake")
    assert queries.organisation("ilo").keys == ("iom", "ilo")


def test_the_same_merge_again_writes_nothing():
    merge()
    before = journal.head()
    merge()
    assert journal.head() == before


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"key": "ilo", "into": "unfpa"}, "merge-itself"),
        ({"key": "iom", "into": "iom"}, "merge-itself"),
        ({"key": "unfpa", "into": "iom"}, "merged-already"),
        ({"key": "nobody"}, "unknown-organisation"),
        ({"key": "iom", "into": "nobody"}, "unknown-organisation"),
        ({"key": "iom", "why": " "}, "no-reason"),
    ],
)
def test_a_merge_that_cannot_be_is_refused(told, code):
    merge()
    before = journal.head()
    assert refused(merge, **told) == code
    assert journal.head() == before


def test_only_what_is_merged_is_undone():
    assert refused(unmerge, key="ilo") == "not-merged"


def tie(organisation, other, kind):
    told = {"organisation": organisation, "other": other, "kind": kind}
    return commands.tie_organisations(**told, citing=making.say(), **HOW)


def test_organisations_between_which_ties_lead_are_not_one():
    tie("unfpa", "iom", "part-of")
    tie("iom", "ilo", "part-of")
    assert refused(merge) == "merge-ties"
    assert refused(merge, into="iom") == "merge-ties"


def test_a_tie_leads_round_by_way_of_a_merge_as_well():
    register("lake", Name("Lake"))
    merge()
    tie("ilo", "iom", "succeeds")
    told = {"organisation": "iom", "other": "unfpa", "kind": "succeeds"}
    assert refused(tie, **told) == "tie-circle"
    assert refused(tie, organisation="ilo", other="unfpa", kind="member-of") == "tie-to-itself"
    (found,) = queries.ties("unfpa")
    assert (found.organisation.key, found.told) == ("ilo", ("ilo", "iom"))


def test_what_is_set_apart_is_not_merged_until_that_is_withdrawn():
    told = {"one": "unfpa", "other": "ilo", "why": "Two bodies.", **HOW}
    number = commands.set_apart(**told)
    assert commands.set_apart(**{**told, "one": "ilo", "other": "unfpa"}) == number
    assert refused(merge) == "set-apart"
    register("lake", Name("Lake"))
    merge("lake", "ilo")
    assert refused(merge, into="lake") == "set-apart"
    assert [(each.one, each.other) for each in queries.aparts()] == [("ilo", "unfpa")]
    commands.withdraw_apart(number=number, why="One body.", **HOW)
    merge()
    assert refused(commands.set_apart, **told) == "merge-itself"


@pytest.mark.parametrize("wrong", ["twice", "itself", "no-why"])
def test_the_database_refuses_a_merge_that_cannot_be(wrong):
    merge()
    row = Merge.objects.get()
    one, two = row.organisation, row.into
    told = {
        "twice": {"organisation": one, "into": two, "why": "w"},
        "itself": {"organisation": two, "into": two, "why": "w"},
        "no-why": {"organisation": two, "into": one, "why": ""},
    }[wrong]
    with pytest.raises(IntegrityError), transaction.atomic():
        Merge.objects.bulk_create([Merge(**told, recorded_at=making.at())])


def test_seats_in_bodies_are_found_under_every_key():
    told = {"body": making.COMMITTEE, "role": "member", "since": None, "until": None}
    for key in ("unfpa", "ilo"):
        governing.admit_member(organisation=key, seat=key, citing=making.say(), **told, **HOW)
    lines = [("The old one", "unfpa"), ("Nobody knows", "")]
    listed = {"title": "Members", "lines": lines, "citing": making.say(), **HOW}
    governing.keep_listing(body=making.COMMITTEE, **listed)
    merge()
    for key in ("unfpa", "ilo"):
        found = governance.bodies_of_organisation(key)
        assert sorted(member.seat for _, _, member in found) == ["ilo", "unfpa"]
        assert {member.organisation.key for _, _, member in found} == {"ilo"}
    body = governance.body(making.COMMITTEE)
    assert body.listings[0].lines == (("The old one", "ilo"), ("Nobody knows", ""))
    unmerge()
    assert [m.seat for *_, m in governance.bodies_of_organisation("unfpa")] == ["unfpa"]


def test_programmes_are_found_under_every_key_and_count_a_merged_participant_once():
    parts = [ParticipantPart("unfpa"), ParticipantPart("ilo"), ParticipantPart("iom")]
    making.programme("GHANA-2", participants=parts)
    making.programme("TOGO-2", participants=[ParticipantPart("unfpa")])
    merge()
    for key in ("unfpa", "ilo"):
        found = programmes.programmes_of_organisation(key, making.DAY)
        assert {each.reference for each in found} == {"GHANA-2", "TOGO-2"}
        told = programmes.Selection(organisation=key)
        listed = programmes.pipeline_as_at(making.FUND, making.DAY, selection=told)
        assert len(listed.entries) == 2
    ghana = next(each for each in found if each.reference == "GHANA-2")
    assert [part.organisation for part in ghana.participants] == ["ilo", "iom"]
    unmerge()
    found = programmes.programmes_of_organisation("ilo", making.DAY)
    assert [each.reference for each in found] == ["GHANA-2"]
    assert len(found[0].participants) == 3


def test_a_decision_allocates_once_to_an_organisation_whatever_it_is_called():
    making.programme("GHANA-2")
    told = {"reference": "GHANA-2", "citing": making.decide(), "on": making.DAY, **HOW}
    amount = Money(Decimal(5), "USD", MoneyStage.ALLOCATION)
    spending.allocate(shares=[("unfpa", amount)], **told)
    merge()
    again = {**told, "shares": [("ilo", amount)]}
    assert refused(spending.allocate, **again) == "allocated-already"


def test_whoever_acts_for_a_merged_organisation_acts_for_the_one_it_goes_on_as():
    making.programme("GHANA-2", participants=[ParticipantPart("unfpa")])
    told = {"email": "one@example.org", "role": "submitter", "organisation": "unfpa"}
    token = accounts.invite_person(**told, fund=making.FUND, **HOW)
    answer = {"name": "One", "password": "three hills one lake"}
    person = accounts.accept_invitation(token=token, **answer, by=Actor(""), at=making.at())
    merge()
    actor = people.actor_of(person)
    scope = programmes.scope("GHANA-2")
    assert actor.acting_for == "ilo"
    assert actor.reaches("submitter", scope)
    assert [each.key for each in people.people_with_role("submitter", scope)] == [person]
    unmerge()
    assert people.actor_of(person).acting_for == "unfpa"
    assert people.actor_of(person).reaches("submitter", programmes.scope("GHANA-2"))


def test_search_finds_what_is_merged_under_the_one_it_goes_on_as():
    making.programme("GHANA-2", participants=[ParticipantPart("unfpa")])
    following.follow_journal(at=making.at())
    merge()
    following.follow_journal(at=making.at())
    found = {(hit.kind, hit.key) for hit in insight.search("unfpa")}
    assert {("organisation", "ilo"), ("programme", "GHANA-2")} <= found
    assert ("organisation", "unfpa") not in found
    unmerge()
    following.follow_journal(at=making.at())
    found = {(hit.kind, hit.key) for hit in insight.search("unfpa")}
    assert {("organisation", "unfpa"), ("programme", "GHANA-2")} <= found
    assert ("organisation", "ilo") not in found
