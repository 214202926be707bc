"""Every command asks who may: a person without a grant is refused, and nothing is written."""

from __future__ import annotations

from typing import Any

import pytest

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
from letsema.values import OPERATOR, Actor, Refused, When
from letsema.values.actor import Grant
from tests import making
from tests.house import test_commands

pytestmark = pytest.mark.django_db
WHEN = When.on(making.DAY)
ONE, OTHER = "GHANA-2", "TOGO-2"


def secretariat(fund: str = "") -> Actor:
    return Actor("p1", grants=frozenset({Grant("secretariat", fund)}))


NOBODY, OURS, THEIRS = Actor("p1"), secretariat(making.FUND), secretariat(making.OTHER_FUND)
EVERYWHERE = secretariat()
# What a command is called with; a function where it needs rows of the world below.
OF_A_FUND: dict[Any, Any] = {
    governance.register_fund: {"slug": making.FUND, "name": "F", "framework": "hill-areas"},
    programmes.register_programme: {"reference": "NEW", "fund": making.FUND},
    programmes.name_predecessor: {"reference": ONE, "predecessor": OTHER, "citing": making.say()},
    programmes.file_submission: lambda: {
        "reference": ONE,
        "kind": "concept-note",
        "sha256": kept(),
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
    publications.write_foreword: {"fund": making.FUND, "text": "T", "on": making.DAY},
    publications.release: {
        "title": "pipeline-booklet",
        "fund": making.FUND,
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
    partners.register_organisation: {"key": "new", "kind": "other", "names": [Name("New")]},
}
ASKS_NOBODY = {
    "record": "the journal is written by commands, which have asked",
    "follow_journal": "derived rows; whoever reads brings them up to date",
    "rebuild_search": "derived rows; they can be built anew",
}
ALL = {**OF_A_FUND, **OF_NO_FUND, **SHARED}


@pytest.fixture(autouse=True)
def _world(settings, tmp_path):
    settings.HOME = tmp_path / "files"
    making.world()
    for name in (ONE, OTHER):
        making.programme(name)
    how = {"citing": making.say(), "when": WHEN, "by": OPERATOR, "at": making.at()}
    programmes.tell_event(reference=ONE, words="Launched.", **how)


def kept() -> str:
    return documents.keep_file(content=b"note", name="a.pdf", by=OPERATOR, at=making.at())


def opened() -> int:
    how = {"citing": making.say(), "by": OPERATOR, "at": making.at()}
    number = programmes.open_load(fund=making.FUND, on=making.DAY, **how)
    making.state(ONE, {"region": "West"}, load=number)
    return number


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


@pytest.mark.parametrize("command", ALL, ids=named)
def test_a_secretariat_of_all_funds_may(command):
    assert not refused(command, EVERYWHERE)


@pytest.mark.parametrize("command", OF_A_FUND, ids=named)
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


@pytest.mark.parametrize("command", OF_NO_FUND, ids=named)
def test_what_is_no_funds_is_not_one_secretariats(command):
    assert refused(command, OURS)


@pytest.mark.parametrize("command", SHARED, ids=named)
def test_what_is_shared_any_secretariat_adds_to(command):
    assert not refused(command, OURS)
