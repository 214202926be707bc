"""The forms of every kind of terms but a revision, from conditions to a steer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from letsema.doors.web import words
from letsema.doors.web.forms.moment import DayField
from letsema.doors.web.forms.pieces import Amount, currency_choices, prose, radios, reasons
from letsema.doors.web.forms.terms.frame import TermsForm
from letsema.proceedings.rules import terms as t
from letsema.proceedings.rules.terms import Terms
from letsema.values import Money

JOINS_AS = ("co-lead", "participating", "host-only")
"""The roles somebody joins a programme in."""


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
        if told is None:
            return {}
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
    reason = radios(lazy("Reason"), reasons())
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


class Joining(TermsForm):
    """Who joins, in which role."""

    made = t.Joining
    organisation = forms.ChoiceField(label=lazy("Organisation"))
    role = forms.ChoiceField(label=lazy("Role"), required=False)

    def choose(self) -> None:
        """Offer organisations that take no part yet, and the roles one may join in."""
        self.fields["organisation"].choices = [("", _("Choose")), *self.offered.joining]  # type: ignore[attr-defined]
        roles = [(role, words.word(words.ROLES, role)) for role in JOINS_AS]
        self.fields["role"].choices = [("", _("Not told")), *roles]  # type: ignore[attr-defined]

    def terms(self) -> Terms:
        """Who joins; no role where none is told."""
        told = self.cleaned_data
        return t.Joining(told["organisation"], told["role"] or None)


class Leaving(TermsForm):
    """Which participant is released."""

    made: Any = t.Leaving
    organisation = forms.ChoiceField(
        label=lazy("Participant"),
        help_text=lazy("Who convenes is not released: change the convening agency first."),
    )

    def choose(self) -> None:
        """Offer the participants that do not convene."""
        self.fields["organisation"].choices = [("", _("Choose")), *self.offered.others]  # type: ignore[attr-defined]


class Convening(Leaving):
    """Which participant convenes from now on."""

    made = t.Convening
    organisation = forms.ChoiceField(label=lazy("Convening agency from now on"))


class Wording(TermsForm):
    """What is decided, in words."""

    made = t.Wording
    words = prose(lazy("What is decided, in words"))


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
