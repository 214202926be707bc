"""Entries: a draft's words as an `Entry`, and a fault for all that is missing or odd."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from letsema.press.booklet.areas import Standing
from letsema.press.booklet.fields import (
    joined,
    paragraphs,
    read_budget,
    read_duration,
    read_goals,
    read_objectives,
    read_status,
    status_text,
)
from letsema.press.booklet.labels import is_absent
from letsema.press.booklet.lines import Line
from letsema.press.booklet.partners import PartnerReader, read_participants
from letsema.press.booklet.places import Gazetteer, is_region
from letsema.press.booklet.rest import area_number
from letsema.press.booklet.segments import Draft, Field
from letsema.press.booklet.shapes import Entry, Names, Participant, Partner
from letsema.press.faults import Fault
from letsema.values import Money

_LISTED = re.compile(r"(.*?)\s*(?:\(([^()]+)\)|[:–—]\s*(.+))")


@dataclass(slots=True)
class _Faults:
    """Gathers the faults of one entry."""

    position: int
    start: Line
    is_pdf: bool
    found: list[Fault] = field(default_factory=list)

    def tell(
        self, name: str, kind: str, text: str, *, severity: str = "note", at: Line | None = None
    ) -> None:
        """Add a fault at a line, the entry's first unless another is given."""
        line = at or self.start
        number, page = (None, line.page) if self.is_pdf else (line.number, None)
        self.found.append(Fault(self.position, name, kind, severity, number, text, page))

    def missing(self, name: str, severity: str = "note") -> None:
        """Add a fault for a field the text does not state."""
        words = name.replace("_", " ")
        self.tell(name, "missing", f"the text states no {words}", severity=severity)


class EntryReader:
    """Reads drafts into entries with the names given."""

    def __init__(self, names: Names, places: Gazetteer, is_pdf: bool) -> None:
        self._names = names
        self._places = places
        self._is_pdf = is_pdf
        self._partners = PartnerReader(names, places)

    def read(
        self, draft: Draft, position: int, standing: Standing
    ) -> tuple[Entry, tuple[Fault, ...]]:
        """The entry at a position (from 1), and its faults in the order of its fields."""
        start, last = draft.first_line, _last_line(draft)
        faults = _Faults(position, start, self._is_pdf)
        heading, region, countries = self._heading(draft, faults)
        title = self._title(draft, faults)
        status, words = _status(draft.fields.get("status"), faults)
        budget = _budget(draft.fields.get("budget"), faults)
        duration = _duration(draft.fields.get("duration"), faults)
        _judge_size(budget, duration, faults)
        participants, notes = _participants(draft.fields.get("participants"), faults)
        sdgs = _goals(draft.fields.get("sdgs"), faults)
        partners = self._key_partners(draft.fields.get("partners"), faults)
        summary = _summary(draft.fields.get("summary"), faults)
        entry = Entry(
            position=position,
            section=_section(standing, status, faults),
            heading=heading,
            region=region,
            countries=countries,
            title=title,
            thematic_area=_area(standing, faults),
            budget=budget,
            duration_months=duration,
            status=status,
            status_text=words,
            participants=participants,
            sdgs=sdgs,
            objectives=self._objectives(draft, summary, faults),
            key_partners=partners,
            summary=summary,
            lines=None if self._is_pdf else (start.number, last),
            page=start.page if self._is_pdf else None,
            notes=notes,
        )
        return entry, tuple(faults.found)

    def _heading(
        self, draft: Draft, faults: _Faults
    ) -> tuple[str | None, str | None, tuple[str, ...]]:
        if not draft.heading:
            faults.missing("heading", "error")
            return None, None, ()
        heading = joined(draft.heading).strip()
        region, listed = None, heading
        if is_region(heading):
            found = _LISTED.fullmatch(heading)
            region = heading if found is None else found[1]
            listed = "" if found is None else (found[2] or found[3])
            listed = ", ".join([listed, *(line.text.rstrip(".") for line in draft.members)])
        place = self._places.read(listed.replace("\t", ", "))
        for name in place.unknown:
            faults.tell("countries", "unknown", f'no country is known as "{name}"')
        if not place.codes and not place.unknown:
            faults.missing("countries")
        return heading, region, place.codes

    def _title(self, draft: Draft, faults: _Faults) -> str | None:
        printed = draft.fields.get("title")
        lines = printed.all_lines() if printed else []
        lines = lines or [line for line in draft.loose if area_number(line.text) is None]
        title = joined(lines).strip()
        title = title[:-1].rstrip() if title.endswith(".") and title[-2:-1] != "." else title
        if not title or is_absent(title):
            faults.missing("title")
            return None
        return title

    def _key_partners(self, printed: Field | None, faults: _Faults) -> tuple[Partner, ...] | None:
        partners, unsplit = self._partners.read(printed) if printed else (None, ())
        if partners is None:
            faults.missing("key_partners")
        for name in unsplit:
            text = f'one partner with many commas, perhaps several: "{name}"'
            faults.tell("key_partners", "unsplit", text, at=printed.label if printed else None)
        return partners

    def _objectives(self, draft: Draft, summary: str | None, faults: _Faults) -> tuple[str, ...]:
        printed = draft.fields.get("objectives")
        text = joined(printed.all_lines()) if printed else ""
        told = re.findall(r"(?:^|[;,\s])(\d{1,2})\b", text)
        named, odd = read_objectives(summary or "", self._names.objectives)
        label = draft.fields["summary"].label if "summary" in draft.fields else None
        for kind, words in odd:
            faults.tell("objectives", kind, words, at=label)
        known = [str(int(n)) for n in told if int(n) in self._names.objectives]
        return tuple(dict.fromkeys([*known, *named]))


def _last_line(draft: Draft) -> int:
    numbers = [draft.first_line.number]
    for printed in draft.fields.values():
        numbers += [printed.label.number, *(line.number for line in printed.lines)]
    return max(numbers)


def _value(printed: Field | None) -> str:
    """A short field's words on one line, empty where it says nothing."""
    text = joined(printed.all_lines()).strip() if printed else ""
    return "" if is_absent(text) else text


def _status(printed: Field | None, faults: _Faults) -> tuple[str | None, str | None]:
    if not _value(printed) or printed is None:
        faults.missing("status", "error")
        return None, None
    words = "\n".join(line.text for line in printed.all_lines())
    code, unknown = read_status(words)
    if code is None or unknown:
        whole, rest = read_status(joined(printed.all_lines()))
        code, unknown = (whole, rest) if whole else (code, unknown)
    for part in unknown:
        severity = "error" if code is None else "note"
        text = f'no status is called "{part}"'
        faults.tell("status", "unknown", text, severity=severity, at=printed.label)
    return code, status_text(words)


def _budget(printed: Field | None, faults: _Faults) -> Money | None:
    text = _value(printed)
    if printed is None or not text:
        return None
    money, odd = read_budget(text, printed.unit)
    if odd:
        kind = "unreadable" if money is None else "contradiction"
        faults.tell("budget", kind, odd, at=printed.label)
    return money


def _duration(printed: Field | None, faults: _Faults) -> int | None:
    text = _value(printed)
    if printed is None or not text:
        return None
    months = read_duration(text, printed.unit)
    if months is None:
        words = f'"{text}" is not a number of whole months'
        faults.tell("duration_months", "unreadable", words, at=printed.label)
    return months


def _judge_size(budget: Money | None, duration: int | None, faults: _Faults) -> None:
    """Neither budget nor duration is an error; one of them missing is a note."""
    told = {fault.field for fault in faults.found}
    severity = "error" if budget is None and duration is None else "note"
    for name, value in (("budget", budget), ("duration_months", duration)):
        if value is None and (name not in told or severity == "error"):
            faults.missing(name, severity)


def _participants(
    printed: Field | None, faults: _Faults
) -> tuple[tuple[Participant, ...] | None, tuple[str, ...]]:
    found, remarks = read_participants(printed) if printed else (None, ())
    if found is None:
        said = f"; it remarks: {' '.join(remarks)}" if remarks else ""
        faults.tell("participants", "missing", f"the text states no participants{said}")
    return found, remarks


def _goals(printed: Field | None, faults: _Faults) -> tuple[str, ...] | None:
    text = "; ".join(_entries(printed)) if printed else ""
    codes, odd = read_goals(text)
    for part in odd:
        at = printed.label if printed else None
        faults.tell("sdgs", "unknown", f'not a goal: "{part}"', at=at)
    if not codes and not odd:
        faults.missing("sdgs")
    return codes or None


def _entries(printed: Field) -> list[str]:
    """Lines of a list, a line that does not begin with a figure going on the one above."""
    rows: list[str] = []
    for line in printed.all_lines():
        text = line.text
        if rows and not re.match(r"(?i)(?:sdgs?|goals?)?\s*\d", text) and not is_absent(text):
            rows[-1] += f" {text}"
        else:
            rows.append(text)
    return rows


def _summary(printed: Field | None, faults: _Faults) -> str | None:
    summary = paragraphs(printed.all_lines()) if printed else None
    if summary is None:
        faults.missing("summary")
    return summary


def _section(standing: Standing, status: str | None, faults: _Faults) -> str:
    """Where the entry is printed; without an annex, what its status says."""
    if standing.section is None:
        return "funded" if status == "funded" else "pipeline"
    if status is not None and (status == "funded") != (standing.section == "funded"):
        where = "in the annex of funded programmes" if standing.section == "funded" else "outside"
        faults.tell("status", "contradiction", f"printed {where}, the status says {status}")
    return standing.section


def _area(standing: Standing, faults: _Faults) -> int | None:
    if standing.area is None:
        faults.missing("thematic_area")
    for words in standing.odd:
        faults.tell("thematic_area", "contradiction", words)
    return standing.area
