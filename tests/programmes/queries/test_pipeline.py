"""The pipeline as it stood on any day, with totals, and what may have entered by then."""

from datetime import date

import pytest

from letsema.programmes import queries
from letsema.programmes.queries import Selection
from letsema.programmes.rules.facts import CountryPart, ParticipantPart
from letsema.values import When
from tests import making

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _world():
    making.world()


def on(day, known_at=None, **chosen):
    selection = Selection(**chosen) if chosen else None
    known = date.fromisoformat(known_at) if known_at else None
    return queries.pipeline_as_at(making.FUND, date.fromisoformat(day), known, selection)


def listed(pipeline):
    return [entry.reference for entry in pipeline.entries]


@pytest.mark.parametrize(
    ("when", "day", "entries", "uncertain"),
    [
        ("by 2021-06-30", "2021-06-30", ["GHANA-2"], ()),
        ("by 2021-06-30", "2021-06-29", [], ("GHANA-2",)),
        ("by 2021-06-30", "1999-01-01", [], ("GHANA-2",)),
        ("2021-06", "2021-05-31", [], ()),
        ("2021-06", "2021-06-01", [], ("GHANA-2",)),
        ("2021-06", "2021-06-30", ["GHANA-2"], ()),
        ("2021-06-15", "2021-06-14", [], ()),
        ("2021-06-15", "2021-06-15", ["GHANA-2"], ()),
        ("about 2020-12", "2020-12-15", [], ("GHANA-2",)),
        ("2020-01-01/2021-12-31", "2021-06-30", [], ("GHANA-2",)),
    ],
)
def test_a_programme_is_listed_from_the_last_day_of_its_window(when, day, entries, uncertain):
    making.programme("GHANA-2", approved=when)
    pipeline = on(day)
    assert (listed(pipeline), pipeline.uncertain) == (entries, uncertain)


def test_inside_the_window_of_the_next_stage_the_answer_is_marked():
    making.programme("GHANA-2", approved="2021-01-01")
    making.stage("GHANA-2", "document-solicited", "2021-07")
    marked = {day: on(day).entries[0] for day in ("2021-06-30", "2021-07-15", "2021-07-31")}
    assert [(entry.stage, entry.uncertain) for entry in marked.values()] == [
        ("concept-note-approved", False),
        ("concept-note-approved", True),
        ("document-solicited", False),
    ]


def test_what_is_not_yet_known_is_not_told_as_known_then():
    making.programme("GHANA-2", approved=None)
    making.stage("GHANA-2", "concept-note-approved", "2020", at=making.at("2022-05-05"))
    assert listed(on("2021-01-01")) == ["GHANA-2"]
    assert listed(on("2021-01-01", "2022-05-04")) == []
    assert listed(on("2021-01-01", "2022-05-05")) == ["GHANA-2"]
    assert listed(on("2021-01-01", "9999-12-31")) == ["GHANA-2"]


@pytest.mark.parametrize("stage", ["draft", "submitted", "under-review", "returned"])
def test_before_approval_a_programme_is_not_listed_nor_may_it_have_entered(stage):
    making.programme("GHANA-2", approved=None)
    making.stage("GHANA-2", stage, "by 2021-06-30")
    assert (listed(on("2021-06-30")), on("2021-06-01").uncertain) == ([], ())


@pytest.mark.parametrize("stage", ["removed", "declined", "withdrawn"])
def test_an_exit_leaves_the_list(stage):
    making.programme("GHANA-2")
    making.stage("GHANA-2", stage, "2021-09-01", reason="other", public_words="It left.")
    assert listed(on("2021-08-31")) == ["GHANA-2"]
    pipeline = on("2021-09-01")
    assert (listed(pipeline), pipeline.uncertain) == ([], ())
    row = queries.programme("GHANA-2", date(2021, 9, 1)).stages[-1]
    assert (row.reason, row.public_words, row.section) == ("other", "It left.", None)


def test_sections_and_their_totals():
    for number, stage in enumerate(
        ("document-submitted", "document-approved", "signed", "under-implementation",
         "operationally-closed", "financially-closed"),
        start=1,
    ):  # fmt: skip
        reference = making.programme(f"P-{number}", budget=making.money(f"{number}.05"))
        making.stage(reference, stage, "2021-06-30")
    making.programme("P-7", budget=None)
    pipeline = on("2021-06-30")
    assert {s: (t.count, str(t.money.amount)) for s, t in pipeline.totals.items()} == {
        "pipeline": (2, "1.05"),
        "funded": (3, "9.15"),
        "closed": (2, "11.10"),
    }
    assert {e.status for e in pipeline.entries} == {
        "concept-note-approved", "document-submitted", "funded",
    }  # fmt: skip


def test_amounts_of_two_currencies_are_not_added():
    for number, currency in enumerate(("USD", "EUR", "USD")):
        making.programme(f"P-{number}", budget=making.money(10, currency))
    total = on("2021-06-30").totals["pipeline"]
    assert (total.count, total.money) == (3, making.money(20))


def test_entries_stand_by_section_area_and_heading():
    for reference, area, heading in (
        ("C", "2", "Chile"), ("A", "2", "Argentina"), ("Z", "1", "Zambia"), ("N", None, "Niger"),
    ):  # fmt: skip
        making.programme(reference, thematic_area=area, heading=heading)
    making.programme("F", thematic_area="1", heading="Fiji")
    making.stage("F", "signed", "2021-06-30")
    assert listed(on("2021-06-30")) == ["Z", "A", "C", "N", "F"]


def test_a_list_is_narrowed_by_what_is_asked_for():
    making.programme("GHANA-2")
    making.programme("TOGO-1", thematic_area="1", countries=[CountryPart("TGO")], sdgs=["2"],
                     participants=[ParticipantPart("unfpa")])  # fmt: skip
    making.stage("TOGO-1", "signed", "2021-06-30")
    for chosen in (
        {"areas": frozenset({1})}, {"countries": frozenset({"TGO"})}, {"organisation": "unfpa"},
        {"statuses": frozenset({"funded"})}, {"sections": frozenset({"funded"})},
    ):  # fmt: skip
        assert listed(on("2021-06-30", **chosen)) == ["TOGO-1"], chosen
    assert listed(on("2021-06-30", sdg="1")) == ["GHANA-2"]
    assert on("2021-06-30", sdg="1").totals["funded"].count == 0


def test_a_listed_programme_that_is_not_asked_for_is_not_called_uncertain():
    making.programme("GHANA-2", approved="2021-01-01")
    making.stage("GHANA-2", "document-solicited", "2021-07")
    assert on("2021-07-15", areas=frozenset({1})).uncertain == ()


def test_a_list_answers_for_one_fund():
    making.programme("GHANA-2")
    making.programme("TOGO-2", fund=making.OTHER_FUND)
    making.programme("FREE", fund=None)
    assert listed(on("2021-06-30")) == ["GHANA-2"]
    day = making.DAY
    assert [e.reference for e in queries.programmes_of_fund(making.OTHER_FUND, day)] == ["TOGO-2"]
    assert [e.reference for e in queries.programmes_of_fund(None, day)] == ["FREE"]
    assert [e.fund for e in queries.programmes_of_country("GHA", day)] == [
        making.FUND, making.OTHER_FUND, None,
    ]  # fmt: skip
    assert queries.programmes_of_country("TGO", day) == ()


def test_a_country_or_organisation_that_left_a_programme_is_no_longer_listed_with_it():
    making.programme("GHANA-2")
    making.state(
        "GHANA-2",
        {"countries": [CountryPart("TGO")], "participants": [ParticipantPart("ilo")]},
        when=When.parse("2022-01-01"),
    )

    def asked(day):
        return (
            len(queries.programmes_of_country("GHA", day)),
            len(queries.programmes_of_organisation("iom", day)),
            len(queries.programmes_of_organisation("ilo", day)),
        )

    assert asked(making.DAY) == (1, 1, 1)
    assert asked(date(2022, 1, 1)) == (0, 0, 1)


@pytest.mark.parametrize("kind", ["stage", "label"])
def test_one_label_beside_stages_says_no_more_than_they(kind):
    making.programme("GHANA-2", approved=None)
    making.stage("GHANA-2", "under-implementation", "2021-01-01")
    making.stage("GHANA-2", None, "by 2021-06-30", status="funded")
    if kind == "label":
        making.stage("GHANA-2", None, "by 2021-12-31", status="document-submitted")
    entry = on("2021-12-31").entries[0]
    expected = (
        ("under-implementation", "funded") if kind == "stage" else (None, "document-submitted")
    )
    assert (entry.stage, entry.status) == expected


def test_a_label_told_again_after_another_stage_does_not_bring_back_an_older_stage():
    making.programme("GHANA-2", approved="2021-01-01")
    making.stage("GHANA-2", "document-submitted", "2021-06-30")
    making.stage("GHANA-2", None, "2021-12-31", status="concept-note-approved")
    entry = on("2021-12-31").entries[0]
    assert (entry.stage, entry.status) == (None, "concept-note-approved")
    assert entry.since == When.parse("2021-12-31")


def questions(number, django_assert_max_num_queries):
    with django_assert_max_num_queries(100) as asked:
        assert len(on("2021-12-31").entries) == number
    return len(asked)


def test_the_number_of_questions_does_not_depend_on_the_number_of_programmes(
    django_assert_max_num_queries,
):
    counted, made = [], 0
    for number in (1, 3, 30):
        for position in range(made, number):
            reference = making.programme(f"P-{position}")
            making.stage(reference, None, "2021-07-01", status="document-solicited")
            making.stage(reference, "document-submitted", "by 2022-12-31")
        made = number
        counted.append(questions(number, django_assert_max_num_queries))
    assert counted == [counted[0]] * 3
    assert counted[0] <= 15


def test_a_pipeline_is_told_as_json():
    making.programme("GHANA-2")
    told = on("2021-06-30").as_json()
    assert told["totals"]["pipeline"] == {"count": 1, "amount": "1700000.00", "currency": "USD"}
    [entry] = told["entries"]
    assert entry["basis"]["source_key"] == making.BOOKLET
    assert entry["since"]["not_after"] == "2021-06-30"
    assert entry["participants"][0] == {"organisation": "IOM", "key": "iom", "role": None}


def test_budgets_in_other_currencies_are_told_apart_and_never_dropped():
    told = {"GHANA-1": ("10", "USD"), "GHANA-2": ("20", "USD"), "GHANA-3": ("5", "EUR")}
    told |= {"GHANA-4": ("7", "CHF"), "GHANA-5": ("1", "EUR"), "GHANA-6": ("3", "USD")}
    for reference, (amount, currency) in told.items():
        making.programme(reference, budget=making.money(amount, currency))
    total = on("2021-06-30").totals["pipeline"]
    assert (total.count, total.money) == (6, making.money(33))
    assert total.others == (making.money(7, "CHF"), making.money(6, "EUR"))
    assert total.as_json()["others"] == [
        {"amount": "7.00", "currency": "CHF"},
        {"amount": "6.00", "currency": "EUR"},
    ]
