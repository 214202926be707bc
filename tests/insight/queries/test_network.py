"""The network as it is read from the record: what counts, on which day, and what is public."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import combinations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from letsema.governance import commands as governance
from letsema.insight.queries import network as insight
from letsema.insight.queries.network import Narrowed
from letsema.partners import commands as partners
from letsema.partners.rules import Name
from letsema.partners.rules.agreements import Party
from letsema.partners.rules.engagement import WorkMaker
from letsema.programmes import commands as programmes
from letsema.programmes.rules.facts import CountryPart, ParticipantPart
from letsema.values import OPERATOR, When
from tests import making
from tests.partners import agreements_told as told

pytestmark = pytest.mark.django_db
BY = {"by": OPERATOR, "at": making.at()}
ON = date(2021, 7, 1)
KEYS = ("iom", "ilo", "unfpa")
YEARS = st.none() | st.integers(2010, 2020)


@pytest.fixture(autouse=True)
def _world():
    making.world()


def sit(organisation: str, since: str = "2015-01-01", until: str | None = None, **how) -> int:
    """A seat in the committee, or another body."""
    return governance.admit_member(
        **{
            "body": making.COMMITTEE,
            "role": "member",
            "organisation": organisation,
            "since": When.parse(since),
            "until": When.parse(until) if until else None,
            "citing": making.say(),
            **BY,
            **how,
        }
    )


def pairs(on: date = ON, **narrowed: str) -> dict[tuple[str, str], dict[str, int]]:
    """By pair of keys, how many ties of each kind."""
    asked = Narrowed(**narrowed)
    keys = {row.organisation.pk: row.organisation.key for row in insight.network(on, asked).rows}
    found: dict[tuple[str, str], Counter[str]] = {}
    for each in insight.ties(on, asked):
        pair = tuple(sorted((keys[each.one], keys[each.other])))
        found.setdefault(pair, Counter())[each.kind] += 1
    return {pair: dict(kinds) for pair, kinds in found.items()}


def test_ties_come_from_programmes_bodies_agreements_support_and_works():
    assert insight.network(ON).rows == ()
    making.programme()
    assert pairs() == {("ilo", "iom"): {"programme": 1}}
    sit("ilo")
    sit("iom")
    told.agreement()
    told.support()
    told.work(parties=[WorkMaker("maker", "ilo"), WorkMaker("funder", "iom")])
    kinds = {"programme": 1, "body": 1, "agreement": 1, "support": 1, "work": 1}
    assert pairs() == {("ilo", "iom"): kinds}
    network = insight.network(ON)
    assert network.counts == tuple(kinds.items())
    assert [(r.organisation.key, r.measure.ties, r.most.key) for r in network.rows] == [
        ("ilo", 5, "iom"),
        ("iom", 5, "ilo"),
    ]


def test_only_public_programmes_and_agreements_count():
    making.programme("SECRET-1", approved=None)
    programmes.enter_stage(
        reference="SECRET-1", stage="draft", citing=making.say(), when=When.on(making.DAY), **BY
    )
    key = told.agreement(internal=True)
    told.support(agreement=key)
    assert pairs() == {}
    assert insight.neighbourhood("iom", ON).partners == ()


def test_witnesses_and_those_a_work_is_about_are_not_tied():
    told.agreement(parties=(Party("iom"), Party("unfpa", role="witness")))
    told.work(parties=[WorkMaker("maker", "ilo"), WorkMaker("subject", "iom")])
    assert pairs() == {}


def test_a_programme_counts_from_its_approval_until_it_closes():
    making.programme(approved="2021-03-01")
    making.stage("GHANA-2", "operationally-closed", "2023-05-31")
    days = [date(2021, 2, 28), date(2021, 6, 30), date(2023, 5, 30), date(2023, 5, 31)]
    assert [bool(pairs(day)) for day in days] == [False, True, True, False]


def test_who_has_a_task_counts_while_it_lasts():
    making.programme()
    how = {"words": "trains", "citing": making.say(), **BY}
    window = {"since": When.parse("2021-09-01"), "until": When.parse("2022-01-01")}
    programmes.give_task(reference="GHANA-2", organisation="unfpa", **window, **how)
    counts = [len(insight.network(day).rows) for day in (ON, date(2021, 9, 1), date(2022, 1, 1))]
    assert counts == [2, 3, 2]
    assert [p.organisation.key for p in insight.works_most_with("unfpa", date(2021, 9, 1))] == [
        "ilo",
        "iom",
    ]


def test_an_agreement_ties_while_it_is_in_force_as_it_was_changed():
    told.agreement()  # signed in 2012, until 30 June 2022
    told.event("renewed", "2022-01", until=When.parse("2025-01-01"))
    told.event("terminated", "2023-03-31")
    days = [date(2012, 6, 1), date(2012, 12, 31), date(2022, 7, 1), date(2023, 3, 31)]
    assert [bool(pairs(day)) for day in days] == [False, True, True, False]


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(KEYS), YEARS, YEARS), max_size=6), st.data())
def test_bodies_as_at_a_day_equal_a_replay(seats, data):
    from django.db import transaction

    day = date(data.draw(st.integers(2009, 2021)), 1, 1)
    with transaction.atomic():
        sitting: dict[str, set[str]] = {"one": set(), "two": set()}
        for slug in sitting:
            governance.establish_body(slug=slug, kind="network", names=[(slug, None)], **BY)
        for number, (key, *years) in enumerate(seats):
            since, until = sorted(years) if all(years) else years
            slug = "one" if number % 3 else "two"
            governance.admit_member(
                body=slug,
                role="member",
                organisation=key,
                seat=str(number),
                since=When.on(date(since, 1, 1)) if since else None,
                until=When.on(date(until, 1, 1)) if until else None,
                citing=making.say(),
                **BY,
            )
            if (since or 0) <= day.year and day.year < (until or 9999):
                sitting[slug].add(key)
        replay = Counter(
            pair for members in sitting.values() for pair in combinations(sorted(members), 2)
        )
        assert {pair: kinds["body"] for pair, kinds in pairs(day).items()} == dict(replay)
        transaction.set_rollback(True)


def test_a_seat_withdrawn_ties_nobody():
    sit("ilo")
    number = sit("iom")
    assert pairs() == {("ilo", "iom"): {"body": 1}}
    governance.withdraw_member(number=number, why="a slip", **BY)
    assert pairs() == {}


def test_a_merge_loses_no_tie_and_undone_parts_them_again():
    making.programme(participants=[ParticipantPart("iom"), ParticipantPart("unfpa")])
    sit("ilo")
    sit("iom")
    partners.merge_organisations(key="unfpa", into="ilo", why="the same", **BY)
    assert pairs() == {("ilo", "iom"): {"programme": 1, "body": 1}}
    asked = {key: insight.works_most_with(key, ON) for key in ("ilo", "unfpa")}
    assert asked["ilo"] == asked["unfpa"]
    assert [(each.organisation.key, each.ties) for each in asked["ilo"]] == [("iom", 2)]
    partners.unmerge_organisation(key="unfpa", why="not the same", **BY)
    assert pairs() == {("ilo", "iom"): {"body": 1}, ("iom", "unfpa"): {"programme": 1}}


def test_the_network_is_narrowed_by_country_area_kind_and_fund():
    making.programme()
    making.programme(
        "MALI-3",
        fund=None,
        countries=[CountryPart("MLI")],
        participants=[ParticipantPart("ilo"), ParticipantPart("unfpa")],
    )
    told.support(countries=["MLI"])
    assert pairs(country="GHA") == {("ilo", "iom"): {"programme": 1}}
    assert pairs(country="MLI") == {
        ("ilo", "unfpa"): {"programme": 1},
        ("ilo", "iom"): {"support": 1},
    }
    assert pairs(area="hill-fund.2") == pairs(fund=making.FUND) == pairs(country="GHA")
    assert pairs(kind="support") == {("ilo", "iom"): {"support": 1}}
    assert pairs(area="hill-fund.1") == pairs(fund=making.OTHER_FUND) == {}
    network = insight.network(ON, Narrowed(country="GHA"))
    assert (network.countries, network.areas) == ({"GHA", "MLI"}, {"hill-fund.2"})


def test_of_many_equal_partners_those_that_stand_first_are_drawn(monkeypatch):
    monkeypatch.setattr(insight, "MOST_DRAWN", 2)
    for key in KEYS:
        sit(key)
    for network in (insight.neighbourhood("unfpa", ON), insight.neighbourhood("iom", ON)):
        first = network.partners[0].organisation
        assert first.key == "ilo"
        assert set(network.drawing.nodes) == {network.organisation.pk, first.pk}


def test_one_organisation_meets_in_its_neighbourhood_whom_it_meets_in_the_network():
    making.programme()
    sit("ilo")
    sit("iom")
    sit("unfpa")
    told.support(giver="unfpa", receiver="iom", words="Tents")
    whole = pairs()
    for key in KEYS:
        found = insight.neighbourhood(key, ON)
        assert {
            tuple(sorted((key, each.organisation.key))): dict(each.kinds) for each in found.partners
        } == {pair: kinds for pair, kinds in whole.items() if key in pair}
    shared = [each.shared for each in insight.neighbourhood("unfpa", ON).partners]
    assert [[(s.kind, s.title) for s in each] for each in shared] == [
        [("body", "Hill Committee"), ("support", "Tents")],
        [("body", "Hill Committee")],
    ]
    assert insight.neighbourhood("nobody", ON) is None
    assert insight.works_most_with("nobody", ON) == ()


def test_a_large_body_pairs_nobody_and_is_named():
    for number in range(61):
        key = f"member-{number:02}"
        names = [Name(f"Member {number:02}")]
        partners.register_organisation(key=key, kind="civil-society", names=names, **BY)
        sit(key)
    network = insight.network(ON)
    assert network.large == (("body", making.COMMITTEE, "Hill Committee", 61),)
    assert {(r.measure.partners, r.measure.large, r.most) for r in network.rows} == {(0, 1, None)}
    own = insight.neighbourhood("member-07", ON)
    assert (own.partners, own.large) == ((), network.large)


def test_what_was_kept_is_worked_out_anew_once_something_is_written():
    making.programme()
    assert len(insight.network(ON).rows) == 2
    assert insight.network(ON) is insight.network(ON)
    told.support(giver="unfpa")
    assert len(insight.network(ON).rows) == 3


def ask_all(number: int) -> int:
    """How many questions the network and a neighbourhood take with that many of everything."""
    for each in range(number):
        making.programme(f"GHANA-{each + 2}")
        told.agreement(f"lanterns-{each}", title=f"Light {each}")
        told.support(words=f"Lanterns {each}")
        slug = f"network-{each}"
        governance.establish_body(slug=slug, kind="network", names=[(slug, None)], **BY)
        sit("ilo", body=slug)
        sit("iom", body=slug)
        told.work(
            title=f"Film {each}", parties=[WorkMaker("maker", "ilo"), WorkMaker("funder", "iom")]
        )
    with CaptureQueriesContext(connection) as asked:
        assert insight.network(ON).rows[0].measure.ties == 5 * number
        assert insight.neighbourhood("iom", ON).partners[0].ties == 5 * number
    return len(asked)


def test_the_number_of_questions_is_the_same_at_one_and_at_three():
    assert ask_all(1) == ask_all(3)
