"""Who sat on a body: on a day, by groups; over years, as a drawing of bars. SVG without styles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from letsema.doors.web import names
from letsema.governance.queries import MemberView
from letsema.governance.rules import CHAIRING, GROUPS

CHAIRS = (*CHAIRING, "vice-chair")
BENCHES = ("chair", *GROUPS, "members", "beside")
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
    """Whose seat it is, with the stretches of their roles."""

    key: str
    acronym: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Rows over an axis of years, each (year, hundredths of the width)."""

    rows: tuple[Row, ...]
    years: tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class Seated:
    """A member on a day with those who stand in for it.

    `doubt` is "" for what is certain, `begin` where no source says since when, `not-yet` and
    `no-longer` where the day lies inside the window of the beginning or of the end.
    """

    member: MemberView
    doubt: str
    alternates: tuple[Seated, ...] = ()


@dataclass(frozen=True, slots=True)
class Bench:
    """Members told together: who chairs, a group of seats, who sits beside the seats."""

    code: str
    seated: tuple[Seated, ...]


def benches(members: Sequence[MemberView], day: date) -> tuple[Bench, ...]:
    """Who sat on a day, for certain or possibly: chairs first, then groups, then the others."""
    there = [each for each in members if each.standing_on(day) != "no"]
    seats = {each.number for each in there if each.takes_positions}
    told: dict[str, list[Seated]] = {code: [] for code in BENCHES}
    for each in sorted(there, key=lambda member: member.number):
        if each.alternate_for not in seats:
            for_it = (a for a in there if a.alternate_for and a.alternate_for == each.number)
            alternates = tuple(Seated(a, _doubt(a, day)) for a in for_it)
            told[_bench(each)].append(Seated(each, _doubt(each, day), alternates))
    return tuple(Bench(code, tuple(seated)) for code, seated in told.items() if seated)


def _bench(member: MemberView) -> str:
    if member.role in CHAIRING:
        return "chair"
    if member.takes_positions:
        return member.group or "members"
    return "beside"


def _doubt(member: MemberView, day: date) -> str:
    if member.standing_on(day) == "certain":
        return ""
    if member.since and not member.since.holds(day):
        return "not-yet"
    return "no-longer" if member.until and member.until.uncertain_on(day) else "begin"


def _days(members: Sequence[MemberView]) -> list[date]:
    """Every day on which a role is known to have begun or ended."""
    return [end.latest for m in members for end in (m.since, m.until) if end]


def silent_since(members: Sequence[MemberView], day: date) -> date | None:
    """The last day of which anything is told, where more than a year lies after it."""
    last = max(_days(members), default=None)
    return last if last and (day - last).days > 366 else None


def called(member: MemberView) -> str:
    """A short name for a row: the acronym, the country, the seat, the constituency."""
    if member.organisation is not None:
        return member.organisation.acronym
    if member.country:
        return names.country(member.country)
    return member.seat or member.constituency


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
    for member in members:
        start = place(member.since.latest) if member.since else LEFT
        end = place(member.until.latest) if member.until else RIGHT
        stretch = Stretch(start, max(end - start, 0.6), member.role in CHAIRS, member.since is None)
        rows.setdefault(called(member), []).append(stretch)
    return Chart(
        rows=tuple(Row(who, who, tuple(stretches)) for who, stretches in rows.items()),
        years=tuple(_years(first, last, place)),
    )


def _years(first: date, last: date, place: object) -> Iterator[tuple[int, float]]:
    step = max(1, (last.year - first.year) // 5)
    for year in range(first.year, last.year + 1, step):
        yield year, place(date(year, 1, 1))  # type: ignore[operator]
