"""The life of a joint programme: stages, printed labels, and the table of moves.

Source: the stages and labels of the fund's pipeline booklet of June 2021 and its published
terms; the table stands in the documents as a diagram made from this module.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from letsema.values import Refusal

STAGES = {
    "draft": "Concept note being written",
    "submitted": "Concept note submitted",
    "under-review": "Concept note under review",
    "returned": "Returned for revision",
    "concept-note-approved": "Concept note approved",
    "document-solicited": "Joint programme document solicited",
    "document-submitted": "Joint programme document submitted",
    "document-approved": "Joint programme document approved and funds allocated",
    "signed": "Joint programme document signed",
    "under-implementation": "Under implementation",
    "operationally-closed": "Operationally closed",
    "financially-closed": "Financially closed",
    "removed": "Removed from the pipeline",
    "declined": "Declined",
    "withdrawn": "Withdrawn by its submitter",
}
"""Stage and what it is called in English."""

STATUSES = {
    "concept-note-approved": "Concept note approved by Steering Committee",
    "document-solicited": (
        "Concept note approved by Steering Committee; Joint programme document solicited"
    ),
    "document-submitted": "Joint Programme document submitted",
    "funded": "Joint Programme funded",
}
"""The labels printed in a pipeline booklet."""

FUNDED_STAGES = ("document-approved", "signed", "under-implementation")
CLOSED_STAGES = ("operationally-closed", "financially-closed")
EXITS = ("removed", "declined", "withdrawn")
BEFORE_APPROVAL = ("draft", "submitted", "under-review", "returned")
EXIT_REASONS = ("no-longer-relevant", "funded-elsewhere", "merged", "other")


def status_of(stage: str | None, status: str | None = None) -> str | None:
    """The printed label a stage stands under; the label itself where only that is known."""
    if stage in FUNDED_STAGES or stage in CLOSED_STAGES:
        return "funded"
    if stage in STATUSES:
        return stage
    return status


def section_of(stage: str | None, status: str | None) -> str | None:
    """`pipeline`, `funded` or `closed`; None before approval and after an exit."""
    if stage in EXITS or stage in BEFORE_APPROVAL:
        return None
    if stage in CLOSED_STAGES:
        return "closed"
    return "funded" if status_of(stage, status) == "funded" else "pipeline"


@dataclass(frozen=True, slots=True)
class Move:
    """A move the fund's rules allow: from a stage to a stage, by an act of somebody."""

    before: str
    after: str
    act: str
    who: str


COMMITTEE, SECRETARIAT, SUBMITTER = "committee", "secretariat", "submitter"
CONVENOR, AGENT, PARTICIPANTS = "convening-agency", "administrative-agent", "participants"

IN_PIPELINE = ("concept-note-approved", "document-solicited", "document-submitted")

MOVES = (
    Move("draft", "submitted", "submit-note", SUBMITTER),
    Move("submitted", "under-review", "open-review", SECRETARIAT),
    Move("under-review", "returned", "return-note", SECRETARIAT),
    Move("under-review", "returned", "return", COMMITTEE),
    Move("returned", "submitted", "submit-again", SUBMITTER),
    Move("under-review", "concept-note-approved", "approve", COMMITTEE),
    Move("under-review", "document-solicited", "solicit", COMMITTEE),
    Move("under-review", "declined", "decline", COMMITTEE),
    Move("concept-note-approved", "document-solicited", "solicit", COMMITTEE),
    Move("concept-note-approved", "document-submitted", "submit-document", CONVENOR),
    Move("document-solicited", "document-submitted", "submit-document", CONVENOR),
    Move("document-submitted", "document-solicited", "return", COMMITTEE),
    Move("document-submitted", "document-approved", "allocate", COMMITTEE),
    Move("document-approved", "signed", "sign-document", PARTICIPANTS),
    Move("signed", "under-implementation", "transfer", AGENT),
    Move("under-implementation", "operationally-closed", "complete", PARTICIPANTS),
    Move("under-implementation", "operationally-closed", "close", COMMITTEE),
    Move("operationally-closed", "financially-closed", "certify", PARTICIPANTS),
    Move("operationally-closed", "financially-closed", "close", COMMITTEE),
    *(Move(stage, "removed", "remove", COMMITTEE) for stage in IN_PIPELINE),
    *(
        Move(stage, "withdrawn", "withdraw", SUBMITTER)
        for stage in ("submitted", "under-review", "returned", *IN_PIPELINE)
    ),
)


def judge_move(before: str | None, after: str, *, cites_decision: bool) -> list[Refusal]:
    """Why a programme may not move from a stage to another; empty where it may.

    A move resting on a decision follows the table. History told by a source is taken as told:
    sources skip stages nobody wrote down.
    """
    if after not in STAGES:
        return [Refusal("unknown-stage", "%(stage)s is not a stage", field="stage", stage=after)]
    if not cites_decision or before is None:
        return []
    if any(move.before == before and move.after == after for move in MOVES):
        return []
    return [
        Refusal(
            "move-not-allowed",
            "a programme does not go from “%(before)s” to “%(after)s”",
            field="stage",
            before=STAGES[before],
            after=STAGES[after],
        )
    ]


DUE_AGAIN = tuple(dict.fromkeys(m.after for m in MOVES if m.act in ("return-note", "return")))
"""The stages of what was returned: a note, and a document that is solicited anew."""


def judge_due(stage: str | None, due_on: date | None) -> list[Refusal]:
    """Why a stage cannot have such a date due; empty where it can: what is returned alone does."""
    if due_on is None or stage in DUE_AGAIN:
        return []
    return [Refusal("due", "only what is returned is due again on a day", field="due_on")]


def judge_stage_row(
    *, stage: str | None, status: str | None, reason: str, public_words: str
) -> list[Refusal]:
    """Why a stage row cannot stand as it is; empty where it can."""
    refusals = []
    if stage is None and status is None:
        refusals.append(Refusal("no-stage", "name a stage or a printed label", field="stage"))
    if status is not None and status not in STATUSES:
        refusals.append(
            Refusal(
                "unknown-status", "%(status)s is not a printed label", field="status", status=status
            )
        )
    if stage and status and status_of(stage) != status:
        refusals.append(
            Refusal(
                "stage-and-status",
                "the stage %(stage)s does not stand under the label %(status)s",
                field="status",
                stage=stage,
                status=status,
            )
        )
    if stage in EXITS and (reason not in EXIT_REASONS or not public_words):
        refusals.append(
            Refusal(
                "exit-reason", "an exit needs a reason and a wording for the public", field="reason"
            )
        )
    return refusals
