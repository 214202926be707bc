"""What a reader sees where content holds a code. An unknown code is shown with hyphens opened."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as meant

ROLES = {
    "convening": _("convening agency"),
    "co-lead": _("co-lead"),
    "lead": _("lead"),
    "participating": _("participating"),
    "host-only": _("host only"),
    "donor": _("donor"),
    "implements": _("implements with money"),
    "learns-and-shares": _("learns and shares"),
    "origin": _("country of origin"),
    "transit": _("country of transit"),
    "destination": _("country of destination"),
}
QUALIFIERS = {
    "exactly": meant("number", "%(number)s"),
    "more-than": meant("number", "more than %(number)s"),
    "at-least": meant("number", "at least %(number)s"),
    "over": meant("number", "over %(number)s"),
    "about": meant("number", "about %(number)s"),
    "up-to": meant("number", "up to %(number)s"),
    "stated": meant("number", "%(number)s"),
}
INSTRUMENTS = {
    "law": meant("instrument", "Law"),
    "policy": meant("instrument", "Policy"),
    "strategy": meant("instrument", "Strategy"),
    "plan": meant("instrument", "Plan"),
    "programme": meant("instrument", "Programme of a government"),
    "declaration": meant("instrument", "Declaration"),
    "standard": meant("instrument", "Standard"),
    "referral-mechanism": meant("instrument", "Referral mechanism"),
    "agreement": meant("instrument", "Agreement between states"),
    "census-module": meant("instrument", "Module of a census"),
    "survey-module": meant("instrument", "Module of a survey"),
    "framework": meant("instrument", "Framework"),
}
INSTRUMENT_STAGES = {
    "advocated": meant("instrument", "Advocated"),
    "drafted": meant("instrument", "Drafted"),
    "adopted": meant("instrument", "Adopted"),
    "in-force": meant("instrument", "In force"),
    "implemented": meant("instrument", "Implemented"),
    "lapsed": meant("instrument", "Lapsed"),
}
LEVELS = {
    "community": meant("level of policy", "Community"),
    "local": meant("level of policy", "Local"),
    "national": meant("level of policy", "National"),
    "regional": meant("level of policy", "Regional"),
    "global": meant("level of policy", "Global"),
}
STATEMENTS = {
    "impact": meant("result", "Impact"),
    "outcome": meant("result", "Outcome"),
    "output": meant("result", "Output"),
}
VALUES = {
    "baseline": meant("indicator", "baseline"),
    "target": meant("indicator", "target"),
    "achieved": meant("indicator", "achieved"),
}
EVENTS = {
    "training": _("Training"),
    "workshop": _("Workshop"),
    "peer-exchange": _("Exchange between peers"),
    "study-visit": _("Study visit"),
    "consultation": _("Consultation"),
    "campaign": _("Campaign"),
}
STORIES = {"case-study": _("Case study"), "practice": meant("learning", "Practice")}
AGREEMENT_STATES = {
    "unsigned": _("Not signed yet"),
    "to-start": _("Signed, not begun"),
    "in-force": _("In force"),
    "ending": _("In force, ends soon"),
    "unknown": _("In force, no end stated"),
    "expired": _("Ended"),
    "terminated": _("Terminated"),
}
BODY_ROLES = {
    "set-up": meant("programme and body", "set it up"),
    "supported": meant("programme and body", "supports it"),
    "secretariat": meant("programme and body", "is its secretariat"),
    "member": meant("programme and body", "is a member"),
}
STATE_LEVELS = {
    "national": meant("level of the State", "national"),
    "local": meant("level of the State", "local"),
    "not-told": meant("level of the State", "level not told"),
}
GROUPS = {
    "government": _("Government"),
    "local-authority": _("Local authorities"),
    "civil-society": _("Civil society"),
    "international-ngo": _("International NGOs"),
    "red-cross-red-crescent": _("Red Cross and Red Crescent"),
    "migrants-diaspora": _("Migrants and diaspora"),
    "community-religious-leaders": _("Community and religious leaders"),
    "human-rights-institution": _("Human-rights institutions"),
    "private-sector": _("Private sector"),
    "financial-institution": _("Financial institutions"),
    "academia": _("Academia"),
    "workers": _("Workers' organisations"),
    "employers": _("Employers' organisations"),
    "media": _("Media"),
    "regional-body": _("Regional bodies"),
}


def said(table: dict[str, Any], code: str | None) -> str:
    """The label of a code in a table."""
    return str(table.get(code, code.replace("-", " "))) if code else ""
