"""Proposals, works and quotations are recorded once, with whom and what they name."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from letsema.journal import queries as journal
from letsema.partners import commands
from letsema.partners.models import Proposal, Quotation, Work, WorkParty
from letsema.partners.rules.engagement import Proposer, WorkMaker
from letsema.values import OPERATOR, Refused, When
from tests import making
from tests.partners import agreements_told as t

pytestmark = pytest.mark.django_db
BY = {"by": OPERATOR, "at": making.at()}


@pytest.fixture(autouse=True)
def _world():
    making.world()


def codes(act, **told) -> list[str]:
    """The codes of what an act is refused with; nothing is written then."""
    before = journal.head()
    with pytest.raises(Refused) as refused:
        act(**told)
    assert journal.head() == before
    return [each.code for each in refused.value.refusals]


@pytest.mark.parametrize(
    ("act", "told", "other"),
    [
        (t.proposal, {"countries": ["KEN"], "organisations": [Proposer("iom")]}, "title"),
        (t.work, {"parties": [WorkMaker("maker", words="A crew")], "country": "ZAF"}, "title"),
        (t.quotation, {"organisation": "iom", "on": When.parse("2012")}, "said"),
    ],
)
def test_the_same_told_again_is_the_same(act, told, other):
    number = act(**told)
    before = journal.head()
    assert act(**told, citing=making.say(making.PAGE)) == number
    assert journal.head() == before
    assert act(**told, **{other: "Something else"}) != number
    assert list(journal.breaches()) == []


@pytest.mark.parametrize(
    ("act", "withdraw"),
    [
        (t.proposal, commands.withdraw_proposal),
        (t.work, commands.withdraw_work),
        (t.quotation, commands.withdraw_quotation),
    ],
)
def test_what_is_withdrawn_can_be_recorded_anew(act, withdraw):
    number = act()
    withdraw(number=number, why="not so", **BY)
    assert codes(withdraw, number=number, why="not so", **BY) == ["withdrawn-already"]
    assert act() != number
    assert list(journal.breaches()) == []


@pytest.mark.parametrize(
    ("act", "told", "code"),
    [
        (t.proposal, {"outcome": "won"}, "unknown-word"),
        (t.proposal, {"to": "nobody"}, "unknown-organisation"),
        (t.proposal, {"organisations": [Proposer("nobody")]}, "unknown-organisation"),
        (t.proposal, {"organisations": [Proposer("iom", "x" * 301)]}, "too-long"),
        (t.proposal, {"countries": ["XXX"]}, "unknown-country"),
        (t.proposal, {"citing": making.say("no-source")}, "unknown-source"),
        (t.work, {"kind": "song"}, "unknown-word"),
        (t.work, {"parties": [WorkMaker("maker", "nobody")]}, "unknown-organisation"),
        (t.work, {"country": "XXX"}, "unknown-country"),
        (t.work, {"title": "x" * 301}, "too-long"),
        (t.quotation, {"survivor": True}, "survivor-named"),
        (t.quotation, {"consent": "perhaps"}, "unknown-word"),
        (t.quotation, {"organisation": "nobody"}, "unknown-organisation"),
        (t.quotation, {"agreement": "nothing"}, "unknown-agreement"),
        (t.quotation, {"country": "XXX"}, "unknown-country"),
        (t.quotation, {"speaker_role": "x" * 201}, "too-long"),
    ],
)
def test_what_cannot_be_is_refused_whole(act, told, code):
    assert codes(act, **told) == [code]
    assert [kind.objects.count() for kind in (Proposal, Work, Quotation)] == [0, 0, 0]


def test_words_stand_under_one_consent():
    t.quotation()
    assert codes(t.quotation, consent="withheld") == ["quotation-stands"]


def test_the_name_of_a_survivor_is_kept_nowhere():
    number = t.quotation(speaker="", pseudonym="Hope", survivor=True)
    row = Quotation.objects.get(pk=number)
    assert (row.speaker, row.pseudonym) == ("", "Hope")
    row.pk, row.speaker, row.terms = None, "Ama", "other"
    refused_by_the_database(row)


@pytest.mark.parametrize("row", [{"said": ""}, {"consent": "perhaps"}, {"country": "Gh"}])
def test_the_database_refuses_a_quotation_that_cannot_be(row):
    source = Quotation.objects.get(pk=t.quotation()).source_id
    told = {"said": "S", "recorded_at": making.at(), "source_id": source, **row}
    refused_by_the_database(Quotation(**told))


@pytest.mark.parametrize("row", [{"kind": "song"}, {"title": ""}, {"precision": "day"}])
def test_the_database_refuses_a_work_that_cannot_be(row):
    source = Work.objects.get(pk=t.work()).source_id
    told = {"kind": "film", "title": "T", "recorded_at": making.at(), "source_id": source, **row}
    refused_by_the_database(Work(**told))


@pytest.mark.parametrize("row", [{"role": "singer", "words": "W"}, {"role": "maker"}])
def test_the_database_refuses_a_party_of_a_work_that_cannot_be(row):
    work = Work.objects.get(pk=t.work())
    refused_by_the_database(WorkParty(work=work, position=1, **row))


@pytest.mark.parametrize("row", [{"outcome": "won"}, {"title": ""}, {"earliest": making.DAY}])
def test_the_database_refuses_a_proposal_that_cannot_be(row):
    source = Proposal.objects.get(pk=t.proposal()).source_id
    told = {"title": "T", "recorded_at": making.at(), "source_id": source, **row}
    refused_by_the_database(Proposal(**told))


def refused_by_the_database(row):
    with pytest.raises(IntegrityError), transaction.atomic():
        type(row).objects.bulk_create([row])
