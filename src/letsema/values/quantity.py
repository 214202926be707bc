"""Quantity: a number of people or things, with the word its source puts before it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from letsema.values.actor import Refusal

QUALIFIERS = ("exactly", "more-than", "at-least", "over", "about", "up-to", "stated")
"""What stands before a number; `stated` where the source says it and no more can be told."""
PLACES, DIGITS = 4, 18
"""Columns that hold a number keep that many places after the point, of that many digits."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of something (`unit`, in words) with its qualifier: more than 1,400 lanterns.

    `ValueError` for what `judge_quantity` would refuse, `TypeError` for a float.
    """

    number: Decimal
    qualifier: str = "exactly"
    unit: str = ""

    def __post_init__(self) -> None:
        if isinstance(self.number, float):
            raise TypeError("a quantity is never a float")
        try:
            object.__setattr__(self, "number", Decimal(self.number))
        except InvalidOperation as error:
            raise ValueError(f"not a number: {self.number}") from error
        if refusals := judge_quantity(self.number, self.qualifier):
            raise ValueError(str(refusals[0]))
        object.__setattr__(self, "number", abs(self.number))  # no minus before zero

    def as_json(self) -> dict[str, str]:
        """`{"number": "1400", "qualifier": "more-than", "unit": "lanterns"}`, exact."""
        return {
            "number": format(self.number.normalize(), "f"),
            "qualifier": self.qualifier,
            "unit": self.unit,
        }

    @classmethod
    def from_json(cls, told: dict[str, str]) -> Quantity:
        """The quantity that `as_json` told."""
        return cls(Decimal(told["number"]), told["qualifier"], told["unit"])


def judge_quantity(number: Decimal, qualifier: str, field: str = "number") -> list[Refusal]:
    """Why a number with a qualifier cannot be kept; empty where it can."""
    refusals = []
    if not _fits(number):
        refusals.append(
            Refusal(
                "not-a-number",
                "%(field)s: %(number)s is not a number from nothing up that can be kept",
                field=field,
                number=str(number),
            )
        )
    if qualifier not in QUALIFIERS:
        refusals.append(
            Refusal(
                "qualifier",
                "%(qualifier)s is not a word that stands before a number",
                field="qualifier",
                qualifier=qualifier,
            )
        )
    return refusals


def _fits(number: Decimal) -> bool:
    if not number.is_finite() or number < 0 or number >= Decimal(10) ** (DIGITS - PLACES):
        return False
    return number == number.quantize(Decimal(1).scaleb(-PLACES))
