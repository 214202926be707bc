"""The directory of organisations, and the page of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from letsema.doors.web import acting, names, words
from letsema.doors.web.around import Around
from letsema.doors.web.exploring import Cut, Explorer
from letsema.doors.web.forms.moment import Moment
from letsema.doors.web.listing import Column
from letsema.partners import queries as partners
from letsema.partners.queries import DirectoryPage, OrganisationView
from letsema.partners.rules import ORGANISATION_KINDS, folded
from letsema.publications import titles


@dataclass(frozen=True, slots=True)
class Listed:
    """An organisation on the list: what it is called on the day, and under which name it was
    found where neither of these is what was looked for.
    """

    it: OrganisationView
    name: str
    found_by: str


@dataclass(frozen=True, slots=True)
class Found:
    """A page of the directory as the explorer reads it."""

    entries: tuple[Listed, ...]
    total: int
    counts: Mapping[str, Mapping[str, int]]
    how: str


class Directory:
    """Reads the directory for the explorer, as at a day.

    A page counts kinds and countries before each of them narrows it: what the explorer offers
    beside a choice needs no second question.
    """

    def __init__(self, on: date | None) -> None:
        self.on = on
        self.last: Found | None = None

    def __call__(self, q: str, kind: str, country: str, limit: int, offset: int = 0) -> Found:
        """A page; of no row, what the last one counted."""
        if not limit and self.last is not None:
            return self.last
        told = partners.directory(q, kind, country, self.on, limit, offset)
        rows = tuple(_listed(each, q, self.on) for each in told.found)
        self.last = Found(rows, told.total, _counts(told), told.how)
        return self.last


def _counts(told: DirectoryPage) -> dict[str, Mapping[str, int]]:
    countries = {code: number for code, number in told.countries.items() if code}
    return {"kind": told.kinds, "country": countries}


def _listed(each: OrganisationView, q: str, on: date | None) -> Listed:
    name, wanted = each.name_on(on), folded(q).split()
    shown = folded(f"{name} {each.acronym}").split()
    if all(any(word.startswith(part) for word in shown) for part in wanted):
        return Listed(each, name, "")
    fits = (n.text for n in each.names if all(part in folded(n.text) for part in wanted))
    return Listed(each, name, next(fits, ""))


def _kinds(codes: Iterable[str]) -> dict[str, str]:
    return {code: str(words.ORGANISATION_KINDS[code]) for code in codes if code in KINDS}


def _countries(codes: Iterable[str]) -> dict[str, str]:
    return {code: names.country(code) for code in codes if names.known(code)}


KINDS = tuple(ORGANISATION_KINDS)
ORGANISATIONS = Explorer(
    cuts=(
        Cut("kind", lazy("Kind"), lazy("of any kind"), _kinds, KINDS.index),
        Cut("country", lazy("Country"), lazy("any country or none"), _countries),
    ),
    columns=(
        Column("organisation", lazy("Organisation"), lambda row: row.it.key),
        Column("name", lazy("Name"), lambda row: row.name),
        Column("acronym", lazy("Acronym"), lambda row: row.it.acronym),
        Column("kind", lazy("Kind"), lambda row: row.it.kind),
        Column("country", lazy("Country"), lambda row: row.it.country),
        Column("website", lazy("Website"), lambda row: row.it.website),
        Column("also", lazy("Also on record as"), lambda row: "; ".join(row.it.merged)),
    ),
    apart=("kind", "country"),
)


def organisations(request: HttpRequest) -> HttpResponse:
    """The directory: every organisation by any name it has or had, however it is spelt."""
    moment = Moment(request.GET)
    read = Directory(moment.chosen("as_at"))
    told = {"moment": moment, "file": f"organisations-{moment.day.isoformat()}"}
    return ORGANISATIONS.answer(request, "web/organisations.html", read, **told)


def found(key: str) -> OrganisationView:
    """The organisation a key goes on as; `Http404` where there is none."""
    told = partners.organisation(key)
    if told is None:
        raise Http404(_("No organisation is called “%(key)s” here.") % {"key": key[:60]})
    return told


def organisation(request: HttpRequest, key: str) -> HttpResponse:
    """An organisation with all it has to do with. A merged one leads on to what it goes on as."""
    told, moment = found(key), Moment(request.GET)
    if told.key != key:
        return _led_on(request, told.key)
    around = Around(told, moment, acting.actor(request))
    shown: dict[str, Any] = {
        "organisation": told,
        "name": told.name_on(moment.day),
        "moment": moment,
        "around": around,
        "entries": around.entries,
        "panels": around.panels,
        "papers": [(title, told.key) for title in REPORTS],
    }
    return render(request, "web/organisation.html", shown)


def _led_on(request: HttpRequest, key: str) -> HttpResponse:
    """On to the page of a key for good; asked anew each time, as a merge may be undone."""
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    answer = redirect(reverse("organisation", args=[key]) + query, permanent=True)
    answer["Cache-Control"] = "no-cache"
    return answer


REPORTS = [title for title, module in titles.TITLES.items() if module.SUBJECT == "organisation"]
"""What is printed of an organisation when asked for."""
