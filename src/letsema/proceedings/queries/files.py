"""Where a kept file stands before a committee."""

from __future__ import annotations

from dataclasses import dataclass

from letsema.proceedings.models import Paper, SignedMinutes


@dataclass(frozen=True, slots=True)
class FileBefore:
    """A file as a committee has it: `paper` of an item, or `signed-minutes` of a meeting."""

    kind: str
    meeting: str
    item: int | None = None


def whose_file(sha256: str) -> tuple[FileBefore, ...]:
    """Every place in which meetings keep a file: as a paper, as signed minutes."""
    papers = Paper.objects.filter(file_id=sha256).order_by("pk")
    signed = SignedMinutes.objects.filter(file_id=sha256).order_by("pk")
    return (
        *(
            FileBefore("paper", *row)
            for row in papers.values_list("item__sitting__meeting", "item")
        ),
        *(
            FileBefore("signed-minutes", meeting)
            for meeting in signed.values_list("sitting__meeting", flat=True)
        ),
    )
