"""Keeping bodies by forms: who may, what a page enters, what it says where it cannot be taken in."""

from __future__ import annotations

import csv
import io
import re

import pytest
from django.forms import ValidationError

from letsema.documents import queries as documents
from letsema.doors.web.forms.citing import CountryField, OrganisationField, WhenField
from letsema.governance import commands, queries
from letsema.governance.rules import record_key
from letsema.journal import queries as journal
from letsema.partners import commands as partners
from letsema.partners.rules import Name
from letsema.programmes import commands as programmes
from letsema.programmes.rules import submissions
from letsema.values import OPERATOR, Citation, When
from tests import making
from tests.doors.web.people import ROLES, enter, lapsed

pytestmark = pytest.mark.django_db
OURS = f"/bodies/{making.COMMITTEE}/"
RECORD = record_key(making.FUND)


@pytest.fixture(autouse=True)
def _world(settings, tmp_path):
    settings.HOME = tmp_path / "files"
    making.world()


def member() -> int:
    return making.committee()["UN 1"]


def steer(code: str = "hills", **told) -> int:
    how = {
        "since": When.parse("2021-01"),
        "citing": making.say(),
        "by": OPERATOR,
        "at": making.at(),
    }
    return commands.give_steer(
        body=making.COMMITTEE, code=code, title="The hills", words="Work in hills.", **how, **told
    )


def after() -> str:
    told = {"slug": "after", "kind": "network", "names": [("The one after", None)]}
    return commands.establish_body(**told, by=OPERATOR, at=making.at())


SENT = {
    "names/": {"text": "The Hill Board", "since": "2022"},
    "successor/": {"successor": "after", "source": making.BOOKLET, "place": "p. 2"},
    "members/new/": {
        "organisation": "IOM",
        "role": "member",
        "group": "un",
        "seat": "UN 2",
        "since": "by 2021-06-30",
        "source": RECORD,
    },
    "members/N/end/": {"until": "2023-07", "source": making.BOOKLET},
    "members/N/withdrawal/": {"why": "Another seat was meant."},
    "meetings/new/": {"label": "Zeroth meeting", "held": "about 2020", "procedure": "meeting"},
    "decisions/new/": {"number": "SC/2020/1", "taken_on": "2020-05-04", "words": "Agreed."},
    "steers/new/": {"title": "The lakes", "since": "2022-01", "source": making.BOOKLET},
    "steers/hills/end/": {"until": "2022-12"},
}
"""By the end of a page's address, what a form sends."""


def page(end: str) -> str:
    """The address of a page, with what it is about on record."""
    if "successor" in end:
        after()
    if "hills" in end:
        steer()
    return OURS + end.replace("N", str(member())) if "N" in end else OURS + end


@pytest.mark.parametrize("end", SENT)
@pytest.mark.parametrize("who", ROLES)
def test_a_body_is_kept_by_the_secretariat_of_its_fund_alone(who, end):
    address, client = page(end), enter(who)
    before = journal.head()
    expected = 200 if who == "secretariat" else 403
    assert client.get(address).status_code == expected
    answer = client.post(address, SENT[end])
    assert answer.status_code == (302 if who == "secretariat" else 403)
    assert (journal.head() == before) is (who != "secretariat")


@pytest.mark.parametrize("end", SENT)
def test_who_is_signed_out_signs_in_first_and_finds_their_words_again(end):
    address, client = page(end), lapsed(enter("secretariat"))
    answer = client.post(address, SENT[end])
    assert answer.url == f"/account/login/?next={address}"
    assert client.session["words-not-taken-in"]["page"] == address


def test_a_body_of_no_fund_is_not_one_secretariats():
    told = {"slug": "apart", "kind": "network", "names": [("Apart", None)]}
    commands.establish_body(**told, by=OPERATOR, at=making.at())
    answer = enter("secretariat").get("/bodies/apart/members/new/")
    assert answer.status_code == 403
    assert "only the secretariat concerned" in answer.content.decode().lower()


@pytest.mark.parametrize("end", SENT)
def test_an_empty_form_comes_back_with_what_is_missing(end):
    address, client = page(end), enter("secretariat")
    answer = client.post(address, {})
    assert answer.status_code == 422
    assert "This could not be taken in" in answer.content.decode()
    assert all(name in answer.context["form"].fields for name in answer.context["form"].errors)


@pytest.mark.parametrize(
    "end", ["names/", "members/9999/end/", "steers/nothing/end/", "members/new/"]
)
def test_what_is_not_on_record_is_not_found(end):
    client = enter("secretariat", fund="")
    slug = OURS if "9999" in end or "nothing" in end else "/bodies/nowhere/"
    assert client.get(slug + end).status_code == 404


@pytest.mark.parametrize("who", [*ROLES, "everywhere"])
def test_a_body_is_established_by_a_secretariat_of_all_funds(who):
    client = enter("secretariat", fund="") if who == "everywhere" else enter(who)
    may = who == "everywhere"
    assert client.get("/bodies/new/").status_code == (200 if may else 403)
    told = {
        "kind": "working-group",
        "name": "Group on Hills",
        "secretariat": "The ILO",
        "country": "Ghana",
    }
    answer = client.post("/bodies/new/", {**told, "parent": making.COMMITTEE, "since": "2020-Q3"})
    assert answer.status_code == (302 if may else 403)
    found = queries.body("group-on-hills")
    assert (found is not None) is may
    if may:
        assert answer.url == "/bodies/group-on-hills/"
        assert (found.parent, found.secretariat.key, found.country) == (
            making.COMMITTEE,
            "ilo",
            "GHA",
        )
        assert found.names == (("Group on Hills", When.parse("2020-Q3")),)
        assert found.source is None


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"name": "Hill Committee"}, "short"),
        ({"short": "new"}, "short"),
        ({"name": "لجنة"}, "short"),
        ({"secretariat": "Nobody"}, "secretariat"),
        ({"country": "Ghana; Togo"}, "country"),
        ({"since": "soon"}, "since"),
        ({"kind": "party"}, "kind"),
    ],
)
def test_what_a_new_body_cannot_be_is_said_at_the_field(told, field):
    client = enter("secretariat", fund="")
    answer = client.post("/bodies/new/", {"kind": "network", "name": "A network", **told})
    assert (answer.status_code, set(answer.context["form"].errors)) == (422, {field})


def test_a_member_rests_on_the_funds_own_record_which_is_registered_when_first_cited():
    assert documents.source(RECORD) is None
    client = enter("secretariat")
    for seat in ("UN 2", "UN 3"):
        client.post(f"{OURS}members/new/", {**SENT["members/new/"], "seat": seat})
    told = documents.source(RECORD)
    assert (told.kind, told.title) == ("own-record", "Record of Hill-Fund")
    found = queries.body(making.COMMITTEE).members
    assert {(m.organisation.key, m.seat, m.group, m.source) for m in found} == {
        ("iom", "UN 2", "un", told.pk),
        ("iom", "UN 3", "un", told.pk),
    }
    assert found[0].since == When.parse("by 2021-06-30")


def test_the_own_record_is_the_one_programmes_rest_on():
    assert submissions.record_key(making.FUND) == RECORD


def test_own_records_of_other_funds_are_not_offered():
    form = enter("secretariat").get(f"{OURS}members/new/").context["form"]
    offered = [key for _, choices in form.fields["source"].choices[1:] for key, _ in choices]
    assert offered == [RECORD, making.BOOKLET]


def test_an_alternate_stands_in_for_a_seat():
    number = member()
    client = enter("secretariat")
    told = {"country": "NOR", "role": "alternate", "source": making.BOOKLET}
    answer = client.post(f"{OURS}members/new/", told)
    assert set(answer.context["form"].errors) == {"alternate_for"}
    assert client.post(f"{OURS}members/new/", {**told, "alternate_for": number}).status_code == 302
    [seat] = [m for m in queries.seats_on(making.COMMITTEE, making.DAY) if m.number == number]
    assert [(m.country, m.role) for m in seat.alternates] == [("NOR", "alternate")]


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"organisation": ""}, "organisation"),
        ({"until": "2019"}, "until"),
        ({"source": "made-up"}, "source"),
        ({"role": "alternate"}, "alternate_for"),
    ],
)
def test_what_a_member_cannot_be_is_said_at_the_field(told, field):
    answer = enter("secretariat").post(
        f"{OURS}members/new/", {**SENT["members/new/"], "since": "2021", **told}
    )
    assert (answer.status_code, set(answer.context["form"].errors)) == (422, {field})


def test_an_end_that_stands_is_told_instead_of_a_form():
    address, client = page("members/N/end/"), enter("secretariat")
    client.post(address, SENT["members/N/end/"])
    assert [m.until for m in queries.body(making.COMMITTEE).members if m.until] == [
        When.parse("2023-07")
    ]
    answer = client.get(address)
    assert answer.status_code == 409
    assert "on record already" in answer.content.decode()


def test_a_successor_is_said_once():
    address, client = page("successor/"), enter("secretariat")
    client.post(address, SENT["successor/"])
    assert queries.body(making.COMMITTEE).successor == "after"
    assert client.get(address).status_code == 409


def test_a_new_name_ends_the_one_before():
    enter("secretariat").post(page("names/"), SENT["names/"])
    found = queries.body(making.COMMITTEE)
    assert found.name == "The Hill Board"
    assert found.named[0].until == When.parse("2022")


def test_a_meeting_and_its_decision_are_adopted_by_hand_one_after_the_other():
    client = enter("secretariat")
    told = {**SENT["meetings/new/"], "source": making.BOOKLET, "place": "p. 3", "again": "1"}
    answer = client.post(f"{OURS}meetings/new/", told)
    assert answer.url == f"{OURS}meetings/new/?source={making.BOOKLET}&place=p.+3"
    assert client.get(answer.url).context["form"]["source"].value() == making.BOOKLET
    again = client.post(f"{OURS}meetings/new/", told)
    assert set(again.context["form"].errors) == {"label"}
    decided = {**SENT["decisions/new/"], "meeting": "Zeroth meeting", "internal": "on"}
    assert client.post(f"{OURS}decisions/new/", decided).status_code == 302
    found = queries.decision("SC/2020/1")
    assert (found.meeting, found.internal, found.words) == ("Zeroth meeting", True, "Agreed.")
    assert set(client.post(f"{OURS}decisions/new/", decided).context["form"].errors) == {"number"}
    corrected = {**decided, "number": "SC/2020/2", "corrects": "SC/2020/1"}
    client.post(f"{OURS}decisions/new/", corrected)
    assert queries.decision("SC/2020/1").corrected_by == ("SC/2020/2",)


def test_a_steer_rests_on_a_decision_or_on_a_source():
    making.decide("D1")
    client = enter("secretariat")
    for title, source in (("The lakes", "decision:D1"), ("The sea", RECORD)):
        told = {"title": title, "since": "2022-01", "source": source}
        assert client.post(f"{OURS}steers/new/", told).status_code == 302
    found = {each.code: each for each in queries.steers(making.COMMITTEE)}
    assert found["the-lakes"].decision == "D1"
    assert found["the-sea"].source == documents.source(RECORD).pk
    again = client.post(
        f"{OURS}steers/new/", {"title": "The sea", "since": "2023", "source": RECORD}
    )
    assert set(again.context["form"].errors) == {"code"}


def test_the_page_of_a_body_leads_its_keeper_to_every_form(client):
    number = member()
    steer()
    ends = [end.replace("N", str(number)) for end in SENT]
    text = enter("secretariat").get(OURS).content.decode()
    assert all(f'"{OURS}{end}"' in text for end in ends)
    assert f'"/funds/{making.FUND}/settings/"' in text
    assert f'"/funds/{making.OTHER_FUND}/settings/"' not in text
    keeper = enter("secretariat")
    keeper.post(f"{OURS}steers/hills/end/", {"until": "2022"})
    assert f'"{OURS}steers/hills/end/"' not in keeper.get(OURS).content.decode()
    told = client.get(OURS).content.decode()
    assert not any(f'"{OURS}{end}"' in told for end in ends)
    assert f'"/steers/?body={making.COMMITTEE}"' in told


def test_steers_are_public_with_the_public_programmes_that_answered(client):
    number = steer()
    making.decide("D1")
    commands.enter_decision(
        body=making.COMMITTEE,
        number="D2",
        taken_on=making.DAY,
        words="Inside.",
        meeting=None,
        internal=True,
        by=OPERATOR,
        at=making.at(),
    )
    steer("inner", until=When.parse("2022"))
    how = {"since": When.parse("2023"), "words": "", "by": OPERATOR, "at": making.at()}
    commands.give_steer(
        body=making.COMMITTEE, code="d2", title="Two", citing=Citation(decision="D2"), **how
    )
    for reference, approved in (("GHANA-2", "by 2021-06-30"), ("TOGO-2", None)):
        making.programme(reference, approved=approved)
        if approved is None:
            making.stage(reference, "submitted")
        programmes.answer_steer(
            reference=reference,
            steer=number,
            words="=It does.",
            on=making.DAY,
            by=OPERATOR,
            at=making.at(),
        )
    text = client.get("/steers/").content.decode()
    assert "1 programme answered" in text
    assert "TOGO-2" not in text
    assert "D2" not in text
    told = client.get(f"/steers.json?body={making.COMMITTEE}").json()["steers"]
    assert [(each["code"], each["answered"]) for each in told] == [
        ("d2", []),
        ("inner", []),
        ("hills", ["GHANA-2"]),
    ]
    assert [each["decision"] for each in told] == [None, None, None]
    rows = list(csv.DictReader(io.StringIO(client.get("/steers.csv").content.decode())))
    assert [row["answered"] for row in rows] == ["", "", "GHANA-2"]
    assert client.get("/steers.json?body=nowhere").json() == {"steers": []}


def test_an_empty_record_of_steers_says_what_to_do_next(client):
    assert "No steer is on record" in client.get("/steers/").content.decode()


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2021-06-30", "2021-06-30"),
        (" 2023-07 ", "2023-07"),
        ("2024-q3", "2024-Q3"),
        ("By  2021-06-30", "by 2021-06-30"),
        ("About 2020", "about 2020"),
        ("2022-01-01 / 2024-12-31", "2022-01-01/2024-12-31"),
    ],
)
def test_a_date_is_read_with_its_precision(text, read):
    assert WhenField().clean(text) == When.parse(read)


@pytest.mark.parametrize(
    "text",
    ["soon", "30/06/2021", "2021-02-30", "about by 2020", "2024-01-01/2022-01-01", "0200", "by"],
)
def test_a_date_that_cannot_be_read_is_told_with_its_words(text):
    with pytest.raises(ValidationError, match=re.escape(f"“{text}”")):
        WhenField().clean(text)


def test_an_organisation_is_found_by_what_it_is_called():
    field = OrganisationField(required=False)
    for text in ("ilo", "ILO", "the ilo", "ILO · The ILO"):
        assert field.clean(text) == "ilo"
    assert field.clean("") == ""
    names = [Name("Another"), Name("ILO", "acronym")]
    told = {"key": "other-ilo", "kind": "other", "names": names}
    partners.register_organisation(**told, by=OPERATOR, at=making.at())
    assert field.clean("other-ilo") == "other-ilo"
    with pytest.raises(ValidationError, match="ilo, other-ilo"):
        field.clean("ILO")


def test_a_country_is_found_by_name_or_code():
    field = CountryField(required=False)
    assert [field.clean(text) for text in ("Ghana", "nor", "")] == ["GHA", "NOR", ""]
    with pytest.raises(ValidationError, match="one country"):
        field.clean("Ghana; Togo")


def test_an_end_entered_by_mistake_is_taken_back():
    number, client = member(), enter("secretariat")
    back = f"{OURS}members/{number}/end/withdrawal/"
    assert client.get(back).status_code == 409
    client.post(f"{OURS}members/{number}/end/", SENT["members/N/end/"])
    assert f'"{back}"' in client.get(OURS).content.decode()
    assert client.get(f"{OURS}members/{number}/end/").status_code == 409
    assert client.post(back, {"why": "They sit on."}).status_code == 302
    assert queries.members_by_number([number])[number].until is None


def test_who_was_withdrawn_is_on_no_page():
    number, client = member(), enter("secretariat")
    assert client.post(f"{OURS}members/{number}/withdrawal/", {"why": "No."}).status_code == 302
    assert queries.members_by_number([number])[number].withdrawn
    assert client.get(f"{OURS}members/{number}/withdrawal/").status_code == 404
    assert f"/members/{number}/" not in client.get(OURS).content.decode()


def test_a_name_and_the_end_of_a_steer_may_rest_on_a_decision():
    making.decide("D1")
    steer()
    client = enter("secretariat")
    client.post(f"{OURS}names/", {**SENT["names/"], "source": "decision:D1", "place": "p. 1"})
    named = queries.body(making.COMMITTEE).named[-1]
    assert (named.decision, named.place) == ("D1", "p. 1")
    client.post(f"{OURS}steers/hills/end/", {"until": "2022", "source": making.BOOKLET})
    [ended] = queries.steers(making.COMMITTEE)
    assert ended.until_source == documents.source(making.BOOKLET).pk


def test_the_list_of_bodies_offers_a_new_one_to_who_may_establish_it(client):
    assert "/bodies/new/" not in client.get("/bodies/").content.decode()
    assert "/bodies/new/" not in enter("secretariat").get("/bodies/").content.decode()
    keeper = enter("secretariat", fund="")
    assert '"/bodies/new/"' in keeper.get("/bodies/").content.decode()
