"""Pages of editions, and the editions themselves in their forms."""

from __future__ import annotations

from csp.constants import HEADER
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control

from letsema.doors.web.reading import fund_asked, nothing_yet
from letsema.governance import queries as governance
from letsema.publications import queries as publications

TYPES = {
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
    "json": "application/json",
    "xml": "application/xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
OWN_LOOK = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""An edition as a page carries its whole look in itself; it runs nothing and fetches nothing."""


def editions(request: HttpRequest) -> HttpResponse:
    """Every edition, the newest first."""
    fund = fund_asked(request)
    if fund is None:
        return nothing_yet(request)
    shown = {"fund": fund, "editions": publications.editions(fund.slug)}
    return render(request, "web/editions.html", shown)


def _edition(title: str, fund: str, number: int, language: str) -> publications.EditionView:
    found = publications.edition(title, fund, number, language)
    if found is None:
        told = {"number": number}
        raise Http404(_("There is no edition %(number)d of this publication.") % told)
    return found


def edition(request: HttpRequest, title: str, fund: str, language: str, number: int) -> HttpResponse:
    """An edition: its forms, what it says in short, what it followed and what follows it."""
    found = _edition(title, fund, number, language)
    shown = {
        "edition": found,
        "content": found.content,
        "fund": governance.fund(fund),
        "editions": publications.editions(fund, title),
    }
    return render(request, "web/edition.html", shown)


@cache_control(public=True, max_age=31_536_000, immutable=True)
def rendition(
    request: HttpRequest, title: str, fund: str, language: str, number: int, form: str
) -> HttpResponse:
    """An edition's bytes in one form, as they were released; they never change."""
    found = _edition(title, fund, number, language)
    told = publications.rendition(found, form)
    if told is None:
        raise Http404(_("This edition has no such form."))
    response = HttpResponse(told, content_type=TYPES.get(form, "application/octet-stream"))
    name = f"{fund}-{title}-{number}-{language}.{form}"
    shown = "inline" if form in ("pdf", "html", "json") else "attachment"
    response["Content-Disposition"] = f'{shown}; filename="{name}"'
    if form == "html":
        response[HEADER] = OWN_LOOK
    return response
