"""A committee that meets: notes, documents and programmes before it, a meeting to hold."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from letsema.governance import commands as governance
from letsema.proceedings import commands
from letsema.proceedings.rules import terms as t
from letsema.proceedings.rules.terms import Terms
from letsema.programmes import queries as programmes
from letsema.programmes.rules.facts import ParticipantPart
from letsema.values import OPERATOR, Money, Refused, When
from letsema.values.money import MoneyStage
from tests import making

DAY = date(2021, 9, 15)
HOW = {"by": OPERATOR, "at": making.at("2021-09-15")}
LATER = {"by": OPERATOR, "at": making.at("2021-09-16")}


def note(reference: str = "GHANA-2", stage: str = "under-review", **facts: Any) -> str:
    """A programme whose note is submitted, and under review unless told otherwise."""
    making.programme(reference, approved=None, **facts)
    making.stage(reference, "submitted", "2021-07-01")
    if stage == "under-review":
        making.stage(reference, "under-review", "2021-07-15")
    return reference


def document(reference: str = "TOGO-2", **facts: Any) -> str:
    """A programme whose document is submitted."""
    making.programme(reference, **facts)
    making.stage(reference, "document-submitted", "2021-08-01")
    return reference


def running(reference: str = "MALI-2", **facts: Any) -> str:
    """A programme under implementation, with an end."""
    parts = [ParticipantPart("iom", "convening"), ParticipantPart("ilo", "participating")]
    told = {"participants": parts, "ends": When.parse("2022-12-31"), **facts}
    making.programme(reference, **told)
    making.stage(reference, "under-implementation", "2021-08-01")
    return reference


def meeting(label: str = "First meeting", day: date = DAY, **told: Any) -> str:
    """A meeting of the committee, planned."""
    return making.meeting(label, day, **told)


def round_of(deadline: date = date(2021, 9, 29)) -> str:
    """A no-objection round, planned."""
    return meeting("A round", procedure="no-objection", deadline=deadline)


def listed(number: str, reference: str, kind: str = "note", **told: Any) -> int:
    """An item about a programme's note or document on a meeting's list."""
    return commands.list_item(meeting=number, kind=kind, programme=reference, **{**HOW, **told})


def asked(
    number: str, kind: str, reference: str = "", *, terms: Terms | None = None, fund: str = ""
) -> int:
    """An item about a request, put and listed."""
    request = commands.put_request(
        fund=fund or making.FUND,
        kind=kind,
        programme=reference,
        title=f"{kind} {reference}",
        requested_on=date(2021, 9, 1),
        terms=terms.as_json() if terms else None,
        **HOW,
    )
    of = "request" if reference else "fund-matter"
    return commands.list_item(meeting=number, kind=of, request=request, **HOW)


def attend(number: str, seats: dict[str, int], *absent: str) -> None:
    """Every seat is present but those named."""
    for seat, member in seats.items():
        how = "absent" if seat in absent else "present"
        governance.record_attendance(meeting=number, member=member, how=how, **HOW)


def opened(number: str, seats: dict[str, int] | None = None) -> str:
    """Open a meeting with everybody there."""
    if seats:
        attend(number, seats)
    commands.open_sitting(meeting=number, **HOW)
    return number


def resolve(
    number: str, items: int | Sequence[int], act: str, terms: Terms | None = None, **told: Any
) -> str:
    """Draft a resolution; its number."""
    how = {"words": "It is decided.", **HOW, **told}
    named = [items] if isinstance(items, int) else items
    return commands.resolve(meeting=number, items=named, act=act, terms=terms or Terms(), **how)


def close(number: str, **told: Any) -> tuple[str, ...]:
    """Close a sitting."""
    return commands.close_sitting(meeting=number, **{**HOW, **told})


def share(organisation: str = "iom", amount: int | str = 1_000_000, currency: str = "USD") -> Any:
    """A share of an allocation."""
    return t.Share(organisation, Money(Decimal(amount), currency, MoneyStage.ALLOCATION))


def codes(do: Any, /, *arguments: Any, **told: Any) -> list[str]:
    """The codes of the refusals an act meets; none where it is done."""
    try:
        do(*arguments, **told)
    except Refused as answer:
        return [each.code for each in answer.refusals]
    return []


def words(do: Any, /, *arguments: Any, **told: Any) -> str:
    """The words of the refusals an act meets."""
    try:
        do(*arguments, **told)
    except Refused as answer:
        return "; ".join(map(str, answer.refusals))
    return ""


def stage_of(reference: str, day: date = date.max) -> str | None:
    """The stage a programme stands at."""
    view = programmes.programme(reference, day)
    return view.entry.stage if view and view.entry else None


def value(reference: str, field: str, day: date = date.max) -> Any:
    """A field of a programme as it stands."""
    view = programmes.programme(reference, day)
    return view.value(field) if view else None
