"""What organisations are called, and what may be said of them. Pure."""

from letsema.partners.rules.likeness import ALIKE, MISSPELT, REASONS
from letsema.partners.rules.names import (
    NAME_KINDS,
    ORGANISATION_KINDS,
    Name,
    folded,
    key_from,
    shown_name,
)
from letsema.partners.rules.offices import CONSENTS, OFFICE_TYPES, OfficeCalled
from letsema.partners.rules.organisations import LONGEST_SCHEME, NO_CIRCLES, TIE_KINDS

__all__ = [
    "ALIKE",
    "CONSENTS",
    "LONGEST_SCHEME",
    "MISSPELT",
    "NAME_KINDS",
    "NO_CIRCLES",
    "OFFICE_TYPES",
    "ORGANISATION_KINDS",
    "REASONS",
    "TIE_KINDS",
    "Name",
    "OfficeCalled",
    "folded",
    "key_from",
    "shown_name",
]
