"""The directory of organisations, the page of each, and the forms by which they are kept."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from letsema.governance import commands as governance
from letsema.journal import queries as journal
from letsema.partners import commands, queries
from letsema.partners.rules import Name
from letsema.programmes import commands as programmes
from letsema.programmes import queries as printed
from letsema.programmes.rules.facts import ParticipantPart
from letsema.values import OPERATOR, Money, MoneyStage, When
from tests import making
from tests.doors.web.people import enter, lapsed
from tests.partners import agreements_told as told
from tests.partners import permits
from tests.programmes import partnering_permits as partnering

pytestmark = pytest.mark.django_db
HOW = {"by": OPERATOR, "at": making.at("2021-07-02")}
SAYS = {"source": making.BOOKLET, "place": "p. 3"}
WHY = {"why": "So their letter says."}


@pytest.fixture(autouse=True)
def _world():
    making.world()


def register(key: str, name: str, *names: Name, kind: str = "academia", country: str = "") -> str:
    """An organisation with an official name, and others."""
    every = [Name(name), *names]
    return commands.register_organisation(key=key, kind=kind, country=country, names=every, **HOW)


def iom() -> None:
    """Its names in two languages."""
    for name in (
        Name("International Organization for Migration"),
        Name("Organisation internationale pour les migrations", language="fr"),
        Name("OIM", "acronym", "fr"),
    ):
        commands.name_organisation(key="iom", name=name, **permits.how())


@pytest.mark.parametrize(
    ("asked", "alike"),
    [
        ("OIM", False),
        ("iom", False),
        ("Organisation internationale pour les migrations", False),
        ("Internatonal Organisation for Migraton", True),
    ],
)
def test_any_name_and_a_misspelling_find_the_same_one(read, asked, alike):
    iom()
    page = read(f"/organisations/?q={asked}")
    assert page.count('<a href="/organisations/iom/">') == 1
    assert "1 organisation<" in page
    assert (f"Nothing is called “{asked}”; these are alike." in page) is alike


def test_a_name_that_is_not_shown_says_by_which_it_was_found(read):
    iom()
    assert "found as “OIM”" in read("/organisations/?q=OIM")
    assert "found as" not in read("/organisations/?q=IOM")


def test_what_nothing_is_like_is_told_so_and_leads_on(read):
    page = read("/organisations/?q=zzzzqqqq")
    assert "Nothing is called “zzzzqqqq”, and nothing is alike." in page
    assert 'href="?"' in page


def test_kinds_and_countries_narrow_the_list_with_their_numbers_in_the_address(read):
    register("a", "Hill College", country="KEN")
    register("b", "Lake College", country="KEN")
    register("c", "Lake Bank", kind="financial-institution", country="GHA")
    page = read("/organisations/")
    for option in ("Academia (2)", "Kenya (2)", "Ghana (1)"):
        assert option in page
    page = read("/organisations/?kind=academia&country=KEN")
    assert "2 organisations<" in page
    assert "Lake Bank" not in page
    page = read("/organisations/?q=lake&country=GHA")
    assert "1 organisation<" in page
    assert "Kenya (1)" in page
    assert "is not" not in read("/organisations/?kind=academia")
    assert "Part of the address could not be read" in read("/organisations/?kind=elsewhere")


def test_a_page_holds_fifty_and_the_export_all_that_was_found(client):
    for number in range(120):
        register(f"school-{number}", f"School {number:03}")
    page = client.get("/organisations/?kind=academia").content.decode()
    assert "Organisations 1 to 50 of 120" in page
    assert page.count('class="what"') == 50
    assert "School 119" in client.get("/organisations/?kind=academia&page=3").content.decode()
    assert "Page 3 of 3" in client.get("/organisations/?kind=academia&page=99").content.decode()
    rows = csv.DictReader(
        io.StringIO(client.get("/organisations/?kind=academia&form=csv").content.decode())
    )
    assert [row["organisation"] for row in rows] == [f"school-{n}" for n in range(120)]


def full() -> None:
    """An organisation with something in every panel."""
    told.agreement()
    for kind, value in (("money", MoneyStage.SUPPORT), ("goods", MoneyStage.IN_KIND)):
        how = {"kind": kind, "value": Money(5000, "USD", value), "valued": "stated"}
        told.support(giver="iom", receiver="ilo", words=f"Some {kind}", **how)
    told.support(words="Lanterns", since=When.parse("2013"))
    told.proposal(to="iom")
    told.quotation(organisation="iom")
    commands.record_work(
        kind="film", title="On the hill", parties=[_maker()], citing=making.say(), **HOW
    )
    for enter_ in (permits.covering, permits.identified, permits.tied, permits.contact):
        enter_()
    governance.admit_member(
        body=making.COMMITTEE, organisation="iom", role="member", since=When.parse("2020"), until=None,
        citing=making.say(), **HOW,
    )  # fmt: skip
    partnering.prints("The Hill Office", reference=making.programme("GHANA-2"))
    programmes.match_partner(
        reference="GHANA-2", name="The Hill Office", organisation="iom", why="Theirs.", **HOW
    )
    programmes.give_task(
        reference="GHANA-2", organisation="iom", words="Trains people", citing=making.say(), **HOW
    )


def _maker():
    from letsema.partners.rules.engagement import WorkMaker

    return WorkMaker("maker", "iom")


def test_the_page_of_an_organisation_tells_all_it_has_to_do_with(read):
    full()
    page = read("/organisations/iom/")
    for words in (
        "Member of", "Trains people", "printed as “The Hill Office”", "Light in the settlements",
        "Some money", "Lanterns", "Hill Committee", "On the hill", "Now there is light.",
        "Hills together", "Regional Office", "02nr3fr97", "Works most with",
        "Received: Lanterns",
    ):  # fmt: skip
        assert words in page, words
    assert page.count("USD\xa05,000") == 4
    assert "USD\xa010,000" not in page


def test_who_a_contact_is_is_shown_to_all_with_their_consent_alone(read):
    permits.contact()
    person = {**permits.PERSON, "role": "Spokesperson", "name": "B. Open", "consent": "public"}
    commands.enter_contact(**person, **permits.how())
    page = read("/organisations/iom/")
    assert "B. Open" in page
    assert "A. Person" not in page
    assert "Focal point" not in page
    kept = enter("secretariat").get("/organisations/iom/").content.decode()
    assert "A. Person" in kept
    assert "B. Open" not in read("/organisations/ilo/")


def test_what_is_dated_stands_in_order_and_what_is_later_is_marked(read):
    told.agreement()
    page = read("/organisations/iom/?as_at=2013-06-01")
    story = page.partition('id="story"')[2]
    signed, ended = "Agreement signed: Light", "Agreement ends: Light"
    assert story.index(signed) < story.index(ended)
    assert "after 1 June 2013" in story[story.index(ended) :]
    assert "after 1 June 2013" not in story[: story.index(ended)]


def test_names_of_before_are_told_with_their_days_and_shown_on_theirs(read):
    before = Name("Geneva Hill School", valid_from=date(2003, 1, 1), valid_until=date(2006, 1, 1))
    register("school", "Global Hill School", before)
    assert "<h1>Global Hill School</h1>" in read("/organisations/school/")
    page = read("/organisations/school/?as_at=2004-01-01")
    assert "<h1>Geneva Hill School</h1>" in page
    assert "1 January 2006" in page


def test_another_organisation_is_led_to_and_back(read):
    register("old", "Old School")
    register("young", "Young School")
    tie = {"organisation": "young", "other": "old", "kind": "succeeds"}
    commands.tie_organisations(**tie, **permits.how())
    young, old = read("/organisations/young/"), read("/organisations/old/")
    assert 'Came after <a href="/organisations/old/">' in young
    assert 'Followed by <a href="/organisations/young/">' in old


def test_a_merged_key_leads_on_and_its_history_is_told_there(client):
    register("twin", "Twin School")
    told.support(giver="twin", receiver="ilo", words="Books of the twin")
    commands.merge_organisations(key="twin", into="iom", why="One.", **HOW)
    answer = client.get("/organisations/twin/?as_at=2021-07-01")
    assert answer.status_code == 301
    assert answer["Cache-Control"] == "no-cache"
    assert answer.url == "/organisations/iom/?as_at=2021-07-01"
    page = client.get(answer.url).content.decode()
    for words in ("Twin School", "as twin", "Books of the twin"):
        assert words in page


def test_the_number_of_questions_does_not_grow_with_what_is_told(client):
    full()
    client.get("/organisations/iom/")
    with CaptureQueriesContext(connection) as one:
        client.get("/organisations/iom/")
    for number in range(3):
        register(f"more-{number}", f"More {number}")
        told.agreement(f"another-{number}", title=f"Agreement {number}")
        told.support(giver="iom", receiver=f"more-{number}", words=f"Gift {number}")
        told.support(giver=f"more-{number}", words=f"Gift {number}")
        told.quotation(organisation="iom", said=f"Word {number}")
        tie = {"organisation": f"more-{number}", "other": "iom", "kind": "part-of"}
        commands.tie_organisations(**tie, **permits.how())
        office = {**permits.OFFICE, "key": f"office-{number}"}
        commands.open_office(**office, **permits.how())
        commands.enter_contact(
            **{**permits.PERSON, "role": f"Role {number}", "consent": "public"}, **permits.how()
        )
        making.programme(f"MALI-{number + 2}", participants=[ParticipantPart("iom")])
    client.get("/organisations/iom/")
    with CaptureQueriesContext(connection) as many:
        client.get("/organisations/iom/")
    assert len(many) <= len(one)
    with CaptureQueriesContext(connection) as few:
        client.get("/organisations/?q=more")
    assert len(few) <= 8


SENT = {
    "organisations/new/": {
        "kind": "academia", "name": "Hill College", "acronym": "HC", "language": "en",
        "others": "Collège de la colline", "country": "Ghana", **SAYS,
    },
    "organisations/iom/names/new/": {
        "text": "The Agency", "kind": "official", "language": "en", "valid_from": "2020-01-01",
        **SAYS,
    },
    "organisations/iom/names/N/end/": {"until": "2022-01-01", **SAYS},
    "organisations/iom/names/N/withdrawal/": WHY,
    "organisations/iom/ties/new/": {"kind": "part-of", "other": "ILO", "since": "2020", **SAYS},
    "organisations/iom/ties/N/end/": {"until": "2022", **SAYS},
    "organisations/iom/ties/N/withdrawal/": WHY,
    "organisations/iom/identifiers/new/": {"scheme": "ror", "value": "04n2h7", **SAYS},
    "organisations/iom/identifiers/N/withdrawal/": WHY,
    "organisations/iom/contacts/new/": {
        "role": "Press", "name": "Ama", "email": "ama@example.org", "consent": "public", **SAYS,
    },
    "organisations/iom/contacts/N/end/": {"until": "2022", **SAYS},
    "organisations/iom/contacts/N/consent/": {"consent": "public", "consent_on": "2021-06-30"},
    "organisations/iom/contacts/N/forgetting/": {"why": "She asked for it."},
    "organisations/iom/contacts/N/withdrawal/": WHY,
    "organisations/iom/offices/new/": {
        "type": "country", "name": "Accra", "language": "en", "country": "GHA", **SAYS,
    },
    "organisations/unfpa/merge/": {"into": "ILO", "sure": "on", **WHY},
    "organisations/unfpa/parting/": WHY,
    "organisations/iom/apart/": {"other": "ILO", **WHY},
    "organisations/duplicates/apart/N/withdrawal/": WHY,
    "offices/nairobi/names/new/": {"text": "Hub", "language": "en", "since": "2020", **SAYS},
    "offices/nairobi/names/N/end/": {"until": "2022", **SAYS},
    "offices/nairobi/names/N/withdrawal/": WHY,
    "offices/nairobi/coverage/new/": {"country": "Kenya", **SAYS},
    "offices/nairobi/coverage/N/end/": {"until": "2022", **SAYS},
    "offices/nairobi/coverage/N/withdrawal/": WHY,
    "offices/nairobi/withdrawal/": WHY,
}  # fmt: skip
"""By address, what a form sends."""
MADE = {
    "organisations/iom/names": permits.named,
    "organisations/iom/ties": permits.tied,
    "organisations/iom/identifiers": permits.identified,
    "organisations/iom/contacts": permits.contact,
    "organisations/unfpa/parting": permits.merged,
    "organisations/duplicates": permits.apart,
    "offices/nairobi/names": permits.office_named,
    "offices/nairobi/coverage": permits.covering,
    "offices/nairobi/withdrawal": permits.opened,
}
KEPT_BY_ONE = ("consent/", "end/", "withdrawal/", "forgetting/", "merge/", "parting/", "apart/")
"""How addresses end that who keeps the register alone is let to."""


def page_of(address: str) -> str:
    """The address of a page, with what it is about on record."""
    begun = [make for begin, make in MADE.items() if address.startswith(begin)]
    number = begun[0]() if begun else ""
    return f"/{address.replace('N/', f'{number}/')}"


@pytest.mark.parametrize("address", SENT)
def test_each_form_writes_once_for_who_may_and_for_nobody_else(address):
    where, before = page_of(address), journal.head()
    once = address.endswith(KEPT_BY_ONE)
    for who, may in (("reader", False), ("submitter", not once), ("secretariat", True)):
        client = enter(who)
        start = journal.head()
        assert client.get(where).status_code == (200 if may else 403), who
        if not may:
            assert client.post(where, SENT[address]).status_code == 403
            assert journal.head() == start
    assert lapsed(client).post(where, SENT[address]).url == f"/account/login/?next={where}"
    assert enter("secretariat").post(where, {}).status_code == 422
    start = journal.head()
    answer = enter("secretariat").post(where, SENT[address])
    assert answer.status_code == 302, answer.content.decode()[:2000]
    assert journal.head()[0] > start[0] >= before[0]
    assert enter("secretariat").get(answer.url, follow=True).status_code == 200


def test_an_organisation_is_registered_under_a_short_name_and_found_by_all(client):
    answer = enter("secretariat").post("/organisations/new/", SENT["organisations/new/"])
    assert answer.url == "/organisations/hc/"
    found = queries.organisation("hc")
    assert (found.name, found.acronym, found.country) == ("Hill College", "HC", "GHA")
    assert "/organisations/hc/" in client.get("/organisations/?q=college colline").content.decode()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"name": "The IOM"}, "The IOM is on record under the key iom"),
        ({"key": "ilo"}, "“ilo” is taken"),
        ({"key": "new"}, "“new” is taken"),
        ({"kind": "club"}, "Select a valid choice"),
        ({"country": "Nowhere"}, "“Nowhere”: no country of that name"),
        ({"source": ""}, "This field is required"),
        ({"website": "nothing at all"}, "valid URL"),
    ],
)
def test_what_cannot_be_registered_is_told_at_its_field(change, words):
    before = journal.head()
    sent = {**SENT["organisations/new/"], **change}
    answer = enter("secretariat").post("/organisations/new/", sent)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert queries.organisation("hc") is None
    assert journal.head()[0] - before[0] <= 1  # the role of who asks


def test_another_of_the_same_name_is_registered_when_it_is_said():
    sent = {**SENT["organisations/new/"], "name": "The IOM", "acronym": "", "key": "iom-2"}
    answer = enter("secretariat").post("/organisations/new/", {**sent, "another": "on"})
    assert answer.url == "/organisations/iom-2/"


def test_likely_duplicates_are_merged_after_a_look_or_set_apart_and_both_are_taken_back():
    register("one", "Hill School", country="KEN")
    register("two", "Hill Schol", country="KEN")
    client = enter("secretariat")
    alike = "/organisations/duplicates/"
    page = client.get(alike).content.decode()
    assert "are much alike" in page
    assert "/organisations/two/merge/?into=one" in page
    assert client.post("/organisations/two/merge/", {"into": "one", **WHY}).status_code == 422
    client.post("/organisations/two/merge/", {"into": "one", "sure": "on", **WHY})
    assert queries.organisation("two").key == "one"
    page = client.get(alike).content.decode()
    assert "are much alike" not in page
    assert "/organisations/two/parting/" in page
    client.post("/organisations/two/parting/", WHY)
    assert queries.organisation("two").key == "two"
    client.post("/organisations/one/apart/", {"other": "two", **WHY})
    page = client.get(alike).content.decode()
    assert "are much alike" not in page
    [apart] = queries.aparts()
    client.post(f"{alike}apart/{apart.number}/withdrawal/", WHY)
    assert "are much alike" in client.get(alike).content.decode()


def test_a_key_that_is_not_merged_has_no_merge_to_undo():
    client = enter("secretariat")
    before = journal.head()
    assert client.get("/organisations/iom/parting/").status_code == 409
    assert client.post("/organisations/iom/parting/", WHY).status_code == 409
    assert journal.head() == before


@pytest.mark.parametrize("address", ["duplicates/", "printed/", "printed/match/", "printed/none/"])
def test_who_does_not_keep_the_register_looks_through_no_list(address):
    assert enter("submitter").get(f"/organisations/{address}").status_code == 403
    assert Client().get(f"/organisations/{address}").url.startswith("/account/login/")


def test_a_printed_key_partner_is_matched_with_a_reason_and_taken_back():
    making.programme("GHANA-2")
    partnering.prints("The ILO", "A Hill Office", reference="GHANA-2")
    client = enter("secretariat")
    page = client.get("/organisations/printed/").content.decode()
    assert "just this name" in page
    assert "nobody on record is called so" in page
    assert "name=A+Hill+Office" in page
    sent = {"reference": "GHANA-2", "name": "A Hill Office", "organisation": "IOM", **WHY}
    assert client.post("/organisations/printed/match/", sent).url == "/organisations/printed/"
    assert "A Hill Office" not in client.get("/organisations/printed/").content.decode()
    [match] = [each.match for each in printed.programmes_with_partner("iom")]
    page = client.get("/organisations/iom/").content.decode()
    back = f"/organisations/iom/printed/{match}/withdrawal/"
    assert back in page
    assert "printed as “A Hill Office”" in page
    assert client.post(back, WHY).status_code == 302
    assert printed.programmes_with_partner("iom") == ()
    assert client.get(back).status_code == 404


def test_a_printed_text_that_is_no_organisation_leaves_the_list_until_it_is_taken_back():
    making.programme("GHANA-2")
    partnering.prints("Partners of old:", reference="GHANA-2")
    client, none = enter("secretariat"), "/organisations/printed/none/"
    page = client.get("/organisations/printed/").content.decode()
    assert f"{none}?reference=GHANA-2&amp;name=Partners+of+old%3A" in page
    assert client.get(none, {"reference": "GHANA-2", "name": "Partners of old:"}).status_code == 200
    sent, before = {"reference": "GHANA-2", "name": "Partners of old:"}, journal.head()[0]
    assert client.post(none, sent).status_code == 422
    assert client.post(none, {**sent, **WHY}).url == "/organisations/printed/"
    assert [e.kind for e in journal.acts_since(before)] == ["programmes.partner.set-aside"]
    [match] = [each.match for each in printed.partners_set_aside()]
    page = client.get("/organisations/printed/").content.decode()
    assert "Said to be no organisation" in page
    assert "Every printed key partner is matched" in page
    back = f"{none}{match}/withdrawal/"
    assert f'href="{back}"' in page
    assert enter("submitter").post(back, WHY).status_code == 403
    assert client.get(back).status_code == 200
    assert client.post(back, WHY).status_code == 302
    assert client.get(back).status_code == 404
    assert printed.unmatched_partners().total == 1


def test_a_contact_agrees_to_more_or_to_nothing_any_more():
    number, client = permits.contact(), enter("secretariat")
    own = f"/organisations/iom/contacts/{number}/consent/"
    assert f'href="{own}"' in client.get("/organisations/iom/").content.decode()
    assert 'value="2022-01-01"' in client.get(own).content.decode()
    assert client.post(own, {"consent": "public"}).url == "/organisations/iom/"
    [told] = queries.contacts("iom")
    assert (told.name, told.retain_until) == ("A. Person", None)
    assert client.post(own, {"consent": "none"}).status_code == 302
    [told] = queries.contacts("iom", public_only=False)
    assert (told.name, told.forgotten_at is None) == ("", False)
    assert client.post(own, {"consent": "public"}).status_code == 409
    assert f'href="{own}"' not in client.get("/organisations/iom/").content.decode()
    assert enter("submitter").get(own).status_code == 403


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"name": "Nobody prints this"}, "No source prints Nobody prints this"),
        ({"reference": "NOWHERE-2"}, "There is no programme NOWHERE-2"),
        ({"organisation": "Nobody"}, "no organisation of that name"),
        ({"why": ""}, "This field is required"),
    ],
)
def test_what_is_not_printed_so_is_not_matched(change, words):
    making.programme("GHANA-2")
    partnering.prints("The Hill Office", reference="GHANA-2")
    sent = {"reference": "GHANA-2", "name": "The Hill Office", "organisation": "IOM", **WHY}
    answer = enter("secretariat").post("/organisations/printed/match/", {**sent, **change})
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_offices_are_listed_and_told_as_they_were_on_a_day(read):
    permits.opened()
    name = {"office": "nairobi", "name": permits_called(), **permits.how()}
    commands.name_office(**name)
    cover = {"office": "nairobi", "country": "KEN", "since": When.parse("2015-01-01")}
    commands.cover(**cover, **permits.how())
    assert "covers Kenya" in read("/offices/?type=regional")
    assert "covers Kenya" not in read("/offices/?as_at=2010-01-01")
    assert "Nothing on this list fits" in read("/offices/?q=lima")
    page = read("/offices/nairobi/")
    assert "1 country as at" in page
    assert "from 1 January 2015" in page
    early = read("/offices/nairobi/?as_at=2010-01-01")
    assert "not on this day" in early
    assert "<h1>First Hub</h1>" in early
    assert "No office is called" in read("/offices/lima/", 404)
    assert "/offices/nairobi/" in read("/organisations/iom/")


def permits_called():
    """A name an office bore for a time."""
    from letsema.partners.rules import OfficeCalled

    return OfficeCalled("First Hub", "en", When.parse("2009-01-01"), When.parse("2012-01-01"))
