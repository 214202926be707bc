"""The register in memory: every instrument as it is counted, kept up with the journal.

Counting twenty thousand instruments by seven cuts is quicker over plain values than in the
database. The journal says what was written since; only that is read anew. Derived, for one
process, and never written.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from sys import intern
from threading import Lock
from typing import Any

from letsema.journal import queries as journal
from letsema.programmes import queries as programmes
from letsema.results.models import (
    Instrument,
    InstrumentName,
    InstrumentSector,
    InstrumentStage,
    InstrumentSupport,
)
from letsema.results.rules import INSTRUMENT_STAGES, Entry, Step, folded_in

MOST_AT_ONCE = 500
"""Where more than that was written, everything is read anew."""


@dataclass
class _Held:
    head: tuple[int, str] | None = None
    entries: dict[str, Entry] = field(default_factory=dict)
    gone_on: dict[str, str] = field(default_factory=dict)
    register: tuple[Entry, ...] = ()


_held, _lock = _Held(), Lock()


def standing_entries() -> tuple[Entry, ...]:
    """Every instrument that stands for itself, in order of country and key (of no country last),
    with what is told of those merged into it; programmes as they go on now.
    """
    with _lock:
        head, gone_on = journal.head(), programmes.gone_on()
        if _held.head != head or _held.gone_on != gone_on:
            _bring_up_to(head, gone_on)
        return _held.register


def _bring_up_to(head: tuple[int, str], gone_on: dict[str, str]) -> None:
    touched = journal.subjects_since(_held.head, "results.") if _held.head else None
    if touched is None or len(touched) > MOST_AT_ONCE:
        _held.entries = {each.key: each for each in read_entries()}
    elif touched:
        for key in touched:
            _held.entries.pop(key, None)
        _held.entries |= {each.key: each for each in read_entries(touched)}
    if touched is None or touched or gone_on != _held.gone_on:
        _held.register = _in_order(_held.entries.values(), gone_on)
    _held.head, _held.gone_on = head, gone_on


def _in_order(entries: Iterable[Entry], gone_on: Mapping[str, str]) -> tuple[Entry, ...]:
    if gone_on:
        entries = [_followed(each, gone_on) for each in entries]
    return tuple(sorted(folded_in(entries), key=_place))


def _place(entry: Entry) -> tuple[bool, str, str]:
    """Countries first, then what is of none."""
    return not entry.country, entry.country, entry.key


def _followed(entry: Entry, gone_on: Mapping[str, str]) -> Entry:
    if entry.programmes.isdisjoint(gone_on):
        return entry
    return replace(entry, programmes=frozenset(gone_on.get(p, p) for p in entry.programmes))


def read_entries(keys: Iterable[str] | None = None) -> tuple[Entry, ...]:
    """Instruments of these keys, or all, as they are counted, each for itself."""
    rows = Instrument.objects.filter(withdrawn_at=None)
    rows = rows if keys is None else rows.filter(key__in=set(keys))
    only = None if keys is None else set(rows.values_list("pk", flat=True))
    sectors = _gathered(InstrumentSector, only, "element__framework__slug", "element__code")
    claims = _gathered(InstrumentSupport, only, "programme_id")
    stages = _gathered(InstrumentStage, only, "latest", "stage")
    names = _gathered(InstrumentName, only, "folded")
    columns = ("pk", "key", "kind", "country", "level", "change", "merged_into__key")
    return tuple(
        Entry(
            key=key,
            kind=intern(kind),
            country=intern(country),
            level=intern(level),
            change=intern(change),
            sectors=frozenset(intern("/".join(told)) for told in sectors.get(pk, ())),
            programmes=frozenset(intern(reference) for (reference,) in claims.get(pk, ())),
            steps=tuple(_step(*told) for told in stages.get(pk, ())),
            into=into or "",
            names=tuple(text for (text,) in names.get(pk, ())),
            issuer=issuer,
            body=body or "",
        )
        for pk, key, kind, country, level, change, into, issuer, body in rows.values_list(
            *columns, "issuer_id", "body_id"
        )
    )


def _step(latest: date | None, stage: str) -> Step:
    return latest or date.min, INSTRUMENT_STAGES.index(stage)


def _gathered(table: Any, only: set[int] | None, *columns: str) -> dict[int, list[tuple[Any, ...]]]:
    """Columns of the standing rows of a table, by instrument."""
    rows = table.objects.filter(withdrawn_at=None)
    rows = rows if only is None else rows.filter(instrument__in=only)
    found: dict[int, list[tuple[Any, ...]]] = {}
    for pk, *values in rows.values_list("instrument_id", *columns).iterator():
        found.setdefault(pk, []).append(tuple(values))
    return found
