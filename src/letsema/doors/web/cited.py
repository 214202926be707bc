"""What something of a body rests on, as pages show it: a public decision, or a source."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from letsema.documents import queries as documents
from letsema.documents.queries import SourceView
from letsema.governance import queries as governance
from letsema.governance.queries import BodyView, SteerView
from letsema.programmes import queries as programmes
from letsema.programmes.queries import Basis


@dataclass(frozen=True, slots=True)
class Shelf:
    """The decisions that may be told of, and the sources by row number: each read once."""

    decisions: Collection[str]
    sources: Mapping[int, SourceView]

    def basis(
        self, decision: str | None, source: int | None, place: str, *, stated: bool = True
    ) -> Basis | None:
        """What something rests on; None where nothing is on record, or nothing public."""
        if decision:
            told = decision in self.decisions
            return Basis(decision, None, None, "", place, stated) if told else None
        found = self.sources.get(source or 0)
        return Basis(None, found.key, found.title, found.url, place, stated) if found else None

    def steer(self, steer: SteerView) -> Basis | None:
        """What a steer rests on."""
        return self.basis(steer.decision, steer.source, steer.place, stated=steer.stated)

    def end(self, steer: SteerView) -> Basis | None:
        """What the end of a steer rests on."""
        return self.basis(steer.until_decision, steer.until_source, steer.until_place)

    def body(self, body: BodyView) -> Basis | None:
        """What a body rests on: its own source, else what its first name rests on."""
        first = next(iter(body.named), None)
        named = self.basis(first.decision, first.source, first.place) if first else None
        return self.basis(None, body.source, body.place) or named


def shelf(
    steers: Iterable[SteerView], body: BodyView | None = None, more: Iterable[int] = ()
) -> Shelf:
    """All that steers, and a body with its names, cite; with `more` sources by row number."""
    rows: set[int | None] = {*more}
    for steer in steers:
        rows |= {steer.source, steer.until_source}
    if body is not None:
        rows |= {body.source, *(name.source for name in body.named)}
    public = {each.number for each in governance.decisions()}
    return Shelf(public, documents.sources_by_pk(each for each in rows if each))


def with_basis(rows: Iterable[Any]) -> list[tuple[Any, Basis | None]]:
    """Rows of the register, each with what it rests on; a source nobody may be shown is not told.

    A row has `source` (a row number), `place` and `stated`.
    """
    rows = list(rows)
    hidden = programmes.internal_sources() if rows else ()
    found = documents.sources_by_pk(each.source for each in rows)
    told = Shelf((), {pk: each for pk, each in found.items() if each.key not in hidden})
    return [(r, told.basis(None, r.source, r.place, stated=r.stated)) for r in rows]
