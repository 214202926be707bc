"""Whole or not at all: any row wrong, and not a row of the record is another than before."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from letsema.documents import queries as documents
from letsema.doors.intake import workbook
from letsema.governance import queries as governance
from letsema.journal import queries as journal
from letsema.press.workbooks import open_book, template
from letsema.values import OPERATOR, Actor, Grant, When
from tests import making
from tests.making import at
from tests.trying import tries
from tests.world import everything

pytestmark = pytest.mark.django_db
FORM = workbook.KINDS["memberships"].form


@pytest.fixture(autouse=True)
def _world(settings, tmp_path):
    settings.HOME = tmp_path / "files"
    making.world()


def load(rows, kind="memberships", **how):
    content = template(workbook.KINDS[kind].form, rows)
    how = {"filename": "told.xlsx", "by": OPERATOR, "at": at(), **how}
    return workbook.load(workbook.read(content), content=content, **how)


def member(**more):
    told = {"body": making.COMMITTEE, "organisation": "ilo", "role": "member"}
    return {**told, "since": When.parse("2020"), **more}


def test_the_workbook_is_the_source_where_no_other_is_named():
    outcome = load([member(place="row two"), member(organisation="iom", source=making.PAGE)])
    assert outcome.taken
    first, second = governance.body(making.COMMITTEE).members
    source = documents.sources_by_pk([first.source])[first.source]
    assert (source.title, source.kind, source.learned_on) == (
        "told.xlsx",
        "fund-document",
        at().date(),
    )
    assert documents.is_kept(source.sha256)
    assert first.place == "row two"
    assert documents.sources_by_pk([second.source])[second.source].key == making.PAGE


def test_no_source_is_made_where_every_row_names_one():
    before = {source.key for source in documents.sources()}
    assert load([member(source=making.PAGE)]).taken
    assert {source.key for source in documents.sources()} == before


def test_the_same_row_twice_is_entered_once():
    outcome = load([member(), member()])
    assert (outcome.total("new"), outcome.total("same")) == (1, 1)
    assert len(governance.body(making.COMMITTEE).members) == 1


def test_rows_that_contradict_each_other_are_told():
    until = {"until": When.parse("2021")}, {"until": When.parse("2022")}
    outcome = load([member(**until[0]), member(**until[1])])
    (fault,) = outcome.faults
    assert (fault.row, fault.heading, fault.value) == (3, "Until", "2022")
    assert not outcome.taken


def test_who_may_not_is_told_once_and_nothing_is_taken():
    before = everything()
    theirs = Actor("p1", grants=frozenset({Grant("reader")}))
    outcome = load([member(), member(organisation="iom")], by=theirs)
    assert [fault.refusal.code for fault in outcome.faults] == ["not-yours"]
    assert everything() == before


def test_a_source_nobody_registered_is_told_at_its_cell():
    (fault,) = load([member(source="a-dream")]).faults
    assert (fault.heading, fault.cell) == ("Source", "K2")


def test_progress_is_told_to_the_end():
    seen = []
    load([member(), member(organisation="iom")], progress=lambda *told: seen.append(told))
    assert seen == [(1, 2), (2, 2)]


def test_a_marked_copy_can_be_loaded_once_it_is_put_right():
    content = template(FORM, [member()])
    told = workbook.read(content)
    copy = workbook.marked_copy(told, ())
    again = workbook.read(copy)
    assert open_book(copy)[0].name == "What to put right"
    outcome = workbook.load(
        again, content=copy, filename="a.xlsx", by=OPERATOR, at=at(), dry_run=True
    )
    assert (outcome.wrong, outcome.total("new")) == (False, 1)


good = some.builds(
    member,
    organisation=some.sampled_from(["iom", "ilo", "unfpa"]),
    role=some.sampled_from(["member", "chair", "observer"]),
    since=some.sampled_from([None, When.parse("2019"), When.parse("2020-06")]),
    seat=some.sampled_from(["", "UN 1"]),
)
bad = some.sampled_from(
    [
        (member(organisation="nobody"), "Organisation"),
        (member(body="nowhere"), "Body"),
        (member(source="a-dream"), "Source"),
        (member(role="alternate", alternate_for="Mars 1"), "Stands in for"),
        (member(since=When.parse("2021"), until=When.parse("2019")), "Until"),
    ]
)


@settings(max_examples=tries(25), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(some.lists(good, max_size=5), some.lists(bad, min_size=1, max_size=4))
def test_nothing_is_written_on_any_error_and_each_is_told_once(sound, wrong):
    before, head = everything(), journal.head()
    rows = [*sound, *(row for row, _heading in wrong)]
    outcome = load(rows)
    assert not outcome.taken
    told = [(fault.row, fault.heading) for fault in outcome.faults]
    assert told == [(len(sound) + 2 + i, heading) for i, (_row, heading) in enumerate(wrong)]
    assert outcome.total("wrong") == len(wrong)
    assert (everything(), journal.head()) == (before, head)
