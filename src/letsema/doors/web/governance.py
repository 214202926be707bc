"""Pages of bodies: committees, networks, groups."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from letsema.doors.web import cited, seats, words
from letsema.doors.web.forms.moment import Moment
from letsema.doors.web.listing import Column, Filter, Listing
from letsema.governance import queries as governance
from letsema.governance.rules import BODY_KINDS, Comparison
from letsema.partners import queries as partners


@dataclass(frozen=True, slots=True)
class BodyRow:
    """A body on the list: its name now, the (slug, name) of the funds it decides for."""

    slug: str
    kind: str
    name: str
    funds: tuple[tuple[str, str], ...]


def _kind(code: str) -> str:
    return words.word(words.BODY_KINDS, code)


def _rank(code: str) -> int:
    return tuple(BODY_KINDS).index(code)


BODIES = Listing(
    first="kind",
    columns=(
        Column("name", lazy("Name"), lambda row: row.name),
        Column("kind", lazy("Kind"), lambda row: _kind(row.kind), lambda row: _rank(row.kind)),
        Column("decides_for", lazy("Decides for"), lambda row: "; ".join(dict(row.funds).values())),
        Column("body", lazy("Body"), lambda row: row.slug, shown=False),
    ),
    filters=(
        Filter(
            "kind",
            lazy("Kind"),
            lazy("any kind"),
            lambda row: [(row.kind, _kind(row.kind))],
            _rank,
        ),
        Filter("decides_for", lazy("Decides for"), lazy("any fund or none"), lambda row: row.funds),
    ),
)


def bodies(request: HttpRequest) -> HttpResponse:
    """Every body on record."""
    funds = governance.funds()
    rows = [
        BodyRow(
            slug,
            kind,
            name,
            tuple((f.slug, f.short_name or f.name) for f in funds if f.committee == slug),
        )
        for slug, kind, name in sorted(governance.bodies(), key=lambda each: each[2])
    ]
    return BODIES.answer(request, "web/bodies.html", rows, file="bodies")


def body(request: HttpRequest, slug: str) -> HttpResponse:
    """A body: who sat on it and chaired it when, what it belongs to, its meetings and decisions."""
    found = governance.body(slug)
    if found is None:
        raise Http404(_("No body is called “%(slug)s” here.") % {"slug": slug[:60]})
    moment = Moment(request.GET)
    shown = {"body": found, "name": found.name_on(moment.day), "moment": moment}
    return render(request, "web/body.html", {**shown, **_told(found, moment)})


def _told(found: governance.BodyView, moment: Moment) -> dict[str, Any]:
    """What the page of a body tells beside the body itself."""
    steers = governance.steers(found.slug)
    shelf = cited.shelf(steers, found, _sources(found))
    sources = shelf.sources
    return {
        "parent": governance.body(found.parent) if found.parent else None,
        "successor": governance.body(found.successor) if found.successor else None,
        "benches": seats.benches(found.members, moment.day),
        "chart": seats.drawn(found.members),
        "silent_since": seats.silent_since(found.members, moment.day),
        "invented": any(member.own_words for member in found.members),
        "known": [(member, sources.get(member.source)) for member in found.members],
        "listings": [
            (each, *_beside(each, found), sources[each.source]) for each in found.listings
        ],
        "rests": shelf.body(found),
        "names": [(n, shelf.basis(n.decision, n.source, n.place)) for n in found.named],
        "decisions": governance.decisions(body=found.slug),
        "steers": [(each, shelf.steer(each), shelf.end(each)) for each in steers],
    }


def _beside(
    listing: governance.ListingView, found: governance.BodyView
) -> tuple[Comparison, str, str]:
    """How a printed list differs from the account: the comparison, who is missing, who is added."""
    difference = listing.beside(found.members)
    return difference, _acronyms(difference.missing), _acronyms(difference.added)


def _acronyms(keys: Iterable[str]) -> str:
    """How these organisations are called for short, in order: `WHO and World Bank`."""
    found = (partners.organisation(key) for key in keys)
    return get_text_list(sorted(each.acronym for each in found if each), _("and"))


def _sources(found: governance.BodyView) -> set[int]:
    """The row numbers of the sources that a body's members and lists rest on."""
    return {each.source for each in (*found.members, *found.listings)}
