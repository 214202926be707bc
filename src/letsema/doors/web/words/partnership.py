"""Words for the codes of agreements, support and what partners do together."""

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
PARTY_ROLES = {
    "party": meant("agreement", "party"),
    "donor": lazy("donor"),
    "implementer": lazy("implementer"),
    "host": meant("agreement", "host"),
    "witness": lazy("witness"),
}
AGREEMENT_CHANGES = {
    "amended": lazy("Amended"),
    "renewed": lazy("Renewed"),
    "terminated": lazy("Terminated"),
}
FOLLOW_UP_KINDS = {
    "obligation": meant("agreement", "Obligation"),
    "follow-up": lazy("Follow-up"),
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
QUALIFIERS = {
    "exactly": meant("number", "%(number)s"),
    "more-than": meant("number", "more than %(number)s"),
    "at-least": meant("number", "at least %(number)s"),
    "over": meant("number", "over %(number)s"),
    "about": meant("number", "about %(number)s"),
    "up-to": meant("number", "up to %(number)s"),
    "stated": meant("number", "%(number)s, as stated"),
}
QUALIFIER_CHOICES = {
    "exactly": meant("before a number", "exactly"),
    "more-than": meant("before a number", "more than"),
    "at-least": meant("before a number", "at least"),
    "over": meant("before a number", "over"),
    "about": meant("before a number", "about"),
    "up-to": meant("before a number", "up to"),
    "stated": meant("before a number", "as stated, no more is known"),
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
CONSENTS = {
    "given": meant("consent", "given"),
    "published": meant("consent", "published already by the speaker"),
    "withheld": meant("consent", "withheld: not shown in public"),
    "unknown": meant("consent", "not known"),
}
