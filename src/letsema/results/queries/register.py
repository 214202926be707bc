"""The register of policy: what is found by any cut, and how many under each value of the others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from letsema.partners import queries as partners
from letsema.partners.rules import folded
from letsema.programmes import queries as programmes
from letsema.results.models import Instrument
from letsema.results.queries.holding import standing_entries
from letsema.results.queries.instruments import views_of
from letsema.results.queries.views import InstrumentView, RegisterPage
from letsema.results.rules import Counted, Entry, count, numbers, taken


def register(
    q: str = "",
    *,
    country: str = "",
    level: str = "",
    kind: str = "",
    change: str = "",
    sector: str = "",
    stage: str = "",
    programme: str = "",
    issuer: str = "",
    body: str = "",
    on: date | None = None,
    public_only: bool = True,
    limit: int = 50,
    offset: int = 0,
) -> RegisterPage:
    """A page of the instruments that meet every cut asked for, with counts of all that are found.

    What is empty lets everything through. `q`: all words stand in one of its names, case and
    accents aside; `country` and `stage` may be `rules.NONE`; `sector` is `framework/code`;
    `programme` a reference, its parts counting with it; `issuer` an organisation's key, `body` a
    slug; `on`: as it stood at the end of that day, as far as stages tell. The number of queries
    does not depend on how many instruments there are. What a part claims counts to its umbrella
    too, once.
    """
    cuts = {"country": country, "level": level, "kind": kind, "change": change, "stage": stage}
    wanted = {cut: {value} for cut, value in {**cuts, "sector": sector}.items() if value}
    entries: Iterable[Entry] = standing_entries()
    if programme:
        wanted["programme"] = set(_family([programme], public_only))
    if issuer:
        pks = partners.organisation_pks(issuer)
        entries = [each for each in entries if each.issuer in pks]
    if body:
        entries = [each for each in entries if each.body == body]
    if q.strip():
        words = folded(q).split()
        entries = [each for each in entries if words and each.called(words)]
    found = taken(entries, wanted, on)
    return RegisterPage(
        entries=_views(found[offset : offset + limit], on, public_only),
        total=len(found),
        counts=_shown(numbers(_with_umbrellas(found), on), public_only),
        on=on,
    )


def _with_umbrellas(entries: Iterable[Entry]) -> list[Entry]:
    """Entries whose claims count to all that their programmes are part of."""
    above = programmes.umbrellas()
    return [
        each
        if each.programmes.isdisjoint(above)
        else replace(
            each, programmes=each.programmes.union(*(above.get(p, ()) for p in each.programmes))
        )
        for each in entries
    ]


def _views(
    entries: Iterable[Entry], on: date | None, public_only: bool
) -> tuple[InstrumentView, ...]:
    keys = [each.key for each in entries]
    rows = {row.key: row for row in Instrument.objects.filter(key__in=keys)}
    return views_of((rows[key] for key in keys), on=on, public_only=public_only)


def _family(references: Iterable[str], public_only: bool) -> frozenset[str]:
    """The programmes that count for these: their parts too; of what is public where only that."""
    gone_on = programmes.gone_on()
    family = {gone_on.get(p, p) for each in references for p in programmes.with_parts(each)}
    return programmes.public_references(family) if public_only else frozenset(family)


def _shown(
    counts: Mapping[str, Mapping[str, int]], public_only: bool
) -> Mapping[str, Mapping[str, int]]:
    if not public_only:
        return counts
    told = counts["programme"]
    shown = programmes.public_references(told)
    return {**counts, "programme": {each: told[each] for each in told if each in shown}}


def counted(
    wanted: Mapping[str, Iterable[str]] | None = None,
    *,
    on: date | None = None,
    public_only: bool = True,
) -> Counted:
    """Count the register by any cuts (`rules.CUTS` → values), with the keys of all it counted.

    A programme asked for stands for its parts too, and its number for theirs.
    """
    asked = {cut: frozenset(values) for cut, values in (wanted or {}).items()}
    if "programme" in asked:
        asked["programme"] = _family(asked["programme"], public_only)
    found = count(_with_umbrellas(standing_entries()), asked, on)
    if not public_only:
        return found
    shown = programmes.public_references(found.by["programme"])
    told = {each: keys for each, keys in found.by["programme"].items() if each in shown}
    return Counted(found.keys, {**found.by, "programme": told})
