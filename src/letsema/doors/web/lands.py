"""A country told whole: policies, achievements, mechanisms, partners, offices, what was learned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as lazy

from letsema.doors.web import cited, seeing
from letsema.doors.web.forms.moment import Moment
from letsema.doors.web.whole import MOST, Panel, Supported, by_kind
from letsema.governance import queries as governance
from letsema.partners import queries as partners
from letsema.partners.queries import OfficeView
from letsema.results import queries as results
from letsema.values import Actor, Standing

PANELS = {
    "policies": lazy("Policies"),
    "achievements": lazy("Achievements"),
    "uncertain": lazy("May be of this country"),
    "country_bodies": lazy("Mechanisms"),
    "country_agreements": lazy("Agreements"),
    "country_support": lazy("Support"),
    "initiatives": lazy("Initiatives"),
    "events": lazy("Events where people learned"),
    "processes": lazy("Brought to processes and forums"),
    "stories": lazy("Case studies and practices"),
    "offices": lazy("Offices"),
}
"""The panels in the order of the page, each with its heading."""


@dataclass(frozen=True, slots=True)
class Covering:
    """An office, whether it stands in the country, and whether it covers it."""

    office: OfficeView
    inside: bool
    covers: Standing
    basis: Any


def told(country: str, moment: Moment, by: Actor) -> tuple[Panel, ...]:
    """The panels of a country that have something, as anybody may read of it.

    None of it is kept by the day it was known: where such a day is asked for, nothing is told.
    Internal agreements are told to who sees what of the register is internal.
    """
    if moment.known:
        return ()
    on = moment.chosen("as_at")
    inside = {"country": country, "public_only": not seeing.sees_register(by)}
    certain = results.achievements(country=country, on=on, limit=MOST)
    uncertain = results.achievements(may_concern=country, on=on, limit=MOST)
    found: dict[str, Any] = {
        "policies": list(_policies(country, moment)),
        "achievements": by_kind(certain.entries),
        "uncertain": by_kind(uncertain.entries),
        "country_bodies": governance.bodies_of_country(country),
        "country_agreements": cited.with_basis(partners.agreements(**inside)),
        "country_support": cited.with_basis(partners.support(**inside)),
        "initiatives": results.initiatives(country=country, on=on),
        "events": results.events(country=country, on=on),
        "processes": results.processes(country=country, on=on),
        "stories": results.stories(country=country),
        "offices": _offices(country, moment),
    }
    return tuple(
        Panel(key, title, found[key], _count(key, found[key]))
        for key, title in PANELS.items()
        if found[key]
    )


def _count(key: str, rows: Any) -> int:
    if key in ("achievements", "uncertain"):
        return sum(len(each.entries) for each in rows)
    return len(rows)


def _policies(country: str, moment: Moment) -> Iterator[Supported]:
    page = results.register(country=country, on=moment.chosen("as_at"), limit=MOST)
    for policy in page.entries:
        yield Supported(policy, policy.supports)


def _offices(country: str, moment: Moment) -> list[Covering]:
    """Offices in a country, then those that cover it from elsewhere."""
    covering = {each.key: how for each, how in partners.offices_covering(country, moment.day)}
    every = partners.offices()
    here = [each for each in every if each.country == country]
    elsewhere = [each for each in every if each.country != country and each.key in covering]
    return list(_covering([*here, *elsewhere], country, covering))


def _covering(
    offices: Iterable[OfficeView], country: str, covering: dict[str, Standing]
) -> Iterator[Covering]:
    for each, basis in cited.with_basis(list(offices)):
        yield Covering(each, each.country == country, covering.get(each.key, "no"), basis)
