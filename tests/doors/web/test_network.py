"""Who works with whom as a page: a drawing and its table, filters in the address, exports."""

from __future__ import annotations

import csv
import io
import re
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from letsema.governance import commands as governance
from letsema.partners import commands as partners
from letsema.partners import queries as register
from letsema.partners.rules import Name
from letsema.programmes.rules.facts import CountryPart, ParticipantPart
from letsema.values import OPERATOR, When
from tests import making
from tests.partners import agreements_told as told

pytestmark = pytest.mark.django_db
BY = {"by": OPERATOR, "at": making.at()}
DAY = "as_at=2021-07-01"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(autouse=True)
def _world(hills):
    """One programme of two, another of three in another country, and lanterns given."""
    hills()
    three = [ParticipantPart(key) for key in ("iom", "ilo", "unfpa")]
    hills("MALI-2", participants=three, countries=[CountryPart("MLI")], thematic_area="1")
    told.support(giver="unfpa", receiver="iom", countries=["MLI"])


def rows(read, address: str) -> list[dict[str, str]]:
    """The export of an address, by its columns."""
    return list(csv.DictReader(io.StringIO(read(f"{address}&form=csv"))))


def picture(text: str) -> ElementTree.Element:
    """The drawing of a page."""
    (found,) = re.findall(r'<svg[^>]* class="ring".*?</svg>', text, re.DOTALL)
    return ElementTree.fromstring(found)


def listed(text: str) -> list[str]:
    """The names in the table, from first to last."""
    return re.findall(r'class="title">([^<]*)<', text.partition("network-rows")[2])


def test_the_table_tells_everybody_that_is_drawn(read):
    page = read(f"/network/?{DAY}")
    assert sorted(listed(page)) == ["The ILO", "The IOM", "The UNFPA"]
    said = [link.get("aria-label") for link in picture(page).iter(f"{SVG}a")]
    assert sorted(each.partition(":")[0] for each in said) == sorted(listed(page))
    assert len(list(picture(page).iter(f"{SVG}path"))) == 3
    assert "Works most with" in page
    assert "3 organisations" in page


def test_the_export_tells_the_measures(read):
    found = {row["organisation"]: row for row in rows(read, f"/network/?{DAY}")}
    assert {key: (row["partners"], row["ties"]) for key, row in found.items()} == {
        "iom": ("2", "4"),
        "ilo": ("2", "3"),
        "unfpa": ("2", "3"),
    }
    assert (found["ilo"]["works_most_with"], found["ilo"]["ties_with_it"]) == ("iom", "2")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("country=GHA", {"iom", "ilo"}),
        ("country=MLI&kind=support", {"iom", "unfpa"}),
        ("area=hill-fund.1", {"iom", "ilo", "unfpa"}),
        ("kind=body", set()),
        ("as_at=2019-01-01&kind=programme", set()),
    ],
)
def test_every_filter_stands_in_the_address(read, asked, found):
    day = "" if "as_at" in asked else f"&{DAY}"
    assert {row["organisation"] for row in rows(read, f"/network/?{asked}{day}")} == found
    page = read(f"/network/?{asked}{day}")
    assert len(listed(page)) == len(found)
    for name, value in (pair.split("=") for pair in asked.split("&") if "as_at" not in pair):
        assert re.search(rf'name="{name}".*?value="{re.escape(value)}" selected', page, re.DOTALL)


def test_an_empty_network_says_what_to_do_next(read):
    page = read(f"/network/?kind=body&{DAY}")
    assert "show the whole network" in page
    assert 'class="ring"' not in page
    for each in register.support():
        partners.withdraw_support(number=each.number, why="a slip", **BY)
    assert "Ties come from" in read("/network/?as_at=1990-01-01")


@pytest.mark.parametrize("key", ["partners", "ties", "large", "between", "group", "name"])
def test_the_table_is_put_in_either_order(read, key):
    def order(sign: str) -> list[dict[str, str]]:
        return rows(read, f"/network/?{DAY}&sort={sign}{key}")

    column = {"large": "large_circles", "between": "leads_between"}.get(key, key)
    values = [[row[column] for row in order(sign)] for sign in ("", "-")]
    numbers = [[float(v) for v in each] if key != "name" else each for each in values]
    most_first = key not in ("name", "group")
    assert numbers[0] == sorted(numbers[0], reverse=most_first)
    if key != "partners":
        assert numbers[1] == sorted(numbers[1], reverse=not most_first)


def test_what_cannot_be_read_is_told_and_not_exported(read, client):
    page = read("/network/?country=ATLANTIS&sort=colour&as_at=yesterday")
    assert "ATLANTIS" in page
    assert "colour" in page
    assert "yesterday" in page
    answer = client.get("/network/?country=ATLANTIS&form=csv")
    assert answer.status_code == 400
    assert "ATLANTIS" in answer.content.decode()


def test_partners_of_one_organisation_and_what_they_share(read):
    page = read(f"/network/?organisation=iom&{DAY}")
    assert "Whom The IOM works with" in page
    assert listed(page) == ["The ILO", "The UNFPA"]
    assert "/programmes/GHANA-2/" in page
    assert "1 programme, 1 act of support" in page
    middle = [e for e in picture(page).iter(f"{SVG}circle") if "centre" in e.get("class")]
    assert len(middle) == 1
    found = {row["organisation"]: row for row in rows(read, f"/network/?organisation=iom&{DAY}")}
    assert (found["ilo"]["ties"], found["ilo"]["programme"], found["unfpa"]["support"]) == (
        "2",
        "2",
        "1",
    )
    assert "programme: Work in GHANA-2" in found["ilo"]["in_common"]
    assert read(f"/network/?organisation=iom&kind=work&{DAY}").count("no partner") == 1


def test_an_organisation_not_known_has_no_page(read):
    assert "atlantis" in read("/network/?organisation=atlantis", 404)


def test_what_is_not_public_ties_nobody(read):
    names = [Name("Hidden Partner")]
    partners.register_organisation(key="hidden", kind="private-sector", names=names, **BY)
    parts = [ParticipantPart("iom"), ParticipantPart("hidden")]
    making.programme("SECRET-2", approved=None, participants=parts)
    making.stage("SECRET-2", "submitted")
    key = told.agreement(internal=True, parties=(told.TWO[0], told.Party("hidden")))
    told.support(giver="hidden", receiver="iom", agreement=key)
    for address in (f"/network/?{DAY}", f"/network/?organisation=iom&{DAY}"):
        assert "Hidden Partner" not in read(address)
        assert "hidden" not in read(f"{address}&form=csv")
    assert "no partner" in read(f"/network/?organisation=hidden&{DAY}")


def test_a_large_body_is_named_beside_its_members(read):
    for number in range(61):
        key = f"member-{number:02}"
        names = [Name(f"Member {number:02}")]
        partners.register_organisation(key=key, kind="civil-society", names=names, **BY)
        governance.admit_member(
            body=making.COMMITTEE,
            role="member",
            organisation=key,
            since=When.parse("2015"),
            until=None,
            citing=making.say(),
            **BY,
        )
    page = read(f"/network/?{DAY}")
    assert "More than 60" in page or "more than 60" in page
    assert "Hill Committee" in page
    assert "nobody by pairs" in page
    assert "Drawn are the 60 organisations" in page
    assert len(list(picture(page).iter(f"{SVG}rect"))) == 1
    assert len(listed(page)) == 64


def questions(client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


@pytest.mark.parametrize("address", ["/network/", "/network/?organisation=iom"])
def test_the_number_of_questions_is_the_same_at_one_and_at_three(client, address):
    def more(first: int, last: int) -> None:
        for number in range(first, last):
            key = f"partner-{number}"
            names = [Name(f"Partner {number}"), Name(f"P{number}", "acronym")]
            partners.register_organisation(key=key, kind="academia", names=names, **BY)
            parts = [ParticipantPart("iom"), ParticipantPart(key)]
            making.programme(f"PERU-{number}", participants=parts)

    more(1, 2)
    client.get(address)  # what is read once in the life of a process
    more(2, 3)
    one = questions(client, address)
    more(3, 6)
    assert questions(client, address) == one
