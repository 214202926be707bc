"""Forms by which figures are kept that sources state and do not itemise."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as lazy

from letsema.doors.web import seeing, stated
from letsema.doors.web import words as wording
from letsema.doors.web.forms.citing import WhenField
from letsema.doors.web.forms.pieces import SeveralInputs, prose
from letsema.doors.web.forms.policies import BEGIN_TO_WRITE, WithProgrammes, programme_reference
from letsema.doors.web.forms.register import WHAT_SAYS_SO, Register
from letsema.results import queries as results
from letsema.results.rules import MEASURES
from letsema.values import QUALIFIERS, Quantity


class NewFigure(WithProgrammes):
    """A number a source states without naming what it counts."""

    again = True
    asks_rows = True
    words = forms.CharField(
        label=lazy("What is counted"), help_text=lazy("In your own words."), max_length=300
    )
    measure = forms.ChoiceField(label=lazy("Which is"))
    qualifier = forms.ChoiceField(label=lazy("How the source puts it"))
    number = forms.DecimalField(
        label=lazy("Number"), min_value=Decimal(0), max_digits=18, decimal_places=4
    )
    unit = forms.CharField(
        label=lazy("Of what"),
        help_text=lazy("For example: laws and policies; officials; lanterns."),
        required=False,
        max_length=80,
    )
    countries = forms.IntegerField(
        label=lazy("In how many countries"), required=False, min_value=1, max_value=999
    )
    when = WhenField(label=lazy("For which time"), required=False)
    programmes = forms.Field(
        label=lazy("Programmes it speaks of"),
        help_text=BEGIN_TO_WRITE,
        widget=SeveralInputs(lazy("Programme"), offered="programmes-offered"),
        required=False,
    )
    note = prose(lazy("Note"), lazy("What the source leaves open."), 2, required=False)
    groups = (
        (lazy("The figure"), ("words", "measure", "qualifier", "number", "unit")),
        (lazy("Where, when, of whom"), ("countries", "when", "programmes", "note")),
        WHAT_SAYS_SO,
    )

    def prepare(self) -> None:
        """Offer measures and the words before a number."""
        super().prepare()
        self.choose("measure", [(each, wording.MEASURES[each]) for each in MEASURES])
        told = [(each, capfirst(str(wording.QUALIFIER_CHOICES[each]))) for each in QUALIFIERS]
        self.fields["qualifier"].choices = told  # type: ignore[attr-defined]

    def clean_programmes(self) -> list[str]:
        """The references, each once."""
        told = self.cleaned_data["programmes"] or ()
        return list(dict.fromkeys(programme_reference(each, self.about.by) for each in told))

    def told(self) -> dict[str, Any]:
        """The number as the command knows it."""
        told = super().told()
        number, qualifier, unit = (told.pop(name) for name in ("number", "qualifier", "unit"))
        return {**told, "quantity": Quantity(number, qualifier, unit)}


class Overlap(Register):
    """Another figure that may lie inside this one."""

    other = forms.TypedChoiceField(label=lazy("It may contain"), coerce=int)
    words = forms.CharField(
        label=lazy("Why it may"), help_text=lazy("A sentence."), required=False, max_length=300
    )

    def prepare(self) -> None:
        """Offer the other figures that are not named as inside it yet."""
        figure = self.about.thing
        now = {figure.number, *(each.other for each in figure.overlaps)}
        public_only = not seeing.sees_everything(self.about.by)
        offered = results.stated_figures(public_only=public_only)
        choices = [(f.number, stated.called(f)) for f in offered if f.number not in now]
        self.choose("other", choices)

    def told(self) -> dict[str, Any]:
        """This figure by number."""
        return {**super().told(), "number": self.about.thing.number}
