"""Two states of the pipeline side by side, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from letsema.doors.web import drawing, names, reading, words
from letsema.programmes.queries import Comparison, Entry
from letsema.values import Money


@dataclass(frozen=True, slots=True)
class Difference:
    """One programme's difference; `before` and `after` in words, stages as codes, else empty."""

    reference: str
    title: str
    places: str = ""
    what: str = ""
    before: str = ""
    after: str = ""
    stage_before: str = ""
    stage_after: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A comparison in words."""

    entered: tuple[Difference, ...]
    left: tuple[Difference, ...]
    moved: tuple[Difference, ...]
    changed: tuple[Difference, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing changed."""
        return not (self.entered or self.left or self.moved or self.changed)


@dataclass(frozen=True, slots=True)
class Sides:
    """The entries of both states by reference."""

    before: dict[str, Entry]
    after: dict[str, Entry]

    def difference(self, reference: str, **said: str) -> Difference:
        """A difference of a programme, with its places and stages on both sides."""
        one, two = self.before.get(reference), self.after.get(reference)
        shown = two or one
        if shown is None:
            return Difference(reference, reference, **said)
        return Difference(
            reference=reference,
            title=shown.title or "",
            places=drawing.heading(shown),
            stage_before=(one.stage or one.status or "") if one else "",
            stage_after=(two.stage or two.status or "") if two else "",
            **said,
        )


def sides(fund: str, found: Comparison, known_at: date | None) -> Sides:
    """The two states that were compared."""
    one = reading.pipeline(fund, found.before, known_at).entries
    two = reading.pipeline(fund, found.after, known_at).entries
    return Sides({e.reference: e for e in one}, {e.reference: e for e in two})


def told(found: Comparison, both: Sides) -> Told:
    """The comparison in words; a move of stage and one of label are told once."""
    moves = dict.fromkeys(move.reference for move in (*found.moved, *found.stage_moved))
    return Told(
        entered=tuple(both.difference(reference) for reference in found.entered),
        left=tuple(
            both.difference(x.reference, what=x.public_words or words.word(words.REASONS, x.reason))
            for x in found.left
        ),
        moved=tuple(both.difference(reference) for reference in moves),
        changed=tuple(
            both.difference(
                x.reference,
                what=words.word(words.FIELDS, x.field),
                before=plain(x.field, x.before),
                after=plain(x.field, x.after),
            )
            for x in found.changed
        ),
    )


def plain(field: str, value: Any) -> str:
    """A field's plain value in words."""
    if value in (None, "", []):
        return _("not stated")
    if isinstance(value, dict):
        return words.money(Money(Decimal(value["amount"]), value["currency"]))
    if field == "duration_months":
        return ngettext("%(count)d month", "%(count)d months", value) % {"count": value}
    if isinstance(value, list):
        named = [names.country(v) if field == "countries" else str(v) for v in value]
        return ", ".join(named)
    return str(value)
