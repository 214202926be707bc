"""What may be asked of a committee: a form for every kind, telling the terms of its act."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from letsema.doors.web import names
from letsema.doors.web import words as wording
from letsema.doors.web.forms.asking import Ask
from letsema.doors.web.forms.moment import DayField
from letsema.doors.web.forms.notes import GOALS
from letsema.doors.web.forms.pieces import (
    Amount,
    Countries,
    Lines,
    currency_choices,
    offered_countries,
    prose,
    radios,
    reasons,
)
from letsema.partners import queries as partners
from letsema.proceedings.rules import terms
from letsema.proceedings.rules.acts import Correction
from letsema.programmes.queries import ProgrammeView
from letsema.programmes.rules.facts import CountryPart, Partner
from letsema.values import Money
from letsema.values.money import MoneyStage


class AskExtension(Ask):
    """The end asked for."""

    ends = DayField(label=lazy("New end"))
    first = ("ends",)

    def clean_ends(self) -> Any:
        """Refuse an end that is not after the one that stands."""
        ends, stands = self.cleaned_data["ends"], end_of(self.asking.programme)
        if stands and ends <= stands.latest:
            told = {"day": wording.when(stands)}
            raise forms.ValidationError(
                _("The end that stands is %(day)s: name a later one."), "end", told
            )
        return ends

    def terms(self, told: dict[str, Any]) -> terms.Terms:
        return terms.Extension(told["ends"])


def end_of(programme: ProgrammeView | None) -> Any:
    """The end a programme has now, None where nobody tells it."""
    if programme is None:
        return None
    return programme.value("ends") or programme.value("ends_original")


class AskTopUp(Ask):
    """What each participant is to be allocated beyond what it has."""

    def prepare(self) -> None:
        """One amount for each participant, in the currency of the budget."""
        budget = self.asking.programme.value("budget") if self.asking.programme else None
        self.currency = budget.currency if budget else "USD"
        for part in self.asking.participants:
            label = _("%(name)s: amount in %(currency)s")
            told = {"name": part.acronym, "currency": self.currency}
            self.fields[f"share-{part.organisation}"] = Amount(label=label % told, required=False)
        self.first = (*self.first, *(name for name in self.fields if name.startswith("share-")))

    def clean(self) -> dict[str, Any]:
        """Ask for one amount at least."""
        told = super().clean() or {}
        amounts = [name for name in self.fields if name.startswith("share-")]
        if not any(told.get(name) for name in amounts) and not any(map(self.has_error, amounts)):
            self.add_error(None, _("Say what at least one participant is to be allocated."))
        return told

    def shares(self, told: dict[str, Any]) -> tuple[terms.Share, ...]:
        """The amounts by participant, those left empty left out."""
        given = ((name, told[name]) for name in self.first if name.startswith("share-"))
        return tuple(
            terms.Share(
                name.removeprefix("share-"), Money(amount, self.currency, MoneyStage.ALLOCATION)
            )
            for name, amount in given
            if amount
        )

    def terms(self, told: dict[str, Any]) -> terms.Terms:
        return terms.TopUp(self.shares(told))


class AskCostedExtension(AskTopUp, AskExtension):
    """The end asked for, and what each participant is to be allocated for it."""

    def terms(self, told: dict[str, Any]) -> terms.Terms:
        return terms.CostedExtension(told["ends"], self.shares(told))


class AskRevision(Ask):
    """What is to stand from now on; what is left as it stands is not part of the request."""

    new_title = forms.CharField(label=lazy("Title"), max_length=500)
    summary = prose(lazy("Summary"), rows=6, required=False)
    region = forms.CharField(label=lazy("Region"), max_length=200, required=False)
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
    amount = Amount(label=lazy("Budget"), required=False)
    currency = forms.ChoiceField(label=lazy("Currency"))
    duration_months = forms.IntegerField(
        label=lazy("Length in months"), min_value=1, max_value=240, required=False
    )

    def prepare(self) -> None:
        """Everything as it stands, to be altered."""
        self.fields["thematic_area"].choices = [  # type: ignore[attr-defined]
            ("", _("not stated")),
            *((str(n), f"{n} · {name}") for n, name in self.asking.fund.areas),
        ]
        goals = [(g, f"{g} · {names.element('sdg', g)}") for g in GOALS]
        self.fields["sdgs"].choices = goals  # type: ignore[attr-defined]
        self.fields["currency"].choices = currency_choices()  # type: ignore[attr-defined]
        self.initial |= self._standing()

    @property
    def offered(self) -> list[str]:
        """The names of all countries, for the fields to offer."""
        return offered_countries()

    def _standing(self) -> dict[str, Any]:
        told = self.asking.programme
        value = told.value if told else dict[str, Any]().get
        budget = value("budget")
        return {
            "new_title": value("title") or "",
            "summary": value("summary") or "",
            "region": value("region") or "",
            "thematic_area": str(value("thematic_area") or ""),
            "countries": [names.country(part.code) for part in value("countries") or ()],
            "key_partners": "\n".join(each.name for each in value("key_partners") or ()),
            "sdgs": [str(code) for code in value("sdgs") or ()],
            "amount": wording.number(budget.amount) if budget else "",
            "currency": budget.currency if budget else "USD",
            "duration_months": value("duration_months"),
        }

    def clean(self) -> dict[str, Any]:
        """Ask for one change at least."""
        told = super().clean() or {}
        if not self.errors and not self._facts(told):
            self.add_error(None, _("Nothing is altered yet: change what is to be revised."))
        return told

    def _facts(self, told: dict[str, Any]) -> dict[str, Any]:
        """The facts that differ from what stands; partners only where their lines do."""
        stands, facts = self._standing(), dict[str, Any]()
        codes = [part.code for part in self._value("countries")]
        lines = stands["key_partners"].split("\n") if stands["key_partners"] else []
        plain = {"new_title": "title", "summary": "summary", "region": "region"}
        for name, fact in plain.items():
            if told[name] and told[name] != " ".join(stands[name].split(" ")):
                facts[fact] = told[name]
        for name in ("thematic_area", "duration_months", "sdgs"):
            if told[name] and told[name] != stands[name]:
                facts[name] = told[name]
        if told["countries"] and told["countries"] != codes:
            facts["countries"] = tuple(map(CountryPart, told["countries"]))
        if told["key_partners"] and told["key_partners"] != lines:
            facts["key_partners"] = self._partners(told["key_partners"])
        budget = Money(told["amount"], told["currency"]) if told["amount"] else None
        if budget and budget != self._value("budget"):
            facts["budget"] = budget
        return facts

    def _value(self, name: str) -> Any:
        told = self.asking.programme
        return (told.value(name) if told else None) or ()

    def _partners(self, lines: list[str]) -> tuple[Partner, ...]:
        """Partners by their lines; those that stand keep their heading and group."""
        known = {each.name: each for each in self._value("key_partners")}
        return tuple(known.get(line, Partner(line)) for line in lines)

    def terms(self, told: dict[str, Any]) -> terms.Terms:
        return terms.Revision(self._facts(told))


class AskJoining(Ask):
    """Who is to join, and in which role."""

    organisation = forms.ChoiceField(label=lazy("Organisation that joins"))
    role = forms.ChoiceField(label=lazy("Role"), required=False)
    first = ("organisation", "role")

    def prepare(self) -> None:
        """The United Nations organisations that take no part yet."""
        inside = {part.organisation for part in self.asking.participants}
        found = [o for o in partners.organisations() if o.kind == "un-organisation"]
        told = sorted((o.acronym, o.key, o.name) for o in found if o.key not in inside)
        choices = [
            (key, acronym if acronym == n else f"{acronym} · {n}") for acronym, key, n in told
        ]
        _offer(self, "organisation", choices)
        roles = [
            (r, wording.word(wording.ROLES, r)) for r in ("co-lead", "participating", "host-only")
        ]
        self.fields["role"].choices = [("", _("none in particular")), *roles]  # type: ignore[attr-defined]

    def terms(self, told: dict[str, Any]) -> terms.Terms:
        return terms.Joining(told["organisation"], told["role"] or None)


def _offer(form: forms.Form, name: str, choices: Iterable[tuple[str, str]]) -> None:
    offered = [("", _("Choose an organisation")), *choices]
    form.fields[name].choices = offered  # type: ignore[attr-defined]


class AskLeaving(Ask):
    """Which participant is to be released."""

    organisation = forms.ChoiceField(
        label=lazy("Participant"),
        help_text=lazy("Who convenes is not released: ask for another convening agency first."),
    )
    first = ("organisation",)

    def prepare(self) -> None:
        """Those that take part and do not convene."""
        others = [part for part in self.asking.participants if part.role != "convening"]
        _offer(self, "organisation", [(p.organisation, f"{p.acronym} · {p.name}") for p in others])

    def terms(self, told: dict[str, Any]) -> terms.Terms:
        return terms.Leaving(told["organisation"])


class AskConvening(AskLeaving):
    """Which participant is to convene from now on."""

    def prepare(self) -> None:
        """Those that take part and do not convene yet."""
        super().prepare()
        self.fields["organisation"].label = _("Convening agency from now on")
        self.fields["organisation"].help_text = ""

    def terms(self, told: dict[str, Any]) -> terms.Terms:
        return terms.Convening(told["organisation"])


class AskWording(Ask):
    """What is to be decided, in words."""

    wording = prose(lazy("What is to be decided, in words"), rows=4)
    first = ("wording",)

    def terms(self, told: dict[str, Any]) -> terms.Terms:
        return terms.Wording(told["wording"])


class AskRemoval(Ask):
    """Why a programme is to leave the pipeline: for everybody, and for those inside."""

    reason = radios(lazy("Reason"), reasons())
    public_words = prose(
        lazy("Wording for the public"),
        lazy("Printed with the removal. Say it as you would in print."),
        rows=3,
    )
    internal_words = prose(
        lazy("Words that stay inside"), lazy("Never public."), rows=3, required=False
    )
    first = ("reason", "public_words", "internal_words")

    def terms(self, told: dict[str, Any]) -> terms.Terms:
        return terms.Removal(told["reason"], told["public_words"], told["internal_words"])


VOID = (
    ("void", lazy("Nothing should have been decided")),
    ("other", lazy("Something else should have been decided: say what below")),
)


class AskCorrection(Ask):
    """Which decision was recorded wrongly."""

    decision = forms.ChoiceField(label=lazy("Decision"))
    truth = radios(lazy("What is wrong with it?"), VOID)
    first = ("decision", "truth")

    def prepare(self) -> None:
        """The decisions something of the programme rests on."""
        told = [("", _("Choose a decision")), *((n, n) for n in self.asking.decisions)]
        self.fields["decision"].choices = told  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for words where something else should have been decided."""
        told = super().clean() or {}
        if told.get("truth") == "other" and not told.get("words"):
            self.add_error("words", _("Say what should have been decided."))
        return told

    def terms(self, told: dict[str, Any]) -> terms.Terms | None:
        return Correction(told["decision"]) if told["truth"] == "void" else None


MATTERS = {
    "direct-costs": lazy("Direct costs"),
    "manual": lazy("Operations manual"),
    "call": lazy("Call for concept notes"),
    "steer": lazy("A steer of the committee"),
    "seats": lazy("Seats of the committee"),
    "annual-report": lazy("Annual report"),
    "other": lazy("Another matter"),
}


class AskMatter(Ask):
    """A matter of the fund itself."""

    matter = radios(lazy("What it is about"), MATTERS.items())
    first = ("matter",)

    def prepare(self) -> None:
        """The words are what is to be decided: they are needed."""
        self.fields["words"].required = True
        self.fields["words"].label = _("What is to be decided, and why")

    def told(self) -> dict[str, Any]:
        """The matter stands before the title."""
        told, matter = super().told(), self.cleaned_data["matter"]
        if matter != "other":
            told["title"] = f"{MATTERS[matter]}: {told['title']}"[:300]
        return told


FORMS: dict[str, type[Ask]] = {
    "extend": AskExtension,
    "extend-with-cost": AskCostedExtension,
    "revise": AskRevision,
    "top-up": AskTopUp,
    "add-participant": AskJoining,
    "release-participant": AskLeaving,
    "change-convening-agency": AskConvening,
    "solicit": Ask,
    "suspend": AskWording,
    "lift": AskWording,
    "close": Ask,
    "remove": AskRemoval,
    "correct": AskCorrection,
    "fund-matter": AskMatter,
}
"""The form of each kind."""
