"""Pages of bodies: committees, networks, groups."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from letsema.doors.web import seats
from letsema.doors.web.forms.moment import Moment
from letsema.governance import queries as governance


def bodies(request: HttpRequest) -> HttpResponse:
    """Every body on record."""
    return render(request, "web/bodies.html", {"bodies": governance.bodies()})


def body(request: HttpRequest, slug: str) -> HttpResponse:
    """A body: who sat on it and chaired it when, what it belongs to, its meetings."""
    found = governance.body(slug)
    if found is None:
        raise Http404(_("No body is called “%(slug)s” here.") % {"slug": slug[:60]})
    moment = Moment(request.GET)
    shown = {
        "body": found,
        "parent": governance.body(found.parent) if found.parent else None,
        "moment": moment,
        "sitting": [m for m in found.members if m.sits_on(moment.day)],
        "chart": seats.drawn(found.members),
        "silent_since": seats.silent_since(found.members, moment.day),
    }
    return render(request, "web/body.html", shown)
