"""A list from its address: narrowed, in order, searched, taken along. No database is asked."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from urllib.parse import parse_qs

import pytest
from django.http import QueryDict
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from letsema.doors.web.listing import Column, Filter, Listing


@dataclass(frozen=True)
class River:
    """A river of the tests: where it flows, how long it is, None where nobody measured."""

    name: str
    countries: tuple[str, ...] = ()
    length: int | None = None
    basin: str = "east"


RIVERS = (
    River("Volta", ("GHA", "BFA"), 1500, "west"),
    River("Águas", ("MLI",), None),
    River("Niger", ("MLI", "NER"), 4180, "west"),
    River("=Tano", ("GHA",), 400),
)
LIST = Listing(
    first="name",
    columns=(
        Column("name", "River", lambda row: row.name),
        Column("length", "Length", lambda row: row.length or "", lambda row: row.length),
        Column("basin", "Basin", lambda row: row.basin),
        Column("where", "Countries", lambda row: "; ".join(row.countries), shown=False),
    ),
    filters=(
        Filter("country", "Country", "any country", lambda row: [(c, c) for c in row.countries]),
        Filter(
            "basin",
            "Basin",
            "any basin",
            lambda row: [(row.basin, row.basin.title())],
            ["west", "east"].index,
        ),
    ),
)


def asked(address="", rows=RIVERS, listing=LIST):
    return listing.asked(QueryDict(address), rows)


def names(address="", rows=RIVERS):
    return [row.name for row in asked(address, rows).rows]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("", ["Águas", "Niger", "=Tano", "Volta"]),  # accents and signs aside
        ("sort=-name", ["Volta", "=Tano", "Niger", "Águas"]),
        ("sort=length", ["=Tano", "Volta", "Niger", "Águas"]),  # not measured is last
        ("sort=-length", ["Niger", "Volta", "=Tano", "Águas"]),  # either way
        ("sort=basin", ["Águas", "=Tano", "Niger", "Volta"]),  # who stands alike, by name
        ("sort=-basin", ["Niger", "Volta", "Águas", "=Tano"]),
        ("country=GHA", ["=Tano", "Volta"]),
        ("country=MLI&basin=west", ["Niger"]),
        ("country=NER&basin=east", []),
        ("q=aguas", ["Águas"]),
        ("q=WEST+1500", ["Volta"]),  # every word, in any column
        ("q=bfa", ["Volta"]),  # what is exported only is found too
        ("q=volta+niger", []),
    ],
)
def test_an_address_narrows_a_list_and_puts_it_in_order(address, expected):
    assert names(address) == expected


@pytest.mark.parametrize(
    ("address", "field", "words"),
    [
        ("country=XYZ", "country", "“XYZ” is not one of the choices"),
        ("sort=where", "sort", "“where” is not an order of this list"),
        ("sort=--name", "sort", "“--name” is not an order"),
        ("form=pdf", "form", "“pdf” is not a form this list is taken along in"),
        ("q=%3F%3F", "q", "“??” holds no letter and no digit"),
        (f"q={'a' * 101}", "q", "at most 100 characters"),
    ],
)
def test_what_cannot_be_read_is_told_and_left_aside(address, field, words):
    found = asked(address)
    assert words in str(found.errors[field])
    assert [row.name for row in found.rows] == names()
    assert not found.narrowed


@pytest.mark.parametrize("address", ["country=XYZ&form=csv", "sort=no&form=csv", "q=%3F&form=csv"])
def test_an_export_of_what_cannot_be_read_is_refused_in_words(address):
    answer = LIST.answer(RequestFactory().get(f"/?{address}"), "none.html", RIVERS, file="rivers")
    assert answer.status_code == 400
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert "Nothing is exported" in answer.content.decode()


def exported(address):
    request = RequestFactory().get(f"/?{address}&form=csv")
    answer = LIST.answer(request, "none.html", RIVERS, file="rivers")
    assert answer["Content-Disposition"] == 'attachment; filename="rivers.csv"'
    return list(csv.DictReader(io.StringIO(answer.content.decode())))


def test_an_export_holds_the_rows_asked_for_in_their_order_and_every_column():
    told = exported("sort=-length&country=GHA")
    assert told == [
        {"name": "Volta", "length": "1500", "basin": "west", "where": "GHA; BFA"},
        {"name": "'=Tano", "length": "400", "basin": "east", "where": "GHA"},
    ]


def choices(found, name):
    return [str(words) for _code, words in found.fields[name].choices]


def test_each_choice_says_how_much_it_leaves_of_what_the_others_leave():
    found = asked("basin=west")
    assert choices(found, "country") == ["any country", "BFA (1)", "GHA (1)", "MLI (1)", "NER (1)"]
    assert choices(found, "basin") == ["any basin", "West", "East (2)"]
    assert choices(asked("q=niger&country=GHA"), "basin") == ["any basin", "West (0)", "East (0)"]


def test_what_is_counted_may_be_other_than_rows():
    by_basin = Listing(LIST.columns, LIST.filters, "name", unit=lambda row: row.basin)
    found = asked(listing=by_basin)
    assert found.count == 2
    assert choices(found, "country")[2] == "GHA (2)"
    assert choices(found, "basin")[1:] == ["West (1)", "East (1)"]
    assert asked().count == 4


def test_a_heading_turns_the_order_and_says_how_it_stands():
    name, length, basin = asked("country=GHA").headings
    assert name == {
        "words": "River",
        "number": False,
        "query": "country=GHA&sort=-name",
        "stands": "ascending",
    }
    assert (length["query"], length["stands"]) == ("country=GHA&sort=length", "")
    assert basin["words"] == "Basin"
    back, *_ = asked("sort=-name").headings
    assert (back["query"], back["stands"]) == ("", "descending")


def test_an_address_keeps_which_record_is_read_and_drops_what_was_not_understood():
    found = asked("fund=hill&as_at=2021-06-30&country=XYZ&basin=west&page=4&sort=-length&evil=1")
    assert parse_qs(found.export) == {
        "fund": ["hill"],
        "as_at": ["2021-06-30"],
        "basin": ["west"],
        "sort": ["-length"],
        "form": ["csv"],
    }
    assert parse_qs(found.cleared) == {
        "fund": ["hill"],
        "as_at": ["2021-06-30"],
        "sort": ["-length"],
    }


def test_a_filter_of_its_own_is_not_carried_beside_itself():
    by_fund = Filter("fund", "Fund", "any fund", lambda row: [(row.basin, row.basin)])
    found = asked("fund=west", listing=Listing(LIST.columns, (by_fund,), "name"))
    assert not found.carried
    assert found.cleared == ""
    assert [row.name for row in found.rows] == ["Niger", "Volta"]


def test_a_list_names_a_column_it_shows_as_its_usual_order():
    for first in ("where", "gone", ""):
        with pytest.raises(ValueError, match="no column to be in the order of"):
            Listing(LIST.columns, LIST.filters, first)


lengths = st.one_of(st.none(), st.integers(0, 4))
rivers = st.builds(
    River, st.text("ab", max_size=2), st.sets(st.sampled_from("XY")).map(tuple), lengths
)
addresses = st.builds(
    "sort={}&country={}&q={}".format,
    st.sampled_from(["name", "-name", "length", "-length"]),
    st.sampled_from(["", "X"]),
    st.sampled_from(["", "a", "x"]),
)


@given(st.lists(rivers), addresses)
def test_whatever_is_asked_nothing_is_made_up_lost_or_told_twice(rows, address):
    found = asked(address, rows)
    kept = [id(row) for row in found.rows]
    assert len(kept) == len(set(kept))
    fits = [row for row in rows if found._fits(row)]
    assert sorted(kept) == sorted(map(id, fits))
    if "sort=-length" in address:
        told = [row.length for row in found.rows if row.length is not None]
        assert told == sorted(told, reverse=True)
        assert all(row.length is None for row in found.rows[len(told) :])
