"""What the record holds of a fund that may wait for somebody: each question asked once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from letsema.governance import queries as governance
from letsema.governance.queries import FundView, MeetingView, SteerView
from letsema.insight.rules.sayings import Where
from letsema.journal import queries as journal
from letsema.proceedings import queries as proceedings
from letsema.programmes import queries as programmes
from letsema.programmes.queries import ConditionView, Entry, NoteView
from letsema.values import Scope

RELEASED = "publications.edition.released"


@dataclass
class Desk:
    """A fund on a day, read as it is asked."""

    fund: FundView
    on: date

    @cached_property
    def notes(self) -> tuple[NoteView, ...]:
        """Notes and documents that wait."""
        return programmes.notes(self.fund.slug, self.on)

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """Every programme that is approved or waits, by reference."""
        told = {e.reference: e for e in programmes.pipeline_as_at(self.fund.slug, self.on).entries}
        return told | {note.reference: note.entry for note in self.notes}

    @cached_property
    def due_again(self) -> dict[str, date]:
        """When what stands returned is due again, a note or a document, by reference."""
        return programmes.due_again(self.entries, self.on)

    @cached_property
    def conditions(self) -> tuple[ConditionView, ...]:
        """Conditions still open."""
        return programmes.conditions(fund=self.fund.slug, open_only=True)

    @cached_property
    def meetings(self) -> tuple[MeetingView, ...]:
        """The numbered meetings and rounds of the fund's committee."""
        body = self.fund.committee
        held = governance.meetings(body) if body else ()
        return tuple(each for each in held if each.number)

    @cached_property
    def live(self) -> tuple[MeetingView, ...]:
        """Those planned or open."""
        return tuple(each for each in self.meetings if each.state in ("planned", "open"))

    @cached_property
    def signed(self) -> frozenset[str]:
        """The numbers of the meetings whose signed minutes are kept."""
        return proceedings.minutes_signed(str(each.number) for each in self.meetings)

    @cached_property
    def items(self) -> dict[str, tuple[proceedings.ItemView, ...]]:
        """What is listed and not settled, by the number of a meeting planned or open."""
        return {
            str(each.number): tuple(
                item for item in proceedings.items(str(each.number)) if item.state == "listed"
            )
            for each in self.live
        }

    @cached_property
    def listed(self) -> frozenset[str | int]:
        """References of programmes with a note or document, and numbers of requests, on a list."""
        items = [item for of_meeting in self.items.values() for item in of_meeting]
        notes = {item.programme for item in items if item.kind in ("note", "document")}
        return frozenset(notes | {item.request.number for item in items if item.request})

    @cached_property
    def steers(self) -> tuple[SteerView, ...]:
        """The committee's steers that hold."""
        body = self.fund.committee
        return governance.steers(body, self.on) if body else ()

    @cached_property
    def released(self) -> tuple[datetime, ...]:
        """When editions of the fund were released, from the earliest."""
        acts = journal.acts_about(self.fund.slug)
        return tuple(act.recorded_at for act in acts if act.kind == RELEASED)

    def scope(self, reference: str) -> Scope:
        """What a programme concerns for who acts."""
        entry = self.entries.get(reference)
        return scope_of(entry) if entry else Scope(self.fund.slug, reference)

    def name(self, reference: str) -> str:
        """What a programme is called."""
        entry = self.entries.get(reference)
        return name_of(entry) if entry else reference


def scope_of(entry: Entry) -> Scope:
    """What a programme in a list concerns for who acts."""
    return Scope(
        fund=entry.fund or "",
        programme=entry.reference,
        organisations=tuple(part.organisation for part in entry.participants or ()),
        countries=tuple(part.code for part in entry.countries),
    )


def name_of(entry: Entry) -> str:
    """What a programme in a list is called."""
    return entry.title or entry.heading or entry.reference


def programme_page(reference: str) -> Where:
    """Where a programme is read and worked on."""
    return Where("programme", (reference,))


def act_page(act: str, reference: str, *more: str | int) -> Where:
    """Where an act on a programme is done: `review`, `submission`, `document`, …"""
    return Where(f"act-{act}", (reference, *more))


def meeting_page(meeting: MeetingView, name: str = "meeting") -> Where:
    """Where a meeting is read, or the page of something done with it: `agenda`, `closing`, …"""
    return Where(name, (str(meeting.number),))


def title_of(meeting: MeetingView) -> str:
    """What a meeting is called: `SC-07, Seventh meeting`."""
    return ", ".join(filter(None, (meeting.number, meeting.label)))
