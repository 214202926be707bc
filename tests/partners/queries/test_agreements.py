"""Agreements as they are read: state on a day, who sees what, what comes due."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from letsema.partners import commands, queries
from letsema.partners.models import Agreement
from letsema.partners.rules.agreements import Party
from letsema.values import OPERATOR, When
from tests import making
from tests.partners import agreements_told as t

pytestmark = pytest.mark.django_db
BY = {"by": OPERATOR, "at": making.at()}


@pytest.fixture(autouse=True)
def _world(settings, tmp_path):
    settings.HOME = tmp_path / "files"
    making.world()


def keys(**asked) -> list[str]:
    return [each.key for each in queries.agreements(**asked)]


def test_an_agreement_is_read_as_it_was_told():
    parties = [*t.TWO, Party(country="SOM", role="host", words="Its ministry")]
    t.agreement(kind="trilateral", parties=parties, countries=["SOM", "KEN"], goals=["B", "A"])
    told = queries.agreement(t.KEY)
    assert [(p.organisation and p.organisation.key, p.country, p.role) for p in told.parties] == [
        ("iom", "", "party"),
        ("ilo", "", "donor"),
        (None, "SOM", "host"),
    ]
    assert (told.countries, told.goals) == (("KEN", "SOM"), ("B", "A"))
    assert (told.signed, told.starts) == (When.parse("2012"), None)
    assert (told.until, told.place, told.stated) == (When.parse("2022-06-30"), "p. 1", True)


def test_the_state_on_a_day_follows_what_befell_it_in_whatever_order_it_was_told():
    t.agreement()
    t.event("renewed", "2023-01-01", until=When.parse("2026-01-01"))
    mistaken = t.event("terminated", "2024-01-01")
    t.event("amended", "2022-01-01", until=When.parse("2022-12-01"))
    commands.withdraw_agreement_event(number=mistaken, why="it was not", **BY)
    told = queries.agreement(t.KEY)
    states = {
        "2012-12-30": "unsigned",
        "2012-12-31": "in-force",
        "2021-12-31": "in-force",
        "2022-11-30": "ending",
        "2022-12-01": "expired",
        "2023-01-01": "in-force",
        "2026-01-01": "expired",
    }
    assert {day: told.state_on(date.fromisoformat(day)) for day in states} == states
    assert [each.kind for each in told.changes] == ["amended", "renewed"]
    assert told.end_on(date(2022, 6, 1)) == When.parse("2022-12-01")


def test_agreements_are_found_by_party_country_and_state():
    t.agreement("a", countries=["SOM"])
    t.agreement("b", parties=[Party("unfpa"), Party(country="KEN")])
    t.agreement("c", until=None)
    assert keys(organisation="ilo") == ["a", "c"]
    assert keys(organisation="unfpa", country="KEN") == ["b"]
    assert (keys(country="SOM"), keys(country="GHA"), keys(organisation="nobody")) == (
        ["a"],
        [],
        [],
    )
    assert keys(state="unknown", on=date(2020, 1, 1)) == ["c"]
    assert keys(state="expired", on=date(2022, 6, 30)) == ["a", "b"]
    with pytest.raises(ValueError, match="name it"):
        queries.agreements(state="expired")


def test_a_merge_loses_no_agreement_of_either():
    t.agreement("a")
    t.agreement("b", parties=[Party("unfpa"), Party("iom", role="donor")])
    commands.merge_organisations(key="unfpa", into="ilo", why="the same", **BY)
    assert keys(organisation="ilo") == keys(organisation="unfpa") == ["a", "b"]
    assert queries.agreement("b").parties[0].organisation.key == "ilo"
    commands.unmerge_organisation(key="unfpa", why="not the same", **BY)
    assert (keys(organisation="ilo"), keys(organisation="unfpa")) == (["a"], ["b"])


def test_what_is_internal_is_read_by_those_who_may_only():
    t.agreement(internal=True)
    commands.attach_to_agreement(key=t.KEY, content=b"text", filename="a.txt", **BY)
    t.review()
    pk = Agreement.objects.get().pk
    (file,) = queries.agreement(t.KEY, public_only=False).files
    later = {"by": date(2030, 1, 1), "on": making.DAY}
    for public_only, seen in ((True, 0), (False, 1)):
        asked = {"public_only": public_only}
        assert len(queries.agreements(**asked)) == seen
        assert len(queries.agreements_by_pk([pk], **asked)) == seen
        assert len(queries.agreements_of_file(file.sha256, **asked)) == seen
        assert len(queries.agreements_ending(**later, **asked)) == seen
        assert len(queries.reviews_due(by=later["by"], **asked)) == seen
    assert queries.agreement(t.KEY) is None


def test_findings_that_are_internal_are_not_told_to_everybody():
    t.agreement()
    told = {"number": t.review(), "held_on": making.DAY, "findings": "It limps."}
    commands.hold_review(**told, internal=True, **BY)
    t.review(date(2022, 1, 1), internal=True)
    (public,) = queries.agreement(t.KEY).reviews
    assert (public.held_on, public.findings) == (making.DAY, "")
    ours = queries.agreement(t.KEY, public_only=False).reviews
    assert [each.findings for each in ours] == ["It limps.", ""]


def test_reviews_come_due_until_they_are_held():
    t.agreement()
    first, second = t.review(), t.review(date(2021, 9, 1))
    gone = t.review(date(2021, 1, 1))
    commands.withdraw_review(number=gone, why="not agreed", **BY)
    assert [r.number for r in queries.reviews_due(by=date(2021, 6, 29))] == []
    assert [r.number for r in queries.reviews_due(by=date(2021, 9, 1))] == [first, second]
    commands.hold_review(number=first, held_on=making.DAY, findings="It holds.", **BY)
    (left,) = queries.reviews_due(by=date(2021, 9, 1))
    assert (left.number, left.agreement, left.title) == (second, t.KEY, "Light in the settlements")


def test_agreements_that_end_soon_are_told_the_soonest_first():
    t.agreement("late", until=When.parse("2022-08-01"))
    t.agreement("soon", until=When.parse("2022-07-01"))
    t.agreement("never", until=None)
    t.agreement("over", until=When.parse("2022-01-01"))
    t.agreement("renewed", until=When.parse("2022-07-01"))
    t.event(key="renewed", on="2022-05-01", until=When.parse("2025-01-01"))
    ending = queries.agreements_ending(by=date(2022, 8, 1), on=date(2022, 6, 1))
    assert [each.key for each in ending] == ["soon", "late"]


def test_what_points_at_an_agreement_entered_anew_finds_the_one_that_stands():
    t.agreement()
    old = Agreement.objects.get().pk
    commands.withdraw_agreement(key=t.KEY, why="another title", **BY)
    assert (queries.agreement(t.KEY), queries.agreements_by_pk([old])) == (None, {})
    t.agreement(title="As it should be")
    assert queries.agreements_by_pk([old])[old].title == "As it should be"
    assert queries.agreement_keys([t.KEY, "nothing"]) == {t.KEY: queries.agreement(t.KEY).pk}


def test_a_file_is_found_with_its_agreement_or_its_amendment():
    t.agreement()
    told = {"content": b"text", "filename": "a.txt"}
    number = commands.attach_to_agreement(key=t.KEY, title="The text", **told, **BY)
    (file,) = queries.agreement(t.KEY).files
    assert (file.name, file.title) == ("a.txt", "The text")
    found = queries.agreements_of_file
    assert [each.key for each in found(file.sha256)] == [t.KEY]
    commands.withdraw_agreement_file(number=number, why="another one's", **BY)
    assert found(file.sha256) == ()
    t.event("amended", **told)
    assert [each.key for each in found(file.sha256)] == [t.KEY]


def test_a_list_of_agreements_takes_the_same_number_of_questions_at_any_length():
    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as told:
            queries.agreements(organisation="iom", country="SOM")
        return len(told)

    def grow(key: str) -> None:
        t.agreement(key, countries=["SOM"], goals=["Light"])
        t.event(key=key)
        t.review(key=key)
        commands.attach_to_agreement(key=key, content=b"text", filename="a.txt", **BY)

    grow("a")
    one = asked()
    grow("b")
    grow("c")
    assert asked() == one
