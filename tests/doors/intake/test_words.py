"""A booklet's entry in the words of the record."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from letsema.doors.intake import words
from letsema.partners import commands as partners
from letsema.partners import queries as organisations
from letsema.partners.rules import Name
from letsema.press.booklet import Entry, Participant, Partner
from letsema.values import OPERATOR, Money, Refused

DAY = date(2023, 5, 31)
AT = datetime(2023, 6, 1, 12, tzinfo=UTC)


def entry(**told: Any) -> Entry:
    """An entry of which the text says only this."""
    silent: dict[str, Any] = {name: None for name in Entry.__slots__ if name != "notes"}
    silent |= {"position": 7, "section": "pipeline", "countries": ("MLI",), "objectives": ()}
    return Entry(**{**silent, "heading": "MALI", **told})


def facts(**told: Any) -> dict[str, Any]:
    return words.entry_facts(entry(**told), DAY, OPERATOR, AT)


@pytest.mark.parametrize(
    ("told", "read"),
    [
        ({"heading": "MALI"}, "Mali"),
        ({"heading": "VIET NAM", "countries": ("VNM",)}, "Viet Nam"),
        ({"heading": "GABON & TOGO", "countries": ("GAB", "TGO")}, "Gabon, Togo"),
        ({"heading": "REGIONAL IGAD", "region": "REGIONAL IGAD"}, "Regional IGAD"),
        ({"heading": "REGIONAL PACIFIC", "region": "REGIONAL PACIFIC"}, "Regional Pacific"),
        ({"heading": None, "region": "REGIONAL SADC"}, "Regional SADC"),
    ],
)
def test_a_heading_in_capitals_is_told_as_readers_write_it(told, read):
    assert words.readable_heading(entry(**told), DAY) == read


def test_a_country_is_called_as_it_was_called_that_day():
    turkey = entry(heading="TURKEY", countries=("TUR",))
    names = [words.readable_heading(turkey, day) for day in (date(2021, 6, 30), date(2024, 1, 1))]
    assert names[0] != names[1]


def test_what_the_text_does_not_say_is_no_fact(db):
    assert set(facts()) == {"heading", "countries"}
    assert set(facts(title="Counting", objectives=("1",), sdgs=())) == {
        *("heading", "countries", "title", "objectives"),
    }


def test_every_field_said_is_a_fact_in_the_record_s_own_shape(db):
    money = Money(Decimal("1700000"), "USD")
    told = facts(
        title="Counting",
        thematic_area=1,
        budget=money,
        duration_months=36,
        sdgs=("8", "16"),
        objectives=("6",),
        key_partners=(Partner("Board of Work", "Government", "government"),),
        summary="In two towns.",
    )
    assert told["budget"] == money
    assert (told["thematic_area"], told["duration_months"]) == (1, 36)
    assert (told["sdgs"], told["objectives"]) == (["8", "16"], ["6"])
    (partner,) = told["key_partners"]
    assert (partner.name, partner.heading, partner.group) == (
        *("Board of Work", "Government", "government"),
    )


def test_an_organisation_is_known_by_any_of_its_names_and_registered_once_else(db):
    names = [Name("International Labour Organization"), Name("ILO", "acronym")]
    partners.register_organisation(
        key="ilo", kind="un-organisation", names=names, by=OPERATOR, at=AT
    )
    printed = ("ILO", "international labour organization", "UNDP", "UN Women")
    told = facts(participants=tuple(map(Participant, printed)))["participants"]
    assert [part.organisation for part in told] == ["ilo", "ilo", "undp", "un-women"]
    again = facts(participants=(Participant("UNDP", "convening"), Participant("UNDP", "host")))
    assert [(p.organisation, p.role) for p in again["participants"]] == [
        *(("undp", "convening"), ("undp", None)),
    ]
    assert len(organisations.organisations()) == 3
    assert organisations.organisation("undp").acronym == "UNDP"
    assert organisations.organisation("un-women").name == "UN Women"


def test_a_name_two_organisations_share_is_refused(db):
    for key in ("one", "two"):
        names = [Name(f"Bureau {key}"), Name("BOW", "acronym")]
        partners.register_organisation(key=key, kind="other", names=names, by=OPERATOR, at=AT)
    with pytest.raises(Refused, match="BOW may be one, two"):
        facts(participants=(Participant("BOW"),))


def test_a_likeness_carries_what_entries_are_matched_by():
    money = Money(Decimal("5"), "USD")
    told = words.entry_likeness(
        entry(budget=money, key_partners=(Partner("A"), Partner("B")), duration_months=3)
    )
    assert (told.key, told.countries) == ("7", frozenset({"MLI"}))
    assert (told.amount, told.months, told.partners) == (Decimal("5"), 3, "A; B")
    silent = words.entry_likeness(entry())
    assert (silent.amount, silent.partners, silent.summary) == (None, None, None)
