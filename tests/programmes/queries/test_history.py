"""Any history is answered exactly as a plain replay of it answers, as at and known at any day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letsema.programmes import commands, queries
from letsema.programmes.models import Claim, StageRow
from letsema.programmes.rules.stages import section_of, status_of
from letsema.values import OPERATOR, When
from tests import making
from tests.trying import tries

pytestmark = pytest.mark.django_db
START = date(2021, 1, 1)
DAYS = st.integers(0, 40).map(lambda days: START + timedelta(days))
INSTANTS = st.builds(
    lambda day, hour: datetime.combine(day, time(hour), UTC), DAYS, st.sampled_from([0, 12, 23])
)
WHENS = st.one_of(
    DAYS.map(When.on),
    DAYS.map(When.by),
    st.tuples(DAYS, DAYS).map(lambda d: When("not-before", min(d), max(d))),
    st.tuples(DAYS, DAYS).map(lambda d: When("about", min(d), max(d))),
)
STAGES = st.sampled_from(
    [
        ("draft", None), ("concept-note-approved", None), ("document-submitted", None),
        ("signed", None), ("under-implementation", None), ("removed", None),
        (None, "funded"), (None, "document-submitted"),
    ]
)  # fmt: skip
WEIGHTS = {making.BOOKLET: 80, making.PAGE: 60, making.REMARK: 10}


@dataclass(frozen=True)
class Told:
    """One row of a history: a stage or a title, as it was told, learned and withdrawn."""

    says: tuple[str | None, str | None] | str
    when: When
    recorded: datetime
    withdrawn: timedelta | None
    source: str
    stated: bool

    def known(self, known_at: date | None) -> bool:
        gone = self.recorded + self.withdrawn if self.withdrawn is not None else None
        if known_at is None:
            return gone is None
        return self.recorded.date() <= known_at and (gone is None or gone.date() > known_at)


def rows(says):
    return st.lists(
        st.builds(
            Told,
            says=says,
            when=WHENS,
            recorded=INSTANTS,
            withdrawn=st.none() | st.integers(0, 20).map(lambda days: timedelta(days, hours=1)),
            source=st.sampled_from(sorted(WEIGHTS)),
            stated=st.booleans(),
        ),
        max_size=7,
    )


def standing_stage(history, as_at, known_at):
    standing = None
    counting = [row for row in history if row.known(known_at) and row.when.latest <= as_at]
    for row in sorted(counting, key=lambda row: row.when.latest):  # stable: then as recorded
        stage, _ = row.says
        same_label = standing and status_of(*standing.says) == status_of(*row.says)
        if not (same_label and stage in (None, standing.says[0])):
            standing = row
    return standing


def titles_in_order(history, as_at, known_at):
    counting = [
        (row.stated, row.when.latest, WEIGHTS[row.source], number, row.says)
        for number, row in enumerate(history)
        if row.known(known_at) and row.when.latest <= as_at
    ]
    return [title for *_, title in sorted(counting, reverse=True)]


NUMBERS = count(1)


def tell(reference, row, place):
    citing = making.say(row.source, place, stated=row.stated)
    how = {"citing": citing, "when": row.when, "at": row.recorded}
    if isinstance(row.says, str):
        making.state(reference, {"title": row.says}, **how)
        table, withdraw = Claim, commands.withdraw_claim
    else:
        stage, status = row.says
        exit_words = {"reason": "other", "public_words": "Gone."} if stage == "removed" else {}
        assert commands.enter_stage(
            reference=reference, stage=stage, status=status, by=OPERATOR, **exit_words, **how
        )
        table, withdraw = StageRow, commands.withdraw_stage
    if row.withdrawn is not None:
        number = table.objects.latest("pk").pk
        withdraw(number=number, why="Wrong.", by=OPERATOR, at=row.recorded + row.withdrawn)


@pytest.fixture
def _world():
    making.world()


@pytest.mark.usefixtures("_world")
@settings(max_examples=tries(15))
@given(rows(STAGES), rows(st.sampled_from("ABC")), st.data())
def test_a_history_is_answered_as_a_plain_replay_of_it(stages, titles, data):
    reference = f"P-{next(NUMBERS)}"
    commands.register_programme(
        reference=reference, fund=making.FUND, by=OPERATOR, at=making.at("2020-01-01")
    )
    for number, row in enumerate([*stages, *titles]):
        tell(reference, row, f"row {number}")
    moments = st.tuples(DAYS, st.none() | DAYS)
    for as_at, known_at in data.draw(st.lists(moments, min_size=4, max_size=4)):
        view = queries.programme(reference, as_at, known_at)
        standing = standing_stage(stages, as_at, known_at)
        window = any(r.known(known_at) and r.when.uncertain_on(as_at) for r in stages)
        told = view.facts.get("title")
        shown = [told.value, *(other.value for other in told.others)] if told else []
        assert shown == titles_in_order(titles, as_at, known_at)
        assert len(view.stages) == sum(row.known(known_at) for row in stages)
        listed = queries.pipeline_as_at(making.FUND, as_at, known_at)
        mine = [entry for entry in listed.entries if entry.reference == reference]
        if standing is None:
            assert view.entry is None
            assert mine == []
            continue
        entry = view.entry
        assert (entry.stage, entry.status) == (standing.says[0], status_of(*standing.says))
        assert (entry.since, entry.uncertain) == (standing.when, window)
        assert entry.title == (shown[0] if shown else None)
        assert mine == ([entry] if section_of(*standing.says) else [])
