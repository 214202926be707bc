"""The terms of an act: what is decided beside the act itself, in exact shapes.

Every class tells itself as plain JSON and is read back from it (`ValueError`, `KeyError` or
`TypeError` where that is not its shape), and judges itself against the subject; none raises then.
"""

from letsema.proceedings.rules.terms.kinds import (
    Amount,
    Conditions,
    Convening,
    CostedExtension,
    Decline,
    Deferral,
    Extension,
    Joining,
    Leaving,
    Removal,
    Return,
    Shares,
    SteerTerms,
    TopUp,
    Wording,
)
from letsema.proceedings.rules.terms.parts import Share, Terms
from letsema.proceedings.rules.terms.revision import REVISABLE, Revision
from letsema.programmes.rules.conditions import ConditionTerms

__all__ = [
    "REVISABLE",
    "Amount",
    "ConditionTerms",
    "Conditions",
    "Convening",
    "CostedExtension",
    "Decline",
    "Deferral",
    "Extension",
    "Joining",
    "Leaving",
    "Removal",
    "Return",
    "Revision",
    "Share",
    "Shares",
    "SteerTerms",
    "Terms",
    "TopUp",
    "Wording",
]
