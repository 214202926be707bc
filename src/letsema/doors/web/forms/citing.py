"""What forms about a body are made of: dates as known, organisations by name, what says so."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from letsema.documents import queries as documents
from letsema.doors.web import words as wording
from letsema.doors.web.forms.acts import ActForm
from letsema.doors.web.forms.pieces import Countries, offered_countries
from letsema.governance.queries import BodyView, FundView, MemberView, SteerView
from letsema.governance.rules import record_key
from letsema.partners import queries as partners
from letsema.values import Citation, When

OFFERED_KINDS = ("decision-record", "fund-document")
"""The kinds of source offered beside a fund's own record."""
BY_DECISION = "decision:"
WHEN_HELP = lazy(
    "As exactly as it is known: 2021-06-30, 2023-07, 2024-Q3, 2020, by 2021-06-30, about 2020, "
    "or 2022-01-01/2024-12-31 for some day between the two."
)
UNREADABLE = lazy("“%(value)s” cannot be read as a date. Write it as one of the forms shown above.")


class WhenField(forms.CharField):
    """A date with its precision, as `When.parse` reads it; None for nothing."""

    def __init__(self, **told: Any) -> None:
        widget = forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"})
        super().__init__(widget=widget, max_length=40, **{"help_text": WHEN_HELP, **told})

    def clean(self, value: Any) -> When | None:
        """The date; `ValidationError` naming what cannot be read."""
        text = super().clean(value)
        if not text:
            return None
        plain = re.sub(r"\s*/\s*", "/", " ".join(text.split())).lower().replace("-q", "-Q")
        try:
            told = When.parse(plain)
        except ValueError:
            raise forms.ValidationError(UNREADABLE, "when", {"value": text}) from None
        if not 1900 <= (told.earliest or told.latest).year <= told.latest.year <= 2200:
            raise forms.ValidationError(UNREADABLE, "when", {"value": text})
        return told


def _listed(offered: str) -> forms.TextInput:
    """An input that offers a list to choose from while one writes."""
    return forms.TextInput(attrs={"list": offered, "autocomplete": "off"})


class OrganisationField(forms.CharField):
    """An organisation by its acronym, name or key; its key, or "" for none."""

    def __init__(self, **told: Any) -> None:
        super().__init__(widget=_listed("organisations-offered"), max_length=500, **told)

    def clean(self, value: Any) -> str:
        """The key; `ValidationError` where no organisation, or more than one, is called so."""
        text = super().clean(value)
        found = _called(text) if text else {""}
        if len(found) == 1:
            return found.pop()
        if found:
            told = {"value": text, "keys": ", ".join(sorted(found))}
            words = _("“%(value)s” is what several are called. Write one of these: %(keys)s.")
            raise forms.ValidationError(words, "organisation", told)
        words = _("“%(value)s”: no organisation of that name. Choose one from the list.")
        raise forms.ValidationError(words, "organisation", {"value": text})


def _called(text: str) -> set[str]:
    """The keys of the organisations called so: by key, as offered, now, at any time."""
    plain, every = " ".join(text.split()), partners.organisations()
    if any(each.key == plain for each in every):
        return {plain}
    wanted = plain.casefold()
    offered = {each.key for each in every if wanted == _line(each).casefold()}
    now = {each.key for each in every if wanted in (each.acronym.casefold(), each.name.casefold())}
    ever = {e.key for e in every if wanted in {name.text.casefold() for name in e.names}}
    return offered or now or ever


def _line(each: partners.OrganisationView) -> str:
    return each.name if each.acronym == each.name else f"{each.acronym} · {each.name}"


def offered_organisations() -> list[str]:
    """Every organisation as a line, in order."""
    return sorted(map(_line, partners.organisations()), key=str.casefold)


class CountryField(forms.CharField):
    """A country by name or three-letter code; its code, or "" for none."""

    def __init__(self, **told: Any) -> None:
        super().__init__(widget=_listed("countries-offered"), max_length=200, **told)

    def clean(self, value: Any) -> str:
        """The code; `ValidationError` for one there is not, or for several."""
        codes = Countries(required=False).clean([super().clean(value)])
        if len(codes) > 1:
            raise forms.ValidationError(_("Name one country here."), "several")
        return codes[0] if codes else ""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept: a body (None before it is established), a member or steer of it; the funds
    whose own record may be cited for it.
    """

    body: BodyView | None
    funds: tuple[FundView, ...]
    about: MemberView | SteerView | None = None


def own_records(funds: Iterable[FundView]) -> list[tuple[str, str]]:
    """The own record of each fund as a source: (key, title)."""
    words = _("What the secretariat of %(fund)s says itself")
    return [(record_key(each.slug), words % {"fund": each.short_name}) for each in funds]


def source_choices(funds: Iterable[FundView]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Sources to choose from under a heading for each kind, the funds' own record first."""
    told = [(str(wording.SOURCE_KINDS["own-record"]), own_records(funds))]
    for kind in OFFERED_KINDS:
        found = sorted((each.title, each.key) for each in documents.sources_of_kind(kind))
        told.append((str(wording.SOURCE_KINDS[kind]), [(key, title) for title, key in found]))
    return [(heading, choices) for heading, choices in told if choices]


class Grouped(ActForm):
    """A form whose questions stand in `groups` under headings, and that offers lists of names."""

    groups: tuple[tuple[Any, tuple[str, ...]], ...] = ()
    again = False
    """Whether people enter many in a row."""

    @property
    def parts(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """The groups of questions with their fields; one none of whose fields is asked is none."""
        told = [
            (legend, [self[n] for n in names if n in self.fields]) for legend, names in self.groups
        ]
        return [(legend, fields) for legend, fields in told if fields]

    @property
    def countries_offered(self) -> list[str]:
        """Names of countries, where the form asks for one."""
        kinds = (isinstance(field, (CountryField, Countries)) for field in self.fields.values())
        return offered_countries() if any(kinds) else []

    @property
    def organisations_offered(self) -> list[str]:
        """Organisations, where the form asks for one."""
        kinds = (isinstance(field, OrganisationField) for field in self.fields.values())
        return offered_organisations() if any(kinds) else []

    def choose(self, name: str, choices: Iterable[tuple[Any, Any]], none: Any = "") -> None:
        """Give a field its choices, after a word for none of them."""
        self.fields[name].choices = [("", none or _("Choose")), *choices]  # type: ignore[attr-defined]


class BodyForm(Grouped):
    """A form about a body; `groups` are its questions under headings."""

    def __init__(self, kept: Kept, *parts: Any, **named: Any) -> None:
        super().__init__(*parts, **named)
        self.kept = kept
        self.prepare()

    def prepare(self) -> None:
        """Give the fields their choices."""

    @property
    def slug(self) -> str:
        """The slug of the body."""
        return self.kept.body.slug if self.kept.body else ""

    def told(self) -> dict[str, Any]:
        """What the command is called with."""
        return {**super().told(), "body": self.slug}


class Cited(BodyForm):
    """A form that asks what says so, last."""

    source = forms.ChoiceField(label=lazy("Source"))
    place = forms.CharField(
        label=lazy("Where in it"),
        help_text=lazy("A page, a paragraph or an address."),
        required=False,
        max_length=300,
    )

    def prepare(self) -> None:
        """Offer the sources; ask for them after the rest."""
        none = "" if self.fields["source"].required else _("Nothing on record")
        self.choose("source", source_choices(self.kept.funds), none)
        self.order_fields([name for name in self.fields if name not in ("source", "place")])

    def told(self) -> dict[str, Any]:
        """The source and the place in it as a citation, None where there is none."""
        told = super().told()
        source, place = told.pop("source"), told.pop("place")
        if source.startswith(BY_DECISION):
            citing = Citation(decision=source.removeprefix(BY_DECISION), place=place)
        else:
            citing = Citation(source=source, place=place) if source else None
        return {**told, "citing": citing}


WHAT_SAYS_SO = (lazy("What says so"), ("source", "place"))
