"""Money: an exact amount with its currency and its stage."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum

CENT = Decimal("0.01")
CURRENCY = re.compile("[A-Z]{3}")


class MoneyStage(StrEnum):
    """Where an amount stands on its way. Amounts of two stages are never added.

    Beside the way stand a partner's support in money, and what its support in kind is worth.
    """

    BUDGET = "budget"
    PLEDGE = "pledge"
    COMMITMENT = "commitment"
    DEPOSIT = "deposit"
    ALLOCATION = "allocation"
    TRANSFER = "transfer"
    OBLIGATION = "obligation"
    EXPENDITURE = "expenditure"
    SUPPORT = "support"
    IN_KIND = "in-kind"


@dataclass(frozen=True, slots=True)
class Money:
    """An exact amount in one currency at one stage.

    `currency` is an ISO 4217 code. `ValueError` for an amount that is not finite or is finer
    than a cent, `TypeError` for a float; adding unlike money is a `ValueError`.
    """

    amount: Decimal
    currency: str = "USD"
    stage: MoneyStage = MoneyStage.BUDGET

    def __post_init__(self) -> None:
        if isinstance(self.amount, float):
            raise TypeError("money is never a float")
        object.__setattr__(self, "amount", _in_cents(self.amount))
        if not CURRENCY.fullmatch(self.currency):
            raise ValueError(f"not a currency code: {self.currency}")

    def __add__(self, other: Money) -> Money:
        if (self.currency, self.stage) != (other.currency, other.stage):
            raise ValueError(
                f"{self.currency} {self.stage} and {other.currency} {other.stage} are not added"
            )
        return Money(self.amount + other.amount, self.currency, self.stage)

    def as_json(self) -> dict[str, str]:
        """`{"amount": "1700000.00", "currency": "USD"}`, exact."""
        return {"amount": f"{self.amount:.2f}", "currency": self.currency}

    @classmethod
    def from_json(cls, told: dict[str, str], stage: MoneyStage = MoneyStage.BUDGET) -> Money:
        """The money that `as_json` told."""
        return cls(Decimal(told["amount"]), told["currency"], stage)


def _in_cents(told: Decimal) -> Decimal:
    try:
        amount = Decimal(told)
        exact = amount.quantize(CENT)
    except InvalidOperation as error:
        raise ValueError(f"not an amount: {told}") from error
    if not amount.is_finite():
        raise ValueError(f"not an amount: {told}")
    if amount != exact:
        raise ValueError(f"finer than a cent: {told}")
    return exact or abs(exact)  # no minus before zero


def total(amounts: Iterable[Money], currency: str = "USD") -> Money:
    """The exact sum of amounts of one currency and one stage; zero when there are none."""
    amounts = list(amounts)
    if not amounts:
        return Money(Decimal(0), currency)
    result = amounts[0]
    for amount in amounts[1:]:
        result += amount
    return result
