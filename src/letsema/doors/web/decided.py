"""What decisions laid upon a programme, and what only some may see of it, for its page."""

from __future__ import annotations

from dataclasses import dataclass

from letsema.doors.web import seeing
from letsema.doors.web.forms.moment import Moment
from letsema.programmes import queries as programmes
from letsema.values import Actor, Scope, may_see_internal


@dataclass(frozen=True, slots=True)
class Decided:
    """What decisions changed by the day one reads at; what stands open today only where one
    reads as of today.
    """

    suspension: programmes.SuspensionView | None
    changes: tuple[programmes.ChangeView, ...]
    conditions: tuple[programmes.ConditionView, ...]
    answers: tuple[programmes.SteerAnswerView, ...]


@dataclass(frozen=True, slots=True)
class Internal:
    """What is shown to those who may see what is not public."""

    submissions: tuple[programmes.SubmissionView, ...]
    assessments: tuple[programmes.AssessmentView, ...]
    notes: tuple[programmes.StageNote, ...]
    overdue: frozenset[int]


def told(reference: str, moment: Moment) -> Decided:
    """What anybody may read of what was decided on a public programme."""
    today = not (moment.chosen("as_at") or moment.known)
    return Decided(
        programmes.suspended(reference, moment.day, moment.known),
        programmes.changes_by_decision(reference, moment.day, moment.known),
        programmes.conditions(reference) if today else (),
        programmes.steer_answers(reference=reference) if today else (),
    )


@dataclass(frozen=True, slots=True)
class Eyes:
    """What somebody may see of a programme: what is not public, and how its note was judged."""

    internal: bool
    judgements: bool


def eyes(by: Actor, scope: Scope) -> Eyes:
    """What somebody may see. Who submits sees their own, but not how it was judged."""
    return Eyes(may_see_internal(by, scope), seeing.sees_judgements(by, scope))


def internal(reference: str, moment: Moment, eyes: Eyes) -> Internal:
    """Versions as files, assessments, internal words, and which conditions are overdue."""
    late = (each for each in programmes.conditions(reference) if each.is_overdue(moment.day))
    notes = programmes.stage_notes(reference)
    return Internal(
        programmes.submissions(reference),
        programmes.assessments(reference) if eyes.judgements else (),
        tuple(each for each in notes if eyes.judgements or each.returned),
        frozenset(each.number for each in late),
    )
