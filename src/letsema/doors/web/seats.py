"""Who sat on a body when, as a drawing of bars over years. SVG without styles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from letsema.governance.queries import MemberView

CHAIRS = ("chair", "co-chair", "vice-chair")
LEFT, RIGHT = 0.0, 100.0


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time in a role, in hundredths of the drawing's width."""

    start: float
    width: float
    chair: bool
    open_start: bool


@dataclass(frozen=True, slots=True)
class Row:
    """An organisation with the stretches of its roles."""

    key: str
    acronym: str
    name: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Rows over an axis of years, each (year, hundredths of the width)."""

    rows: tuple[Row, ...]
    years: tuple[tuple[int, float], ...]


def _days(members: Sequence[MemberView]) -> list[date]:
    """Every day on which a role is known to have begun or ended."""
    return [end.latest for m in members for end in (m.since, m.until) if end]


def silent_since(members: Sequence[MemberView], day: date) -> date | None:
    """The last day of which anything is told, where more than a year lies after it."""
    last = max(_days(members), default=None)
    return last if last and (day - last).days > 366 else None


def drawn(members: Sequence[MemberView]) -> Chart | None:
    """The drawing, to the end of the last year of which anything is told; None without dates."""
    days = _days(members)
    if not days:
        return None
    first = date(min(days).year, 1, 1)
    last = date(max(days).year, 12, 31)
    span = max((last - first).days, 1)

    def place(when: date) -> float:
        return round((min(max(when, first), last) - first).days / span * RIGHT, 2)

    rows: dict[str, list[Stretch]] = {}
    seen: dict[str, MemberView] = {}
    for member in members:
        start = place(member.since.latest) if member.since else LEFT
        end = place(member.until.latest) if member.until else RIGHT
        seen.setdefault(member.organisation.key, member)
        stretch = Stretch(start, max(end - start, 0.6), member.role in CHAIRS, member.since is None)
        rows.setdefault(member.organisation.key, []).append(stretch)
    return Chart(
        rows=tuple(
            Row(key, m.organisation.acronym, m.organisation.name, tuple(rows[key]))
            for key, m in seen.items()
        ),
        years=_years(first, last, place),
    )


def _years(first: date, last: date, place: object) -> tuple[tuple[int, float], ...]:
    step = max(1, (last.year - first.year) // 5)
    return tuple(
        (year, place(date(year, 1, 1)))  # type: ignore[operator]
        for year in range(first.year, last.year + 1, step)
    )
