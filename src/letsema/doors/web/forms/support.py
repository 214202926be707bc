"""Forms by which support, proposals, works and quotations are recorded."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from letsema.doors.web import words as wording
from letsema.doors.web.forms.agreements import COUNTRIES_HELP
from letsema.doors.web.forms.citing import CountryField, OrganisationField, WhenField
from letsema.doors.web.forms.pieces import Amount, Countries, currency_choices, prose
from letsema.doors.web.forms.register import WHAT_SAYS_SO, Parties, Sourced
from letsema.partners import queries as partners
from letsema.partners.rules.engagement import (
    CONSENTS,
    OUTCOMES,
    WORK_KINDS,
    WORK_ROLES,
    Proposer,
    WorkMaker,
)
from letsema.partners.rules.support import SUPPORT_KINDS, VALUED, value_stage
from letsema.values import QUALIFIERS, Money, Quantity

BEGIN_TO_WRITE = lazy("Begin to write and choose: an acronym or a name.")
AS_ABOVE = lazy("Empty where it is not known. Written like the date above.")


def agreements_offered(*, sees_internal: bool) -> list[tuple[str, str]]:
    """The agreements somebody may name, by title."""
    found = partners.agreements(public_only=not sees_internal)
    return sorted(((each.key, each.title) for each in found), key=lambda pair: pair[1].casefold())


class NewSupport(Sourced):
    """What a partner gave: what, how much, worth what, to whom."""

    again = True
    giver = OrganisationField(label=lazy("Given by"), help_text=BEGIN_TO_WRITE)
    kind = forms.ChoiceField(label=lazy("What kind"))
    words = prose(lazy("What was given"), lazy("In your own words, a sentence or two."), rows=2)
    receiver = OrganisationField(label=lazy("Given to"), help_text=BEGIN_TO_WRITE, required=False)
    receiver_words = forms.CharField(
        label=lazy("Given to, in words"),
        help_text=lazy("Which part of it, or who is not on the register."),
        required=False,
        max_length=300,
    )
    qualifier = forms.ChoiceField(label=lazy("How many"))
    number = forms.DecimalField(
        label=lazy("Number"),
        help_text=lazy("Of things or people, never of money."),
        required=False,
        min_value=Decimal(0),
        max_digits=18,
        decimal_places=4,
    )
    unit = forms.CharField(
        label=lazy("Of what"),
        help_text=lazy("Lanterns, hours, places."),
        required=False,
        max_length=100,
    )
    valued = forms.ChoiceField(
        label=lazy("How its value is known"),
        help_text=lazy("Where nobody knows it, say so: it is counted as not known."),
        initial="unknown",
    )
    value = Amount(label=lazy("Value"), help_text=lazy("For example 1,700,000."), required=False)
    currency = forms.ChoiceField(label=lazy("Currency"), initial="USD")
    since = WhenField(label=lazy("From"), required=False)
    until = WhenField(label=lazy("Until"), help_text=AS_ABOVE, required=False)
    countries = Countries(
        label=lazy("For which countries"), help_text=COUNTRIES_HELP, required=False
    )
    purpose = prose(lazy("What for"), rows=2, required=False)
    agreement = forms.ChoiceField(label=lazy("Given under the agreement"), required=False)
    groups = (
        (lazy("What was given, by whom"), ("giver", "kind", "words")),
        (lazy("To whom"), ("receiver", "receiver_words", "countries", "purpose", "agreement")),
        (lazy("How much of it"), ("qualifier", "number", "unit")),
        (lazy("What it is worth"), ("valued", "value", "currency")),
        (lazy("When"), ("since", "until")),
        WHAT_SAYS_SO,
    )

    def prepare(self) -> None:
        """Offer kinds, ways of valuing, currencies and agreements."""
        super().prepare()
        kinds = [(kind, wording.SUPPORT_KINDS[kind]) for kind in SUPPORT_KINDS]
        self.choose("kind", kinds)
        before = [(each, capfirst(str(wording.QUALIFIER_CHOICES[each]))) for each in QUALIFIERS]
        valued = [(each, capfirst(str(wording.VALUED[each]))) for each in VALUED]
        for name, choices in (
            ("qualifier", before),
            ("valued", valued),
            ("currency", currency_choices()),
        ):
            self.fields[name].choices = choices  # type: ignore[attr-defined]
        offered = agreements_offered(sees_internal=self.about.sees_internal)
        self.choose("agreement", offered, _("None"))

    def clean(self) -> dict[str, Any]:
        """Ask for an amount where a value is known, and for none where it is not."""
        told = super().clean() or {}
        unknown = told.get("valued") == "unknown"
        if unknown and told.get("value"):
            words = _("A value stands here: say above how it is known, or leave this empty.")
            self.add_error("value", words)
        elif told.get("valued") and not unknown and "value" in told and not told["value"]:
            self.add_error("value", _("Write the value, or say above that it is not known."))
        if told.get("unit") and "number" in told and told["number"] is None:
            self.add_error("number", _("Write the number, or leave empty what it is of."))
        return told

    def told(self) -> dict[str, Any]:
        """The number and the value as the command knows them."""
        told = super().told()
        number, qualifier, unit = (told.pop(name) for name in ("number", "qualifier", "unit"))
        amount, currency = told["value"], told.pop("currency")
        told["quantity"] = None if number is None else Quantity(number, qualifier, unit)
        told["value"] = Money(amount, currency, value_stage(told["kind"])) if amount else None
        return told


class NewProposal(Sourced):
    """A proposal supported: to whom it was made, with whom, our role, what came of it."""

    again = True
    title = forms.CharField(label=lazy("Title"), max_length=300)
    to = OrganisationField(label=lazy("Made to"), help_text=BEGIN_TO_WRITE, required=False)
    to_words = forms.CharField(
        label=lazy("Made to, in words"),
        help_text=lazy("Which part of it, or who is not on the register."),
        required=False,
        max_length=300,
    )
    role_words = forms.CharField(
        label=lazy("Our part in it"),
        help_text=lazy("For example: wrote the chapter on health."),
        required=False,
        max_length=300,
    )
    outcome = forms.ChoiceField(label=lazy("What came of it"))
    on = WhenField(label=lazy("When"), required=False)
    countries = Countries(
        label=lazy("For which countries"), help_text=COUNTRIES_HELP, required=False
    )
    organisations = Parties(
        label=lazy("Who took part"),
        help_text=lazy("One organisation to a row; as what, in words."),
        required=False,
    )
    groups = (
        (lazy("The proposal"), ("title", "to", "to_words", "role_words", "outcome", "on")),
        (lazy("Where and with whom"), ("countries", "organisations")),
        WHAT_SAYS_SO,
    )

    def prepare(self) -> None:
        """Offer the outcomes."""
        super().prepare()
        told = [(each, capfirst(str(wording.OUTCOMES[each]))) for each in OUTCOMES]
        self.fields["outcome"].choices = told  # type: ignore[attr-defined]

    def clean_organisations(self) -> list[Proposer]:
        """Those who took part; each is an organisation."""
        found = self.cleaned_data["organisations"]
        if any(not each.organisation for each in found):
            raise forms.ValidationError(_("Name the organisation of each row."), "who")
        return [Proposer(each.organisation, each.words) for each in found]


class NewWork(Sourced):
    """A study, film, award and the like."""

    again = True
    kind = forms.ChoiceField(label=lazy("What it is"))
    title = forms.CharField(label=lazy("Title"), max_length=300)
    words = prose(lazy("What it tells"), lazy("In your own words."), rows=3, required=False)
    on = WhenField(label=lazy("When"), required=False)
    country = CountryField(
        label=lazy("Country"), help_text=lazy("Its name or three-letter code."), required=False
    )
    url = forms.URLField(
        label=lazy("Address"), required=False, max_length=500, assume_scheme="https"
    )
    parties = Parties(
        [(role, capfirst(str(wording.WORK_ROLES[role]))) for role in WORK_ROLES],
        label=lazy("Who has to do with it"),
        help_text=lazy("One to a row: an organisation, or in words who is not on the register."),
        required=False,
    )
    groups = (
        (lazy("The work"), ("kind", "title", "words", "on", "country", "url")),
        (lazy("Who has to do with it"), ("parties",)),
        WHAT_SAYS_SO,
    )

    def prepare(self) -> None:
        """Offer the kinds."""
        super().prepare()
        self.choose("kind", [(kind, wording.WORK_KINDS[kind]) for kind in WORK_KINDS])

    def clean_parties(self) -> list[WorkMaker]:
        """Those who have to do with it, as the command knows them."""
        found = self.cleaned_data["parties"]
        return [WorkMaker(each.role, each.organisation, each.words) for each in found]


class NewQuotation(Sourced):
    """What somebody said, with who may be named."""

    again = True
    said = prose(lazy("What was said"), rows=4)
    verbatim = forms.BooleanField(
        label=lazy("These are the very words"), required=False, initial=True
    )
    speaker_role = forms.CharField(
        label=lazy("Who speaks, by role"),
        help_text=lazy("For example: head of a school in the north."),
        required=False,
        max_length=200,
    )
    survivor = forms.BooleanField(
        label=lazy("The speaker is a survivor"),
        help_text=lazy("Their name is never kept: write a pseudonym, or only the role."),
        required=False,
    )
    speaker = forms.CharField(label=lazy("Name"), required=False, max_length=200)
    pseudonym = forms.CharField(label=lazy("Pseudonym"), required=False, max_length=100)
    consent = forms.ChoiceField(
        label=lazy("Consent to be quoted"),
        help_text=lazy(
            "Withheld: only those inside read it. Not known: shown without the name, and a "
            "survivor’s words not at all."
        ),
        initial="unknown",
    )
    on = WhenField(label=lazy("When"), required=False)
    organisation = OrganisationField(
        label=lazy("Speaks for"), help_text=BEGIN_TO_WRITE, required=False
    )
    country = CountryField(
        label=lazy("Country"), help_text=lazy("Its name or three-letter code."), required=False
    )
    agreement = forms.ChoiceField(label=lazy("About the agreement"), required=False)
    groups = (
        (lazy("The words"), ("said", "verbatim", "on")),
        (lazy("Who said them"), ("speaker_role", "survivor", "speaker", "pseudonym", "consent")),
        (lazy("Where they belong"), ("organisation", "country", "agreement")),
        WHAT_SAYS_SO,
    )

    def prepare(self) -> None:
        """Offer consents and agreements."""
        super().prepare()
        consents = [(each, capfirst(str(wording.CONSENTS[each]))) for each in CONSENTS]
        self.fields["consent"].choices = consents  # type: ignore[attr-defined]
        offered = agreements_offered(sees_internal=self.about.sees_internal)
        self.choose("agreement", offered, _("None"))
