"""What is not public comes out nowhere, whoever asks that may not see it, at every address."""

from __future__ import annotations

import logging
import re

import pytest
from django.apps import apps
from django.test import Client

from letsema.journal import queries as journal
from letsema.press.workbooks import template
from tests.doors.web import secrets, walking
from tests.doors.web.people import enter
from tests.world import blank

__all__ = ["blank"]
pytestmark = [pytest.mark.once, pytest.mark.xdist_group("secrets")]
OUTSIDE = {
    "nobody": None,
    "reader": ("reader", {"fund": "hill-fund", "country": "GHA"}),
    "submitter of another organisation": ("stranger", {"organisation": "unfpa"}),
    "secretariat of another fund": ("secretariat", {"fund": secrets.SEA}),
}
"""Who sees nothing that is not public, and the role and scope they hold."""
KEEP_THE_REGISTER = ("secretariat of another fund",)
"""Who of them reads what is internal of agreements and follow-ups: these are of no one fund."""
ASKED = (
    "/?as_at=2021-07-05",
    "/pipeline/?as_at=2021-07-05",
    "/pipeline.json?as_at=2021-07-05",
    "/pipeline.json?as_at=2021-09-30&known_at=2021-09-01",
    "/pipeline.json?fund=sea-fund",
    "/programmes/?as_at=2021-07-05",
    "/countries/GHA/?as_at=2021-07-05",
    "/organisations/ilo/?as_at=2021-07-05",
    "/compare/?from=2021-07-05&to=2021-10-01",
    "/compare/?from=2021-01-01&to=2100-01-01",
    "/ageing/?as_at=2021-07-05",
    "/ageing.csv?as_at=2021-07-05",
    "/programmes/GHANA-2/?as_at=2021-07-05",
    "/programmes/GHANA-2/?as_at=2021-07-05&known_at=2021-07-05",
    "/programmes/TOGO-2/?known_at=2021-07-05",
    "/decisions/?fund=hill-fund",
    "/decisions.json?fund=hill-fund",
    "/notes/?fund=hill-fund",
    "/notes.json?fund=hill-fund",
    "/requests/?fund=hill-fund",
    "/requests.json?fund=hill-fund",
    "/waiting.csv?kind=returned-late",
    "/steers.json?body=hill-committee",
    "/policies/?programme=TOGO-2",
    "/policies/?form=csv",
    "/policies/?programme=ZQHEADINGREVIEW-1",
    "/figures/?form=csv",
    "/requests/new/?programme=TOGO-2",
    "/requests/new/?programme=TOGO-2&kind=remove",
    "/requests/new/?programme=ZQHEADINGREVIEW-1",
    *(f"/search/?q={word}" for word in ("Ghana", "work on", "note pdf", "hills")),
)
"""Addresses that ask for more than their page as it comes."""
FORM_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')


@pytest.fixture(scope="module")
def record(blank, tmp_path_factory, django_db_blocker):
    """The record full of secrets, open until the module ends."""
    with django_db_blocker.unblock(), blank.copy(tmp_path_factory.mktemp("secrets")).open():
        yield secrets.build()


@pytest.fixture(autouse=True)
def _quiet():
    """Being turned away hundreds of times is not told each time."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture(scope="module")
def values(record):
    return walking.Values(record.token, record.person)


def client_of(who: str) -> Client:
    role = OUTSIDE[who]
    client = Client() if role is None else enter(role[0], **role[1])
    client.raise_request_exception = True
    return client


def every(values: walking.Values) -> list[str]:
    told = [each for name in walking.ours() for each in walking.addresses(name, values)]
    return [*told, *ASKED]


def words_told(answer, address: str) -> set[str]:
    """The secret words an answer tells: in its body or its headers, its own address apart."""
    told = walking.texts(answer.getvalue()) + "\n" + str(answer.headers)
    told = FORM_TOKEN.sub("", told)
    found = set(re.findall(r"\bzq[a-z]{4,}", told.casefold()))
    own = set(re.findall(r"zq[a-z]+", address.casefold()))
    return found - own


@pytest.mark.parametrize("who", OUTSIDE)
def test_no_address_tells_a_secret(record, values, who):
    client, before = client_of(who), journal.head()
    told = {}
    for address in every(values):
        answer = client.get(address)
        assert answer.status_code < 500, address
        found = words_told(answer, address)
        if who in KEEP_THE_REGISTER:
            found = {each for each in found if not each.startswith(secrets.SHARED)}
        if found:
            told[address] = found
    assert told == {}
    assert journal.head() == before


SHOWN = (
    *("programme", "notes-json", "item", "meeting", "agenda", "request", "decision", "file"),
    *("agreement", "support", "engagement", "policy"),
)
MET = (
    *("title", "summary", "judged", "asks", "file", "content", "whyreturned", "insidewithdrawn"),
    *("insidedeclined", "insideremoved", "interest", "papertitle", "position", "decision"),
    *("draftword", "draftinside", "insideresolution", "request", "terms", "mail", "name"),
    *("sharedtitle", "sharedword", "sharedgoal", "sharedfile", "sharedchange", "sharedfinding"),
    *("claimed", "sharedgift", "sharedsaying", "sharedfollow", "sharedowner", "sharedagain"),
)
"""Kinds of secret that somebody who keeps the record is shown: so they are there to be told."""


def test_who_keeps_the_record_meets_the_secrets(record, values):
    client, told = enter("secretariat"), set()
    for name in SHOWN:
        for address in walking.addresses(name, values):
            answer = client.get(address)
            assert answer.status_code < 500, address
            told |= words_told(answer, address)
    told |= words_told(enter("administrator").get("/people/"), "")
    assert [kind for kind in MET if not any(each.startswith(f"zq{kind}") for each in told)] == []


def test_the_journal_names_nobody(record):
    """Neither an address nor a name stands in any entry: the journal is kept for ever."""
    entries = apps.get_model("journal", "Entry").objects.values_list("subject", "facts", "by")
    told = repr(list(entries)).casefold()
    assert "zqtitle" in told
    assert "zqmail" not in told
    assert "zqinvited" not in told
    assert "zqname" not in told
    assert "@" not in told


def test_a_workbook_tells_nobody_what_an_internal_decision_says(record, values):
    """Brought with its number and other words, it is refused without the words that stand."""
    from letsema.accounts import queries as accounts
    from letsema.doors.intake import workbook
    from letsema.governance import queries as governance

    [hidden, *_more] = [d for d in governance.decisions(public_only=False) if d.internal]
    row = {"number": hidden.number, "body": hidden.body, "taken_on": hidden.taken_on}
    content = template(workbook.KINDS["decisions"].form, [{**row, "words": "I guess."}])
    client = enter("stranger", organisation="unfpa")
    by = accounts.actor_of(client.session["_auth_user_id"])
    outcome = workbook.load(
        workbook.read(content), content=content, filename="g.xlsx", by=by, at=secrets.NOW,
        dry_run=True,
    )  # fmt: skip
    assert not outcome.taken
    assert outcome.faults
    assert "zq" not in repr([(f.refusal.words, f.refusal.told) for f in outcome.faults])
