"""Where a kept file stands in a programme's record."""

from __future__ import annotations

from dataclasses import dataclass

from letsema.programmes.models import Assessment, Condition, Submission


@dataclass(frozen=True, slots=True)
class FileOf:
    """A file as a programme has it: a `submission`, an `assessment`, `evidence` of a condition."""

    kind: str
    reference: str


def whose_file(sha256: str) -> tuple[FileOf, ...]:
    """Every place in which programmes keep a file, each programme once for each kind."""
    found = (
        ("submission", Submission.objects.filter(file_id=sha256)),
        ("assessment", Assessment.objects.filter(file_id=sha256)),
        ("evidence", Condition.objects.filter(met_file_id=sha256, withdrawn_at=None)),
    )
    told = (
        FileOf(kind, reference)
        for kind, rows in found
        for reference in rows.order_by("pk").values_list("programme__reference", flat=True)
    )
    return tuple(dict.fromkeys(told))
