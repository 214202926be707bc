"""Write the packaged list of countries from public packages; run only to renew it.

In a scratch environment: `pip install babel pycountry hdx-python-country`, then
`python tools/reference/build_countries.py`. It writes `countries.csv`, `other-names.csv` and
`currencies.csv` under `src/letsema/reference/packaged/`. Everything else there is kept by hand.
"""

from __future__ import annotations

import csv
import re
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

import pycountry
from babel import Locale

PACKAGED = Path(__file__).parents[2] / "src/letsema/reference/packaged"
TAXONOMY = "Countries & Territories Taxonomy MVP - C&T Taxonomy.csv"
LANGUAGES = {"fr": "French", "es": "Spanish", "ru": "Russian", "zh": "Chinese", "ar": "Arabic"}
LOCALES = {code: Locale(code) for code in ("en", *LANGUAGES)}
USER_ASSIGNED = {"XKX": "XK"}
NO_M49 = {"TWN", "XKX"}
# Where the taxonomy's own cell is in an oblique case, damaged, or not the UN's settled form.
CORRECTED = {
    ("NRU", "en"): "Nauru",
    ("NRU", "fr"): "Nauru",
    ("NRU", "es"): "Nauru",
    ("NRU", "ru"): "Науру",
    ("NRU", "ar"): "ناورو",
    ("MAC", "en"): "China, Macao Special Administrative Region",
    ("FLK", "en"): "Falkland Islands (Malvinas)",
    ("MAF", "en"): "Saint Martin (French part)",
    ("SXM", "en"): "Sint Maarten (Dutch part)",
    ("ALA", "ru"): "Аландские острова",
    ("ATA", "ru"): "Антарктика",
    ("CCK", "ru"): "Кокосовые (Килинг) острова",
    ("CYM", "ru"): "Каймановы острова",
    ("DOM", "zh"): "多米尼加共和国",
    ("TWN", "fr"): "Taïwan (Province de Chine)",
    ("TWN", "es"): "Taiwán (Provincia de China)",
    ("TWN", "ru"): "Тайвань (провинция Китая)",
    ("TWN", "zh"): "中国台湾省",
    ("TWN", "ar"): "مقاطعة تايوان الصينية",
    ("XKX", "en"): "Kosovo",
}
FROM_CLDR = {(code, "ar") for code in ("ATF", "BOL", "FSM", "IOT", "IRN", "NLD", "UMI", "VEN")}
NO_MINOR_UNIT = re.compile("BIF|CLP|DJF|GNF|ISK|JPY|KMF|KRW|PYG|RWF|UGX|UYI|VND|VUV|X[AO]F|XPF")
THREE_DIGITS = {"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"}
FOUR_DIGITS = {"CLF", "UYW"}
NOT_MONEY = re.compile(r"XA[DGU]|XB[ABCD]|XDR|XP[DT]|XSU|XTS|XUA|XXX")


def main() -> None:
    """Write the three files."""
    rows = sorted(_taxonomy(), key=lambda row: row["alpha3"])
    _write_countries(rows)
    _write_other_names(rows)
    _write_currencies()


def _taxonomy() -> list[dict[str, str]]:
    """The taxonomy's rows that are ISO countries or user-assigned, with their two codes."""
    text = files("hdx.location").joinpath(TAXONOMY).read_text(encoding="utf-8-sig")
    found = []
    for row in csv.DictReader(text.splitlines()):
        alpha3 = row["ISO 3166-1 Alpha 3-Codes"] or row["x Alpha3 codes"]
        alpha2 = row["ISO 3166-1 Alpha 2-Codes"] or USER_ASSIGNED.get(alpha3, "")
        if pycountry.countries.get(alpha_3=alpha3) or alpha3 in USER_ASSIGNED:
            found.append({**row, "alpha3": alpha3, "alpha2": alpha2})
    return found


def _name(row: dict[str, str], language: str) -> str:
    """The UN's short name; CLDR's where the UN lists none."""
    key = (row["alpha3"], language)
    if key in CORRECTED:
        return CORRECTED[key]
    cldr = LOCALES[language].territories[row["alpha2"]]
    if key in FROM_CLDR:
        return cldr
    column = "English" if language == "en" else LANGUAGES[language]
    name = row[f"{column} Short"] or row[f"M49 {column}"] or cldr
    return name.strip().replace("'", "’").replace("- ", "-" if language != "ar" else "- ")


def _area(row: dict[str, str]) -> str:
    """The narrowest M49 area the country stands in."""
    levels = ("Intermediate Region Code", "Sub-region Code", "Region Code")
    code = next((row[level] for level in levels if row[level]), "1")
    return code.zfill(3)


def _write_countries(rows: list[dict[str, str]]) -> None:
    lines = [["alpha3", "alpha2", "m49", "area", "en", *LANGUAGES]]
    for row in rows:
        m49 = "" if row["alpha3"] in NO_M49 else row["m49 numerical code"].zfill(3)
        names = [_name(row, language) for language in LOCALES]
        lines.append([row["alpha3"], row["alpha2"], m49, _area(row), *names])
    _write(
        "countries.csv",
        "ISO 3166-1 countries and territories with the United Nations' short names",
        "ISO 3166-1; UNTERM and UNSD M49 as carried by OCHA's Countries and Territories Taxonomy "
        f"(hdx-python-country {version('hdx-python-country')}, MIT); Unicode CLDR "
        f"(Babel {version('babel')}) where these give no name; Kosovo and Taiwan, which M49 does "
        "not list, stand in the area where OCHA places them",
        lines,
    )


def _write_other_names(rows: list[dict[str, str]]) -> None:
    lines = [["alpha3", "language", "name"]]
    for row in rows:
        for language, locale in LOCALES.items():
            name = locale.territories[row["alpha2"]].replace("'", "’")
            if name != _name(row, language):
                lines.append([row["alpha3"], language, name])
    _write(
        "other-names.csv",
        "names in everyday use where they differ from the United Nations' short names; "
        "read, not shown",
        f"Unicode CLDR (Babel {version('babel')}), Unicode licence",
        lines,
    )


def _write_currencies() -> None:
    lines = [["code", "minor_units", "title"]]
    for currency in sorted(pycountry.currencies, key=lambda each: each.alpha_3):
        code = currency.alpha_3
        if NOT_MONEY.fullmatch(code):
            continue
        digits = 0 if NO_MINOR_UNIT.fullmatch(code) else 3 if code in THREE_DIGITS else 2
        lines.append([code, str(4 if code in FOUR_DIGITS else digits), currency.name])
    _write(
        "currencies.csv",
        "currencies in use, with the number of decimal places of their smallest unit; "
        "metals, test codes and units of account without one are left out",
        f"ISO 4217 list one (pycountry {version('pycountry')}, LGPL; facts only)",
        lines,
    )


def _write(name: str, what: str, source: str, lines: list[list[str]]) -> None:
    with (PACKAGED / name).open("w", encoding="utf-8", newline="") as file:
        file.write(f"# what: {what}\n# source: {source}\n# date: 2026-11-22\n")
        csv.writer(file, lineterminator="\n").writerows(lines)


if __name__ == "__main__":
    main()
