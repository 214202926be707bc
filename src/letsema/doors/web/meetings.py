"""Pages of meetings: the list, one meeting, planning it, what is on its list, who took part."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from letsema.doors.web import acting, chamber, sitting, writing
from letsema.doors.web.forms import meetings as forms
from letsema.doors.web.forms.moment import today
from letsema.doors.web.reading import fund_asked, nothing_yet
from letsema.doors.web.tables import table
from letsema.governance import commands as governance_commands
from letsema.governance import queries as governance
from letsema.governance.queries import FundView, MeetingView
from letsema.proceedings import commands
from letsema.proceedings import queries as proceedings
from letsema.proceedings.queries import ItemView, ReadyItem
from letsema.proceedings.rules.sitting import GROUPS
from letsema.values import Refused, may_keep_record

TO_COME = ("planned", "open")


def _shown(request: HttpRequest, fund: FundView) -> tuple[forms.Asked, list[MeetingView]]:
    """What the address narrows the meetings to, and those meetings in its order."""
    found = governance.meetings(fund.committee) if fund.committee else ()
    keeps = not may_keep_record(acting.actor(request), fund.slug)
    seen = [each for each in found if keeps or each.state != "cancelled"]
    asked = forms.Asked(request.GET, seen)
    return asked, asked.narrowed_to(seen)


def meetings(request: HttpRequest) -> HttpResponse:
    """The meetings of a fund's committee: those to come, then those held, the last first."""
    fund = fund_asked(request)
    if fund is None:
        return nothing_yet(request)
    asked, found = _shown(request, fund)
    held = [each for each in found if each.state not in TO_COME]
    shown = {
        "fund": fund,
        "asked": asked,
        "count": len(found),
        "coming": [each for each in found if each.state in TO_COME],
        "held": held,
        "decided": _decided(held),
        "keeps": not may_keep_record(acting.actor(request), fund.slug),
    }
    return render(request, "web/meetings.html", shown)


def _decided(held: list[MeetingView]) -> dict[str, int]:
    """How many public decisions each meeting took."""
    found: dict[str, int] = {}
    for each in governance.decisions(held[0].body) if held else ():
        found[each.meeting or ""] = found.get(each.meeting or "", 0) + 1
    return found


COLUMNS = (
    *("number", "label", "procedure", "state", "starts_on", "ends_on", "held"),
    *("deadline", "venue", "decisions"),
)


def _rows(request: HttpRequest) -> tuple[FundView, list[dict[str, Any]]]:
    """What the list shows, in plain values; no page where there is no fund."""
    fund = fund_asked(request)
    if fund is None:
        raise Http404(_("No fund is on record."))
    found = _shown(request, fund)[1]
    decided = _decided(found)
    told = [{name: getattr(each, name, None) for name in COLUMNS} for each in found]
    for row, each in zip(told, found, strict=True):
        days = {name: str(row[name]) for name in ("starts_on", "ends_on", "deadline") if row[name]}
        row |= {**days, "held": each.held.as_json(), "decisions": decided.get(each.number or "", 0)}
    return fund, told


def meetings_json(request: HttpRequest) -> HttpResponse:
    """What the list of meetings shows, for machines."""
    fund, rows = _rows(request)
    told = {"fund": fund.slug, "meetings": rows}
    return JsonResponse(told, json_dumps_params={"indent": 1})


def meetings_csv(request: HttpRequest) -> HttpResponse:
    """What the list of meetings shows, as a table for a spreadsheet."""
    fund, rows = _rows(request)
    plain = [row | {"held": row["held"]["on"] or row["held"]["not_after"]} for row in rows]
    return table(f"{fund.slug}-meetings.csv", COLUMNS, plain)


@writing.keeps_words
def plan(request: HttpRequest) -> HttpResponse:
    """Plan a meeting, or a round by no-objection."""
    fund = fund_asked(request)
    if fund is None or not fund.committee:
        raise Http404(_("No fund with a committee is on record."))
    acting.insist(may_keep_record(acting.actor(request), fund.slug))
    days = governance.setting(fund.slug, "no-objection-working-days")
    committee = fund.committee
    form = writing.opened(request, lambda *told: forms.Plan(committee, days, *told))
    if request.method == "POST" and (
        number := writing.taken_in(form, governance_commands.plan_meeting, by=acting.actor(request))
    ):
        return redirect("agenda", number)
    shown = {"form": form, "fund": fund, "days": days}
    return render(request, "web/meeting_plan.html", shown, status=writing.status(form))


@writing.keeps_words
def amend(request: HttpRequest, number: str) -> HttpResponse:
    """Change a planned meeting."""
    desk = chamber.desk(request, number)
    form = writing.opened(request, lambda *told: forms.Amend(desk.meeting, *told))
    if request.method == "POST" and writing.taken_in(
        form, governance_commands.amend_meeting, by=desk.by
    ):
        return redirect("meeting", number)
    shown = {"form": form, "meeting": desk.meeting}
    return render(request, "web/meeting_plan.html", shown, status=writing.status(form))


@writing.keeps_words
def cancel(request: HttpRequest, number: str) -> HttpResponse:
    """Cancel a planned meeting, with the reason."""
    desk = chamber.desk(request, number)
    form = writing.opened(request, lambda *told: forms.Reason({"meeting": number}, *told))
    if request.method == "POST" and writing.taken_in(
        form, governance_commands.cancel_meeting, by=desk.by
    ):
        return redirect("meeting", number)
    shown = {"form": form, "meeting": desk.meeting}
    return render(request, "web/meeting_cancel.html", shown, status=writing.status(form))


def meeting(request: HttpRequest, number: str) -> HttpResponse:
    """A meeting: when, where, what it decided; for the committee, what is before it."""
    found = chamber.door(request, number)
    if found.meeting.state == "cancelled" and not found.sees:
        raise Http404(_("There is no meeting “%(number)s”.") % {"number": number[:40]})
    shown: dict[str, Any] = {
        "chamber": found,
        "meeting": found.meeting,
        "body": _body_name(found.meeting.body),
        "decisions": governance.decisions(meeting=number, public_only=not found.sees),
        "edition": sitting.edition_after(found),
    }
    if found.sees:
        agenda = proceedings.agenda_of(found.meeting)
        resolved = found.live and any(r.standing for r in agenda.resolutions)
        shown |= {
            "agenda": agenda,
            "effect": found.effect(agenda) if resolved else None,
            "signed": proceedings.signed_minutes(number),
        }
    return render(request, "web/meeting.html", shown)


def _body_name(slug: str) -> str:
    return next((name for each, _kind, name in governance.bodies() if each == slug), slug)


@acting.signed_in
def agenda(request: HttpRequest, number: str) -> HttpResponse:
    """The list of a meeting being prepared: what is on it, and what is ready to be."""
    inside = chamber.inside(request, number)
    found = proceedings.agenda_of(inside.meeting)
    ready = _not_listed(inside.meeting, found.items)
    shown = {
        "chamber": inside,
        "meeting": inside.meeting,
        "agenda": found,
        "ready": [(GROUPS[g], [r for r in ready if r.group == g]) for g in GROUPS],
        "waiting": len(ready),
        "minutes": sum(i.minutes or 0 for i in found.items),
    }
    return render(request, "web/agenda.html", shown)


def _not_listed(meeting: MeetingView, items: Iterable[ItemView]) -> list[ReadyItem]:
    """What is ready by the meeting and not on its list."""
    listed = {
        (i.programme, i.request.number if i.request else None, i.condition)
        for i in items
        if i.state == "listed"
    }
    day = max(today(), meeting.day)
    ready = (
        each
        for fund in meeting.funds
        for each in proceedings.ready(fund, day, meeting.number or "")
    )
    return [r for r in ready if (r.programme, r.request, r.condition) not in listed]


@require_POST
@acting.signed_in
def list_ready(request: HttpRequest, number: str) -> HttpResponse:
    """Put all that is ready on the list."""
    chamber.desk(request, number)
    chamber.done(request, commands.list_ready, _("All that is ready is listed."), meeting=number)
    return redirect("agenda", number)


@require_POST
@acting.signed_in
def list_item(request: HttpRequest, number: str) -> HttpResponse:
    """Put one thing on the list."""
    chamber.desk(request, number)
    told: dict[str, Any] = {name: request.POST.get(name, "") for name in ("kind", "programme")}
    for name in ("request", "condition"):
        text = request.POST.get(name, "")
        told[name] = int(text) if text.isdecimal() and len(text) < 19 else None
    chamber.done(request, commands.list_item, _("It is listed."), meeting=number, **told)
    return redirect("agenda", number)


@require_POST
@acting.signed_in
def order(request: HttpRequest, number: str) -> HttpResponse:
    """Move an item one place up or down."""
    chamber.desk(request, number)
    items = [i.number for i in proceedings.items(number) if i.state != "taken-off"]
    moved = request.POST.get("item", "")
    step = -1 if request.POST.get("to") == "up" else 1
    if moved.isdecimal() and len(moved) < 19 and int(moved) in items:
        at = items.index(int(moved))
        to = min(max(at + step, 0), len(items) - 1)
        items.insert(to, items.pop(at))
        chamber.done(request, commands.order_items, _("Moved."), meeting=number, items=items)
    return redirect("agenda", number)


@acting.signed_in
def attendance(request: HttpRequest, number: str) -> HttpResponse:
    """Who takes part, and how; the quorum."""
    desk = chamber.desk(request, number)
    now = {a.member.number: a.how for a in governance.attendance(number)}
    form = forms.Attendance(desk.members(), now, request.POST or None)
    if request.method == "POST" and form.is_valid() and _recorded(request, form, number):
        return redirect("attendance", number)
    shown = {
        "chamber": desk,
        "meeting": desk.meeting,
        "form": form,
        "quorum": governance.quorum(number),
    }
    return render(request, "web/attendance.html", shown, status=writing.status(form))


def _recorded(request: HttpRequest, form: forms.Attendance, number: str) -> bool:
    """Record who took part; False where it is refused, the form says why."""
    by, at = acting.actor(request), writing.now()
    try:
        for member, how in form.changes():
            governance_commands.record_attendance(
                meeting=number, member=member, how=how, by=by, at=at
            )
    except Refused as refused:
        acting.add_refusals(form, refused)
        return False
    messages.success(request, _("Who takes part is recorded."))
    return True
