"""Reading: bytes to a `Reading`, entries and faults put together."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from letsema.press.booklet.areas import Grouping, group
from letsema.press.booklet.entries import EntryReader
from letsema.press.booklet.front import Front, read_front
from letsema.press.booklet.lines import text_lines
from letsema.press.booklet.pdf import pdf_lines
from letsema.press.booklet.places import Gazetteer
from letsema.press.booklet.segments import segment
from letsema.press.booklet.shapes import Area, Entry, Names, Reading
from letsema.press.faults import Fault, Unreadable


def read_booklet(content: bytes, names: Names, *, filename: str = "") -> Reading:
    """Read a pipeline booklet, text (UTF-8) or PDF, into entries and faults.

    Pure: the same bytes and names give the same reading. `Unreadable`, with one line that says
    why, for empty input, what is neither text nor PDF, a damaged or locked PDF, or a document in
    which no entry is found.
    """
    if not content.strip():
        raise Unreadable("The file is empty.")
    is_pdf = content.lstrip()[:5] == b"%PDF-"
    lines = pdf_lines(content) if is_pdf else text_lines(content)
    places = Gazetteer(names.countries)
    front_lines, drafts = segment(lines, places)
    if not drafts:
        raise Unreadable("This is not a pipeline booklet: no joint programme was found in it.")
    front = read_front(front_lines, places)
    grouping = group(front, drafts)
    reader = EntryReader(names, places, is_pdf)
    entries: list[Entry] = []
    faults = _of_document(front, grouping)
    for at, draft in enumerate(drafts):
        entry, told = reader.read(draft, at + 1, grouping.standings[at])
        entries.append(entry)
        faults += told
    reading = Reading(
        file=filename,
        sha256=hashlib.sha256(content).hexdigest(),
        edition=front.edition,
        foreword=front.foreword,
        thematic_areas=tuple(Area(number, name) for number, name in grouping.areas.items()),
        entries=tuple(entries),
        faults=(),
    )
    faults += _of_sums(reading)
    return replace(reading, faults=tuple(faults))


def _told(name: str, kind: str, text: str) -> Fault:
    return Fault(None, name, kind, "note", None, text)


def _of_document(front: Front, grouping: Grouping) -> list[Fault]:
    """What is missing from the booklet as a whole."""
    edition = front.edition
    stated = {"fund": edition.fund, "month": edition.month, "foreword": front.foreword}
    faults = [
        _told(name, "missing", f"the booklet states no {name}")
        for name, value in stated.items()
        if value is None
    ]
    if grouping.counted:
        words = "areas have no printed numbers; they are counted in the order of their titles"
        faults.append(_told("thematic_areas", "missing", words))
    faults += [
        _told("thematic_areas", "missing", f"area {number} has no printed name")
        for number, name in grouping.areas.items()
        if name is None
    ]
    return faults


def _of_sums(reading: Reading) -> list[Fault]:
    """Sums that cannot be made: budgets of one section in several currencies."""
    return [
        _told("totals", "contradiction", f"budgets in several currencies are not added ({section})")
        for section in ("pipeline", "funded")
        if reading.total(section)["amount"] is None
    ]
