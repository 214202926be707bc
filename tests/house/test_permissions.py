"""Every command asks who may: a person without a grant is refused, and nothing is written."""

from __future__ import annotations

from typing import Any

import pytest

from letsema.accounts import commands as accounts
from letsema.accounts import queries as people
from letsema.documents import commands as documents
from letsema.governance import commands as governance
from letsema.journal import queries as journal
from letsema.partners import commands as partners
from letsema.partners.rules import Name
from letsema.programmes import commands as programmes
from letsema.programmes.models import Claim, Event, StageRow
from letsema.publications import commands as publications
from letsema.reference import commands as reference
from letsema.reference.rules import ElementText
from letsema.values import OPERATOR, Actor, Citation, Refused, When
from letsema.values.actor import Grant
from tests import making
from tests.house import test_commands
from tests.partners import agreement_permits as agreements
from tests.partners import permits as register
from tests.proceedings import permits as sittings
from tests.programmes import partnering_permits as partnering
from tests.programmes import permits
from tests.results import achievement_permits as achieved
from tests.results import permits as outcomes
from tests.world import kept

pytestmark = [pytest.mark.django_db, pytest.mark.once]
WHEN = When.on(making.DAY)
ONE, OTHER = "GHANA-2", "TOGO-2"


def secretariat(fund: str = "") -> Actor:
    return Actor("p1", grants=frozenset({Grant("secretariat", fund)}))


NOBODY, OURS, THEIRS = Actor("p1"), secretariat(making.FUND), secretariat(making.OTHER_FUND)
EVERYWHERE = secretariat()
# What a command is called with; a function where it needs rows of the world below.
OF_A_FUND: dict[Any, Any] = {
    governance.register_fund: {"slug": making.FUND, "name": "F", "framework": "hill-areas"},
    governance.change_setting: {"fund": making.FUND, "key": "quorum-percent", "value": 60},
    programmes.register_programme: {"reference": "NEW", "fund": making.FUND},
    programmes.name_predecessor: {"reference": ONE, "predecessor": OTHER, "citing": making.say()},
    programmes.file_submission: lambda: {
        "reference": ONE,
        "kind": "concept-note",
        "sha256": paper(),
        "submitted_on": making.DAY,
    },
    programmes.open_load: {"fund": making.FUND, "citing": making.say(), "on": making.DAY},
    programmes.state_facts: {
        "reference": ONE,
        "facts": {"title": "New"},
        "citing": making.say(),
        "when": WHEN,
    },
    programmes.enter_stage: {
        "reference": ONE,
        "stage": "signed",
        "citing": making.say(),
        "when": When.parse("2022-01-01"),
    },
    programmes.tell_event: {
        "reference": ONE,
        "words": "More.",
        "citing": making.say(),
        "when": WHEN,
    },
    programmes.withdraw_claim: lambda: {"number": Claim.objects.first().pk, "why": "w"},
    programmes.withdraw_stage: lambda: {"number": StageRow.objects.first().pk, "why": "w"},
    programmes.withdraw_event: lambda: {"number": Event.objects.first().pk, "why": "w"},
    programmes.undo_load: lambda: {"number": opened(), "why": "w"},
    programmes.merge_programmes: {"reference": ONE, "into": OTHER, "why": "w"},
    programmes.split_programme: lambda: {
        "reference": ONE,
        "into": "NEW",
        "load": opened(),
        "why": "w",
    },
    **permits.OF_A_PROGRAMME,
    **partnering.OF_A_PROGRAMME,
    **outcomes.OF_A_PROGRAMME,
    **achieved.OF_A_PROGRAMME,
    **sittings.OF_A_FUND,
    publications.write_foreword: {"fund": making.FUND, "text": "T", "on": making.DAY},
    publications.release: {
        "title": "pipeline-booklet",
        "subject": making.FUND,
        "as_at": making.DAY,
    },
    governance.admit_member: {
        "body": making.COMMITTEE,
        "organisation": "iom",
        "role": "member",
        "since": None,
        "until": None,
        "citing": making.say(),
    },
    governance.enter_meeting: {"body": making.COMMITTEE, "label": "First", "held": WHEN},
    governance.enter_decision: {
        "body": making.COMMITTEE,
        "number": "D1",
        "taken_on": making.DAY,
        "words": "Yes.",
        "meeting": None,
    },
}
# What the secretariat of any fund of a committee keeps.
OF_A_COMMITTEE: dict[Any, Any] = {
    governance.name_body: {"body": making.COMMITTEE, "text": "New", "since": WHEN},
    governance.name_successor: lambda: {
        "body": making.COMMITTEE,
        "successor": following(),
        "citing": making.say(),
    },
    governance.keep_listing: {
        "body": making.COMMITTEE,
        "title": "Members",
        "lines": [("The IOM", "iom")],
        "citing": making.say(),
    },
    governance.end_membership: lambda: {
        "number": making.committee()["UN 1"],
        "until": WHEN,
        "citing": making.say(),
    },
    governance.withdraw_member: lambda: {"number": making.committee()["UN 1"], "why": "w"},
    governance.withdraw_end: lambda: {"number": ended(), "why": "w"},
    governance.plan_meeting: {
        "body": making.COMMITTEE,
        "label": "Next",
        "starts_on": making.DAY,
        "ends_on": making.DAY,
    },
    governance.amend_meeting: lambda: {"meeting": making.meeting(), "venue": "Here"},
    governance.cancel_meeting: lambda: {"meeting": making.meeting(), "why": "w"},
    governance.open_meeting: lambda: {"meeting": making.meeting()},
    governance.close_meeting: lambda: {"meeting": sitting()},
    governance.record_attendance: lambda: {
        "meeting": making.meeting(),
        "member": making.committee()["UN 1"],
        "how": "present",
    },
    governance.give_steer: {
        "body": making.COMMITTEE,
        "code": "hills",
        "title": "Hills",
        "words": "",
        "since": WHEN,
        "citing": making.say(),
    },
    governance.end_steer: lambda: {"body": making.COMMITTEE, "code": steer(), "until": WHEN},
    **sittings.OF_A_COMMITTEE,
}
OF_NO_FUND: dict[Any, Any] = {
    reference.adopt_framework: {
        "slug": "new",
        "title": "T",
        "owner": "O",
        "source": "S",
        "elements": [ElementText("1", "One")],
    },
    reference.adopt_packaged: {},
    governance.establish_body: {"slug": "b", "kind": "network", "names": [("B", None)]},
}
SHARED: dict[Any, Any] = {
    documents.keep_file: {"content": b"text", "name": "a.txt"},
    documents.register_source: {"key": "new", "kind": "press", "title": "T"},
    documents.source_cited: {"citing": Citation(source="own-record")},
    partners.register_organisation: {"key": "new", "kind": "other", "names": [Name("New")]},
    **register.SHARED,
    **agreements.SHARED,
    **outcomes.SHARED,
    **achieved.SHARED,
}
# What an administrator does, and no secretariat.
OF_ADMINISTRATORS: dict[Any, Any] = {
    accounts.invite_person: {"email": "new@example.org", "role": "auditor", "fund": making.FUND},
    accounts.withdraw_invitation: lambda: {"number": people.invitation(invited()).number},
    accounts.grant_role: lambda: {"person": joined(), "role": "reader", "fund": making.FUND},
    accounts.end_role: lambda: {"number": people.roles_of(joined())[0].number},
}
# What everybody does for themselves, and what only the machine's operator does.
OF_ONESELF: dict[Any, Any] = {
    accounts.choose_notices: lambda: {"person": joined(), "how": "never"},
    accounts.claim_notices: lambda: {"person": joined(), "hour": 6},
    accounts.settle_notices: lambda: {"person": joined(), "until": 1, "sent": True},
}
ASKS_NOBODY = {
    "accept_invitation": "whoever holds its token may, once",
    "record": "the journal is written by commands, which have asked",
    "follow_journal": "derived rows; whoever reads brings them up to date",
    "rebuild_search": "derived rows; they can be built anew",
}
KEPT = {**OF_A_FUND, **OF_A_COMMITTEE, **OF_NO_FUND, **SHARED}
ALL = {**KEPT, **OF_ADMINISTRATORS, **OF_ONESELF}


@pytest.fixture(scope="module")
def _kept(django_db_setup, django_db_blocker):
    with kept(django_db_blocker):
        making.world()
        for name in (ONE, OTHER):
            making.programme(name)
        how = {"citing": making.say(), "when": WHEN, "by": OPERATOR, "at": making.at()}
        programmes.tell_event(reference=ONE, words="Launched.", **how)
        yield


@pytest.fixture(autouse=True)
def _world(_kept, settings, tmp_path):
    settings.HOME = tmp_path / "files"


def paper() -> str:
    return documents.keep_file(content=b"%PDF-1.7", name="a.pdf", by=OPERATOR, at=making.at())


def opened() -> int:
    how = {"citing": making.say(), "by": OPERATOR, "at": making.at()}
    number = programmes.open_load(fund=making.FUND, on=making.DAY, **how)
    making.state(ONE, {"region": "West"}, load=number)
    return number


def following() -> str:
    told = {"slug": "after", "kind": "network", "names": [("After", None)]}
    return governance.establish_body(**told, by=OPERATOR, at=making.at())


def sitting() -> str:
    number = making.meeting()
    governance.open_meeting(meeting=number, by=OPERATOR, at=making.at())
    return number


def ended() -> int:
    number = making.committee()["UN 1"]
    how = {"citing": making.say(), "by": OPERATOR, "at": making.at()}
    governance.end_membership(number=number, until=WHEN, **how)
    return number


def steer() -> str:
    how = {"since": When.parse("2021-01"), "citing": making.say(), "by": OPERATOR}
    told = {"code": "hills", "title": "Hills", "words": "", "at": making.at()}
    governance.give_steer(body=making.COMMITTEE, **told, **how)
    return "hills"


def invited() -> str:
    told = {"email": "one@example.org", "role": "auditor", "fund": making.FUND}
    return accounts.invite_person(**told, by=OPERATOR, at=making.at())


def joined() -> str:
    if known := people.keys_of(["one@example.org"]):
        return known["one@example.org"]
    answer = {"name": "One", "password": "three hills one lake"}
    return accounts.accept_invitation(token=invited(), **answer, by=Actor(""), at=making.at())


def administrator(fund: str = "") -> Actor:
    return Actor("p1", grants=frozenset({Grant("administrator", fund)}))


def refused(command: Any, by: Actor) -> bool:
    """Whether somebody is refused a command because it is not theirs; nothing is written then."""
    told = ALL[command]() if callable(ALL[command]) else ALL[command]
    before = journal.head()
    try:
        command(**told, by=by, at=making.at("2022-03-01"))
    except Refused as answer:
        codes = [refusal.code for refusal in answer.refusals]
    else:
        return False
    assert (codes, journal.head()) == (["not-yours"], before)
    return True


def named(command: Any) -> str:
    return command.__name__


def test_every_command_stands_here():
    offered = {node.name for _, node in test_commands.commands()}
    assert offered - set(ASKS_NOBODY) == {named(command) for command in ALL}
    assert set(ASKS_NOBODY) <= offered


@pytest.mark.parametrize("command", ALL, ids=named)
def test_a_person_without_grant_is_refused(command):
    assert refused(command, NOBODY)


@pytest.mark.parametrize("command", KEPT, ids=named)
def test_a_secretariat_of_all_funds_may(command):
    assert not refused(command, EVERYWHERE)


@pytest.mark.parametrize("command", {**OF_A_FUND, **OF_A_COMMITTEE}, ids=named)
def test_what_is_a_funds_is_its_secretariats(command):
    assert not refused(command, OURS)


@pytest.mark.parametrize(
    "command", [c for c in OF_A_FUND if making.COMMITTEE not in str(OF_A_FUND[c])], ids=named
)
def test_another_funds_secretariat_is_refused_what_is_a_funds(command):
    assert refused(command, THEIRS)


def test_a_committee_of_two_funds_is_kept_by_the_secretariat_of_each():
    assert not refused(governance.enter_meeting, OURS)
    assert not refused(governance.enter_decision, THEIRS)
    assert not refused(governance.plan_meeting, THEIRS)
    assert not refused(governance.give_steer, OURS)


@pytest.mark.parametrize("command", OF_ADMINISTRATORS, ids=named)
def test_roles_are_given_by_administrators_of_the_fund_and_nobody_else(command):
    assert refused(command, EVERYWHERE)
    assert refused(command, administrator(making.OTHER_FUND))
    assert not refused(command, administrator(making.FUND))


@pytest.mark.parametrize("command", OF_ONESELF, ids=named)
def test_letters_are_for_oneself_and_the_operator(command):
    assert refused(command, EVERYWHERE)
    assert refused(command, administrator(making.FUND))
    assert not refused(command, OPERATOR)


@pytest.mark.parametrize("command", OF_NO_FUND, ids=named)
def test_what_is_no_funds_is_not_one_secretariats(command):
    assert refused(command, OURS)


@pytest.mark.parametrize("command", SHARED, ids=named)
def test_what_is_shared_any_secretariat_adds_to(command):
    assert not refused(command, OURS)
