"""Pages of what is asked of a committee: the list, a request, putting one."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from letsema.doors.web import acting, seeing, terms, writing
from letsema.doors.web.forms.asking import (
    KINDS,
    STATES,
    Asked,
    Asking,
    RequestSheet,
    WithdrawRequest,
)
from letsema.doors.web.forms.moment import today
from letsema.doors.web.reading import fund_asked, nothing_yet
from letsema.doors.web.seeing import Here
from letsema.doors.web.tables import table
from letsema.governance import queries as governance
from letsema.governance.queries import FundView
from letsema.proceedings import commands, queries
from letsema.proceedings.commands.requesting import KEPT_APART
from letsema.proceedings.queries import RequestView
from letsema.proceedings.rules.acts import ACTS, Correction, acts_for, read_terms
from letsema.proceedings.rules.subjects import Subject
from letsema.proceedings.rules.terms import Terms
from letsema.programmes import queries as programmes
from letsema.programmes.rules.stages import BEFORE_APPROVAL
from letsema.values import Actor, Refusal, Refused, Scope
from letsema.values.permissions import SEE_INTERNAL

COLUMNS = ("number", "title", "kind", "programme", "requested_on", "state", "words")
ABOUT_FUND = "fund-matter"


def _keeps(by: Actor, fund: str) -> bool:
    return by.has("secretariat", fund) or by.has("operator")


def kinds_for(here: Here) -> list[tuple[str, str]]:
    """What somebody may ask the committee for, of a programme as it stands: (kind, label)."""
    asks = here.roles & {"secretariat", "submitter", "operator"}
    if not asks or here.stage in BEFORE_APPROVAL:
        return []
    suspended = programmes.suspended(here.reference) is not None
    subject = Subject("request", today(), here.reference, here.stage, suspended=suspended)
    fitting = {act.code for act in acts_for(subject)}
    if not programmes.decisions_about(here.reference):
        fitting.discard("correct")
    apart = () if _keeps(here.by, here.scope.fund) else KEPT_APART
    return [(k, str(v)) for k, v in KINDS.items() if k in fitting and k not in apart]


def about(here: Here) -> list[dict[str, Any]]:
    """What was asked of the committee for a programme, the latest first."""
    told = reversed(queries.requests(programme=here.reference))
    return [_row(each, frozenset()) for each in told]


def _row(each: RequestView, waiting: frozenset[int | None]) -> dict[str, Any]:
    listed = each.state == "open" and bool(waiting) and each.number not in waiting
    return {
        "number": each.number,
        "title": each.title,
        "kind": each.kind,
        "kind_words": str(KINDS.get(each.kind, each.kind)),
        "programme": each.programme,
        "requested_on": each.requested_on,
        "state": "listed" if listed else each.state,
        "state_words": str(STATES["listed" if listed else each.state]),
        "words": each.words,
        "fund": each.fund,
    }


def _seen(by: Actor, fund: FundView) -> list[RequestView]:
    """The requests of a fund somebody may see: all of it, or those about their programmes."""
    told = queries.requests(fund.slug)
    if any(by.reaches(role, Scope(fund.slug)) for role in SEE_INTERNAL):
        return list(told)
    if not by.has_somewhere("submitter"):
        acting.insist([Refusal("not-yours", "requests are read by who decides or submits")])
    entries = programmes.programmes_of_fund(fund.slug, today())
    mine = {e.reference for e in entries if by.reaches("submitter", seeing.scope_of(e))}
    return [each for each in told if each.programme in mine]


ORDERS: dict[str, Any] = {
    "asked": lambda row: (row["requested_on"], row["number"]),
    "title": lambda row: (row["title"].casefold(), row["number"]),
    "kind": lambda row: (row["kind_words"], row["number"]),
    "programme": lambda row: (row["programme"] or "", row["number"]),
    "state": lambda row: (list(STATES).index(row["state"]), row["number"]),
}


def _shown(request: HttpRequest, fund: FundView) -> tuple[Asked, list[dict[str, Any]]]:
    """What the address narrows the list to, and the list so narrowed and ordered."""
    asked, told = Asked(request.GET), _seen(acting.actor(request), fund)
    ready = queries.ready(fund.slug, today()) if told else ()
    waiting = frozenset({each.request for each in ready} | {None})
    rows = [_row(each, waiting) for each in told]
    kind, state, about = asked.chosen("kind"), asked.chosen("state"), request.GET.get("programme")
    rows = [row for row in rows if kind in ("", row["kind"]) and state in ("", row["state"])]
    rows = [row for row in rows if not about or row["programme"] == about]
    column, falling = asked.order
    return asked, sorted(rows, key=ORDERS[column], reverse=falling)


@acting.signed_in
def requests_page(request: HttpRequest) -> HttpResponse:
    """What is asked of the committee: open, on a list, decided."""
    fund = fund_asked(request)
    if fund is None:
        return nothing_yet(request)
    asked, rows = _shown(request, fund)
    shown = {"fund": fund, "asked": asked, "rows": rows, "count": len(rows)}
    shown["about"] = request.GET.get("programme", "")
    shown["keeps"] = _keeps(acting.actor(request), fund.slug)
    return render(request, "web/requests.html", shown)


@acting.signed_in
def requests_json(request: HttpRequest) -> HttpResponse:
    """What the list of requests shows, for machines."""
    fund = fund_asked(request)
    rows = _shown(request, fund)[1] if fund else []
    told = [{name: row[name] for name in COLUMNS} for row in rows]
    answer = {"fund": fund.slug if fund else None, "requests": told}
    return JsonResponse(answer, json_dumps_params={"indent": 1})


@acting.signed_in
def requests_csv(request: HttpRequest) -> HttpResponse:
    """What the list of requests shows, as a table for a spreadsheet."""
    fund = fund_asked(request)
    rows = _shown(request, fund)[1] if fund else []
    name = f"{fund.slug if fund else 'no-fund'}-requests-{today().isoformat()}.csv"
    return table(name, COLUMNS, rows)


@writing.keeps_words
def new(request: HttpRequest) -> HttpResponse:
    """Putting a request: choosing what to ask for, then its own questions."""
    by, kind = acting.actor(request), request.GET.get("kind", "")
    reference = request.GET.get("programme", "")
    here = seeing.here(request, reference) if reference else None
    fund = governance.fund(here.scope.fund) if here else fund_asked(request)
    if fund is None:
        return nothing_yet(request)
    offered = kinds_for(here) if here else _of_fund(by, fund)
    if kind not in dict(offered):
        return _choose(request, fund, here, offered)
    choices = terms.offered(reference, today(), fund.committee or "")
    asking = Asking(kind, fund, _view(reference), choices)
    form = writing.opened(request, partial(RequestSheet, asking))
    number = request.method == "POST" and writing.taken_in(form, _put, by=by)
    if number:
        messages.success(request, _("The request is put. It waits for a meeting’s list."))
        return redirect("request", number)
    return _asked(request, asking, here, form)


def _put(*, terms: Terms | None, **told: Any) -> int:
    """Put a request. Refused before the command is asked: terms the committee would be refused.

    An end may be asked for before the record knows one to extend, and what corrects is judged by
    what stands at the meeting.
    """
    if terms and not isinstance(terms, Correction):
        subject = queries.subject_of("request", told["programme"], today())
        refusals = [each for each in terms.judge(subject) if each.code != "no-end"]
        if refusals:
            raise Refused(*refusals)
    return commands.put_request(**told, terms=terms.as_json() if terms else None)


def _asked(request: HttpRequest, asking: Asking, here: Here | None, form: Any) -> HttpResponse:
    shown = {"form": form, "here": here, "asking": asking, "fund": asking.fund}
    shown["label"], shown["notice"] = KINDS[asking.kind], _notice(asking)
    return render(request, "web/request_new.html", shown, status=writing.status(form))


def _of_fund(by: Actor, fund: FundView) -> list[tuple[str, str]]:
    keeps = _keeps(by, fund.slug)
    return [(ABOUT_FUND, str(KINDS[ABOUT_FUND]))] if keeps else []


def _view(reference: str) -> programmes.ProgrammeView | None:
    return programmes.programme(reference, today()) if reference else None


def _choose(
    request: HttpRequest, fund: FundView, here: Here | None, offered: list[tuple[str, str]]
) -> HttpResponse:
    """The page that offers what may be asked for, and for which programme."""
    by = acting.actor(request)
    if not _keeps(by, fund.slug) and not by.has_somewhere("submitter"):
        acting.insist([Refusal("not-yours", "the secretariat and submitters put requests")])
    entries = [] if here else programmes.programmes_of_fund(fund.slug, today())
    mine = [e for e in entries if by.roles(seeing.scope_of(e)) & {"secretariat", "submitter"}]
    shown = {"fund": fund, "here": here, "offered": offered, "entries": mine}
    shown["programme"] = _view(here.reference) if here else None
    return render(request, "web/request_choose.html", shown)


def _notice(asking: Asking) -> dict[str, Any] | None:
    """Whether an extension is asked for later than the fund asks to be told of it."""
    if not asking.kind.startswith("extend"):
        return None
    stands = asking.programme.value if asking.programme else dict[str, Any]().get
    end = stands("ends") or stands("ends_original")
    months = governance.setting(asking.fund.slug, "extension-notice-months")
    if end is None:
        return {"ends": None, "months": months}
    by = months_before(end.latest, months)
    return {"ends": end, "months": months, "by": by, "late": today() > by}


def months_before(day: date, months: int) -> date:
    """The day so many months earlier; the last of the month where that has no such day."""
    first = day.year * 12 + day.month - 1 - months
    start = date(first // 12, first % 12 + 1, 1)
    after = date((first + 1) // 12, (first + 1) % 12 + 1, 1)
    return min(start + timedelta(days=day.day - 1), after - timedelta(days=1))


@writing.keeps_words
def request_page(request: HttpRequest, number: int) -> HttpResponse:
    """A request: what is asked in exact terms, where it stands, withdrawing it."""
    found, by = queries.request(number), acting.actor(request)
    if found is None or not _may_see(by, found):
        raise Http404(_("No request of that number stands here."))
    may = found.state == "open" and _may_withdraw(by, found)
    form = writing.opened(request, WithdrawRequest) if may else None
    sent = form is not None and request.method == "POST"
    if sent and writing.taken_in(form, commands.withdraw_request, number=number, by=by):
        messages.success(request, _("The request is withdrawn."))
        return redirect("request", number)
    shown = {"asked": found, "form": form, "row": _row(found, frozenset())}
    shown["terms"] = terms_told(found, inside=seeing.sees_judgements(by, _scope(found)))
    shown["lists"] = [i for i in queries.items_of_request(number) if i.state != "taken-off"]
    shown["held"] = governance.meeting(shown["lists"][-1].meeting) if shown["lists"] else None
    shown["programme"] = _view(found.programme)
    return render(request, "web/request.html", shown, status=writing.status(form) if form else 200)


def _scope(found: RequestView) -> Scope:
    return programmes.scope(found.programme) if found.programme else Scope(found.fund)


def _may_see(by: Actor, found: RequestView) -> bool:
    scope = _scope(found)
    roles = (*SEE_INTERNAL, "submitter") if found.programme else SEE_INTERNAL
    return any(by.reaches(role, scope) for role in roles)


def _may_withdraw(by: Actor, found: RequestView) -> bool:
    if _keeps(by, found.fund):
        return True
    return found.kind not in KEPT_APART and by.reaches("submitter", _scope(found))


def terms_told(found: RequestView, *, inside: bool) -> list[terms.Line]:
    """The terms asked for, in words."""
    read = read_terms(found.kind, found.terms) if found.terms and found.kind in ACTS else None
    return terms.told(read, inside=inside) if isinstance(read, Terms) else []
