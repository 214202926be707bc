"""The form of a revision: what a programme is said to be, to be altered where it is to change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from letsema.doors.web import names
from letsema.doors.web.forms.notes import GOALS
from letsema.doors.web.forms.pieces import (
    Amount,
    Countries,
    Lines,
    currency_choices,
    offered_countries,
    prose,
)
from letsema.doors.web.forms.terms.frame import TermsForm
from letsema.proceedings.rules import terms as t
from letsema.proceedings.rules.terms import Terms
from letsema.programmes.rules.facts import CountryPart, Partner
from letsema.values import Money

Facts = dict[str, Any]
AS_WRITTEN = ("title", "summary", "region", "thematic_area", "duration_months")


class Revision(TermsForm):
    """What is to stand from now on; what is left empty, or as it stands, is not revised."""

    made = t.Revision
    title = forms.CharField(label=lazy("Title"), required=False, max_length=500)
    summary = prose(lazy("Summary"), rows=6, required=False)
    region = forms.CharField(label=lazy("Region"), required=False, max_length=200)
    thematic_area = forms.ChoiceField(label=lazy("Thematic area"), required=False)
    countries = Countries(
        label=lazy("Countries"),
        help_text=lazy("One to a field; several are parted by semicolons."),
        required=False,
    )
    key_partners = Lines(
        label=lazy("Key partners"), help_text=lazy("One to a line."), required=False
    )
    sdgs = forms.MultipleChoiceField(
        label=lazy("Sustainable Development Goals"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    budget = Amount(label=lazy("Budget"), required=False)
    currency = forms.ChoiceField(label=lazy("Currency of the budget"), choices=currency_choices)
    duration_months = forms.IntegerField(
        label=lazy("Length in months"), required=False, min_value=1, max_value=240
    )

    @property
    def guidance(self) -> str:  # type: ignore[override]
        """What leaving a field means."""
        if self.offered.stands:
            return _("It begins with what stands on record: what you leave so is not revised.")
        return _("What is left empty stays as it is.")

    @property
    def countries_offered(self) -> list[str]:
        """The names of all countries."""
        return offered_countries()

    def choose(self) -> None:
        """Offer the areas of the fund and the goals."""
        areas = [(str(key), f"{key} · {name}") for key, name in self.offered.areas]
        self.fields["thematic_area"].choices = [("", _("not stated")), *areas]  # type: ignore[attr-defined]
        goals = [(goal, f"{goal} · {names.element('sdg', goal)}") for goal in GOALS]
        self.fields["sdgs"].choices = goals  # type: ignore[attr-defined]

    @property
    def asked(self) -> Mapping[str, Any]:
        """The facts to begin with, as they are asked for or resolved."""
        return self.stood.facts if isinstance(self.stood, t.Revision) else {}

    @property
    def begun(self) -> Facts:
        """What the form begins with: what is asked for, over what stands."""
        return {**self.offered.stands, **self.asked}

    @property
    def beyond(self) -> Facts:
        """Facts that are asked for and have no field here: they are taken as they are asked."""
        return {name: value for name, value in self.asked.items() if name not in self.fields}

    def shown(self, told: Any) -> Facts:
        """What it begins with, as its fields show it."""
        return self._shown(self.begun)

    def _shown(self, facts: Mapping[str, Any]) -> Facts:
        budget = facts.get("budget")
        return {
            **{name: facts.get(name) or "" for name in AS_WRITTEN},
            "thematic_area": _code(facts.get("thematic_area") or ""),
            "countries": [names.country(part.code) for part in facts.get("countries") or ()],
            "key_partners": "\n".join(each.name for each in facts.get("key_partners") or ()),
            "sdgs": [goal for goal in map(_code, facts.get("sdgs") or ()) if goal in GOALS],
            "budget": _plainly(budget) if budget else "",
            "currency": budget.currency if budget else self.offered.currency,
        }

    def terms(self) -> Terms:
        """The facts that differ from what stands, and those asked for that have no field."""
        stood = self.offered.stands
        stands = _facts(self._read(self._shown(stood)), stood)
        told = _facts(self.cleaned_data, self.begun)
        changed = {name: value for name, value in told.items() if value != stands.get(name)}
        return t.Revision({**self.beyond, **changed})

    def _read(self, shown: Facts) -> Facts:
        """What stands as it would come back from the fields that show it, unaltered."""
        return {name: _clean(self.fields[name], value) for name, value in shown.items()}


def _facts(plain: Facts, known: Mapping[str, Any]) -> Facts:
    """The facts of what was written; parts that are known keep what they have beside a name."""
    found = {name: plain[name] for name in AS_WRITTEN if plain[name]}
    if "summary" in found:
        found["summary"] = "\n".join(found["summary"].splitlines())
    if plain["budget"]:
        found["budget"] = Money(plain["budget"], plain["currency"])
    lands = {part.code: part for part in known.get("countries") or ()}
    named = {each.name: each for each in known.get("key_partners") or ()}
    targets = [each for each in known.get("sdgs") or () if _code(each) not in GOALS]
    lists = {
        "countries": [lands.get(code, CountryPart(code)) for code in plain["countries"] or ()],
        "key_partners": [named.get(n, Partner(n)) for n in plain["key_partners"] or ()],
        "sdgs": [*(plain["sdgs"] or ()), *targets] if plain["sdgs"] else [],
    }
    return found | {name: tuple(parts) for name, parts in lists.items() if parts}


def _code(each: Any) -> str:
    """The code of an element, which may stand alone."""
    return str(getattr(each, "code", each))


def _plainly(money: Money) -> str:
    """An amount as the field reads it in every language: `1,700,000`."""
    return f"{money.amount:,.2f}".removesuffix(".00")


def _clean(field: forms.Field, value: Any) -> Any:
    try:
        return field.clean(value)
    except forms.ValidationError:
        return None
