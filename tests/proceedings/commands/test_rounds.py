"""A no-objection round: silence consents, one objection sends the item to a meeting."""

from __future__ import annotations

from datetime import date

import pytest

from letsema.governance import queries as governance
from letsema.proceedings import commands, queries
from letsema.proceedings.models import Item, Resolution
from tests import making
from tests.proceedings import holding as h

pytestmark = pytest.mark.django_db
AFTER = {"by": h.OPERATOR, "at": making.at("2021-09-30")}
ON_THE_DAY = {"by": h.OPERATOR, "at": making.at("2021-09-29")}


@pytest.fixture
def seats():
    making.world()
    return making.committee()


def sent_out(*names: str, slate: bool = False) -> tuple[str, list[int]]:
    """A round that is out, each note proposed for approval."""
    number = h.round_of()
    items = [h.listed(number, h.note(name)) for name in names]
    for proposed in [items] if slate else items:
        h.resolve(number, proposed, "approve")
    commands.open_sitting(meeting=number, **h.HOW)
    return number, items


def objects(item: int, member: int, **how):
    told = {"item": item, "member": member, "stand": "object", "words": "No towns.", **h.HOW}
    return h.codes(commands.take_position, **{**told, **how})


def test_a_round_gets_ten_working_days_unless_told_otherwise(seats):
    number = h.meeting("A round", procedure="no-objection")
    assert governance.meeting(number).deadline == date(2021, 9, 29)


def test_silence_consents_once_the_deadline_has_passed(seats):
    number, _ = sent_out("GHANA-2")
    assert h.codes(h.close, number, **ON_THE_DAY) == ["deadline"]
    assert h.close(number, **AFTER) == ("SC-01/2021-01",)
    assert governance.decision("SC-01/2021-01").taken_on == date(2021, 9, 29)
    assert h.stage_of("GHANA-2") == "concept-note-approved"


def test_one_objection_sends_the_item_to_a_meeting_and_the_others_go_through(seats):
    number, items = sent_out("GHANA-2", "TOGO-2")
    assert objects(items[0], seats["Donors 1"]) == []
    assert Item.objects.get(pk=items[0]).state == "sent-to-meeting"
    assert h.close(number, **AFTER) == ("SC-01/2021-02",)
    assert Resolution.objects.get(number="SC-01/2021-01").struck_at
    assert [h.stage_of(name) for name in ("GHANA-2", "TOGO-2")] == [
        "under-review",
        "concept-note-approved",
    ]
    (back,) = queries.ready(making.FUND, date(2021, 12, 1))
    assert (back.programme, back.carried.how) == ("GHANA-2", "sent-to-meeting")


def test_of_a_slate_only_what_is_objected_to_goes_to_a_meeting(seats):
    number, items = sent_out("GHANA-2", "TOGO-2", slate=True)
    objects(items[1], seats["UN 1"])
    assert queries.resolution("SC-01/2021-01").items == (items[0],)
    assert h.close(number, **AFTER) == ("SC-01/2021-01",)
    assert h.stage_of("TOGO-2") == "under-review"


def test_an_objection_is_not_taken_back_once_the_item_is_sent_on(seats):
    _, items = sent_out("GHANA-2")
    objects(items[0], seats["UN 1"])
    assert objects(items[0], seats["UN 1"], stand="agree") == ["item-settled"]


def test_who_is_late_or_early_is_not_heard(seats):
    number = h.round_of()
    item = h.listed(number, h.note())
    assert objects(item, seats["UN 1"]) == ["round-not-out"]
    h.resolve(number, item, "approve")
    commands.open_sitting(meeting=number, **h.HOW)
    assert objects(item, seats["UN 1"], **AFTER) == ["round-not-out"]


def test_what_a_round_proposes_stays_as_it_is_while_it_is_out(seats):
    number, items = sent_out("GHANA-2")
    h.note("TOGO-2")
    assert h.codes(h.listed, number, "TOGO-2") == ["round-out"]
    drafted = {"number": "SC-01/2021-01", **h.HOW}
    assert h.codes(commands.strike_resolution, why="w", **drafted) == ["round-out"]
    assert h.codes(commands.amend_resolution, words="w", **drafted) == ["round-out"]
    assert h.codes(h.resolve, number, items, "approve")[0] == "round-out"


def test_a_round_proposes_something_of_every_item(seats):
    number = h.round_of()
    assert h.codes(commands.open_sitting, meeting=number, **h.HOW) == ["no-items"]
    h.listed(number, h.note())
    assert h.codes(commands.open_sitting, meeting=number, **h.HOW) == ["not-resolved"]


def test_a_round_in_which_everything_is_objected_to_decides_nothing(seats):
    number, items = sent_out("GHANA-2")
    objects(items[0], seats["UN 1"])
    assert h.close(number, **AFTER) == ()
    assert governance.meeting(number).state == "closed"
