"""Initiatives and results frameworks: what they are, what grew out of them, what is stated."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from letsema.journal import queries as journal
from letsema.programmes import commands as programmes
from letsema.results import commands, queries
from letsema.results.models import Initiative, Statement
from letsema.results.rules import STATEMENT_KINDS, code_order, judge_parent
from letsema.values import OPERATOR, Money, Refused, When
from letsema.values.actor import Actor, Grant
from letsema.values.quantity import Quantity
from tests import making
from tests.results import achievement_permits as made
from tests.results import permits

HOW = {"by": OPERATOR, "at": making.at()}
UMBRELLA, PART, AWAY = "HILLS-1", "HILLS-1-A", "LAKES-1"


@pytest.fixture
def _world(db):
    making.world()
    making.programme(UMBRELLA)
    programmes.register_programme(reference=PART, fund=making.FUND, parent=UMBRELLA, **HOW)
    for reference in (PART, AWAY):
        making.programme(reference)


world = pytest.mark.usefixtures("_world")


def codes(command, **told):
    with pytest.raises(Refused) as refused:
        command(**{**HOW, **told})
    return [each.code for each in refused.value.refusals]


@world
def test_an_initiative_is_read_with_what_it_scales_up_and_informed():
    made.initiative("before", programme=AWAY)
    key = made.initiative(
        programme=PART,
        country="GHA",
        place_name="Tamale",
        lead="ilo",
        lead_words="The council",
        scales_up="before",
        scales_up_words="Twice as many classes",
        cost=Money(Decimal(25000), "EUR"),
        words="Classes in the evening.",
        since=When.parse("2014"),
        until=date(2016, 5, 1),
        sectors=[("hill-areas", "1")],
        instruments=[permits.law()],
    )
    found = queries.initiative(key)
    assert (found.programme, found.place_name, found.lead.key) == (PART, "Tamale", "ilo")
    assert (found.scales_up.key, found.cost) == ("before", Money(Decimal(25000), "EUR"))
    assert [each.key for each in found.sectors] == ["hill-areas/1"]
    assert [each.instrument.key for each in found.instruments] == [permits.LAW]
    assert [each.key for each in queries.initiative("before").scaled_up_by] == [key]
    assert found.running_on(date(2015, 1, 1))
    assert not found.running_on(date(2016, 5, 1))
    for cut in (
        {"programme": UMBRELLA},
        {"country": "GHA"},
        {"sector": "hill-areas/1"},
        {"instrument": permits.LAW},
        {"organisation": "ilo"},
    ):
        assert queries.initiatives(**cut) == (found,), cut
        assert queries.initiatives(**dict.fromkeys(cut, "nowhere")) == (), cut
    assert [each.key for each in queries.initiatives(on=date(2013, 1, 1))] == ["before"]
    assert list(journal.breaches()) == []


@world
def test_a_known_initiative_gains_sectors_and_policies_and_keeps_what_it_is():
    key = made.initiative(programme=PART)
    head = journal.head()
    assert (made.initiative(programme=PART), journal.head()) == (key, head)
    made.initiative(programme=PART, title="Another", sectors=[("hill-areas", "2")])
    found = queries.initiative(key)
    assert (found.title, [s.element.code for s in found.sectors]) == ("A school on the hill", ["2"])
    commands.withdraw_initiative_sector(number=found.sectors[0].number, why="w", **HOW)
    assert queries.initiative(key).sectors == ()
    told = {**made.INITIATIVE, "programme": AWAY}
    assert codes(commands.start_initiative, **told) == ["initiative-of-another"]
    programmes.merge_programmes(reference=PART, into=AWAY, why="One.", **HOW)
    assert commands.start_initiative(**{**HOW, **told}) == key
    commands.withdraw_initiative(key=key, why="Never was.", **HOW)
    assert (queries.initiative(key), queries.initiatives()) == (None, ())
    assert codes(commands.start_initiative, **told) == ["initiative-withdrawn"]
    assert codes(commands.withdraw_initiative, key=key, why="w") == ["unknown-initiative"]
    assert list(journal.breaches()) == []


@world
@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"key": "Not a key"}, "initiative-key"),
        ({"key": "k" * 121}, "too-long"),
        ({"title": ""}, "empty"),
        ({"scales_up": "hill-school"}, "scales-itself"),
        ({"scales_up": "none"}, "unknown-initiative"),
        ({"lead": "nobody"}, "unknown-organisation"),
        ({"cost": Money(Decimal(1), "XXY")}, "currency"),
        ({"cost": Money(Decimal(-1))}, "cost"),
        ({"sectors": [("hill-areas", "9")]}, "unknown-element"),
        ({"instruments": ["none"]}, "unknown-instrument"),
        ({"since": date(2016, 1, 1), "until": date(2015, 1, 1)}, "ends-before"),
    ],
)
def test_what_is_no_initiative_is_refused_and_nothing_written(told, code):
    before = journal.head()
    how = {**made.INITIATIVE, "programme": PART, **told}
    assert codes(commands.start_initiative, **how) == [code]
    assert (journal.head(), Initiative.objects.count()) == (before, 0)


@world
def test_a_framework_is_read_in_order_with_its_indicators_and_values():
    made.result("10", programme=PART, words="Ten.")
    made.result("2", programme=PART, words="Two.")
    made.result("2.10", programme=PART, kind="output", parent="2", words="Late.")
    low = made.result("2.9", programme=PART, kind="output", parent="2", words="Early.")
    made.result("0", programme=PART, kind="impact", words="All.", element=("hill-areas", "1"))
    shown = made.indicator(low)
    made.indicator(low, words="Another", unit="")
    made.value(shown, 12, "achieved", when=date(2016, 1, 1))
    made.value(shown, 9, "target")
    made.value(shown, 10, "target", citing=making.say(making.PAGE))
    found = queries.results_framework(PART)
    assert [(each.code, each.depth, each.parent) for each in found] == [
        ("0", 0, ""),
        ("2", 0, ""),
        ("2.9", 1, "2"),
        ("2.10", 1, "2"),
        ("10", 0, ""),
    ]
    assert found[0].element.code == "1"
    first, other = found[2].indicators
    assert [(v.kind, v.quantity.number, v.basis.source) for v in first.values] == [
        ("target", 9, making.BOOKLET),
        ("target", 10, making.PAGE),
        ("achieved", 12, making.BOOKLET),
    ]
    assert first.values[0].quantity == Quantity(Decimal(9), "exactly", "hills")
    assert (first.position, other.position, other.values) == (1, 2, ())
    assert queries.results_framework(UMBRELLA) == ()
    assert len(queries.results_framework(UMBRELLA, with_parts=True)) == 5
    assert list(journal.breaches()) == []


@world
def test_a_result_stands_once_under_its_code_and_goes_when_nothing_stands_under_it():
    def tell():
        outcome = made.result("1", programme=PART)
        output = made.result("1.1", programme=PART, kind="output", parent="1")
        shown = made.indicator(output)
        return outcome, output, shown, made.value(shown)

    first, head = tell(), journal.head()
    assert (tell(), journal.head()) == (first, head)
    outcome, output, shown, stated = first
    told = {**made.RESULT, "programme": PART, "words": "Else."}
    assert codes(commands.state_result, **told) == ["code-taken"]
    for command, number in (
        (commands.withdraw_statement, outcome),
        (commands.withdraw_statement, output),
        (commands.withdraw_indicator, shown),
    ):
        assert codes(command, number=number, why="w") == ["still-used"]
    commands.withdraw_value(number=stated, why="w", **HOW)
    commands.withdraw_indicator(number=shown, why="w", **HOW)
    commands.withdraw_statement(number=output, why="w", **HOW)
    commands.withdraw_statement(number=outcome, why="w", **HOW)
    assert queries.results_framework(PART) == ()
    assert commands.state_result(**{**HOW, **told}) != outcome
    assert list(journal.breaches()) == []


@world
@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"code": " "}, "empty"),
        ({"words": ""}, "empty"),
        ({"kind": "wish"}, "statement-kind"),
        ({"parent": "9"}, "unknown-result"),
        ({"kind": "impact", "parent": "1.1"}, "statement-under-narrower"),
        ({"element": ("hill-areas", "9")}, "unknown-element"),
        ({"code": "c" * 21}, "too-long"),
    ],
)
def test_what_is_no_result_is_refused(told, code):
    made.result("1.1", programme=PART, kind="output")
    how = {**made.RESULT, "programme": PART, **told}
    assert codes(commands.state_result, **how) == [code]
    assert Statement.objects.count() == 1


@world
def test_indicators_and_values_are_told_by_whose_programme_it_is():
    shown = made.indicator(made.result(programme=PART))
    by = Actor("p1", grants=frozenset({Grant("submitter", programme=AWAY)}))
    told = {"kind": "target", "quantity": Quantity(Decimal(1)), "citing": making.say()}
    assert codes(commands.state_value, indicator=shown, **told, by=by) == ["not-yours"]
    assert codes(commands.state_value, indicator=0, **told, by=by) == ["not-yours"]
    assert codes(commands.state_value, indicator=0, **told) == ["not-standing"]
    wrong = {**told, "kind": "hope", "quantity": Quantity(Decimal(1), unit="lakes")}
    assert codes(commands.state_value, indicator=shown, **wrong) == ["value-kind", "value-unit"]
    assert codes(
        commands.add_indicator,
        statement=made.result(programme=PART),
        words=" ",
        citing=making.say(),
    ) == ["empty"]


@world
def test_the_database_lets_no_result_stand_under_itself():
    number = made.result(programme=PART)
    with pytest.raises(IntegrityError), transaction.atomic():
        Statement.objects.filter(pk=number).update(parent=number)
    made.initiative(programme=PART, cost=Money(Decimal(1)))
    with pytest.raises(IntegrityError), transaction.atomic():
        Initiative.objects.update(currency="")


def test_a_result_stands_under_none_that_is_narrower():
    allowed = {(a, b) for a in STATEMENT_KINDS for b in STATEMENT_KINDS if not judge_parent(a, b)}
    assert ("output", "impact") in allowed
    assert ("outcome", "outcome") in allowed
    assert allowed.isdisjoint({("impact", "outcome"), ("impact", "output"), ("outcome", "output")})


@given(st.lists(st.lists(st.integers(0, 30), min_size=1, max_size=3), unique_by=tuple))
def test_codes_of_numbers_stand_in_the_order_of_their_numbers(told):
    codes = [".".join(map(str, each)) for each in told]
    in_order = sorted(codes, key=code_order)
    assert [list(map(int, each.split("."))) for each in in_order] == sorted(told)
    assert sorted([*codes, "Overall"], key=code_order)[-1] == "Overall"
