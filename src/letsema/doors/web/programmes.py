"""Pages of programmes: the pipeline, one programme, those beyond the fund, two dates compared."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django_htmx.http import push_url

from letsema.doors.web import (
    acting,
    decided,
    differences,
    drawing,
    figures,
    reading,
    story,
    whole,
)
from letsema.doors.web.forms.moment import Moment, Span
from letsema.doors.web.forms.pipeline import Asked
from letsema.doors.web.reading import fund_asked, nothing_yet
from letsema.doors.web.tables import table
from letsema.governance import queries as governance
from letsema.governance.queries import FundView
from letsema.programmes import queries as programmes
from letsema.publications import queries as publications

PER_PAGE = 50
COLUMNS = (
    "reference",
    "title",
    "countries",
    "region",
    "thematic_area",
    "section",
    "status",
    "stage",
    "since_not_before",
    "since_not_after",
    "budget",
    "currency",
    "duration_months",
    "participants",
    "sdgs",
    "source",
)


def _asked(request: HttpRequest, fund: FundView) -> tuple[Asked, programmes.Pipeline]:
    """What the address narrows the pipeline to, and the pipeline so narrowed."""
    moment = Moment(request.GET)
    whole = reading.pipeline(fund.slug, moment.day, moment.known)
    asked = Asked(request.GET, fund, whole.entries)
    if not asked.narrowed:
        return asked, whole
    return asked, programmes.narrowed(whole, asked.selection)


def pipeline(request: HttpRequest) -> HttpResponse:
    """The pipeline as a sentence one may change, its totals, and its programmes."""
    fund = fund_asked(request)
    if fund is None:
        return nothing_yet(request)
    asked, shown = _asked(request, fund)
    context = {
        "fund": fund,
        "asked": asked,
        "pipeline": shown,
        "count": len(shown.entries),
        "page": Paginator(shown.entries, PER_PAGE).get_page(request.GET.get("page")),
    }
    response = render(request, "web/pipeline.html", context)
    if request.htmx:  # type: ignore[attr-defined]
        return push_url(response, asked.address(request.path))
    return response


def pipeline_json(request: HttpRequest) -> HttpResponse:
    """What the pipeline page shows, for machines."""
    fund = fund_asked(request)
    if fund is None:
        raise Http404(_("No fund is on record."))
    return JsonResponse(_asked(request, fund)[1].as_json(), json_dumps_params={"indent": 1})


def pipeline_csv(request: HttpRequest) -> HttpResponse:
    """What the pipeline page shows, as a table for a spreadsheet."""
    fund = fund_asked(request)
    if fund is None:
        raise Http404(_("No fund is on record."))
    shown = _asked(request, fund)[1]
    name = f"{fund.slug}-pipeline-{shown.as_at.isoformat()}.csv"
    return table(name, COLUMNS, (figures.as_row(entry) for entry in shown.entries))


def programme(request: HttpRequest, reference: str) -> HttpResponse:
    """All that is known of a programme, each fact with its source."""
    if onward := programmes.survivor(reference):
        _readable(request, onward)  # where it goes on is told to whoever may read it there
        return redirect("programme", onward)
    eyes, moment = _readable(request, reference), Moment(request.GET)
    view = story.told_to(programmes.programme(reference, moment.day, moment.known), eyes.internal)
    context = {
        "programme": view,
        "moment": moment,
        "fund": governance.fund(view.fund) if view.fund else None,
        "locator": drawing.locator(view.entry) if view.entry else "",
        "story": story.marks(view, moment.day, eyes.internal),
        **_facts(view),
        "decided": decided.told(reference, moment),
        "internal": decided.internal(reference, moment, eyes) if eyes.internal else None,
        "whole": whole.told(reference, moment, acting.actor(request), eyes),
    }
    return render(request, "web/programme.html", context)


def _facts(view: programmes.ProgrammeView) -> dict[str, Any]:
    """Who takes part, and what no source tells."""
    return {
        "participants": story.participants(view),
        "partners": story.partner_groups(view),
        "unknown": story.not_stated(view),
    }


def _readable(request: HttpRequest, reference: str) -> decided.Eyes:
    """What who asks may see of a programme. Not found, where there is nothing for them to see."""
    eyes = decided.eyes(acting.actor(request), programmes.scope(reference))
    known = programmes.references_known([reference])
    if not known or not (eyes.internal or programmes.is_public(reference)):
        raise Http404(_("No programme has the reference “%(ref)s”.") % {"ref": reference[:60]})
    return eyes


def beyond(request: HttpRequest) -> HttpResponse:
    """Programmes that no fund pays for."""
    moment = Moment(request.GET)
    entries = programmes.programmes_of_fund(None, moment.day, moment.known)
    return render(request, "web/beyond.html", {"entries": entries, "moment": moment})


def compare(request: HttpRequest) -> HttpResponse:
    """What changed between two days, or two editions."""
    fund = fund_asked(request)
    if fund is None:
        return nothing_yet(request)
    span, editions = Span(request.GET), publications.editions(fund.slug)
    before, after = span.days(editions)
    found = programmes.compare(fund.slug, before, after, span.known)
    context = {
        "fund": fund,
        "span": span,
        "before": before,
        "after": after,
        "found": differences.told(found, differences.sides(fund.slug, found, span.known)),
        "editions": editions,
        "backwards": after < before,
    }
    return render(request, "web/compare.html", context)
