"""The page a person comes to: what waits for them, when it is due, what happens otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as lazy

from letsema.doors.web import acting, roles
from letsema.doors.web.forms.moment import today
from letsema.doors.web.tables import table
from letsema.doors.web.templatetags.notices import address, said
from letsema.governance import queries as governance
from letsema.insight.queries.waiting import Waiting, waiting
from letsema.insight.rules.waiting import GROUPS, KINDS

HEADINGS = {
    "overdue": lazy("Overdue"),
    "week": lazy("This week"),
    "later": lazy("Later"),
    "no-date": lazy("Without a date"),
}
COLUMNS = ("kind", "role", "subject", "fund", "words", "due", "since", "otherwise", "address")


def _asked(request: HttpRequest, on: date) -> tuple[tuple[Waiting, ...], list[Waiting]]:
    """All that waits for who asks, and what the address narrows it to."""
    told = waiting(acting.actor(request), on)
    kind, role = request.GET.get("kind", ""), request.GET.get("role", "")
    due = request.GET.get("due", "")
    shown = [
        each
        for each in told
        if kind in ("", each.kind) and role in ("", each.role) and due in ("", each.group(on))
    ]
    return told, shown


def _choices(request: HttpRequest, told: Sequence[Waiting], on: date) -> list[dict[str, Any]]:
    """The choices that narrow the list: of what there is, with what is chosen."""
    kinds = {each.kind: said(KINDS[each.kind].title) for each in told}
    held = {each.role: roles.name(each.role) for each in told}
    groups = {each.group(on): HEADINGS[each.group(on)] for each in told}
    named = (
        ("kind", lazy("What"), kinds),
        ("role", lazy("As"), held),
        ("due", lazy("Due"), groups),
    )
    return [
        {"name": name, "label": label, "of": of, "chosen": request.GET.get(name, "")}
        for name, label, of in named
        if len(of) > 1
    ]


@acting.signed_in
def page(request: HttpRequest) -> HttpResponse:
    """What waits for who is signed in, under headings by the day it is due."""
    on = today()
    told, shown = _asked(request, on)
    grouped = [(HEADINGS[g], [w for w in shown if w.group(on) == g]) for g in GROUPS]
    context = {
        "told": told,
        "shown": shown,
        "groups": [group for group in grouped if group[1]],
        "choices": _choices(request, told, on),
        "next_meeting": None if told else _next_meeting(on),
        "day": on,
    }
    return render(request, "web/waiting.html", context)


def _next_meeting(on: date) -> governance.MeetingView | None:
    coming = (m for m in governance.meetings() if m.state == "planned" and m.starts_on)
    return min((m for m in coming if m.day >= on), key=lambda m: m.day, default=None)


@acting.signed_in
def as_csv(request: HttpRequest) -> HttpResponse:
    """What the page shows, as a table for a spreadsheet."""
    on = today()
    rows = []
    for each in _asked(request, on)[1]:
        where = request.build_absolute_uri(address(each.where))
        words = (said(each.words), each.due, each.since, said(each.otherwise), where)
        rows.append((each.kind, each.role, each.subject, each.fund, *words))
    named = (dict(zip(COLUMNS, row, strict=True)) for row in rows)
    return table(f"waiting-{on.isoformat()}.csv", COLUMNS, named)
