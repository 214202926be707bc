"""The table of acts: it agrees with the table of moves, and judging by it never raises."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letsema.proceedings.rules import terms as t
from letsema.proceedings.rules.acts import (
    ACTS,
    REQUESTABLE,
    Correction,
    acts_for,
    judge_resolution,
    read_terms,
)
from letsema.proceedings.rules.subjects import KINDS, Arising, Earlier, Subject
from letsema.programmes.rules.acts import FUNDED
from letsema.programmes.rules.facts import CountryPart, ElementPart
from letsema.programmes.rules.stages import COMMITTEE, MOVES, STAGES
from letsema.values import Money, Refusal, When
from tests import making
from tests.proceedings import holding as h

DAY = date(2021, 9, 15)
KNOWN = frozenset({"iom", "ilo", "unfpa"})
TERMS = {
    "approve-with-conditions": t.Conditions(
        (t.ConditionTerms("Do it.", "iom", due_on=date(2022, 1, 1), release=True),)
    ),
    "approve-below-request": t.Amount(making.money(900)),
    "allocate": t.Shares((h.share("iom", "500.25"),), (t.ConditionTerms("Do it.", "", "They"),)),
    "defer": t.Deferral("Late.", "SC-09"),
    "return": t.Return(date(2022, 1, 1), "Better."),
    "decline": t.Decline("No.", "Weak."),
    "remove": t.Removal("other", "Gone.", "Why."),
    "extend": t.Extension(date(2023, 1, 1)),
    "extend-with-cost": t.CostedExtension(date(2023, 1, 1), (h.share("iom", 10),)),
    "revise": t.Revision(
        {
            "title": "New",
            "budget": making.money(5),
            "countries": (CountryPart("GHA", "implements"),),
            "starts": When.parse("2022-Q1"),
            "objectives": ("1", ElementPart("gcm-objectives", "2")),
        }
    ),
    "top-up": t.TopUp((h.share("ilo", 5),)),
    "add-participant": t.Joining("unfpa", "participating"),
    "release-participant": t.Leaving("ilo"),
    "change-convening-agency": t.Convening("ilo"),
    "suspend": t.Wording("Unrest."),
    "lift": t.Wording("Calm."),
    "turn-down": t.Wording("No."),
    "adopt": t.Wording("Yes."),
    "give-steer": t.SteerTerms("hills", "Hills", "Answer.", date(2023, 1, 1)),
    "correct": Correction("SC-01/2021-01", "extend", t.Extension(date(2024, 1, 1))),
}


def terms_of(act: str) -> t.Terms:
    return TERMS.get(act, t.Terms())


def subject(kind: str = "note", stage: str | None = "under-review", **told) -> Subject:
    whole = {
        "reference": "GHANA-2",
        "budget": making.money(1000),
        "ends": When.parse("2022-12-31"),
        "participants": {"iom": "convening", "ilo": "participating"},
        "organisations": KNOWN,
    }
    return Subject(kind=kind, on=DAY, stage=stage, **{**whole, **told})


def test_every_move_the_committee_makes_is_an_act_and_no_other():
    ours = {(b, a) for act in ACTS.values() for b, a in act.moves}
    table = {(m.before, m.after) for m in MOVES if m.who == COMMITTEE}
    assert ours <= table
    assert table - ours == {("operationally-closed", "financially-closed")}


def test_an_act_is_of_known_kinds_and_stages():
    for act in ACTS.values():
        assert set(act.kinds) <= set(KINDS)
        assert set(act.decided_in) <= {*STAGES, FUNDED}
        assert act.label[0].isupper()
    assert set(REQUESTABLE) - {"fund-matter"} <= set(ACTS)


@pytest.mark.parametrize("act", ACTS)
def test_terms_are_told_as_plain_json_and_read_back(act):
    terms = terms_of(act)
    assert ACTS[act].terms.from_json(terms.as_json()) == terms
    assert read_terms(act, terms.as_json()) == terms


STAGES_AND_NONE = [None, *STAGES, FUNDED]
WALKED = [(k, s, a) for k in KINDS for s in STAGES_AND_NONE for a in ACTS if a != "correct"]


def test_every_act_is_judged_as_the_table_says():
    for kind, stage, act in WALKED:
        on = subject(kind, stage, suspended=act == "lift")
        allowed = kind in ACTS[act].kinds and (
            not ACTS[act].decided_in or stage in ACTS[act].decided_in
        )
        assert (judge_resolution(act, terms_of(act), on) == []) == allowed, (kind, stage, act)
        assert (ACTS[act] in acts_for(on)) == allowed


@pytest.mark.parametrize(
    ("arising", "codes"),
    [
        (Arising("Name the towns."), []),
        (Arising("Name the towns.", met_on=DAY), ["condition-closed"]),
        (Arising("Name the towns.", waived_by="SC-01/2021-01"), ["condition-closed"]),
        (Arising("", stands=False), ["condition-closed"]),
    ],
)
def test_only_a_condition_that_is_open_is_waived(arising, codes):
    on = subject("condition", "signed", arising=arising)
    assert [each.code for each in judge_resolution("waive", t.Terms(), on)] == codes
    assert (ACTS["waive"] in acts_for(on)) is (not codes)
    assert ACTS["note"] in acts_for(on)


ANY_TERMS = st.sampled_from([*TERMS.values(), t.Terms(), t.Wording(""), t.Deferral("")])
SUBJECTS = st.builds(
    subject,
    st.sampled_from(["", *KINDS]),
    st.sampled_from(STAGES_AND_NONE),
    budget=st.sampled_from([None, making.money(1), making.money(1, "EUR")]),
    ends=st.sampled_from([None, When.parse("2030")]),
    participants=st.sampled_from([None, {}, {"iom": None}, {"ilo": "convening"}]),
    organisations=st.sampled_from([frozenset(), KNOWN]),
    suspended=st.booleans(),
    earlier=st.sampled_from([None, Earlier("SC-01/2021-01", DAY)]),
    arising=st.sampled_from([None, Arising("w"), Arising("w", DAY), Arising("", stands=False)]),
)


@given(st.sampled_from([*ACTS, "poem"]), ANY_TERMS, SUBJECTS)
def test_judging_never_raises(act, terms, on):
    assert all(isinstance(each, Refusal) for each in judge_resolution(act, terms, on))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=5,
)


@given(st.sampled_from(list(ACTS)), st.dictionaries(st.sampled_from(
    ["shares", "conditions", "ends", "facts", "terms", "act", "decision", "words", "amount"]
), JSON, max_size=4))  # fmt: skip
def test_reading_terms_never_raises(act, told):
    assert isinstance(read_terms(act, told), t.Terms | Refusal)


@pytest.mark.parametrize(
    ("act", "terms", "code"),
    [
        ("approve-with-conditions", t.Conditions(), "no-conditions"),
        ("approve-with-conditions", t.Conditions((t.ConditionTerms("Do it."),)), "no-owner"),
        ("approve-with-conditions", t.Conditions((t.ConditionTerms("w", "x"),)), "unknown-organisation"),
        ("approve-below-request", t.Amount(making.money(1000)), "not-below"),
        ("approve-below-request", t.Amount(making.money(1, "XXQ")), "unknown-currency"),
        ("return", t.Return(DAY, "w"), "too-early"),
        ("decline", t.Decline(" "), "empty"),
        ("defer", t.Deferral(""), "empty"),
    ],
)  # fmt: skip
def test_terms_that_cannot_stand_for_a_note_are_refused(act, terms, code):
    assert code in [each.code for each in judge_resolution(act, terms, subject())]


@pytest.mark.parametrize(
    ("act", "terms", "code"),
    [
        ("extend", t.Extension(date(2022, 12, 31)), "not-later"),
        ("extend-with-cost", t.CostedExtension(date(2023, 1, 1), ()), "no-shares"),
        ("top-up", t.TopUp((h.share("unfpa"),)), "not-participant"),
        ("top-up", t.TopUp((h.share("iom"), h.share("iom"))), "named-twice"),
        ("top-up", t.TopUp((h.share("iom", 5, "EUR"),)), "currencies"),
        ("top-up", t.TopUp((t.Share("iom", Money(5)),)), "money-stage"),
        ("top-up", t.TopUp((h.share("iom", -5),)), "amount"),
        ("add-participant", t.Joining("ilo"), "participant-already"),
        ("add-participant", t.Joining("unfpa", "convening"), "role"),
        ("release-participant", t.Leaving("iom"), "still-needed"),
        ("change-convening-agency", t.Convening("iom"), "convenes-already"),
        ("revise", t.Revision({}), "no-change"),
        ("revise", t.Revision({"ends": When.parse("2030")}), "not-revised"),
        ("revise", t.Revision({"budget": "much"}), "amount"),
        ("revise", t.Revision({"countries": 7}), "shape"),
        ("lift", t.Wording("w"), "not-suspended"),
    ],
)
def test_terms_that_cannot_stand_for_a_request_are_refused(act, terms, code):
    on = subject("request", "under-implementation")
    assert [each.code for each in judge_resolution(act, terms, on)] == [code]


def test_a_decision_is_internal_before_approval_and_when_it_declines():
    assert ACTS["decline"].is_internal("under-review")
    assert ACTS["return"].is_internal("under-review")
    assert ACTS["defer"].is_internal("submitted")
    assert not ACTS["approve"].is_internal("under-review")
    assert not ACTS["return"].is_internal("document-submitted")
    assert not ACTS["defer"].is_internal("concept-note-approved")
