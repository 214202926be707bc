"""Pages of offices: the list of them, and each with its names and what it covers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from letsema.doors.web import acting, names, seeing, words, writing
from letsema.doors.web.around import Sources
from letsema.doors.web.forms import offices as forms
from letsema.doors.web.forms.moment import Moment
from letsema.doors.web.forms.organisations import End
from letsema.doors.web.forms.register import Withdrawal
from letsema.doors.web.keeping_register import Place, Sheet, entered, withdrawing
from letsema.doors.web.listing import Column, Filter, Listing
from letsema.partners import commands
from letsema.partners import queries as partners
from letsema.partners.queries import OfficeView
from letsema.partners.rules import OFFICE_TYPES
from letsema.partners.rules.offices import Coverage
from letsema.reference import rules as reference
from letsema.values import may_keep_register


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """An office on the list, as it is on a day."""

    it: OfficeView
    day: date

    @property
    def name(self) -> str:
        """What it is called on that day."""
        return self.it.name_on(self.day)

    @property
    def covers(self) -> list[str]:
        """What it covers on that day, in words."""
        told = [each.what for each in self.it.coverages if each.what.stands(self.day) != "no"]
        return [covered(each) for each in told]

    @property
    def regions(self) -> list[tuple[str, str]]:
        """The regions of the country it stands in, and the groups of countries it covers."""
        told = names.groupings_of(self.it.country) if self.it.country else []
        found = {each.code: each.title for each in told}
        for each in self.it.coverages:
            if each.what.grouping and each.what.stands(self.day) != "no":
                found[each.what.grouping] = covered(each.what)
        return list(found.items())


def covered(what: Coverage) -> str:
    """What a coverage is of, in words."""
    if what.country:
        return names.country(what.country)
    try:
        return reference.grouping(what.grouping).title
    except KeyError:
        return what.grouping


def _type(code: str) -> str:
    return words.word(words.OFFICE_TYPES, code)


def _country(row: OfficeRow) -> list[tuple[str, str]]:
    return [(row.it.country, names.country(row.it.country))] if row.it.country else []


OFFICES = Listing(
    first="name",
    columns=(
        Column("name", lazy("Office"), lambda row: row.name),
        Column("organisation", lazy("Of"), lambda row: row.it.organisation.acronym),
        Column(
            "type",
            lazy("Type"),
            lambda row: _type(row.it.type),
            lambda row: OFFICE_TYPES.index(row.it.type),
        ),
        Column(
            "country",
            lazy("Stands in"),
            lambda row: ", ".join(filter(None, (row.it.place_name, *dict(_country(row)).values()))),
        ),
        Column("covers", lazy("Covers"), lambda row: "; ".join(row.covers), shown=False),
        Column("office", lazy("Key"), lambda row: row.it.key, shown=False),
    ),
    filters=(
        Filter(
            "type",
            lazy("Type"),
            lazy("any type"),
            lambda row: [(row.it.type, _type(row.it.type))],
            OFFICE_TYPES.index,
        ),
        Filter("region", lazy("Region"), lazy("any region"), lambda row: row.regions),
        Filter("country", lazy("Country"), lazy("any country"), _country),
        Filter(
            "organisation",
            lazy("Organisation"),
            lazy("any organisation"),
            lambda row: [(row.it.organisation.key, row.it.organisation.acronym)],
        ),
    ),
)


def offices(request: HttpRequest) -> HttpResponse:
    """Every office on record, by type, region, country and organisation."""
    moment = Moment(request.GET)
    rows = [OfficeRow(each, moment.day) for each in partners.offices()]
    told = {"moment": moment, "file": f"offices-{moment.day.isoformat()}"}
    return OFFICES.answer(request, "web/offices.html", rows, **told)


def found(key: str) -> OfficeView:
    """The office of that key; `Http404` where there is none."""
    told = partners.office(key)
    if told is None:
        raise Http404(_("No office is called “%(key)s” here.") % {"key": key[:60]})
    return told


def office(request: HttpRequest, key: str) -> HttpResponse:
    """An office: its names over time, where it stands, what it covers on a day, who to turn to."""
    told, moment = found(key), Moment(request.GET)
    inside = seeing.sees_register(acting.actor(request))
    shown = {
        "office": told,
        "organisation": told.organisation,
        "name": told.name_on(moment.day),
        "moment": moment,
        "covers": told.countries_on(moment.day),
        **_told(told, moment.day, inside=inside),
    }
    return render(request, "web/office.html", shown)


def _told(told: OfficeView, day: date, *, inside: bool) -> dict[str, Any]:
    """What is told of an office, with what says so; contacts that are not public only inside."""
    contacts = [
        each
        for each in partners.contacts(office=told.key, public_only=not inside)
        if inside or (each.consent == "public" and each.name)
    ]
    sources = Sources([told, *told.names, *told.coverages, *contacts])
    return {
        "rests": sources.of(told),
        "names": sources.beside(told.names),
        "coverages": [
            (each, covered(each.what), each.what.stands(day), basis)
            for each, basis in sources.beside(told.coverages)
        ],
        "contacts": sources.beside(contacts),
    }


SHEETS = {
    "name": Sheet(
        lazy("Enter a name of the office"),
        lazy("With the days it held. Names of before stay."),
        lazy("Enter it"),
        lazy("The name is on record."),
        forms.NewOfficeName,
        commands.name_office,
    ),
    "name-end": Sheet(
        lazy("Say when a name ended"),
        lazy("It stays on record with its days."),
        lazy("Record it"),
        lazy("It is on record until when it was so."),
        End,
        commands.end_office_name,
        may_keep_register,
    ),
    "name-withdrawal": withdrawing(
        lazy("Withdraw a name entered by mistake"),
        Withdrawal,
        commands.withdraw_office_name,
        ends=True,
    ),
    "coverage": Sheet(
        lazy("Say what the office covers"),
        lazy("A country, or a group of countries: whichever belong to it on a day are covered."),
        lazy("Enter it"),
        lazy("It is on record what the office covers."),
        forms.NewCoverage,
        commands.cover,
    ),
    "coverage-end": Sheet(
        lazy("Say when it was covered no more"),
        lazy("It stays on record with its days."),
        lazy("Record it"),
        lazy("It is on record until when it was so."),
        End,
        commands.end_coverage,
        may_keep_register,
    ),
    "coverage-withdrawal": withdrawing(
        lazy("Withdraw what the office was said to cover by mistake"),
        Withdrawal,
        commands.withdraw_coverage,
        ends=True,
    ),
    "withdrawal": withdrawing(
        lazy("Withdraw an office entered by mistake"),
        forms.OfficeWithdrawal,
        commands.withdraw_office,
    ),
}
"""The pages of an office, by what their addresses are called."""
THINGS: dict[str, tuple[Callable[[OfficeView], Iterable[Any]], Callable[[Any], str]]] = {
    "name": (lambda told: told.names, lambda each: each.text),
    "coverage": (lambda told: told.coverages, lambda each: covered(each.what)),
}
"""What of an office a page with a number is about: how it is found, what it is called."""


@writing.keeps_words
def keep(request: HttpRequest, key: str, sheet: str, number: int | None = None) -> HttpResponse:
    """A page by which an office is kept, or something of it."""
    told, page = found(key), SHEETS[sheet]
    thing, called = (told, "") if number is None else _thing(told, sheet, number)
    place = Place(reverse("office", args=[key]), told.name, called)
    onward = reverse("offices") if sheet == "withdrawal" else place.address
    return entered(request, page, place, thing, onward=lambda *_told: onward)


def _thing(told: OfficeView, sheet: str, number: int) -> tuple[Any, str]:
    rows, called = THINGS[sheet.partition("-")[0]]
    thing = next((each for each in rows(told) if each.number == number), None)
    if thing is None:
        raise Http404(_("Nothing of that number is on record of this office."))
    return thing, called(thing)
