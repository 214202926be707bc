"""Who may do what at which stage: the table of acts, made from the table of moves. Pure.

A move is an act that leads to another stage; the other acts leave the stage as it is. What is
decided by the committee nobody does alone: it is entered by who keeps the record, citing the
decision.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from letsema.programmes.rules.stages import (
    AGENT,
    BEFORE_APPROVAL,
    CLOSED_STAGES,
    COMMITTEE,
    CONVENOR,
    FUNDED_STAGES,
    IN_PIPELINE,
    MOVES,
    PARTICIPANTS,
    SECRETARIAT,
    STAGES,
    STATUSES,
    SUBMITTER,
)
from letsema.values import Refusal

REVIEWER = "reviewer"

WHO: dict[str, tuple[str, ...]] = {
    SUBMITTER: ("submitter", "secretariat"),
    SECRETARIAT: ("secretariat",),
    REVIEWER: ("reviewer", "secretariat"),
    CONVENOR: ("submitter", "secretariat"),
    PARTICIPANTS: ("secretariat",),
    AGENT: ("secretariat",),
    COMMITTEE: (),
}
"""Who acts in the fund's terms, and the roles that do it in the record. Signatures, transfers
and closures are entered by the secretariat; the committee acts through its decisions alone.
"""

KEEPERS = ("secretariat", "operator")
"""The roles that enter what the committee decided."""

FUNDED = "funded"
"""Stands in place of a stage where only that printed label is known."""

RUNNING = (*IN_PIPELINE, *FUNDED_STAGES, FUNDED)
UNDER_WAY = (*RUNNING, CLOSED_STAGES[0])


@dataclass(frozen=True, slots=True)
class Act:
    """What may be done with a programme: by whom in the fund's terms, at which stages."""

    code: str
    words: str
    who: str
    stages: tuple[str, ...]

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles that do it; none where it takes a decision."""
        return WHO[self.who]

    @property
    def by_decision(self) -> bool:
        """Whether it takes a decision of the committee."""
        return self.who == COMMITTEE


_WORDS = {
    "submit-note": "Submit the concept note",
    "open-review": "Open the review",
    "return-note": "Return the note for revision",
    "return": "Return it, by decision",
    "submit-again": "Submit the revised note",
    "approve": "Approve the concept note",
    "solicit": "Solicit the programme document",
    "decline": "Decline",
    "submit-document": "Submit the programme document",
    "allocate": "Approve the document and allocate",
    "sign-document": "Enter the signatures",
    "transfer": "Enter the first transfer",
    "complete": "Enter the completion",
    "certify": "Enter the certified final figures",
    "close": "Close, by decision",
    "remove": "Remove from the pipeline",
    "withdraw": "Withdraw",
}

_OTHERS = (
    Act("assess-note", "Assess the note", REVIEWER, ("under-review",)),
    Act("set-conditions", "Set conditions", COMMITTEE, ("under-review", *RUNNING)),
    Act("meet-condition", "Enter that a condition is met", SUBMITTER, UNDER_WAY),
    Act("meet-release-condition", "Enter that a condition of release is met", SECRETARIAT, RUNNING),
    Act("waive-condition", "Waive a condition", COMMITTEE, UNDER_WAY),
    Act("change-facts", "Extend, revise, top up", COMMITTEE, RUNNING),
    Act("suspend", "Suspend", COMMITTEE, RUNNING),
    Act("lift", "Lift the suspension", COMMITTEE, RUNNING),
    Act("answer-steer", "Answer a steer", SUBMITTER, (*BEFORE_APPROVAL, *RUNNING)),
)


def _acts() -> dict[str, Act]:
    acts = {}
    for move in MOVES:
        stages = tuple(each.before for each in MOVES if each.act == move.act)
        acts[move.act] = Act(move.act, _WORDS[move.act], move.who, stages)
    return {**acts, **{act.code: act for act in _OTHERS}}


ACTS = _acts()
"""Every act by its code: those that move a programme first, in the order of its life."""

HELD_WHEN_SUSPENDED = ("sign-document", "transfer")
"""While a programme is suspended nothing is signed and no money goes out; all else goes on."""

HELD_BY_RELEASE = ("sign-document", "transfer")
"""What waits for every condition of release."""


def leads_to(stage: str | None, act: str) -> str | None:
    """The stage an act leads to from a stage; None where it leaves the stage as it is."""
    found = (m.after for m in MOVES if m.act == act and m.before == (stage or "draft"))
    return next(found, None)


def judge_act(
    stage: str | None, act: str, roles: Iterable[str], *, decided: bool = False
) -> list[Refusal]:
    """Why somebody with these roles may not do an act at a stage; empty where they may.

    Both are told: what the stage does not allow, and who it is for. `stage` is None before the
    first, `funded` where only that label is known. `decided`: the act rests on a decision, and is
    entered by who keeps the record. The operator may all that the stage allows.
    """
    found = ACTS[act]
    return _judge_stage(found, stage or "draft") + _judge_roles(found, set(roles), decided)


def _judge_stage(act: Act, stage: str) -> list[Refusal]:
    if stage in act.stages:
        return []
    return [
        Refusal(
            "not-at-this-stage",
            "this is done at: %(stages)s; the programme stands at “%(stage)s”",
            stages=", ".join(f"“{stage_words(each)}”" for each in act.stages),
            stage=stage_words(stage),
        )
    ]


def _judge_roles(act: Act, roles: set[str], decided: bool) -> list[Refusal]:
    if act.by_decision and not decided:
        return [Refusal("by-decision", "this takes a decision of the committee")]
    allowed = KEEPERS if act.by_decision else (*act.roles, "operator")
    if roles.intersection(allowed):
        return []
    return [
        Refusal(
            "not-yours",
            "this is done by: %(roles)s; you hold no such role here",
            roles=", ".join(role for role in allowed if role != "operator"),
        )
    ]


def judge_held(act: str, *, suspended: bool, unreleased: int = 0) -> list[Refusal]:
    """Why an act waits though stage and role allow it: a suspension, open release conditions."""
    refusals = []
    if suspended and act in HELD_WHEN_SUSPENDED:
        refusals.append(
            Refusal(
                "suspended",
                "the programme is suspended: nothing is signed or transferred until that is lifted",
            )
        )
    if unreleased and act in HELD_BY_RELEASE:
        refusals.append(
            Refusal(
                "release-conditions",
                "conditions of release still open: %(open)d; nothing is signed or transferred "
                "before they are met",
                open=unreleased,
            )
        )
    return refusals


def acts_open(stage: str | None, roles: Iterable[str], *, decided: bool = False) -> list[Act]:
    """The acts somebody with these roles may do at a stage, in the table's order."""
    held = tuple(roles)
    return [act for act in ACTS.values() if not judge_act(stage, act.code, held, decided=decided)]


def stage_words(stage: str) -> str:
    """What a stage, or the label known in its place, is called in English."""
    return STAGES.get(stage) or STATUSES[stage]
