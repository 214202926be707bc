"""Whatever an address or a form is given, it is answered: never by an error of ours."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from letsema.journal import queries as journal
from tests import making
from tests.doors.web import walking
from tests.doors.web.people import enter
from tests.partners import agreements_told, permits
from tests.proceedings import holding
from tests.results import permits as policies_told

pytestmark = pytest.mark.django_db
ODD = (
    "9" * 5000,
    "//evil.example/",
    "٣\r\nb'\"><%s%(x)s{0}\u202e\U0001f600\ufeff\ud7ff",
)
NAMES = (
    *("fund", "as_at", "known_at", "page", "q", "kind", "state", "stage", "order", "programme"),
    *("from", "to", "next", "item", "seen", "role", "due", "body", "act", "year", "meeting"),
    *("words", "area", "section", "status", "country", "organisation", "long", "source", "place"),
    *("level", "change", "sector", "measure", "form", "question", "into", "overlap"),
    *("reference", "name", "heading", "other", "into", "type", "scheme"),
    *("region", "sort", "decision", "per", "party", "agreement", "giver", "more", "parties_role"),
)


@pytest.fixture(autouse=True)
def _world(settings, tmp_path):
    logging.disable(logging.CRITICAL)
    settings.HOME = tmp_path / "files"
    making.world()
    making.committee()
    making.programme("TOGO-2")
    number = holding.meeting(day=timezone.now().date() + timedelta(days=3))
    holding.listed(number, holding.note())
    _register()
    _agreement()
    _policy()
    yield
    logging.disable(logging.NOTSET)


def _register():
    """Something of everything that hangs on an organisation and on an office."""
    for tell in (
        permits.covering,
        permits.named,
        permits.identified,
        permits.tied,
        permits.contact,
    ):
        tell()


def _agreement():
    """An agreement with something of everything that hangs on one."""
    agreements_told.agreement()
    agreements_told.event(content=b"%PDF-1.7 more", filename="more.pdf")
    agreements_told.review()
    agreements_told.support()
    agreements_told.follow_up()
    agreements_told.proposal()
    agreements_told.work()
    agreements_told.quotation()


def _policy():
    """An instrument with something of everything, and two figures."""
    for tell in (policies_told.name, policies_told.sector, policies_told.stage):
        tell()
    policies_told.answer()
    policies_told.support(programme="TOGO-2")
    one, other = (policies_told.figure(n, programmes=["TOGO-2"]) for n in (12, 56))
    policies_told.overlap(one, other)


class Narrow(walking.Values):
    """One value for every part."""

    def of(self, name, part, converter):
        """The first value the record has."""
        return super().of(name, part, converter)[:1]


def pages() -> list[str]:
    """One address of every name, without the papers that are printed when asked for."""
    values = Narrow("x" * 43, "nobody")
    left = ("proof-pdf", "meeting-paper", "rendition", "edition")
    return [
        address
        for name in walking.ours()
        if name not in left
        for address in walking.addresses(name, values)
    ]


def asked(names: Iterable[str], address: str) -> Iterator[dict[str, str]]:
    """Two sets of values for a page: in every name another odd one each time, and on each page
    they are dealt out otherwise, so that a field that stands on many meets them all.
    """
    start = sum(map(ord, address))
    for turn in range(2):
        yield {
            name: ODD[(start + turn + number) % len(ODD)]
            for number, name in enumerate(sorted(names))
        }


@pytest.mark.parametrize("who", ["nobody", "secretariat"])
def test_no_odd_value_in_an_address_is_an_error(who):
    client = Client() if who == "nobody" else enter(who)
    client.raise_request_exception = False
    wrong, before = [], journal.head()
    for address in pages():
        for told in asked(NAMES, address):
            answer = client.get(address, told)
            if answer.status_code >= 500 or "evil" in answer.headers.get("Location", "")[:20]:
                wrong.append((address, told, answer.status_code))
            if answer.status_code in (301, 404, 405) or "login" in answer.headers.get(
                "Location", ""
            ):
                break
    assert wrong == []
    assert journal.head() == before


def test_no_odd_value_in_a_form_is_an_error():
    client = enter("secretariat")
    client.raise_request_exception = False
    wrong = []
    for address in pages():
        if address == "/account/logout/":
            continue
        fields = {*NAMES, *_fields(client, address)}
        for told in asked(fields, address):
            answer = client.post(address, told)
            if answer.status_code >= 500:
                wrong.append((address, told, answer.status_code))
            if answer.status_code in (403, 404, 405):
                break
    assert wrong == []


def _fields(client: Client, address: str) -> set[str]:
    """The names of the fields of a page's forms."""
    answer = client.get(address)
    context = answer.context or []
    told = {"request", "condition", "kind", "programme", "number", "item", "to"}
    for layer in context:
        for each in layer:
            for value in each.values() if hasattr(each, "values") else ():
                for form in getattr(value, "parts", None) or (value,):
                    if isinstance(fields := getattr(form, "fields", None), dict):
                        told |= {form.add_prefix(name) for name in fields}
    return told


@pytest.mark.parametrize("odd", ["9" * 30, "9" * 5000, "٣", "0", "a\x00b", "..", "x" * 3000])
def test_no_odd_part_of_an_address_is_an_error(odd):
    from urllib.parse import quote

    client = enter("secretariat")
    client.raise_request_exception = False
    parts = quote(odd)
    wrong = []
    for address in (
        "/items/{}/", "/items/{}/resolution/", "/requests/{}/", "/meetings/{}/", "/programmes/{}/",
        "/meetings/{}/agenda/", "/editions/pipeline-booklet/hill-fund/en/{}/", "/decisions/{}/",
        "/people/roles/{}/end/", "/people/invitations/{}/withdrawal/", "/invitations/{}/",
        "/workbooks/brought/{}/", "/notices/{}/stop/", "/files/{}/", "/countries/{}/",
        "/organisations/{}/", "/organisations/{}/merge/", "/organisations/iom/names/{}/end/",
        "/organisations/{}/parting/", "/offices/{}/", "/offices/nairobi/names/{}/end/",
        "/organisations/duplicates/apart/{}/withdrawal/", "/bodies/{}/", "/bodies/hill-committee/members/{}/end/",
        "/programmes/TOGO-2/conditions/{}/met/", "/programmes/TOGO-2/files/{}/",
        "/sources/{}/", "/resolutions/{}/striking/", "/funds/{}/settings/",
        "/agreements/{}/", "/agreements/lanterns-2012/reviews/{}/", "/engagement/{}/done/",
        "/policies/{}/", "/policies/{}/merge/", "/policies/gha-law/stages/{}/withdrawal/",
        "/figures/{}/withdrawal/", "/figures/1/overlaps/{}/withdrawal/",
        "/support/{}/withdrawal/", "/quotations/{}/withdrawal/",
    ):  # fmt: skip
        for ask in (client.get, client.post):
            answer = ask(address.format(parts))
            if answer.status_code >= 500:
                wrong.append((address, ask.__name__, answer.status_code))
    assert wrong == []


def test_a_text_with_nul_is_refused_in_words():
    for answer in (
        Client().get("/search/", {"q": "a\x00b"}),
        Client().post("/account/login/", {"login": "a\x00b"}),
        Client().get("/bodies/a%00b/"),
    ):
        assert answer.status_code == 400
        assert "character" in answer.content.decode()
    client = Client()
    client.cookies["sessionid"] = "abcdefgh\x00abcdefgh"
    assert client.get("/me/").status_code == 400
