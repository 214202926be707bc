"""Instruments through commands: entered once, merged without loss, withdrawn and kept."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from letsema.journal import queries as journal
from letsema.programmes import commands as programmes
from letsema.results import commands, queries
from letsema.results.models import Instrument
from letsema.results.rules import Title
from letsema.values import NOBODY, OPERATOR, Refused, When
from letsema.values.actor import Actor, Grant
from tests import making
from tests.results import permits as made

pytestmark = pytest.mark.django_db
HOW = {"by": OPERATOR, "at": making.at()}


@pytest.fixture(autouse=True)
def _world():
    making.world()
    making.programme("GHANA-2")
    making.programme("TOGO-2")


def codes(command, **told):
    with pytest.raises(Refused) as refused:
        command(**{**HOW, **told})
    return [each.code for each in refused.value.refusals]


def test_an_instrument_is_read_with_all_that_is_told_of_it():
    made.law(
        names=[Title("Loi sur la migration", "fr"), Title("Migration Act")],
        change="amended",
        issuer="iom",
        issuer_words="Parliament",
        body=making.COMMITTEE,
        sectors=[("hill-areas", "2")],
        note="Second reading.",
    )
    made.stage(stage="adopted", when=date(2012, 3, 1))
    made.stage(stage="in-force", when=When.parse("2013"))
    made.answer(passage="Article 4.")
    made.support(contribution="drafted", words="It wrote chapter 2.")
    law = queries.instrument(made.LAW)
    assert law is not None
    assert (law.name, law.name_in("fr")) == ("Migration Act", "Loi sur la migration")
    assert (law.country, law.level, law.change) == ("GHA", "national", "amended")
    assert (law.issuer.key, law.issuer_words, law.body) == ("iom", "Parliament", making.COMMITTEE)
    assert [each.key for each in law.sectors] == ["hill-areas/2"]
    assert [each.stage for each in law.stages] == ["adopted", "in-force"]
    assert law.stage == "in-force"
    assert queries.instrument(made.LAW, on=date(2013, 6, 1)).stage == "adopted"
    assert [(a.question, a.answer, a.passage) for a in law.answers] == [
        ("data", "yes", "Article 4.")
    ]
    assert [(s.programme, s.contribution) for s in law.supports] == [("GHANA-2", "drafted")]
    assert law.basis.source == making.BOOKLET
    assert law.basis.place == "p. 1"


def test_what_is_told_again_in_the_same_terms_changes_nothing():
    def tell():
        return [
            made.law(),
            made.name(),
            made.sector(),
            made.stage(when=When.parse("2012")),
            made.answer(),
            made.support(),
        ]

    first, head = tell(), journal.head()
    assert tell() == first
    assert journal.head() == head


def test_a_known_key_gains_names_and_sectors_and_keeps_what_it_is():
    made.law()
    made.law(kind="plan", names=[Title("Second name")], sectors=[("hill-areas", "1")])
    law = queries.instrument(made.LAW)
    assert law.kind == "law"
    assert [each.text for each in law.names] == ["The gha-law", "Second name"]
    assert [each.element.code for each in law.sectors] == ["1"]


def test_two_sources_may_answer_differently_and_both_stand():
    made.answer(answer="yes")
    made.answer(answer="no", citing=making.say(making.PAGE))
    assert [a.answer for a in queries.instrument(made.LAW).answers] == ["yes", "no"]


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"kind": "wish"}, "instrument-kind"),
        ({"country": "XXX"}, "unknown-country"),
        ({"issuer": "nobody"}, "unknown-organisation"),
        ({"body": "nobody"}, "unknown-body"),
        ({"sectors": [("hill-areas", "9")]}, "unknown-element"),
        ({"citing": making.say("nowhere")}, "unknown-source"),
        ({"key": "k" * 121}, "too-long"),
        ({"names": [Title("n" * 401)]}, "too-long"),
    ],
)
def test_what_cannot_be_registered_is_refused_and_nothing_written(told, code):
    before = journal.head()
    right = {"key": "k", "kind": "law", "names": [Title("N")], "citing": making.say()}
    assert code in codes(commands.register_instrument, **{**right, **told})
    assert journal.head() == before
    assert not Instrument.objects.exists()


def test_what_is_said_of_an_instrument_there_is_not_is_refused():
    told = {"key": "none", "citing": making.say()}
    assert codes(commands.tell_stage, stage="adopted", **told) == ["unknown-instrument"]
    assert codes(commands.tell_stage, stage="dreamt", **told) == ["instrument-stage"]
    assert codes(commands.name_instrument, text=" ", **told) == ["instrument-name"]
    assert codes(commands.claim_support, programme="NOWHERE", **told) == ["unknown-programme"]
    made.law()
    of_it = {**told, "key": made.LAW, "programme": "GHANA-2"}
    assert codes(commands.claim_support, contribution="watched", **of_it) == ["contribution"]


def test_a_submitter_claims_for_their_own_programme_only():
    law = made.law()
    by = Actor("p1", grants=frozenset({Grant("submitter", programme="GHANA-2")}))
    told = {"key": law, "citing": making.say(), "by": by}
    assert commands.claim_support(programme="GHANA-2", **{**HOW, **told})
    assert codes(commands.claim_support, programme="TOGO-2", **told) == ["not-yours"]
    assert codes(commands.withdraw_instrument, key=law, why="w", by=by) == ["not-yours"]
    assert codes(commands.tell_stage, stage="adopted", **{**told, "by": NOBODY}) == ["not-yours"]


def test_a_merged_instrument_is_read_as_the_one_it_goes_on_under_and_loses_nothing():
    one, other = made.law("one"), made.law("other")
    made.support("one", "GHANA-2")
    made.support("other", "TOGO-2")
    made.stage("one", "adopted")
    commands.merge_instruments(key=one, into=other, why="The same act.", **HOW)
    view = queries.instrument("one")
    assert (view.key, view.merged, view.programmes) == ("other", ("one",), ("GHANA-2", "TOGO-2"))
    assert [(each.text, each.of) for each in view.names] == [
        ("The other", "other"),
        ("The one", "one"),
    ]
    assert view.stage == "adopted"
    pks = queries.instrument_keys(["one", "other"])
    assert {link.key for link in queries.instruments_by_pk(pks.values()).values()} == {"other"}
    assert queries.instrument_pks("other") == frozenset(pks.values())
    assert queries.register().total == 1
    commands.unmerge_instrument(key="one", why="Two acts after all.", **HOW)
    assert queries.instrument("one").programmes == ("GHANA-2",)
    assert queries.instrument("other").programmes == ("TOGO-2",)
    assert queries.register().total == 2
    assert list(journal.breaches()) == []


def test_a_chain_of_merges_leads_to_its_end_and_is_parted_where_it_was_joined():
    for key in ("a", "b", "c", "d"):
        made.law(key)
    for one, other in (("a", "b"), ("b", "c"), ("d", "a")):
        commands.merge_instruments(key=one, into=other, why="w", **HOW)
    assert {queries.instrument(key).key for key in "abcd"} == {"c"}
    assert codes(commands.merge_instruments, key="c", into="d", why="w") == ["not-to-merge"]
    assert codes(commands.merge_instruments, key="a", into="c", why="w") == ["not-to-merge"]
    assert codes(commands.merge_instruments, key="c", into="c", why="w") == ["not-to-merge"]
    commands.unmerge_instrument(key="b", why="w", **HOW)
    assert [queries.instrument(key).key for key in "abcd"] == ["b", "b", "c", "b"]
    assert codes(commands.unmerge_instrument, key="b", why="w") == ["not-merged"]


def test_what_is_withdrawn_counts_no_more_and_stays():
    numbers = {
        commands.withdraw_instrument_name: made.name(),
        commands.withdraw_instrument_sector: made.sector(),
        commands.withdraw_instrument_stage: made.stage(),
        commands.withdraw_answer: made.answer(),
        commands.withdraw_support_claim: made.support(),
    }
    for command, number in numbers.items():
        assert codes(command, number=number, why=" ") == ["no-reason"]
        command(number=number, why="Misread.", **HOW)
        assert codes(command, number=number, why="Again.") == ["not-standing"]
    law = queries.instrument(made.LAW)
    assert (len(law.names), law.sectors, law.stages, law.answers, law.supports) == (1, *[()] * 4)
    only = law.names[0].number
    assert codes(commands.withdraw_instrument_name, number=only, why="w") == ["only-name"]
    made.law(made.OTHER)
    commands.merge_instruments(key=made.LAW, into=made.OTHER, why="w", **HOW)
    assert codes(commands.withdraw_instrument, key=made.LAW, why="w") == ["still-merged"]
    assert codes(commands.withdraw_instrument, key=made.OTHER, why="w") == ["still-merged"]
    commands.unmerge_instrument(key=made.LAW, why="w", **HOW)
    commands.withdraw_instrument(key=made.LAW, why="Never was.", **HOW)
    assert queries.instrument(made.LAW) is None
    told = {"key": made.LAW, "stage": "adopted", "citing": making.say()}
    assert codes(commands.tell_stage, **told) == ["instrument-withdrawn"]
    assert queries.register().total == 1
    assert list(journal.breaches()) == []


def test_the_database_lets_no_instrument_be_merged_into_itself():
    made.law()
    row = Instrument.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Instrument.objects.filter(pk=row.pk).update(merged_into=row, stands_as=row)
    with pytest.raises(IntegrityError), transaction.atomic():
        Instrument.objects.filter(pk=row.pk).update(withdrawn_at=making.at())


def test_the_claim_of_a_programme_nobody_may_read_of_is_kept_from_the_public():
    making.programme("NIGER-2", approved=None)
    making.stage("NIGER-2", "submitted")
    made.support(programme="NIGER-2")
    assert queries.instrument(made.LAW).supports == ()
    assert queries.instrument(made.LAW, public_only=False).programmes == ("NIGER-2",)
    assert queries.register(programme="NIGER-2").total == 0
    assert queries.register(programme="NIGER-2", public_only=False).total == 1
    assert queries.register().counts["programme"] == {}


def test_a_claim_follows_its_programme_where_that_is_merged():
    made.support(programme="GHANA-2")
    programmes.merge_programmes(reference="GHANA-2", into="TOGO-2", why="One.", **HOW)
    made.support(programme="GHANA-2", contribution="advised")
    assert queries.instrument(made.LAW).programmes == ("TOGO-2",)
    page = queries.register(programme="GHANA-2")
    assert (page.total, page.counts["programme"]) == (1, {"TOGO-2": 1})
