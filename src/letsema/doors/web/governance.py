"""Pages of bodies: committees, networks, groups."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from letsema.documents import queries as documents
from letsema.doors.web import seats
from letsema.doors.web.forms.moment import Moment
from letsema.governance import queries as governance
from letsema.governance.rules import BODY_KINDS, Comparison
from letsema.partners import queries as partners


def bodies(request: HttpRequest) -> HttpResponse:
    """Every body on record."""
    order = {kind: place for place, kind in enumerate(BODY_KINDS)}
    told = sorted(governance.bodies(), key=lambda each: (order[each[1]], each[2]))
    return render(request, "web/bodies.html", {"bodies": told})


def body(request: HttpRequest, slug: str) -> HttpResponse:
    """A body: who sat on it and chaired it when, what it belongs to, its meetings and decisions."""
    found = governance.body(slug)
    if found is None:
        raise Http404(_("No body is called “%(slug)s” here.") % {"slug": slug[:60]})
    moment = Moment(request.GET)
    return render(
        request, "web/body.html", {"body": found, "moment": moment, **_told(found, moment)}
    )


def _told(found: governance.BodyView, moment: Moment) -> dict[str, Any]:
    """What the page of a body tells beside the body itself."""
    sources = _sources(found)
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
        "source": sources.get(found.source or 0),
        "decisions": governance.decisions(body=found.slug),
        "steers": governance.steers(found.slug),
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


def _sources(found: governance.BodyView) -> dict[int, documents.SourceView]:
    """The sources a body and its members rest on, by row number."""
    cited = {member.source for member in found.members}
    cited |= {listing.source for listing in found.listings}
    return documents.sources_by_pk({*cited, *([found.source] if found.source else [])})
