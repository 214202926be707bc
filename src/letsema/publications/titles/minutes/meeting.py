"""What both the minutes and the pack gather of a meeting: its head, its items' plain facts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from letsema.documents import queries as documents
from letsema.governance import queries as governance
from letsema.proceedings import queries as proceedings
from letsema.programmes import queries as programmes

Content = dict[str, Any]
Programmes = dict[str, programmes.ProgrammeView]


def head(
    meeting: governance.MeetingView, as_at: date, known_at: date | None, language: str
) -> Content:
    """Language, dates, funds, body and the meeting's own words."""
    body = governance.body(meeting.body)
    named = [governance.fund(slug) for slug in meeting.funds]
    return {
        "language": language,
        "as_at": as_at.isoformat(),
        "known_at": known_at.isoformat() if known_at else None,
        "funds": [{"slug": fund.slug, "name": fund.name} for fund in named if fund],
        "body": {"slug": meeting.body, "name": body.name if body else meeting.body},
        "meeting": {
            "number": meeting.number,
            "label": meeting.label,
            "procedure": meeting.procedure,
            "state": meeting.state,
            "starts_on": iso(meeting.starts_on),
            "ends_on": iso(meeting.ends_on),
            "deadline": iso(meeting.deadline),
            "opened_on": iso(meeting.opened_at),
            "closed_on": iso(meeting.closed_at),
            "venue": meeting.venue or meeting.place,
            "note": meeting.note,
        },
    }


def iso(moment: date | datetime | None) -> str | None:
    """The day in ISO 8601, of an instant too; None where there is none."""
    return moment.isoformat()[:10] if moment else None


def programmes_of(
    items: Iterable[proceedings.ItemView], as_at: date, known_at: date | None
) -> Programmes:
    """The programmes of items as they stand, by reference."""
    named = dict.fromkeys(item.programme for item in items if item.programme)
    found = {name: programmes.programme(name, as_at, known_at) for name in named}
    return {name: view for name, view in found.items() if view}


def item(each: proceedings.ItemView, known: Programmes) -> Content:
    """The facts of an item that minutes and pack share."""
    view = known.get(each.programme)
    area = view.entry.thematic_area if view and view.entry else None
    heading = view.value("heading") if view else None
    return {
        "position": each.position,
        "kind": each.kind,
        "title": each.title,
        "heading": (heading or each.programme) if each.programme else "",
        "reference": each.programme or None,
        "thematic_area": area,
        "words": each.words or (each.request.words if each.request else ""),
        "minutes": each.minutes,
        "ineligible_reason": each.ineligible_reason,
        "state": each.state,
        "papers": papers(each.papers),
        "interests": [
            {
                "member": interest.member.label,
                "ground": interest.ground,
                "words": interest.words,
                "consequence": interest.consequence,
            }
            for interest in each.interests
        ],
    }


def papers(views: Iterable[proceedings.PaperView]) -> list[Content]:
    """Papers with what the record keeps of their files."""
    views = tuple(views)
    files = documents.files(view.sha256 for view in views)
    return [
        {
            "title": view.title,
            "name": files[view.sha256].name if view.sha256 in files else view.title,
            "media_type": files[view.sha256].media_type if view.sha256 in files else "",
            "size": files[view.sha256].size if view.sha256 in files else 0,
            "sha256": view.sha256,
        }
        for view in views
    ]


def condition(each: programmes.ConditionView, known: Programmes) -> Content:
    """A condition a decision set, with whose it is."""
    view = known.get(each.reference)
    return {
        "reference": each.reference,
        "heading": (view.value("heading") if view else None) or each.reference,
        "words": each.words,
        "owner": each.owner_name,
        "due_on": iso(each.due_on),
        "release": each.release,
        "decision": each.decision,
    }


def arising(items: Iterable[proceedings.ItemView], known: Programmes) -> list[Content]:
    """The conditions that stand on a list as matters arising."""
    wanted = {each.condition: each.programme for each in items if each.condition}
    return [
        condition(each, known)
        for reference in dict.fromkeys(wanted.values())
        for each in programmes.conditions(reference or None)
        if each.number in wanted
    ]
