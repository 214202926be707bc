"""Pages of initiatives on the ground: the list of them, and each with what it led to."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from letsema.doors.web import acting, seeing, taken_back, words
from letsema.doors.web.learning import countries, may_read
from letsema.doors.web.listing import Column, Filter, Listing
from letsema.programmes import queries as programmes
from letsema.results import queries as results
from letsema.results.queries import InitiativeView


def _lead(row: InitiativeView) -> str:
    return row.lead.name if row.lead else row.lead_words


INITIATIVES = Listing(
    first="title",
    columns=(
        Column("title", lazy("Initiative"), lambda row: row.title),
        Column(
            "where",
            lazy("Where"),
            lambda row: ", ".join(
                filter(None, (row.place_name, *(name for _c, name in countries([row.country]))))
            ),
        ),
        Column("lead", lazy("Led by"), _lead),
        Column("sectors", lazy("Sectors"), lambda r: "; ".join(s.element.title for s in r.sectors)),
        Column(
            "since",
            lazy("From"),
            lambda row: words.when(row.since) if row.since else "",
            lambda row: row.since.latest if row.since else None,
        ),
        Column(
            "cost",
            lazy("Cost"),
            lambda row: words.money(row.cost),
            lambda row: (row.cost.currency, row.cost.amount) if row.cost else None,
            number=True,
        ),
        Column("initiative", lazy("Key"), lambda row: row.key, shown=False),
        Column("programme", lazy("Programme"), lambda row: row.programme, shown=False),
        Column(
            "scales_up",
            lazy("Scales up"),
            lambda row: row.scales_up.key if row.scales_up else row.scales_up_words,
            shown=False,
        ),
        Column(
            "policies",
            lazy("Policies informed"),
            lambda row: "; ".join(each.instrument.key for each in row.instruments),
            shown=False,
        ),
    ),
    filters=(
        Filter("country", lazy("Country"), lazy("any country"), lambda r: countries([r.country])),
        Filter(
            "sector",
            lazy("Sector"),
            lazy("any sector"),
            lambda row: [(each.key, each.element.title) for each in row.sectors],
        ),
        Filter(
            "programme",
            lazy("Programme"),
            lazy("any programme"),
            lambda row: [(row.programme, row.programme)],
        ),
    ),
)


def initiatives(request: HttpRequest) -> HttpResponse:
    """Every initiative one may read of."""
    public_only = not seeing.sees_everything(acting.actor(request))
    rows = results.initiatives(public_only=public_only)
    return INITIATIVES.answer(request, "web/initiatives.html", rows, file="initiatives")


def initiative(request: HttpRequest, key: str) -> HttpResponse:
    """An initiative: where, who leads it, what it scales up, which policies it informed."""
    told: Any = results.initiative(key, public_only=False)
    if told is None and (gone := taken_back.page(request, "initiative", key)):
        return gone
    if told is None or not may_read(request, told.programme):
        raise Http404(_("No initiative is called “%(key)s” here.") % {"key": key[:60]})
    shown = {
        "initiative": told,
        "kin": told if seeing.sees_everything(acting.actor(request)) else results.initiative(key),
        "title": programmes.titles([told.programme]).get(told.programme, told.programme),
    }
    return render(request, "web/initiative.html", shown)
