"""Correcting an earlier decision: the new one cites it, what rested on it is taken back."""

from __future__ import annotations

from datetime import date

import pytest

from letsema.governance import commands as governing
from letsema.governance import queries as governance
from letsema.journal import queries as journal
from letsema.money import queries as money
from letsema.proceedings.rules import terms as t
from letsema.proceedings.rules.acts import Correction
from letsema.programmes import queries as programmes
from letsema.values import When
from tests import making
from tests.proceedings import holding as h

pytestmark = pytest.mark.django_db
THEN = date(2021, 12, 1)
HOW = {"by": h.OPERATOR, "at": making.at("2021-12-01")}


@pytest.fixture
def seats():
    making.world()
    return making.committee()


def decided(seats, kind, reference, act, terms=None):
    """One decision of a first meeting; its number."""
    number = h.meeting()
    if kind == "request":
        item = h.asked(number, act, reference, terms=terms)
    else:
        item = h.listed(number, reference, kind)
    h.opened(number, seats)
    h.resolve(number, item, act, terms)
    return h.close(number)[0]


def sitting(seats, reference, terms, label="Second"):
    """A second meeting that corrects; (meeting, item)."""
    number = h.meeting(label, THEN)
    item = h.asked(number, "correct", reference)
    for member in seats.values():
        governing.record_attendance(meeting=number, member=member, how="present", **HOW)
    h.opened(number)
    return number, item


def corrected(seats, reference, terms):
    number, item = sitting(seats, reference, terms)
    h.resolve(number, item, "correct", terms, **HOW)
    return h.close(number, **HOW)[0]


def test_a_removal_that_was_never_decided_is_taken_back(seats):
    terms = t.Removal("other", "Removed.", "")
    wrong = decided(seats, "request", h.document(), "remove", terms)
    assert h.stage_of("TOGO-2") == "removed"
    right = corrected(seats, "TOGO-2", Correction(wrong))
    assert h.stage_of("TOGO-2") == "document-submitted"
    assert governance.decision(right).corrects == wrong
    assert governance.decision(wrong).corrected_by == (right,)
    known = programmes.programme("TOGO-2", THEN, date(2021, 10, 1))
    assert known.entry.stage == "removed"
    assert list(journal.breaches()) == []


def test_the_right_act_counts_from_the_day_of_the_earlier_decision(seats):
    wrong = decided(seats, "note", h.note(), "decline", t.Decline("No."))
    asked = t.Conditions((t.ConditionTerms("Name the towns.", owner_words="The team"),))
    right = corrected(seats, "GHANA-2", Correction(wrong, "approve-with-conditions", asked))
    assert h.stage_of("GHANA-2", h.DAY) == "concept-note-approved"
    assert not governance.decision(right).internal
    assert governance.decision(wrong).internal
    (condition,) = programmes.conditions("GHANA-2")
    assert condition.decision == right


def test_shares_wrongly_recorded_are_allocated_anew(seats):
    shares = t.Shares((h.share("iom", 1_000_000),))
    wrong = decided(seats, "document", h.document(), "allocate", shares)
    right = corrected(
        seats, "TOGO-2", Correction(wrong, "allocate", t.Shares((h.share("iom", 100_000),)))
    )
    (given,) = money.allocations("TOGO-2")
    assert (given.decision, given.amount.amount, given.on) == (right, 100_000, h.DAY)
    assert len(money.allocations("TOGO-2", known_at=date(2021, 10, 1))) == 1
    assert h.stage_of("TOGO-2") == "document-approved"


def test_an_end_wrongly_recorded_is_extended_anew(seats):
    wrong = decided(seats, "request", h.running(), "extend", t.Extension(date(2024, 12, 31)))
    corrected(seats, "MALI-2", Correction(wrong, "extend", t.Extension(date(2023, 12, 31))))
    assert h.value("MALI-2", "ends") == When.parse("2023-12-31")
    assert h.value("MALI-2", "ends_original") == When.parse("2022-12-31")


def test_what_later_rests_on_top_is_named_and_corrected_first(seats):
    wrong = decided(seats, "note", h.note(), "approve")
    number = h.meeting("Between", date(2021, 10, 1))
    how = {"by": h.OPERATOR, "at": making.at("2021-10-01")}
    item = h.asked(number, "solicit", "GHANA-2")
    for member in seats.values():
        governing.record_attendance(meeting=number, member=member, how="present", **how)
    h.opened(number)
    h.resolve(number, item, "solicit", **how)
    (later,) = h.close(number, **how)
    meeting, item = sitting(seats, "GHANA-2", None)
    told = h.words(h.resolve, meeting, item, "correct", Correction(wrong), **HOW)
    assert later in told


@pytest.mark.parametrize(
    ("terms", "code"),
    [
        (Correction("SC-09/2021-01"), "unknown-decision"),
        (Correction("D1"), "other-subject"),
        (Correction("SC-01/2021-01", "approve", t.Decline("No.")), "terms"),
        (Correction("SC-01/2021-01", "allocate", t.Shares((h.share(),))), "not-this-stage"),
        (Correction("SC-01/2021-01", "defer", t.Deferral("w")), "right-act"),
    ],
)
def test_a_correction_that_cannot_be_is_refused(seats, terms, code):
    decided(seats, "note", h.note(), "approve")
    making.decide("D1")
    number, item = sitting(seats, "GHANA-2", terms)
    assert h.codes(h.resolve, number, item, "correct", terms, **HOW) == [code]


def test_a_decision_is_corrected_once(seats):
    wrong = decided(seats, "request", h.document(), "remove", t.Removal("other", "Gone."))
    right = corrected(seats, "TOGO-2", Correction(wrong))
    number, item = sitting(seats, "TOGO-2", None, "Third")
    told = h.words(h.resolve, number, item, "correct", Correction(wrong), **HOW)
    assert right in told
