"""The page of search."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse

from letsema.doors.web.forms.search import Search
from letsema.insight import queries as insight

MOST = 50


def search(request: HttpRequest) -> HttpResponse:
    """What the record holds of a few words."""
    asked = Search(request.GET)
    hits = insight.search(asked.text, MOST) if asked.text else ()
    shown = {"asked": asked, "hits": [(hit, _address(hit)) for hit in hits], "most": MOST}
    return render(request, "web/search.html", shown)


def _address(hit: insight.Hit) -> str:
    """The page of a hit, empty where it has none."""
    try:
        return reverse(hit.kind, args=[hit.key])
    except NoReverseMatch:
        return ""
