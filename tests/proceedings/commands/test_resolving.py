"""Drafts: numbers, one standing resolution per item, amended and struck until the closing."""

from __future__ import annotations

from datetime import date

import pytest

from letsema.journal import queries as journal
from letsema.proceedings import commands, queries
from letsema.proceedings.rules import terms as t
from tests import making
from tests.proceedings import holding as h

pytestmark = pytest.mark.django_db


@pytest.fixture
def seats():
    making.world()
    return making.committee()


def test_numbers_run_within_the_meeting_and_a_struck_one_is_not_used_again(seats):
    number = h.meeting()
    items = [h.listed(number, h.note(name)) for name in ("A", "B", "C")]
    told = [h.resolve(number, each, "approve") for each in items[:2]]
    commands.strike_resolution(number=told[1], why="Too soon.", **h.HOW)
    told += [h.resolve(number, items[1:], "defer", t.Deferral("Late."))]
    assert told == ["SC-01/2021-01", "SC-01/2021-02", "SC-01/2021-03"]
    assert not queries.resolution(told[1]).standing
    assert queries.resolution(told[2]).items == tuple(items[1:])


def test_an_item_has_one_standing_resolution(seats):
    number = h.meeting()
    item = h.listed(number, h.note())
    h.resolve(number, item, "approve")
    assert "SC-01/2021-01" in h.words(h.resolve, number, item, "solicit")


def test_a_draft_is_amended_and_keeps_its_number(seats):
    number = h.meeting()
    items = [h.listed(number, h.note(name)) for name in ("A", "B")]
    told = h.resolve(number, items, "approve")
    how = {"number": told, **h.HOW}
    commands.amend_resolution(act="defer", terms=t.Deferral("Late."), items=items[:1], **how)
    draft = queries.resolution(told)
    assert (draft.act, draft.terms, draft.items) == ("defer", t.Deferral("Late."), (items[0],))
    assert h.resolve(number, items[1], "approve") == "SC-01/2021-02"
    told = h.codes(commands.amend_resolution, items=items, **how)
    assert told == ["resolved"]
    assert h.codes(commands.amend_resolution, act="allocate", **how) == ["terms"]
    assert list(journal.breaches()) == []


@pytest.mark.parametrize(
    ("act", "terms", "code"),
    [
        ("approve", t.Deferral("w"), "terms"),
        ("poem", None, "unknown-act"),
        ("allocate", t.Shares((h.share(),)), "not-this-kind"),
        ("defer", t.Deferral("w", "SC-44"), "no-later-meeting"),
        ("approve-below-request", t.Amount(making.money(2_000_000)), "not-below"),
        ("return", t.Return(date(2021, 9, 1), "Towns."), "too-early"),
    ],
)
def test_what_cannot_be_resolved_of_a_note_is_refused(seats, act, terms, code):
    number = h.meeting()
    item = h.listed(number, h.note())
    assert h.codes(h.resolve, number, item, act, terms) == [code]


def test_a_submitted_note_is_deferred_but_not_decided(seats):
    number = h.meeting()
    item = h.listed(number, h.note(stage="submitted"))
    assert h.codes(h.resolve, number, item, "approve") == ["not-this-stage"]
    assert h.codes(h.resolve, number, item, "defer", t.Deferral("Not reviewed.")) == []


def test_terms_of_one_programme_are_not_decided_of_two(seats):
    number = h.meeting()
    items = [h.listed(number, h.document(name), "document") for name in ("A", "B")]
    assert "one-item" in h.codes(h.resolve, number, items, "allocate", t.Shares((h.share(),)))


def test_an_objection_hinders_all_but_deferring_and_returning(seats):
    number = h.meeting()
    item = h.listed(number, h.note())
    told = {"item": item, "member": seats["Donors 1"], "words": "No towns.", **h.HOW}
    commands.take_position(stand="object", **told)
    assert "Norway" in h.words(h.resolve, number, item, "approve")
    assert h.codes(h.resolve, number, item, "return", t.Return(date(2021, 11, 1), "Towns.")) == []


def test_nobody_resolves_without_words_or_items(seats):
    number = h.meeting()
    item = h.listed(number, h.note())
    assert h.codes(h.resolve, number, item, "approve", words=" ") == ["empty"]
    assert h.codes(h.resolve, number, [], "approve") == ["no-items"]
    assert h.codes(h.resolve, number, 9999, "approve") == ["unknown-item"]
    assert h.codes(h.resolve, "SC-99", item, "approve") == ["unknown-meeting"]
