"""What the pipeline may be narrowed to; every choice stands in the address."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext_lazy as _

from letsema.doors.web import names, words
from letsema.doors.web.forms.moment import Moment, today
from letsema.governance.queries import FundView
from letsema.programmes.queries import Entry, Part, Selection

NOWHERE = "nowhere"
"""No country's code: what is asked of a country outside the group asked for is nothing."""
UNKNOWN = {"invalid_choice": _("“%(value)s” is not one of the choices; all are shown.")}


def _choice(label: Any, everything: Any, field_class: Any = forms.ChoiceField) -> Any:
    widget = forms.Select(attrs={"aria-label": label, "class": "word"})
    return field_class(
        label=label,
        required=False,
        choices=[("", everything)],
        widget=widget,
        error_messages=UNKNOWN,
    )


class Asked(Moment):
    """The sentence on top of the pipeline."""

    section = _choice(_("Section"), _("in the pipeline, funded or closed"))
    area = _choice(_("Thematic area"), _("all areas"))
    status = _choice(_("Status"), _("any status"))
    grouping = _choice(_("Group of countries"), _("all groups of countries"))
    country = _choice(_("Country"), _("all countries"))
    organisation = _choice(_("Participating organisation"), _("any organisation"))
    sdg = _choice(_("Sustainable Development Goal"), _("any goal"))

    def __init__(self, asked: Any, fund: FundView, entries: Iterable[Entry]) -> None:
        self.fund, self.entries = fund, tuple(entries)
        forms.Form.__init__(self, asked, auto_id="id-%s")
        self._offer("section", list(words.SECTIONS.items()))
        self._offer("area", [(str(n), f"{n} · {name}") for n, name in fund.areas])
        self._offer("status", list(words.STATUSES.items()))
        self._offer("grouping", names.groupings(self._countries()))
        named = [(code, names.country(code)) for code in self._countries()]
        self._offer("country", sorted(named, key=_by_name))
        self._offer("organisation", self._organisations())
        self._offer("sdg", [(g, f"{g} · {names.element('sdg', g)}") for g in self._goals()])
        if not asked.get("as_at"):
            self.fields["as_at"].widget.attrs["value"] = today().isoformat()
        self.full_clean()

    def _offer(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        field.choices = [*field.choices, *choices]  # type: ignore[attr-defined]

    def _countries(self) -> set[str]:
        return {part.code for entry in self.entries for part in entry.countries}

    def _organisations(self) -> list[tuple[str, str]]:
        parts = {p.organisation: p for e in self.entries for p in e.participants or ()}
        told = [(key, _full_name(part)) for key, part in parts.items()]
        return sorted(told, key=_by_name)

    def _goals(self) -> list[str]:
        goals = {goal for entry in self.entries for goal in entry.sdgs or ()}
        return sorted(goals, key=lambda code: [part.zfill(3) for part in code.split(".")])

    @property
    def narrowed(self) -> bool:
        """Whether anything but the day was asked."""
        return any(self.chosen(name) for name in (*NARROWING, "grouping", "country"))

    def address(self, path: str) -> str:
        """The address of what is asked, without the choices that were left open."""
        kept = {name: value for name, value in self.data.items() if value and name != "page"}
        if kept.get("as_at") == today().isoformat():
            del kept["as_at"]
        return f"{path}?{urlencode(kept)}" if kept else path

    @property
    def selection(self) -> Selection:
        """What to ask the record for; a country and a group of countries both hold."""
        country, grouping = self.chosen("country"), self.chosen("grouping")
        countries = names.members(grouping) if grouping else frozenset[str]()
        if country:
            both = {country} if not grouping or country in countries else {NOWHERE}
            countries = frozenset(both)
        return Selection(
            areas=frozenset({int(self.chosen("area"))} if self.chosen("area") else ()),
            countries=countries,
            statuses=frozenset(filter(None, [self.chosen("status")])),
            sections=frozenset(filter(None, [self.chosen("section")])),
            organisation=self.chosen("organisation") or "",
            sdg=self.chosen("sdg") or "",
        )


NARROWING = ("section", "area", "status", "organisation", "sdg")


def _full_name(part: Part) -> str:
    return part.name if part.acronym == part.name else f"{part.acronym} · {part.name}"


def _by_name(choice: tuple[str, str]) -> str:
    return str(choice[1]).casefold()
