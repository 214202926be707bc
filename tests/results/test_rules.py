"""How instruments are counted and which stated figures may be added, without a database."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letsema.results.rules import (
    CUTS,
    INSTRUMENT_STAGES,
    QUESTIONS,
    Entry,
    Figure,
    StageTold,
    Title,
    contained,
    count,
    ends,
    folded_in,
    joined_qualifier,
    judge_answer,
    judge_contribution,
    judge_instrument,
    judge_pair,
    judge_stage,
    may_add,
    may_merge,
    numbers,
    stage_on,
    summed,
    taken,
)
from letsema.values import Refused, When
from letsema.values.quantity import QUALIFIERS, Quantity

DAY = date(2015, 6, 30)


def codes(refusals):
    return [each.code for each in refusals]


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"kind": "wish"}, "instrument-kind"),
        ({"level": "cosmic"}, "instrument-level"),
        ({"change": "old"}, "instrument-change"),
        ({"names": []}, "instrument-name"),
        ({"names": [Title("  ")]}, "instrument-name"),
    ],
)
def test_what_is_no_instrument_is_refused(told, code):
    right = {"kind": "law", "level": "national", "change": "new", "names": [Title("A law")]}
    assert judge_instrument(**right) == []
    assert codes(judge_instrument(**{**right, **told})) == [code]


def test_stages_questions_answers_and_contributions_are_known():
    assert all(judge_stage(each) == [] for each in INSTRUMENT_STAGES)
    assert codes(judge_stage("dreamt")) == ["instrument-stage"]
    assert all(judge_answer(each, "partly") == [] for each in QUESTIONS)
    assert codes(judge_answer("weather", "maybe")) == [
        "mainstreaming-question",
        "mainstreaming-answer",
    ]
    assert judge_contribution("advised") == []
    assert codes(judge_contribution("watched")) == ["contribution"]


def test_the_furthest_stage_by_a_day_counts_and_none_need_come_before_it():
    told = [
        StageTold("in-force", When.parse("2016-01")),
        StageTold("adopted", When.parse("2012")),
        StageTold("drafted", When.parse("by 2014-12-31")),
    ]
    assert stage_on(told) == "in-force"
    assert stage_on(told, DAY) == "adopted"
    assert stage_on(told, date(2012, 6, 1)) == ""
    assert stage_on(told, date(2016, 1, 30)) == "adopted"
    assert stage_on([StageTold("adopted")], date(1900, 1, 1)) == "adopted"


def test_an_instrument_counts_on_a_day_once_a_stage_was_reached_or_where_none_is_told():
    later = Entry("law", "law", steps=(StageTold("adopted", When.parse("2020")).step,))
    assert Entry("law", "law").known_on(DAY)
    assert not later.known_on(DAY)
    assert later.known_on(date(2020, 12, 31))


def test_an_instrument_is_called_by_words_that_stand_in_one_name():
    law = Entry("law", "law", names=("loi sur la sante", "health act"))
    assert law.called(["health", "act"])
    assert not law.called(["loi", "act"])


def test_twelve_claims_of_two_programmes_on_one_law_make_one_law():
    law = Entry("law", "law", "GHA", programmes=frozenset({"A", "B"}))
    twin = Entry("act", "law", "GHA", programmes=frozenset({"C"}), into="law")
    plan = Entry("plan", "plan", "TGO", programmes=frozenset({"B"}))
    found = count([law, twin, plan])
    assert (found.number, found.keys) == (2, ("law", "plan"))
    assert found.by["programme"] == {"A": ("law",), "B": ("law", "plan"), "C": ("law",)}
    assert found.counts("country") == {"GHA": 1, "TGO": 1}
    assert count([law, twin, plan], {"programme": ["B", "C"]}).keys == ("law", "plan")
    assert count([law, twin, plan], {"programme": ["C"], "kind": ["plan"]}).keys == ()


KEYS = "abcdefgh"
DAYS = [date(2010, 1, 1), date(2012, 1, 1), date(2014, 1, 1)]
stages = st.lists(
    st.builds(
        StageTold,
        st.sampled_from(INSTRUMENT_STAGES),
        st.none() | st.sampled_from(DAYS).map(When.on),
    ).map(lambda told: told.step),
    max_size=3,
).map(tuple)


@st.composite
def registers(draw):
    """Instruments with overlapping claims, some merged into others, never in a circle."""
    keys = draw(st.lists(st.sampled_from(KEYS), unique=True, min_size=1))
    made = []
    for place, key in enumerate(keys):
        into = draw(st.sampled_from(["", "", *keys[:place]])) if place else ""
        made.append(
            Entry(
                key,
                draw(st.sampled_from(["law", "plan"])),
                draw(st.sampled_from(["", "GHA", "TGO"])),
                draw(st.sampled_from(["local", "national"])),
                draw(st.sampled_from(["new", "amended"])),
                draw(st.frozensets(st.sampled_from(["s/1", "s/2"]))),
                draw(st.frozensets(st.sampled_from("PQR"))),
                draw(stages),
                into,
            )
        )
    return draw(st.permutations(made))


wanted_cuts = st.fixed_dictionaries(
    {},
    optional={
        "country": st.sampled_from(["GHA", "TGO", "none"]),
        "kind": st.sampled_from(["law", "plan"]),
        "level": st.sampled_from(["local", "national"]),
        "change": st.sampled_from(["new", "amended"]),
        "sector": st.sampled_from(["s/1", "s/2"]),
        "programme": st.sampled_from("PQR"),
        "stage": st.sampled_from([*INSTRUMENT_STAGES, "none"]),
    },
)


def recount(entries, wanted, on):
    """The same number told the long way round: by asking of every key whether it counts."""
    by_key = {each.key: each for each in entries}

    def top(key):
        return top(by_key[key].into) if by_key[key].into else key

    found = set()
    for key in by_key:
        group = [each for each in entries if top(each.key) == top(key)]
        head = by_key[top(key)]
        told = [step for each in group for step in each.steps]
        past = [rank for day, rank in told if on is None or day <= on]
        if told and not past:
            continue
        furthest = max(past, default=None)
        is_so = {
            "country": head.country or "none",
            "kind": head.kind,
            "level": head.level,
            "change": head.change,
            "stage": "none" if furthest is None else INSTRUMENT_STAGES[furthest],
        }
        holds = [is_so[cut] == value for cut, value in wanted.items() if cut in is_so]
        if "sector" in wanted:
            holds.append(any(wanted["sector"] in each.sectors for each in group))
        if "programme" in wanted:
            holds.append(any(wanted["programme"] in each.programmes for each in group))
        if all(holds):
            found.add(head.key)
    return found


@given(registers(), wanted_cuts, st.none() | st.sampled_from([*DAYS, date(2009, 1, 1)]))
def test_a_count_equals_a_naive_recount_under_any_claims_merges_and_cuts(entries, wanted, on):
    found = count(entries, {cut: [value] for cut, value in wanted.items()}, on)
    assert set(found.keys) == recount(entries, wanted, on)
    assert len(found.keys) == len(set(found.keys)) == found.number


@given(registers(), st.none() | st.sampled_from(DAYS))
def test_every_number_of_a_cut_opens_into_the_entries_that_cut_finds(entries, on):
    whole = count(entries, on=on)
    for cut in CUTS:
        for value, keys in whole.by[cut].items():
            assert count(entries, {cut: [value]}, on).keys == keys
    for cut in ("country", "kind", "level", "change", "stage"):
        assert sum(whole.counts(cut).values()) == whole.number
    told = numbers(taken(folded_in(entries), on=on), on)
    assert told == {cut: whole.counts(cut) for cut in CUTS}


pairs = st.tuples(st.integers(0, 6), st.integers(0, 6))


@given(st.lists(pairs))
def test_merges_never_go_round_and_each_leads_to_one_that_stands(asked):
    into: dict[int, int] = {}
    for one, other in asked:
        if may_merge(one, other, into):
            into[one] = other
    assert not set(ends(into).values()) & set(into)
    assert set(ends(into)) == set(into)


def figure(number, count=1, measure="instruments", unit="", qualifier="exactly", **told):
    of = frozenset(told.pop("programmes", ("A",)))
    return Figure(number, Quantity(Decimal(count), qualifier, unit), measure, of, **told)


def test_a_total_that_may_contain_others_is_not_added_to_them():
    overlaps = [(1, 2), (2, 3)]
    whole = figure(1, 179, programmes="A", may_contain=contained(1, overlaps))
    part = figure(3, 12, programmes="C")
    assert contained(1, overlaps) == {2, 3}
    assert codes(judge_pair(whole, part, {})) == codes(judge_pair(part, whole, {}))
    assert codes(judge_pair(part, whole, {})) == ["figures-overlap"]


@pytest.mark.parametrize(
    ("one", "other", "code"),
    [
        (figure(1), figure(1), "figure-twice"),
        (figure(1), figure(2, measure="people"), "figures-unlike"),
        (figure(1, unit="laws"), figure(2, unit="plans"), "figures-unlike"),
        (figure(1), figure(2), "figures-of-kin"),
        (figure(1), figure(2, programmes=("B",)), "figures-of-kin"),
        (figure(1), figure(2, programmes=()), "figures-of-kin"),
    ],
)
def test_figures_that_may_count_a_thing_twice_are_not_added(one, other, code):
    families = {"A": "A", "B": "A"}
    assert codes(judge_pair(one, other, families)) == [code]
    assert not may_add(one, other, families)
    with pytest.raises(Refused):
        summed([one, other], families)


def test_figures_of_programmes_that_share_nothing_are_added_with_their_qualifiers():
    one = figure(1, 12, qualifier="more-than", programmes="A")
    other = figure(2, 56, programmes="B")
    assert may_add(one, other)
    assert summed([one, other]) == Quantity(Decimal(68), "more-than")
    with pytest.raises(Refused, match="no figure"):
        summed([])


@pytest.mark.parametrize(
    ("told", "joined"),
    [
        (["exactly", "exactly"], "exactly"),
        (["exactly", "stated"], "stated"),
        (["at-least", "exactly"], "at-least"),
        (["at-least", "over"], "more-than"),
        (["up-to", "stated"], "up-to"),
        (["up-to", "over"], "about"),
        (["about", "more-than"], "about"),
    ],
)
def test_a_sum_says_no_more_than_its_parts(told, joined):
    assert joined_qualifier(told) == joined
    assert joined in QUALIFIERS


figures = st.builds(
    Figure,
    st.integers(1, 8),
    st.builds(Quantity, st.integers(0, 99).map(Decimal), st.sampled_from(QUALIFIERS)),
    st.sampled_from(["instruments", "people"]),
    st.frozensets(st.sampled_from("ABCD"), max_size=2),
)


@given(
    st.lists(figures, min_size=1, max_size=4, unique_by=lambda each: each.number),
    st.lists(st.tuples(st.integers(1, 8), st.integers(1, 8))),
    st.dictionaries(st.sampled_from("ABCD"), st.sampled_from("AB")),
)
def test_stated_figures_are_never_added_where_they_may_overlap(told, overlaps, families):
    told = [
        Figure(f.number, f.quantity, f.measure, f.programmes, contained(f.number, overlaps))
        for f in told
    ]

    def inside(start, wanted):
        seen, ahead = set(), [start]
        while ahead:
            here = ahead.pop()
            for one, other in overlaps:
                if one == here and other not in seen:
                    seen.add(other)
                    ahead.append(other)
        return wanted in seen

    def apart(one, other):
        of = [{families.get(p, p) for p in each.programmes} for each in (one, other)]
        return (
            one.measure == other.measure
            and not inside(one.number, other.number)
            and not inside(other.number, one.number)
            and all(of)
            and not of[0] & of[1]
        )

    may = all(apart(*pair) for pair in combinations(told, 2))
    try:
        result = summed(told, families)
    except Refused:
        assert not may
    else:
        assert may
        assert result.number == sum(each.quantity.number for each in told)
