"""Forms by which offices are opened and kept."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from letsema.doors.web import names
from letsema.doors.web import words as wording
from letsema.doors.web.forms.citing import CountryField, WhenField
from letsema.doors.web.forms.policies import languages
from letsema.doors.web.forms.register import WHAT_SAYS_SO, Register, Sourced, Withdrawal
from letsema.doors.web.forms.support import AS_ABOVE
from letsema.partners import queries as partners
from letsema.partners.rules import OFFICE_TYPES, OfficeCalled, key_from
from letsema.reference import rules as reference


class NewOffice(Sourced):
    """An office of an organisation: `about.thing`."""

    again = True
    type = forms.ChoiceField(label=lazy("What type"))
    name = forms.CharField(label=lazy("Name"), max_length=300)
    language = forms.ChoiceField(label=lazy("Language of the name"), initial="en")
    since = WhenField(label=lazy("Called so from"), required=False)
    country = CountryField(
        label=lazy("Country it stands in"),
        help_text=lazy("What it covers is entered on its page."),
        required=False,
    )
    place_name = forms.CharField(label=lazy("Town"), required=False, max_length=200)
    key = forms.SlugField(
        label=lazy("Short name in addresses"),
        help_text=lazy("It is kept for life. Empty: made from the names of both."),
        required=False,
        max_length=80,
    )
    groups = (
        (lazy("What it is"), ("type", "name", "language", "since", "key")),
        (lazy("Where it stands"), ("country", "place_name")),
        WHAT_SAYS_SO,
    )

    def prepare(self) -> None:
        """Offer types and languages."""
        super().prepare()
        self.choose("type", [(each, wording.OFFICE_TYPES[each]) for each in OFFICE_TYPES])
        self.fields["language"].choices = languages()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Make the short name where none is written; refuse one that is taken."""
        told = super().clean() or {}
        if self.has_error("key") or not told.get("name"):
            return told
        made = f"{self.about.thing.key}-{key_from(told['name'])}"[:80].strip("-")
        told["key"] = key = (told.get("key") or made).lower()
        if partners.office(key):
            self.add_error("key", _("“%(key)s” is taken. Write another one.") % {"key": key})
        return told

    def told(self) -> dict[str, Any]:
        """The name as the command knows it."""
        told = super().told()
        called = OfficeCalled(told.pop("name"), told.pop("language"), told.pop("since"))
        return {**told, "names": [called], "organisation": self.about.thing.key}


class OfOffice(Register):
    """A form about an office: `about.thing`."""

    def told(self) -> dict[str, Any]:
        """The office by key."""
        return {**super().told(), "office": self.about.thing.key}


class NewOfficeName(OfOffice, Sourced):
    """A name of an office for a time."""

    text = forms.CharField(label=lazy("Name"), max_length=300)
    language = forms.ChoiceField(label=lazy("Language"), initial="en")
    since = WhenField(label=lazy("From"), required=False)
    until = WhenField(label=lazy("Until"), help_text=AS_ABOVE, required=False)
    groups = (
        (lazy("The name"), ("text", "language")),
        (lazy("When it was its name"), ("since", "until")),
        WHAT_SAYS_SO,
    )

    def prepare(self) -> None:
        """Offer languages."""
        super().prepare()
        self.fields["language"].choices = languages()  # type: ignore[attr-defined]

    def told(self) -> dict[str, Any]:
        """The name as the command knows it."""
        told = super().told()
        parts = ("text", "language", "since", "until")
        name = OfficeCalled(*(told.pop(each) for each in parts))
        return {**told, "name": name}


class NewCoverage(OfOffice, Sourced):
    """A country or a group of countries an office covers."""

    country = CountryField(label=lazy("Country"), required=False)
    grouping = forms.ChoiceField(
        label=lazy("Or a group of countries"),
        help_text=lazy("It covers whichever countries belong to the group on a day."),
        required=False,
    )
    since = WhenField(label=lazy("From"), required=False)
    until = WhenField(label=lazy("Until"), help_text=AS_ABOVE, required=False)
    groups = (
        (lazy("What it covers"), ("country", "grouping")),
        (lazy("When"), ("since", "until")),
        WHAT_SAYS_SO,
    )

    def prepare(self) -> None:
        """Offer groups of countries under a heading for each kind."""
        super().prepare()
        codes = [each.alpha3 for each in reference.countries()]
        self.choose("grouping", names.groupings(codes), _("None"))


class OfficeWithdrawal(Withdrawal):
    """Why an office entered by mistake is taken back."""

    def told(self) -> dict[str, Any]:
        """The office by key."""
        return {"why": self.cleaned_data["why"], "key": self.about.thing.key}
