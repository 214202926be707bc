"""Registering a concept note; narrowing and sorting the list of what waits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import pgettext_lazy as meant

from letsema.doors.web import names, words
from letsema.doors.web.forms.acts import ActForm
from letsema.doors.web.forms.moment import DayField, today
from letsema.doors.web.forms.pieces import (
    Amount,
    Countries,
    KeptFile,
    Lines,
    currency_choices,
    offered_countries,
    prose,
    radios,
)
from letsema.governance.queries import FundView
from letsema.partners import queries as partners
from letsema.programmes.rules.facts import CountryPart, ParticipantPart, Partner
from letsema.values import Money

GOALS = [str(number) for number in range(1, 18)]
PARTS: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (lazy("Who and where"), ("countries", "region", "convening", "participants", "key_partners")),
    (lazy("What"), ("title", "summary", "thematic_area", "sdgs")),
    (lazy("Money and time"), ("amount", "currency", "duration_months")),
    (lazy("The note itself"), ("content", "submitted_on")),
)
"""The groups of questions, and the fields of each."""


class NewNote(ActForm):
    """A concept note: the fields of a programme, and its file."""

    countries = Countries(
        label=lazy("Countries"),
        help_text=lazy(
            "One to a field: begin to write and choose, or write the three-letter code. "
            "Several in one field are parted by semicolons."
        ),
        required=False,
    )
    region = forms.CharField(
        label=lazy("Region"),
        help_text=lazy("Only of a regional programme: what stands over it in print."),
        max_length=200,
        required=False,
    )
    convening = forms.ChoiceField(
        label=lazy("Convening agency"), help_text=lazy("It leads the programme and reports for it.")
    )
    participants = forms.MultipleChoiceField(
        label=lazy("Other participating UN organizations"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    key_partners = Lines(
        label=lazy("Key partners"),
        help_text=lazy("One to a line: ministries, local authorities, civil society and others."),
        required=False,
    )
    title = forms.CharField(label=lazy("Title"), max_length=500)
    summary = prose(
        lazy("Summary"), lazy("What it is to change, for whom, and how. A few sentences."), rows=7
    )
    thematic_area = radios(lazy("Thematic area"), ())
    sdgs = forms.MultipleChoiceField(
        label=lazy("Sustainable Development Goals"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    amount = Amount(label=lazy("Budget asked for"), help_text=lazy("For example 1,700,000."))
    currency = forms.ChoiceField(label=lazy("Currency"), initial="USD")
    duration_months = forms.IntegerField(label=lazy("Length in months"), min_value=1, max_value=240)
    content = KeptFile(
        label=lazy("The concept note as a file"),
        help_text=lazy("PDF or Word, up to 50 MB. It is kept as version 1 and is not public."),
    )
    submitted_on = DayField(label=lazy("Submitted on"), initial=today)

    def __init__(self, fund: FundView, *parts: Any, **named: Any) -> None:
        super().__init__(*parts, **named)
        self.fund = fund
        called = _participants()
        goals = [(g, f"{g} · {names.element('sdg', g)}") for g in GOALS]
        told = {
            "convening": [("", _("Choose an organisation")), *called],
            "participants": called,
            "thematic_area": [(str(n), f"{n} · {name}") for n, name in fund.areas],
            "sdgs": goals,
            "currency": currency_choices(),
        }
        for name, choices in told.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    @property
    def parts(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """The groups of questions with their fields."""
        return [(legend, [self[name] for name in fields]) for legend, fields in PARTS]

    @property
    def offered(self) -> list[str]:
        """The names of all countries, for the fields to offer."""
        return offered_countries()

    def clean(self) -> dict[str, Any]:
        """Ask for a place: countries, or a region."""
        told = super().clean() or {}
        if not told.get("countries") and not told.get("region") and not self.has_error("countries"):
            self.add_error("countries", _("Name at least one country, or a region."))
        return told

    def told(self) -> dict[str, Any]:
        """What `register_note` is called with."""
        told = super().told()
        rest = {name: told[name] for name in ("content", "filename", "submitted_on")}
        heading = told["region"] or ", ".join(map(names.country, told["countries"]))
        return {**rest, "fund": self.fund.slug, "heading": heading, "facts": self._facts(told)}

    def _facts(self, told: dict[str, Any]) -> dict[str, Any]:
        others = [key for key in told["participants"] if key != told["convening"]]
        convening = ParticipantPart(told["convening"], "convening")
        facts = {
            "countries": [CountryPart(code) for code in told["countries"]],
            "participants": [convening, *map(ParticipantPart, others)],
            "key_partners": [Partner(name) for name in told["key_partners"]],
            "budget": Money(told["amount"], told["currency"]),
            "sdgs": told["sdgs"],
        }
        for name in ("region", "title", "summary", "thematic_area", "duration_months"):
            facts[name] = told[name]
        return {name: value for name, value in facts.items() if value not in ("", [], None)}


def _participants() -> list[tuple[str, str]]:
    """United Nations organisations by acronym, with their names."""
    found = [each for each in partners.organisations() if each.kind == "un-organisation"]
    told = [(o.key, o.acronym if o.acronym == o.name else f"{o.acronym} · {o.name}") for o in found]
    return sorted(told, key=lambda pair: pair[1].casefold())


UNKNOWN = {"invalid_choice": lazy("“%(value)s” is not one of the choices; all are shown.")}


def choice(label: Any, everything: Any) -> forms.ChoiceField:
    """A word of a sentence one may change."""
    widget = forms.Select(attrs={"aria-label": label, "class": "word"})
    told = {"choices": [("", everything)], "widget": widget, "error_messages": UNKNOWN}
    return forms.ChoiceField(label=label, required=False, **told)  # type: ignore[arg-type]


class Narrowed(forms.Form):
    """A sentence over a list: every choice stands in the address, and the order too."""

    orders: tuple[str, ...] = ()

    def __init__(self, asked: Any, offers: dict[str, Iterable[tuple[str, Any]]]) -> None:
        """`offers` is field → choices beside the open one."""
        super().__init__(asked, auto_id="id-%s")
        for name, choices in offers.items():
            field = self.fields[name]
            field.choices = [*field.choices, *choices]  # type: ignore[attr-defined]
        self.full_clean()

    def chosen(self, name: str) -> str:
        """What was chosen, empty where nothing readable was."""
        return str(self.cleaned_data.get(name) or "")

    @property
    def narrowed(self) -> bool:
        """Whether anything was chosen."""
        return any(self.chosen(name) for name in self.fields)

    @property
    def order(self) -> tuple[str, bool]:
        """The column the list is in the order of, and whether from its end."""
        asked = self.data.get("sort", "")
        name = asked.removeprefix("-")
        return (name, asked.startswith("-")) if name in self.orders else (self.orders[0], False)

    @property
    def headings(self) -> dict[str, dict[str, str]]:
        """By column: the address that puts the list in its order, and how it stands now."""
        now, falling = self.order
        return {name: self._heading(name, now, falling) for name in self.orders}

    def _heading(self, name: str, now: str, falling: bool) -> dict[str, str]:
        turned = f"-{name}" if name == now and not falling else name
        kept = {n: v for n, v in self.data.items() if v and n not in ("sort", "page")}
        stands = ("descending" if falling else "ascending") if name == now else ""
        return {"query": urlencode({**kept, "sort": turned}), "stands": stands}

    def address(self, path: str) -> str:
        """The address of what is asked, without the choices that were left open."""
        kept = {name: value for name, value in self.data.items() if value and name != "page"}
        return f"{path}?{urlencode(kept)}" if kept else path


class Waiting(Narrowed):
    """The sentence over the notes and documents that wait."""

    orders = ("since", "reference", "stage", "area", "points", "due")

    stage = choice(lazy("Stage"), lazy("any stage"))
    area = choice(lazy("Thematic area"), lazy("all areas"))
    country = choice(lazy("Country"), lazy("all countries"))
    eligible = choice(lazy("Eligibility"), lazy("eligible or not"))

    def __init__(self, asked: Any, fund: FundView, notes: Sequence[Any]) -> None:
        codes = {part.code for each in notes for part in each.entry.countries}
        offers: dict[str, Iterable[tuple[str, Any]]] = {
            "stage": [(stage, words.word(words.STAGES, stage)) for stage in STAGES],
            "area": [(str(n), f"{n} · {name}") for n, name in fund.areas],
            "country": sorted(((c, names.country(c)) for c in codes), key=lambda pair: pair[1]),
            "eligible": list(ELIGIBLE.items()),
        }
        super().__init__(asked, offers)


STAGES = ("submitted", "under-review", "returned", "document-submitted")
ELIGIBLE = {
    "yes": meant("found", "eligible"),
    "no": meant("found", "not eligible"),
    "open": lazy("not assessed yet"),
}
