"""Pages of organisations."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from letsema.doors.web.forms.moment import Moment
from letsema.governance import queries as governance
from letsema.partners import queries as partners
from letsema.programmes import queries as programmes


def organisations(request: HttpRequest) -> HttpResponse:
    """Every organisation on record, by kind."""
    found = sorted(partners.organisations(), key=lambda o: (o.kind, o.name.casefold()))
    return render(request, "web/organisations.html", {"organisations": found})


def organisation(request: HttpRequest, key: str) -> HttpResponse:
    """An organisation: its names over time, the bodies it sits on, its programmes."""
    found = partners.organisation(key)
    if found is None:
        raise Http404(_("No organisation is called “%(key)s” here.") % {"key": key[:60]})
    moment = Moment(request.GET)
    entries = programmes.programmes_of_organisation(key, moment.day, moment.known)
    shown = {
        "organisation": found,
        "moment": moment,
        "entries": entries,
        "roles": {
            entry.reference: part.role
            for entry in entries
            for part in entry.participants or ()
            if part.organisation == key
        },
        "bodies": governance.bodies_of_organisation(key),
    }
    return render(request, "web/organisation.html", shown)
