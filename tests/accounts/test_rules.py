"""What a role reaches, whom somebody acts for, how long an invitation stays open."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letsema.accounts import rules
from letsema.accounts.rules import Life, RoleTerms
from letsema.values import ROLES, Actor, Scope

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
roles = st.sampled_from(ROLES)
words = st.sampled_from(["", "one", "other"])


def codes(refusals):
    return [refusal.code for refusal in refusals]


def test_a_committee_member_acts_for_an_organisation_and_sees_the_whole_fund():
    member = RoleTerms("committee", "hill-fund", "iom")
    assert Actor("p", grants=frozenset({member.grant})).has("committee", "hill-fund")
    assert rules.acting_for([member]) == "iom"


def test_a_submitter_reaches_only_what_concerns_their_organisation():
    grant = RoleTerms("submitter", "hill-fund", "iom").grant
    assert grant.reaches(Scope("hill-fund", "GHANA-2", ("iom", "ilo")))
    assert not grant.reaches(Scope("hill-fund", "GHANA-2", ("ilo",)))


@given(st.builds(RoleTerms, roles, words, words, words, words))
def test_a_role_never_reaches_more_than_its_fund_programme_and_country(terms):
    grant = terms.grant
    assert (grant.role, grant.fund, grant.programme, grant.country) == (
        terms.role,
        terms.fund,
        terms.programme,
        terms.country,
    )
    assert grant.organisation in ("", terms.organisation)


@pytest.mark.parametrize("role", ["secretariat", "auditor", "administrator"])
def test_who_keeps_the_record_acts_for_nobody(role):
    assert codes(rules.judge_terms(RoleTerms(role, organisation="iom"))) == ["acts-for-none"]


def test_what_reaches_a_whole_fund_is_not_narrowed():
    terms = RoleTerms("committee", programme="GHANA-2", country="GHA")
    assert codes(rules.judge_terms(terms)) == ["whole-fund", "whole-fund"]
    assert codes(rules.judge_terms(RoleTerms("queen"))) == ["role"]


def test_nobody_acts_for_two_organisations():
    held = [RoleTerms("reader", organisation="iom")]
    assert codes(rules.judge_body(RoleTerms("committee", organisation="ilo"), held)) == [
        "acts-for-another"
    ]
    assert not list(rules.judge_body(RoleTerms("committee", organisation="iom"), held))
    assert not list(rules.judge_body(RoleTerms("auditor"), held))


@given(
    st.timedeltas(timedelta(days=-9), timedelta(days=9)),
    st.sampled_from([None, "accepted_at", "withdrawn_at"]),
    st.booleans(),
)
def test_an_invitation_is_accepted_only_while_it_is_open_and_backed(passed, answered, backed):
    life = Life(NOON, **({answered: NOON} if answered else {}), backed=backed)
    refused = list(rules.judge_acceptance(life, NOON + passed))
    assert bool(refused) == (life.state(NOON + passed) != "open")
    stands = answered is None and passed < timedelta(0)
    assert (life.state(NOON + passed) == "open") == (stands and backed)
    assert (life.state(NOON + passed) == "not-backed") == (stands and not backed)


def test_an_address_is_one_mail_can_reach():
    assert not list(rules.judge_address(rules.address(" A.Person@Example.ORG ")))
    for wrong in ("", "a@b", "a b@example.org", "@example.org", "a@example..org"):
        assert codes(rules.judge_address(wrong)) == ["address"], wrong


def test_a_short_password_is_refused():
    assert codes(rules.judge_password("eleven char")) == ["password-short"]
    assert not list(rules.judge_password("twelve chars"))
