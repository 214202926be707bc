"""The words a country report prints of its own."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

WORDS = {
    "title": _("Country report"),
    "line": _("Achievements by country"),
    "reference": _("Reference"),
    "runs": _("Runs"),
    "months": _("%(number)s months"),
    "stage": _("Stage"),
    "parts": _("Parts"),
    "countries": _("Countries"),
    "achievements": _("Achievements"),
    "donors": _("Donors"),
    "not_stated": _("not stated"),
    "certain": _("of one country for certain: %(number)s"),
    "map": _("Where in the world: %(place)s"),
    "parts_here": _("Parts that work here"),
    "paid_by": _("paid for by %(names)s"),
    "may_be": _("More that may be of this country: %(number)s. See “Country not certain”."),
    "what": _("What it is"),
    "outcomes": _("Outcomes"),
    "participants": _("Organisations"),
    "before": _("Follows"),
    "after": _("Goes on as"),
    "funding": _("Funding"),
    "funding_note": _(
        "Budgets stand beside each other and are not added: the money of a part stays with "
        "its donor."
    ),
    "funding_table": _("Parts, who pays for each, and when it runs"),
    "umbrella": _("The umbrella"),
    "part": _("Part"),
    "who_pays": _("Who pays"),
    "budget": _("Budget"),
    "gave": _("%(giver)s gave %(money)s"),
    "team": _("Team"),
    "team_note": _("People are named where they agreed to it."),
    "team_table": _("Roles"),
    "role": _("Role"),
    "for_what": _("Country or outcome"),
    "who": _("Who"),
    "figures": _("Stated figures"),
    "figures_note": _(
        "As sources state them, without naming each: they are not counted from what follows "
        "and are not added."
    ),
    "overlaps": _("may overlap with another figure"),
    "in_countries": _("in %(number)s countries"),
    "at_a_glance": _("Country by country"),
    "glance_table": _("What is told of each country"),
    "country": _("Country"),
    "policies": _("Policies"),
    "events": _("Events where people learned"),
    "events_short": _("Events"),
    "initiatives": _("Initiatives"),
    "nothing": _("Of these countries nothing is told for certain: %(countries)s."),
    "uncertain": _("Country not certain"),
    "uncertain_note": _(
        "The source leaves open which country these are of. The countries they may be of are "
        "named; they are counted under none."
    ),
    "none": _("Of no one country"),
    "stories": _("Case studies and practices"),
    "processes": _("Brought to processes and forums"),
    "agreements": _("Agreements"),
    "address": _("In full at"),
}
"""Each word by its name."""


def words() -> dict[str, str]:
    """The words in the language that is active."""
    return {name: str(text) for name, text in WORDS.items()}
