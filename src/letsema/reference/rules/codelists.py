"""Small lists: currencies, headings of partner groups, titles of the Compact's objectives."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from letsema.reference.rules.reading import packaged


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency in use: ISO 4217 code, name, decimal places of its smallest unit."""

    code: str
    title: str
    minor_units: int


@cache
def _currencies() -> dict[str, Currency]:
    return {
        row["code"]: Currency(row["code"], row["title"], int(row["minor_units"]))
        for row in packaged("currencies").rows
    }


def currency(code: str) -> Currency:
    """The currency of that code; `KeyError` for a code there is not, or not in use."""
    return _currencies()[code]


def currencies() -> tuple[Currency, ...]:
    """Every currency in use, by code."""
    return tuple(_currencies().values())


def partner_group_headings() -> dict[str, str]:
    """Partner groups by the heading printed over their members, casefolded.

    Both kinds of apostrophe are there. A heading that means no group ("Others") has "".
    """
    found = {}
    for row in packaged("partner-group-headings").rows:
        heading = row["heading"].casefold()
        found[heading] = found[heading.replace("’", "'")] = row["group"]
    return found


def partner_groups() -> dict[str, str]:
    """The groups of key partners: title by code."""
    return {row["code"]: row["title"] for row in packaged("frameworks/partner-groups").rows}


def objective_titles() -> dict[int, str]:
    """Titles of the 23 objectives of the Global Compact for Migration by number."""
    rows = packaged("frameworks/gcm-objectives").rows
    return {int(row["code"]): row["title"] for row in rows}
