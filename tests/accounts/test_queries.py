"""Who somebody is to the record, and who is to be told."""

from __future__ import annotations

import pytest

from letsema.accounts import commands, queries
from letsema.accounts.models import Person
from letsema.values import NOBODY, OPERATOR, Scope
from tests import making
from tests.accounts.test_commands import DAY, PASSWORD

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _world():
    making.world()


def enter(email, role, **scope):
    how = {"by": OPERATOR, "at": DAY}
    token = commands.invite_person(email=email, role=role, **scope, **how)
    how["by"] = NOBODY
    return commands.accept_invitation(token=token, name=email[:3], password=PASSWORD, **how)


def test_a_key_there_is_not_and_a_closed_account_are_nobody():
    assert queries.actor_of("unknown") is NOBODY
    key = enter("one@example.org", "auditor")
    assert queries.actor_of(key).has("auditor", making.FUND)
    Person.objects.update(is_active=False)
    assert queries.actor_of(key) is NOBODY
    assert queries.people() == ()


def test_people_of_a_fund_are_those_whose_roles_reach_it():
    enter("one@example.org", "auditor", fund=making.FUND)
    enter("two@example.org", "reviewer", fund=making.OTHER_FUND)
    enter("six@example.org", "administrator")
    assert [p.name for p in queries.people()] == ["one", "six", "two"]
    assert [p.name for p in queries.people(making.FUND)] == ["one", "six"]


def test_a_notice_goes_to_whom_the_act_concerns():
    enter("one@example.org", "submitter", fund=making.FUND, organisation="iom")
    enter("two@example.org", "submitter", fund=making.FUND, organisation="ilo")
    scope = Scope(making.FUND, "GHANA-2", ("iom",), ("GHA",))
    assert [p.email for p in queries.people_with_role("submitter", scope)] == ["one@example.org"]
    assert queries.people_with_role("auditor", scope) == ()


def test_a_key_is_told_as_a_name_only_where_asked():
    key = enter("one@example.org", "auditor")
    assert queries.names([key, "operator"]) == {key: "one"}
    assert queries.keys_of(["ONE@example.org", "x@example.org"]) == {"one@example.org": key}
    assert queries.person(key).email == "one@example.org"


@pytest.mark.parametrize("count", [1, 3])
def test_people_are_read_with_the_same_number_of_queries(count, django_assert_num_queries):
    for number in range(count):
        enter(f"p{number}@example.org", "auditor")
    with django_assert_num_queries(2):
        assert len(queries.people()) == count


def test_who_decides_with_a_password_alone_is_known_to_administrators():
    from allauth.mfa.models import Authenticator

    keys = {
        name: enter(f"{name}@example.org", role, fund=fund)
        for name, role, fund in (
            ("one", "secretariat", making.FUND),
            ("two", "committee", making.FUND),
            ("six", "committee", making.OTHER_FUND),
            ("ten", "auditor", making.FUND),
        )
    }
    assert [p.name for p in queries.people_without_second_factor(making.FUND)] == ["one", "two"]
    assert [p.name for p in queries.people_without_second_factor()] == ["one", "six", "two"]
    for name, kind in (("one", "totp"), ("two", "recovery_codes")):
        person = Person.objects.get(key=keys[name])
        Authenticator.objects.create(user=person, type=kind, data={})
    assert [p.name for p in queries.people_without_second_factor(making.FUND)] == ["two"]
