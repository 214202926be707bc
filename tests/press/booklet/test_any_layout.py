"""Booklets composed at random, in all layouts, read back as they were written."""

from decimal import Decimal

from hypothesis import HealthCheck, given, settings

from letsema.press.booklet import read_booklet
from tests.press.booklet.composing import NAMES, Booklet, booklets
from tests.trying import tries


@given(booklets())
@settings(max_examples=tries(60), deadline=None, suppress_health_check=list(HealthCheck))
def test_a_booklet_in_any_layout_reads_back_as_written(booklet: Booklet):
    reading = read_booklet(booklet.text.encode(), NAMES)
    assert len(reading.entries) == len(booklet.entries)
    assert [(area.number, area.name) for area in reading.thematic_areas] == booklet.areas
    assert reading.foreword == booklet.foreword
    assert reading.edition.as_json() == {
        "fund": "Wide Water Fund",
        "label": "May 2023",
        "month": "2023-05",
    }
    for entry, written in zip(reading.entries, booklet.entries, strict=True):
        assert entry.heading == written.heading
        assert entry.countries == written.countries
        assert entry.region == written.region
        assert entry.section == written.section
        assert entry.thematic_area == written.area
        assert entry.title == written.title
        assert (entry.budget and entry.budget.amount) == (
            written.amount and Decimal(written.amount)
        )
        assert (entry.budget is None) or entry.budget.currency == written.currency
        assert entry.duration_months == written.months
        assert entry.status == written.status
        assert entry.participants == written.participants
        assert entry.sdgs == written.sdgs
        assert entry.key_partners == written.partners
        assert entry.summary == written.summary
    assert not [fault for fault in reading.faults if fault.severity == "error"]


@given(booklets())
@settings(max_examples=tries(25), deadline=None, suppress_health_check=list(HealthCheck))
def test_every_field_that_is_null_has_a_fault(booklet: Booklet):
    reading = read_booklet(booklet.text.encode(), NAMES)
    told = {(fault.entry, fault.field) for fault in reading.faults}
    for entry in reading.entries:
        shape = entry.as_json()
        for name in ("title", "participants", "sdgs", "key_partners", "budget", "duration_months"):
            assert (shape[name] is None) == ((entry.position, name) in told)
