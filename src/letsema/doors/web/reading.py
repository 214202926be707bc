"""What pages read before they show: which fund, its pipeline, or that nothing is there yet."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from letsema.governance import queries as governance
from letsema.journal import queries as journal
from letsema.programmes import queries as programmes


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


def pipeline(fund: str, as_at: date, known_at: date | None) -> programmes.Pipeline:
    """The pipeline of a fund, as at a date and as known at a date.

    Every write moves the end of the journal, so an answer holds for as long as that stands
    where it stood: paging and filtering a long list read the record once.
    """
    sequence, digest = journal.head()
    if not sequence:
        return programmes.pipeline_as_at(fund, as_at, known_at)
    return _remembered(digest, fund, as_at, known_at)


@lru_cache(maxsize=8)
def _remembered(
    _end_of_journal: str, fund: str, as_at: date, known_at: date | None
) -> programmes.Pipeline:
    return programmes.pipeline_as_at(fund, as_at, known_at)
