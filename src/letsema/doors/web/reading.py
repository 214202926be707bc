"""What an address asks to read, before any page: which fund, or that nothing is there yet."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from letsema.governance import queries as governance


def fund_asked(request: HttpRequest) -> governance.FundView | None:
    """The fund named in the address, else the first; None where there is none on record."""
    asked = request.GET.get("fund", "")
    if asked:
        found = governance.fund(asked)
        if found is None:
            raise Http404(_("There is no fund called “%(fund)s”.") % {"fund": asked[:60]})
        return found
    return next(iter(governance.funds()), None)


def nothing_yet(request: HttpRequest) -> HttpResponse:
    """The page of a record without a fund: what to do next."""
    return render(request, "web/nothing_yet.html")
