"""What the network may be narrowed to; every choice stands in the address."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext_lazy as lazy

from letsema.doors.web import names
from letsema.doors.web.forms.moment import Moment, today
from letsema.doors.web.forms.notes import choice
from letsema.doors.web.words.ties import TIE_KINDS
from letsema.governance.queries import FundView
from letsema.insight.queries.network import Narrowed
from letsema.reference import rules as reference

ORDERS = ("partners", "ties", "large", "between", "group", "name")
"""What the table may be put in the order of; the first is its usual one."""
FORM = lazy("“%(value)s” is not a form the network is taken along in. CSV is.")
SORT = lazy("“%(value)s” is not an order of this table; it stands in its usual one.")
NARROWING = ("kind", "country", "area")


class Asked(Moment):
    """The sentence over the network."""

    kind = choice(lazy("What ties them"), lazy("anything they do together"))
    country = choice(lazy("Country"), lazy("all countries"))
    area = choice(lazy("Thematic area"), lazy("all thematic areas"))
    sort = forms.ChoiceField(
        required=False,
        widget=forms.HiddenInput,
        choices=[(f"{sign}{name}", name) for name in ORDERS for sign in ("", "-")],
        error_messages={"invalid_choice": SORT},
    )
    form = forms.ChoiceField(
        required=False,
        widget=forms.HiddenInput,
        choices=[("csv", "CSV")],
        error_messages={"invalid_choice": FORM},
    )

    def __init__(self, address: Any, funds: Iterable[FundView]) -> None:
        self.organisation = address.get("organisation", "")
        funds = tuple(funds)
        forms.Form.__init__(self, address, auto_id="id-%s")
        lands = [(each.alpha3, names.country(each.alpha3)) for each in reference.countries()]
        self._offer("kind", list(TIE_KINDS.items()))
        self._offer("country", sorted(lands, key=lambda each: each[1].casefold()))
        self._offer("area", [told for fund in funds for told in _areas(fund, len(funds) > 1)])
        if not address.get("as_at"):
            self.fields["as_at"].widget.attrs["value"] = today().isoformat()
        self.full_clean()

    def _offer(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        field.choices = [*field.choices, *choices]  # type: ignore[attr-defined]

    def offer_only(self, countries: Iterable[str], areas: Iterable[str]) -> None:
        """Leave of the choices those there is something of, and what is chosen."""
        there = {"country": set(countries), "area": set(areas)}
        for name, codes in there.items():
            kept = {"", self.chosen(name), *codes}
            field: Any = self.fields[name]
            field.choices = [each for each in field.choices if each[0] in kept]

    @property
    def narrowed(self) -> Narrowed:
        """What of the network is asked for."""
        return Narrowed(**{name: self.chosen(name) or "" for name in NARROWING})

    @property
    def narrows(self) -> bool:
        """Whether anything is asked that leaves something out."""
        return any(self.chosen(name) for name in NARROWING)

    @property
    def order(self) -> str:
        """The column the table is in the order of, `-` before it if from its other end."""
        return self.chosen("sort") or ORDERS[0]

    def query(self, **changes: str) -> str:
        """The address of what was understood, some of it changed; an empty value is left out."""
        kept = {name: self.chosen(name) or "" for name in (*NARROWING, "sort")}
        day = self.chosen("as_at")
        kept["as_at"] = day.isoformat() if day and day != today() else ""
        told = {"organisation": self.organisation, **kept, **changes}
        return urlencode({name: value for name, value in told.items() if value})

    @property
    def cleared(self) -> str:
        """The same with nothing left out."""
        return self.query(**dict.fromkeys(NARROWING, ""))

    @property
    def whole(self) -> str:
        """The same of everybody, not of one organisation."""
        return self.query(organisation="", sort="")

    @property
    def export(self) -> str:
        """What is shown, as a table to take along."""
        return self.query(form="csv")


def _areas(fund: FundView, several: bool) -> list[tuple[str, str]]:
    """The thematic areas of a fund as choices, with its name where there is another."""
    of = f"{fund.short_name} · " if several else ""
    return [(f"{fund.slug}.{number}", f"{of}{number} · {name}") for number, name in fund.areas]
