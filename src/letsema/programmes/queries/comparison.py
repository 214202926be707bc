"""What changed between two dates: the net differences of two states of the pipeline."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from letsema.programmes.models import Programme
from letsema.programmes.queries.pipeline import pipeline_as_at
from letsema.programmes.queries.standing import Bases, Moment, stage_rows
from letsema.programmes.queries.views import Entry
from letsema.values import Money

COMPARED = (
    "title",
    "thematic_area",
    "countries",
    "region",
    "budget",
    "duration_months",
    "participants",
)


@dataclass(frozen=True, slots=True)
class Left:
    """A programme that left, with the reason where one is on record."""

    reference: str
    reason: str | None
    decision: str | None
    public_words: str = ""


@dataclass(frozen=True, slots=True)
class Moved:
    """A programme whose printed label or stage is another."""

    reference: str
    before: str | None
    after: str | None
    decision: str | None


@dataclass(frozen=True, slots=True)
class Changed:
    """A field that is told otherwise; values plain, as JSON gives them."""

    reference: str
    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Comparison:
    """The net differences between two states. A move into `funded` stands in `moved` too."""

    before: date
    after: date
    entered: tuple[str, ...]
    left: tuple[Left, ...]
    moved: tuple[Moved, ...]
    stage_moved: tuple[Moved, ...]
    funded: tuple[str, ...]
    changed: tuple[Changed, ...]

    def as_json(self) -> dict[str, Any]:
        """The comparison as `letsema compare --format json` tells it."""
        return {
            "from": self.before.isoformat(),
            "to": self.after.isoformat(),
            "entered": list(self.entered),
            "left": [
                {"reference": x.reference, "reason": x.reason, "decision": x.decision}
                for x in self.left
            ],
            "moved": [_moved_json(x) for x in self.moved],
            "stage_moved": [_moved_json(x) for x in self.stage_moved],
            "funded": list(self.funded),
            "changed": [
                {"reference": x.reference, "field": x.field, "from": x.before, "to": x.after}
                for x in self.changed
            ],
        }

    @property
    def empty(self) -> bool:
        """Whether the two states are the same."""
        return not (self.entered or self.left or self.moved or self.stage_moved or self.changed)


def _moved_json(moved: Moved) -> dict[str, Any]:
    return {
        "reference": moved.reference,
        "from": moved.before,
        "to": moved.after,
        "decision": moved.decision,
    }


def compare(fund: str, before: date, after: date, known_at: date | None = None) -> Comparison:
    """Compare the pipeline of a fund as at two dates, by what the record held at `known_at`."""
    earlier = {e.reference: e for e in pipeline_as_at(fund, before, known_at).entries}
    later = {e.reference: e for e in pipeline_as_at(fund, after, known_at).entries}
    both = [(earlier[ref], later[ref]) for ref in later if ref in earlier]
    gone = [reference for reference in earlier if reference not in later]
    return Comparison(
        before=before,
        after=after,
        entered=tuple(ref for ref in later if ref not in earlier),
        left=_left(gone, Moment(after, known_at)),
        moved=tuple(_moved(a, b, "status") for a, b in both if a.status != b.status),
        stage_moved=tuple(_moved(a, b, "stage") for a, b in both if a.stage != b.stage),
        funded=tuple(b.reference for a, b in both if b.status == "funded" and a.status != "funded"),
        changed=tuple(change for a, b in both for change in _changes(a, b)),
    )


def _moved(before: Entry, after: Entry, what: str) -> Moved:
    return Moved(after.reference, getattr(before, what), getattr(after, what), after.basis.decision)


def _left(references: list[str], moment: Moment) -> tuple[Left, ...]:
    programmes = Programme.objects.filter(reference__in=references).order_by("reference")
    rows = stage_rows(programmes, moment)
    bases = Bases.of(rows.values())
    left = []
    for row in programmes:
        exit_row = rows.get(row.pk)
        left.append(
            Left(
                row.reference,
                (exit_row.reason or None) if exit_row else None,
                bases.basis(exit_row).decision if exit_row else None,
                exit_row.public_words if exit_row else "",
            )
        )
    return tuple(left)


def _changes(before: Entry, after: Entry) -> list[Changed]:
    pairs = (
        (name, _plain(getattr(before, name)), _plain(getattr(after, name))) for name in COMPARED
    )
    return [Changed(after.reference, name, one, two) for name, one, two in pairs if one != two]


def _plain(value: Any) -> Any:
    if isinstance(value, Money):
        return value.as_json()
    if isinstance(value, tuple):
        return [getattr(item, "code", None) or getattr(item, "acronym", item) for item in value]
    return value
