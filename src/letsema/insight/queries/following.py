"""Whether the index is up to date, and what it must look at again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

from letsema.documents import queries as documents
from letsema.governance import queries as governance
from letsema.insight.models import Followed, SearchEntry, Watched
from letsema.insight.rules import touched
from letsema.journal import queries as journal
from letsema.partners import queries as partners
from letsema.programmes import queries as programmes
from letsema.reference import rules as reference
from letsema.values import digest

MAKE = 2
"""Raise it when an entry is made up differently: every index is then built anew."""

Target = tuple[str, str]
"""Kind and key of something that can be found."""


@cache
def shape() -> str:
    """What the index is made with: its make, and the packaged names of countries."""
    names = sorted(reference.country_names().items())
    shown = [[each.alpha3, each.alpha2, *each.names.values()] for each in reference.countries()]
    return digest([MAKE, names, shown])


def is_behind(on: date) -> bool:
    """Whether something has happened, or begins to count by that day, that is not indexed yet."""
    row = Followed.objects.filter(pk=1).first()
    if row is None or row.shape != shape() or row.sequence != journal.head()[0]:
        return True
    return row.changes_on is not None and row.changes_on <= on


def everything() -> set[Target]:
    """All that may be found."""
    return {
        *(("country", each.alpha3) for each in reference.countries()),
        *(("programme", each) for each in programmes.references()),
        *(("organisation", each.key) for each in partners.organisations()),
        *(("body", slug) for slug, _, _ in governance.bodies()),
        *(("source", each.key) for each in documents.sources()),
    }


def touched_since(sequence: int) -> tuple[set[Target], int]:
    """What the acts after an entry have touched, and the last entry's sequence number."""
    targets: set[Target] = set()
    mentions: set[str] = set()
    funds: set[str] = set()
    for act in _acts_since(sequence):
        sequence = act.sequence
        found = touched(act.kind, act.subject, act.told)
        targets |= found.entries
        mentions |= found.mentions
        funds.add(found.fund)
    for fund in funds - {""}:
        targets |= {("programme", each) for each in programmes.references(fund)}
    return targets | mentioning(mentions), sequence


def _acts_since(sequence: int) -> Iterator[journal.Act]:
    while acts := journal.acts_since(sequence):
        yield from acts
        sequence = acts[-1].sequence


def mentioning(mentions: Iterable[str]) -> set[Target]:
    """The entries whose words come from one of these as well."""
    wanted = set(mentions)
    if not wanted:
        return set()
    rows = SearchEntry.objects.exclude(mentions="|").values_list("kind", "key", "mentions")
    return {(kind, key) for kind, key, told in rows if wanted & set(told.split("|"))}


def due(on: date) -> set[Target]:
    """The programmes of which something recorded begins to count by that day."""
    rows = Watched.objects.filter(changes_on__lte=on).values_list("reference", flat=True)
    return {("programme", reference) for reference in rows}
