"""Any history of names, ties, coverage and merges is answered like a naive replay of it."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letsema.governance import commands as governing
from letsema.governance import queries as governance
from letsema.journal import queries as journal
from letsema.partners import commands, queries
from letsema.partners.models import Organisation
from letsema.partners.rules import Name
from letsema.values import OPERATOR
from tests import making
from tests.replaying import attempt, taken_back

HOW = {"by": OPERATOR, "at": making.at()}
CITED = {"citing": making.say(), **HOW}
START = date(2020, 1, 1)
DAYS = st.integers(0, 12).map(lambda n: START + timedelta(days=n))
KEYS = ("iom", "ilo", "unfpa", "lake", "hill")
PAIRS = st.tuples(st.sampled_from(KEYS), st.sampled_from(KEYS))


def holding(strategy, check):
    """Check every history on a record that is taken back afterwards."""

    @settings(max_examples=12)
    @given(strategy)
    def holds(history):
        with taken_back():
            check(history)

    holds()


@pytest.fixture(autouse=True)
def _world(db):
    making.world()
    for key in ("lake", "hill"):
        told = {"kind": "other", "names": [Name(key.title())], **HOW}
        commands.register_organisation(key=key, **told)


NAMED = st.tuples(st.sampled_from("AB"), st.none() | DAYS, st.none() | DAYS)
ENDED = st.tuples(st.just("end"), st.integers(0, 5), DAYS)
GONE = st.tuples(st.just("withdraw"), st.integers(0, 5), st.none())


def test_names_of_a_day_are_those_a_replay_gives():
    def check(history):
        told = []
        for what, first, last in history:
            if what in ("end", "withdraw") and first < len(told):
                number, name = told[first]
                if what == "end":
                    done = attempt(commands.end_name, number=number, until=last, **CITED)
                    ended = Name(name.text, valid_from=name.valid_from, valid_until=last)
                    told[first] = (number, ended if done else name)
                elif attempt(commands.withdraw_name, number=number, why="w", **HOW):
                    del told[first]
            elif what in ("A", "B"):
                name = Name(what, valid_from=first, valid_until=last)
                number = attempt(commands.name_organisation, key="iom", name=name, **CITED)
                if number and number not in [each for each, _ in told]:
                    told.append((number, name))
        found = {n.number: n.name for n in queries.names("iom") if n.name.text in ("A", "B")}
        assert found == dict(told)
        for day in (START + timedelta(days=n) for n in range(-1, 14)):
            holding_then = [name.text for _, name in told if name.holds_on(day)]
            assert len(holding_then) == len(set(holding_then))
            view = queries.organisation("iom")
            shown = {n.text for n in view.names if n.holds_on(day)} & {"A", "B"}
            assert shown == set(holding_then)

    holding(st.lists(NAMED | ENDED | GONE, max_size=8), check)


TIED = st.tuples(
    PAIRS, st.sampled_from(["part-of", "member-of"]), st.none() | DAYS, st.none() | DAYS
)


def test_ties_of_a_day_are_those_a_replay_gives_and_never_lead_round():
    def leads(start, end, edges):
        seen, waiting = set(), [start]
        while waiting:
            each = waiting.pop()
            seen.add(each)
            waiting += [b for a, b in edges if a == each and b not in seen]
        return end in seen

    def check(history):
        told = {}
        for (one, other), kind, since, until in history:
            same = (one, other, kind, since)
            edges = [(a, b) for a, b, k, _ in told if k == kind == "part-of"]
            fits = one != other and not (since and until and until < since)
            fits = fits and (kind != "part-of" or not leads(other, one, edges))
            given = {"organisation": one, "other": other, "kind": kind}
            number = attempt(commands.tie_organisations, **given, since=since, until=until, **CITED)
            assert bool(number) == fits
            if number:
                told.setdefault(same, (number, until))
        for day in (START + timedelta(days=n) for n in range(-1, 14)):
            expected = {
                number
                for (*_, since), (number, until) in told.items()
                if (since is None or since <= day) and not (until and until <= day)
            }
            assert {each.number for each in queries.ties(on=day)} == expected

    holding(st.lists(TIED, max_size=8), check)


COVERED = st.tuples(
    st.sampled_from([{"country": "KEN"}, {"country": "GHA"}, {"grouping": "eac"}]),
    st.none() | DAYS,
    st.none() | DAYS,
)


def test_what_an_office_covers_on_a_day_is_what_a_replay_gives():
    told_of = {"organisation": "iom", "type": "regional", "names": ["Office"]}
    commands.open_office(key="hub", **told_of, **CITED)
    eac = {"BDI", "KEN", "RWA", "SSD", "TZA", "UGA"}

    def check(history):
        told = {}
        for what, since, until in history:
            number = attempt(
                commands.cover, office="hub", **what, since=since, until=until, **CITED
            )
            assert bool(number) == (not (since and until and until < since))
            if number:
                told.setdefault((*what.values(), since), until)
        view = queries.office("hub")
        for day in (START + timedelta(days=n) for n in range(-1, 14)):
            expected = set()
            for (what, since), until in told.items():
                if (since is None or since <= day) and not (until and until <= day):
                    expected |= eac if what == "eac" else {what}
            assert set(view.countries_on(day)) == expected

    holding(st.lists(COVERED, max_size=7), check)


MERGES = st.lists(
    st.tuples(st.sampled_from(["merge", "merge", "unmerge"]), PAIRS), min_size=2, max_size=9
)


def test_merges_and_what_undoes_them_lose_no_link():
    seats = {"body": making.COMMITTEE, "role": "member", "since": None, "until": None}
    for key in KEYS:
        governing.admit_member(organisation=key, seat=key, **seats, **CITED)
    every = {key: set(queries.organisation(key).names) for key in KEYS}

    def groups(told):
        """Who is one with whom: by following what was told, nothing else."""
        ends = {}
        for key in KEYS:
            end = key
            while end in told:
                end = told[end]
            ends[key] = end
        return ends

    def check(history):
        told = {}
        for step, (one, other) in history:
            ends = groups(told)
            if step == "merge":
                fits = told.get(one) == other or (one not in told and ends[one] != ends[other])
                done = attempt(commands.merge_organisations, key=one, into=other, why="w", **HOW)
                told |= {one: other} if done else {}
            else:
                fits = one in told
                done = attempt(commands.unmerge_organisation, key=one, why="w", **HOW)
                told.pop(one, None)
            assert bool(done) == fits
        ends = groups(told)
        for key in KEYS:
            same = {each for each in KEYS if ends[each] == ends[key]}
            view = queries.organisation(key)
            assert (view.key, set(view.keys)) == (ends[key], same)
            assert set(view.names) == set().union(*(every[each] for each in same))
            found = governance.bodies_of_organisation(key)
            assert {member.seat for _, _, member in found} == same
        assert {each.key for each in queries.organisations()} == set(ends.values())
        assert not Organisation.objects.filter(merged_into__merged_into__isnull=False).exists()
        assert list(journal.breaches()) == []

    holding(MERGES, check)
