"""The first page, the notice about the example, the components, and the pages of errors."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from letsema.doors.web import drawing, figures, reading, words
from letsema.doors.web.forms.moment import Moment
from letsema.doors.web.reading import fund_asked, nothing_yet
from letsema.publications import queries as publications


def home(request: HttpRequest) -> HttpResponse:
    """What the fund does, where, how far, what moved, and its newest edition."""
    fund = fund_asked(request)
    if fund is None:
        return nothing_yet(request)
    moment = Moment(request.GET)
    pipeline = reading.pipeline(fund.slug, moment.day, moment.known)
    entries = pipeline.entries
    shown = {
        "fund": fund,
        "moment": moment,
        "pipeline": pipeline,
        "countries": figures.countries(entries),
        "map": drawing.world(entries, _kept(request)),
        "steps": drawing.dots(figures.flow(entries)),
        "areas": figures.areas(fund, entries),
        "moved": figures.moved_lately(entries),
        "edition": publications.newest_edition(fund.slug, "pipeline-booklet"),
    }
    return render(request, "web/home.html", shown)


def _kept(request: HttpRequest) -> str:
    """The day of the address, for links that leave this page."""
    day = Moment(request.GET).chosen("as_at")
    return f"?as_at={day.isoformat()}" if day else ""


def about(request: HttpRequest) -> HttpResponse:
    """Where the example comes from, and how to read the record."""
    return render(request, "web/about.html", {"fund": fund_asked(request)})


def components(request: HttpRequest) -> HttpResponse:
    """Every component in every state, for developers."""
    shown = {
        "stages": [(code, words.level(code)) for code in words.STAGES],
        "tokens": ("paper", "raised", "ink", "quiet", "rule", "accent"),
        "areas": range(1, 6),
    }
    return render(request, "web/components.html", shown)


def not_found(request: HttpRequest, exception: Any) -> HttpResponse:
    """There is no such page: search is offered with what was asked."""
    told = exception.args[0] if exception.args and isinstance(exception.args[0], str) else ""
    asked = request.path.strip("/").rpartition("/")[2].replace("-", " ")
    shown = {"told": told, "asked": asked}
    return render(request, "web/not_found.html", shown, status=404)


def went_wrong(request: HttpRequest) -> HttpResponse:
    """Something failed here; nothing the reader did."""
    return render(request, "web/went_wrong.html", status=500)
