"""What a committee may decide: the table of acts, and judging a resolution by it.

Source: the acts of a Steering Committee in the fund's published terms; the stages in the table of
moves of programmes. The permission matrix and the documents are made from this table.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Self

from letsema.proceedings.rules import terms as t
from letsema.proceedings.rules.subjects import KINDS, Earlier, Subject
from letsema.proceedings.rules.terms.parts import Terms
from letsema.programmes.rules.acts import FUNDED, UNDER_WAY
from letsema.programmes.rules.conditions import judge_open
from letsema.programmes.rules.stages import BEFORE_APPROVAL, FUNDED_STAGES, IN_PIPELINE, STAGES
from letsema.values import Refusal

NOTE, DOCUMENT, REQUEST, FUND, CONDITION = KINDS
APPROVED, SOLICITED, SUBMITTED = IN_PIPELINE
AWARDED = (*FUNDED_STAGES, FUNDED)
VOID = "void"


@dataclass(frozen=True, slots=True)
class Correction(Terms):
    """An earlier decision that was recorded wrongly, and what it should have been.

    `act` is `void` where nothing should have been decided; `terms` are those of the right act.
    """

    decision: str
    act: str = VOID
    terms: Terms | None = None

    def as_json(self) -> dict[str, Any]:
        plain = self.terms.as_json() if self.terms else None
        return {"decision": self.decision, "act": self.act, "terms": plain}

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> Self:
        act, plain = told["act"], told["terms"]
        terms = None if plain is None else ACTS[act].terms.from_json(plain)
        return cls(told["decision"], act, terms)

    def judge(self, subject: Subject) -> list[Refusal]:
        refusals = _judge_earlier(self.decision, subject)
        if self.act == VOID or refusals:
            return refusals
        if (
            self.act in ("correct", "defer", "waive")
            or self.terms is None
            or subject.earlier is None
        ):
            return [Refusal("right-act", "say what was decided in truth", field="act")]
        before = subject.earlier.before or subject
        return judge_resolution(self.act, self.terms, replace(before, kind=""))


def _judge_earlier(number: str, subject: Subject) -> list[Refusal]:
    earlier = subject.earlier
    if earlier is None:
        return [
            Refusal(
                "unknown-decision",
                "there is no decision %(decision)s",
                field="decision",
                decision=number,
            )
        ]
    if refusals := _judge_last_word(earlier):
        return refusals
    if not earlier.concerned:
        return [
            Refusal(
                "other-subject",
                "nothing of %(reference)s rests on decision %(decision)s",
                field="decision",
                reference=subject.reference or subject.kind,
                decision=number,
            )
        ]
    return []


def _judge_last_word(earlier: Earlier) -> list[Refusal]:
    """Why an earlier decision is not the one to correct: another corrects it, or rests on it."""
    if earlier.corrected_by:
        return [
            Refusal(
                "corrected-already",
                "decision %(decision)s is corrected by %(by)s already: correct that one",
                field="decision",
                decision=earlier.number,
                by=earlier.corrected_by,
            )
        ]
    if earlier.followed_by:
        return [
            Refusal(
                "followed",
                "%(later)s rests on what %(decision)s decided: correct that first",
                field="decision",
                later=earlier.followed_by,
                decision=earlier.number,
            )
        ]
    return []


@dataclass(frozen=True, slots=True)
class Act:
    """Something a committee decides of an item.

    `moves` are (stage before, stage after); in `stages` it is decided without a move; an act with
    neither is decided whatever the stage. `settles`: the item is done with; a deferred one is not.
    `once`: one item at a time, as its terms are of one programme.
    """

    code: str
    label: str
    kinds: tuple[str, ...]
    terms: type[Terms]
    moves: tuple[tuple[str, str], ...] = ()
    stages: tuple[str, ...] = ()
    settles: bool = True
    once: bool = False

    @property
    def decided_in(self) -> tuple[str, ...]:
        """The stages it may be decided in; empty where any will do."""
        return (*(before for before, _ in self.moves), *self.stages)

    def stage_after(self, stage: str | None) -> str | None:
        """The stage it leads to from a stage, or None where it leaves that as it is."""
        return dict(self.moves).get(stage or "")

    def fits(self, subject: Subject) -> bool:
        """Whether it may be decided of such an item in its stage."""
        of_a_kind = not subject.kind or subject.kind in self.kinds
        return of_a_kind and (not self.decided_in or subject.stage in self.decided_in)

    def is_internal(self, stage: str | None) -> bool:
        """Whether the decision concerns what is not public: a note before approval, or declined."""
        return (self.stage_after(stage) or stage) in (*BEFORE_APPROVAL, "declined")


_ALL = tuple(KINDS)
_REVIEWED = (("under-review", APPROVED),)
_RUNNING = (*IN_PIPELINE, *AWARDED)

ACTS: dict[str, Act] = {
    act.code: act
    for act in (
        Act("approve", "Approve the concept note", (NOTE,), Terms, _REVIEWED),
        Act(
            "approve-with-conditions",
            "Approve the concept note with conditions",
            (NOTE,),
            t.Conditions,
            _REVIEWED,
        ),
        Act(
            "approve-below-request",
            "Approve the concept note below the budget asked for",
            (NOTE,),
            t.Amount,
            _REVIEWED,
            once=True,
        ),
        Act(
            "solicit",
            "Solicit the joint programme document",
            (NOTE, REQUEST),
            Terms,
            (("under-review", SOLICITED), (APPROVED, SOLICITED)),
        ),
        Act(
            "allocate",
            "Approve the document and allocate",
            (DOCUMENT,),
            t.Shares,
            ((SUBMITTED, "document-approved"),),
            once=True,
        ),
        Act("defer", "Defer to a later meeting", _ALL, t.Deferral, settles=False),
        Act(
            "return",
            "Return for revision by a date",
            (NOTE, DOCUMENT),
            t.Return,
            (("under-review", "returned"), (SUBMITTED, SOLICITED)),
        ),
        Act("decline", "Decline", (NOTE,), t.Decline, (("under-review", "declined"),)),
        Act(
            "remove",
            "Remove from the pipeline",
            (DOCUMENT, REQUEST),
            t.Removal,
            tuple((stage, "removed") for stage in IN_PIPELINE),
        ),
        Act("extend", "Extend at no cost", (REQUEST,), t.Extension, stages=AWARDED, once=True),
        Act(
            "extend-with-cost",
            "Extend with cost",
            (REQUEST,),
            t.CostedExtension,
            stages=AWARDED,
            once=True,
        ),
        Act("revise", "Revise", (REQUEST,), t.Revision, stages=_RUNNING, once=True),
        Act("top-up", "Top up the allocation", (REQUEST,), t.TopUp, stages=AWARDED, once=True),
        Act("add-participant", "Add a participant", (REQUEST,), t.Joining, stages=_RUNNING),
        Act("release-participant", "Release a participant", (REQUEST,), t.Leaving, stages=_RUNNING),
        Act(
            "change-convening-agency",
            "Change the convening agency",
            (REQUEST,),
            t.Convening,
            stages=_RUNNING,
        ),
        Act("suspend", "Suspend", (REQUEST,), t.Wording, stages=_RUNNING),
        Act("lift", "Lift the suspension", (REQUEST,), t.Wording, stages=_RUNNING),
        Act(
            "close",
            "Close operationally",
            (REQUEST,),
            Terms,
            (("under-implementation", "operationally-closed"),),
        ),
        Act("correct", "Correct an earlier decision", (REQUEST, FUND), Correction),
        Act("turn-down", "Turn the request down", (REQUEST, FUND), t.Wording),
        Act("note", "Take note", (REQUEST, FUND, CONDITION), Terms),
        Act("waive", "Waive the condition", (CONDITION,), Terms, stages=UNDER_WAY),
        Act("adopt", "Adopt", (FUND,), t.Wording),
        Act("give-steer", "Give a steer", (FUND,), t.SteerTerms, once=True),
    )
}
"""Everything a committee may decide, by code."""

REQUESTABLE = {
    "fund-matter": "Matter of the fund",
    **{code: act.label for code, act in ACTS.items() if REQUEST in act.kinds and code != "note"},
}
"""What may be asked of a committee: a kind of request and what it is called in English."""
del REQUESTABLE["defer"], REQUESTABLE["turn-down"]


def acts_for(subject: Subject) -> tuple[Act, ...]:
    """The acts that fit an item as it stands, in the table's order."""
    fitting = (act for act in ACTS.values() if act.fits(subject))
    return tuple(act for act in fitting if not _judge_standing(act, subject))


def judge_resolution(act: str, terms: Terms, subject: Subject) -> list[Refusal]:
    """Why an act with these terms may not be decided of a subject; empty where it may."""
    found = ACTS.get(act)
    if found is None:
        return [Refusal("unknown-act", "%(act)s is not an act", field="act", act=act)]
    if type(terms) is not found.terms:
        return [
            Refusal("terms", "%(label)s: its terms are missing", field="terms", label=found.label)
        ]
    refusals = _judge_place(found, subject) or _judge_standing(found, subject)
    return refusals or terms.judge(subject)


def _judge_place(act: Act, subject: Subject) -> list[Refusal]:
    """Why an act does not fit an item: its kind or its stage."""
    if subject.kind and subject.kind not in act.kinds:
        return [
            Refusal(
                "not-this-kind",
                "“%(label)s” is not decided of this: %(kind)s",
                field="act",
                label=act.label,
                kind=KINDS.get(subject.kind, subject.kind),
            )
        ]
    if act.decided_in and subject.stage not in act.decided_in:
        return [
            Refusal(
                "not-this-stage",
                "“%(label)s” is decided in another stage: %(reference)s stands at “%(stage)s”",
                field="act",
                label=act.label,
                reference=subject.reference,
                stage=STAGES.get(subject.stage or "", subject.stage or "none"),
            )
        ]
    return []


def _judge_standing(act: Act, subject: Subject) -> list[Refusal]:
    """Why a suspension is not laid over a programme, or lifted; why a condition is not waived."""
    if act.code == "waive" and subject.arising:
        now = subject.arising
        return judge_open(now.words, met_on=now.met_on, waived_by=now.waived_by, stands=now.stands)
    if act.code == "suspend" and subject.suspended:
        return [Refusal("suspended", "%(reference)s is suspended", reference=subject.reference)]
    if act.code == "lift" and not subject.suspended:
        return [
            Refusal("not-suspended", "%(reference)s is not suspended", reference=subject.reference)
        ]
    return []


def read_terms(act: str, told: Mapping[str, Any]) -> Terms | Refusal:
    """The terms of an act from plain data, or why they cannot be read."""
    try:
        return ACTS[act].terms.from_json(told)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        return Refusal(
            "terms-unread",
            "the terms of %(act)s cannot be read: %(why)s",
            field="terms",
            act=act,
            why=str(error),
        )


def same_or_refused(act: str, items: int) -> list[Refusal]:
    """Why several items may not be decided in one resolution of this act."""
    if items == 1 or not (act in ACTS and ACTS[act].once):
        return []
    return [
        Refusal(
            "one-item",
            "“%(label)s” is decided of one item at a time: its terms are of one programme",
            field="items",
            label=ACTS[act].label,
        )
    ]
