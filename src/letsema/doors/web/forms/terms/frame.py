"""What every form of terms is made of: its choices, its shares, its conditions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from letsema.doors.web.forms.moment import DayField
from letsema.doors.web.forms.pieces import Amount, currency_choices, prose
from letsema.proceedings.rules import terms as t
from letsema.proceedings.rules.terms.parts import Share, Terms
from letsema.programmes.rules.conditions import ConditionTerms
from letsema.values import Money
from letsema.values.money import MoneyStage

CONDITIONS = 4
"""Conditions that may be written at once; more are added by changing the resolution again."""

Choices = Sequence[tuple[str, Any]]


@dataclass(frozen=True, slots=True)
class Offered:
    """What a form of terms offers to choose from: pairs of a key and its name.

    `joining` are the organisations that may join, `others` the participants that do not convene;
    `stands` is field to value as the programme stands, empty where a form does not begin with it.
    """

    organisations: Choices = ()
    participants: Choices = ()
    others: Choices = ()
    joining: Choices = ()
    meetings: Choices = ()
    decisions: Choices = ()
    areas: Choices = ()
    currency: str = "USD"
    stands: Mapping[str, Any] = field(default_factory=dict)


class TermsForm(forms.Form):
    """The fields of one act's terms; `terms()` after it was found valid."""

    use_required_attribute = False
    made = Terms
    conditions = False
    shares = False
    guidance: Any = ""
    """What is to be known before it is written."""

    def __init__(self, offered: Offered, told: Terms | None, *args: Any, **kwargs: Any) -> None:
        """`told`: the terms to begin with, as they stand or are asked for."""
        self.offered, self.stood = offered, told
        super().__init__(*args, prefix="terms", **kwargs)
        if self.shares:
            self._ask_shares()
        if self.conditions:
            self._ask_conditions()
        self.choose()
        for name, value in self.shown(told).items():
            self.fields[name].initial = value

    def choose(self) -> None:
        """Give the fields their choices."""

    def shown(self, told: Any) -> dict[str, Any]:
        """Terms that stand, or None, as the form shows them."""
        found = {name: getattr(told, name) for name in self.fields if hasattr(told, name)}
        for each in getattr(told, "shares", ()):
            found[f"share-{each.organisation}"] = each.amount.amount
            found["currency"] = each.amount.currency
        for row, each in enumerate(getattr(told, "conditions", ())[:CONDITIONS]):
            for part in ("words", "owner", "owner_words", "due_on", "release"):
                found[f"condition-{row}-{part}"] = getattr(each, part)
        return {name: value for name, value in found.items() if name in self.fields}

    def terms(self) -> Terms:
        """The terms as they were written."""
        plain = self.cleaned_data
        parts = {n: v for n, v in plain.items() if "-" not in n and n != "currency"}
        if self.shares:
            parts["shares"] = self._shares()
        if self.conditions:
            parts["conditions"] = tuple(self._conditions())
        return self.made(**parts)

    def _ask_shares(self) -> None:
        for key, name in self.offered.participants:
            label = _("To %(name)s") % {"name": name}
            self.fields[f"share-{key}"] = Amount(label=label, required=False)
        currency = forms.ChoiceField(label=_("Currency"), choices=currency_choices)
        currency.initial = self.offered.currency
        self.fields["currency"] = currency

    def _shares(self) -> tuple[Share, ...]:
        currency = self.cleaned_data["currency"]
        amounts = (
            (key, self.cleaned_data.get(f"share-{key}")) for key, _n in self.offered.participants
        )
        return tuple(
            Share(key, Money(Decimal(amount), currency, MoneyStage.ALLOCATION))
            for key, amount in amounts
            if amount
        )

    def _ask_conditions(self) -> None:
        owners = [("", _("Choose, or write below")), *self.offered.organisations]
        for row in range(CONDITIONS):
            told = {"n": row + 1}
            name = f"condition-{row}-"
            needed = row == 0 and self.made is t.Conditions
            label = _("Condition %(n)d") % told
            self.fields[f"{name}words"] = prose(label, rows=2, required=needed)
            self.fields[f"{name}owner"] = forms.ChoiceField(
                label=_("Who is to meet it"), choices=owners, required=False
            )
            self.fields[f"{name}owner_words"] = forms.CharField(
                label=_("Or somebody else, in words"), required=False, max_length=200
            )
            self.fields[f"{name}due_on"] = DayField(label=_("Due on"), required=False)
            self.fields[f"{name}release"] = forms.BooleanField(
                label=_("Nothing is signed or transferred before it is met"), required=False
            )

    def _conditions(self) -> Any:
        for row in range(CONDITIONS):
            told = {
                part: self.cleaned_data.get(f"condition-{row}-{part}") or default
                for part, default in (
                    ("words", ""),
                    ("owner", ""),
                    ("owner_words", ""),
                    ("due_on", None),
                    ("release", False),
                )
            }
            if told["words"]:
                yield ConditionTerms(**told)

    @property
    def condition_rows(self) -> list[list[Any]]:
        """The fields of each condition, for the page."""
        names = [n for n in self.fields if n.startswith("condition-")]
        rows = range(CONDITIONS if names else 0)
        return [[self[n] for n in names if n.startswith(f"condition-{row}-")] for row in rows]

    @property
    def first_condition(self) -> list[Any]:
        """The fields of the condition that stands open."""
        return next(iter(self.condition_rows), [])

    @property
    def more_conditions(self) -> list[tuple[list[Any], bool]]:
        """The fields of the others; whether they are written in or wrong, and so stand open."""
        rest = self.condition_rows[1:]
        return [(row, any(f.errors or f.value() for f in row)) for row in rest]

    @property
    def countries_offered(self) -> list[str]:
        """The names of countries, where a field offers them."""
        return []

    @property
    def plain_fields(self) -> list[Any]:
        """The fields that are of no condition."""
        return [self[name] for name in self.fields if not name.startswith("condition-")]
