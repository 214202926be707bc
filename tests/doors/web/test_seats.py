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


ASKED = date(2013, 9, 1)


def seat(number: int, role: str = "member", **told) -> MemberView:
    since = When.parse(told.pop("since", "2013-01-01"))
    until = When.parse(told.pop("until")) if "until" in told else None
    return MemberView(None, role, since, until, 1, "", True, number=number, **told)


def test_benches_tell_the_chair_first_then_the_groups_then_who_sits_beside():
    members = [
        seat(1, "secretariat", constituency="Unit"),
        seat(2, group="un", constituency="Agencies"),
        seat(3, group="donors", country="NOR"),
        seat(4, "chair", constituency="Chair"),
        seat(5, constituency="Others"),
        seat(6, group="donors", country="GHA", until="2013-08-31"),
    ]
    benches = seats.benches(members, ASKED)
    assert [bench.code for bench in benches] == ["chair", "donors", "un", "members", "beside"]
    assert [one.member.number for bench in benches for one in bench.seated] == [4, 3, 2, 5, 1]


def test_an_alternate_is_told_with_its_seat_while_that_is_filled():
    members = [
        seat(1, country="GHA", until="2013-10-01"),
        seat(2, "alternate", country="TGO", alternate_for=1),
    ]
    (bench,) = seats.benches(members, ASKED)
    assert [one.member.number for one in bench.seated[0].alternates] == [2]
    (bench,) = seats.benches(members, date(2013, 10, 1))
    assert (bench.code, bench.seated[0].member.number) == ("beside", 2)


def test_a_day_inside_a_window_is_told_as_possible():
    members = [
        seat(1, country="GHA", since="2013-09"),
        seat(2, country="TGO", until="2013-09"),
        MemberView(None, "member", None, None, 1, "", True, number=3, country="BEN"),
        seat(4, country="NOR"),
    ]
    (bench,) = seats.benches(members, ASKED)
    assert [one.doubt for one in bench.seated] == ["not-yet", "no-longer", "begin", ""]


def test_rows_of_the_drawing_are_called_by_country_or_seat():
    members = [seat(1, country="GHA"), seat(2, constituency="Many words", seat="Donors 1")]
    chart = seats.drawn(members)
    assert chart is not None
    assert [row.acronym for row in chart.rows] == ["Ghana", "Donors 1"]
