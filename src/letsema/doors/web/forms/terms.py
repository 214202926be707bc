"""The terms of an act as a form: what a committee decides, or what is asked of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from letsema.doors.web import words
from letsema.doors.web.forms.moment import DayField
from letsema.doors.web.forms.pieces import Amount, currency_choices, prose, radios
from letsema.proceedings.rules import terms as t
from letsema.proceedings.rules.acts import ACTS
from letsema.proceedings.rules.terms.parts import Share, Terms
from letsema.programmes.rules.conditions import ConditionTerms
from letsema.programmes.rules.facts import PARTICIPANT_ROLES
from letsema.programmes.rules.stages import EXIT_REASONS
from letsema.values import Money
from letsema.values.money import MoneyStage

CONDITIONS = 4
"""Conditions that may be written at once; more are added by changing the resolution again."""

Choices = Sequence[tuple[str, Any]]


@dataclass(frozen=True, slots=True)
class Offered:
    """What a form of terms offers to choose from: pairs of a key and its name."""

    organisations: Choices = ()
    participants: Choices = ()
    meetings: Choices = ()
    decisions: Choices = ()
    currency: str = "USD"


class TermsForm(forms.Form):
    """The fields of one act's terms; `terms()` after it was found valid."""

    use_required_attribute = False
    made = Terms
    conditions = False
    shares = False

    def __init__(self, offered: Offered, told: Terms | None, *args: Any, **kwargs: Any) -> None:
        """`told`: the terms to begin with, as they stand or are asked for."""
        self.offered, self.stood = offered, told
        super().__init__(*args, prefix="terms", **kwargs)
        if self.shares:
            self._ask_shares()
        if self.conditions:
            self._ask_conditions()
        self.choose()
        for name, value in self.shown(told).items() if told else ():
            self.fields[name].initial = value

    def choose(self) -> None:
        """Give the fields their choices."""

    def shown(self, told: Any) -> dict[str, Any]:
        """Terms that stand, as the form shows them."""
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
    def plain_fields(self) -> list[Any]:
        """The fields that are of no condition."""
        return [self[name] for name in self.fields if not name.startswith("condition-")]


class NoTerms(TermsForm):
    """The act says all."""


class Conditions(TermsForm):
    """Conditions of an approval."""

    made, conditions = t.Conditions, True


class BelowRequest(TermsForm):
    """The budget the note is approved at."""

    made = t.Amount
    amount = Amount(label=lazy("Approved budget"))
    currency = forms.ChoiceField(label=lazy("Currency"), choices=currency_choices)

    def choose(self) -> None:
        """Begin with the currency of the budget asked for."""
        self.fields["currency"].initial = self.offered.currency

    def shown(self, told: Any) -> dict[str, Any]:
        """The amount and its currency."""
        return {"amount": told.amount.amount, "currency": told.amount.currency}

    def terms(self) -> Terms:
        """The amount as money."""
        told = self.cleaned_data
        return t.Amount(Money(told["amount"], told["currency"]))


class Shares(TermsForm):
    """What each participant is allocated, and on which conditions."""

    made, shares, conditions = t.Shares, True, True


class TopUp(TermsForm):
    """What each participant is allocated beyond what it has."""

    made, shares = t.TopUp, True


class Deferral(TermsForm):
    """Why an item waits, and for which meeting."""

    made = t.Deferral
    reason = prose(lazy("Why it is deferred"), rows=2)
    to = forms.ChoiceField(label=lazy("To which meeting"), required=False)

    def choose(self) -> None:
        """Offer the meetings still to come."""
        self.fields["to"].choices = [("", _("The next one")), *self.offered.meetings]  # type: ignore[attr-defined]


class Return(TermsForm):
    """Until when it is to be revised, and how."""

    made = t.Return
    due_on = DayField(label=lazy("Due on"))
    words = prose(lazy("What is to be revised"))


class Decline(TermsForm):
    """The wording for the public record of the decision, and what stays inside."""

    made = t.Decline
    public_words = prose(lazy("Wording of the decision"))
    internal_words = prose(lazy("For the committee and the secretariat only"), required=False)


class Removal(TermsForm):
    """Why a programme leaves the pipeline, in public and inside."""

    made = t.Removal
    reason = radios(lazy("Reason"), [(code, words.REASONS[code]) for code in EXIT_REASONS])
    public_words = prose(
        lazy("As the public reads it"),
        lazy("It stands on the programme's page and in the next edition."),
    )
    internal_words = prose(lazy("For the committee and the secretariat only"), required=False)


class Extension(TermsForm):
    """The new end."""

    made = t.Extension
    ends = DayField(label=lazy("New end date"))


class CostedExtension(Extension):
    """The new end, and what each participant is allocated for it."""

    made, shares = t.CostedExtension, True


class Revision(TermsForm):
    """What changes; what is left empty stays as it is."""

    made = t.Revision
    title = forms.CharField(label=lazy("New title"), required=False, max_length=500)
    summary = prose(lazy("New summary"), required=False)
    duration_months = forms.IntegerField(
        label=lazy("New duration in months"), required=False, min_value=1, max_value=240
    )
    budget = Amount(label=lazy("New budget"), required=False)
    currency = forms.ChoiceField(label=lazy("Currency of the budget"), choices=currency_choices)

    def shown(self, told: Any) -> dict[str, Any]:
        """The facts that are revised."""
        found = dict(told.facts)
        if money := found.get("budget"):
            found |= {"budget": money.amount, "currency": money.currency}
        return {name: value for name, value in found.items() if name in self.fields}

    @property
    def beyond(self) -> dict[str, Any]:
        """Facts that are asked for and have no field here: they are taken as they are asked."""
        facts = self.stood.facts if isinstance(self.stood, t.Revision) else {}
        return {name: value for name, value in facts.items() if name not in self.fields}

    def terms(self) -> Terms:
        """The facts that were written, and those that were asked for beyond them."""
        told = {n: v for n, v in self.cleaned_data.items() if v and n != "currency"}
        if "budget" in told:
            told["budget"] = Money(told["budget"], self.cleaned_data["currency"])
        return t.Revision({**self.beyond, **told})


class Joining(TermsForm):
    """Who joins, in which role."""

    made = t.Joining
    organisation = forms.ChoiceField(label=lazy("Organisation"))
    role = forms.ChoiceField(label=lazy("Role"), required=False)

    def choose(self) -> None:
        """Offer organisations that take no part yet, and the roles one may join in."""
        inside = {key for key, _name in self.offered.participants}
        others = [pair for pair in self.offered.organisations if pair[0] not in inside]
        self.fields["organisation"].choices = [("", _("Choose")), *others]  # type: ignore[attr-defined]
        roles = [(r, words.word(words.ROLES, r)) for r in PARTICIPANT_ROLES if r != "convening"]
        self.fields["role"].choices = [("", _("Not told")), *roles]  # type: ignore[attr-defined]

    def terms(self) -> Terms:
        """Who joins; no role where none is told."""
        told = self.cleaned_data
        return t.Joining(told["organisation"], told["role"] or None)


class Leaving(TermsForm):
    """Which participant."""

    made: Any = t.Leaving
    organisation = forms.ChoiceField(label=lazy("Participant"))

    def choose(self) -> None:
        """Offer the participants."""
        self.fields["organisation"].choices = [("", _("Choose")), *self.offered.participants]  # type: ignore[attr-defined]


class Convening(Leaving):
    """Which participant convenes from now on."""

    made = t.Convening


class Wording(TermsForm):
    """What is decided, in words."""

    made = t.Wording
    words = prose(lazy("In words"))


class Steer(TermsForm):
    """An interest of the committee that notes answer."""

    made = t.SteerTerms
    code = forms.SlugField(
        label=lazy("Short name"),
        help_text=lazy("Small letters and hyphens, as covid-19."),
        max_length=40,
    )
    title = forms.CharField(label=lazy("Title"), max_length=200)
    words = prose(lazy("What the committee looks for"))
    until = DayField(label=lazy("Until"), required=False)


FORMS: dict[type[Terms], type[TermsForm]] = {
    each.made: each
    for each in (
        NoTerms,
        Conditions,
        BelowRequest,
        Shares,
        TopUp,
        Deferral,
        Return,
        Decline,
        Removal,
        Extension,
        CostedExtension,
        Revision,
        Joining,
        Leaving,
        Convening,
        Wording,
        Steer,
    )
}
"""By class of terms, its form. A correction asks for the right act first: see `form_of`."""


def form_of(act: str) -> Callable[..., TermsForm] | None:
    """The form of an act's terms; None for a correction, whose terms are another act's."""
    return FORMS.get(ACTS[act].terms)
