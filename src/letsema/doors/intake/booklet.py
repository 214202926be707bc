"""Taking a pipeline booklet into the record: plan first, tell what would happen, then load.

Nothing is matched silently: what is not sure stops the load until the person says which
programme is meant. Nothing is removed: what is no longer listed is only told.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from letsema.documents import commands as documents
from letsema.doors.intake.words import entry_facts, entry_likeness, fields_told_otherwise
from letsema.governance import commands as governance
from letsema.governance import queries as funds
from letsema.press.booklet import Entry, Fault, Names, Reading, read_booklet
from letsema.programmes import commands as programmes
from letsema.programmes import queries
from letsema.programmes.rules.matching import Match, match_all
from letsema.programmes.rules.references import make_reference
from letsema.programmes.rules.stages import STATUSES
from letsema.reference import commands as frameworks
from letsema.reference import rules as reference
from letsema.values import Actor, Citation, Refusal, Refused, When

ORDER = tuple(STATUSES)


def names() -> Names:
    """The names a reader of booklets is given: countries, objectives, partner groups."""
    groups = {heading: code for heading, code in reference.partner_group_headings().items() if code}
    return Names(reference.country_names(), reference.objective_titles(), groups)


def read(content: bytes, filename: str) -> Reading:
    """Read a booklet with the names of the packaged reference data."""
    return read_booklet(content, names(), filename=filename)


@dataclass(frozen=True, slots=True)
class Item:
    """What would happen to one entry: `new`, `same`, `changed` or `unsure`, and why."""

    entry: Entry
    verdict: str
    reference: str | None
    candidates: tuple[str, ...]
    reasons: tuple[str, ...]
    fields: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """The item as `letsema load booklet --format json` tells it."""
        return {
            "position": self.entry.position,
            "heading": self.entry.heading,
            "verdict": self.verdict,
            "reference": self.reference,
            "candidates": list(self.candidates),
            "reasons": list(self.reasons),
            "fields": list(self.fields),
        }


@dataclass(frozen=True, slots=True)
class Plan:
    """What taking a booklet in would do."""

    reading: Reading
    fund: str
    new_fund: bool
    on: date
    items: tuple[Item, ...]
    no_longer_listed: tuple[str, ...]

    def with_verdict(self, verdict: str) -> tuple[Item, ...]:
        """The items of one verdict."""
        return tuple(item for item in self.items if item.verdict == verdict)

    def as_json(self) -> dict[str, Any]:
        """The plan as `letsema load booklet --format json` tells it."""
        verdicts = ("new", "same", "changed", "unsure")
        return {
            "fund": self.fund,
            "new_fund": self.new_fund,
            "on": self.on.isoformat(),
            "counts": {verdict: len(self.with_verdict(verdict)) for verdict in verdicts},
            "entries": [item.as_json() for item in self.items],
            "no_longer_listed": list(self.no_longer_listed),
            "faults": [fault.as_json() for fault in self.reading.faults],
        }


def plan_load(
    reading: Reading, *, fund: str, on: date, told: Mapping[int, str] | None = None
) -> Plan:
    """Compare a booklet with the record as at a date.

    `told` answers what was unsure: position of an entry → reference of the programme meant,
    or `new`. Refused: a fund that is not known while others are; an answer that fits nothing,
    or makes two entries one programme.
    """
    owner = funds.fund(fund)
    if owner is None and funds.funds():
        raise Refused(
            Refusal(
                "unknown-fund",
                "there is no fund %(fund)s; there are: %(known)s",
                field="fund",
                fund=fund,
                known=", ".join(each.slug for each in funds.funds()),
            )
        )
    known = queries.likenesses(fund, on)
    matches = match_all([entry_likeness(entry) for entry in reading.entries], known)
    references = queries.references(fund)
    for position, reference_told in (told or {}).items():
        matches[str(position)] = _told_match(reading, references, position, reference_told)
    _one_entry_each(matches)
    taken = {*queries.references_told_of()} | ({*queries.references()} - {*references})
    items = tuple(
        _item(entry, matches[str(entry.position)], on, taken) for entry in reading.entries
    )
    return Plan(reading, fund, owner is None, on, items, _no_longer_listed(fund, on, items))


def _told_match(reading: Reading, references: tuple[str, ...], position: int, told: str) -> Match:
    if position not in {entry.position for entry in reading.entries}:
        raise Refused(
            Refusal("no-entry", "there is no entry %(position)d in the booklet", position=position)
        )
    if told == "new":
        return Match("new")
    if told not in references:
        raise Refused(
            Refusal(
                "unknown-programme",
                "there is no programme %(reference)s in this fund",
                reference=told,
            )
        )
    return Match("same", (told,), (_("as told"),))


def _one_entry_each(matches: Mapping[str, Match]) -> None:
    taken: dict[str, str] = {}
    for position, match in matches.items():
        if match.verdict == "same":
            found = match.references[0]
            one = taken.setdefault(found, position)
            if one != position:
                raise Refused(
                    Refusal(
                        "one-programme-twice",
                        "entries %(one)s and %(other)s cannot both be %(reference)s",
                        one=one,
                        other=position,
                        reference=found,
                    )
                )


def _item(entry: Entry, match: Match, on: date, taken: set[str]) -> Item:
    if match.verdict == "unsure":
        return Item(entry, "unsure", None, match.references, match.reasons, ())
    if match.verdict == "new":
        reference_made = make_reference(entry.heading or "", entry.thematic_area, taken)
        taken.add(reference_made)
        return Item(entry, "new", reference_made, (), (), ())
    found = match.references[0]
    view = queries.programme(found, on)
    standing = view.entry.status if view and view.entry else None
    if match.reasons != (_("as told"),) and _goes_back(standing, entry.status):
        reasons = (*match.reasons, _("the record says “%s” already") % standing)
        return Item(entry, "unsure", None, (found,), reasons, ())
    fields = fields_told_otherwise(entry, view) if view else ()
    return Item(entry, "changed" if fields else "same", found, (), match.reasons, fields)


def _goes_back(standing: str | None, told: str | None) -> bool:
    return bool(standing and told and ORDER.index(told) < ORDER.index(standing))


def _no_longer_listed(fund: str, on: date, items: tuple[Item, ...]) -> tuple[str, ...]:
    named = {item.reference for item in items} | {
        candidate for item in items for candidate in item.candidates
    }
    listed = queries.pipeline_as_at(fund, on).entries
    return tuple(e.reference for e in listed if e.section != "closed" and e.reference not in named)


@transaction.atomic
def load(
    plan: Plan,
    *,
    content: bytes,
    filename: str,
    by: Actor,
    at: datetime,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> int | None:
    """Take the entries in as the state by the plan's date; returns the load's number.

    None where there is nothing new to take in. Refused as a whole: error faults, unsure entries.
    """
    errors = [fault for fault in plan.reading.faults if fault.severity == "error"]
    unsure = plan.with_verdict("unsure")
    if errors or unsure:
        raise Refused(
            *(_fault_refusal(fault) for fault in errors),
            *(_unsure_refusal(item) for item in unsure),
        )
    todo = [item for item in plan.items if item.verdict in ("new", "changed")]
    if not todo:
        return None
    citing = _source(plan, content, filename, by, at)
    if plan.new_fund:
        _register_fund(plan, citing, by, at)
    number = programmes.open_load(fund=plan.fund, citing=citing, on=plan.on, by=by, at=at)
    for done, item in enumerate(todo, start=1):
        _take_in(item, plan, citing, number, by, at)
        progress(done, len(todo))
    return number


def _fault_refusal(fault: Fault) -> Refusal:
    return Refusal(
        fault.kind,
        "entry %(entry)s: %(words)s; nothing was taken in",
        field=fault.field,
        entry=fault.entry,
        words=fault.text,
    )


def _unsure_refusal(item: Item) -> Refusal:
    return Refusal(
        "unsure",
        "entry %(position)d (%(heading)s) may be %(references)s: say which with"
        " --match %(position)d=REFERENCE, or --match %(position)d=new",
        position=item.entry.position,
        heading=item.entry.heading,
        references=", ".join(item.candidates),
    )


def _source(plan: Plan, content: bytes, filename: str, by: Actor, at: datetime) -> Citation:
    label = plan.reading.edition.label or plan.on.isoformat()
    suffix = ".pdf" if content.startswith(b"%PDF") else ".txt"
    name = filename if filename.lower().endswith((".pdf", ".txt")) else f"{filename}{suffix}"
    sha256 = documents.keep_file(content=content, name=name, by=by, at=at)
    key = documents.register_source(
        key=f"booklet-{plan.on:%Y-%m}-{sha256[:8]}",
        kind="fund-document",
        title=_("Pipeline of Joint Programmes, %s") % label,
        publisher=plan.reading.edition.fund or plan.fund,
        published=When.parse(plan.reading.edition.month) if plan.reading.edition.month else None,
        learned_on=at.date(),
        sha256=sha256,
        by=by,
        at=at,
    )
    return Citation(source=key)


def _register_fund(plan: Plan, citing: Citation, by: Actor, at: datetime) -> None:
    """A record without any fund takes the booklet's own name and thematic areas."""
    if not plan.reading.thematic_areas:
        raise Refused(
            Refusal(
                "no-areas",
                "the booklet names no thematic areas; a new fund is founded on one that does",
            )
        )
    frameworks.adopt_packaged(by=by, at=at)
    name = plan.reading.edition.fund or plan.fund
    slug = f"{plan.fund}-areas"
    frameworks.adopt_framework(
        slug=slug,
        title=_("Thematic areas of %s") % name,
        owner=name,
        source=citing.source or "",
        elements=[
            reference.ElementText(str(area.number), area.name or _("Area %d") % area.number)
            for area in plan.reading.thematic_areas
        ],
        by=by,
        at=at,
    )
    governance.register_fund(slug=plan.fund, name=name, framework=slug, by=by, at=at)


def _take_in(
    item: Item, plan: Plan, citing: Citation, number: int, by: Actor, at: datetime
) -> None:
    entry, reference_told = item.entry, item.reference or ""
    where = Citation(source=citing.source, place=_place(entry))
    programmes.register_programme(reference=reference_told, fund=plan.fund, by=by, at=at)
    programmes.state_facts(
        reference=reference_told,
        facts=entry_facts(entry, plan.on, by, at),
        citing=where,
        when=When.by(plan.on),
        load=number,
        by=by,
        at=at,
    )
    if entry.status:
        programmes.enter_stage(
            reference=reference_told,
            stage=None if entry.status == "funded" else entry.status,
            status=entry.status,
            citing=where,
            when=When.by(plan.on),
            load=number,
            by=by,
            at=at,
        )


def _place(entry: Entry) -> str:
    if entry.page is not None:
        return _("page %d") % entry.page
    if entry.lines is None:
        return _("entry %d") % entry.position
    return _("lines %(first)d–%(last)d") % {"first": entry.lines[0], "last": entry.lines[1]}
