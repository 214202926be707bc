"""What the pack contains: frozen content, gathered from the record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from letsema.governance import queries as governance
from letsema.proceedings import queries as proceedings
from letsema.proceedings.rules.acts import ACTS, REQUESTABLE
from letsema.programmes import queries as programmes
from letsema.programmes.rules.assessments import RECOMMENDATIONS
from letsema.programmes.rules.stages import STAGES, STATUSES
from letsema.publications.titles.meeting_pack import weighing
from letsema.publications.titles.minutes import meeting as meetings
from letsema.publications.titles.minutes import terms
from letsema.reference import queries as reference
from letsema.reference import rules as countries
from letsema.values import Money, When

TITLE = "meeting-pack"
Content = dict[str, Any]
USUAL = {"note": "approve", "document": "allocate", "condition": "note", "fund-matter": "adopt"}
"""What is asked of an item nobody has drafted a decision on, by its kind."""


def gather(meeting: str, as_at: date, known_at: date | None, language: str) -> Content:
    """The content of the pack of a meeting, in plain values.

    `LookupError` where there is no meeting of that number.
    """
    with override(language):
        agenda = proceedings.agenda(meeting)
        if agenda is None:
            raise LookupError(meeting)
        items = [each for each in agenda.items if each.state != "taken-off"]
        known = meetings.programmes_of(items, as_at, known_at)
        weighed = weighing.Areas(agenda.meeting.funds, as_at, known_at)
        return {
            "title": TITLE,
            **meetings.head(agenda.meeting, as_at, known_at, language),
            "arising": meetings.arising(items, known),
            "items": [_item(each, known, weighed, language) for each in items],
        }


def _item(
    each: proceedings.ItemView,
    known: meetings.Programmes,
    weighed: weighing.Areas,
    language: str,
) -> Content:
    view = known.get(each.programme)
    act = _act(each)
    return {
        **meetings.item(each, known),
        "asked": _asked(each, act),
        "changes": _changes(each, view),
        "interests_known": [
            {"member": interest.member.label, "ground": interest.ground}
            for interest in _interests(each)
        ],
        "effect": weighed.effect(view.entry, act) if view and view.entry else None,
        "programme": _programme(view, weighed, language) if view else None,
    }


def _interests(each: proceedings.ItemView) -> Iterable[Any]:
    """Interests declared, then those a member has by rule."""
    declared = {interest.member.number for interest in each.interests}
    suggested = proceedings.interests_suggested(each.number)
    return (*each.interests, *(s for s in suggested if s.member.number not in declared))


def _act(each: proceedings.ItemView) -> str:
    """The act proposed: the decision drafted, the request made, or what is usual."""
    if each.resolution and each.resolution.standing:
        return each.resolution.act
    if each.request and each.request.kind in ACTS:
        return each.request.kind
    return USUAL.get(each.kind, "")


def _asked(each: proceedings.ItemView, act: str) -> str:
    """The wording drafted, else what the act is called."""
    if each.resolution and each.resolution.standing and each.resolution.words:
        return each.resolution.words
    if each.request and each.request.kind in REQUESTABLE and act == each.request.kind:
        return _(REQUESTABLE[each.request.kind])
    return _(ACTS[act].label) if act in ACTS else ""


def _changes(
    each: proceedings.ItemView, view: programmes.ProgrammeView | None
) -> list[dict[str, str]]:
    """What a request would change: each field before and after."""
    asked: Mapping[str, Any] = (each.request.terms if each.request else None) or {}
    facts = {**asked.get("facts", {})}
    if asked.get("ends"):
        facts["ends"] = asked["ends"]
    told = [
        {"label": terms.name(name), "before": _before(view, name), "after": terms.said(value, name)}
        for name, value in facts.items()
    ]
    rest = {name: value for name, value in asked.items() if name not in ("facts", "ends")}
    return told + [
        {"label": row["label"], "before": "", "after": row["value"]}
        for row in terms.rows(rest, each.words)
    ]


def _before(view: programmes.ProgrammeView | None, field: str) -> str:
    """What stands now, in words."""
    value = view.value(field) if view else None
    if value is None:
        return ""
    if isinstance(value, (Money, When)):
        return terms.said(_plain(value))
    if isinstance(value, (list, tuple)):
        return ", ".join(filter(None, (terms.said(_plain(part)) for part in value)))
    return terms.said(value, field)


def _plain(value: Any) -> Any:
    if isinstance(value, When):
        return [value.precision, None, value.latest.isoformat()]
    if hasattr(value, "as_json"):
        return value.as_json()
    slots = getattr(value, "__slots__", None)
    return {name: getattr(value, name) for name in slots} if slots else value


def _programme(view: programmes.ProgrammeView, weighed: weighing.Areas, language: str) -> Content:
    entry = view.entry
    area = entry.thematic_area if entry else None
    since = entry.since if entry else None
    suspended = programmes.suspended(view.reference, weighed.as_at, weighed.known_at)
    return {
        "reference": view.reference,
        "heading": view.value("heading") or view.reference,
        "countries": _countries(view, language),
        "region": view.value("region"),
        "title": view.value("title"),
        "thematic_area": area,
        "area_name": weighed.names.get(area or 0, ""),
        "budget": entry.budget.as_json() if entry and entry.budget else None,
        "duration_months": view.value("duration_months"),
        "stage": entry.stage if entry else None,
        "stage_label": _stage(entry) if entry else None,
        "since": since.as_json() if since else None,
        "waited_days": max((weighed.as_at - since.latest).days, 0) if since else None,
        "participants": None
        if entry is None or entry.participants is None
        else [
            {"acronym": part.acronym, "name": part.name, "role": part.role}
            for part in entry.participants
        ],
        "key_partners": [partner.name for partner in view.value("key_partners") or ()] or None,
        "sdgs": _goals(entry),
        "summary": view.value("summary"),
        "suspended": suspended.words if suspended else "",
        "assessment": _assessment(view),
        "conditions": [
            meetings.condition(each, {})
            for each in programmes.conditions(view.reference, open_only=True)
        ],
    }


def _stage(entry: programmes.Entry) -> str | None:
    if entry.stage:
        return _(STAGES[entry.stage])
    return _(STATUSES[entry.status]) if entry.status else None


def _countries(view: programmes.ProgrammeView, language: str) -> list[str]:
    return [countries.country(part.code).name(language) for part in view.value("countries") or ()]


def _goals(entry: programmes.Entry | None) -> list[dict[str, str]] | None:
    if entry is None or entry.sdgs is None:
        return None
    framework = reference.framework("sdg")
    titles = {e.code: e.title for e in framework.elements} if framework else {}
    return [{"code": code, "title": titles.get(code, "")} for code in entry.sdgs]


def _assessment(view: programmes.ProgrammeView) -> Content | None:
    """The last word of each reviewer: the mean of their points, who recommends what."""
    last = {each.reviewer: each for each in programmes.assessments(view.reference)}
    if not last:
        return None
    judged = tuple(last.values())
    told = [each.recommendation for each in judged if each.recommendation]
    counted = {code: told.count(code) for code in RECOMMENDATIONS if code in told}
    labels = [
        _(RECOMMENDATIONS[code]) + (f" ({count})" if len(judged) > 1 else "")
        for code, count in counted.items()
    ]
    criteria = governance.setting(view.fund, "review-criteria") if view.fund else ()
    return {
        "on": max(each.on for each in judged).isoformat(),
        "eligible": all(each.eligible for each in judged),
        "reason": " ".join(each.ineligible_reason for each in judged if not each.eligible),
        "scores": [
            {
                "label": _(each["words"]),
                "points": _mean(
                    [one.scores[each["code"]] for one in judged if each["code"] in one.scores]
                ),
                "most": each["most"],
            }
            for each in criteria
        ],
        "recommendation_label": ", ".join(labels),
        "words": "\n".join(each.words for each in judged if each.words),
    }


def _mean(points: list[int]) -> int | float | None:
    if not points:
        return None
    mean = Decimal(sum(points)) / len(points)
    return int(mean) if mean == int(mean) else float(round(mean, 1))
