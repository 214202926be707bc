"""Forms by which organisations are registered, named, tied, identified, merged."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from letsema.doors.web import words as wording
from letsema.doors.web.forms.citing import CountryField, OrganisationField, WhenField
from letsema.doors.web.forms.moment import DayField
from letsema.doors.web.forms.pieces import Lines, prose
from letsema.doors.web.forms.policies import languages
from letsema.doors.web.forms.register import WHAT_SAYS_SO, Register, Sourced
from letsema.doors.web.forms.support import AS_ABOVE, BEGIN_TO_WRITE
from letsema.partners import queries as partners
from letsema.partners.rules import (
    CONSENTS,
    NAME_KINDS,
    ORGANISATION_KINDS,
    TIE_KINDS,
    Name,
    key_from,
)

TAKEN = ("new", "duplicates", "printed")
"""Keys that addresses of pages have."""
ENDS = lazy("The first day it was so no more; empty where it still is.")


class NewOrganisation(Sourced):
    """An organisation with its first names."""

    again = True
    kind = forms.ChoiceField(label=lazy("What it is"))
    name = forms.CharField(label=lazy("Official name"), max_length=300)
    language = forms.ChoiceField(label=lazy("Language of the name"), initial="en")
    acronym = forms.CharField(label=lazy("Acronym"), required=False, max_length=60)
    others = Lines(
        label=lazy("Other names"),
        help_text=lazy("One to a line: what else it is called, and in other languages."),
        required=False,
        rows=3,
    )
    another = forms.BooleanField(
        label=lazy("It is another organisation, though one on record is called so"),
        required=False,
    )
    country = CountryField(
        label=lazy("Country"), help_text=lazy("Where it is of one country."), required=False
    )
    website = forms.URLField(label=lazy("Website"), required=False, assume_scheme="https")
    note = prose(lazy("Note"), lazy("What to know of it, in your own words."), 2, required=False)
    key = forms.SlugField(
        label=lazy("Short name in addresses"),
        help_text=lazy(
            "Small letters, digits and hyphens; it is kept for life. Empty: made from the acronym "
            "or the name."
        ),
        required=False,
        max_length=80,
    )
    groups = (
        (lazy("What it is"), ("kind", "country")),
        (lazy("What it is called"), ("name", "language", "acronym", "others", "another")),
        (lazy("What else to know"), ("website", "note", "key")),
        WHAT_SAYS_SO,
    )

    def prepare(self) -> None:
        """Offer kinds and languages."""
        super().prepare()
        kinds = [(kind, wording.ORGANISATION_KIND[kind]) for kind in ORGANISATION_KINDS]
        self.choose("kind", kinds)
        self.fields["language"].choices = languages()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Make the short name where none is written; refuse a taken one, and a name that another
        bears unless it is said to be another.
        """
        told = super().clean() or {}
        if self.has_error("key") or not told.get("name"):
            return told
        told["key"] = key = (
            told.get("key") or key_from(told.get("acronym") or told["name"])
        ).lower()
        if not key:
            self.add_error("key", _("Write one: the name has no letters to make it from."))
        elif key in TAKEN or partners.organisation(key):
            self.add_error("key", _("“%(key)s” is taken. Write another one.") % {"key": key})
        if (known := partners.organisations_called(told["name"])) and not told.get("another"):
            words = _("%(name)s is on record under the key %(key)s. Say below if this is another.")
            self.add_error("name", words % {"name": told["name"], "key": known[0].key})
        return told

    def told(self) -> dict[str, Any]:
        """The names as the command knows them."""
        told = super().told()
        name, language, acronym, others, _another = (
            told.pop(each) for each in ("name", "language", "acronym", "others", "another")
        )
        names = [Name(name, "official", language)]
        names += [Name(acronym, "acronym", language)] if acronym else []
        names += [Name(each, "alias", language) for each in others]
        return {**told, "names": names}


class Of(Register):
    """A form about an organisation: `about.thing`."""

    def told(self) -> dict[str, Any]:
        """The organisation by key."""
        return {**super().told(), "key": self.about.thing.key}


class NewName(Of, Sourced):
    """A name of an organisation for a time."""

    text = forms.CharField(label=lazy("Name"), max_length=300)
    kind = forms.ChoiceField(label=lazy("What kind of name"))
    language = forms.ChoiceField(label=lazy("Language"), initial="en")
    valid_from = DayField(label=lazy("From"), required=False)
    valid_until = DayField(label=lazy("Until"), help_text=ENDS, required=False)
    groups = (
        (lazy("The name"), ("text", "kind", "language")),
        (lazy("When it was its name"), ("valid_from", "valid_until")),
        WHAT_SAYS_SO,
    )

    def prepare(self) -> None:
        """Offer kinds and languages."""
        super().prepare()
        kinds = [(kind, capfirst(str(wording.NAME_KINDS[kind]))) for kind in NAME_KINDS]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]
        self.fields["language"].choices = languages()  # type: ignore[attr-defined]

    def told(self) -> dict[str, Any]:
        """The name as the command knows it."""
        told = super().told()
        parts = ("text", "kind", "language", "valid_from", "valid_until")
        name = Name(*(told.pop(each) for each in parts))
        return {**told, "name": name}


class NameEnd(Sourced):
    """Until when it bore a name, to the day."""

    until = DayField(label=lazy("Until"), help_text=lazy("The first day it was not its name."))
    groups = ((lazy("When it ended"), ("until",)), WHAT_SAYS_SO)

    def told(self) -> dict[str, Any]:
        """The name by number."""
        return {**super().told(), "number": self.about.thing.number}


class End(NameEnd):
    """Until when something was so, as exactly as it is known."""

    until = WhenField(label=lazy("Until"))


class NewTie(Sourced):
    """What an organisation is to another."""

    kind = forms.ChoiceField(label=lazy("What it is to the other"))
    other = OrganisationField(label=lazy("The other"), help_text=BEGIN_TO_WRITE)
    since = WhenField(label=lazy("From"), required=False)
    until = WhenField(label=lazy("Until"), help_text=AS_ABOVE, required=False)
    groups = (
        (lazy("What ties them"), ("kind", "other")),
        (lazy("When"), ("since", "until")),
        WHAT_SAYS_SO,
    )

    def prepare(self) -> None:
        """Offer the kinds of tie."""
        super().prepare()
        kinds = [(kind, capfirst(str(wording.TIE_CHOICES[kind]))) for kind in TIE_KINDS]
        self.choose("kind", kinds)

    def told(self) -> dict[str, Any]:
        """The organisation by key."""
        return {**super().told(), "organisation": self.about.thing.key}


class NewIdentifier(Of, Sourced):
    """What a register calls it by."""

    scheme = forms.CharField(
        label=lazy("Register"),
        help_text=lazy("iati-org, ror, wikidata, un-code, or another such as register:GB-CHC."),
        max_length=60,
    )
    value = forms.CharField(label=lazy("Identifier"), max_length=200)
    groups = ((lazy("What it is called by"), ("scheme", "value")), WHAT_SAYS_SO)


def _consents() -> list[tuple[str, str]]:
    return [(each, capfirst(str(wording.CONTACT_CONSENTS[each]))) for each in CONSENTS]


class NewContact(Sourced):
    """A role somebody holds, and who it is as far as they agreed."""

    role = forms.CharField(
        label=lazy("Role"),
        help_text=lazy("Public: what they do, not who they are."),
        max_length=200,
    )
    office = forms.ChoiceField(label=lazy("Office"), required=False)
    since = WhenField(label=lazy("From"), required=False)
    until = WhenField(label=lazy("Until"), help_text=AS_ABOVE, required=False)
    consent = forms.ChoiceField(label=lazy("What they agreed to"))
    consent_on = DayField(label=lazy("Agreed on"), required=False)
    retain_until = DayField(
        label=lazy("To be kept until"),
        help_text=lazy("On that day who it is is forgotten by itself."),
        required=False,
    )
    name = forms.CharField(label=lazy("Name"), required=False, max_length=200)
    email = forms.EmailField(label=lazy("E-mail address"), required=False)
    telephone = forms.CharField(label=lazy("Telephone"), required=False, max_length=60)
    groups = (
        (lazy("The role"), ("role", "office", "since", "until")),
        (lazy("What they agreed to"), ("consent", "consent_on", "retain_until")),
        (lazy("Who it is, if they agreed"), ("name", "email", "telephone")),
        WHAT_SAYS_SO,
    )

    def prepare(self) -> None:
        """Offer consents and the organisation's offices."""
        super().prepare()
        self.fields["consent"].choices = _consents()  # type: ignore[attr-defined]
        offices = partners.offices(organisation=self.about.thing.key)
        self.choose("office", [(each.key, each.name) for each in offices], _("None of them"))

    def told(self) -> dict[str, Any]:
        """The organisation by key."""
        return {**super().told(), "organisation": self.about.thing.key}


class Why(Register):
    """Why something is done to an organisation."""

    why = prose(lazy("Why"), lazy("A sentence; it stays on record."), rows=2)


class Merge(Of, Why):
    """That an organisation is another one."""

    into = OrganisationField(label=lazy("It is the same as"), help_text=BEGIN_TO_WRITE)
    sure = forms.BooleanField(
        label=lazy("I looked at both: they are one and the same organisation"),
        error_messages={"required": lazy("Look at both pages first, then say so here.")},
    )

    def prepare(self) -> None:
        """Ask which one first."""
        self.order_fields(["into", "why", "sure"])

    def told(self) -> dict[str, Any]:
        """Without the word of the one who looked."""
        told = super().told()
        del told["sure"]
        return told


class Parting(Why):
    """That a merge was none; `about.thing` is the key that is to stand by itself again."""

    def told(self) -> dict[str, Any]:
        """The merged key."""
        return {**super().told(), "key": self.about.thing}


class Apart(Why):
    """That two organisations that look alike are two."""

    other = OrganisationField(label=lazy("It is not"), help_text=BEGIN_TO_WRITE)

    def prepare(self) -> None:
        """Ask which one first."""
        self.order_fields(["other", "why"])

    def told(self) -> dict[str, Any]:
        """The organisation by key."""
        return {**super().told(), "one": self.about.thing.key}


class Forgetting(Why):
    """Why it is forgotten who a contact is."""

    def told(self) -> dict[str, Any]:
        """The contact by number."""
        return {**super().told(), "number": self.about.thing.number}


class Consent(Register):
    """What a contact agrees to from now on."""

    consent = forms.ChoiceField(label=lazy("What they agree to"))
    consent_on = DayField(label=lazy("Agreed on"), required=False)
    retain_until = DayField(
        label=lazy("To be kept until"),
        help_text=lazy("On that day who it is is forgotten by itself."),
        required=False,
    )

    def prepare(self) -> None:
        """Offer consents; begin with what stands."""
        self.fields["consent"].choices = _consents()  # type: ignore[attr-defined]
        for name, field in self.fields.items():
            field.initial = getattr(self.about.thing, name)

    def told(self) -> dict[str, Any]:
        """The contact by number."""
        return {**super().told(), "number": self.about.thing.number}


class SetAside(Why):
    """That what a programme's sources print as a key partner is no organisation."""

    reference = forms.CharField(widget=forms.HiddenInput, max_length=80)
    name = forms.CharField(widget=forms.HiddenInput, max_length=1000, strip=False)
    heading = forms.CharField(
        widget=forms.HiddenInput, max_length=1000, strip=False, required=False
    )

    def told(self) -> dict[str, Any]:
        """No heading where none is printed."""
        told = super().told()
        return {**told, "heading": told["heading"] or None}


class Match(SetAside):
    """Which organisation a key partner is that a programme's sources print."""

    organisation = OrganisationField(label=lazy("It is"), help_text=BEGIN_TO_WRITE)

    def prepare(self) -> None:
        """Ask which one first."""
        self.order_fields(["organisation", "why"])
