"""Types of office, what an office covers on a day, consents of contacts. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from letsema.values import Standing, When, standing

OFFICE_TYPES = (
    "country",
    "regional",
    "subregional",
    "global",
    "liaison",
    "administrative-centre",
    "other",
)
CONSENTS = ("none", "internal", "public")
"""What a contact agreed to: nothing, being known to who keeps the record, being shown to all."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """A country (alpha-3) or a grouping (code) covered since and until; None: not told."""

    country: str = ""
    grouping: str = ""
    since: When | None = None
    until: When | None = None

    def stands(self, day: date | None) -> Standing:
        """Whether it is covered on a day; without a day, whether it has no end."""
        if day is None:
            return "no" if self.until else "certain"
        return standing(self.since, self.until, day)


@dataclass(frozen=True, slots=True)
class OfficeCalled:
    """A name of an office in a language, since and until; None: not told."""

    text: str
    language: str = "en"
    since: When | date | None = None
    until: When | date | None = None


Members = Callable[[str, date | None], Iterable[str]]
"""The countries of a grouping on a day."""


def covered(
    coverages: Iterable[Coverage], day: date | None, members: Members
) -> dict[str, Standing]:
    """The countries covered on a day, by alpha-3, for certain or possibly.

    A grouping is its members of that day: one that joined it later is not covered before.
    """
    found: dict[str, Standing] = {}
    for each in coverages:
        how = each.stands(day)
        if how == "no":
            continue
        for code in (each.country,) if each.country else members(each.grouping, day):
            if found.get(code) != "certain":
                found[code] = how
    return dict(sorted(found.items()))


def shows_details(consent: str, *, public_only: bool) -> bool:
    """Whether a contact's name and addresses are shown: to all only with a public consent."""
    return consent == "public" if public_only else consent in ("internal", "public")
