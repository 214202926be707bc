"""Who works with whom: drawn, as a table, and to take along."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from letsema.doors.web.forms.network import Asked
from letsema.doors.web.network_drawing import drawn
from letsema.doors.web.tables import table
from letsema.doors.web.words.ties import TIE_KINDS, counted
from letsema.governance import queries as governance
from letsema.insight.queries import network as insight
from letsema.insight.queries.network import Neighbourhood, Network, PartnerView, Row, Shared
from letsema.insight.rules.network import MOST_PAIRED

PER_PAGE = 100
MOST_SHARED = 4
"""So many things in common are named in a row; the export names all."""
PLACES: dict[str, Callable[[Row], Any]] = {
    "partners": lambda row: -row.measure.partners,
    "ties": lambda row: -row.measure.ties,
    "large": lambda row: -row.measure.large,
    "between": lambda row: -(row.measure.between or 0.0),
    "group": lambda row: row.measure.group,
    "name": lambda row: row.organisation.name.casefold(),
}
HEADINGS = {
    "name": lazy("Organisation"),
    "partners": lazy("Partners"),
    "ties": lazy("Ties"),
    "large": lazy("Large circles"),
    "between": lazy("Leads between"),
    "group": lazy("Group"),
}
COLUMNS = ("organisation", "name", "kind", "country", "partners", "ties", "large_circles")
MORE = ("leads_between", "group", "works_most_with", "ties_with_it")
OF_ONE = ("organisation", "name", "kind", "country", "ties")
ADDRESSES = {"programme": "programme", "body": "body", "agreement": "agreement"}
"""The kinds of ties that have a page for each, and its name."""


@dataclass(frozen=True, slots=True)
class Line:
    """A partner in the table: what they have in common as (address or empty, words), and more."""

    partner: PartnerView
    kinds: list[str]
    shared: list[tuple[str, str]]
    more: int


def page(request: HttpRequest) -> HttpResponse:
    """The network of a day, or the partners of one organisation."""
    asked = Asked(request.GET, governance.funds())
    if asked.chosen("form") and asked.errors:
        return _refused(asked)
    if asked.organisation:
        return _of_one(request, asked)
    told = insight.network(asked.day, asked.narrowed)
    asked.offer_only(told.countries, told.areas)
    rows = _ordered(told, asked.order)
    if asked.chosen("form"):
        return _whole_csv(told, rows)
    shown = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": shown,
        "headings": _headings(asked, told),
        "counts": [counted(*each) for each in told.counts],
        "several": len(told.groups) > 1,
        "sampled": 0 < told.walked < told.nodes,
    }
    return render(request, "web/network.html", _shared(asked, told) | context)


def _of_one(request: HttpRequest, asked: Asked) -> HttpResponse:
    told = insight.neighbourhood(asked.organisation, asked.day, asked.narrowed)
    if told is None:
        key = asked.organisation[:60]
        raise Http404(_("No organisation is called “%(key)s” here.") % {"key": key})
    asked.offer_only(told.countries, told.areas)
    if asked.chosen("form"):
        return _partners_csv(told)
    shown = Paginator(told.partners, PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": shown, "lines": [_line(each) for each in shown]}
    return render(request, "web/network_of_one.html", _shared(asked, told) | context)


def _shared(asked: Asked, told: Network | Neighbourhood) -> dict[str, Any]:
    """What both pages show."""
    large = [(address(kind, what), name, size) for kind, what, name, size in told.large]
    picture = drawn(told, lambda key: f"?{asked.query(organisation=key, sort='')}")
    return {
        "asked": asked,
        "told": told,
        "drawn": picture,
        "large": large,
        "most_paired": MOST_PAIRED,
    }


def _refused(asked: Asked) -> HttpResponse:
    """An export that would hold more than was asked for is none."""
    said = [_("Nothing is exported: part of the address could not be read.")]
    for name, errors in asked.errors.items():
        said += [f"{asked[name].label}: {error}" for error in errors]
    return HttpResponseBadRequest("\n".join(said), content_type="text/plain; charset=utf-8")


def _ordered(told: Network, order: str) -> Sequence[Row]:
    """The rows in the order asked for; they come with most partners first."""
    column, back = order.removeprefix("-"), order.startswith("-")
    if order == "partners":
        return told.rows
    return sorted(told.rows, key=PLACES[column], reverse=back)


def _headings(asked: Asked, told: Network) -> list[dict[str, Any]]:
    """The columns: words, the address that turns their order, how it stands now."""
    left_out = {
        "large": not told.large,
        "between": not told.walked,
        "group": len(told.groups) < 2,
    }
    now, turned = asked.order.removeprefix("-"), asked.order.startswith("-")
    found = []
    for key, heading in HEADINGS.items():
        if not left_out.get(key):
            mine = key == now
            falling = (key in ("name", "group")) == turned
            found.append(
                {
                    "words": heading,
                    "number": key != "name",
                    "query": asked.query(sort=f"-{key}" if mine and not turned else key),
                    "stands": ("descending" if falling else "ascending") if mine else "",
                }
            )
    return found


def _line(partner: PartnerView) -> Line:
    kinds = [counted(*each) for each in partner.kinds]
    shared = [(address(each.kind, each.what), _called(each)) for each in partner.shared]
    return Line(partner, kinds, shared[:MOST_SHARED], max(0, len(shared) - MOST_SHARED))


def _called(shared: Shared) -> str:
    """What two have in common, as a line of a table can hold it."""
    return shared.title if len(shared.title) <= 90 else shared.title[:88].rstrip() + "…"


def address(kind: str, what: str) -> str:
    """The page of what ties organisations, empty where it has none."""
    try:
        return reverse(ADDRESSES[kind], args=[what]) if kind in ADDRESSES else ""
    except NoReverseMatch:
        return ""


def _whole_csv(told: Network, rows: Sequence[Row]) -> HttpResponse:
    """Every organisation of the network with its measures."""
    found = []
    for row in rows:
        own, measure = row.organisation, row.measure
        between = None if measure.between is None else f"{measure.between:.6f}"
        most = (row.most.key, measure.most[1]) if row.most and measure.most else ("", "")
        first = (own.key, own.name, own.kind, own.country, measure.partners, measure.ties)
        found.append((*first, measure.large, between, measure.group, *most))
    return _csv(f"network-{told.on}.csv", (*COLUMNS, *MORE), found)


def _partners_csv(told: Neighbourhood) -> HttpResponse:
    """Every partner of an organisation, with all they have in common."""
    found = []
    for each in told.partners:
        own, kinds = each.organisation, dict(each.kinds)
        shared = "; ".join(f"{one.kind}: {one.title}" for one in each.shared)
        first = (own.key, own.name, own.kind, own.country, each.ties)
        found.append((*first, *(kinds.get(kind, 0) for kind in TIE_KINDS), shared))
    columns = (*OF_ONE, *TIE_KINDS, "in_common")
    return _csv(f"partners-of-{told.organisation.key}-{told.on}.csv", columns, found)


def _csv(name: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> HttpResponse:
    return table(name, columns, (dict(zip(columns, row, strict=True)) for row in rows))
