"""Words for codes: one home for what a reader sees, on a page or in print, where one stands.

The words are lazy: each is said in the language that is active when it is read. What is said
otherwise in one place stands there, with the reason.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import pgettext_lazy as meant

AGREEMENT_KINDS = {
    "memorandum": lazy("Memorandum of understanding"),
    "bilateral": lazy("Agreement of two parties"),
    "trilateral": lazy("Agreement of three parties or more"),
    "cost-sharing": lazy("Cost-sharing agreement"),
    "contribution": lazy("Contribution arrangement"),
    "programme-signature": lazy("Signature of a programme"),
    "other": meant("agreement", "Another agreement"),
}
AGREEMENT_STATES = {
    "unsigned": lazy("Not signed yet"),
    "to-start": lazy("Signed, not begun"),
    "in-force": lazy("In force"),
    "ending": lazy("In force, ends soon"),
    "unknown": lazy("In force, no end stated"),
    "expired": lazy("Ended"),
    "terminated": lazy("Terminated"),
}
AGREEMENT_CHANGES = {
    "amended": lazy("Amended"),
    "renewed": lazy("Renewed"),
    "terminated": lazy("Terminated"),
}
PARTY_ROLES = {
    "party": meant("agreement", "party"),
    "donor": lazy("donor"),
    "implementer": lazy("implementer"),
    "host": meant("agreement", "host"),
    "witness": lazy("witness"),
}
SUPPORT_KINDS = {
    "money": lazy("Money"),
    "goods": lazy("Goods"),
    "service": meant("support", "A service"),
    "airtime": lazy("Airtime"),
    "discount": lazy("Discount"),
    "market-access": lazy("Access to a market"),
    "recruitment": lazy("Recruitment"),
    "knowledge": lazy("Knowledge"),
    "facility": lazy("Use of a facility"),
}
VALUED = {
    "stated": lazy("as stated"),
    "estimated": lazy("estimated"),
    "market-price": lazy("at its market price"),
    "unknown": meant("value", "not known"),
}
OUTCOMES = {
    "not-stated": meant("proposal", "not stated"),
    "submitted": meant("proposal", "submitted"),
    "approved": meant("proposal", "approved"),
    "declined": meant("proposal", "declined"),
}
WORK_KINDS = {
    "study": lazy("Study"),
    "film": lazy("Film"),
    "award": lazy("Award"),
    "campaign": lazy("Campaign"),
    "publication": lazy("Publication"),
    "performance": lazy("Performance"),
}
WORK_ROLES = {
    "maker": meant("work", "made it"),
    "funder": meant("work", "paid for it"),
    "awarded": meant("work", "received it"),
    "awarding": meant("work", "awarded it"),
    "subject": meant("work", "is its subject"),
    "partner": meant("work", "took part"),
}
INSTRUMENT_KINDS = {
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
    "none": meant("instrument", "No stage told"),
}
POLICY_LEVELS = {
    "community": meant("level of policy", "Community"),
    "local": meant("level of policy", "Local"),
    "national": meant("level of policy", "National"),
    "regional": meant("level of policy", "Regional"),
    "global": meant("level of policy", "Global"),
}
EVENT_KINDS = {
    "training": lazy("Training"),
    "workshop": lazy("Workshop"),
    "peer-exchange": lazy("Exchange between peers"),
    "study-visit": lazy("Study visit"),
    "consultation": lazy("Consultation"),
    "campaign": lazy("Campaign"),
}
STATEMENT_KINDS = {
    "impact": meant("result", "Impact"),
    "outcome": meant("result", "Outcome"),
    "output": meant("result", "Output"),
}
VALUE_KINDS = {
    "baseline": meant("indicator", "baseline"),
    "target": meant("indicator", "target"),
    "achieved": meant("indicator", "achieved"),
}
STORY_KINDS = {
    "case-study": lazy("Case study"),
    "practice": meant("learning", "Practice"),
}
OFFICE_TYPES = {
    "country": meant("office", "Country office"),
    "regional": meant("office", "Regional office"),
    "subregional": meant("office", "Subregional office"),
    "global": meant("office", "Global office"),
    "liaison": meant("office", "Liaison office"),
    "administrative-centre": meant("office", "Administrative centre"),
    "other": meant("office", "Office"),
}
BODY_ROLES = {
    "set-up": meant("programme and body", "set it up"),
    "supported": meant("programme and body", "supports it"),
    "secretariat": meant("programme and body", "is its secretariat"),
    "member": meant("programme and body", "is a member"),
}
"""What a programme is to a body, said of the programme; `BODY_TIES` says it of the body."""
BODY_TIES = {
    "set-up": meant("body", "set up by %(programme)s"),
    "supported": meant("body", "supported by %(programme)s"),
    "secretariat": meant("body", "%(programme)s is its secretariat"),
    "member": meant("body", "%(programme)s is a member"),
}
REACH_LEVELS = {
    "national": meant("level of the State", "national"),
    "local": meant("level of the State", "local"),
    "not-told": meant("level of the State", "level not told"),
}
ROLES = {
    "convening": lazy("convening agency"),
    "coordinating": lazy("coordinating"),
    "co-lead": lazy("co-lead"),
    "technical-co-lead": lazy("technical co-lead"),
    "host-only": lazy("host only"),
    "host": lazy("host only"),
    "implements": lazy("implements with money"),
    "learns": lazy("learns and shares"),
    "learns-and-shares": lazy("learns and shares"),
    "origin": lazy("country of origin"),
    "transit": lazy("country of transit"),
    "destination": lazy("country of destination"),
    "chair": lazy("chair"),
    "co-chair": lazy("co-chair"),
    "lead": lazy("lead"),
    "participating": lazy("participating"),
    "convenor": lazy("convenor"),
    "co-convenor": lazy("co-convenor"),
    "ex-officio": lazy("ex officio"),
    "secretariat": lazy("secretariat"),
    "alternate": lazy("alternate"),
    "observer": lazy("observer"),
    "member": lazy("member"),
    "donor": lazy("donor"),
}
DONOR_WAYS = {
    "participant": meant("who pays", "named as donor"),
    "agreement": meant("who pays", "by agreement"),
    "support": meant("who pays", "gave money"),
}
QUALIFIERS = {
    "exactly": meant("number", "%(number)s"),
    "more-than": meant("number", "more than %(number)s"),
    "at-least": meant("number", "at least %(number)s"),
    "over": meant("number", "over %(number)s"),
    "about": meant("number", "about %(number)s"),
    "up-to": meant("number", "up to %(number)s"),
    "stated": meant("number", "%(number)s, as stated"),
}
