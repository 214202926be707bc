"""Forms by which the policy register and stated figures are kept."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django import forms
from django.conf.locale import LANG_INFO
from django.utils.text import capfirst, slugify
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from letsema.doors.web import policies, seeing
from letsema.doors.web import words as wording
from letsema.doors.web.forms.citing import CountryField, OrganisationField, WhenField
from letsema.doors.web.forms.pieces import prose, radios
from letsema.doors.web.forms.register import WHAT_SAYS_SO, Register, Sourced, Withdrawal
from letsema.governance import queries as governance
from letsema.programmes import queries as programmes
from letsema.results import queries as results
from letsema.results.queries import InstrumentView
from letsema.results.rules import (
    ANSWERS,
    CHANGES,
    CONTRIBUTIONS,
    INSTRUMENT_KINDS,
    INSTRUMENT_STAGES,
    LEVELS,
    QUESTIONS,
    Title,
)
from letsema.values import Actor

BEGIN_TO_WRITE = lazy("Begin to write and choose: a reference or a title.")
WORDS_LEFT = lazy("Empty where it is not known.")
SEVERAL_SHOWN = 5


def languages() -> list[tuple[str, str]]:
    """Languages to choose from, by name."""
    codes = [code for code, told in LANG_INFO.items() if "name" in told and "-" not in code]
    told = [(code, str(get_language_info(code)["name_translated"])) for code in codes]
    return sorted(told, key=lambda pair: pair[1].casefold())


def _told(codes: Iterable[str], table: dict[str, Any]) -> list[tuple[str, str]]:
    return [(code, capfirst(str(table[code]))) for code in codes]


class NewPolicy(Sourced):
    """An instrument with its first name, where it is and at what level."""

    again = True
    kind = forms.ChoiceField(label=lazy("What kind"))
    name = forms.CharField(label=lazy("Name"), max_length=400)
    language = forms.ChoiceField(label=lazy("Language of the name"), initial="en")
    key = forms.SlugField(
        label=lazy("Short name in addresses"),
        help_text=lazy(
            "Small letters, digits and hyphens; it is kept for life. Empty: made from country and "
            "name."
        ),
        required=False,
        max_length=120,
    )
    level = forms.ChoiceField(label=lazy("Level"), initial="national")
    country = CountryField(
        label=lazy("Country"), help_text=lazy("Its name or three-letter code."), required=False
    )
    region_words = forms.CharField(
        label=lazy("Region or place, in words"),
        help_text=lazy("Where it is of no one country, or of a place in one."),
        required=False,
        max_length=200,
    )
    change = forms.ChoiceField(label=lazy("New or amended"), initial="not-stated")
    sectors = forms.MultipleChoiceField(
        label=lazy("Sectors"), widget=forms.CheckboxSelectMultiple, required=False
    )
    issuer = OrganisationField(
        label=lazy("Issued by"),
        help_text=lazy("Begin to write and choose: an acronym or a name."),
        required=False,
    )
    issuer_words = forms.CharField(
        label=lazy("Issued by, in words"),
        help_text=lazy("Which part of it, or who is not on the register."),
        required=False,
        max_length=300,
    )
    body = forms.ChoiceField(label=lazy("Body it is tied to"), required=False)
    note = prose(lazy("Note"), lazy("What a reader should know of this entry."), 2, required=False)
    groups = (
        (lazy("What it is"), ("kind", "name", "language", "change", "key")),
        (lazy("Where it holds"), ("level", "country", "region_words")),
        (lazy("What it is about, who made it"), ("sectors", "issuer", "issuer_words", "body")),
        (lazy("Note"), ("note",)),
        WHAT_SAYS_SO,
    )

    def prepare(self) -> None:
        """Offer kinds, languages, levels, bodies; sectors where any are on record."""
        super().prepare()
        self.choose("kind", _told(INSTRUMENT_KINDS, wording.INSTRUMENT_KINDS))
        offered = sorted(policies.sectors().items(), key=lambda pair: pair[1].casefold())
        for name, choices in (
            ("language", languages()),
            ("level", _told(LEVELS, wording.POLICY_LEVELS)),
            ("change", _told(CHANGES, wording.CHANGES)),
            ("sectors", offered),
        ):
            self.fields[name].choices = choices  # type: ignore[attr-defined]
        bodies = sorted((called, slug) for slug, _kind, called in governance.bodies())
        self.choose("body", [(slug, called) for called, slug in bodies], _("None"))
        if not offered:
            del self.fields["sectors"]

    def clean(self) -> dict[str, Any]:
        """Make the short name where none is written; refuse one that is taken."""
        told = super().clean() or {}
        if self.has_error("key") or not told.get("name"):
            return told
        made = slugify(f"{told.get('country', '')} {told['name']}")[:120]
        told["key"] = key = (told.get("key") or made).strip("-_").lower()
        if not key:
            self.add_error("key", _("Write one: the name has no letters to make it from."))
        elif key == "new" or results.instrument_keys([key]):
            self.add_error("key", _("“%(key)s” is taken. Write another one.") % {"key": key})
        return told

    def told(self) -> dict[str, Any]:
        """The name and the sectors as the command knows them."""
        told = super().told()
        title = Title(told.pop("name"), told.pop("language"))
        sectors = [tuple(each.split("/", 1)) for each in told.pop("sectors", ())]
        return {**told, "names": [title], "sectors": sectors}


class OfPolicy(Sourced):
    """A form about an instrument: `about.thing`."""

    def told(self) -> dict[str, Any]:
        """The instrument by key."""
        return {**super().told(), "key": self.about.thing.key}


class PolicyName(OfPolicy):
    """Another name of an instrument, in a language."""

    text = forms.CharField(label=lazy("Name"), max_length=400)
    language = forms.ChoiceField(label=lazy("Language"), initial="en")
    groups = ((lazy("The name"), ("text", "language")), WHAT_SAYS_SO)

    def prepare(self) -> None:
        """Offer languages."""
        super().prepare()
        self.fields["language"].choices = languages()  # type: ignore[attr-defined]


class PolicySector(OfPolicy):
    """A sector an instrument falls under."""

    sector = forms.ChoiceField(label=lazy("Sector"))
    groups = ((lazy("The sector"), ("sector",)), WHAT_SAYS_SO)

    def prepare(self) -> None:
        """Offer the sectors it does not stand in yet."""
        super().prepare()
        now = {each.key for each in self.about.thing.sectors}
        left = [pair for pair in policies.sectors().items() if pair[0] not in now]
        self.choose("sector", sorted(left, key=lambda pair: pair[1].casefold()))

    def told(self) -> dict[str, Any]:
        """The sector by framework and code."""
        told = super().told()
        framework, _slash, code = told.pop("sector").partition("/")
        return {**told, "framework": framework, "code": code}


class PolicyStage(OfPolicy):
    """A stage an instrument had come to."""

    stage = forms.ChoiceField(label=lazy("Stage"))
    when = WhenField(label=lazy("When"), required=False)
    groups = ((lazy("How far it came"), ("stage", "when")), WHAT_SAYS_SO)

    def prepare(self) -> None:
        """Offer the stages, in order."""
        super().prepare()
        self.choose("stage", _told(INSTRUMENT_STAGES, wording.INSTRUMENT_STAGES))


class PolicyAnswer(OfPolicy):
    """How an instrument answers a question on migration."""

    question = forms.ChoiceField(label=lazy("Question"))
    answer = radios(lazy("Answer"), [(each, wording.ANSWERS[each]) for each in ANSWERS])
    passage = prose(
        lazy("The passage that says so"),
        lazy("As it is written, with its article; or what it says in your own words."),
        4,
        required=False,
    )
    groups = ((lazy("What it says of migration"), ("question", "answer", "passage")), WHAT_SAYS_SO)

    def prepare(self) -> None:
        """Offer the questions."""
        super().prepare()
        self.choose("question", [(each, wording.QUESTIONS[each]) for each in QUESTIONS])


def programme_reference(text: str, by: Actor) -> str:
    """The reference of a programme written as its reference, its line or its title.

    `ValidationError` where there is none that somebody may read of, or several of that title.
    """
    plain = text.partition(" · ")[0].strip()
    if programmes.references_known([plain]) and (
        programmes.is_public(plain) or seeing.inside(by, plain)
    ):
        return plain
    titles = programmes.titles(programmes.public_references(programmes.references()))
    wanted = text.strip().casefold()
    named = [name for name, title in titles.items() if title.casefold() == wanted]
    if len(named) == 1:
        return named[0]
    words = _("“%(value)s”: no one programme of that name. Choose one from the list.")
    raise forms.ValidationError(words, "programme", {"value": text[:100]})


class WithProgrammes(Sourced):
    """A form that asks for programmes, and offers those anybody may read of."""

    @cached_property
    def programmes_offered(self) -> list[str]:
        """Every public programme as a line."""
        titles = programmes.titles(programmes.public_references(programmes.references()))
        told = sorted(titles.items())
        return [name if name == title else f"{name} · {title}" for name, title in told]


def _offering() -> forms.TextInput:
    return forms.TextInput(attrs={"list": "programmes-offered", "autocomplete": "off"})


class PolicyClaim(OfPolicy, WithProgrammes):
    """A programme's claim that it contributed to an instrument."""

    again = True
    programme = forms.CharField(
        label=lazy("Programme"), help_text=BEGIN_TO_WRITE, max_length=500, widget=_offering()
    )
    contribution = forms.ChoiceField(label=lazy("What it did"))
    words = prose(
        lazy("How"), lazy("In your own words, a sentence or two."), rows=2, required=False
    )
    groups = ((lazy("Who is behind it"), ("programme", "contribution", "words")), WHAT_SAYS_SO)

    def prepare(self) -> None:
        """Offer what a programme may have done."""
        super().prepare()
        self.choose("contribution", _told(CONTRIBUTIONS, wording.CONTRIBUTIONS))

    def clean_programme(self) -> str:
        """The reference."""
        return programme_reference(self.cleaned_data["programme"], self.about.by)


class PolicyMerge(Register):
    """Two instruments are one: shown side by side before it is done."""

    into = forms.CharField(
        label=lazy("It is the same as"),
        help_text=lazy("Its short name in addresses, or words of its name."),
        max_length=400,
    )
    why = prose(lazy("Why"), lazy("What shows that they are one."), rows=2)
    sure = forms.BooleanField(
        label=lazy("I have compared the two: they are one instrument"),
        error_messages={
            "required": lazy("Compare the two beside each other, then say here that they are one.")
        },
    )

    def clean_into(self) -> str:
        """The key of the other one; `ValidationError` where it is none, itself or not one only."""
        text = self.cleaned_data["into"].strip()
        self.other = _instrument(text)
        if self.other.key == self.about.thing.key:
            raise forms.ValidationError(_("This is the same entry: name the other one."), "same")
        return self.other.key

    other: InstrumentView | None = None

    @property
    def pair(self) -> list[InstrumentView]:
        """The two, once it is known which."""
        return [self.about.thing, self.other] if self.other else []

    def told(self) -> dict[str, Any]:
        """Both by key."""
        told = super().told()
        return {"key": self.about.thing.key, "into": told["into"], "why": told["why"]}


def _instrument(text: str) -> InstrumentView:
    """The instrument of that key, else the one whose name holds these words."""
    told = results.instrument(text[:120])
    if told is not None:
        return told
    page = results.register(text, limit=SEVERAL_SHOWN)
    if page.total == 1:
        return page.entries[0]
    if not page.total:
        raise forms.ValidationError(_("No policy is called so."), "none")
    keys = ", ".join(each.key for each in page.entries)
    words = _("%(n)d are called so. Write the short name of one: %(keys)s.")
    raise forms.ValidationError(words, "several", {"n": page.total, "keys": keys})


class PolicyWithdrawal(Register):
    """Why an instrument is taken back, or a merge."""

    why = Withdrawal.base_fields["why"]

    def told(self) -> dict[str, Any]:
        """The instrument by key."""
        return {**super().told(), "key": self.about.thing.key}
