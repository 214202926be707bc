"""The packaged reference files are whole, agree with each other, and answer what is asked."""

from __future__ import annotations

import csv
import io
import itertools
import re
from datetime import date
from pathlib import Path

import pytest

from letsema.reference import rules
from letsema.reference.rules import ElementText, FrameworkText

OFFICES = re.compile(r"Office|Administrative Cent|Regions$")
IOM_REGIONS = {
    "Asia and the Pacific",
    "East and Horn of Africa",
    "Europe and Central Asia",
    "Latin America and the Caribbean",
    "Middle East and North Africa",
    "West and Central Africa",
}
BOOKLET_HEADINGS = {
    "AFGHANISTAN": "AFG",
    "CÔTE D'IVOIRE": "CIV",
    "CÔTE D’IVOIRE": "CIV",
    "COTE D'IVOIRE": "CIV",
    "THE GAMBIA": "GMB",
    "MOLDOVA": "MDA",
    "REPUBLIC OF MOLDOVA": "MDA",
    "NORTH MACEDONIA": "MKD",
    "TRINIDAD AND TOBAGO": "TTO",
    "VIET NAM": "VNM",
    "Vietnam": "VNM",
    "Kyrgyzstan": "KGZ",
    "Lao PDR": "LAO",
    "Tanzania": "TZA",
    "Bolivia": "BOL",
    "Bahamas (The)": "BHS",
    "St. Lucia": "LCA",
    "Swaziland": "SWZ",
    "Turquía": "TUR",
    "République démocratique du Congo": "COD",
    "UNSC Resolution 1244-Administered Kosovo": "XKX",
    "Kosovo*": "XKX",
    "Hong Kong": "HKG",
    "Bosnia & Herzegovina": "BIH",
    "摩洛哥": "MAR",
    "Марокко": "MAR",
    "المغرب": "MAR",
}


def members(code: str, on: date | None = None) -> set[str]:
    return set(rules.grouping(code).members(on))


# Files


@pytest.mark.parametrize(
    "name", [*rules.packaged_names(), *rules.packaged_names("frameworks")], ids=str
)
def test_every_packaged_file_says_what_it_is_where_from_and_when(name: str) -> None:
    file = rules.packaged(name)
    assert file.head["what"]
    assert file.head["source"]
    assert date.fromisoformat(file.head["date"])
    assert file.rows
    assert all(None not in row and None not in row.values() for row in file.rows)


# Countries


def test_every_country_of_iso_3166_is_there_once_and_kosovo_beside_them() -> None:
    found = rules.countries()
    assert len(found) == 250
    assert len({each.alpha3 for each in found}) == len({each.alpha2 for each in found}) == 250
    assert all(re.fullmatch("[A-Z]{3}", each.alpha3) for each in found)
    assert all(re.fullmatch("[A-Z]{2}", each.alpha2) for each in found)


def test_every_country_has_a_name_in_six_languages() -> None:
    for each in rules.countries():
        assert list(each.names) == list(rules.LANGUAGES)
        assert all(name and name == name.strip() for name in each.names.values()), each


def test_every_country_has_an_m49_code_or_a_reason_why_not() -> None:
    codes = [each.m49 for each in rules.countries() if each.m49]
    assert len(codes) == len(set(codes)) == 248
    assert all(re.fullmatch(r"\d{3}", code) for code in codes)
    for each in rules.countries():
        assert bool(each.m49) != bool(each.m49_absent), each


def test_every_country_has_a_point_on_the_globe_and_no_two_the_same() -> None:
    points = {(each.latitude, each.longitude) for each in rules.countries()}
    assert len(points) == 250
    assert all(-90 <= latitude <= 90 and -180 <= longitude <= 180 for latitude, longitude in points)


@pytest.mark.parametrize(
    ("code", "latitude", "longitude"),
    [("KIR", 1.4, 173.0), ("TUV", -8.5, 179.2), ("FJI", -17.8, 178.0), ("MHL", 7.1, 171.3)],
)
def test_island_states_have_their_point_at_the_main_island(
    code: str, latitude: float, longitude: float
) -> None:
    found = rules.country(code)
    assert (found.latitude, found.longitude) == (latitude, longitude)


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("VNM", "Viet Nam"),
        ("MDA", "Republic of Moldova"),
        ("GMB", "Gambia"),
        ("CIV", "Côte d’Ivoire"),
        ("TUR", "Türkiye"),
        ("SWZ", "Eswatini"),
        ("PSE", "State of Palestine"),
        ("TWN", "Taiwan (Province of China)"),
        ("HKG", "China, Hong Kong Special Administrative Region"),
        ("MAC", "China, Macao Special Administrative Region"),
        ("ABW", "Aruba"),
    ],
)
def test_english_names_are_the_short_names_of_the_united_nations(code: str, name: str) -> None:
    assert rules.country(code).name() == name


def test_kosovo_carries_its_note_wherever_it_is_shown() -> None:
    assert rules.country("XKX").note == (
        "References to Kosovo shall be understood to be in the context of United Nations "
        "Security Council resolution 1244 (1999)."
    )


@pytest.mark.parametrize(
    ("code", "day", "name"),
    [
        ("SWZ", date(2018, 4, 18), "Swaziland"),
        ("SWZ", date(2018, 4, 19), "Eswatini"),
        ("TUR", date(2021, 6, 30), "Turkey"),
        ("TUR", date(2022, 6, 30), "Türkiye"),
        ("MKD", date(2019, 2, 11), "the former Yugoslav Republic of Macedonia"),
        ("MKD", date(2019, 2, 12), "North Macedonia"),
        ("CPV", date(2013, 1, 1), "Cape Verde"),
        ("CZE", date(2015, 1, 1), "Czech Republic"),
        ("CZE", date(2016, 6, 1), "Czechia"),
        ("BWA", date(1990, 1, 1), "Botswana"),
    ],
)
def test_a_country_is_called_on_a_day_what_it_was_called_then(
    code: str, day: date, name: str
) -> None:
    assert rules.country(code).name(on=day) == name


def test_a_name_comes_in_the_language_asked_for_and_else_in_english() -> None:
    morocco = rules.country("MAR")
    assert [morocco.name("fr"), morocco.name("es"), morocco.name("en-gb")] == [
        "Maroc",
        "Marruecos",
        "Morocco",
    ]
    assert morocco.name("xx") == "Morocco"
    assert rules.country("TUR").name("fr", on=date(2020, 1, 1)) == "Turquie"


def test_an_unknown_code_is_an_error_not_a_guess() -> None:
    with pytest.raises(KeyError):
        rules.country("ZZZ")


# Names in documents


def test_no_name_means_two_countries() -> None:
    names = rules.country_names()  # raises where the files leave one undecided
    assert len(names) > 3000
    assert all(name == name.casefold() for name in names)


def test_every_shown_name_leads_to_its_country() -> None:
    for each in rules.countries():
        for name in (*each.names.values(), *each.aliases):
            assert rules.find_country(name) == each.alpha3, name


@pytest.mark.parametrize("name", BOOKLET_HEADINGS)
def test_names_are_found_as_documents_print_them(name: str) -> None:
    assert rules.find_country(name) == BOOKLET_HEADINGS[name]


@pytest.mark.parametrize("name", ["CÔTE D'IVOIRE", "CÔTE D’IVOIRE", "The Gambia", "Lao PDR"])
def test_a_casefolded_name_is_a_key(name: str) -> None:
    assert rules.country_names()[name.casefold()]


@pytest.mark.parametrize("name", ["Korea", "Virgin Islands", "Regional Pacific", "", "Others"])
def test_a_name_of_no_one_country_is_not_found(name: str) -> None:
    assert rules.find_country(name) is None


def test_an_ambiguous_name_goes_where_the_file_decides() -> None:
    assert rules.find_country("Congo") == "COG"


def test_what_a_caller_does_to_the_names_does_not_last() -> None:
    rules.country_names().clear()
    rules.partner_group_headings().clear()
    assert rules.country_names()
    assert rules.partner_group_headings()


def test_every_country_in_the_facts_is_known(shared: Path) -> None:
    text = (shared / "facts/programmes-june-2021.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(io.StringIO(text))
    codes = {code for row in rows for code in row["countries"].split(";")}
    assert len(codes) > 40
    for code in codes:
        assert rules.country(code)


def test_every_country_heading_of_the_booklet_is_found(shared: Path) -> None:
    text = (shared / "seeds/002_5ef64020567ca62c.txt").read_text(encoding="utf-8")
    headings = set(re.findall(r"(?m)^([A-ZÔÉ][A-ZÔÉ'’, ]{2,})$", text))
    names = {name.strip() for heading in headings for name in heading.split(",")}
    unknown = {name for name in names if rules.find_country(name) is None}
    assert len(names - unknown) == 38
    assert unknown <= {
        "AREA",
        "FOREWORD",
        "FUNDED JOINT",
        "PROGRAMMES",
        "JOINT PROGRAMME",
        "PARTICIPATING UN ORGANIZATIONS",
        "KEY PARTNERS",
        "MOST RELEVANT SDG GOALS",
        "STATUS",
        "SUMMARY",
        "REGIONAL IGAD",
        "REGIONAL PACIFIC",
    }


def test_every_country_an_agency_lists_is_found(shared: Path) -> None:
    text = (shared / "seeds/003_c4a3c76f1c26202d.txt").read_text(encoding="utf-8")
    lines = text[text.index("Office type") + len("Office type") :].split("\n")
    names = {line.strip() for line in lines if line.strip() and not OFFICES.search(line)}
    names -= IOM_REGIONS
    assert len(names) > 150
    assert {name for name in names if rules.find_country(name) is None} == set()


# Groupings


def test_every_member_of_every_grouping_is_a_country() -> None:
    known = {each.alpha3 for each in rules.countries()}
    for each in rules.groupings():
        assert each.title
        assert each.source
        assert {membership.alpha3 for membership in each.memberships} <= known, each.code
        assert each.members()


def test_memberships_of_one_country_do_not_overlap() -> None:
    for each in rules.groupings():
        spans: dict[str, list[tuple[date, date]]] = {}
        for one in each.memberships:
            since = one.since.latest if one.since else date.min
            until = one.until.latest if one.until else date.max
            assert since < until
            spans.setdefault(one.alpha3, []).append((since, until))
        for held in spans.values():
            ordered = sorted(held)
            assert all(a[1] <= b[0] for a, b in itertools.pairwise(ordered)), each


def test_codes_of_groupings_are_unique_and_areas_stand_in_areas() -> None:
    codes = [each.code for each in rules.groupings()]
    assert len(codes) == len(set(codes))
    for each in rules.groupings():
        if each.within:
            assert set(each.members()) <= members(each.within)


@pytest.mark.parametrize(
    ("code", "count"),
    [
        ("m49-001", 250),
        ("m49-002", 60),
        ("ldc", 44),
        ("lldc", 32),
        ("sids", 39),
        ("sids-associate", 18),
        ("au", 55),
        ("ecowas", 12),
        ("igad", 7),
        ("sadc", 16),
        ("eac", 8),
        ("eccas", 11),
        ("mru", 4),
        ("ioc", 5),
        ("asean", 11),
        ("caricom", 15),
        ("sica", 8),
        ("pif", 18),
        ("eu", 27),
        ("las", 22),
    ],
)
def test_groupings_have_as_many_members_as_they_say(code: str, count: int) -> None:
    assert len(rules.grouping(code).members()) == count


@pytest.mark.parametrize(
    ("code", "day", "inside", "outside"),
    [
        ("ecowas", date(2025, 1, 28), "MLI", "MRT"),
        ("ecowas", date(2025, 1, 29), "NGA", "NER"),
        ("eu", date(2020, 1, 31), "GBR", "SRB"),
        ("eu", date(2020, 2, 1), "HRV", "GBR"),
        ("ldc", date(2021, 6, 30), "BTN", "VUT"),
        ("ldc", date(2025, 1, 1), "BGD", "STP"),
        ("eac", date(2023, 1, 1), "COD", "SOM"),
        ("au", date(2016, 1, 1), "SSD", "MAR"),
        ("igad", date(2021, 6, 30), "SSD", "ERI"),
        ("igad", date(2024, 1, 1), "ERI", "TZA"),
        ("pif", date(2022, 12, 31), "TUV", "KIR"),
        ("asean", date(2024, 1, 1), "VNM", "TLS"),
    ],
)
def test_members_come_and_go_by_date(code: str, day: date, inside: str, outside: str) -> None:
    assert inside in members(code, day)
    assert outside not in members(code, day)


def test_there_were_46_least_developed_countries_in_june_2021() -> None:
    assert len(rules.grouping("ldc").members(date(2021, 6, 30))) == 46


def test_a_country_stands_in_groupings_that_overlap() -> None:
    codes = {each.code for each in rules.groupings_of("COM", date(2021, 6, 30))}
    assert {"m49-002", "m49-014", "ldc", "sids", "au", "sadc", "ioc", "las"} <= codes


def test_an_unknown_grouping_is_an_error() -> None:
    with pytest.raises(KeyError):
        rules.grouping("atlantis")


# Frameworks and small lists


def packaged_framework(slug: str) -> FrameworkText:
    return next(each for each in rules.packaged_frameworks() if each.slug == slug)


def test_the_goals_are_17_and_their_targets_169() -> None:
    elements = packaged_framework("sdg").elements
    goals = [each for each in elements if each.parent is None]
    targets = [each for each in elements if each.parent is not None]
    assert [each.code for each in goals] == [str(number) for number in range(1, 18)]
    assert len(targets) == 169
    assert all(each.code.startswith(f"{each.parent}.") for each in targets)
    assert all(len(each.title.split()) <= 12 for each in targets)


def test_the_targets_are_those_of_the_published_codelist(shared: Path) -> None:
    text = (shared / "iati/codelists/nonembedded/UNSDG-Targets.xml").read_text(encoding="utf-8")
    published = set(re.findall("<code>([^<]+)</code>", text))
    assert {e.code for e in packaged_framework("sdg").elements if e.parent} == published


def test_the_compact_has_23_objectives_and_10_principles() -> None:
    titles = rules.objective_titles()
    assert list(titles) == list(range(1, 24))
    assert "recruitment" in titles[6]
    assert "missing migrants" in titles[8]
    assert len(packaged_framework("gcm-principles").elements) == 10


def test_budgets_have_eight_categories_the_last_indirect() -> None:
    elements = packaged_framework("budget-categories").elements
    assert [each.code for each in elements] == list("12345678")
    assert "Indirect" in elements[-1].title


def test_every_packaged_framework_is_fit_to_be_adopted() -> None:
    for each in rules.packaged_frameworks():
        assert rules.judge_framework(each) == ()


def test_headings_lead_to_partner_groups_in_any_letter_case() -> None:
    headings = rules.partner_group_headings()
    groups = {each.code for each in packaged_framework("partner-groups").elements}
    assert set(headings.values()) - {""} == groups
    assert headings["PRIVATE SECTOR".casefold()] == "private-sector"
    assert headings["Local Authorities".casefold()] == "local-authority"
    assert headings["workers' organizations"] == headings["workers’ organizations"] == "workers"


def test_others_is_a_heading_of_no_group() -> None:
    assert rules.partner_group_headings()["others"] == ""


def test_no_heading_of_a_group_is_a_country() -> None:
    assert [h for h in rules.partner_group_headings() if rules.find_country(h)] == []


@pytest.mark.parametrize(("code", "digits"), [("USD", 2), ("JPY", 0), ("KWD", 3), ("CLF", 4)])
def test_currencies_know_their_smallest_unit(code: str, digits: int) -> None:
    assert rules.currency(code).minor_units == digits


@pytest.mark.parametrize("code", ["XAU", "XTS", "DEM", "usd"])
def test_metals_test_codes_and_old_money_are_no_currencies(code: str) -> None:
    with pytest.raises(KeyError):
        rules.currency(code)


def test_every_currency_of_the_codelist_still_in_use_is_there(shared: Path) -> None:
    text = (shared / "iati/codelists/nonembedded/Currency.xml").read_text(encoding="utf-8")
    listed = set(re.findall("<code>([A-Z]{3})</code>", text))
    known = {each.code for each in rules.currencies()}
    gone = "ANG|BGN|BYR|CUC|EEK|HRK|LTL|LVL|MRO|SLL|STD|USS|VEF|XBT|XDR|ZMK|ZWL"
    assert {code for code in listed - known if not re.fullmatch(gone, code)} == set()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"slug": "Bad Slug"}, "slug"),
        ({"slug": "a" * 61}, "too-long"),
        ({"title": " "}, "empty"),
        ({"owner": ""}, "empty"),
        ({"source": ""}, "empty"),
        ({"kind": "poem"}, "kind"),
        ({"elements": ()}, "empty"),
        ({"elements": (ElementText("1", "One"), ElementText("1", "Again"))}, "twice"),
        ({"elements": (ElementText("1.1", "Part", "1"), ElementText("1", "Whole"))}, "parent"),
        ({"elements": (ElementText("1", "Itself", "1"),)}, "parent"),
        ({"elements": (ElementText("1", ""),)}, "empty"),
        ({"elements": (ElementText("1", "x" * 501),)}, "too-long"),
    ],
)
def test_an_unfit_framework_is_refused_with_its_reason(
    change: dict[str, object], code: str
) -> None:
    fit: dict[str, object] = {
        "slug": "outcomes",
        "title": "Outcomes",
        "owner": "A programme",
        "source": "Its document",
        "kind": "outcomes",
        "elements": (ElementText("1", "One"),),
    }
    assert rules.judge_framework(FrameworkText(**fit)) == ()  # type: ignore[arg-type]
    refusals = rules.judge_framework(FrameworkText(**{**fit, **change}))  # type: ignore[arg-type]
    assert [each.code for each in refusals] == [code]
