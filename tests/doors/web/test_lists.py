"""Lists of bodies, countries, sources, editions, people: filters, both orders, exports, questions."""

from __future__ import annotations

import csv
import io
import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from letsema.documents import commands as documents
from letsema.governance import commands as governance
from letsema.programmes.rules.facts import CountryPart
from letsema.publications import commands as publications
from letsema.values import OPERATOR, When
from tests import making
from tests.doors.web.people import enter

pytestmark = pytest.mark.django_db
HOW = {"by": OPERATOR, "at": making.at("2021-07-02")}


def bodies():
    """Two more bodies beside the committee, one of them of its kind."""
    for slug, kind, name in (
        ("valley-committee", "steering-committee", "A Valley Committee"),
        ("rain-network", "network", "Réseau of Rain"),
    ):
        governance.establish_body(slug=slug, kind=kind, names=[(name, None)], **HOW)


def countries():
    """Three countries, one of them named by two programmes."""
    making.programme("GHANA-2")
    making.programme("MALI-2", countries=[CountryPart("GHA"), CountryPart("CIV")])
    making.programme("NEPAL-2", countries=[CountryPart("NPL")])


def sources():
    """Two sources with a day and a publisher beside those of the world."""
    for key, kind, title, day in (
        ("one", "press", "@Rivers", "2020-03"),
        ("two", "press", "Ärger", "by 2021-01-31"),
    ):
        told = {"publisher": "The Paper", "published": When.parse(day)}
        documents.register_source(key=key, kind=kind, title=title, **told, **HOW)


def editions():
    """Two editions of the booklet; the second supersedes the first."""
    making.programme()
    for day in (date(2021, 6, 30), date(2022, 6, 30)):
        told = {"by": OPERATOR, "at": making.at("2022-07-01")}
        publications.release(title="pipeline-booklet", subject=making.FUND, as_at=day, **told)


def people():
    """Three people; who asks is an administrator of the fund, and one of them."""
    enter("auditor")
    enter("submitter", organisation="unfpa", fund=making.OTHER_FUND)


MADE = {
    "/bodies/": bodies,
    "/countries/": countries,
    "/sources/": sources,
    "/editions/": editions,
    "/people/": people,
}
CASES = [
    # address, column, what stands in it from first to last
    ("/bodies/", "name", ["A Valley Committee", "Hill Committee", "Réseau of Rain"]),
    ("/bodies/?sort=-name", "body", ["rain-network", "hill-committee", "valley-committee"]),
    ("/bodies/?sort=decides_for", "decides_for", ["Hill-Fund; Lake-Fund", "", ""]),
    ("/bodies/?kind=steering-committee", "body", ["valley-committee", "hill-committee"]),
    ("/bodies/?decides_for=lake-fund", "body", ["hill-committee"]),
    ("/bodies/?q=reseau", "kind", ["Network"]),
    ("/countries/", "code", ["CIV", "GHA", "NPL"]),
    ("/countries/?sort=-country", "code", ["NPL", "GHA", "CIV"]),
    ("/countries/?sort=-programmes", "programmes", ["2", "1", "1"]),
    ("/countries/?region=m49-142", "country", ["Nepal"]),
    ("/countries/?region=m49-002&sort=programmes", "code", ["CIV", "GHA"]),
    ("/countries/?q=cote+africa", "country", ["Côte d’Ivoire"]),
    ("/countries/?as_at=2020-01-01", "code", []),
    ("/sources/?publisher=The+Paper", "title", ["Ärger", "'@Rivers"]),
    ("/sources/?kind=press&sort=published", "source", ["one", "two"]),
    ("/sources/?kind=press&sort=-published", "published_not_after", ["2021-01-31", "2020-03-31"]),
    ("/sources/?kind=press&sort=-title", "published", ["March 2020", "by 31 January 2021"]),
    ("/sources/?sort=-published&q=booklet", "published_not_before", [""]),
    ("/editions/", "as_at", ["2022-06-30", "2021-06-30"]),
    ("/editions/?sort=as_at", "number", ["1", "2"]),
    ("/editions/?standing=superseded", "superseded_by", ["2"]),
    ("/editions/?year=2022&standing=current", "number", ["2"]),
    ("/people/", "person", ["Administrator", "Auditor", "Submitter"]),
    ("/people/?sort=-role", "role", ["Submitter", "Auditor", "Administrator"]),
    ("/people/?fund=lake-fund", "for", ["Lake-Fund · acting for UNFPA"]),
    ("/people/?organisation=.none&sort=-person", "person", ["Auditor", "Administrator"]),
    ("/people/?role=auditor", "since", ["2021-07-01"]),
]


@pytest.fixture
def reader(settings, tmp_path, request):
    """The reader of a list, the world made."""
    settings.HOME = tmp_path / "files"
    making.world()
    return enter("administrator", fund="")


def taken(client, address):
    """The rows of the export of a page, by the link that stands on it, None where there is none."""
    page = client.get(address).content.decode()
    link = re.search(r'href="(\?[^"]*form=csv)"', page)
    if not link:
        return page, None
    answer = client.get(address.partition("?")[0] + link[1].replace("&amp;", "&"))
    assert answer.status_code == 200
    return page, list(csv.DictReader(io.StringIO(answer.content.decode())))


@pytest.mark.parametrize(("address", "column", "expected"), CASES)
def test_a_list_is_narrowed_put_in_order_and_exported(reader, address, column, expected):
    MADE[address.partition("?")[0]]()
    _page, rows = taken(reader, address)
    assert [row[column] for row in rows or ()] == expected


ONE = {"/bodies/": "body", "/countries/": "code", "/sources/": "source"}


@pytest.mark.parametrize("address", [case[0] for case in CASES if case[0].partition("?")[0] in ONE])
def test_an_export_tells_the_rows_of_the_page_in_its_order(reader, address):
    path = address.partition("?")[0]
    MADE[path]()
    page, rows = taken(reader, address)
    body = page.partition("<tbody")[2].partition("</tbody>")[0]
    shown = re.findall(rf'<th scope="row"[^>]*><a href="{path}([\w-]+)/', body)
    assert shown == [row[ONE[path]] for row in rows or ()]


def test_a_shelf_and_the_people_are_exported_in_the_order_they_are_shown(reader):
    editions()
    page, rows = taken(reader, "/editions/?sort=as_at")
    shelf = page.partition('<ul class="shelf">')[2].partition("</ul>")[0]
    assert re.findall(r"/en/(\d)/", shelf) == [row["number"] for row in rows]
    people()
    page, rows = taken(reader, "/people/?sort=-person&organisation=.none")
    assert re.findall(r'<span class="note">([\w@.]+)</span>', page) == [r["email"] for r in rows]


BAD = [
    ("/bodies/?kind=choir", "“choir” is not one of the choices; all are shown."),
    ("/countries/?region=atlantis", "“atlantis” is not one of the choices"),
    ("/sources/?sort=weight", "“weight” is not an order of this list"),
    ("/editions/?year=1066", "“1066” is not one of the choices"),
    ("/people/?role=king&form=xml", "“xml” is not a form this list is taken along in"),
]


@pytest.mark.parametrize(("address", "words"), BAD)
def test_what_cannot_be_read_is_told_and_is_never_exported_for_something_else(
    reader, address, words
):
    path = address.partition("?")[0]
    MADE[path]()
    page, rows = taken(reader, address)
    assert "Part of the address could not be read" in page
    assert words in page
    assert rows == taken(reader, path)[1]
    if "form=" not in address:
        assert reader.get(f"{address}&form=csv").status_code == 400


@pytest.mark.parametrize("path", MADE)
def test_a_list_that_nothing_fits_leads_back_to_the_whole(reader, path):
    MADE[path]()
    page = reader.get(f"{path}?q=unheard").content.decode()
    assert "Nothing on this list fits all of this." in page
    assert '<a href="?">show the whole list</a>' in page
    assert "form=csv" not in page


@pytest.mark.parametrize("path", ["/bodies/", "/countries/", "/sources/", "/people/"])
def test_the_heading_of_the_order_says_how_it_stands(reader, path):
    MADE[path]()
    page = reader.get(path).content.decode()
    heads = page.partition("<thead")[2].partition("</thead>")[0]
    assert heads.count("aria-sort=") == 1
    back = re.search(r'aria-sort="ascending"[^>]*><a class="sort" href="\?([^"]+)"', heads)
    turned = reader.get(f"{path}?{back[1]}").content.decode()
    assert 'aria-sort="descending"' in turned


@pytest.mark.parametrize("path", MADE)
@pytest.mark.parametrize("form", ["", "?form=csv"])
def test_a_longer_list_asks_the_record_no_more_often(reader, path, form):
    making.programme("TOGO-2", countries=[CountryPart("TGO")])
    if path == "/editions/":
        told = {"as_at": date(2020, 1, 1), "by": OPERATOR, "at": making.at("2022-07-01")}
        making.stage("TOGO-2", "concept-note-approved", "2019-12-31")
        publications.release(title="pipeline-booklet", subject=making.FUND, **told)
    asked = []
    for more in (lambda: None, MADE[path]):
        more()
        reader.get(path + form)  # what is read once and kept is read now
        with CaptureQueriesContext(connection) as context:
            assert reader.get(path + form).status_code == 200
        asked.append(len(context))
    assert asked[0] == asked[1]


def test_the_quick_way_puts_only_what_was_chosen_into_the_address(reader):
    bodies()
    told = {"kind": "network", "decides_for": "", "q": "", "sort": "kind"}
    answer = reader.get("/bodies/", told, headers={"HX-Request": "true"})
    assert answer["HX-Push-Url"] == "/bodies/?kind=network"
    answer = reader.get("/bodies/", {"kind": ""}, headers={"HX-Request": "true"})
    assert answer["HX-Push-Url"] == "/bodies/"


def test_the_day_one_reads_at_and_the_choices_keep_each_other(reader):
    countries()
    page = reader.get("/countries/?as_at=2022-01-01&region=m49-002").content.decode()
    assert page.count('<input type="hidden" name="region" value="m49-002">') == 1
    assert page.count('<input type="hidden" name="as_at" value="2022-01-01">') == 1
    assert "?as_at=2022-01-01&amp;region=m49-002&amp;form=csv" in page


def test_people_are_exported_to_who_may_see_them_and_counted_once(reader, client):
    people()
    assert client.get("/people/?form=csv").status_code == 302
    assert enter("auditor").get("/people/?form=csv").status_code == 403
    page = reader.get("/people/").content.decode()
    assert "<strong>4 people</strong>" in page
