"""Values: what every room speaks in. Pure: no Django, no clock, no database.

Nouns: `Money`, `When` (a date with its precision), `Citation` (what a fact rests on),
`Actor`, `Refusal`, who may keep the record (`may_keep_record`), `canonical` (one text, and so one
digest, for one content).
"""

from letsema.values.actor import OPERATOR, Actor, Refusal, Refused
from letsema.values.canonical import canonical_text, digest
from letsema.values.citation import Citation, When
from letsema.values.money import Money, MoneyStage, total
from letsema.values.permissions import may_add_to_record, may_keep_record

__all__ = [
    "OPERATOR",
    "Actor",
    "Citation",
    "Money",
    "MoneyStage",
    "Refusal",
    "Refused",
    "When",
    "canonical_text",
    "digest",
    "may_add_to_record",
    "may_keep_record",
    "total",
]
