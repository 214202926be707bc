"""The list of a meeting, requests to a committee, papers."""

from __future__ import annotations

from datetime import date

import pytest

from letsema.governance import commands as governing
from letsema.proceedings import commands, queries
from letsema.proceedings.rules import terms as t
from letsema.programmes import commands as programmes
from letsema.values import Actor
from letsema.values.actor import Grant
from tests import making
from tests.proceedings import holding as h

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _world(settings, tmp_path):
    settings.HOME = tmp_path / "files"
    making.world()


def request(kind="extend", reference="MALI-2", by=h.OPERATOR, **told):
    how = {"fund": making.FUND, "title": "Asked", "requested_on": date(2021, 9, 1)}
    return commands.put_request(
        kind=kind, programme=reference, by=by, at=h.HOW["at"], **{**how, **told}
    )


def test_all_that_is_ready_is_listed_in_order_and_once():
    h.note("GHANA-2"), h.note("PERU-2", "submitted"), h.document(), h.running()
    programmes.assess_note(
        reference="GHANA-2",
        on=date(2021, 8, 1),
        eligible=False,
        ineligible_reason="No government.",
        scores={},
        recommendation="decline",
        **h.HOW,
    )
    request(terms={"ends": "2023-12-31"}), request("fund-matter", "", title="The manual")
    citing = making.decide("D1", date(2021, 8, 2))
    asked = [t.ConditionTerms("Name towns.", "iom", due_on=date(2021, 9, 1))]
    how = {"citing": citing, "on": date(2021, 8, 2), **h.HOW}
    programmes.set_conditions(reference="MALI-2", conditions=asked, **how)
    number = h.meeting()
    new = commands.list_ready(meeting=number, **h.HOW)
    told = [(each.kind, each.programme) for each in queries.items(number)]
    assert told == [
        ("note", "PERU-2"),
        ("note", "GHANA-2"),
        ("document", "TOGO-2"),
        ("request", "MALI-2"),
        ("fund-matter", ""),
        ("condition", "MALI-2"),
    ]
    assert len(new) == 6
    assert queries.items(number)[1].ineligible_reason == "No government."
    assert commands.list_ready(meeting=number, **h.HOW) == ()
    assert len(queries.items(number)) == 6


def test_what_stands_on_another_list_is_not_listed_twice():
    first, second = h.meeting(), h.meeting("Second")
    h.listed(first, h.note())
    assert h.codes(h.listed, second, "GHANA-2") == ["listed-elsewhere"]
    assert commands.list_ready(meeting=second, **h.HOW) == ()
    governing.cancel_meeting(meeting=first, why="Storm.", **h.HOW)
    assert len(commands.list_ready(meeting=second, **h.HOW)) == 1
    assert queries.items(first)[0].why == "Storm."


def test_what_is_not_ready_is_not_listed():
    number = h.meeting()
    making.programme("CHAD-2")
    assert h.codes(h.listed, number, "CHAD-2") == ["not-ready"]
    assert h.codes(h.listed, number, "NOBODY") == ["other-fund"]
    assert h.codes(h.listed, number, "CHAD-2", "document") == ["not-ready"]
    h.note("GHANA-2")
    assert h.codes(h.listed, number, "GHANA-2", "poem") == ["item-kind"]


def test_items_are_put_in_order_all_of_them():
    number = h.meeting()
    items = [h.listed(number, h.note(name)) for name in ("A", "B", "C")]
    commands.order_items(meeting=number, items=items[::-1], **h.HOW)
    assert [each.number for each in queries.items(number)] == items[::-1]
    told = h.codes(commands.order_items, meeting=number, items=items[:2], **h.HOW)
    assert told == ["not-all"]


def test_an_item_taken_off_says_why_and_may_be_listed_again():
    number = h.meeting()
    item = h.listed(number, h.note())
    assert h.codes(commands.take_off, item=item, why=" ", **h.HOW) == ["no-reason"]
    h.resolve(number, item, "approve")
    assert h.codes(commands.take_off, item=item, why="w", **h.HOW) == ["resolved"]
    commands.strike_resolution(number="SC-01/2021-01", why="Not yet.", **h.HOW)
    commands.take_off(item=item, why="Not yet.", **h.HOW)
    assert h.listed(number, "GHANA-2") != item


def test_a_paper_is_attached_once():
    number = h.meeting()
    item = h.listed(number, h.note())
    how = {"item": item, "content": b"%PDF-1.7 fact page", "filename": "a.pdf", **h.HOW}
    sha256 = commands.attach_paper(title="Fact page", **how)
    assert commands.attach_paper(title="Again", **how) == sha256
    assert [each.title for each in queries.item(item).papers] == ["Fact page"]
    assert h.codes(commands.attach_paper, title="", **how) == ["empty"]


def test_who_submits_for_a_programme_asks_for_what_is_theirs():
    h.running()
    own = Actor("p2", grants=frozenset({Grant("submitter", making.FUND, "iom")}))
    other = Actor("p3", grants=frozenset({Grant("submitter", making.FUND, "unfpa")}))
    assert h.codes(request, by=own) == []
    assert h.codes(request, by=other) == ["not-yours"]
    assert h.codes(request, "remove", by=own) == ["not-yours"]
    assert h.codes(request, "fund-matter", "", by=own) == ["not-yours"]


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"kind": "approve"}, "request-kind"),
        ({"title": " "}, "empty"),
        ({"reference": ""}, "no-programme"),
        ({"fund": "no-fund", "reference": "", "kind": "fund-matter"}, "unknown-fund"),
        ({"fund": making.OTHER_FUND}, "other-fund"),
        ({"terms": {"ends": "soon"}}, "terms-unread"),
    ],
)
def test_a_request_that_cannot_be_is_refused(told, code):
    h.running()
    assert h.codes(request, **told) == [code]


def test_an_open_request_is_withdrawn_and_a_listed_one_is_not():
    h.running()
    number = request()
    how = {"number": number, **h.HOW}
    assert h.codes(commands.withdraw_request, why=" ", **how) == ["no-reason"]
    meeting = h.meeting()
    item = commands.list_item(meeting=meeting, kind="request", request=number, **h.HOW)
    assert h.codes(commands.withdraw_request, why="w", **how) == ["request-settled"]
    commands.take_off(item=item, why="Not yet.", **h.HOW)
    commands.withdraw_request(why="No need.", **how)
    assert queries.request(number).state == "withdrawn"
    assert h.codes(commands.withdraw_request, why="w", **how) == ["request-settled"]


def test_a_request_turned_down_is_settled_and_changes_nothing():
    h.running()
    number = h.meeting()
    item = h.asked(number, "extend", "MALI-2", terms=t.Extension(date(2023, 12, 31)))
    (asked, *_) = queries.proposals(item)
    assert (asked.act.code, asked.terms) == ("extend", t.Extension(date(2023, 12, 31)))
    h.opened(number, making.committee())
    h.resolve(number, item, "turn-down", t.Wording("Not now."))
    h.close(number)
    assert queries.requests(making.FUND, open_only=True) == ()
