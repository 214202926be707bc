"""Resolving: acts that fit, terms, words that follow them, slates, changing, striking, correcting."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from letsema.doors.web import wording
from letsema.doors.web.forms.terms import FORMS, Offered, form_of
from letsema.proceedings import queries
from letsema.proceedings.rules import terms as t
from letsema.proceedings.rules.acts import ACTS, Correction
from letsema.programmes import commands as commanding
from letsema.programmes import queries as programmes
from letsema.values import OPERATOR, When
from tests import making
from tests.doors.web.people import enter
from tests.making import COMMITTEE
from tests.proceedings import holding

pytestmark = pytest.mark.django_db
TODAY = timezone.now().date()
LATER = TODAY + timedelta(days=400)
NOW = {"by": OPERATOR, "at": timezone.now()}


@pytest.fixture(autouse=True)
def seats(settings, tmp_path):
    settings.HOME = tmp_path / "files"
    making.world()
    return making.committee()


@pytest.fixture
def number() -> str:
    """A meeting of today, open."""
    made = holding.meeting(day=TODAY)
    holding.opened(made)
    return made


def listed(number: str, reference: str, kind: str = "note") -> int:
    return holding.listed(number, reference, kind, **NOW)


def asked(number: str, kind: str, reference: str = "", terms: t.Terms | None = None) -> int:
    return holding.asked(number, kind, reference, terms=terms)


def address(item: int, **asked: str) -> str:
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    return f"{reverse('resolve', args=[item])}?{query}"


def arising(number: int) -> int:
    """An item about an open condition of an approved programme."""
    making.programme("GHANA-2")
    (condition,) = commanding.set_conditions(
        reference="GHANA-2",
        conditions=[t.ConditionTerms("Name the towns.", "iom")],
        citing=making.decide(),
        on=date(2021, 8, 2),
        **NOW,
    )
    return holding.commands.list_item(meeting=number, kind="condition", condition=condition, **NOW)


def page(item: int, **asked: str) -> str:
    return enter("secretariat").get(address(item, **asked)).content.decode()


def send(item: int, asked: dict[str, str], **told: object):
    return enter("secretariat").post(address(item, **asked), told)


def words_of(item: int, **asked: str) -> str:
    answer = enter("secretariat").get(address(item, **asked))
    return answer.context["sheet"].words["words"].value()


def test_only_acts_that_fit_are_offered(number):
    text = page(listed(number, holding.note()))
    assert "Approve the concept note with conditions" in text
    assert "Approve the document and allocate" not in text
    assert "Resolve</button>" not in text


def test_words_left_as_offered_take_up_the_items(number):
    one, two = listed(number, holding.note()), listed(number, holding.note("TOGO-2"))
    words = words_of(one, act="approve")
    assert words == "The Steering Committee approved the concept note “Work in GHANA-2”."
    answer = send(one, {"act": "approve", "from": "room"}, items=[one, two], words=words)
    assert answer["Location"] == f"{reverse('room', args=[number])}?item={one}"
    found = queries.item(two).resolution
    assert found.items == (one, two)
    assert found.words == (
        "The Steering Committee approved the concept notes “Work in GHANA-2” and “Work in TOGO-2”."
    )


def test_words_of_ones_own_stand_as_they_are(number):
    item = listed(number, holding.note())
    send(item, {"act": "approve"}, words="Approved, with thanks.", internal_words="Only just.")
    found = queries.item(item).resolution
    assert (found.words, found.internal_words) == ("Approved, with thanks.", "Only just.")


def test_where_one_came_from_is_not_taken_on_trust(number):
    item = listed(number, holding.note())
    answer = send(item, {"act": "approve", "from": "//elsewhere.example"}, words="Yes.")
    assert answer["Location"] == reverse("item", args=[item])


def test_conditions_are_taken_with_their_owners(number):
    item = listed(number, holding.note())
    told = {
        "terms-condition-0-words": "Show how employers were heard.",
        "terms-condition-0-owner": "iom",
        "terms-condition-0-due_on": str(LATER),
        "terms-condition-2-words": "Name a local partner.",
        "terms-condition-2-owner_words": "The resident coordinator",
        "terms-condition-2-release": "on",
        "words": "Approved with conditions.",
    }
    assert send(item, {"act": "approve-with-conditions"}, **told).status_code == 302
    first, second = queries.item(item).resolution.terms.conditions
    assert (first.words, first.owner, first.due_on) == (
        "Show how employers were heard.",
        "iom",
        LATER,
    )
    assert (second.owner_words, second.release) == ("The resident coordinator", True)
    text = page(item)
    assert text.count("Another condition</summary>") == 3
    assert '<details class="condition" open>' in text


def test_errors_of_every_part_are_told_once_on_top(number):
    item = listed(number, holding.note())
    answer = send(item, {"act": "approve-with-conditions"}, words="")
    text = answer.content.decode()
    assert answer.status_code == 422
    assert text.count('class="summary"') == 1
    assert 'href="#id_terms-condition-0-words"' in text
    assert 'href="#id_words"' in text


def test_what_the_rules_refuse_stands_at_its_field(number):
    item = listed(number, holding.note())
    told = {"terms-amount": "9,000,000", "terms-currency": "USD", "words": "Less."}
    answer = send(item, {"act": "approve-below-request"}, **told)
    assert "approve less than the USD 1,700,000.00 asked for" in answer.content.decode()
    assert 'id="id_terms-amount_error"' in answer.content.decode()
    assert queries.item(item).resolution is None


def test_two_at_once_one_wins_and_the_other_is_told(number):
    one, two = listed(number, holding.note()), listed(number, holding.note("TOGO-2"))
    holding.resolve(number, two, "approve", **NOW)
    sheet = {"items": [one, two], "words": "Both."}
    answer = send(one, {"act": "approve"}, **sheet)
    assert answer.status_code == 422
    assert "One of them was resolved or taken off meanwhile" in answer.content.decode()


def test_a_resolution_is_changed_and_keeps_its_number(number):
    item = listed(number, holding.note())
    first = holding.resolve(number, item, "approve", **NOW)
    told = {"terms-reason": "More time is needed.", "words": "Deferred."}
    assert send(item, {"act": "defer"}, **told).status_code == 302
    found = queries.item(item).resolution
    assert (found.number, found.act, found.terms.reason) == (first, "defer", "More time is needed.")


def test_a_condition_that_is_met_meanwhile_is_no_longer_waived(number):
    item = arising(number)
    assert "Waive the condition" in page(item)
    (condition,) = programmes.conditions("GHANA-2")
    met = {"number": condition.number, "on": TODAY, "words": "The towns are named."}
    commanding.meet_condition(**met, **NOW)
    text = page(item)
    assert "Waive the condition" not in text
    assert "Take note" in text
    answer = send(item, {"act": "waive"}, words="It is waived.")
    assert answer.status_code == 422
    assert "the condition “Name the towns.” is met since" in answer.content.decode()


def test_nothing_is_deferred_to_the_meeting_that_sits(number):
    item = listed(number, holding.note())
    later = holding.meeting("Second meeting", LATER)
    text = page(item, act="defer")
    assert f'value="{later}"' in text
    assert f'value="{number}"' not in text


def test_a_resolution_is_struck_with_the_reason(number):
    item = listed(number, holding.note())
    first = holding.resolve(number, item, "approve", **NOW)
    client = enter("secretariat")
    assert client.post(reverse("strike", args=[first]), {"why": ""}).status_code == 422
    client.post(reverse("strike", args=[first]), {"why": "Wrong item."})
    assert queries.resolution(first).struck_why == "Wrong item."
    assert enter("committee").get(reverse("strike", args=[first])).status_code == 403
    assert client.get(reverse("strike", args=["SC-99/2021-01"])).status_code == 404


def test_an_extension_begins_with_what_is_asked_for(number):
    item = asked(number, "extend", holding.running(), terms=t.Extension(LATER))
    text = page(item, act="extend")
    assert "asked for" in text
    assert f'value="{LATER}"' in text
    words = words_of(item, act="extend")
    told = {"terms-ends": str(LATER + timedelta(days=1)), "words": words}
    assert send(item, {"act": "extend"}, **told).status_code == 302
    found = queries.item(item).resolution
    assert found.terms.ends == LATER + timedelta(days=1)
    assert str((LATER + timedelta(days=1)).year) in found.words
    assert found.words != words


def test_facts_asked_for_beyond_the_form_are_not_lost(number):
    terms = t.Revision({"title": "A better title", "starts": When.parse("2022-01-31")})
    item = asked(number, "revise", making.programme("MALI-2"), terms=terms)
    text = page(item, act="revise")
    assert "31 January 2022" in text
    assert 'value="A better title"' in text
    assert "web/several.js" in text
    told = {"terms-title": "The best title", "terms-currency": "USD", "words": "Revised."}
    assert send(item, {"act": "revise"}, **told).status_code == 302
    assert dict(queries.item(item).resolution.terms.facts) == {
        "title": "The best title",
        "starts": When.parse("2022-01-31"),
    }


def test_shares_are_taken_by_participant(number):
    item = listed(number, holding.document(), "document")
    told = {"terms-share-iom": "700,000", "terms-share-ilo": "1 000 000", "terms-currency": "USD"}
    words = words_of(item, act="allocate")
    assert send(item, {"act": "allocate"}, **told, words=words).status_code == 302
    found = queries.item(item).resolution
    assert sum(each.amount.amount for each in found.terms.shares) == 1_700_000
    assert "allocated USD\xa0700,000 to IOM and USD\xa01,000,000 to ILO" in found.words


def decided(number: str, item: int, act: str, terms: t.Terms | None = None) -> str:
    made = holding.resolve(number, item, act, terms)
    holding.close(number)
    return made


def test_an_earlier_decision_is_corrected_step_by_step(seats):
    first = holding.meeting()
    item = holding.listed(first, holding.note())
    holding.opened(first, seats)
    wrong = decided(first, item, "approve")
    number = holding.meeting("Second meeting", TODAY)
    holding.opened(number)
    item = asked(number, "correct", "GHANA-2")
    text = page(item, act="correct")
    assert f'<option value="{wrong}"' in text
    assert "Resolve</button>" not in text
    text = page(item, act="correct", decision=wrong)
    assert 'value="decline"' in text
    assert 'value="allocate"' not in text  # it fitted no note under review
    asking = {"act": "correct", "decision": wrong, "right": "decline"}
    words = words_of(item, **asking)
    assert words.startswith(f"Decision {wrong} was recorded wrongly and is corrected.")
    told = {"terms-public_words": "It does not fit the fund.", "words": words}
    assert send(item, asking, **told).status_code == 302
    made = queries.item(item).resolution.terms
    assert made == Correction(wrong, "decline", t.Decline("It does not fit the fund."))
    assert "It does not fit the fund." in page(item)


def test_nothing_decided_at_all_is_a_correction_too(seats):
    first = holding.meeting()
    item = holding.listed(first, holding.note())
    holding.opened(first, seats)
    wrong = decided(first, item, "approve")
    number = holding.meeting("Second meeting", TODAY)
    holding.opened(number)
    item = asked(number, "correct", "GHANA-2")
    asking = {"act": "correct", "decision": wrong}
    assert send(item, asking, words=words_of(item, **asking)).status_code == 302
    assert queries.item(item).resolution.terms == Correction(wrong)


def test_every_act_has_a_form_and_a_sentence():
    offered = Offered(organisations=[("iom", "IOM")], participants=[("ilo", "ILO")])
    for code, act in ACTS.items():
        if code == "correct":
            assert form_of(code) is None
            continue
        assert form_of(code)(offered, None).prefix == "terms"
        assert act.terms in FORMS
        said = wording.sentence(COMMITTEE, code, ["One", "Two"])
        assert said.startswith("The Steering Committee "), code
        assert "  " not in said
        assert "%(" not in said


EXAMPLES = {
    "extend": t.Extension(date(2027, 6, 30)),
    "remove": t.Removal("funded-elsewhere", "A donor funds it."),
    "return": t.Return(date(2027, 6, 30), "More on partners."),
    "release-participant": t.Leaving("ilo"),
    "approve-below-request": t.Amount(making.money(900_000)),
    "extend-with-cost": t.CostedExtension(date(2027, 6, 30), (holding.share("iom", 10),)),
}
SAID = {
    "extend": "The Steering Committee extended “One” to 30 June 2027, at no cost.",
    "remove": "The Steering Committee removed “One” from the pipeline: "
    "funding secured from other sources.",
    "return": "The Steering Committee returned “One” for revision by 30 June 2027.",
    "release-participant": "The Steering Committee released ILO from “One”.",
    "approve-below-request": "The Steering Committee approved the concept note “One” "
    "at USD\xa0900,000.",
    "extend-with-cost": "The Steering Committee extended “One” to 30 June 2027 and allocated "
    "USD\xa010 to IOM for it.",
}


@pytest.mark.parametrize("act", EXAMPLES)
def test_a_sentence_tells_the_terms(act):
    assert wording.sentence(COMMITTEE, act, ["One"], EXAMPLES[act]) == SAID[act]


def test_the_end_that_stands_is_shown_beside_an_extension(number):
    item = asked(number, "extend", holding.running(ends=When.parse("2022-12-31")))
    assert "31 December 2022" in page(item, act="extend")
