"""The words the page of a country prints of its own."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _


def words() -> dict[str, str]:
    """Headings and phrases in the language that is active."""
    return {
        "title": _("Country page"),
        "map": _("Where in the world: %(place)s"),
        "where": _("Where"),
        "names": _("Names"),
        "groupings": _("Belongs to"),
        "programmes": _("Programmes"),
        "policies": _("Policies"),
        "achievements": _("Achievements"),
        "uncertain": _("May be of this country"),
        "uncertain_note": _("The source leaves open which country it speaks of."),
        "bodies": _("Mechanisms"),
        "partners": _("Partners"),
        "partners_note": _("Money and what was given in kind stand apart and are not added."),
        "agreements": _("Agreements"),
        "proposals": _("Proposals"),
        "events": _("Events where people learned"),
        "initiatives": _("Initiatives"),
        "stories": _("Case studies and practices"),
        "processes": _("Brought to processes and forums"),
        "offices": _("Offices"),
        "covers": _("covers the country"),
        "may_cover": _("may cover the country"),
        "unknown": _("What the record does not tell"),
        "sources": _("What this rests on"),
        "more": _("and %(number)s more, in full at the address"),
        "until": _("until %(date)s"),
        "now": _("now"),
    }


def missing() -> dict[str, str]:
    """What is said where a list of the content is empty."""
    return {
        "programmes": _("No programme that is public names this country."),
        "policies": _("No law, policy or plan of this country is on the register."),
        "achievements": _("No achievement is told of this country for certain."),
        "bodies": _("No committee or mechanism of this country is on record."),
        "agreements": _("No public agreement names this country."),
        "support": _("No support by partners is told of this country."),
        "offices": _("No office in this country is on record."),
        "events": _("No training, workshop or other event is told of this country."),
    }


def shortfalls(content: dict[str, Any]) -> list[str]:
    """What is told only in part: values, stages, roles that no source states."""
    unvalued = sum(each["unknown"] for each in content["support_totals"])
    stageless = sum(not each["stage"] for each in content["policies"])
    roleless = sum(not each["roles"] for each in content["programmes"])
    told = (
        (unvalued, _("Support whose value is not known: %(number)s.")),
        (stageless, _("Policies of which no stage is told: %(number)s.")),
        (roleless, _("Programmes of which the country's role is not told: %(number)s.")),
    )
    return [text % {"number": number} for number, text in told if number]
