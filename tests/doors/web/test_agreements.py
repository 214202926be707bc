"""Agreements by pages and forms: who may, what a page tells, what stays inside."""

from __future__ import annotations

import csv
import io
import re
from datetime import date

import pytest
from django.test import Client

from letsema.doors.web.agreements import why
from letsema.journal import queries as journal
from letsema.partners import commands, queries
from letsema.partners.rules.agreements import Party
from letsema.programmes import commands as programmes
from letsema.values import OPERATOR, When
from tests import making
from tests.doors.web.people import ROLES, enter, lapsed, paper
from tests.partners import agreements_told as told

pytestmark = pytest.mark.django_db
ONE = f"/agreements/{told.KEY}/"
ADDS = {"secretariat", "submitter", "stranger", "reviewer"}
BY = {"by": OPERATOR, "at": making.at()}
NEW = {
    "kind": "trilateral",
    "title": "Care at the posts",
    "parties": ["IOM", "Ghana", "", "The ILO"],
    "parties_role": ["implementer", "party", "party", "donor"],
    "parties_words": ["its mission", "", "A committee of miners", ""],
    "signed": "2024-03-12",
    "until": "2027-01",
    "countries": ["Ghana; Togo"],
    "goals": "Care at four posts\nShared figures",
    "source": "own-record",
}
SENT = {
    "new/": NEW,
    "lanterns-2012/changes/new/": {
        "kind": "renewed", "on": "2022-01", "until": "2025", "source": making.BOOKLET,
    },
    "lanterns-2012/reviews/new/": {"due_on": "2022-03-01"},
    "lanterns-2012/reviews/N/": {"held_on": "2021-07-01", "findings": "All lamps burn."},
    "lanterns-2012/reviews/N/day/": {"due_on": "2022-09-01"},
    "lanterns-2012/withdrawal/": {"why": "Another was meant."},
    "lanterns-2012/changes/N/withdrawal/": {"why": "It was not."},
    "lanterns-2012/files/N/withdrawal/": {"why": "Another paper."},
    "lanterns-2012/reviews/N/withdrawal/": {"why": "Nobody asked."},
}  # fmt: skip
"""By the end of an address, what a form sends."""


@pytest.fixture(autouse=True)
def _world(settings, tmp_path):
    settings.HOME = tmp_path / "files"
    making.world()
    told.agreement()


def page(end: str) -> str:
    """The address of a page, with what it is about on record."""
    made = {"changes/N": told.event, "files/N": attached, "reviews/N": told.review}
    for part, make in made.items():
        if part in end:
            end = end.replace("N", str(make()))
    return f"/agreements/{end}"


def attached(**more) -> int:
    how = {"key": told.KEY, "content": b"%PDF-1.7 light", "filename": "light.pdf", **BY, **more}
    return commands.attach_to_agreement(**how)


@pytest.mark.parametrize("end", SENT)
@pytest.mark.parametrize("who", ROLES)
def test_who_adds_to_the_record_enters_and_the_secretariat_alone_withdraws(who, end):
    address, client = page(end), enter(who)
    allowed = {"secretariat"} if "withdrawal" in end else ADDS
    before = journal.head()
    assert client.get(address).status_code == (200 if who in allowed else 403)
    answer = client.post(address, SENT[end])
    assert answer.status_code == (302 if who in allowed else 403)
    assert (journal.head() == before) is (who not in allowed)


@pytest.mark.parametrize("end", SENT)
def test_who_is_signed_out_signs_in_first_and_finds_their_words_again(end):
    address, client = page(end), lapsed(enter("secretariat"))
    answer = client.post(address, SENT[end])
    assert answer.url == f"/account/login/?next={address}"
    assert client.session["words-not-taken-in"]["page"] == address


@pytest.mark.parametrize("end", SENT)
def test_an_empty_form_comes_back_with_what_is_missing(end):
    answer = enter("secretariat").post(page(end), {})
    assert answer.status_code == 422
    assert "This could not be taken in" in answer.content.decode()


def test_three_parties_are_registered_each_as_what_it_is():
    answer = enter("secretariat").post("/agreements/new/", NEW)
    assert answer.url == "/agreements/care-at-the-posts/"
    found = queries.agreement("care-at-the-posts")
    parties = [
        (p.organisation.key if p.organisation else "", p.country, p.role, p.words)
        for p in found.parties
    ]
    assert parties == [
        ("iom", "", "implementer", "its mission"),
        ("", "GHA", "party", ""),
        ("", "", "party", "A committee of miners"),
        ("ilo", "", "donor", ""),
    ]
    assert found.countries == ("GHA", "TGO")
    assert found.goals == ("Care at four posts", "Shared figures")


def test_the_page_asks_for_more_parties_without_a_script_and_keeps_what_is_written():
    client, before = enter("secretariat"), journal.head()
    assert client.get("/agreements/new/").content.decode().count('name="parties"') == 5
    answer = client.post("/agreements/new/", {**NEW, "parties": ["IOM"] * 5, "more": "1"})
    text = answer.content.decode()
    assert answer.status_code == 200
    assert text.count('name="parties"') == 8
    assert 'value="Care at the posts"' in text
    assert "This could not be taken in" not in text
    assert journal.head() == before


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"parties": ["IOM", "The ILO"]}, "has 3 parties or more; 2 are named"),
        ({"parties": ["IOM", "Nowhere", "The ILO"]}, "“Nowhere”: no organisation or country"),
        ({"parties_role": ["boss", "party", "party"]}, "“boss” is not one of the roles"),
        ({"parties_words": ["x" * 301]}, "no more than 300 characters"),
        ({"starts": "2025", "until": "2020"}, "It cannot end"),
        ({"key": "new"}, "“new” is taken"),
        ({"key": told.KEY}, f"“{told.KEY}” is taken"),
        ({"title": "!!!"}, "no letters to make it from"),
        ({"source": "nobody"}, "Select a valid choice"),
    ],
)
def test_what_cannot_be_an_agreement_is_told_at_its_field(change, words):
    sent = {**NEW, "parties": ["IOM", "Ghana", "The ILO"], "parties_words": [], **change}
    client = enter("secretariat")
    before = journal.head()
    answer = client.post("/agreements/new/", sent)
    assert answer.status_code == 422
    assert words in answer.content.decode().replace("&#x27;", "'")
    assert journal.head() == before


def test_a_name_of_several_organisations_is_asked_for_by_key():
    from letsema.partners.rules import Name

    names = [Name("Another"), Name("IOM", "acronym")]
    commands.register_organisation(key="iom-2", kind="other", names=names, **BY)
    answer = enter("secretariat").post("/agreements/new/", {**NEW, "parties": ["IOM"] * 3})
    assert "Write one of these: iom, iom-2" in answer.content.decode()


def test_the_page_tells_the_state_of_a_day_and_why(read):
    text = read(f"{ONE}?as_at=2022-05-01")
    assert "In force, ends soon" in text
    assert "It holds, and ends within ninety days: 30 June 2022." in text
    told.event(until=When.parse("2025-06-30"), words="Three more years.")
    text = read(f"{ONE}?as_at=2023-05-01")
    assert "holds until it ends: 30 June 2025" in text
    assert "Renewed, with a new end: 30 June 2025" in text
    assert "Three more years." in text
    assert "Booklet-2021-06" in text
    told.event("terminated", "2024-01-01")
    assert "It was terminated before its end: 1 January 2024." in read(f"{ONE}?as_at=2024-05-01")


@pytest.mark.parametrize(
    ("more", "day", "words"),
    [
        ({"signed": None}, date(2020, 1, 1), "No signature is on record by that day."),
        (
            {"starts": When.parse("2015")},
            date(2013, 1, 1),
            "It was signed (2012) and begins to hold later: 2015.",
        ),
        ({"until": None}, date(2020, 1, 1), "It was signed (2012), and no source states an end."),
        ({}, date(2023, 1, 1), "It has come to its end: 30 June 2022."),
    ],
)
def test_every_state_has_its_reason(more, day, words):
    told.agreement("other", **more)
    assert why(queries.agreement("other"), day) == words


def test_the_page_shows_all_that_hangs_on_it(read):
    making.programme("TOGO-2")
    programmes.cite_agreement(reference="TOGO-2", agreement=told.KEY, citing=making.say(), **BY)
    number = told.review()
    commands.hold_review(number=number, held_on=making.DAY, findings="All lamps burn.", **BY)
    told.review(date(2022, 1, 1))
    told.support(agreement=told.KEY)
    told.follow_up(kind="obligation", agreement=told.KEY, words="Report yearly", internal=False)
    told.quotation(agreement=told.KEY)
    attached(title="The signed paper")
    text = read(ONE)
    for words in (
        "All lamps burn.", "Due on 1 January 2022", "Solar lanterns", "value not known",
        "Report yearly", "Now there is light.", "The signed paper", "TOGO-2", "The IOM",
    ):  # fmt: skip
        assert words in text
    assert "Keep this agreement" not in text


def test_an_internal_agreement_and_its_files_are_read_by_who_keeps_the_register_alone(read):
    told.agreement("quiet", title="Quiet waters", internal=True)
    sha = "quiet.pdf"
    number = attached(key="quiet", content=b"%PDF-1.7 quiet", filename=sha, title="Quiet paper")
    told.support(agreement="quiet", words="Quiet gift")
    told.quotation(agreement="quiet", said="Quietly said.")
    [file] = queries.agreement("quiet", public_only=False).files
    assert file.number == number
    for who in (None, *ROLES):
        client = enter(who) if who else Client()
        sees = who == "secretariat"
        texts = [
            client.get(address, follow=True).content.decode().replace("/quiet/", "")
            for address in ("/agreements/", "/agreements/quiet/", "/support/", "/engagement/",
                            "/agreements/?form=csv", "/support/?form=csv", "/search/?q=quiet")
        ]  # fmt: skip
        assert any("Quiet" in text for text in texts[:3]) is sees, who
        if not sees:
            assert not any("Quiet" in text for text in texts), who
        status = 200 if sees else 404
        assert client.get("/agreements/quiet/").status_code == status
        assert client.get(f"/files/{file.sha256}/").status_code == status


def test_the_file_of_a_public_agreement_and_of_its_amendment_is_had_by_anybody(client):
    attached()
    told.event(content=b"%PDF-1.7 more light", filename="more.pdf")
    found = queries.agreement(told.KEY)
    for sha in (found.files[0].sha256, found.changes[0].sha256):
        answer = client.get(f"/files/{sha}/")
        assert answer.status_code == 200
        assert "attachment" in answer["Content-Disposition"]


def test_who_does_not_see_what_is_internal_is_not_asked_whether_it_is():
    for who, asked in (("secretariat", True), ("submitter", False)):
        assert ('name="internal"' in enter(who).get("/agreements/new/").content.decode()) is asked


def test_internal_findings_are_not_told_to_everybody(read):
    number = told.review()
    sent = {"held_on": "2021-07-01", "findings": "A quiet doubt.", "internal": "on"}
    client = enter("secretariat")
    assert client.post(f"{ONE}reviews/{number}/", sent).status_code == 302
    assert "A quiet doubt." in client.get(ONE).content.decode()
    text = read(ONE)
    assert "A quiet doubt." not in text
    assert "What it found is not public." in text


def test_a_planned_review_is_moved_until_it_is_held():
    number, client = told.review(), enter("secretariat")
    own = f"{ONE}reviews/{number}/day/"
    assert f'href="{own}"' in client.get(ONE).content.decode()
    assert 'value="2021-06-30"' in client.get(own).content.decode()
    assert client.post(own, {"due_on": "2022-09-01"}).url == ONE
    assert [str(each.due_on) for each in queries.agreement(told.KEY).reviews] == ["2022-09-01"]
    other = told.review(date(2022, 5, 1))
    taken = client.post(f"{ONE}reviews/{other}/day/", {"due_on": "2022-09-01"})
    assert taken.status_code == 422
    assert "Another review of it is due" in taken.content.decode()
    commands.hold_review(number=number, held_on=making.DAY, findings="All lamps burn.", **BY)
    assert client.get(own).status_code == 409
    assert f'href="{own}"' not in client.get(ONE).content.decode()


def test_a_review_is_held_once():
    number, client = told.review(), enter("secretariat")
    assert client.post(f"{ONE}reviews/{number}/", SENT["lanterns-2012/reviews/N/"]).url == ONE
    answer = client.get(f"{ONE}reviews/{number}/")
    assert answer.status_code == 409
    assert "on record already" in answer.content.decode()


def test_a_file_is_attached_and_an_amendment_brings_its_own():
    client = enter("secretariat")
    assert client.post(f"{ONE}files/new/", {"content": paper(), "title": "Signed"}).url == ONE
    sent = {"kind": "amended", "on": "2020", "source": "own-record", "content": paper("a.pdf")}
    assert client.post(f"{ONE}changes/new/", sent).url == ONE
    found = queries.agreement(told.KEY)
    assert [each.title for each in found.files] == ["Signed"]
    assert found.changes[0].sha256
    answer = client.post(f"{ONE}files/new/", {"content": paper("a.pdf", b"no paper")})
    assert answer.status_code == 422


def test_nothing_of_another_number_is_a_page():
    client = enter("secretariat")
    told.agreement("other")
    mine = told.review()
    assert client.get(f"/agreements/other/reviews/{mine}/").status_code == 404
    assert client.get(f"{ONE}changes/999/withdrawal/").status_code == 404
    assert client.get("/agreements/none/reviews/new/").status_code == 404


@pytest.mark.parametrize(
    ("asked", "keys"),
    [
        ("", ["lanterns-2012", "posts"]),
        ("kind=trilateral", ["posts"]),
        ("state=ending", ["lanterns-2012"]),
        ("country=GHA", ["posts"]),
        ("party=ilo", ["lanterns-2012"]),
        ("party=GHA", ["posts"]),
        ("q=light", ["lanterns-2012"]),
        ("sort=-end", ["lanterns-2012", "posts"]),
    ],
)
def test_the_list_is_narrowed_and_taken_along(client, asked, keys):
    parties = (Party("iom"), Party(country="GHA"), Party("unfpa"))
    told.agreement("posts", kind="trilateral", title="Posts", parties=parties, until=None)
    answer = client.get(f"/agreements/?{asked}&as_at=2022-05-01&form=csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert sorted(row["agreement"] for row in rows) == keys
    shown = client.get(f"/agreements/?{asked}&as_at=2022-05-01").content.decode()
    assert sorted(set(re.findall(r'href="/agreements/([\w-]+)/\?', shown))) == keys


def test_the_list_asks_the_record_as_often_for_one_agreement_as_for_three(
    client,
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def count() -> int:
        with CaptureQueriesContext(connection) as asked:
            client.get("/agreements/")
        return len(asked)

    first = count()
    told.agreement("second")
    told.agreement("third")
    assert count() == first


def test_an_empty_list_says_what_to_do_next(read):
    commands.withdraw_agreement(key=told.KEY, why="w", **BY)
    assert "No agreement is on record yet" in read("/agreements/")
    assert "Register the first one" in enter("secretariat").get("/agreements/").content.decode()
