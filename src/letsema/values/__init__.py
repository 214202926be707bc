"""Values: what every room speaks in. Pure: no Django, no clock, no database.

Nouns: `Money`, `Quantity` (a number with the word its source puts before it), `When` (a date with
its precision), `Citation` (what a fact rests on), `Actor`, `Refusal`, who may keep the record
(`may_keep_record`), `canonical` (one text, and so one digest, for one content).
"""

from letsema.values.actor import NOBODY, OPERATOR, ROLES, Actor, Grant, Refusal, Refused, Scope
from letsema.values.canonical import canonical_text, digest
from letsema.values.citation import Citation, Standing, When, lasts, standing
from letsema.values.money import Money, MoneyStage, total
from letsema.values.permissions import (
    may_act,
    may_add_to_record,
    may_administer,
    may_keep_record,
    may_keep_register,
    may_see_internal,
    may_see_register,
)
from letsema.values.quantity import QUALIFIERS, Quantity, judge_quantity

__all__ = [
    "NOBODY",
    "OPERATOR",
    "QUALIFIERS",
    "ROLES",
    "Actor",
    "Citation",
    "Grant",
    "Money",
    "MoneyStage",
    "Quantity",
    "Refusal",
    "Refused",
    "Scope",
    "Standing",
    "When",
    "canonical_text",
    "digest",
    "judge_quantity",
    "lasts",
    "may_act",
    "may_add_to_record",
    "may_administer",
    "may_keep_record",
    "may_keep_register",
    "may_see_internal",
    "may_see_register",
    "standing",
    "total",
]
