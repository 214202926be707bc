"""Follow-ups, proposals, works and quotations as they are read."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from letsema.partners import commands, queries
from letsema.partners.rules.engagement import Proposer, WorkMaker
from letsema.values import OPERATOR, When
from tests import making
from tests.partners import agreements_told as t

pytestmark = pytest.mark.django_db
BY = {"by": OPERATOR, "at": making.at()}


@pytest.fixture(autouse=True)
def _world():
    making.world()


def to_do(**asked) -> list[str]:
    return [each.words for each in queries.follow_ups(**{"public_only": False, **asked})]


def test_follow_ups_are_found_by_owner_partner_agreement_and_day():
    t.follow_up(words="A", due_on=date(2022, 1, 1))
    t.follow_up(words="B", due_on=date(2021, 1, 1), owner="unfpa")
    t.follow_up(words="C", kind="obligation", agreement=t.agreement(), organisation="")
    assert to_do() == ["B", "A", "C"]
    assert (to_do(owner="iom"), to_do(organisation="ilo")) == (["A", "C"], ["B", "A"])
    assert (to_do(agreement=t.KEY), to_do(due_by=date(2021, 1, 1))) == (["C"], ["B"])


def test_what_is_done_is_no_longer_open():
    number = t.follow_up(due_on=date(2021, 1, 1))
    (waiting,) = queries.follow_ups(public_only=False)
    assert (waiting.overdue_on(date(2021, 1, 1)), waiting.overdue_on(date(2021, 1, 2))) == (
        False,
        True,
    )
    commands.do_follow_up(number=number, on=making.DAY, words="Sent.", **BY)
    assert to_do(open_only=True) == []
    (done,) = queries.follow_ups(public_only=False)
    assert (done.done_words, done.overdue_on(date(2022, 1, 1))) == ("Sent.", False)
    commands.withdraw_follow_up(number=number, why="not ours", **BY)
    assert to_do() == []


def test_follow_ups_are_internal_unless_told_otherwise():
    t.follow_up(words="A")
    t.follow_up(words="B", internal=False)
    t.follow_up(words="C", internal=False, agreement=t.agreement(internal=True))
    assert to_do(public_only=True) == ["B"]


def test_a_proposal_is_found_by_everybody_in_it():
    t.proposal(
        role_words="Wrote it",
        outcome="approved",
        on=When.parse("2013"),
        countries=["KEN", "GHA"],
        organisations=[Proposer("unfpa", "Technical partner")],
    )
    t.proposal(title="Other", to="", to_words="A fund", on=When.parse("2012"))
    other, found = queries.proposals()
    assert (other.title, other.to, other.to_words) == ("Other", None, "A fund")
    assert (found.to.key, found.role_words, found.outcome) == ("ilo", "Wrote it", "approved")
    assert (found.countries, found.on) == (("GHA", "KEN"), When.parse("2013"))
    assert [(o.key, words) for o, words in found.organisations] == [("unfpa", "Technical partner")]
    for key in ("ilo", "unfpa"):
        assert queries.proposals(organisation=key, country="KEN") == (found,)
    assert queries.proposals(organisation="iom") == ()
    commands.withdraw_proposal(number=found.number, why="w", **BY)
    assert queries.proposals() == (other,)


def test_a_work_is_found_by_its_makers_country_and_kind():
    parties = [WorkMaker("maker", words="A crew"), WorkMaker("funder", "iom")]
    t.work(parties=parties, country="ZAF", on=When.parse("2012-05"))
    t.work(kind="award", title="A prize")
    film, prize = queries.works()
    assert [(p.role, p.organisation and p.organisation.key, p.words) for p in film.parties] == [
        ("maker", None, "A crew"),
        ("funder", "iom", ""),
    ]
    assert queries.works(organisation="iom", country="ZAF", kind="film") == (film,)
    assert (queries.works(kind="award"), queries.works(country="GHA")) == ((prize,), ())
    commands.withdraw_work(number=film.number, why="w", **BY)
    assert queries.works() == (prize,)


def test_quotations_are_shown_as_consent_allows():
    t.quotation(said="A")
    t.quotation(said="B", consent="unknown", speaker_role="A mother")
    t.quotation(said="C", consent="withheld")
    t.quotation(said="D", speaker="", pseudonym="Hope", survivor=True)
    t.quotation(said="E", speaker="", survivor=True, consent="unknown")
    public = [(q.said, q.speaker, q.speaker_role) for q in queries.quotations()]
    assert public == [("A", "Ama", ""), ("B", "", "A mother"), ("D", "Hope", "")]
    ours = [(q.said, q.speaker) for q in queries.quotations(public_only=False)]
    assert ours == [("A", "Ama"), ("B", "Ama"), ("C", "Ama"), ("D", "Hope"), ("E", "")]


def test_quotations_are_found_by_organisation_country_and_agreement():
    t.quotation(said="A", organisation="ilo", country="SOM")
    t.quotation(said="B", agreement=t.agreement(internal=True))

    def said(**asked) -> list[str]:
        return [each.said for each in queries.quotations(**asked)]

    assert (said(organisation="ilo"), said(country="SOM"), said(agreement=t.KEY)) == (
        ["A"],
        ["A"],
        [],
    )
    assert said(agreement=t.KEY, public_only=False) == ["B"]


def test_lists_take_the_same_number_of_questions_at_any_length():
    def asked() -> int:
        with CaptureQueriesContext(connection) as told:
            queries.follow_ups(public_only=False)
            queries.proposals(country="KEN")
            queries.works()
            queries.quotations()
        return len(told)

    def grow(words: str, key: str) -> None:
        t.follow_up(words=words, organisation=key, agreement=t.agreement(words.lower()))
        t.proposal(title=words, countries=["KEN"], organisations=[Proposer(key)])
        t.work(title=words, parties=[WorkMaker("maker", key)])
        t.quotation(said=words, organisation=key, agreement=words.lower())

    grow("A", "iom")
    one = asked()
    grow("B", "ilo")
    grow("C", "unfpa")
    assert asked() == one
