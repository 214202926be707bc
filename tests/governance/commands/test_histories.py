"""Any history of seats is answered, day by day, like a naive replay of what was told."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letsema.governance import commands, queries
from letsema.journal import queries as journal
from letsema.values import OPERATOR, When
from tests import making
from tests.replaying import attempt, taken_back
from tests.trying import tries

HOW = {"by": OPERATOR, "at": making.at()}
CITED = {"citing": making.say(), **HOW}
START = date(2020, 1, 1)
SPAN = range(-1, 14)
DAYS = st.integers(0, 11)
KEYS = ("iom", "ilo", "unfpa")
VOTING = ("member", "co-chair", "convenor", "co-convenor")
CHAIRS = ("chair", "co-chair", "convenor", "co-convenor")
WINDOWS = st.none() | st.one_of(
    st.tuples(DAYS, DAYS).map(sorted),  # some day of these
    DAYS.map(lambda day: [day, day]),
    DAYS.map(lambda day: [None, day]),  # by this day
)
ADMITTED = st.tuples(
    st.just("admit"),
    st.sampled_from(("one", "two")),
    st.sampled_from(KEYS),
    st.sampled_from(("member", "chair", "co-chair", "observer")),
    WINDOWS,
    WINDOWS,
)
ENDED = st.tuples(st.just("end"), st.integers(0, 4), WINDOWS.filter(bool))
GONE = st.tuples(st.sampled_from(("withdraw", "withdraw-end")), st.integers(0, 4))
HISTORIES = st.lists(ADMITTED | ADMITTED | ENDED | GONE, min_size=2, max_size=9)


def day(number):
    return START + timedelta(days=number)


def when(window):
    """A window of days as a source would tell it."""
    if window is None:
        return None
    first, last = window
    if first is None:
        return When.by(day(last))
    return When.on(day(first)) if first == last else When("not-before", day(first), day(last))


def meant(window, never):
    """Every day a window may mean, some of them long before the history; None is unknown."""
    if window is None:
        return never
    first, last = window
    return range(-9 if first is None else first, last + 1)


def standing(seat, at):
    """Whether a seat was held at the end of a day, by trying out all that its dates may mean."""
    begun = [begin <= at for begin in meant(seat["since"], (-9, 99))]
    over = [end <= at for end in meant(seat["until"], (99,))]
    held = {b and not o for b in begun for o in over}
    return "certain" if held == {True} else "possible" if True in held else "no"


def counts(seat, at):
    """Whether it counts: from the last day its beginning may be until the last of its end."""
    begun = seat["since"] is None or seat["since"][1] <= at
    return begun and not (seat["until"] and seat["until"][1] <= at)


def in_order(since, until):
    return not (since and until and since[0] is not None and until[1] < since[0])


def replay(history):
    """Do each act on the record, and the same on a plain list: seats by their number."""
    told = {}
    for act, *rest in history:
        if act == "admit":
            body, key, role, since, until = rest
            same = {"body": body, "key": key, "role": role, "since": since}
            number = attempt(
                commands.admit_member,
                body=body,
                organisation=key,
                role=role,
                since=when(since),
                until=when(until),
                **CITED,
            )
            assert bool(number) == in_order(since, until)
            if number and number not in told:
                assert same not in [{k: seat[k] for k in same} for seat in told.values()]
                told[number] = {**same, "until": until}
            continue
        position, *end = rest
        if position >= len(told):
            continue
        number = list(told)[position]
        seat = told[number]
        if act == "end":
            fits = seat["until"] in (None, end[0]) and in_order(seat["since"], end[0])
            how = {"until": when(end[0]), **CITED}
            assert bool(attempt(commands.end_membership, number=number, **how)) == fits
            seat["until"] = end[0] if fits else seat["until"]
        elif act == "withdraw":
            assert attempt(commands.withdraw_member, number=number, why="w", **HOW)
            del told[number]
        else:
            done = attempt(commands.withdraw_end, number=number, why="w", **HOW)
            assert bool(done) == (seat["until"] is not None)
            seat["until"] = None
    return told


def as_at(told):
    """Ask every question there is of a day, on every day, and compare."""
    for at in SPAN:
        for body in ("one", "two"):
            of = {number: seat for number, seat in told.items() if seat["body"] == body}
            how = {number: standing(seat, at) for number, seat in of.items()}
            sat = {h.member.number: h.certain for h in queries.who_sat(body, day(at))}
            assert sat == {n: told == "certain" for n, told in how.items() if told != "no"}
            chaired = {h.member.number for h in queries.who_chaired(body, day(at))}
            assert chaired == {number for number in sat if of[number]["role"] in CHAIRS}
            seats = [seat.number for seat in queries.seats_on(body, day(at))]
            voting = [n for n, seat in sorted(of.items()) if seat["role"] in VOTING]
            assert seats == [n for n in voting if counts(of[n], at)]
    for key in KEYS:
        found = {m.number: body for body, _, m in queries.bodies_of_organisation(key)}
        assert found == {n: seat["body"] for n, seat in told.items() if seat["key"] == key}


@pytest.mark.django_db
def test_who_sat_on_a_day_is_what_a_replay_of_any_history_of_seats_gives():
    making.world()
    for slug in ("one", "two"):
        commands.establish_body(slug=slug, kind="network", names=[(slug, None)], **HOW)

    @settings(max_examples=tries(12))
    @given(HISTORIES)
    def holds(history):
        with taken_back():
            as_at(replay(history))
            assert list(journal.breaches()) == []

    holds()
