"""Support, proposals, works, quotations and follow-ups by pages and forms."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from letsema.journal import queries as journal
from letsema.partners import queries
from letsema.values import Money, MoneyStage, Quantity
from tests import making
from tests.doors.web.people import ROLES, enter, lapsed
from tests.partners import agreements_told as told

pytestmark = pytest.mark.django_db
ADDS = {"secretariat", "submitter", "stranger", "reviewer"}
SAYS = {"source": making.BOOKLET, "place": "p. 3"}
SUPPORT = {
    "giver": "IOM", "kind": "goods", "words": "Solar lanterns", "receiver": "ILO",
    "qualifier": "more-than", "number": "1400", "unit": "lanterns", "valued": "estimated",
    "value": "12,500", "currency": "USD", "since": "2012", "until": "2013-06",
    "countries": ["Ghana"], **SAYS,
}  # fmt: skip
SENT = {
    "support/new/": SUPPORT,
    "proposals/new/": {
        "title": "Hills together", "to": "UNFPA", "role_words": "Wrote a part", "on": "2020",
        "outcome": "approved", "countries": ["GHA"], "organisations": ["ILO"],
        "organisations_words": ["lead"], **SAYS,
    },
    "works/new/": {
        "kind": "film", "title": "On the hill", "url": "https://example.org/film", "on": "2019",
        "parties": ["IOM", ""], "parties_role": ["maker", "subject"],
        "parties_words": ["", "People of the hill"], **SAYS,
    },
    "quotations/new/": {
        "said": "Now there is light.", "speaker": "Ama", "consent": "given", **SAYS,
    },
    "engagement/new/": {
        "kind": "follow-up", "words": "Write to them", "organisation": "ILO", "owner": "IOM",
        "due_on": "2021-08-01", "internal": "on",
    },
    "engagement/N/done/": {"on": "2021-07-01", "words": "They answered."},
    "support/N/withdrawal/": {"why": "Another was meant."},
    "proposals/N/withdrawal/": {"why": "Another was meant."},
    "works/N/withdrawal/": {"why": "Another was meant."},
    "quotations/N/withdrawal/": {"why": "They changed their mind."},
    "engagement/N/withdrawal/": {"why": "Nobody asked."},
}  # fmt: skip
"""By address, what a form sends."""
MADE = {
    "support": told.support,
    "proposals": told.proposal,
    "works": told.work,
    "quotations": told.quotation,
    "engagement": lambda: told.follow_up(internal=False),
}


@pytest.fixture(autouse=True)
def _world():
    making.world()


def page(address: str) -> str:
    """The address of a page, with what it is about on record."""
    number = MADE[address.partition("/")[0]]() if "N" in address else ""
    return f"/{address.replace('N', str(number))}"


@pytest.mark.parametrize("address", SENT)
@pytest.mark.parametrize("who", ["secretariat", "submitter", "reviewer", "auditor", "reader"])
def test_who_adds_to_the_record_enters_and_the_secretariat_alone_withdraws(who, address):
    where, client = page(address), enter(who)
    allowed = {"secretariat"} if "withdrawal" in address else ADDS
    before = journal.head()
    assert client.get(where).status_code == (200 if who in allowed else 403)
    answer = client.post(where, SENT[address])
    assert answer.status_code == (302 if who in allowed else 403)
    assert (journal.head() == before) is (who not in allowed)


@pytest.mark.parametrize("address", SENT)
def test_who_is_signed_out_signs_in_first_and_an_empty_form_comes_back(address):
    where = page(address)
    client = lapsed(enter("secretariat"))
    assert client.post(where, SENT[address]).url == f"/account/login/?next={where}"
    assert enter("secretariat").post(where, {}).status_code == 422


def test_support_is_recorded_with_its_number_and_its_value():
    assert enter("secretariat").post("/support/new/", SUPPORT).url == "/support/"
    [found] = queries.support()
    assert (found.giver.key, found.receiver.key) == ("iom", "ilo")
    assert found.quantity == Quantity(1400, "more-than", "lanterns")
    assert found.value == Money(12500, "USD", MoneyStage.IN_KIND)
    assert (found.valued, found.countries, found.place) == ("estimated", ("GHA",), "p. 3")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"valued": "unknown"}, "A value stands here: say above how it is known"),
        ({"value": ""}, "Write the value, or say above that it is not known."),
        ({"number": ""}, "Write the number, or leave empty what it is of."),
        ({"kind": "money", "valued": "market-price"}, "Money is not valued at a market price."),
        ({"number": "-3"}, "greater than or equal to 0"),
        ({"value": "much"}, "“much” is not an amount"),
        ({"giver": "Nobody"}, "“Nobody”: no organisation of that name"),
        ({"until": "2010"}, "end"),
    ],
)
def test_what_cannot_be_support_is_told_at_its_field(change, words):
    client = enter("secretariat")
    before = journal.head()
    answer = client.post("/support/new/", {**SUPPORT, **change})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert journal.head() == before


def test_sums_of_support_stand_apart_and_follow_what_is_listed(client):
    money = {"kind": "money", "valued": "stated"}
    for amount, currency in ((400000, "USD"), (850000, "USD"), (10, "CHF")):
        value = Money(amount, currency, MoneyStage.SUPPORT)
        told.support(**money, value=value, words=f"A gift of {amount}")
    told.support(value=Money(5000, "USD", MoneyStage.IN_KIND), valued="estimated")
    told.support(words="Lanterns nobody valued")
    text = client.get("/support/").content.decode()
    for words in ("USD\xa01,250,000", "CHF\xa010", "USD\xa05,000"):
        assert words in text
    assert "1,255,000" not in text
    narrowed = client.get("/support/?kind=goods").content.decode()
    assert "USD\xa01,250,000" not in narrowed
    assert "USD\xa05,000" in narrowed


def test_a_form_begins_with_what_its_address_names_and_goes_back_to_the_agreement():
    told.agreement()
    client = enter("secretariat")
    text = client.get(f"/support/new/?agreement={told.KEY}").content.decode()
    assert f'<option value="{told.KEY}" selected>' in text
    answer = client.post("/support/new/", {**SUPPORT, "agreement": told.KEY})
    assert answer.url == f"/agreements/{told.KEY}/"
    sent = {**SENT["quotations/new/"], "organisation": "ILO"}
    assert client.post("/quotations/new/", sent).url == "/organisations/ilo/"


def test_one_is_entered_after_another_from_the_same_source():
    answer = enter("secretariat").post("/support/new/", {**SUPPORT, "again": "1"})
    assert answer.url.startswith("/support/new/?")
    assert f"source={making.BOOKLET}" in answer.url


def test_the_name_of_a_survivor_is_not_taken():
    sent = {**SENT["quotations/new/"], "survivor": "on"}
    answer = enter("secretariat").post("/quotations/new/", sent)
    assert answer.status_code == 422
    assert "The name of a survivor is not kept" in answer.content.decode()
    assert queries.quotations(public_only=False) == ()


def test_proposals_and_works_are_told_with_who_has_to_do_with_them(read):
    client = enter("secretariat")
    for address in ("proposals/new/", "works/new/"):
        assert client.post(f"/{address}", SENT[address]).status_code == 302
    text = read("/proposals/")
    for words in ("Hills together", "UNFPA", "Wrote a part", "approved", "ILO", "(lead)", "Ghana"):
        assert words in text
    text = read("/works/")
    for words in ("On the hill", "made it", "People of the hill", "is its subject", "p. 3"):
        assert words in text


def test_a_proposal_names_organisations_only():
    sent = {**SENT["proposals/new/"], "organisations": [""], "organisations_words": ["someone"]}
    answer = enter("secretariat").post("/proposals/new/", sent)
    assert "Name the organisation of each row." in answer.content.decode()


@pytest.mark.parametrize(
    ("address", "head"),
    [("support", "giver"), ("proposals", "title"), ("works", "title")],
)
def test_each_list_is_taken_along_and_says_what_to_do_while_empty(client, address, head):
    assert "on record yet" in client.get(f"/{address}/").content.decode()
    MADE[address]()
    text = client.get(f"/{address}/?form=csv").content.decode("utf-8-sig")
    [row] = csv.DictReader(io.StringIO(text))
    assert row[head]


def test_what_is_to_be_done_is_listed_by_its_day_for_who_is_signed_in(client):
    assert client.get("/engagement/").url == "/account/login/?next=/engagement/"
    assert "no review is planned" in enter("reader").get("/engagement/").content.decode()
    today = timezone.now().date()
    told.agreement()
    told.review(today - timedelta(days=3))
    told.follow_up(words="Later", due_on=today + timedelta(days=9), internal=False)
    told.follow_up(words="Quietly", due_on=today, agreement=told.KEY, organisation="")
    answer = enter("secretariat").get("/engagement/?form=csv").content.decode("utf-8-sig")
    rows = [(row["words"], row["state"]) for row in csv.DictReader(io.StringIO(answer))]
    assert rows == [
        ("Review of the agreement", "overdue"),
        ("Quietly", "to be done"),
        ("Later", "to be done"),
    ]
    for who in set(ROLES) - {"secretariat"}:
        text = enter(who).get("/engagement/").content.decode()
        assert "Later" in text
        assert "Quietly" not in text


def test_an_internal_follow_up_is_no_page_for_who_may_not_read_it():
    number = told.follow_up()
    assert enter("submitter").get(f"/engagement/{number}/done/").status_code == 404
    assert enter("secretariat").get(f"/engagement/{number}/done/").status_code == 200


def test_a_follow_up_is_done_once():
    number, client = told.follow_up(), enter("secretariat")
    assert client.post(f"/engagement/{number}/done/", SENT["engagement/N/done/"]).status_code == 302
    assert client.get(f"/engagement/{number}/done/").status_code == 409
    [found] = queries.follow_ups(public_only=False)
    assert (found.done_on, found.done_words) == (date(2021, 7, 1), "They answered.")


def test_what_was_withdrawn_is_no_page():
    client = enter("secretariat")
    for begin, make in MADE.items():
        address = f"/{begin}/{make()}/withdrawal/"
        assert client.post(address, {"why": "A mistake."}).status_code == 302
        assert client.get(address).status_code == 404


def test_words_whose_consent_is_withheld_are_on_nobodys_page_but_the_keepers():
    told.agreement()
    told.quotation(said="Keep this quiet.", consent="withheld", agreement=told.KEY)
    address = f"/agreements/{told.KEY}/"
    assert "Keep this quiet." not in Client().get(address).content.decode()
    text = enter("secretariat").get(address).content.decode()
    assert "Keep this quiet." in text
    assert "consent withheld: not public" in text
