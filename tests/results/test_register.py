"""The register by any cut, and stated figures beside it: never mixed, never added by mistake."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from letsema.journal import queries as journal
from letsema.programmes import commands as programmes
from letsema.results import commands, queries
from letsema.results.models import FigureOverlap, StatedFigure
from letsema.results.rules import CUTS, INSTRUMENT_STAGES, Title
from letsema.values import OPERATOR, Refused, When
from letsema.values.quantity import Quantity
from tests import making
from tests.results import permits as made

pytestmark = pytest.mark.django_db
HOW = {"by": OPERATOR, "at": making.at()}
UMBRELLA, PART, AWAY = "HILLS-1", "HILLS-1-A", "LAKES-1"


def family():
    """An umbrella with a part, and a programme that is kin to neither; all public."""
    making.programme(UMBRELLA)
    programmes.register_programme(reference=PART, fund=making.FUND, parent=UMBRELLA, **HOW)
    making.programme(PART)
    making.programme(AWAY)


@pytest.fixture(autouse=True)
def _world():
    making.world()
    family()


def keys(**cut):
    return [each.key for each in queries.register(**cut).entries]


def test_the_register_is_narrowed_by_every_cut():
    made.law("a", country="GHA", sectors=[("hill-areas", "1")], issuer="iom")
    made.law("b", country="TGO", kind="plan", level="local", change="new", body=making.COMMITTEE)
    made.stage("b", "adopted", when=date(2015, 1, 1))
    made.support("a", PART)
    assert keys() == ["a", "b"]
    for cut, value in (
        ("country", "GHA"),
        ("kind", "law"),
        ("level", "national"),
        ("change", "not-stated"),
        ("sector", "hill-areas/1"),
        ("stage", "none"),
        ("programme", UMBRELLA),
        ("programme", PART),
        ("issuer", "iom"),
    ):
        assert keys(**{cut: value}) == ["a"], cut
    for cut, value in (("stage", "adopted"), ("body", making.COMMITTEE), ("level", "local")):
        assert keys(**{cut: value}) == ["b"], cut
    for cut in ("country", "kind", "sector", "stage", "programme", "issuer", "body"):
        assert keys(**{cut: "nowhere"}) == [], cut


def test_an_instrument_is_found_by_words_of_any_of_its_names():
    made.law("a", names=[Title("Politique nationale de santé", "fr"), Title("Health policy")])
    made.law("b", names=[Title("Health act")])
    assert keys(q="POLITIQUE sante") == ["a"]
    assert keys(q="health") == ["a", "b"]
    assert keys(q="health 100%") == []
    assert keys(q="politique act") == []
    assert keys(q="%") == []
    commands.merge_instruments(key="b", into="a", why="w", **HOW)
    assert keys(q="health act") == ["a"]


def test_a_region_has_instruments_without_a_country():
    made.law("a", country="", region_words="East Africa", level="regional")
    made.law("b")
    page = queries.register(country="none")
    assert [each.region_words for each in page.entries] == ["East Africa"]
    assert queries.register().counts["country"] == {"GHA": 1, "none": 1}


def test_a_page_is_a_part_and_its_counts_are_of_the_whole():
    for number in range(5):
        made.law(f"law-{number}")
    page = queries.register(limit=2, offset=4)
    assert [each.key for each in page.entries] == ["law-4"]
    assert (page.total, page.counts["kind"]) == (5, {"law": 5})


def test_the_register_asks_as_much_of_many_as_of_few():
    def asked():
        with CaptureQueriesContext(connection) as caught:
            queries.register(q="gha", programme=UMBRELLA, on=making.DAY)
        return len(caught)

    made.support("gha-0", PART)
    few = asked()
    for number in range(1, 6):
        made.support(f"gha-{number}", PART)
        made.stage(f"gha-{number}", when=date(2015, 1, 1))
        made.sector(f"gha-{number}")
        made.answer(f"gha-{number}")
    commands.merge_instruments(key="gha-1", into="gha-2", why="w", **HOW)
    assert queries.register(programme=UMBRELLA).total == 5
    assert asked() <= few + 1  # the elements of sectors are asked for where there are any


def test_the_register_in_memory_follows_what_is_written_and_forgets_what_was_taken_back():
    made.law("a")
    assert keys() == ["a"]
    point = transaction.savepoint()
    made.law("b")
    made.support("a", PART)
    assert keys() == ["a", "b"]
    transaction.savepoint_rollback(point)
    made.law("c")
    made.law("d")
    assert keys() == ["a", "c", "d"]
    assert queries.register().counts["programme"] == {}
    number = made.name("c", "Rare words")
    assert keys(q="rare") == ["c"]
    commands.withdraw_instrument_name(number=number, why="Misread.", **HOW)
    assert keys(q="rare") == []
    commands.withdraw_instrument(key="d", why="Never was.", **HOW)
    assert keys() == ["a", "c"]


NAMES = ("a", "b", "c", "d")
acts = st.one_of(
    st.tuples(st.just("claim"), st.sampled_from(NAMES), st.sampled_from([UMBRELLA, PART, AWAY])),
    st.tuples(st.just("stage"), st.sampled_from(NAMES), st.sampled_from(INSTRUMENT_STAGES)),
    st.tuples(st.just("sector"), st.sampled_from(NAMES), st.sampled_from("12")),
    st.tuples(st.just("merge"), st.sampled_from(NAMES), st.sampled_from(NAMES)),
    st.tuples(st.just("part"), st.sampled_from(NAMES), st.just("")),
    st.tuples(st.just("withdraw"), st.sampled_from(NAMES), st.just("")),
)
years = st.none() | st.integers(2010, 2012).map(lambda year: date(year, 1, 1))


class Told:
    """The same acts kept in plain sets, to count anew by hand."""

    def __init__(self):
        self.claims, self.stages, self.sectors = set(), set(), set()
        self.into, self.gone = {}, set()

    def top(self, key):
        return self.top(self.into[key]) if key in self.into else key

    def counts(self, on, programme=""):
        """(found, by cut) as the register should tell them."""
        within = {UMBRELLA: {UMBRELLA, PART}}.get(programme, {programme})
        found, by = [], {cut: {} for cut in CUTS}
        for head in NAMES:
            group = {key for key in NAMES if self.top(key) == head}
            claims = {of for key, of in self.claims if key in group}
            ranks = [rank for key, rank, day in self.stages if key in group]
            held = [
                rank
                for key, rank, day in self.stages
                if key in group and (on is None or day is None or day <= on)
            ]
            off = head in self.gone or head in self.into or (ranks and not held)
            if off or (programme and not claims & within):
                continue
            found.append(head)
            values = {
                "country": {"GHA"},
                "kind": {"law"},
                "level": {"national"},
                "change": {"not-stated"},
                "stage": {INSTRUMENT_STAGES[max(held)] if held else "none"},
                "sector": {f"hill-areas/{code}" for key, code in self.sectors if key in group},
                "programme": claims | ({UMBRELLA} if PART in claims else set()),
            }
            for cut, under in values.items():
                for each in under:
                    by[cut][each] = by[cut].get(each, 0) + 1
        return found, by


def do(told, act, key, what, day):
    """One act on the record, and the same in plain sets; what is refused is done in neither."""
    how = {"citing": making.say(), **HOW}
    if act == "merge":
        commands.merge_instruments(key=key, into=what, why="w", **HOW)
        told.into[key] = what
    elif act == "part":
        commands.unmerge_instrument(key=key, why="w", **HOW)
        del told.into[key]
    elif act == "withdraw":
        commands.withdraw_instrument(key=key, why="w", **HOW)
        told.gone.add(key)
    elif act == "claim":
        commands.claim_support(key=key, programme=what, **how)
        told.claims.add((key, what))
    elif act == "stage":
        commands.tell_stage(key=key, stage=what, when=day, **how)
        told.stages.add((key, INSTRUMENT_STAGES.index(what), day))
    else:
        commands.place_in_sector(key=key, framework="hill-areas", code=what, **how)
        told.sectors.add((key, what))


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(acts, years), max_size=10), years)
def test_the_register_counts_what_a_naive_recount_of_the_acts_counts(story, on):
    point = transaction.savepoint()
    try:
        told = Told()
        for key in NAMES:
            made.law(key)
        for (act, key, what), day in story:
            try:
                do(told, act, key, what, day)
            except Refused:
                continue
        for programme in ("", UMBRELLA, PART):
            found, by = told.counts(on, programme)
            page = queries.register(on=on, programme=programme)
            assert [each.key for each in page.entries] == found
            assert page.total == len(found)
            assert page.counts == by
            wanted = {"programme": [programme]} if programme else {}
            whole = queries.counted(wanted, on=on)
            assert list(whole.keys) == found
            assert {cut: whole.counts(cut) for cut in CUTS} == by
            for cut in ("stage", "sector"):
                for value, opened in whole.by[cut].items():
                    assert tuple(keys(on=on, programme=programme, **{cut: value})) == opened
        assert list(journal.breaches()) == []
    finally:
        transaction.savepoint_rollback(point)


def test_a_figure_is_kept_once_as_it_is_stated():
    told = {"quantity": Quantity(Decimal(5000), "more-than", "officials"), "measure": "people"}
    number = made.figure(words="People trained", programmes=[PART], countries=13, **told)
    head = journal.head()
    assert number == made.figure(words="People trained", programmes=[PART], **told)
    assert journal.head() == head
    assert number == made.figure(words="People trained", programmes=[AWAY], **told)
    (found,) = queries.stated_figures(UMBRELLA)
    assert (found.quantity, found.countries) == (told["quantity"], 13)
    assert found.programmes == (PART, AWAY)
    assert queries.stated_figures(UMBRELLA, with_parts=False) == ()
    assert [f.number for f in queries.stated_figures(AWAY, measure="people")] == [number]
    assert queries.stated_figures(measure="instruments") == ()
    assert list(journal.breaches()) == []


def test_figures_stand_beside_the_register_and_change_no_count():
    made.support("a", PART)
    before = queries.register(programme=PART)
    made.figure(12, programmes=[PART])
    made.figure(56, "New policies", programmes=[PART])
    assert queries.register(programme=PART) == before
    assert [f.quantity.number for f in queries.stated_figures(PART)] == [12, 56]


def test_a_total_that_may_contain_others_is_never_added_to_them():
    whole = made.figure(179, "All laws", programmes=[AWAY], when=When.parse("2019"))
    part = made.figure(12, "Laws", programmes=[PART])
    assert queries.sum_of_figures([whole, part]).number == 191
    overlap = made.overlap(whole, part)
    assert overlap == made.overlap(whole, part)
    with pytest.raises(Refused, match="may contain the other"):
        queries.sum_of_figures([whole, part])
    assert queries.stated_figure(whole).overlaps[0].other == part
    assert queries.stated_figure(part).inside == (whole,)
    commands.withdraw_overlap(number=overlap, why="It does not.", **HOW)
    assert queries.sum_of_figures([whole, part]).number == 191


def test_figures_of_an_umbrella_and_its_part_and_of_phases_are_not_added():
    one, other, away = (
        made.figure(n, programmes=[of]) for n, of in enumerate((UMBRELLA, PART, AWAY), 1)
    )
    with pytest.raises(Refused, match="belong together"):
        queries.sum_of_figures([one, other])
    assert queries.sum_of_figures([one, away]).number == 4
    citing = making.say()
    programmes.name_predecessor(reference=PART, predecessor=AWAY, citing=citing, **HOW)
    with pytest.raises(Refused, match="belong together"):
        queries.sum_of_figures([one, away])


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"words": " "}, "empty"),
        ({"measure": "luck"}, "figure-measure"),
        ({"countries": 0}, "figure-countries"),
        ({"programmes": ["NOWHERE"]}, "unknown-programme"),
        ({"words": "w" * 301}, "too-long"),
        ({"citing": making.say("nowhere")}, "unknown-source"),
    ],
)
def test_what_is_no_figure_is_refused(told, code):
    with pytest.raises(Refused) as refused:
        made.figure(**{"programmes": [PART], **told})
    assert [each.code for each in refused.value.refusals] == [code]
    assert not StatedFigure.objects.exists()


def test_a_withdrawn_figure_is_stated_no_more():
    whole, part = made.figure(179, programmes=[AWAY]), made.figure(12, programmes=[PART])
    made.overlap(whole, part)
    with pytest.raises(Refused, match="itself"):
        commands.name_overlap(number=whole, other=whole, **HOW)
    commands.withdraw_figure(number=part, why="Misread.", **HOW)
    assert queries.stated_figure(part) is None
    assert queries.stated_figure(whole).overlaps == ()
    with pytest.raises(Refused, match="nothing of that kind"):
        commands.name_overlap(number=whole, other=part, **HOW)
    again = made.figure(12, programmes=[PART])
    assert again != part
    assert list(journal.breaches()) == []


def test_a_figure_of_a_programme_nobody_may_read_of_is_kept_from_the_public():
    making.programme("NIGER-2", approved=None)
    making.stage("NIGER-2", "submitted")
    number = made.figure(programmes=["NIGER-2", PART])
    assert queries.stated_figures(PART) == ()
    assert queries.stated_figure(number) is None
    shown = queries.stated_figures(PART, public_only=False)
    assert [each.programmes for each in shown] == [("NIGER-2", PART)]


def test_the_database_lets_no_figure_contain_itself_or_fall_below_nothing():
    number = made.figure(programmes=[PART])
    with pytest.raises(IntegrityError), transaction.atomic():
        FigureOverlap.objects.create(figure_id=number, other_id=number, recorded_at=making.at())
    with pytest.raises(IntegrityError), transaction.atomic():
        StatedFigure.objects.filter(pk=number).update(number=-1)
