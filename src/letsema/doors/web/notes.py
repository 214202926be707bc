"""Pages of what waits: notes and documents before the committee's decision. None is public."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from letsema.doors.web import acting, drawing, seeing, writing
from letsema.doors.web.forms.moment import today
from letsema.doors.web.forms.notes import STAGES, NewNote, Waiting
from letsema.doors.web.reading import fund_asked, nothing_yet
from letsema.doors.web.tables import table
from letsema.governance import queries as governance
from letsema.governance.queries import FundView
from letsema.programmes import commands, queries
from letsema.programmes.queries import NoteView
from letsema.programmes.rules.acts import ACTS
from letsema.values import Refusal, Scope, may_act
from letsema.values.permissions import SEE_INTERNAL

COLUMNS = (
    "reference",
    "title",
    "countries",
    "region",
    "thematic_area",
    "stage",
    "since",
    "days",
    "due_on",
    "eligible",
    "points",
    "most_points",
    "recommendations",
    "budget",
    "currency",
    "participants",
)


@dataclass(frozen=True, slots=True)
class Row:
    """A note or document that waits: for how many days, and how it was judged, where that may
    be told.

    `limit` is the fund's setting for a wait at its stage, None where there is none.
    """

    note: NoteView
    days: int
    limit: int | None
    told: bool
    most: int
    today: date

    @property
    def at_least(self) -> bool:
        """Whether it may wait longer: the day it began is only known to lie in a window."""
        return self.note.entry.since.exact is None

    @property
    def is_note(self) -> bool:
        """Whether it is a note, which is assessed; a document goes to the committee as it is."""
        return self.note.entry.stage != "document-submitted"

    @property
    def long(self) -> bool:
        """Whether it waits longer than the fund means it to."""
        return self.limit is not None and self.days > self.limit

    @property
    def overdue(self) -> bool:
        """Whether a returned note's day has passed."""
        return self.note.due_on is not None and self.note.due_on < self.today

    @property
    def found(self) -> str:
        """`yes`, `no`, or `open` where nobody has judged or it may not be told."""
        return {True: "yes", False: "no", None: "open"}[self.note.eligible if self.told else None]

    @property
    def points(self) -> float | None:
        """The mean points, where they may be told."""
        return self.note.points if self.told else None

    def as_json(self) -> dict[str, Any]:
        """The row for machines; None where a thing is not known or not to be told."""
        entry = self.note.entry.as_json()
        kept = ("reference", "title", "countries", "region", "thematic_area", "stage", "since")
        return {
            **{name: entry[name] for name in kept},
            "days": self.days,
            "due_on": self.note.due_on.isoformat() if self.note.due_on else None,
            "eligible": {"yes": True, "no": False, "open": None}[self.found],
            "points": self.points,
            "most_points": self.most if self.points is not None else None,
            "recommendations": self.note.recommendations if self.told else None,
            "budget": entry["budget"],
            "participants": entry["participants"],
        }


ORDERS: dict[str, Any] = {
    "since": lambda row: (row.note.entry.since.latest, row.note.reference),
    "reference": lambda row: (drawing.heading(row.note.entry), row.note.reference),
    "stage": lambda row: (STAGES.index(row.note.entry.stage), row.note.reference),
    "area": lambda row: (row.note.entry.thematic_area or 99, row.note.reference),
    "points": lambda row: (row.points if row.points is not None else -1, row.note.reference),
    "due": lambda row: (row.note.due_on or date.max, row.note.reference),
}


def _rows(request: HttpRequest, fund: FundView) -> list[Row]:
    """What waits and may be seen by who asks; who may see none is told so."""
    by, on = acting.actor(request), today()
    acting.insist(_judge_reader(request, fund))
    limits = governance.setting(fund.slug, "ageing-days")
    most = sum(each["most"] for each in governance.setting(fund.slug, "review-criteria"))
    rows = []
    for note in queries.notes(fund.slug):
        scope = seeing.scope_of(note.entry)
        told = seeing.sees_judgements(by, scope)
        if told or by.reaches("submitter", scope):
            days = max((on - note.entry.since.latest).days, 0)
            rows.append(Row(note, days, limits.get(note.entry.stage), told, most, on))
    return rows


def _judge_reader(request: HttpRequest, fund: FundView) -> list[Refusal]:
    by = acting.actor(request)
    if any(g.role in (*SEE_INTERNAL, "submitter") and g.fund in ("", fund.slug) for g in by.grants):
        return []
    return [Refusal("not-yours", "notes that wait are read by who reviews, decides or submits")]


def _shown(request: HttpRequest, fund: FundView) -> tuple[Waiting, list[Row]]:
    """What the address narrows the list to, and the list so narrowed and ordered."""
    rows = _rows(request, fund)
    asked = Waiting(request.GET, fund, [row.note for row in rows])
    wanted = {name: asked.chosen(name) for name in ("stage", "area", "country", "eligible")}
    shown = [row for row in rows if _fits(row, **wanted)]
    column, falling = asked.order
    return asked, sorted(shown, key=ORDERS[column], reverse=falling)


def _fits(row: Row, stage: str, area: str, country: str, eligible: str) -> bool:
    entry = row.note.entry
    return (
        stage in ("", entry.stage)
        and area in ("", str(entry.thematic_area))
        and (not country or country in {part.code for part in entry.countries})
        and eligible in ("", row.found)
    )


@acting.signed_in
def notes(request: HttpRequest) -> HttpResponse:
    """What waits to be reviewed, revised or decided, the longest waiting first."""
    fund = fund_asked(request)
    if fund is None:
        return nothing_yet(request)
    asked, rows = _shown(request, fund)
    by = acting.actor(request)
    shown = {"fund": fund, "asked": asked, "rows": rows, "count": len(rows)}
    shown["long"] = sum(row.long for row in rows)
    shown["may_register"] = fund in _funds_of(request)
    shown["judges"] = any(by.reaches(role, Scope(fund.slug)) for role in SEE_INTERNAL)
    return render(request, "web/notes.html", shown)


@acting.signed_in
def notes_json(request: HttpRequest) -> HttpResponse:
    """What the list of notes shows, for machines."""
    fund = fund_asked(request)
    rows = _shown(request, fund)[1] if fund else []
    told = {"fund": fund.slug if fund else None, "as_at": today().isoformat()}
    told |= {"entries": [row.as_json() for row in rows]}
    return JsonResponse(told, json_dumps_params={"indent": 1})


@acting.signed_in
def notes_csv(request: HttpRequest) -> HttpResponse:
    """What the list of notes shows, as a table for a spreadsheet."""
    fund = fund_asked(request)
    rows = _shown(request, fund)[1] if fund else []
    name = f"{fund.slug if fund else 'no-fund'}-notes-{today().isoformat()}.csv"
    return table(name, COLUMNS, (_flat(row.as_json()) for row in rows))


def _flat(told: dict[str, Any]) -> dict[str, Any]:
    budget = told["budget"] or {"amount": "", "currency": ""}
    parts = told["participants"] or ()
    advice = told["recommendations"] or {}
    return {
        **told,
        "countries": " ".join(told["countries"]),
        "since": told["since"]["on"] or told["since"]["not_after"],
        "recommendations": "; ".join(f"{name} {count}" for name, count in advice.items()),
        "budget": budget["amount"],
        "currency": budget["currency"],
        "participants": "; ".join(part["organisation"] for part in parts),
    }


def _funds_of(request: HttpRequest) -> list[FundView]:
    """The funds somebody may register notes with."""
    by, roles = acting.actor(request), (*ACTS["submit-note"].roles, "operator")
    held = [g.fund for g in by.grants if g.role in roles and not g.programme]
    return [fund for fund in governance.funds() if {"", fund.slug} & set(held)]


@writing.keeps_words
def new(request: HttpRequest) -> HttpResponse:
    """Registering a concept note: one group of questions after the other, on one page."""
    funds = _funds_of(request)
    if not funds:
        acting.insist(may_act(acting.actor(request), ACTS["submit-note"].roles, Scope()))
    fund = next((each for each in funds if each.slug == request.GET.get("fund")), funds[0])
    form = writing.opened(request, partial(NewNote, fund))
    if request.method == "POST":
        by = acting.actor(request)
        if reference := writing.taken_in(form, commands.register_note, by=by):
            words = _("The note is registered. It keeps the reference %(reference)s for life.")
            messages.success(request, words % {"reference": reference})
            return redirect("programme", reference)
    shown = {"form": form, "fund": fund, "funds": funds}
    return render(request, "web/note_new.html", shown, status=writing.status(form))
