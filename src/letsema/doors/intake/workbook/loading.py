"""Taking a workbook in: every row through the commands, in one transaction, whole or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import PurePath
from typing import Any

from django.db import transaction

from letsema.documents import commands as documents
from letsema.doors.intake.workbook.kinds import Book, Kind, Values
from letsema.doors.intake.workbook.sheets import Told
from letsema.journal import queries as journal
from letsema.press.workbooks import Fault, Reading, Row
from letsema.values import Actor, Refusal, Refused

Progress = Callable[[int, int], None]
KEPT_AS = "fund-document"
"""The kind of source a workbook is where its rows name no other."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became, or would become, of a workbook: counts by kind, and every fault."""

    told: Told
    faults: tuple[Fault, ...]
    counts: dict[str, dict[str, int]]
    taken: bool = False

    @property
    def wrong(self) -> bool:
        """Whether any error stands against it."""
        return any(fault.severity == "error" for fault in self.faults)

    def total(self, verdict: str) -> int:
        """How many rows are `new`, the `same` as on record, or `wrong`."""
        return sum(counted[verdict] for counted in self.counts.values())

    def as_json(self) -> dict[str, Any]:
        """The outcome as `letsema load workbook --format json` tells it."""
        verdicts = ("new", "same", "wrong")
        return {
            "kinds": self.counts,
            "counts": {verdict: self.total(verdict) for verdict in verdicts},
            "faults": [fault.as_json() for fault in self.faults],
            "taken": self.taken,
        }


class _NotTaken(Exception):
    """Rolls back what a look or a faulty workbook wrote."""


@dataclass
class _Loading:
    """One workbook on its way through the commands."""

    book: Book
    source: _Source
    progress: Progress
    of: int
    done: int = 0
    faults: list[Fault] = field(default_factory=list)
    counts: dict[str, dict[str, int]] = field(default_factory=dict)
    barred: bool = False

    def take(self, kind: Kind, reading: Reading) -> None:
        """Take the rows of a sheet, telling of each whether it is new, the same or wrong."""
        counted = self.counts.setdefault(kind.name, {"new": 0, "same": 0, "wrong": 0})
        counted["wrong"] += len({fault.row for fault in reading.faults if _of_a_row(fault)})
        memory = _Memory(kind, self.book.by)
        self.book.rows = tuple(row.values for row in reading.rows)
        waiting = list(reading.rows)
        while waiting:
            again = []
            for row in waiting:
                if self.barred:
                    return
                verdict, faults = self._row(kind, reading, memory, row)
                if verdict == "wrong" and any(_may_come(fault.refusal) for fault in faults):
                    again.append((row, faults))
                    continue
                self._count(counted, verdict, faults)
            if len(again) == len(waiting):  # what they name does not come in this workbook
                for _again, faults in again:
                    self._count(counted, "wrong", faults)
                return
            waiting = [row for row, _faults in again]

    def _count(self, counted: dict[str, int], verdict: str, faults: list[Fault]) -> None:
        counted[verdict] += 1
        self.faults += faults
        self.done += 1
        self.progress(self.done, self.of)

    def _row(
        self, kind: Kind, reading: Reading, memory: _Memory, row: Row
    ) -> tuple[str, list[Fault]]:
        """Its verdict (`new`, `same`, `wrong`) and its faults."""
        if otherwise := list(memory.otherwise(row.values)):
            return "wrong", [_fault(kind, reading, row, *each) for each in otherwise]
        before = journal.head()
        try:
            with transaction.atomic():
                more = kind.enter(row.values, memory.stood(row.values), self.book)
        except Refused as refused:
            self.source.forget()
            self.barred |= any(each.code == "not-yours" for each in refused.refusals)
            return "wrong", [
                _fault(kind, reading, row, kind.column_of(each.field), each)
                for each in refused.refusals
            ]
        memory.keep({**row.values, **(more or {})})
        return ("same" if journal.head() == before else "new"), []


def _may_come(refusal: Refusal) -> bool:
    """Whether a row was refused for naming what a later row may bring."""
    return refusal.code.startswith("unknown-")


def _of_a_row(fault: Fault) -> bool:
    return fault.severity == "error" and fault.row is not None and fault.refusal.code not in HEADS


HEADS = ("heading-twice", "heading-missing", "heading-unknown")


def _fault(kind: Kind, reading: Reading, row: Row, column: str, refusal: Refusal) -> Fault:
    """A refusal with its place; of a column that is not there, of the row."""
    at = reading.columns.get(column)
    shown = row.values.get(column)
    told = kind.form.field(column) if column else None
    written = "" if told is None or shown is None else str(told.shape.write(shown))
    heading = told.heading if told else ""
    return Fault("error", refusal, reading.sheet, row.number, at, heading, written[:200])


class _Memory:
    """What the record says of the things a kind speaks of, with what rows before have added.

    What who brings the workbook may not see is not remembered: a difference would tell it.
    """

    def __init__(self, kind: Kind, by: Actor) -> None:
        self.kind = kind
        self._said: dict[tuple[Hashable, ...], dict[str, Any]] = {}
        for told in kind.standing():
            if kind.may_see(told, by):
                self.keep(told)

    def keep(self, told: Values) -> None:
        """Remember a row as said."""
        told = self.kind.settle(told)
        held = {key: value for key, value in told.items() if value not in (None, "")}
        for aspect in self.kind.aspects(held):
            said = self._said.setdefault(aspect.key, {})
            for column, value in held.items():
                if column in aspect.columns or column.startswith("_"):
                    said[column] = value

    def stood(self, told: Values) -> dict[tuple[Hashable, ...], Values]:
        """What is said of each aspect of a row that stands already."""
        keys = (aspect.key for aspect in self.kind.aspects(self.kind.settle(told)))
        return {key: self._said[key] for key in keys if key in self._said}

    def otherwise(self, told: Values) -> Iterator[tuple[str, Refusal]]:
        """Where a row contradicts what is said already."""
        told = self.kind.settle(told)
        for aspect in self.kind.aspects(told):
            said = self._said.get(aspect.key)
            for column in aspect.columns if said is not None else ():
                if told.get(column) is not None and said is not None:
                    refusal = self._judge(column, told[column], said.get(column))
                    if refusal:
                        yield column, refusal

    def _judge(self, column: str, told: Any, said: Any) -> Refusal | None:
        shape = self.kind.form.field(column).shape
        if said is None:
            if column in self.kind.may_gain or told is False:
                return None
            return Refusal(
                "stands-without",
                "it stands on record without this; a workbook does not change what stands",
            )
        written = shape.write(said)
        if shape.read(str(written) if written is not None else "") == told:
            return None
        return Refusal(
            "stands-otherwise",
            "the record says %(said)s; a workbook does not change what stands",
            said=str(written)[:200],
        )


def load(
    told: Told,
    *,
    content: bytes,
    filename: str,
    by: Actor,
    at: datetime,
    dry_run: bool = False,
    progress: Progress = lambda done, of: None,
) -> Outcome:
    """Take a workbook in, or with `dry_run` only tell what would become of it.

    Nothing is taken while any row is wrong: the outcome then says which, and `taken` is False.
    """
    of = sum(len(reading.rows) for _kind, reading in told.sheets)
    source = _Source(content, filename, by, at, dry_run or told.wrong)
    loading = _Loading(Book(source.key, by, at), source, progress, of)
    faults = list(told.faults)
    try:
        with transaction.atomic():
            for kind, reading in told.sheets:
                loading.take(kind, reading)
            faults += loading.faults
            if dry_run or any(fault.severity == "error" for fault in faults):
                raise _NotTaken
    except _NotTaken:
        return Outcome(told, _in_order(told, faults), loading.counts)
    return Outcome(told, _in_order(told, faults), loading.counts, taken=True)


def _in_order(told: Told, faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Faults as one meets them: by sheet, row and column; of the whole workbook first."""
    sheets = {name: at for at, name in enumerate(told.names)}

    def place(fault: Fault) -> tuple[int, int, int]:
        return sheets.get(fault.sheet, -1), fault.row or 0, fault.column or 0

    return tuple(sorted(faults, key=place))


class _Source:
    """The workbook as a source: kept and registered when the first row rests on it."""

    def __init__(
        self, content: bytes, filename: str, by: Actor, at: datetime, trying: bool
    ) -> None:
        self.content, self.by, self.at, self.trying = content, by, at, trying
        name = PurePath(filename).name
        self.name = name if name.lower().endswith(".xlsx") else f"{name}.xlsx"
        self._key = ""

    def forget(self) -> None:
        """A row was refused, and what it wrote undone: this may have been among it."""
        self._key = ""

    def key(self) -> str:
        """Its key. While only trying, no bytes are put away."""
        if not self._key:
            sha256 = hashlib.sha256(self.content).hexdigest()
            who: dict[str, Any] = {"by": self.by, "at": self.at}
            if not self.trying:
                documents.keep_file(content=self.content, name=self.name, **who)
            self._key = documents.register_source(
                key=f"workbook-{sha256[:12]}",
                kind=KEPT_AS,
                title=self.name,
                learned_on=self.at.date(),
                sha256=None if self.trying else sha256,
                **who,
            )
        return self._key
