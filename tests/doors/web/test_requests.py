"""Requests to the committee: who puts which, in exact terms; who reads them."""

import pytest

from letsema.doors.web.forms.asking import ASKS, KINDS
from letsema.doors.web.forms.terms import form_of
from letsema.doors.web.requesting import months_before
from letsema.proceedings import queries
from letsema.proceedings.commands.requesting import KEPT_APART
from letsema.proceedings.rules.acts import ACTS, REQUESTABLE, read_terms
from letsema.proceedings.rules.terms import Terms
from letsema.values import When
from tests import making
from tests.doors.web.people import ROLES, enter

pytestmark = pytest.mark.django_db
READS = {"secretariat", "reviewer", "committee", "auditor", "administrator", "submitter"}
REST = {"title": "A request", "words": "The floods came.", "requested_on": "2021-09-01"}
USD = {"terms-currency": "USD"}
ASKED = {
    "extend": {"terms-ends": "2024-06-30"},
    "extend-with-cost": {"terms-ends": "2024-06-30", "terms-share-iom": "50,000", **USD},
    "revise": {"terms-title": "Work in the hills", **USD},
    "top-up": {"terms-share-iom": "50,000", **USD},
    "add-participant": {"terms-organisation": "unfpa", "terms-role": ""},
    "release-participant": {"terms-organisation": "ilo"},
    "change-convening-agency": {"terms-organisation": "ilo"},
    "solicit": {},
    "suspend": {"terms-words": "Nothing goes on until it is safe."},
    "close": {},
    "remove": {
        "terms-reason": "other",
        "terms-public_words": "Paid by others.",
        "terms-internal_words": "Secret.",
    },
}
STAGE = {"solicit": "concept-note-approved", "remove": "concept-note-approved"}


@pytest.fixture(autouse=True)
def _world(hills):
    hills("GHANA-2", ends=When.parse("2024-01-31"))


def stands(stage="under-implementation"):
    if stage != "concept-note-approved":
        making.stage("GHANA-2", stage, "2021-08-01")


def new(kind, programme="GHANA-2"):
    return f"/requests/new/?kind={kind}&programme={programme}"


def test_every_kind_has_a_name_and_asks_in_the_form_of_its_act():
    assert set(KINDS) == set(REQUESTABLE)
    assert {kind for kind in KINDS if form_of(kind) is None} == set(ASKS)


@pytest.mark.parametrize(
    "page", ["/requests/", "/requests.json", "/requests.csv", new("extend"), "/requests/1/"]
)
def test_who_is_not_signed_in_is_led_to_sign_in(client, page):
    assert client.get(page).status_code == 302


@pytest.mark.parametrize("kind", ASKED)
def test_a_request_is_put_in_the_terms_of_its_act(kind):
    stands(STAGE.get(kind, "under-implementation"))
    client = enter("secretariat")
    assert client.get(new(kind)).status_code == 200
    answer = client.post(new(kind), {**REST, **ASKED[kind]})
    assert answer.status_code == 302, answer.context["form"].errors
    [told] = queries.requests(making.FUND)
    assert (told.kind, told.programme, told.state) == (kind, "GHANA-2", "open")
    read = read_terms(kind, told.terms) if told.terms else Terms()
    assert type(read) is ACTS[kind].terms
    assert client.get(answer.url).status_code == 200


@pytest.mark.parametrize("kind", ASKED)
@pytest.mark.parametrize("who", ["submitter", "stranger", "committee"])
def test_what_the_secretariat_keeps_apart_nobody_else_puts(who, kind):
    stands(STAGE.get(kind, "under-implementation"))
    enter(who).post(new(kind), {**REST, **ASKED[kind]})
    may = who == "submitter" and kind not in KEPT_APART
    assert len(queries.requests(making.FUND)) == may


def test_a_matter_of_the_fund_is_put_by_the_secretariat():
    told = {**REST, "matter": "direct-costs"}
    for who, put in (("submitter", 0), ("secretariat", 1)):
        enter(who).post("/requests/new/?kind=fund-matter", told)
        assert len(queries.requests(making.FUND)) == put
    assert queries.requests(making.FUND)[0].title == "Direct costs: A request"


@pytest.mark.parametrize(
    ("kind", "told", "field"),
    [
        ("extend", {"terms-ends": "2023-01-01"}, "terms-ends"),
        ("extend", {"terms-ends": ""}, "terms-ends"),
        ("top-up", USD, "__all__"),
        ("top-up", {"terms-share-iom": "lots", **USD}, "terms-share-iom"),
        ("revise", {"terms-title": "Work in GHANA-2", **USD}, "__all__"),
        ("remove", {"terms-reason": "other", "terms-public_words": ""}, "terms-public_words"),
        ("suspend", {"terms-words": ""}, "terms-words"),
        ("suspend", {"terms-words": "It waits.", "title": ""}, "title"),
    ],
)
def test_what_cannot_be_asked_is_said_at_its_field(kind, told, field):
    stands(STAGE.get(kind, "under-implementation"))
    answer = enter("secretariat").post(new(kind), {**REST, **told})
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert "The floods came." in answer.content.decode()


def test_an_extension_asked_late_is_warned_of_and_can_be_asked():
    stands()
    text = enter("submitter").get(new("extend")).content.decode()
    assert "this is late" in text
    assert "31 October 2023" in text


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2024-01-31", 3, "2023-10-31"),
        ("2024-05-31", 3, "2024-02-29"),
        ("2024-05-31", 0, "2024-05-31"),
        ("2024-12-31", 12, "2023-12-31"),
    ],
)
def test_so_many_months_earlier_is_a_day_of_that_month(day, months, expected):
    assert months_before(making.date.fromisoformat(day), months).isoformat() == expected


@pytest.mark.parametrize("who", ROLES)
def test_requests_are_read_by_who_decides_or_submits_theirs(who):
    stands("concept-note-approved")
    enter("secretariat").post(new("remove"), {**REST, **ASKED["remove"]})
    [told] = queries.requests(making.FUND)
    client = enter(who)
    listed = client.get("/requests/")
    assert listed.status_code == (200 if who in READS | {"stranger"} else 403)
    assert ("A request" in listed.content.decode()) is (who in READS)
    assert client.get("/requests.csv").status_code == listed.status_code
    page = client.get(f"/requests/{told.number}/")
    assert page.status_code == (200 if who in READS else 404)
    assert ("Secret." in page.content.decode()) is (who in READS - {"submitter"})


def test_the_list_is_narrowed_ordered_and_exported_as_it_is_shown():
    stands()
    client = enter("secretariat")
    for kind in ("extend", "top-up"):
        client.post(new(kind), {**REST, **ASKED[kind], "title": f"Of {kind}"})
    for asked, expected in {
        "": ["Of extend", "Of top-up"],
        "?sort=-asked": ["Of top-up", "Of extend"],
        "?kind=top-up": ["Of top-up"],
        "?state=withdrawn": [],
        "?programme=TOGO-9": [],
    }.items():
        told = client.get(f"/requests.json{asked}").json()["requests"]
        assert [each["title"] for each in told] == expected
        assert client.get(f"/requests.csv{asked}").content.count(b"\n") == len(expected) + 1


def test_an_open_request_is_withdrawn_with_a_reason():
    stands()
    client = enter("submitter")
    page = client.post(new("extend"), {**REST, **ASKED["extend"]}).url
    assert client.post(page, {"why": ""}).status_code == 422
    assert client.post(page, {"why": "Paid for otherwise."}).status_code == 302
    text = client.get(page).content.decode()
    assert "Withdrawn: Paid for otherwise." in text
    assert queries.requests(making.FUND)[0].state == "withdrawn"
