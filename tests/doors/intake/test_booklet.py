"""Taking a booklet in: the plan, the refusals, and what is written."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from letsema.documents import queries as documents
from letsema.doors.intake import booklet
from letsema.governance import queries as governance
from letsema.programmes import queries
from letsema.values import OPERATOR, Refused
from tests.doors.cli.paper import FOUR, MALI, PERU, TOGO, Page
from tests.doors.cli.paper import booklet as paper

DAY, LATER = date(2023, 5, 31), date(2023, 11, 30)
AT = datetime(2023, 6, 1, 12, tzinfo=UTC)


def plan(*pages, fund="water", on=DAY, told=None, **words):
    content = paper(*pages, **words)
    return booklet.plan_load(booklet.read(content, "b.txt"), fund=fund, on=on, told=told)


def load(*pages, on=DAY, at=AT, filename="b.txt", told=None, **how):
    return booklet.load(
        plan(*pages, on=on, told=told),
        content=paper(*pages),
        filename=filename,
        by=OPERATOR,
        at=at,
        **how,
    )


def verdicts(told):
    return [(item.reference, item.verdict, item.fields) for item in told.items]


def test_a_plan_tells_every_entry_and_why(db):
    told = plan(*FOUR)
    assert [item.reference for item in told.items] == ["MALI-1", "TOGO-1", "PERU-2", "KENYA"]
    assert told.as_json()["counts"] == {"new": 4, "same": 0, "changed": 0, "unsure": 0}
    assert (told.new_fund, told.no_longer_listed) == (True, ())
    load(*FOUR)
    told = plan(MALI, TOGO.but(months="30", title="A trade to carry"), on=LATER)
    assert verdicts(told) == [
        ("MALI-1", "same", ()),
        ("TOGO-1", "changed", ("title", "duration_months")),
    ]
    assert told.no_longer_listed == ("PERU-2", "KENYA")
    assert "same summary" in told.items[1].reasons


def test_two_new_entries_of_one_country_and_area_have_references_of_their_own(db):
    other = MALI.but(title="Herders", summary="Herds cross the river in the dry season.")
    told = plan(MALI, other.but(amount="9", partners="Herders"), TOGO)
    assert [item.reference for item in told.items] == ["MALI-1", "MALI-1-B", "TOGO-1"]


def test_an_organisation_in_another_order_is_no_change(db):
    load(MALI.but(organisations="IOM; UNDP"))
    assert verdicts(plan(MALI.but(organisations="UNDP; IOM"), on=LATER)) == [("MALI-1", "same", ())]
    told = plan(MALI.but(organisations="UNDP; ILO"), on=LATER)
    assert verdicts(told) == [("MALI-1", "changed", ("participants",))]


def test_what_a_later_booklet_leaves_out_changes_nothing(db):
    load(MALI.but(organisations="IOM; UNDP"))
    assert verdicts(plan(MALI.but(title=None), on=LATER)) == [("MALI-1", "same", ())]


def test_spaces_and_capitals_are_no_change(db):
    load(MALI)
    assert verdicts(plan(MALI.but(title="COUNTING  with Care in mali"), on=LATER))[0][1] == "same"


def test_a_booklet_of_an_earlier_day_is_taken_in_as_the_state_of_that_day(db):
    load(*FOUR, on=LATER)
    early = PERU.but(status="concept-note-approved", title="Guides")
    told = plan(MALI, TOGO, early, on=DAY)
    assert [item.verdict for item in told.items] == ["changed"] * 3
    load(MALI, TOGO, early, on=DAY)
    states = [queries.pipeline_as_at("water", day).entries for day in (DAY, LATER)]
    statuses = [{e.reference: e.status for e in entries}["PERU-2"] for entries in states]
    assert statuses == ["concept-note-approved", "document-submitted"]


def test_the_file_is_kept_and_the_source_says_when_it_was_learned(db):
    load(*FOUR, filename="June booklet")
    (source,) = documents.sources()
    assert source.key.startswith("booklet-2023-05-")
    assert (source.publisher, str(source.learned_on)) == ("Wide Water Fund", "2023-06-01")
    assert str(source.published.latest) == "2023-05-31"
    assert documents.file_content(source.sha256) == paper(*FOUR)


def test_progress_is_told_to_the_end(db):
    told = []
    load(*FOUR, progress=lambda done, of: told.append((done, of)))
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_an_unsure_or_faulty_plan_is_refused_as_a_whole(db):
    with pytest.raises(Refused, match=r"entry 1: .*nothing was taken in"):
        load(MALI.but(status=None), TOGO)
    assert governance.funds() == ()
    load(*FOUR)
    with pytest.raises(Refused, match="--match 1=REFERENCE, or --match 1=new") as refused:
        load(MALI.but(title="Other", amount="7", summary="Other.", partners="Other"), on=LATER)
    assert [refusal.code for refusal in refused.value.refusals] == ["unsure"]


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({9: "MALI-1"}, "no-entry"),
        ({1: "MALI-9"}, "unknown-programme"),
        ({1: "MALI-1", 2: "MALI-1"}, "one-programme-twice"),
        ({2: "MALI-1"}, "one-programme-twice"),
    ],
)
def test_an_answer_that_fits_nothing_is_refused(db, told, code):
    load(*FOUR)
    with pytest.raises(Refused) as refused:
        plan(MALI, TOGO, on=LATER, told=told)
    assert refused.value.refusals[0].code == code


def test_a_programme_of_another_fund_is_not_meant(db):
    from letsema.governance import commands
    from letsema.programmes import commands as programmes

    load(*FOUR)
    commands.register_fund(slug="wine", name="Wine", framework="water-areas", by=OPERATOR, at=AT)
    programmes.register_programme(reference="TOGO-9", fund="wine", by=OPERATOR, at=AT)
    assert [item.verdict for item in plan(*FOUR, fund="wine").items] == ["new"] * 4
    with pytest.raises(Refused, match="no programme TOGO-9 in this fund"):
        plan(*FOUR, told={1: "TOGO-9"})


def test_a_reference_of_another_fund_is_never_given_again(db):
    from letsema.governance import commands
    from letsema.programmes import commands as programmes

    load(TOGO)
    commands.register_fund(slug="wine", name="Wine", framework="water-areas", by=OPERATOR, at=AT)
    programmes.register_programme(reference="MALI-1", fund="wine", by=OPERATOR, at=AT)
    load(TOGO, MALI, on=LATER)
    assert queries.programme("MALI-1-B", LATER).fund == "water"


def test_a_known_printed_text_after_a_longer_history_still_counts_once(db):
    load(*FOUR)
    load(*(page.but(months="30") for page in FOUR), on=LATER)
    back = plan(*FOUR, on=date(2024, 5, 31))
    assert {item.fields for item in back.items} == {("duration_months",)}
    load(*FOUR, on=date(2024, 5, 31))
    assert {item.verdict for item in plan(*FOUR, on=date(2024, 5, 31)).items} == {"same"}


def test_a_region_without_its_countries_is_known_again(db):
    pages = (Page("REGIONAL OCEAN", 1, summary="Islands agree on papers for seafarers."), MALI)
    load(*pages)
    assert [item.verdict for item in plan(*pages).items] == ["same", "same"]
