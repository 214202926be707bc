"""An entry is taken for a programme with reasons, or not taken at all."""

from dataclasses import replace
from decimal import Decimal

from letsema.programmes.rules.matching import Likeness, compare_likeness, match_all, match_entry

KNOWN = Likeness(
    key="GHANA-2",
    countries=frozenset({"GHA"}),
    area=2,
    title="Safe work for those who move",
    amount=Decimal(1_700_000),
    months=36,
    summary="People move and work.",
)
BARE = replace(KNOWN, area=None, title=None, amount=None, months=None, summary=None)


def test_the_same_programme_is_recognised_with_every_reason():
    match = match_entry(replace(KNOWN, key="entry"), [KNOWN])
    assert (match.verdict, match.references) == ("same", ("GHANA-2",))
    assert match.reasons == (
        "same area", "same budget", "same duration", "same title", "same summary",
    )  # fmt: skip


def test_other_countries_settle_it_at_once():
    entry = replace(KNOWN, countries=frozenset({"GHA", "TGO"}))
    assert compare_likeness(entry, KNOWN) == (0, [])
    assert match_entry(entry, [KNOWN]).verdict == "new"
    nowhere = replace(KNOWN, countries=frozenset())
    assert match_entry(nowhere, [nowhere]).verdict == "new"


def test_a_title_in_other_order_is_the_same_title():
    entry = replace(BARE, title="For those who move: safe work")
    assert match_entry(entry, [KNOWN]).verdict == "same"


def test_what_is_not_known_speaks_neither_for_nor_against():
    assert compare_likeness(BARE, KNOWN) == (0, [])


def test_budget_and_area_are_enough_but_duration_alone_is_not():
    assert match_entry(replace(BARE, area=2, amount=KNOWN.amount), [KNOWN]).verdict == "same"
    match = match_entry(replace(BARE, months=36), [KNOWN])
    assert (match.verdict, match.references) == ("unsure", ("GHANA-2",))


def test_another_area_speaks_against_with_its_reason():
    points, reasons = compare_likeness(replace(KNOWN, area=3), KNOWN)
    assert "other area" in reasons
    assert points < compare_likeness(KNOWN, KNOWN)[0]


def test_two_programmes_alike_leave_it_unsure():
    twin = replace(KNOWN, key="GHANA-2-B")
    match = match_entry(replace(KNOWN, key="entry"), [twin, KNOWN])
    assert (match.verdict, match.references) == ("unsure", ("GHANA-2", "GHANA-2-B"))


def test_one_that_leads_clearly_is_taken():
    other = replace(KNOWN, key="GHANA-2-B", title="Homes", summary="Homes.", amount=Decimal(5))
    match = match_entry(replace(KNOWN, key="entry"), [other, KNOWN])
    assert (match.verdict, match.references) == ("same", ("GHANA-2",))


def test_two_entries_never_share_a_programme_silently():
    entries = [replace(KNOWN, key="one"), replace(KNOWN, key="two")]
    matches = match_all(entries, [KNOWN])
    assert {m.verdict for m in matches.values()} == {"unsure"}
    assert {m.reasons for m in matches.values()} == {("claimed by another entry too",)}


def test_nothing_known_makes_every_entry_new():
    assert match_all([KNOWN], [])["GHANA-2"].verdict == "new"
