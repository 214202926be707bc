"""Pages of decisions: all that were taken, and one with what rests on it."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from letsema.doors.web import acting
from letsema.doors.web.forms.decisions import Asked
from letsema.doors.web.forms.moment import today
from letsema.doors.web.reading import fund_asked, nothing_yet
from letsema.doors.web.seeing import inside, sees_judgements
from letsema.doors.web.tables import table
from letsema.governance import queries as governance
from letsema.governance.queries import DecisionView, FundView
from letsema.proceedings import queries as proceedings
from letsema.programmes import queries as programmes
from letsema.values import Scope

COLUMNS = ("number", "taken_on", "meeting", "words", "corrects", "corrected_by", "internal")


def _sees(request: HttpRequest, funds: tuple[str, ...]) -> bool:
    """Whether who asks sees every decision on what is not public, and how it was resolved."""
    by = acting.actor(request)
    return any(sees_judgements(by, Scope(fund=fund)) for fund in funds or ("",))


def _asked(request: HttpRequest, fund: FundView) -> tuple[Asked, list[DecisionView]]:
    """What the address narrows the decisions to, and those decisions, the last first."""
    public = not _sees(request, (fund.slug,))
    found = governance.decisions(fund.committee, public_only=public) if fund.committee else ()
    asked = Asked(request.GET, found)
    return asked, asked.narrowed(found)


def decisions(request: HttpRequest) -> HttpResponse:
    """Every decision of a fund's committee."""
    fund = fund_asked(request)
    if fund is None:
        return nothing_yet(request)
    asked, found = _asked(request, fund)
    return render(request, "web/decisions.html", {"fund": fund, "asked": asked, "found": found})


def _row(each: DecisionView) -> dict[str, Any]:
    told = {name: getattr(each, name) for name in COLUMNS}
    return told | {"taken_on": str(each.taken_on), "corrected_by": list(each.corrected_by)}


def decisions_json(request: HttpRequest) -> HttpResponse:
    """What the page shows, for machines."""
    fund = fund_asked(request)
    if fund is None:
        raise Http404(_("No fund is on record."))
    told = {"fund": fund.slug, "decisions": [_row(each) for each in _asked(request, fund)[1]]}
    return JsonResponse(told, json_dumps_params={"indent": 1})


def decisions_csv(request: HttpRequest) -> HttpResponse:
    """What the page shows, as a table for a spreadsheet."""
    fund = fund_asked(request)
    if fund is None:
        raise Http404(_("No fund is on record."))
    rows = [_row(each) for each in _asked(request, fund)[1]]
    plain = [row | {"corrected_by": "; ".join(row["corrected_by"])} for row in rows]
    return table(f"{fund.slug}-decisions.csv", COLUMNS, plain)


def decision(request: HttpRequest, number: str) -> HttpResponse:
    """A decision: its words, the meeting, what it corrects, and what rests on it."""
    found = governance.decision(number)
    body = governance.body(found.body) if found else None
    sees = _sees(request, governance.funds_of_committee(found.body)) if found else False
    mine = _concerned(request, number, sees=sees) if found else []
    if found is None or body is None or _hidden(request, found, mine, sees=sees):
        raise Http404(_("There is no decision “%(number)s”.") % {"number": number[:60]})
    shown = {
        "decision": found,
        "body": body,
        "held": governance.meeting(found.meeting or ""),
        "resolution": proceedings.resolution(number) if sees else None,
        "concerned": [
            (programmes.programme(name, today()), programmes.is_public(name)) for name in mine
        ],
    }
    return render(request, "web/decision.html", shown)


def _concerned(request: HttpRequest, number: str, *, sees: bool) -> list[str]:
    """The programmes that rest on a decision, as far as who asks may know of them."""
    by = acting.actor(request)
    told = programmes.programmes_citing(number, public_only=False)
    return [each for each in told if sees or programmes.is_public(each) or inside(by, each)]


def _hidden(request: HttpRequest, found: DecisionView, mine: list[str], *, sees: bool) -> bool:
    """Whether who asks may not read it: it is not public, and concerns more than what is theirs.

    Its words name every programme it concerns.
    """
    by = acting.actor(request)
    whole = len(mine) == len(programmes.programmes_citing(found.number, public_only=False))
    return found.internal and not sees and not (whole and any(inside(by, each) for each in mine))
