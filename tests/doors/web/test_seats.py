"""Who sat on a body when: how far the drawing reaches, and from when the sources are silent."""

from __future__ import annotations

from datetime import date

from letsema.doors.web import seats
from letsema.governance.queries import MemberView
from letsema.partners.queries import OrganisationView
from letsema.values import When


def member(since: str | None, until: str | None = None, role: str = "member") -> MemberView:
    organisation = OrganisationView(1, "org", "un-organisation", "", ())
    begun = When.parse(since) if since else None
    ended = When.parse(until) if until else None
    return MemberView(organisation, role, begun, ended, 1, "somewhere", True)


def test_the_drawing_ends_with_the_last_year_of_which_something_is_told():
    chart = seats.drawn([member("2003-04"), member("2013-07", "2014-12-31", "chair")])
    assert chart is not None
    assert chart.years[0][0] == 2003
    assert chart.years[-1][0] <= 2014


def test_without_any_date_there_is_no_drawing():
    assert seats.drawn([member(None)]) is None


def test_sources_are_silent_from_the_last_day_they_tell_of():
    told = [member("2003-04"), member("2014-01-01", "2014-12-31", "chair")]
    assert seats.silent_since(told, date(2026, 1, 1)) == date(2014, 12, 31)
    assert seats.silent_since(told, date(2015, 6, 1)) is None
    assert seats.silent_since([member(None)], date(2026, 1, 1)) is None
