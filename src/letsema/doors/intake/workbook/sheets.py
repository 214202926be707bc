"""Which sheets of a workbook are of which kind, and what they say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from letsema.doors.intake.workbook.kinds import Kind
from letsema.press.workbooks import (
    GUIDE,
    LISTS,
    PUT_RIGHT,
    Fault,
    RawSheet,
    Reading,
    open_book,
    read_sheet,
    sheet_score,
)
from letsema.values import Refusal

OURS = {GUIDE, LISTS, PUT_RIGHT}
"""Sheets Letsema itself puts into a workbook; they say nothing."""


@dataclass(frozen=True, slots=True)
class Told:
    """A workbook read: its sheets of known kinds in the order they are taken in, and faults."""

    raw: tuple[RawSheet, ...]
    sheets: tuple[tuple[Kind, Reading], ...]
    faults: tuple[Fault, ...]

    @property
    def wrong(self) -> bool:
        """Whether any error stands against it."""
        return any(fault.severity == "error" for fault in self.faults)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its sheets, as they stand."""
        return tuple(sheet.name for sheet in self.raw)


def read(content: bytes, kinds: Sequence[Kind]) -> Told:
    """Read a workbook, knowing these kinds, which are taken in in this order.

    A sheet is of a kind by its name; else by its headings. `Unreadable` where it cannot be opened.
    """
    raw = open_book(content)
    found: list[tuple[int, Kind, Reading]] = []
    faults: list[Fault] = []
    for sheet in raw:
        if sheet.name in OURS or not _filled(sheet):
            continue
        if sheet.hidden:
            hidden = Refusal("hidden-sheet", "the sheet is hidden and was not read")
            faults.append(Fault("note", hidden, sheet.name))
            continue
        kind = _kind_of(sheet, kinds)
        if kind is None:
            faults.append(_unknown(sheet, kinds))
            continue
        reading = read_sheet(sheet, kind.form)
        found.append((list(kinds).index(kind), kind, reading))
        faults += reading.faults
    found.sort(key=lambda each: each[0])
    faults += _nothing(found, faults)
    return Told(raw, tuple((kind, reading) for _at, kind, reading in found), tuple(faults))


def _filled(sheet: RawSheet) -> bool:
    return bool(sheet.errors) or any(cell != "" for row in sheet.rows for cell in row)


def _kind_of(sheet: RawSheet, kinds: Sequence[Kind]) -> Kind | None:
    for kind in kinds:
        if sheet.name.strip().casefold() in (kind.form.sheet.casefold(), kind.name):
            return kind
    best = max(kinds, key=lambda kind: sheet_score(sheet, kind.form), default=None)
    return best if best and sheet_score(sheet, best.form) else None


def _unknown(sheet: RawSheet, kinds: Sequence[Kind]) -> Fault:
    return Fault(
        "error",
        Refusal(
            "unknown-sheet",
            "the sheet “%(sheet)s” is of no kind known here: name it one of %(known)s,"
            " or leave it out",
            sheet=sheet.name,
            known=", ".join(kind.form.sheet for kind in kinds),
        ),
        sheet.name,
    )


def _nothing(found: Sequence[object], faults: Sequence[Fault]) -> Iterator[Fault]:
    if not found and not any(fault.severity == "error" for fault in faults):
        yield Fault("error", Refusal("nothing", "the workbook holds nothing to take in"), "")
