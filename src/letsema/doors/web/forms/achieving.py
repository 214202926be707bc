"""Forms by which is told what a programme brought about, and who does what in it.

Each is about a programme: `about.thing` is its reference.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.text import capfirst, slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from letsema.doors.web import words as wording
from letsema.doors.web.forms.citing import CountryField, OrganisationField, WhenField
from letsema.doors.web.forms.pieces import Amount, Countries, currency_choices, prose
from letsema.doors.web.forms.register import WHAT_SAYS_SO, Sourced
from letsema.doors.web.policies import sectors
from letsema.governance import queries as governance
from letsema.programmes.rules.partnering import BODY_ROLES
from letsema.reference import queries as reference
from letsema.results import queries as results
from letsema.results.rules import (
    ACHIEVEMENT_KINDS,
    EVENT_GROUPS,
    EVENT_KINDS,
    STORY_KINDS,
    VALUE_KINDS,
    Attending,
)
from letsema.values import QUALIFIERS, Money, MoneyStage, Quantity

BEGIN_TO_WRITE = lazy("Begin to write and choose: an acronym or a name.")
COUNTRY_HELP = lazy("Its name or three-letter code. Empty where it is of no one country.")
NOT_CERTAIN = lazy("The source does not tell of which country it is")
MOST_PEOPLE = 1_000_000_000


def _told(codes: Iterable[str], table: dict[str, Any]) -> list[tuple[str, str]]:
    return [(code, capfirst(str(table[code]))) for code in codes]


class OfProgramme(Sourced):
    """A form about a programme; `called` is what its command calls that."""

    again = True
    called = "programme"

    def prepare(self) -> None:
        """Offer qualifiers of numbers, policies and bodies where they are asked for."""
        super().prepare()
        if "qualifier" in self.fields:
            self._offer("qualifier", _told(QUALIFIERS, wording.QUALIFIER_CHOICES))
        if "instrument" in self.fields:
            found = results.register(limit=1000).entries
            told = sorted(((each.key, each.name) for each in found), key=lambda p: p[1].casefold())
            self.choose("instrument", told, _("None"))
        if "body" in self.fields:
            bodies = sorted((name, slug) for slug, _kind, name in governance.bodies())
            self.choose("body", [(slug, name) for name, slug in bodies], _("None"))

    def _offer(self, name: str, choices: list[tuple[Any, Any]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def told(self) -> dict[str, Any]:
        """The programme, and a number with its qualifier as the command knows it."""
        told = {**super().told(), self.called: self.about.thing}
        if "number" in told:
            number, qualifier = told.pop("number"), told.pop("qualifier")
            unit = told.pop("unit", "")
            told["quantity"] = None if number is None else Quantity(number, qualifier, unit)
        return told


class _Number(forms.Form):
    """How many, with the word the source puts before it."""

    qualifier = forms.ChoiceField(label=lazy("How many"))
    number = forms.DecimalField(
        label=lazy("Number"),
        help_text=lazy("Of things or people, never of money."),
        required=False,
        min_value=Decimal(0),
        max_digits=18,
        decimal_places=4,
    )


class NewAchievement(_Number, OfProgramme):
    """What a programme brought about, in which country, by what evidence."""

    kind = forms.ChoiceField(label=lazy("What kind"))
    statement = prose(lazy("What was achieved"), lazy("In your own words, a sentence."), rows=3)
    country = CountryField(label=lazy("Country"), help_text=COUNTRY_HELP, required=False)
    uncertain = forms.BooleanField(
        label=NOT_CERTAIN,
        help_text=lazy("Then leave the country empty, and name those it may be of. Never guess."),
        required=False,
    )
    candidates = Countries(label=lazy("It may be of"), required=False)
    region_words = forms.CharField(label=lazy("Region, in words"), required=False, max_length=200)
    unit = forms.CharField(label=lazy("Of what"), required=False, max_length=100)
    when = WhenField(label=lazy("When"), required=False)
    instrument = forms.ChoiceField(label=lazy("The policy it concerns"), required=False)
    body = forms.ChoiceField(label=lazy("The body it concerns"), required=False)
    groups = (
        (lazy("The achievement"), ("kind", "statement", "when")),
        (lazy("Where"), ("country", "uncertain", "candidates", "region_words")),
        (lazy("How much of it"), ("qualifier", "number", "unit")),
        (lazy("What it concerns"), ("instrument", "body")),
        WHAT_SAYS_SO,
    )

    def prepare(self) -> None:
        """Offer the kinds."""
        super().prepare()
        found = reference.framework(ACHIEVEMENT_KINDS)
        self.choose("kind", [(e.code, e.title) for e in found.elements] if found else [])

    def told(self) -> dict[str, Any]:
        """Whether the country is certain, as the command asks it."""
        told = super().told()
        told["certain"] = not told.pop("uncertain")
        return told


class NewEvent(OfProgramme):
    """An event where people learned, with how many of which group took part."""

    kind = forms.ChoiceField(label=lazy("What kind"))
    title = forms.CharField(label=lazy("Title"), max_length=300)
    words = prose(lazy("What it was about"), rows=3, required=False)
    when = WhenField(label=lazy("When"), required=False)
    country = CountryField(label=lazy("Country"), help_text=COUNTRY_HELP, required=False)
    place_name = forms.CharField(label=lazy("Place"), required=False, max_length=200)
    countries = Countries(label=lazy("Countries that took part, in an exchange"), required=False)
    organiser = OrganisationField(label=lazy("Held by"), help_text=BEGIN_TO_WRITE, required=False)
    groups = (
        (lazy("The event"), ("kind", "title", "words", "when")),
        (lazy("Where and by whom"), ("country", "place_name", "countries", "organiser")),
        (lazy("Who took part: women, men, and people whose sex is not told"), ()),
        WHAT_SAYS_SO,
    )

    def prepare(self) -> None:
        """Offer the kinds; ask of each group how many came."""
        super().prepare()
        self.choose("kind", _told(EVENT_KINDS, wording.EVENT_KINDS))
        for group in EVENT_GROUPS:
            for sex in ("women", "men", ""):
                self.fields[_cell(group, sex)] = forms.IntegerField(
                    label=f"{wording.EVENT_GROUPS[group]}: {wording.SEXES[sex]}".capitalize(),
                    required=False,
                    min_value=0,
                    max_value=MOST_PEOPLE - 1,
                )
        cells = tuple(_cell(group, sex) for group in EVENT_GROUPS for sex in ("women", "men", ""))
        self.groups = (*self.groups[:2], (self.groups[2][0], cells), self.groups[3])

    def told(self) -> dict[str, Any]:
        """The groups as the command knows them."""
        told = super().told()
        found = []
        for group in EVENT_GROUPS:
            for sex in ("women", "men", ""):
                number = told.pop(_cell(group, sex))
                if number is not None:
                    found.append(Attending(group, number, sex))
        return {**told, "groups": found}


def _cell(group: str, sex: str) -> str:
    return f"people_{group}_{sex or 'all'}".replace("-", "_")


class NewInitiative(OfProgramme):
    """Something a programme does on the ground."""

    title = forms.CharField(label=lazy("Title"), max_length=300)
    key = forms.SlugField(
        label=lazy("Short name in addresses"),
        help_text=lazy("Small letters, digits and hyphens. Empty: made from the title."),
        required=False,
        max_length=120,
    )
    words = prose(lazy("What it does"), rows=3, required=False)
    country = CountryField(label=lazy("Country"), help_text=COUNTRY_HELP, required=False)
    place_name = forms.CharField(label=lazy("Place"), required=False, max_length=200)
    lead = OrganisationField(label=lazy("Led by"), help_text=BEGIN_TO_WRITE, required=False)
    lead_words = forms.CharField(label=lazy("Led by, in words"), required=False, max_length=300)
    scales_up = forms.ChoiceField(label=lazy("Scales up the initiative"), required=False)
    scales_up_words = forms.CharField(
        label=lazy("What it scales up, in words"), required=False, max_length=300
    )
    instrument = forms.ChoiceField(label=lazy("The policy it informed"), required=False)
    sectors = forms.MultipleChoiceField(
        label=lazy("Sectors"), widget=forms.CheckboxSelectMultiple, required=False
    )
    cost = Amount(label=lazy("Cost"), help_text=lazy("For example 1,700,000."), required=False)
    currency = forms.ChoiceField(label=lazy("Currency"), initial="USD")
    since = WhenField(label=lazy("From"), required=False)
    until = WhenField(label=lazy("Until"), required=False)
    groups = (
        (lazy("The initiative"), ("title", "key", "words")),
        (lazy("Where and by whom"), ("country", "place_name", "lead", "lead_words")),
        (lazy("What it works in"), ("sectors",)),
        (lazy("What it builds on and led to"), ("scales_up", "scales_up_words", "instrument")),
        (lazy("When and at what cost"), ("since", "until", "cost", "currency")),
        WHAT_SAYS_SO,
    )

    def prepare(self) -> None:
        """Offer initiatives to scale up, sectors where any are on record, and currencies."""
        super().prepare()
        offered = sorted(sectors().items(), key=lambda pair: pair[1].casefold())
        self._offer("sectors", offered)
        if not offered:
            del self.fields["sectors"]
        self.choose("scales_up", [(i.key, i.title) for i in results.initiatives()], _("None"))
        self._offer("currency", currency_choices())

    def clean(self) -> dict[str, Any]:
        """Make the short name where none is written; refuse one that is taken."""
        told = super().clean() or {}
        if self.has_error("key") or not told.get("title"):
            return told
        told["key"] = key = (told.get("key") or slugify(told["title"])[:120]).strip("-_").lower()
        if not key:
            self.add_error("key", _("Write one: the title has no letters to make it from."))
        elif results.initiative(key, public_only=False):
            self.add_error("key", _("“%(key)s” is taken. Write another one.") % {"key": key})
        return told

    def told(self) -> dict[str, Any]:
        """The cost, the sectors and the policy as the command knows them."""
        told = super().told()
        cost, currency, policy = (told.pop(name) for name in ("cost", "currency", "instrument"))
        told["cost"] = Money(cost, currency, MoneyStage.BUDGET) if cost else None
        told["sectors"] = [tuple(each.split("/", 1)) for each in told.get("sectors", ())]
        return {**told, "instruments": [policy] if policy else []}


class NewStory(OfProgramme):
    """A case study, or a practice with what it takes to do it elsewhere."""

    kind = forms.ChoiceField(label=lazy("What kind"))
    title = forms.CharField(label=lazy("Title"), max_length=300)
    words = prose(lazy("What happened"), lazy("In your own words."), rows=6)
    lessons = prose(lazy("What was learned"), rows=3, required=False)
    when = WhenField(label=lazy("When"), required=False)
    country = CountryField(label=lazy("Country"), help_text=COUNTRY_HELP, required=False)
    conditions = prose(lazy("What it takes to do it elsewhere"), rows=2, required=False)
    replicable_in = Countries(label=lazy("Where it could be done"), required=False)
    instrument = forms.ChoiceField(label=lazy("The policy it tells of"), required=False)
    groups = (
        (lazy("The story"), ("kind", "title", "words", "lessons", "when", "country")),
        (lazy("Elsewhere"), ("conditions", "replicable_in")),
        (lazy("What it concerns"), ("instrument",)),
        WHAT_SAYS_SO,
    )

    def prepare(self) -> None:
        """Offer the kinds."""
        super().prepare()
        self.choose("kind", _told(STORY_KINDS, wording.STORY_KINDS))


class NewValue(_Number, OfProgramme):
    """A baseline, a target or an achieved value of an indicator of the programme."""

    indicator = forms.TypedChoiceField(label=lazy("Indicator"), coerce=int)
    kind = forms.ChoiceField(label=lazy("What it is"))
    when = WhenField(label=lazy("When"), required=False)
    groups = (
        (lazy("The value"), ("indicator", "kind", "qualifier", "number", "when")),
        WHAT_SAYS_SO,
    )

    def prepare(self) -> None:
        """Offer the programme's indicators; ask for the number."""
        super().prepare()
        self.fields["number"].required = True
        stated = results.results_framework(self.about.thing, public_only=False)
        told = [
            (each.number, f"{row.code} · {each.words}") for row in stated for each in row.indicators
        ]
        self.choose("indicator", told)
        self.choose("kind", _told(VALUE_KINDS, wording.VALUE_KINDS))

    def told(self) -> dict[str, Any]:
        """The indicator says whose it is."""
        told = super().told()
        del told[self.called]
        return told


class NewTask(OfProgramme):
    """What an organisation does in a programme."""

    called = "reference"
    organisation = OrganisationField(label=lazy("Who"), help_text=BEGIN_TO_WRITE)
    words = prose(lazy("What it does"), lazy("In your own words, one thing."), rows=2)
    since = WhenField(label=lazy("From"), required=False)
    until = WhenField(label=lazy("Until"), required=False)
    groups = (
        (lazy("Who does what"), ("organisation", "words")),
        (lazy("When"), ("since", "until")),
        WHAT_SAYS_SO,
    )


class NewTeamRole(OfProgramme):
    """A role in a programme's team; a role, never a name."""

    called = "reference"
    role = forms.CharField(
        label=lazy("Role"),
        help_text=lazy("For example: country coordinator. Never a person’s name."),
        max_length=200,
    )
    organisation = OrganisationField(
        label=lazy("Of the organisation"), help_text=BEGIN_TO_WRITE, required=False
    )
    country = CountryField(label=lazy("For the country"), help_text=COUNTRY_HELP, required=False)
    since = WhenField(label=lazy("From"), required=False)
    until = WhenField(label=lazy("Until"), required=False)
    groups = (
        (lazy("The role"), ("role", "organisation", "country")),
        (lazy("When"), ("since", "until")),
        WHAT_SAYS_SO,
    )


class NewBodyTie(OfProgramme):
    """What a programme is to a body."""

    called = "reference"
    body = forms.ChoiceField(label=lazy("Body"))
    role = forms.ChoiceField(label=lazy("The programme"))
    words = prose(lazy("In words"), rows=2, required=False)
    groups = ((lazy("The mechanism"), ("body", "role", "words")), WHAT_SAYS_SO)

    def prepare(self) -> None:
        """Offer what a programme may be to a body."""
        super().prepare()
        self.choose("role", _told(BODY_ROLES, wording.BODY_ROLES))
