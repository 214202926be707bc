"""Keeping the policy register by forms: who may, what a page enters, what it says of a fault."""

from __future__ import annotations

import pytest

from letsema.journal import queries as journal
from letsema.results import commands, queries
from letsema.values import OPERATOR, Quantity
from tests import making
from tests.doors.web.people import enter, lapsed
from tests.results import permits as made

pytestmark = pytest.mark.django_db
KEY, OTHER = "gha-law", "gha-plan"
SOURCE = {"source": making.BOOKLET, "place": "p. 2"}
FIGURE = {
    "words": "Laws",
    "measure": "instruments",
    "qualifier": "more-than",
    "number": "12",
    "unit": "laws",
    "countries": "8",
    "when": "by 2019-11",
    "programmes": ["GHANA-2"],
    **SOURCE,
}
SENT = {
    f"/policies/{KEY}/names/new/": {"text": "Loi", "language": "fr", **SOURCE},
    f"/policies/{KEY}/sectors/new/": {"sector": "hill-sectors/health", **SOURCE},
    f"/policies/{KEY}/stages/new/": {"stage": "adopted", "when": "2015", **SOURCE},
    f"/policies/{KEY}/answers/new/": {"question": "data", "answer": "yes", **SOURCE},
    f"/policies/{KEY}/claims/new/": {
        "programme": "GHANA-2",
        "contribution": "advised",
        "words": "It sat there.",
        **SOURCE,
    },
    f"/policies/{KEY}/merge/": {"into": OTHER, "why": "One law.", "sure": "on"},
    f"/policies/{KEY}/withdrawal/": {"why": "Never was."},
    "/policies/new/": {
        "kind": "law",
        "name": "A new law",
        "language": "en",
        "level": "national",
        "country": "Togo",
        "change": "new",
        "sectors": ["hill-sectors/health"],
        **SOURCE,
    },
    "/figures/new/": FIGURE,
}
"""By the address of a page, what a form sends."""
ONLY_KEEPERS = ("merge", "withdrawal")
OUTSIDE = ("reader", "auditor", "contributor", "committee", "administrator")


@pytest.fixture(autouse=True)
def _world(settings, tmp_path):
    from letsema.reference import commands as reference
    from letsema.reference.rules import ElementText

    settings.HOME = tmp_path / "files"
    making.world()
    making.programme("GHANA-2", title="Ghana works")
    reference.adopt_framework(
        slug="hill-sectors",
        title="Sectors",
        owner="The hill",
        source="A paper",
        kind="sectors",
        elements=[ElementText("health", "Health")],
        by=OPERATOR,
        at=making.at(),
    )
    made.law(KEY)
    made.law(OTHER)


@pytest.mark.parametrize("address", SENT)
def test_a_form_enters_one_thing_and_leads_on(address):
    client, before = enter("secretariat"), journal.head()[0]
    assert client.get(address).status_code == 200
    answer = client.post(address, SENT[address])
    assert answer.status_code == 302, answer.context["form"].errors
    assert client.get(answer.headers["Location"], follow=True).status_code == 200
    assert journal.head()[0] == before + 1


@pytest.mark.parametrize("address", SENT)
def test_an_empty_form_is_refused_with_its_reasons_and_enters_nothing(address):
    client, before = enter("secretariat"), journal.head()
    answer = client.post(address, {})
    assert answer.status_code == 422
    assert "This could not be taken in" in answer.content.decode()
    assert journal.head() == before


@pytest.mark.parametrize("who", OUTSIDE)
def test_who_does_not_add_to_the_record_is_shown_no_form_and_no_act(who):
    client = enter(who)
    for address, sent in SENT.items():
        assert client.get(address).status_code == 403, address
        assert client.post(address, sent).status_code == 403, address
    page = client.get(f"/policies/{KEY}/").content.decode()
    assert "Tell a stage" not in page
    assert "Why can I not?" in page


def test_who_submits_adds_and_does_not_correct():
    client = enter("submitter")
    for address in SENT:
        wanted = 403 if any(each in address for each in ONLY_KEEPERS) else 200
        assert client.get(address).status_code == wanted, address
    page = client.get(f"/policies/{KEY}/").content.decode()
    assert "Tell a stage" in page
    assert "Merge it into another entry" not in page


def test_who_does_not_speak_for_the_programme_is_told_at_the_form():
    answer = enter("stranger").post(
        f"/policies/{KEY}/claims/new/", SENT[f"/policies/{KEY}/claims/new/"]
    )
    assert answer.status_code == 422
    assert queries.instrument(KEY).supports == ()


def test_what_was_entered_is_as_it_was_written():
    client = enter("secretariat")
    for address in ("/policies/new/", "/figures/new/"):
        client.post(address, SENT[address])
    law = queries.instrument("tgo-a-new-law")
    assert (law.name, law.country, law.change) == ("A new law", "TGO", "new")
    assert [each.key for each in law.sectors] == ["hill-sectors/health"]
    assert law.basis.place == "p. 2"
    (figure,) = queries.stated_figures()
    assert figure.quantity == Quantity(12, "more-than", "laws")
    assert (figure.programmes, figure.countries) == (("GHANA-2",), 8)


def test_two_are_merged_only_once_they_were_seen_beside_each_other():
    client = enter("secretariat")
    made.stage(OTHER, "drafted")
    sent = {"into": f"the {OTHER}", "why": "One law."}
    answer = client.post(f"/policies/{KEY}/merge/", sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "The two beside each other" in page
    assert "Drafted" in page
    assert queries.instrument(KEY).key == KEY
    client.post(f"/policies/{KEY}/merge/", {**sent, "sure": "on"})
    assert queries.instrument(KEY).key == OTHER
    assert client.get(f"/policies/{OTHER}/parting/").status_code == 404
    client.post(f"/policies/{KEY}/parting/", {"why": "Two after all."})
    assert queries.instrument(KEY).key == KEY


@pytest.mark.parametrize(
    ("into", "words"),
    [(KEY, "same entry"), ("the gha", "2 are called so"), ("nothing", "No policy is called so")],
)
def test_the_other_one_must_be_one_other_entry(into, words):
    answer = enter("secretariat").post(
        f"/policies/{KEY}/merge/", {"into": into, "why": "w", "sure": "on"}
    )
    assert words in answer.content.decode()


def test_a_part_entered_by_mistake_is_withdrawn_from_its_own_entry_only():
    client = enter("secretariat")
    parts = {
        "names": made.name(),
        "sectors": made.sector(),
        "stages": made.stage(),
        "answers": made.answer(),
        "claims": made.support(),
    }
    for part, number in parts.items():
        away = f"/policies/{OTHER}/{part}/{number}/withdrawal/"
        assert client.post(away, {"why": "w"}).status_code == 404
        own = f"/policies/{KEY}/{part}/{number}/withdrawal/"
        assert client.get(own).status_code == 200
        assert client.post(own, {"why": "Misread."}).status_code == 302
        assert client.get(own).status_code == 404
    told = queries.instrument(KEY)
    assert (len(told.names), told.sectors, told.stages) == (1, (), ())
    assert (told.answers, told.supports) == ((), ())


def test_figures_are_tied_and_taken_back():
    client = enter("secretariat")
    whole, part = made.figure(179), made.figure(12)
    answer = client.post(f"/figures/{whole}/overlaps/new/", {"other": part, "words": "It may."})
    assert answer.headers["Location"] == f"/figures/#figure-{whole}"
    (overlap,) = queries.stated_figure(whole).overlaps
    assert (overlap.other, overlap.words) == (part, "It may.")
    own = f"/figures/{whole}/overlaps/{overlap.number}/withdrawal/"
    assert client.get(f"/figures/{part}/overlaps/{overlap.number}/withdrawal/").status_code == 404
    assert client.post(own, {"why": "It does not."}).status_code == 302
    assert queries.stated_figure(whole).overlaps == ()
    assert client.post(f"/figures/{part}/withdrawal/", {"why": "Misread."}).status_code == 302
    assert queries.stated_figure(part) is None


def test_a_programme_nobody_may_read_of_is_named_by_nobody_else():
    from tests.programmes import life

    hidden = life.note()
    sent = {**SENT[f"/policies/{KEY}/claims/new/"], "programme": hidden}
    answer = enter("submitter", organisation="unfpa").post(f"/policies/{KEY}/claims/new/", sent)
    assert "no one programme of that name" in answer.content.decode()
    assert enter("secretariat").post(f"/policies/{KEY}/claims/new/", sent).status_code == 302
    assert queries.instrument(KEY).supports == ()
    assert hidden not in enter("reader").get(f"/policies/{KEY}/").content.decode()
    assert hidden in enter("secretariat").get(f"/policies/{KEY}/").content.decode()


def test_what_was_written_waits_over_a_sign_in():
    client = enter("secretariat")
    client.get("/policies/new/")
    gone = lapsed(client)
    answer = gone.post("/policies/new/", {**SENT["/policies/new/"], "name": "Kept words"})
    assert answer.status_code == 302
    assert "login" in answer.headers["Location"]


def test_an_entry_is_not_registered_under_a_key_that_is_taken():
    sent = {**SENT["/policies/new/"], "key": KEY}
    page = enter("secretariat").post("/policies/new/", sent).content.decode()
    assert "is taken" in page


def test_a_withdrawn_entry_is_no_page():
    commands.withdraw_instrument(key=KEY, why="w", by=OPERATOR, at=making.at())
    client = enter("secretariat")
    assert client.get(f"/policies/{KEY}/").status_code == 404
    assert client.get(f"/policies/{KEY}/stages/new/").status_code == 404
