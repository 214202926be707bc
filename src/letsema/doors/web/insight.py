"""The page of search."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from letsema.doors.web.forms.search import Search
from letsema.insight import commands as index
from letsema.insight import queries as insight

MOST = 50


def search(request: HttpRequest) -> HttpResponse:
    """What the record holds of a few words; where it holds nothing, what is nearly so called."""
    asked = Search(request.GET)
    index.follow_journal(at=timezone.now())
    hits = insight.search(asked.text, MOST) if asked.text else ()
    near = insight.suggestions(asked.text) if asked.text and not hits else ()
    shown = {
        "asked": asked,
        "hits": [(hit, _address(hit.kind, hit.key)) for hit in hits],
        "near": [(each, _address(each.kind, each.key)) for each in near],
        "most": MOST,
    }
    return render(request, "web/search.html", shown)


def _address(kind: str, key: str) -> str:
    """The page of what was found, empty where it has none."""
    try:
        return reverse(kind, args=[key])
    except NoReverseMatch:
        return ""
