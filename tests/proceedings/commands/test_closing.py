"""Closing a sitting: everything resolved is applied at once, or nothing is."""

from __future__ import annotations

from datetime import date

import pytest

from letsema.documents import queries as documents
from letsema.governance import commands as governing
from letsema.governance import queries as governance
from letsema.journal import queries as journal
from letsema.money import queries as money
from letsema.proceedings import commands, queries
from letsema.proceedings.commands import applying
from letsema.proceedings.models import Item, Request, Resolution
from letsema.proceedings.rules import terms as t
from letsema.proceedings.rules.acts import ACTS
from letsema.programmes import commands as acting
from letsema.programmes import queries as programmes
from letsema.values import OPERATOR, Refused, When
from tests import making
from tests.proceedings import holding as h

pytestmark = pytest.mark.django_db
ASKED = t.Conditions((t.ConditionTerms("Name the towns.", "iom", due_on=date(2021, 12, 1)),))


@pytest.fixture
def seats(settings, tmp_path):
    settings.HOME = tmp_path / "files"
    making.world()
    return making.committee()


def test_how_every_act_is_carried_out_is_known():
    assert list(applying._HOW) == list(ACTS)


def test_a_slate_is_one_decision_and_moves_every_programme(seats):
    number = h.meeting()
    items = [h.listed(number, h.note(name)) for name in ("GHANA-2", "TOGO-2")]
    h.opened(number, seats)
    told = h.resolve(number, items, "approve")
    assert h.stage_of("GHANA-2") == "under-review"
    assert h.close(number) == (told,) == ("SC-01/2021-01",)
    assert {h.stage_of(name) for name in ("GHANA-2", "TOGO-2")} == {"concept-note-approved"}
    row = programmes.programme("GHANA-2", date.max).stages[-1]
    assert (row.basis.decision, row.when) == (told, When.on(h.DAY))
    assert governance.meeting(number).state == "closed"
    assert list(journal.breaches()) == []


def test_a_compound_decision_sets_its_conditions(seats):
    number = h.meeting()
    item = h.listed(number, h.note())
    h.opened(number, seats)
    h.resolve(number, item, "approve-with-conditions", ASKED)
    h.close(number)
    (condition,) = programmes.conditions("GHANA-2")
    assert (condition.decision, condition.owner) == ("SC-01/2021-01", "iom")


def test_a_document_is_approved_and_its_shares_allocated(seats):
    number = h.meeting()
    item = h.listed(number, h.document(), "document")
    h.opened(number, seats)
    shares = t.Shares((h.share("iom", "700000.50"), h.share("ilo", 300_000)), ASKED.conditions)
    h.resolve(number, item, "allocate", shares)
    h.close(number)
    assert h.stage_of("TOGO-2") == "document-approved"
    given = money.allocations("TOGO-2")
    assert [str(each.amount.amount) for each in given] == ["700000.50", "300000.00"]
    assert len(programmes.conditions("TOGO-2")) == 1


@pytest.mark.parametrize(
    ("act", "terms", "field", "after"),
    [
        ("extend", t.Extension(date(2023, 6, 30)), "ends", When.parse("2023-06-30")),
        (
            "extend-with-cost",
            t.CostedExtension(date(2023, 6, 30), (h.share("iom", 100_000),)),
            "budget",
            making.money(1_800_000),
        ),
        ("top-up", t.TopUp((h.share("ilo", 50_000),)), "budget", making.money(1_750_000)),
        ("revise", t.Revision({"title": "Another title"}), "title", "Another title"),
    ],
)
def test_a_request_changes_what_a_programme_is_said_to_be(seats, act, terms, field, after):
    number = h.meeting()
    item = h.asked(number, act, h.running(), terms=terms)
    h.opened(number, seats)
    h.resolve(number, item, act, terms)
    h.close(number)
    assert h.value("MALI-2", field) == after
    assert Request.objects.get().state == "decided"
    if act.startswith("extend"):
        assert h.value("MALI-2", "ends_original") == When.parse("2022-12-31")


def test_participants_join_leave_and_convene(seats):
    number = h.meeting()
    h.running()
    acts = [
        ("add-participant", t.Joining("unfpa", "participating")),
        ("change-convening-agency", t.Convening("unfpa")),
        ("release-participant", t.Leaving("iom")),
    ]
    items = [h.asked(number, act, "MALI-2") for act, _ in acts]
    h.opened(number, seats)
    h.resolve(number, items[0], *acts[0])
    assert h.codes(h.resolve, number, items[1], *acts[1]) == ["not-participant"]
    commands.take_off(item=items[1], why="Next time", **h.HOW)
    commands.take_off(item=items[2], why="Next time", **h.HOW)
    h.close(number)
    again = h.meeting("Second", date(2021, 12, 1))
    later = {**h.HOW, "at": making.at("2021-12-01")}
    commands.list_ready(meeting=again, **later)
    convene = next(i for i in queries.items(again) if "convening" in i.title)
    commands.open_sitting(meeting=again, **later)
    for member in seats.values():
        governing.record_attendance(meeting=again, member=member, how="online", **later)
    h.resolve(again, convene.number, *acts[1], **later)
    for each in queries.items(again):
        if each.number != convene.number:
            commands.take_off(item=each.number, why="Later", **later)
    h.close(again, **later)
    parts = {p.organisation: p.role for p in h.value("MALI-2", "participants")}
    assert parts == {"iom": "participating", "ilo": "participating", "unfpa": "convening"}


def test_suspended_and_lifted_in_two_meetings(seats):
    number = h.meeting()
    item = h.asked(number, "suspend", h.running())
    h.opened(number, seats)
    h.resolve(number, item, "suspend", t.Wording("Unrest."))
    h.close(number)
    assert programmes.suspended("MALI-2").decision == "SC-01/2021-01"


def test_a_return_has_its_day_and_a_decline_stays_inside(seats):
    number = h.meeting()
    back, no = (h.listed(number, h.note(name)) for name in ("GHANA-2", "TOGO-2"))
    h.opened(number, seats)
    h.resolve(number, back, "return", t.Return(date(2021, 11, 1), "Say which towns."))
    h.resolve(number, no, "decline", t.Decline("Not this time.", "Too weak."))
    numbers = h.close(number)
    waiting = {each.reference: each.due_on for each in programmes.notes(making.FUND)}
    assert waiting == {"GHANA-2": date(2021, 11, 1)}
    assert all(governance.decision(each).internal for each in numbers)
    assert not programmes.is_public("TOGO-2")


def test_a_document_that_is_returned_is_due_again_on_its_day(seats):
    number = h.meeting()
    item = h.listed(number, h.document(), "document")
    h.opened(number, seats)
    h.resolve(number, item, "return", t.Return(date(2021, 11, 1), "Say which towns."))
    h.close(number)
    assert h.stage_of("TOGO-2") == "document-solicited"
    assert programmes.due_again(["TOGO-2"]) == {"TOGO-2": date(2021, 11, 1)}
    assert programmes.due_again(["TOGO-2"], date(2021, 9, 14)) == {}
    note = programmes.stage_notes("TOGO-2")[-1]
    assert (note.words, note.due_on, note.returned) == (
        "Say which towns.",
        date(2021, 11, 1),
        True,
    )
    making.stage("TOGO-2", "document-submitted", "2021-10-01")
    assert programmes.due_again(["TOGO-2"]) == {}


def test_a_removal_tells_the_public_its_wording(seats):
    number = h.meeting()
    item = h.asked(number, "remove", h.document())
    h.opened(number, seats)
    terms = t.Removal("funded-elsewhere", "Funded by others.", "By the bank.")
    h.resolve(number, item, "remove", terms)
    h.close(number)
    row = programmes.programme("TOGO-2", date.max).stages[-1]
    assert (row.stage, row.reason, row.public_words) == (
        "removed",
        "funded-elsewhere",
        "Funded by others.",
    )
    assert not governance.decision("SC-01/2021-01").internal


def test_matters_of_the_fund_are_adopted_and_steers_given(seats):
    number = h.meeting()
    manual, steer = h.asked(number, "fund-matter"), h.asked(number, "fund-matter")
    h.opened(number, seats)
    h.resolve(number, manual, "adopt", t.Wording("The manual is adopted."))
    h.resolve(number, steer, "give-steer", t.SteerTerms("covid-19", "COVID-19", "Answer it."))
    h.close(number)
    (given,) = governance.steers(making.COMMITTEE, h.DAY)
    assert (given.code, given.decision) == ("covid-19", "SC-01/2021-02")


def test_what_is_deferred_is_ready_for_the_meeting_it_goes_to(seats):
    number, after = h.meeting(), h.meeting("Second", date(2021, 12, 1))
    item = h.listed(number, h.note())
    h.opened(number, seats)
    h.resolve(number, item, "defer", t.Deferral("Not enough time.", after))
    h.close(number)
    assert queries.ready(making.FUND, date(2021, 12, 1)) == ()
    (back,) = queries.ready(making.FUND, date(2021, 12, 1), after)
    assert (back.group, back.carried.why) == ("carried", "Not enough time.")
    assert governance.decision("SC-01/2021-01").internal


def test_nothing_is_written_where_one_resolution_is_refused(seats):
    number = h.meeting()
    items = [h.listed(number, h.note(name)) for name in ("GHANA-2", "TOGO-2")]
    h.opened(number, seats)
    h.resolve(number, items[0], "approve")
    h.resolve(number, items[1], "approve")
    making.stage("TOGO-2", "withdrawn", "2021-09-10", reason="other", public_words="Gone.")
    before = journal.head()
    told = h.words(h.close, number)
    assert told.startswith("SC-01/2021-02, item 2: ")
    assert journal.head() == before
    assert h.stage_of("GHANA-2") == "under-review"
    assert governance.meeting(number).state == "open"


def test_nothing_is_half_done_when_it_breaks_in_between(seats, monkeypatch):
    number = h.meeting()
    items = [h.listed(number, h.note(name)) for name in ("GHANA-2", "TOGO-2")]
    h.opened(number, seats)
    h.resolve(number, items, "approve")
    entered = applying.programmes.enter_stage

    def breaks(**told):
        if told["reference"] == "TOGO-2":
            raise KeyboardInterrupt
        return entered(**told)

    before = journal.head()
    with monkeypatch.context() as patched:
        patched.setattr(applying.programmes, "enter_stage", breaks)
        with pytest.raises(KeyboardInterrupt):
            h.close(number)
    assert (journal.head(), h.stage_of("GHANA-2")) == (before, "under-review")
    assert governance.decision("SC-01/2021-01") is None
    assert list(journal.breaches()) == []
    assert h.close(number) == ("SC-01/2021-01",)


def test_a_sitting_needs_a_quorum_and_every_item_settled(seats):
    number = h.meeting()
    h.listed(number, h.note())
    assert h.codes(h.close, number) == ["not-open"]
    h.attend(number, seats, "Donors 1", "Donors 2", "Countries 1", "UN 1")
    h.opened(number)
    assert h.codes(h.close, number) == ["no-quorum", "not-resolved"]


def test_who_leaves_does_not_count_for_the_quorum_of_an_item(seats):
    number = h.meeting()
    item = h.listed(number, h.note())
    h.attend(number, seats, "Donors 1", "Donors 2", "Countries 2")
    h.opened(number)
    h.resolve(number, item, "approve")
    for seat in ("Countries 1", "UN 1"):
        told = commands.declare_interest(item=item, member=seats[seat], words="", **h.HOW)
        assert told == "leave"
    assert h.codes(h.close, number) == ["no-quorum-for-item"]


def test_a_sitting_is_not_closed_before_it_begins_nor_twice(seats):
    number = h.meeting()
    item = h.listed(number, h.note())
    h.opened(number, seats)
    h.resolve(number, item, "approve")
    early = {**h.HOW, "at": making.at("2021-09-14")}
    assert h.codes(h.close, number, **early) == ["not-begun"]
    h.close(number)
    assert h.codes(h.close, number) == ["not-open"]
    assert h.codes(h.resolve, number, item, "approve") == ["meeting-state"]
    assert h.codes(commands.strike_resolution, number="SC-01/2021-01", why="w", **h.HOW)


def test_an_objection_after_drafting_hinders_the_closing(seats):
    number = h.meeting()
    item = h.listed(number, h.note())
    h.opened(number, seats)
    h.resolve(number, item, "approve")
    how = {"item": item, "member": seats["Donors 1"], **h.HOW}
    commands.take_position(stand="object", words="No towns.", **how)
    assert h.codes(h.close, number) == ["objection"]
    commands.take_position(stand="stand-aside", **how)
    assert h.close(number)


def test_signed_minutes_are_kept_once_the_meeting_is_closed(seats):
    number = h.meeting()
    told = {
        "meeting": number,
        "content": b"%PDF-1.7 signed",
        "filename": "m.pdf",
        "signed_on": date(2021, 9, 20),
        **h.LATER,
    }
    assert h.codes(commands.keep_signed_minutes, **told) == ["meeting-state"]
    h.opened(number, seats)
    h.close(number)
    sha256 = commands.keep_signed_minutes(**told)
    assert documents.is_kept(sha256)
    assert queries.signed_minutes(number)[0].sha256 == sha256


def test_an_item_on_screen_is_shown_while_the_meeting_is_open(seats):
    number = h.meeting()
    item = h.listed(number, h.note())
    assert h.codes(commands.show_item, meeting=number, item=item, **h.HOW) == ["meeting-state"]
    h.opened(number, seats)
    commands.show_item(meeting=number, item=item, **h.HOW)
    assert queries.agenda(number).shown == item


def test_an_applied_resolution_stands_with_its_decision(seats):
    number = h.meeting()
    h.opened(number, seats)
    item = h.listed(number, h.note())
    h.resolve(number, item, "approve", internal_words="Between us.")
    h.close(number)
    row = Resolution.objects.get()
    assert (row.decision_id, row.settled_at) == (row.number, h.HOW["at"])
    assert Item.objects.get().state == "decided"
    with pytest.raises(Refused):
        commands.amend_resolution(number=row.number, words="Other.", **h.HOW)


def test_a_condition_is_waived_as_a_matter_arising(seats):
    number = h.meeting()
    item = h.listed(number, h.note())
    h.opened(number, seats)
    h.resolve(number, item, "approve-with-conditions", ASKED)
    h.close(number)
    after = h.meeting("Second", date(2021, 12, 1))
    commands.list_ready(meeting=after, **h.LATER)
    (arising,) = (each for each in queries.items(after) if each.kind == "condition")
    h.opened(after, seats)
    h.resolve(after, arising.number, "waive")
    h.close(after, at=making.at("2021-12-01"))
    (condition,) = programmes.conditions("GHANA-2")
    assert (condition.waived_by, condition.is_open) == ("SC-02/2021-01", False)


@pytest.mark.parametrize("how", ["met", "waived"])
def test_a_condition_that_is_closed_before_the_meeting_is_not_waived_by_it(seats, how):
    number = h.meeting()
    item = h.listed(number, h.note())
    h.opened(number, seats)
    h.resolve(number, item, "approve-with-conditions", ASKED)
    h.close(number)
    after = h.meeting("Second", date(2021, 12, 1))
    commands.list_ready(meeting=after, **h.LATER)
    (arising,) = (each for each in queries.items(after) if each.kind == "condition")
    h.opened(after, seats)
    drafted = h.resolve(after, arising.number, "waive")
    on, told = date(2021, 11, 1), {"by": OPERATOR, "at": making.at("2021-11-01")}
    if how == "met":
        acting.meet_condition(number=arising.condition, on=on, words="Named.", **told)
    else:
        other = making.decide(day=on)
        acting.waive_condition(number=arising.condition, citing=other, on=on, **told)
    assert "waive" not in [each.act.code for each in queries.proposals(arising.number)]
    said = h.words(h.close, after, at=making.at("2021-12-01"))
    assert said.startswith(f"{drafted}, item 1: the condition “Name the towns.”")
    assert ("is met since" if how == "met" else "was waived by") in said
    commands.strike_resolution(number=drafted, why="Closed.", **h.LATER)
    assert h.codes(h.resolve, after, arising.number, "waive") == ["condition-closed"]
    h.resolve(after, arising.number, "note")
    assert h.close(after, at=making.at("2021-12-01"))
