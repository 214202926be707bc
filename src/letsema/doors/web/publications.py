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
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.cache import cache_control

from letsema.doors.web import words
from letsema.doors.web.listing import Column, Filter, Listing
from letsema.doors.web.reading import fund_asked, nothing_yet
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


def _title(code: str) -> str:
    return words.word(words.TITLES, code)


STANDINGS = {"current": lazy("current"), "superseded": lazy("superseded")}
EDITIONS = Listing(
    first="-as_at",
    columns=(
        Column("title", lazy("Title"), lambda row: _title(row.title)),
        Column("number", lazy("Edition"), lambda row: row.number),
        Column("label", lazy("Called"), lambda row: row.label, shown=False),
        Column("as_at", lazy("As at"), lambda row: row.as_at.isoformat(), lambda row: row.as_at),
        Column(
            "released_on",
            lazy("Released on"),
            lambda row: row.released_at.date().isoformat(),
            lambda row: row.released_at,
        ),
        Column("language", lazy("Language"), lambda row: row.language, shown=False),
        Column(
            "superseded_by", lazy("Superseded by"), lambda row: row.superseded_by or "", shown=False
        ),
        Column("fingerprint", lazy("Fingerprint"), lambda row: row.fingerprint, shown=False),
    ),
    filters=(
        Filter(
            "title", lazy("Title"), lazy("any title"), lambda row: [(row.title, _title(row.title))]
        ),
        Filter("year", lazy("Year"), lazy("any year"), lambda row: [(str(row.as_at.year),) * 2]),
        Filter(
            "standing",
            lazy("Standing"),
            lazy("current or superseded"),
            lambda row: [_standing("superseded" if row.superseded_by else "current")],
        ),
    ),
)


def _standing(code: str) -> tuple[str, Any]:
    return code, STANDINGS[code]


def editions(request: HttpRequest) -> HttpResponse:
    """Every edition, the newest first."""
    fund = fund_asked(request)
    if fund is None:
        return nothing_yet(request)
    found = [each for each in publications.editions() if each.fund in (fund.slug, None)]
    file = f"{fund.slug}-editions"
    return EDITIONS.answer(
        request, "web/editions.html", found, file=file, fund=fund, editions=found
    )


def _edition(**which: Any) -> publications.EditionView:
    found = publications.edition(**which)
    if found is None:
        raise Http404(_("There is no edition %(number)d of this publication.") % which)
    return found


def edition(request: HttpRequest, **which: Any) -> HttpResponse:
    """An edition: its forms, what it says in short, what it followed and what follows it."""
    found = _edition(**which)
    content = found.content
    totals = content.get("totals", {})
    shown = {
        "edition": found,
        "content": content,
        "totals": [(s, totals[s]) for s in words.SECTIONS if s in totals],
        "editions": publications.editions(found.subject, found.title),
    }
    return render(request, "web/edition.html", shown)


@cache_control(public=True, max_age=31_536_000, immutable=True)
def rendition(request: HttpRequest, form: str, **which: Any) -> HttpResponse:
    """An edition's bytes in one form, as they were released; they never change."""
    found = _edition(**which)
    told = publications.rendition(found, form)
    if told is None:
        raise Http404(_("This edition has no such form."))
    return as_file(
        told, form, f"{found.subject}-{found.title}-{found.number}-{found.language}.{form}"
    )


def as_file(told: bytes, form: str, name: str) -> HttpResponse:
    """A publication's bytes in one form: shown where a browser can, else to be kept."""
    response = HttpResponse(told, content_type=TYPES.get(form, "application/octet-stream"))
    shown = "inline" if form in ("pdf", "html", "json") else "attachment"
    response["Content-Disposition"] = f'{shown}; filename="{name}"'
    if form == "html":
        response[HEADER] = own_look(told)
    return response
