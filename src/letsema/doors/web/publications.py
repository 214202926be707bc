"""Pages of editions, and the editions themselves in their forms."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import Any

from csp.constants import HEADER
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control

from letsema.doors.web import words
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


def own_look(page: bytes) -> str:
    """The policy of an edition as a page: the style sheets it carries, by their hash.

    It runs nothing and fetches nothing.
    """
    sheets = re.findall(rb"<style>(.*?)</style>", page, re.DOTALL)
    hashes = (base64.b64encode(hashlib.sha256(sheet).digest()).decode() for sheet in sheets)
    allowed = " ".join(f"'sha256-{each}'" for each in hashes) or "'none'"
    return (
        f"default-src 'none'; style-src {allowed}; img-src data:; font-src data:; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


def editions(request: HttpRequest) -> HttpResponse:
    """Every edition, the newest first."""
    fund = fund_asked(request)
    if fund is None:
        return nothing_yet(request)
    shown = {"fund": fund, "editions": publications.editions(fund.slug)}
    return render(request, "web/editions.html", shown)


def _edition(**which: Any) -> publications.EditionView:
    found = publications.edition(**which)
    if found is None:
        raise Http404(_("There is no edition %(number)d of this publication.") % which)
    return found


def edition(request: HttpRequest, **which: Any) -> HttpResponse:
    """An edition: its forms, what it says in short, what it followed and what follows it."""
    found = _edition(**which)
    content = found.content
    shown = {
        "edition": found,
        "content": content,
        "totals": [(s, content["totals"][s]) for s in words.SECTIONS if s in content["totals"]],
        "fund": governance.fund(found.fund),
        "editions": publications.editions(found.fund, found.title),
    }
    return render(request, "web/edition.html", shown)


@cache_control(public=True, max_age=31_536_000, immutable=True)
def rendition(request: HttpRequest, form: str, **which: Any) -> HttpResponse:
    """An edition's bytes in one form, as they were released; they never change."""
    found = _edition(**which)
    told = publications.rendition(found, form)
    if told is None:
        raise Http404(_("This edition has no such form."))
    response = HttpResponse(told, content_type=TYPES.get(form, "application/octet-stream"))
    name = f"{found.fund}-{found.title}-{found.number}-{found.language}.{form}"
    shown = "inline" if form in ("pdf", "html", "json") else "attachment"
    response["Content-Disposition"] = f'{shown}; filename="{name}"'
    if form == "html":
        response[HEADER] = own_look(told)
    return response
