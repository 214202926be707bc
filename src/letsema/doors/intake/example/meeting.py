"""A meeting prepared to be held, with what is before it: invented, and labelled so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from letsema.doors.intake.example.reading import Step
from letsema.governance import commands as governance
from letsema.governance import queries as funds
from letsema.proceedings import commands as proceedings
from letsema.programmes import commands as programmes
from letsema.programmes.rules.facts import ParticipantPart
from letsema.values import Actor, Money


def meeting_steps(told: dict[str, Any], then: datetime, by: Actor) -> Iterator[Step]:
    """Its notes with their assessments, the matters of the fund, the meeting and its list."""
    listed: list[dict[str, Any]] = []
    for note in told["notes"]:
        yield then, lambda at, note=note: listed.append(_note(told["fund"], note, by, at))
    for matter in told["matters"]:
        yield then, lambda at, matter=matter: listed.append(_matter(told, matter, by, at))
    yield then, lambda at: _plan(told, listed, by, at)


def _day(text: Any) -> date:
    return date.fromisoformat(str(text))


def _note(fund: str, told: dict[str, Any], by: Actor, at: datetime) -> dict[str, Any]:
    """Submit, review and assess a note; what lists it."""
    reference = programmes.register_note(
        fund=fund,
        heading=told["heading"],
        facts={
            "title": told["title"],
            "summary": told["summary"],
            "region": told["region"],
            "thematic_area": told["thematic_area"],
            "budget": Money(Decimal(told["budget"]), "USD"),
            "duration_months": told["duration_months"],
            "participants": [ParticipantPart(**part) for part in told["participants"]],
            "sdgs": told["sdgs"],
        },
        content=f"{told['title']}\n\n{told['summary']}\n".encode(),
        filename="concept-note.txt",
        submitted_on=_day(told["submitted"]),
        by=by,
        at=at,
    )
    reviewed, judged = _day(told["reviewed"]), told["assessment"]
    programmes.open_review(reference=reference, on=reviewed, by=by, at=at)
    programmes.assess_note(
        reference=reference,
        on=reviewed,
        eligible=judged["eligible"],
        scores={
            each["code"]: min(judged["points"], each["most"])
            for each in funds.setting(fund, "review-criteria")
        },
        recommendation=judged["recommendation"],
        ineligible_reason=judged.get("reason", ""),
        words=judged["words"],
        by=by,
        at=at,
    )
    reason = judged.get("reason", "")
    return {"kind": "note", "programme": reference, "minutes": 15, "ineligible_reason": reason}


def _matter(
    told: dict[str, Any], matter: dict[str, Any], by: Actor, at: datetime
) -> dict[str, Any]:
    """Put a matter of the fund before the committee; what lists it."""
    request = proceedings.put_request(
        fund=told["fund"],
        kind="fund-matter",
        title=matter["title"],
        words=matter["words"],
        requested_on=_day(told["day"]),
        by=by,
        at=at,
    )
    return {"kind": "fund-matter", "request": request, "minutes": 10}


def _plan(told: dict[str, Any], listed: list[dict[str, Any]], by: Actor, at: datetime) -> None:
    """Plan the meeting with these on its list; what else is ready stands beside it."""
    number = governance.plan_meeting(
        body=told["body"],
        label=told["label"],
        starts_on=_day(told["starts_on"]),
        ends_on=_day(told["ends_on"]),
        venue=told["venue"],
        note=told["note"],
        by=by,
        at=at,
    )
    for each in listed:
        proceedings.list_item(meeting=number, **each, by=by, at=at)
