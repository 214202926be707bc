"""The acts of a programme: who sees which page, what a page does, what it tells when it may not."""

from datetime import date, timedelta

import pytest

from letsema.programmes import commands, queries
from letsema.programmes.rules.acts import ACTS
from tests import making
from tests.doors.web.people import ROLES, enter, lapsed, paper
from tests.programmes import life

pytestmark = pytest.mark.django_db
INSIDE = {"secretariat", "reviewer", "committee", "auditor", "administrator", "submitter"}
LATER = date(2021, 8, 1)
PAGES = {
    "review": ("open-review", "submitted", {"on": LATER}),
    "assessment": ("assess-note", "under-review", {}),
    "return": (
        "return-note",
        "under-review",
        {"on": LATER, "due_on": "2021-09-01", "words": "More."},
    ),
    "submission": ("submit-again", "returned", {"on": LATER}),
    "document": ("submit-document", "document-solicited", {"on": LATER}),
    "signature": ("sign-document", "document-approved", {"on": LATER, "words": "All signed."}),
    "withdrawal": (
        "withdraw",
        "under-review",
        {"on": LATER, "reason": "other", "public_words": "Its partners withdrew it."},
    ),
}
"""By the last part of its address: the act, a stage that has it, what a form sends."""
ASSESSED = {
    "eligible": "yes",
    "recommendation": "approve",
    "words": "Strong on partnership.",
    "score-principles": "4",
    "score-ownership": "0",
    "on": "2021-08-01",
}
AFTER = {
    "review": "under-review",
    "assessment": "under-review",
    "return": "returned",
    "submission": "submitted",
    "document": "document-submitted",
    "signature": "signed",
    "withdrawal": "withdrawn",
}


@pytest.fixture(autouse=True)
def _world(settings, tmp_path):
    settings.HOME = tmp_path / "files"
    making.world()


def address(reference, page):
    return f"/programmes/{reference}/{page}/"


def sent(page):
    told = dict(ASSESSED if page == "assessment" else PAGES[page][2])
    return told | ({"content": paper()} if page in ("submission", "document") else {})


@pytest.mark.parametrize("page", PAGES)
def test_who_is_not_signed_in_learns_not_even_that_it_exists(client, page):
    reference, _ = life.reach(PAGES[page][1])
    for told in (reference, "NOWHERE-9"):
        answer = client.get(address(told, page))
        assert (answer.status_code, answer.url) == (
            302,
            f"/account/login/?next=/programmes/{told}/{page}/",
        )


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("who", ROLES)
def test_a_page_is_open_to_the_roles_of_its_act_alone(who, page):
    act, stage, _ = PAGES[page]
    reference, _ = life.reach(stage)
    client = enter(who)
    outside = 403 if queries.is_public(reference) else 404
    may = who in ACTS[act].roles
    expected = 200 if may else 403 if who in INSIDE else outside
    assert client.get(address(reference, page)).status_code == expected
    assert client.post(address(reference, page), sent(page)).status_code == (
        302 if may else expected
    )
    assert queries.stage_now(reference) == (AFTER[page] if may else stage)


@pytest.mark.parametrize("page", PAGES)
def test_a_programme_there_is_not_is_not_found(page):
    assert enter("secretariat").get(address("NOWHERE-9", page)).status_code == 404


@pytest.mark.parametrize("page", PAGES)
def test_a_page_of_another_stage_says_why_and_shows_what_was_written(page):
    reference, _ = life.reach("declined")
    answer = enter("secretariat").post(address(reference, page), sent(page))
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "This cannot be done now" in text
    for name in ("words", "public_words"):
        assert sent(page).get(name, "") in text


@pytest.mark.parametrize("page", PAGES)
def test_an_act_is_done_once_and_leads_back_to_the_programme(page):
    reference, _ = life.reach(PAGES[page][1])
    client = enter("reviewer" if page == "assessment" else "secretariat")
    answer = client.post(address(reference, page), sent(page))
    assert (answer.status_code, answer.url) == (302, f"/programmes/{reference}/")


@pytest.mark.parametrize("page", [page for page in PAGES if page not in ("review", "signature")])
def test_an_empty_form_comes_back_with_what_is_missing(page):
    reference, _ = life.reach(PAGES[page][1])
    answer = enter("secretariat").post(address(reference, page), {})
    assert answer.status_code == 422
    assert "This could not be taken in" in answer.content.decode()
    assert queries.stage_now(reference) == PAGES[page][1]


def test_what_a_command_refuses_is_said_at_its_field():
    reference, _ = life.reach("under-review")
    told = {"on": LATER, "due_on": LATER - timedelta(days=9), "words": "More."}
    answer = enter("secretariat").post(address(reference, "return"), told)
    assert answer.status_code == 422
    assert answer.context["form"].errors == {"due_on": ["It is due again on a later day."]}


def test_the_same_file_again_is_said_at_the_file():
    reference, _ = life.reach("returned")
    [version] = queries.submissions(reference)
    from letsema.documents import queries as documents

    told = {"on": LATER, "content": paper("again.pdf", documents.file_content(version.sha256))}
    answer = enter("submitter").post(address(reference, "submission"), told)
    assert answer.context["form"].errors["content"] == ["This very file is version 1 already."]


def test_a_withdrawal_is_shown_as_it_will_print_before_it_is_done():
    reference, _ = life.reach("under-review")
    told = {"look": "1", "public_words": "Its partners withdrew it.", "reason": "other"}
    answer = enter("submitter").post(address(reference, "withdrawal"), told)
    assert "</strong>: Its partners withdrew it." in answer.content.decode()
    assert queries.stage_now(reference) == "under-review"


def test_an_assessment_is_kept_and_gone_on_from():
    reference, _ = life.reach("under-review")
    client = enter("reviewer")
    client.post(address(reference, "assessment"), ASSESSED)
    [told] = queries.assessments(reference)
    assert told.scores == {"principles": 4, "ownership": 0}
    assert (told.eligible, told.recommendation) == (True, "approve")
    form = client.get(address(reference, "assessment")).context["form"]
    assert form["score-principles"].value() == "4"
    assert form["words"].value() == "Strong on partnership."
    assert (
        enter("reviewer").get(address(reference, "assessment")).context["form"]["words"].value()
        is None
    )


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"eligible": "no"}, "ineligible_reason"),
        ({"ineligible_reason": "No country."}, "ineligible_reason"),
        ({"eligible": "no", "ineligible_reason": "No country."}, "recommendation"),
        ({"recommendation": ""}, "recommendation"),
        ({"score-principles": "9"}, "score-principles"),
    ],
)
def test_an_assessment_that_contradicts_itself_is_told_where(told, field):
    reference, _ = life.reach("under-review")
    answer = enter("reviewer").post(address(reference, "assessment"), {**ASSESSED, **told})
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert queries.assessments(reference) == ()


def test_a_reviewer_of_a_participant_is_told_before_they_write():
    reference, _ = life.reach("under-review")
    client = enter("reviewer", organisation="iom")
    assert "do not score it" in client.get(address(reference, "assessment")).content.decode()
    assert client.post(address(reference, "assessment"), ASSESSED).status_code == 422


@pytest.mark.parametrize("release", [False, True])
@pytest.mark.parametrize("who", ["secretariat", "submitter", "committee", "stranger"])
def test_a_condition_is_met_by_whose_it_is(who, release):
    reference, day = life.reach("document-approved")
    number = life.condition(reference, day, release=release)
    told = {"on": day, "words": "The plan is here.", "content": paper("plan.pdf")}
    answer = enter(who).post(address(reference, f"conditions/{number}/met"), told)
    may = who == "secretariat" or (who == "submitter" and not release)
    assert answer.status_code == (302 if may else 403)
    assert queries.condition(number).is_open is not may


def test_a_condition_of_another_programme_or_one_that_is_met_is_not_open():
    reference, day = life.reach("document-approved")
    other, _ = life.reach("document-approved")
    number = life.condition(reference, day)
    client = enter("secretariat")
    assert client.get(address(other, f"conditions/{number}/met")).status_code == 404
    commands.meet_condition(number=number, on=day, words="Done.", **life.how())
    assert client.get(address(reference, f"conditions/{number}/met")).status_code == 409


def test_a_release_condition_holds_the_signatures():
    reference, day = life.reach("document-approved")
    life.condition(reference, day, release=True)
    answer = enter("secretariat").get(address(reference, "signature"))
    assert answer.status_code == 409
    assert "Conditions of release still open: 1" in answer.content.decode()


def test_a_steer_is_answered_where_one_holds():
    reference, _ = life.reach("concept-note-approved")
    client = enter("submitter")
    assert client.get(address(reference, "steers/hills/answer")).status_code == 404
    number = life.steer()
    told = {"on": "2021-08-01", "words": "It adds clinics."}
    assert client.post(address(reference, "steers/hills/answer"), told).status_code == 302
    assert [each.words for each in queries.steer_answers(number)] == ["It adds clinics."]


def test_a_programmes_page_offers_what_may_be_done_and_explains_the_rest():
    reference, _ = life.reach("under-review")
    text = enter("secretariat").get(f"/programmes/{reference}/").content.decode()
    for page in ("assessment", "return", "withdrawal"):
        assert f"/programmes/{reference}/{page}/" in text
    assert "Why can I not" in text
    assert "Approve the concept note" in text
    text = enter("submitter").get(f"/programmes/{reference}/").content.decode()
    assert f"/programmes/{reference}/assessment/" not in text
    assert f"/programmes/{reference}/withdrawal/" in text


@pytest.mark.parametrize("who", [None, "stranger", "reader", "contributor"])
def test_a_public_page_offers_no_act_to_who_has_none(client, who):
    reference, _ = life.reach("concept-note-approved")
    text = (enter(who) if who else client).get(f"/programmes/{reference}/").content.decode()
    assert "What can be done now" not in text
    assert "withdrawal" not in text


@pytest.mark.parametrize("who", [None, *ROLES])
def test_a_file_is_given_to_who_may_see_the_programme_inside(client, who):
    reference, _ = life.reach("under-review")
    [version] = queries.submissions(reference)
    client = enter(who) if who else client
    status = client.get(f"/programmes/{reference}/files/{version.sha256}/").status_code
    assert status == (302 if who is None else 200 if who in INSIDE else 404)
    assert client.get(f"/files/{version.sha256}/").status_code == (200 if who in INSIDE else 404)
    assert client.get(f"/files/{'0' * 64}/").status_code == 404


@pytest.mark.parametrize("who", ["submitter", "reviewer"])
def test_the_file_of_an_assessment_is_kept_from_who_submitted(who):
    reference, day = life.reach("under-review")
    told = {"eligible": True, "scores": {}, "recommendation": "approve", "reference": reference}
    told |= {"content": life.pdf("judged"), "filename": "judged.pdf", "on": day}
    commands.assess_note(**told, **life.how())
    [each] = queries.assessments(reference)
    answer = enter(who).get(f"/programmes/{reference}/files/{each.sha256}/")
    assert answer.status_code == (200 if who == "reviewer" else 404)


def test_words_of_an_act_wait_for_who_was_signed_out_meanwhile():
    reference, _ = life.reach("under-review")
    client = lapsed(enter("secretariat"))
    client.post(address(reference, "return"), sent("return"))
    assert queries.stage_now(reference) == "under-review"
    assert client.session["words-not-taken-in"]["page"] == address(reference, "return")


@pytest.mark.parametrize("who", [None, "submitter", "reviewer"])
def test_the_file_of_an_assessment_has_one_address_for_who_may_see_it(client, who):
    reference, day = life.reach("under-review")
    told = {"eligible": True, "scores": {}, "recommendation": "approve", "reference": reference}
    told |= {"content": life.pdf("judged"), "filename": "judged.pdf", "on": day}
    commands.assess_note(**told, **life.how())
    [each] = queries.assessments(reference)
    answer = (enter(who) if who else client).get(f"/files/{each.sha256}/")
    assert answer.status_code == (200 if who == "reviewer" else 404)
