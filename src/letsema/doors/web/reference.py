"""Pages of countries."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from letsema.doors.web import figures, names
from letsema.doors.web.forms.moment import Moment
from letsema.doors.web.reading import fund_asked
from letsema.programmes import queries as programmes


def countries(request: HttpRequest) -> HttpResponse:
    """Every country that a programme names, with how many do."""
    moment, fund = Moment(request.GET), fund_asked(request)
    entries = (
        *(programmes.programmes_of_fund(fund.slug, moment.day, moment.known) if fund else ()),
        *programmes.programmes_of_fund(None, moment.day, moment.known),
    )
    shown = {"moment": moment, "groups": names.by_region(figures.per_country(entries))}
    return render(request, "web/countries.html", shown)


def country(request: HttpRequest, code: str) -> HttpResponse:
    """A country: its names, the groups it belongs to, its note, its programmes."""
    known = names.known(code.upper())
    if known is None:
        raise Http404(_("No country or territory has the code “%(code)s”.") % {"code": code[:10]})
    moment = Moment(request.GET)
    shown = {
        "country": known,
        "former": [(old.names.get("en", ""), old.until) for old in known.former],
        "groupings": names.groupings_of(known.alpha3),
        "entries": programmes.programmes_of_country(known.alpha3, moment.day, moment.known),
        "moment": moment,
    }
    return render(request, "web/country.html", shown)
