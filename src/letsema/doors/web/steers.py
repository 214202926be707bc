"""The page of steers: dated interests of bodies, and which public programmes answered them."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from letsema.doors.web import cited
from letsema.doors.web.tables import table
from letsema.governance import queries as governance
from letsema.governance.queries import SteerView
from letsema.programmes import queries as programmes
from letsema.programmes.queries import Basis, SteerAnswerView

COLUMNS = ("body", "code", "title", "words", "since", "until", "decision", "source", "answered")


def _answers() -> dict[int, list[SteerAnswerView]]:
    """The answers of public programmes, by the number of the steer."""
    every = programmes.steer_answers()
    public = programmes.public_references({each.reference for each in every})
    found: dict[int, list[SteerAnswerView]] = {}
    for each in every:
        if each.reference in public:
            found.setdefault(each.steer.number, []).append(each)
    return found


def _rows(request: HttpRequest) -> list[dict[str, Any]]:
    """Every steer, or those of the body asked for, the latest first, as the page shows them."""
    asked = request.GET.get("body") or None
    steers = governance.steers(asked)
    names = {slug: name for slug, _kind, name in governance.bodies()}
    shelf = cited.shelf(steers)
    answers = _answers()
    return [
        {
            "steer": each,
            "body": names.get(each.body, each.body),
            "basis": shelf.steer(each),
            "ended": shelf.end(each),
            "answers": answers.get(each.number, []),
        }
        for each in reversed(steers)
    ]


def steers(request: HttpRequest) -> HttpResponse:
    """What bodies look for, and how many programmes answered."""
    rows = _rows(request)
    asked = request.GET.get("body", "")
    body = governance.body(asked) if asked else None
    return render(request, "web/steers.html", {"rows": rows, "body": body})


def _told(row: dict[str, Any]) -> dict[str, Any]:
    steer: SteerView = row["steer"]
    basis: Basis | None = row["basis"]
    return {
        "body": steer.body,
        "code": steer.code,
        "title": steer.title,
        "words": steer.words,
        "since": steer.since.as_json(),
        "until": steer.until.as_json() if steer.until else None,
        "decision": basis.decision if basis else None,
        "source": basis.source if basis else None,
        "answered": [each.reference for each in row["answers"]],
    }


def as_json(request: HttpRequest) -> HttpResponse:
    """What the page shows, for machines."""
    told = {"steers": [_told(row) for row in _rows(request)]}
    return JsonResponse(told, json_dumps_params={"indent": 1})


def as_csv(request: HttpRequest) -> HttpResponse:
    """What the page shows, as a table for a spreadsheet."""
    return table("steers.csv", COLUMNS, (_flat(_told(row)) for row in _rows(request)))


def _flat(told: dict[str, Any]) -> dict[str, Any]:
    days = {
        name: (told[name]["on"] or told[name]["not_after"]) if told[name] else ""
        for name in ("since", "until")
    }
    return {**told, **days, "answered": " ".join(told["answered"])}
