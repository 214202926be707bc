"""Programmes and countries told whole, their explorers, and what is told of them by a form."""

from __future__ import annotations

import csv
import io
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from letsema.doors.web import keeping_results
from letsema.partners import commands as partners
from letsema.programmes import commands as programmes
from letsema.programmes.rules.facts import ParticipantPart
from letsema.results import queries as results
from letsema.results.rules import Attending
from letsema.values import OPERATOR, When
from tests import making
from tests.doors.web import achieved
from tests.doors.web.people import enter
from tests.results import achievement_permits as made

pytestmark = pytest.mark.django_db
HOW = {"by": OPERATOR, "at": making.at()}
ONE, PART, OTHER, HIDDEN = "HILLS-1", "HILLS-1-A", "LAKES-1", "HILLS-9"
PANELS = (
    *("tasks", "team", "mechanisms", "framework", "figures", "achievements", "policies"),
    *("initiatives", "events", "processes", "stories"),
)


@pytest.fixture(autouse=True)
def _world():
    making.world()
    making.programme(ONE)
    made.kinds()


@pytest.fixture
def part():
    """A part of the programme with a donor of its own."""
    programmes.register_programme(reference=PART, fund=making.FUND, parent=ONE, **HOW)
    return making.programme(PART, participants=[ParticipantPart("unfpa", "donor")])


@pytest.fixture
def hidden():
    """A part that nobody may read of yet."""
    programmes.register_programme(reference=HIDDEN, fund=making.FUND, parent=ONE, **HOW)
    making.programme(HIDDEN, approved=None, participants=[ParticipantPart("unfpa")])
    making.stage(HIDDEN, "submitted")
    return HIDDEN


def headings(page: str) -> list[str]:
    return re.findall(r'<h2 id="([a-z_]+)"', page)


def asked(client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert client.get(address).status_code == 200
    return len(seen)


def test_a_panel_stands_only_where_there_is_something_for_it(read):
    bare = headings(read(f"/programmes/{ONE}/"))
    assert not {*bare} & {*PANELS}
    achieved.everything(ONE, "Open")
    full = read(f"/programmes/{ONE}/")
    assert [each for each in headings(full) if each in PANELS] == list(PANELS)
    for key in PANELS:
        assert f'href="#{key}"' in full, key
    for words in ("Opentask", "Openrole", "Opentie", "Openoutcome", "Openclaim", "Openbrought"):
        assert words in full, words
    assert "more than 5,000 officials" in full


def test_what_a_part_brought_about_counts_to_the_umbrella_and_says_which_part(read, part):
    achieved.everything(PART, "Ofpart")
    page = read(f"/programmes/{ONE}/")
    assert "Ofpartreached it" in page
    assert f'part: <a href="/programmes/{PART}/">{PART}</a>' in page
    family = page[page.index('id="family"') :]
    assert re.search(r"Work in HILLS-1-A.*?UNFPA", family, re.S)
    own = read(f"/programmes/{PART}/")
    assert "Ofpartreached it" in own
    assert 'part: <a href="/programmes/HILLS-1-A/"' not in own


def test_phases_are_told_with_their_dates_and_what_says_so(read):
    making.programme(OTHER, starts=When.parse("2011"), ends=When.parse("2013"))
    programmes.name_predecessor(reference=ONE, predecessor=OTHER, citing=making.say(), **HOW)
    page = read(f"/programmes/{ONE}/")
    phases = page[page.index('id="phases"') :].split("</section>")[0]
    assert phases.index("Work in LAKES-1") < phases.index("Work in HILLS-1")
    assert "2011 – 2013" in phases
    assert making.BOOKLET.title() in phases


def test_nothing_of_a_hidden_part_reaches_who_may_not_read_of_it(client, read, part, hidden):
    achieved.everything(hidden, "Zqhidden")
    achieved.everything(PART, "Open")
    pages = [f"/programmes/{ONE}/", "/countries/GHA/", "/achievements/", "/events/"]
    pages += ["/initiatives/", "/achievements/?form=csv", "/achievements/?programme=HILLS-9"]
    pages += [f"/achievements/?programme={ONE}", "/events/?form=csv", "/initiatives/?form=csv"]
    for who in (client, enter("submitter"), enter("stranger", organisation="ilo")):
        for address in pages:
            answer = who.get(address)
            assert answer.status_code == 200, address
            assert "zqhidden" not in answer.content.decode().lower(), address
        assert who.get("/initiatives/initiative-zqhidden/").status_code == 404
        assert who.get("/stories/1/").status_code == 404
    inside = enter("secretariat")
    page = inside.get(f"/programmes/{ONE}/").content.decode()
    assert "Zqhiddenreached it" in page
    assert "Zqhiddentraining" in page
    assert inside.get("/initiatives/initiative-zqhidden/").status_code == 200


def test_small_groups_are_kept_back_in_public_and_told_inside(read):
    achieved.everything(ONE, "Open")
    for address in (f"/programmes/{ONE}/", "/countries/GHA/", "/events/", "/events/?form=csv"):
        page = read(address)
        assert "kept back" in page.lower(), address
        assert not re.search(r">\s*(3|40)\s*<", page), address
    inside = enter("secretariat").get(f"/programmes/{ONE}/").content.decode()
    assert re.search(r">\s*3\s*<", inside)
    assert "kept back" not in inside


def test_a_country_tells_what_is_its_own_and_apart_what_may_be(read):
    achieved.everything(ONE, "Open")
    partners.open_office(
        key="iom-accra", organisation="iom", type="country", names=["IOM Ghana"],
        country="GHA", place_name="Accra", citing=making.say(), **HOW,
    )  # fmt: skip
    page = read("/countries/GHA/")
    assert headings(page)[:3] == ["programmes", "policies", "achievements"]
    own, maybe = page.split('id="uncertain"')
    assert "Openreached it" in own
    assert "Opensomewhere" not in own
    assert "Opensomewhere" in maybe
    assert "IOM Ghana" in page
    assert "Accra" in page
    togo = read("/countries/TGO/")
    assert "Opensomewhere" in togo
    assert "Openreached it" not in togo


def test_what_is_known_now_is_not_told_as_known_before(read):
    achieved.everything(ONE, "Open")
    for address in (f"/programmes/{ONE}/", "/countries/GHA/"):
        page = read(f"{address}?known_at=2021-07-01")
        assert "Openreached it" not in page
        assert "as they are known now" in page


def test_the_explorer_counts_what_it_opens_and_exports_it(client, read, part):
    achieved.everything(ONE, "Open")
    achieved.everything(PART, "Ofpart")
    page = read("/achievements/")
    assert "4 achievements" in page
    assert "country not certain" in page
    for address, expected in (
        ("country=not-certain", {"Opensomewhere", "Ofpartsomewhere"}),
        ("country=GHA", {"Openreached it", "Ofpartreached it"}),
        (f"programme={PART}", {"Ofpartreached it", "Ofpartsomewhere"}),
        (f"programme={ONE}&country=GHA", {"Openreached it", "Ofpartreached it"}),
        ("q=OPENREACHED", {"Openreached it"}),
    ):
        told = client.get(f"/achievements/?{address}&form=csv").content.decode()
        rows = list(csv.DictReader(io.StringIO(told)))
        assert {row["statement"] for row in rows} == expected, address
        assert {row["source"] for row in rows} == {making.BOOKLET}


def test_a_story_and_an_initiative_have_a_page_with_their_source(read):
    key = achieved.everything(ONE, "Open")
    story = results.stories(ONE)[0].number
    for address, words in (
        (f"/stories/{story}/", "Openstory"),
        (f"/initiatives/{key}/", "Openclasses"),
    ):
        page = read(address)
        assert words in page
        assert making.BOOKLET.title() in page
    read("/stories/999999999999999999999/", 404)
    read("/initiatives/nothing/", 404)


@pytest.mark.parametrize(
    "address",
    [f"/programmes/{ONE}/", "/countries/GHA/", "/achievements/", "/events/", "/initiatives/"],
)
def test_a_page_asks_as_often_for_three_as_for_one(client, address):
    achieved.everything(ONE, "First")
    once = asked(client, address)
    for mark in ("Second", "Third"):
        made.achievement(mark, programme=ONE, country="GHA")
        made.event(title=mark, programme=ONE, country="GHA")
        made.initiative(mark.lower(), programme=ONE, country="GHA")
        made.story(title=mark, programme=ONE, country="GHA")
        programmes.give_task(
            reference=ONE, organisation="iom", words=mark, citing=making.say(), **HOW
        )
    assert asked(client, address) == once


FORMS = {
    "achievement": {"kind": "advocacy", "statement": "It was heard.", "country": "GHA"},
    "event": {"kind": "training", "title": "Two days", "people_officials_women": "3"},
    "initiative": {"title": "Evening classes", "currency": "USD", "cost": "1,000"},
    "story": {"kind": "practice", "title": "A practice", "words": "It went well."},
    "task": {"organisation": "ILO", "words": "It writes."},
    "team-role": {"role": "Coordinator", "country": "Ghana"},
    "mechanism": {"body": making.COMMITTEE, "role": "set-up"},
}


@pytest.mark.parametrize("act", FORMS)
def test_what_is_told_by_a_form_stands_on_the_page(act, read):
    client = enter("secretariat")
    address = f"/programmes/{ONE}/tell/{act}/"
    assert client.get(address).status_code == 200
    sent = {**FORMS[act], "source": making.BOOKLET, "place": "p. 9", "qualifier": "exactly"}
    answer = client.post(address, sent)
    assert answer.status_code == 302, answer.content.decode()[-3000:]
    page, panel = answer.url.split("#")
    assert f'id="{panel}"' in read(page)


def test_a_value_is_stated_for_an_indicator_of_the_programme_alone(part):
    achieved.everything(ONE, "Open")
    achieved.everything(PART, "Ofpart")
    client, address = enter("secretariat"), f"/programmes/{ONE}/tell/value/"
    page = client.get(address).content.decode()
    assert "Openindicator" in page
    assert "Ofpartindicator" not in page
    number = results.results_framework(ONE)[0].indicators[0].number
    sent = {"kind": "achieved", "qualifier": "about", "source": making.BOOKLET, "number": "7"}
    assert client.post(address, {**sent, "indicator": number}).status_code == 302
    assert client.post(address, {**sent, "indicator": number + 1}).status_code == 422
    told = results.results_framework(ONE)[0].indicators[0].values
    assert [each.quantity.number for each in told if each.kind == "achieved"] == [7]


def test_a_guessed_country_is_refused_at_its_field():
    client = enter("secretariat")
    sent = {
        "kind": "advocacy", "statement": "It was heard.", "country": "GHA", "uncertain": "on",
        "qualifier": "exactly", "source": making.BOOKLET,
    }  # fmt: skip
    answer = client.post(f"/programmes/{ONE}/tell/achievement/", sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "leave the country open" in page
    assert "It was heard." in page


@pytest.mark.parametrize(
    ("who", "act", "status"),
    [
        ("reader", "achievement", 403),
        ("auditor", "achievement", 403),
        ("reviewer", "achievement", 200),
        ("reviewer", "task", 403),
        ("submitter", "task", 200),
        ("stranger", "achievement", 403),
    ],
)
def test_who_may_not_tell_it_meets_no_form(who, act, status):
    assert enter(who).get(f"/programmes/{ONE}/tell/{act}/").status_code == status


def test_a_programme_nobody_may_read_of_has_no_form_for_others(hidden):
    for who in ("reader", "submitter"):
        scope = {"country": "TGO"} if who == "reader" else {"organisation": "ilo"}
        assert enter(who, **scope).get(f"/programmes/{HIDDEN}/tell/task/").status_code == 404


def test_an_event_told_by_a_form_keeps_each_group():
    sent = {
        "kind": "training", "title": "Two days", "source": making.BOOKLET,
        "people_health_workers_women": "12", "people_officials_all": "0",
    }  # fmt: skip
    assert enter("secretariat").post(f"/programmes/{ONE}/tell/event/", sent).status_code == 302
    people = results.events(ONE, public_only=False)[0].people
    assert people.cells == {("health-workers", "women"): 12, ("officials", ""): 0}
    assert Attending("officials", 0).cell in people.cells


@pytest.mark.parametrize("act", keeping_results.ACTS)
def test_no_odd_value_in_a_form_about_a_programme_is_an_error(act):
    achieved.everything(ONE, "Open")
    client = enter("secretariat")
    address = f"/programmes/{ONE}/tell/{act}/"
    page = client.get(address).content.decode()
    fields = set(re.findall(r'name="([a-z_]+)"', page.split('class="form"')[1]))
    for odd in ("9" * 5000, "-1", "NaN", "٣\r\nb'\"><s\u202e\U0001f600", "a\x00b"):
        answer = client.post(address, dict.fromkeys(fields - {"more"}, odd))
        assert answer.status_code in (400, 422), (act, odd[:9], answer.status_code)
