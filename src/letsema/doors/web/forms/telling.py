"""More forms by which is told what a programme did: processes, its framework, what it cites.

Each is about a programme: `about.thing` is its reference.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from letsema.doors.web import words as wording
from letsema.doors.web.forms.achieving import BEGIN_TO_WRITE, COUNTRY_HELP, OfProgramme
from letsema.doors.web.forms.citing import CountryField, OrganisationField, WhenField
from letsema.doors.web.forms.pieces import prose
from letsema.doors.web.forms.register import WHAT_SAYS_SO, Withdrawal
from letsema.doors.web.forms.support import agreements_offered
from letsema.partners import queries as partners
from letsema.results import queries as results
from letsema.results.rules import STATEMENT_KINDS


class NewProcess(OfProgramme):
    """What was brought to a process or forum, and what followed."""

    forum = forms.CharField(
        label=lazy("Process or forum"),
        help_text=lazy("As it calls itself: a conference, a negotiation, a working group."),
        max_length=200,
    )
    brought = prose(lazy("What was brought to it"), lazy("In your own words."), 3, required=False)
    followed = prose(
        lazy("What followed"),
        lazy("One of the two is enough: what was brought, or what followed."),
        3,
        required=False,
    )
    organisation = OrganisationField(
        label=lazy("Brought by"), help_text=BEGIN_TO_WRITE, required=False
    )
    when = WhenField(label=lazy("When"), required=False)
    country = CountryField(label=lazy("Country"), help_text=COUNTRY_HELP, required=False)
    instrument = forms.ChoiceField(label=lazy("The policy it concerns"), required=False)
    body = forms.ChoiceField(label=lazy("The body it concerns"), required=False)
    groups = (
        (lazy("The contribution"), ("forum", "brought", "followed", "organisation")),
        (lazy("When and where"), ("when", "country")),
        (lazy("What it concerns"), ("instrument", "body")),
        WHAT_SAYS_SO,
    )


class NewResult(OfProgramme):
    """An impact, outcome or output the programme set out to bring about, under its code."""

    kind = forms.ChoiceField(label=lazy("What it is"))
    code = forms.CharField(
        label=lazy("Code"),
        help_text=lazy("What the programme numbers it by: 1, 1.2, A."),
        max_length=30,
    )
    words = prose(lazy("The result"), lazy("What is to be reached, in a sentence."), rows=3)
    parent = forms.ChoiceField(label=lazy("It stands under"), required=False)
    groups = ((lazy("The result"), ("kind", "code", "words", "parent")), WHAT_SAYS_SO)

    def prepare(self) -> None:
        """Offer the kinds, and the programme's own results to stand under."""
        super().prepare()
        self.choose("kind", [(kind, wording.STATEMENT_KINDS[kind]) for kind in STATEMENT_KINDS])
        stated = results.results_framework(self.about.thing, public_only=False)
        told = [(each.code, f"{each.code} · {each.words}") for each in stated]
        self.choose("parent", told, _("None"))


class NewIndicator(OfProgramme):
    """What shows that a result of the programme is reached."""

    statement = forms.TypedChoiceField(label=lazy("Of the result"), coerce=int)
    words = prose(lazy("What is measured"), lazy("For example: officials trained."), rows=2)
    unit = forms.CharField(
        label=lazy("Measured in"),
        help_text=lazy("People, laws, per cent. Values are told in it."),
        required=False,
        max_length=80,
    )
    groups = ((lazy("The indicator"), ("statement", "words", "unit")), WHAT_SAYS_SO)

    def prepare(self) -> None:
        """Offer the programme's own results."""
        super().prepare()
        stated = results.results_framework(self.about.thing, public_only=False)
        told = [(each.number, f"{each.code} · {each.words}") for each in stated]
        self.choose("statement", told)

    def told(self) -> dict[str, Any]:
        """The result says whose it is."""
        told = super().told()
        del told[self.called]
        return told


class CitedAgreement(OfProgramme):
    """An agreement a programme is done under."""

    called = "reference"
    agreement = forms.ChoiceField(label=lazy("Agreement"))
    groups = ((lazy("The agreement"), ("agreement",)), WHAT_SAYS_SO)

    def prepare(self) -> None:
        """Offer the agreements one may read of."""
        super().prepare()
        offered = agreements_offered(sees_internal=self.about.sees_internal)
        self.choose("agreement", offered)


class CitedSupport(OfProgramme):
    """Support that went to a programme."""

    called = "reference"
    support = forms.TypedChoiceField(label=lazy("Support"), coerce=int)
    groups = ((lazy("The support"), ("support",)), WHAT_SAYS_SO)

    def prepare(self) -> None:
        """Offer the support one may read of."""
        super().prepare()
        found = partners.support(public_only=not self.about.sees_internal)
        told = [(each.number, f"{each.giver.name}: {each.words[:100]}") for each in found]
        self.choose("support", sorted(told, key=lambda pair: pair[1].casefold()))


class KeyedWithdrawal(Withdrawal):
    """The same of something that is named by its key."""

    def told(self) -> dict[str, Any]:
        """The thing by key."""
        return {"why": self.cleaned_data["why"], "key": self.about.thing.key}
