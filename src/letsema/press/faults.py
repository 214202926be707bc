"""What a reader could not make sense of: faults with their place, and `Unreadable`."""

from __future__ import annotations

from dataclasses import dataclass

KINDS = ("missing", "contradiction", "unsplit", "unreadable", "unknown")
"""missing: not in the text · contradiction: two things printed disagree · unsplit: one long
comma list · unreadable: there, but not to be parsed · unknown: a name or label nobody gave us."""

SEVERITIES = ("note", "error")


class Unreadable(Exception):
    """The input is not what it should be at all; the message is one clear line for people."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing missing or wrong, with its place in the document read.

    `entry` is the entry's position (from 1), None for the document as a whole; `line` (from 1)
    is given for text, `page` (from 1) for PDF; `text` is a sentence for people, in English.
    """

    entry: int | None
    field: str
    kind: str
    severity: str
    line: int | None
    text: str
    page: int | None = None

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"not a kind of fault: {self.kind}")
        if self.severity not in SEVERITIES:
            raise ValueError(f"not a severity: {self.severity}")

    def as_json(self) -> dict[str, object]:
        """The fault with `line`, or with `page` in its place where it was found on a page."""
        told: dict[str, object] = {
            "entry": self.entry,
            "field": self.field,
            "kind": self.kind,
            "severity": self.severity,
        }
        if self.page is None:
            told["line"] = self.line
        else:
            told["page"] = self.page
        told["text"] = self.text
        return told
