"""Words for organisations, their ties, offices and contacts."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import pgettext_lazy as meant

from letsema.publications.titles.telling import codes

ORGANISATION_KIND = {
    "un-organisation": lazy("United Nations organisation"),
    "intergovernmental": lazy("Intergovernmental organisation"),
    "regional-body": lazy("Regional body"),
    "government": meant("kind of organisation", "Government"),
    "donor-agency": lazy("Donor agency"),
    "local-authority": lazy("Local authority"),
    "civil-society": lazy("Civil-society organisation"),
    "international-ngo": lazy("International non-governmental organisation"),
    "red-cross-red-crescent": lazy("Red Cross or Red Crescent"),
    "migrants-diaspora": lazy("Migrants’ or diaspora association"),
    "human-rights-institution": lazy("Human-rights institution"),
    "academia": meant("kind of organisation", "Academia"),
    "private-sector": lazy("Company"),
    "financial-institution": lazy("Financial institution"),
    "workers": lazy("Workers’ organisation"),
    "employers": lazy("Employers’ organisation"),
    "media": meant("kind of organisation", "Media"),
    "network": meant("kind of organisation", "Network"),
    "other": meant("kind of organisation", "Another kind of organisation"),
}
"""What one organisation is; `ORGANISATION_KINDS` calls them together."""
TIES_AHEAD = {
    "part-of": meant("organisation", "Part of"),
    "succeeds": meant("organisation", "Came after"),
    "member-of": meant("organisation", "Member of"),
}
TIES_BACK = {
    "part-of": meant("organisation", "Has as a part"),
    "succeeds": meant("organisation", "Followed by"),
    "member-of": meant("organisation", "Has as a member"),
}
"""What a tie says of the organisation it leads to."""
TIE_CHOICES = {
    "part-of": lazy("is part of"),
    "succeeds": lazy("came after"),
    "member-of": lazy("is a member of"),
}
OFFICE_TYPES = {**codes.OFFICE_TYPES, "other": meant("office", "Another office")}
"""A page lists offices by their kinds: one of no kind stands beside the others, where print has no
more to say of it than that it is an office.
"""
CONTACT_CONSENTS = {
    "none": meant("contact", "none: who it is is not kept"),
    "internal": meant("contact", "known to who keeps the record, not to the public"),
    "public": meant("contact", "shown to everybody"),
}
SCHEMES = {
    "iati-org": lazy("International Aid Transparency Initiative"),
    "ror": lazy("Research Organization Registry"),
    "wikidata": lazy("Wikidata"),
    "un-code": lazy("United Nations agency code"),
    "isni": lazy("International Standard Name Identifier"),
    "lei": lazy("Legal Entity Identifier"),
}
"""Schemes of identifiers that have a name of their own; others are told by their code."""
