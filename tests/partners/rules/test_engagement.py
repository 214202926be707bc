"""Who is named, and what may be told of follow-ups, proposals, works and quotations."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letsema.partners.rules.engagement import (
    CONSENTS,
    Proposer,
    WorkMaker,
    judge_done,
    judge_follow_up,
    judge_proposal,
    judge_quotation,
    judge_work,
    shown_in_public,
    speaker_shown,
)

NAMES, BOTH = st.text(max_size=10), st.booleans()


@given(NAMES, NAMES, st.sampled_from(CONSENTS), BOTH)
def test_a_survivor_is_never_shown_by_name(name, pseudonym, consent, public_only):
    told = {"survivor": True, "public_only": public_only}
    assert speaker_shown(name, pseudonym, consent, **told) == pseudonym


@given(NAMES, st.sampled_from(CONSENTS), BOTH)
def test_a_name_is_public_only_where_consent_is_known(name, consent, survivor):
    shown = speaker_shown(name, "", consent, survivor=survivor)
    assert shown in ("", name)
    if consent not in ("given", "published"):
        assert shown == ""


@pytest.mark.parametrize(
    ("consent", "survivor", "shown"),
    [
        ("given", True, True),
        ("published", True, True),
        ("unknown", True, False),
        ("withheld", True, False),
        ("given", False, True),
        ("published", False, True),
        ("unknown", False, True),
        ("withheld", False, False),
    ],
)
def test_words_are_public_as_consent_allows(consent, survivor, shown):
    assert shown_in_public(consent, survivor=survivor) is shown


def test_those_who_see_what_is_internal_see_who_spoke():
    told = {"survivor": False, "public_only": False}
    assert speaker_shown("Ama", "", "withheld", **told) == "Ama"


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"said": " "}, "no-words"),
        ({"consent": "perhaps"}, "unknown-word"),
        ({"speaker": "Ama", "survivor": True}, "survivor-named"),
    ],
)
def test_a_quotation_that_cannot_be_kept_is_refused(told, code):
    full = {"said": "Hello", "speaker": "", "consent": "given", "survivor": False, **told}
    assert [r.code for r in judge_quotation(**full)] == [code]


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"kind": "wish"}, "unknown-word"),
        ({"words": ""}, "no-words"),
        ({"agreement": "", "kind": "obligation", "about": "iom"}, "no-agreement"),
        ({"agreement": ""}, "about-nobody"),
        ({"owner": ""}, "no-owner"),
    ],
)
def test_a_follow_up_that_cannot_be_is_refused(told, code):
    full = {"kind": "follow-up", "words": "Write", "agreement": "a", "about": "", "owner": "iom"}
    assert [r.code for r in judge_follow_up(**{**full, **told})] == [code]


def test_nothing_is_done_on_a_day_that_has_come_nowhere():
    today = date(2021, 6, 30)
    assert judge_done(date(2021, 7, 1), today, "on") == []
    assert [r.code for r in judge_done(date(2021, 7, 2), today, "on")] == ["not-yet"]


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"kind": "song"}, "unknown-word"),
        ({"title": ""}, "no-words"),
        ({"parties": [WorkMaker("singer", "iom")]}, "unknown-word"),
        ({"parties": [WorkMaker("maker")]}, "no-words"),
        ({"parties": [WorkMaker("maker", "iom"), WorkMaker("maker", "iom")]}, "named-twice"),
    ],
)
def test_a_work_that_cannot_be_is_refused(told, code):
    full = {"kind": "film", "title": "On the hill", "parties": [], **told}
    assert [r.code for r in judge_work(**full)] == [code]


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"outcome": "won"}, "unknown-word"),
        ({"title": ""}, "no-words"),
        ({"organisations": [Proposer("iom"), Proposer("iom", "again")]}, "named-twice"),
    ],
)
def test_a_proposal_that_cannot_be_is_refused(told, code):
    full = {"title": "Hills", "outcome": "approved", "organisations": [], **told}
    assert [r.code for r in judge_proposal(**full)] == [code]
