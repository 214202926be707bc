"""Conditions, suspensions and change-sets: laid by decisions, kept whole, and taken back."""

from datetime import date, timedelta

import pytest

from letsema.journal import queries as journal
from letsema.programmes import commands, queries
from letsema.programmes.models import Claim
from letsema.programmes.rules.facts import ParticipantPart
from letsema.values import OPERATOR, Citation, Refused, When
from tests import making
from tests.programmes import life

pytestmark = pytest.mark.django_db
HOW = life.how()
END = date(2023, 6, 30)


@pytest.fixture(autouse=True)
def _world(settings, tmp_path):
    settings.HOME = tmp_path / "files"
    making.world()
    yield
    assert list(journal.breaches()) == []


def refusals(act, **told):
    before = journal.head()
    with pytest.raises(Refused) as refused:
        act(**told, **HOW)
    assert journal.head() == before
    return [refusal.code for refusal in refused.value.refusals]


def change(reference, day, kind, facts, citing=None):
    told = {"reference": reference, "kind": kind, "facts": facts, "on": day}
    return commands.change_facts(**told, citing=citing or life.decided(day), **HOW)


def ending(reference, end=END):
    """An end the note tells."""
    making.state(reference, {"ends": When.on(end)}, at=life.AT)


def value(reference, field, day=date.max, known=None):
    return queries.programme(reference, day, known).value(field)


class TestConditions:
    def test_they_are_obligations_with_owner_and_day(self):
        reference, day = life.reach("document-approved")
        terms = [
            life.terms(due_on=date(2021, 9, 1)),
            life.terms(words="Open the account.", owner="", owner_words="RC", release=True),
        ]
        told = {"reference": reference, "citing": life.decide(day), "on": day}
        numbers = commands.set_conditions(**told, conditions=terms, **HOW)
        first, second = queries.conditions(fund=making.FUND, open_only=True)
        assert (first.number, second.number) == numbers
        assert (first.owner, first.owner_name, second.owner, second.owner_name) == (
            "iom", "IOM", None, "RC",
        )  # fmt: skip
        assert first.is_overdue(date(2021, 9, 2))
        assert not first.is_overdue(date(2021, 9, 1))
        assert not second.is_overdue(date.max)
        assert [c.number for c in queries.open_release_conditions(reference)] == [numbers[1]]

    def test_one_of_release_holds_the_signatures_until_it_is_met(self):
        reference, day = life.reach("document-approved")
        number = life.condition(reference, day, release=True)
        signing = {"reference": reference, "on": day}
        assert refusals(commands.sign_document, **signing) == ["release-conditions"]
        met = {"number": number, "on": day, "words": "Done.", "filename": "e.pdf"}
        commands.meet_condition(**met, content=life.pdf(), **HOW)
        commands.sign_document(**signing, **HOW)
        assert queries.stage_now(reference) == "signed"
        assert queries.condition(number).met_words == "Done."
        assert refusals(commands.meet_condition, number=number, on=day, words="x") == [
            "condition-closed"
        ]

    def test_one_is_waived_by_a_decision(self):
        reference, day = life.reach("signed")
        number = life.condition(reference, day)
        commands.waive_condition(number=number, citing=life.decided(day), on=day, **HOW)
        assert queries.condition(number).waived_by == life.decided(day).decision
        assert queries.conditions(reference, open_only=True) == ()

    @pytest.mark.parametrize("how", ["met", "waived"])
    def test_one_that_is_closed_is_not_waived(self, how):
        reference, day = life.reach("signed")
        number = life.condition(reference, day)
        waive = {"number": number, "citing": life.decided(day), "on": day, **HOW}
        if how == "met":
            commands.meet_condition(number=number, on=day, words="Done.", **HOW)
        else:
            commands.waive_condition(**waive)
        with pytest.raises(Refused) as answer:
            commands.waive_condition(**waive)
        said = f"is met since {day}" if how == "met" else f"decision {life.decided(day).decision}"
        assert said in str(answer.value.refusals[0])

    def test_what_cannot_be_set_is_refused(self):
        reference, day = life.reach("signed")
        told = {"reference": reference, "on": day}
        for terms, code in (
            ([], "no-condition"),
            ([life.terms(words=" ")], "empty"),
            ([life.terms(owner="")], "no-owner"),
            ([life.terms(owner="nobody")], "unknown-organisation"),
        ):
            asked = {**told, "conditions": terms, "citing": life.decided(day)}
            assert refusals(commands.set_conditions, **asked) == [code]
        nowhere = {**told, "conditions": [life.terms()], "citing": Citation(decision="D99")}
        assert refusals(commands.set_conditions, **nowhere) == ["unknown-decision"]
        source = {**nowhere, "citing": making.say()}
        assert refusals(commands.set_conditions, **source) == ["unknown-decision"]
        assert refusals(commands.meet_condition, number=99, on=day, words="x") == [
            "unknown-condition"
        ]


class TestSuspensions:
    def test_one_lies_over_the_stage_until_it_is_lifted(self):
        reference, day = life.reach("document-approved")
        told = {"reference": reference, "citing": life.decided(day)}
        commands.suspend_programme(**told, words="Unsafe.", on=day, **HOW)
        assert refusals(commands.suspend_programme, **told, words="x", on=day) == [
            "suspended-already"
        ]
        assert refusals(commands.sign_document, reference=reference, on=day) == ["suspended"]
        after = day + timedelta(days=9)
        assert refusals(commands.lift_suspension, **told, on=day - timedelta(days=1)) == [
            "not-suspended"
        ]
        commands.lift_suspension(**told, on=after, **HOW)
        assert refusals(commands.lift_suspension, **told, on=after) == ["not-suspended"]
        assert queries.suspended(reference) is None
        assert queries.suspended(reference, day - timedelta(days=1)) is None
        assert queries.suspended(reference, day).lifted_on == after
        assert queries.suspended(reference, after) is None
        assert queries.suspended(reference, day, date(2023, 12, 31)) is None
        commands.sign_document(reference=reference, on=after, **HOW)

    def test_what_was_known_before_it_was_lifted_is_kept(self):
        reference, day = life.reach("signed")
        told = {"reference": reference, "citing": life.decided(day), "on": day}
        commands.suspend_programme(**told, words="Unsafe.", **HOW)
        commands.lift_suspension(**told, by=OPERATOR, at=making.at("2024-02-01"))
        assert queries.suspended(reference, day) is None
        assert queries.suspended(reference, day, date(2024, 1, 15)).lifted_on is None


class TestChanges:
    def test_an_extension_keeps_the_end_first_planned_and_lengthens_the_duration(self):
        reference, day = life.reach("under-implementation")
        ending(reference)
        new = When.on(date(2024, 3, 31))
        assert change(reference, day, "extension", {"ends": new}) == ("ends", "duration_months")
        assert value(reference, "ends") == new
        assert value(reference, "ends_original") == When.on(END)
        assert value(reference, "duration_months") == 24 + 9
        assert value(reference, "ends", day - timedelta(days=1)) == When.on(END)
        told = [(c.field, c.before, c.after) for c in queries.changes_by_decision(reference)]
        assert told == [("duration_months", 24, 33), ("ends", When.on(END), new)]
        later = When.on(date(2024, 9, 30))
        change(reference, day + timedelta(days=9), "extension", {"ends": later})
        assert value(reference, "ends_original") == When.on(END)
        assert value(reference, "duration_months") == 39

    @pytest.mark.parametrize(
        ("kind", "facts", "code"),
        [
            ("extension", {"ends": When.on(END)}, "no-change"),
            ("extension", {"ends": When.on(date(2023, 6, 29))}, "not-later"),
            ("extension", {"duration_months": 36}, "missing"),
            ("extension", {"ends": When.on(date(2024, 1, 1)), "title": "T"}, "not-of-this-change"),
            ("extension", {"ends": "later"}, "date"),
            ("cost-extension", {"ends": When.on(date(2024, 1, 1))}, "missing"),
            ("top-up", {"budget": making.money(900_000)}, "not-more"),
            ("top-up", {"budget": making.money(2_000_000, "EUR")}, "not-more"),
            ("top-up", {}, "missing"),
            ("revision", {}, "no-change"),
            ("revision", {"title": "Work in Ghana"}, "no-change"),
            ("revision", {"thematic_area": "2"}, "no-change"),
            ("revision", {"colour": "red"}, "unknown-field"),
            ("participants", {"participants": [ParticipantPart("none")]}, "unknown-organisation"),
            ("convening-agency", {"participants": [ParticipantPart("iom")]}, "one-convenes"),
            (
                "convening-agency",
                {"participants": [ParticipantPart("ilo", "convening")]},
                "others-too",
            ),
            ("moving", {"title": "T"}, "change-kind"),
        ],
    )
    def test_what_a_change_cannot_be(self, kind, facts, code):
        reference, day = life.reach("signed")
        ending(reference)
        told = {"reference": reference, "kind": kind, "facts": facts, "on": day}
        claims = Claim.objects.count()
        assert code in refusals(commands.change_facts, **told, citing=life.decided(day))
        assert Claim.objects.count() == claims

    def test_another_agency_convenes(self):
        reference, day = life.reach("signed")
        parts = [ParticipantPart("ilo", "convening"), ParticipantPart("iom")]
        change(reference, day, "convening-agency", {"participants": parts})
        assert [(p.organisation, p.role) for p in value(reference, "participants")] == [
            ("ilo", "convening"), ("iom", None),
        ]  # fmt: skip

    def test_an_extension_where_no_end_is_known_lasts_longer(self):
        reference, day = life.reach("signed")
        assert change(reference, day, "extension", {"duration_months": 33}) == ("duration_months",)
        told = {"reference": reference, "kind": "extension", "on": day}
        shorter = {"facts": {"duration_months": 30}, "citing": life.decided(day)}
        assert refusals(commands.change_facts, **told, **shorter) == ["not-longer"]


class TestUnsaying:
    def unsay(self, reference, decision, why="Wrongly recorded."):
        told = {"reference": reference, "decision": decision, "why": why}
        told |= {"citing": life.decided(date(2022, 1, 1)), "by": OPERATOR}
        return commands.unsay_decision(**told, at=making.at("2024-06-01"))

    def test_all_that_rests_on_a_decision_is_withdrawn_and_stays_known(self):
        reference, day = life.reach("document-submitted")
        citing = life.decide(day)
        told = {"reference": reference, "citing": citing}
        commands.enter_stage(stage="document-approved", when=When.on(day), **told, **HOW)
        commands.set_conditions(conditions=[life.terms()], on=day, **told, **HOW)
        change(reference, day, "top-up", {"budget": making.money(3_000_000)}, citing)
        commands.suspend_programme(words="Unsafe.", on=day, **told, **HOW)
        assert queries.decisions_about(reference)[-1] == citing.decision
        assert queries.programmes_citing(citing.decision) == (reference,)
        gone = self.unsay(reference, citing.decision)
        assert [(each.kind, each.what) for each in gone] == [
            ("stage", "document-approved"),
            ("fact", "budget"),
            ("condition", "Show the plan."),
            ("suspension", "Unsafe."),
        ]
        assert queries.stage_now(reference) == "document-submitted"
        assert value(reference, "budget") == making.money(1_000_000)
        assert (queries.conditions(reference), queries.suspended(reference)) == ((), None)
        known = date(2024, 5, 31)
        assert value(reference, "budget", date.max, known) == making.money(3_000_000)
        assert queries.programme(reference, date.max, known).entry.stage == "document-approved"
        assert queries.programmes_citing(citing.decision) == ()
        with pytest.raises(Refused, match="nothing of"):
            self.unsay(reference, citing.decision)

    def test_what_the_decision_ended_stands_open_again(self):
        reference, day = life.reach("signed")
        number = life.condition(reference, day)
        how = {"reference": reference, "on": day}
        commands.suspend_programme(words="Unsafe.", citing=life.decided(day), **how, **HOW)
        wrong = life.decide(day)
        commands.lift_suspension(citing=wrong, **how, **HOW)
        commands.waive_condition(number=number, citing=wrong, on=day, **HOW)
        gone = self.unsay(reference, wrong.decision)
        assert [each.kind for each in gone] == ["waiver", "lifting"]
        assert queries.suspended(reference).words == "Unsafe."
        [again] = queries.conditions(reference, open_only=True)
        assert again.words == "Show it."

    def test_what_others_built_on_is_not_taken_away_beneath_them(self):
        reference, day = life.reach("document-submitted")
        citing = life.decide(day)
        told = {"reference": reference, "citing": citing, "when": When.on(day)}
        commands.enter_stage(stage="document-approved", **told, **HOW)
        commands.sign_document(reference=reference, on=day + timedelta(days=1), **HOW)
        with pytest.raises(Refused, match="has moved on since"):
            self.unsay(reference, citing.decision)
        assert queries.stage_now(reference) == "signed"

    def test_why_and_by_which_decision_is_said(self):
        reference, _ = life.reach("concept-note-approved")
        [number] = queries.decisions_about(reference)
        with pytest.raises(Refused, match="say why"):
            self.unsay(reference, number, " ")
        with pytest.raises(Refused, match="there is no decision"):
            self.unsay(reference, "D99")
