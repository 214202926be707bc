"""What is submitted and judged: notes and documents before a meeting, and how they were assessed.

None of it is public: doors ask who may see it first.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from letsema.documents import queries as documents
from letsema.programmes.models import Assessment, Programme, StageRow, Submission
from letsema.programmes.queries.pipeline import entries_of
from letsema.programmes.queries.standing import Moment
from letsema.programmes.queries.views import Entry

WAITING = ("submitted", "under-review", "returned", "document-submitted")


@dataclass(frozen=True, slots=True)
class SubmissionView:
    """A version of a note or document, as a kept file."""

    kind: str
    version: int
    sha256: str
    filename: str
    submitted_on: date


@dataclass(frozen=True, slots=True)
class AssessmentView:
    """A reviewer's judgement; `reviewer` is an opaque key, `version` that of the note judged."""

    number: int
    reference: str
    reviewer: str
    version: int | None
    on: date
    eligible: bool
    ineligible_reason: str
    scores: dict[str, int]
    recommendation: str
    words: str
    sha256: str | None
    recorded_at: datetime

    @property
    def points(self) -> int:
        """All the points given."""
        return sum(self.scores.values())


@dataclass(frozen=True, slots=True)
class NoteView:
    """A note or document that waits, with the last assessment of each reviewer."""

    entry: Entry
    due_on: date | None
    assessments: tuple[AssessmentView, ...]

    @property
    def reference(self) -> str:
        """The programme's reference."""
        return self.entry.reference

    @property
    def name(self) -> str:
        """Its title, else its heading, else its reference."""
        return self.entry.title or self.entry.heading or self.entry.reference

    @property
    def eligible(self) -> bool | None:
        """Whether the last assessment found it eligible; None where nobody has judged."""
        return self.assessments[-1].eligible if self.assessments else None

    @property
    def ineligible_reason(self) -> str:
        """Why it is not eligible, by the last assessment."""
        return self.assessments[-1].ineligible_reason if self.assessments else ""

    @property
    def points(self) -> float | None:
        """The mean of the points its reviewers gave; None where none were given."""
        given = [each.points for each in self.assessments if each.scores]
        return sum(given) / len(given) if given else None

    @property
    def recommendations(self) -> dict[str, int]:
        """How many reviewers recommend what."""
        told = [each.recommendation for each in self.assessments]
        return {each: told.count(each) for each in sorted(set(told))}


def notes(fund: str, as_at: date = date.max) -> tuple[NoteView, ...]:
    """All that waits to be reviewed, revised or decided, the longest waiting first."""
    rows = Programme.objects.filter(fund__slug=fund)
    waiting = [e for e in entries_of(rows, Moment(as_at)) if e.stage in WAITING]
    names = [entry.reference for entry in waiting]
    judged: dict[str, dict[str, AssessmentView]] = {}
    for each in _assessments(names):
        mine = judged.setdefault(each.reference, {})
        mine.pop(each.reviewer, None)
        mine[each.reviewer] = each
    due = due_again(names, as_at)
    return tuple(
        NoteView(
            entry,
            due.get(entry.reference),
            tuple(judged.get(entry.reference, {}).values()),
        )
        for entry in sorted(waiting, key=lambda e: (e.since.latest, e.reference))
    )


def due_again(references: Iterable[str], as_at: date = date.max) -> dict[str, date]:
    """By reference, when what stands returned is due again: a note, or a document."""
    rows = StageRow.objects.filter(programme__reference__in=list(references))
    told = Moment(as_at).counting(rows).order_by("latest", "id")
    last = dict(told.values_list("programme__reference", "due_on"))
    return {reference: due for reference, due in last.items() if due}


def assessments(reference: str) -> tuple[AssessmentView, ...]:
    """Every assessment of a programme's note, from the first."""
    return _assessments([reference])


def _assessments(references: list[str]) -> tuple[AssessmentView, ...]:
    rows = Assessment.objects.select_related("programme", "submission").order_by("pk")
    return tuple(
        AssessmentView(
            number=row.pk,
            reference=row.programme.reference,
            reviewer=row.reviewer,
            version=row.submission.version if row.submission else None,
            on=row.on,
            eligible=row.eligible,
            ineligible_reason=row.ineligible_reason,
            scores=row.scores,
            recommendation=row.recommendation,
            words=row.words,
            sha256=row.file_id,
            recorded_at=row.recorded_at,
        )
        for row in rows.filter(programme__reference__in=references)
    )


def submissions(reference: str) -> tuple[SubmissionView, ...]:
    """Every version of a programme's note and document, in the order they came in."""
    rows = Submission.objects.filter(programme__reference=reference).order_by("pk")
    names = documents.file_names(row.file_id for row in rows)
    return tuple(
        SubmissionView(row.kind, row.version, row.file_id, names[row.file_id], row.submitted_on)
        for row in rows
    )


@dataclass(frozen=True, slots=True)
class StageNote:
    """What was said of a stage to those who may see it."""

    stage: str | None
    on: date
    words: str
    due_on: date | None

    @property
    def returned(self) -> bool:
        """Whether it says what is to be revised: of a note, or of a document."""
        return self.stage == "returned" or self.due_on is not None


def stage_notes(reference: str) -> tuple[StageNote, ...]:
    """The internal words of a programme's stages, and when what was returned is due."""
    rows = StageRow.objects.filter(programme__reference=reference, withdrawn_at=None)
    told = rows.order_by("latest", "id").values_list("stage", "latest", "internal_words", "due_on")
    return tuple(StageNote(*row) for row in told if row[2] or row[3])
