"""Inviting, accepting, giving and ending: once, in time, by who may; the journal learns no name."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from letsema.accounts import commands, queries
from letsema.accounts.models import Invitation, Person, Role
from letsema.journal import queries as journal
from letsema.journal.models import Entry
from letsema.values import NOBODY, OPERATOR, Actor, Grant, Refused
from tests import making

pytestmark = pytest.mark.django_db
EMAIL, PASSWORD = "delegate@example.org", "three hills one lake"
DAY = making.at("2026-01-01")


@pytest.fixture(autouse=True)
def _world():
    making.world()
    making.programme("GHANA-2")


def invite(email=EMAIL, role="reviewer", by=OPERATOR, at=DAY, **scope):
    return commands.invite_person(email=email, role=role, by=by, at=at, **scope)


def accept(token, by=NOBODY, at=DAY, name="A. Delegate", password=PASSWORD):
    return commands.accept_invitation(token=token, name=name, password=password, by=by, at=at)


def refused(act, *given, **told):
    before = journal.head()
    with pytest.raises(Refused) as answer:
        act(*given, **told)
    assert journal.head() == before
    return [refusal.code for refusal in answer.value.refusals]


def administrator(fund="", email="adm@example.org"):
    """Somebody who administers a fund, or every fund: their account and their role are real."""
    role = {"role": "administrator", "fund": fund, "at": DAY - timedelta(days=1)}
    key = accept(invite(email=email, **role), at=DAY - timedelta(days=1))
    return queries.actor_of(key)


def test_whoever_holds_the_token_gets_the_role_once():
    token = invite(role="submitter", fund=making.FUND, organisation="iom")
    key = accept(token)
    actor = queries.actor_of(key)
    assert actor.grants == {Grant("submitter", making.FUND, "iom")}
    assert actor.acting_for == "iom"
    assert Person.objects.get(key=key).check_password(PASSWORD)
    assert refused(accept, token) == ["invitation-accepted"]


def test_a_token_past_its_time_withdrawn_or_wrong_opens_nothing():
    token = invite()
    assert refused(accept, "wrong") == ["invitation-unknown"]
    assert refused(accept, token, at=DAY + timedelta(days=7)) == ["invitation-expired"]
    number = queries.invitation(token).number
    commands.withdraw_invitation(number=number, by=OPERATOR, at=DAY)
    assert refused(accept, token) == ["invitation-withdrawn"]
    assert refused(commands.withdraw_invitation, number=number, by=OPERATOR, at=DAY) == ["answered"]


def test_only_the_digest_of_a_token_is_kept():
    token = invite()
    assert token not in str(list(Invitation.objects.values()))
    assert token not in str(list(Entry.objects.values("facts", "subject")))


def test_the_journal_learns_neither_address_nor_name_and_still_holds():
    kept = Person.objects.get(key=accept(invite())).password
    told = str(list(Entry.objects.filter(kind__startswith="accounts.").values()))
    for word in ("delegate", "example.org", kept.split("$")[0], kept.rsplit("$")[-1]):
        assert word not in told.lower()
    assert list(journal.breaches()) == []
    Role.objects.update(role="auditor")
    assert len(list(journal.breaches())) == 1


def test_inviting_once_more_renews_and_the_old_token_is_dead():
    old = invite()
    new = invite(email=EMAIL.upper(), at=DAY + timedelta(days=6))
    assert refused(accept, old) == ["invitation-unknown"]
    found = queries.invitation(new)
    assert found.renewed_at
    assert found.state(DAY + timedelta(days=12)) == "open"
    assert len(queries.invitations()) == 1


def test_who_has_an_account_accepts_signed_in_as_themselves():
    key = accept(invite())
    token = invite(role="auditor", fund=making.FUND)
    assert queries.invitation(token).known
    assert refused(accept, token) == ["sign-in-first"]
    assert refused(accept, token, by=Actor("another")) == ["sign-in-first"]
    assert accept(token, by=queries.actor_of(key)) == key
    assert {held.role for held in queries.roles_of(key)} == {"reviewer", "auditor"}
    assert refused(invite, role="auditor", fund=making.FUND) == ["held-already"]


def test_an_account_needs_a_name_and_a_password():
    codes = refused(accept, invite(), name=" ", password="short")
    assert codes == ["name-missing", "password-short"]


@pytest.mark.parametrize(
    ("scope", "code"),
    [
        ({"fund": "no-fund"}, "unknown-scope"),
        ({"programme": "NOWHERE-9"}, "unknown-scope"),
        ({"programme": "GHANA-2", "fund": making.OTHER_FUND}, "unknown-scope"),
        ({"country": "XYZ"}, "unknown-scope"),
        ({"role": "submitter", "organisation": "nobody"}, "unknown-scope"),
        ({"role": "king"}, "role"),
        ({"email": "nobody"}, "address"),
    ],
)
def test_what_there_is_not_cannot_be_a_scope(scope, code):
    assert refused(invite, **scope) == [code]


def test_an_administrator_gives_roles_in_their_fund_only():
    ours = administrator(making.FUND)
    assert refused(invite, by=ours) == ["not-yours"]
    assert refused(invite, by=ours, fund=making.OTHER_FUND) == ["not-yours"]
    token = invite(by=ours, fund=making.FUND)
    number = queries.invitation(token).number
    theirs = administrator(making.OTHER_FUND, "other@example.org")
    told = {"number": number, "by": theirs, "at": DAY}
    assert refused(commands.withdraw_invitation, **told) == ["not-yours"]
    key = accept(token)
    (held,) = queries.roles_of(key)
    assert refused(commands.end_role, number=held.number, by=theirs, at=DAY) == ["not-yours"]
    every = administrator(email="every@example.org")
    commands.end_role(number=held.number, by=every, at=DAY)
    assert queries.roles_of(key) == ()
    assert len(queries.roles_of(key, ended=True)) == 1


def end_all(person):
    for held in queries.roles_of(person.key):
        commands.end_role(number=held.number, by=OPERATOR, at=DAY)


def test_an_invitation_opens_nothing_once_who_sent_it_may_not_give_roles_any_more():
    ours = administrator(making.FUND)
    token = invite(by=ours, fund=making.FUND)
    end_all(ours)
    assert refused(accept, token) == ["invitation-not-backed"]
    assert queries.invitation(token).state(DAY) == "not-backed"
    (waiting,) = queries.invitations(making.FUND)
    assert waiting.state(DAY) == "not-backed"
    assert not Person.objects.filter(email=EMAIL).exists()
    role = {"role": "administrator", "fund": making.FUND, "by": OPERATOR, "at": DAY}
    commands.grant_role(person=ours.key, **role)
    assert accept(token)


@pytest.mark.parametrize("fund", ["", making.OTHER_FUND])
def test_what_counts_is_the_fund_the_invitation_is_to(fund):
    ours = administrator(making.FUND)
    token = invite(by=ours, fund=making.FUND)
    end_all(ours)
    role = {"role": "administrator", "fund": fund, "by": OPERATOR, "at": DAY}
    commands.grant_role(person=ours.key, **role)
    if fund:
        assert refused(accept, token) == ["invitation-not-backed"]
    else:
        assert accept(token)


def test_who_has_a_closed_account_backs_no_invitation():
    ours = administrator(making.FUND)
    token = invite(by=ours, fund=making.FUND)
    Person.objects.filter(key=ours.key).update(is_active=False)
    assert refused(accept, token) == ["invitation-not-backed"]


def test_who_renews_an_invitation_stands_behind_it():
    ours = administrator(making.FUND)
    dead = invite(by=ours, fund=making.FUND)
    end_all(ours)
    token = invite(by=administrator(making.FUND, "next@example.org"), fund=making.FUND)
    assert refused(accept, dead) == ["invitation-unknown"]
    key = accept(token)
    assert Role.objects.get(person_id=key).granted_by != ours.key
    assert list(journal.breaches()) == []


def test_an_invitation_from_the_command_line_needs_nobody_behind_it():
    assert queries.invitation(invite(by=OPERATOR)).state(DAY) == "open"


@pytest.mark.parametrize("number", [1, 3])
def test_a_longer_list_of_invitations_asks_the_record_no_more_often(
    number, django_assert_num_queries
):
    for each in range(number):
        sender = administrator(making.FUND, f"adm{each}@example.org")
        invite(email=f"new{each}@example.org", by=sender, fund=making.FUND)
    with django_assert_num_queries(3):
        assert {i.state(DAY) for i in queries.invitations(making.FUND)} == {"open"}


def test_a_role_ended_twice_ends_once_and_may_be_given_again():
    key = accept(invite())
    (held,) = queries.roles_of(key)
    commands.end_role(number=held.number, by=OPERATOR, at=DAY)
    before = journal.head()
    commands.end_role(number=held.number, by=OPERATOR, at=DAY)
    assert journal.head() == before
    given = {"person": key, "role": "reviewer", "by": OPERATOR, "at": DAY}
    assert commands.grant_role(**given) != held.number
    assert refused(commands.grant_role, **given) == ["held-already"]
    assert refused(commands.grant_role, **{**given, "person": "x"}) == ["unknown-person"]


def test_nobody_acts_for_two_organisations():
    key = accept(invite(role="committee", organisation="iom"))
    told = {"person": key, "role": "reader", "organisation": "ilo", "by": OPERATOR, "at": DAY}
    assert refused(commands.grant_role, **told) == ["acts-for-another"]


def test_the_database_itself_refuses_a_role_held_twice():
    key = accept(invite())
    row = Role.objects.get(person_id=key)
    row.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()
