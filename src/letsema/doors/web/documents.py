"""Pages of sources: what a document is, and what rests on it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from letsema.documents import queries as documents
from letsema.doors.web import words
from letsema.programmes import queries as programmes


def sources(request: HttpRequest) -> HttpResponse:
    """Every source the record rests on."""
    return render(request, "web/sources.html", {"sources": documents.sources()})


def source(request: HttpRequest, key: str) -> HttpResponse:
    """A source: who published it and when, and which facts rest on it."""
    found = documents.source(key)
    if found is None:
        raise Http404(_("No source is called “%(key)s” here.") % {"key": key[:60]})
    resting: dict[str, list[str]] = {}
    for reference, field in programmes.facts_citing(key):
        resting.setdefault(reference, []).append(words.word(words.FIELDS, field))
    shown = {"source": found, "resting": resting.items()}
    return render(request, "web/source.html", shown)
