"""Pages of countries."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from letsema.doors.web import acting, figures, lands, names
from letsema.doors.web.forms.moment import Moment
from letsema.doors.web.listing import Column, Filter, Listing
from letsema.doors.web.reading import fund_asked
from letsema.programmes import queries as programmes


@dataclass(frozen=True, slots=True)
class CountryRow:
    """A country on the list: its region and groups as (code, title), how many programmes."""

    code: str
    name: str
    regions: tuple[tuple[str, str], ...]
    groups: tuple[tuple[str, str], ...]
    programmes: int

    @property
    def region(self) -> str:
        """The title of its region."""
        return self.regions[0][1]


def _row(code: str, count: int) -> CountryRow:
    """A country or territory; one that no region holds stands among the others."""
    found = names.groupings_of(code)
    regions = tuple((g.code, g.title) for g in found if g.kind == "region")
    groups = tuple((g.code, g.title) for g in found if g.kind != "region")
    others = (("none", _("Other territories")),)
    return CountryRow(code, names.country(code), regions or others, groups, count)


COUNTRIES = Listing(
    first="country",
    columns=(
        Column("country", lazy("Country"), lambda row: row.name),
        Column("region", lazy("Region"), lambda row: row.region),
        Column("programmes", lazy("Programmes"), lambda row: row.programmes, number=True),
        Column("code", lazy("Code"), lambda row: row.code, shown=False),
    ),
    filters=(
        Filter("region", lazy("Region"), lazy("all regions"), lambda row: row.regions),
        Filter(
            "grouping",
            lazy("Group of countries"),
            lazy("all groups of countries"),
            lambda row: row.groups,
        ),
    ),
)


def countries(request: HttpRequest) -> HttpResponse:
    """Every country that a programme names, with how many do."""
    moment, fund = Moment(request.GET), fund_asked(request)
    entries = (
        *(programmes.programmes_of_fund(fund.slug, moment.day, moment.known) if fund else ()),
        *programmes.programmes_of_fund(None, moment.day, moment.known),
    )
    rows = [_row(code, count) for code, count in figures.per_country(entries).items()]
    file = f"countries-{moment.day.isoformat()}"
    return COUNTRIES.answer(request, "web/countries.html", rows, file=file, moment=moment)


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
        "panels": lands.told(known.alpha3, moment, acting.actor(request)),
    }
    return render(request, "web/country.html", shown)
