"""Countries and territories: codes, names in six languages and by date, a point, a note."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import TypeVar

from letsema.reference.rules.reading import packaged
from letsema.values import When

T = TypeVar("T")
LANGUAGES = ("en", "fr", "es", "ar", "zh", "ru")
"""The languages every country has a name in: the six of the United Nations."""


@dataclass(frozen=True, slots=True)
class FormerName:
    """Names a country bore until a date, by language."""

    until: When
    names: Mapping[str, str] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory.

    `alpha3` and `alpha2` are ISO 3166-1 codes (user-assigned where ISO has none), `m49` the
    United Nations' three digits or None (then `m49_absent` says why), `latitude` and
    `longitude` degrees of a point inside it, `note` what must stand wherever it is shown.
    """

    alpha3: str
    alpha2: str
    m49: str | None
    names: Mapping[str, str] = field(hash=False)
    latitude: float
    longitude: float
    area: str
    note: str = ""
    m49_absent: str = ""
    takes_article: bool = False
    aliases: tuple[str, ...] = ()
    former: tuple[FormerName, ...] = ()

    def name(self, language: str = "en", on: date | None = None) -> str:
        """The name in a language (English where there is none), as it was on a day if given."""
        language = language.partition("-")[0].lower()
        for old in self.former:
            if on is not None and not old.until.holds(on) and old.names.get(language):
                return old.names[language]
        return self.names.get(language) or self.names["en"]


@cache
def _all() -> dict[str, Country]:
    points = {row["alpha3"]: row for row in packaged("points").rows}
    told = {(row["alpha3"], row["kind"]): row["text"] for row in packaged("notes").rows}
    articles = {row["alpha3"] for row in packaged("articles").rows}
    aliases = _grouped((row["alpha3"], row["name"]) for row in packaged("aliases").rows)
    return {
        (code := row["alpha3"]): Country(
            alpha3=code,
            alpha2=row["alpha2"],
            m49=row["m49"] or None,
            names={language: row[language] for language in LANGUAGES},
            latitude=float(points[code]["latitude"]),
            longitude=float(points[code]["longitude"]),
            area=row["area"],
            note=told.get((code, "note"), ""),
            m49_absent=told.get((code, "no-m49"), ""),
            takes_article=code in articles,
            aliases=tuple(aliases.get(code, ())),
            former=_former().get(code, ()),
        )
        for row in packaged("countries").rows
    }


@cache
def _former() -> dict[str, tuple[FormerName, ...]]:
    """Former names by country, the one left first standing first."""
    found = _grouped(
        (
            row["alpha3"],
            FormerName(
                When.parse(row["until"]),
                {language: row[language] for language in LANGUAGES if row[language]},
            ),
        )
        for row in packaged("names-by-date").rows
    )
    return {code: tuple(sorted(old, key=lambda o: o.until.latest)) for code, old in found.items()}


def _grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, list[T]]:
    found: dict[str, list[T]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found


def country(alpha3: str) -> Country:
    """The country of that alpha-3 code; `KeyError` for a code there is not."""
    return _all()[alpha3]


def countries() -> tuple[Country, ...]:
    """Every country and territory, by code."""
    return tuple(_all().values())


def folded_name(name: str) -> str:
    """A name as it is compared: no case, accents, kind of apostrophe, marks at the end or
    spare spaces; "&" is "and".
    """
    bare = name.replace("’", "'").replace("‘", "'")
    if not bare.isascii():
        apart = unicodedata.normalize("NFKD", bare)
        bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join(bare.replace("&", " and ").rstrip("* \t").casefold().split())


def country_names() -> dict[str, str]:
    """Alpha-3 codes by every name that documents print, casefolded.

    Names of six languages, former names and aliases, each with straight and curly apostrophes,
    with and without accents, "the" and "St."; folded names (`folded_name`) are among the keys.
    A name two countries could claim stands with the one `ambiguous-names` gives it, or not at
    all; `ValueError` if that file does not decide.
    """
    return dict(_names())


def find_country(name: str) -> str | None:
    """The alpha-3 code of the country a document calls so, or None."""
    return _names().get(folded_name(name))


@cache
def _names() -> dict[str, str]:
    decided = {row["name"]: row["alpha3"] for row in packaged("ambiguous-names").rows}
    found: dict[str, str] = {}
    for code, name in _printed():
        for form in _forms(name, article=country(code).takes_article):
            owner = decided.get(folded_name(form))
            if owner is None and found.setdefault(form, code) != code:
                raise ValueError(f"{form}: {found[form]} or {code}?")
            if owner == code:
                found[form] = code
    return found


def _printed() -> Iterator[tuple[str, str]]:
    """Every name of every country, shown or not, former ones too, as (alpha-3, name)."""
    for each in countries():
        for name in (*each.names.values(), *each.aliases):
            yield each.alpha3, name
        for old in each.former:
            for name in old.names.values():
                yield each.alpha3, name
    for row in packaged("other-names").rows:
        yield row["alpha3"], row["name"]


def _forms(name: str, *, article: bool) -> set[str]:
    """The ways a name is printed, casefolded: as it is and with what documents vary."""
    wordings = {name}
    if article:
        bare = name.removeprefix("the ")
        wordings |= {bare, f"the {bare}", f"{bare} (the)", f"{bare}, the"}
    if "Saint " in name:
        wordings |= {name.replace("Saint ", short) for short in ("St. ", "St ")}
    wordings |= {each.replace(" and ", " & ") for each in wordings}
    forms = set()
    for each in wordings:
        plain = each.casefold()
        forms |= {plain, plain.replace("’", "'"), plain.replace("'", "’"), folded_name(each)}
    return forms
